"""What parts words, and where large and small letters stand (R84). English only."""

import re

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.phrases import without_code
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.rule import Findings
from editorial.rules.spelling import SPELLING, prose_with_words

# A space where none belongs, none where one does, and a small letter behind a full stop. Shorter words with one are
# abbreviations, as a rule; one of three letters is none where it stands without a stop, too.
APART = re.compile(r"(?:[,.;?!)](?=\s|$)|[,:;](?=[a-z]{2})|\.(?=[A-Z](?:[a-z]| [a-z]))|(?<=[a-z] )[-–—](?=[a-z]{2})(?!(?:ectomy|[ae]?emia|ing|itis|like|oma|osis|pathy)\b)|[’‘](?=(?:[dmst]|ll|re|ve)[\s.,;])(?!t [A-Z][a-z]))(?<=[^\W_] .|[)”’] .)")  # fmt: skip
GLUED = re.compile(
    r"[.?!;](?=[A-Z][a-z]|[AI] |[A-Z]{2,} [a-z])(?<=[a-z]{2}.)|,(?=[A-Z][a-z]+ [a-z])(?<=[a-z]{3}.)|[,:;](?=[a-z]{2})(?<=[a-z]{2}.)|\((?=(?:[a-z]+ ){1,6}[a-z]+\))(?<=[a-z]{3}.)"
)
SMALL = re.compile(
    r"\. (?=[a-z]{2,}\b(?!\.))(?:(?<=[a-z]{4}\. )|(?<= [a-z]{3}\. )(?<!\d [a-z]{3}\. )|(?<=[A-Z]{2}\. )(?=[a-z]{3}))"
)
# A capital where no sentence begins, of a word that no name begins with.
LARGE = re.compile(
    r"(?<=[a-z]|,) (?=[A-Z])(?P<word>(?<=, )A(?! (?:and|or|to|\w+[^\Ws]s)\b)|In|The|This|These|Those|But|And|If|We|They|You|For|When|Most|Some|Many|Then|There|Not|So|As|To) (?=[a-z])"
)
# A capital as German has it, and what leads to a noun: a number, "a tough".
NOUN = re.compile(r"(?P<word>[A-Z](?!(?:he|hen|here|his|hat|hey)\b)[a-z]{2,})(?=[.,;]| [a-z])")
LEADS = re.compile(
    r"(?:\d|\b(?i:an?|your|our|my|their|no|each|every|these|those|most|many|some|few|all)(?: [a-z]+)?) $"
)
SHORTENED = re.compile(r"\b(?:approx|assoc|staph|strep|subsp|appt|caps|corp|dept|figs|incl|misc|prof|resp|spec|suppl?|tabs|vols)$|[&\d]\w*$")  # fmt: skip


def _shortened(text: str, match: re.Match[str]) -> bool:
    return bool(SHORTENED.search(text[max(0, match.start() - 12) : match.start()]))


@SPELLING.words
def parted(readable: Readable, site: Site) -> Findings:
    """Yield the spaces that part a word from its mark, those that are left out, small letters where a sentence begins, and
    capitals where none does.
    """
    blocks, whole = prose_with_words(readable)
    likely = any(slip.search(whole) for slip in (APART, GLUED, SMALL, LARGE))
    for block in blocks if likely else [block for block in blocks if block.cites]:
        text, cited = without_code(block), {at for at, _ in block.cites}
        for match in APART.finditer(text):
            if not cited & {match.start() - 1, match.start()}:  # a citation stands there
                sentence = f'a space stands before "{match[0]}". Take it out'
                yield SPELLING.finding_in(readable, block, match.end() - 1, sentence)
        glued = [match.start() + (match[0] != "(") for match in GLUED.finditer(text) if not _shortened(text, match)]
        glued += [at for at in sorted(cited) if text[at - 1 : at] in (*".?!,;",) and text[at : at + 1].isalpha()]
        for at in glued:
            sentence = f'no space parts "{block.text[:at].split()[-1]}" from "{block.text[at:].split()[0]}". Type one'
            yield SPELLING.finding_in(readable, block, at, sentence)
        for match in SMALL.finditer(text):
            above = text[: match.start()].split()[-1]
            if _shortened(text, match) or (re.fullmatch("[a-z]{3}", above) and f" {above} " not in whole):
                continue
            word = block.text[match.end() :].split()[0]
            sentence = (
                f'"{word}" begins a sentence with a small letter. Write a capital, or take the full stop before it out'
            )
            yield SPELLING.finding_in(readable, block, match.end(), sentence)
        for match in LARGE.finditer(text) if likely and not (block.breaks or PLACEHOLDER.search(text)) else ():
            if not block.inside(match.start("word"), "a", "em", "strong"):  # there it begins a title
                sentence = f'"{match["word"]}" has a capital where no sentence begins. Put a full stop before it, or write a small letter'
                yield SPELLING.finding_in(readable, block, match.start("word"), sentence)


@SPELLING.words
def nouns(readable: Readable, site: Site) -> Findings:
    """Yield the nouns with a capital that have a small letter elsewhere in the text."""
    for block in readable.prose():
        for match in NOUN.finditer(block.text) if block.running else ():
            leads = LEADS.search(block.text, max(0, match.start() - 30), match.start())
            if leads and not block.inside(match.start("word"), "a", "em", "strong"):
                small = re.compile(rf"[a-z,] {match['word'].lower()}\b")
                if any(small.search(other.text) for other in readable.prose()):
                    sentence = f'"{match["word"]}" has a capital here, and a small letter elsewhere. Write that, too, unless it is a name'
                    yield SPELLING.finding_in(readable, block, match.start("word"), sentence)
