"""All that is wrong in `content/`, at once. Each single mistake stands in `mistakes/`; here is what is none."""

import pytest

from tests.conftest import HEADER, ROOT, change, findings, with_fields


def sentences(sound) -> list[str]:
    return [str(finding) for finding in findings(sound)]


def test_the_real_content_has_no_mistake():
    assert [str(finding) for finding in findings(ROOT / "content") if finding.level == "error"] == []


def test_checking_changes_no_file(sound):
    (sound / "articles/rest.md").write_text("no header")
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in sound.rglob("*.*")}
    findings(sound)
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in sound.rglob("*.*")} == before


TEXTS = {
    "citations": "One.[@doe2024] Two.[@doe2024; @fda2021, p. 4]",
    "citation-over-two-lines": "One.[@doe2024;\n@fda2021]",
    "code": "Write `[@nobody]`.",
    "code-in-two-backticks": "Write `` [@nobody] ``.",
    "fenced-code": "```\n[@nobody] {filename}none.md\n!!! unknown\n```",
    "code-between-tildes": "~~~\n[@nobody]\n~~~",
    "escaped-citation": r"Write \[@nobody].",
    "mail-address": "Write to [our desk](mailto:rest@example.org).",
    "address-with-an-at": "It is not so (see [the rules](https://example.org/a@b)).",
    "drawing": '![A line](../figures/drawing.svg "A caption\nover two lines.")',
    "picture": "![A picture](../figures/picture.png)",
    "picture-in-pelicans-words": "![A picture]({static}../figures/picture.png)",
    "questions": '!!! questions "To ask"\n    1. Why?\n    2. When?\n    3. Where?\n    4. Who pays?',
    "links": "[About]({filename}../pages/about.md) and [again]({filename}/pages/about.md#main)",
    "link-with-a-title": '[About]({filename}../pages/about.md "A title")',
    "exclamation": "No pain!!! Really.",
    "brackets": "A list in brackets [one] and [a note].",
    "trials": '!!! trials "What the trials found"\n    [@doe2024]',
    "trials-with-a-caption": '!!! trials "What the trials found"\n    [@doe2024] Rest was tried.\n\n    Twice.',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_no_mistake_is_let_pass(sound, text):
    (sound / "articles/rest.md").write_text(HEADER + text + "\n", encoding="utf-8")
    assert sentences(sound) == []


FIELDS = {
    "draft": "status: draft",
    "changed": "modified: 2026-02-01\nchanges:\n  - on: 2026-02-01\n    what: We added a trial.",
    "corrected": "modified: 2026-02-01\nchanges: [{on: 2026-02-01, what: We mended a number., correction: true}]",
    "spanish": "lang: es",
    "cover": "cover: figures/picture.png",
    "no-tags": "tags: []",
    "no-review": "review:",
    "remark": "# a remark",
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_fields_that_are_sound(sound, field):
    (sound / "articles/rest.md").write_text(with_fields(HEADER, field) + "Rest.\n", encoding="utf-8")
    assert sentences(sound) == []


def test_a_translation_has_the_same_slug(sound):
    (sound / "articles/rest.md").write_text(HEADER + "Rest.\n", encoding="utf-8")
    (sound / "articles/rest-es.md").write_text(
        with_fields(HEADER, "title: Descanso\nsummary: Ayuda.\nkey_points: [Uno., Dos., Tres.]\nlang: es")
        + "Descanse.\n",
        encoding="utf-8",
    )
    assert sentences(sound) == []


def test_hidden_files_of_editors_are_passed_over(sound):
    (sound / "articles/.rest.md.swp").write_text("x")
    assert sentences(sound) == []


def test_a_broken_header_does_not_hide_a_mistake_in_the_text(sound):
    (sound / "articles/rest.md").write_text("---\ntitle: a: b\n---\nIt helps.[@nobody]\n", encoding="utf-8")
    assert [line.split(": ")[:3:2] for line in sentences(sound)] == [
        ["content/articles/rest.md:2:1", "header"],
        ["content/articles/rest.md:4:10", "citation"],
    ]


def test_of_one_file_only_what_concerns_it_is_said(sound):
    """A mistake in an entry that it does not name is for others to mend; in one that it names, it is its own."""
    article = sound / "articles/rest.md"
    article.write_text(HEADER + "One.[@doe2024]", encoding="utf-8")
    references, glossary = sound / "data/references.yaml", sound / "data/glossary.yaml"
    right = references.read_text(encoding="utf-8")
    references.write_text(right.replace("type: webpage", "typ: webpage"), encoding="utf-8")
    change(glossary, "meaning: A pad", "mening: A pad")

    def said(*only):
        return {finding.path.name for finding in findings(sound, *only)}

    assert said(article) == set()
    assert said(references) == {"references.yaml"}
    references.write_text(right.replace("type: report", "typ: report"), encoding="utf-8")
    assert said(article) == {"references.yaml"}
    assert said(glossary) == {"glossary.yaml"}
    assert said() >= {"references.yaml", "glossary.yaml"}


def test_a_broken_data_file_does_not_hide_the_other_files(sound):
    (sound / "data/references.yaml").write_text("references: {}\n")
    (sound / "articles/rest.md").write_text(
        with_fields(HEADER, "status: done") + "It helps.[@doe2024]", encoding="utf-8"
    )
    assert [line.split(": ")[:3:2] for line in sentences(sound)] == [
        ["content/articles/rest.md:15:1", "status"],
        ["content/data/references.yaml:1:1", "file"],
    ]
