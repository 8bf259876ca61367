"""A refused word is found wherever readers meet words, in its file and on its line."""

import shutil
from pathlib import Path

import pytest

from editorial.model.settings import Contact, StandingNotice
from tests.conftest import HEADER, SOUND, findings, with_fields

FIELDS = """slug: text
modified: 2026-02-05
summary: It helps some people.
key_points:
  - Keep moving.
  - Rest for a short time.
  - Ask for help early.
conflict: We offer it.
changes:
  - {on: 2026-02-05, what: We added a trial.}"""
ARTICLE = f"{with_fields(HEADER, FIELDS)}One.\n"
SAID = "Rest is a proven treatment."
CELL = "Table: What to ask.\n\n| Ask | Why |\n|---|---|\n| Cost | {} |\n"
# What stands in a place of its own in the header or in a data file: the file, the words there, and those instead.
REPLACED = {
    "title": ("articles/text.md", "title: Rest and movement", "title: A proven treatment"),
    "summary": ("articles/text.md", "It helps some people.", SAID),
    "key-point": ("articles/text.md", "Rest for a short time.", SAID),
    "conflict": ("articles/text.md", "We offer it.", "We offer this proven treatment."),
    "change": ("articles/text.md", "We added a trial.", SAID),
    "summary-with-a-soft-hyphen": ("articles/text.md", "It helps some people.", SAID.replace("proven", "pro\u00adven")),
    "title-of-a-page": ("pages/about.md", "title: About us", "title: Our proven treatment"),
    "meaning-of-a-word": ("data/glossary.yaml", "A pad between two bones of the spine.", SAID),
    "meaning-with-a-joiner": (
        "data/glossary.yaml",
        "A pad between two bones of the spine.",
        "A pro\u200dven treatment.",
    ),
    "meaning-of-a-certainty": ("data/certainty.yaml", "A few small or mixed studies.", SAID),
    "design-of-a-study": ("data/references.yaml", "design: Randomized trial", "design: A proven randomized trial"),
    "treatment-of-a-trial": ("data/references.yaml", "treatment: rest", "treatment: proven rest"),
    "outcome-of-a-trial": ("data/references.yaml", "what: Less pain at 6", "what: Less pain, as proven, at 6"),
    "role-of-a-person": ("data/people.yaml", "role: Physician", "role: Physician with proven results"),
    "about-a-person": ("data/people.yaml", "Writes about backs.", SAID),
    "name-of-a-person": ("data/people.yaml", "name: Jane Doe, MD", "name: Jane Doe, Proven Treatment"),
    "about-with-a-soft-hyphen": ("data/people.yaml", "Writes about backs.", "A pro\u00adven doctor."),
}
# What stands below the text of an article.
BELOW = {
    "paragraph": SAID,
    "heading": "## A proven treatment\n\nText.",
    "small-heading": "## One\n\nText.\n\n#### A proven treatment\n\nText.",
    "point": f"- One\n- {SAID}",
    "point-below-a-point": f"1. One\n    - Two\n    - {SAID}",
    "second-paragraph-of-a-point": f"- One\n\n    {SAID}",
    "quote": f"> One.\n>\n> > {SAID}",
    "term": "A proven treatment\n:   Rest.",
    "meaning": f"Rest\n:   {SAID}",
    "table-caption": "Table: A proven treatment.\n\n| A | B |\n|---|---|\n| a | b |",
    "table-header": "Table: What to ask.\n\n| Ask | A proven treatment |\n|---|---|\n| a | b |",
    "table-cell": CELL.format(SAID),
    "link-words": "See [a proven treatment](https://example.org/rules).",
    "link-title": 'See [the rules](https://example.org/rules "A proven treatment").',
    "link-title-apart": 'See [the rules][1] on it.\n\nMore.\n\n[1]: https://example.org/rules "A proven treatment"',
    "alternative-text": "![A proven treatment](../figures/picture.png)",
    "alternative-text-in-a-line": "Press ![a proven treatment](../figures/picture.png) to begin.",
    "alternative-text-in-a-link": "[![a proven treatment](../figures/picture.png)](https://example.org/rules)",
    "alternative-text-of-a-drawing": '![A proven treatment](../figures/drawing.svg "It is thin.")',
    "caption-of-a-picture": f'![A line](../figures/picture.png "{SAID}")',
    "caption-of-a-drawing": f'![A line](../figures/drawing.svg "{SAID}")',
    "title-of-a-picture-in-a-line": 'Press ![the heart](../figures/picture.png "A proven treatment") to begin.',
    "card-heading": '!!! note "A proven treatment"\n    Text.',
    "card": f'!!! note "Good to know"\n    Text.\n\n    {SAID}',
    "card-list": f'!!! do "Do"\n    - rest\n    - {SAID}',
    "card-of-chances": '!!! risk "Rest"\n    - Benefit: 21 in 44 found it proven.[@doe2024]\n    - Harm: 2 in 44.[@doe2024]',
    "card-of-trials": f'!!! trials "What the trials found"\n    [@doe2024] {SAID}',
    "heading-of-trials": '!!! trials "A proven treatment"\n    [@doe2024]',
    "card-in-a-card": f'!!! note "One"\n    Text.\n\n    !!! note "Two"\n        {SAID}',
    "evidence-note": 'One.\n\n!!! evidence "low"\n    Rest may be a proven treatment.[@doe2024]',
    "evidence-note-out-of-place": f'## Rest\n\n!!! evidence "low"\n    {SAID}',
    "place-in-a-source": "Rest is old.[@doe2024, where it is proven]",
    "tooltip": '<abbr title="A proven treatment">R</abbr> is rest.',
    "tooltip-in-braces": 'Text.\n{: title="A proven treatment" }',
    "tooltip-of-a-heading": '## Rest {: title="A proven treatment" }\n\nText.',
    "tooltip-of-a-point": '- Rest\n{: title="A proven treatment" }',
    "tooltip-of-a-cell": CELL.format('Text {: title="A proven treatment" }'),
    "code": f"Text.\n\n    {SAID}",
    "code-in-a-line": "Rest is a `proven` treatment.",
    "fenced-code": f"```\nOne.\n{SAID}\n```",
}  # fmt: skip


@pytest.fixture
def content(sound) -> Path:
    (sound / "articles/text.md").write_text(ARTICLE, encoding="utf-8")
    return sound


def lines(content: Path) -> list[tuple[str, int]]:
    """The file and line of each refused word."""
    return [(f.path.relative_to("content").as_posix(), f.place.line) for f in findings(content) if f.rule == "R38"]


def test_without_it_nothing_is_refused(content):
    assert findings(content) == []


@pytest.mark.parametrize(("file", "old", "new"), REPLACED.values(), ids=REPLACED)
def test_in_the_header_and_in_data(content, file, old, new):
    text = (content / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (content / file).write_text(text.replace(old, new), encoding="utf-8")
    assert lines(content) == [(file, text[: text.index(old)].count("\n") + 1)]


def test_the_design_of_a_study_is_no_sentence_and_reads_like_no_note(content):
    file = content / "data/references.yaml"
    text = file.read_text(encoding="utf-8").replace("kind: randomized trial", "kind: systematic review")
    file.write_text(text.replace("design: Randomized trial", "design: Systematic review and meta-analysis"), "utf-8")
    assert [finding for finding in findings(content) if finding.rule == "R111"] == []


@pytest.mark.parametrize("text", BELOW.values(), ids=BELOW)
def test_in_the_text(content, text):
    whole = f"{ARTICLE}\n{text}\n"
    (content / "articles/text.md").write_text(whole, encoding="utf-8")
    assert lines(content) == [("articles/text.md", whole[: whole.index("proven")].count("\n") + 1)]


def test_what_the_pages_say_by_the_settings_is_read_and_the_words_of_a_law_are_not(tmp_path):
    content = shutil.copytree(SOUND, tmp_path / "content")
    notice = StandingNotice(words="rest", says=SAID, link="https://example.org", link_says="The rules")
    (tmp_path / "pelicanconf.py").write_text('CONTACT = {\n    "hours": "TBD",\n}\n', encoding="utf-8")
    changed = {"SITENAME": SAID, "WELCOME": SAID, "NOTICES": [notice], "CONTACT": Contact(hours="TBD")}
    said = sorted(map(str, findings(content, **changed)))
    assert [line.split("error: ")[0] for line in said] == [
        "pelicanconf.py:1:1: R38 ",
        "pelicanconf.py:2:1: R101 ",
    ]
    law = {"STATE_NOTICES": {"US-FL": [notice]}, "JURISDICTION": "US-FL", "NOTICES": []}
    assert findings(content, **law) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/people.yaml", "Writes about backs.", "Thousands walk again."),
        ("data/glossary.yaml", "A pad between two bones of the spine.", "A pad that lets our patients dance again."),
    ],
)
def test_what_reads_like_a_claim_is_said_where_no_reference_can_stand(content, file, old, new):
    (content / file).write_text((content / file).read_text("utf-8").replace(old, new), encoding="utf-8")
    (message,) = [str(one) for one in findings(content) if one.rule == "R35"]
    assert message.startswith(f"content/{file}:")
    assert "where no reference can stand" in message


def test_a_tag_that_reads_like_a_claim_is_said(said):
    assert any(
        one.startswith('R35 error: "Thousands walk again"') for one in said("Rest.", tags="[Thousands walk again]")
    )


@pytest.mark.parametrize("name", ["offer.txt", "offer.json", "site.webmanifest"])
def test_what_is_published_as_it_is_promises_nothing(content, name):
    (content / "extra").mkdir(exist_ok=True)
    (content / "extra" / name).write_text(f'{{\n"description": "{SAID}"}}\n', encoding="utf-8")
    assert lines(content) == [(f"extra/{name}", 2)]
