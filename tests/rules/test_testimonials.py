"""Stories of single patients and pictures of before and after: each rule with its two sentences, and the advertisement."""

import shutil
from pathlib import Path

import pytest

from editorial.check import check
from editorial.rules.testimonials import REFUSED
from tests.rules.test_mistakes import SOUND

ADVERTISEMENT = Path(__file__).parent.parent / "claims/marketing.md"
PROMISES = ("R9", "R35", "R38", "R39", "R44")


@pytest.mark.parametrize("rule", REFUSED, ids=lambda rule: rule.fails)
def test_each_rule_refuses_the_one_sentence_and_lets_the_other_pass(said, rule):
    sentence, *more = said(rule.fails)
    assert sentence.startswith("R44 error: ")
    assert more == []
    assert said(rule.passes) == []


STORIES = [
    '"It works," said Mary K. at our clinic.',
    'One happy patient told us: "I dance again."',
    "“I feel ten years younger,” says one of them, a happy client.\n\nReal patient stories are below.",
    "Our five-star reviews say it all.",
    "| What | Who |\n|---|---|\n| It gave me my life back | Ann |",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_found(said, text):
    assert any(sentence.startswith("R44 error: ") for sentence in said(text))


LOOK_ALIKES = [
    '"Stay active," says one guideline.',
    "A patient said that sleep helped, and this was counted.",
    "Pain was scored before and after rest.",
    "Write down how you feel before and after.",
    "Back pain can change how you live your life.",
    "We print no testimonials and no patient stories.",
    "A picture of the spine before surgery is taken.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_story_is_let_pass(said, text):
    assert said(text) == []


def test_every_promise_of_an_advertisement_is_found(tmp_path):
    content = shutil.copytree(SOUND, tmp_path / "content")
    (content / "articles").mkdir()
    shutil.copy(ADVERTISEMENT, content / "articles")
    rows = ADVERTISEMENT.read_text(encoding="utf-8").split("\n")
    below = rows.index("---", 1) + 1
    promises = {number for number, row in enumerate(rows, 1) if number > below and row.strip()}
    assert len(promises) >= 10
    assert promises - {finding.place.line for finding in check(content) if finding.rule in PROMISES} == set()
