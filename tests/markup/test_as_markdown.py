"""What a reader sees, as plain Markdown: read back by a parser of Markdown it says the same."""

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from editorial.markup.as_markdown import as_markdown
from tests.conftest import ROOT, document
from tests.site.reading import plain


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2 id=a>A <em>b</em></h2><p>c\nd&nbsp;e</p>", "## A *b*\n\nc d e"),
        ('<p>It may.<sup class="cite"><a href="#r1">1</a>,\u2009<a href="#r3">3</a>(p 4)</sup></p>', "It may.[1,3(p 4)]"),
        ('<p class="evidence"><a class="certainty" href="/x">Low certainty</a> It may help.</p>', "> **Low certainty:** It may help."),
        ('<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>', "- a\n\n  - b\n- c\n\n  d"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<dl><dt>Benefit</dt><dd>2 in 10</dd></dl>", "- **Benefit:** 2 in 10"),
        ("<dl>\n<dt>a</dt>\n<dt>b</dt>\n<dd>c</dd>\n<dd>d</dd>\n<dt>e</dt>\n<dd>f</dd>\n</dl>", "- **a, b:** c\n- **a, b:** d\n- **e:** f"),
        ("<table><caption>C</caption><tr><th>a<th>b|c</tr><tr><td>1<td><p>2</p></table>", "**C**\n\n| a | b\\|c |\n| --- | --- |\n| 1 | 2 |"),
        ('<p><a href="https://x.org/a_b">a_b</a> <a href="https://x.org">https://x.org</a></p>', "[a\\_b](https://x.org/a_b) https://x.org"),
        ('<p><a href="/a (b).html">c</a> <a href="/?a=&quot;&gt;&lt;b&gt;">/?a="&gt;&lt;b&gt;</a></p>', "[c](/a%20%28b%29.html) /?a=%22%3E%3Cb%3E"),
        ("<p>10<sup>6</sup> H<sub>2</sub>O x<sup>n</sup></p>", "10⁶ H₂O x<sup>n</sup>"),
        ("<p>1. 2 * 3 &lt; 4 &amp;amp; [x]</p><p>- a</p><p># b</p>", "1\\. 2 \\* 3 &lt; 4 &amp;amp; \\[x\\]\n\n\\- a\n\n\\# b"),
        ("<p>&gt; a<br>- b<br>=<br>1. c</p><h2>a<br>- b</h2>", "\\> a  \n\\- b  \n\\=  \n1\\. c\n\n## a \\- b"),
        ("<p><code>a``b</code> <kbd>`</kbd></p><pre>```\nc\n```</pre>", "``` a``b ``` `` ` ``\n\n````\n```\nc\n```\n````"),
        ("<p>a<br>b <code>x*y</code></p><pre>c\n  d</pre>", "a  \nb `x*y`\n\n```\nc\n  d\n```"),
        ('<p>a <a class="term" href="#w1">disc</a><svg aria-hidden="true"><title>●</title></svg><!--b--></p>', "a disc"),
        ('<figure><svg><title>T</title><desc>D.</desc><text>x</text></svg><figcaption>C.</figcaption></figure>', "Drawing: T. D.\n\nC."),
        ('<img src="/a.png" alt="A">', "![A](/a.png)"),
        ("", ""),
    ],
    ids=["heading", "citation", "evidence", "points", "numbers", "pairs", "shared", "table", "links", "addresses", "raised", "signs", "line-starts", "backticks", "code", "unread", "drawing", "picture", "nothing"],
)  # fmt: skip
def test_each_mark(html, expected):
    assert as_markdown(html) == expected


@pytest.mark.parametrize("name", sorted(file.name for file in (ROOT / "content/articles").glob("*.md")))
def test_no_word_of_an_article_is_lost_or_added(name):
    """Headings, points, cells and claims come back in the same order from a parser that knows nothing of ours."""
    html = document(ROOT / "content", ROOT / "content/articles" / name).html
    page = LexborHTMLParser(html)
    for unread in page.css("svg, [aria-hidden=true]"):
        unread.decompose()
    back = LexborHTMLParser(markdown.markdown(as_markdown(html), extensions=["tables", "sane_lists"]))
    for mark in page.css(".cite"):
        mark.replace_with(f"[{mark.text()}]")
    for selector in ("h2, h3", "li", "th, td"):
        shown = [plain(node.text()) for node in page.css(selector)]
        assert [plain(node.text()) for node in back.css(selector)] == shown
