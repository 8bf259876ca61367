"""The words of the glossary are explained, and each is used (R6); abbreviations are spelled out first (R7)."""

import re
from functools import lru_cache

from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.glossary import AFTER, BEFORE, Finder
from editorial.markup.question import question
from editorial.model.site import Site
from editorial.model.words import FILE as WORDS
from editorial.rules.phrases import without_code
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.rule import Findings, Rule
from editorial.rules.speller import EVERYDAY

# Two or more capitals, and perhaps an s: the term itself, one of its other forms, or its brackets.
SHORT = re.compile(r"[A-Z]{2,}(?=s?$)")
WORDS_OF = re.compile(r"[a-z]+")
# An abbreviation with what it stands for in brackets, or in brackets behind that.
TOLD = re.compile(r"\b(?P<short>[A-Z]{2,6})s? \((?P<told>[A-Za-z][A-Za-z -]{5,60})\)|\((?P<behind>[A-Z]{2,6})s?\)")
STANDS_FOR = re.compile(r" (?:stands? for|is short for|means?) ([^.,;:()]+)")
SMALL = frozenset(
    {"a", "an", "and", "as", "called", "for", "in", "known", "of", "on", "or", "short", "the", "to", "with"}
)
# Blocks that have no room to spell anything out.
NO_ROOM = ("heading", "card heading", "caption", "code", "tooltip")

# Three capitals or more, no part of a longer word, nor of words that are all in capitals; kinds of files.
CAPITALS = re.compile(r"(?<![\w$#/@.–-])(?<![A-Z] )((?!X+\b)[A-Z]{3,6})(?=s?\b)(?!s?+[\w/@–-])(?! [A-Z]{3,})")
EVERYWHERE = frozenset({"PDF", "HTML", "XML", "USB", "PNG", "JPEG", "SVG"})

EXPLAINED = Rule(
    "R6",
    "The words of the glossary are explained, and each is used",
    "A word that nobody meets makes the glossary longer and no page clearer.",
    "Use the word, add the form that pages use under `also`, or take it out of content/data/glossary.yaml.",
    "NHS service manual; PEMAT-P, item 4",
    fails="  - term: Zebra\n    meaning: A striped horse.",
    passes="  - term: Spine\n    meaning: The bones of the back.",
    of="data/glossary.yaml",
)
SPELLED_OUT = Rule(
    "R7",
    "Abbreviations are spelled out first",
    "Letters mean nothing to a reader who meets them for the first time.",
    "Write plain words first and the letters in brackets: platelet-rich plasma (PRP).",
    "NHS service manual, formatting; WCAG 2.2, 3.1.4",
    fails="An MRI shows the disc.",
    passes="Magnetic resonance imaging (MRI) shows the disc.",
)


@EXPLAINED.site
def unused(documents: Documents) -> Findings:
    """Yield each term that stands in nothing that readers meet: no text, and no reference.

    Silent while there is no article yet, and while a text or a data file cannot be read, which is said elsewhere.
    """
    site = documents.site
    whole = all(file.whole for file in site.data_files) and all(text.readable for text in site.texts)
    if not whole or not any(text.is_article for text in site.texts):
        return
    met = {term for text in documents.texts for term in documents.told(met_in, text)}
    for reference in site.references.records.values():
        met |= _met(f"{reference.title}\n;\n{reference.custom.design}", site)
    for key, term in site.glossary.records.items():
        if term.term not in met:
            sentence = (
                "no page uses this word, nor a form of it under `also`. Use it, add the form in use, or take it out"
            )
            yield EXPLAINED.finding(site.glossary.path, site.glossary.at(key, "term"), sentence, term.term)


@question
def met_in(document: Document, site: Site) -> set[str]:
    """The terms that readers of a text meet, in whatever capitals."""
    header = document.text.header
    words = [*(block.text for block in document.blocks), *map(str, header.items("tags")), header.text("category")]
    return _met("\n;\n".join(words), site)


def _met(words: str, site: Site) -> set[str]:
    return {term.term for term in _finder(site).met(words)}


@lru_cache(maxsize=2)
def _finder(site: Site) -> Finder:
    return Finder(site.glossary.records.values(), any_capitals=True)


@SPELLED_OUT.text
def unexplained(document: Document, site: Site) -> Findings:
    """Yield each abbreviation of the glossary that a text uses before it says what the letters stand for.

    Said is "plain words (ABC)", "plain words (or ABC)", "(plain words, or ABCs)", "plain words, or ABC", "ABC (plain words)" or "ABC stands
    for plain words". Headings and captions do not count, since there is no room in them.
    """
    texts = [(block, without_code(block)) for block in document.body if block.kind not in NO_ROOM]
    whole = "\n".join(text for _, text in texts)
    for short in _abbreviations(site):
        if short not in whole:
            continue
        shape = re.compile(rf"{BEFORE}{short}s?{AFTER}")
        for block, text in texts:
            match = shape.search(text)
            if not match:
                continue
            means = STANDS_FOR.match(text, match.end())
            if _told(short, "", text[: match.start()]) or (means and _told(short, means[1], "")):
                break
            opened = re.search(r"\((?:[^()]*\bor\s+)?$", text[: match.start()])
            closed = re.match(r"\s*[);,]" if opened else r"\s+\(", text[match.end() :])
            right = [form for form in _spelled_out(site) if _letters(WORDS_OF.findall(form)) == short]
            sentence = f'"{short}" is used before it is spelled out. {_first(match[0], right)}'
            if closed:
                words = text[: opened.start()] if opened else text[match.end() :].partition(")")[0]
                told = WORDS_OF.findall(words.lower())[-len(short) :]
                forms = " ".join(right).replace("-", " ")
                if not right or " ".join(told).removesuffix("s") in forms or _letters(told) != short:
                    break
                sentence = f'"{" ".join(told)}" is not what {short} stands for. Write {right[0]}, or other letters'
            yield SPELLED_OUT.finding_in(document, block, match.start(), sentence, "abbreviation")
            break


@SPELLED_OUT.text
def explained_otherwise(document: Document, site: Site) -> Findings:
    """Yield each abbreviation that a text spells out once more, in other words than before."""
    first: dict[str, list[str]] = {}
    for block in document.body if document.english else ():
        for match in TOLD.finditer(block.text) if "(" in block.text else ():
            short = match["short"] or match["behind"]
            words = _told(short, match["told"] or "", block.text[: match.start()])
            same = first.setdefault(short, words) if words else words
            pairs = zip(words, same, strict=True) if len(words) == len(same) else ()
            if words and (any(one[:4] != other[:4] for one, other in pairs) or not {*words} & {*same}):
                sentence = f'"{short}" was spelled out as {" ".join(same)} before, and here as {" ".join(words)}. Keep one, and write the other out'
                start = match.start("short" if match["short"] else "behind")
                yield SPELLED_OUT.finding_in(document, block, start, sentence, "abbreviation")


def _told(short: str, inside: str, before: str) -> list[str]:
    """The words that an abbreviation stands for, those inside its brackets or before them, without small ones; [] for none."""
    words = WORDS_OF.findall((inside or before).lower())
    for some in (words, [word for word in words if word not in SMALL]):
        some = some if inside else some[-len(short) :]
        if _letters(some) == short:
            return some
    within = inside and words and re.search(".*".join(short), inside.replace(" ", "").upper())
    return words if within and 1 < len(words) < len(short) and re.match(".*".join(_letters(words)), short) else []


@lru_cache(maxsize=2)
def _abbreviations(site: Site) -> list[str]:
    """The abbreviations among the forms of the glossary and in its brackets, without a plural s."""
    terms = site.glossary.records.values()
    words = [word for term in terms for word in (*term.forms, *re.findall(r"\(([^()]+)\)", term.term))]
    return sorted({match[0] for word in words if (match := SHORT.match(word))})


@lru_cache(maxsize=2)
def _spelled_out(site: Site) -> list[str]:
    """Each form of the glossary, in small letters, any of which an abbreviation may stand for."""
    terms = site.glossary.records.values()
    return [form.lower() for term in terms for form in (*term.forms, *re.findall(r"\((.+)\)", term.term))]


def _first(short: str, forms: list[str]) -> str:
    """What to write where an abbreviation comes first, by the forms that it may stand for: the one of its number, if any."""
    form = next((form for form in forms if form.endswith("s") == short.endswith("s")), (*forms, "")[0])
    return f'Write "{form} ({short})" there' if form else f"Write it first as plain words ({short})"


def _meant(short: str, told: str) -> str:
    """The abbreviation that letters in brackets behind its words are meant for: these in the order of the words, if others
    do not stand there on purpose.
    """
    letters = _letters(WORDS_OF.findall(told.lower())[-len(short) :])
    return letters if sorted(letters) == sorted(short) else short


def _letters(words: list[str]) -> str:
    return "".join(word[0] for word in words).upper()


@SPELLED_OUT.text
def unknown(document: Document, site: Site) -> Findings:
    """Yield each abbreviation that no everyday dictionary, nor the house's words, has, and that a text explains nowhere."""
    if not document.english:
        return
    texts = [(block, without_code(block)) for block in document.body if block.kind not in NO_ROOM]
    whole = "\n".join(text for _, text in texts)
    known = {*_abbreviations(site), *site.words.listed, *EVERYWHERE}
    told = re.findall(r"(?<![^()\n])([^()\n]*)\(([A-Z]{3,6})s?\)", whole)
    spelled = {short: _meant(short, words) for words, short in told}
    explained = {*_abbreviations(site), *spelled.values()}
    changed = {short[:at] + short[at + 1] + short[at] + short[at + 2 :]: short for short in explained if short in whole for at in range(len(short) - 1)}  # fmt: skip
    changed |= {short: meant for short, meant in spelled.items() if short != meant}
    for block, text in texts:
        found = [*CAPITALS.finditer(text)]
        for match in found if found and not PLACEHOLDER.search(text) else ():
            short = match[1]
            meant = changed.get(short) if short not in explained else None
            told_here = rf"\({short}s?\b|\b{short}s?\)|\b{short}s?\s\("
            if _told(short, "", text[: match.start()]):  # "magnetic resonance imaging, or MRI for short"
                known.add(short)
            if short in known or (not meant and (EVERYDAY.has(short) or re.search(told_here, whole))):
                continue
            known.add(short)
            sentence = f'"{short}" is not spelled out. Write it first as plain words ({short}), or, where everyone knows it, add it to {site.content.name}/{WORDS.as_posix()}'
            if meant:
                sentence = f'"{short}" is {meant} with two letters changed about. Write {meant}, or spell it out first'
            yield SPELLED_OUT.finding_in(document, block, match.start(), sentence, "abbreviation", "warning")
