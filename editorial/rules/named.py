"""The authors and the kind of study that a sentence names match what it cites (R104, see `counts`). English only."""

import re
from collections.abc import Sequence

from editorial.markup.document import Document
from editorial.markup.plain import unaccented
from editorial.model.reference import OTHERS, Reference
from editorial.model.site import Site
from editorial.model.study import Kind
from editorial.rules.amounts import PEOPLE, STUDIES
from editorial.rules.counts import AGREES, cited
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings

# Who did a study, by the name of the first: "Wu and colleagues (2017)", "a trial by Wu", "Wu (2017a)".
_NAME, _YEAR = r"[A-Z][\w'’-]+", r"\(((?:19|20)\d\d)[a-z]?\)"
WHO = re.compile(
    rf"\b(?:[Tt]rial|[Ss]tudy|[Rr]eview|[Pp]aper|[Rr]eport) by (?P<by>{_NAME})(?: {_YEAR})?"
    rf"|\b(?P<who>{_NAME}?)(?: and (?:colleagues|others|co-?workers)| et al\b\.?|['’]s (?:trial|study|review|team|group|paper)\b)(?: {_YEAR})?"
    rf"|\b(?P<dated>{_NAME}) {_YEAR}"
)
# What a study is called by the beginning of a sentence, and not where one is still to come.
CALLED = expression(
    r"""^\W*(?:(?:in|from|after)\s+)?(?:an?|one|the|this|our|another)\s+(?:(?!no\b|un|non)[a-z-]+\s+){0,2}?
        (?:(?P<trial>(?:randomi[sz]ed|controlled|(?:placebo|sham)-controlled|double-blind)(?:[\s,-]+[\w-]+){0,2}?\s+trial)
          |(?P<review>systematic\s+review|meta-analysis))\b(?!\s+(?:is|are|was|would|will|could|should|may|might|can|has|must|needs?|came|comes|of\s+case)\b)"""
)
# The year of what comes out once, by the beginning of a sentence that names no other: a trial may have come out years later.
_OUT = r"(?:guidelines?|(?:systematic\s+)?reviews?|meta-analysis|reports?|papers?|articles?)"
OF_YEAR = expression(
    rf"""^\W*(?:in\s+|from\s+)?(?:an?|one|another)\s+(?:(?:[a-z-]+\s+){{0,2}}?{_OUT}\s+(?:of|from)\s+(?P<year>(?:19|20)\d\d)(?!\s+(?:[a-z-]+\s+)?(?:{PEOPLE}|{STUDIES})\b|-)
          |(?P<first>(?:19|20)\d\d)\s+(?:[a-z-]+\s+){{0,2}}?{_OUT}\b)(?!.*\b(?:19|20)\d\d\b)"""
)
# Several studies, by the beginning of a sentence; one study may tell of those before it, and two may stand in one paper.
MANY = expression(
    r"""^\W*(?:in\s+|from\s+)?(?P<many>two|three|four|five|six|both|several)\s+(?:(?!earlier|previous|past|other|more|older|further)[a-z-]+\s+){0,2}?(?:trials|studies)\b
        (?!.*\b(?:before|earlier|since|previous|other|later|so\s+far|under\s+way|ongoing|planned|needed|will)\b)"""
)
# What only a review does, said of a trial; and whose guidance a sentence tells of.
GATHERED = expression(r"\b(?P<trial>(?:an?|one|the|this|another)\s+(?:[a-z-]+\s+){0,2}?trial)\s+(?:gathered|pooled|combined|looked\s+at|weighed|summed\s+up)\s+(?:\d+|[a-z]+)\s+(?:[a-z]+\s+)?(?:trials|studies)\b")  # fmt: skip
GUIDANCE = re.compile(r"^\W*(?:The )?(?P<land>US|UK) (?:guidance|guidelines?)\b(?!.*\b(?:US|UK)\b.*\b(?:US|UK)\b)")
LANDS = re.compile(r"\b(?:US|UK)\b")
AT_LEAST = {"two": 2, "both": 2, "several": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# Studies of these kinds are no such trial, and no such review.
LESS: dict[str, frozenset[Kind]] = {"trial": frozenset({"case series", "case report", "observational study"})}
LESS["review"] = LESS["trial"] | {"randomized trial"}


@AGREES.text
def named(document: Document, site: Site) -> Findings:
    """Yield the names, years and kinds of studies that differ from what their sentence cites."""
    for block, sentence, records in cited(document, site):
        for start, message in (*_what(sentence.text, records), *_who(sentence.text, records, site)):
            yield AGREES.finding_in(document, block, sentence.start + start, message)


def _what(text: str, records: Sequence[Reference]) -> Faults:
    called, kinds = CALLED.search(text), dict.fromkeys(record.custom.kind for record in records)
    if called and (kind := called.lastgroup or "") and LESS[kind].issuperset(kinds):
        said = f'"{called[kind]}" is said of {_keys(records)} (kind: {", ".join(kinds)})'
        yield called.start(kind), f"{said}. Call it what it is, or correct the citation"
    gathered = GATHERED.search(text) if [*kinds] == ["systematic review"] else None
    if gathered:
        yield (
            gathered.start(),
            f'"{gathered["trial"]}" is said of {_keys(records)} (kind: systematic review). Call it what it is',
        )
    land = GUIDANCE.match(text)
    lands = [_lands(record) for record in records] if land else []
    if land and all(lands) and not any(land["land"] in one for one in lands):
        sentence = f'"{land["land"]}" is said of {_keys(records)}, which is of the {"".join(lands[0])}. Correct it, or the citation'
        yield land.start("land"), sentence
    dated, years = OF_YEAR.match(text), [_years(record) for record in records]
    group = dated.lastgroup or "" if dated else ""
    # A later one is said of dates.
    if dated and all(years) and dated[group] < max(map(max, years)) and not any(dated[group] in one for one in years):
        sentence = f'"{dated[group]}" is not the year of {_keys(records)}. Correct it, or the citation'
        yield dated.start(group), sentence
    many = MANY.match(text) if [*kinds] == ["randomized trial"] else None
    told = " ".join(f"{one.title} {one.custom.finding}".lower() for one in records) if many else ""
    if many and len(records) < AT_LEAST[many["many"].lower()] and not re.search(r"\b(?:trials|studies)\b", told):
        sentence = f'"{many[0].strip()}" are told of, and {len(records)} cited: {_keys(records)}. Cite each, or correct the number'
        yield many.start("many"), sentence


def _who(text: str, records: Sequence[Reference], site: Site) -> Faults:
    for match in WHO.finditer(text):
        name, year = match["by"] or match["who"] or match["dated"], match[match.lastindex or 0]
        own = [record for record in records if any(name in family.split() for family in _families(record))]
        years = [year for record in own for year in _years(record)]
        if years and year.isdigit() and year not in years and year < max(years):  # a later one is said of dates
            yield match.start(), f'"{name} ({year})" is not of the year of {_keys(own)}. Correct it, or the citation'
        elif not own and not any(one.literal == OTHERS for record in records for one in record.author):
            meant = [record for record in site.references.records.values() if _families(record)[:1] == [name]]
            if meant:
                sentence = f'"{name}" is no author of {_keys(records)}. Cite {_keys(meant, "or")}, or correct the name'
                yield match.start(), sentence


def _keys(records: Sequence[Reference], joined: str = "and") -> str:
    return f" {joined} ".join(record.id for record in records)


def _lands(record: Reference) -> set[str]:
    """The country that a reference names, out of those we distinguish; empty if it names both."""
    found = set(LANDS.findall(f"{record.title} {record.custom.finding} {record.custom.limits}"))
    return found if len(found) == 1 else set()


def _years(record: Reference) -> list[str]:
    return [str(parts[0]) for parts in record.issued.parts] if record.issued else []


def _families(record: Reference) -> list[str]:
    return [unaccented(author.family or "") for author in record.author]
