"""Read: a file of `content/` becomes a record of typed metadata and a body in HTML.

Takes the place of Pelican's Markdown reader. Adds to each article and page, besides Pelican's own fields:
`key_points`, `conflict`, `review`, `changes` (newest first), `cover` from the front matter; `contents` (id and title of
each section), `minutes` to read, `cited` (see `citations`), `judged` (see `evidence`), `words` (the glossary's terms
that the text marks, A to Z).
"""

import re
from datetime import date
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup
from pelican import signals
from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Tag
from pelican.utils import strftime

from editorial.check import KINDS, read_record
from editorial.findings import ContentError, Finding, Place
from editorial.markup import limit
from editorial.markup.allowed import refused
from editorial.markup.glossary import Marker
from editorial.markup.typography import TypographyExtension
from editorial.model import data
from editorial.model.source import Source

# Adults read about 238 words of non-fiction a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047);
# a page about one's own pain deserves a little more time.
WORDS_PER_MINUTE = 200
# What a heading may hold and a link to it may not: another link, the number of a citation.
INNER_LINK = re.compile(r"<sup.*?</sup>|</?a\b[^>]*>")
# Elements in one another, at most. The minifier walks them on a stack that overflows at some 20,000.
DEEPEST = 500
TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^"'<>])*)""")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class ContentReader(BaseReader):
    """Reads the `.md` files of this project."""

    file_extensions = ("md",)

    def __init__(self, settings: dict):
        super().__init__(settings)
        self.root = Path(settings["PATH"])
        self.people = data.load(self.root, "people")
        self.marker = Marker(data.load(self.root, "glossary").values())
        self.typesetter = _typesetter()
        self.markdown = Markdown(**settings["MARKDOWN"])
        self.markdown.root = self.root
        self.markdown.certainty = data.load(self.root, "certainty")
        self.markdown.studies = data.load(self.root, "references")

    def read(self, source_path: str) -> tuple[str, dict]:
        """Read one file. Returns its body as HTML and its metadata; ContentError when the file is wrong."""
        path = Path(source_path)
        with limit.within(path, Path(self.root.name) / path.relative_to(self.root)):
            return self._read(path)

    def _read(self, path: Path) -> tuple[str, dict]:
        model = KINDS[path.relative_to(self.root).parts[0]]
        source, record = read_record(path, self.root, model)
        self.markdown.reset()
        self.markdown.source_path = path
        html, terms = self.markdown.convert(source.body), []
        if mark := refused(html):
            raise ContentError(_strange(mark, source))
        if record.lang == self.settings["DEFAULT_LANG"]:  # the glossary's language
            html, terms = self.marker.mark(html)
        if _depth(html) > DEEPEST:
            raise RecursionError  # as Python would have it, had it been Python's to go so deep
        metadata = {name: value for name, value in record if value is not None}
        metadata |= {
            "title": self.typeset(record.title),
            "summary": self.typeset(record.summary),
            "contents": [
                {"id": section["id"], "title": Markup(INNER_LINK.sub("", section["html"]))}
                for section in self.markdown.toc_tokens
                if section["id"] not in self.markdown.card_headings - {"questions"}
            ],
            "minutes": _minutes(html),
            "cited": self.markdown.cited,
            "judged": self.markdown.judged,
            "words": [{"term": term.term, "meaning": term.meaning, "anchor": term.anchor} for term in terms],
        }
        for name in ("date", "modified", "category", "status"):
            if name in metadata:
                metadata[name] = self.process_metadata(name, metadata[name])
        if "authors" in metadata:
            metadata["authors"] = [self._author(id) for id in record.authors]
            metadata["tags"] = [Tag(tag, self.settings) for tag in record.tags]
            metadata["key_points"] = [Markup(self.typeset(point)) for point in record.key_points]
            metadata.setdefault("conflict", None)
            metadata.setdefault("review", None)
            metadata["changes"] = [self._change(change) for change in record.changes]
            metadata["changes"].sort(key=lambda change: change["on"]["iso"], reverse=True)
        if metadata.get("review"):
            metadata["review"] = self._review(metadata["review"])
        return html, metadata

    def typeset(self, text: str) -> str:
        """Plain text as HTML: escaped, with curly quotes and real dashes. Markdown's marks stay as typed."""
        html = self.typesetter.reset().convert(" ".join(text.split()))
        return html.removeprefix("<p>").removesuffix("</p>")

    def _author(self, id: str) -> Author:
        person = self.people[id]
        author = Author(person.name, self.settings)
        author.slug = person.id
        author.about, author.role, author.kind = person.about, person.role, person.kind
        return author

    def _review(self, review) -> dict:
        person = self.people[review.reviewed_by]
        who = {"by": person.name, "role": review.role or person.role, "kind": person.kind}
        return who | {"on": self._day(review.reviewed_on), "next": self._day(review.next_due)}

    def _change(self, change) -> dict:
        what = Markup(self.typeset(change.what))
        return {"on": self._day(change.on), "what": what, "correction": change.correction}

    def _day(self, day: str) -> dict:
        return {"iso": day, "words": strftime(date.fromisoformat(day), self.settings["DEFAULT_DATE_FORMAT"])}


def _strange(mark: str, source: Source) -> Finding:
    """What to say of a mark that no page may hold, at the place where its element first stands in the file."""
    at = source.body.find(re.match(r"<\W?\w*", mark)[0])
    sentence = (
        f"{mark[:80]} is no mark that a page may hold. Take it out of the text, or out of a drawing that it shows"
    )
    return Finding(source.path, source.place_of(at) if at >= 0 else Place(1), "HTML", sentence, "R48")


def _typesetter() -> Markdown:
    """A Markdown that knows nothing but heights, curly quotes, dashes and ellipses."""
    typesetter = Markdown(extensions=["smarty", TypographyExtension()])
    for part in (typesetter.preprocessors, typesetter.inlinePatterns, typesetter.parser.blockprocessors):
        for name in [item.name for item in part._priority]:
            if name not in ("normalize_whitespace", "paragraph", "height"):
                part.deregister(name)
    return typesetter


def _depth(html: str) -> int:
    """How many elements stand open at once, at most, where each that can be closed is."""
    deepest = depth = 0
    for end, name, rest in TAG.findall(html):
        depth = max(0, depth - 1) if end else depth + (name.lower() not in VOID and not rest.endswith("/"))
        deepest = max(deepest, depth)
    return deepest


def _minutes(html: str) -> int:
    """Minutes to read the HTML aloud in one's head, drawings left out; at least one."""
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL)
    return max(1, round(len(text.split()) / WORDS_PER_MINUTE))


def _use(readers) -> None:
    readers.reader_classes["md"] = ContentReader


def register() -> None:
    """Read `.md` files with ContentReader."""
    signals.readers_init.connect(_use)
