r"""The notation of `editorial/dictionary/claims/`: what its words and phrases stand for, as regular expressions.

    a space       one or more spaces             (a|b)          one of these
    *             any word; heal* any ending     [a|b]          one of these, or none
    heal+         any ending, but not none       /              where a word begins or ends
    *3er, *3-9er  so many letters, or more       #              a digit
    ~3, ~1-3      so many words, or fewer        [a]3, (a)1-3   up to three times; [a]*, (a)+ any number
    ...           anything; ...<.,> but these    {part}         what stands in the section "part"
    '             a straight or curly apostrophe _              a space or a hyphen
    <,;>          one of these signs             $$, ^^         and no sign stands behind, before it
    ^, $          the sentence begins, ends      `\W`, \*       a regular expression; this sign itself
    (not: a)      not in front of "a"            (then: a)      only in front of it
    (not behind: a)  not behind it               (behind: a)    only there
    (name= a)     remembered by that name

A phrase, and what is looked for beside it, begins and ends where words do, unless a hyphen stands there: "heal-" may go
on. What may be left out takes one of the spaces beside it along. A "?" behind a number, or dots: as few as can be.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

SPACE, EDGE = r"\s+", r"\b"
LOOKS = {"(not behind: ": "?<!", "(behind: ": "?<=", "(not: ": "?!", "(then: ": "?="}
ENDS = {"^^": "^", "$$": "$", "^": r"^\W*", "$": r"\W*$"}
SIGNS = {"'": "['’]", "_": r"[\s-]", "#": r"\d", "/": EDGE}
NAMED = re.compile(r"\((\w+)= ")
GAP = re.compile(r"\.\.\.(?:(\d+)(?![\w-]))?(?:<([^>]*)>)?(\??)")
TIMES = re.compile(r"(\*|\d+(?:-\d+)?|)(\??)")
LETTERS = re.compile(r"(\d+)(?:-(\d+))?")
MORE = re.compile(r"(\+|\d+-\d+)(\??)")
# A hyphen behind which a word may go on: the last sign of a way, but for what is looked for behind it.
OPEN = re.compile(r"-(?=[|)\]]|$| ?\((?:not|then): )")


@dataclass
class Piece:
    """A piece of a phrase: "text", a "space", a "gap", an "end" of the sentence, "some" that may be left out, a "group"
    of ways, a look "ahead" or "behind", or the hyphen that leaves a word "open". In `regex`, %s stands for its `ways`.

    `begins` and `ends` say whether a word does so with it; None where it does of itself, as in "heal*".
    """

    kind: str
    regex: str = ""
    ways: "Ways" = field(default_factory=list)
    begins: bool = False
    ends: bool | None = False


Way = list[Piece]
Ways = Sequence[Way]


class Reader:
    """Reads a phrase; `named` gives the piece that the name of a section stands for."""

    def __init__(self, text: str, named: Callable[[str], Piece]):
        self.text, self.named, self.at = text, named, 0

    def ways(self, closing: str = "") -> list[Way]:
        """The ways up to the bracket that closes them, or to the end. Raises ValueError where that is missing."""
        found = [self._way()]
        while self._takes("|"):
            found.append(self._way())
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

    def _way(self) -> Way:
        pieces = [Piece("open")] if self._takes("-") else []
        while self.at < len(self.text) and self.text[self.at] not in "|)]":
            pieces.append(self._piece(not pieces or pieces[-1].kind not in ("text", "group", "some")))
        return pieces

    def _piece(self, is_first: bool) -> Piece:
        if self._match(OPEN):
            return Piece("open")
        if self._takes(" "):
            return Piece("space", SPACE)
        if gap := self._match(GAP):
            most, but, few = gap.groups()
            return Piece("gap", (f"[^{but}]" if but else ".") + (f"{{0,{most}}}" if most else "*") + few)
        if self._takes("~"):
            return Piece("some", self._times() + "?", [[_text(r"\w+", True)]])
        if self._takes("["):
            ways = self.ways("]")
            return Piece("some", self._times(), ways)
        for sign, look in LOOKS.items():
            if self._takes(sign):
                return Piece("behind" if "<" in look else "ahead", f"({look}%s)", self.ways(")"))
        if name := self._match(NAMED):
            return Piece("group", f"(?P<{name[1]}>%s)", self.ways(")"))
        if self._takes("("):
            ways = self.ways(")")
            if not (more := self._match(MORE)):
                return Piece("group", "(?:%s)", ways)
            times = more[1] if more[1] == "+" else f"{{{more[1].replace('-', ',')}}}"
            return Piece("group" if more[1] == "+" else "some", f"(?:%s){times}{more[2]}", ways)
        return self._sign(is_first)

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
            return Piece("text", raw, [], raw.startswith("[a-z"))
        if sign == "+" and not is_first:
            return _text(r"\w+", None)
        if sign == "*" and is_first and (number := self._match(LETTERS)):
            return _text(rf"\w{{{number[1]},{number[2] or ''}}}", True)
        if sign == "*":
            return _text(r"\w+", True) if is_first else _text(r"\w*", None)
        if sign == "\\":
            sign, self.at = self.text[self.at], self.at + 1
            return _text(re.escape(sign), sign.isalnum() or sign == "_")
        return _text(SIGNS.get(sign) or re.escape(sign), sign.isalnum() or sign == "#")


def _text(regex: str, word: bool | None = False) -> Piece:
    return Piece("text", regex, [], word is not False, word)


def regex_of(ways: Ways, begins: bool = False, ends: bool = False, space: str = SPACE) -> str:
    """The regular expression of some ways; they begin and end where words do, if that is asked."""
    all_begin = begins and all(map(_begins, ways))
    all_end = ends and len(ways) > 1 and _end_of(ways) is True
    parts = [
        EDGE * (begins and not all_begin and _begins(way)) + _joined(way, ends and not all_end, space) for way in ways
    ]
    found = "|".join(parts)
    if len(ways) > 1 and (all_begin or all_end):
        found = f"(?:{found})"
    return EDGE * all_begin + found + EDGE * all_end


def _joined(way: Way, ends: bool, space: str) -> str:
    """The regular expression of one way: each piece with the space that belongs to it."""
    found, last = "", _last(way)
    for at, piece in enumerate(way):
        apart, inner = "", ""
        if piece.kind == "space":
            found += _between(way, at, space)
            continue
        if piece.kind == "ahead":
            inner = regex_of(piece.ways, ends=True)
            apart = space if _belongs_in_front(way, at) else ""
            several = len(piece.ways) > 1 and _end_of(piece.ways) is not True
            found += piece.regex.replace("%s", apart + (f"(?:{inner})" if apart and several else inner))
        elif piece.kind == "behind":
            apart = r"\s" if _belongs_behind(way, at) else ""
            found += "".join(
                piece.regex.replace("%s", regex_of([one], True, False, r"\s") + apart) for one in piece.ways
            )
        elif piece.kind == "some" and _is_free(way, at):
            inner = regex_of(piece.ways, space=space)
            inner = f"(?:{inner})" if len(piece.ways) > 1 else inner
            found += piece.regex.replace(
                "%s", space + inner if _is_tail(way, at) else inner + space * (at < len(way) - 1)
            )
        elif piece.ways:
            mixed = ends and at == last and _ends(way) == "mixed"
            found += piece.regex.replace("%s", regex_of(piece.ways, False, mixed, space))
        else:
            found += piece.regex
        if ends and at == last and _ends(way) is True:
            found += EDGE
    return found


def _kind(way: Way, at: int) -> str:
    """The kind of a piece; "none" in front of the first one, behind the last one, and for a hyphen there."""
    return way[at].kind.replace("open", "none") if 0 <= at < len(way) else "none"


def _between(way: Way, at: int, space: str) -> str:
    """What stands for a space between two pieces."""
    before, after = _kind(way, at - 1), _kind(way, at + 1)
    if "end" in (before, after) or _belongs_in_front(way, at + 1) or _belongs_behind(way, at - 1):
        return ""
    if (before == "some" and _is_free(way, at - 1) and not _is_tail(way, at - 1)) or _is_tail(way, at + 1):
        return ""
    return EDGE if "gap" in (before, after) else space


def _belongs_in_front(way: Way, at: int) -> bool:
    """Whether a look ahead belongs to what stands in front of the space before it."""
    if _kind(way, at) != "ahead" or _kind(way, at - 1) != "space":
        return False
    behind = next((kind for kind in map(_kind, [way] * len(way), range(at + 1, len(way))) if kind != "ahead"), "none")
    return behind in ("space", "none")


def _belongs_behind(way: Way, at: int) -> bool:
    """Whether a look behind belongs to what stands behind the space after it."""
    return (_kind(way, at - 1), _kind(way, at), _kind(way, at + 1)) in (
        ("none", "behind", "space"),
        ("space", "behind", "space"),
    )


def _is_free(way: Way, at: int) -> bool:
    """Whether what may be left out is words of their own."""
    free = ("space", "none", "end")
    ends = all(piece.kind == "ahead" for piece in way[at + 1 :])
    if _kind(way, at) != "some" or len(way) == 1 or _kind(way, at - 1) not in free:
        return False
    if not ends and _kind(way, at + 1) not in free:
        return False
    return not any(one and "space" in (one[0].kind, one[-1].kind) for one in way[at].ways)


def _is_tail(way: Way, at: int) -> bool:
    """Whether nothing follows words that may be left out but others that may, so that the space in front is theirs."""
    if not _is_free(way, at) or _kind(way, at - 1) != "space":
        return False
    rest = range(at + 1, len(way))
    return all(_kind(way, i) in ("space", "none", "end", "ahead") or _is_free(way, i) for i in rest)


def _last(way: Way) -> int:
    """The number of the piece that a way ends with; what is looked for behind it, or left open, is none. -1: none."""
    return max((at for at, piece in enumerate(way) if piece.kind not in ("space", "ahead", "open")), default=-1)


def _ends(way: Way) -> bool | str | None:
    """Whether a way ends with a word; None where that ends of itself, "mixed" where it does for some of its ways."""
    last = _last(way)
    if last < 0 or any(piece.kind == "open" for piece in way[1:]):
        return False
    piece = way[last]
    if piece.kind == "behind":
        return _ends(way[:last])
    if piece.kind == "some":
        both = {_end_of(piece.ways), _ends(way[:last])} if _last(way[:last]) >= 0 else {_end_of(piece.ways)}
        return _one_of(both) if both <= {True, None} else False
    return _end_of(piece.ways) if piece.ways else piece.ends


def _end_of(ways: Ways) -> bool | str | None:
    return _one_of({_ends(way) for way in ways})


def _one_of(ends: set[bool | str | None]) -> bool | str | None:
    if ends <= {True, None}:
        return True if True in ends else None
    return False if ends == {False} else "mixed"


def _begins(way: Way) -> bool:
    """Whether a way begins with a word."""
    for at, piece in enumerate(way):
        if piece.kind in ("ahead", "behind") or (piece.kind == "space" and _kind(way, at - 1) in ("ahead", "behind")):
            continue
        if piece.kind == "some":
            rest = way[at + 1 + (_kind(way, at + 1) == "space") :]
            return all(map(_begins, piece.ways)) and (_last(rest) < 0 or _begins(rest))
        return all(map(_begins, piece.ways)) if piece.kind == "group" and piece.ways else piece.begins
    return False
