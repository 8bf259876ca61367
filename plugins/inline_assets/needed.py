"""What of a style sheet a page needs: the rules that can match something there, and the tokens that something asks for.

Of a selector, only its elements, classes and ids are asked for; what a state or an attribute may bring stays, and so does
all of `@page` and the like. Takes sheets that are minified.
"""

import re
from collections.abc import Iterator, Set

# Lists of selectors behind a colon, each with brackets of its own at most.
LISTS = re.compile(r":(not|is|where|has)\(((?:[^()]|\([^()]*\))*)\)")
STATE = re.compile(r"\[[^\]]*\]|::?[\w-]+(\([^)]*\))?")
NAME = re.compile(r"[.#]?[a-zA-Z][\w-]*")
# One name that can stand for a list of one, whatever it is written behind.
CLASS = re.compile(r"[.#][\w-]+")
# Blocks that hold rules, of which none may be left.
AROUND = ("@layer", "@media", "@container", "@supports")
TOKEN = re.compile(r"(--[\w-]+):[^;{}]*;?")
ASKED = re.compile(r"var\((--[\w-]+)")


def names(css: str) -> set[str]:
    """The elements, classes (".name") and ids ("#name") that the selectors of a sheet name, and some words more."""
    found: set[str] = set()
    for before, inside in _blocks(css):
        own = before.rpartition(";")[2]
        found |= names(inside) if own.startswith(AROUND) else {*NAME.findall(own)}
    return found


def needed(css: str, there: Set[str]) -> str:
    """A sheet without the rules that need an element, a class or an id that is not `there`, as `names` writes them."""
    kept = []
    for before, inside in _blocks(css):
        said, end, own = before.rpartition(";")  # a rule outside of all layers may follow one that is only named
        if own.startswith(AROUND):
            inside = needed(inside, there)
            kept.append(f"{before}{{{inside}}}" if inside else "")
        elif own.startswith("@"):
            kept.append(f"{before}{{{inside}}}")
        elif fitting := _fitting(own, there):
            kept.append(f"{said}{end}{fitting}{{{inside}}}")
    return "".join(kept)


def with_tokens(css: str, asked: Set[str]) -> str:
    """A sheet without the tokens that nothing asks for: neither itself nor the rest of the page, whose are `asked`."""
    all_asked = asked | {*ASKED.findall(css)}
    less = TOKEN.sub(lambda token: token[0] if token[1] in all_asked else "", css)
    return css if less == css else with_tokens(less, asked)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, statements such as `@layer a, b;` with it, and inside."""
    start = depth = 0
    for brace in re.finditer(r"[{}]", css):
        depth += 1 if brace[0] == "{" else -1
        if (brace[0], depth) == ("{", 1):
            before, start = css[start : brace.start()], brace.end()
        elif depth == 0:
            yield before, css[start : brace.start()]
            start = brace.end()


def _fitting(selectors: str, there: Set[str]) -> str:
    """Those of a list of selectors that can match something."""
    parts, depth = [""], 0
    for sign in selectors:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return ",".join(LISTS.sub(lambda some: _narrow(some, there), one) for one in parts if _fits(one, there))


def _narrow(some: re.Match[str], there: Set[str]) -> str:
    if some[1] == "not":
        return some[0]
    fitting = _fitting(some[2], there)
    return fitting if some[1] == "is" and CLASS.fullmatch(fitting) else f":{some[1]}({fitting})"


def _fits(selector: str, there: Set[str]) -> bool:
    lists = [some[2] for some in LISTS.finditer(selector) if some[1] != "not"]
    plain = STATE.sub("", LISTS.sub("", selector))
    return there >= {*NAME.findall(plain)} and all(_fitting(one, there) for one in lists)
