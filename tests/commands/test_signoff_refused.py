"""Who may not sign, and what cannot be signed."""

import re
from pathlib import Path

import pytest

from editorial.commands.command import CommandError
from editorial.findings import ContentError
from tests.commands.signing import rules, sign
from tests.conftest import change, findings


def add_nobody(sound: Path) -> None:
    with (sound / "data/people.yaml").open("a") as people:
        people.write("  - id: jo-roe\n    name: Jo Roe\n    about: Reads.\n")


# What is signed otherwise than articles/rest.md by jane-doe, and what is said.
REFUSED = {
    "no-file": ({"file": "articles/none.md"}, "is not an article. Name one, as FILE=content/articles/"),
    "misspelled": ({"file": "article/rset.md"}, "is not an article. Did you mean content/articles/rest.md?"),
    "a-page": ({"file": "pages/about.md"}, "is not an article. Name one"),
    "a-folder": ({"file": "articles"}, "is not an article"),
    "data": ({"file": "data/people.yaml"}, "is not an article"),
    "nobody": ({"by": ""}, "say who has read it: BY=jane-doe"),
    "unknown": ({"by": "jane-do"}, 'not in content/data/people.yaml; did you mean "jane-doe"?'),
    "none-but-those-who-may": ({"by": "x"}, "it can be jane-doe, jo-roe. Who is new is added there first"),
    "no-role": ({"by": "jo-roe"}, 'what Jo Roe does is not known. Add ROLE="Physician"'),
    "no-day": ({"next_due": "soon"}, 'NEXT: expected a day like 2027-02-03, found "soon"'),
    "role-not-written": ({"by": "jo-roe", "role": "FILL IN"}, 'what Jo Roe does is not known. Add ROLE="Physician"'),
    "role-says-nothing": ({"by": "jo-roe", "role": "n/a"}, 'what Jo Roe does is not known. Add ROLE="Physician"'),
    "role-with-marks": (
        {"by": "jo-roe", "role": "<b>Physician</b>"},
        'ROLE: "<b>Physician</b>" holds a sign that is no',
    ),
    "role-too-long": ({"by": "jo-roe", "role": "Physician " * 40}, "is too long. Say it in a few words"),
    "spaces": ({"by": "jo-roe", "role": " \n"}, 'what Jo Roe does is not known. Add ROLE="Physician"'),
    "today": ({"next_due": "2026-02-03"}, "NEXT: expected a day after 2026-02-03"),
    "far": ({"next_due": "2072-02-03"}, "in five years at most, found 2072-02-03"),
    "last": ({"next_due": "9999-12-31"}, "in five years at most, found 9999-12-31"),
}


@pytest.mark.parametrize(("given", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(sound, article, given, sentence):
    add_nobody(sound)
    before = article.read_bytes()
    given = {"file": "articles/rest.md", "by": "jane-doe"} | given
    with pytest.raises(CommandError) as caught:
        sign(sound, sound / given.pop("file"), **given)
    assert sentence in str(caught.value)
    assert article.read_bytes() == before


@pytest.mark.parametrize(
    ("authors", "by", "sentence"),
    [
        ("[the-practice, jane-doe]", "jane-doe", "Jane Doe, MD wrote this article, and nobody reviews their own"),
        (
            "[j-doe]",
            "jane-doe",
            "Dr. Jan\u00e9 DOE (j-doe) wrote this article, counts as the same person as Jane Doe, MD",
        ),
        ("[jane-doe]", "the-practice", "The Practice is an organization. Name the person who has read it"),
    ],
    ids=["an-author", "an-author-under-another-id", "an-organization"],
)
def test_who_may_not_sign(sound, article, authors, by, sentence):
    add_namesake(sound)
    change(article, "[the-practice]", authors)
    with pytest.raises(CommandError, match=re.escape(sentence)):
        sign(sound, article, by)


def add_namesake(sound: Path, more: str = "") -> None:
    with (sound / "data/people.yaml").open("a", encoding="utf-8") as people:
        people.write(f"  - id: j-doe\n    name: Dr. Jan\u00e9 DOE\n    about: Reads.\n{more}")


def test_two_people_of_one_name_are_told_apart_in_people_yaml(sound, article):
    add_namesake(sound, "    not_same_as: [jane-doe]\n")
    change(article, "[the-practice]", "[j-doe]")
    sign(sound, article, "jane-doe")
    assert rules(sound) == []


def test_an_article_with_mistakes_is_not_signed(sound, article):
    change(article, "[@doe2024]", "[@nobody]")
    before = article.read_bytes()
    with pytest.raises(ContentError) as caught:
        sign(sound, article, "jane-doe")
    assert "content/articles/rest.md:" in str(caught.value)
    assert article.read_bytes() == before


def test_a_mistake_in_another_file_does_not_keep_anybody_from_signing(sound, article):
    (sound / "articles/other.md").write_text("no header")
    assert sign(sound, article, "jane-doe").reviewed_by == "jane-doe"


def test_a_review_of_a_day_to_come_is_refused(sound, signed, clock):
    """As a machine signs whose clock is ahead: readers would be told of a day that they have not seen."""
    clock("2026-02-02")
    (found,) = [finding for finding in findings(sound) if finding.what.startswith("review")]
    assert (found.rule, found.level, found.what) == ("R30", "error", "review.reviewed_on")
    assert found.sentence.startswith("2026-02-03 has not come yet. Set the clock right, then make signoff FILE=")
