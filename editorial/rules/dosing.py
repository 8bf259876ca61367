"""Doses in tables are near their labels, and one page names one most in a day of a medicine (R105, see `doses`). English
only.

A cell is read as a sentence of its medicine, which a header, the row or the caption names. A limit that is said to be for
some readers, or to be somebody's, is another limit.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.counts import rows
from editorial.rules.doses import (
    DAILY,
    DOSE,
    LIMITS,
    MEDICINE,
    OFTEN,
    POSSIBLE,
    WARNS,
    Medicine,
    amount_of,
    faults_of,
    medicine_at,
    medicine_of,
    with_medicine,
)
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings
from editorial.rules.totals import IN_UNIT

# What a header says of its doses.
PER_DAY = expression(r"\b(?:(?:a|per|each|every|one)\s+day|daily|24\s+hours)\b")
MOST = expression(r"\b(?:most|max\w*|limits?|no\s+more|up\s+to|at\s+most)\b")
AT_ONCE = expression(r"\b(?:doses?|once|each|single|time|tablets?|pills?)\b")
NO_OTHERS = expression(rf"{WARNS.pattern}|\b(?:first|start\w*|loading|begin\w*|total)\b")
BARE = compiled(r"(?P<amount>\d[\d,.]*)(?:\s*(?:to|-|–)\s*\d[\d,.]*)?")
BACKWARD = compiled(r"^[-−–]\s?\d")
# How a sentence says the most in a day: "no more than 3,000 mg a day", "the daily limit is 3,000 mg".
LIMIT = expression(rf"(?:{LIMITS.pattern}|\b(?:most|maximum)\b)[^.;:\d]{{0,40}}$")
LIMIT_OF_DAY = expression(
    r"""\b(?:(?:most|max\w*|limit|no\s+more)\b[^.;:\d]{0,30}\b(?:day|daily|24\s+hours)|(?:daily|day['’]s|24-hour)\s+(?:[a-z]+\s+)?(?:limit|max\w*|most|ceiling))
         \b[^.;\d]{0,30}$"""
)
NO_DAY = expression(r"\d|\b(?:once|time|dose)\b")
# Whom a limit is for, or of what form, said anywhere around it; and in its own sentence, when it holds, and who says so.
WHOM = expression(
    r"""\b(?:older|elderly|seniors?|aged?|6[05]|7[05]|adolescents?|teen\w*|child\w*|kids?|bab(?:y|ies)|infants?|toddlers?|pregnan\w*|breast-?feed\w*|frail
       |weigh\w*|underweight|thin|small(?:er)?|diseases?|cirrhosis|hepatitis|(?:kidneys?|livers?|heart|stomach)\s+(?:trouble|problems?|failure|conditions?)
       |(?:weak|bad|damaged|sick)\s+(?:kidneys?|livers?|hearts?)|drink(?!\s+(?:water|plenty))\w*|alcohol\w*|prescri\w+|hospitals?|supervis\w+|extended|release
       |long-acting|8-hour|arthritis|strength|low-dose|stud(?:y|ies|ied)|trials?|used\s+to|(?:19|20)\d\d)\b"""
)
WHEN = expression(
    r"""\b(?:if|unless|who|whom|whose|those|some|many|others?|with(?!\s+(?:food|water|milk|meals?)\b)|while|when|during|until|after|first|for\s+(?:people|adults|longer)
       |doctors?|pharmacists?|nurses?|clinicians?|physicians?|labels?|packages?|boxes|box|FDA|NHS|UK|experts?|guid\w+|makers?|manufacturers?|over-the-counter
       |regularly|took|given|safer)\b"""
)


@dataclass(frozen=True)
class Cell:
    """A cell of a table with a dose, or where one should be: the name of its medicine, the header that says what it is, what is
    said of the row or the column of the medicine, and the words above and beside it.
    """

    block: Block
    medicine: Medicine
    name: str
    header: str
    of: str
    around: str
    often: str

    def faults(self, others: Sequence["Cell"]) -> Faults:
        """Yield what is wrong with it, beside the other cells of its table."""
        text, unit = self.block.text, IN_UNIT.search(self.header)
        if BACKWARD.search(text):
            yield 0, f'"{text}" is less than nothing. Take the sign out'
        elif BARE.fullmatch(text) and not unit:
            alike = [one.block.text for one in others if one.header == self.header]
            if any(dose := DOSE.match(cell) for cell in alike) and dose:
                yield 0, f'"{text}" has no unit. Write {dose["unit"]} or tablets behind it, as on the label'
        else:
            above = f"{self.around}, {self.of}, {self.header}, {self.name}: "
            day = " a day" if PER_DAY.search(self.header) else f" {self.often}" if self.often else ""
            named = f" {unit['unit']}" if unit and BARE.fullmatch(text) else ""
            for start, message in faults_of(f"{above}{text}{named}{day}"):
                if len(above) <= start < len(above) + len(text):
                    yield start - len(above), message
                    return
            yield from self._above_the_day(others)

    def _above_the_day(self, others: Sequence["Cell"]) -> Faults:
        """Yield a dose that is more than the most in a day of the same row or column."""
        once = AT_ONCE.search(self.header) and not PER_DAY.search(self.header) and not NO_OTHERS.search(self.header)
        for other in others if once else ():
            limits = PER_DAY.search(other.header) and not NO_OTHERS.search(other.header)
            if limits and (other.name, other.of) == (self.name, self.of) and 0 < other.size < self.size:
                message = f'"{self.block.text}" stands as one dose, and the most in a day beside it is "{other.block.text}". Correct one of the two'
                yield 0, message
                return

    @property
    def size(self) -> float:
        """How much it is, in mg; of a range the more, and 0 where it names no dose."""
        unit = IN_UNIT.search(self.header)
        doses = DOSE.finditer(f"{self.block.text} {unit['unit'] if unit else ''}")
        return max((amount_of(dose, "high" if dose["high"] else "low") for dose in doses), default=0)


@dataclass(frozen=True)
class Limit:
    """The most of a medicine in a day, as it is said in a place: `whole` is the block, or the table, that says it."""

    medicine: Medicine
    name: str
    size: float
    block: Block
    start: int
    shown: str
    whole: Block


# A caption, and the cells below it that hold doses.
Table = tuple[Block, list[Cell]]


@POSSIBLE.text
def doses_on_a_page(document: Document, site: Site) -> Findings:
    """Yield the doses in tables that no label allows, that lack a unit, or that are more than the most in a day beside them;
    and the first limit of each medicine that is not the one that the page says most, if nothing tells whom each is for.
    """
    tables = [*_tables(document)] if document.english else []
    for _, cells in tables:
        for cell in cells:
            for start, message in cell.faults(cells):
                yield POSSIBLE.finding_in(document, cell.block, start, message, "table")
    found = [*_limits(document, tables)] if document.english else []
    for medicine in dict.fromkeys(limit.medicine for limit in found):
        own = [limit for limit in found if limit.medicine == medicine]
        (most, _), *others = Counter(limit.size for limit in own).most_common()
        explained = any(one.whole is other.whole and one.size != other.size for one in own for other in own)
        if others and not explained:
            odd = next(limit for limit in own if limit.size != most)
            other = next(limit for limit in own if limit.size == most)
            line = document.place(other.block, other.start).line
            message = f'"{odd.shown}" is the most {odd.name} in a day here, and "{other.shown}" on line {line}. Correct one, or say whom each is for'
            yield POSSIBLE.finding_in(document, odd.block, odd.start, message)


def _tables(document: Document) -> Iterator[Table]:
    """Yield the tables that have a caption: that, and the cells with doses of one of our medicines."""
    for _, table in groupby(rows(document), key=lambda row: row[0].number):
        cells = [*table]
        yield cells[0][0], [cell for caption, headers, row in cells for cell in _dosed(caption, headers, row)]


def _dosed(caption: Block, headers: dict[str, str], row: Sequence[Block]) -> Iterator[Cell]:
    label, *others = row
    often = next((block.text for block in others if OFTEN.fullmatch(block.text)), "")
    for block in others:
        header, text = headers.get(block.within[-1], ""), block.text
        if not (BARE.fullmatch(text) or BACKWARD.search(text) or DOSE.search(text)):
            continue
        for of, says in ((label.text, header), (header, label.text), (caption.text, header)):
            names = {name[0] for name in MEDICINE.finditer(of)}
            medicine = medicine_of(name := _small(next(iter(names)))) if len(names) == 1 else None
            if medicine:
                beside = " ".join(
                    (caption.text, *(one.text for one in others if one is not block and not DOSE.search(one.text)))
                )
                yield Cell(block, medicine, name, says, label.text if of == caption.text else of, beside, often)
                break


def _limits(document: Document, tables: Sequence[Table]) -> Iterator[Limit]:
    """Yield the limits of a day that are said to be for everybody, and that a label may hold; of others, it is said that none does."""
    heading, before = "", ""
    for block in document.blocks:
        if block.kind in ("heading", "card heading"):
            heading = block.text
        elif block.kind not in ("cell", "code", "change") and not WHOM.search(f"{heading} {before} {block.text}"):
            yield from _said(block)
        before = block.text if block.kind != "key point" else ""
    for caption, cells in tables:
        limits = [cell for cell in cells if MOST.search(cell.header) and PER_DAY.search(cell.header)]
        for cell in limits:
            around = f"{cell.around} {cell.header} {cell.of} {cell.block.text}"
            near = cell.medicine.least <= cell.size <= cell.medicine.prescribed  # else said of the cell
            forms = any(one.medicine == cell.medicine and one.size != cell.size for one in limits)
            if near and not (forms or WHOM.search(around) or WHEN.search(f"{cell.header} {cell.of}")):
                yield Limit(cell.medicine, cell.name, cell.size, cell.block, 0, cell.block.text, caption)


def _said(block: Block) -> Iterator[Limit]:
    for sentence, lead in with_medicine(block):
        text = lead + sentence.text
        doses = [*DOSE.finditer(text)] if not WHEN.search(sentence.text) else []
        names = [*MEDICINE.finditer(text)] if doses else []
        for dose in doses:
            above, behind = text[: dose.start()], DAILY.match(text[dose.end() :])
            daily = behind and not NO_DAY.search(behind[0].replace("24", "")) and LIMIT.search(above)
            medicine = medicine_at(text, dose, names)
            if medicine and not dose["high"] and (daily or LIMIT_OF_DAY.search(above)):
                size, start = amount_of(dose, "low"), sentence.start + dose.start() - len(lead)
                name = next(_small(name[0]) for name in names if medicine_of(name[0]) == medicine)
                if medicine.least <= size <= medicine.prescribed:
                    yield Limit(medicine, name, size, block, start, " ".join(dose[0].split()), block)


def _small(name: str) -> str:
    """A name as it is written inside a sentence, where a brand keeps its capital."""
    medicine = medicine_of(name)
    return name.lower() if medicine and name.lower() in medicine.names else name
