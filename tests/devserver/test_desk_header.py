"""The form of a header: a field that is set to what it holds changes no byte, any other changes its own rows alone."""

import re

import pytest

from devserver.desk.form import SHAPES
from devserver.desk.header import changed, values
from devserver.desk.wrong import Wrong
from editorial.model.article import Article
from editorial.model.text import ROW
from tests.conftest import ROOT

FIELDS = [name for name, shape in SHAPES.items() if shape.kind != "other"]
# Another value for each kind of field, with all that YAML takes for its own.
OTHERS = {
    "line": "C: a # b, it's “x”",
    "paragraph": 'Does it help? - Nobody knows: 3 of 4 (75%) said "yes", & the rest didn\'t. [µ ≥ 3] #5',
    "choice": "hidden",
    "date": "2027-03-04",
    "flag": True,
    "lines": ["- no: list", "PRP", "# 5"],
    "choices": ["@jane", "null", "yes"],
    "points": [{"point": "Waiting: a choice", "note": None}, {"point": "* It may help", "note": "discs"}],
}
NASTY = """---
# above: all
title:   "A: b"   # behind the title
slug: 'it''s'

tags: [PRP, "x, y"] # flow
# above the authors
authors:
  # first
  -   jane-doe

  # second
  - "doe: roe"
  # last
summary: >+
 Folded
 # no remark
 text

key_points:
- point: One.
  # inside
  note: one
-
  point: "Two: 2"
- >-
  Three
  # no remark
- {point: Four, note: four}
conflict: |
    Kept

    as typed
aliases:
status: draft
date: 2026-01-01T10:00
waivers: [{rule: R9, reason: x, by: y, until: 2026-12-31}]
changes:
  - on: 2026-01-02
    what: >-
      We did.
  # the end
lang: en
---

Body: [x]  # no remark
---
"""
ENDS = {"unix": "\n", "windows": "\r\n", "old-mac": "\r"}
TEXTS = {
    **{path.name: path.read_bytes().decode() for path in sorted((ROOT / "content").glob("*/*.md"))},
    **{f"nasty-{name}": NASTY.replace("\n", end) for name, end in ENDS.items()},
    "nasty-mark": f"\ufeff{NASTY}",
    "no-final-newline": NASTY.rstrip("\n"),
    "no-body": "---\ntitle: x\n---",
    "remarks-alone": "---\ntitle: x\n# tags:\n#   - PRP\n# the end\n---\n",
    "mixed": NASTY.replace("\n", "\r\n", 9),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_set_anew_changes_its_own_rows_alone_and_is_read_as_meant(text):
    before = values(text)
    assert changed(text, {name: before[name] for name in FIELDS}) == text
    for name in FIELDS:
        assert changed(text, {name: before[name]}) == text
        other = OTHERS[SHAPES[name].kind]
        if other == before[name]:
            other = None
        after = changed(text, {name: other})
        assert values(after) == before | {name: other}, name
        assert _remarks(after) == _remarks(text), name
        assert _outside(name, text) - set(ROW.split(after)) == set(), name
        assert ("\r\n" in after, after[:1] == "\ufeff") == ("\r\n" in text, text[:1] == "\ufeff")
    again = changed(text, {"title": "Once more"})
    assert values(changed(again, {"title": before["title"]})) == before


def _remarks(text: str) -> list[str]:
    return sorted(row.strip() for row in ROW.split(text) if re.match(r"\s*# (?!no remark)", row))


def _outside(name: str, text: str) -> set[str]:
    """The rows of a text that do not stand in the field `name` of its header."""
    rows = ROW.split(text)
    first = next((number for number, one in enumerate(rows) if one.startswith(f"{name}:")), None)
    if first is None:
        return set(rows)
    after = next(n for n in range(first + 1, len(rows)) if re.match(r"[a-z_]+:|---", rows[n]))
    return set(rows) - set(rows[first:after])


@pytest.mark.parametrize(
    ("fields", "name", "value", "then"),
    [
        ("title: 'a'  # b", "title", "c", "title: 'c'  # b"),
        ("summary: 'a # b'", "summary", "word " * 21, "summary: >-\n  " + ("word " * 19).strip() + "\n  word word"),
        ("tags: [a, b]", "tags", ["a", "c, d"], "tags: [a, 'c, d']"),
        ("tags:\n- a\n# of b\n- 'b'", "tags", ["a", "new", "b"], "tags:\n- a\n# of b\n- new\n- 'b'"),
        ("tags:\n    -  'a'\n    - b", "tags", ["a"], "tags:\n    -  'a'"),
        ("title: a\nlang: en", "slug", "b", "title: a\nslug: b\nlang: en"),
        ("title: a\n# tags:\n#   - x\n# next\nlang: en", "tags", ["b"], "title: a\n# tags:\n#   - x\ntags:\n  - b\n# next\nlang: en"),
        ("title: a\ntags:\n  # why\n  - b\nlang: en", "tags", None, "title: a\n# why\nlang: en"),
        ("title: a\nhandout: yes", "handout", False, "title: a"),
        ("summary: a", "summary", "word " * 30, "summary: >-\n  " + ("word " * 19).strip() + "\n  " + ("word " * 11).strip()),
    ],
)  # fmt: skip
def test_a_field_is_written_as_its_neighbors_are(fields, name, value, then):
    assert changed(f"---\n{fields}\n---\nBody\n", {name: value}) == f"---\n{then}\n---\nBody\n"


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("---\ntitle: [a\n---\n", {"title": "b"}, "Mend it in the text first. Line 2: header: a quote or bracket"),
        ("No header", {"title": "b"}, "Mend it in the text first. Line 1: header: expected `---`"),
        ("---\n{title: a}\n---\n", {"title": "b"}, "is written in an unusual way"),
        ("---\ntitle: a\n---\n", {"review": None}, "review cannot be changed here"),
        ("---\ntitle: a\n---\n", {"nothing": "x"}, "nothing cannot be changed here"),
        ("---\ntitle: a\n---\n", {"title": ["x"]}, "title cannot hold this"),
        ("---\ntitle: a\n---\n", {"tags": [["x"]]}, "tags cannot hold this"),
        ("---\ntitle: a\n---\n", {"title": "<!-- x -->"}, "title cannot hold a remark"),
        ("---\ntitle: a\n---\n", {"title": "a\0b"}, "cannot be shown"),
        (
            "---\nsummary: a <!-- why -->\n---\n",
            {"summary": "b"},
            "summary holds a remark between <!-- and -->. Change it in the text, on line 2",
        ),
        ("---\nsummary: >- # why\n  a\n---\n", {"summary": "b"}, "summary is written in an unusual way here"),
        ("---\ntags: [a, # why\n  b]\n---\n", {"tags": ["c"]}, "tags is written in an unusual way here"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_remedy(text, changes, said):
    with pytest.raises(Wrong, match=re.escape(said)):
        changed(text, changes)


def test_every_field_of_the_records_is_in_the_form():
    assert SHAPES.keys() == Article.model_fields.keys()
    assert {name for name, shape in SHAPES.items() if shape.kind == "other"} == {"waivers", "review", "changes"}
