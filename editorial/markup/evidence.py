"""Evidence: a card `!!! evidence` becomes a note on how sure a claim is, beside the paragraph that it judges.

    PRP was tested against salt water.[@schepers2022]

    !!! evidence "low"
        PRP injected into a disc may ease pain no more than salt water.[@schepers2022]

The levels are GRADE's four (Balshem 2011, GRADE guidelines 3, J Clin Epidemiol 64:401-406), named as in
`content/data/certainty.yaml`. Paragraph and note share a `div.judged-text`, so that a style sheet can set them
side by side and no note can reach into another.
"""

import re
import xml.etree.ElementTree as etree

from editorial.markup.citations import parts
from editorial.markup.facts import Element
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree
from editorial.model.certainty import Certainty

KIND = "evidence"
# The class of what stands beside its notes. With "text" in its name, the reader view of a browser (Readability) keeps it,
# however many of its words are links.
BESIDE = "judged-text"
JUDGED = ("p", "ul", "ol", "dl")
# Where readers learn what a level means. Where a site has no such page, the words stand without a link (markup/links.py).
MEANS = "{filename}/pages/how-we-write.md#how-sure-we-are"
MARK = re.compile(r'<svg [^>]*class="bars [^>]*>.*?</svg>([^<]*)')


def judge(md: Parser, root: Element) -> None:
    """Turn a note of a known level, after what it judges, into `p.evidence` (ARIA 1.2, `note`), named by its level.

    A note of any other form stays a card, which the rules refuse (R36).
    """
    above: Element | None = None
    for element in list(root):
        head = md.facts.cards.get(element)
        if not (head and head.kind == KIND):
            above = element
        elif (
            above is not None
            and (above.tag in JUDGED or above.get("class") == BESIDE)
            and [child.tag for child in element] == ["p", "p"]
            and (level := md.site.certainty.records.get(head.title or ""))
        ):
            above = _beside(root, above)
            root.remove(element)
            above.append(_note(md, element, level))
        else:
            above = None


def _beside(root: Element, block: Element) -> Element:
    """The `div.judged-text` around the block, put there where there is none yet."""
    if block.get("class") == BESIDE:
        return block
    box = etree.Element("div", {"class": BESIDE})
    root[list(root).index(block)] = box
    box.append(block)
    return box


def _note(md: Parser, card: Element, level: Certainty) -> Element:
    """The claim, with its level in words before it and the mark of `theme/templates/macros/bars.html`, for eyes only."""
    claim = card[1]
    for mark in claim.iter("sup"):
        for key, _ in parts(md.facts.citations.get(mark, "")) or ():
            md.judged.setdefault(key, []).append(level.level)
    claim.attrib |= {"class": KIND, "role": "note"}
    if not md.ours:  # an attribute is in the language of its element; that begins with these words anyway
        claim.set("aria-label", level.words)
    words = etree.Element("a", {"class": "certainty", "href": MEANS} | md.ours)
    mark = etree.SubElement(words, "svg", {"class": f"bars {level.level.replace(' ', '-')}", "aria-hidden": "true"})
    etree.SubElement(mark, "use", {"href": "#bars"})
    mark.tail, words.tail = level.words, " " + (claim.text or "")
    claim.text = None
    claim.insert(0, words)
    md.facts.made.add(words)
    md.facts.notes[claim] = md.facts.cards.pop(card)
    return claim


def in_words(html: str) -> str:
    """The HTML with the levels of its notes in words alone, for where no mark can be drawn."""
    return MARK.sub(r"\1:", html)


def extend(md: Parser) -> None:
    """Write notes after citations are numbered (16), before other cards (15)."""
    md.treeprocessors.register(OfTree(md, judge), "evidence", 15.5)
