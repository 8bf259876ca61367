"""axe-core in the page: every rule for WCAG 2.2 A, AA and AAA and its best practices, those that are off included."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
# Off, or tagged experimental, unless they are asked for.
SWITCHED_ON = [
    "color-contrast-enhanced",
    "css-orientation-lock",
    "identical-links-same-purpose",
    "label-content-name-mismatch",
    "meta-refresh-no-exceptions",
    "p-as-heading",
    "target-size",
    "td-has-header",
]
# Who has the contrast of 7 that WCAG AAA asks for has the 4.5 of AA, which would be measured once more.
IMPLIED, COLORS = "color-contrast", "color-contrast-enhanced"
LOOKS = {"type": "rule", "values": [COLORS, "link-in-text-block"]}  # what another set of colors can break
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {rule: {"enabled": True} for rule in SWITCHED_ON} | {IMPLIED: {"enabled": False}},
    "resultTypes": ["violations", "incomplete"],  # of the rest, one element a rule: three times as fast
}


def run(page: Page, colors: bool = True, others: bool = True, part: str = "html") -> dict:
    """All that axe has to say of a `part` of the page as it stands; without `colors`, which take most of its time, all but
    these, and without the `others` these alone.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(SOURCE)
    asked = options(colors) if others else OPTIONS | {"runOnly": LOOKS, "rules": {}}
    return page.evaluate("([part, options]) => axe.run(part === 'html' ? document : part, options)", [part, asked])


def options(colors: bool = True) -> dict:
    """What axe is asked for."""
    return OPTIONS | {"rules": OPTIONS["rules"] | {COLORS: {"enabled": colors}}}


def sentences(found: list[dict]) -> list[str]:
    """One line for each rule of axe's `violations` or `incomplete`: how often, where first, and what is wrong there."""
    return [
        f"{rule['id']} ({len(rule['nodes'])} times): {rule['nodes'][0]['html'][:160]}: {rule['nodes'][0]['failureSummary']}"
        for rule in found
        if rule["nodes"]
    ]
