"""The run itself: what a writer and CI see when a build succeeds, when it is refused, and when it breaks."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HEADER, PRACTICE, build, change, epoch, with_fields
from tests.site.reading import files as tree_of

FIELDS = f"slug: rest-and-movement\nauthors:\n  - {PRACTICE}\nsummary: Gentle movement helps more than rest."
ARTICLE = f"{with_fields(HEADER, FIELDS)}Gentle movement helps.\n"


def write(project: Path, text: str = ARTICLE, name: str = "rest") -> Path:
    article = project / "content/articles" / f"{name}.md"
    article.write_text(text, encoding="utf-8")
    return article


def old_site(project: Path) -> dict[str, bytes]:
    """A site that an earlier build left in output/."""
    (project / "output").mkdir()
    (project / "output/index.html").write_text("the last good site")
    return files(project)


def files(project: Path) -> dict[str, bytes]:
    """All that stands in output/ and in whatever a build puts beside it."""
    folders = project.glob("*output*")
    return {str(file.relative_to(project)): file.read_bytes() for top in folders for file in top.rglob("*.*")}


def test_a_good_build_ends_with_one_line_that_says_what_to_open(project):
    """On the day of our newest text, on which no page of ours is due for review."""
    texts = [text.read_text(encoding="utf-8") for text in (project / "content").rglob("*.md")]
    newest = max(re.findall(r"(?m)^(?:date|modified): ([\d-]{10})$", "\n".join(texts)))
    (project / ".output.new").mkdir()  # left over from a run that was cut off
    (project / ".output.old").mkdir()
    done = build(project, SOURCE_DATE_EPOCH=epoch(newest))
    nearest = r"(Nearest to its limit|Heavier than it may be) is [\w/-]+\.html: [\d,]+ of [\d,]+ bytes gzipped\.\n"
    said = re.fullmatch(r"Built (\d+) pages in \d+\.\d s\. Open output/index\.html\n" + nearest, done.stdout)
    assert (done.returncode, done.stderr, bool(said)) == (0, "", True), done.stdout
    assert int(said[1]) == len(list((project / "output").rglob("*.html")))
    assert not list(project.glob(".output*"))


def test_a_mistake_keeps_the_last_good_site_byte_for_byte(project):
    before = old_site(project)
    article = write(project, ARTICLE.replace("2026-01-05", "tomorow"))
    done = build(project)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        'content/articles/rest.md:4:1: R78 error: date: expected a date like 2026-11-23, found "tomorow"',
        "Nothing was built: 1 to mend in 1 file. The last good site stays as it was.",
    ]
    assert "Traceback" not in done.stdout
    assert files(project) == before
    article.unlink()
    assert build(project).returncode == 0


def test_mistakes_in_two_files_are_both_said(project):
    write(project, ARTICLE.replace("2026-01-05", "tomorow"), "one")
    write(project, ARTICLE.replace("slug: rest", "slug: Rest"), "two")
    said = build(project).stderr.splitlines()
    assert [line.split(":")[:2] + line.split(":")[4:5] for line in said[:2]] == [
        ["content/articles/one.md", "4", " date"],
        ["content/articles/two.md", "3", " slug"],
    ]
    assert said[2:] == ["Nothing was built: 2 to mend in 2 files. The last good site stays as it was."]


def test_a_withdrawn_article_leaves_no_trace(project, site):
    article = write(project)
    assert build(project).returncode == 0
    page = project / "output/articles/rest-and-movement.html"
    assert page.is_file()
    article.unlink()
    assert build(project).returncode == 0
    assert tree_of(project / "output") == tree_of(site)


def test_of_two_texts_with_one_address_the_one_that_is_not_public_gives_way(project):
    for name in ("one", "two"):
        write(project, ARTICLE.replace("slug:", "status: draft\nslug:"), name)
    done = build(project)
    assert (done.returncode, "R78 warning: slug: " in done.stderr) == (0, True), done.stderr
    write(project, ARTICLE.replace("slug:", "status: hidden\nslug:"), "one")
    write(project, ARTICLE, "two")
    done = build(project)
    assert (done.returncode, "R78 warning: slug: " in done.stderr) == (0, True), done.stderr
    assert "noindex" not in (project / "output/articles/rest-and-movement.html").read_text(encoding="utf-8")


def test_an_article_needs_no_more_than_the_needed_fields(project):
    write(project, ARTICLE.replace("tags:\n  - Rest\n", ""))
    done = build(project)
    assert done.returncode == 0, done.stdout[-600:] + done.stderr[-600:]


@pytest.mark.parametrize("status", ["hidden", "draft"])
def test_publishing_a_link_to_a_page_kept_back_is_refused_and_says_where(project, status):
    page = "---\ntitle: Kept back\nslug: kept-back\nsummary: Not yet.\nstatus: {}\n---\n\nText.\n"
    (project / "content/pages/kept-back.md").write_text(page.format(status), encoding="utf-8")
    write(project, ARTICLE + "\nSee [this]({filename}../pages/kept-back.md).\n")
    before = old_site(project)
    done = build(project, "publishconf.py", SITEURL="https://example.org")
    assert done.returncode == 1
    assert files(project) == before
    said = done.stdout + done.stderr
    assert "kept-back.md" in said, f"it must name the page, but it says only: {said}"
    assert "rest.md" in said, "it must name the file that holds the link"


def test_a_missing_plugin_is_refused_by_name(project):
    settings = project / "pelicanconf.py"
    change(settings, '"plugins.feeds"', '"plugins.feds"')
    before = old_site(project)
    done = build(project)
    assert done.returncode == 1
    assert "plugins.feds" in done.stdout + done.stderr
    assert files(project) == before


def test_plain_pelican_makes_the_same_site_anywhere(project, tmp_path, site):
    """`pelican content -s pelicanconf.py`, as everybody knows it; here into another folder."""
    command = [
        Path(sys.executable).with_name("pelican"),
        "content",
        "-s",
        "pelicanconf.py",
        "-o",
        tmp_path / "elsewhere",
    ]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert tree_of(tmp_path / "elsewhere") == tree_of(site)
    assert f"Open {tmp_path}/elsewhere/index.html" in done.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["elsewhere", "project"]


def test_publishing_without_an_address_says_how_to_give_one(project):
    before = old_site(project)
    (project / "content/extra/CNAME").unlink(missing_ok=True)
    done = build(project, "publishconf.py")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("publishconf.py: the public address is not known")
    assert files(project) == before


def meddle(project: Path, when: str, does: str) -> None:
    """Have something else change files at a signal of Pelican's, which gives `one` object."""
    (project / "meddling.py").write_text(
        "from pathlib import Path\nfrom pelican import signals\n"
        f"def meddle(one): {does}\n"
        f"def register(): signals.{when}.connect(meddle)\n"
    )
    settings = project / "pelicanconf.py"
    settings.write_text(settings.read_text() + "\nPLUGINS += ['meddling']\n")


@pytest.mark.parametrize(
    ("does", "said"),
    [("unlink()", "took away index.html"), ("with_name('old.html').touch()", "added old.html")],
    ids=["taken", "added"],
)
def test_a_site_that_something_else_has_changed_while_it_was_built_is_not_put_in_place(project, does, said):
    before = old_site(project)
    meddle(project, "finalized", f"Path(one.output_path, 'index.html').{does}")
    done = build(project)
    assert (done.returncode, files(project)) == (1, before)
    assert f"While the site was built, something else {said}. Build again." in done.stderr
    assert not list(project.glob(".output*"))


def test_a_text_that_comes_while_the_site_is_built_is_all_that_is_said(project):
    before = old_site(project)
    late = project / "content/articles/late.md"
    meddle(project, "get_generators", f"Path({str(late)!r}).write_text('Late.')")
    done = build(project)
    assert (done.returncode, files(project)) == (1, before)
    said = "content/articles/late.md:1:1: R78 error: file: came while the site was built. Build again"
    assert done.stderr.splitlines()[:2] == [
        said,
        "Nothing was built: 1 to mend in 1 file. The last good site stays as it was.",
    ]


def test_a_theme_that_git_did_not_merge_is_refused(project):
    before = old_site(project)
    template = project / "theme/templates/base.html"
    template.write_text(f"<<<<<<< HEAD\n=======\n>>>>>>> other\n{template.read_text()}")
    done = build(project)
    assert (done.returncode, files(project)) == (1, before)
    assert done.stderr.startswith(
        "theme/templates/base.html:1:1: R78 error: file: two versions of this file were not merged: lines 1 to 3 hold"
    )
