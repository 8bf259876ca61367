"""`make import` of a saved web page: each word that was seen is there, and what nobody saw is named."""

import re

import pytest

from tests.commands.imports import PNG, STRUCK, body_of, load, page, web
from tests.conftest import findings
from tests.model.test_metadata import telling, words_in


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_words_struck_out_on_a_page_are_kept_and_asked_about(content, tag):
    struck = f"Take <{tag}>two</{tag}> pills."
    body = body_of(web(content, f"<p>{struck}</p><ul><li>{struck}</li></ul><p><b>{struck}</b></p>").path)
    assert " ".join(body.split()) == f"{STRUCK} - {STRUCK} **{STRUCK}**"


def test_merged_cells_keep_their_words_and_are_told(content):
    html = (
        "<h1>Doses</h1><table><tr><th colspan=2>Both | sides</th></tr><tr><td rowspan=2>left<p>more</p></td>"
        "<td><ul><li>a</li><li>b</li></ul></td></tr><tr><td>low</td></tr></table>"
    )
    done = web(content, html)
    assert body_of(done.path) == (
        "FILL IN nothing, but look if each word stands in its column: this table had merged cells\n\n"
        "Table: FILL IN what this table shows\n\n"
        "| Both \\| sides |  |\n|---|---|\n| left<br>more | a<br>b |\n|  | low |"
    )
    assert done.remarks == ["Table 1 had merged cells. Look if each word stands in its column"]
    assert "<td>a<br>b</td>" in page(content, done.path)


def test_a_table_in_a_cell_keeps_its_words_and_is_told(content):
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    done = web(content, f"<table><tr><th>In</th><th>Out</th></tr><tr><td>{inner}</td><td>c</td></tr></table>")
    assert body_of(done.path) == (
        "FILL IN nothing, but look if each word stands in its column: this table had a table in a cell\n\n"
        "Table: FILL IN what this table shows\n\n| In | Out |\n|---|---|\n| a<br>b | c |"
    )
    assert done.remarks == ["Table 1 had a table in a cell. Look if each word stands in its column"]


HEAD, ROW = "<thead><tr><th>Day</th><th>Walk</th></tr></thead>", "<tr><td>Monday</td><td>Park</td></tr>"
BOTH, SAYS = f"<table>{HEAD}{ROW}", "<caption>Walks.</caption>"


@pytest.mark.parametrize(
    "html",
    [
        f"{BOTH}{SAYS}</table>",
        f"<table>{SAYS}<tbody>{ROW}</tbody>{HEAD}</table>",
        f"<table>{SAYS}{HEAD}<thead>{ROW}</thead></table>",
        f"<table>{SAYS}<script>x()</script>{HEAD}{ROW}</table>",
        f"<table>{SAYS}<form>{HEAD}{ROW.replace('<tr>', '<tr><input type=hidden name=x>')}</form></table>",
        f"{BOTH}<template><tr><td>x</td></tr></template><colgroup><col><col></colgroup>{SAYS}</table>",
        f"<figure>{BOTH}</table><figcaption>Walks.</figcaption></figure>",
        f"<table>{SAYS}{HEAD}<tr><td>Monday</td><td colspan=1000>Park</td></tr></table>",
    ],
)
def test_a_table_stays_one_in_whatever_order_its_parts_stand(content, html):
    body = body_of(web(content, f"{html}<p>After it.</p>").path).split("had merged cells\n\n")[-1]
    assert body == "Table: Walks.\n\n| Day | Walk |\n|---|---|\n| Monday | Park |\n\nAfter it."


def test_looks_that_a_style_sheet_gives_are_those_of_the_words(content):
    sheet = "<!-- /* .c1{} */ @media print{.c5{display:none}} @import url(x?family=R:wght@400;700); p .c1, .c4{/* up */Vertical-Align : super}"
    sheet += ".c2 {text-decoration: line-through}"
    html = '10<span class="c1">6</span><span class="c4"><span class="c2">7</span></span> cells. Take <span class="c2">two</span> pills.'
    html += ' <span class="c3">Seen by nobody.</span> <span class="c5">Seen.</span>'
    done = web(content, f"<style>{sheet} .c3{{display:none}} :: {{visibility:hidden}}</style><p>{html}</p>")
    assert (
        " ".join(body_of(done.path).split()) == f"10<sup>67{STRUCK[8:-7]}</sup> cells. {STRUCK} Seen by nobody. Seen."
    )
    assert done.remarks == ['Hidden on the page, and kept here. Say if these words stay: "Seen by nobody."']


def test_comments_of_google_docs_are_left_out_and_named(content):
    html = '<p>Rest.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> Walk.</p>'
    html += '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it so?</span></p><p>Ask Bo.</p></div>'
    done = web(content, html)
    assert body_of(done.path) == "Rest. Walk."
    assert done.remarks == ['Left out, since it stands beside the main part of the page: "[a] Is it so? Ask Bo."']


def test_characters_that_no_file_may_hold_cost_no_words(content):
    done = web(
        content,
        "<p>Call &#x202a;305 555 0100&#8236; or &#65279;walk&#8232;in,&#12;if at all, &#xfffd;.</p><template>x</template>",
    )
    assert (body_of(done.path), done.remarks) == ("Call 305 555 0100 or walk in, if at all, □.", [])


def test_what_stands_side_by_side_stays_apart(content):
    html = "<ol><li>a</li></ol><ol><li>b</li></ol><pre>c\n```</pre>"
    html += "<h2>d</h2><ul><li>e</li></ul><h2>f</h2><ul><li>g</li></ul>"
    draft = web(content, html).path
    assert body_of(draft) == (
        "1. a\n\n<!-- it ends here -->\n\n1. b\n\n<!-- it ends here -->\n\n    c\n    ```\n\n## d\n\n- e\n\n## f\n\n- g"
    )
    assert (page(content, draft).count("<ol>"), page(content, draft).count("<pre>")) == (2, 1)


def test_a_point_keeps_what_it_holds_and_its_number(content):
    html = (
        '<ol start="5"><li>a<ul><li><ul><li>b</li><li>c</li></ul></li><li>d<blockquote>e</blockquote></li></ul></li>'
        "<li><h3>f</h3><pre>g</pre></li>"
        "<li><table><tr><th>h</th><th>i</th></tr><tr><td>j</td><td>k</td></tr></table></li>"
        "<li></li><li><pre>l</pre></li></ol><dl><dt>m</dt><dd><p>n</p><ul><li>o</li></ul></dd></dl>"
    )
    draft = web(content, html).path
    table = "    | h | i |\n    |---|---|\n    | j | k |"
    assert body_of(draft) == (
        "5. a\n\n    - b\n\n    - c\n\n    - d\n\n        > e\n\n6. f\n\n        g\n\n"
        f"7. Table: FILL IN what this table shows\n\n{table}\n\n8. `l`\n\nm\n:   n\n\n    - o"
    )
    shown = re.sub(r"\s*\n\s*", "", page(content, draft))
    for part in (
        '<ol start="5"><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li><li><p>d</p><blockquote><p>e</p></blockquote>',
        "<li><p>f</p><pre><code>g</code></pre></li>",
        "<td>k</td>",
        "<dt>m</dt><dd><p>n</p><ul><li>o</li></ul></dd>",
    ):
        assert part in shown


def test_levels_of_headings_have_no_gap_and_an_end(content):
    html = "<h1>Rest</h1><h3>Part #</h3><h5>Part of it</h5><h6>Its part</h6>"
    assert body_of(web(content, html).path) == "## Part \\#\n\n### Part of it\n\n#### Its part"
    html = "".join(f"<h{level}>{level}</h{level}>" for level in range(1, 7))
    assert body_of(web(content, f"<h1>All levels</h1>{html}").path).split("\n\n")[-2:] == ["###### 5", "###### 6"]


SIGNS = [
    "[@nobody] and [TOC] and [^1]", "!!! note is no card", "{: .class} {#id} {filename}x.md", "# no heading #", "## no",
    "1. no list", "10. no list", "- no list", "+ no list", "-", ": no meaning", "> no quote", "| no | table |",
    "``` no code", "a * b ** c _d_ __e__ f_g", "<b>no tag</b> &amp; &copy; AT&T", "C:\\new \\* x\\", "~~~ none", "=== ---",
    "=", "***", "Table: no caption", "it's “so” ‘fine’", "https://example.org/a_b*c?d=e&f=g_h", "<!-- seen -->", "[x]: y",
]  # fmt: skip


def test_no_sign_of_the_text_becomes_a_mark(content):
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in SIGNS]
    cells = "".join(f"<tr><td>{text}</td><td>x</td></tr>" for text in escaped)
    points = "".join(f"<li>{text}</li><li>{'word ' * 18}{text}</li>" for text in escaped)
    # Each sign stands at the beginning of a block, of what follows a break, and of a line that is full.
    text = "".join(f"<p>{text}<br>{text}</p><p>{'word ' * 19}{text} {text}</p>" for text in escaped)
    text += f"<p>Table: by hand</p><table>{cells}</table><p>{' '.join(escaped * 3)}</p>"
    done = web(content, f"{text}<ul>{points}</ul>")
    assert done.remarks == []
    html = page(content, done.path)
    assert set(re.findall(r"<(\w+)", html)) == {
        *("p", "br", "ul", "li"),
        *("div", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    assert html.count("<p>Table: by hand</p>") == 1
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for sign in ("[@nobody] and [TOC] and [^1]", "!!! note is no card", "{: .class} {#id}", "1. no list", "- no list"):
        assert shown.count(sign) == 10, sign
    assert [str(finding) for finding in findings(content, done.path) if finding.rule in ("R12", "R35")] == []


WEB_PAGE = """<!doctype html><html><head><title>Rest | A clinic</title><style>p {}</style></head><body>
<nav><ul><li><a href="/home">Home</a></li><li><a href="/shop">Shop</a></li></ul></nav><button>Menu</button>
<h1>Rest and backs</h1>
<p>Ten to the sixth is 10<sup>6</sup>.<br><br>A new part.</p><script>var hidden;</script>
<p><img src="https://example.org/spine.png" alt="A spine"></p><p><img src="own/disc.png" alt=""></p>
<h4>Small heading</h4><p>Said <q>so</q>.</p><footer>All rights reserved</footer></body></html>
"""


def test_a_saved_web_page_keeps_every_word_that_was_seen(content, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/disc.png").write_bytes(PNG)
    (tmp_path / "rest.html").write_text(WEB_PAGE, encoding="utf-8")
    done = load(content, tmp_path / "rest.html")
    assert (
        body_of(done.path)
        == """\
Menu

Ten to the sixth is 10<sup>6</sup>.

A new part.

(FILL IN the picture https://example.org/spine.png, saved as PNG in content/figures/: A spine)

![FILL IN what the picture shows](../figures/rest-and-backs-1.png)

## Small heading

Said "so"."""
    )
    assert done.remarks == [
        'Left out, since it stands beside the main part of the page: "Home Shop All rights reserved"',
        'Some words stand elsewhere than in rest.html, or closer together: "Menu"',
    ]


def test_words_that_nobody_saw_on_a_page_are_kept_and_named(content):
    hidden = "<b hidden>one a</b> <u style='display:none'>two</u> <u style='color:#fff'>three</u>"
    done = web(content, f"<p>Seen {hidden}</p>")
    assert body_of(done.path) == "Seen **one a** two three"
    assert done.remarks == ['Hidden on the page, and kept here. Say if these words stay: "one a", "two", "three"']


def test_what_a_page_asks_and_what_a_program_had_put_together_is_not_lost(content):
    fills = "<select><option>Knee</select><textarea>Words</textarea><input value=Book><input type=hidden value=x>"
    made = "<a-b><template shadowrootmode=open><p>Rest</p><a-b><template shadowroot=open>Walk</template></a-b></template></a-b>"
    done = web(content, f"<p>Seen</p>{fills}{made}")
    assert body_of(done.path) == "Seen\n\nRest\n\nWalk"
    left = "<select>, <textarea>, <input>"
    assert done.remarks == [f"Left out, since a page here shows only words and pictures: {left}. Link to it"]


@pytest.mark.parametrize("main", ["<main>{}</main>", '<div role="main">{}</div>'], ids=["tag", "role"])
def test_the_main_part_of_a_page_is_its_text_and_the_rest_is_named(content, main):
    text = main.format("<h1>Rest</h1><p>Text.</p>")
    done = web(content, f"<nav>Home <i>A</i></nav>{text}<footer>© Us</footer>")
    assert body_of(done.path) == "Text."
    assert done.remarks == ['Left out, since it stands beside the main part of the page: "Home A © Us"']


LINES = {
    "raised-minus": ("10<sup>-6</sup> to 10<sup>−3</sup>", "10<sup>-6</sup> to 10<sup>−3</sup>"),
    "quotes": ("<q>She said <q>so</q></q>", "\"She said 'so'\""),
    "signs-not-seen": ("می&zwnj;خواهم 5 &micro;g", "می\u200cخواهم 5 µg"),
    "marks": ("<b>Head<br></b>text <b>a <i>b</i></b><i>c</i> <i>d</i>", "**Head**<br>\ntext **a b**c *d*"),
    "code": ("<code>a`b</code><code>c</code>", "`` a`b ``c"),
    "links": (
        "Look!<a href='https://x.org/a_b'>here</a> or <a href='#b'>there</a>",
        "Look\\![here](https://x.org/a_b) or there",
    ),
    "text-message": ("<a href='sms:988'>Text 988</a>", "[Text 988](sms:988)"),
    "addresses": (
        "https://x.org/a_b, <a href='https://x.org/c_d'>https://x.org/c_d</a>",
        "https://x.org/a_b, <https://x.org/c_d>",
    ),
    "breaks": ("a<br><br>b<br>c<br>", "a\n\nb<br>\nc"),
    "note": (
        "Eased.<sup>1</sup> So <sup>[2]</sup>",
        "Eased. (FILL IN the reference: note 1) So (FILL IN the reference: note 2)",
    ),
    "linked-note": ("Eased<sup><a href='#n'>3</a></sup> it", "Eased (FILL IN the reference: note 3) it"),
    "linked-not-raised": ("Eased<a class='c' href='#n'>4</a> it", "Eased (FILL IN the reference: note 4) it"),
    "linked-number": ("See <a href='#n'>4</a> there", "See 4 there"),
    "note-linked": ("Eased<a href='#n'><sup>a</sup></a> it", "Eased (FILL IN the reference: note a) it"),
    "powers": (
        "9 cm<sup>2</sup>, (a)<sup>2</sup>, 10<sup>6</sup>",
        "9 cm<sup>2</sup>, (a)<sup>2</sup>, 10<sup>6</sup>",
    ),
    "raised-by-style": (
        "10<span style='vertical-align: super'>6</span> of H<span style='vertical-align:sub'>2</span>O.<span style='vertical-align:super'>1</span>",
        "10<sup>6</sup> of H<sub>2</sub>O. (FILL IN the reference: note 1)",
    ),
    "word": ("<b>Rest<o:p></o:p></b> is <o:p>fine</o:p>.<o:p></o:p>", "**Rest** is fine."),
}


@pytest.mark.parametrize(("html", "body"), LINES.values(), ids=LINES)
def test_a_line_of_a_page(content, html, body):
    done = web(content, f"<p>{html}</p>")
    assert (body_of(done.path), done.remarks) == (body, [])


def test_what_a_mouse_alone_is_shown_is_named(content):
    done = web(content, "<p><abbr title='platelet-rich plasma'>PRP</abbr> and <abbr>mL</abbr></p>")
    assert done.remarks == [
        "Shown to a mouse alone, and left out: PRP (platelet-rich plasma). Say it in the text, or in the glossary"
    ]


def test_a_page_whose_tags_are_never_closed_is_read_as_browsers_read_it(content):
    done = web(content, "<table><tr><td>a<td>b<tr><td>c<td>d</table><p>Said <b>so <i>twice</b> over</i>")
    assert "| a | b |\n|---|---|\n| c | d |\n\nSaid **so twice** *over*" in body_of(done.path)


def test_a_page_laid_out_as_a_table_of_one_cell_is_no_table(content):
    html = "<table><tr><td><h1>Rest</h1><p>Text.</p><h2>Part</h2><blockquote>a</blockquote></td></tr></table>"
    assert body_of(web(content, html).path) == "Text.\n\n## Part\n\n> a"


def test_a_heading_that_is_a_picture_is_no_heading(content):
    (content.parent / "logo.png").write_bytes(PNG)
    done = web(content, '<h1><img src="logo.png" alt="Our clinic"></h1><h2>Rest</h2><p>Text.</p>')
    assert done.path.name == "rest.md"
    assert body_of(done.path) == "![Our clinic](../figures/rest-1.png)\n\nText."


def test_a_drawing_is_kept_as_a_picture(content, tmp_path):
    (tmp_path / "disc.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A disc</title><desc>Round</desc></svg>',
        encoding="utf-8",
    )
    assert body_of(web(content, '<p><img src="disc.svg" alt="A disc"></p>').path) == (
        "![A disc]({static}../figures/rest-1.svg)"
    )


def test_a_picture_that_the_site_cannot_show_is_asked_for(content):
    (content.parent / "chart.emf").write_bytes(b"\1\0\0\0")
    (content.parent / "cut.png").write_bytes(PNG[:40])
    named = ["chart.emf", "cut.png", "/etc/hostname", "a%00b.png", "https://example.org/a.png"]
    packed = [f"data:image/png;base64,{data}" for data in ("AAAA", "é")]
    html = "".join(f'<p><img src="{source}"></p>' for source in [*named, f"{'a' * 300}.png", *packed])
    done = web(content, f'{html}<p><svg><path d="M0 0"/></svg></p>')
    assert done.pictures == []
    assert [re.sub(r"\s+", " ", part) for part in body_of(done.path).split("\n\n")] == [
        f"(FILL IN the picture {name}, saved as PNG in content/figures/)" for name in named + ["that stood here"] * 4
    ]


def test_what_would_be_lost_is_kept_where_it_stood(content, tmp_path):
    raised = '10<i style="vertical-align: super">6</i> cells'
    done = web(content, f"<p>{raised}</p><ul><li>a<p>{raised}</p></li><li>b</li></ul><p>End.</p>")
    asks = "FILL IN a place for these words: they stood here, and the text above lacks or changes them: 10^\\{6}"
    shown = body_of(done.path).replace(":\n10", ": 10")
    assert shown == f"10*6* cells\n\n{asks}\n\n- a\n\n    10*6* cells\n\n- b\n\n{asks}\n\nEnd."
    assert done.remarks == ['Not as they stood in r.html, and asked for in the draft: "10^{6}", "10^{6}"']


def test_what_a_picture_is_called_is_no_markup(content):
    body = body_of(web(content, '<p>A <img src="x<i>.gif" alt="<script>a</script> *b*"> c.</p>').path)
    assert "FILL IN the picture x" in body
    assert "<" not in body
    assert "\\*b\\*" in body


def test_a_picture_outside_the_folder_of_a_web_page_is_not_read(content, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "r.html").write_text('<h1>Rest</h1><p>Text.</p><p><img src="../secret.png"></p>', encoding="utf-8")
    assert load(content, folder / "r.html").pictures == []


@pytest.mark.parametrize("kind", [".jpg", ".png", ".webp"])
def test_pictures_are_written_without_what_they_tell(content, tmp_path, kind):
    (tmp_path / f"a{kind}").write_bytes(telling(kind))
    (written,) = web(content, f'<p><img src="a{kind}"></p>').pictures
    assert words_in(written.read_bytes()) == []
