"""How things and people are named: words for people (R85); words that appear twice, and what parts words (R84).

The list of words for people is our own, and short: each is refused where it names people and let pass where it does
not, with a sentence of each kind. It leans on the NHS service manual (inclusive content) and on the AMA Manual of
Style (11th edition, 11.12). English only.
"""

import re
from difflib import SequenceMatcher
from functools import cache

from editorial.markup.pieces import Block
from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.phrases import Phrase, expression, phrases, search, without_code
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.rule import Findings, Rule
from editorial.rules.speller import FOLDER
from editorial.rules.spelling import SPELLING

RESPECT = Rule(
    "R85",
    "Words respect the people they name",
    "Nobody is their illness, and a reader who feels insulted stops reading.",
    "Use the words that the message gives.",
    "NHS service manual, inclusive content; AMA Manual of Style, 11th edition, 11.12",
    fails="She suffers from a sore back.",
    passes="She lives with a sore back.",
)
# Words that may rightly appear twice: "the pain that that causes", "what he had had done", "it is very, very rare".
TWICE = frozenset({"that", "had", "is", "do", "so", "very", "really", "no", "bye", "can", "long", "in", "on", "her"})
# Without one of these in front, "is is" is a slip: what it is is a strain.
IT = re.compile(r"\b(?:[Aa]ll|[Hh]ow|[Ii]t|[Tt]h(?:at|ey|is)|[Ww]h\w+)\b")

# A space where none belongs, none where one does, and a small letter behind a full stop. Shorter words with one are
# abbreviations, as a rule; one of three letters is none where it stands without a stop, too.
APART = re.compile(r"(?:[,.;?!)](?=\s|$)|[,:;](?=[a-z]{2})|\.(?=[A-Z][a-z])|(?<=[a-z] )[-–—](?=[a-z]{2})(?!(?:ectomy|[ae]?emia|ing|itis|like|oma|osis|pathy)\b)|[’‘](?=(?:[dmst]|ll|re|ve)[\s.,;])(?!t [A-Z][a-z]))(?<=[^\W_] .|[)”’] .)")  # fmt: skip
GLUED = re.compile(
    r"[.?!;](?=[A-Z][a-z]|[AI] |[A-Z]{2,} [a-z])(?<=[a-z]{2}.)|[,:;](?=[a-z]{2})(?<=[a-z]{2}.)|\((?=(?:[a-z]+ ){1,6}[a-z]+\))(?<=[a-z]{3}.)"
)
SMALL = re.compile(
    r"\. (?=[a-z]{2,}\b(?!\.))(?:(?<=[a-z]{4}\. )|(?<= [a-z]{3}\. )(?<!\d [a-z]{3}\. )|(?<=[A-Z]{2}\. )(?=[a-z]{3}))"
)
# A capital where no sentence begins, of a word that no name begins with.
LARGE = re.compile(
    r"(?<=[a-z]|,) (?=[A-Z])(?P<word>In|The|This|These|Those|But|And|If|We|They|You|For|When|Most|Some|Many|Then|There|Not|So|As|To) (?=[a-z])"
)
# A capital as German has it, and what leads to a noun: a number, "a tough".
NOUN = re.compile(r"(?P<word>[A-Z](?!(?:he|hen|here|his|hat|hey)\b)[a-z]{2,})(?=[.,;]| [a-z])")
LEADS = re.compile(
    r"(?:\d|\b(?i:an?|your|our|my|their|no|each|every|these|those|most|many|some|few|all)(?: [a-z]+)?) $"
)
SHORTENED = re.compile(r"\b(?:approx|assoc|staph|strep|subsp|appt|caps|corp|dept|figs|incl|misc|prof|resp|spec|suppl?|tabs|vols)$|[&\d]\w*$")  # fmt: skip
# "an" before a consonant that is heard, as is left over where a word was changed, and "a" before a vowel; a large A is a name.
ARTICLE = re.compile(r"[Aa]n(?<!\w[Aa]n) (?=[bcdfgjklmnpqrstvwyz][a-z]*[aeiou][a-z]*\b)([a-z]+)")
BEFORE_VOWEL = re.compile(r"a (?<![\w'’/.-]a )(?=(?:[aei]|o(?!ne|nce|ui))(?!u|w)[a-z]{3,})([a-z]+)")

# What stands for many words in slips.txt, which says of what kind.
SETS = {
    "{verb}": "(?:to|will|can|may|must|should|would|could|might|cannot)",
    "{act}": "(?:ask|bring|call|email|send|show|take|tell|text|use|write)",
    "{modal}": "(?:will|can|may|might|should|must|could|would)",
    "{measure}": "(?:blood )?(?:pressure|sugar|glucose|potassium|sodium|calcium|temperature)",
    "{ill}": r"(?:tens|glyc|thyr|kal|natr|calc|therm)\w+",
}
# More than this, of 1, a slip and what is meant are alike.
LIKE = 0.5
DOUBLED = "appears twice. Take one out"
LOST = "does not go on as it began. Put in the word that is missing, or take one out"


@cache
def _slips() -> list[tuple[set[str], re.Pattern[str], str]]:
    """The rows of slips.txt: words of which a text with a slip has one (none where any may), the slip, and what to say, or
    the word that is meant.
    """
    rows = []
    for line in (FOLDER / "slips.txt").read_text("utf-8").splitlines():
        right, _, slip = re.sub(r"\{[a-z]+\}", lambda name: SETS[name[0]], line).partition(" = ")
        if not right.startswith("#"):
            rare = {form for word in re.findall(r"«(\w+)", slip) for form in (word, word.removesuffix("s"))}
            shape = rf"\b(?:{re.sub('[«»]', '', slip)})\b" if rare else rf" {slip}(?![\w’-])"
            first = re.findall(r"^(?:[a-z]+ (?!\?))*", slip)[0].split()
            words = rare or set(sorted(first, key=len)[-1:])
            rows.append((words, compiled(shape), {"once": DOUBLED, "?": LOST}.get(right, right)))
    return rows


# A word in capitals, such as the letter of vitamin A or the OR of a hospital.
CAPITAL = re.compile(r"\b(?!I\b)[A-Z]+\b")


def _named(pattern: str, write: str, fails: str, passes: str) -> Phrase:
    return Phrase(expression(pattern), "names people by their illness or their looks", f"Write {write}", fails, passes)


PEOPLE = r"(?:people|persons?|patients?|adults?|women|woman|men|man|children|individuals|population)"
NAMES = phrases(
    _named(rf"\bthe\s+elderly\b | \belderly\s+{PEOPLE}\b | \b(?:senior\s+citizens|old\s+folks|geriatrics)\b(?!\s+(?:clinic|department|unit|ward))",
          '"older people", or their age', "The elderly often wait too long.", "People over 75 often wait too long."),
    _named(r"\bsuffer(?:s|ed|ing)?\s+from\b | \bsufferers?\b | \bafflicted\s+(?:with|by)\b | \bstricken\s+(?:with|by)\b"
          r"| \bvictims?\s+of\s+(?:a\s+)?(?:stroke|pain|arthritis|cancer|sciatica|disease)\b",
          '"has" or "lives with"', "She suffers from back pain.", "She lives with back pain, and sleep can suffer."),
    _named(r"\bwheel[\s-]?chair[\s-]bound\b | \b(?:confined|bound|restricted)\s+to\s+(?:a|his|her|their|the)\s+wheel[\s-]?chair\b | \bbed[\s-]?ridden\b",
          '"uses a wheelchair", or "cannot leave bed"', "A wheelchair-bound man asked us.", "A man who uses a wheelchair asked us."),
    _named(rf"\b(?:morbidly\s+)?(?:obese|fat|overweight)\s+{PEOPLE}\b | \bthe\s+(?:obese|overweight)\b(?!\s+\w+\s+(?:group|range|class)) | \bmorbid(?:ly)?\s+obes(?:e|ity)\b",
          '"people with obesity", or "people with a higher weight"', "Obese people wait longer.", "People with obesity wait longer."),
    _named(r"\b(?:the\s+)?(?:handicapped|crippled|cripples?|invalids)\b | \bthe\s+(?:disabled|blind|deaf|mentally\s+ill)\b(?=\s+(?:are|were|have|can|may|need|who|and|often|should|will|must)\b|[.,;?!]|\s*$)",
          '"disabled people", or "people who cannot ..."', "The disabled need ramps.", "Disabled people need ramps, and an invalid form was sent back."),
    _named(r"\b(?:normal|regular|healthy)\s+people\s+(?:do|can|are|have|walk|sleep)\b | \bable[\s-]bodied\b | \bnormal\s+(?:skin|skin\s+tones?|skin\s+colou?r)\b",
          '"people without ..." and name it, or the tone of the skin', "In normal skin, a rash looks red.", "Most people have a normal scan."),
    _named(r"\b(?:flesh|nude|skin)[\s-]colou?red\b | \b(?:colou?red|non[\s-]?white)\s+(?:people|patients|women|men|skin)\b",
          "the shade itself, such as \"brown\" or \"pale pink\"", "Use a flesh-colored tape.", "Use tape that matches your skin tone."),
    _named(r"\b(?:drug|opioid|heroin)\s+(?:addicts?|abusers?)\b | \baddicts\b | \balcoholics\b(?!\s+anonymous)",
          '"people with an addiction"', "Addicts need care, too.", "Alcoholics Anonymous may help people with an addiction."),
    _named(r"\b(?:diabetics|schizophrenics|epileptics|arthritics|hemophiliacs|paraplegics|asthmatics)\b",
          '"people with" and the illness', "Diabetics heal more slowly.", "People with diabetes, and diabetic feet, need care."),
    _named(r"\b(?:patients?|people|s?he|they)\s+(?:\w+\s+)?(?:failed|fails?)\s+(?:to\s+respond\s+to\s+)?(?:the\s+)?(?:treatment|therapy|conservative\s+care)\b | \bnon-?complian(?:t|ce)\b | \bcomplain(?:s|ed|ing)?\s+of\s+(?:\w+\s+)?pain\b",
          '"the treatment did not help", or "told us of pain"', "Some patients fail treatment.", "Some treatments fail."),
)  # fmt: skip


@RESPECT.words
def names(readable: Readable, site: Site) -> Findings:
    """Yield the words that do not respect those they name."""
    for block in readable.blocks if readable.english else ():
        for match, message in search(NAMES, block.text):
            yield RESPECT.finding_in(readable, block, match.start(), message)


def read(readable: Readable) -> tuple[list[Block], str]:
    """What is read for slips, and all its words at once: most texts have no slip, and need no second look."""
    blocks = list(readable.prose())
    return blocks, " \n ".join(["", *(block.text for block in blocks)])


def _shortened(text: str, match: re.Match[str]) -> bool:
    return bool(SHORTENED.search(text[max(0, match.start() - 12) : match.start()]))


@SPELLING.words
def parted(readable: Readable, site: Site) -> Findings:
    """Yield the spaces that part a word from its mark, those that are left out, small letters where a sentence begins, and
    capitals where none does.
    """
    blocks, whole = read(readable)
    likely = any(slip.search(whole) for slip in (APART, GLUED, SMALL, LARGE, ARTICLE, BEFORE_VOWEL))
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
        for match in ARTICLE.finditer(text):
            sentence = f'"{match[0]}" is not how it is said. Write a {match[1]}'
            yield SPELLING.finding_in(readable, block, match.start(), sentence)
        for match in BEFORE_VOWEL.finditer(text):
            sentence = f'"{match[0]}" is not how it is said. Write an {match[1]}'
            yield SPELLING.finding_in(readable, block, match.start(), sentence)


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


@SPELLING.words
def mistaken(readable: Readable, site: Site) -> Findings:
    """Yield the words that appear twice, those that stand where another is meant, and those between which one was lost."""
    blocks, whole = read(readable)
    small = whole.lower()
    said = set(re.findall(r"\w+", small))
    likely = [
        (slip, mend) for words, slip, mend in _slips() if not (words and words.isdisjoint(said)) and slip.search(small)
    ]
    for block in blocks if likely else ():
        text = f" {without_code(block)}"
        for match, mend in [(match, mend) for slip, mend in likely for match in slip.finditer(text.lower())]:
            start, words = match.start() + match[0].startswith(" "), text[slice(*match.span(mend is DOUBLED))].strip()
            right = mend is LOST and bool(CAPITAL.search(words))
            if mend is DOUBLED:
                rightly = words.lower() in TWICE and (words.lower() != "is" or IT.search(text, 0, start))
                right = bool(rightly) or block.kind == "cell"
            if not right:
                wrong = mend if mend in (DOUBLED, LOST) else f'is a slip; did you mean "{_meant(words, mend)}"?'
                yield SPELLING.finding_in(readable, block, start - 1, f'"{words}" {wrong}')


def _meant(words: str, right: str) -> str:
    """The words of a slip with what is meant in place of what is most like it; what is meant alone where nothing is."""
    at = [match.span() for match in re.finditer(r"[\w’'/-]+", words)]
    most = len(right.split()) + 1
    parts = [(start, end) for first, (start, _) in enumerate(at) for _, end in at[first : first + most]]
    alike = {SequenceMatcher(None, words[start:end].lower(), right).ratio(): (start, end) for start, end in parts}
    if not alike or max(alike) <= LIKE:
        return right
    start, end = alike[max(alike)]
    return words[:start] + (right.capitalize() if words[start].isupper() else right) + words[end:]
