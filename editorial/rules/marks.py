"""Marks that mean nothing here, or are never closed: a reader would see them as they were typed (R78)."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from itertools import pairwise

from editorial.markup.document import Document
from editorial.markup.pieces import Block, Span
from editorial.markup.readable import Readable
from editorial.model.article import Article
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.form import FORM
from editorial.rules.phrases import AnyOf, Pattern, without_code
from editorial.rules.rule import Findings

# A field that begins a paragraph, small as in a header.
HEADER_LINE = Pattern(rf"^(?:-{{3}}|—)?\s*(?:{'|'.join(Article.model_fields)}):(?=\s)")
# Slips of .com, .org, .gov and .net; none is among the names that IANA has given.
NO_ENDING = r"\.(?:con|cmo|ocm|vom|xom|comm|coom|ogr|orgg|rog|gvo|gob|nte|nett)"
OF_ANOTHER = "is of another program and does nothing here. Take it out"
OF_A_FORMULA = "is of another program and does nothing here. Type what it stands for, such as × for \\times, and take out what is left of it"
NO_NOTE = "is not a note here. Cite a study, like [@pers2024], or write it in the text"
# Entities that a browser knows without the semicolon; &D of R&D is none.
BARE = sorted((name for name in html5 if name.islower() and not name.endswith(";")), key=len, reverse=True)
# What a reader would see, and how to mend it. To show such signs on purpose, a backslash stands before them; not so before
# those of another program, where `make import` and desks on the web put one by themselves.
STRAY = AnyOf((
    (Pattern(r"(?<!\w)(?:\(\s*\)|\{\s*\}|“\s*”)|<>|(?<!`)``(?!`)|(?<=\w )\[\s+\](?!\()"), "holds nothing. Fill it, or take it out"),
    (Pattern(r"\*\*(?=\S)|(?<=\S)\*\*|(?<=[^\W\d] )(?:\*\*|__)(?= [^\W\d])|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)"), "is one half of bold. Put no space inside the signs, and close it"),
    (Pattern(r"(?<![\w*\\])\*(?=[^\W\d_][^*]*$)|(?:(?<=[^\W\d_]{3})|(?<=\d\d))\*(?=[,;.]?(?:\s|$))(?!\*)"), "stands alone and is shown. Take it out, or write **words** for bold, or, for a point, a space behind it"),
    (Pattern(r"(?<![\w\\/@.#-])_(?=[^\W\d_])(?![^_]*\w_)|(?<=[^\W\d_])_(?![\w/.])(?<!_\w_)"), "stands alone and is shown. Take it out, or write *words* to stress them"),
    (Pattern(r"~~(?=\S)|==\s*[^\W\d][^=]*==|(?<!\w)\+\+\w[^+]*\+\+(?!\w)|\{(?:\+\+|[–—]|==|>>).*?\}"), "is not a mark here. Write the sentence as it now is"),
    (Pattern(r"(?<!~)~(?=[^\W\d_])[^~]*\w~(?!~)|(?<=[^\W\d_])~\d+~"), "lowers nothing here. Write H<sub>2</sub>O, or take it out"),
    (Pattern(r"(?<!\[)\^(?=[\w+−-])"), "raises nothing here. Write 10<sup>6</sup>, or take it out"),
    (Pattern(r"\$\$|\$\\?(?=[^\W\d])[^$]*[^\s$]\$(?!\d)|\$\d+[ ]*[\\^=+*/<>][^$]*\$(?!\d)"), "is not a formula here. Write it in words"),
    (Pattern(r"(?<![\w:]):(?:[a-z][a-z0-9_+-]*|[+-]1):(?![\w:])"), "makes no picture. Take it out"),
    (Pattern(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}"), OF_ANOTHER),
    (Pattern(r"!?\[\[[^\[\]]+\]\]"), "is not a link here. Write [words]({filename}../pages/about.md)"),
    (Pattern(r"\[[^\[\]]+\]\s?\[[^\[\]]*\](?!\()"), "is not a link, since nothing says where it leads. Write [words](address)"),
    (Pattern(r"\([^()]+\)\s?\[(?:https?:|mailto:|\{\w+\}|\.{0,2}/)[^\[\]\s]*\]"), "is not a link. Put the words in square brackets, the address in round ones: [words](address)"),
    (Pattern(r"(?m:^)\[[^\[\]^][^\[\]]*\]:\s"), "gives an address that no link uses, or that was given already. Write [words](address) where the link belongs"),
    (Pattern(r"^\[![A-Za-z]+\]"), "does not make a card. Begin the block with !!! warning, and indent what stands in it by four spaces"),
    (Pattern(r"(?:\[[^\[\]]+)?\]\s*\((?:https?:|mailto:|sms:|tel:|\{\w+\}|\.{0,2}/|#[a-z])[^\s()]*\)?|\[[^\[\]()]+\((?:https?:|mailto:|sms:|tel:|\{\w+\}|\.{0,2}/|#[a-z])[^\s()]*\)?(?![^\[\]]*\])"), "is not a link. Put no space between the brackets, and close both"),
    (Pattern(r"\[\^[^\]\s]+\]:?|\^\[[^\]]+\]|[†‡]+(?![^【】]*】)"), NO_NOTE),
    (Pattern(r"(?<!`)`(?!`)"), "is one half of code. Close it, or, for an apostrophe, type '"),
    (Pattern(r"´|,,(?=[^\W\d])|(?<!\S)”(?=[^\W\d])|(?<=[a-z])‘(?=[a-z])"), "is not a mark of a quotation. Type straight quotes, and the page curls them"),
    (Pattern(r"\\[a-z]+\{[^}]*\}|\\[a-z]{3,}\b|(?<!\w)\\(?:[gln]eq?|mu|pm)\b"), OF_A_FORMULA),
    (Pattern(r"(?<=[.,;!?])\\[nrt](?=[A-Z\\\s]|$)"), OF_ANOTHER),
    (Pattern(r"\|\s*\d+(?:x\d+)?$"), "sets no size here. Take it out"),
    (Pattern(r"%%.{1,200}?%%|\{#.{1,200}?#\}|(?<![\w*])/\*.{1,200}?\*/|^(?://|%%|;) (?=\w)"), "is not a remark here, and all would read it. Write <!-- around it -->"),
    (Pattern(r"<!(?:--|[–—]|-(?=\s))|(?:--|[–—])>"), "is one half of a remark, and all would read it. Write <!-- around it -->"),
    (Pattern(r"<(?:\?|![\w\[])[^>]*>?"), "means nothing here. Take it out"),
    (Pattern(r"\|\|[^|\s][^|]*\|\||>!.{0,200}?!<|^/// \w+"), "means nothing here. Take it out"),
    (Pattern(r"(?<=[^\W\d_][ .,:;)])[•●◦▪■◆‣⁃] ?(?=[^\W\d_])|(?<=[^\W\d_.] )\*(?= [A-Z])|(?<=[^\W\d_][.,:;] )[•●◦▪■◆‣⁃] ?(?=[^\W\d_])"), "does not begin a point in the middle of a line. Begin each point on a line of its own, with - and a space"),
    (Pattern(r"^:(?= )"), "explains no word, since none stands right above it. Write the word there, or take the sign out"),
    (Pattern(r"^=== [\"“”]"), "does not make a tab. Write a heading, ## with a space behind it"),
    (Pattern("[＊＿＃｀～]"), "is a wide sign that means nothing here. Type it on an English keyboard"),
    (Pattern("(?<=[a-zA-Z0-9])[，、。．；：]|(?<=[a-zA-Z0-9])[？！％＋（]|（(?=[a-zA-Z0-9])"), "is a sign of another keyboard, wider than ours. Type it on an English one"),
    (Pattern(r"(?:\w[\u0335\u0336\u0337\u0338]+)+"), "has strokes that hide its letters. Retype the word"),
    (Pattern(r"\w?[\u0300-\u036f]{3,}"), "has accents that hide its letter. Retype the word"),
    (Pattern(r"^a[.)] (?=.* b[.)] )|^i[.)] (?=.* ii[.)] )|^1\.\) (?=.* 2\.\) )|^1[.)](?=[A-Z].* 2[.)][A-Z])|^Step 1[.:] (?=.* Step 2[.:] )|^(?P<box>[□❑☐✓✗※]) ?(?=[^\W\d_].* (?P=box) ?[^\W\d_])|^(?P<sign>[→⇒➔★☆]) ?(?=[^\W\d_].* (?P=sign) ?[^\W\d_])|^o (?=[^\W\d_])|^~ (?=[^\W\d_].* ~ [^\W\d_])|^(?P<dash>[–—]) (?=[A-Z].* (?P=dash) [A-Z])"), "does not begin a point. Write - and a space, or 1. and a space"),
    (Pattern(r"^(?:\[[ xX/>!*~-]?\](?! ?[(\[:])|[□☐☒❑](?= )) ?(?=\S)"), "does not make a box to tick. Take it out"),
    (Pattern(r"^(?:`{3,}|~{3,})"), "begins code that is never closed. Close it with the same signs"),
    (Pattern(r"\{(?::|[.#]\w)[^{}]*\}|(?<![(\[])\{(?:filename|static|attach)\}"), "means nothing in this place. Take it out"),
    (Pattern(r"^-(?!ve\b)(?=[^\W\d_])"), "does not begin a point. Write a space behind it"),
    (Pattern(rf"&(?:[a-z][a-zA-Z0-9]{{2,}};|#\w*;?|(?:ldquo|[mn]dash|rdquo|rsquo|trade|{'|'.join(BARE)})(?![a-z]))"), "is not a character. Type the character itself"),
    (Pattern(r"\\$"), "does nothing here. Take it out"),
    (Pattern(r"^\*\[[^\]]+\]:"), "explains no abbreviation here. Add it to content/data/glossary.yaml"),
    (Pattern(r"%(?:20|2C|E2%80%\w\w)(?=\w)|\\u[0-9a-f]{4}|(?:=[0-9A-F]{2}){2,}|(?<=[.,;:!?])=20(?!\d)|(?<=[a-z])\?(?=(?:s|t|re|ve|ll)\b)"), "is what a program made of a character. Type the character itself"),
    (Pattern(r"\[/[biu]\]|\[/?(?:url|img|quote|size|color|caption|gallery|embed|(?:vc|et|wp)_\w+)(?:[ =][^\]]*)?\](?!\()|\{color(?::\w+)?\}|^h[1-6]\. |^\.\. [\w-]+::|<%[^>]*%>|\{/\*.*?\*/\}|^import [\w{}, *]+ from [\"“\x27‘]\S+"), OF_ANOTHER),
    (Pattern(r"(?<=\w )(?:<?[-=]{1,2}>|<[-=]{1,2})(?= \w)|(?<=[\w ])(?:[<>]=|=[<>]|!=)(?=\s?\d)"), "stands for another sign. Type that, such as ≥, or write it in words, such as then"),
    (Pattern(r"(?<!\S)#[^\W\d_]\w+(?=\s#[^\W\d_]\w)"), "leads nowhere here. Take it out, or name it under `tags` in the header"),
    (Pattern("\ufffd"), "is not a character. Retype what was meant"),
    (Pattern(r"【[^】@]*】|\b(?:cite)?(?:turn\d+(?:search|view|news|file)\d+)+|:?contentReference\[[^\]]*\](?:\{[^}]*\})?|\boai_?cite\b\S*|\{[A-Z][^{}]*\s#\d+[^{}]*\}"), "was left by a program that writes. Cite the study that you have read, and take this out"),
    (Pattern("[\U0001f1e6-\U0001faff⌚⌛⏩-⏳✅✊✋✨❌❎❓-❗➕-➗⭐⭕][\U0001f1e6-\U0001faff\u200d\ufe0f]*|[☎☑☔☕☠☢☣☹☺♥⚕⚠⚡⛔✂✈✉✌✏✔✖✨❄❤➡⬅⬆⬇]|[#*0-9]\u20e3"), "is a picture that a screen reader reads out as words. Take it out"),
    (Pattern(r"^(?:={3,}|\^\^|\*{1,3}|_{1,2})$"), "means nothing here. Take it out"),
    (Pattern(r"^(?:[\"“”〃]|['’]{2})$"), "says nothing when it is read aloud. Write the words again"),
    (Pattern(r"^={2,6}(?= \w[^=]*$)"), "does not begin a heading. Write ## and a space"),
    (Pattern(r"(?<=[a-z.?!:] )#{2,6}(?= [A-Z])"), "does not begin a heading in the middle of a line. Begin a line of its own with it, below an empty one"),
    (Pattern(r"(?<=[\w+-])@[\w-]++(?>(?:\.[\w-]++)*),[a-z]{2,}(?![\w.])"), "is not an email address. Type a period for the comma"),
    (Pattern(r"\[(?i:deleted|inserted|removed|added|moved|replaced|formatted)(?::\s|\s\d)[^\]]*\]|^[A-Z][\w. ’'-]{1,30}\s\[\d{1,2}:\d\d(?:\s?[AaPp][Mm])?\]:(?=\s)"), "is left over from how the text was changed, and is not for readers. Take it out"),
    (Pattern(rf"(?<=[\w+-])@[\w.-]+{NO_ENDING}(?![\w-]|\.\w)"), "ends no address. Correct it"),
    (Pattern(r"(?<=\w) ?[(\[](?i:at)[)\]] ?(?=\w+(?:\.| ?[(\[](?i:dot)[)\]] ?)\w)"), "hides an address from readers, too. Link it: [our desk](mailto:name@example.org)"),
    (Pattern(r"(?<=[^\W\d_])['‘’]{2}(?=[^\W\d_])|(?<!\w)['‘’]{3}(?=\w)"), "is a sign too many. Type one ', or \" around what is said"),
    (HEADER_LINE, "belongs to the header. Move it up, above the second line of ---, or take it out"),
    (Pattern(r"^\[(?i:TOC)\]$"), "does not make a list of contents, which the page has anyway. Take it out"),
), lambda stray: stray[0])  # fmt: skip
# A step that is a paragraph, whose number was put in bold or follows a word.
BY_HAND = compiled(r"(?:Step )?(?P<number>\d)[.:)] ")
# Lines that nobody broke for want of room: each names what it tells of, or three or more are short and end as no sentence does.
_NAMED = r" {0,4}(?!Step \d)(?=[^\n]{4,60}$)(?:\*\*)?[A-Z][\w’' -]{0,24}(?:\*\*)?:(?:\*\*)? \S[^\n]*(?<![ \\>|])"
_SHORT = r" {0,4}[A-Z](?=[^\n]{2,39}$)[^\n|:.?!<>*`\[\]\\]*(?<![ ,;])"
TOGETHER = compiled(rf"^(?P<row>{_NAMED}(?:\n{_NAMED})+|(?<=\n\n){_SHORT}(?:\n{_SHORT}){{2,}})$", re.MULTILINE)
# A word that was parted by a PDF, or by hand: the page shows a space behind the hyphen. short- or / short-\nand long-term are none.
PARTED = compiled(r"(?P<row>[-‐](?<=[^\W\d_]{2}.)\n {0,4}(?!(?:and|but|nor|or|than|through|to|versus|vs)\b)[a-z]+)")
# The heading of a list that the page writes by itself.
LISTED = compiled(r"(?:References|Bibliography|Works [Cc]ited|Literature(?: [Cc]ited)?|Endnotes|Footnotes):?")
# A point that stands in less far than the one above it, and yet stands in: the page tears their list apart.
_POINT = r"(?:[-*+]|\d{1,2}[.)])"
FALLEN = compiled(rf"^ {{4}}{_POINT} [^\n]*(?:\n {{5,}}[^\n]*)*\n(?P<row> {{1,3}}{_POINT} \S)", re.MULTILINE)
# A point without the space behind its sign, below another: the page takes it for the rest of that one.
GLUED = compiled(
    rf"^ {{0,7}}{_POINT} [^\n]*\n(?: +[^\s\d*+-][^\n]*\n)*(?P<row> {{0,7}}(?:[-+]|\d{{1,2}}[.)])[A-Z][a-z’']*[ ,][^\n]*)$",
    re.MULTILINE,
)
# A block that other programs draw, or make a card of; here its words stand on the page as code.
DRAWN = compiled(
    r"^(?P<row>(?:`{3,}|~{3,}) *(?:admonition|caution|chart|csv|dot|graphviz|important|info|latex|math|mermaid|note|plantuml|tex|tip|tsv|vega(?:-lite)?|warning)\b[^\n]*)$",
    re.MULTILINE,
)
# Rows that the page shows otherwise than an office program, and what to say of each.
ROWS = (
    (TOGETHER, "lines", "run together on the page. Begin each with - and a space, or end all but the last with a backslash"),
    (PARTED, "word", "ends the line in a hyphen, and the page shows a space behind it. Write the whole word in one line"),
    (FALLEN, "point", "is indented less than the point above, so the page makes two lists of them. Put as many spaces before both"),
    (GLUED, "point", "lacks the space behind its sign, so it became a part of the point above. Type it"),
    (DRAWN, "code", "readers see this block as it is typed. For a card begin with !!! note, for a chart use a picture, for a table bars; say a formula in words"),
)  # fmt: skip
# Marks that a header or a data file shows as they were typed, since it holds plain words.
MARKS = Pattern(
    r"""(?<!\w)(?:\*+|_+)(?=[^\s*_])[^*_]*[^\s*_](?:\*+|_+)(?!\w) | [^\W\d_]\*+\w[^*]*\*+ | \[[^\[\]]*\]\( | \[@[^\]]*\] | `[^`]+`
      | &(?:\#x?[0-9a-fA-F]+|[a-zA-Z]+);  | </[a-zA-Z][\w-]*\s*> | <(?:a|b|br|code|del|div|em|form|h[1-6]|i|iframe|img|li|ol|p|s|script|span|strong|style|sub|sup|svg|table|u|ul)\b[^<>]*> | <[a-zA-Z][\w:-]*\s+[\w:-]+\s*=[^<>]*> | \{(?:filename|static|attach)\}
      | <!--|--> | \{\{[^{}]*\}\} | \{%[^{}]*%\} | \\(?:[^\w\s]|n|$)
      | ^(?:[-+*–—•▪◦✓✔]|\d{1,2}[.)]|\(\d\))\ (?=[^\W\d_]) | ^\#(?=[^\W\d_])""",
    re.VERBOSE,
)

IN_PLAIN_WORDS = "is shown as it is typed, since only plain words can stand here. Write it without marks"
# Words of a header that stand as a whole in quotation marks, which YAML does not take for its own.
QUOTED = compiled(r"\s*(?:[“„][^“”„]*[“”]|[‘‚][^‘’‚]*[‘’]|«[^«»]*»|''[^']*'')\s*")


@FORM.words
def shown_in_vain(readable: Readable, site: Site) -> Findings:
    """Yield what readers would see in vain of a header: quotation marks around a whole, the name of the site in the title, and
    the title once more in the summary.
    """
    title = next((one.text for one in readable.blocks if one.kind == "title"), "")
    name = re.compile(rf"\s[|–—-]\s*(?P<site>{re.escape(site.settings.SITENAME)})$")
    for block in readable.blocks:
        sentence = ""
        if block.kind in ("title", "summary", "key point", "conflict") and QUOTED.fullmatch(block.text):
            sentence = 'stands in curly quotes, which readers would see. Take them out, or type straight ones: "..."'
        elif block.kind == "title" and (named := name.search(title)):
            sentence = f'ends with "{named["site"]}", which stands behind each title anyway. Take it out'
        elif block.kind == "title" and (stop := re.search(r"(?<=[^\W\d_]{4})(?<!Corp)\.$|!{2,}$", title)):
            sentence = f'ends in "{stop[0]}", which stands behind no title. Take it out'
        elif block.kind == "summary" and block.text.strip(" .").casefold() == title.strip(" .").casefold():
            sentence = "repeats the title. Say what the page answers"
        if sentence:
            yield FORM.finding_in(readable, block, 0, sentence, block.kind)


@FORM.words
def marks_in_plain_words(readable: Readable, site: Site) -> Findings:
    """Yield the marks in what stands in no Markdown: a header, a data file, the words of a picture."""
    for (
        block
    ) in readable.blocks:  # what is said of studies, a "note", is read by `mistyped_marks` with the other fields
        plain = block.kind == "alternative text" or (block.place and block.kind not in ("code", "tooltip", "note"))
        for sentence in in_plain_words(block.text) if plain else ():
            yield FORM.finding_in(readable, block, 0, sentence, block.kind)


def in_plain_words(words: str) -> Iterator[str]:
    """Yield what is wrong with each mark in words that are shown as they are typed."""
    for match in MARKS.finditer(words):
        if not match[0].startswith("&") or unescape(match[0]) != match[0]:  # not as in R&D; or AT&T;
            yield f'"{match[0].strip()}" {IN_PLAIN_WORDS}'
    said = [mark.span() for mark in MARKS.finditer(words)]
    for match, mend in _strays(words):
        if not any(start <= match.start() < end for start, end in said):
            yield f'"{match[0].strip()}" {IN_PLAIN_WORDS if match[0][0] in "*_~=[^" else mend}'


def _strays(words: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each stray mark in words, and how it is mended in a text."""
    yield from ((match, mend) for shape, mend in STRAY.possible(words) for match in shape.finditer(words))


@FORM.text
def stray(document: Document, site: Site) -> Findings:
    """Yield the marks that are shown as they were typed, outside code, unless on purpose; and the paragraphs that stand in by
    four spaces, which Markdown makes code of, and no rule reads.
    """
    for block in document.body:
        if block.kind == "code" and block.typed:
            sentence = "a block that stands in by four spaces is shown as code. Take the spaces out, or, for code, put ``` above and below"
            yield FORM.finding_in(document, block, 0, sentence, "code")
        if block.kind in ("code", "tooltip"):
            continue
        words = without_code(block, addresses=True) if block.kind != "alternative text" else ""  # plain words
        for match, mend in _strays(words):
            if mend == OF_ANOTHER or not document.escaped(block, match.start()):
                sentence = f'"{match[0].strip()}" {mend}'
                yield FORM.finding_in(document, block, match.start(), sentence, "mark")
        for span in block.spans:
            if _fenced(document, block, span):
                sentence = f'"{block.text[span.start : span.end]}" is not shown as code, since its signs stand inside a list, a card or a quotation, or have more than one word after them. Begin their lines at the margin, with one word after them at most'
                yield FORM.finding_in(document, block, span.start, sentence, "code")
            elif span.kind == "del":
                sentence = f'"~~{block.text[span.start : span.end]}~~" is struck out. Write the sentence as it now is'
                yield FORM.finding_in(document, block, span.start, sentence, "mark")
    for link in document.links:
        if link.words.startswith("^"):
            yield FORM.finding(document.path, document.place_of(link.spot), f'"[{link.words}]" {NO_NOTE}', "mark")


def _fenced(document: Document, block: Block, span: Span) -> bool:
    """Whether words between the signs of a block of code were read as a part of a line, as inside a list."""
    if span.kind == "del":
        return block.text[span.start] == "~"
    if span.kind != "code" or block.text[span.start] == "<":  # a tag that no page may hold
        return False
    return not document.before(block, span.start).lstrip(">-*+ ").removeprefix("```")


@FORM.text
def typed_for_others(document: Document, site: Site) -> Findings:
    """Yield the rows that read otherwise in another program, the steps that are none, and the lists that the page writes."""
    for block, below in pairwise(document.body):
        if block.kind == "heading" and below.kind == "point" and LISTED.fullmatch(block.text):
            sentence = f'the page itself lists its studies. Cite each where it counts, like [@pers2024], and take "{block.text}" out'
            yield FORM.finding_in(document, block, 0, sentence, "list")
        first, second = (BY_HAND.match(one.text) if one.kind == "paragraph" else None for one in (block, below))
        if first and second and (first["number"], second["number"]) == ("1", "2"):
            sentence = f'"{first[0].strip()}" does not begin a point. Write 1. and a space'
            yield FORM.finding_in(document, block, 0, sentence, "list")
    for shape, what, sentence in ROWS:
        yield from (FORM.finding(document.path, place, sentence, what) for place in document.rows(shape))
