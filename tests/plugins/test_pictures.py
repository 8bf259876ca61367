"""A file that the checks do not see is never published, nor what a picture tells besides itself.

Which pictures are published: `tests/site/test_nothing_leaks.py`; what they hold: `tests/model/test_metadata.py`.
"""

from pathlib import Path
from types import SimpleNamespace

import pytest

from editorial.findings import ContentError
from editorial.markup.documents import Documents
from plugins import pictures
from tests.conftest import ROOT, site_of
from tests.model.test_drawing import BEGIN, EDITED
from tests.model.test_metadata import FORMATS, saved, telling, words_in
from tests.plugins.signals import connected

SIGNALS = ("article_generator_pretaxonomy", "page_generator_finalized", "finalized")


def finished_in(folder: Path) -> SimpleNamespace:
    """A run that has written into `folder`, of a project that has nothing else."""
    return SimpleNamespace(
        output_path=str(folder),
        settings={"DOCUMENTS": Documents(site_of(folder / "own/content")), "ONLY_PUBLISHED": False},
    )


@pytest.mark.parametrize("link", ["../pelicanconf.py", "data/people.yaml", "pages/a.md"])
def test_a_link_to_what_is_not_published_is_refused(link, monkeypatch):
    read = connected(monkeypatch, pictures, *SIGNALS)
    page = SimpleNamespace(
        get_static_links=lambda: {link},
        source=SimpleNamespace(status="published", path=Path("content/pages/a.md")),
    )
    generator = SimpleNamespace(
        settings={"DOCUMENTS": Documents(site_of(ROOT / "content"))},
        context={"static_links": set(), "generated_content": {"pages/a.md": page}},
        path="content",
    )
    with pytest.raises(ContentError, match=f"content/pages/a.md:1:1: R70 error: link: {link} is not published"):
        read[1].send(generator)


def test_pictures_of_the_finished_tree_tell_nothing_and_clean_ones_are_as_they_were(tmp_path, monkeypatch):
    for folder in ("figures", "articles/attached"):
        (tmp_path / folder).mkdir(parents=True)
        for kind in FORMATS:
            (tmp_path / folder / f"a{kind}").write_bytes(telling(kind))
        (tmp_path / folder / "a.svg").write_text(EDITED, encoding="utf-8")
    for kind in (".jpg", ".png", ".webp"):
        (tmp_path / f"clean{kind.upper()}").write_bytes(saved(kind))
    written = {file: file.stat().st_mtime_ns for file in tmp_path.glob("clean*")}
    connected(monkeypatch, pictures, *SIGNALS)[2].send(finished_in(tmp_path))
    beside = ["a.jpeg.avif", "a.jpeg.webp", "a.jpg.avif", "a.jpg.webp", "a.png.webp", "a.webp.avif"]
    assert sorted(file.name for file in (tmp_path / "figures").glob("a.*.*")) == beside
    assert [words_in(file.read_bytes()) for file in tmp_path.rglob("a.*") if file.suffix != ".svg"] == [[]] * 18
    assert "secret" not in (tmp_path / "figures/a.svg").read_text(encoding="utf-8")
    assert {file: file.stat().st_mtime_ns for file in written} == written


def test_a_drawing_that_runs_something_stops_the_build_by_whatever_way_it_came(tmp_path, monkeypatch):
    (tmp_path / "a.svg").write_text(f"{BEGIN}<script/></svg>", encoding="utf-8")
    finished = connected(monkeypatch, pictures, *SIGNALS)[2]
    with pytest.raises(ContentError, match=r"^a\.svg:1:1: R21 error: picture: holds <script> in line 1"):
        finished.send(finished_in(tmp_path))
