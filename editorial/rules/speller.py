"""Which words are spelled well, and what was meant by another.

Three dictionaries know most words: Hunspell's for US English, which the package `chunspell` brings, and in
editorial/dictionary the words of medicine, and everyday ones that are younger; British spellings are in none. What they
lack, such as names and newer words of medicine, is added one a line in content/data/words.txt; forms of the glossary are
known, too.

To load Hunspell's dictionaries takes longer than to check a text, and a text that is saved again holds hardly a new word:
so what was found to be spelled well is kept in the store, and Hunspell is loaded for what is not among that.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property, lru_cache
from pathlib import Path

import hunspell

from editorial.markup.documents import Documents
from editorial.markup.sentences import SHORT
from editorial.model.asked import digest
from editorial.model.compiled import compiled
from editorial.model.datafile import DataFile
from editorial.model.person import Person
from editorial.model.site import Site
from editorial.model.store import code_of
from editorial.model.term import Term
from editorial.model.words import Words

FOLDER = Path(__file__).parent.parent / "dictionary"
MEDICAL, NEW = FOLDER / "en_med.dic", FOLDER / "en_new.dic"
# As what is kept of words stands in the store.
SPELLED, KINDS = "spelled", "word kinds"
# A word, with its apostrophes; letters next to a digit, an address or a sign such as @ are none, nor is an ending: "-itis".
WORD = compiled(r"(?<![\w@#/\\.&])(?<![\"'“‘(]-)[^\W\d_¹²³¼½¾]+(?:['’][^\W\d_]+)*(?![\w@]|\.\w|/\w)")
# Where a sentence begins, or a cell of a table: a capital there makes no name.
BEGINS = compiled(r"(?:^|[.!?:…]|--|[—–])[\s\"'“‘(\[]*$")
# Names of days and months that no other name is like.
CALENDAR = ("January", "February", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # fmt: skip
# Their letters in order, as a slip leaves them: Firday.
TURNED = frozenset("".join(sorted(name.lower())) for name in CALENDAR)
# How alike two words must be, of 1, to be taken for each other.
NEAR, CLOSE, NEARER = 0.75, 0.85, 0.9
# How near a rare word is whose letters were swapped, and by how much an everyday word is nearer than a rare one; of so few
# letters, a rare one is not nearly the same: thru, thrum.
SWAPPED, EVERY_DAY, FEW_LETTERS = 0.95, 0.08, 4
# How often a word stands in our sentences that everyone knows.
OFTEN = 8
# What the key for capitals makes of a word: gUIDELINES, GUidelines. DNase and mRNA are no words in small letters.
SHIFTED = compiled(r"[a-z][A-Z]{3,}|[A-Z]{2}(?!ase)[a-z]{2,}")
# What stands before a hyphen and is no word by itself.
PREFIXES = frozenset({"anti", "bi", "inter", "intra", "macro", "micro", "mid", "non", "para", "peri", "post", "pre", "semi", "sub", "un"})  # fmt: skip
# What may stand before a name and is a part of it: de Quervain, Dr. van der Berg.
OF_A_NAME = compiled(r"(?:(?:d[aeiu]|del|den|der|dos|la|te[nr]|v[ao]n|al|el) )+[A-Z]")
# What may stand behind any word: of whom it is, and what it has, would, or will.
SHORT_VERBS = compiled("(?:'(?:s|d|ll|ve))*'?$")


class Dictionary:
    """Hunspell's words of US English, those in some files, and `more`."""

    def __init__(self, files: tuple[Path, ...], more: tuple[str, ...] = ()):
        self.files, self.more = files, more
        self.spelled: set[str] = set()
        self.kinds: dict[str, str] = {}  # what words can be (`word_kinds`)

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
    spelled, kinds = documents.store.facts(SPELLED), documents.store.facts(KINDS)
    for one in dictionaries:
        one.spelled.update(spelled.get(_hash(one), "").split())
        lines = kinds.get(_hash(one), "").splitlines()
        one.kinds |= {word: kind for word, _, kind in (line.partition("/") for line in lines)}


def keep(documents: Documents, *dictionaries: Dictionary) -> None:
    """Keep the words that this run has found, and what they can be."""
    documents.store.keep_facts(SPELLED, {_hash(one): "\n".join(sorted(one.spelled)) for one in dictionaries})
    kinds = {_hash(one): "\n".join(sorted(map("/".join, one.kinds.items()))) for one in dictionaries if one.kinds}
    documents.store.keep_facts(KINDS, kinds)


def _hash(one: Dictionary) -> str:
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
        """The nearest known word that is an everyday one, or else nearly the same; nothing where none is."""
        near: dict[float, str] = {}
        for other in self.dictionary.hunspell.suggest(word.replace("’", "'")):
            everyday = _everyday().issuperset(re.split("[ -]", other.lower()))
            alike = SWAPPED + everyday * (1 - SWAPPED) if _swapped(word, other) else _alike(word, other)
            rare = alike >= CLOSE and other.isalpha() and len(word) > FEW_LETTERS
            if alike >= NEAR and (everyday or rare or alike == 1):
                near.setdefault(alike + EVERY_DAY * everyday, other)
        return near[max(near)] if near else ""

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
            if self.passed(word) or text.startswith("et al", match.start() - 3) or OF_A_NAME.match(text, match.start()):
                continue
            above = text[: match.start()]
            begins = BEGINS.search(above) and not SHORT.search(above.rstrip())
            unusual = word[0].islower() or word[1:2].isupper() or (begins and not self.known(word.lower()))
            if (
                unusual
                or get_close_matches(word, CALENDAR, n=1, cutoff=0.85)
                or "".join(sorted(word.lower())) in TURNED
            ):
                yield match


@cache
def _everyday() -> frozenset[str]:
    """The words that stand often in the sentences about health from which claims are learned."""
    files = (FOLDER / "sentences" / name for name in ("claims.txt", "honest.txt"))
    counts = Counter(word for file in files for word in re.findall("[a-z]{2,}|a", file.read_text("utf-8").lower()))
    return frozenset(word for word, times in counts.items() if times >= OFTEN)


def _alike(word: str, other: str) -> float:
    return SequenceMatcher(None, word.lower(), other.lower().replace("'", "")).ratio()


def _swapped(word: str, other: str) -> bool:
    """Whether two letters side by side changed places."""
    typed = word.lower()
    return other.lower() in (typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1))


@lru_cache(maxsize=1)
def speller(more: tuple[str, ...]) -> Speller:
    """The speller that also knows the words in `more`."""
    return Speller(form for words in more for word in WORD.findall(words) for form in (word, word.lower()))


def speller_of(site: Site) -> Speller:
    """The speller that also knows the words of a site."""
    return _speller(site.words, site.glossary, site.people)


@lru_cache(maxsize=1)  # each word of a long glossary asks
def _speller(words: Words, glossary: DataFile[Term], people: DataFile[Person]) -> Speller:
    names = (one.name for one in people.records.values())
    return speller((*words.listed, *(form for term in glossary.records.values() for form in term.forms), *names))
