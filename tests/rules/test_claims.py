"""What words promise: each rule with its two sentences, sound paragraphs that look like mistakes, levels of certainty.

Each single mistake stands in `mistakes/` (`evidence-`, `words-`, `studies-`, `percentage-`, `result-`).
"""

import re
import shutil
from pathlib import Path

import pytest

from editorial.check import check
from editorial.model import data
from editorial.rules.claims import as_count
from editorial.rules.promise_words import REFUSED
from tests.conftest import ROOT
from tests.rules.test_mistakes import SOUND

HERE = Path(__file__).parent.parent / "claims"
LEVELS = data.load(ROOT / "content", "certainty")


def test_sound_paragraphs_that_look_like_mistakes_are_let_pass(tmp_path):
    content = shutil.copytree(SOUND, tmp_path / "content")
    (content / "articles").mkdir()
    shutil.copy(HERE / "sound.md", content / "articles")
    assert [str(finding) for finding in check(content)] == []


@pytest.mark.parametrize("rule", REFUSED, ids=lambda rule: rule.fails)
def test_each_rule_refuses_the_one_sentence_and_lets_the_other_pass(said, rule):
    sentence, *more = said(rule.fails)
    assert sentence.startswith('R38 error: "')
    assert sentence.endswith(rule.mend)
    assert more == []
    assert said(rule.passes) == []


PROMISES = [
    "No needles, no pain, just proven relief.",
    "Nothing short of a miracle.",
    "There is no doubt that it is a cure.",
    "You heal without surgery, guaranteed.",
    "Heal without surgery with a proven treatment.",
    "A few proven shots are enough.",
    "Do not wait, because this is FDA-approved.",
    "It is not surgery and it is safe and highly effective.",
    "**Proven** relief.",
    "A *miracle\ncure*.",
    '"It cured my back for good," says one patient.',
    "| Shot | Cures pain |\n|---|---|\n| A | B |",
    "> It cures pain.",
    "1. A cure",
    "If you want to avoid surgery, call us.",
    "Discs are rebuilt by stem cells.",
    "PRP is approved by the FDA.",
]


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_is_found_behind_what_looks_like_a_denial(said, text):
    assert any(sentence.startswith("R38 error: ") for sentence in said(text))


def test_what_the_header_says_of_our_interest_may_not_promise_either(said):
    assert said("Text.", conflict="We offer this proven treatment.")[0].startswith("R38 error: ")


def test_an_animal_study_alone_shows_nothing_of_people(said):
    assert said("Studies show that rest helps.[@fda2021]")[0].startswith("R39 error: no study in people")
    assert said("Studies show that rest helps.[@fda2021; @doe2024]") == []


@pytest.mark.parametrize("card", ["emergency", "urgent", "non-urgent", "invitation"])
def test_cards_need_no_references(said, card):
    assert said(f'!!! {card} "Title"\n    - Pain eased in 21 of 44 people.') == []
    assert said('!!! note "Title"\n    Pain eased in 21 of 44 people.')[0].startswith("R35 error: ")


def test_a_finding_names_the_line_of_the_word(tmp_path, said):
    said("One.\n\nTwo is not\na drug, but is\nproven.")
    line = (tmp_path / "content/articles/text.md").read_text().split("\n").index("proven.") + 1
    assert [finding.place for finding in check(tmp_path / "content")] == [(line, 1)]


def test_in_another_language_only_the_shape_of_a_note_is_checked(said):
    assert said('Texto.\n\n!!! evidence "low"\n    Puede ayudar, y no cure.[@doe2024]', lang="es") == []
    assert len(said('Texto.\n\n!!! evidence "baja"\n    Puede ayudar.', lang="es")) == 2


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("used", LEVELS)
def test_a_claim_may_use_the_words_of_its_level_and_of_those_below(said, level, used):
    """The words of a level above, alone, are refused."""
    order = list(LEVELS)
    for phrase in LEVELS[used].permits:
        findings = said(f'A claim.\n\n!!! evidence "{level}"\n    Rest, {phrase} it.[@doe2024]')
        assert bool(findings) == (order.index(used) < order.index(level)), (phrase, findings)


def test_the_levels_are_those_of_grade_each_with_its_steps():
    assert list(LEVELS) == ["high", "moderate", "low", "very low"]
    assert [level.mark for level in LEVELS.values()] == ["●●●●", "●●●○", "●●○○", "●○○○"]


def test_no_word_belongs_to_two_levels():
    words = [phrase for level in LEVELS.values() for phrase in level.permits]
    assert len(words) == len(set(words))


def test_the_page_that_explains_the_words_says_the_same():
    """Each row of its table: a level, words that it permits, its meaning."""
    page = (ROOT / "content/pages/how-we-write.md").read_text(encoding="utf-8")
    table = page.split("Table: What our words for certainty mean.")[1].split("##")[0]
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\|.*\|$", table, re.MULTILINE)
    ]
    assert [row[0] for row in rows[2:]] == list(LEVELS)
    for name, words, meaning in rows[2:]:
        assert set(words.split(", ")) <= set(LEVELS[name].permits)
        assert meaning == LEVELS[name].meaning


def test_the_style_guide_shows_a_note_of_each_level():
    page = (ROOT / "content/pages/styleguide.md").read_text(encoding="utf-8")
    assert set(re.findall(r'^!!! evidence "(.*)"', page, re.MULTILINE)) == set(LEVELS)


@pytest.mark.parametrize(
    ("percent", "count"),
    [
        (50, "1 in 2"),
        (25, "1 in 4"),
        (74, "about 3 in 4"),
        (70, "7 in 10"),
        (5, "1 in 20"),
        (33, "about 1 in 3"),
        (37, "37 in 100"),
        (0.5, "1 in 200"),
        (100, "all, none or a count"),
    ],
)
def test_a_percentage_as_people_say_it(percent, count):
    assert as_count(percent) == count
