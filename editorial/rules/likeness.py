"""How like an overclaim (R35, R38, R44), or like a note to a writer (R111), a sentence reads, learned from sentences of both kinds.

No list holds every way to praise a treatment, or all that colleagues write to one another. So the sentences of
`editorial/dictionary/sentences/` teach which words, and which pairs of them, stand in claims (`claims.txt`), in notes
(`notes.txt`) and in sound sentences for readers (`honest.txt`): each gets a weight, and the weights of a sentence add
up. To teach it more, add a sentence to one of them; `make docs` sorts them, learns from them, and writes the weights
beside them. English only.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from math import fsum, sqrt
from pathlib import Path
from typing import NamedTuple

from editorial.model.asked import digest

FOLDER = Path(__file__).parent.parent / "dictionary" / "sentences"
WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’][^\W\d_]+)*|[?!%$:]")
ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s|ly)$")
# How much a sentence that is told apart wrongly counts against small weights, and how often all are gone through.
COST, ROUNDS = 2.0, 12
# Below this, a sentence only speaks of what it names.
SOUND = -0.75


class Kind(NamedTuple):
    """A kind of sentences: the file of the folder that holds them, those that hold none, and how little few words say."""

    name: str
    others: tuple[str, ...]
    few: int = 0

    @property
    def file(self) -> Path:
        """Where its weights are kept."""
        return FOLDER / f"{self.name}.json"

    def learned(self) -> str:
        """What `file` is to hold: what the sentences teach today."""
        weights = learned(taught(self.name), [text for other in self.others for text in taught(other)])
        return json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n"

    def likeness(self, text: str) -> float:
        """How like this kind a sentence reads: from about -1, as the others do, to about 1."""
        weights = _weights(self)
        known = [weight for weight in map(weights.get, features(text)) if weight is not None]
        return fsum(known) / sqrt(len(known) + self.few)


CLAIMS = Kind("claims", ("honest",))
NOTES = Kind("notes", ("honest", "claims"), 20)  # a short line of a page may well be one of a note
KINDS = (CLAIMS, NOTES)


@lru_cache(maxsize=512)  # of a sentence, three rules ask
def likeness(text: str) -> float:
    """How like an overclaim a sentence reads: from about -1, as sound ones do, to about 1, as those do that sell."""
    return CLAIMS.likeness(text)


def reads_soundly(text: str) -> bool:
    """Whether a sentence reads so soundly that it only speaks of what it names: "A free seminar is often a sales pitch." """
    return text.endswith(".") and likeness(text) < SOUND


@lru_cache(maxsize=512)
def features(text: str) -> frozenset[str]:
    """The words of a sentence without their endings, and each two that stand side by side; a number is "0".

    >>> sorted(features("Walking helped 8 people."))
    ['', '0', '0 people', 'help', 'help 0', 'people', 'people .', 'walk', 'walk help', '| walk']
    """
    stems = [_stem(word) for word in WORD.findall(text)]
    return frozenset(("", *stems, *map(" ".join, pairwise(["|", *stems, "."]))))


def learned(kind: Iterable[str], others: Iterable[str]) -> dict[str, float]:
    """The weight, to one place, of each feature that two sentences or more have, so that a kind comes to more than 0, others to less.

    Features whose weight is 0 are left out: they say nothing.

    A linear support vector machine with squared loss, by dual coordinate descent: Hsieh 2008, Proceedings of the 25th
    International Conference on Machine Learning, 408-415, algorithm 1. It goes through the sentences in one order, so
    that the same sentences always give the same weights.
    """
    signed = [*((1, sorted(features(text))) for text in kind), *((-1, sorted(features(text))) for text in others)]
    met = Counter(feature for _, of_one in signed for feature in of_one)
    examples = [(sign, [feature for feature in of_one if met[feature] > 1]) for sign, of_one in signed]
    examples.sort(key=lambda example: digest(*map(str.encode, example[1])))  # as good as at random, and ever the same
    weights = dict.fromkeys((feature for feature, times in met.items() if times > 1), 0.0)
    pulls = [0.0] * len(examples)
    for _ in range(ROUNDS):
        for at, (sign, of_one) in enumerate(examples):
            size = sign / sqrt(len(of_one))
            slope = size * fsum(weights[feature] for feature in of_one) - 1 + pulls[at] / (2 * COST)
            pull = max(pulls[at] - slope / (1 + 1 / (2 * COST)), 0.0)
            change, pulls[at] = (pull - pulls[at]) * size, pull
            for feature in of_one if change else ():
                weights[feature] += change
    return {feature: weight for feature, exact in weights.items() if (weight := round(exact, 1))}


def taught(name: str) -> list[str]:
    """The sentences of a file of the folder, without its comments."""
    return [line for line in _lines(name) if not line.startswith("# ")]


def in_order(name: str) -> str:
    """What a file of the folder is to hold: its comments, then each sentence once, by its letters and digits alone."""
    once = {"".join(filter(str.isalnum, sentence.lower())): sentence for sentence in taught(name)}
    comments = [line for line in _lines(name) if line.startswith("# ")]
    return "\n".join([*comments, *(once[letters] for letters in sorted(once))]) + "\n"


def _lines(name: str) -> list[str]:
    lines = map(str.strip, (FOLDER / f"{name}.txt").read_text("utf-8").splitlines())
    return [line for line in lines if line]


@cache
def _weights(kind: Kind) -> dict[str, float]:
    return json.loads(kind.file.read_text("utf-8"))


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    return "0" if word[0].isdigit() else ENDING.sub("", word.lower().replace("’", "'"))
