"""What an import says that it saw: the words by name, the heading under which they stood."""

import re

from editorial.commands.importing.lines import asked
from editorial.findings import shortened

# Beside words that nobody saw.
HIDDEN = asked("nothing, but say if these words stay: they were hidden")
LONGEST = 200
TABBED = "Set in columns by tabs, which are spaces now; make a table of it"
# The sign or number of a point that somebody has typed, and the tab behind it; no other tab follows.
POINT = re.compile(r"(?:\W?\w{1,3}[.):]|(?:\d+\.)+\d*|[^\w\s]|o) ?\t[^\t]*\Z")


def is_tabbed(line: str) -> bool:
    """Whether tabs set the words of a line in columns; one behind the sign or number of a point does not."""
    return "\t" in line.strip() and not POINT.match(line.strip())


class Remarks(list[str]):
    """Sentences for the writer of a draft, without the full stop."""

    def say(self, what: str, words: str, under: str) -> None:
        """Name words with their place; those of the same kind and place that follow one another in one remark."""
        begin, words = what + (f', under "{shortened(under)}"' if under else "") + ': "', shortened(words, LONGEST)
        if words and self and self[-1].startswith(begin):
            self[-1] += f', "{words}"'
        elif words:
            self.append(f'{begin}{words}"')
