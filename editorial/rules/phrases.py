"""Words that are refused, whoever uses them: one type and one search for every rule that has a list of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editorial.markup.document import Block

ADDRESS = re.compile(r"\S+@\S+|\b(?:https?|mailto|tel):\S+|\bwww\.\S+|\{[^}]*\}")


def expression(pattern: str) -> re.Pattern[str]:
    """A pattern laid out for reading, blind to capitals."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


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

    Where `unless` is found beside them, they are let pass.
    """

    words: re.Pattern[str]
    why: str
    mend: str
    fails: str
    passes: str
    unless: re.Pattern[str] | None = None


def search(phrases: Iterable[Phrase], text: str, around: int | None = None) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each refused phrase in `text`, and what to say of it; `unless` counts so many letters `around` it, or anywhere."""
    for phrase in phrases:
        for match in phrase.words.finditer(text):
            beside = text if around is None else text[max(0, match.start() - 2 * around) : match.end() + around]
            if not (phrase.unless and phrase.unless.search(beside)):
                shown = " ".join(match[0].split()).strip('"”’“,: ')
                yield match, f'"{shown}" {phrase.why}. {phrase.mend}'
