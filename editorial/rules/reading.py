"""How hard a text is to read: its grade (R2), the length of its sentences (R3) and of its paragraphs (R4).

The grade is that of Flesch and Kincaid (Kincaid 1975, Derivation of new readability formulas for Navy enlisted
personnel, Research Branch Report 8-75): 0.39 x words a sentence + 11.8 x syllables a word - 15.59. It is a budget that
finds text to look at again, never proof that a text is clear. Counted is running text: paragraphs, points of lists and
cards; no headings, tables, captions, code, citations or addresses. English only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from editorial.markup.document import Document
from editorial.markup.pieces import Block, Sentence
from editorial.model.site import Site
from editorial.rules.rule import Findings, Rule
from editorial.rules.syllables import syllables

HARDEST, HARDEST_POINTS = 8, 6
# A sentence of more words than LONG_SENTENCE is long: one in ten may be. None may have more than LONGEST_SENTENCE.
LONG_SENTENCE, LONGEST_SENTENCE, LONG_SHARE = 20, 30, 0.1
MOST_SENTENCES = 3
# A label in bold that begins a point or paragraph has so many words at most.
LONGEST_LABEL = 4
# The formula was made on passages of about a hundred words; on a few words it says nothing.
FEWEST_WORDS, FEWEST_WORDS_OF_POINTS = 100, 12
# What parts two words, besides space: a dash or a slash, not a hyphen. A word has a letter or a digit in it.
PARTS = re.compile(r"--+|[—–/]")
# From its first sign on: else a long row of signs would be tried from each of them.
WORD = re.compile(r"(?<!\S)\S*?[^\W_]\S*")
ADDRESS = re.compile(r"https?://\S+")

GRADE = Rule(
    "R2",
    "The text reads at grade 8 or less, the key points at grade 6",
    "Half of all adults read no harder text with ease, and pain and fear make every text harder.",
    "Look at the sentences that are named: shorten them, and take plain words. If the text is clear as it stands, waive the rule.",
    "NIH and AMA (PMC6334864); WCAG 2.2, 3.1.5; the formula: Kincaid 1975",
    fails="key_points: [Inflammatory pathways influence recovery., Comparative investigations remain preliminary., Individualized rehabilitation necessitates deliberation.]",
    passes="key_points: [These cells may calm swelling., New treatments are still being studied., Choose the care that suits you best.]",
    of="header",
)
SENTENCES = Rule(
    "R3",
    "Sentences have 20 words or fewer, and a few up to 30",
    "At the end of a long sentence many have lost its beginning.",
    "Make two sentences of it.",
    "NHS service manual, how we write",
    fails="We say in one long breath what we might have said in two or three, and so the tired one who reads it all at night will lose the way and go back.",
    passes="We say it in two breaths. So the tired one who reads it at night finds the way.",
)
PARAGRAPHS = Rule(
    "R4",
    "Paragraphs have three sentences or fewer",
    "On a phone a long paragraph fills the screen and looks like work.",
    "Begin a new paragraph where the thought turns.",
    "NHS service manual, how we write",
    fails="Rest a day. Then walk. Then walk more. Then work.",
    passes="Rest a day. Then walk. Then walk more.\n\nThen work.",
)


@dataclass(frozen=True)
class Measure:
    """What is counted in some sentences."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> list[int]:
        """How many words each sentence has."""
        return [len(words_of(part.text)) for part in self.sentences]

    @cached_property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: the years of school that a reader needs; 0 for no text."""
        words = [word for part in self.sentences for word in words_of(part.text)]
        if not words:
            return 0.0
        return 0.39 * len(words) / len(self.sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@lru_cache(maxsize=512)  # of a sentence, four rules ask
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without marks; words joined by a hyphen are one."""
    return tuple(WORD.findall(PARTS.sub(" ", ADDRESS.sub(" ", text))))


def running(blocks: Iterable[Block]) -> list[Block]:
    """The blocks that are running text."""
    return [block for block in blocks if block.running]


def measure(blocks: Iterable[Block]) -> Measure:
    """The measure of some paragraphs."""
    return Measure(tuple(part for block in blocks for part in block.sentences if words_of(part.text)))


def opening(part: Sentence) -> str:
    """The first words of a sentence, enough to find it."""
    words = part.text.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def _located(document: Document) -> list[tuple[Block, Sentence]]:
    """The sentences of the running text, each with its block."""
    return [(block, part) for block in running(document.body) for part in block.sentences if words_of(part.text)]


@GRADE.text
def grade(document: Document, site: Site) -> Findings:
    """Yield a body, or key points, that are too hard."""
    if not document.english:
        return
    whole = measure(running(document.body))
    if sum(whole.words) >= FEWEST_WORDS and round(whole.grade, 1) > HARDEST:
        hardest = sorted(_located(document), key=lambda entry: -Measure((entry[1],)).grade)[:3]
        lines = sorted((document.place(block, part.start).line, opening(part)) for block, part in hardest)
        where = ", ".join(f'line {line} ("{words}")' for line, words in lines)
        sentence = f"the text reads at grade {whole.grade:.1f}; the aim is {HARDEST} or less. Look again at the hardest sentences: {where}"
        yield GRADE.finding_in(document, running(document.body)[0], 0, sentence)
    points = measure(block for block in document.blocks if block.kind == "key point")
    if sum(points.words) >= FEWEST_WORDS_OF_POINTS and round(points.grade, 1) > HARDEST_POINTS:
        hard = max(points.sentences, key=lambda part: Measure((part,)).grade)
        sentence = f'they read at grade {points.grade:.1f}; the aim is {HARDEST_POINTS} or less. Look again at the hardest: "{opening(hard)}"'
        yield GRADE.finding(document.path, document.text.header.at("key_points"), sentence, "key_points")


@SENTENCES.text
def long_sentences(document: Document, site: Site) -> Findings:
    """Yield sentences that are too long, and a text that has too many long ones."""
    if not document.english:
        return
    located = _located(document)
    counted = [(len(words_of(part.text)), block, part) for block, part in located]
    long = [entry for entry in counted if entry[0] > LONG_SENTENCE]
    for count, block, part in long:
        if count > LONGEST_SENTENCE:
            full = block.kind == "paragraph" and len(block.sentences) >= MOST_SENTENCES
            then = f", and begin a paragraph, since {MOST_SENTENCES} sentences fill one" if full else ""
            sentence = (
                f"this sentence has {count} words; none may have more than {LONGEST_SENTENCE}. Make two of it{then}"
            )
            yield SENTENCES.finding_in(document, block, part.start, sentence)
    may = max(1, int(LONG_SHARE * len(located)))
    if len(long) > may:
        longest = sorted(long, key=lambda entry: -entry[0])
        places = [(document.place(block, part.start), count) for count, block, part in longest]
        where = ", ".join(f"line {place.line} ({count})" for place, count in places)
        sentence = f"{len(long)} of {len(located)} sentences have more than {LONG_SENTENCE} words; one in ten may. Shorten {len(long) - may} or more, the longest first: {where}"
        yield SENTENCES.finding(document.path, places[0][0], sentence)
    for block in document.blocks[: document.body_start]:
        for count in measure([block]).words if block.kind != "change" else ():
            if count > LONGEST_SENTENCE:
                sentence = f"a sentence has {count} words; none may have more than {LONGEST_SENTENCE}. Make two of it"
                field = block.kind.replace("key point", "key_points")
                yield SENTENCES.finding_in(document, block, 0, sentence, field)


@PARAGRAPHS.text
def long_paragraphs(document: Document, site: Site) -> Findings:
    """Yield the paragraphs that have too many sentences, at the first that is too many."""
    for block in running(document.body) if document.english else ():
        said = [one for one in block.sentences[_labeled(block) :] if not _in_brackets(block, one.start)]
        if len(said) > MOST_SENTENCES:
            sentence = f"sentence {MOST_SENTENCES + 1} of {len(said)} in this paragraph; {MOST_SENTENCES} are enough. Begin a new paragraph here"
            yield PARAGRAPHS.finding_in(document, block, said[MOST_SENTENCES].start, sentence)


def _in_brackets(block: Block, at: int) -> bool:
    """Whether brackets are open at a place: what they hold is one aside, and no paragraph begins there."""
    above = block.text[:at]
    return above.count("(") > above.count(")")


def _labeled(block: Block) -> bool:
    """Whether a block begins with a label in bold, which is none of its sentences: "**Stand up.** Rise from a chair."."""
    bold = next((span.end for span in block.spans if span.kind == "strong" and span.start == 0), 0)
    first = block.sentences[0].text if bold else ""
    return len(first.rstrip(".:")) <= bold <= len(first) and 0 < len(words_of(first)) <= LONGEST_LABEL
