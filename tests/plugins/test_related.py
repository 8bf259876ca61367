"""What to read next: by what two articles have in common, quickly, and the same in every run."""

import random
import time

from plugins.related import MOST_RELATED, closest


def article(*words: str, topic: str = "backs", tags: str = "") -> list[tuple[str, str]]:
    """An article that has these words, among other things."""
    things = [("word", word) for word in words] + [("tag", tag) for tag in tags.split()]
    return [*things, ("topic", topic), ("language", "en")]


def test_what_few_share_says_more_than_what_many_share():
    articles = [article("discs", "heal"), article("heal", "walk"), article("heal", "sleep"), article("discs", "scan")]
    assert next(closest(articles)) == [3, 1, 2]


def test_a_tag_says_more_than_a_word():
    assert next(closest([article("a", tags="prp"), article("a"), article("b", tags="prp")]))[0] == 2


def test_a_long_article_has_not_most_in_common_with_all():
    long = article("a", "b", *"cdefghijklmnopqrs")
    assert next(closest([article("a", "b"), long, article("a", "x")]))[0] == 2


def test_an_article_that_shares_nothing_leads_on_to_the_newest_all_the_same():
    alone = article("a", topic="knees")
    assert next(closest([alone, article("b"), article("c"), article("d"), article("e")])) == [1, 2, 3]


def test_one_article_alone_leads_nowhere():
    assert list(closest([article("a")])) == [[]]
    assert list(closest([])) == []


def test_what_all_share_costs_no_time():
    chance = random.Random(1)
    words = [f"word{number}" for number in range(2000)]
    articles = [article(*dict.fromkeys(chance.choices(words, k=10)), topic=f"{n % 5}") for n in range(5000)]
    started = time.process_time()
    found = list(closest(articles))
    assert (time.process_time() - started) / len(articles) < 0.000_3, "seconds an article; 0.000 08 on an idle machine"
    assert {len(next_ones) for next_ones in found} == {MOST_RELATED}
    assert all(number not in next_ones for number, next_ones in enumerate(found))
