"""What the words of a sentence promise, and what stands behind them.

Evidence notes carry one of GRADE's four levels of certainty (Balshem 2011, GRADE guidelines 3, J Clin Epidemiol
64:401-406) and no wording above it (R36, R37). Words that no study can keep are refused everywhere (R38, see
`promises`), as are "studies show" without a study in people (R39), results without a reference (R35) and lone
percentages (R9). The rules know English; a text in another language has its notes checked for shape only.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding, Place, did_you_mean
from editorial.markup.citation import CITATION
from editorial.markup.sentences import HEADING, ITEM, Block, Sentence, blocks, card_of, header_texts
from editorial.model.source import Source
from editorial.rules.promise_words import words
from editorial.rules.promises import BREAK, QUESTION, promises

NOTE = card_of("evidence")
LEVEL = re.compile(r' +"(?P<level>[^"]*)" *')
# A claim is one or two sentences.
LONGEST_CLAIM = 2
# Kinds of source that cannot carry "studies show": they studied no people (FTC 2022, "in vitro and animal studies").
NOT_IN_PEOPLE = re.compile(r"\b(lab|laboratory|animal|mice|expert|opinion|page|guidance)\b", re.IGNORECASE)


SHOWS = words(
    r"""\b(?:studies|trials|research|science|scientists)\s+(?:(?:have|has|now|also|clearly|already|long|often|in\s+people)\s+){0,2}
        (?:shows?|shown|showed|proves?|proved|proven|confirms?|confirmed)\b"""
)
NO_SHOW = words(r"\b(?:no|few|what|which|whether|until|how)\s+(?:\w+\s+){0,2}$")
IN_THE_LAB = words(r"\b(?:lab|laboratory|animals?|mice|rats|rabbits|goats|dish(?:es)?)\b")
RESULT = words(
    r"""\b\d[\d,]*\s+(?:of|in|out\s+of)\s+(?:every\s+)?\d[\d,]*\s+(?:people|patients|adults|men|women|cases|injections)\b
      | \b\d[\d,]*\s+(?:of|out\s+of)\s+\d[\d,]*\s+(?:were|had|got|felt|improved|said|needed|did)\b
      | \b(?:trials?|stud(?:y|ies))\s+(?:of|in|with)\s+\d[\d,]*\s+(?:people|patients|adults)\b
      | \b(?:better|worse|less|more|longer)\s+than\s+(?:an?\s+|the\s+)?(?:placebo|sham|dummy|salt\s+water|steroids?)\b"""
)
PERCENT = words(r"(?<![\d.,])(?P<number>\d+(?:\.\d+)?)\s?(?:%|percent\b|per\s+cent\b)")
# What makes a percentage no chance: the count beside it, a strength, a test, a range of error, money.
NO_CHANCE = words(
    r"""\b\d[\d,]*\s+(?:of|in|out\s+of)\s+\d | \b(?:A1c|oxygen|saturation|confidence|range|interval)\b | [$€£]
      | \b(?:cost|price|bill|fee|charge|insur\w+|insurance|Medicare|Medicaid|copay|pays?|paid|discount|tax)\b"""
)
STRENGTH = words(
    r"^\s*(?:\w+\s+)?(?:saline|salt\s+water|dextrose|glucose|lidocaine|bupivacaine|ropivacaine|alcohol|solution|chlorhexidine)\b"
)
# Cards that cite nothing, or whose references are asked for by a rule of their own.
OUTSIDE_R35 = frozenset({"emergency", "urgent", "non-urgent", "questions", "invitation", "evidence", "risk"})


def in_body(text: Source, references: dict | None, levels: dict | None) -> Iterator[Finding]:
    """Yield what the body of a file promises too much.

    `references` and `levels` are `content/data/references.yaml` and `certainty.yaml` as loaded, or None where that
    file is broken, which is said elsewhere.
    """
    found = blocks(text)
    if levels is not None:
        yield from _notes(text, found, levels)
    for block in found if text.english else ():
        for sentence in block.sentences:
            said = [*promises(sentence, block), *_lone_percentage(sentence, block)]
            if references is not None:
                said += [*_studies(sentence, block, references), *_bare_result(sentence, block)]
            for at, rule, message in said:
                yield Finding(text.path, text.place_of(sentence.start + at), "", message, rule)


def in_header(values: dict, places: dict, path) -> Iterator[Finding]:
    """Yield what the title, summary and key points of a header promise too much (R38, R9)."""
    for place, value in header_texts(values) if str(values.get("lang") or "en").startswith("en") else ():
        block = Block("text", None, 0, value)
        for sentence in block.sentences:
            for _, rule, message in (*promises(sentence, block), *_lone_percentage(sentence, block)):
                yield Finding(path, places[place], "", message, rule)


def _notes(text: Source, found: tuple[Block, ...], levels: dict) -> Iterator[Finding]:
    """Yield what is wrong with the evidence notes."""
    for note in NOTE.finditer(text.prose()):
        place = text.place_of(note.start() + len(note["indent"]))
        named, claim = LEVEL.fullmatch(note["head"]), note["text"].strip()
        level = named["level"] if named else ""

        def finding(sentence: str, place: Place = place) -> Finding:
            return Finding(text.path, place, "evidence", sentence, "R36")

        if not named:
            yield finding('expected a certainty in quotes, like !!! evidence "low"')
        elif level not in levels:
            yield finding(f'"{level}" is not a certainty; {did_you_mean(level, levels)}')
        if note["indent"]:
            yield finding("stands inside something else. Begin it at the left edge, after the paragraph that it judges")
        elif not _follows_a_paragraph(text, found, note.start()):
            yield finding("follows no paragraph. Put it right after the paragraph that it judges")
        if not claim:
            yield finding("holds no claim. Write it below, indented by four spaces")
            continue
        rows = [row.strip() for row in claim.split("\n")]
        claims = [part for block in found if note.start() < block.start < note.end() for part in block.sentences]
        if not all(rows) or any(HEADING.match(row) or ITEM.match(row) or row[:1] in "!|>" for row in rows):
            yield finding("holds more than a paragraph. Keep to the claim, in one or two sentences")
            continue
        claims = [part for part in claims if part.start >= note.start("text")]
        if len(claims) > LONGEST_CLAIM:
            yield finding(f"holds {len(claims)} sentences. Keep to the claim, in one or two")
        if not CITATION.search(claim):
            yield finding("cites no reference. Add the studies behind the claim, like [@pers2024]")
        if level in levels and text.english and (sentence := _too_strong(claims, level, levels)):
            yield Finding(text.path, text.place_of(claims[0].start), "", sentence, "R37")


def _follows_a_paragraph(text: Source, found: tuple[Block, ...], start: int) -> bool:
    """Whether the note at `start` comes right after a paragraph, a list, or another note."""
    before = [block for block in found if block.start < start]
    if not before or before[-1].kind != "text" or before[-1].card not in (None, "evidence"):
        return False
    return not text.body[before[-1].start + len(before[-1].text) : start].strip()


def _too_strong(claims: list[Sentence], level: str, levels: dict) -> str:
    """Why the wording is above its level (R37), as a sentence; empty when it is not."""
    order = list(levels)
    above, own = order[: order.index(level)], order[order.index(level) :]
    if not above:
        return ""
    permitted, strong = (
        _any_of([phrase for name in names for phrase in levels[name].permits]) for names in (own, above)
    )
    write = " or ".join(f'"{phrase}"' for phrase in levels[level].permits[:3])
    for claim in claims:
        for clause in BREAK.split(claim.text):
            word = strong.search(clause)
            if word and not permitted.search(clause):
                return f'"{word[0]}" is stronger than {level} certainty allows. Write {write}'
        if not permitted.search(claim.text):
            return f"the claim is worded more strongly than {level} certainty allows. Write {write}"
    return ""


def _any_of(phrases: list[str]) -> re.Pattern:
    """Finds any of the phrases; of a verb such as "helps", also "help". The month of May is no "may"."""
    forms = (re.escape(p[:-1]) + "s?" if p.endswith("s") and " " not in p else re.escape(p) for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b(?!\s+\d)", re.IGNORECASE)


def _lone_percentage(sentence: Sentence, block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield the percentages that stand without a count (R9)."""
    if block.kind == "row" or block.card in ("questions", "risk") or NO_CHANCE.search(sentence.text):
        return
    for found in PERCENT.finditer(sentence.text):
        if not STRENGTH.match(sentence.text[found.end() :]):
            count = as_count(float(found["number"]))
            yield (
                found.start(),
                "R9",
                f'"{found[0]}" alone is hard to picture. Write {count}, or the people counted, like "21 of 44"',
            )


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


def _studies(sentence: Sentence, block: Block, references: dict) -> Iterator[tuple[int, str, str]]:
    """Yield "studies show" where no study in people stands behind it (R39)."""
    if block.kind != "text" or block.card == "questions" or QUESTION.search(sentence.text):
        return
    for found in SHOWS.finditer(sentence.text):
        designs = {key: references[key].custom.design for key in sentence.cites if key in references}
        shown = " ".join(found[0].split())
        if not sentence.cites and not NO_SHOW.search(sentence.text[: found.start()]):
            yield (
                found.start(),
                "R39",
                f'"{shown}" names no study. Cite a trial or a review in people right after the sentence',
            )
        elif designs and all(map(NOT_IN_PEOPLE.search, designs.values())) and not IN_THE_LAB.search(sentence.text):
            kinds = ", ".join(f"{key}: {design}" for key, design in designs.items())
            yield (
                found.start(),
                "R39",
                f'no study in people stands behind "{shown}" ({kinds}). Cite one, or say that it was in the lab',
            )


def _bare_result(sentence: Sentence, block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield the results of studies that stand without a reference (R35)."""
    if block.kind != "text" or block.card in OUTSIDE_R35 or sentence.cites or sentence.text.endswith("?"):
        return
    found = RESULT.search(sentence.text)
    if found:
        shown = " ".join(found[0].split())
        yield (
            found.start(),
            "R35",
            f'"{shown}" is a result and cites no reference. Add one after the full stop, like [@pers2024]',
        )
