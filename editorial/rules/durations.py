"""How long something took or lasted, as a sentence says, agrees with what it cites (R104, see `counts`). English only.

Only where a sentence tells of the very people whom its source counted, and where the source records times: what a
guideline advises, or what is generally so, may be of any length.
"""

import re
from collections.abc import Iterator, Sequence

from editorial.findings import Finding
from editorial.markup.document import Document
from editorial.model.reference import Reference
from editorial.model.site import Site
from editorial.rules.amounts import NUMBER, amounts, value
from editorial.rules.counts import AGREES, cited
from editorial.rules.phrases import expression
from editorial.rules.recorded import facts_of, supports

# When a result was seen: "at 6 months", "for up to two years", each number of "after 4 and 10.5 months". How long something
# was done, or how old somebody was, is none.
_MORE = rf"(?:(?:,?\s+(?:to|and|or)\s+(?:at\s+)?|,\s|\s?[-–]\s?){NUMBER}){{0,5}}[\s-]+"
_UNIT = r"(?P<unit>day|week|month|year)s?\b"
MEASURED = re.compile(r"[\s-](?:day|week|month|year)")
SEEN = expression(
    rf"""\b(?:at|after|by|up\s+to)\s+(?P<times>{NUMBER}{_MORE}{_UNIT})
         (?![\s-]+(?:of|olds?|ago|an?|per|each|every|before|earlier|later|or)\b)"""
)
TIME = expression(rf"(?P<number>{NUMBER})(?={_MORE}{_UNIT})")
DAYS = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25}
# A year may be told as 12 months or as 52 weeks.
OFF = 0.04


@AGREES.text
def durations(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the times of results that none of the sources of their sentence records, where each of these records some."""
    for block, sentence, records in cited(document, site):
        seen = list(SEEN.finditer(sentence.text)) if MEASURED.search(sentence.text) else []
        known = [list(_recorded(record)) for record in records] if seen and _counted(sentence.text, records) else []
        times = [one for found in known for one in found] if all(known) else []
        for match in (one for when in seen for one in TIME.finditer(sentence.text, when.start("times"), when.end())):
            if (
                times
                and _days(match)
                and not any(abs(_days(one) - _days(match)) <= OFF * _days(match) for one in times)
            ):
                told = ", ".join(list(dict.fromkeys(map(_shown, times)))[:5])
                message = f'"{_shown(match)}" does not stand in {" or ".join(record.id for record in records)}, which records {told}. Copy the time from the source, or add it to `finding`'
                yield AGREES.finding(document.path, document.place(block, sentence.start + match.start()), message)


def _counted(text: str, records: Sequence[Reference]) -> bool:
    """Whether a sentence says a number of people, or a share of them, that one of its sources records."""
    found = [amount for amount in amounts(text) if amount.kind in ("people", "share")]
    facts = [fact for record in records for fact in facts_of(record).facts] if found else []
    return any(supports(fact, amount, text) for fact in facts for amount in found)


def _recorded(record: Reference) -> Iterator[re.Match[str]]:
    """Yield the times that a reference records."""
    study, trial = record.custom, record.custom.trial
    told = [trial.words, *(outcome.what for outcome in trial.outcomes)] if trial else []
    for text in (record.title, study.finding, study.limits, *told):
        yield from TIME.finditer(text or "")


def _days(time: re.Match[str]) -> float:
    return value(time["number"]) * DAYS[time["unit"].lower()]


def _shown(time: re.Match[str]) -> str:
    return f"{time['number']} {time['unit']}{'' if time['number'] in ('1', 'one') else 's'}"
