"""YAML in which every value is text, and every value knows its place. Common slips stand in `mistakes/yaml-...`."""

import re
import time
from pathlib import Path

import pytest

from editorial.findings import ContentError
from editorial.model import yamlfile

HEADER = Path("content/articles/rest.md")


def values(text: str) -> dict:
    return yamlfile.parse(text, HEADER).values


def refusal(text: str, first_line: int = 1, path: Path = HEADER) -> str:
    with pytest.raises(ContentError) as caught:
        yamlfile.parse(text, path, first_line)
    return str(caught.value)


@pytest.mark.parametrize("typed", ["no", "012", "2024-02-30", "1e3", "3.10", "12:30", "~", "null", "true"])
def test_nothing_is_guessed(typed):
    assert values(f"name: {typed}") == {"name": typed}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name:", None),
        ('name: ""', None),
        ("name: '  '", None),
        ("name: []", []),
        ("name: [a, b]", ["a", "b"]),
        ("name:\n  - a\n  -", ["a", None]),
        ("name: {of: a}", {"of": "a"}),
        ("name: >-\n  one\n  two", "one two"),
        ('name: "a: b"', "a: b"),
        ("name: it's — “so”", "it's — “so”"),
    ],
    ids=["left-empty", "quotes", "blank", "no-items", "items", "an-item-empty", "group", "folded", "colon", "unicode"],
)
def test_values(text, expected):
    assert values(text) == {"name": expected}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("terms:\n  - term: Disc\n    meaning: A pad.\n  - term Own\n    meaning: Yours.", "- term: Own"),
        ("people:\n  - id jane-doe\n    name: Jane Doe", "- id: jane-doe"),
        ("levels:\n  - level: high\n    words: [is]\n  - level low\n    words: [may]", "- level: low"),
        ("changes:\n  - on 2026-01-05\n    what: A trial.", "- on: 2026-01-05"),
        ("waivers:\n  - rule R9\n    reason: None.", "- rule: R9"),
        ("key_points:\n  - point Rest may help.\n    note: rest", "- point: Rest may help."),
        ("terms:\n  - term=Own\n    meaning: Yours.", "- term: Own"),
    ],
)
def test_a_colon_that_an_entry_lost_is_put_back(text, mended):
    assert re.search(rf': put a colon after "\w+": `{mended}`', refusal(text))


def test_an_entry_without_a_name_is_told_the_one_of_its_list():
    assert "like `- term: Own`" in refusal("terms:\n  - Own\n    meaning: Yours.")


def test_each_value_knows_its_place():
    text = "title: A\ntags:\n  - one\n  - two\nreview:\n  by: jane\n"
    assert yamlfile.parse(text, HEADER, first_line=2).places == {
        (): (2, 1),
        ("title",): (2, 1),
        ("tags",): (3, 1),
        ("tags", 0): (4, 5),
        ("tags", 1): (5, 5),
        ("review",): (6, 1),
        ("review", "by"): (7, 3),
    }


def test_texts_are_listed_in_the_order_of_the_file_without_their_places():
    """A header that was kept has no places until its file is read again, which may have changed since."""
    typed = "title: A\ntags: [one, null, two]\nreview:\n  by: jane\n  on:\nslug: a\n"
    known = [
        (("title",), "A"),
        (("tags", 0), "one"),
        (("tags", 1), "null"),
        (("tags", 2), "two"),
        (("review", "by"), "jane"),
        (("slug",), "a"),
    ]
    assert list(yamlfile.Yaml(HEADER, values(typed)).texts()) == known


def test_a_value_that_is_missing_stands_where_the_group_around_it_does():
    yaml = yamlfile.parse("title: A\nreview:\n  by: jane\n", HEADER)
    assert (yaml.at("review", "on"), yaml.at("slug")) == ((2, 1), (1, 1))


def test_a_value_that_contains_itself_comes_to_an_end():
    assert "a sign in this value means something else" in refusal("a: &loop\n  b: *loop\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("slug: a\ntitle: 'A\ndate: b\n", 3),
        ("slug: a\ntags: {a: b\n", 3),
    ],
    ids=["single-quote", "brace"],
)
def test_what_is_never_closed_is_shown_where_it_opens(text, line):
    sentence = refusal(text, first_line=2)
    assert sentence.startswith(f"content/articles/rest.md:{line}:"), sentence
    assert "never closed" in sentence


def test_a_control_character_that_is_written_as_an_escape_is_shown_on_its_line():
    assert refusal('slug: a\ntitle: "b\\x07"\n', first_line=2).startswith("content/articles/rest.md:3:1: ")


@pytest.mark.parametrize(
    "text",
    ["title: &Rest and movement", "title: !Rest and movement"],
    ids=["anchor", "tag"],
)
def test_words_that_yaml_would_drop_are_refused(text):
    """The title would be "and movement"; the writer would learn it from a reader."""
    sentence = refusal(text)
    assert sentence.startswith("content/articles/rest.md:1:1: ")
    assert "in quotes" in sentence


MISTAKES = {
    "colons-in-an-item": ("points:\n  - Keep moving: why: it helps.\n", 2, "quotes"),
    "colon-in-a-long-value": ("summary: Gentle movement\n  helps more: rest.\n", 2, "quotes"),
    "mark-first-in-an-item": ("points:\n  - @home is best.\n", 2, "quotes"),
    "note-out-of-line": ("points:\n  - point: a\n  note: b\n", 3, "Give it 4 spaces in front"),
    "colon-below-a-remark": ("# The heading of the page\ntitle: Rest: a\n", 2, "a second colon"),
    "line-that-goes-on": ("summary: Rest helps.\nIt did so.\nslug: a\n", 2, "put two spaces in front"),
    "note-below-words-alone": ("points:\n  - a b\n    note: c\n", 2, "`- point: a b`"),
    "reason-below-an-address-alone": ("gone:\n- a.html\n  reason: c\n", 2, "`- address: a.html`"),
    "reason-below-a-rule-alone": ("waivers:\n  - R9\n    reason: c\n", 2, "`- rule: R9`"),
    "what-below-a-day-alone": ("changes:\n  - 2026-12-01\n    what: c\n", 2, "`- on: 2026-12-01`"),
    "quote-that-another-closes": ('title: "Rest\nslug: rest\nsummary: "a b"\n', 1, "never closed"),
    "remark": ("status: draft # not ready\n", 1, "on a line of its own"),
    "name-with-its-sign": ("points:\n  - point: a\n    note: #discs\n", 3, "Take the sign # away"),
}


@pytest.mark.parametrize(("text", "line", "remedy"), MISTAKES.values(), ids=MISTAKES)
def test_the_remedy_fits_the_mistake(text, line, remedy):
    sentence = refusal(text)
    assert sentence.startswith(f"content/articles/rest.md:{line}:"), sentence
    assert remedy in sentence


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("title: Rest: a story", "Rest: a story"),
        ("title: “Rest: a story”", "Rest: a story"),
        ('title: "Rest" and "sleep"', '"Rest" and "sleep"'),
        ('title: "Rest is "best" for all"', 'Rest is "best" for all'),
        ("title: 'Rest doesn't help'", "Rest doesn't help"),
        ('title: [Draft] It\'s "rest"', '[Draft] It\'s "rest"'),
        ("title: Pain, #1 of all", "Pain, #1 of all"),
        ("title: **Rest** and sleep", "Rest and sleep"),
        ("title:Rest", "Rest"),
        ("title:\u00a0Rest", "Rest"),
        ("title = Rest", "Rest"),
        ("title Rest", "Rest"),
    ],
)
def test_the_line_that_a_sentence_gives_is_right_at_the_first_try(text, meant):
    mended = re.search(r"(?:in quotes|words|Type it|Add the colon): `?(.*?)`?$", refusal(f"{text}\nslug: a"))
    assert mended
    assert values(f"{mended[1]}\nslug: a") == {"title": meant, "slug": "a"}


@pytest.mark.parametrize("mark", ["* ", "• ", "•", "– ", "1. ", "-"])
@pytest.mark.parametrize("listed", [1, 3])
def test_what_is_no_hyphen_in_front_of_a_point_is_said_once_at_its_line(mark, listed):
    rows = [f"  {mark if number < listed else '- '}Point {number}." for number in range(3)]
    sentence = "a point begins with a hyphen and a space. Write `- Point 0.`"
    sentence += ", and the points below in the same way" * (listed > 1)
    assert refusal("\n".join(["points:", *rows])) == f"{HEADER}:2:3: R78 error: header: {sentence}"


@pytest.mark.parametrize("text", ["", "# only a remark", "- a", "word"], ids=["empty", "remark", "list", "word"])
def test_what_is_no_list_of_fields_is_refused(text):
    assert "found none" in refusal(text)


def test_all_that_is_wrong_with_the_values_is_said_at_once():
    lines = refusal("a: one # two\nb: &x y\na: three\n").split("\n")
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text", ["name:\n  - one\n   - two", "name:\n  - one\n    - two\nother: a", "name: one\n  - two"]
)
def test_a_point_that_yaml_joins_to_the_line_above_is_refused_at_its_line(text):
    line = 3 if "\n  - one" in text else 2
    sentence = "this point is read as a part of the line above. Give both the same spaces in front"
    assert refusal(text) == f"{HEADER}:{line}:{refusal(text).split(':')[2]}: R78 error: header: {sentence}"


def test_a_dash_inside_a_value_is_no_point():
    assert values("name: one\n  two - three\nother: >-\n  one\n  - two") == {
        "name": "one two - three",
        "other": "one - two",
    }


# Control characters, noncharacters, marks that turn letters around, spaces without width, tags.
NO_TEXT = ["\\x0b", "\\x85", "\\ufeff", "\\uffff", "\\U0001ffff", "\\u202a", "\\u202e", "\\u2066", "\\u2069"]
UNSEEN = ["\\u200b", "\\u200e", "\\u2060", "\\U000e0041"]


@pytest.mark.parametrize("escape", [*NO_TEXT, *UNSEEN])
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('"title": "A{}b"', "value"),
        ('tags: ["A{}b"]', "value"),
        ('of: {{by: "{}"}}', "value"),
        ('"ti{}tle": A', "name"),
    ],
    ids=["value", "item", "value-in-a-group", "name"],
)
def test_values_and_names_are_judged_and_not_only_what_was_typed(text, what, escape):
    seen = "seen" if escape in UNSEEN else "shown"
    expected = f"content/articles/rest.md:3:1: R78 error: header: a character here cannot be {seen}. Retype the {what}"
    assert refusal(f"slug: a\n{text.format(escape)}", first_line=2) == expected


@pytest.mark.parametrize("escape", ["\\ud800", "\\ud83d\\ude00", "\\U00110000", "\\p", "\\x4"])
def test_a_code_that_is_none_is_said_so(escape):
    assert "a backslash in double quotes begins a code, and there is none" in refusal(f'title: "A {escape} b"')


@pytest.mark.parametrize("typed", ["A\u00a0b – “c” é 北 👩‍⚕️", "\\u00e9 \\t \\x41"])
def test_other_characters_are_let_pass(typed):
    assert values(f'title: "{typed}"')["title"]


BOMBS = {
    "repeats": "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
    "deep-brackets": "a: " + "[" * 100_000,
    "deep-lines": "\n".join(" " * depth + "a:" for depth in range(2000)),
    "many-items": "a:\n" + "- x\n" * 1_000_000,
    "many-in-brackets": "a: [" + "x," * 1_000_000 + "]",
    "many-fields": "\n".join(f"a{number}: b" for number in range(400_000)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_a_sentence_within_two_seconds(text):
    start = time.process_time()
    refusal(text)
    assert time.process_time() - start < 2


def test_some_thousand_sources_are_no_bomb():
    source = "- id: a\n  title: B\n  author: [{family: C, given: D}]\n  URL: e\n  issued: {date-parts: [[2020]]}\n"
    assert len(values("references:\n" + source * 3000)["references"]) == 3000


def test_a_remark_between_writers_reaches_no_reader():
    values = yamlfile.parse('title: "Rest <!-- or: sleep --> well"\nsummary: <!-- to come -->\n', Path("a.md")).values
    assert values == {"title": "Rest well", "summary": None}
