"""Chances are counted, never a lone percentage (R9). English only."""

from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.document import Readable
from editorial.model.site import Site
from editorial.rules.phrases import expression
from editorial.rules.rule import Rule

COUNTED = Rule(
    "R9",
    "Chances are counted, never a lone percentage",
    "Most people picture 3 in 4 more easily than 75%, and a percentage hides how few were counted.",
    'Write "3 in 4", or the people counted, like "21 of 44".',
    "NHS service manual, numbers; CDC Clear Communication Index 15 to 17",
    fails="Pain eased in 48% of them.[@doe2024]",
    passes="Pain eased in 21 of 44 people (48%).[@doe2024]",
)
PERCENT = expression(r"(?<![\d.,])(?P<number>\d+(?:\.\d+)?)\s?(?:%|percent\b|per\s+cent\b)")
# What makes a percentage no chance: the count beside it, a strength, a test, a range of error, money.
NO_CHANCE = expression(
    r"""\b\d[\d,]*\s+(?:of|in|out\s+of)\s+\d | \b(?:A1c|oxygen|saturation|confidence|range|interval)\b | [$€£]
      | \b(?:cost|price|bill|fee|charge|insur\w+|insurance|Medicare|Medicaid|copay|pays?|paid|discount|tax)\b"""
)
STRENGTH = expression(
    r"^\s*(?:\w+\s+)?(?:saline|salt\s+water|dextrose|glucose|lidocaine|bupivacaine|ropivacaine|alcohol|solution|chlorhexidine)\b"
)


@COUNTED.words
def lone_percentages(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the percentages that stand without a count."""
    for block in readable.blocks if readable.english else ():
        if block.kind == "cell" or block.card_kind in ("questions", "risk"):
            continue
        for sentence in block.sentences:
            if NO_CHANCE.search(sentence.text):
                continue
            for match in PERCENT.finditer(sentence.text):
                if not STRENGTH.match(sentence.text[match.end() :]):
                    count = as_count(float(match["number"]))
                    message = (
                        f'"{match[0]}" alone is hard to picture. Write {count}, or the people counted, like "21 of 44"'
                    )
                    place = readable.place(block, sentence.start + match.start())
                    yield COUNTED.finding(readable.path, place, message)


def as_count(percent: float) -> str:
    """A percentage as people say it.

    >>> as_count(50), as_count(74), as_count(0.5)
    ('1 in 2', 'about 3 in 4', '1 in 200')
    """
    if not 0 < percent < 100:
        return "all, none or a count"
    if percent < 1:
        return f"1 in {round(100 / percent)}"
    for size in (2, 3, 4, 5, 10, 20, 100):
        part = round(percent * size / 100)
        off = abs(100 * part / size - percent)
        if 0 < part < size and off <= 1.5:
            return f"{'about ' if off else ''}{part} in {size}"
    return f"about {round(percent) or 1} in 100"
