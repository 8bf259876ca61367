"""Waivers: a rule that one page may break for a time, for a reason, on someone's word (R86).

waivers:
  - rule: R9
    reason: The journal gives no count.
    by: jane-doe
    until: 2026-12-31
"""

from collections.abc import Iterable, Iterator
from datetime import date

from editorial.findings import Finding, did_you_mean
from editorial.rules.registry import RULES


def applied(
    found: Iterable[Finding], values: dict, places: dict, path, today: date, people: dict | None
) -> Iterator[Finding]:
    """Yield what is `found` on a page, but for what its waivers silence, and what is wrong with the waivers.

    `values` and `places` are the page's header as `yamlfile.parse` returns it, `people` the known people by id, or
    None where that file is broken.
    """
    active: dict[str, int] = {}
    given = values.get("waivers")
    for number, waiver in enumerate(given if isinstance(given, list) else ()):
        if not isinstance(waiver, dict):
            continue  # said where the header is checked
        sentence, field = _wrong(waiver, today, people)
        if sentence:
            place = places.get(("waivers", number, field), places[("waivers", number)])
            yield Finding(path, place, "waivers", sentence, "R86")
        elif waiver.get("rule"):
            active[waiver["rule"]] = number
    used = set()
    for finding in found:
        if finding.rule in active and finding.path == path:
            used.add(finding.rule)
        else:
            yield finding
    for rule in active.keys() - used:
        sentence = f"nothing on this page breaks {rule} any more. Take this waiver out"
        yield Finding(path, places[("waivers", active[rule], "rule")], "waivers", sentence, "R86")


def _wrong(waiver: dict, today: date, people: dict | None) -> tuple[str, str]:
    """What is wrong with a waiver, as a sentence, and the field in which it is; both empty when nothing is."""
    rule, by, until = (str(waiver.get(name) or "") for name in ("rule", "by", "until"))
    if rule and rule not in RULES:
        return f'"{rule}" is no rule; {did_you_mean(rule, RULES)}', "rule"
    if rule and not RULES[rule].waivable:
        return f"{rule} cannot be waived: {RULES[rule].title[0].lower()}{RULES[rule].title[1:]}. Mend the page", "rule"
    if by and people is not None and by not in people:
        return f'"{by}" is not in content/data/people.yaml; {did_you_mean(by, people)}', "by"
    if until and until < today.isoformat():
        return f"this waiver of {rule} ran out on {until}. Mend the page, or agree on a new date", "until"
    return "", ""
