"""Words that promise what no study can keep (R38; see `promise_words`), where nothing denies or doubts them."""

from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.document import Readable
from editorial.model.site import Site
from editorial.rules.denial import QUESTION, denied, mentioned
from editorial.rules.phrases import search
from editorial.rules.promise_words import PROMISES
from editorial.rules.rule import Rule

PROMISED = Rule(
    "R38",
    "Words that no study can keep are not used",
    "Regulators read clinic pages, and what a page says is what the clinic claims.",
    "Say what was found, in how many people. Denying it is fine: this has not been proven.",
    "FDA warning letters; FTC Health Products Compliance Guidance 2022",
    fails="Rest is a proven treatment.",
    passes="This has not been proven.",
    waivable=False,
)


@PROMISED.words
def promises(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield each word that no study can keep."""
    for block in readable.blocks if readable.english else ():
        if block.card_kind == "questions":
            continue
        for sentence in block.sentences:
            if QUESTION.search(sentence.text):
                continue
            for match, message in search(PROMISES, sentence.text):
                if not (denied(sentence.text, match) or mentioned(sentence.text, match)):
                    place = readable.place(block, sentence.start + match.start())
                    yield PROMISED.finding(readable.path, place, message)
