"""One thing that a writer must mend."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

T = TypeVar("T")
Level = Literal["error", "warning"]


class Place(NamedTuple):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int = 1


def place_in(text: str, offset: int, first_line: int = 1) -> Place:
    """Where the character `offset` of `text` stands in the file, in which `text` begins on `first_line`."""
    return Place(first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))


@dataclass(frozen=True, order=True)
class Finding:
    """A mistake at a place, as a sentence that says what was expected, what was found, how to mend it.

    `path` is relative to the project. `what` names the field or thing ("date"), unless the sentence does so itself.
    The sentence ends without a full stop, since it often ends with what the writer should copy. `rule` is the number
    of the rule that was broken (see `editorial.rules.registry`). An "error" stops the build, a "warning" does not.
    """

    path: Path
    place: Place
    what: str
    sentence: str
    rule: str = "R78"
    level: Level = "error"

    @property
    def message(self) -> str:
        """The sentence, after the name of the field or thing."""
        return f"{self.what}: {self.sentence}" if self.what else self.sentence

    def __str__(self) -> str:
        told = f"{self.path.as_posix()}:{self.place.line}:{self.place.column}: {self.rule} {self.level}: {self.message}"
        # Else a command to GitHub, wherever it stands in a log (actions/runner, ActionCommand.cs).
        return told.replace("##[", "# #[")


class ContentError(Exception):
    """One file that cannot be understood at all; carries its findings."""

    def __init__(self, *findings: Finding):
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


def did_you_mean(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The end of a sentence: the nearest of `known` names, `alike` at least (1 is the same), else all of them when they are few."""
    known = sorted(known)
    near = get_close_matches(word, known, n=1, cutoff=alike)
    if near:
        return f'did you mean "{near[0]}"?'
    if 0 < len(known) <= 12:
        return f"it can be {', '.join(known)}"
    return "check the spelling"


def counted(number: int, what: str) -> str:
    """So many of a thing: "1 article", "2 articles"."""
    return f"{number} {what}{'s' * (number != 1)}"


def shortened(text: str, longest: int = 60) -> str:
    """A text as a sentence can show it: on one line, cut where it is too long."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def only_in(some: Iterable[T], others: Iterable[T], alike: Callable[[T], object]) -> list[T]:
    """Those of `some` that the `others` have not, or have less often; two are `alike` for which it returns the same.

    >>> only_in(["a", "B", "b", "b"], ["b", "B"], str.lower)
    ['a', 'b']
    """
    had, left = Counter(map(alike, others)), []
    for one in some:
        had[alike(one)] -= 1
        if had[alike(one)] < 0:
            left.append(one)
    return left
