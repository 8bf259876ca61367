"""Sentences are whole: none breaks off, and no mark of theirs is doubled, lost or out of place (R108)."""

import re

from editorial.findings import shortened
from editorial.markup.document import Document
from editorial.markup.pieces import Block, Kind, Sentence
from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.picture import DRAWING
from editorial.model.site import Site
from editorial.rules.leftovers import meant_for_writers
from editorial.rules.marks import HEADER_LINE
from editorial.rules.phrases import without_code
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.reading import words_of
from editorial.rules.rule import Faults, Findings, Rule

# Words that cannot end a sentence; a point of a list may end in the last two, since the next one goes on.
UNDONE = r"the|an?|your|our|my|their|because|than|very|every|(?:when|if|because|while|until|whether|although|unless) (?:they|we|you|he|she)|(?:what|how|why) (?:it|they|we|you|he|she)|whether|although|unless"
BREAKS_OFF = compiled(rf"(?<![\w-])(?:{UNDONE}|(?<!anything )(?<!nothing )but|and|or)[.,]?$")
POINT_BREAKS_OFF = compiled(rf"(?<![\w-])(?:{UNDONE})[.,]?$")
HANGS = compiled(rf"\s(?:{UNDONE}|and|or|but|such as|even after)$|^(?!.*\b(?:what|who|that)\b).*\s(?:of|was|were|not)$")
NO_END = compiled(r"[^\W_][,;:–—-]?$")
# Fewer words may be a name, a label, or the line of an address; and may be said twice on purpose.
A_SENTENCE, SAID_ONCE = 6, 9
TWICE = compiled(r"\(\(|(?:…|\.{3})\.(?= [a-z])|(?<![.…])\.\.(?![.…/\\])|,[,;.]|;[,;.]|:[,;.]|(?<=\w)::(?=\s|$)|[?!]\.(?!\.)|(?<=[^\W\d_])\?\?(?!\?)|(?<=[a-z]{4})\.[?!](?![\w.])")  # fmt: skip
# What holds brackets of its own: [0.2, 0.5), a citation that went wrong, :-), the middle of a link.
NO_BRACKET = compiled(
    r"[\[(]\s*[\d.−-]+\s*[,;]\s*[\d.−∞-]+\s*[\])]|[\[(]+\s?@[^\[\]()]*[\])]?|[:;]-?[()]|\](?=\s?\()|\((?=@@)|\[(?=[^\[\]]*\]\s?\(|[^\[\]()]*(?:\(?@@|\((?:tel:|sms:|\.{0,2}/|#[a-z]))(?![^\[\]]*\]))"
)
# What stands before a bracket that numbers a point inside a sentence, a), 2), iv), or ends a citation that went wrong.
NUMBERS = compiled(r"(?:^|[\s(])(?:[a-z]|[ivx]{1,4}|\d{1,2})$|@\S*\s?$|[a-z](?:19|20)\d\d[a-z]?$")
# What is said elsewhere of the end of a paragraph.
CITES = compiled(r"[\[({]@")
# A sentence in which the verb stands before who does it asks. "Should you need help, call" and "Do it slowly" ask nothing.
_WHO_ASKS = r"(?:I|you|we|they|he|she|it|my|your)\b"
ASKS = compiled(
    rf"(?:(?:In |At |For |To |By )?(?:What|Which|How|Why|Where|Who|When)\b[^.?!,;:“”]* (?<!can |may |you )(?<!will |must |they )(?<!should )(?<!we |to )(?<!I )(?:do|does|did|can|could|will|would|should|must|am) {_WHO_ASKS}"
    rf"|Do (?:I|you|we|they)\b|(?:Does|Did|Can|Could|Will|Would|Is|Are|Am) (?:{_WHO_ASKS}|this\b|there\b))(?!.*\bplease\b)[^“”:,?]*\.$"
)
PAIRS = {")": "(", "]": "["}
BRACKET = compiled(r"[()\[\]]")
# What is a sentence of its own in a header; and what, as a heading does, begins with a capital, unless a name opens it, such as mRNA or de Quervain.
IN_HEADER: tuple[Kind, ...] = ("summary", "conflict", "change")
OPENS: frozenset[Kind] = frozenset({"title", "heading", *IN_HEADER})
BEGINS_SMALL = compiled(r"(?!(?:al|da|de|di|du|el|la|le|van|von)\s)(?:a|[a-z]{2,})(?=[\s,:?!]|$)")
# A heading that asks; "What is known", "How it works" and "Do these each day" do not.
HEADING_ASKS = compiled(
    r"(?:^|: )(?:(?:[Hh]ow|[Ww]hy|[Ww]here|[Ww]hen|[Ww]hat) )?(?:(?:[Dd]oes|[Ii]s|[Aa]re|[Cc]an|[Cc]ould|[Ww]ill|[Dd]id|[Ww]as) (?:I|it|the|this|that|these|those|there|your?|we|they|my|an?)|[Dd]o (?:I|you|we|they))\b[^?]*\w$"
)
# Two points that stand in one line.
RUN_ON = compiled(r"(?<=[a-z][.?!]) [-–*•] (?=[A-Z])")

WHOLE = Rule(
    "R108",
    "Sentences are whole",
    "Half a sentence leaves a reader to guess the rest, and to doubt what stands around it.",
    "Finish the sentence, or take it out; put each mark once, in its place.",
    "This house",
    fails="Rest for a day, and then get up because.",
    passes="Rest for a day, and then get up because it helps (so they say).",
    waivable=False,
)


@WHOLE.text
def broken_off(document: Document, site: Site) -> Findings:
    """Yield the sentences that break off, and the paragraphs that do not end."""
    for block in document.blocks if document.english else ():
        below = next(document.below(block), None)
        goes_on = block.kind == "point" and below and below.kind == "point"
        undone = POINT_BREAKS_OFF if goes_on else BREAKS_OFF
        if not block.running and block.kind not in ("title", "heading", "summary", "key point", "conflict", "change"):
            continue
        last = len(block.sentences) - 1
        for number, sentence in enumerate(block.sentences):
            if len(sentence.text.split()) > 2 and (match := undone.search(sentence.text)):
                end, mend = sentence.text[match.start() :], "take it out"
            elif number == last and _has_no_end(document, block, sentence.text):
                end = sentence.text.split()[-1]
                mend = "put its full stop" if end[-1].isalnum() else "take it out"
            else:
                continue
            says = f'"{end_of(sentence.text)}" breaks off. Finish the sentence, or {mend}'
            yield WHOLE.finding_in(document, block, sentence.start + sentence.text.rindex(end), says)


@WHOLE.words
def unasked(readable: Readable, site: Site) -> Findings:
    """Yield the questions that end in a full stop."""
    for block, sentence in readable.sentences():
        if ASKS.match(sentence.text):
            says = f'"{end_of(sentence.text)}" asks, and ends in a full stop. Put a question mark'
            yield WHOLE.finding_in(readable, block, sentence.start, says, level="warning")


@WHOLE.words
def without_end(readable: Readable, site: Site) -> Findings:
    """Yield the captions, and what is said of studies, words and people, whose last sentence breaks off."""
    for block in readable.blocks if readable.english and readable.path.suffix != DRAWING else ():
        shown = block.kind == "caption" or (block.place and block.kind in ("meaning", "note", "paragraph"))
        *above, last = block.sentences[-2:] if shown and block.sentences else [Sentence("", 0, ())]
        unlike = above and above[0].text.endswith(".") and last.text.count(" ") > 1
        if NO_END.search(last.text) and (unlike or HANGS.search(last.text)):
            sentence = f'"{end_of(last.text)}" has no end. Finish the sentence, or put its full stop'
            yield WHOLE.finding_in(readable, block, last.start, sentence)


def _has_no_end(document: Document, block: Block, sentence: str) -> bool:
    """Whether a paragraph ends in the middle of a sentence, and no list, table or quotation goes on from there."""
    if block.kind == "title":
        return sentence[-1] in ",;:–—-"
    if block.kind == "summary" and sentence.endswith(("…", "...")):
        return True
    below = next(document.below(block), None)
    if block.kind == "point" and sentence.endswith(":"):
        return not below or len(below.within) + (below.kind != "point") <= len(block.within)
    if block.kind not in ("paragraph", *IN_HEADER) or block.within or block.breaks or not NO_END.search(sentence):
        return False
    if len(words_of(sentence)) < {",": 3, ";": 3, ":": 1}.get(sentence[-1], _least(block)):
        return False
    if meant_for_writers(block.text) or any(one.search(block.text) for one in (PLACEHOLDER, CITES, HEADER_LINE)):
        return False
    if sentence[-1] == ":" and below and below.kind != "heading":
        return False
    if below and below.kind in ("point", "cell", "code", "caption", "term"):
        return False
    marked = (span for span in block.spans if span.kind in ("a", "strong", "code"))
    return not any(span.end == len(block.text) for span in marked)


def _least(block: Block) -> int:
    """How many words at the end of a block make a sentence; fewer do in a summary, or behind another sentence, unless they
    end in a name.
    """
    if block.text.split()[-1][0].isupper():
        return A_SENTENCE
    if block.kind in IN_HEADER:
        return 3
    return A_SENTENCE - 2 if len(block.sentences) > 1 else A_SENTENCE


def end_of(sentence: str) -> str:
    """The last words of a sentence."""
    words = sentence.split()
    return ("…" if len(words) > A_SENTENCE else "") + " ".join(words[-A_SENTENCE:]).rstrip(".")


@WHOLE.words
def marks(readable: Readable, site: Site) -> Findings:
    """Yield the marks that are doubled, and the brackets and quotation marks that have lost their other half."""
    for number, block in enumerate(readable.blocks):
        if block.kind in ("code", "tooltip") or not readable.english:
            continue
        text = without_code(block)
        found = [(match.start(), f'"{match[0]}" is one mark too many. Keep one') for match in TWICE.finditer(text)]
        found += _brackets(text, block.text)
        if block.kind == "point":
            says = "begins a point in the middle of a line. Give it a line of its own"
            runs_on = (match for match in RUN_ON.finditer(text) if _in_one_line(readable, block, match))
            found += [(match.start(), f'"{match[0].strip()}" {says}') for match in runs_on]
        if block.kind in ("title", "heading") and HEADING_ASKS.search(text):
            found.append((len(text) - 1, f'"{end_of(text)}" asks, and has no question mark. Put one'))
        if block.kind in OPENS and (small := BEGINS_SMALL.match(text)):
            found.append((0, f'"{small[0]}" begins a line of its own with a small letter. Write a capital'))
        goes_on = number + 1 < len(readable.blocks) and block.kind != "point"  # a quotation, in the next paragraph
        below = readable.blocks[number + 1].text[:1] if goes_on else ""
        if block.kind != "cell" and sum(map(text.count, '“”"')) % 2 and below not in ("“", '"'):
            opens = text.rfind("“") > text.rfind("”") or '"' in text
            at = max(text.rfind(sign) for sign in '“"') if opens else text.find("”")
            shown = shortened(block.text[at : at + 30], 20)
            sentence = f'"{shown}" has a quotation mark without its other half. Add the other, or take it out'
            found.append((at, sentence))
        for at, sentence in found:
            yield WHOLE.finding_in(readable, block, at, sentence, level="warning")


def _in_one_line(readable: Readable, block: Block, match: re.Match[str]) -> bool:
    """Whether what was found stands in the line of what is before it; of the others, it is said that they begin no point."""
    return readable.place(block, match.start() - 1).line == readable.place(block, match.end()).line


def _brackets(text: str, shown: str) -> Faults:
    """Yield the places of brackets without their other half in words without code, as readers see them, and what to say."""
    plain = NO_BRACKET.sub(lambda match: " " * len(match[0]), text)
    opened: list[int] = []
    for match in BRACKET.finditer(plain):
        at, opens = match.start(), PAIRS.get(match[0])
        if not opens:
            opened.append(at)
        elif opened and plain[opened[-1]] == opens:
            opened.pop()
        elif not NUMBERS.search(plain[:at]):
            words = shown[: at + 1].split()[-1]
            yield at, f'"{words}" closes a bracket that nothing opens. Open it, or take it out'
    for at in opened:
        yield (
            at,
            f'"{shortened(shown[at : at + 40], 20)}" opens a bracket that nothing closes. Close it, or take it out',
        )
