"""What a page may hold of a text: one list of elements and attributes, for the tree, the rules, and the finished HTML.

The tree is cleaned by it: an attribute that is not on the list, or an address of a kind that could run something, is
taken away, and said by the rules. What came of it is then read once more, drawings included, with the parser of a
browser (nh3, which is Rust's html5ever and ammonia), so that what one of them misses does not reach a page.
"""

import re
from html import unescape
from itertools import zip_longest

import nh3
from markdown.extensions.attr_list import AttrListTreeprocessor

from editorial.markup.facts import Element
from editorial.markup.headings import LEVELS
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree
from editorial.model.drawing import ELEMENTS as DRAWING
from editorial.model.drawing import INK, NAMED

# Tags that a writer may type as HTML, since Markdown has no sign for them and they can do no harm.
TYPED = frozenset(
    ["abbr", "bdi", "br", "cite", "dfn", "em", "i", "ins", "kbd", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"]
)  # fmt: skip
TEXT = TYPED | frozenset(
    ["a", "blockquote", "caption", "code", "dd", "del", "div", "dl", "dt", "figcaption", "figure", "hr", "img", "li", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul", *LEVELS]
)  # fmt: skip
ANYWHERE = NAMED | {"title", "datetime", "scope", "start", "alt"}
OWN = {"a": {"href"}, "img": {"src"}}
# What only the theme says of an element: a writer could hide words from a listener, or change the order of the Tab key.
UNTYPED = re.compile("aria-.*|class|height|role|tabindex|width")
# What no writer types: an evidence note shows the drawing of its mark, which stands once in the page.
SHOWS = {"use": {"href": {"#bars"}}}
SCHEMES = frozenset({"http", "https", "mailto", "sms", "tel"})
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# What browsers leave out of an address before they read it, and a little more (https://url.spec.whatwg.org/#url-parsing).
UNREAD = re.compile(r"[\s\x00-\x20]+")
CLEANER = nh3.Cleaner(
    tags=TEXT | DRAWING | SHOWS.keys(),
    attributes={"*": {*ANYWHERE}} | OWN | {name: {*INK} for name in DRAWING},
    tag_attribute_values=SHOWS,
    generic_attribute_prefixes={"aria-"},
    url_schemes=SCHEMES,
    link_rel=None,
    clean_content_tags=set(),
)
MARK = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# What else may begin with "<": the end of an element, a comment, a sum.
LOOSE = re.compile(r"<(?![\s\d=]|/[a-zA-Z][\w-]*\s*>|!--)[^<>]*")
# Ends whatever is open where a text ends; on the page, the next quotation mark and bracket would.
END = "\"'>"


def may_have(tag: str, attribute: str) -> bool:
    """Whether an element of a text may have an attribute of this name."""
    if attribute in ANYWHERE or attribute.startswith("aria-") or attribute in OWN.get(tag, SHOWS.get(tag, ())):
        return True
    return tag in DRAWING and attribute in INK


def runs(address: str) -> str:
    """The scheme of an address that could run or hide something, such as "javascript"; empty for any other."""
    match = SCHEME.match(UNREAD.sub("", address))
    return match[1].lower() if match and match[1].lower() not in SCHEMES else ""


class Braces(AttrListTreeprocessor):
    """Lets braces give an element what a writer may type; a picture only an id: what it is, and how large, is read from its file."""

    md: Parser

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Set what is typed in braces, and return what is none of it."""
        before = dict(elem.attrib)
        rest = super().assign_attrs(elem, attrs_string, strict=strict)
        for name, value in list(elem.items()):
            refused = name != "id" if elem.tag == "img" else UNTYPED.fullmatch(name)
            if refused and value != before.get(name):
                self.md.facts.refused[elem].append((name, value or ""))
                del elem.attrib[name]
                elem.attrib.update({name: before[name]} if name in before else {})
        return str(rest)


def clean(md: Parser, root: Element) -> None:
    """Take away what no page may hold, and note it for the rules."""
    for element in root.iter():
        for name, value in list(element.items()):
            if not may_have(element.tag, name) or (name in ("href", "src") and runs(value)):
                del element.attrib[name]
                md.facts.refused[element].append((name, value))


def refused(html: str) -> str:
    """The first mark in `html` that is not allowed, as it stands there; empty when all are."""
    html += END
    # Marks inside a comment are compared, too, since one could hide there.
    pairs = zip_longest(MARK.findall(html), MARK.findall(CLEANER.clean(html)), fillvalue="")
    differing = ((_usual(one), _usual(other)) for one, other in pairs if one != other)
    changed = next((one or other for one, other in differing if one != other), "")
    loose = LOOSE.search(MARK.sub("", html))
    return (changed or (loose[0] if loose else "")).removesuffix(END[:-1])


def _usual(mark: str) -> str:
    """An opening mark with its attributes, in one way of writing."""
    return " ".join(unescape(mark)[:-1].rstrip("/").split())


def extend(md: Parser) -> None:
    """Set attributes in the place of Python-Markdown (8); clean the tree when all are set and all characters are real ones
    (4.5).
    """
    md.treeprocessors.register(Braces(md), "attr_list", 8)
    md.treeprocessors.register(OfTree(md, clean), "allowed", 4.3)
