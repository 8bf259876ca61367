"""What is wrong with a draft is said, and stops nobody's build; the same in a text for readers stops it."""

import re

import pytest

from tests.conftest import ADDRESS, PRACTICE, build, full_article, publish
from tests.site.reading import files, pages

HEADER = """title: On {name}
slug: {name}
date: 2026-01-05
category: Back pain
authors: [PRACTICE]
summary: It helps.
key_points: [One., Two., Three.]
""".replace("PRACTICE", PRACTICE)
# What a draft may have in the place of a field, below its header, and as its text.
DRAFTS = {
    "header-never-closed-bracket": ("title: [x", "Text."),
    "header-fields-missing": (None, "Text."),
    "field-twice": ("slug: field-twice\ncategory: Rest\ncategory: Rest", "Text."),
    "field-unknown": ("template: no-such\nsave_as: ../../x.html\nurl: x", "Text."),
    "date-no-day": ("date: tomorow", "Text."),
    "topic-a-list": ("category: [Rest]", "Text."),
    "topic-without-address": ('category: "!!"', "Text."),
    "tags-without-address": ('tags: ["_", "!?"]', "Text."),
    "tags-a-number": ("tags: 7", "Text."),
    "authors-unknown": ("authors: [nobody, 5]", "Text."),
    "authors-a-word": ("authors: nobody", "Text."),
    "points-a-word": ("key_points: none", "Text."),
    "review-a-word": ("review: yesterday", "Text."),
    "review-by-nobody": ("review: {reviewed_by: nobody, reviewed_on: 2026-01-05, next_due: 2027-01-05}", "Text."),
    "review-overdue": ("review: {reviewed_by: nobody, reviewed_on: 2024-01-05, next_due: 2025-01-05}", "Text."),
    "language-a-word": ("lang: english", "Text."),
    "cover-not-there": ("cover: figures/none.png", "Text."),
    "slug-of-words": ("slug: Two Words", "Text."),
    "slug-taken": ("slug: TAKEN", "Text."),
    "aliases-taken": ("aliases: [about.html, index.html]", "Text."),
    "summary-a-number": ("summary: 5\nchanges: [{on: 2026-01-06}]", "Text."),
    "reference-unknown": ("category: Sleep\ntags: [sleep]", "Rest.[@nobody] Rest.[@]"),
    "link-to-nothing": ("", "[A]({filename}none.md) [B]({attach}none.pdf) [C](|filename|none.md) [D](none.md)"),
    "link-to-data": ("", "[A]({static}../data/people.yaml) [B]({static}../../pelicanconf.py) [C]({static}date-no-day.md)"),
    "picture-not-there": ("", 'One ![A](none.png) line.\n\n![A](../figures/none.svg "A caption.")\n\n![A]({static}x.png)'),
    "html-not-allowed": ("", "<script>alert(1)</script> <iframe src=x> [A](javascript:alert)"),
    "cards-wrong": ("", '!!! evidence "none"\n    Maybe.\n\n!!! no-such "X"\n\n!!! trials "T"\n    [@nobody]'),
    "template-signs": ("", "{{ nothing }} {% if %} {filename} {tag}x"),
}  # fmt: skip


def draft(name: str, field: str | None, text: str, status: str = "draft") -> str:
    """The draft `name` with `field` in the place of its own of that name, and `text`."""
    header = "" if field is None else HEADER.format(name=name)
    for row in (field or "").splitlines():
        header = re.sub(rf"^{row.partition(':')[0]}:.*\n", "", header, flags=re.MULTILINE)
    return f"---\n{header}{field or ''}\nstatus: {status}\n---\n\n{text}\n"


@pytest.fixture(scope="module")
def project(copied, tmp_path_factory):
    """A project with each of DRAFTS as an article, and one as a page."""
    project = copied(tmp_path_factory.mktemp("drafts") / "project")
    taken = full_article(project / "content").stem
    for name, (field, text) in DRAFTS.items():
        field = field and field.replace("TAKEN", taken)
        (project / f"content/articles/{name}.md").write_text(draft(name, field, text), encoding="utf-8")
    hidden = "---\nstatus: hidden\nslug: about\nlang: xx\n---\n\nText [@nobody].\n"
    (project / "content/pages/hidden-and-wrong.md").write_text(hidden, encoding="utf-8")
    return project


def test_a_writer_sees_each_draft_and_what_is_wrong_with_it(project):
    done = build(project)
    assert done.returncode == 0, done.stderr
    levels = {(line.split(":")[0], line.split(" ")[2]) for line in done.stderr.splitlines()}
    wrong = {f"content/articles/{name}.md" for name in DRAFTS} | {"content/pages/hidden-and-wrong.md"}
    assert {file for file, _ in levels} - wrong <= {full_article(project / "content").relative_to(project).as_posix()}
    assert {file for file, _ in levels} >= wrong - {"content/articles/template-signs.md"}
    assert {level for _, level in levels} == {"warning:"}
    drafts = pages(project / "output/drafts")
    assert len(drafts) == len(DRAFTS), drafts.keys()
    assert drafts["date-no-day.html"].css_first("h1").text().split() == ["On", "date-no-day"], (
        "what is right of it is shown"
    )
    named = {
        link.attributes["href"] for page in drafts.values() for link in page.css(".breadcrumb a, .byline a, .dates a")
    }
    assert {"../tags/sleep.html", "../topics/sleep.html", "../authors/nobody.html"} <= named
    assert [address for address in named if not (project / "output/drafts" / address).is_file()] == []
    assert "sleep.html" not in (project / "output/topics.html").read_text(), (
        "what is public is listed as readers get it"
    )


def test_the_public_site_is_as_if_there_were_none(project, built_project):
    assert files(publish(project)) == files(built_project / "published")


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
def test_the_same_in_a_text_for_readers_stops_the_build(copied, tmp_path, conf):
    project = copied(tmp_path / "project")
    for number, name in enumerate(("topic-without-address", "reference-unknown")):
        text = draft(name, *DRAFTS[name], status="published").replace(
            "2026-01-05", ["2026-01-05", "2999-01-05"][number]
        )
        (project / f"content/articles/{name}.md").write_text(text, encoding="utf-8")
    done = build(project, conf, SITEURL=ADDRESS)
    assert done.returncode == 1
    wrong = re.findall(r"content/articles/([\w-]+)\.md:\d+:\d+: R\d+ error: ", done.stderr)
    assert set(wrong) == {"topic-without-address", "reference-unknown"}
    assert not (project / "output").exists()
