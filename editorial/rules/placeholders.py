"""What a draft still lacks: where a writer must write, the words FILL IN stand, or the writer's own TODO (R101).

`make new` and `make import` leave such placeholders. In a draft one is only said, so that the draft can be built and
looked at; it stops the build of a page for readers.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model.site import Site
from editorial.rules.phrases import Pattern
from editorial.rules.rule import Rule
from editorial.rules.slips import NO_WORDS, OPENS_CARD, name_of

# Honest words are near: a to-do list, "todo" in Spanish, a karyotype of 47,XXX, [sic], […] in a quotation, a step that
# says "insert the needle here".
PLACEHOLDER = Pattern(
    r"""\bFILL\s+IN\b[^"“”()\[\]]*
      | \b(?:TODO|TBD|FIXME|TKTK)\b(?:[:\s]\s*[^"“”()\[\].]*)?
      | (?<!\w\s)\b(?i:to-?do):\s[^"“”()\[\].]*
      | (?<![\w,])X{3,}(?!-?\w|\s+(?:syndrome|karyotype|females?|wom[ae]n|girls?)\b) | \b(?:19|20)XX\b | \$X+\b | \bXX\s?%
      | \b(?i:lorem\s+ipsum)\b
      | (?<!\w)\?{3,}
      | [\[{]\s*(?i:(?:your|insert|add|enter|put|check|verify|confirm)\s[^\]}]{1,60}|to\scome|placeholder)\s*[\]}]
      | \[\s*(?i:name|date|(?:phone\s)?number|address|e-?mail|link|url
          |refs?|references?|sources?|citation(?:\sneeded)?|amount|price|dose|x+|\?+|_+)(?i:\sof\s[^\]]{1,40})?\s*\]
      | ^(?i:insert|add|put)\s+(?:\w+\s+){0,3}(?i:figures?|pictures?|photos?|images?|texts?|tables?|links?|quotes?
          |references?|citations?|names?|numbers?|dates?|address|charts?|graphs?|maps?|videos?|captions?|titles?)\s+here[.:]?$
      | (?<![“\w])\[(?:…|\.{3})\](?![^“]*”)""",
    re.VERBOSE,
)

FILLED_IN = Rule(
    "R101",
    "Nothing is left to fill in on a page for readers",
    "A reader who meets words meant for the writer trusts the rest no longer.",
    "Write what the words FILL IN, TODO, TBD and the like stand for, take them out, or keep the page back with `status: draft`.",
    "This house",
    fails="FILL IN what the trial found",
    passes="Please fill in the form, and bring your to-do list.",
    waivable=False,
)


def placeholder(what: str) -> str:
    """The words that ask a writer for `what`."""
    return f"FILL IN {what}"


@FILLED_IN.text
def placeholders(document: Document, site: Site) -> Iterator[Finding]:
    """Yield each placeholder of a text: in its header, whatever the field, and in its body, but for code."""

    def asked(words: str) -> str:
        return f'"{shortened(words)}" is not written yet. Write it, or keep `status: draft`'

    header = document.text.header
    for steps, value in header.texts():
        if match := PLACEHOLDER.search(value):
            name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in steps)
            yield FILLED_IN.finding(document.path, header.at(*steps), asked(match[0]), name)
    for block in document.body:
        for match in PLACEHOLDER.finditer(block.text) if block.kind != "code" else ():
            opens_card = match[0].startswith("?") and OPENS_CARD.match(block.text)
            if not opens_card and not any(
                span.kind == "code" and span.start <= match.start() < span.end for span in block.spans
            ):
                yield FILLED_IN.finding(document.path, document.place(block, match.start()), asked(match[0]), "text")


@FILLED_IN.site
def placeholders_in_data(documents: Documents) -> Iterator[Finding]:
    """Yield each placeholder of the data files, which every page shows."""
    for file in documents.site.data_files:
        for steps, value in file.yaml.texts():
            if name_of(steps) not in NO_WORDS and (match := PLACEHOLDER.search(value)):
                sentence = f'"{shortened(match[0])}" is not written yet. Write it, or take the entry out'
                yield FILLED_IN.finding(file.path, file.yaml.at(*steps), sentence, name_of(steps))
