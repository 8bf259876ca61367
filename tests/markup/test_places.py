"""For every word of a text, its place leads to that very occurrence in the file."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from editorial.findings import Place
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from tests.conftest import ROOT, site_of
from tests.markup.conftest import HERE, Parser

REAL = sorted((ROOT / "content").rglob("*.md"))
WORD = re.compile(r"\w+")
# What may stand inside a word as it is typed, and is seen by no reader.
INSIDE = re.compile(r"<!--.*?-->|</?\w[^<>]*>|[*_\\\u00ad\u200b-\u200f\u2060\ufeff]", re.DOTALL)


def words(document: Document) -> Iterator[tuple[str, Place]]:
    """Every word of the body and its place, in the order of the Markdown."""
    for block, start, end in document.stream:
        for word in WORD.finditer(block.text, start, end):
            yield word[0], document.place(block, word.start())


def stands(word: str, source: str) -> bool:
    """Whether a word stands at the beginning of `source`, as it is or as it was typed."""
    seen = unicodedata.normalize("NFKD", INSIDE.sub("", unescape(source[: 60 + 8 * len(word)])))
    return seen.startswith(unicodedata.normalize("NFKD", INSIDE.sub("", word)))


def misplaced(document: Document, typed: str) -> list[tuple[str, Place]]:
    """The words whose place is not theirs, or does not come after that of the word above."""
    rows, wrong, above = typed.split("\n"), [], Place(0)
    for word, place in words(document):
        source = "\n".join([rows[place.line - 1][place.column - 1 :], *rows[place.line : place.line + 3]])
        if place <= above or not stands(word, source):
            wrong.append((word, place))
        above = place
    return wrong


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_in_every_text_of_the_site(file):
    site = site_of(ROOT / "content")
    document = Documents(site).of(site.by_file[file])
    assert misplaced(document, file.read_text(encoding="utf-8")) == []
    assert len(list(words(document))) > 50


def test_in_every_text_of_the_markup(parsed: Parser):
    count = 0
    for file in sorted(HERE.glob("*.md")):
        body = file.read_text(encoding="utf-8")
        document = parsed(body, header="---\n---\n")
        assert misplaced(document, f"---\n---\n{body}") == [], file.name
        count += len(list(words(document)))
    assert count > 500


HARD = {
    "one-word-many-times": "rest rest *rest* [rest](rest.html 'rest') `rest` ![rest](rest.svg \"rest\") rest",
    "address-with-the-word": "See [the trial](https://example.org/the-trial \"The trial\") and the trial.",
    "reference": "See [the trial][trial] and the trial.\n\n[trial]: https://example.org/trial 'A trial'\n\nThe trial.",
    "marks-inside": "pro*v*en pro**ven** p<em>rov</em>en pro<span lang='en'>ven</span> *pro*ven, proven.",
    "entities-inside": "pro&#118;en pro&#x76;en &#112;roven pro&shy;ven proven",
    "nothing-inside": "pro\u00adven pro\u200bven pro\u2060ven pro<!-- x -->ven pro\\-ven proven",
    "code": "Write `proven` or ``pro`ven`` and\n\n```\nproven\n```\n\n    proven\n\nproven",
    "table": "Table: Proven.\n\n| Proven | proven |\n|:--|--:|\n| proven | `proven` |\n| proven | x |",
    "cards": '!!! proven "Proven"\n    proven\n\n    - proven\n        - proven\n\n!!! proven\n    proven',
    "citations": "Rest.[@rest2024] Rest[@rest; @rest2024, p. 4] rest.[@rest 2024] Rest [rest] rest.",
    "evidence": 'low\n\n!!! evidence "low"\n    low is low.[@low2024]\n\nlow',
    "risk": '!!! risk "Rest"\n    - Benefit: 2 in 4 rest.\n    - Harm: 2 in 4 rest.\n    - **Other**: rest',
    "terms": "Rest\n:   Lying down.\n\n    Rest.\n\nWalking\n:   Not rest.",
    "numbers": "1. 1 in 2\n2. 2 in 1\n10. 10 in 2\n\n1 in 2, 10<sup>10</sup> H<sub>2</sub>O 2",
    "quotes": "\"Rest,\" it's said, --- 'rest' ... rest--rest. She is 5'10\" and 5'10\".",
    "pictures-in-a-line": 'Press ![rest](rest.svg "rest") to rest. <abbr title="rest">rest</abbr> rest',
    "tags": "a <b>b</b> <a href='a'>a</a> a<b a <br>a<br/>a",
    "attributes": "Rest.\n{: #rest .rest title='rest' }\n\n## Rest {#rest}\n\nRest",
    "lines": "rest  \nrest\\\nrest<br>rest\n> rest\n> > rest\n\n* rest\n  rest\n\n\trest",
    "comments": "rest <!-- rest --> rest\n\n<!-- rest\n\nrest -->\n\nrest <!-- rest",
    "unclosed": "rest [rest](rest rest `rest ``rest` **rest *rest* [rest] [rest][none] rest",
    "signs-of-many-letters": "ﬁt ﬁnd ½ rest ㎎ 10⁶ … ™ résumé re\u0301sume\u0301 ß ǆ",
}  # fmt: skip


@pytest.mark.parametrize("body", HARD.values(), ids=HARD)
def test_where_a_word_could_be_taken_for_another(body, parsed):
    document = parsed(body, header="---\n---\n")
    assert misplaced(document, f"---\n---\n{body}") == []
    assert list(words(document))


def test_what_stands_in_the_header_has_the_place_of_its_field(tmp_path):
    header = "---\ntitle: Rest\nsummary: It\n  helps.\nkey_points:\n  - One.\n  - Two.\nconflict: None.\nchanges:\n  - {on: 2026-01-05, what: More.}\n---\n"
    document = Parser(tmp_path / "content")("Text.", header)
    found = [(block.kind, document.place(block)) for block in document.blocks[: document.body_start]]
    assert found == [
        ("title", (2, 1)),
        ("summary", (3, 1)),
        ("conflict", (8, 1)),
        ("key point", (6, 5)),
        ("key point", (7, 5)),
        ("change", (10, 22)),
    ]


def test_a_finding_behind_the_last_word_stays_in_the_file(parsed):
    document = parsed("Rest", header="---\n---\n")
    block = document.body[0]
    assert [document.place(block, offset) for offset in (0, 2, 4, 99)] == [(3, 1), (3, 3), (3, 5), (3, 5)]


def test_a_windows_file_has_the_same_places(tmp_path):
    rows = ["---", "title: Rest", "---", "", "One", "*two* three", ""]
    parser = Parser(tmp_path / "content")
    unix, windows = (parser("", end.join(rows)) for end in ("\n", "\r\n"))
    assert list(words(unix)) == list(words(windows)) == [("One", (5, 1)), ("two", (6, 2)), ("three", (6, 7))]


def test_a_path_below_the_content_folder_is_named_as_the_writer_knows_it(parsed):
    assert parsed("Rest").path == Path("content/articles/text.md")
