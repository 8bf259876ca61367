"""How like an overclaim (R35, R38, R44), or like a note to a writer (R111), a sentence reads, learned from sentences of both kinds.

No list can hold every way to praise a treatment, or everything that colleagues write to one another. So the sentences of
`editorial/dictionary/sentences/` teach which words, and which pairs of them, stand in claims (`claims.txt`), in notes
(`notes.txt`) and in sound sentences for readers (`honest.txt`): each gets a weight, and the weights of a sentence add
up. To teach it more, add a sentence to one of them; `make docs` sorts them, learns from them, and writes the weights
beside them. English only.
"""

import re
from collections import Counter, defaultdict
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
# How many sentences must share a feature; how much a wrongly classified sentence costs against small weights; how many
# passes.
ENOUGH, COST, ROUNDS = 4, 2.0, 40
# Below this score, a sentence only mentions what it names.
SOUND = -0.75


class SentenceKind(NamedTuple):
    """A kind of sentence: the file of examples, the files of counterexamples, and how much to discount few words."""

    name: str
    others: tuple[str, ...]
    few: int = 0

    @property
    def file(self) -> Path:
        """The file of its weights: a hash of what they were learned from, then each weight with its features below it, one a line."""
        return FOLDER / f"{self.name}.weights"

    @property
    def up_to_date(self) -> bool:
        """Whether `file` was learned from today's sentences by today's code; if so, the slow learning is skipped."""
        return self.file.is_file() and self.file.read_text("utf-8").startswith(f"{self._hash}\n")

    @property
    def _hash(self) -> str:
        return digest(Path(__file__).read_bytes(), *map(taught, (self.name, *self.others)))

    def learned(self) -> str:
        """The text of `file`: the hash of what it is learned from, and the weights learned."""
        others = [sentence for name in self.others for sentence in taught(name)]
        having = defaultdict(list)
        for feature, weight in learned(taught(self.name), others).items():
            having[weight].append(feature)
        weights = ("\n".join([str(weight), *sorted(having[weight])]) for weight in sorted(having))
        return "\n\n".join([self._hash, *weights]) + "\n"

    def likeness(self, text: str) -> float:
        """How much a sentence reads like this kind: from about -1 (like the others) to about 1."""
        weights = _weights(self)
        known = list(filter(None, map(weights.get, features(text))))  # no weight is 0
        return fsum(known) / sqrt(len(known) + self.few)


CLAIMS = SentenceKind("claims", ("honest",))
NOTES = SentenceKind("notes", ("honest", "claims"), 20)  # a short line of a page may also stand in a note
KINDS = (CLAIMS, NOTES)


@lru_cache(maxsize=512)  # of a sentence, three rules ask
def likeness(text: str) -> float:
    """How much a sentence reads like an overclaim: from about -1 (sound) to about 1 (sales talk)."""
    return CLAIMS.likeness(text)


def reads_soundly(text: str) -> bool:
    """Whether a sentence reads so soundly that it only mentions what it names: "A free seminar is often a sales pitch." """
    return text.rstrip("”\"’'").endswith(".") and likeness(text) < SOUND


@lru_cache(maxsize=512)
def features(text: str) -> frozenset[str]:
    """The words of a sentence without their endings, and each two that stand side by side, or about a third one ("_").

    A number is "0"; "|" is in all.

    >>> sorted(features("It helped 8."))
    ['0', '0 .', 'help', 'help 0', 'help _ .', 'it', 'it _ 0', 'it help', '|', '| _ help', '| it']
    """
    line = ["|", *(_stem(word) for word in WORD.findall(text)), "."]
    return frozenset((*line[:-1], *map(" ".join, pairwise(line)), *map(" _ ".join, zip(line, line[2:], strict=False))))


def learned(kind: Iterable[str], others: Iterable[str]) -> dict[str, float]:
    """The weight, to one place, of each feature that four sentences or more have, so that a kind comes to more than 0, others to less.

    Features whose weight is 0 are left out: they say nothing.

    A linear support vector machine with squared loss, by dual coordinate descent: Hsieh 2008, Proceedings of the 25th
    International Conference on Machine Learning, 408-415, algorithm 1. It goes through the sentences in an order of their
    own, so that the same ones always give the same weights, and one more hardly changes how the others read.
    """
    signed = [*((1, features(text)) for text in kind), *((-1, features(text)) for text in others)]
    signed.sort(key=lambda one: digest(repr((one[0], sorted(one[1]))).encode()))  # as good as at random, ever the same
    met = Counter(feature for _, of_one in signed for feature in of_one)
    named = sorted(feature for feature, times in met.items() if times >= ENOUGH)
    numbers = {feature: number for number, feature in enumerate(named)}
    examples = [(sign, sorted(numbers[feature] for feature in of_one if feature in numbers)) for sign, of_one in signed]
    weights = [0.0] * len(named)
    pulls = [0.0] * len(examples)
    for _ in range(ROUNDS):
        for at, (sign, of_one) in enumerate(examples):
            size = sign / sqrt(len(of_one))
            slope = size * fsum(map(weights.__getitem__, of_one)) - 1 + pulls[at] / (2 * COST)
            pull = max(pulls[at] - slope / (1 + 1 / (2 * COST)), 0.0)
            change, pulls[at] = (pull - pulls[at]) * size, pull
            for number in of_one if change else ():
                weights[number] += change
    return {feature: weight for feature, exact in zip(named, weights, strict=True) if (weight := round(exact, 1))}


def taught(name: str) -> list[str]:
    """The sentences of a file, without its comments."""
    return [line for line in _lines(name) if not line.startswith("# ")]


def in_order(name: str) -> str:
    """The text of a file in order: its comments, then each sentence once, sorted by letters and digits."""
    once = {"".join(filter(str.isalnum, sentence.lower())): sentence for sentence in taught(name)}
    comments = [line for line in _lines(name) if line.startswith("# ")]
    return "\n".join([*comments, *(once[letters] for letters in sorted(once))]) + "\n"


def _lines(name: str) -> list[str]:
    lines = map(str.strip, (FOLDER / f"{name}.txt").read_text("utf-8").splitlines())
    return [line for line in lines if line]


@cache
def _weights(kind: SentenceKind) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in kind.file.read_text("utf-8").strip().split("\n\n")[1:]:
        weight, *features = part.split("\n")
        weights |= dict.fromkeys(features, float(weight))
    return weights


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    return "0" if word[0].isdigit() else ENDING.sub("", word.lower().replace("’", "'"))
