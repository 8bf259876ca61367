"""The site in another browser: one look at each kind of page in Firefox; every night, at every size."""

import os
from collections.abc import Iterator

import pytest

from tests import firefox
from tests.browser import axe
from tests.browser.kinds import KINDS
from tests.browser.sheets import ADOPT
from tests.browser.test_reflow import SPACING, WIDTHS, WRONG
from tests.firefox import Tab

EXECUTABLE = firefox.find()
NIGHT = os.environ.get("NIGHT") == "1"
pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="there is no Firefox on PATH")
SIZES = (16, 24, 32) if NIGHT else (32,)


@pytest.fixture(scope="module", params=SIZES)
def tab(request) -> Iterator[Tab]:
    """A Firefox whose reader has set the size of letters: 16 pixels are the usual ones."""
    with firefox.running(str(EXECUTABLE), request.param) as tab:
        yield tab


def test_every_kind_of_page_fits_and_axe_finds_nothing(tab, address):
    found = {}
    for kind in KINDS:
        tab.goto(address(kind))
        for width in WIDTHS:
            tab.resize(width)
            found[kind, width] = tab.evaluate(WRONG)
        tab.evaluate(f"() => {{ {axe.SOURCE} }}")
        results = tab.evaluate("options => axe.run(document, options)", axe.options(colors=NIGHT))
        found[kind, "axe"] = axe.sentences(results["violations"])
        if NIGHT:
            tab.evaluate(ADOPT, SPACING)
            for width in WIDTHS:
                tab.resize(width)
                found[kind, width, "wider spacing"] = tab.evaluate(WRONG)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("mark", [".cite a", ".term"])
def test_enter_opens_what_a_mark_means_and_escape_leads_back(tab, address, mark):
    tab.goto(address("article"))
    tab.resize(390)
    opened = "() => document.querySelector(':popover-open')?.checkVisibility()"
    tab.evaluate("mark => document.querySelector(mark).focus()", mark)
    assert tab.evaluate(opened) is None
    tab.press("Enter")
    assert tab.evaluate(opened)
    assert tab.evaluate(WRONG) == []
    tab.press("Escape")
    assert tab.evaluate(opened) is None
    assert tab.evaluate("mark => document.activeElement === document.querySelector(mark)", mark)
