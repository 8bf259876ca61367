"""Words of a source that its draft does not hold as they were: each is put near where it stood, and asked about.

So nothing is lost, and nothing is refused, where a program on the way knows less than the one that wrote the file.
"""

import re

from editorial.commands.importing.lines import escaped, line_with_ours, ours, paragraph
from editorial.commands.importing.loss_check import Lost, texts_of, words
from editorial.markup.document import Document
from editorial.rules.placeholders import placeholder

ASKS = f"{placeholder('a place for these words: they stood here, and the text above lacks or changes them:')} "

# A row of a list.
POINT = re.compile(r" {4}|- |\d+\. |: {3}")


def put(body: str, lost: list[Lost], document: Document, head: str, numbered: bool, title: str) -> str:
    """The body with what is lost, each phrase behind the block in which it stood.

    The `document` is what the body becomes below `head`, without what is ours; its words follow those of the `title`.
    """
    rows = body.split("\n")
    above = head.count("\n") + 1
    count, ends = len(words(title)), []
    for block, text in texts_of(document, numbered):
        count += len(words(text))
        ends.append((count, line_with_ours(body, max(document.place(block).line - above, 0))))
    for phrase in reversed(lost):
        line = next((line for end, line in ends if end >= phrase.before), len(rows) - 1)
        at = next((at for at in range(line, len(rows)) if _is_end(rows, at)), len(rows))
        rows[at:at] = ["", ours(paragraph(ASKS + escaped(phrase.phrase)))]
    return "\n".join(rows)


def _is_end(rows: list[str], at: int) -> bool:
    """Whether a block ends before this row: it is empty, and neither a list nor code goes on behind it."""
    above, below = rows[at - 1] if at else "", next((row for row in rows[at:] if row), "")
    return not rows[at] and not below.startswith("    ") and not (POINT.match(above) and POINT.match(below))
