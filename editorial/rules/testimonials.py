"""One person's story and pictures of before and after are refused (R44).

One patient's story represents nobody else, yet persuades more than any trial; the FTC's Health Products Compliance
Guidance (2022) and FDA warning letters hold the page to every word of it.
"""

import re
from pathlib import Path

from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.likeness import likeness, reads_soundly
from editorial.rules.phrases import Pattern, Phrase, expression, phrases, search
from editorial.rules.privacy import is_ours
from editorial.rules.rule import Findings, Rule
from editorial.rules.vocabulary import found, part, words

TESTIMONIALS = Rule(
    "R44",
    "No testimonials, and no pictures of before and after",
    "One story that we chose persuades more than any trial, and stands for nobody else.",
    "Say what happened to everybody in a study, with its reference.",
    "FTC Health Products Compliance Guidance 2022; FDA warning letters",
    fails='"I can run again," says one patient.',
    passes="Pain was measured before and after the injection.",
    waivable=False,
)
CHOSEN = "tells of one person, whom we chose"
EVERYBODY = "Say what happened to everybody in a study, with its reference"
TELLS_OF_ONE = f"{CHOSEN}. {EVERYBODY}"
STORIES = phrases(
    Phrase(found("quoted"), "is one person's story", EVERYBODY,
        fails='"I can run again," says one patient.', passes='"Call us if it bleeds," says one patient leaflet.'),
    Phrase(found("kin or one"), CHOSEN, EVERYBODY,
        fails="My mother plays tennis again.", passes="Your mother can wait with you."),
    Phrase(found("told of one"), CHOSEN, EVERYBODY,
        fails="Read how Tom got back to his garden.", passes="One of our doctors reads each text."),
    Phrase(found("before and after"), "shows one person, chosen by us", "Show what a trial measured in everybody who took part",
        fails="See our before and after photos.", passes="Pain was measured before and after the injection."),
    Phrase(found("changed a life"), "is the word of one person, not of a study", EVERYBODY,
        fails="This shot changed my life.", passes="We print no testimonials."),
)  # fmt: skip
# The given names of Americans (see the file's first lines). Who is named by one, and did or felt something, is one
# person.
_FILE = Path(__file__).parent.parent / "dictionary" / "given_names.dic"
NAMES = frozenset(re.sub("#.*", "", _FILE.read_text(encoding="utf-8")).split())
NAMED_ONE = Pattern(
    rf"""(?:(?<![\w.])(?:Mrs?|Ms|Miss|Mx)\.?\s+(?P<title>[A-Z][\w’-]+) | (?<![\w’'-])(?P<name>[A-Z][a-z]{{1,11}}))
        (?:\s+[A-Z][\w’-]*\.?)? (?:\s+(?:from|of|in|at|near)\s+(?:[A-Z][\w.]+[ ,]*){{1,3}})?
        (?:,?\s+\(?(?:aged?\s+)?\d\d\)?)? (?:,\s+(?:an?|our|the|who|his|her|\d)[^,.]{{1,60}},)? ,?
        \s+(?:(?:(?P<able>could|can|couldn’t|can’t)|{part("between name and deed")})\s+)* (?P<did>[a-z]+)""",
    re.VERBOSE,
)
# What researchers do, who may be named; and what the person in a story did.
RESEARCH, DEEDS = words("research"), expression(part("deed"))
# When nobody was our patient: "In 1733 Stephen Hales put a tube into an artery of a horse."
LONG_AGO = compiled(
    r"(?<![Bb]orn )\b[Ii]n 1(?:[0-8]\d\d|9[0-4]\d)\b|\b[Ii]n the (?:\w+th|first|second|third) century\b"
)
# Below this, a sentence reads so plainly that it praises nothing: "Several of our patients work nights."
PLAIN = -0.1
# What the file of such a picture is called.
NAMED = expression(r"\bbefore[-_]?(?:and[-_]?)?after")


@TESTIMONIALS.words
def stories(readable: Readable, site: Site) -> Findings:
    """Yield the stories of single patients; a paragraph is read whole: a quote and its speaker may be two sentences."""
    for block in readable.blocks if readable.english else ():
        for match, message in search(STORIES, block.text):
            said = _sentence(block, match.start())  # sound is "We publish no patient stories."
            if not reads_soundly(said) and not (message.endswith(TELLS_OF_ONE) and likeness(said) < PLAIN):
                yield TESTIMONIALS.finding_in(readable, block, match.start(), message)


@TESTIMONIALS.words
def people(readable: Readable, site: Site) -> Findings:
    """Yield stories of named people, except those whom the site itself names: its writers, the authors of its studies."""
    for block in readable.prose():
        for match in NAMED_ONE.finditer(block.text):
            told = match["title"] or match["name"]
            did = match["did"] not in RESEARCH and (match["able"] or DEEDS.fullmatch(match["did"]))
            one = did and (match["title"] or told in NAMES) and not is_ours(told, site)
            said = _sentence(block, match.start()) if one else ""
            if said and not LONG_AGO.search(said) and likeness(said) >= PLAIN and not _told(block, match):
                sentence = f'"{match[0]}" {TELLS_OF_ONE}'
                yield TESTIMONIALS.finding_in(readable, block, match.start(), sentence)


def _told(block: Block, match: re.Match[str]) -> bool:
    """Whether `stories` has said it already."""
    return any(match.start() <= other.start() < match.end() for other, _ in search(STORIES, block.text))


def _sentence(block: Block, at: int) -> str:
    return next((one.text for one in reversed(block.sentences) if one.start <= at), "")


@TESTIMONIALS.text
def pictures(document: Document, site: Site) -> Findings:
    """Yield before-and-after pictures, recognized by their file names."""
    for picture in document.pictures if document.english else ():
        if NAMED.search(picture.source):
            file = picture.source.rsplit("/", 1)[-1]
            sentence = f"{file} shows one person, chosen by us. Show what a trial measured in everybody"
            yield TESTIMONIALS.finding(document.path, document.place_of(picture.spot), sentence, "picture")
