"""Where in a file the words of its page stand: they are followed through the Markdown in order, letter by letter.

Nobody parses twice: Markdown is only looked through for what no reader sees (addresses of links, tags, marks of lists),
so that no word is mistaken for one of those. A word that was typed in pieces (`pro*v*en`, `pro&#118;en`) is found, too.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html import unescape

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
  | (?m:^)(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(?:\d+[.)](?=[ \t])|Table:(?=[ ])|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*(?=\n|$))
  | (?<=\])\([ ]*<?(?:[^()\s"'<>]|\((?:[^()\s])*\))*>?
  | (?<=\])\[[^\]\n]*\]
  | \{:?[ ]*[.#\w][^}\n]*\}
  | </?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>
  | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)
    """,
    re.VERBOSE,
)
# How far ahead a word may be found, in letters: what is further away is another one.
NEAR = 600
# So many letters are compared at once: a word and what follows it.
CONTEXTS = (24, 12, 7)


class Letters:
    """The letters and digits of a text, each with the place at which it was typed."""

    def __init__(self) -> None:
        self.text, self.places = "", array("l")

    def add(self, text: str, start: int, step: int = 1) -> None:
        """Add the letters of `text`, which was typed from `start` on; with `step` 0, all of it at that one place."""
        letters = []
        for number, sign in enumerate(text):
            for part in unicodedata.normalize("NFKC", sign) if sign > "\x7f" else sign:
                if part.isalnum():
                    letters.append(part)
                    self.places.append(start + number * step)
        self.text += "".join(letters)


def letters_of(text: str) -> str:
    """The letters and digits of a text, in the form in which they are compared."""
    found = Letters()
    found.add(text, 0)
    return found.text


def follow(words: str, source: str) -> Sequence[int]:
    """Where each letter of `words` (see `letters_of`), the letters of a page in the order of its source, was typed.

    Returns a place in `source` for each; one that cannot be found has that of the letter before it.
    """
    seen, whole = Letters(), Letters()
    whole.add(source, 0)
    end = 0
    for found in UNSEEN.finditer(source):
        seen.add(source[end : found.start()], end)
        if found["code"]:
            seen.add(found[0], found.start())
        elif found["entity"]:
            seen.add(unescape(found[0]), found.start(), step=0)
        end = found.end()
    seen.add(source[end:], end)
    places, at, here = array("l", [0]) * len(words), 0, 0
    while at < len(words):
        if words[at : at + CONTEXTS[0]] != seen.text[here : here + CONTEXTS[0]]:
            here = _next(words, at, seen, here)
        if here < len(seen.text) and words[at] == seen.text[here]:
            places[at] = seen.places[here]
            here += 1
        else:
            last = seen.places[here] if here < len(seen.places) else len(source)
            places[at] = _among_the_unseen(words[at : at + CONTEXTS[0]], whole, places[at - 1] if at else -1, last)
        at += 1
    return places


def _next(words: str, at: int, seen: Letters, here: int) -> int:
    """Where the letters from `at` on go on among those that are seen: the nearest place that most of what follows fits."""
    for size in CONTEXTS:
        found = seen.text.find(words[at : at + size], here, here + NEAR)
        if found >= 0:
            return found
    return here


def _among_the_unseen(words: str, whole: Letters, above: int, below: int) -> int:
    """The place of the first of `words` in what was taken for unseen, between two places; `above` where there is none."""
    start, end = bisect_right(whole.places, above), bisect_left(whole.places, below)
    for size in (*CONTEXTS, 3, 1):
        found = whole.text.find(words[:size], start, end)
        if found >= 0:
            return whole.places[found]
    return max(above, 0)
