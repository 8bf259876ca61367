"""Evidence: an admonition becomes a note on how sure a claim is, beside the paragraph that it judges.

    PRP was tested against salt water.[@schepers2022]

    !!! evidence "low"
        PRP injected into a disc may ease pain no more than salt water.[@schepers2022]

The levels are GRADE's four (Balshem 2011, GRADE guidelines 3, J Clin Epidemiol 64:401-406); their marks come from
`content/data/certainty.yaml`. Paragraph and note share a `div.judged`, so that a style sheet can set them side by
side and no note can reach into another. `md.judged` then maps the id of each citation's mark inside a note to the
note's level, for whoever writes the list of references.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

KIND = "evidence"


class Evidence(Treeprocessor):
    """Turns `div.admonition.evidence` into `p.evidence`, a note (ARIA 1.2, `note`) in words and a mark.

    Needs `md.certainty`, the levels of `editorial.data.Certainty` by name.
    """

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        judged = None
        for element in list(root):
            if not element.get("class", "").startswith(f"admonition {KIND}"):
                judged = element
                continue
            if judged.get("class") != "judged":
                judged = self._wrap(root, judged)
            root.remove(element)
            judged.append(self._note(*element))

    def _wrap(self, root: etree.Element, block: etree.Element) -> etree.Element:
        """Put a `div.judged` in the place of the block, and the block inside it."""
        place = list(root).index(block)
        root.remove(block)
        box = etree.Element("div", {"class": "judged"})
        box.append(block)
        root.insert(place, box)
        return box

    def _note(self, title: etree.Element, claim: etree.Element) -> etree.Element:
        """The claim, with its level in words before it and a mark that is for eyes only."""
        level = self.md.certainty[title.text]
        self.md.judged |= {mark.get("id"): level.level for mark in claim.iterfind(".//sup[@class='cite']/*")}
        claim.attrib |= {"class": KIND, "role": "note", "aria-label": "Evidence"}
        words = etree.Element("span", {"class": "certainty"})
        words.text, words.tail = f"Certainty: {level.level} ", " " + (claim.text or "")
        etree.SubElement(words, "span", {"aria-hidden": "true"}).text = level.mark
        claim.text = None
        claim.insert(0, words)
        return claim


class EvidenceExtension(Extension):
    """Needs the extension `admonition` beside it. Keeps `md.judged` for the text just converted."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after citations are numbered (16), before other admonitions become cards (15)."""
        self.md = md
        md.registerExtension(self)
        md.treeprocessors.register(Evidence(md), "evidence", 15.5)
        self.reset()

    def reset(self) -> None:
        """Forget the last text."""
        self.md.judged = {}


def makeExtension(**options) -> EvidenceExtension:
    """The entry that Markdown looks for."""
    return EvidenceExtension(**options)
