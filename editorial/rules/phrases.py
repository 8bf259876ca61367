"""Words that are refused, whoever uses them: one type and one search for every rule that has a list of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Generic, Literal, TypeVar

from editorial.markup.pieces import Block
from editorial.model.compiled import compiled
from editorial.rules import stems

T = TypeVar("T")
# Finding a pattern's stems takes about as long as this many searches; a pattern that is searched less often has none.
WORTH_IT = 1000
# From this many alternatives on, each one that a text may hold is searched by itself.
MANY = 12


class Pattern:
    """A pattern that is compiled on first use, and skips texts that lack its stems; otherwise like `re.Pattern`."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG):
        self.pattern, self.flags = pattern, flags
        self.tries = 0

    @cached_property
    def parts(self) -> list[stems.Sought]:
        """Its alternatives, to be searched one by one."""
        return stems.alternatives(self.pattern, self.flags)

    @cached_property
    def bits(self) -> int:
        """The bits of its alternatives."""
        return reduce(or_, (part.bit for part in self.parts))

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        return compiled(self.pattern, self.flags)

    def finditer(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield each match between two places of a text."""
        text = text[:end]
        if not self.possible(text):
            return iter(())
        many = self.tries == WORTH_IT and len(self.parts) > MANY
        return self._found(text, text, begin) if many else self._exact.finditer(text, begin)

    def _found(self, text: str, small: str, begin: int) -> Iterator[re.Match[str]]:
        """Yield each match, sought in `small` by those of the alternatives alone that it may hold."""
        parts = self._met(text)
        while begin <= len(text) and (
            starts := [found.start() for part in parts if (found := part.search(small, begin))]
        ):
            match = self._exact.match(text, min(starts))
            if match:
                yield match
            begin = max(match.end() if match else 0, min(starts) + 1)

    def _met(self, text: str) -> list[re.Pattern[str]]:
        own = self.parts  # first, since a pattern that is asked for its parts changes what is met
        met = stems.met(text)
        return [part.compiled for part in own if met & part.bit]

    def possible(self, text: str) -> bool:
        """Whether a text has a stem of it, and so may hold a match."""
        if self.tries < WORTH_IT:
            self.tries += 1
            return True
        bits = self.bits  # first, since a pattern that is asked for its bits changes what is met
        return bool(stems.met(text) & bits)

    def search(self, text: str, begin: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two places of a text."""
        return next(self.finditer(text, begin, end), None)

    def match(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """The match that begins at a place."""
        return self._exact.match(text, begin)

    def sub(self, change: Callable[[re.Match[str]], str] | str, text: str) -> str:
        """The text with each match changed."""
        return self._exact.sub(change, text) if self.search(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The parts of a text between the matches."""
        return self._exact.split(text, maxsplit) if self.search(text) else [text]

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self._exact.fullmatch(text)


class Expression(Pattern):
    """A verbose pattern that ignores capitals. Python searches about four times faster without IGNORECASE, so the text is
    searched in lowercase, and only a match there is tried on the text itself.
    """

    def __init__(self, pattern: str):
        super().__init__(pattern, re.VERBOSE | re.IGNORECASE)

    @cached_property
    def small(self) -> str:
        """The pattern for text in small letters."""
        return re.sub(r"(?<!\\)(?<!\(\?)[A-Z]", lambda letter: letter[0].lower(), self.pattern.replace("(?-i:", "(?:"))

    @cached_property
    def parts(self) -> list[stems.Sought]:
        """Its alternatives in small letters, to be sought one by one."""
        return stems.alternatives(self.small, re.VERBOSE)

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return compiled(self.small, re.VERBOSE)

    def finditer(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield each match between two places of a text."""
        text = text[:end]
        if not self.possible(text):
            return iter(())
        small = _small(text)
        if len(small) != len(text):
            return self._exact.finditer(text, begin)
        return self._found(text, small, begin)

    def _met(self, text: str) -> list[re.Pattern[str]]:
        return [self._small] if self.tries < WORTH_IT else super()._met(text)


@lru_cache(maxsize=256)  # a sentence is searched for many things in turn
def _small(text: str) -> str:
    return text.lower()


class AnyOf(Generic[T]):
    """Things with a pattern each; a text is tested for all of them at once."""

    def __init__(self, things: Iterable[T], pattern: Callable[[T], Pattern]):
        self.things, self.pattern = tuple(things), pattern
        self.tries = 0

    def __iter__(self) -> Iterator[T]:
        return iter(self.things)

    @cached_property
    def _bits(self) -> list[tuple[int, T]]:
        return [(self.pattern(thing).bits, thing) for thing in self.things]

    @cached_property
    def _any(self) -> int:
        return reduce(or_, (bits for bits, _ in self._bits))

    def possible(self, text: str) -> list[T]:
        """Those that a text may hold, in order."""
        if self.tries < WORTH_IT:
            self.tries += 1
            return list(self.things)
        bits = self._any  # first, since a pattern that is asked for its bits changes what is met
        met = stems.met(text) & bits
        return [thing for bits, thing in self._bits if met & bits] if met else []


ADDRESS = Pattern(r"(?<![^\s}])\S+@\S+|\b(?:https?|mailto|tel):\S+|\bwww\.\S+|\{[^}]*\}")


def expression(pattern: str) -> Expression:
    """A verbose pattern that ignores capitals."""
    return Expression(pattern)


def ending(verb: str, added: str) -> str:
    """A regular verb with "s", "ed" or "ing".

    >>> ending("banish", "s"), ending("ease", "ed"), ending("stop", "ed"), ending("ease", "ing")
    ('banishes', 'eased', 'stopped', 'easing')
    """
    if added == "s":
        return verb + ("es" if verb.endswith(("sh", "ss", "x")) else "s")
    return verb.removesuffix("e") + verb[-1:] * (verb == "stop") + added


@lru_cache(maxsize=512)  # of a block, some ten rules ask in turn
def without_code(block: Block, addresses: bool = False) -> str:
    """The text of a block with signs that are no letters in the place of code, and of `addresses` unless they may stay."""
    text = block.text if addresses else ADDRESS.sub(lambda match: "@" * len(match[0]), block.text)
    for span in block.spans:
        if span.kind == "code":
            text = text[: span.start] + "@" * (span.end - span.start) + text[span.end :]
    return text


@dataclass(frozen=True)
class Phrase:
    """Words that are refused: why, how to mend it, a sentence that fails and one that passes.

    A `soft` one passes after "may" and the like. `of` says of what they are refused: of "anything"; of what
    may be "ours", that is, of no other treatment by its name; or of the "field" alone, in which the practice works:
    elsewhere a drug may well cure. Where the words are `sure`, a sentence is refused that reads soundly else.
    """

    words: Expression
    why: str
    mend: str
    fails: str
    passes: str
    soft: bool = False
    of: Literal["anything", "ours", "field"] = "anything"
    sure: bool = False


def phrases(*listed: Phrase) -> AnyOf[Phrase]:
    """A list of phrases, to be sought together."""
    return AnyOf(listed, lambda phrase: phrase.words)


def search(listed: AnyOf[Phrase], text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each refused phrase in `text`, and what to say of it."""
    for phrase in listed.possible(text):
        yield from refused(phrase, text)


def refused(phrase: Phrase, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each place of one phrase, as `search` does."""
    for match in phrase.words.finditer(text):
        shown = " ".join(match[0].split()).strip('"”’“,: ')
        yield match, f'"{shown}" {phrase.why}. {phrase.mend}'
