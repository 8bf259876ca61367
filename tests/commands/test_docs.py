"""What docs/ holds of the code is what the code says today."""

import re

import pytest

from editorial.commands.docs import made
from editorial.rules.cards import KINDS
from editorial.rules.registry import RULES
from tests.conftest import ROOT


@pytest.mark.parametrize("path", made(ROOT), ids=str)
def test_what_is_made_from_the_code_is_up_to_date(path):
    assert (ROOT / path).read_text(encoding="utf-8") == made(ROOT)[path], "run `make docs`"


def test_every_rule_stands_in_the_list_once():
    text = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### (R\d+): ", text, re.MULTILINE)) == sorted(RULES)


NAMES = ("about", "how-we-write", "privacy", "accessibility", "disclaimer")
PAGES = [ROOT / f"content/pages/{name}.md" for name in NAMES]
HELD = re.compile(r"<!-- (?:held by (.+?)|no promise) -->", re.DOTALL)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_every_promise_to_readers_says_what_holds_it(file):
    """A paragraph or a point names rules that stop a page, tests, or our word alone."""
    text = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    text = re.sub(r"<!-- Behind.*?-->\n\n", "", text)
    parts = [
        part
        for part in re.split(r"\n\n|\n(?=- |\d+\. )", text)
        if part.strip() and not re.match(r"\s*(?:#|!!! )|Table: |\|", part)
    ]
    assert [part for part in parts if not HELD.search(part)] == []
    for holders in HELD.findall(text):
        for holder in holders.split() if holders != "our word" else ():
            if holder in RULES:
                assert RULES[holder].level == "error", f"{holder} stops no page"
                continue
            path, name = holder.split("::")
            assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), holder


def test_the_rules_that_readers_are_told_bend_for_nobody_cannot_be_waived():
    held = PAGES[1].read_text(encoding="utf-8").split("no such way around these:\n\n")[1].split("\n\n")[0]
    told = re.findall(r"<!-- held by (R\d+) -->", held)
    assert len(told) == len(held.splitlines())
    assert [rule for rule in told if RULES[rule].waivable] == []


def test_every_kind_of_card_is_explained():
    text = (ROOT / "docs/cards.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)))) == set(KINDS)


@pytest.mark.parametrize("file", sorted((ROOT / "docs").glob("*.md")), ids=lambda file: file.stem)
def test_every_link_of_the_documents_leads_somewhere(file):
    text = file.read_text(encoding="utf-8")
    for target, fragment in re.findall(r"\]\((?!https?:|#)([\w./-]+\.md)(?:#([\w-]+))?\)", text):
        other = (file.parent / target).read_text(encoding="utf-8")
        anchors = [
            re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)", other, re.MULTILINE)
        ]
        assert not fragment or fragment in anchors, f"{target}#{fragment}"
