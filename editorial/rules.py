"""The rules that a text must keep: one row each.

A rule has a number, which never changes, since findings and waivers name it.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rule:
    """One rule. A finding of level "error" stops the build; a "warning" is said and lets it pass."""

    id: str
    title: str
    level: Literal["error", "warning"] = "error"


RULES = {
    rule.id: rule
    for rule in (
        Rule("R6", "Medical words are explained"),
        Rule("R7", "Abbreviations are spelled out first"),
        Rule("R9", "Chances are counted, never a lone percentage"),
        Rule("R12", "Cards are of a known kind and whole"),
        Rule("R21", "Pictures exist and say what they show"),
        Rule("R28", "Authors and reviewers are people we know"),
        Rule("R35", "Results carry a reference, and every reference is used"),
        Rule("R36", "An evidence note has a level of certainty, a claim and its studies"),
        Rule("R37", "A claim is no stronger than its certainty allows"),
        Rule("R38", "Words that no study can keep are not used"),
        Rule("R39", '"Studies show" needs a study in people'),
        Rule("R70", "Links lead to a page that readers can open"),
        Rule("R78", "Files and front matter are whole and in the right form"),
    )
}
