"""Markdown of other programs as the HTML that a reader saw: by pandoc, once the signs that only they know are plain.

CommonMark reads it (Hugo, Obsidian, Notion, GitHub), with tables, notes and definitions as PHP Markdown Extra has them
(Pelican, Jekyll). What nobody knows, such as `{{< figure >}}`, stays as it was typed, and the check names it.
"""

import re
import unicodedata
from collections import Counter
from html import unescape
from urllib.parse import unquote

from editorial.findings import shortened

FORM = "commonmark+pipe_tables+strikeout+task_lists+footnotes+definition_lists+superscript+subscript+autolink_bare_uris"
# Code, in which no sign means anything.
CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*\n(?:.*\n)*?(?: {0,3}(?P=fence).*|\Z)|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.M,
)
REMARK = re.compile(r"<!--(?P<html>.*?)-->|%%(?P<obsidian>.+?)%%", re.S)
PICTURE = re.compile(
    r"!\[\[(?P<file>[^\[\]|\n]+\.(?:png|jpe?g|gif|webp|avif|svg|tiff?|bmp))(?:\|\d+(?:x\d+)?|\|(?P<says>[^\[\]\n]*))?\]\]",
    re.I,
)
LINK = re.compile(r"!?\[\[(?P<page>[^\[\]|\n]+)(?:\|(?P<says>[^\[\]\n]+))?\]\]")
CALLOUT = re.compile(r"^(?P<quote> {0,3}(?:> ?)+)\[!(?P<kind>[\w-]+)[^\]\n]*\][+-]?[ \t]*(?P<title>.*)$", re.M)
MARKED = re.compile(r"==(?=\S)(?P<words>[^=\n]+)(?<=\S)==")
# Addresses inside Pelican's content.
INSIDE = re.compile(r"(?<=\()[{|](?:filename|static|attach)[}|]/?")
# Signs of Markdown that a reader does not see: the number of a point, the names of notes and links.
UNSEEN = re.compile(
    r"^[ \t>]*(?:[-*+] +)?(?:\d+[.)](?=\s)|(?<= )\[[ xX]\])|\[\^[^\]\s]+\]:?|(?<=\])\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\]:(?=\s)|^ {0,3}[`~]{3,}.*$",
    re.M,
)
# An element, whose attributes may hold words.
TAG = re.compile(r"</?(?P<inside>[a-zA-Z][^<>]*)>")
# A word; a number with the sign before it, which turns "less" into "more" when it is lost.
WORD = re.compile(r"[<>≤≥±−-]?\d[\d.,]*\d|[<>≤≥±−-]?\d|[^\W\d_]+")


def plain(text: str) -> tuple[str, list[str]]:
    """The text in signs that CommonMark knows, and what its writer should look at."""
    remarks: list[str] = []
    linked: list[str] = []

    def remark(found: re.Match[str]) -> str:
        words = " ".join((found["html"] or found["obsidian"] or "").split())
        if words not in ("", "more"):  # where a list of articles shows no more of this one
            remarks.append(f'Left out, since no reader saw it: "{shortened(words)}"')
        return ""

    def link(found: re.Match[str]) -> str:
        linked.append(found["page"])
        return found["says"] or found["page"]

    def callout(found: re.Match[str]) -> str:
        title = found["title"].strip() or found["kind"].capitalize()
        remarks.append(f'"{title}" was a box. It is a quotation now; docs/cards.md shows how to make it a card')
        return f"{found['quote']}**{title}**\n{found['quote'].rstrip()}"

    def known(part: str) -> str:
        part = REMARK.sub(remark, part)
        part = PICTURE.sub(lambda found: f"![{found['says'] or ''}](<{found['file']}>)", part)
        part = CALLOUT.sub(callout, LINK.sub(link, part))
        return INSIDE.sub("", MARKED.sub(r"<mark>\g<words></mark>", part))

    made, end = "", 0
    for code in CODE.finditer(text):
        # no language, by which pandoc would color each sign
        made += known(text[end : code.start()]) + re.sub(r"\A( {0,3}[`~]{3,}).*", r"\1", code[0])
        end = code.end()
    made += known(text[end:])
    if linked:
        pages = ", ".join(f'"{page}"' for page in dict.fromkeys(linked))
        remarks.append(f"Links to other notes are only words now: {pages}. Link them where we have such a page")
    return made, remarks


def lost(text: str, html: str) -> list[str]:
    """The words and numbers of a text of plain signs that its HTML does not hold."""
    before, after = Counter(_words(UNSEEN.sub(" ", text))), Counter(_words(html))
    return list((before - after).elements())


def _words(text: str) -> list[str]:
    # twice, since HTML shows by one what stood in code
    shown = unicodedata.normalize("NFC", unescape(unescape(unquote(text))).replace("\\", " "))  # pandoc joins accents
    return WORD.findall(TAG.sub(r" \g<inside> ", shown))
