"""HTML in a text: a few harmless marks pass, all that loads, runs, asks or paints is refused with its reason.

A page of ours loads and runs nothing but its own (R48), asks readers for nothing (R49) and plays nothing from elsewhere
(R50); how it looks is the theme's (R15). Markdown hands HTML on as it stands, so it is read here, as are addresses
that run a script and attributes in braces.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding, did_you_mean
from editorial.model.source import Source, blank

# Marks that Markdown has no sign for and that can do no harm.
HARMLESS = frozenset(
    {"abbr", "bdi", "bdo", "br", "cite", "dfn", "kbd", "q", "samp", "small", "span", "sub", "sup", "time", "var", "wbr"}
)
ATTRIBUTES = frozenset({"class", "datetime", "dir", "id", "lang", "title"})
SLANTED = frozenset({"em", "i", "ins", "u"})  # said by `structure`
LOADS = "would load or run something that we have not read. Take it out: pages here run only what the theme brings"
ASKS = "would ask readers for something, and what they type could tell of their health. Take it out; give an address or a phone number"
PLAYS = "would let another company see who reads this page. Link to it, and say in words what it shows"
PAINTS = "changes how this one page looks. Take it out: the theme sets the look of all"
REFUSED = (
    {name: ("R48", LOADS) for name in ("script", "link", "base", "meta", "object", "embed", "applet", "noscript", "template", "portal", "math", "svg")}
    | {name: ("R49", ASKS) for name in ("form", "input", "button", "select", "option", "textarea", "label", "fieldset", "datalist")}
    | {name: ("R50", PLAYS) for name in ("iframe", "frame", "frameset", "video", "audio", "source", "track")}
    | {"style": ("R48", PAINTS), "font": ("R48", PAINTS), "center": ("R48", PAINTS), "marquee": ("R48", PAINTS), "blink": ("R48", PAINTS)}
)  # fmt: skip
# What to write in Markdown instead.
MARKDOWN = {
    "a": "[words](address)", "b": "**words**", "strong": "**words**", "img": '![what it shows](../figures/file.svg "Caption")',
    "p": "an empty line between paragraphs", "div": "plain paragraphs or a card", "section": "a heading ##", "hr": "a heading ##",
    "ul": "- points", "ol": "1. steps", "li": "- points", "table": "| cells | with | lines |", "tr": "| cells |", "td": "| cells |",
    "th": "| cells |", "blockquote": "> a quote", "pre": "three backticks", "code": "`code`", "dl": "a word, and below it `:   its meaning`",
    "details": "a heading ##", "summary": "a heading ##", "figure": '![what it shows](../figures/file.svg "Caption")',
    "del": "the sentence as it now is", "s": "the sentence as it now is", "mark": "**words**",
} | {f"h{level}": f"{'#' * max(level, 2)} a heading" for level in range(1, 7)}  # fmt: skip
COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)
TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|$)(?P<rest>(?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)(?P<end>>?)"""
)
# The same in braces, as attr_list takes it: {: onclick="..." }
BRACES = re.compile(r"\{:?(?P<rest>[^{}\n]*=[^{}\n]*)\}")
ATTRIBUTE = re.compile(r"""(?<![\w"'=-])(?P<name>[\w:@-]+)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+)""")
# An address in Markdown: of a link, a picture, a reference below the text, or between angle brackets.
ADDRESS = re.compile(
    r"\]\(\s*<?(?P<link>[^\s)>]+)|^ {0,3}\[[^\]@]+\]:\s*<?(?P<reference>\S+)|<(?P<auto>[a-zA-Z]+:[^\s>]+)>",
    re.MULTILINE,
)
RUNS = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?(?P<address>(?:https?:)?//[^\s)>]+)", re.IGNORECASE)


def in_body(text: Source) -> Iterator[Finding]:
    """Yield what stands in the body of a file as HTML and may not (R48, R49, R50, R70)."""
    prose = COMMENT.sub(blank, text.prose())

    def finding(start: int, what: str, sentence: str, rule: str) -> Finding:
        return Finding(text.path, text.place_of(start), what, sentence, rule)

    for found in TAG.finditer(prose):
        name = found["name"].lower()
        if name not in REFUSED and not found["end"]:  # no tag: "a value <b"
            continue
        wrong = list(_tag_wrong(name))
        if not found["close"]:
            for sentence, rule in wrong:
                yield finding(found.start(), f"<{name}>", sentence, rule)
        if name in REFUSED:  # said already
            continue
        for attribute in ATTRIBUTE.finditer(found["rest"]):
            sentence, rule = _attribute_wrong(attribute, name in HARMLESS)
            if sentence:
                yield finding(found.start("rest") + attribute.start(), attribute["name"], sentence, rule)
    for found in BRACES.finditer(prose):
        for attribute in ATTRIBUTE.finditer(found["rest"]):
            sentence, rule = _attribute_wrong(attribute, False)
            if sentence:
                yield finding(found.start("rest") + attribute.start(), attribute["name"], sentence, rule)
    for found in ADDRESS.finditer(prose):
        group = found.lastgroup
        if RUNS.match(found[group]):
            scheme = found[group].split(":")[0].lower()
            sentence = (
                f"an address that begins with {scheme}: can run or hide something. Write one that begins with https:"
            )
            yield finding(found.start(group), "address", sentence, "R48")
    for found in PICTURE.finditer(prose):
        host = found["address"].split("//", 1)[1].split("/")[0]
        sentence = f"would be loaded from {host}, which then knows who reads this page. Save it in content/figures/, with its owner's leave"
        yield finding(found.start("address"), "picture", sentence, "R48")


def _tag_wrong(name: str) -> Iterator[tuple[str, str]]:
    """Yield why a tag may not stand in a text, and the rule."""
    if name in REFUSED:
        rule, why = REFUSED[name]
        yield why, rule
    elif name in MARKDOWN:
        yield f"is HTML, which the checks cannot read. Write it in Markdown: {MARKDOWN[name]}", "R78"
    elif name not in HARMLESS | SLANTED:
        hint = did_you_mean(name, HARMLESS)
        hint = hint if hint.startswith("did") else "if it is no tag, write &lt; for <"
        yield f"is no mark that a text may hold; {hint}", "R78"


def _attribute_wrong(found: re.Match, strict: bool) -> tuple[str, str]:
    """Why an attribute may not stand in a text, and the rule; both empty when it may. `strict`: on a harmless tag."""
    name, value = found["name"].lower(), found["value"].strip("\"' \t")
    if name.startswith("on"):
        return LOADS, "R48"
    if name == "style":
        return PAINTS, "R48"
    if RUNS.match(value):
        return (
            f"an address that begins with {value.split(':')[0].lower()}: can run or hide something. Take it out",
            "R48",
        )
    if name == "target":
        return "would open a new window, where the way back is lost. Take it out", "R70"
    if name in ("src", "srcset", "poster", "action", "formaction", "srcdoc", "background"):
        return LOADS, "R48"
    if strict and name not in ATTRIBUTES and not name.startswith("aria-"):
        return "is no attribute that a text may hold. Take it out", "R78"
    return "", ""
