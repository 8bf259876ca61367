"""Slips that a reader would see: what looks like a card or a citation but is not, and marks in plain words (R78).

A card that is not read as one is a paragraph without its color and its place; a key that is not read as a citation is a
riddle, and the claim stands without its study. So whatever looks like one of the two must be one, or is reported.
"""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block, Citation
from editorial.model.datafile import DataFile
from editorial.model.site import Site
from editorial.model.yamlfile import Yaml
from editorial.model.yamlplaces import Steps
from editorial.rules.amounts import MONTHS
from editorial.rules.cards import KINDS
from editorial.rules.form import FORM
from editorial.rules.marks import MARKS, QUOTED, in_plain_words
from editorial.rules.phrases import Pattern, without_code
from editorial.rules.rule import Findings

SIGN = "[!！﹗❗❕‼¡]"
OPENS_CARD = Pattern(
    rf"""^(?P<signs>(?:{SIGN}\ufe0f?\s?)+)(?P<kind>[\w-]+)
      | (?<=\s)(?P<inside>(?:{SIGN}\s?){{2,}})(?P<named>[\w-]+)(?=\s*["“”])
      | ^\?{{3}}\+?\s?(?P<folded>(?:{"|".join(KINDS)})\b|[\w-]+(?=\s*["“”]))
      | (?:^|(?<=\s)):{{3,}}\s?\{{?\.?(?P<fenced>[\w-]*)\}}?""",
    re.VERBOSE,
)
OPENING, CLOSING = "[({（［【", "])}）］】"
# A key, with the signs in front that may be meant for those of a citation: one of them is @, or the key has a year. What
# belongs to an address is passed over.
KEY = Pattern(
    rf"""(?<![\w/@^])(?<!\w-)(?P<signs>[{re.escape(OPENING)}]*\s?-?[@#]?\s?)(?:(?<=@)|(?<=@\s)|(?=[\w-]*\d))
         (?P<key>[A-Za-z][\w-]*)(?:@(?=[{re.escape(CLOSING)},;]))?(?![/@]|\.\w)""",
    re.VERBOSE,
)
REST = re.compile(rf"[^{re.escape(CLOSING)}]{{0,60}}[{re.escape(CLOSING)}]+")
# Citations that someone has numbered or typed by hand, as other programs do: [3], done.³ and (Pers et al., 2024).
LIST = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
NAME, YEAR = r"[A-Z][\w’'-]+", r"(?:19|20)\d\d[a-z]?"
BY_HAND = Pattern(
    # [3] by itself, right behind a mark, or right behind a word
    rf"(?<![\w\]])\[\s*{LIST}\s*\](?!\() | (?<=[.?!,;:)”])\[{LIST}\] | (?<=[^\W\d])\[{LIST}\]"
    # raised: done.³
    rf"| (?:(?<=[.?!,;:)”])|(?<=[^\W\d_]{{5}}))[⁰¹²³⁴-⁹]+"
    # raised once, and flat since it was pasted: done.3 Then
    rf"| (?<=[a-z]{{4}}\.){LIST}(?=\s[A-Z“]|$)"
    # the fields of programs for references
    rf"| \[CITATION\s[^\]]*\] | \bADDIN\s(?:EN|ZOTERO|CSL|Mendeley)(?:[.\w]*\w)?"
    # letters for numbers: done.[a]
    rf"| (?<=[.?!,;:)”])\[[a-z]{{1,2}}\](?![(\w])"
    # year, volume and pages: 2024;12(3):45-67
    rf"| \b(?:19|20)\d\d;\s?\d+(?:\s?\(\d+\))?:\s?[a-z]?\d+(?:[-–]\d+)?"
    # the day on which a page was read
    rf"| \b(?:Accessed|Retrieved)\s(?:on\s)?(?:{'|'.join(MONTHS)})\s\d{{1,2}},\s20\d\d"
    # authors and year: (see Pers et al., 2024; Jo and Roe 2023), [Pers 2024]
    rf"| \((?:see\s+|e\.g\.,?\s+)?(?:{NAME}(?:\s+(?:and|&)\s+{NAME})?(?:\s+et\s+al\.?|\s+and\s+(?:others|colleagues))?,?\s+{YEAR}\s*[;,]?\s*)+\)"
    rf"| \[{NAME}(?:\s(?:and|&)\s{NAME}|\set\sal\.?)?,?\s{YEAR}\](?!\()"
    # (see ref. 3)
    rf"| \((?i:see\s)?(?i:refs?\.?|references?)\s(?:no\.?\s)?{LIST}\)"
    # authors alone: Pers et al.
    rf"| \b{NAME}\s+et\s+al\.?(?:,?\s+\(?(?:19|20)\d\d\)?)?"
    # the number of a paper: PMID 12345678, doi:10.1000/182
    rf"| \(?\b(?:PMID|PMCID|doi|DOI)\b\s?:?\s?(?:\d{{5,}}|PMC\d+|10\.\d{{4,}}/[^\s)]+)\)? | (?<![\w/@])10\.\d{{4,9}}/[^\s)]+",
    re.VERBOSE,
)
HAND_RAISED = re.compile(rf"\[?\s*{LIST}\s*\]?")
MONTH = re.compile(rf"\((?:{'|'.join(MONTHS)}|Spring|Summer|Fall|Winter|Since|Until|In|From)\b")
# The form of nearly every key: a name and a year.
NAME_AND_YEAR = re.compile(r"[a-z][a-z-]*(?:19|20)\d\d[a-z]?", re.IGNORECASE)
# Fields that no reader meets as words, and those whose marks `marks` finds.
NO_WORDS = frozenset({"id", "type", "kind", "mark", "DOI", "URL", "PMID", "PMCID"})
# Blocks in which a citation with no words before it belongs to nothing; a cell may hold just a citation.
ALONE = ("caption", "paragraph", "point")
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
# What a reader sees of a citation that is none, besides what was typed: its two brackets; and one sign behind them.
AROUND = len("[]") + 1
READ_ELSEWHERE = frozenset({"meaning", "about"})


@FORM.text
def cards(document: Document, site: Site) -> Findings:
    """Yield what looks like the first line of a card and has become a part of the text."""
    for block in document.body:
        if block.kind in ("code", "tooltip"):
            continue
        for match in OPENS_CARD.finditer(without_code(block, addresses=True)):
            kind = next((kind for kind in match.group("kind", "named", "folded", "fenced") if kind), "")
            few = len((match["signs"] or match["inside"] or "!!").replace("¡", "").replace(" ", "")) < 2
            if (few and kind.lower() not in KINDS) or document.escaped(block, match.start()):
                continue
            near = get_close_matches(kind.lower(), KINDS, n=1) or ["warning"]
            sentence = f'"{match[0].strip()}" does not begin a card. Begin the line with !!! {near[0]}, and indent what stands in it by four spaces'
            if not kind:
                sentence = f'"{match[0].strip()}" ends no card. Take it out'
            yield FORM.finding_in(document, block, match.start(), sentence, "card")


@FORM.text
def bare_keys(document: Document, site: Site) -> Findings:
    """Yield the keys of references that readers would see, since they are not written as a citation."""
    keys = site.references.records
    for block in document.blocks:
        if block.kind == "code":
            continue
        for match, shown, meant in _bare_keys(block, keys):
            known = block.place or "[" not in match["signs"] or _nearest(match["key"], keys)
            if not known and document.escaped(block, match.start()):  # on purpose
                continue
            sentence = f'"{shown}" is not read as a citation. Write {meant}'
            if block.place:
                if MARKS.search(shown):  # said by `marks`
                    continue
                sentence = f'"{shown}" looks like a citation, which cannot stand here. Take it out'
            if not _said(document, block, match.start()):
                yield FORM.finding_in(document, block, match.start("key"), sentence, "citation")
        for at, key in block.cites:
            if block.text[at - 1 : at + 1] == "[]":
                sentence = f"a citation stands in brackets twice. Write [@{key}]"
                yield FORM.finding_in(document, block, at - 1, sentence, "citation")
    for link in document.links:
        if link.address.startswith("@"):
            sentence = f"{link.address} is not read as a citation. Write [{link.address}] after the full stop"
            yield FORM.finding(document.path, document.place_of(link.spot), sentence, "citation")


@FORM.text
def misplaced_citations(document: Document, site: Site) -> Findings:
    """Yield the citations that stand where none can, and those that stand twice at one place."""
    named: set[tuple[object, ...]] = set()
    for last, citation in zip((None, *document.citations), document.citations, strict=False):
        if sentence := _misplaced(last, citation):
            yield FORM.finding(document.path, document.place_of(citation.spot), sentence, "citation")
        for part in citation.parts or ():
            if (where := (citation.block, citation.offset, *part)) in named:
                sentence = f"[@{part[0]}] stands here twice. Take one out"
                yield FORM.finding(document.path, document.place_of(citation.spot), sentence, "citation")
            named.add(where)


def _misplaced(last: Citation | None, citation: Citation) -> str:
    """What is wrong with the place of a citation, behind the `last` one; empty where nothing is."""
    block, typed = citation.block, citation.typed
    between = block.text[last.offset : citation.offset] if last else ""
    if citation.linked:
        return f"[{typed}] stands inside a link, and is a link itself. Write it behind that"
    if not citation.offset and block.kind in ALONE and not (block.card and citation is block.card.keys):
        return f"no words stand before [{typed}]. Write it behind the sentence that it is for, in the same paragraph"
    if last and last.block is block and last.typed != typed and between in ("", ".", "-", "–"):
        return f"[{last.typed}] and [{typed}] stand side by side, where two numbers read as one. Write [{last.typed}; {typed}]"
    if block.kind == "heading":
        return f"[{typed}] stands in a heading, which sums up and proves nothing. Write it behind the sentence that it is for"
    if block.text[citation.offset - 1 : citation.offset] in RAISED:
        return f"[{typed}] stands right behind a raised number, and the two read as one. Write it behind the next word or the full stop"
    return ""


@FORM.text
def citations_by_hand(document: Document, site: Site) -> Findings:
    """Yield the citations that lead nowhere, since their number or their names were typed by hand."""
    keys = site.references.records
    for block in document.body:
        if block.kind in ("code", "tooltip"):
            continue
        words = without_code(block)
        spans = [
            (span.start, span.end)
            for span in block.spans
            if span.kind == "sup" and HAND_RAISED.fullmatch(block.text[span.start : span.end])
        ]
        found = [match.span() for match in BY_HAND.finditer(words) if not MONTH.match(match[0])]
        for start, end in [*found, *spans]:
            if not document.escaped(block, start):
                typed = block.text[start:end]
                sentence = (
                    f'"{typed}" leads to no study. Write {_meant(typed, keys)} after the full stop, and take this out'
                )
                yield FORM.finding_in(document, block, start, sentence, "citation")


def _meant(typed: str, keys: Collection[str]) -> str:
    """How to write a citation that names its authors and year; an example where nobody can tell."""
    named = re.search(r"([A-Z][\w’'-]+).*?((?:19|20)\d\d)?\W*$", typed, re.DOTALL)
    name, year = (re.sub(r"\W", "", named[1]).lower(), named[2] or "") if named else ("", "")
    like = [key for key in keys if name and key.startswith(name) and key.endswith(year)]
    return f"[@{like[0]}]" if len(like) == 1 else "the key of the study, like [@pers2024],"


@FORM.site
def citations_in_data(documents: Documents) -> Findings:
    """Yield the keys of references in the glossary, and in what is said of people."""
    for readable in documents.data:
        for block in readable.blocks:
            for _, shown, _ in _bare_keys(block, documents.site.references.records):
                if not MARKS.search(shown):
                    sentence = f'"{shown}" looks like a citation, which cannot stand here. Take it out'
                    yield FORM.finding_in(readable, block, 0, sentence, "citation")


def _said(document: Document, block: Block, offset: int) -> bool:
    """Whether R35 says what is wrong at a place."""
    said = [range(one.offset, one.offset + len(one.typed) + AROUND)
            for one in document.citations if one.block is block and one.parts is None]  # fmt: skip
    said += [range(one.start, one.end) for one in block.spans if one.kind == "a" and block.text[one.start] == "@"]
    return any(offset in one for one in said)


def _bare_keys(block: Block, keys: Collection[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each place that looks like a citation: where its key is, what a reader sees, and how to write it."""
    text, end = without_code(block, addresses=True), 0
    for match in KEY.finditer(text):
        signs, key = match["signs"].strip(), match["key"]
        if match.start() < end or not _is_key(signs, key, text[match.end() : match.end() + 1], keys):
            continue
        rest = REST.match(text, match.end()) if signs[:1] in OPENING and signs else None
        end = rest.end() if rest else match.end()
        shown = text[match.start() : end].strip()
        named = [key, *NAME_AND_YEAR.findall(text[match.end() : end])]
        yield match, shown, f"[{'; '.join(f'@{_nearest(name, keys) or name.lower()}' for name in named)}]"


def _is_key(signs: str, key: str, behind: str, keys: Collection[str]) -> bool:
    """Whether a word can be nothing but the key of a reference, for the signs in front of it and the one behind."""
    if "@" in signs:
        return "[" in signs or bool(NAME_AND_YEAR.fullmatch(key) or _nearest(key, keys))
    if key.lower() in keys and any(sign.isdigit() for sign in key):
        return True
    if not signs or behind not in (*CLOSING, ",", ";") or not NAME_AND_YEAR.fullmatch(key):
        return False
    return signs[0] not in "(（" or bool(_nearest(key, keys))


def _nearest(key: str, keys: Collection[str]) -> str:
    """The key of a reference that is meant; empty where none is like it."""
    return next(iter(get_close_matches(key.lower(), keys, n=1, cutoff=0.85)), "")


@FORM.text
def marks_in_the_header(document: Document, site: Site) -> Findings:
    """Yield the marks in the names of topics and tags, and in the role of a reviewer."""
    header = document.text.header
    for steps, value in header.texts():
        if steps[0] in ("category", "tags", "review") and steps != (
            "tags",
        ):  # of `tags` that are no list, the record says so
            yield from _marks(value, steps, header)


@FORM.data
def marks_in_data(file: DataFile[Any]) -> Findings:
    """Yield the marks in a data file, which shows its words as they are typed."""
    for steps, value in file.yaml.texts():
        elsewhere = READ_ELSEWHERE if file.path.stem in ("glossary", "people") else frozenset()
        if name_of(steps) not in NO_WORDS | elsewhere:
            yield from _marks(value, steps, file.yaml)


def name_of(steps: Steps) -> str:
    """The field that a value of a header or a data file belongs to, such as "tags" for ("tags", 0)."""
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _marks(value: str, steps: Steps, yaml: Yaml) -> Findings:
    if QUOTED.fullmatch(value):
        sentence = f'{value.strip()} stands in curly quotes, which belong to no name. Take them out, or type straight ones: "..."'
        yield FORM.finding(yaml.path, yaml.at(*steps), sentence, name_of(steps))
    for sentence in in_plain_words(value):
        yield FORM.finding(yaml.path, yaml.at(*steps), sentence, name_of(steps))
