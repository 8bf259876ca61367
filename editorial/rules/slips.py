"""Words that appear twice, that stand where another is meant, and between which one was lost (R84).

Which they are stands in editorial/dictionary/slips.txt. English only.
"""

import re
from difflib import SequenceMatcher
from functools import cache

from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.phrases import without_code
from editorial.rules.rule import Findings
from editorial.rules.speller import FOLDER
from editorial.rules.spelling import SPELLING, prose_with_words

# Words that may rightly appear twice: "the pain that that causes", "what he had had done", "it is very, very rare".
TWICE = frozenset(
    {"that", "had", "is", "was", "do", "does", "so", "very", "really", "no", "bye", "can", "long", "in", "on", "her"}
)
# Without one of these before it in its sentence, "is is" is a slip: what it is is a strain; what he does does good.
IT = re.compile(r"\b(?:[Aa]ll|[Hh]ow|it|th(?:at|ey|is)|[Ww]h\w+)\b[^.?!]*$")

# A word in capitals, such as the letter of vitamin A or the OR of a hospital.
CAPITAL = re.compile(r"\b(?!I\b)[A-Z]+\b")
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


@SPELLING.words
def mistaken(readable: Readable, site: Site) -> Findings:
    """Yield the words that appear twice, those that stand where another is meant, and those between which one was lost."""
    blocks, whole = prose_with_words(readable)
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
                rightly = words.lower() in TWICE and (
                    words.lower() not in ("is", "was", "does") or IT.search(text, 0, start)
                )
                right = bool(rightly) or block.kind == "cell"
            if not right:
                wrong = mend if mend in (DOUBLED, LOST) else f'is a slip; did you mean "{as_meant(words, mend)}"?'
                yield SPELLING.finding_in(readable, block, start - 1, f'"{words}" {wrong}')


def as_meant(words: str, right: str) -> str:
    """The words of a slip with what is meant in place of what is most like it; what is meant alone where nothing is."""
    at = [match.span() for match in re.finditer(r"[\w’'/-]+", words)]
    most = len(right.split()) + 1
    parts = [(start, end) for first, (start, _) in enumerate(at) for _, end in at[first : first + most]]
    alike = {SequenceMatcher(None, words[start:end].lower(), right).ratio(): (start, end) for start, end in parts}
    if not alike or max(alike) <= LIKE:
        return right
    start, end = alike[max(alike)]
    return words[:start] + (right.capitalize() if words[start].isupper() else right) + words[end:]
