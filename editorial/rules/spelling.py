"""Words that stand in no dictionary (R84): US English, and the house's own words.

The dictionary is Hunspell's for US English, which the package `chunspell` brings; British spellings are not in it. Words
of medicine and names are added one a line in content/data/words.txt; forms of the glossary are known, too. Passed over
are code, citations, addresses, words with a digit, abbreviations in capitals, words with a capital inside, and names:
words with a capital where no sentence begins. English only.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

import hunspell

from editorial.findings import ContentError, Finding
from editorial.markup.citation import CITATION
from editorial.markup.sentences import SHORT, blocks, header_texts
from editorial.model.data import Term
from editorial.model.source import Source, blank, read_text

FILE = "words.txt"
# A word, with its apostrophes; letters next to a digit, an address or a sign such as @ are none.
WORD = re.compile(r"(?<![\w@#/\\.&])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@]|\.\w|/\w)")
ADDRESS = re.compile(r"\S+@\S+|\b(?:https?|mailto|tel):\S+|\bwww\.\S+|\{[^}]*\}|&\w+;")
# Words of another language, and Latin names, which stand between stars.
FOREIGN = re.compile(
    r"""<(\w+)[^>]*\blang=["']?(?!en)\w[^>]*>.*?</\1> | [*_][A-Z](?:[a-z]+|\.)\ [a-z]+[*_]""", re.DOTALL | re.VERBOSE
)
# Where a sentence begins, or a cell of a table: a capital there makes no name.
BEGINS = re.compile(r"(?:^|[.!?:…|]|--|—)[\s\"'“‘(\[*_]*$")
# How alike two words must be, of 1, to be taken for each other.
NEAR = 0.75
# What stands before a hyphen and is no word by itself.
PREFIXES = frozenset({"anti", "bi", "inter", "intra", "macro", "micro", "mid", "non", "para", "peri", "post", "pre", "semi", "sub", "un"})  # fmt: skip


class Speller:
    """Knows the words of US English and `more`."""

    def __init__(self, more: Iterable[str]):
        self.dictionary = hunspell.Hunspell("en_US")
        for word in more:
            self.dictionary.add(word)
        self.known = cache(self._known)
        self.suggestion = cache(self._suggestion)

    def _known(self, word: str) -> bool:
        """Whether a word is spelled as it should be."""
        plain = word.replace("’", "'")
        try:
            return any(self.dictionary.spell(form) for form in (plain, plain.removesuffix("'s").removesuffix("'")))
        except UnicodeEncodeError:  # letters that no English word has
            return True

    def _suggestion(self, word: str) -> str:
        """The nearest known word; nothing where none is near."""
        near = self.dictionary.suggest(word.replace("’", "'"))
        return next((other for other in near if SequenceMatcher(None, word.lower(), other.lower()).ratio() >= NEAR), "")

    def unknown(self, text: str) -> Iterator[re.Match]:
        """Yield the words of a paragraph that are not known."""
        for found in WORD.finditer(text):
            word = found[0]
            if word[1:] != word[1:].lower() or word.lower() in PREFIXES or self.known(word):
                continue
            above = text[: found.start()]
            begins = BEGINS.search(above) and not SHORT.search(above.rstrip())
            if word[0].islower() or (begins and not self.known(word.lower())):
                yield found


def house_words(root: Path) -> tuple[str, ...]:
    """The words that the content folder `root` adds; none where it has no such file."""
    file = root / "data" / FILE
    try:
        rows = read_text(file, file).split("\n") if file.is_file() else []
    except ContentError:  # said by `check`
        rows = []
    return tuple(row.strip() for row in rows if row.strip() and not row.startswith("#"))


@lru_cache(maxsize=1)  # loading the dictionary takes longer than reading an article
def speller(more: tuple[str, ...]) -> Speller:
    """The speller that also knows the words in `more`."""
    return Speller(form for words in more for word in WORD.findall(words) for form in (word, word.lower()))


def in_text(values: dict, places: dict, text: Source, root: Path, terms: Iterable[Term]) -> Iterator[Finding]:
    """Yield the unknown words of a file, each once. `root` is the content folder, `terms` the glossary's words."""
    if not text.english:
        return
    knows = speller((*house_words(root), *(form for term in terms for form in term.forms)))
    said = set()

    def finding(found: re.Match, place) -> Iterator[Finding]:
        if found[0].lower() not in said:
            said.add(found[0].lower())
            near = knows.suggestion(found[0])
            hint = f'did you mean "{near}"?' if near else "look for a slip of the pen."
            sentence = f'"{found[0]}" is in no dictionary; {hint} If it is right, add it to {root.name}/data/{FILE}'
            yield Finding(text.path, place, "spelling", sentence, "R84")

    for place, value in header_texts(values):
        for found in knows.unknown(ADDRESS.sub(blank, value)):
            yield from finding(found, places[place])
    foreign = [found.span() for found in FOREIGN.finditer(text.prose())]
    for block in blocks(text):
        for found in knows.unknown(ADDRESS.sub(blank, CITATION.sub(blank, block.text))):
            start = block.start + found.start()
            if not any(begin <= start < end for begin, end in foreign):
                yield from finding(found, text.place_of(start))
