"""The ways through a phrase, read by `notation`, and the regular expression that they come to.

What is not typed is put in here: where words begin and end, and to which of its neighbors a space belongs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

SPACE, EDGE = r"\s+", r"\b"
Kind = Literal["text", "space", "gap", "end", "some", "group", "ahead", "behind", "open", "none"]


class End(Enum):
    """With what something ends."""

    WORD = "a word"
    OF_ITSELF = 'a word that ends of itself, as in "heal*"'
    NO_WORD = "no word: a sign, or one that is left open"
    MIXED = "each of its ways with another of these"


@dataclass(slots=True)
class Piece:
    """A piece of a phrase: "text", a "space", a "gap", an "end" of the sentence, "some" that may be left out, a "group"
    of ways, a look "ahead" or "behind", or the hyphen that leaves a word "open". In `regex`, %s stands for its `ways`.

    `begins` says whether a word does so with it.
    """

    kind: Kind
    regex: str = ""
    ways: "Ways" = ()
    begins: bool = False
    ends: End = End.NO_WORD


Way = list[Piece]
Ways = Sequence[Way]


def regex_of(ways: Ways, begins: bool = False, ends: bool = False, space: str = SPACE) -> str:
    """The regular expression of some ways; they begin and end where words do, if that is asked."""
    all_begin = begins and all(map(_begins, ways))
    all_end = ends and len(ways) > 1 and _end_of(ways) is End.WORD
    parts = []
    for way in ways:
        edge = EDGE if begins and not all_begin and _begins(way) else ""
        parts.append(edge + _joined(way, ends and not all_end, space))
    found = "|".join(parts)
    if len(ways) > 1 and (all_begin or all_end):
        found = f"(?:{found})"
    return (EDGE if all_begin else "") + found + (EDGE if all_end else "")


def _joined(way: Way, ends: bool, space: str) -> str:
    """The regular expression of one way: each piece with the space that belongs to it."""
    found, last = "", _last(way)
    for at, piece in enumerate(way):
        if piece.kind == "space":
            found += _between(way, at, space)
            continue
        if piece.kind == "ahead":
            inner = regex_of(piece.ways, ends=True)
            apart = space if _belongs_in_front(way, at) else ""
            several = len(piece.ways) > 1 and _end_of(piece.ways) is not End.WORD
            found += piece.regex.replace("%s", apart + (f"(?:{inner})" if apart and several else inner))
        elif piece.kind == "behind":
            apart = r"\s" if _belongs_behind(way, at) else ""
            ahead = (regex_of([one], begins=True, space=r"\s") + apart for one in piece.ways)
            found += "".join(piece.regex.replace("%s", one) for one in ahead)
        elif piece.kind == "some" and _is_free(way, at):
            inner = regex_of(piece.ways, space=space)
            inner = f"(?:{inner})" if len(piece.ways) > 1 else inner
            if _is_tail(way, at):
                inner = space + inner
            elif at < len(way) - 1:
                inner += space
            found += piece.regex.replace("%s", inner)
        elif piece.ways:
            mixed = ends and at == last and _ends(way) is End.MIXED
            inner = regex_of(piece.ways, ends=mixed, space=space)
            one = "(?:%s)" if len(inner) == 1 else "%s"  # such as the letter of a plural, and faster read so
            found += piece.regex.replace(one, inner)
        else:
            found += piece.regex
        if ends and at == last and _ends(way) is End.WORD:
            found += EDGE
    return found


def _kind(way: Way, at: int) -> Kind:
    """The kind of a piece; "none" in front of the first one, behind the last one, and for a hyphen there."""
    return way[at].kind if 0 <= at < len(way) and way[at].kind != "open" else "none"


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
    at = len(way) - 1
    while at >= 0 and way[at].kind in ("space", "ahead", "open"):
        at -= 1
    return at


def _ends(way: Way) -> End:
    """With what a way ends."""
    last = _last(way)
    if last < 0 or any(piece.kind == "open" for piece in way[1:]):
        return End.NO_WORD
    piece = way[last]
    if piece.kind == "some":
        both = {_end_of(piece.ways)} | ({_ends(way[:last])} if _last(way[:last]) >= 0 else set())
        return _one_of(both) if both <= {End.WORD, End.OF_ITSELF} else End.NO_WORD
    return _end_of(piece.ways) if piece.ways else piece.ends


def _end_of(ways: Ways) -> End:
    return _one_of({_ends(way) for way in ways})


def _one_of(ends: set[End]) -> End:
    if ends <= {End.WORD, End.OF_ITSELF}:
        return End.WORD if End.WORD in ends else End.OF_ITSELF
    return End.NO_WORD if ends == {End.NO_WORD} else End.MIXED


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
