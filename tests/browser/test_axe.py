"""Every kind of page passes axe with its strictest rules, in light and dark, on a phone, a tablet and a desk."""

import pytest

from tests.browser import axe
from tests.browser.kinds import DESK, PHONE, TABLET, every_kind, every_scheme, texts

# What axe leaves for a person to judge, by rule and the class of the element, and the judgment.
JUDGED = {
    ("label-content-name-mismatch", "back"): "An arrow is no word; the name says which reference it leaves.",
}
# axe cannot see what stands behind text inside an SVG, nor judge a lone arrow; test_contrast.py measures them.
MEASURED = ("color-contrast", "color-contrast-enhanced")


def open_questions(results: dict) -> list[str]:
    """What axe could not decide and nobody has judged."""
    return axe.sentences(
        [
            rule | {"nodes": [node for node in rule["nodes"] if not _judged(rule["id"], node)]}
            for rule in results["incomplete"]
            if rule["id"] not in MEASURED
        ]
    )


def _judged(rule: str, node: dict) -> bool:
    return any(rule == known and f'class="{name}"' in node["html"] for known, name in JUDGED)


def _forbid_scripts(route):
    if route.request.resource_type != "document":  # a picture may still be on its way when the page is closed
        return route.continue_()
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": "script-src 'none'"})


@every_scheme
@every_kind
def test_axe_finds_nothing(visit, kind, scheme):
    """The layout, which differs by width, is that of light in the dark; colors on a tablet are those of a phone or a desk."""
    page = visit(kind, color_scheme=scheme)
    for width in (PHONE, TABLET, DESK) if scheme == "light" else (DESK,):
        page.set_viewport_size({"width": width, "height": 800})
        results = axe.run(page, colors=width != TABLET)
        found = axe.sentences(results["violations"]) + open_questions(results)
        assert not found, "\n".join([f"{width} wide:", *found])


@every_scheme
@texts
def test_axe_finds_nothing_when_more_contrast_is_asked_for(visit, kind, scheme):
    found = axe.sentences(axe.run(visit(kind, color_scheme=scheme, contrast="more"))["violations"])
    assert not found, "\n".join(found)


@texts
def test_axe_finds_nothing_when_scripts_are_forbidden(visit, kind):
    """A policy keeps the page's own script from running; axe, which is one too, comes by another way."""
    page = visit(kind, width=390, prepare=lambda page: page.route("**/*", _forbid_scripts))
    assert page.locator("#theme").is_hidden()
    found = axe.sentences(axe.run(page)["violations"])
    assert not found, "\n".join(found)


def test_every_rule_that_we_switch_on_is_run(visit):
    results = axe.run(visit("article"))
    run = {rule["id"] for kind in ("passes", "violations", "incomplete", "inapplicable") for rule in results[kind]}
    assert set(axe.SWITCHED_ON) <= run


@pytest.mark.parametrize(("rule", "name"), JUDGED)
def test_a_judgment_is_still_needed(visit, rule, name):
    undecided = [found for found in axe.run(visit("article"))["incomplete"] if found["id"] == rule]
    assert any(f'class="{name}"' in node["html"] for found in undecided for node in found["nodes"])
