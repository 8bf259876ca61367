"""The site in another browser: one look at each layout in Firefox; every night at each kind of page, at every size."""

import pytest

from tests.browser import axe
from tests.browser.kinds import KINDS, NIGHT, OWN
from tests.browser.sheets import ADOPT
from tests.browser.test_reflow import SPACING, WIDTHS, WRONG


def test_every_kind_of_page_fits_and_axe_finds_nothing(fox, address):
    found = {}
    for kind in KINDS if NIGHT else OWN:
        fox.goto(address(kind))
        for width in WIDTHS:
            fox.resize(width)
            found[kind, width] = fox.evaluate(WRONG)
        if NIGHT or kind == "style-guide":
            fox.evaluate(f"() => {{ {axe.SOURCE} }}")
            results = fox.evaluate("options => axe.run(document, options)", axe.options(colors=NIGHT))
            found[kind, "axe"] = axe.sentences(results["violations"])
        if NIGHT:
            fox.evaluate(ADOPT, SPACING)
            for width in WIDTHS:
                fox.resize(width)
                found[kind, width, "wider spacing"] = fox.evaluate(WRONG)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("mark", [".cite a", ".term"])
def test_enter_opens_what_a_mark_means_and_escape_leads_back(fox, address, mark):
    fox.goto(address("article"))
    fox.resize(390)
    opened = "() => document.querySelector(':popover-open')?.checkVisibility()"
    fox.evaluate("mark => document.querySelector(mark).focus()", mark)
    assert fox.evaluate(opened) is None
    fox.press("Enter")
    assert fox.evaluate(opened)
    assert fox.evaluate(WRONG) == []
    fox.press("Escape")
    assert fox.evaluate(opened) is None
    assert fox.evaluate("mark => document.activeElement === document.querySelector(mark)", mark)
