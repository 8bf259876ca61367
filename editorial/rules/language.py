"""How things and people are named: words of links (R70), words for people (R85), words that stand there twice (R84).

The list of words for people is our own, and short: each is refused where it names people and let pass where it does
not, with a sentence of each kind. It leans on the NHS service manual (inclusive content) and on the AMA Manual of
Style (11th edition, 11.12). English only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.findings import Finding
from editorial.markup.sentences import blocks, header_texts
from editorial.model.source import Source

LINK = re.compile(r"(?<!!)\[(?P<words>(?!@)[^\[\]]+)\](?:\((?P<address>[^)]*)\)|\[[^\]]*\])")
# Words that say nothing when a screen reader lists the links of a page.
SAYS_NOTHING = re.compile(
    r"""(?:please\s+)?(?:click|tap|press)(?:\s+(?:here|this|on\s+this|the\s+link))? | (?:see\s+|from\s+)?here | (?:read|learn|find\s+out|see)\s+more
      | more | (?:more\s+)?(?:details|info|information) | (?:this|the|a)?\s*(?:link|page|article|site|website|web\s+page|one|study|paper)
      | this | that | it | go | continue | continue\s+reading | download | website | source""",
    re.IGNORECASE | re.VERBOSE,
)
BARE = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:com|org|gov|net|edu)(?:/\S*)?", re.IGNORECASE)
# An address in running text: Markdown leaves it as it is.
LOOSE = re.compile(r"(?<!\]\()(?<![<\[\"'\w/=])(?:https?://|www\.)[^\s<>)\]]+|<https?://[^\s>]+>")
DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:.*$", re.MULTILINE)
DOUBLED = re.compile(r"\b([^\W\d_]+)(\s+)\1\b(?!['’-])", re.IGNORECASE)
# Words that may rightly stand twice: "the pain that that causes", "what he had had done", "it is very, very rare".
TWICE = frozenset({"that", "had", "is", "do", "so", "very", "really", "no", "bye", "can", "long", "in", "on", "her"})


@dataclass(frozen=True)
class Word:
    """Words that do not respect those they name: what to write, a sentence that fails and one that passes."""

    words: re.Pattern
    write: str
    fails: str
    passes: str


def _word(pattern: str, write: str, fails: str, passes: str) -> Word:
    return Word(re.compile(pattern, re.IGNORECASE | re.VERBOSE), write, fails, passes)


PEOPLE = r"(?:people|persons?|patients?|adults?|women|woman|men|man|children|individuals|population)"
REFUSED = (
    _word(rf"\bthe\s+elderly\b | \belderly\s+{PEOPLE}\b | \b(?:senior\s+citizens|old\s+folks|geriatrics)\b(?!\s+(?:clinic|department|unit|ward))",
          '"older people", or their age', "The elderly often wait too long.", "People over 75 often wait too long."),
    _word(r"\bsuffer(?:s|ed|ing)?\s+from\b | \bsufferers?\b | \bafflicted\s+(?:with|by)\b | \bstricken\s+(?:with|by)\b"
          r"| \bvictims?\s+of\s+(?:a\s+)?(?:stroke|pain|arthritis|cancer|sciatica|disease)\b",
          '"has" or "lives with"', "She suffers from back pain.", "She lives with back pain, and sleep can suffer."),
    _word(r"\bwheel[\s-]?chair[\s-]bound\b | \b(?:confined|bound|restricted)\s+to\s+(?:a|his|her|their|the)\s+wheel[\s-]?chair\b | \bbed[\s-]?ridden\b",
          '"uses a wheelchair", or "cannot leave bed"', "A wheelchair-bound man asked us.", "A man who uses a wheelchair asked us."),
    _word(rf"\b(?:morbidly\s+)?(?:obese|fat|overweight)\s+{PEOPLE}\b | \bthe\s+(?:obese|overweight)\b(?!\s+\w+\s+(?:group|range|class)) | \bmorbid(?:ly)?\s+obes(?:e|ity)\b",
          '"people with obesity", or "people with a higher weight"', "Obese people wait longer.", "People with obesity wait longer."),
    _word(r"\b(?:the\s+)?(?:handicapped|crippled|cripples?|invalids)\b | \bthe\s+(?:disabled|blind|deaf|mentally\s+ill)\b(?=\s+(?:are|were|have|can|may|need|who|and|often|should|will|must)\b|[.,;?!]|\s*$)",
          '"disabled people", or "people who cannot ..."', "The disabled need ramps.", "Disabled people need ramps, and an invalid form was sent back."),
    _word(r"\b(?:normal|regular|healthy)\s+people\s+(?:do|can|are|have|walk|sleep)\b | \bable[\s-]bodied\b | \bnormal\s+(?:skin|skin\s+tones?|skin\s+colou?r)\b",
          '"people without ..." and name it, or the tone of the skin', "In normal skin, a rash looks red.", "Most people have a normal scan."),
    _word(r"\b(?:flesh|nude|skin)[\s-]colou?red\b | \b(?:colou?red|non[\s-]?white)\s+(?:people|patients|women|men|skin)\b",
          "the shade itself, such as \"brown\" or \"pale pink\"", "Use a flesh-colored tape.", "Use tape that matches your skin tone."),
    _word(r"\b(?:drug|opioid|heroin)\s+(?:addicts?|abusers?)\b | \baddicts\b | \balcoholics\b(?!\s+anonymous)",
          '"people with an addiction"', "Addicts need care, too.", "Alcoholics Anonymous may help people with an addiction."),
    _word(r"\b(?:diabetics|schizophrenics|epileptics|arthritics|hemophiliacs|paraplegics|asthmatics)\b",
          '"people with" and the illness', "Diabetics heal more slowly.", "People with diabetes, and diabetic feet, need care."),
    _word(r"\b(?:patients?|people|s?he|they)\s+(?:\w+\s+)?(?:failed|fails?)\s+(?:to\s+respond\s+to\s+)?(?:the\s+)?(?:treatment|therapy|conservative\s+care)\b | \bnon-?complian(?:t|ce)\b | \bcomplain(?:s|ed|ing)?\s+of\s+(?:\w+\s+)?pain\b",
          '"the treatment did not help", or "told us of pain"', "Some patients fail treatment.", "Some treatments fail."),
)  # fmt: skip


def in_body(text: Source) -> Iterator[Finding]:
    """Yield links that say nothing (R70), words that do not respect people (R85) and doubled words (R84)."""
    if not text.english:
        return
    yield from _links(text)
    for block in blocks(text):
        for start, rule, sentence in wrong_words(block.text):
            if not (rule == "R84" and block.kind == "row"):
                yield Finding(text.path, text.place_of(block.start + start), "", sentence, rule)


def in_header(values: dict, places: dict, text: Source) -> Iterator[Finding]:
    """Yield the same of the words in a header."""
    if not text.english:
        return
    for place, value in header_texts(values):
        for _, rule, sentence in wrong_words(value):
            yield Finding(text.path, places[place], "", sentence, rule)


def wrong_words(words: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, rule and message for each word in a paragraph that does not respect people or stands there twice."""
    for word in REFUSED:
        for found in word.words.finditer(words):
            shown = " ".join(found[0].split())
            yield (
                found.start(),
                "R85",
                f'"{shown}" names people by what ails them or by their looks. Write {word.write}',
            )
    for found in DOUBLED.finditer(words):
        if found[1].lower() not in TWICE and found[2].count(" ") <= 2:
            yield found.start(), "R84", f'"{found[1]}" stands here twice. Take one out'


def _links(text: Source) -> Iterator[Finding]:
    """Yield links whose words do not say where they lead (R70)."""
    prose = text.prose()

    def finding(start: int, sentence: str) -> Finding:
        return Finding(text.path, text.place_of(start), "link", sentence, "R70")

    for found in LINK.finditer(prose):
        words = " ".join(found["words"].split()).strip("*_ .!:>»→…")
        if SAYS_NOTHING.fullmatch(words):
            yield finding(
                found.start(), f'"{words}" does not say where it leads. Name the page, like [how we write](...)'
            )
        elif BARE.fullmatch(words):
            yield finding(found.start(), f'"{words}" is an address, hard to hear and to read. Name the page instead')
    for found in LOOSE.finditer(DEFINITION.sub(lambda row: " " * len(row[0]), prose)):
        address = found[0].strip("<>.,;:")
        yield finding(
            found.start(), f"{address} stands bare in the text. Make a link that names the page: [its name]({address})"
        )
