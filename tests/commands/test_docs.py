"""What docs/ and editors hold of the code is what the code says today."""

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
