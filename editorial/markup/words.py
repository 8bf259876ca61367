"""How the words of the glossary are found in a text, and what is wrong with the words themselves.

A form (the word, or one of its `also`) is found as a whole word: not inside another word, an address, or a word
joined by a hyphen. Where several forms begin at one place the longest wins, so that "herniated disc" is never "disc".
"""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from pathlib import Path

from editorial.findings import Finding
from editorial.markup.citation import CITATION
from editorial.model import yamlfile
from editorial.model.data import Term
from editorial.model.source import Source, blank, read_text

ADDRESS = r"https?://\S+|[^\s@<>]+@[^\s@<>]+"
HYPHEN = "[-\u2010\u2011]"
BEFORE = rf"(?<![\w&@.#])(?<!(?<!-){HYPHEN})"
AFTER = rf"(?![\w@]|{HYPHEN}(?!-)|\.\w)"
# Text in which a new sentence can begin right away: nothing, or the end of another; then an opening mark.
OPENING = re.compile(r"(?:^\s*|[.!?:…][”’\"')\]]*\s+)[“‘\"'(\[¿¡]*$")
# Two or more capitals, and perhaps an s: the term itself, one of its other forms, or its brackets.
SHORT = re.compile(r"[A-Z]{2,}(?=s?$)")
HEADING = re.compile(r"^(?: {0,3}#{1,6} |!!!|[ ]*Table: ).*$", re.MULTILINE)
LINK_TARGET = re.compile(r"(?<=\])\([^)]*\)|\{filename\}\S+|https?://\S+")


class Finder:
    """Finds the forms of `terms` in a text; when `html`, in the text of HTML, where marks are escaped."""

    def __init__(self, terms: Iterable[Term], html: bool = False):
        self.html = html
        forms = [(form, _is_exact(form, term), term) for term in terms for form in term.forms]
        forms.sort(key=lambda entry: (-len(entry[0]), not entry[1]))
        self.exact = [exact for _, exact, _ in forms]
        self.terms = [term for _, _, term in forms]
        shapes = "|".join(f"({_shape(form, exact, html)})" for form, exact, _ in forms)
        self.pattern = re.compile(f"{ADDRESS}|{BEFORE}(?:{shapes}){AFTER}" if forms else r"(?!)")

    def find(self, text: str, before: str = "") -> Iterator[tuple[re.Match, Term]]:
        """Yield each form in `text`, which follows the text `before` in the same paragraph.

        A capital where the form has none is right only where a sentence begins: "Discs wear", not "the Disc Trial".
        """
        for found in self.pattern.finditer(text):
            number = (found.lastindex or 0) - 1
            if number < 0:  # an address
                continue
            capital = found[0][0].isupper() and not self.exact[number]
            above = before + text[: found.start()]
            if not capital or OPENING.search(unescape(above) if self.html else above):
                yield found, self.terms[number]


def _is_exact(form: str, term: Term) -> bool:
    """Whether the first letter is as it must be: in an abbreviation, and in a name that stands under `also`."""
    return form[:2].isupper() or (form in term.also and form[0].isupper())


def _shape(form: str, exact: bool = True, html: bool = False) -> str:
    """The expression for one form: its first letter large or small, any space between its words, either apostrophe."""
    shape = re.escape(escape(form, quote=False) if html else form)
    shape = shape.replace(r"\ ", r"(?:\s|&nbsp;)+").replace("’", "'").replace("'", "(?:['’]|&rsquo;|&#x27;)")
    return shape if exact or not form[0].isalpha() else f"[{form[0].upper()}{form[0].lower()}]{shape[1:]}"


def unused(terms: dict[str, Term], root: Path, texts: Iterable[str]) -> Iterator[Finding]:
    """Yield each term that stands in none of `texts`: all that readers meet in the content folder `root`."""
    texts = "\n\n".join(texts)
    path = root / "data/glossary.yaml"
    shown = Path(root.name, "data", path.name)
    places = yamlfile.parse(read_text(path, shown), shown)[1]
    for number, term in enumerate(terms.values()):
        shapes = "|".join(_shape(form) for form in term.forms)
        if not re.search(f"{BEFORE}(?:{shapes}){AFTER}", texts, re.IGNORECASE):
            sentence = (
                "no page uses this word, nor a form of it under `also`. Use it, add the form in use, or take it out"
            )
            yield Finding(shown, places[("terms", number, "term")], term.term, sentence, "R6")


def unexplained(terms: Iterable[Term], text: Source) -> Iterator[Finding]:
    """Yield each abbreviation of the glossary that a text uses before it says what the letters stand for.

    Said is "plain words (ABC)", "plain words (or ABC)", "(plain words, or ABCs)" or "ABC (plain words)". Headings
    and the titles of cards do not count, since there is no room in them.
    """
    prose = text.prose()
    for skip in (HEADING, LINK_TARGET, CITATION):
        prose = skip.sub(blank, prose)
    for short in sorted({short for term in terms for short in _abbreviations(term)}):
        found = re.search(rf"{BEFORE}{short}s?{AFTER}", prose)
        if not found:
            continue
        opened = re.search(r"\((?:[^()]*\bor\s+)?$", prose[: found.start()])
        closed = re.match(r"\s*[);,]" if opened else r"\s+\(", prose[found.end() :])
        if not closed:
            sentence = f'"{short}" stands here before it is spelled out. Write it first as plain words ({short})'
            yield Finding(text.path, text.place_of(found.start()), "abbreviation", sentence, "R7")


def _abbreviations(term: Term) -> set[str]:
    """The abbreviations among the forms of a term and in its brackets, without a plural s."""
    words = [*term.forms, *re.findall(r"\(([^()]+)\)", term.term)]
    return {found[0] for word in words if (found := SHORT.match(word))}
