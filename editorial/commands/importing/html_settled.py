"""A web page, settled before anyone reads it: what pandoc drops or trips over is put as it can read it.

What a style sheet of the page raises, strikes out or hides stands at the element itself; the parts of a table stand in the
order of a table; the comments that Google Docs sends along are taken out.
"""

import re
from contextlib import suppress

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

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
