"""What the devserver adds to a page: what is to be mended, and what is not public."""

import json
from base64 import b64encode
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser

from devserver.building import BuiltText, Remark
from devserver.panel import MOST_SHOWN, dress, panel, version
from devserver.serving import event
from devserver.state import State

OWN, OTHER = "content/articles/own.md", "content/articles/other.md"


ERROR, WARNING = Remark(OWN, 4, 7, "R78", "error", "date: wrong"), Remark(OWN, 9, 1, "R9", "warning", "title: long")


TEXTS = {OWN: BuiltText("articles/own.html", "A &amp; B", "")}


PAGE = "<!doctype html><html lang=en><head><title>T</title></head><p>Words.</p></body></html>"


def seen(state: State, source: str = OWN) -> str:
    """The words of the panel."""
    return " ".join(LexborHTMLParser(str(panel(state, source))).text(separator=" ").split())


def broken(*remarks: Remark, **more) -> State:
    return State(site="1", broken=True, remarks=list(remarks), **more)


def test_nothing_to_mend_no_panel():
    assert panel(State(site="1"), OWN) == ""


def test_an_error_is_said_with_its_place_in_words():
    said = seen(broken(ERROR))
    assert said == (
        "1 error to mend. Until then you see the last good site. error content/articles/own.md:4:7 date: wrong (R78)"
    )


def test_before_the_first_site_nothing_is_said_of_a_last_good_one():
    assert seen(State(broken=True, remarks=[ERROR])).startswith("1 error to mend. Until then there is no site.")


def test_errors_of_other_files_are_told_apart():
    said = seen(broken(ERROR, WARNING, ERROR._replace(path=OTHER), WARNING._replace(path=OTHER)))
    own, others = said.split("Other files:")
    assert "This page: error content/articles/own.md:4:7" in own
    assert own.startswith("2 errors to mend.")
    assert others.split() == ["error", "content/articles/other.md:4:7", "date:", "wrong", "(R78)"]


def test_a_warning_belongs_to_its_page():
    state = State(site="1", remarks=[WARNING])
    assert seen(state).startswith("1 warning on this page. The site is built all the same. warning content/")
    assert panel(state, OTHER) == ""
    assert panel(state, "") == ""


def test_what_is_no_finding_is_said_as_the_terminal_says_it():
    assert seen(broken(printed="theme/a.html:3: Error: <t>\n")).endswith("theme/a.html:3: Error: <t>")


def test_a_long_list_ends_with_a_count():
    said = seen(broken(*[ERROR._replace(line=line, path=OTHER) for line in range(MOST_SHOWN + 7)]))
    assert said.startswith(f"{MOST_SHOWN + 7} errors to mend.")
    assert said.endswith("and 7 more, which the terminal lists")
    assert said.count("date: wrong") == MOST_SHOWN


def test_what_a_writer_types_stays_text():
    html = panel(broken(ERROR._replace(message='"</aside><script>" & <t>')), OWN)
    assert LexborHTMLParser(str(html)).css("script, t") == []


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("<p>", "<body class=a><p>"), "<p>Words.</p>"])
@pytest.mark.parametrize("text", ["", "Draft: not on the public site"])
def test_a_dressed_page_keeps_its_words(page, text):
    state = broken(ERROR, texts={OWN: BuiltText("articles/own.html", "A", text)})
    tree = LexborHTMLParser(dress(page, state, "articles/own.html"))
    assert tree.css_first("body > p").text() == "Words."
    assert [mark.text() for mark in tree.css("body > aside.devserver-mark")] == ([f"{text}."] if text else [])
    assert tree.css_first(".devserver-panel").attributes["data-source"] == OWN
    assert "date: wrong" in tree.css_first(".devserver-panel").text()


def test_a_page_that_forbids_strangers_lets_in_what_the_writer_sees():
    policy = "<meta content=\"default-src 'none';connect-src 'self';style-src 'sha256-own'\" http-equiv=Content-Security-Policy>"
    tree = LexborHTMLParser(dress(f"<head>{policy}</head><p>Text.</p>", broken(ERROR), "a.html"))
    rules = dict(rule.split(" ", 1) for rule in tree.css_first("meta").attributes["content"].split(";"))
    assert {"default-src": "'none'", "connect-src": "'self'"}.items() <= rules.items()
    assert rules["style-src"].startswith("'sha256-own' 'sha256-")
    for kind in ("style", "script"):
        text = tree.css_first(f"body {kind}").text().encode()
        assert f"'sha256-{b64encode(sha256(text).digest()).decode()}'" in rules[f"{kind}-src"].split()


def test_the_front_page_lists_what_is_not_public():
    late, draft = (
        BuiltText("articles/b.html", "B", "To be published on May 1, 2999"),
        BuiltText("drafts/a.html", "A &amp; C", "Draft"),
    )
    state = State(site="1", texts=TEXTS | {"b": late, "a": draft})
    tree = LexborHTMLParser(dress(PAGE, state, "index.html"))
    assert [(link.attributes["href"], link.text()) for link in tree.css("nav a")] == [
        ("/drafts/a.html", "A & C"),
        ("/articles/b.html", "B"),
    ]
    assert LexborHTMLParser(dress(PAGE, State(texts=TEXTS), "index.html")).css("nav") == []


def test_an_event_says_where_a_text_stands_now():
    lines = event(State(site="7", texts=TEXTS), OWN, "abc").decode().splitlines()
    assert json.loads(lines[1].removeprefix("data: ")) == {"page": "abc", "panel": "", "address": "/articles/own.html"}


def test_a_page_that_a_build_leaves_as_it_was_is_not_loaded_anew():
    before, after = State(site="1", texts=TEXTS), State(site="2", texts=TEXTS)
    assert version(PAGE, before, "articles/own.html") == version(PAGE, after, "articles/own.html")
    assert version(PAGE, before, "articles/own.html") != version(PAGE + " ", after, "articles/own.html")
    marked = State(site="2", texts={OWN: BuiltText("articles/own.html", "A", "Draft")})
    assert version(PAGE, before, "articles/own.html") != version(PAGE, marked, "articles/own.html")
