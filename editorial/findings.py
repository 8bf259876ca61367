"""One thing that a writer must mend."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """A mistake at a place, as a sentence that says what was expected, what was found, how to mend it.

    `path` is relative to the project, `line` counts from 1, `what` names the field or thing ("date"). The
    sentence ends without a full stop, since it often ends with what the writer should copy.
    """

    path: Path
    line: int
    what: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {self.what}: {self.sentence}"


class ContentError(Exception):
    """One file that cannot be understood at all; carries its findings."""

    def __init__(self, *findings: Finding):
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


def did_you_mean(word: str, known) -> str:
    """The end of a sentence: the nearest of `known` names, else all of them when they are few."""
    known = sorted(known)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if 0 < len(known) <= 12:
        return f"it can be {', '.join(known)}"
    return "look for a slip of the pen"
