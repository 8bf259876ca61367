"""What a rule is: its number, its reason, its remedy, two examples, and the functions that look for what breaks it.

A rule stands in one place: its row, and below it each function that finds what breaks it, marked by what the function
looks at:

    PARAGRAPHS = Rule("R4", "Paragraphs have three sentences or fewer", ...)

    @PARAGRAPHS.text
    def long_paragraphs(document: Document, site: Site) -> Findings:

One function that looks for what breaks several rules is marked by the first of them, and names the rule of each finding.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from editorial.findings import Finding, Level, Place
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block
from editorial.markup.readable import Readable
from editorial.model.datafile import DataFile
from editorial.model.site import Site

Findings = Iterator[Finding]
# Where in some words, or in which row of a table, something is wrong, and what to say of it.
Faults = Iterator[tuple[int, str]]
WordCheck = Callable[[Readable, Site], Findings]
TextCheck = Callable[[Document, Site], Findings]
DataCheck = Callable[[DataFile[Any]], Findings]
SiteCheck = Callable[[Documents], Findings]
Example = Literal[
    "text", "header", "data/glossary.yaml", "data/references.yaml", "data/retractions.yaml", "data/addresses.yaml"
]


@dataclass(eq=False)
class Rule:
    """One rule.

    A finding of level "error" stops the build where its text is meant for readers; a "warning" is said and lets it pass.
    `source` names who asks for the rule. `fails` and `passes` are Markdown of a text, or lines of what `of` says: a
    header, a data file. A rule that is not `waivable` guards what readers or the law rely on, or the file itself: no page
    can be let off.
    """

    id: str
    title: str
    why: str
    mend: str
    source: str
    fails: str
    passes: str
    level: Level = "error"
    of: Example = "text"
    waivable: bool = True
    of_words: list[WordCheck] = field(default_factory=list, init=False)
    of_texts: list[TextCheck] = field(default_factory=list, init=False)
    of_data: list[DataCheck] = field(default_factory=list, init=False)
    of_sites: list[SiteCheck] = field(default_factory=list, init=False)

    def words(self, check: WordCheck) -> WordCheck:
        """Mark a function that reads words, wherever readers meet them: in texts and in data files."""
        self.of_words.append(check)
        return check

    def text(self, check: TextCheck) -> TextCheck:
        """Mark a function that reads one text. What it finds depends on the text, the data it names, and the settings."""
        self.of_texts.append(check)
        return check

    def data(self, check: DataCheck) -> DataCheck:
        """Mark a function that reads what was typed into a data file, and nothing else."""
        self.of_data.append(check)
        return check

    def site(self, check: SiteCheck) -> SiteCheck:
        """Mark a function that needs every text, or the day. It is asked anew in each run."""
        self.of_sites.append(check)
        return check

    def finding(self, path: Path, place: Place, sentence: str, what: str = "", level: Level | None = None) -> Finding:
        """What breaks this rule, at a place of the file `path`; of its own level, unless another is given."""
        return Finding(path, place, what, sentence, self.id, level or self.level)

    def finding_in(
        self, readable: Readable, block: Block, offset: int, sentence: str, what: str = "", level: Level | None = None
    ) -> Finding:
        """What breaks this rule, at an offset of a block; 0 is its first letter."""
        return self.finding(readable.path, readable.place(block, offset), sentence, what, level)

    def in_sentences(self, readable: Readable, faults: Callable[[str], Faults]) -> Findings:
        """Yield what `faults` finds in each sentence of the prose, judged by its words alone."""
        for block, sentence in readable.sentences():
            for start, message in faults(sentence.text):
                yield self.finding_in(readable, block, sentence.start + start, message)
