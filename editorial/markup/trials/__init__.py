"""Trials: a card `!!! trials` becomes a figure of what each trial found, and a table of the same in words.

    !!! trials "What the trials found"
        [@pers2024; @schepers2022] A sentence for the caption, if there is one.

A row a trial, in the order of the keys. Each count is a dot on a scale from 0 to 100 people, the same for a gain as
for none; where no count is known, the row says so. No row is added to another.
"""

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from editorial.markup.citations import parts
from editorial.markup.facts import CardHead, Element
from editorial.markup.html import words_of
from editorial.markup.trials.drawing import NO_COUNTS, drawing, people
from editorial.model.reference import Study
from editorial.model.trial import Outcome, Trial

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

KIND = "trials"
CAUTION = "Each trial treated different people and counted different things, so the rows cannot be added up."


class Trials(Treeprocessor):
    """Turns a card of trials into `figure.trials`: a caption, a drawing, a table (see `tables`).

    A card that names no trial first, or one whose entry in references.yaml has none, stays a card, which the rules
    refuse (R71).
    """

    md: "Parser"

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        cards = [(block, head) for block in root if (head := self.md.facts.cards.get(block)) and head.kind == KIND]
        for number, (block, head) in enumerate(cards, 1):
            if trials := self._trials(block):
                self._write(block, head, number, trials)

    def _trials(self, block: Element) -> dict[str, tuple[Study, Trial]]:
        """The trials that the card names first, by key; none where something is wrong with them."""
        first = block[1][0] if len(block) > 1 and len(block[1]) and not (block[1].text or "").strip() else None
        typed = self.md.facts.citations.get(first) if first is not None else None
        records, found = self.md.site.references.records, {}
        for key, _ in parts(typed or "") or ():
            study = records[key].custom if key in records else None
            if study is None or study.trial is None:
                return {}
            found[key] = (study, study.trial)
        return found

    def _write(self, block: Element, head: CardHead, number: int, trials: dict[str, tuple[Study, Trial]]) -> None:
        title, *text = block
        caption = self._caption(title, text)
        name = words_of(title, self.md.facts.citations)
        block.clear()
        block.tag, block.attrib["class"] = "figure", KIND
        words = etree.Element("p")
        words.text = f"Table: {name}, in words"
        drawn, table = drawing(name, f"trials-{number}", list(trials.values())), self._table(trials)
        self.md.facts.made |= {words, drawn, table}
        block.extend((caption, drawn, words, table))

    def _caption(self, title: Element, text: list[Element]) -> Element:
        """The title, what the writer adds behind the keys, and the caution that every such figure needs."""
        caption = etree.Element("figcaption")
        title.tag, title.tail = "strong", " "
        title.attrib.clear()
        keys = text[0][0]
        text[0].text = (text[0].text or "") + (keys.tail or "").lstrip()
        text[0].remove(keys)
        caution = etree.Element("p")
        caution.text = CAUTION
        self.md.facts.made.add(caution)
        self.md.facts.trials_named[caption] = self.md.facts.citations.pop(keys)
        caption.append(title)
        caption.extend(part for part in (*text, caution) if len(part) or (part.text or "").strip())
        return caption

    def _table(self, trials: dict[str, tuple[Study, Trial]]) -> Element:
        """The same in words."""
        made = etree.Element("table")
        head = etree.SubElement(etree.SubElement(made, "thead"), "tr")
        for name in ("Trial", "Result"):
            etree.SubElement(head, "th").text = name
        body = etree.SubElement(made, "tbody")
        for key, (study, trial) in trials.items():
            row = etree.SubElement(body, "tr")
            first = etree.SubElement(row, "th", {"scope": "row"})
            first.text = f"{trial.name}, {people(study, trial)}"
            self.md.facts.citations[etree.SubElement(first, "sup")] = f"@{key}"
            etree.SubElement(row, "td").text = _result(trial)
        return made


def _result(trial: Trial) -> str:
    said = [trial.verdict, *(_outcome(trial, outcome) for outcome in trial.outcomes)]
    said += [trial.words or ""] if trial.outcomes else [trial.words or "", NO_COUNTS]
    return " ".join(filter(None, said))


def _outcome(trial: Trial, outcome: Outcome) -> str:
    return f"{outcome.what}: {outcome.treated} after {trial.treatment} against {outcome.control}. {outcome.gap}".strip()


def extend(md: "Parser") -> None:
    """Act after marks inside a line are read (20), before citations are numbered (16)."""
    md.treeprocessors.register(Trials(md), "trials", 17)
