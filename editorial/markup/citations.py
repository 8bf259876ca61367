"""Citations: `[@pers2024]` or `[@pers2024; @schepers2022, p. 4]` becomes raised numbers that lead to the list.

Numbers follow the order of first use on the page and rise within a mark. The first mark of a number has an id, to which
its entry leads back.
"""

import re
import xml.etree.ElementTree as etree
from functools import partial
from typing import NamedTuple

from editorial.markup.facts import Element
from editorial.markup.html import unescaped
from editorial.markup.parser import Parser
from editorial.markup.steps import OfMatch, OfTree

CITATION = r"""(?:(?<=[.!?…,;:)”"']) +)?\[(@[^\[\]]*)\]"""  # with the space that parts it from its sentence
COMMA = ",\u2009"  # and a thin space
# The place is a few plain words: "p. 4", "Table 2", "§ 3".
PART = re.compile(
    r"\s*@(?P<key>[a-z][a-z0-9-]*)(?:,\s*(?P<locator>(?=\W{0,2}\w)[^\s@*_`<>{}|\\\"][^@*_`<>{}|\\\"]{0,39}?))?\s*"
)


class Part(NamedTuple):
    """A key, and the place in its source that is meant, such as "p. 4"."""

    key: str
    locator: str | None


class Use(NamedTuple):
    """A number in a mark, the attribute that makes it the place to lead back to, and the place that is meant."""

    number: int
    id: dict[str, str]
    locator: str | None


def parts(inside: str) -> list[Part] | None:
    """The keys and places that the inside of a citation names; None when it is not written as one.

    >>> parts("@pers2024; @schepers2022, p. 4")
    [Part(key='pers2024', locator=None), Part(key='schepers2022', locator='p. 4')]
    """
    matches = [PART.fullmatch(part) for part in inside.split(";")]
    return [Part(part["key"], part["locator"]) for part in matches if part] if all(matches) else None


def cite(md: Parser, found: re.Match[str]) -> Element:
    """An empty `sup` for `[@...]`, known by what was typed."""
    element = etree.Element("sup")
    # What was set aside before, such as code or a sign behind a backslash, is put back.
    md.facts.citations[element] = unescaped(md.inlinePatterns["citation"].unescape(found[1]))
    return element


def number_all(md: Parser, root: Element) -> None:
    """Number the marks in the order in which a reader meets them, and fill `md.cited`; one not written right stays as typed."""
    cited = md.cited
    for mark in [element for element in root.iter("sup") if element in md.facts.citations]:
        typed = md.facts.citations[mark]
        named = parts(typed)
        if named is None:
            mark.tag, mark.text = "span", f"[{typed}]"
            continue
        mark.set("class", "cite")
        uses = []
        for key, locator in named:
            first = key not in cited
            if first:
                cited.append(key)
            number = cited.index(key) + 1
            uses.append(Use(number, {"id": f"C{number}"} if first else {}, locator))  # no heading's id has a capital
        _write(mark, sorted(uses, key=lambda use: use.number), md.ours)


def _write(mark: Element, uses: list[Use], ours: dict[str, str]) -> None:
    """Fill `mark` with links for `uses`: rising, a run of three or more as 1–3 (AMA 11)."""
    inside = False  # a run
    for at, (number, id, locator) in enumerate(uses):
        around = uses[at - 1 : at + 2] if at else []
        if [use.number for use in around] == [number - 1, number, number + 1] and not any(
            use.locator for use in around
        ):
            inside = True
            if id:
                etree.SubElement(mark, "span", id)
            continue
        if len(mark):
            mark[-1].tail = (mark[-1].tail or "") + ("–" if inside else COMMA)
        inside = False
        link = etree.SubElement(mark, "a", {"href": f"#r{number}", "role": "doc-noteref"} | id | ours)
        link.text = str(number)
        if locator:
            link.tail = f"({locator.replace('. ', '')})"
    for link in mark if len(mark) > 1 else ():
        if len(link.text or "") == 1:  # which is narrower than others, and no place to tap needs to be
            link.set("class", "digit")


def extend(md: Parser) -> None:
    """Read after pictures (150), whose captions may cite; number after all marks inside a line (20)."""
    md.inlinePatterns.register(OfMatch(CITATION, partial(cite, md), md), "citation", 145)
    md.treeprocessors.register(OfTree(md, number_all), "citation-numbers", 16)
