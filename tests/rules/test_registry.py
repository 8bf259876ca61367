"""The table of rules: each row has its two examples, and they are what it says."""

import re
import shutil

import pytest

from editorial.check import check
from editorial.rules.registry import ROWS, RULES, explained
from tests.rules.test_mistakes import SOUND

# A page that The Practice wrote. The signatures in the rows of R29, R31 and R33 are over this very page.
HEADER = {
    "title": "Rest and movement",
    "slug": "rest",
    "date": "2026-01-05",
    "category": "Back pain",
    "authors": "[the-practice]",
    "summary": "Most backs settle with gentle movement.",
    "key_points": "[Keep moving., Rest for a short time., Ask for help early.]",
}


def broken(rule, example: str, folder) -> list[str]:
    """The rules that a page with the example of a rule breaks, in the new folder `folder`/content."""
    content = shutil.copytree(SOUND, folder / "content")
    (content / "articles").mkdir()
    header, text = dict(HEADER), "Moving a little helps more than lying down."
    if rule.of == "header":
        name, _, value = example.partition(": ")
        header[name] = value
    elif rule.of == "text":
        text = example
    else:
        with (content / rule.of).open("a", encoding="utf-8") as file:
            file.write(f"{example}\n")
    rows = "".join(f"{name}: {value}\n" for name, value in header.items())
    (content / "articles/rest.md").write_text(f"---\n{rows}---\n\n{text}\n", encoding="utf-8")
    return [finding.rule for finding in check(content)]


@pytest.mark.parametrize("rule", ROWS, ids=lambda rule: rule.id)
def test_a_rule_refuses_its_one_example_and_lets_the_other_pass(rule, tmp_path):
    assert set(broken(rule, rule.fails, tmp_path / "fails")) == {rule.id}
    assert broken(rule, rule.passes, tmp_path / "passes") == []


@pytest.mark.parametrize("rule", ROWS, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    told = explained(rule)
    for part in (rule.id, rule.level, rule.title, rule.why, rule.mend, rule.source):
        assert part in told
    assert all(text.endswith(".") for text in (rule.why, rule.mend))
    assert ("To let one page pass for a time" in told) == rule.waivable


def test_the_numbers_of_rules_are_their_own_and_rise():
    assert len(RULES) == len(ROWS)
    assert list(RULES) == sorted(RULES, key=lambda id: int(re.fullmatch(r"R(\d+)", id)[1]))
