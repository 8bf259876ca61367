"""Words for people (R85).

The list is our own, and short: each is refused where it names people and let pass where it does not, with a sentence of
each kind. It leans on the NHS service manual (inclusive content) and on the AMA Manual of Style (11th edition, 11.12).
English only.
"""

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.phrases import Phrase, expression, phrases, search
from editorial.rules.rule import Findings, Rule

RESPECT = Rule(
    "R85",
    "Words respect the people they name",
    "Nobody is their illness, and a reader who feels insulted stops reading.",
    "Use the words that the message gives.",
    "NHS service manual, inclusive content; AMA Manual of Style, 11th edition, 11.12",
    fails="She suffers from a sore back.",
    passes="She lives with a sore back.",
)


def _named(pattern: str, write: str, fails: str, passes: str) -> Phrase:
    return Phrase(expression(pattern), "names people by their illness or their looks", f"Write {write}", fails, passes)


PEOPLE = r"(?:people|persons?|patients?|adults?|women|woman|men|man|children|individuals|population)"
NAMES = phrases(
    _named(rf"\bthe\s+elderly\b | \belderly\s+{PEOPLE}\b | \b(?:senior\s+citizens|old\s+folks)\b | \b(?:the|many|most|some|these|those|our|for)\s+geriatrics\b(?!\s+(?:clinic|department|unit|ward|team))",
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
