"""Every kind of page passes axe with its strictest rules, in light and dark, on a phone, a tablet and a desk."""

from tests.browser import axe
from tests.browser.kinds import DESK, NIGHT, PHONE, TABLET, every_kind, whole


def open_questions(results: dict) -> list[str]:
    """What axe could not decide, but for what stands behind text inside an SVG; test_contrast.py measures that."""
    return axe.sentences([rule for rule in results["incomplete"] if rule["id"] != axe.COLORS])


def _forbid_scripts(route):
    if route.request.resource_type != "document":  # a picture may still be on its way when the page is closed
        return route.continue_()
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": "script-src 'none'"})


@every_kind
def test_axe_finds_nothing(visit, kind):
    """The layout, which differs by width, is that of light in the dark; colors on a tablet are those of a phone or a desk.

    What the dark changes besides colors, the words of a button, is on every page: one is enough. So is by day one with every
    part on a tablet, and in both layouts for the colors of light.
    """
    page = visit(kind)
    page.evaluate("document.querySelectorAll('details').forEach(list => list.open = true)")
    all_of_it = NIGHT or kind == "style-guide"
    for width in (PHONE, TABLET, DESK) if all_of_it else (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        results = axe.run(page, colors=width == PHONE or (width == DESK and all_of_it))
        found = axe.sentences(results["violations"]) + open_questions(results)
        assert not found, "\n".join([f"{width} wide:", *found])
    page.emulate_media(color_scheme="dark")
    results = axe.run(page, others=kind == "front")
    found = axe.sentences(results["violations"]) + open_questions(results)
    assert not found, "\n".join(["In the dark:", *found])


@whole
def test_axe_finds_nothing_when_more_contrast_is_asked_for(visit, kind):
    page = visit(kind, contrast="more")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = axe.sentences(axe.run(page, others=False)["violations"])
        assert not found, "\n".join([scheme, *found])


@whole
def test_axe_finds_nothing_when_scripts_are_forbidden(visit, kind):
    """A policy keeps the page's own script from running; axe, which is one too, comes by another way."""
    page = visit(kind, width=390, prepare=lambda page: page.route("**/*", _forbid_scripts))
    assert page.locator("#theme").is_hidden()
    found = axe.sentences(axe.run(page, colors=False)["violations"])
    assert not found, "\n".join(found)


def test_every_rule_that_we_switch_on_is_run(visit):
    results = axe.run(visit("missing"))
    run = {rule["id"] for kind in ("passes", "violations", "incomplete", "inapplicable") for rule in results[kind]}
    assert set(axe.SWITCHED_ON) <= run
