"""Render: an index of the articles, pages and words that anyone may read, for the page that searches them.

Pagefind (https://pagefind.app) makes it: files of which a browser fetches the few that its reader's words call for, so
that nobody else learns them. Works where the setting SEARCH is on. Takes what is public today, whoever builds it, so
that no index ever names a draft. What it takes of a text are its words, those with accents without them as well, as most
type them (Sjogren), and the everyday names of the glossary's words in it. Once there are many articles, each gives what
sums it up (its answer, key points and headings) and every other word once: whole texts would make a reader fetch half a
megabyte for a word that is in all of them.
"""

import json
import re
import subprocess
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article
from selectolax.lexbor import LexborHTMLParser

from editorial.findings import ContentError, Finding, Place
from editorial.markup.glossary import INLINE
from editorial.markup.plain import plain, raised
from editorial.model.asked import digest
from editorial.model.shelf import Shelf
from editorial.model.slug import slug_of
from editorial.model.store import code_of
from editorial.model.visibility import Visibility
from plugins.extra_files import add, words_of

FOLDER = "pagefind"
# The program's own face and helpers, of which our page uses none.
UNUSED = ("*-ui.css", "*-ui.js", "pagefind-highlight.js", "pagefind-worker.js")
# What a reader meets in a text besides its words.
UNREAD = ".cite, svg"
HEADINGS = frozenset({"h2", "h3"})
WORD = re.compile(r"[\w'’-]+")
# A letter or raised number that an English keyboard lacks.
ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")
# Stands between the sentences of a record, which may be shown, and other words that lead to it; no text has it.
BESIDES = "⁂"


@dataclass(frozen=True)
class Record:
    """What is found: its address, title and topic as the search shows them, its sentences, other words that lead to it,
    and the `rest` of its words, where its sentences are not all that it says.
    """

    address: str
    title: str
    topic: str
    sentences: Iterable[str]
    besides: Iterable[str] = ()
    rest: frozenset[str] = frozenset()


def records(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[Record]:
    """Yield every text of the site that is public today, and the words of its glossary."""
    documents, many = settings["DOCUMENTS"], context["by_year"]
    texts = filter(None, context["generated_content"].values())
    for text in sorted(texts, key=lambda text: text.save_as):  # whatever the order in which they were read
        if text.visibility is Visibility.PUBLIC:
            parts = blocks(documents.html(text.source))
            topic = text.category.name if isinstance(text, Article) else context["SITENAME"]
            shown = [(tag, words) for tag, words in parts if tag in HEADINGS] if many else parts
            points = [words_of(point.words) for point in getattr(text, "key_points", ())]
            sentences = [words_of(text.summary), *points, *(words for _, words in shown)]
            besides = [form for term in text.words for form in term.forms]
            rest = frozenset(word for _, words in parts if many for word in WORD.findall(words.lower()))
            yield Record(text.save_as, words_of(text.title), topic, sentences, besides, rest)
    for term in documents.site.glossary.records.values():
        address = f"{settings['GLOSSARY_SAVE_AS']}#{term.anchor}"
        yield Record(address, term.term, "Glossary", [term.meaning], term.forms[1:])


def blocks(html: str) -> list[tuple[str, str]]:
    """What a reader takes in at once of the body of a text: the element that each piece stands in, and its words."""
    page = LexborHTMLParser(html)
    for mark in page.css(UNREAD):
        mark.decompose()
    for mark in page.css("sup, sub"):  # 10⁶ cells are not 106, where a line of the text is shown, too
        mark.replace_with(raised(mark.text(), mark.tag or "") or mark.text())
    found, tag, words = [], "", ""
    for node in page.body.traverse(include_text=True) if page.body else ():
        if node.is_text_node:
            words += node.text(deep=False)
        elif node.tag not in INLINE:
            found.append((tag, words))
            tag, words = node.tag or "", ""
    return [(tag, said) for tag, words in [*found, (tag, words)] if (said := plain(words).strip())]


def _request(record: Record, lang: str, common: Counter[str]) -> dict[str, Any]:
    """The request to add a record. Words of its rest that are `common` come first, so that they stand at about the same
    place in each record, which packs well.
    """
    rest = sorted(record.rest, key=lambda word: (-common[word], word))
    said = [*map(_ended, record.sentences)]
    words = WORD.findall(" ".join([record.title, *said, *record.besides, *rest]))
    typed = sorted({slug_of(word) for word in words if ACCENTED.search(word)})
    text = " ".join([*said, BESIDES, *record.besides, *rest, *typed])
    meta = {"title": record.title, "topic": record.topic}
    return {"type": "AddRecord", "url": record.address, "content": text, "language": lang, "meta": meta}


def _ended(words: str) -> str:
    """Words with an end: what is no sentence, such as a heading, must not run into the next one."""
    return words if words.rstrip("”’)\"'").endswith((".", "?", "!", ":")) else f"{words}."


def _make(generators: list[Any]) -> None:
    any_one = generators[0]  # all generators share one context
    settings, context = any_one.settings, any_one.context
    if not settings["SEARCH"]:
        return
    if find_spec("pagefind_bin") is None:
        sentence = "Pagefind, which indexes for the search, is not installed. Say `make publish`, which fetches it"
        raise ContentError(Finding(Path("requirements-publish.txt"), Place(1), "", sentence))
    index, lang = Path(any_one.output_path) / FOLDER, settings["DEFAULT_LANG"]
    found = list(records(context, settings))
    common = Counter(word for record in found for word in record.rest)
    shelf = Shelf(settings["DOCUMENTS"].site.content.parent, FOLDER)
    for file in _indexed([_request(record, lang, common) for record in found], lang, shelf):
        if not any(fnmatch(file["path"], pattern) for pattern in UNUSED):
            add(index / file["path"], b64decode(file["content"]), context)


def _indexed(requests: list[dict[str, Any]], lang: str, shelf: Shelf) -> list[dict[str, str]]:
    """The files of the index (`path`, `content` in base64) that these requests come to. The same make the same, so it is kept."""
    place = shelf.place(".json", code_of(Path(__file__).parent), *map(digest, requests))
    if (kept := shelf.kept(place)) is None:
        with _pagefind() as ask:
            # One index for all languages, since there is one page that searches.
            ask({"type": "NewIndex", "config": {"force_language": lang}})
            for request in requests:
                ask(request | {"index_id": 0})
            kept = json.dumps(ask({"type": "GetFiles", "index_id": 0})["files"]).encode()
        shelf.keep(place, kept)
    shelf.forget()
    files: list[dict[str, str]] = json.loads(kept)
    return files


@contextmanager
def _pagefind() -> Iterator[Callable[[dict[str, Any]], dict[str, Any]]]:
    """Start Pagefind, and give what asks it for one thing after the other, as its own packages for Node and Python do.

    The latter waits a tenth of a second for each answer. A folder of pages is no way either: in which order it is read,
    and so how the index comes out, depends on the disk. Nor may Pagefind write the files: now and then it ends before all
    of one is on the disk. ContentError: Pagefind cannot do what it is asked for.
    """
    from pagefind_bin import get_executable  # fetched to publish

    with subprocess.Popen([get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        asked: Any = service.stdin
        answers: Any = service.stdout

        def ask(request: dict[str, Any]) -> dict[str, Any]:
            asked.write(b64encode(json.dumps({"message_id": 1, "payload": request}).encode()) + b",")
            asked.flush()
            answer = bytearray()
            while not answer.endswith(b","):
                if not (more := answers.read1(1 << 20)):
                    raise _refused("it has ended")
                answer += more
            payload = json.loads(b64decode(answer[:-1]))["payload"]
            if payload["type"] == "Error":
                raise _refused(payload["message"])
            return payload

        yield ask


def _refused(why: str) -> ContentError:
    sentence = (
        f"Pagefind could not make the index of the search ({why}). Build again; if it stays so, look for disk space"
    )
    return ContentError(Finding(Path(FOLDER), Place(1), "", sentence))


def register() -> None:
    """Act once every text is read."""
    signals.all_generators_finalized.connect(_make)
