"""Words that are in no dictionary (R84): US English, medicine, and the house's own words.

Which words are spelled well, `speller` knows. Passed over are code, addresses, words with a digit, abbreviations in
capitals, words with a capital inside, words of another language, and names: words with a capital where no sentence
begins. English only.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

from editorial.findings import Finding, Place, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block
from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.field import LANGUAGE, language_meant
from editorial.model.site import Site
from editorial.model.words import FILE as WORDS
from editorial.rules.doses import medicine_meant
from editorial.rules.form import LOOKS_LATIN, reads_as_english
from editorial.rules.phrases import without_code
from editorial.rules.rule import Findings, Rule
from editorial.rules.speller import NEARER, WORD, Speller, speller_of

# A Latin name, which stands slanted.
LATIN = compiled(r"[A-Z](?:[a-z]+|\.) [a-z]+")
# Letters typed apart, five or more: fewer may be names of things, such as the vitamins A B C D.
APART = compiled(r"(?<![\w-])[^\W\d_](?:(?: [^\W\d_]){4,}|(?:-[^\W\d_]){4,}|(?:\.[^\W\d_]){4,})(?![\w-])")
# The name of a site, in an address.
HOST = compiled(r"(?:@|\bwww\.)([\w-]+)\.[a-z]{2,}\b")
# Words in letters that no English word has. A Greek letter or two is a sign, as in TNF-α.
OTHER = "[\u0400-\u1cff\u2d00-\u2dff\u3041-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
GREEK = "[\u0370-\u03ff\u1f00-\u1fff]"
OTHER_LETTERS = compiled(rf"(?:{OTHER}{{2,}}|{GREEK}{{3,}})(?:[\s,、。·-]+(?:{OTHER}+|{GREEK}+))*")
# Languages that alone are written in a script, as Unicode calls it. The Japanese mix theirs with that of Chinese.
SPOKEN = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "HEBREW": "he", "GREEK": "el"}
# So many unknown words, and half of all, make a sentence one of another language.
FOREIGN_WORDS = 4
# How a finding of a word that is in none begins; and where it may be added, unless it is a slip for a medicine, of which
# then no rule would read the dose.
ADD = "If it is right, add it to"
SAID = compiled(rf'"(.+?)" is in no dictionary;.* {ADD}')

SPELLING = Rule(
    "R84",
    "Words are spelled as in the US, and none appears twice",
    "A slip makes readers doubt the rest.",
    "Correct the word; if it is right, add it to content/data/words.txt.",
    "AMA Manual of Style, 11th edition",
    fails="Rest is the the best part of the day.",
    passes="Rest is the best part of the day that that day has.",
    level="warning",
)


def prose_with_words(readable: Readable) -> tuple[list[Block], str]:
    """The prose of a file, and all its words at once: most texts have no slip, and need no second look."""
    blocks = list(readable.prose())
    return blocks, " \n ".join(["", *(block.text for block in blocks)])


@SPELLING.words
def misspelled(readable: Readable, site: Site) -> Findings:
    """Yield the unknown words of a file, each once, and those typed in single letters, which a listener hears one by one."""
    if isinstance(readable, Document) and not reads_as_english(readable):
        return  # said once, of the whole
    knows = speller_of(site)
    reported: set[str] = set()
    for block in readable.prose():
        for match in APART.finditer(block.text):
            sentence = f'"{match[0]}" is a word in single letters. Write it as one'
            yield SPELLING.finding_in(readable, block, match.start(), sentence)
        text = _without_foreign(block)
        unknown = [match for match in knows.unknown(text) if match[0] not in _authors(readable, site)]
        for one in block.sentences if len(unknown) >= FOREIGN_WORDS else ():
            inside = [match for match in unknown if one.start <= match.start() < one.end]
            if len(inside) < max(FOREIGN_WORDS, len(WORD.findall(text, one.start, one.end)) / 2):
                continue
            unknown = [match for match in unknown if match not in inside]
            sentence = f'"{shortened(one.text)}" does not read as English, and a screen reader says it as if it were. Put <span lang="es"> in front of it and </span> behind it; es is for Spanish'
            yield SPELLING.finding_in(readable, block, one.start, sentence, "language")
        for match in unknown:
            word = match[0]
            if word.lower() not in reported:
                reported.add(word.lower())
                medicine = medicine_meant(word)
                near = knows.joined(block.text, match) or medicine or knows.suggestion(word)
                hint = f'did you mean "{near}"?' if near else "check the spelling."
                add = "" if medicine and near == medicine else f" {ADD} {site.content.name}/{WORDS.as_posix()}"
                sentence = f'"{shortened(word)}" is in no dictionary; {hint}{add}'
                yield SPELLING.finding_in(readable, block, match.start(), sentence, "spelling")


@SPELLING.site
def let_in(documents: Documents) -> Findings:
    """Yield the words of words.txt that are a slip for the name of a medicine: no rule would read a dose of it."""
    site = documents.site
    listed = zip(site.words.listed, site.words.lines, strict=True)
    for word, line in ((word, line) for words, line in listed for word in WORD.findall(words)):
        if (medicine := medicine_meant(word)) and not Speller(()).known(word):
            sentence = f'"{word}" is nearly {medicine}, and no rule would read its doses. Take it out, and write {medicine} in the text'
            yield SPELLING.finding(Path(site.content.name) / WORDS, Place(line), sentence, "word", "error")


def _authors(readable: Readable, site: Site) -> set[str]:
    """The words of the names of whom a text cites."""
    keys = {key for block in readable.blocks for _, key in block.cites}
    records = site.references.records
    authors = (author for key in keys & records.keys() for author in records[key].author)
    return {word for author in authors for word in WORD.findall(author.family or "")}


def unknown_word(finding: Finding) -> str | None:
    """The word that is said to be in no dictionary, as it stands in words.txt; None where a finding says something else."""
    said = SAID.match(finding.sentence) if finding.rule == SPELLING.id else None
    return re.sub("['’]s?$", "", said[1]).lower() if said else None


@SPELLING.words
def practice(readable: Readable, site: Site) -> Findings:
    """Yield what is nearly the name of the practice, where that has several words."""
    words = site.settings.SITENAME.split()
    own = " ".join(words)
    shape = rf"(?=\b([A-Z]\w+(?: [A-Z]\w+){{{len(words) - 1}}})\b)"
    for block in readable.blocks if len(words) > 1 else ():
        for match in re.finditer(shape, block.text) if any(word in block.text for word in words) else ():
            if match[1] != own and SequenceMatcher(None, match[1], own).ratio() > NEARER:
                sentence = f'"{match[1]}" is nearly the name of the practice. Write {own}'
                yield SPELLING.finding_in(readable, block, match.start(), sentence)
        for match in HOST.finditer(block.text) if "@" in block.text or "www." in block.text else ():
            joined, host = own.lower().replace(" ", ""), match[1].lower()
            if host != joined and SequenceMatcher(None, host, joined).ratio() > NEARER:
                sentence = f'"{match[0]}" is nearly the name of the practice. Look the address up'
                yield SPELLING.finding_in(readable, block, match.start(), sentence)


@SPELLING.text
def scripts(document: Document, site: Site) -> Findings:
    """Yield what is said to be in a language that there is not, and the words of an English text in letters that English does
    not have, where nothing says their language (WCAG 2.2, 3.1.2): a screen reader spells them, or leaves them out.
    """
    for block in document.body:
        for span in block.spans:
            if span.kind == "lang" and not re.fullmatch(LANGUAGE, span.value):
                code = language_meant(span.value) or "its code, such as es for Spanish or ja for Japanese"
                sentence = f'"{span.value}" is not a language. Write {code}'
                yield SPELLING.finding_in(document, block, span.start, sentence, "language")
    for at, block in enumerate(document.blocks if document.english else ()):
        for match in OTHER_LETTERS.finditer(block.text) if not block.text.isascii() else ():
            if block.inside(match.start(), "lang", "code") or LOOKS_LATIN.fullmatch(match[0]):  # R78 says these
                continue
            of = {unicodedata.name(letter, "").partition(" ")[0] for letter in match[0]}
            lang = next((lang for script, lang in SPOKEN.items() if script in of), "...")
            mend = f'Say in which, as ru for Russian: <span lang="{lang}">{shortened(match[0])}</span>'
            if at < document.body_start:  # the header holds plain words alone
                mend = f"Write it in English, or, where the whole page is in another language, say in which: `lang: {lang}`"
            sentence = f'"{shortened(match[0])}" is not in the language of the page, so a screen reader spells it out or skips it. {mend}'
            yield SPELLING.finding_in(document, block, match.start(), sentence, "language")


def _without_foreign(block: Block) -> str:
    """The text of a block without code and addresses, and with such signs for words of another language, too."""
    text = without_code(block)
    for span in block.spans:
        words = text[span.start : span.end]
        foreign = span.kind == "lang" and not span.value.startswith("en")
        if foreign or (span.kind == "em" and LATIN.fullmatch(words)):
            text = text[: span.start] + "@" * len(words) + text[span.end :]
    return text
