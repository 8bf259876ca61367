"""Where in a file the words of its page stand: they are followed through the Markdown in order, letter by letter.

Nobody parses twice: Markdown is only looked through for what no reader sees (addresses of links, tags, marks of lists),
so that no word is mistaken for one of those. A word that was typed in pieces (`pro*v*en`, `pro&#118;en`) is found, too.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence

from editorial.markup.html import ENTITY, character_of

# What stands in Markdown and is seen by no reader, or is seen as something else. In this order: code, where all is seen;
# then what is not.
UNSEEN = re.compile(
    r"""
    (?P<code>(?m:^)(?P<lead>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?\n(?P=lead)(?P=fence)[`~]*[ \t]*(?=\n|$)
      | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)(?P=ticks)(?!`) )
  | <!--[\s\S]*?-->
  | (?<!\\)\[@[^\]]*\]
  | (?m:^)[ \t>]*!!![ ]?(?:evidence\b[^\n]*|[\w-]*)
  | (?m:^)[ ]{0,3}\[[^\]@\n]+\]:[ \t]*\S+[^\n]*
  | (?m:^)(?:[^\S\n]|>|[-*+][^\S\n]|\d+[.)][^\S\n])*(?:\d+[.)](?=[^\S\n])|Table:(?=[ ])|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*(?=\n|$))
  | (?<=\])\([ ]*<?(?:[^()\s"'<>]|\((?:[^()\s])*\))*>?
  | (?<=\])\[[^\]\n]*\]
  | \{:?[ ]*[.#\w][^}\n]*\}
  | <mailto: | </?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>
    """,
    re.VERBOSE,
)
# A stretch of what may be unseen, between quotes or without any: a title in a tag is seen where its tag is not.
STRETCH = re.compile("[^\"']+")
# How far ahead a word may be found, in letters: what is further away is another one.
NEAR = 600
# So many letters are compared at once: a word and what follows it.
CONTEXTS = (24, 12, 7)
# So many tell whether a stretch is seen, where fewer fit both ways; so many stretches behind it are tried both ways.
DECIDING, AHEAD = (24, 120), 6


class Letters:
    """The letters and digits of a text, each with the place at which it was typed.

    `stretches` maps the number of the first letter of each stretch that may be unseen to that behind its last.
    """

    def __init__(self) -> None:
        self.text, self.places = "", array("l")
        self.stretches: dict[int, int] = {}

    def add(self, text: str, start: int, step: int = 1) -> None:
        """Add the letters of `text`, which was typed from `start` on; with `step` 0, all of it at that one place."""
        letters = []
        for number, sign in enumerate(text):
            for part in unicodedata.normalize("NFKD", sign) if sign > "\x7f" else sign:
                if part.isalnum():
                    letters.append(part)
                    self.places.append(start + number * step)
        self.text += "".join(letters)

    def add_markdown(self, text: str, start: int) -> None:
        """Add what was typed, each entity as the character that it stands for."""
        end = 0
        for found in ENTITY.finditer(text):
            self.add(text[end : found.start()], start + end)
            character = character_of(found[0])
            self.add(character, start + found.start(), step=int(character == found[0]))
            end = found.end()
        self.add(text[end:], start + end)

    def add_stretch(self, text: str, start: int) -> None:
        """Add what was typed and may be unseen."""
        first = len(self.text)
        self.add_markdown(text, start)
        if len(self.text) > first:
            self.stretches[first] = len(self.text)


def letters_of(text: str) -> str:
    """The letters and digits of a text, in the form in which they are compared."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def follow(words: str, source: str) -> Sequence[int]:
    """Where each letter of `words` (see `letters_of`), the letters of a page in the order of its source, was typed.

    Returns a place in `source` for each; one that cannot be found has that of the letter before it.
    """
    typed = _letters_of_markdown(source)
    starts = [*typed.stretches, len(typed.text)]
    places, at, here = array("l", [0]) * len(words), 0, 0
    while at < len(words):
        if here in typed.stretches and not _is_seen(words, at, typed, here):
            here = typed.stretches[here]
            continue
        stop = starts[bisect_right(starts, here)] if here < len(typed.text) else here
        run = _common(words[at : at + stop - here], typed.text[here:stop])
        if run < min(CONTEXTS[-1], stop - here, len(words) - at) and (found := _next(words, at, typed, here)) > here:
            here = found
        elif run:
            places[at : at + run] = typed.places[here : here + run]
            at, here = at + run, here + run
        else:
            places[at] = places[at - 1] if at else 0
            at += 1
    return places


def _letters_of_markdown(source: str) -> Letters:
    typed, end = Letters(), 0
    for found in UNSEEN.finditer(source):
        typed.add_markdown(source[end : found.start()], end)
        if found["code"]:
            typed.add(found[0], found.start())
        else:
            for stretch in STRETCH.finditer(found[0]):
                typed.add_stretch(stretch[0], found.start() + stretch.start())
        end = found.end()
    typed.add_markdown(source[end:], end)
    return typed


def _is_seen(words: str, at: int, typed: Letters, here: int) -> bool:
    """Whether a stretch stands on the page: the words from `at` on fit it better than what follows it."""
    for most in DECIDING:
        with_it = _fit(words, at, typed, here, most, AHEAD, entered=True)
        without = _fit(words, at, typed, typed.stretches[here], most, AHEAD)
        if with_it != without:
            return with_it > without
    return False


def _fit(words: str, at: int, typed: Letters, here: int, most: int, ahead: int, entered: bool = False) -> int:
    """How many letters fit from here on, up to `most`, whichever stretches are seen; so many `ahead` are looked at."""
    for count in range(min(most, len(words) - at)):
        if here in typed.stretches and not entered:
            if not ahead:
                return count
            rest = (words, at + count, typed)
            skipped = _fit(*rest, typed.stretches[here], most - count, ahead - 1)
            return count + max(skipped, _fit(*rest, here, most - count, ahead - 1, entered=True))
        if words[at + count] != typed.text[here : here + 1]:
            return count
        here, entered = here + 1, False
    return min(most, len(words) - at)


def _common(one: str, other: str) -> int:
    """How many letters two texts have in common from their beginning on."""
    if one == other:
        return len(one)
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _next(words: str, at: int, typed: Letters, here: int) -> int:
    """Where the letters from `at` on go on: the nearest place that most of what follows fits; else `here`."""
    for size in CONTEXTS:
        found = typed.text.find(words[at : at + size], here, here + NEAR)
        if found >= 0:
            return found
    return here
