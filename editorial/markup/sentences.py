"""Where the sentences of a paragraph end."""

import re
from collections.abc import Iterator

# A sentence ends at . ! or ?, with the quotes and brackets that follow.
END = re.compile(r"""[.!?…]+["”’'»)\]]*(?=\s|$)""")
# An abbreviation, or an initial; behind a number, a capital is a unit: "a magnet of 3 T."
SHORT = re.compile(r"(?:\b(?:Dr|Prof|Rev|Mr|Mrs|Ms|St|Jr|Sr|vs|approx|e\.g|i\.e|al|p|pp|No|U\.S)|(?<!\d )\b[A-Z])\.$")
# What ends no sentence where a number follows.
NUMBERED = re.compile(r"\b(?:Figs?|[Vv]ols?|[Cc]h|[Ss]ec|ca|cf|min|max|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
LONGEST_ABBREVIATION = 12  # letters of one of these, and more


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a paragraph begins and ends; a full stop of an abbreviation ends none.

    >>> ["Dr. Doe may help. Ask her."[begin:end] for begin, end in spans("Dr. Doe may help. Ask her.")]
    ['Dr. Doe may help.', 'Ask her.']
    >>> ["See vol. 2. Rest it. 5 did."[begin:end] for begin, end in spans("See vol. 2. Rest it. 5 did.")]
    ['See vol. 2.', 'Rest it.', '5 did.']
    >>> ["It has 3 T. J. Doe runs it."[begin:end] for begin, end in spans("It has 3 T. J. Doe runs it.")]
    ['It has 3 T.', 'J. Doe runs it.']
    """
    begin = 0
    for end in [*END.finditer(text), None]:
        stop = end.end() if end else len(text)
        rest = text[stop:].lstrip(" ")
        words = text[max(begin, end.start() - LONGEST_ABBREVIATION) : end.start() + 1] if end and rest else ""
        if rest[:1].islower() or SHORT.search(words) or (rest[:1].isdigit() and NUMBERED.search(words)):
            continue
        words = text[begin:stop]
        if words.strip():
            yield begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())
        begin = stop
