r"""The notation of `editorial/dictionary/claims/`: what its words and phrases stand for, as regular expressions.

A section of WORDS is a list, in alphabetical order; one of PHRASES holds one a line, and a line that begins with a space
goes on with the one above.

    a space       one or more spaces             (a|b)          one of these
    *             any word; heal* any ending     [a|b]          one of these, or none
    heal+         any ending, but not none       /              where a word begins or ends
    ~3, ~1-3      so many words, or fewer        #              a digit
    [a]3, [a]1-3  up to three times              [a]*, (a)+     any number of times
    ...           anything; ...<.,> but these    {part}         what stands in the section "part"
    '             a straight or curly apostrophe _              a space or a hyphen
    <,;>          one of these signs             $$, ^^         and no sign stands behind, before it
    ^, $          the sentence begins, ends      `\W`, \*       a regular expression; this sign itself
    (not: a)      not in front of "a"            (then: a)      only in front of it
    (not behind: a)  not behind it

A phrase, and what is looked for beside it, begins and ends where words do, unless a hyphen stands there: "heal-" may go
on. What may be left out takes one of the spaces beside it along. A "?" behind a number, or dots: as few as can be.
"""

import re
from collections.abc import Callable

from editorial.rules.phrase_regex import EDGE, SPACE, End, Piece, Way

LOOKS = {"(not behind: ": "?<!", "(not: ": "?!", "(then: ": "?="}
ENDS = {"^^": "^", "$$": "$", "^": r"^\W*", "$": r"\W*$"}
SIGNS = {"'": "['’]", "_": r"[\s-]", "#": r"\d", "/": EDGE}
GAP = re.compile(r"\.\.\.(?:(\d+)(?![\w-]))?(?:<([^>]*)>)?(\??)")
TIMES = re.compile(r"(\*|\d+(?:-\d+)?|)(\??)")
# Letters and the ending of a plural, which are read at once, since most words are no more.
LETTERS = re.compile(r"([^\W_]+)(?:\[([a-z])\](?![\d*?]))?")
A_SPACE = Piece("space", SPACE)
# A hyphen behind which a word may go on: the last sign of a way, but for what is looked for behind it.
OPEN = re.compile(r"-(?=[|)\]]|$| ?\((?:not|then): )")


class PhraseReader:
    """Reads a phrase; `named` gives the piece that the name of a section stands for."""

    def __init__(self, text: str, named: Callable[[str], Piece]):
        self.text, self.named, self.at = text, named, 0

    def ways(self, closing: str = "") -> list[Way]:
        """The ways up to the bracket that closes them, or to the end. Raises ValueError where that is missing."""
        found = self._way()
        while self._takes("|"):
            found += self._way()
        if not self._takes(closing) or (not closing and self.at < len(self.text)):
            raise ValueError(f'expected "{closing or "the end"}" at "{self.text[self.at :][:20]}"')
        return found

    def _takes(self, sign: str) -> bool:
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) * found
        return found

    def _match(self, shape: re.Pattern[str]) -> re.Match[str] | None:
        match = shape.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match

    def _until(self, sign: str) -> str:
        words, found, _ = self.text[self.at :].partition(sign)
        if not found:
            raise ValueError(f'expected "{sign}" behind "{words[:20]}"')
        self.at += len(words) + 1
        return words

    def _way(self) -> list[Way]:
        pieces: Way = [Piece("open")] if self._takes("-") else []
        while self.at < len(self.text) and self.text[self.at] not in "|)]":
            pieces.append(self._piece(not pieces or pieces[-1].kind not in ("text", "group", "some")))
        alone = len(pieces) == 1 and pieces[0].regex == "(?:%s)" and pieces[0].kind == "group"
        return [*pieces[0].ways] if alone else [pieces]

    def _piece(self, is_first: bool) -> Piece:
        if letters := self._match(LETTERS):
            return _text(f"{letters[1]}{letters[2]}?" if letters[2] else letters[1], End.WORD)
        if self._takes(" "):
            return A_SPACE
        if self._match(OPEN):
            return Piece("open")
        if gap := self._match(GAP):
            most, but, few = gap.groups()
            return Piece("gap", (f"[^{but}]" if but else ".") + (f"{{0,{most}}}" if most else "*") + few)
        if self._takes("~"):
            return Piece("some", self._times() + "?", [[_text(r"\w+", End.WORD)]])
        if self._takes("["):
            ways = self.ways("]")
            return Piece("some", self._times(), ways)
        return self._group() if self.text[self.at] == "(" else self._sign(is_first)

    def _group(self) -> Piece:
        for sign, look in LOOKS.items():
            if self._takes(sign):
                return Piece("behind" if "<" in look else "ahead", f"({look}%s)", self.ways(")"))
        self.at += 1
        ways = self.ways(")")
        return Piece("group", "(?:%s)+" if self._takes("+") else "(?:%s)", ways)

    def _times(self) -> str:
        number, few = TIMES.match(self.text, self.at).groups()  # type: ignore[union-attr]  # it matches nothing, too
        self.at += len(number + few)
        least, _, most = number.partition("-")
        if number[:1].isdigit():
            number = f"{{{least if most else 0},{most or least}}}"
        return f"(?:%s){number or '?'}{few}"

    def _sign(self, is_first: bool) -> Piece:
        for sign, regex in ENDS.items():
            if self._takes(sign):
                return Piece("end", regex)
        sign, self.at = self.text[self.at], self.at + 1
        if sign == "{":
            return self.named(self._until("}"))
        if sign == "<":
            return _text(f"[{self._until('>')}]")
        if sign == "`":
            raw = self._until("`")
            return Piece("text", raw, (), raw.startswith("[a-z"))
        if sign == "+" and not is_first:
            return _text(r"\w+", End.OF_ITSELF)
        if sign == "*":
            return _text(r"\w+", End.WORD) if is_first else _text(r"\w*", End.OF_ITSELF)
        if sign == "\\":
            sign, self.at = self.text[self.at], self.at + 1
            return _text(re.escape(sign), End.WORD if sign.isalnum() or sign == "_" else End.NO_WORD)
        word = sign.isalnum() or sign == "#"
        return _text(SIGNS.get(sign) or re.escape(sign), End.WORD if word else End.NO_WORD)


def _text(regex: str, ends: End = End.NO_WORD) -> Piece:
    return Piece("text", regex, (), ends is not End.NO_WORD, ends)
