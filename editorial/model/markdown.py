"""The Markdown of a text: a type of its own, which nobody but `editorial.markup` can look into.

So no rule can search the signs that were typed, where a reader sees words: what a text says is asked of its Document
(`editorial.markup.document`). import-linter keeps this module to those who write and parse Markdown.
"""


class Markdown:
    """The body of a file as it was typed; it begins on the line `first_line` of the file."""

    __slots__ = ("__source", "first_line")

    def __init__(self, source: str, first_line: int):
        self.__source = source
        self.first_line = first_line

    def __eq__(self, other: object) -> bool:
        """Whether the same was typed."""
        return isinstance(other, Markdown) and self.__source == other.__source

    __hash__ = None  # type: ignore[assignment]

    def typed(self, key: "type[Key]") -> str:
        """The source, for whoever may import the key to it."""
        if key is not Key:
            raise TypeError("the Markdown of a text is read in editorial.markup only")
        return self.__source


class Key:
    """What opens a Markdown."""
