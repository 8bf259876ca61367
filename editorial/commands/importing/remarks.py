"""What an import says that it saw: the words by name, the heading under which they stood."""

from editorial.commands.importing.lines import asked
from editorial.findings import shortened

# Beside words that nobody saw.
HIDDEN = asked("nothing, but say if these words stay: they were hidden")
LONGEST = 200


class Remarks(list[str]):
    """Sentences for the writer of a draft, without the full stop."""

    def say(self, what: str, words: str, under: str) -> None:
        """Name words with their place; those of the same kind and place that follow one another in one remark."""
        begin, words = what + (f', under "{shortened(under)}"' if under else "") + ': "', shortened(words, LONGEST)
        if words and self and self[-1].startswith(begin):
            self[-1] += f', "{words}"'
        elif words:
            self.append(f'{begin}{words}"')
