"""Numbers, dates and authors agree with the sources that their sentence cites (R104). English only.

A count or a share must stand in one of the references: among its people, in its trial, in what it found or what limits
it. A number of one group is not said of another, a share is of as many people as were counted, a sum is a sum. How long
something took or lasted is asked only where a sentence tells of the very people whom its source counted, and where the
source records times: what a guideline advises, or what is generally so, may be of any length. Who did a study, and of
what kind it is: `named`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from weakref import WeakKeyDictionary

from editorial.markup.document import Document
from editorial.markup.pieces import Block, Sentence
from editorial.model.reference import Reference
from editorial.model.site import Site
from editorial.rules.amounts import MONTHS, NUMBER, PEOPLE, UNIT, Amount, amounts, days_of, value
from editorial.rules.numbers import is_chance, relative_numbers
from editorial.rules.phrases import expression
from editorial.rules.recorded import RecordedFacts, attributed, facts_of, supports
from editorial.rules.rule import Faults, Findings, Rule
from editorial.rules.together import is_pair

AGREES = Rule(
    "R104",
    "Numbers, dates and authors agree with our list of sources",
    "A slip of one number makes an honest sentence a false one, and a citation makes it look checked.",
    "Copy the number from the source, with its group and how many were counted; record it in references.yaml if it is new.",
    "ICMJE Recommendations, IV.A.3; CONSORT 2010, item 17a",
    fails="Pain eased in 21 of 98 people.[@doe2024]",
    passes="Pain eased in 21 of 44 people.[@doe2024]",
)

# What `_against` returns for a number that a reference does not record.
UNKNOWN = "?"

WHEN = re.compile(
    rf"\b(?:(?:(?P<before>\d{{1,2}})\s+)?(?P<month>{'|'.join(MONTHS)})\s+(?:(?P<day>\d{{1,2}}),?\s+)?)?"
    rf"(?<![$€£.,\d-])(?P<year>(?:19|20)\d\d)\b(?![.,]\d)(?!\s*(?:%|{UNIT}\b|(?:\w+\s+)?{PEOPLE}\b))"
)
TO_COME = expression(r"\b(?:will|expect\w*|plan(?:s|ned)?|due|schedul\w+|project\w+|forecasts?|until|expires?|aims?)\b")

# A cell of a table that is a share by itself, or under a header such as "In 100".
SHARE = re.compile(r"(?P<part>\d[\d,.]*)(?P<whole>\s*(?:of|in|out of|/)\s*\d[\d,]*)?(?P<percent>\s?%)?")
IN_HEADER = re.compile(r"\b(?:in|of|out of) \d[\d,]*(?=\W*$)", re.IGNORECASE)
COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{2,}")
# With fewer counts in a table, nobody can tell which is the odd one.
LEAST_COUNTS = 4
# When a result was seen: "at 6 months", "for up to two years", each number of "after 4 and 10.5 months". How long something
# was done, or how old somebody was, is none.
_MORE = rf"(?:(?:,?\s+(?:to|and|or)\s+(?:at\s+)?|,\s|\s?[-–]\s?){NUMBER}){{0,5}}[\s-]+"
_TIMES = r"(?P<unit>day|week|month|year)s?\b"
MEASURED = re.compile(r"[\s-](?:day|week|month|year)")
SEEN = expression(
    rf"""\b(?:at|after|by|up\s+to|(?:no|without)\s+[a-z]+\s+for)\s+(?P<times>{NUMBER}{_MORE}{_TIMES})
         (?![\s-]+(?:of|olds?|ago|an?|per|each|every|before|earlier|later|or)\b)"""
)
TIME = expression(rf"(?P<number>{NUMBER})(?={_MORE}{_TIMES})")
# A year may be told as 12 months or as 52 weeks.
OFF = 0.04

# Numbers that are compared only with others of the same thing: "a 32-year-old", "12 weeks of antibiotics", "8 states".
THING = expression(
    rf"""(?<!\bor\s)(?<!\bto\s)(?P<number>{NUMBER})(?!\s+(?:{PEOPLE}|{UNIT})\s+(?:or|to)\b)
         (?:-(?P<age>year-old)|\s(?P<what>{_TIMES}\sof\s(?!the\b|their\b|age\b)[a-z]+|states|countries|hospitals|clinics|centers|sites|databases)\b)"""
)

# What a site's references record, filled as texts ask for it.
KNOWN: WeakKeyDictionary[Site, dict[str, RecordedFacts]] = WeakKeyDictionary()


@AGREES.text
def counts(document: Document, site: Site) -> Findings:
    """Yield the counts, shares, dates and times that no source of their sentence records, and those said of another group."""
    for block, sentence, records in cited(document, site):
        text = sentence.text
        found = [*_disagreements(text, records, site), *_later(text, records)]
        found += [*_other_times(text, records, site), *_other_things(text, records)]
        for start, message in found:
            yield AGREES.finding_in(document, block, sentence.start + start, message)


@AGREES.text
def in_tables(document: Document, site: Site) -> Findings:
    """Yield the shares in a table that no source of their row, or else of the caption, records, and those of another row."""
    known = site.references.records
    for caption, headers, row in rows(document) if document.english and site.references.whole else ():
        keys = [key for one in row for _, key in one.cites] or [key for _, key in caption.cites]
        records = [known[key] for key in keys if key in known]
        for block in row if records else ():
            share = _share(block.text, headers.get(block.within[-1], "")) if not block.cites else ""
            for start, message in _disagreements(f"{share} with {row[0].text}", records, site) if share else ():
                if not start:
                    yield AGREES.finding_in(document, block, 0, message, "table")


@AGREES.text
def counts_in_tables(document: Document, site: Site) -> Findings:
    """Yield the one count of a table whose caption cites that none of its sources records, where they record all others."""
    known = site.references.records
    for _, group in groupby(
        rows(document) if document.english and site.references.whole else (), lambda row: row[0].number
    ):
        table = [*group]
        records = [known[key] for _, key in table[0][0].cites if key in known]
        amounts_known = {number for record in records for number in _numbers_in(_facts(record, site))}
        cells = [[one for one in row[1:] if COUNT.fullmatch(one.text)] for _, _, row in table]
        odd = [one for row in cells for one in row if value(one.text) not in amounts_known]
        if (
            len(odd) == 1
            and not any(one.cites for _, _, row in table for one in row)
            and sum(map(len, cells)) >= LEAST_COUNTS
        ):
            beside = next(row for row in cells if odd[0] in row)
            if len(beside) > 1:
                keys = " or ".join(record.id for record in records)
                message = f'"{odd[0].text}" is no count that {keys} records, as all others of this table are. Copy the number from the source'
                yield AGREES.finding_in(document, odd[0], 0, message, "table")


def _numbers_in(facts: RecordedFacts) -> Iterator[float]:
    """Yield the numbers of people that a reference records: also who did not, of a group of whom some did."""
    for fact in facts.facts:
        yield fact.amount.part
        if fact.amount.kind == "share":
            yield from (fact.amount.whole, fact.amount.whole - fact.amount.part)


def rows(document: Document) -> Iterator[tuple[Block, dict[str, str], list[Block]]]:
    """Yield the rows of the tables that have a caption: that, the headers by their columns (an empty one is no block), the row."""
    caption: Block | None = None
    headers = dict[str, str]()
    for row, blocks in groupby(document.body, lambda block: block.within[-2] if block.kind == "cell" else ""):
        of_one = list(blocks)
        if not row:
            caption = of_one[-1] if of_one[-1].kind == "caption" else None
        elif caption and of_one[0].within[-1].startswith("th"):
            headers = {one.within[-1].replace("th", "td"): one.text for one in of_one}
        elif caption:
            yield caption, headers, of_one


def _share(cell: str, header: str) -> str:
    """The share that a cell of a table says, as in a sentence; empty where it says none."""
    found, under = SHARE.fullmatch(cell), IN_HEADER.search(header)
    if not found:
        return ""
    if found["whole"]:
        return cell
    if found["percent"]:
        return f"{cell} of people"
    return f"{cell} {under[0].lower()}" if under else ""


def cited(document: Document, site: Site) -> Iterator[tuple[Block, Sentence, list[Reference]]]:
    """Yield the sentences that cite, each with its block and its sources; no charts, whose words are the sources' own."""
    known = site.references.records
    for block in document.blocks if document.english and site.references.whole else ():
        for sentence in block.sentences if block.cites and block.card_kind != "trials" else ():
            records = [known[key] for key in sentence.cites if key in known]
            if records:
                yield block, sentence, records


def _later(text: str, records: Sequence[Reference]) -> Faults:
    """Yield the dates that are later than every source. A source without a date may be of any day."""
    found = [] if TO_COME.search(text) else list(WHEN.finditer(text))
    if not found or not all(map(_dates, records)):
        return
    newest, key, parts = max((_end_of(parts), record.id, parts) for record in records for parts in _dates(record))
    for match in found:
        month = MONTHS.index(match["month"]) + 1 if match["month"] else 1
        if first_day(match["year"], month, match["day"] or match["before"]) > newest:
            message = f'"{match[0]}" is later than the newest source cited here ({key}, {_shown(parts)}). Cite a source of that date, or say the date of this one'
            yield match.start(), message


def first_day(year: str, month: int, day: str | None) -> date:
    """The day as written; the first of the month if none was written, or there is no such day."""
    try:
        return date(int(year), month, int(day or 1))
    except ValueError:
        return date(int(year), month, 1)


def _dates(record: Reference) -> list[list[int]]:
    """When a source was published and when it was read, each as year, month and day as far as they are known."""
    known = (record.issued, getattr(record, "accessed", None))
    return [parts for issued in known if issued for parts in issued.parts]


def _end_of(parts: Sequence[int]) -> date:
    """The last day of a year, a month or a day."""
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return date(year, month, day)
    year, month = (year, month + 1) if 0 < month < 12 else (year + 1, 1)
    return date(year, month, 1) - timedelta(days=1)


def _shown(parts: Sequence[int]) -> str:
    year, month, day = (*parts, 0, 0)[:3]
    return f"{MONTHS[month - 1]} {f'{day}, ' if day else ''}{year}" if month else str(year)


def _disagreements(text: str, records: Sequence[Reference], site: Site) -> Faults:
    """Yield where in a sentence a number disagrees with the sources, and what to say of it."""
    found = amounts(text)
    if not found:
        return
    told = {record.id: _facts(record, site) for record in records}
    joined = sum(record.custom.people or 0 for record in records)
    relative = relative_numbers(text)
    for number, amount in enumerate(found):
        shown, before = " ".join(text[amount.start : amount.end].split()), found[number - 1] if number else None
        if before and is_pair(text, before, amount):
            continue
        if amount.kind != "share" and amount.part <= 1:
            continue  # "one" is as often a word as a number
        if any(amount.part == parts[0] for record in records for parts in _dates(record)):
            continue  # "a trial of 2024"
        if amount.kind == "people" and any(_are_authors(amount, text, record) for record in records):
            continue  # "two men, Mixter and Barr, described"
        if amount.percent and (amount.start in relative or not is_chance(text, amount.start, amount.end)):
            continue
        wrong = [_against(text, found, number, key, facts) for key, facts in told.items()]
        if all(wrong) and not (amount.kind == "people" and len(records) > 1 and amount.part == joined):
            other = next((message for message in wrong if message and message != UNKNOWN), "")
            yield amount.start, f'"{shown}" {other or _unknown(amount, told)}'


def _are_authors(amount: Amount, text: str, record: Reference) -> bool:
    """Whether so many people wrote a source, and the sentence names them all."""
    families = [author.family for author in record.author]
    return amount.part == len(families) and all(family and family in text for family in families)


def _facts(record: Reference, site: Site) -> RecordedFacts:
    known = KNOWN.setdefault(site, {})
    if record.id not in known:
        known[record.id] = facts_of(record)
    return known[record.id]


def _against(text: str, found: Sequence[Amount], number: int, key: str, facts: RecordedFacts) -> str:
    """What is wrong with a number that cites this reference: "" for nothing, UNKNOWN if it is not recorded."""
    amount = found[number]
    if amount.kind == "studies" or amount.studies:
        own = [fact for fact in facts.facts if (fact.amount.kind, fact.amount.studies) == (amount.kind, amount.studies)]
        return "" if not own or any(supports(fact, amount, text) for fact in own) else UNKNOWN
    fitting = [fact for fact in facts.facts if supports(fact, amount, text)]
    if not fitting:
        return UNKNOWN
    for groups, name, called in ((facts.sides, "side", facts.names), (facts.outcomes, "outcome", facts.results)):
        said, recorded = attributed(text, found, groups)[number], {getattr(fact, name) for fact in fitting}
        if said is not None and None not in recorded and said not in recorded:
            others = " and ".join(called[one] for one in sorted(recorded))
            return f"is what {key} records for {others}, not for {called[said]}. Put each number where it belongs"
    return ""


def _unknown(amount: Amount, told: dict[str, RecordedFacts]) -> str:
    """What to say of a number that no source records."""
    keys = " or ".join(told)
    known = dict.fromkeys(
        shown for facts in told.values() for fact in facts.facts if (shown := _number(fact.amount, amount))
    )
    if not known:
        return f"cannot be checked against {keys}, where no such number is recorded. Add it to `finding` in content/data/references.yaml, as published, or take it out"
    bare = {fact.amount.part for facts in told.values() for fact in facts.facts if fact.amount.kind == "number"}
    if amount.kind == "share" and not amount.group and amount.part in bare:
        here = f"{amount.part:g}{'%' if amount.percent else f' in {amount.whole:g}'}"
        return f'is not said so by {keys}, where "{amount.part:g}" stands without its whole. If it is this number, write "{here}" there, in content/data/references.yaml'
    some = ", ".join(list(known)[:5])
    return f"does not stand in {keys}, which records {some}. Copy the number, and out of how many, from the source"


def _number(known: Amount, asked: Amount) -> str:
    """A recorded number in digits, where it is of the kind that was asked for."""
    if asked.kind == "share" and known.kind == "share":
        return f"{known.part:g}%" if known.percent else f"{known.part:g} of {known.whole:,g}"
    return f"{known.part:,g}" if asked.kind == known.kind else ""


def _other_times(text: str, records: Sequence[Reference], site: Site) -> Faults:
    """Yield the times of results that none of the sources records, where each of these records some."""
    seen = list(SEEN.finditer(text)) if MEASURED.search(text) else []
    if not seen or not _counted(text, records, site):
        return
    known = [list(_recorded(record)) for record in records]
    times = [one for found in known for one in found] if all(known) else []
    for match in (one for when in seen for one in TIME.finditer(text, when.start("times"), when.end())):
        days = days_of(match)
        if times and days and not any(abs(days_of(one) - days) <= OFF * days for one in times):
            told = ", ".join(list(dict.fromkeys(map(_named, times)))[:5])
            message = f'"{_named(match)}" does not stand in {" or ".join(record.id for record in records)}, which records {told}. Copy the time from the source, or add it to `finding`'
            yield match.start(), message


def _counted(text: str, records: Sequence[Reference], site: Site) -> bool:
    """Whether a sentence says a number of people, or a share of them, that one of its sources records."""
    found = [amount for amount in amounts(text) if amount.kind in ("people", "share")]
    facts = [fact for record in records for fact in _facts(record, site).facts] if found else []
    return any(supports(fact, amount, text) for fact in facts for amount in found)


def _recorded(record: Reference) -> Iterator[re.Match[str]]:
    """Yield the times that a reference records."""
    study, trial = record.custom, record.custom.trial
    told = [trial.words, *(outcome.what for outcome in trial.outcomes)] if trial else []
    for text in (record.title, study.finding, study.limits, *told):
        yield from TIME.finditer(text or "")


def _other_things(text: str, records: Sequence[Reference]) -> Faults:
    """Yield the numbers of a thing, of which each of the sources records others."""
    for match in THING.finditer(text):
        known = [_numbers_of(_thing(match), record) for record in records]
        if all(known) and not any(value(match["number"]) in of_one for of_one in known):
            told = ", ".join(dict.fromkeys(f"{number:g}" for of_one in known for number in of_one))
            keys = " or ".join(record.id for record in records)
            message = f'"{match[0]}" does not stand in {keys}, which records {told}. Copy the number from the source'
            yield match.start(), message


def _numbers_of(thing: str, record: Reference) -> list[float]:
    """The numbers of a thing that a reference records."""
    texts = (record.title, record.custom.finding, record.custom.limits or "")
    found = [match for text in texts for match in THING.finditer(text)]
    return [value(match["number"]) for match in found if _thing(match) == thing]


def _thing(match: re.Match[str]) -> str:
    return (match["age"] or match["what"]).lower().replace("s of", " of")


def _named(time: re.Match[str]) -> str:
    return f"{time['number']} {time['unit']}{'' if time['number'] in ('1', 'one') else 's'}"
