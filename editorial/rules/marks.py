"""Marks that mean nothing here, or are never closed: a reader would see them as they were typed (R78)."""

import re
from collections.abc import Iterator
from html import unescape

from editorial.findings import Finding
from editorial.markup.document import Document, Readable
from editorial.model.site import Site
from editorial.rules.form import FORM
from editorial.rules.phrases import without_code

NO_NOTE = "is no note here. Cite a study, like [@pers2024], or write it in the text"
# What a reader would see, and how to mend it. To show such signs on purpose, a backslash stands before them.
STRAY = (
    (re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)"), "is one half of bold. Close it, or take it out"),
    (re.compile(r"~~(?=\S)|==(?=\w)(?=[^=]*\w==)"), "is no mark here. Write the sentence as it now is"),
    (re.compile(r"\[[^\[\]]+\]\s*\((?:https?:|mailto:|\{\w+\}|\.{0,2}/)[^\s()]*\)?"), "is no link. Put no space between the brackets, and close both"),
    (re.compile(r"\[\^[^\]\s]+\]:?"), NO_NOTE),
    (re.compile(r"^\[[ xX]\] "), "makes no box to tick. Take it out"),
    (re.compile(r"^(?:`{3,}|~{3,})"), "begins code that is never closed. Close it with the same signs"),
    (re.compile(r"^!!\s?[\w-]+ *[\"“”]"), "begins no card. Write three signs, like !!! note"),
    (re.compile(r"\{(?::|[.#]\w)[^{}]*\}|(?<!\()\{(?:filename|static|attach)\}"), "means nothing in this place. Take it out"),
    (re.compile(r"^\d+\)\s"), "begins no list. Write a number and a full stop, like 1."),
    (re.compile(r"^\*\[[^\]]+\]:"), "explains no abbreviation here. Add it to content/data/glossary.yaml"),
    (re.compile("\ufffd"), "is no character. Retype what was meant"),
    (re.compile(r"^\[TOC\]$"), "makes no list of contents, which the page has anyway. Take it out"),
)  # fmt: skip
# Marks that a header or a data file shows as they were typed, since it holds plain words.
MARKS = re.compile(
    r"""(?<!\w)(?:\*+|_+)(?=[^\s*_])[^*_]*[^\s*_](?:\*+|_+)(?!\w) | [^\W\d_]\*+\w[^*]*\*+ | \[[^\[\]]*\]\( | \[@[^\]]*\] | `[^`]+`
      | &(?:\#x?[0-9a-fA-F]+|[a-zA-Z]+);  | </?(?:a|b|br|code|del|em|i|p|s|span|strong|sub|sup|u)\b[^<>]*> | \{(?:filename|static|attach)\}""",
    re.VERBOSE,
)


@FORM.words
def marks_in_plain_words(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the marks in what stands in no Markdown: a header, or a data file."""
    for block in readable.blocks:
        for match in MARKS.finditer(block.text) if block.place and block.kind != "tooltip" else ():
            if match[0].startswith("&") and unescape(match[0]) == match[0]:  # as in R&D; or AT&T;
                continue
            sentence = (
                f'"{match[0]}" is shown as it is typed, since only plain words can stand here. Write it without marks'
            )
            yield FORM.finding(readable.path, readable.place(block), sentence, block.kind)


@FORM.text
def stray(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the marks that are shown as they were typed, outside code, unless on purpose."""
    for block in document.body:
        if block.kind in ("code", "tooltip"):
            continue
        words = without_code(block, addresses=True)
        for shape, mend in STRAY:
            for match in shape.finditer(words):
                if document.escaped(block, match.start()):
                    continue
                sentence = f'"{match[0].strip()}" {mend}'
                yield FORM.finding(document.path, document.place(block, match.start()), sentence, "mark")
    for link in document.links:
        if link.words.startswith("^"):
            yield FORM.finding(document.path, document.place_of(link.spot), f'"[{link.words}]" {NO_NOTE}', "mark")
