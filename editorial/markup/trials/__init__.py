"""Trials: an admonition becomes a figure of what each trial found, and a table of the same in words.

    !!! trials "What the trials found"
        [@pers2024; @schepers2022] A sentence for the caption, if there is one.

A row a trial, in the order of the keys. Each count is a dot on a scale from 0 to 100 people, the same for a gain as
for none; where no count is known, the row says so. No row is added to another.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from editorial.markup.citation import parts
from editorial.markup.trials.drawing import NO_COUNTS, drawing, people
from editorial.model.trial import Outcome, Trial

KIND = "trials"
CAUTION = "Each trial treated different people and counted different things, so the rows cannot be added up."


def table(studies: dict) -> etree.Element:
    """The same in words; `studies` by key."""
    made = etree.Element("table")
    head = etree.SubElement(etree.SubElement(made, "thead"), "tr")
    for name in ("Trial", "Result"):
        etree.SubElement(head, "th").text = name
    body = etree.SubElement(made, "tbody")
    for key, study in studies.items():
        row = etree.SubElement(body, "tr")
        first = etree.SubElement(row, "th", {"scope": "row"})
        first.text = f"{study.trial.name}, {people(study)}"
        etree.SubElement(first, "sup", {"data-cite": f"@{key}"})
        etree.SubElement(row, "td").text = _result(study.trial)
    return made


def _result(trial: Trial) -> str:
    said = [trial.verdict, *(_outcome(trial, outcome) for outcome in trial.outcomes)]
    said += [trial.words or ""] if trial.outcomes else [trial.words, NO_COUNTS]
    return " ".join(filter(None, said))


def _outcome(trial: Trial, outcome: Outcome) -> str:
    return f"{outcome.what}: {outcome.treated} after {trial.treatment} against {outcome.control}. {outcome.gap}".strip()


class Trials(Treeprocessor):
    """Turns `div.admonition.trials` into `figure.trials`: a caption, a drawing, a table (see `tables`).

    Needs `md.studies`, the references of `editorial.data.Reference` by key.
    """

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        blocks = [block for block in root if block.get("class", "").startswith(f"admonition {KIND}")]
        for number, block in enumerate(blocks, 1):
            title, *text = block
            keys = text[0][0]  # they come first, as `check` has seen to
            studies = {key: self.md.studies[key].custom for key, _ in parts(keys.get("data-cite"))}
            caption = self._caption(title, text, keys)
            name = "".join(title.itertext())
            block.clear()
            block.tag, block.attrib["class"] = "figure", KIND
            words = etree.Element("p")
            words.text = f"Table: {name}, in words"
            block.extend((caption, drawing(name, f"trials-{number}", list(studies.values())), words, table(studies)))

    def _caption(self, title: etree.Element, text: list[etree.Element], keys: etree.Element) -> etree.Element:
        """The title, what the writer adds behind the keys, and the caution that every such figure needs."""
        caption = etree.Element("figcaption")
        title.tag = "strong"
        title.attrib.clear()
        title.tail = " "
        text[0].text = (text[0].text or "") + (keys.tail or "").lstrip()
        text[0].remove(keys)
        caution = etree.Element("p")
        caution.text = CAUTION
        caption.append(title)
        caption.extend(part for part in (*text, caution) if len(part) or (part.text or "").strip())
        return caption


class TrialsExtension(Extension):
    """Needs the extensions `admonition` and `citations` beside it."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after inline marks are read (20), before citations are numbered (16)."""
        md.treeprocessors.register(Trials(md), "trials", 17)


def makeExtension(**options) -> TrialsExtension:
    """The entry that Markdown looks for."""
    return TrialsExtension(**options)
