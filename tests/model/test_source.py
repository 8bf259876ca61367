"""A Markdown file, taken apart into its header and its body."""

from pathlib import Path

import pytest

from editorial.findings import ContentError
from editorial.model import source

NAME = Path("content/articles/rest.md")


def read(folder: Path, data: bytes) -> source.Source:
    file = folder / "rest.md"
    file.write_bytes(data)
    return source.read(file, NAME)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_header_and_body_are_parted_whatever_the_line_ends(tmp_path, end):
    text = read(tmp_path, end.join(["---", "title: A", "slug: a", "---", "", "Text."]).encode())
    assert (text.header, text.body, text.body_line) == ("title: A\nslug: a", "\nText.", 5)


def test_a_byte_order_mark_is_no_text(tmp_path):
    assert read(tmp_path, b"\xef\xbb\xbf---\ntitle: A\n---\n").header == "title: A"


def test_a_rule_in_the_body_stays_there(tmp_path):
    assert read(tmp_path, b"---\ntitle: A\n---\nOne\n\n---\n\nTwo").body == "One\n\n---\n\nTwo"


def test_spaces_after_a_fence_do_not_matter(tmp_path):
    assert read(tmp_path, b"--- \ntitle: A\n---\t\nText").body == "Text"


@pytest.mark.parametrize(
    "code",
    [
        "```\ncode\n```",
        "~~~\ncode\n~~~",
        "``` text\ncode\n```",
        "    ```\n    code\n    ```",
        "~~~\n```\ncode\n~~~",
        "````\n```\ncode\n````",
        "See `code` and `` co`de ``",
        "See `code\ncode`",
    ],
    ids=["fence", "tildes", "named", "in-a-card", "fence-in-tildes", "fence-in-a-fence", "in-a-line", "over-two-lines"],
)
def test_prose_has_spaces_in_the_place_of_code(tmp_path, code):
    text = read(tmp_path, f"---\ntitle: A\n---\nOne\n\n{code}\n\nTwo".encode())
    prose = text.prose()
    assert "co" not in prose
    assert len(prose) == len(text.body)
    assert (prose.index("One"), prose.index("Two")) == (text.body.index("One"), text.body.index("Two"))


def test_one_backtick_hides_nothing(tmp_path):
    assert "[@key]" in read(tmp_path, b"---\ntitle: A\n---\nA ` mark.\n\nText.[@key] Another ` mark.").prose()


def test_a_place_in_the_body_knows_its_line_and_column(tmp_path):
    text = read(tmp_path, b"---\ntitle: A\n---\nOne\n\nTwo")
    assert [text.place_of(text.body.index(word)) for word in ("One", "Two")] == [(4, 1), (6, 1)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_control_character_is_shown_on_its_line(tmp_path, line_end):
    with pytest.raises(ContentError, match=r"^content/articles/rest\.md:5:4: R78 error: file: "):
        read(tmp_path, line_end.join(["---", "title: A", "---", "One", "Two\x00"]).encode())


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\ntitle: Étude\n---\n", "2:8"), ("---\ntitle: A\n---\nÉtude", "4:1")],
    ids=["header", "text"],
)
def test_a_character_that_is_not_utf_8_is_shown_on_its_line(tmp_path, text, line):
    """Stands here and not in `mistakes/`, since ruff reads every Markdown file and wants UTF-8."""
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text.encode("latin-1"))
    sentence = "a character here is not UTF-8. Save the file again with the encoding UTF-8"
    assert str(caught.value) == f"content/articles/rest.md:{line}: R78 error: file: {sentence}"
