"""What a rule is."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rule:
    """One rule.

    A finding of level "error" stops the build, a "warning" is said and lets it pass. `drafts` is the level in a draft,
    which may still lack what a page must have and yet be looked at. `source` names who asks for the rule.
    `fails` and `passes` are Markdown of a text, or lines of what `of` says: a header, a data file. A rule that is not
    `waivable` guards what readers or the law rely on, or the file itself: no page can be let off.
    """

    id: str
    title: str
    why: str
    mend: str
    source: str
    fails: str
    passes: str
    level: Literal["error", "warning"] = "error"
    of: Literal["text", "header", "data/glossary.yaml", "data/retractions.yaml", "data/addresses.yaml"] = "text"
    waivable: bool = True
    drafts: Literal["error", "warning"] = "error"
