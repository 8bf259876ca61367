"""Why something was not done."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Wrong(Exception):
    """The status of the answer, a sentence, and what else is to be known."""

    status: int
    sentence: str
    more: dict[str, Any] = field(default_factory=dict)
