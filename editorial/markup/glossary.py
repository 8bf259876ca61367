"""The glossary in the text: the first use of each word on a page becomes a control that opens its meaning.

`<button class="term" popovertarget="word-disc">discs</button>` names an entry of "Words on this page", which the
template writes below the text. Works on finished HTML, so that no other room sees the marks, and marks running text
only: no heading, link, citation, code, drawing or caption.
"""

import re
from collections.abc import Iterable
from html import unescape

from editorial.markup.words import Finder
from editorial.model.data import Term

TAG = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>)""", re.DOTALL)
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# What holds no mark: words that name something, lead somewhere, or are not prose.
CLOSED = frozenset({
    "a", "abbr", "button", "caption", "code", "dfn", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5",
    "h6", "kbd", "pre", "samp", "script", "style", "summary", "sup", "svg", "th",
})  # fmt: skip
# What stands in a sentence; every other tag begins a new one.
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "button", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u",
})  # fmt: skip
# What touches a mark and must stay on its line; a browser would break there, as beside a picture.
LEAD = re.compile(r"(?:&\w+;|[^\s\w;])*$")
TRAIL = re.compile(r"(?:(?:&rsquo;|['’])s\b|&\w+;|[^\s\w&])*")
BUTTON = r'<button type="button" class="term"[^>]*>([^<]*)</button>'
PLAIN = re.compile(rf'<span class="whole">([^<]*){BUTTON}([^<]*)</span>|{BUTTON}')


class Marker:
    """Marks the words of one glossary."""

    def __init__(self, terms: Iterable[Term]):
        self.finder = Finder(terms, html=True)

    def mark(self, html: str) -> tuple[str, list[Term]]:
        """Return the HTML with its marks, and the terms that it marks, from A to Z."""
        marked, seen, closed, before = [], {}, 0, ""
        for number, piece in enumerate(TAG.split(html)):
            tag = NAME.match(piece) if number % 2 else None
            if tag:
                end, name = tag[1], tag[2].lower()
                if name in CLOSED and not piece.endswith("/>"):
                    closed = max(0, closed - 1) if end else closed + 1
                if name not in INLINE:
                    before = ""
            elif not number % 2 and not closed:
                text = unescape(piece)
                piece, before = self._mark(piece, before, seen), before + text
            marked.append(piece)
        return "".join(marked), sorted(seen.values(), key=lambda term: term.term.casefold())

    def _mark(self, text: str, before: str, seen: dict[str, Term]) -> str:
        """Mark what `seen` does not hold yet, and add it there."""
        done, end = [], 0
        for found, term in self.finder.find(text, before):
            if term.anchor not in seen:
                seen[term.anchor] = term
                button = f'<button type="button" class="term" popovertarget="word-{term.anchor}">{found[0]}</button>'
                lead, trail = LEAD.search(text[end : found.start()])[0], TRAIL.match(text, found.end())[0]
                if lead or trail:
                    button = f'<span class="whole">{lead}{button}{trail}</span>'
                done += [text[end : found.start() - len(lead)], button]
                end = found.end() + len(trail)
        return "".join([*done, text[end:]])


def plain(html: str) -> str:
    """The HTML without its marks, for a place that has no list of words."""
    return PLAIN.sub(lambda found: "".join(filter(None, found.groups())), html)
