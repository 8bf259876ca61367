"""A finished page holds nothing that runs, loads or leads away but what is ours, however it came there."""

import pytest

from plugins.final_check import unexpected
from tests.conftest import build, change

PAGE = """<!doctype html><html lang=en><head><meta charset=utf-8><title>A</title><style>s{}</style><script>s()</script>{}</head>
<body><p title="a &lt;img src=x onerror=y&gt;">Words <a href=x.html>on</a>.{}</p></body></html>"""


def mark(below: str = "", above: str = "", siteurl: str = "https://example.org/repo") -> str:
    """What is unexpected of a page with `below` in its text and `above` in its head."""
    return unexpected(
        PAGE.replace("{}</head>", f"{above}</head>").replace("{}</p>", f"{below}</p>"), {"s{}", "s()"}, siteurl
    )


def test_a_page_of_ours_holds_nothing_unexpected():
    to = '<meta http-equiv=refresh content="0; url=https://example.org/repo/new.html">'
    assert (mark(), mark(above=to), mark(above='<meta http-equiv=refresh content="0; url=new.html">')) == ("", "", "")
    assert (
        mark("<form action=search.html role=search><label for=q>Words</label><input name=q id=q type=search></form>")
        == ""
    )
    assert mark("<svg class=bars><use href=#bars></use></svg>") == ""
    assert mark(above='<link rel=icon href=a.svg><script type="application/ld+json">{"a": 1}</script>') == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>other()</script>", "<script>"),
        ("<style>p{}</style>", "<style>"),
        ("<img src=x onerror=other()>", "<img onerror>"),
        ("<svg><g onload=other()></g></svg>", "<g onload>"),
        ("<svg><script>other()</script></svg>", "<script>"),
        ("<svg><use href=https://x.example/#bars></use></svg>", "<use href>"),
        ("<a href='java\tscript:other()'>x</a>", "<a href>"),
        ("<a href='&#1;javascript:other()'>x</a>", "<a href>"),
        ("<a href='&#106;avascript:other()'>x</a>", "<a href>"),
        ("<p style='position:fixed'>x</p>", "<p style>"),
        ("<iframe src=x></iframe>", "<iframe>"),
        ("<form action=https://x.example/><input name=q></form>", "<form action>"),
        ("<form action=javascript:other()></form>", "<form action>"),
        ("<form action=x><button formaction=//x.example>x</button></form>", "<button formaction>"),
        ("<math><mi>x</mi></math>", "<math>"),
        ("<template><img src=x></template>", "<template>"),
        ("<base href=//x.example>", "<base>"),
        ("<link rel=stylesheet href=//x.example>", "<link>"),
        ("<link rel=icon href=javascript:x>", "<link href>"),
        ("<meta http-equiv=refresh content='0; url=https://x.example/'>", "<meta>"),
        ("<meta http-equiv=refresh content='0; url=//x.example/'>", "<meta>"),
        ("<meta http-equiv=refresh content='0; url=javascript:x'>", "<meta>"),
        ("<meta http-equiv=set-cookie content=x>", "<meta>"),
        ("<!-- a remark -->", "<!-- -->"),
    ],
)
def test_what_is_not_ours_is_named(html, expected):
    assert mark(html) == expected
    if html.startswith(("<script", "<style", "<base", "<link", "<meta")):
        assert mark(above=html) == expected


@pytest.mark.parametrize(
    ("template", "place", "where"),
    [
        ("article.html", "{{ heading }}</h1>", "content/articles/"),
        ("404.html", "This page is not here</h1>", "404.html:1:1: "),
        ("tag.html", "{% block list %}", "tags/"),
    ],
)
def test_a_build_stops_at_it_and_says_where(project, template, place, where):
    """A theme that writes a text as HTML, as it never was meant to be; also on a page that no text is for."""
    change(project / "theme/templates" / template, place, f"{place}<img src=x onerror=y>")
    done = build(project)
    assert done.returncode == 1
    assert where in done.stderr
    assert "<img onerror> stands on the finished page and is not expected there." in done.stderr
    assert not (project / "output").exists()
