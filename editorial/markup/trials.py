"""Trials: a card `!!! trials` becomes a table of what each trial found, in words, with its counts drawn below them.

    !!! trials "What the trials found"
        [@pers2024; @schepers2022] A sentence for the caption, if there is one.

A row a trial, in the order of the keys. Each count is a dot on a line from nobody to everybody, the same for a gain as
for none, marked as the count is in the words above it. No row is added to another. Lines and marks are for eyes: the words
say all that they show.
"""

import xml.etree.ElementTree as etree

from editorial.markup.citations import parts
from editorial.markup.facts import Element
from editorial.markup.html import words_of
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree
from editorial.model.study import Study
from editorial.model.trial import Outcome, Trial

KIND = "trials"
CAUTION = "Each trial treated different people and counted different things, so the rows cannot be added up."
NO_COUNTS = "A row without a line has no count of who got better."


def compare(md: Parser, root: Element) -> None:
    """Turn each card of trials into `figure.trials`: a caption and a table.

    A card that names no trial first, or one whose entry in references.yaml has none, stays a card, which the rules
    refuse (R71).
    """
    for block in root:
        head = md.facts.cards.get(block)
        if head and head.kind == KIND and (trials := _trials(md, block)):
            _write(md, block, trials)


def _trials(md: Parser, block: Element) -> dict[str, tuple[Study, Trial]]:
    """The trials that the card names first, by key; none where something is wrong with them."""
    first = block[1][0] if len(block) > 1 and len(block[1]) and not (block[1].text or "").strip() else None
    typed = md.facts.citations.get(first) if first is not None else None
    records, found = md.site.references.records, {}
    for key, _ in parts(typed or "") or ():
        study = records[key].custom if key in records else None
        if study is None or study.trial is None:
            return {}
        found[key] = (study, study.trial)
    return found


def _write(md: Parser, block: Element, trials: dict[str, tuple[Study, Trial]]) -> None:
    title, *text = block
    name = words_of(title, md.facts.citations)
    counted = all(trial.outcomes for _, trial in trials.values())
    caption, table = _caption(md, title, text, "" if counted else NO_COUNTS), _table(md, name, trials)
    md.facts.made.add(table)
    block.clear()
    block.tag, block.attrib["class"] = "figure", KIND
    block.extend((caption, table))


def _sentences(md: Parser) -> dict[str, str]:
    """The attributes of what holds whole sentences of ours, which are written in their own direction."""
    return md.ours and md.ours | {"dir": "auto"}


def _caption(md: Parser, title: Element, text: list[Element], besides: str) -> Element:
    """The title, what the writer adds behind the keys, and what every such table needs to be understood."""
    caption = etree.Element("figcaption")
    title.tag, title.tail = "strong", " "
    title.attrib.clear()
    keys = text[0][0]
    text[0].text = (text[0].text or "") + (keys.tail or "").lstrip()
    text[0].remove(keys)
    said = etree.Element("p", _sentences(md))
    said.text = f"{CAUTION} {besides}".strip()
    md.facts.made.add(said)
    md.facts.trials_named[caption] = md.facts.citations.pop(keys)
    caption.append(title)
    caption.extend(part for part in (*text, said) if len(part) or (part.text or "").strip())
    return caption


def _table(md: Parser, name: str, trials: dict[str, tuple[Study, Trial]]) -> Element:
    """A row for each trial."""
    table = etree.Element("table", {"aria-label": name})
    head = etree.SubElement(etree.SubElement(table, "thead", {"class": "spoken"} | md.ours), "tr")
    for words in ("Trial", "Result"):
        etree.SubElement(head, "th", {"scope": "col"}).text = words
    body = etree.SubElement(table, "tbody", _sentences(md))
    for key, (study, trial) in trials.items():
        row = etree.SubElement(body, "tr")
        first = etree.SubElement(row, "th", {"scope": "row"})
        first.text = f"{trial.name} "
        etree.SubElement(first, "span").text = _people(study, trial)
        _result(md, etree.SubElement(row, "td"), key, trial)
    return table


def _result(md: Parser, cell: Element, key: str, trial: Trial) -> None:
    """Fill the cell: the verdict with its reference, then a paragraph for each outcome, and one for other words."""
    verdict, mark = etree.Element("strong"), etree.Element("sup")
    verdict.text, mark.tail = trial.verdict, " "
    md.facts.citations[mark] = f"@{key}"
    for outcome in trial.outcomes:
        line = etree.SubElement(cell, "p")
        line.text = f"{outcome.what}: "
        for dot, words in (
            ("●", f"{outcome.treated} after {trial.treatment} against "),
            ("○", f"{outcome.control}. {outcome.gap}"),
        ):
            drawn = etree.SubElement(line, "span", {"aria-hidden": "true"})
            drawn.text, drawn.tail = f"{dot}\u00a0", words
        line.append(_dots(outcome))
    if trial.words:
        etree.SubElement(cell, "p").text = trial.words
    mark.tail += cell[0].text or ""
    cell[0].text = None
    cell[0][:0] = [verdict, mark]


def _people(study: Study, trial: Trial) -> str:
    """How many joined a trial, and how many the counts are of."""
    return f"{study.people:,} people" + (f" ({trial.counted:,} counted)" if trial.counted else "")


def _dots(outcome: Outcome) -> Element:
    """A line (the style sheet draws it) with a dot for each group: the control's first, so that a smaller one of the
    treatment shows upon it where the two are alike.
    """
    drawn = etree.Element("svg", {"class": "dots", "aria-hidden": "true"})
    for arm in (outcome.control, outcome.treated):
        etree.SubElement(drawn, "circle", {"cx": f"{arm.share:.3g}%"})
    return drawn


def extend(md: Parser) -> None:
    """Act after marks inside a line are read (20), before citations are numbered (16)."""
    md.treeprocessors.register(OfTree(md, compare), "trials", 17)
