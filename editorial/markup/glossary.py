"""The glossary in the text: the first use of each word on a page becomes a link to its meaning.

`<a class="term" href="#w3" role="doc-glossref">discs</a>` leads to an entry of "Words on this page", which the
template writes below the text; a script opens it in place (`lookup.js`). As a link it breaks over lines as any words do,
which a button cannot. Running text alone is marked: no heading, link, citation, code, drawing or caption.

A form (the word, one of its `also`, or its `everyday`) is found as a whole word: not inside another word, an address, or
a word joined by a hyphen. Where several forms begin at one place the longest wins, so that "herniated disc" is never
"disc".
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markdown.treeprocessors import Treeprocessor

from editorial.markup.allowed import TYPED
from editorial.markup.facts import Element
from editorial.markup.headings import LEVELS
from editorial.markup.html import VOID
from editorial.markup.parser import Parser
from editorial.model.compiled import compiled
from editorial.model.term import Term

WORD = re.compile(r"\w+")
ADDRESS = re.compile(r"https?://\S+|[^\s@<>]+@[^\s@<>]+")
HYPHEN = "[-\u2010\u2011]"
BEFORE = rf"(?<![\w&@.#])(?<!(?<!-){HYPHEN})"
AFTER = rf"(?![\w@]|{HYPHEN}(?!-)|\.\w)"
# Text in which a new sentence can begin right away: nothing, or the end of another; then an opening mark.
OPENING = re.compile(r"(?:^\s*|[.!?:…][”’\"')\]]*\s+)[“‘\"'(\[¿¡]*$")
# What holds no mark: words that name something, lead somewhere, or are not prose.
CLOSED = frozenset(
    ["a", "abbr", "caption", "code", "dfn", "dt", "figcaption", "kbd", "pre", "samp", "sup", "svg", "th", *LEVELS]
)
# What stands in a sentence; every other element begins a new one.
INLINE = (TYPED - VOID) | {"a", "code"}


@dataclass(frozen=True)
class Form:
    """A form of a term, as it is typed; `any_capitals`: it is found in whatever capitals it is written."""

    typed: str
    term: Term
    any_capitals: bool

    @property
    def exact(self) -> bool:
        """Whether the first letter is as it must be: in an abbreviation, and in another name that has its capital."""
        return self.typed[:2].isupper() or (self.typed in self.term.forms[1:] and self.typed[0].isupper())

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """How it is found from its first letter on, which may be large; any space between its words, either apostrophe."""
        typed = self.typed
        shape = re.escape(typed).replace(r"\ ", r"\s+").replace("’", "'").replace("'", "['’]")
        if not self.exact and typed[0].isalpha():
            shape = f"[{typed[0].upper()}{typed[0].lower()}]{shape[1:]}"
        return compiled(f"{BEFORE}{shape}{AFTER}", re.IGNORECASE if self.any_capitals else re.NOFLAG)


class Found(NamedTuple):
    """A form in a text, between two places."""

    start: int
    end: int
    term: Term


class Finder:
    """Finds the forms of `terms` in a text: each word is looked up once, however many terms there are.

    `any_capitals`: also where a word is written in other capitals than its form.
    """

    def __init__(self, terms: Iterable[Term], any_capitals: bool = False):
        self.forms: dict[str, list[Form]] = {}
        listed = [Form(typed, term, any_capitals) for term in terms for typed in term.forms]
        for form in sorted(listed, key=lambda form: (-len(form.typed), not form.exact)):
            if first := WORD.match(form.typed):
                self.forms.setdefault(first[0].lower(), []).append(form)

    def find(self, text: str, before: str = "") -> Iterator[Found]:
        """Yield each form in `text`, which follows the text `before` in the same paragraph.

        A capital where the form has none is right only where a sentence begins: "Discs wear", not "the Disc Trial".
        """
        addresses = [found.span() for found in ADDRESS.finditer(text)] if "://" in text or "@" in text else []
        end = 0
        for word in WORD.finditer(text):
            forms, start = self.forms.get(word[0].lower()), word.start()
            if not forms or start < end or any(a <= start < b for a, b in addresses):
                continue
            for form in forms:
                if found := form.shape.match(text, start):
                    end = found.end()
                    as_typed = form.any_capitals or form.exact or not found[0][0].isupper()
                    if as_typed or OPENING.search(before + text[:start]):
                        yield Found(start, end, form.term)
                    break

    def met(self, text: str) -> Iterator[Term]:
        """Yield the term of every form in `text`, also of one that stands inside a longer one."""
        for word in WORD.finditer(text):
            for form in self.forms.get(word[0].lower(), ()):
                if form.shape.match(text, word.start()):
                    yield form.term


MARK = re.compile(r'<a class="term"[^>]*>([^<]*)</a>')


def unmarked(html: str) -> str:
    """The HTML without its marks, for a place that has no list of words."""
    return MARK.sub(r"\1", html)


class Marks(Treeprocessor):
    """Marks the first use of each term, on a page in the glossary's language."""

    md: Parser

    def __init__(self, md: Parser):
        super().__init__(md)
        self.finder = Finder(md.site.glossary.records.values())

    def run(self, root: Element) -> None:
        """Change the tree in place and fill `md.terms`, from A to Z."""
        if self.md.text.lang != self.md.site.settings.DEFAULT_LANG:
            return
        self.seen: dict[str, tuple[Term, Element]] = {}
        self.before = ""
        self._walk(root)
        marked = sorted(self.seen.values(), key=lambda one: one[0].term.casefold())
        for number, (_, mark) in enumerate(marked, 1):  # a number is short
            mark.set("href", f"#w{number}")
        self.md.terms = [term for term, _ in marked]

    def _walk(self, parent: Element) -> None:
        facts = self.md.facts
        if parent in facts.citations or parent in facts.pictures:  # numbers, and words in the place of a picture
            return
        if parent.tag not in INLINE:
            self.before = ""
        if parent.tag in CLOSED:
            self.before += "".join(parent.itertext()) if parent.tag in INLINE else ""
            return
        children = list(parent)
        self._text(parent, None)
        for child in children:
            self._walk(child)
            if child.tag not in INLINE:
                self.before = ""
            self._text(parent, child)

    def _text(self, parent: Element, above: Element | None) -> None:
        """Mark the text of `parent`, or the one behind its child `above`."""
        text = (parent.text if above is None else above.tail) or ""
        if not text.strip():
            self.before += text
            return
        start = 0
        for found in self.finder.find(text, self.before):
            if found.term.anchor in self.seen:
                continue
            mark = etree.Element("a", {"class": "term", "role": "doc-glossref"})
            self.seen[found.term.anchor] = (found.term, mark)
            mark.text, mark.tail = text[found.start : found.end], text[found.end :]
            if above is None:
                parent.text = text[start : found.start]
                parent.insert(0, mark)
            else:
                above.tail = text[start : found.start]
                parent.insert(list(parent).index(above) + 1, mark)
            above, start = mark, found.end
        self.before += text


def extend(md: Parser) -> None:
    """Mark last of all, so that no other step meets the marks."""
    md.treeprocessors.register(Marks(md), "glossary", 4)
