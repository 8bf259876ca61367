"""Read what has changed, and take the rest from the store: after this, each text has its findings and its answers.

A text is taken from the store as long as its file, what it asked of the site, and the code are unchanged. The others are
read, parsed, checked and asked in as many processes as the machine has cores; what comes out is the same, in the same
order, as from one.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from editorial.findings import ContentError, Finding
from editorial.markup import limit
from editorial.markup.document import Document
from editorial.markup.documents import Documents, Entry
from editorial.markup.question import QUESTIONS
from editorial.markup.readable import Readable
from editorial.markup.rendition import body
from editorial.model import text
from editorial.model.asked import SiteAnswers, digest
from editorial.model.datafile import DataFile
from editorial.model.processes import shared
from editorial.model.site import Site
from editorial.model.store import Kept, code_of
from editorial.model.text import Head
from editorial.model.textfile import read_bytes
from editorial.progress import stage

OfText = Callable[[Document, Site], list[Finding]]
OfData = Callable[[DataFile[Any]], Iterable[Finding]]
OfWords = Callable[[Readable, Site], Iterable[Finding]]
HEAD, FINDINGS = TypeAdapter(Head), TypeAdapter(list[Finding])
# The name under which the findings of a text stand among its answers.
FOUND = "findings"
# The kind under which it is kept that nothing was found in a piece of a data file.
CLEAN = "clean"
# The kind under which it is kept that nothing was found in what was typed into a data file.
TYPED = "typed"
# How many texts one process reads in the time it takes to start another; how many are held in memory with their HTML.
FEW, MANY = 8, 200


class Read(NamedTuple):
    """A text that was read: its place in the row, its head, its entry; what is to be kept of it, if anything, and its HTML."""

    number: int
    head: Head
    entry: Entry
    kept: Kept | None
    html: str


def fill(documents: Documents, of_text: OfText) -> None:
    """Fill `documents.entries` with every text, or with those that were chosen; `of_text` gives the findings of one.

    Of the others, too, what is kept spares the reading of their headers.
    """
    site = documents.site
    reader = _Reader(documents, of_text)
    found: dict[Path, Entry] = {}
    missing = []
    names = [_name(file, site) for file in site.text_files]
    for file, name in zip(site.text_files, names, strict=True):
        if taken := reader.taken(file, name):
            site.heads[file], found[file] = taken
        elif not documents.only or file.resolve() in documents.only:
            missing.append(file)
    rows: list[tuple[Kept, str]] = []
    with stage("Reading texts", len(missing)) as shown:
        for read in reader.read(missing):
            shown.step()
            site.heads[missing[read.number]], found[missing[read.number]] = read.head, read.entry
            if read.kept:
                rows.append((read.kept, read.html))
            if len(rows) == MANY:
                documents.store.keep_texts(rows, names)
                rows.clear()
    if rows or len(reader.kept) > len(names):
        documents.store.keep_texts(rows, names)
    documents.common = reader.common
    documents.entries.update((site.named(file), entry) for file, entry in found.items())


def found_in_data(documents: Documents, of_words: OfWords) -> list[Finding]:
    """What is found in the words of data files; a piece of text in which nothing was found is not read again.

    Where a piece stands may change at any time, so only that nothing was found in it is kept.
    """
    answers = SiteAnswers(documents.site)
    before, clean, found = documents.store.facts(CLEAN), dict[str, str](), list[Finding]()
    for readable in documents.data:
        for block in readable.blocks:
            hashed = digest(documents.common, readable.path, readable.english, block.kind, block.text, block.spans)
            if hashed in before and answers.hold(json.loads(before[hashed])):
                clean[hashed] = before[hashed]
                continue
            with documents.asked.by(readable.path):
                of_block = list(of_words(Readable(readable.path, readable.english, [block]), documents.as_asked))
            asks = documents.asked.taken(readable.path)
            if not of_block:
                clean[hashed] = json.dumps(answers.hashes(asks))
            found += of_block
    documents.store.keep_facts(CLEAN, clean)
    return found


def found_as_typed(documents: Documents, of_data: OfData) -> list[Finding]:
    """What is found in what was typed into data files; one in which nothing was found is not gone through again."""
    before, clean, found = documents.store.facts(TYPED), dict[str, str](), list[Finding]()
    for file in documents.site.data_files:
        hashed = digest(documents.common, file.path, repr(file.yaml.values))
        of_file = [] if hashed in before else list(of_data(file))
        if not of_file:
            clean[hashed] = ""
        found += of_file
    documents.store.keep_facts(TYPED, clean)
    return found


def _name(file: Path, site: Site) -> str:
    return file.relative_to(site.content).as_posix()


def _bytes(file: Path) -> bytes | None:
    """The bytes of a file; None where it cannot be read."""
    try:
        return read_bytes(file, file)
    except ContentError:
        return None


class _Reader:
    """Takes texts from the store if it can, else reads them."""

    def __init__(self, documents: Documents, of_text: OfText):
        self.documents, self.site, self.of_text = documents, documents.site, of_text
        self.answers = SiteAnswers(self.site)
        self.common = digest(code_of(Path(__file__).parent), self.answers.common())
        self.kept: dict[str, list[Kept]] = defaultdict(list)
        for kept in documents.store.texts(self.common):
            self.kept[kept.name].append(kept)

    def taken(self, file: Path, name: str) -> tuple[Head, Entry] | None:
        """What is kept of a text, if nothing has changed; else None."""
        versions = self.kept.get(name)
        hashed = digest(_bytes(file) or b"") if versions else ""
        for kept in versions or ():
            if kept.hash == hashed and self.answers.hold(json.loads(kept.asks)):
                answers = json.loads(kept.answers)
                findings = FINDINGS.validate_json(answers.pop(FOUND))
                return HEAD.validate_json(kept.head), Entry(findings, answers, kept.stamp)
        return None

    def read(self, files: list[Path]) -> Iterator[Read]:
        """Read texts, and yield them as they come: the first by itself, so that what all need is loaded once, and shared."""
        yield from (self._one(0, file) for file in files[:1])
        others = range(1, len(files))
        yield from (read for _, read in shared(lambda at: self._one(others[at], files[others[at]]), len(others), FEW))

    def _one(self, number: int, file: Path) -> Read:
        """Read, parse and check one text, and ask all that may be asked of it."""
        documents, path = self.documents, self.site.named(file)
        data = _bytes(file)
        with documents.asked.by(path):
            document = documents.of(text.read(file, self.site.content, self.site.settings.DEFAULT_LANG, data))
            findings = self.of_text(document, documents.as_asked)
            answers, found = self._answers(document, findings)
        del documents.made[path]
        asks, head, kept = documents.asked.taken(path), document.text.head, None
        if found and not limit.exceeded(findings):
            told = json.dumps(answers | {FOUND: found})
            named = (_name(file, self.site), self.common, digest(data or b""), json.dumps(self.answers.hashes(asks)))
            kept = Kept(*named, HEAD.dump_json(head).decode(), told)
        return Read(number, head, Entry(findings, answers, kept.stamp if kept else ""), kept, body(document))

    def _answers(self, document: Document, findings: list[Finding]) -> tuple[dict[str, str], str]:
        """The answers to all questions and the findings as JSON; none where a name in them is one that no text can hold."""
        try:
            document.path.as_posix().encode()
            answers = {one.name: one.written(document, self.documents.as_asked) for one in QUESTIONS}
            return answers, FINDINGS.dump_json(findings).decode()
        except ValueError:
            return {}, ""
