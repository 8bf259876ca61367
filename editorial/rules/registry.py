"""Every rule that a text must keep, collected from the files of this room.

A rule has a number, which never changes, since findings and waivers name it. `make check` says what breaks a rule,
`make check EXPLAIN=R38` prints its row. The two examples of a row are its tests.
"""

from importlib import import_module

from editorial.rules.rule import Rule

# In the order of docs/rules.md: some use a rule of a family before them.
NAMES = """form clashes marks points mistyped_marks review changes turned claims effects evidence promises testimonials numbers
    counts named announced dated doses stopped units misread together taken hours totals dosing retractions cards
    emergency_numbers kept_from_help completeness reading structure spelling spacing slips grammar people_words glossary links
    pictures tables raw_html placeholders leftovers privacy telephones permalinks waivers whole twice translated"""
FAMILIES = [import_module(f"editorial.rules.{name}") for name in NAMES.split()]
RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in sorted(
        {rule for family in FAMILIES for rule in vars(family).values() if isinstance(rule, Rule)},
        key=lambda rule: int(rule.id[1:]),
    )
}


def explained(rule: Rule) -> str:
    """The row of a rule as a writer reads it."""
    parts = [
        f"{rule.id} ({rule.level}): {rule.title}.",
        f"Why: {rule.why}\nMend: {rule.mend}\nSource: {rule.source}.",
        f"Refused:\n{_indented(rule.fails)}",
        f"Accepted:\n{_indented(rule.passes)}",
    ]
    if rule.waivable:
        waiver = f"waivers:\n  - rule: {rule.id}\n    reason: One sentence.\n    words: as the message quotes them\n    by: an-id-from-people.yaml\n    until: 2026-12-31"
        parts.append(f"To let one page pass for a time, write in its header:\n{_indented(waiver)}")
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
