"""Questions that are asked of a Document once; the answers are kept with its text, whether or not it is parsed today."""

from collections.abc import Callable
from typing import Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter

from editorial.markup.document import Document
from editorial.model.site import Site

Answer = TypeVar("Answer")


class Question(Generic[Answer]):
    """A function of a Document, and of the site as far as it notes what it is asked; its answer can be kept as JSON."""

    def __init__(self, ask: Callable[[Document, Site], Answer]):
        self.ask = ask
        self.name = f"{ask.__module__}.{ask.__qualname__}"
        self.kind: TypeAdapter[Answer] = TypeAdapter(get_type_hints(ask)["return"])

    def written(self, document: Document, site: Site) -> str:
        """The answer as JSON."""
        return self.kind.dump_json(self.ask(document, site)).decode("utf-8")

    def read(self, answer: str) -> Answer:
        """The answer that was written. ValueError: it is none."""
        return self.kind.validate_json(answer)


QUESTIONS: list[Question] = []


def question(ask: Callable[[Document, Site], Answer]) -> Question[Answer]:
    """Mark a function as a question, which is asked of every text as soon as it is parsed."""
    asked = Question(ask)
    QUESTIONS.append(asked)
    return asked
