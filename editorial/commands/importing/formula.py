"""A formula as one line of words: what stood above one another stands side by side, with signs of our own between.

MathML in, which pandoc makes of every formula that it knows (W3C, MathML Core). What could be misread once it stands in
one line (a fraction, a root, a table of numbers) asks its writer to look.
"""

import xml.etree.ElementTree as etree
from itertools import pairwise

from editorial.commands.importing.tree import Node
from editorial.commands.importing.xmlfile import get, name
from editorial.rules.placeholders import placeholder

LOOK = f" ({placeholder('nothing, but look if this formula, now in one line, still says the same')})"
# What stood in more than one line.
TALL = frozenset({"mfrac", "msqrt", "mroot", "mtable", "menclose", "mmultiscripts"})
UNSEEN = frozenset({"annotation", "annotation-xml", "mphantom", "mspace"})
# What has no width: a function applied to what follows, a product or a comma that nobody writes.
APPLIED, INVISIBLE = "\u2061", dict.fromkeys(range(0x2062, 0x2065))
# What stands above a letter, as a part of that letter.
ACCENTS = {"¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˙": "\u0307", "→": "\u20d7"}
RAISING, LOWERING = {"msup": 1, "mover": 1, "msubsup": 2, "munderover": 2}, {"msub", "munder", "msubsup", "munderover"}


def line(math: etree.Element) -> list[Node]:
    """The parts of a line that say what the element `math` says."""
    tall = any(name(node) in TALL for node in math.iter())
    return _parts(math, raised=False) + ([_ours(LOOK)] if tall else [])


def _parts(node: etree.Element, raised: bool) -> list[Node]:
    kind, inside = name(node), list(node)
    if kind in UNSEEN:
        return []
    if kind == "semantics":  # the formula, then how other programs write it
        return _parts(inside[0], raised)
    if not inside:
        words = " ".join((node.text or "").replace(APPLIED, "\u00a0").translate(INVISIBLE).split(" "))
        return [{"t": "Str", "c": words}] if words else []
    if kind == "mfrac":
        return [*_group(inside[0], raised), _ours("/"), *_group(inside[1], raised)]
    if kind == "mroot":
        return [*_parts(inside[1], raised), _ours("√("), *_parts(inside[0], raised), _ours(")")]
    if kind == "mtable":
        rows = [_joined([_parts(cell, raised) for cell in row], ", ") for row in inside]
        return _joined(rows, "; ")
    if kind in RAISING or kind in LOWERING:
        return _scripts(kind, node, raised)
    parts = [
        part for child in _spaced(inside) for part in ([child] if isinstance(child, dict) else _parts(child, raised))
    ]
    return [_ours("√("), *parts, _ours(")")] if kind == "msqrt" else parts


def _scripts(kind: str, node: etree.Element, raised: bool) -> list[Node]:
    base, *others = node
    parts = _parts(base, raised)
    if get(node, "accent") == "true" or (kind in ("mover", "munder") and name(others[0]) == "mo"):
        sign = "".join(others[-1].itertext()).strip()
        return [*parts, _ours(ACCENTS.get(sign, sign))]
    for number, other in enumerate(others, 1):
        up = RAISING.get(kind) == number
        if raised:
            parts += [_ours("^" if up else "_"), *_group(other, raised)]
        elif inner := _parts(other, raised=True):
            parts.append({"t": "Superscript" if up else "Subscript", "c": inner})
    return parts


def _group(node: etree.Element, raised: bool) -> list[Node]:
    """Parts, in brackets of our own where they are more than one sign."""
    parts = _parts(node, raised)
    return [_ours("("), *parts, _ours(")")] if len(parts) > 1 else parts


def _spaced(nodes: list[etree.Element]) -> list[etree.Element | Node]:
    """The elements with a space on both sides of what relates two others, such as = and ×."""
    made: list[etree.Element | Node] = [*nodes[:1]]
    for left, right in pairwise(nodes):
        words = [_infix(left) and left is not nodes[0], _infix(right) and right is not nodes[-1]]
        made += [{"t": "Str", "c": "\u00a0"}, right] if any(words) else [right]
    return made


def _infix(node: etree.Element) -> bool:
    sign = (node.text or "").strip()
    return name(node) == "mo" and get(node, "stretchy") != "true" and sign in set("=≠<>≤≥≈±+−-×÷·→←⇒∈∼")


def _joined(groups: list[list[Node]], sign: str) -> list[Node]:
    return [part for number, group in enumerate(groups) for part in ([_ours(sign)] if number else []) + group]


def _ours(text: str) -> Node:
    return {"t": "Ours", "c": text}
