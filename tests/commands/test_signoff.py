"""Reviews: what `signoff` writes, what voids it, and what does not."""

import re
import unicodedata

import pytest

from tests.commands.signing import ARTICLE, BODY, HEADER, rules, sign
from tests.commands.test_main import editorial
from tests.conftest import PRACTICE, change, findings, full_article
from tests.model.test_pdf import leaflet
from tests.site.conftest import add_person

REVIEW = """review:
  reviewed_by: jane-doe
  reviewed_on: 2026-02-03
  next_due: 2027-02-03
  signed: {}
"""
SIGNED = re.compile(r"^  signed: ([0-9a-f]{32})$", re.MULTILINE)


def test_a_sign_off_adds_its_block_and_touches_nothing_else(sound, signed):
    text = signed.read_text(encoding="utf-8")
    assert text == f"{HEADER}{REVIEW.format(SIGNED.search(text)[1])}---\n{BODY}"
    assert findings(sound) == []


@pytest.mark.parametrize(
    ("end", "mark"), [("\r\n", ""), ("\n", "\ufeff"), ("\r", "")], ids=["windows", "mark", "old-mac"]
)
def test_line_ends_and_the_mark_of_windows_stay(sound, article, end, mark):
    article.write_bytes((mark + ARTICLE.replace("\n", end)).encode("utf-8"))
    sign(sound, article, "jane-doe")
    text = article.read_bytes().decode("utf-8")
    block = REVIEW.format(SIGNED.search(text.replace(end, "\n"))[1])
    assert text == mark + f"{HEADER}{block}---\n{BODY}".replace("\n", end)
    assert findings(sound) == []


OLD = {
    "block": "review:\n  reviewed_by: {}\n  reviewed_on: {}\n  next_due: {}\n  signed: {}\n",
    "another-order": "review:\n    signed: {3}\n    next_due: {2}\n    reviewed_on: {1}\n    reviewed_by: {0}\n",
    "with-remarks": "review:\n  # by phone\n  reviewed_by: {}\n  reviewed_on: {}\n\n  # early\n  next_due: {}\n  signed: {}\n# end\n",
}


@pytest.mark.parametrize("old", OLD.values(), ids=OLD)
@pytest.mark.parametrize("below", ["", "lang: en\n"], ids=["last", "in-the-middle"])
def test_another_sign_off_changes_only_the_values(sound, article, old, below):
    blocks = [old.format("john-roe", "2025-01-05", "2026-01-05", "0" * 32)]
    article.write_text(f"{HEADER}{blocks[0]}{below}---\n{BODY}", encoding="utf-8")
    sign(sound, article, "jane-doe", next_due="2026-08-03")
    text = article.read_text(encoding="utf-8")
    new = old.format("jane-doe", "2026-02-03", "2026-08-03", re.search("signed: (.+)", text)[1])
    assert text == f"{HEADER}{new}{below}---\n{BODY}"
    assert rules(sound) == []


@pytest.mark.parametrize(
    "old",
    [
        "review:\n",
        "review: {reviewed_by: john-roe, reviewed_on: 2025-01-05, next_due: 2026-01-05}\n",
        "review: {reviewed_by: john-roe,\n  reviewed_on: 2025-01-05}\n",
        "review: jane-doe\n",
        "review:\n  reviewed_by: >-\n    john-roe\n  by: him\n",
    ],
    ids=["empty", "on-one-line", "in-braces", "a-word", "strange-fields"],
)
def test_whatever_stood_there_is_replaced(sound, article, old):
    article.write_text(f"{HEADER}{old}lang: en\n---\n{BODY}", encoding="utf-8")
    sign(sound, article, "jane-doe")
    text = article.read_text(encoding="utf-8")
    assert text == f"{HEADER}{REVIEW.format(SIGNED.search(text)[1])}lang: en\n---\n{BODY}"


VOIDS = {
    "a-word": ("Gentle movement helped", "Movement helped"),
    "a-letter": ("movement helped", "Movement helped"),
    "a-number": ("16 of 44", "17 of 44"),
    "a-comma": ("people in a trial, and", "people in a trial and"),
    "a-certainty": ('evidence "low"', 'evidence "very low"'),
    "a-citation-less": ("rest.[@doe2024]", "rest."),
    "a-citation-more": ("walk to.", "walk to.[@fda2021]"),
    "a-page-of-a-citation": ("not.[@doe2024]", "not.[@doe2024, p. 4]"),
    "out-of-a-note": ("    rest.[@doe2024]\n", "    rest.[@doe2024]\n\n    And so on.\n"),
    "a-point-less": ("- Walk.\n", ""),
    "two-points-as-one": ("- Walk.\n- Swim", "- Walk. - Swim"),
    "a-new-paragraph": (" A caf\u00e9", "\n\nA caf\u00e9"),
    "the-title": ("how much?", "how long?"),
    "the-summary": ("more than rest", "as much as rest"),
    "a-key-point": ("Keep moving.", "Keep moving!"),
    "a-key-point-more": ("  - Ask for", "  - Sleep well.\n  - Ask for"),
    "the-conflict": ("We offer exercise.", "We offer massage."),
    "no-conflict": ("conflict: We offer exercise.\n", ""),
    "an-alternative-text": ("![A line]", "![A curve]"),
    "a-caption": ("A caption.", "A caption of it."),
    "code": ("code   here", "code here"),
    "the-number-of-a-point": ("1. Stand up.", "2. Stand up."),
    "a-list-without-numbers": ("1. Stand up.\n2. Walk.", "- Stand up.\n- Walk."),
    "a-point-below-another": ("- Swim, if you can and\n  a pool", "    - Swim, if you can and\n  a pool"),
    "a-paragraph-in-a-point": ("is near.\n", "is near.\n\n    Rest.\n"),
    "a-quotation-as-text": ("> Motion is\n> lotion.", "Motion is\nlotion."),
    "rows-joined": ("differ.\nHow", "differ. How"),
    "rows-joined-with-a-bar": ("differ.\nHow", "differ. | How"),
    "rows-in-another-order": (
        "Who pays? | Plans differ.\nHow long? | It varies.",
        "How long? | It varies.\nWho pays? | Plans differ.",
    ),
    "cells-changed-about": ("Who pays? | Plans differ.", "Plans differ. | Who pays?"),
    "a-cell-in-another-column": ("How long? | It varies.", "| How long? It varies."),
    "a-bar-elsewhere": ("How long? | It varies.", "How | long? It varies."),
    "headers-as-a-row": ("Ask | Why\n---|---\n", "A | B\n---|---\nAsk | Why\n"),
    "the-address-of-a-link": ("(https://example.org/walks)", "(https://example.org/shop)"),
    "a-line-broken": ("> Motion is\n", "> Motion<br>is\n"),
    "a-word-in-bold": ("Motion is", "**Motion** is"),
    "a-picture-less": ("![A square]({static}../figures/picture.png)\n", ""),
    "the-reviewer": ("reviewed_by: jane-doe", "reviewed_by: jo-roe"),
    "the-day-of-the-review": ("reviewed_on: 2026-02-03", "reviewed_on: 2026-02-04"),
    "the-next-day": ("next_due: 2027-02-03", "next_due: 2028-02-03"),
    "the-role": ("  signed:", "  role: Surgeon\n  signed:"),
    "the-signature": ("  signed: ", "  signed: 0"),
}


@pytest.mark.parametrize(("old", "new"), VOIDS.values(), ids=VOIDS)
def test_what_voids_a_sign_off(sound, signed, old, new):
    with (sound / "data/people.yaml").open("a") as people:
        people.write("  - id: jo-roe\n    name: Jo Roe\n    role: Nurse\n    about: Reads.\n")
    change(signed, old, new)
    [said] = [finding for finding in findings(sound) if finding.rule == "R31"]
    line = signed.read_text(encoding="utf-8").split("\n")[said.place.line - 1]
    assert line.startswith("  signed: ")
    assert "make signoff FILE=content/articles/rest.md BY=" in said.sentence


STAYS = {
    "wrapped-lines": ("people in a trial, and rest did\nnot", "people in a trial,\nand rest\ndid not"),
    "wrapped-in-a-note": ("no better than\n    rest", "no\n    better than rest"),
    "wrapped-in-a-point": ("can and\n  a pool", "can\n  and a pool"),
    "wrapped-without-indent": ("can and\n  a pool", "can and\na pool"),
    "wrapped-in-a-quotation": ("> Motion is\n> lotion.", "> Motion\n> is lotion."),
    "wrapped-before-a-number": ("helped 16 of", "helped\n16 of"),
    "wrapped-in-the-header": ("more than rest\n  does,", "more\n  than rest does,"),
    "a-value-on-one-line": ("summary: >-\n  Gentle movement helps more than rest\n  does, we think.", "summary: Gentle movement helps more than rest does, we think."),
    "other-signs-of-points": ("- Walk.\n- Swim", "* Walk.\n* Swim"),
    "bars-around-a-table": ("Ask | Why\n---|---\nWho pays? | Plans differ.\nHow long? | It varies.", "| Ask | Why |\n|---|---|\n| Who pays? |  Plans differ. |\n| How long? | It varies. |"),
    "a-column-at-the-right": ("---|---", "---|---:"),
    "numbers-that-are-all-one": ("2. Walk.", "1. Walk."),
    "the-other-way-to-name-a-picture": ("]({static}../figures/picture.png)", "](/figures/picture.png)"),
    "a-remark-in-the-text": ("> Motion", "<!-- short -->\n\n> Motion"),
    "a-sign-by-its-number": ("lotion.", "lo&#116;ion\\."),
    "spaces-at-the-end": ("- Walk.\n", "- Walk.   \n"),
    "an-empty-line-more": ("\n\n- Walk", "\n\n\n- Walk"),
    "spaces-after-code": ("code   here\n", "code   here \n"),
    "an-accent-in-two-parts": ("caf\u00e9", unicodedata.normalize("NFD", "caf\u00e9")),
    "quotes-of-yaml": ("conflict: We offer exercise.", 'conflict: "We offer exercise."'),
    "the-order-of-fields": ("slug: rest\ndate: 2026-01-05\n", "date: 2026-01-05\nslug: rest\n"),
    "a-remark": ("# The answer first.", "# Short."),
    "a-tag": ("category:", "tags: [Rest]\ncategory:"),
    "another-topic": ("category: Back pain", "category: Necks"),
    "a-change-told": ("category:", "modified: 2026-02-03\nchanges:\n  - on: 2026-02-03\n    what: We wrapped lines.\ncategory:"),
    "back-to-a-draft": ("category:", "status: draft\ncategory:"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), STAYS.values(), ids=STAYS)
def test_what_does_not_void_a_sign_off(sound, signed, old, new):
    change(signed, old, new)
    assert rules(sound) == []


def test_windows_line_ends_do_not_void_a_sign_off(sound, signed):
    signed.write_bytes(signed.read_bytes().replace(b"\n", b"\r\n"))
    assert rules(sound) == []


BESIDE = {
    "a-reference-cited": ("data/references.yaml", "Randomized trial", "Randomized trials", ["R31"]),
    "a-finding-cited": ("data/references.yaml", "no better than movement", "better", ["R31"]),
    "a-reference-not-cited": ("data/references.yaml", "title: Rules", "title: New rules", []),
    "spaces-in-a-reference": ("data/references.yaml", "A trial of rest", "A  trial of rest", []),
    "a-drawing": ("figures/drawing.svg", "<title>", "<title>Not ", ["R31"]),
    "the-reviewer's-name": ("data/people.yaml", "Jane Doe, MD", "Jane Roe, MD", ["R31"]),
    "the-reviewer's-title": ("data/people.yaml", "Jane Doe, MD", "Jane Doe, PhD", ["R31"]),
    "the-reviewer's-role": ("data/people.yaml", "role: Physician", "role: Surgeon", ["R31"]),
    "what-is-told-of-the-reviewer": ("data/people.yaml", "Writes about backs", "Reads about backs", []),
    "the-meaning-of-a-certainty": ("data/certainty.yaml", "meaning: ", "meaning: New ", []),
    "a-word-of-the-glossary": ("data/glossary.yaml", "meaning: ", "meaning: New ", []),
}


@pytest.mark.parametrize(("file", "old", "new", "broken"), BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_the_text(sound, signed, file, old, new, broken):
    change(sound / file, old, new)
    assert rules(sound) == broken


def test_another_picture_under_the_same_name_voids_a_sign_off(sound, signed):
    with (sound / "figures/picture.png").open("ab") as picture:
        picture.write(b"x")
    assert rules(sound) == ["R31"]


def test_another_form_under_the_same_name_voids_a_sign_off(sound, article):
    form = sound / "files/form.pdf"
    form.parent.mkdir()
    form.write_bytes(leaflet())
    change(article, "[walks](https://example.org/walks)", "[the form]({static}../files/form.pdf)")
    sign(sound, article, "jane-doe")
    assert rules(sound) == []
    form.write_bytes(leaflet("Another form"))
    assert rules(sound) == ["R31"]


def test_the_same_picture_under_another_name_does_not(sound, signed):
    (sound / "figures/picture.png").rename(sound / "figures/square.png")
    change(signed, "picture.png", "square.png")
    assert rules(sound) == []


def test_the_certainty_beside_a_key_point_is_signed_and_the_name_of_its_note_is_not(sound, article):
    point = "key_points:\n  - point: Movement may ease pain no better than rest.\n    note: rest\n"
    change(article, "key_points:\n", point)
    change(article, 'evidence "low"', 'evidence "low" #rest')
    sign(sound, article, "jane-doe")
    change(article, "note: rest", "note: moving")
    change(article, "#rest", "#moving")
    assert rules(sound) == []
    change(article, "    note: moving\n", "")
    assert "R31" in rules(sound)


def test_a_role_is_kept_only_where_people_yaml_says_another(sound, article):
    assert sign(sound, article, "jane-doe", role="Physician").role is None
    assert sign(sound, article, "jane-doe", role="Surgeon: spines").role == "Surgeon: spines"
    assert '  role: "Surgeon: spines"\n' in article.read_text(encoding="utf-8").replace("'", '"')
    assert rules(sound) == []
    change(article, "Surgeon: spines", "Surgeon: necks")
    [said] = findings(sound)
    assert "BY=jane-doe ROLE='Surgeon: necks'; or" in said.sentence  # so that what is typed next is taken
    sign(sound, article, "jane-doe")
    assert "role:" not in article.read_text(encoding="utf-8")


def test_the_next_review_is_a_year_on(sound, article, clock):
    clock("2028-02-29")
    made = sign(sound, article, "jane-doe")
    assert (made.reviewed_on, made.next_due) == ("2028-02-29", "2029-02-28")


def test_the_command_says_what_was_recorded_and_what_was_not(project):
    file = full_article(project / "content")
    add_person(project, "jane-doe", "Jane Doe, MD", role="Physician")
    done = editorial(project, "signoff", str(file), "--by", PRACTICE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("Ask somebody else\nNothing was recorded.\n")
    done = editorial(project, "signoff", file.relative_to(project).as_posix(), "--by", "jane-doe")
    assert (done.returncode, done.stderr) == (0, "")
    assert "reviewed by Jane Doe, MD, Physician on " in done.stdout
    assert editorial(project, "check").returncode == 0


def test_with_a_record_the_words_may_stand(sound, signed):
    change(signed, "Gentle movement helped", "This page is medically reviewed. Gentle movement helped")
    assert rules(sound) == ["R31"], "only the text has changed since"
