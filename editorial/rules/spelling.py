"""Words that are in no dictionary (R84): US English, medicine, and the house's own words.

Three dictionaries know most words: Hunspell's for US English, which the package `chunspell` brings, and in
editorial/dictionary the words of medicine, and everyday ones that are younger; British spellings are in none. What they
lack, such as names and newer words of medicine, is added one a line in content/data/words.txt; forms of the glossary are
known, too. Passed over are code, addresses, words with a digit, abbreviations in capitals, words with a capital inside,
words of another language, and names: words with a capital where no sentence begins. English only.

To load Hunspell's dictionaries takes longer than to check a text, and a text that is saved again holds hardly a new word:
so what was found to be spelled well is kept in the store, and Hunspell is loaded for what is not among that.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property, lru_cache
from pathlib import Path

import hunspell

from editorial.findings import Finding, shortened
from editorial.markup.document import Document, Readable
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block
from editorial.markup.sentences import SHORT
from editorial.model.asked import digest
from editorial.model.compiled import compiled
from editorial.model.datafile import DataFile
from editorial.model.field import LANGUAGE, language_meant
from editorial.model.site import Site
from editorial.model.store import code_of
from editorial.model.term import Term
from editorial.model.words import FILE as WORDS
from editorial.model.words import Words
from editorial.rules.phrases import without_code
from editorial.rules.rule import Findings, Rule

FOLDER = Path(__file__).parent.parent / "dictionary"
MEDICAL, NEW = FOLDER / "en_med.dic", FOLDER / "en_new.dic"
# As what is kept of words stands in the store.
SPELLED = "spelled"
# A word, with its apostrophes; letters next to a digit, an address or a sign such as @ are none.
WORD = compiled(r"(?<![\w@#/\\.&])[^\W\d_¹²³¼½¾]+(?:['’][^\W\d_]+)*(?![\w@]|\.\w|/\w)")
# A Latin name, which stands slanted.
LATIN = compiled(r"[A-Z](?:[a-z]+|\.) [a-z]+")
# Where a sentence begins, or a cell of a table: a capital there makes no name.
BEGINS = compiled(r"(?:^|[.!?:…]|--|[—–])[\s\"'“‘(\[]*$")
# Letters typed apart, five or more: fewer may be names of things, such as the vitamins A B C D.
APART = compiled(r"(?<![\w-])[^\W\d_](?:(?: [^\W\d_]){4,}|(?:-[^\W\d_]){4,}|(?:\.[^\W\d_]){4,})(?![\w-])")
# Names of days and months that no other name is like.
CALENDAR = ("January", "February", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # fmt: skip
# The name of a site, in an address.
HOST = compiled(r"(?:@|\bwww\.)([\w-]+)\.[a-z]{2,}\b")
# How alike two words must be, of 1, to be taken for each other.
NEAR, NEARER = 0.75, 0.9
# What the key for capitals makes of a word: gUIDELINES, GUidelines. DNase and mRNA are no words in small letters.
SHIFTED = compiled(r"[a-z][A-Z]{3,}|[A-Z]{2}(?!ase)[a-z]{2,}")
# What stands before a hyphen and is no word by itself.
PREFIXES = frozenset({"anti", "bi", "inter", "intra", "macro", "micro", "mid", "non", "para", "peri", "post", "pre", "semi", "sub", "un"})  # fmt: skip
# Words in letters that no English word has. A Greek letter or two is a sign, as in TNF-α.
OTHER = "[\u0400-\u1cff\u2d00-\u2dff\u3041-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
GREEK = "[\u0370-\u03ff\u1f00-\u1fff]"
OTHER_LETTERS = compiled(rf"(?:{OTHER}{{2,}}|{GREEK}{{3,}})(?:[\s,、。·-]+(?:{OTHER}+|{GREEK}+))*")
# Languages that alone are written in a script, as Unicode calls it. The Japanese mix theirs with that of Chinese.
SPOKEN = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "HEBREW": "he", "GREEK": "el"}
# What may stand behind any word: of whom it is, and what it has, would, or will.
SHORT_VERBS = compiled("(?:'(?:s|d|ll|ve))*'?$")
# So many unknown words, and half of all, make a sentence one of another language.
FOREIGN = 4
# How a finding of a word that is in none begins.
SAID = compiled(r'"(.+?)" is in no dictionary')

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


class Dictionary:
    """Hunspell's words of US English, those in some files, and `more`."""

    def __init__(self, files: tuple[Path, ...], more: tuple[str, ...] = ()):
        self.files, self.more = files, more
        self.spelled: set[str] = set()

    @cached_property
    def hunspell(self) -> hunspell.Hunspell:
        """The dictionary itself."""
        loaded = hunspell.Hunspell("en_US")
        for file in self.files:
            loaded.add_dic(str(file))
        for word in (word for word in self.more if max(word) < "\u0100"):  # its letters are in Latin-1; others pass
            loaded.add(word)
        return loaded

    def has(self, word: str) -> bool:
        """Whether a word is spelled as it should be. UnicodeEncodeError: it has letters that no English word has."""
        if word not in self.spelled:
            if not self.hunspell.spell(word):
                return False
            self.spelled.add(word)
        return True


# It has the abbreviations that everyone knows: FDA, DNA, TV.
EVERYDAY = Dictionary((NEW,))


def recall(documents: Documents, *dictionaries: Dictionary) -> None:
    """Tell dictionaries which words an earlier run has found."""
    facts = documents.store.facts(SPELLED)
    for one in dictionaries:
        one.spelled.update(facts.get(_sum(one), "").split())


def keep(documents: Documents, *dictionaries: Dictionary) -> None:
    """Keep the words that this run has found."""
    documents.store.keep_facts(SPELLED, {_sum(one): "\n".join(sorted(one.spelled)) for one in dictionaries})


def _sum(one: Dictionary) -> str:
    return digest(code_of(FOLDER.parent), *(file.name for file in one.files), *one.more)


class Speller:
    """Knows the words of US English and of medicine, and `more`."""

    def __init__(self, more: Iterable[str]):
        self.dictionary = Dictionary((MEDICAL, NEW), tuple(more))
        self.known = cache(self._known)
        self.passed = cache(self._passed)
        self.suggestion = cache(self._suggestion)

    def _passed(self, word: str) -> bool:
        """Whether a word is none to look at, or known as it stands."""
        if word[1:] != word[1:].lower():
            return not (SHIFTED.fullmatch(word) and self.known(word.lower()))
        return word.lower() in PREFIXES or self.known(word)

    def _known(self, word: str) -> bool:
        """Whether a word is spelled as it should be."""
        plain = word.replace("’", "'")
        bare = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
        try:  # with its accents or without: naïve, résumé
            return any(map(self.dictionary.has, (SHORT_VERBS.sub("", plain), SHORT_VERBS.sub("", bare), plain)))
        except UnicodeEncodeError:  # letters that no English word has
            return True

    def _suggestion(self, word: str) -> str:
        """The nearest known word; nothing where none is near."""
        near = [
            other for other in self.dictionary.hunspell.suggest(word.replace("’", "'")) if _alike(word, other) >= NEAR
        ]
        whole = [other for other in near if _alike(word, other) >= NEARER and other.isalpha()]
        return (whole if whole and " " in near[0] else [*near, ""])[0]  # "canceling", which comes after "can celling"

    def joined(self, text: str, match: re.Match[str]) -> str:
        """The known word that an unknown one is a part of, since a space or the end of a line cuts it; nothing where none is."""
        before, behind = re.search(r"(\w+)-? $", text[: match.start()]), re.match(r"-? (\w+)", text[match.end() :])
        wholes = (before[1] + match[0] if before else "", match[0] + behind[1] if behind else "")
        return next((whole for whole in wholes if whole and self.known(whole)), "")

    def unknown(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words of a paragraph that are not known."""
        if all(map(self.passed, WORD.findall(text))):  # as in nearly every paragraph
            return
        for match in WORD.finditer(text):
            word = match[0]
            if self.passed(word) or text.startswith("et al", match.start() - 3):
                continue
            above = text[: match.start()]
            begins = BEGINS.search(above) and not SHORT.search(above.rstrip())
            unusual = word[0].islower() or word[1:2].isupper() or (begins and not self.known(word.lower()))
            if unusual or get_close_matches(word, CALENDAR, n=1, cutoff=0.85):
                yield match


def _alike(word: str, other: str) -> float:
    return SequenceMatcher(None, word.lower(), other.lower()).ratio()


@lru_cache(maxsize=1)
def speller(more: tuple[str, ...]) -> Speller:
    """The speller that also knows the words in `more`."""
    return Speller(form for words in more for word in WORD.findall(words) for form in (word, word.lower()))


def speller_of(site: Site) -> Speller:
    """The speller that also knows the words of a site."""
    return _speller(site.words, site.glossary)


@lru_cache(maxsize=1)  # each word of a long glossary asks
def _speller(words: Words, glossary: DataFile[Term]) -> Speller:
    return speller((*words.listed, *(form for term in glossary.records.values() for form in term.forms)))


@SPELLING.words
def misspelled(readable: Readable, site: Site) -> Findings:
    """Yield the unknown words of a file, each once, and those typed in single letters, which a listener hears one by one."""
    knows = speller_of(site)
    reported: set[str] = set()
    for block in readable.prose():
        for match in APART.finditer(block.text):
            sentence = f'"{match[0]}" is a word in single letters. Write it as one'
            yield SPELLING.finding_in(readable, block, match.start(), sentence)
        text = _without_foreign(block)
        unknown = list(knows.unknown(text))
        for one in block.sentences if len(unknown) >= FOREIGN else ():
            inside = [match for match in unknown if one.start <= match.start() < one.end]
            if len(inside) < max(FOREIGN, len(WORD.findall(text, one.start, one.end)) / 2):
                continue
            unknown = [match for match in unknown if match not in inside]
            sentence = f'"{shortened(one.text)}" does not read as English, and a screen reader says it as if it were. Put <span lang="es"> in front of it and </span> behind it; es is for Spanish'
            yield SPELLING.finding_in(readable, block, one.start, sentence, "language")
        for match in unknown:
            word = match[0]
            if word.lower() not in reported:
                reported.add(word.lower())
                near = knows.joined(block.text, match) or knows.suggestion(word)
                hint = f'did you mean "{near}"?' if near else "check the spelling."
                sentence = f'"{shortened(word)}" is in no dictionary; {hint} If it is right, add it to {site.content.name}/{WORDS.as_posix()}'
                yield SPELLING.finding_in(readable, block, match.start(), sentence, "spelling")


def unknown_word(finding: Finding) -> str | None:
    """The word that is said to be in no dictionary, as it stands in words.txt; None where a finding says something else."""
    said = SAID.match(finding.sentence) if finding.rule == SPELLING.id else None
    return re.sub("['’]s?$", "", said[1]).lower() if said else None


@SPELLING.words
def practice(readable: Readable, site: Site) -> Findings:
    """Yield what is nearly the name of the practice, where that has several words."""
    own, words = site.settings.SITENAME, site.settings.SITENAME.split()
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
                sentence = f'"{span.value}" is no language. Write {code}'
                yield SPELLING.finding_in(document, block, span.start, sentence, "language")
    for at, block in enumerate(document.blocks if document.english else ()):
        for match in OTHER_LETTERS.finditer(block.text) if not block.text.isascii() else ():
            if block.inside(match.start(), "lang", "code"):
                continue
            of = {unicodedata.name(letter, "").partition(" ")[0] for letter in match[0]}
            lang = next((lang for script, lang in SPOKEN.items() if script in of), "...")
            mend = f'Say in which, as ru for Russian: <span lang="{lang}">{shortened(match[0])}</span>'
            if at < document.body_start:  # the header holds plain words alone
                mend = f"Write it in English, or, where the whole page is in another language, say in which: `lang: {lang}`"
            sentence = f'"{shortened(match[0])}" is not in the language of the page, so a listener hears letters or nothing. {mend}'
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
