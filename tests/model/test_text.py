"""A Markdown file, taken apart into its header and its body."""

import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from feedgenerator import Atom1Feed, Rss201rev2Feed
from hypothesis import given, strategies

from editorial.model import text as texts
from editorial.model.markdown import Key, Markdown
from editorial.model.text import Text
from tests.model.test_picture import POINTER

# What XML 1.0 forbids ("Char"), and what turns the letters beside it around (Unicode, UAX 9).
NASTY = [chr(code) for code in (*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)]
NASTY += [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.fixture
def read(tmp_path):
    """A function that reads a file with the bytes that it is given."""
    file = tmp_path / "content/articles/rest.md"
    file.parent.mkdir(parents=True)

    def read(data: bytes) -> Text:
        file.write_bytes(data)
        return texts.read(file, tmp_path / "content", "en")

    return read


def parts(text: Text) -> tuple[dict, str, int]:
    """The values of the header, the body as it was typed, and the line on which it begins."""
    return text.header.values, text.body.typed(Key), text.body.first_line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_header_and_body_are_parted_whatever_the_line_ends(read, end):
    text = read(end.join(["---", "title: A", "slug: a", "---", "", "Text."]).encode())
    assert parts(text) == ({"title": "A", "slug": "a"}, "\nText.", 5)


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"\xef\xbb\xbf---\ntitle: A\n---\n", ""),
        (b"---\ntitle: A\n---\nOne\n\n---\n\nTwo", "One\n\n---\n\nTwo"),
        (b"--- \ntitle: A\n---\t\nText", "Text"),
    ],
    ids=["byte-order-mark", "a-line-in-the-body", "spaces-after-the-fence"],
)
def test_what_is_no_mistake(read, data, body):
    assert parts(read(data))[:2] == ({"title": "A"}, body)


def test_the_bytes_of_another_time_are_read_in_their_place(tmp_path):
    text = texts.read(tmp_path / "content/pages/a.md", tmp_path / "content", "en", b"---\ntitle: Then\n---\n")
    assert (text.header.text("title"), text.path) == ("Then", Path("content/pages/a.md"))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_control_character_is_shown_on_its_line(read, line_end):
    (finding,) = read(line_end.join(["---", "title: A", "---", "One", "Two\x00"]).encode()).findings
    assert str(finding).startswith("content/articles/rest.md:5:4: R78 error: file: ")


@pytest.mark.parametrize("sign", ["\u202e", "\u202d"], ids=["right-to-left", "left-to-right"])
def test_a_sign_that_shows_letters_in_another_order_is_refused(read, sign):
    (finding,) = read(f"---\ntitle: A\n---\nRest is {sign}nevorp.".encode()).findings
    assert (finding.place, finding.message) == ((4, 9), "file: a character here cannot be shown. Retype the line")


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\ntitle: Étude\n---\n", "2:8"), ("---\ntitle: A\n---\nÉtude", "4:1")],
    ids=["header", "text"],
)
def test_a_character_that_is_not_utf_8_is_shown_on_its_line(read, text, line):
    """Stands here and not in `mistakes/`, since ruff reads every Markdown file and wants UTF-8."""
    (finding,) = read(text.encode("latin-1")).findings
    sentence = "a character here is not UTF-8. Save the file again with the encoding UTF-8"
    assert str(finding) == f"content/articles/rest.md:{line}: R78 error: file: {sentence}"


def test_a_text_that_git_keeps_elsewhere_is_said_to_be_and_not_to_lack_a_header(read):
    (finding,) = read(POINTER).findings
    assert finding.message.startswith("file: is kept elsewhere by Git LFS. Fetch it: git lfs pull")


def test_a_header_that_yaml_cannot_read_leaves_the_body_and_the_status(read):
    """So that the draft is shown, and stops nobody else's pages."""
    text = read(b"---\ntitle: a: b\nstatus: 'draft'\n---\nText")
    assert (text.readable, text.status, text.body.typed(Key)) == (False, "draft", "Text")
    assert len(text.findings) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("---\nstatus: draft\n---\nÉtude", "draft"),
        ("---\nstatus: hidden\ntitle: Étude\n---\n", "hidden"),
        ("---\nstatus: draft\nÉtude\n", "draft"),
        ("---\ntitle: Étude\n---\nstatus: draft\n", "published"),
        ("É\nstatus: draft\n---\n", "published"),
        ("---\nstatus: draft\n---\n<<<<<<< HEAD\nÉtude\n=======\n>>>>>>> other\n", "published"),
    ],
    ids=["body", "header", "never-closed", "in-the-body", "no-header", "left-half-merged-by-git"],
)
def test_the_status_of_a_file_that_cannot_be_read_is_what_its_header_seems_to_say(read, text, status):
    """But for two versions that git could not merge, which nobody may pass over."""
    assert read(text.encode("latin-1")).status == status


def test_only_who_holds_the_key_sees_the_markdown():
    """So no rule can search the signs that were typed where a reader sees words."""
    body = Markdown("It is *so*.", 3)
    with pytest.raises(TypeError):
        body.typed(type("Key", (), {}))
    assert "so" not in f"{body}{body!r}"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("<<<<<<< HEAD", True),
        ("|||||||", True),
        ("    >>>>>>> main", True),
        ("=======", False),
        ("> > > a", False),
        ("Text\n=======", True),
        ("Text.\n\nRest.\n=======", True),
    ],
    ids=["ours", "base", "theirs-in-a-card", "below-a-heading", "a-quote", "below-two-rows", "below-a-sentence"],
)
def test_each_mark_of_git_is_known_but_that_which_may_stand_below_a_heading(read, row, said):
    findings = read(f"---\ntitle: A\n---\nText\n{row}\n\x07".encode()).findings
    assert (f"line {5 + row.count(chr(10))} holds git's marks" in findings[0].sentence) == said


@pytest.mark.parametrize("kind", [Atom1Feed, Rss201rev2Feed])
@given(words=strategies.text(min_size=1, max_size=40) | strategies.sampled_from(NASTY))
def test_a_title_and_summary_that_pass_are_well_formed_in_a_feed(kind, words):
    """Written with every escape that YAML has."""
    escaped = "".join(rf"\U{ord(sign):08x}" for sign in words)
    header = f'title: "A{escaped}"\nslug: a\nsummary: "B{escaped}"\n'
    file = Path("content/pages/a.md")
    read = texts.read(file, Path("content"), "en", f"---\n{header}---\n".encode())
    if read.record:
        feed = kind(title=read.record.title, link="/", description=read.record.summary)
        feed.add_item(title=read.record.title, link="/a", description=read.record.summary)
        etree.fromstring(feed.writeString("utf-8").encode())


@pytest.mark.parametrize("sign", NASTY)
def test_what_xml_cannot_hold_does_not_pass(sign):
    """And what turns letters around does not, since a title would read otherwise than it is typed."""
    header = f'title: "A{sign}b"\nslug: a\nsummary: B\n'
    data = f"---\n{header}---\n".encode("utf-8", "surrogatepass")
    assert texts.read(Path("content/pages/a.md"), Path("content"), "en", data).record is None
