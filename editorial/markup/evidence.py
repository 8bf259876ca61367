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
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from editorial.markup.citations import parts
from editorial.markup.facts import CardHead, Element

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

KIND = "evidence"
# The class of what stands beside its notes. With "text" in its name, the reader view of a browser (Readability) keeps it,
# however many of its words are links.
BESIDE = "judged-text"
JUDGED = ("p", "ul", "ol", "dl")
# Where readers learn what a level means. Where a site has no such page, the words stand without a link (markup/links.py).
MEANS = "{filename}/pages/how-we-write.md#how-sure-we-are"
MARK = re.compile(r'<svg [^>]*class="bars [^>]*>.*?</svg>([^<]*)')


class Evidence(Treeprocessor):
    """Turns a note of a known level, after what it judges, into `p.evidence` (ARIA 1.2, `note`), named by its level.

    A note of any other form stays a card, which the rules refuse (R36).
    """

    md: "Parser"

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        above: Element | None = None
        for element in list(root):
            head = self.md.facts.cards.get(element)
            if not (head and head.kind == KIND):
                above = element
            elif above is not None and self._fits(above, element, head):
                above = self._beside(root, above)
                root.remove(element)
                above.append(self._note(element, head))
            else:
                above = None

    def _fits(self, above: Element, note: Element, head: CardHead) -> bool:
        shape = [child.tag for child in note]
        return (
            (above.tag in JUDGED or above.get("class") == BESIDE)
            and shape == ["p", "p"]
            and (head.title in self.md.site.certainty.records)
        )

    def _beside(self, root: Element, block: Element) -> Element:
        """The `div.judged-text` around the block, put there where there is none yet."""
        if block.get("class") == BESIDE:
            return block
        place = list(root).index(block)
        root.remove(block)
        box = etree.Element("div", {"class": BESIDE})
        box.append(block)
        root.insert(place, box)
        return box

    def _note(self, card: Element, head: CardHead) -> Element:
        """The claim, with its level in words before it and the mark of `theme/templates/macros/bars.html`, for eyes only."""
        level, claim = self.md.site.certainty.records[head.title or ""], card[1]
        for mark in claim.iter("sup"):
            for key, _ in parts(self.md.facts.citations.get(mark, "")) or ():
                self.md.judged.setdefault(key, []).append(level.level)
        claim.attrib |= {"class": KIND, "role": "note"}
        if not self.md.ours:  # an attribute is in the language of its element; that begins with these words anyway
            claim.set("aria-label", level.words)
        words = etree.Element("a", {"class": "certainty", "href": MEANS} | self.md.ours)
        mark = etree.SubElement(words, "svg", {"class": f"bars {level.level.replace(' ', '-')}", "aria-hidden": "true"})
        etree.SubElement(mark, "use", {"href": "#bars"})
        mark.tail, words.tail = level.words, " " + (claim.text or "")
        claim.text = None
        claim.insert(0, words)
        self.md.facts.made.add(words)
        self.md.facts.notes[claim] = self.md.facts.cards.pop(card)
        return claim


def in_words(html: str) -> str:
    """The HTML with the levels of its notes in words alone, for where no mark can be drawn."""
    return MARK.sub(r"\1:", html)


def extend(md: "Parser") -> None:
    """Write notes after citations are numbered (16), before other cards (15)."""
    md.treeprocessors.register(Evidence(md), "evidence", 15.5)
