"""The drawing of what trials found: an SVG in the page's own inks.

A row a trial: its name and result, and for each outcome a scale with a dot for each group. A gain and none are drawn
with the same dots in the same ink.
"""

import xml.etree.ElementTree as etree
from textwrap import wrap

from editorial.model.reference import Study
from editorial.model.trial import Trial

NO_COUNTS = "No count of who got better."
DESCRIPTION = (
    "One row a trial, in the order of the table below, which says the same in words. Each scale runs from 0 to 100 "
    "people who got better. The full dot above it stands for the treatment, the empty dot below it for the comparison."
)
# In units of the drawing: its width, the ends of a scale, how far a dot stands off it, a line of text.
WIDTH, ZERO, HUNDRED, OFF, LINE = 340, 30, 300, 7, 19
# So many letters fit on a line, even when a reader spreads them out (WCAG 1.4.12) on the narrowest phone.
LETTERS = 32
INK, TEAL, PAPER, RULE = "var(--ink,#221d18)", "var(--teal,#0b5351)", "var(--paper,#fbf7f0)", "var(--line,#857868)"


class Drawing:
    """An SVG that grows downwards, row by row."""

    def __init__(self, title: str, id: str):
        named = {"aria-labelledby": f"{id}-title", "aria-describedby": f"{id}-desc"}
        self.svg = etree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"} | named)
        etree.SubElement(self.svg, "title", {"id": f"{id}-title"}).text = title
        etree.SubElement(self.svg, "desc", {"id": f"{id}-desc"}).text = DESCRIPTION
        self.scales = etree.SubElement(self.svg, "path", {"stroke": RULE, "stroke-width": "2", "d": ""})
        marks = etree.SubElement(self.svg, "g", {"stroke": TEAL, "stroke-width": "2"})
        self.full = etree.SubElement(marks, "g", {"fill": TEAL})
        self.empty = etree.SubElement(marks, "g", {"fill": PAPER})
        self.words = etree.SubElement(self.svg, "g", {"font-size": "15", "fill": INK})
        self.bottom = 0

    def say(self, text: str, **style: str) -> None:
        """Write lines of text."""
        for line in wrap(text, LETTERS):
            self.bottom += LINE
            self._word(line, 0, self.bottom - 4, **style)

    def key(self) -> None:
        """Say what the dots are."""
        self.say("People in 100 who got better")
        self.bottom += LINE
        for group, start, name in ((self.full, 0, "treatment"), (self.empty, 140, "comparison")):
            self._dot(group, start + 6, self.bottom - 9)
            self._word(name, start + 18, self.bottom - 4)

    def scale(self, treated: float, control: float) -> None:
        """Draw two shares in 100 on a scale of their own."""
        y = self.bottom + 18
        self.bottom += 40
        half = (ZERO + HUNDRED) // 2
        ticks = "".join(f"M{x} {y - 5}v10" for x in (ZERO, half, HUNDRED))
        self.scales.set("d", f"{self.scales.get('d')}M{ZERO} {y}H{HUNDRED}{ticks}")
        self._word("0", 13, y + 5)
        self._word("100", HUNDRED + 7, y + 5)
        for group, share, above in ((self.full, treated, OFF), (self.empty, control, -OFF)):
            self._dot(group, ZERO + share * (HUNDRED - ZERO) / 100, y - above)

    def finished(self) -> etree.Element:
        """The SVG, as high as its rows."""
        self.svg.set("viewBox", f"0 0 {WIDTH} {self.bottom}")
        return self.svg

    def _dot(self, group: etree.Element, x: float, y: float) -> None:
        etree.SubElement(group, "circle", {"cx": f"{x:.4g}", "cy": str(y), "r": "5"})

    def _word(self, text: str, x: int, y: int, **style: str) -> None:
        etree.SubElement(self.words, "text", {"x": str(x), "y": str(y)} | style).text = text


def drawing(title: str, id: str, trials: list[tuple[Study, Trial]]) -> etree.Element:
    """The figure of the `trials`, whose title and description take their ids from `id`."""
    made = Drawing(title, id)
    if any(trial.outcomes for _, trial in trials):
        made.key()
    for study, trial in trials:
        made.bottom += 14
        made.say(trial.name, **{"font-weight": "600"})
        made.say(f"{trial.verdict} {people(study, trial)}.")
        if not trial.outcomes:
            made.say(NO_COUNTS)
        for outcome in trial.outcomes:
            made.say(f"{outcome.what}:")
            made.say(f"{outcome.treated} against {outcome.control}")
            made.say(outcome.gap)
            made.scale(outcome.treated.share, outcome.control.share)
    return made.finished()


def people(study: Study, trial: Trial) -> str:
    """How many joined a trial, and how many the counts are of."""
    return f"{study.people:,} people" + (f" ({trial.counted:,} counted)" if trial.counted else "")
