"""One person's story and pictures of before and after are refused (R44).

A story of one patient stands for nobody else, yet persuades more than any trial; the FTC's Health Products Compliance
Guidance (2022) and FDA warning letters hold the page to every word of it.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.sentences import blocks, header_texts
from editorial.model.source import Source
from editorial.rules.promise_words import Rule, words

REFUSED = (
    Rule(
        words(
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
        unless=words(r"patient\s+(?:leaflets?|guides?|handouts?|groups?|organi[sz]ations?)"),
    ),
    Rule(
        words(
            r"""\b(?:before[\s-]+and[\s-]+after|before[\s-]*/[\s-]*after)\s+(?:photos?|photographs?|pictures?|images?|shots?|scans?|x-rays?|gallery|stories)\b
              | \b(?:photos?|photographs?|pictures?|images?|scans?|x-rays?)\s+(?:from\s+|taken\s+)?before[\s-]+and[\s-]+after\b"""
        ),
        "shows one person, chosen by us",
        "Show what a trial measured in everybody who took part",
        fails="See our before and after photos.",
        passes="Pain was measured before and after the injection.",
    ),
    Rule(
        words(
            r"""\b(?:changed|saved|transformed|gave\s+(?:me|him|her|us)\s+back|got)\s+(?:my|his|her|our)\s+(?:whole\s+)?li(?:fe|ves)(?:\s+back)?\b
              | \bgave\s+me\s+my\s+life\s+back\b | \b(?:my|our)\s+patients?\s+love\b
              | \b(?:patient|success|real)\s+(?:success\s+)?stories\b | \btestimonials?\b
              | \b(?:five|5)[\s-]stars?\s+(?:reviews?|ratings?|rated)\b | \bhear\s+(?:it\s+)?from\s+(?:our\s+)?(?:happy\s+)?patients\b"""
        ),
        "is the word of one person, not of a study",
        "Say what happened to everybody in a study, with its reference",
        fails="This shot changed my life.",
        passes="We print no testimonials.",
        unless=words(r"\b(?:no|not|never|without|nor|refuse[sd]?|beware|wary)\b"),
    ),
)
# What the file of such a picture is called.
NAMED = re.compile(r"!\[[^\]]*\]\((?P<file>[^)\s]*\bbefore[-_]?(?:and[-_]?)?after[^)\s]*)", re.IGNORECASE)


def in_body(text: Source) -> Iterator[Finding]:
    """Yield the stories of single patients, and pictures of before and after, in the body of a file."""
    if not text.english:
        return
    for block in blocks(text):
        for start, sentence in _stories(block.text):
            yield Finding(text.path, text.place_of(block.start + start), "", sentence, "R44")
    for found in NAMED.finditer(text.prose()):
        sentence = f"{found['file'].rsplit('/', 1)[-1]} shows one person, chosen by us. Show what a trial measured in everybody"
        yield Finding(text.path, text.place_of(found.start()), "picture", sentence, "R44")


def in_header(values: dict, places: dict, text: Source) -> Iterator[Finding]:
    """Yield the stories of single patients in a header."""
    for place, value in header_texts(values) if text.english else ():
        for _, sentence in _stories(value):
            yield Finding(text.path, places[place], "", sentence, "R44")


def _stories(words: str) -> Iterator[tuple[int, str]]:
    """Yield place and message of each story in a paragraph, read whole: a quote and its speaker are often two sentences."""
    for rule in REFUSED:
        for found in rule.words.finditer(words):
            around = words[max(0, found.start() - 40) : found.end() + 20]
            if not (rule.unless and rule.unless.search(around)):
                shown = " ".join(found[0].split()).strip('"”’“,: ')
                yield found.start(), f'"{shown}" {rule.why}. {rule.mend}'
