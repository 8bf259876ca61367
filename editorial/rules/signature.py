"""What a reviewer signs: the article as readers meet it, in a few digits that fit no other.

`make signoff` (see `editorial.commands.signoff`) writes the record of a review, and with it a signature over the record,
the reviewer's name and role, and the article as readers meet it: each block of its Document with its kind, what stands
around it (lists, quotations, the row and cell of a table), its citations, marks and links, the certainty of its notes,
what its pictures show, and the entries of references.yaml that it cites. A word, a row, a certainty, a citation more or
less, and the signature no longer fits. What reads the same (line breaks in the file, spaces, Windows line ends, the name
of a picture's file, the two ways of writing an accent in Unicode) makes no difference; nor do the day and the theme.

Not a part of it is what stands once for all pages: the glossary, the meaning of the certainties, the notices. A word
added to the glossary would otherwise void every page that uses it, though nobody touched the page, and reviewers would
learn to sign unread.
"""

import hashlib
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

from editorial.markup.document import Document
from editorial.markup.links import ours
from editorial.markup.pieces import Block, Picture
from editorial.model.allowed_files import PDF
from editorial.model.picture import DRAWING
from editorial.model.review import Review
from editorial.model.site import Site

# Fields that readers do not read as text, or that may change without another review: how the change log is worded
# (R32, R34) and who wrote it, which is judged apart. Key points are signed as they are shown. Any field that is new here
# is signed.
UNSIGNED = frozenset(
    ["slug", "date", "modified", "status", "category", "tags", "authors", "review", "changes", "cover", "lang", "waivers", "aliases", "key_points"]
)  # fmt: skip
# Hexadecimal digits: 128 bits of SHA-256. Nobody can find two texts with one signature, and it fits on a line
# (NIST SP 800-107r1, section 5.1, on shortening a hash: the leftmost bits, and half of them against collisions).
LENGTH = 32


def signature(document: Document, review: Review, site: Site) -> str:
    """What `signed` must say for this `review` of a text, as hexadecimal digits.

    The record is signed, too: another name, day or role needs another signature.
    """
    text, references = document.text, site.references.records
    reviewer = site.people.records.get(review.reviewed_by)
    whole: dict[str, Any] = {
        "review": review.model_dump(exclude={"signed", "role"}, exclude_none=True),
        "reviewer": [reviewer.name, review.role or reviewer.role] if reviewer else [],
        "header": {name: value for name, value in text.header.values.items() if name not in UNSIGNED and value},
        "key points": [
            [point.text, _certainty(point, document)] for point in document.blocks if point.kind == "key point"
        ],
        "body": [_block(block, document) for block in document.body],
        "links": [[link.words, leads_to(link.address, document, site)] for link in document.links],
        "pictures": [_picture(picture, document, site) for picture in document.pictures],
        "references": {
            key: references[key].model_dump(mode="json", by_alias=True, exclude_unset=True)
            for key in document.cited_keys()
            if key in references
        },
    }
    cited = [part for citation in document.citations for part in citation.parts or ()]
    if located := [[number, part.locator] for number, part in enumerate(cited) if part.locator]:
        whole["places in references"] = located
    if document.codes:
        whole["code"] = [code.encode().hex() for code in document.codes]  # in which each space is seen
    canonical = json.dumps(_plain(whole), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:LENGTH]


def _block(block: Block, document: Document) -> list[Any]:
    """A block as a reader takes it in: what it is, in which card and what else, its words, its citations, and its marks."""
    card = [document.cards.index(block.card), block.card.kind, block.card.head.title or ""] if block.card else []
    marks = [[span.kind, span.start, span.end, span.value] for span in block.spans]
    return [block.kind, block.level, block.within, card, block.text, block.breaks, block.cites, marks]


def _certainty(point: Block, document: Document) -> str:
    """The certainty that stands beside a key point; empty where none does."""
    note = document.note(point.sums_up) if point.sums_up else None
    return note.level if note else ""


def leads_to(address: str, document: Document, site: Site) -> list[str]:
    """Where an address leads, however its writer named a file of ours, and what a PDF there holds."""
    named = ours(address)
    if not named:
        return [address]
    file = site.target(named.file, document.text)
    leads = [Path(os.path.relpath(file, site.content)).as_posix(), named.rest]
    if file.suffix.lower() == PDF and file in site.files.openable:
        leads.append(hashlib.sha256(file.read_bytes()).hexdigest())
    return leads


def _plain(value: Any) -> Any:
    """The value with single spaces and composed accents in every text."""
    if isinstance(value, dict):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else value


def _picture(picture: Picture, document: Document, site: Site) -> str:
    """What a picture shows: the text of a drawing, a hash of any other; its address where it is no file of ours."""
    file = site.target(picture.file, document.text)
    if file not in site.files.openable:
        return picture.source
    data = file.read_bytes()
    return data.decode("utf-8", "replace") if file.suffix == DRAWING else hashlib.sha256(data).hexdigest()
