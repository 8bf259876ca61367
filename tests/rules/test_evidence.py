"""Evidence notes: which words each level permits, and that pages which explain them say the same.

Each single mistake stands in `mistakes/evidence-...`.
"""

import re

import pytest

from tests.conftest import ROOT, site_of

LEVELS = site_of(ROOT / "content").certainty.records


def test_in_another_language_only_the_shape_of_a_note_is_checked(said):
    assert said('Texto.\n\n!!! evidence "low"\n    Puede ayudar, y no cure.[@doe2024]', lang="es") == []
    assert len(said('Texto.\n\n!!! evidence "baja"\n    Puede ayudar.', lang="es")) == 2


@pytest.mark.parametrize("level", LEVELS)
def test_a_claim_may_use_the_words_of_its_level_and_of_those_below(said, level):
    """The words of a level above, alone, are refused."""
    order = list(LEVELS)
    for used in LEVELS:
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
