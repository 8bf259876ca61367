"""Files, headers and data files are whole (R78)."""

import re
from collections.abc import Iterator
from typing import Any

from editorial.findings import Place
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.readable import Readable
from editorial.markup.signs import FORMS
from editorial.model.csl import Issued
from editorial.model.datafile import DataFile
from editorial.model.site import Site
from editorial.model.textfile import unmerged
from editorial.model.yamlplaces import dotted
from editorial.rules.rule import Findings, Rule

# A Greek letter may stand at the end of a name (TGFβ), before a unit (μg) or behind a capital (NFκB).
MIXED = re.compile(
    r"\b(?=\w*[a-zA-Z])\w*?(?:[\u0400-\u052f\u0531-\u0587\u13a0-\u13fd\uab70-\uabbf\u2c80-\u2cff\ua4d0-\ua4ff\U00010280-\U0001044f]|(?<=[a-z])[\u0370-\u03ff](?=[a-z])|(?<=[a-zA-Z])[ορνιυςΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]|[ορνιυςΑΒΕΖΗΙΚΜΝΟΡΤΥΧ](?=[a-zA-Z]))\w*"
)
# Words of no Latin letter that look as if they were: "ᏟᏌᎡᎬ", "СЕРС".
LOOKS_LATIN = re.compile(
    r"(?<!\w)(?:[\u13a0-\u13fd\uab70-\uabbf\u1400-\u167f\u18b0-\u18f5\ua4d0-\ua4ff\u2c80-\u2cff\U00010280-\U0001044f]{2,}"
    r"|[АВЕЅІЈКМНОРСТУХЬаеорсухѕіјһԁԛԝүΑΒΕΖΗΙΚΜΝΟΡΤΥΧοριυνκՍսօոհցԼ]{3,})(?!\w)"
)

# Signs outside ASCII that stand together, and those that only one font or program knows.
UNUSUAL = re.compile(r"(?:[ÂÃ]\xa0|[^\x00-\x7f\s])+")
PRIVATE = re.compile("[\ue000-\uf8ff\ufff9-\ufffc\U000f0000-\U0010ffff]")
# Words that no other language has so often; a text in English is made of them to a fifth.
ENGLISH = dict.fromkeys(
    ("the", "and", "of", "is", "are", "your", "with", "that", "this", "you", "for", "not", "it", "to")
)
WORD, SOME, SHARE, HARDLY = re.compile(r"[^\W\d_]+"), 40, 0.12, 0.01

FORM = Rule(
    "R78",
    "Files and headers are whole and in the right form",
    "What the build cannot understand it could only guess, and a guess is published.",
    "The message says what was expected; docs/header.md has a header to copy.",
    "This house",
    fails="date: tomorow",
    passes="date: 2026-01-05",
    of="header",
    waivable=False,
)


@FORM.text
def whole(document: Document, site: Site) -> Findings:
    """Yield what is wrong with the file and its header, and why a text could not be parsed; that there is none."""
    yield from document.text.findings
    yield from document.findings
    if document.text.record and not (document.findings or document.body or document.pictures):
        yield FORM.finding(document.path, Place(1), "nothing stands below the header. Write the text there", "text")


def reads_as_english(document: Document) -> bool:
    """Whether a text has some of the words that English cannot do without, or is too short to tell."""
    text = " ".join(block.text for block in document.blocks)
    seen, enough = 0, text.count(" ") * HARDLY
    return text.count(" ") < SOME or any((seen := seen + text.count(f" {word} ")) > enough for word in ENGLISH)


def reads_as_it_says(document: Document) -> bool:
    """Whether a text is not said to be English while it reads as something else."""
    return not document.english or reads_as_english(document)


@FORM.text
def language(document: Document, site: Site) -> Findings:
    """Yield the language that a text claims to be in, where it is English and no other, or the other way round: a screen reader
    would speak it so, and no rule of words read it, or all of them.
    """
    if document.english:
        if not reads_as_english(document):
            sentence = (
                f"the text is not in English, and this says {document.text.lang}. Write its own, such as `lang: es`"
            )
            yield FORM.finding(document.path, document.text.header.at("lang"), sentence, "lang")
    elif document.text.header.text("lang"):
        words = WORD.findall(" ".join(block.text for block in document.blocks).casefold())
        if len(words) > SOME and sum(word in ENGLISH for word in words) > len(words) * SHARE:
            sentence = f"the text is in English, and this says {document.text.lang}. Write en, or take the line out"
            yield FORM.finding(document.path, document.text.header.at("lang"), sentence, "lang")


@FORM.words
def strange_signs(readable: Readable, site: Site) -> Findings:
    """Yield the words that mix Latin letters with Cyrillic, Greek, Armenian or other ones that look alike, or are of these
    alone, which neither rules nor a search find; the signs of a font that readers do not have, and letters that were read in another encoding: Ã© for é.
    """
    for block in (block for block in readable.blocks if not block.text.isascii()):
        for at, sentence, what in _strange(block.text):
            yield FORM.finding_in(readable, block, at, sentence, what)
        for match in LOOKS_LATIN.finditer(block.text) if readable.english else ():
            if not block.inside(match.start(), "lang"):
                sentence = f'"{match[0]}" is made of letters that only look like ours. Retype the word, or, if it is of another language, say so: <span lang="...">{match[0]}</span>'
                yield FORM.finding_in(readable, block, match.start(), sentence, "word")


@FORM.text
def forms_in_header(document: Document, site: Site) -> Findings:
    """Yield the words of a header with letters of a form that `markup.signs` takes from the text below it: 𝗯𝗼𝗹𝗱, beneﬁt."""
    for steps, value in document.text.header.texts():
        for _, sentence, _ in _formed(value):
            yield FORM.finding(document.path, document.text.header.at(*steps), sentence, dotted(steps))


@FORM.data
def strange_signs_in_data(file: DataFile[Any]) -> Findings:
    """Yield the same in a data file, such as in the name of an author; of what is read as words, too, it says the same."""
    for steps, value in file.yaml.texts():
        for _, sentence, what in (*_strange(value), *_formed(value)):
            yield FORM.finding(file.path, file.yaml.at(*steps), sentence, what)


def _strange(words: str) -> Iterator[tuple[int, str, str]]:
    """Yield where such words and signs stand, what to do, and which of the two it is."""
    if words.isascii():
        return
    for match in MIXED.finditer(words):
        sentence = f'"{match[0]}" mixes letters of two alphabets that look alike. Retype the word'
        yield match.start(), sentence, "word"
    for match in UNUSUAL.finditer(words):
        if PRIVATE.search(match[0]):
            sentence = f'"{match[0]}" is not a sign that readers can see. Take it out, or type what was meant'
            yield match.start(), sentence, "sign"
        elif meant := _misread(match[0]):
            meant = "a space" if meant.isspace() else meant
            sentence = f'"{match[0]}" was {meant} before a program read it in another encoding. Type {meant}'
            yield match.start(), sentence, "sign"


def _formed(words: str) -> Iterator[tuple[int, str, str]]:
    """Yield the words with such letters, or with a soft hyphen, which it would not find either, as `_strange` does."""
    for word in re.split(r"[\s.,:;?!()]+", words) if not words.isascii() else ():
        if (usual := word.replace("\u00ad", "").translate(FORMS)) != word:
            yield words.index(word), f'"{word}" is typed so that no search finds it. Type {usual}', "word"


def _misread(signs: str) -> str:
    """What signs were in UTF-8, before they were read as those of Windows; empty where they can be nothing else."""
    try:
        return signs.encode("cp1252").decode("utf-8") if signs[0] in "ÂÃâïð" and len(signs) > 1 else ""
    except UnicodeError:
        return ""


@FORM.site
def files(documents: Documents) -> Findings:
    """Yield what may not lie in the content folder, and what is wrong with the data files."""
    site = documents.site
    shut = {finding.path for finding in site.files.findings}
    yield from site.files.findings
    data = [
        *(file.findings for file in site.data_files),
        site.addresses.findings,
        site.retractions.findings,
        site.treatments.findings,
        site.words.findings,
    ]
    yield from (finding for findings in data for finding in findings if finding.path not in shut)
    yield from filter(None, (unmerged(text, name) for name, text in documents.plain_files))


@FORM.site
def years_to_come(documents: Documents) -> Findings:
    """Yield the sources whose days lie beyond next year; journals date an issue some months ahead."""
    references, last = documents.site.references, documents.site.today.year + 1
    for key, record in references.records.items():
        for name, value in record:
            if isinstance(value, Issued) and (year := max(day[0] for day in value.parts)) > last:
                sentence = f"expected a year up to {last}, found {year}. Correct it"
                name = name.replace("_", "-")
                yield FORM.finding(references.path, references.at(key, name), sentence, f"{key}.{name}")
