"""HTML without what a browser does not need."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins import minify
from tests.plugins.signals import connected

PAGE = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>A "q" &amp; &lt;t&gt;</title>
  <!-- a remark -->
</head>
<body>
  <p>One <b>two</b> <i>three</i>,
  four.</p>
  <ul>
    <li>a</li>
    <li>b</li>
  </ul>
  <pre>x
    y</pre>
  <a href="x?a=b&amp;c=d" title="A &quot;q&quot; &amp; &lt;t&gt;">5 &lt; 6 &amp; more</a>
</body>
</html>
"""


@pytest.fixture(scope="module")
def short() -> str:
    return minify.minified(PAGE)


def test_it_is_shorter_and_has_no_remark(short):
    assert len(short) < len(PAGE)
    assert "remark" not in short


def test_what_it_leaves_out_html_itself_can_tell(short):
    assert short.startswith("<!doctype html><html")
    assert "</li>" not in short
    elements = [[element.tag for element in LexborHTMLParser(page).css("*")] for page in (PAGE, short)]
    assert elements[0] == elements[1]


@pytest.mark.parametrize(
    ("selector", "text"),
    [("title", 'A "q" & <t>'), ("p", "One two three, four."), ("pre", "x\n    y"), ("a", "5 < 6 & more")],
    ids=["title", "words-stay-apart", "code-keeps-its-lines", "escaped"],
)
def test_readers_see_the_same_text(short, selector, text):
    assert LexborHTMLParser(short).css_first(selector).text().replace("\n  four", " four") == text


def test_attributes_keep_their_values(short):
    assert LexborHTMLParser(short).css_first("a").attributes == {"href": "x?a=b&c=d", "title": 'A "q" & <t>'}


def test_a_mark_keeps_its_attributes():
    mark = {"class": "digit", "href": "#r3", "id": "C3", "role": "doc-noteref"}
    attributes = " ".join(f'{name}="{value}"' for name, value in mark.items())
    short = minify.minified(f"<!doctype html><title>a</title><p>So.<a {attributes}>3</a>")
    assert LexborHTMLParser(short).css_first("a").attributes == mark
    assert minify.minified(short) == short


def test_a_drawing_takes_the_inks_of_its_page():
    drawing = '<svg><path stroke="var(--line,#857868)" d="M0 0"/></svg>'
    style = "<style>p{color:var(--L,#fff)}</style>"
    short = minify.minified(f"<!doctype html><title>a</title>{style}{drawing}")
    assert LexborHTMLParser(short).css_first("path").attributes["stroke"] == "var(--line)"
    assert style in short


def test_doing_it_twice_changes_nothing(short):
    assert minify.minified(short) == short


def test_only_html_files_are_changed(tmp_path, monkeypatch):
    [written] = connected(monkeypatch, minify, "content_written")
    for name in ("a.html", "feed.xml", "robots.txt"):
        (tmp_path / name).write_text(PAGE)
        written.send(str(tmp_path / name), context={})
    assert [len((tmp_path / name).read_text()) < len(PAGE) for name in ("a.html", "feed.xml", "robots.txt")] == [
        True,
        False,
        False,
    ]
