"""Words that do not go together: "can stays", "should to rest", "one of the trial", "better then rest" (R84). English only.

How they stand, editorial/dictionary/grammar.txt tells: in rows of words, and of what words can be (`word_kinds`). A text is
read once, word by word; at each word by which some shapes are sought, these are tried. The grammar of sound sentences is
held by all sentences in editorial/dictionary/sentences/: hardly any of them has a shape.
"""

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from editorial.markup.readable import Readable
from editorial.model.asked import digest
from editorial.model.compiled import compiled, worked_out
from editorial.model.site import Site
from editorial.rules.phrases import without_code
from editorial.rules.rule import Findings
from editorial.rules.slips import as_meant
from editorial.rules.speller import FOLDER, Speller, speller_of
from editorial.rules.spelling import SPELLING
from editorial.rules.word_kinds import WordKinds

TOKEN = compiled(r"\d[\d.,:]*\d|\d|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\s_]")
OPENS, ENDS = "“\"‘'([", ".?!:;…"
# A part of a sentence begins, or ends.
EDGE = "|/| "
# In grammar.txt: a set of words by its name; what stands in an element that may be other words than those in it.
SET, OPEN = re.compile(r"{\w+}"), frozenset("<~?!.")
# Words that stand so often that a shape is sought by another one of its words, if it can be.
OFTEN = {"^": 100, "the": 60, "a": 40, "to": 40, "of": 35, "and": 40, "is": 20, "in": 25, "you": 25, "that": 15, "it": 15, "for": 15, "or": 15, ",": 60}  # fmt: skip
# Any words of a part of a sentence, and any but those with which a part of it begins.
GAPS = {
    "...": r"(?:[^ /]+/(?!\|)[^ ]* ){1,9}?",
    "..": r"(?:(?!(?:and|because|but|how|if|or|so|that|what|when|where|whether|which|while|who|why)/)[^ /]+/(?!\|)[^ ]* ){1,8}?",
}
# So many words before a shape are looked at for one that makes it right.
FAR = 40
# What a row says of the words that it finds; any other text is what is meant in their place.
SAYS = {
    "endings": "does not go together. Look at the endings, and correct one of the words",
    "lost": "does not go on as it began. Put in the word that is missing, or take one out",
    "order": "is not the usual order. Let the words change places",
}


class Shape(NamedTuple):
    """Words that do not go together: their pattern, how many words stand before the one by which they are sought, what to say of
    them, and the words that make them right where they stand before them in their sentence.
    """

    pattern: str
    before: int
    said: str
    unless: frozenset[str]


class Grammar(NamedTuple):
    """What grammar.txt says: its shapes, the numbers of those that are sought by a word, and of each word in sets a letter for each."""

    shapes: list[Shape]
    sought: dict[str, list[int]]
    signs: dict[str, str]


@cache
def grammar() -> Grammar:
    """What grammar.txt says. To read it takes as long as to check a text, so what was read is kept, as patterns are."""
    text = (FOLDER / "grammar.txt").read_bytes()
    made_from = digest(Path(__file__).read_bytes(), text)
    shapes, sought, signs = json.loads(worked_out(made_from, lambda: json.dumps(_read(text.decode()))))
    return Grammar(
        [Shape(pattern, before, said, frozenset(unless)) for pattern, before, said, unless in shapes], sought, signs
    )


def _read(text: str) -> tuple[list[tuple[str, int, str, list[str]]], dict[str, list[int]], dict[str, str]]:
    """The parts of a `Grammar`."""
    sets: dict[str, list[str]] = {}
    signs: dict[str, str] = defaultdict(str)
    shapes: list[tuple[str, int, str, list[str]]] = []
    sought: dict[str, list[int]] = defaultdict(list)
    element = cache(partial(_element, sets))
    words = cache(partial(_words, sets))
    for line in text.splitlines():
        said, _, row = line.partition(" = ")
        if said.startswith("{"):
            sets[said] = [word for one in row.split(" ") for word in sets.get(one, [one])]
            for word in sets[said]:
                signs[word] += _sign(sets, said)
        elif row and not said.startswith("#"):
            row, _, unless = row.partition(" unless ")
            right = [word for one in unless.split() for word in sets.get(one, [one])]
            for elements in _with_and_without(row.split(" "), words):
                before, seekers = _sought_by(elements, words)
                for word in seekers:
                    sought[word].append(len(shapes))
                shapes.append(("".join(map(element, elements)), before, SAYS.get(said, said), right))
    return shapes, sought, signs


def _sign(sets: dict[str, list[str]], name: str) -> str:
    """The letter of a set: one that no word has."""
    return chr(0x400 + [*sets].index(name))


def _with_and_without(elements: list[str], words: Callable[[str], list[str]]) -> Iterator[list[str]]:
    """Yield a row as it is, or, where only behind what may be left out a word stands by which it can be sought, with that
    and without it.
    """
    at = next((at for at, element in enumerate(elements) if element.endswith("?")), len(elements))
    if any(map(words, elements[:at])):
        yield elements
    else:
        yield from _with_and_without([*elements[:at], elements[at][:-1], *elements[at + 1 :]], words)
        yield from _with_and_without([*elements[:at], *elements[at + 1 :]], words)


def _sought_by(elements: list[str], words: Callable[[str], list[str]]) -> tuple[int, list[str]]:
    """The place in a row that the fewest words of a text can take, and these words."""
    rarest: dict[int, tuple[int, list[str]]] = {}
    for at, element in enumerate(elements):
        if element.endswith("?") or element in GAPS:
            break
        if found := words(element):
            rarest.setdefault(sum(OFTEN.get(word, 1) for word in found), (at, found))
    return rarest[min(rarest)]


def _words(sets: dict[str, list[str]], element: str) -> list[str]:
    """The words that an element may be; none where it may be others, too."""
    if not OPEN.isdisjoint(element):
        return []
    return [word for one in element.strip("«»").split("|") for word in sets.get(one, [one])]


def _element(sets: dict[str, list[str]], element: str) -> str:
    """The pattern of an element of a row."""
    bare = element.strip("«»?")
    if bare in GAPS:
        pattern = GAPS[bare]
    elif bare.startswith("~"):
        pattern = f"(?!{_one_of(sets, bare[1:])})[^ /]+/(?![,|])[^ ]* "
    else:
        pattern = _one_of(sets, bare)
    pattern = f"(?P<told>{pattern}" if element.startswith("«") else pattern
    pattern = f"{pattern})" if element.endswith("»") else pattern
    return f"(?:{pattern})?" if element.endswith("?") else pattern


def _one_of(sets: dict[str, list[str]], element: str) -> str:
    """The pattern of one word: of these words, of these sets, or that can be this; and none of those behind "!"."""
    wanted, _, but = element.partition("!")
    none_of = f"(?!{_one_of(sets, but)})" if but else ""
    parts = wanted.split("|")
    words = [part.replace("^", "\\|") for part in parts if part[0] not in "{<"]
    signs = "".join(_sign(sets, part) for part in parts if part in sets)
    patterns = [f"(?:{'|'.join(words)})/[^ ]* "] * bool(words) + [f"[^ /]+/[^ ]*[{signs}][^ ]* "] * bool(signs)
    for part in (part.strip("<>") for part in parts if part[0] == "<"):
        can_be, _, cannot = part.partition("-")
        patterns.append(f"[^ /]+/(?=[^ ]*[{can_be}])" + (f"(?![^ ]*[{cannot}])" if cannot else "") + "[^ ]* ")
    return f"{none_of}(?:{'|'.join(patterns)})"


class _Words(dict[str, str]):
    """Each word as shapes read it: "trials" is "trials/m ". Letters behind the slash say what it can be; A is a name, h one with a
    hyphen or an apostrophe, 0 a number, "," a sign.
    """

    def __init__(self, kinds: WordKinds):
        super().__init__()
        self.kinds = kinds

    def __missing__(self, typed: str) -> str:
        self[typed] = read = self._read(typed)
        return read

    def _read(self, typed: str) -> str:
        if typed[0].isdigit():
            return "1/1 " if typed == "1" else "0/0 "
        if not typed[0].isalpha():
            return EDGE if typed in ENDS else f"{typed}/, "
        if typed == "I":
            return f"i/{grammar().signs['i']} "
        if typed != typed.lower():
            return f"{typed}/A "
        word = typed.replace("’", "'")
        kinds = "h" if "-" in word or "'" in word else self.kinds.of(word)
        return f"{word}/{kinds}{grammar().signs.get(word, '')} "

    def line(self, text: str) -> list[str]:
        """The words of a text as shapes read them, between two edges; a sentence begins with a small letter."""
        tokens = TOKEN.findall(text)
        words = [EDGE, *map(self.__getitem__, tokens), EDGE]
        for at, token in enumerate(tokens):
            if token[0].isupper() and token != "I" and token[1:] == token[1:].lower():
                opened = at and tokens[at - 1] in OPENS
                if words[at - bool(opened)] == EDGE:
                    words[at + 1] = self[token.lower()]
        return words


class Met(NamedTuple):
    """A shape in a text: what is to be said of it, where it stands, and which part of it is told."""

    said: str
    whole: slice
    told: slice


def met(text: str, words: _Words) -> list[Met]:
    """The shapes in a text, in the order in which they are told."""
    line = words.line(text)
    joined, starts = "".join(line), list(accumulate(map(len, line), initial=0))
    found = []
    for at, tries in enumerate(map(_sought_at, line)):
        for match, before, shapes in tries:
            if match(joined, starts[at - before]) and at >= before:
                first = at - before
                matches = [(shape, _match(shape.pattern)(joined, starts[first])) for shape in shapes]
                found += [
                    (shape, one) for shape, one in matches if one and not _stands_before(line, first, shape.unless)
                ]
    if not found:
        return []
    spans = [(0, 0), *(match.span() for match in TOKEN.finditer(text)), (len(text), len(text))]

    def places(span: tuple[int, int]) -> slice:
        first, last = (bisect_left(starts, place) for place in span)
        told = [place for place, word in zip(spans[first:last], line[first:last], strict=True) if word != EDGE]
        return slice(told[0][0], told[-1][1])

    told = [
        Met(shape.said, places(one.span()), places(one.span("told" if "told" in one.re.groupindex else 0)))
        for shape, one in found
    ]
    return sorted(told, key=lambda one: (one.told.start, one.whole.stop, -one.whole.start))


@cache
def _sought_at(word: str) -> list[tuple[Callable[[str, int], re.Match[str] | None], int, tuple[Shape, ...]]]:
    """The shapes that are sought by a word, by how many words stand before it: what all of these are held against at once."""
    shapes, sought, _ = grammar()
    by_before = defaultdict(list)
    for shape in map(shapes.__getitem__, sought.get(word[: word.index("/")].replace("|", "^"), ())):
        by_before[shape.before].append(shape)
    return [
        (_any_of(tuple(shape.pattern for shape in some)), before, tuple(some)) for before, some in by_before.items()
    ]


@cache
def _match(pattern: str) -> Callable[[str, int], re.Match[str] | None]:
    return compiled(pattern).match


@cache
def _any_of(patterns: tuple[str, ...]) -> Callable[[str, int], re.Match[str] | None]:
    return _match("|".join(patterns).replace("(?P<told>", "(?:"))


def _stands_before(line: list[str], first: int, words: frozenset[str]) -> bool:
    """Whether one of these words stands in the same sentence not far before a place of a line, or there."""
    if words:
        for word in reversed(line[max(0, first - FAR) : first + 1]):
            if word == EDGE:
                return False
            if word[: word.index("/")] in words:
                return True
    return False


@SPELLING.words
def forms(readable: Readable, site: Site) -> Findings:
    """Yield the words that do not go together, since one has another ending, is another word, is left over or left out."""
    words = words_of(speller_of(site))
    for block in readable.prose():
        text = without_code(block)
        above = 0
        for said, whole, told in met(text, words):
            if told.start < above:
                continue  # it is a part of what was told
            above = told.stop
            if said in SAYS.values():
                yield SPELLING.finding_in(readable, block, told.start, f'"{text[told]}" {said}')
            else:
                right = f"{text[whole.start : told.start]}{said}{text[told.stop : whole.stop]}"
                meant = as_meant(text[told], said) if told == whole else right
                sentence = f'"{text[whole]}" is a slip; did you mean "{meant}"?'
                yield SPELLING.finding_in(readable, block, whole.start, sentence)


@lru_cache(maxsize=1)
def words_of(speller: Speller) -> _Words:
    return _Words(WordKinds(speller.dictionary))


# A large A may be a name: vitamin A, plan A.
ARTICLE = compiled(r"(?<![\w'’/.&-])(?P<article>an?|An) (?P<word>[A-Za-z\d][\w'’-]*)")
# What is heard as a vowel at its beginning, though none is written there, or the name of a letter or number has one: an hour, an
# MRI, an 8-hour shift; and what is not, though one is: a one-time pill, a union.
VOWEL = compiled(
    r"(?!one\b|once|eu|ewe|u(?:ni[cflopqstvx]|r[aeio]|s[aeu]|t[eio]|biq))(?:[aeiou]|hour|hono|honest|heir|x-|8|1[18](?!\d)|[AEFHILMNORSX][A-Z\d-])"
)
# What may have either: herbs, what is historic, abbreviations that are said as words.
EITHER = compiled(
    r"herb|histori|[A-Z]{4,}|[A-Z][AEIOU][A-Z]\b|[A-Z]+[a-z]|[A-Z]\b(?!-)|(?:a|an|and|are|as|at|because|e|for|from|i|if|in|is|it|its|my|of|on|or|our|the|their|to|u|us|was|were|with|your)\b|1[18]\d"
)


@SPELLING.words
def articles(readable: Readable, site: Site) -> Findings:
    """Yield each "an" before what begins with a consonant as it is heard, and each "a" before a vowel."""
    for block in readable.prose():
        for match in ARTICLE.finditer(without_code(block)):
            right = "an" if VOWEL.match(match["word"]) else "a"
            if match["article"].lower() != right and not EITHER.match(match["word"]):
                sentence = f'"{match[0]}" is not how it is said. Write {right} {match["word"]}'
                yield SPELLING.finding_in(readable, block, match.start(), sentence)
