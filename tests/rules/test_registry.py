"""Each rule and each refused phrase has two examples, which are its tests; the numbers of rules are their own."""

import re
import shutil
from pathlib import Path

import pytest

from editorial.markup.documents import Documents
from editorial.model.store import FOLDER
from editorial.rules.people_words import NAMES, RESPECT
from editorial.rules.phrases import Phrase
from editorial.rules.promises import PROMISED, PROMISES
from editorial.rules.registry import RULES, explained
from editorial.rules.rule import Rule
from editorial.rules.signature import signature
from editorial.rules.testimonials import STORIES, TESTIMONIALS
from tests.conftest import HEADER, SOUND, change, findings, site_of, with_fields

PHRASES = (
    [(PROMISED, one) for one in PROMISES] + [(TESTIMONIALS, one) for one in STORIES] + [(RESPECT, one) for one in NAMES]
)
SIGNED = "what-make-signoff-writes"


def broken(rule: Rule, example: str, folder: Path, kept: Path) -> list[str]:
    """The rules that a page with the example of a rule breaks, in the new folder `folder`/content, of whose other files
    this is `kept`.
    """
    shutil.copytree(kept, folder / FOLDER)
    content = shutil.copytree(SOUND, folder / "content")
    (content / "articles").mkdir()
    # The Practice wrote the page, so that anybody else may review it.
    header = with_fields(
        HEADER, "slug: rest\nauthors: [the-practice]\nsummary: Most backs settle with gentle movement."
    )
    text = "Moving a little helps more than lying down."
    if rule.of == "header":
        header = with_fields(header, example)
    elif rule.of == "text":
        text = example
    else:
        with (content / rule.of).open("a", encoding="utf-8") as file:
            file.write(f"{example}\n")
        # No reference stands there for nothing.
        text += "".join(f"[@{key}]" for key in re.findall(r"- id: (\S+)", example))
    article = content / "articles/rest.md"
    article.write_text(f"{header}{text}\n", encoding="utf-8")
    if SIGNED in header:
        change(article, SIGNED, signed(article))
    return [finding.rule for finding in findings(content)]


def signed(article: Path) -> str:
    """What `make signoff` would write under `signed` of an article."""
    documents = Documents(site_of(article.parent.parent))
    text = documents.site.by_file[article]
    return signature(documents.of(text), text.review, documents.site)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_refuses_its_one_example_and_lets_the_other_pass(rule, tmp_path, sound_kept):
    assert set(broken(rule, rule.fails, tmp_path / "fails", sound_kept)) == {rule.id}
    assert broken(rule, rule.passes, tmp_path / "passes", sound_kept) == []


@pytest.mark.parametrize(("rule", "phrase"), PHRASES, ids=[f"{rule.id} {phrase.fails}" for rule, phrase in PHRASES])
def test_a_phrase_is_refused_in_its_one_example_and_let_pass_in_the_other(rule: Rule, phrase: Phrase, said):
    (sentence,) = (one for one in said(phrase.fails) if not one.startswith("R7 warning"))
    assert sentence.startswith(f"{rule.id} error: ")
    assert sentence.endswith(f" {phrase.why}. {phrase.mend}")
    assert [one for one in said(phrase.passes) if not one.startswith("R7 warning")] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    row = explained(rule)
    for part in (rule.id, rule.level, rule.title, rule.why, rule.mend, rule.source):
        assert part in row
    assert all(text.endswith(".") for text in (rule.why, rule.mend))
    assert ("To let one page pass for a time" in row) == rule.waivable


def test_the_numbers_of_rules_are_their_own_and_rise():
    numbers = [int(re.fullmatch(r"R(\d+)", id)[1]) for id in RULES]
    assert numbers == sorted(set(numbers))
