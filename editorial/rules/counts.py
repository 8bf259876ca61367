"""Numbers, dates and authors agree with the sources that their sentence cites (R104). English only.

A count or a share must stand in one of the references: among its people, in its trial, in what it found or what limits
it. A number of one group is not said of another, a share is of as many people as were counted, a sum is a sum. Who did
a study, and of what kind it is: `named`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from weakref import WeakKeyDictionary

from editorial.findings import Finding
from editorial.markup.document import Document
from editorial.markup.pieces import Block, Sentence
from editorial.model.reference import Reference
from editorial.model.site import Site
from editorial.rules.amounts import PEOPLE, UNIT, Amount, amounts
from editorial.rules.numbers import is_chance, relative_numbers
from editorial.rules.phrases import expression
from editorial.rules.recorded import Facts, attributed, facts_of, supports
from editorial.rules.rule import Rule
from editorial.rules.together import is_pair

AGREES = Rule(
    "R104",
    "Numbers, dates and authors agree with the sources that are cited",
    "A slip of one number makes an honest sentence a false one, and a citation makes it look checked.",
    "Copy the number from the source, with its group and how many were counted; record it in references.yaml if it is new.",
    "ICMJE Recommendations, IV.A.3; CONSORT 2010, item 17a",
    fails="Pain eased in 21 of 98 people.[@doe2024]",
    passes="Pain eased in 21 of 44 people.[@doe2024]",
)

# What `_against` says of a number that a reference does not record.
UNKNOWN = "?"

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WHEN = re.compile(
    rf"\b(?:(?:(?P<before>\d{{1,2}})\s+)?(?P<month>{'|'.join(MONTHS)})\s+(?:(?P<day>\d{{1,2}}),?\s+)?)?"
    rf"(?<![$€£.,\d-])(?P<year>(?:19|20)\d\d)\b(?![.,]\d)(?!\s*(?:%|{UNIT}\b|(?:\w+\s+)?{PEOPLE}\b))"
)
TO_COME = expression(r"\b(?:will|expect\w*|plan(?:s|ned)?|due|schedul\w+|project\w+|forecasts?|until|expires?|aims?)\b")


# A cell of a table that is a share by itself, or under a header such as "In 100".
SHARE = re.compile(r"(?P<part>\d[\d,.]*)(?P<whole>\s*(?:of|in|out of|/)\s*\d[\d,]*)?(?P<percent>\s?%)?")
IN_HEADER = re.compile(r"\b(?:in|of|out of) \d[\d,]*(?=\W*$)", re.IGNORECASE)

# What the references of a site record, as far as a text has asked for it.
KNOWN: WeakKeyDictionary[Site, dict[str, Facts]] = WeakKeyDictionary()


@AGREES.text
def counts(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the counts and shares that no source of their sentence records, and those said of another group."""
    for block, sentence, records in cited(document, site):
        for start, message in _disagreements(sentence.text, records, site):
            yield AGREES.finding(document.path, document.place(block, sentence.start + start), message)


@AGREES.text
def in_tables(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the shares in a table that no source of their row, or else of the caption, records, and those of another row."""
    known, headers = site.references.records, dict[str, str]()  # by their columns: an empty one is no block
    for caption, row in _rows(document) if document.english and site.references.whole else ():
        if row[0].within[-1].startswith("th"):
            headers = {one.within[-1].replace("th", "td"): one.text for one in row}
            continue
        keys = [key for one in row for _, key in one.cites] or [key for _, key in caption.cites]
        records = [known[key] for key in keys if key in known]
        for block in row if records else ():
            share = _share(block.text, headers.get(block.within[-1], "")) if not block.cites else ""
            for start, message in _disagreements(f"{share} with {row[0].text}", records, site) if share else ():
                if not start:
                    yield AGREES.finding(document.path, document.place(block), message, "table")


def _rows(document: Document) -> Iterator[tuple[Block, list[Block]]]:
    """Yield the rows of the tables that have a caption, and that."""
    caption: Block | None = None
    for row, blocks in groupby(document.body, lambda block: block.within[-2] if block.kind == "cell" else ""):
        of_one = list(blocks)
        if not row:
            caption = of_one[-1] if of_one[-1].kind == "caption" else None
        elif caption:
            yield caption, of_one


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


@AGREES.text
def dates(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the dates that are later than every source of their sentence. A source without a date may be of any day."""
    for block, sentence, records in cited(document, site):
        found = [] if TO_COME.search(sentence.text) else list(WHEN.finditer(sentence.text))
        days = [(_end_of(parts), record.id, parts) for record in records for parts in _days_of(record)] if found else []
        newest, key, parts = max(days, default=(date.max, "", []))
        for match in found if all(map(_days_of, records)) else ():
            if _first_day(match) > newest:
                message = (
                    f'"{match[0]}" is later than the newest source cited here ({key}, {_shown(parts)}). '
                    "Cite a source of that date, or say the date of this one"
                )
                yield AGREES.finding(document.path, document.place(block, sentence.start + match.start()), message)


def cited(document: Document, site: Site) -> Iterator[tuple[Block, Sentence, list[Reference]]]:
    """Yield the sentences that cite, each with its block and its sources; no charts, whose words are the sources' own."""
    known = site.references.records
    for block in document.blocks if document.english and site.references.whole else ():
        for sentence in block.sentences if block.cites and block.card_kind != "trials" else ():
            records = [known[key] for key in sentence.cites if key in known]
            if records:
                yield block, sentence, records


def _first_day(match: re.Match[str]) -> date:
    month = MONTHS.index(match["month"]) + 1 if match["month"] else 1
    day = int(match["day"] or match["before"] or 1)
    try:
        return date(int(match["year"]), month, day)
    except ValueError:
        return date(int(match["year"]), month, 1)


def _days_of(record: Reference) -> list[list[int]]:
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


def _disagreements(text: str, records: Sequence[Reference], site: Site) -> Iterator[tuple[int, str]]:
    """Yield where in a sentence a number disagrees with the sources, and what to say of it."""
    found, known = amounts(text), KNOWN.setdefault(site, {})
    for record in records if found else ():
        if record.id not in known:
            known[record.id] = facts_of(record)
    told = {record.id: known[record.id] for record in records} if found else {}
    joined = sum(record.custom.people or 0 for record in records)
    relative = relative_numbers(text) if found else set()
    for number, amount in enumerate(found):
        shown, before = " ".join(text[amount.start : amount.end].split()), found[number - 1] if number else None
        if before and is_pair(text, before, amount):
            continue
        if amount.kind != "share" and amount.part <= 1:
            continue  # "one" is as often a word as a number
        if any(amount.part == parts[0] for record in records for parts in _days_of(record)):
            continue  # "a trial of 2024"
        if amount.percent and (amount.start in relative or not is_chance(text, amount.start, amount.end)):
            continue
        wrong = [_against(text, found, number, key, facts) for key, facts in told.items()]
        if all(wrong) and not (amount.kind == "people" and len(records) > 1 and amount.part == joined):
            other = next((message for message in wrong if message and message != UNKNOWN), "")
            yield amount.start, f'"{shown}" {other or _unknown(amount, told)}'


def _against(text: str, found: Sequence[Amount], number: int, key: str, facts: Facts) -> str:
    """What is wrong with a number if it rests on one reference: "" for nothing, UNKNOWN where it is not recorded."""
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
            return f"is what {key} records of {others}, not of {called[said]}. Put each number where it belongs"
    return ""


def _unknown(amount: Amount, told: dict[str, Facts]) -> str:
    """What to say of a number that no source records."""
    keys = " or ".join(told)
    known = dict.fromkeys(
        shown for facts in told.values() for fact in facts.facts if (shown := _number(fact.amount, amount))
    )
    if not known:
        return (
            f"cannot be held against {keys}: no such number is recorded. Add it to `finding` in "
            "content/data/references.yaml, as published, or take it out"
        )
    some = ", ".join(list(known)[:5])
    return f"does not stand in {keys}, which records {some}. Copy the number, and of how many, from the source"


def _number(known: Amount, asked: Amount) -> str:
    """A recorded number in digits, where it is of the kind that was asked for."""
    if asked.kind == "share" and known.kind == "share":
        return f"{known.part:g}%" if known.percent else f"{known.part:g} of {known.whole:,g}"
    return f"{known.part:,g}" if asked.kind == known.kind else ""
