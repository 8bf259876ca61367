"""Enrich: up to three articles to read next, beside each article.

Adds `related` to each article: others in its language that have the most in common with it; none to one that is not public,
as none leads to it. What two articles can have in common are the words of their titles, summaries and key points (of five
letters or more), the words of the glossary that they explain, the references that they cite, their tags and their topic.

Of N articles, n have a thing: to share it counts log(1 + N / n), so that what few share says much, and what all share says
little. A tag or a topic counts twice, since somebody chose it. The sum is divided by the square root of how many things
the other article has, else a long one would have most in common with all. Of equal ones, the newer comes first. Where
nothing is shared, the newest of those around it in time stand there, so that every article leads on.

Of a thing that many share, only those articles are looked at that stand nearest in time. So ten thousand articles take
each no longer than a hundred do.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import log, sqrt
from typing import Any

from pelican import signals

from plugins.unpublished import held_back

MOST_RELATED = 3
# How many articles are looked at on either side in time of those that share one thing.
NEAR = 20
WORD = re.compile(r"[^\W\d_]{5,}")
# How often a thing of each kind counts. All share the language; it only makes sure that there is somebody.
COUNTS = {"word": 1, "reference": 1, "tag": 2, "topic": 2, "language": 0}
# A thing that articles can have in common: its kind and its name.
Thing = tuple[str, str]


def closest(articles: Sequence[Sequence[Thing]]) -> Iterator[list[int]]:
    """Yield for each article the numbers of the others to read next, the closest first.

    `articles` are the things that each of them has, each thing once, in an order that is the same in every run; the newest
    article comes first.
    """
    holders: dict[Thing, list[int]] = defaultdict(list)
    for number, things in enumerate(articles):
        for thing in things:
            holders[thing].append(number)
    roots = [sqrt(len(things)) for things in articles]
    counts = {thing: COUNTS[thing[0]] * log(1 + len(articles) / len(numbers)) for thing, numbers in holders.items()}
    for number, things in enumerate(articles):
        sums: dict[int, float] = defaultdict(float)
        for thing in things:
            numbers, count = holders[thing], counts[thing]
            at = bisect_left(numbers, number)
            for other in numbers[max(0, at - NEAR) : at + 1 + NEAR]:
                sums[other] += count
        sums.pop(number, None)
        yield [
            other for _, other in nsmallest(MOST_RELATED, ((-sum / roots[other], other) for other, sum in sums.items()))
        ]


def things_of(article: Any) -> list[Thing]:
    """What an article may have in common with others."""
    record = article.source.record
    says = " ".join([record.title, record.summary, *(point.point for point in record.key_points)]).casefold()
    things = [("word", word) for word in (*WORD.findall(says), *article.rendition.terms)]
    things += [("reference", key) for key in article.rendition.cited]
    things += [("tag", tag.slug) for tag in article.tags]
    things += [("topic", article.category.slug), ("language", article.lang)]
    return list(dict.fromkeys(things))


def _attach(generator: Any) -> None:
    for article in held_back(generator):
        article.related = []
    articles = [*generator.articles, *generator.translations]
    languages: dict[str, list[Any]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: (-article.date.timestamp(), article.slug)):
        languages[article.lang].append(article)
    for written in languages.values():
        for article, numbers in zip(written, closest([*map(things_of, written)]), strict=True):
            article.related = [written[number] for number in numbers]


def register() -> None:
    """Compare once every article is read."""
    signals.article_generator_finalized.connect(_attach)
