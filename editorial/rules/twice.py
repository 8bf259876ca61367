"""Nothing stands on a page twice, and nothing begins or ends unlike all others of its kind (R108, see `whole`)."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any
from zlib import crc32

from editorial.findings import shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block
from editorial.markup.question import question
from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.datafile import DataFile
from editorial.model.reference import Reference
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import will_be_published
from editorial.model.yamlplaces import Steps
from editorial.rules.clashes import oldest_first
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.reading import words_of
from editorial.rules.rule import Findings
from editorial.rules.whole import BEGINS_SMALL, HANGS, SAID_ONCE, WHOLE, end_of

# Nobody writes this many words twice in the same order by chance.
LONG_PARAGRAPH = 20
# The mark at the end of a point, before what closes a quotation or a bracket; empty for none.
ENDS = compiled(r"[.,;:?!…]?(?=[”’\"')\]]*$)")
# A full stop that ends more than "e.g." or "etc.".
FULL = compiled(r"(?<!\.\w)(?<!\betc)\.$")
# Among at least this many points that end alike, one that differs is a slip; the pairs are its end and theirs.
ENOUGH, UNLIKE = 3, {("", "."), ("", "?"), (",", ""), (";", ""), (",", "."), (";", ".")}
# Signs that do not make another sentence of one.
STOPS = compiled(r"[.,;:]+(?=\s|$)")
# How a point begins that says something, in words and not in the name of a medicine: "Write down".
SMALL, CAPITAL = compiled(r"[a-z]+ [a-z]+ [\w’-]"), compiled(r"[A-Z][a-z’]* [a-z]+ [\w’-]")
# How a point says what not to do, and the word that leads to points.
DO_NOT, LEADS = compiled(r"^(?:do not|don’t) "), compiled(r"([^\W\d_]+):$")
# What is written alike in all entries of a data file, in sentences, or without a stop, once there are so many; where more
# than so few differ, two people write.
FEW, MANY = 2, 10
# What a merge may have left in two versions, which begin or end with the same letters, so many at least; and the words by
# which two that sound alike say two things.
VERSIONS, EDGE, CHANGES = (
    ("paragraph", "point", "note", "key point", "change"),
    12,
    compiled(r"\d|\b(?:not?|never)\b|n’t\b"),
)
SMALL_WORDS = frozenset({"the", "of", "and", "in", "for", "on"})
ALIKE = ("title", "finding", "limits", "design", "meaning", "about", "term")


def _with_above(document: Document) -> Iterator[tuple[Block, int]]:
    """Yield each block, and the number of what stands in front of its list; its own outside any."""
    above = 0
    for block in document.blocks:
        if not any(one.startswith(("ul ", "ol ")) for one in block.within):
            above = block.number
        yield block, above


@WHOLE.text
def said_twice(document: Document, site: Site) -> Findings:
    """Yield the paragraphs, points, notes, changes and key points that stand on the page once more, as if they were pasted twice; in one
    list without numbers, or of questions, where none is a step to be done again, the shortest too; and the whole sentences of a paragraph that cite.
    """
    first: dict[tuple[object, ...], Block] = {}
    cited: dict[str, tuple[Block, int]] = {}
    for block, above in _with_above(document):
        long = len(words_of(block.text)) >= SAID_ONCE
        point = block.kind == "point" and (block.typed == "-" or block.text.endswith("?"))
        key = block.kind == "key point"
        if point or key or (long and block.kind in ("paragraph", "note", "change")):
            where = (key,) if long or key else (above, block.within[:-1])
            plain = STOPS.sub("", block.text.casefold())
            other = first.setdefault((plain, *where), block)
            if other is not block and not PLACEHOLDER.search(block.text):
                line = document.place(other).line
                sentence = f'"{shortened(block.text, 40)}" stands on line {line}, too. Take one out'
                yield WHOLE.finding_in(document, block, 0, sentence, block.kind)
                continue
        for one in block.sentences if block.kind == "paragraph" and block.cites else ():
            if one.cites and one.text.count(" ") + 1 >= SAID_ONCE:
                met = cited.setdefault(one.text.casefold(), (block, one.start))
                if met != (block, one.start):
                    line = document.place(*met).line
                    sentence = f'"{shortened(one.text, 40)}" stands on line {line}, too. Take one out'
                    yield WHOLE.finding_in(document, block, one.start, sentence, block.kind, "warning")


@WHOLE.text
def kept_both(document: Document, site: Site) -> Findings:
    """Yield what stands right below nearly the same words, as where two versions were merged: the same but for a word more in
    six, or a paragraph that begins with the same sentence. Who says on purpose what sounds alike changes a word, or denies.
    """
    for other, block in pairwise(document.blocks):
        if block.kind != other.kind or block.kind not in VERSIONS or block.within[:-1] != other.within[:-1]:
            continue
        if not (block.text.startswith(other.text[:EDGE]) or block.text.endswith(other.text[-EDGE:])):
            continue
        again = block.kind == "paragraph" and len(other.sentences) > 1 and len(block.sentences) > 1
        first = block.sentences[0].text if again else ""  # a point may be empty
        if (again and other.sentences[0].text == first and first.count(" ") > ENOUGH) or _a_word_more(block, other):
            sentence = f'"{shortened(block.text, 40)}" says nearly the same as line {document.place(other).line}. Keep one of the two'
            yield WHOLE.finding_in(document, block, 0, sentence, block.kind, "warning")


def _a_word_more(block: Block, other: Block) -> bool:
    """Whether one of two blocks that cite alike has the words of the other and a few more, and neither counts nor denies."""
    short, long = sorted((words_of(block.text.casefold()), words_of(other.text.casefold())), key=len)
    more = Counter(long) - Counter(short)
    few = 0 < len(long) - len(short) == more.total() <= max(1, len(short) // 6)
    cites = {key for _, key in block.cites} == {key for _, key in other.cites}
    return few and cites and len(short) >= SAID_ONCE and not CHANGES.search(" ".join(more))


@WHOLE.words
def said_again(readable: Readable, site: Site) -> Findings:
    """Yield the sentences of a field or a card that stand once more right behind themselves; in running text, and in a few
    words, something may be said twice on purpose.
    """
    for block in readable.prose():
        for one, again in pairwise(block.sentences) if block.place or block.card_kind or not block.running else ():
            if again.text.casefold() == one.text.casefold() and len(words_of(one.text)) >= ENOUGH:
                says = f'"{shortened(again.text, 40)}" stands here twice. Take one out'
                yield WHOLE.finding_in(readable, block, again.start, says, level="warning")


@question
def long_paragraphs(document: Document, site: Site) -> list[tuple[int, int]]:
    """The paragraphs of a text that nobody writes twice by chance: where each stands among its blocks, and a checksum of its words."""
    long = (
        one
        for one in document.body
        if one.kind == "paragraph" and not one.card_kind and len(words_of(one.text)) >= LONG_PARAGRAPH
    )
    return [(block.number, crc32(block.text.encode())) for block in long]


@WHOLE.site
def of_another_article(documents: Documents) -> Findings:
    """Yield the articles that share most of their long paragraphs, word for word, with an older one: a reworked copy."""
    held: dict[tuple[str, int], list[Text]] = {}
    told = {
        text: documents.told(long_paragraphs, text)
        for text in documents.site.texts
        if text.is_article and will_be_published(text)
    }
    for text, paragraphs in told.items():
        for _, words in paragraphs:
            held.setdefault((text.lang, words), []).append(text)
    shared = Counter(pair for texts in held.values() if len(texts) in range(2, MANY) for pair in combinations(texts, 2))
    said: set[Text] = set()
    for pair in (pair for pair, times in shared.items() if times >= ENOUGH):
        (first, _), (text, _) = oldest_first((one, ("slug",)) for one in pair)
        older = {words for _, words in told[first]}
        copied = [number for number, words in told[text] if words in older]
        if len(copied) * 2 >= len(told[text]) and text not in said and text.slug != first.slug:
            said.add(text)
            document = documents.of(text)
            sentence = f"this and {len(copied) - 1} more of {len(told[text])} long paragraphs stand in {first.path.as_posix()} word for word. Rewrite them, or lead there by a link"
            yield WHOLE.finding_in(document, document.blocks[copied[0]], 0, sentence, "paragraph", "warning")


@WHOLE.text
def in_two_cards(document: Document, site: Site) -> Findings:
    """Yield the signs that stand in cards of two levels, and what a card says to do and another not to do."""
    held: dict[tuple[bool, str], Block] = {}
    for block in document.body:
        deed = block.card_kind in ("do", "dont")
        if block.kind == "point" and (deed or block.card_kind in ("emergency", "urgent", "non-urgent")):
            first = held.setdefault((deed, DO_NOT.sub("", block.text.casefold()).rstrip(".,;")), block)
            if first.card_kind != block.card_kind and " " in block.text:
                line = document.place(first).line
                sentence = f'"{shortened(block.text, 40)}" stands in the card "{first.card_kind}", too, on line {line}. Keep it where it is right'
                yield WHOLE.finding_in(document, block, 0, sentence, block.kind)


@WHOLE.text
def begins_again(document: Document, site: Site) -> Findings:
    """Yield the points that begin with the word that leads to them: "Call if:" and "if you have a fever"."""
    for block, above in _with_above(document):
        leads = LEADS.search(document.blocks[above].text[-20:]) if block.kind == "point" else None
        if leads and block.text.casefold().startswith(f"{leads[1].casefold()} "):
            sentence = f'"{leads[1]}" ends the line above this list, and begins this point again. Take it out here'
            yield WHOLE.finding_in(document, block, 0, sentence, block.kind, "warning")


@WHOLE.data
def unlike_the_others(file: DataFile[Any]) -> Findings:
    """Yield the few texts of a data file that begin or end unlike nearly all others of their field."""
    fields: dict[object, list[tuple[Steps, str]]] = {}
    for steps, value in file.yaml.texts():
        if steps[-1] in ALIKE and value:
            fields.setdefault(steps[-1], []).append((steps, value))
    for field, typed in fields.items():
        for differs, mend in UNLIKE_IN_DATA if len(typed) >= MANY else ():
            odd = [(steps, value) for steps, value in typed if differs(value)]
            for steps, value in odd if len(odd) <= FEW else ():
                if differs is _ends_with_a_stop and not re.search(r"[a-z]{4}\.$", value):
                    continue  # the stop of an abbreviation
                sentence = f'"{shortened(value, 40)}" is written unlike nearly all others under `{field}`. {mend}'
                yield WHOLE.finding(file.path, file.yaml.at(*steps), sentence, str(field), "warning")


def _ends_with_a_stop(value: str) -> bool:
    return value.endswith(".")


def _has_no_end(value: str) -> bool:
    """Whether a single sentence lacks its full stop; of several, `whole` says that the last has no end."""
    return bool(re.search(r"\w$", value) and not re.search(r"\.\s", value) and not HANGS.search(value))


def _begins_small(value: str) -> bool:
    return bool(BEGINS_SMALL.match(value))


# How a value may differ from nearly all others of its field, and what to do then.
UNLIKE_IN_DATA = (
    (_ends_with_a_stop, "Take its full stop out"),
    (_has_no_end, "Put its full stop"),
    (_begins_small, "Begin it with a capital"),
)


@WHOLE.text
def ends_unlike(document: Document, site: Site) -> Findings:
    """Yield the one point of a list that has lost the mark with which all others end, or has one where they have none; and the
    one that begins with a small letter.
    """
    lists: dict[tuple[object, ...], list[Block]] = {}
    for block, above in _with_above(document):
        if block.kind == "key point" or (block.kind == "point" and block.text):
            lists.setdefault((block.kind == "point" and above, block.within[:-1]), []).append(block)
    for points in lists.values():
        ends = [ENDS.findall(point.text)[0] for point in points]
        small = [point for point in points if SMALL.match(point.text)]
        capital = [point for point in points if CAPITAL.match(point.text)]
        if len(small) == 1 and len(capital) == len(points) - 1 >= ENOUGH:
            sentence = f'"{small[0].text.split()[0]}" begins with a small letter, and all other points of its list with a capital. Write one'
            yield WHOLE.finding_in(document, small[0], 0, sentence, small[0].kind, "warning")
        (common, times), *_ = Counter(ends).most_common()
        for point, end in zip(points, ends, strict=True):
            unasked = (end, common) == (".", "?") and point.card_kind == "questions"
            unasked |= (
                (end, common) == (".", "")
                and point in small
                and point is not points[-1]
                and bool(FULL.search(point.text))
            )
            if times == len(points) - 1 >= ENOUGH and (unasked or (end, common) in UNLIKE):
                mend = f'Put "{common}" there, too' if common else f'Take "{end}" out'
                sentence = f'"{end_of(point.text)}" ends differently from all other points of its list. {mend}'
                yield WHOLE.finding_in(document, point, 0, sentence, point.kind, "warning")


@WHOLE.data
def named_otherwise(file: DataFile[Any]) -> Findings:
    """Yield the journals, and the parts that trials treated, that have another name in another entry: shortened, with an s
    or without, or with other small words. A list of references shows both, and a figure takes them for two.
    """
    met: dict[tuple[str, str], list[tuple[list[str], str, str]]] = {}
    for key, record in file.records.items():
        for steps, name in _names(record):
            words = [word for word in re.findall(r"\w+", name.casefold()) if word not in SMALL_WORDS]
            same = met.setdefault((steps[-1], "".join(word[0] for word in words)), [])
            for others, other, where in same:
                short = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
                if name != other and all(one.startswith(two) or two.startswith(one) for one, two in short):
                    if name.casefold() == other.casefold() and steps[-1] != "where":
                        continue  # PLoS ONE has become PLOS ONE
                    if len(words) == 1 and short and steps[-1] != "where":
                        continue  # Cancer is one journal, and Cancers another
                    sentence = f'"{name}" is called "{other}" in {where}. Use one name for both'
                    yield WHOLE.finding(file.path, file.at(key, *steps), sentence, steps[-1], "warning")
                    break
            else:
                same.append((words, name, key))


def _names(record: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names in a reference that may stand in another one, too, with their places."""
    if isinstance(record, Reference):
        if record.type == "article-journal":
            yield ("container-title",), getattr(record, "container-title") or ""
        if record.custom.trial:
            yield ("custom", "trial", "where"), record.custom.trial.where


@WHOLE.data
def family_twice(file: DataFile[Any]) -> Findings:
    """Yield the given names in references that end in the family name, as where a whole name was pasted."""
    for key, record in file.records.items():
        for number, one in enumerate(record.author if isinstance(record, Reference) else ()):
            if one.family and (one.given or "").casefold().endswith(f" {one.family.casefold()}"):
                sentence = f'"{one.given}" holds the family name, too. Write the given names alone'
                yield WHOLE.finding(file.path, file.at(key, "author", number), sentence, "author", "warning")
