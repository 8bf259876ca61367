"""HTML in a text: a few harmless tags pass, all that loads, runs, asks or paints is refused with its reason.

A page of ours loads and runs nothing but its own (R48), asks readers for nothing (R49) and plays nothing from elsewhere
(R50); how it looks is the theme's (R15). What is refused here has become no HTML: a reader would see it as it was typed
(see `editorial.markup.raw_html`).
"""

import re
from collections import Counter
from html import escape

from editorial.findings import Place, did_you_mean, shortened
from editorial.markup.allowed import TYPED, runs
from editorial.markup.document import Document
from editorial.markup.headings import anchor
from editorial.markup.html import BELOW_IN_HTML
from editorial.markup.pieces import Spot
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.model.slug import anchor_of
from editorial.model.textfile import CONTROL
from editorial.rules.form import FORM
from editorial.rules.links import LINKS
from editorial.rules.rule import Findings, Rule
from editorial.rules.web import WEB

OWN = Rule(
    "R48",
    "A page loads and runs nothing but its own",
    "Whatever is loaded from elsewhere learns who reads about which illness.",
    "Take it out. Pictures belong in content/figures/; the theme brings what a page needs.",
    "HHS bulletin on online tracking; AHA v. Becerra",
    fails='<script src="https://example.org/count.js"></script>',
    passes="In 10<sup>6</sup> cells, H<sub>2</sub>O is most of it.",
    waivable=False,
)
FORMS = Rule(
    "R49",
    "No form asks readers for anything",
    "What people type into a health page is a secret that we need not hold.",
    "Take it out, and give an address or a phone number.",
    "HIPAA",
    fails="<form></form>",
    passes="Call the practice, and tell us then what hurts.",
    waivable=False,
)
ELSEWHERE = Rule(
    "R50",
    "Nothing from elsewhere plays in a page",
    "A film in a page tells the company that serves it who looks, before anybody presses play.",
    "Link to it, and say in words what it shows.",
    "HHS bulletin on online tracking; WCAG 2.2, 1.2",
    fails='<iframe title="A talk"></iframe>',
    passes="See [a talk on rest](https://example.org/talk).",
    waivable=False,
)
LOADS = "would load or run something that we have not read. Take it out: pages here run only what the theme brings"
ASKS = "would ask readers for something, and what they type could tell of their health. Take it out; give an address or a phone number"
PLAYS = "would let another company see who reads this page. Link to it, and say in words what it shows"
PAINTS = "changes how this one page looks. Take it out: the theme sets the look of all"
REFUSED = (
    {name: (OWN, LOADS) for name in ("script", "link", "base", "meta", "object", "embed", "applet", "noscript", "template", "portal", "math", "svg")}
    | {name: (FORMS, ASKS) for name in ("form", "input", "button", "select", "option", "textarea", "label", "fieldset", "datalist")}
    | {name: (ELSEWHERE, PLAYS) for name in ("iframe", "frame", "frameset", "video", "audio", "source", "track")}
    | {"style": (OWN, PAINTS), "font": (OWN, PAINTS), "center": (OWN, PAINTS), "marquee": (OWN, PAINTS), "blink": (OWN, PAINTS)}
)  # fmt: skip
# What to write in Markdown instead.
MARKDOWN = {
    "a": "[words](address)", "b": "**words**", "strong": "**words**", "img": '![what it shows](../figures/file.svg "Caption")',
    "p": "an empty line between paragraphs", "div": "plain paragraphs or a card", "section": "a heading ##", "hr": "a heading ##",
    "ul": "- points", "ol": "1. steps", "li": "- points", "table": "| cells | with | lines |", "tr": "| cells |", "td": "| cells |",
    "th": "| cells |", "blockquote": "> a quote", "pre": "three backticks", "code": "`code`", "dl": "a word, and below it `:   its meaning`",
    "details": "a heading ##", "summary": "a heading ##", "figure": '![what it shows](../figures/file.svg "Caption")',
    "aside": "a card, !!! note", "big": "plain words", "figcaption": "the caption in the quotes of its picture", "mark": "**words**", "nobr": "plain words",
    "q": '"words"',
} | dict.fromkeys(("del", "s", "strike"), "the sentence as it now is") | {f"h{level}": f"{'#' * max(level, 2)} a heading" for level in range(1, 7)}  # fmt: skip
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>.*)", re.DOTALL)
ATTRIBUTE = re.compile(r"""(?<![\w"'=-])(?P<name>[\w:@-]+)\s*=\s*(?P<value>"[^"]*"?|'[^']*'?|[^\s"'>]+)""")
# A sign of a tag in the value of an attribute: where the tag ends, a browser and a reader may see differently.
SIGN_IN_VALUE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?P<quote>["'])(?:(?!(?P=quote))[^<>])*(?P<sign>[<>])""")
ID = re.compile(r'id="(?<=\sid=")([^"]+)')
NO_CHARACTER = "an entity here stands for a character that cannot be shown. Type the character that you mean"
# Where a study stands by the number that a list of references gives.
NUMBERED = {"doi": "https://doi.org/", "pmid": "https://pubmed.ncbi.nlm.nih.gov/"}
# Attributes that load something, or send what is typed.
LOADING = frozenset({"src", "srcset", "poster", "action", "formaction", "srcdoc", "background"})


@OWN.text
def tags(document: Document, site: Site) -> Findings:
    """Yield the tags that no text may hold, each with its own rule and reason, and what they would load or run."""
    opened = set()
    for tag in document.tags:
        typed = TAG.match(tag.typed)
        if typed is None:
            continue
        name, place = typed["name"].lower(), document.place_of(tag.spot)
        if not typed["close"]:
            opened.add(name)
            rule, why = _tag_wrong(name, typed["rest"])
            yield rule.finding(document.path, place, why, f"<{name}>")
        elif name not in opened:
            yield FORM.finding(document.path, place, "closes what was never opened. Take it out", f"</{name}>")
        for attribute in ATTRIBUTE.finditer(typed["rest"]) if name not in REFUSED else ():
            yield from _attribute(attribute["name"], attribute["value"], place, document, known=True)


def _tag_wrong(name: str, rest: str) -> tuple[Rule, str]:
    """The rule that a tag breaks, of which what stands behind its name is the `rest`, and why."""
    if name in REFUSED:
        return REFUSED[name]
    if name in MARKDOWN:
        return FORM, f"is HTML, which the checks cannot read. Write it in Markdown: {MARKDOWN[name]}"
    if name in TYPED and (sign := SIGN_IN_VALUE.search(rest)):
        return FORM, f"{sign['sign']} stands in the value of {sign['name']}. Write {escape(sign['sign'])} there"
    if name in TYPED:
        return FORM, f"is never closed, or stands inside too many others. Write </{name}> where it ends"
    hint = did_you_mean(name, TYPED)
    return FORM, f"is not allowed here; {hint if hint.startswith('did') else 'if it is no tag, write &lt; for <'}"


@OWN.text
def attributes(document: Document, site: Site) -> Findings:
    """Yield the attributes that no page may hold, typed on a tag or in braces, and addresses that run something."""
    for attribute in document.attributes:
        typed = attribute.value if attribute.name in ("href", "src") else attribute.name
        yield from _attribute(attribute.name, attribute.value, document.place_of(attribute.spot, typed), document)


ON_A_DISK = "Put a picture into content/figures/, a PDF into content/files/, and name that: [its title]({static}../files/its-name.pdf)"


def _attribute(name: str, value: str, place: Place, document: Document, known: bool = False) -> Findings:
    """Yield what is wrong with an attribute; `known`: only where there is a reason of its own to refuse it."""
    name, value = name.lower(), value.strip("\"' \t")
    rule, why = OWN, ""
    if name in ("href", "src") and not known and (scheme := runs(value)):
        why = f"an address that begins with {scheme}: can run or hide something. Write one that begins with https:"
        slip = name == "href" and WEB.fullmatch(value)
        if home := "https://" if slip else NUMBERED.get(scheme):
            why = f"an address that begins with {scheme}: leads nowhere. Write {home}{value.partition(':')[2].strip(' /')}"
        elif scheme == "file" or len(scheme) == 1:  # C:\\Users
            why = f"{shortened(value)} lies on one computer, which no reader can open. {ON_A_DISK}"
        name = "address"
    elif name.startswith("on") or name in LOADING:
        why = LOADS
    elif name == "style":
        why = PAINTS
    elif scheme := runs(value) if name in ("href", "cite", "data") else "":
        why = f"an address that begins with {scheme}: can run or hide something. Take it out"
    elif name == "target":
        rule, why = LINKS, "would open a new window, where the way back is lost. Take it out"
    elif not known:
        rule, why = FORM, "is not an attribute that a text may hold. Take it out"
    if why:
        yield rule.finding(document.path, place, why, name)


@OWN.text
def pictures(document: Document, site: Site) -> Findings:
    """Yield the pictures that would be loaded from elsewhere."""
    for picture in document.pictures:
        address = picture.source.lower()
        if address.startswith(("http://", "https://", "//")):
            host = picture.source.split("//", 1)[1].split("/")[0]
            sentence = f"would be loaded from {host}, which then knows who reads this page. Save it in content/figures/, with its owner's leave"
            yield OWN.finding(document.path, document.place_of(picture.spot), sentence, "picture")
        elif address.startswith("data:"):
            sentence = (
                "stands in the text itself, as data: and many signs. Save it in content/figures/ and show it from there"
            )
            yield OWN.finding(document.path, document.place_of(picture.spot), sentence, "picture")


@OWN.text
def unclean(document: Document, site: Site) -> Findings:
    """Yield what the last look at the finished HTML found, drawings included."""
    # Said by `citations` and `links`.
    linked = any(one.linked for one in document.citations) or any(one.linked for one in document.links)
    if document.unclean and not linked:
        sentence = f"{document.unclean[:80]} is not allowed on a page. Take it out of the text, or out of a drawing that it shows"
        place = document.place(document.body[0]) if document.body else Place(1)
        yield OWN.finding(document.path, place, sentence, "HTML")


@FORM.text
def ids(document: Document, site: Site) -> Findings:
    """Yield the ids that stand twice on the page, or belong to the page around the text (`editorial.markup.headings`)."""
    for id, count in Counter(ID.findall(document.html)).items():
        if anchor(id, "-") == f"section-{anchor_of(id)}":
            sentence = f'"{id}" is a place of the page itself. Choose another id'
        elif count > 1:
            sentence = f'"{id}" appears twice as an id, and a link to it finds only the first. Choose another'
        else:
            continue
        place = _typed_at(document, [f"#{id}", f'id="{id}"', f"id='{id}'", f"id={id}"])
        yield FORM.finding(document.path, place, sentence, "id")


def _typed_at(document: Document, ways: list[str]) -> Place:
    """Where a text holds one of these words; its beginning where it holds none."""
    top = Spot(-1, 0)
    places = [document.place_of(top, way) for way in ways]
    return next((place for place in places if place != document.place_of(top)), document.place_of(top))


@FORM.words
def characters(readable: Readable, site: Site) -> Findings:
    """Yield the characters that no text has and that were typed as an entity: &#x202e;."""
    for block in readable.blocks:
        for match in CONTROL.finditer(block.text) if not block.text.isprintable() else ():  # which is told much sooner
            if match[0] != "\ufffd":  # said where marks are
                yield FORM.finding_in(readable, block, match.start(), NO_CHARACTER, "character")


@FORM.text
def hidden_characters(document: Document, site: Site) -> Findings:
    """Yield the same where it stands in no words, such as in an address, or counts as a space in them."""
    html = document.html.replace(BELOW_IN_HTML, "")
    if html.replace("\n", "").replace("\xa0", "").isprintable() and "\ufffd" not in html:  # which is told much sooner
        return
    if CONTROL.search(html) and not any(CONTROL.search(block.text) for block in document.blocks):
        place = _typed_at(document, [f"&{sign}" for sign in ("#x", "#X", "#1", "#")])
        yield FORM.finding(document.path, place, NO_CHARACTER, "character")
