"""What a browser may do on a page."""

import pytest

from plugins import minify
from plugins.csp import csp
from plugins.inline_assets import below, script, stylesheet
from tests.conftest import ROOT

THEME = ROOT / "theme/static"
STYLES, BELOW, SCRIPTS = stylesheet(THEME / "css"), below(THEME / "css"), script(THEME / "js")
# sha256 of "x", reckoned with `printf x | openssl dgst -sha256 -binary | base64`.
X = "'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='"


def test_a_page_without_style_and_script_may_show_pictures_only():
    assert csp() == "default-src 'none';img-src 'self';connect-src 'self';base-uri 'none';form-action 'none'"


def test_a_form_may_be_sent_to_our_own_host_and_nothing_else_is_let_in():
    policy = str(csp("a", "b"))
    assert csp("a", "b", form=True) == policy.replace("form-action 'none'", "form-action 'self'")


def test_the_page_of_the_search_may_run_the_program_that_searches():
    policy = csp("", "x", search=True)
    assert policy == f"{csp(form=True)};script-src {X} 'self' 'wasm-unsafe-eval'"


def test_a_page_may_have_two_styles():
    assert csp("a", below="x") == f"{csp('a')} {X}"


@pytest.mark.parametrize("kind", ["style", "script"])
def test_a_text_is_allowed_by_its_hash(kind):
    assert csp(*{"style": ["x"], "script": ["", "x"]}[kind]) == f"{csp()};{kind}-src {X}"


def test_the_sum_is_of_the_text_in_utf_8():
    assert csp("“") != csp("?")


def test_it_stands_in_an_attribute_as_it_is():
    assert csp("a", "b").__html__() == str(csp("a", "b"))


@pytest.mark.parametrize(
    ("element", "text"),
    [("style", STYLES.whole), ("style", BELOW(*BELOW.files)), ("script", SCRIPTS(*SCRIPTS.files))],
    ids=["style", "below", "script"],
)
def test_what_is_minified_already_keeps_its_bytes(element, text):
    """Else a browser would refuse it: the hash is taken before the whole page is minified."""
    there = f"<{element}>{text}</{element}>"
    for head, body in ((there, ""), ("", f"<div><svg>{there}</svg></div>")):
        assert there in minify.minified(f"<!doctype html><html><head>{head}</head><body>{body}<p>x</p></body></html>")
