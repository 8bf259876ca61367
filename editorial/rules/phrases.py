"""Words that are refused, whoever uses them: one type and one search for every rule that has a list of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from editorial.markup.document import Block

ADDRESS = re.compile(r"\S+@\S+|\b(?:https?|mailto|tel):\S+|\bwww\.\S+|\{[^}]*\}")


class Expression:
    """A pattern laid out for reading, blind to capitals, with the methods of `re.Pattern` that rules use.

    Python searches some four times faster where it need not heed capitals: so the text is searched in small letters, and
    only what is found there is matched in the text itself.
    """

    def __init__(self, pattern: str):
        self.pattern = pattern
        self._exact = re.compile(pattern, re.IGNORECASE | re.VERBOSE)
        small = re.sub(r"(?<!\\)(?<!\(\?)[A-Z]", lambda letter: letter[0].lower(), pattern.replace("(?-i:", "(?:"))
        self._small = re.compile(small, re.VERBOSE)

    def finditer(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield each match between two places of a text."""
        end = len(text) if end is None else end
        small = _small(text)
        if len(small) != len(text):
            yield from self._exact.finditer(text, begin, end)
            return
        while found := self._small.search(small, begin, end):
            match = self._exact.match(text, found.start(), end)
            if match:
                yield match
            begin = max(match.end() if match else 0, found.start() + 1)

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

    def findall(self, text: str) -> list[str]:
        """The words, or the first group, of each match."""
        return self._exact.findall(text)


@lru_cache(maxsize=256)  # a sentence is searched for many things in turn
def _small(text: str) -> str:
    return text.lower()


def expression(pattern: str) -> Expression:
    """A pattern laid out for reading, blind to capitals."""
    return Expression(pattern)


def ending(verb: str, added: str) -> str:
    """A regular verb with "s", "ed" or "ing".

    >>> ending("banish", "s"), ending("ease", "ed"), ending("stop", "ed"), ending("ease", "ing")
    ('banishes', 'eased', 'stopped', 'easing')
    """
    if added == "s":
        return verb + ("es" if verb.endswith(("sh", "ss", "x")) else "s")
    return verb.removesuffix("e") + verb[-1:] * (verb == "stop") + added


def forms(verbs: str) -> str:
    """A pattern for every form of these verbs, which are regular but for a few.

    >>> bool(re.fullmatch(forms("ease grow"), "grew")), bool(re.fullmatch(forms("ease grow"), "easing"))
    (True, True)
    """
    irregular = {
        "grow": "grew|grown",
        "regrow": "regrew|regrown",
        "beat": "beaten",
        "rebuild": "rebuilt",
        "shrink": "shrank|shrunk",
    }
    found = [form for verb in verbs.split() for form in (verb, *(ending(verb, added) for added in ("s", "ed", "ing")))]
    found += [form for verb in verbs.split() if verb in irregular for form in irregular[verb].split("|")]
    return "|".join(sorted(set(found)))


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

    Where `unless` is found beside them, or `spared` right in front of them, they are let pass; where `cited` is, once the
    sentence cites a reference; where it is `soft`, behind "may" and the like. `of` says of what they are refused: of "anything"; of what may be "ours", that is, of no
    other treatment by its name; or of the "field" alone, in which the practice works: elsewhere a drug may well cure.
    """

    words: Expression
    why: str
    mend: str
    fails: str
    passes: str
    unless: Expression | None = None
    spared: Expression | None = None
    cited: Expression | None = None
    soft: bool = False
    of: Literal["anything", "ours", "field"] = "anything"


def search(phrases: Iterable[Phrase], text: str, around: int | None = None) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each refused phrase in `text`, and what to say of it; `unless` counts so many letters `around` it, or anywhere."""
    for phrase in phrases:
        for match in phrase.words.finditer(text):
            beside = text if around is None else text[max(0, match.start() - 2 * around) : match.end() + around]
            spared = phrase.spared and phrase.spared.search(text[: match.start()])
            if not (spared or (phrase.unless and phrase.unless.search(beside))):
                shown = " ".join(match[0].split()).strip('"”’“,: ')
                yield match, f'"{shown}" {phrase.why}. {phrase.mend}'
