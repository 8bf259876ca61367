"""One person's story and pictures of before and after are refused (R44).

A story of one patient stands for nobody else, yet persuades more than any trial; the FTC's Health Products Compliance
Guidance (2022) and FDA warning letters hold the page to every word of it.
"""

from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.document import Document, Readable
from editorial.model.site import Site
from editorial.rules.phrases import Phrase, expression, search
from editorial.rules.rule import Rule

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
STORIES = (
    Phrase(
        expression(
            r"""["”’]\s*,?\s*(?:says?|said|tells?|told\s+us|recalls?|writes|wrote|reports?)\s+
                (?:one\s+(?:\w+\s+)?(?:patient|client|customer|woman|man|runner|athlete|grandmother|grandfather)
                  |(?:a|our|another)\s+(?:\w+\s+)?(?:patient|client|customer)
                  |[A-Z][a-z]+\s+[A-Z]\.(?=\W|$))
              | \b(?:one|a|our|another)\s+(?:\w+\s+)?(?:patient|client|customer)\s+(?:says|said|tells\s+us|told\s+us|wrote|writes)\s*[:,]?\s*["“]"""
        ),
        "is one person's story",
        "Say what happened to everybody in a study, with its reference",
        fails='"I can run again," says one patient.',
        passes='"Do not lift," says one patient leaflet.',
        unless=expression(r"patient\s+(?:leaflets?|guides?|handouts?|groups?|organi[sz]ations?)"),
    ),
    Phrase(
        expression(
            r"""\b(?:before[\s-]+and[\s-]+after|before[\s-]*/[\s-]*after)\s+(?:photos?|photographs?|pictures?|images?|shots?|scans?|x-rays?|gallery|stories)\b
              | \b(?:photos?|photographs?|pictures?|images?|scans?|x-rays?)\s+(?:from\s+|taken\s+)?before[\s-]+and[\s-]+after\b"""
        ),
        "shows one person, chosen by us",
        "Show what a trial measured in everybody who took part",
        fails="See our before and after photos.",
        passes="Pain was measured before and after the injection.",
    ),
    Phrase(
        expression(
            r"""\b(?:changed|saved|transformed|gave\s+(?:me|him|her|us)\s+back|got)\s+(?:my|his|her|our)\s+(?:whole\s+)?li(?:fe|ves)(?:\s+back)?\b
              | \bgave\s+me\s+my\s+life\s+back\b | \b(?:my|our)\s+patients?\s+love\b
              | \b(?:patient|success|real)\s+(?:success\s+)?stories\b | \btestimonials?\b
              | \b(?:five|5)[\s-]stars?\s+(?:reviews?|ratings?|rated)\b | \bhear\s+(?:it\s+)?from\s+(?:our\s+)?(?:happy\s+)?patients\b"""
        ),
        "is the word of one person, not of a study",
        "Say what happened to everybody in a study, with its reference",
        fails="This shot changed my life.",
        passes="We print no testimonials.",
        unless=expression(r"\b(?:no|not|never|without|nor|refuse[sd]?|beware|wary)\b"),
    ),
)
# What the file of such a picture is called.
NAMED = expression(r"\bbefore[-_]?(?:and[-_]?)?after")


@TESTIMONIALS.words
def stories(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the stories of single patients; a paragraph is read whole, since a quote and its speaker are often two sentences."""
    for block in readable.blocks if readable.english else ():
        for match, message in search(STORIES, block.text, around=20):
            yield TESTIMONIALS.finding(readable.path, readable.place(block, match.start()), message)


@TESTIMONIALS.text
def pictures(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the pictures of before and after, told by the names of their files."""
    for picture in document.pictures if document.english else ():
        if NAMED.search(picture.source):
            file = picture.source.rsplit("/", 1)[-1]
            sentence = f"{file} shows one person, chosen by us. Show what a trial measured in everybody"
            yield TESTIMONIALS.finding(document.path, document.place_of(picture.spot), sentence, "picture")
