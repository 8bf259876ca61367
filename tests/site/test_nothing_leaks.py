"""What is not published yet stays at home: its words, its name, its topic, its author, its pictures.

So does what a published picture tells besides itself.
"""

import gzip
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ADDRESS, SOUND, built
from tests.model.test_drawing import EDITED
from tests.model.test_metadata import LIES_ON_ITS_SIDE, telling, words_in
from tests.model.test_pdf import leaflet
from tests.site.conftest import add_person, write_article
from tests.site.reading import articles, files, pages

SECRET = "zyxquark"
# Kinds of picture that can tell it.
TELLING = (".jpg", ".webp", ".avif")
PAGE = """---
title: {word} page
slug: {word}-{status}-page
summary: A {word} page.
status: {status}
---

{word}
"""


def hits(tree: Path) -> list[str]:
    """The files whose name or content tells the secret, in whatever case."""
    found = files(tree).items()
    return [name for name, data in found if SECRET in name.casefold() or SECRET.encode() in _read(data).lower()]


def _read(data: bytes) -> bytes:
    """The bytes of a file, of which those of the search's index are packed."""
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


@pytest.fixture(scope="module")
def secretive(copied, tmp_path_factory) -> Path:
    """A project with articles and pages that are not for the public, each full of the secret word."""
    project = copied(tmp_path_factory.mktemp("secretive") / "project")
    add_person(project, f"{SECRET}-person", f"{SECRET} Person")
    words = {
        field: f"{SECRET} {field}" for field in ("title", "category", "tag", "summary", "point", "conflict", "body")
    } | {"author": f"{SECRET}-person"}
    shown = words | {
        "body": f'{SECRET} ![A](../figures/{SECRET}.png "A.")\n\n![B](../figures/{SECRET}.svg "B.")\n\n[C]({{static}}../files/{SECRET}.pdf)'
    }
    for kind, file in (("png", "picture"), ("svg", "drawing")):
        shutil.copy(SOUND / f"figures/{file}.{kind}", project / f"content/figures/{SECRET}.{kind}")
    write_article(project, f"{SECRET}-draft", status=f"draft\ncover: figures/{SECRET}.png", **shown)
    write_article(project, f"{SECRET}-hidden", status="hidden", **words)
    write_article(project, f"{SECRET}-future", date="2999-01-01", **words)
    write_article(project, f"{SECRET}-future-draft", date="2999-01-01", status="draft", **words)
    for name in ("seen", "cover"):
        shutil.copy(SOUND / "figures/picture.png", project / f"content/figures/{name}.png")
    (project / "content/files").mkdir()
    for name in ("form", SECRET, f"{SECRET}-unlinked"):
        (project / f"content/files/{name}.pdf").write_bytes(leaflet())
    seen = "See the [intake form]({static}../files/form.pdf).\n\n" + "\n\n".join(
        f"![A {kind[1:]}](../figures/seen{kind})" for kind in (".png", *TELLING, ".svg")
    )
    write_article(project, "open", body=seen, status="published\ncover: figures/cover.png")
    for kind in TELLING:
        (project / f"content/figures/seen{kind}").write_bytes(telling(kind, LIES_ON_ITS_SIDE))
        (project / f"content/extra/seen{kind}").write_bytes(telling(kind))
    drawing = EDITED.replace("secret", SECRET)
    (project / "content/figures/seen.svg").write_text(drawing, encoding="utf-8")
    (project / "content/extra/favicon.svg").write_text(drawing, encoding="utf-8")
    write_article(project, "wide-open")
    for lang in ("spanish", "italian"):
        write_article(project, f"{SECRET}-{lang}", slug="open", lang=lang[:2], status="draft", **words)
    write_article(project, f"{SECRET}-french", slug="wide-open", lang="fr", date="2999-01-01", **words)
    for status in ("draft", "hidden"):
        (project / f"content/pages/{SECRET}-{status}.md").write_text(
            PAGE.format(word=SECRET, status=status), encoding="utf-8"
        )
    return project


def test_the_published_site_does_not_tell(secretive):
    tree = built(secretive, "publishconf.py", SITEURL=ADDRESS)
    assert hits(tree) == []
    assert "articles/open.html" in articles(tree)
    assert {"figures/seen.png", "figures/cover.png"} <= set(files(tree)), "what is public shows all of it"
    for kind in TELLING:
        assert words_in((tree / f"figures/seen{kind}").read_bytes()) == []
    assert [name for name in files(tree) if name.startswith("files/")] == ["files/form.pdf"], "what a page links to"
    page = pages(tree)["articles/open.html"]
    link = page.css_first("a[href$='files/form.pdf']")
    assert re.fullmatch(r"intake form \(PDF, \d+\u00a0kB\)", link.text())
    photo = page.css_first("img[src$='figures/seen.jpg']")
    assert (photo.attributes["width"], photo.attributes["height"]) == ("32", "64")
    offered = [source.attributes["srcset"].rpartition("/")[2] for source in photo.parent.css("source")]
    assert offered == ["seen.jpg.avif", "seen.jpg.webp"]
    assert {f"figures/{name}" for name in offered} <= files(tree).keys()
    with Image.open(tree / "figures/seen.jpg") as photo:
        assert photo.size == (32, 64), "it stands upright"


def test_the_site_in_work_shows_the_writer_all_of_it(secretive):
    shown = hits(built(secretive, "pelicanconf.py", SEARCH="1"))
    assert not [name for name in shown if name.startswith("pagefind/")], "no index names it, whoever builds it"
    for address in (
        f"drafts/{SECRET}-draft.html",
        f"drafts/{SECRET}-future-draft.html",
        f"articles/{SECRET}-hidden.html",
        f"articles/{SECRET}-future.html",
        f"{SECRET}-hidden-page.html",
        f"figures/{SECRET}.png",
        f"files/{SECRET}.pdf",
    ):
        assert address in shown


def test_the_style_guide_is_for_writers_only(site, published):
    assert (site / "styleguide.html").is_file()
    assert not (published / "styleguide.html").exists()
