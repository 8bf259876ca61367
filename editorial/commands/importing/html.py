"""The words of a web page as a reader sees them, read without pandoc: by Lexbor, which reads HTML as browsers do.

Raised and lowered characters stand between signs (see `lines`), by whatever means the page raises them. Where a page
names its main part, the rest (menus, what stands at its foot) is no part of the text; else its menus, asides and foot
are none. The mark of a note is no word: our notes have numbers of their own.

A page is settled before anyone reads it: what a style sheet of it raises, strikes out or hides stands at the element itself;
the parts of a table stand in the order of a table; the comments that Google Docs sends along are taken out.
"""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from editorial.commands.importing.lines import SIGN, marked, readable
from editorial.commands.importing.tree import NOTE
from editorial.markup import glossary

# What is no text, since nobody sees it.
NO_TEXT = "template, input[type=hidden]"
RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
HIDING = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What is passed over in a style sheet: remarks, the signs that hide it from old browsers, rules for paper and the like; its rules.
PASSED = re.compile(r"/\*.*?\*/|<!--|-->|@[^@{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", re.DOTALL)
RULE = re.compile(r"(?<![^{};])([^{};]+)\{([^{}]*)\}")
# The parts of a table as browsers show them; what else stands between them has no words.
PARTS = ("caption", "thead", "tbody", "tr", "tfoot")
# A comment of Google Docs leads back to its mark, and the mark to the comment.
COMMENT, MARK = "a[href^='#cmnt_ref']", "a[href^='#cmnt']"
SKIPPED = frozenset({"script", "style", "svg", "template", "title", "-comment"})
# What stands inside a line; all else begins and ends one.
INLINE = glossary.INLINE | {
    "acronym", "b", "bdo", "big", "data", "del", "font", "img", "label", "mark", "nobr", "q", "s", "strike", "tt", "wbr",
}  # fmt: skip
# How many of these may stand inside one another: lists, and what else page builders nest. Each list doubles pandoc's time; no
# page for people goes as deep.
DEEPEST = {
    ("ul", "ol", "dl"): 10,
    ("div", "section", "table", "blockquote", "span", "font", "b", "i", "em", "strong"): 200,
}
MAIN, BESIDE = "main, [role=main]", ("nav", "aside", "footer")
# What a page shows that is no text, and no picture; what a reader fills in, whose choices pandoc would run into the text
# beside them.
FILLED = "select, textarea, input:not([type=checkbox])"
SHOWS = f"iframe, embed, object, video, audio, {FILLED}"
# A part of a page that a program had put together, as browsers and SingleFile save it.
SHADOW = re.compile(r"<template\b[^>]*\bshadowroot[^>]*>((?:(?!<template\b).)*?)</template>", re.DOTALL | re.IGNORECASE)
# Where a page says that it stands.
PLACED = "link[rel=canonical][href^=http], base[href^=http]"
SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)
UNSEEN = re.compile(rf"{HIDING.pattern}|\b(?:(?<!-)color:\s*(?:white\b|#fff\b|#ffffff\b)(?!.*background))", re.I)
# The mark of a note: what it says where it is a link; behind the end of a sentence; and wherever it is raised. A single raised
# number behind a letter may be cm2.
NUMBERS = r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*"
LINKED, ENDING = re.compile(rf"\[?(?:{NUMBERS}|[a-z*†‡§]{{1,2}})\]?", re.IGNORECASE), re.compile(rf"\[?{NUMBERS}\]?")
ANYWHERE = re.compile(r"\[\d[^<\]]*\]|\d{1,3}\s*,\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
# What leads from a note back to its mark.
BACK = re.compile(r"[↩↑^]\ufe0e?")


@dataclass
class WebPage:
    """A page with the marks of its notes set apart: its HTML, its words, what stands beside them, what it shows besides.

    `hidden` are words that nobody saw, `address` is where it stood, as far as it says so, `meant` what short forms stand for,
    which only a mouse is shown.
    """

    html: str
    words: str
    rest: str
    shows: list[str]
    hidden: list[str]
    address: str
    meant: list[str]


def read(html: str, whole: bool) -> WebPage:
    """Read a page; where it is not `whole`, its menus, asides and foot are left out.

    Raises RecursionError where more stands inside one another than any page for people needs.
    """
    while (shown := SHADOW.sub(r"<div>\1</div>", html)) != html:  # the inner ones first
        html = shown
    page, saved = LexborHTMLParser(html), SAVED.search(html)
    _keep_flat(page.root, Counter())
    address = ""
    if saved:
        address = saved[1]
    elif placed := page.css_first(PLACED):
        address = placed.attributes["href"] or ""
    comments = settle(page)
    _set_notes_apart(page)
    has_main, hidden = page.css_first(MAIN) is not None, list[str]()
    rest = "" if whole or has_main else "".join(_cut(page, name) for name in BESIDE if _is_closed(name, html))
    shows = [node.attributes.get("src") or node.attributes.get("data") or f"<{node.tag}>" for node in page.css(SHOWS)]
    for node in page.css(FILLED):
        node.decompose()
    # Pandoc knows a box to tick only when it is closed.
    made = re.sub(r"<(input\b[^>]*)>", r"<\1/>", readable(page.html or ""))
    short = ((_words(node).strip(), node.attributes["title"]) for node in page.css("abbr[title], acronym[title]"))
    meant = [f"{form} ({title})" for form, title in dict(short).items()]
    words = _words(page.root, hidden)
    if has_main:
        words, rest = _cut(page, MAIN), _words(page.root)
    return WebPage(made, words, f"{comments} {rest}".strip(), shows, list(filter(None, hidden)), address, meant)


def _keep_flat(node: LexborNode | None, above: Counter[int]) -> None:
    """Raises RecursionError where too many of a kind stand inside one another: so many stand `above` the node, by their most."""
    for child in node.iter() if node else ():
        within = above + Counter(deepest for tags, deepest in DEEPEST.items() if child.tag in tags)
        if any(many > deepest for deepest, many in within.items()):
            raise RecursionError
        _keep_flat(child, within)


def _is_closed(name: str, html: str) -> bool:
    """Whether all elements of a name are closed: one that is not would take the rest of the page with it."""
    begun, ended = (len(re.findall(rf"<{sign}{name}\b", html, re.IGNORECASE)) for sign in ("", "/"))
    return begun == ended


def _cut(page: LexborHTMLParser, selector: str) -> str:
    """Take elements out of a page; returns their words."""
    words = ""
    while (node := page.css_first(selector)) is not None:
        words += f"{_words(node)} "
        node.decompose()
    return words


def _words(node: LexborNode | None, hidden: list[str] | None = None, quoted: bool = False) -> str:
    """The words of an element; those that nobody saw are put into `hidden`, too."""
    if node is None or node.tag in SKIPPED:
        return ""
    if node.tag == "-text":
        return readable(node.text_content or "")
    style = node.attributes.get("style") or ""
    unseen = "hidden" in node.attributes or UNSEEN.search(style)
    children = node.iter(include_text=True)
    text = "".join(_words(part, None if unseen else hidden, quoted != (node.tag == "q")) for part in children)
    if node.tag == "q":  # quotes within quotes are single
        text = f"'{text}'" if quoted else f'"{text}"'
    raised = RAISED.search(style)
    text = marked(text, SIGN.get(raised[1].lower() if raised else str(node.tag), ""))
    if unseen and hidden is not None:
        hidden.append(" ".join(text.split()))
    return text if node.tag in INLINE else f"\n{text}\n"


def _set_notes_apart(page: LexborHTMLParser) -> None:
    """Let what leads back from a note go, and a span say what the mark of a note says; pandoc knows marks with a role."""
    for link in page.css("a"):
        if BACK.fullmatch(link.text().strip()):
            link.decompose()
    if page.css_first("[role=doc-endnotes]") is not None:
        for link in page.css("a[role=doc-noteref]"):
            around = _around(link, "sup")
            link.inner_html = ""
            if around is not link:
                around.unwrap()
    for raised in page.css("sup"):
        says, inner = raised.text().strip(), raised.css_first("a[href*='#']")
        around = _around(raised, "a")
        left = raised.prev
        if "#" in (around.attributes.get("href") or "") or (inner and _around(inner, "sup") is not inner):
            note = LINKED.fullmatch(says)
        elif raised.css_first("sup *") is None:
            ends = left and left.tag == "-text" and re.search(r"[.,;:!?\"”’]\Z", left.text_content or "")
            note = ANYWHERE.fullmatch(says) or (ENDING.fullmatch(says) if ends else None)
        else:
            note = None
        if note:
            _set_apart(page, around, says)
    # Raised by a style sheet that is not here, or not at all, right behind a word.
    for link in page.css("a[href^='#']"):
        says, left = link.text().strip(), link.prev
        if ENDING.fullmatch(says) and left and left.tag == "-text" and re.search(r"\S\Z", left.text_content or ""):
            _set_apart(page, link, says)


def _set_apart(page: LexborHTMLParser, mark: LexborNode, says: str) -> None:
    span = page.create_node("span")
    span.attrs[f"data-{NOTE}"] = says.strip("[]")
    mark.replace_with(span)


def _around(node: LexborNode, tag: str) -> LexborNode:
    """The parent of this name, if it holds only this node; else the node itself."""
    above = node.parent
    return above if above and above.tag == tag and above.text().strip() == node.text().strip() else node


def settle(page: LexborHTMLParser) -> str:
    """Settle a page, in place; returns the words of the comments that were taken out."""
    for node in page.css(NO_TEXT):
        node.decompose()
    page.unwrap_tags(["o\\:p"], delete_empty=True)  # Word's, at which pandoc would end the paragraph
    _style(page)
    comments = " ".join(map(_taken, page.css(COMMENT)))
    for mark in page.css(MARK):
        mark.decompose()
    for table in reversed(page.css("table")):  # the inner ones first
        _order(table)
    for backwards in page.css("ol[reversed]"):  # of which pandoc says nothing; of Roman numbers it does
        backwards.attrs["type"], backwards.attrs["start"] = "i", "1"
    return comments


def _style(page: LexborHTMLParser) -> None:
    """Give elements the looks that they have from a style sheet, and those that raise or strike out, tags of their own."""
    for sheet in page.css("style:not([media=print])"):
        for selector, look in RULE.findall(PASSED.sub("", sheet.text())):
            if RAISED.search(look) or STRUCK.search(look) or HIDING.search(look):
                with suppress(SelectolaxError):  # a selector that only some browsers know
                    for node in page.css(selector.strip()):
                        node.attrs["style"] = f"{look};{node.attributes.get('style') or ''}"
        sheet.decompose()
    for node in reversed(page.css("span[style], p[style]")):  # as Google Docs does it, which pandoc passes over
        style = node.attributes["style"] or ""
        if STRUCK.search(style):
            node.inner_html = f"<s>{node.inner_html}</s>"
        if node.tag == "span" and (raised := RAISED.search(style)):
            tag = raised[1][:3].lower()
            node.inner_html = f"<{tag}>{node.inner_html}</{tag}>"
            node.unwrap()


def _taken(link: LexborNode) -> str:
    """Take the comment out that leads back by this link; returns its words."""
    comment = link.parent or link
    if comment.parent and comment.parent.tag == "div" and len(comment.parent.css(COMMENT)) == 1:
        comment = comment.parent
    words = comment.text(separator=" ", strip=True)
    comment.decompose()
    return words


def _order(table: LexborNode) -> None:
    """Put the parts of a table in their order; at any other, pandoc would take each cell for a paragraph."""
    parts, heads = list(table.iter()), 0
    kept = sorted((part for part in parts if part.tag in PARTS), key=lambda part: PARTS.index(str(part.tag)))
    html = ""
    for part in kept:
        for stray in part.css("script, style, form:empty"):
            stray.decompose()
        heads += part.tag == "thead"
        html += f"<tbody>{part.inner_html}</tbody>" if part.tag == "thead" and heads > 1 else part.html or ""
    if kept != parts or heads > 1:
        table.inner_html = html
