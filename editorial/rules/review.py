"""Reviews: what a reviewer has signed, and whether it is still what readers see (R29, R30, R31).

`make signoff` (see `signoff`) writes the record of a review, and with it a signature over the record and the text.
The text is what the article itself says: every field of its header that readers read, its body, its pictures, and
the entries of references.yaml that it cites. A word, a number, a certainty, a citation more or less, and the signature
no longer fits. Line breaks within a paragraph, spaces at the end of a line, Windows line ends and the two ways of
writing an accent in Unicode make no difference.

Not a part of it is what stands once for all pages: the glossary, the meaning of the certainties, the notices. A word
added to the glossary would otherwise void every page that uses it, though nobody touched the page, and reviewers would
learn to sign unread.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from editorial.findings import Finding
from editorial.markup.citation import CITATION, parts
from editorial.model.record import Review
from editorial.model.source import CODE_BLOCK, Source, target
from editorial.model.validation import validate

# Fields that readers do not read as text, or that may change without another review: how the change log is worded
# (R32, R34) and who wrote it, which is judged apart. Any field that is new here is signed.
UNSIGNED = frozenset(
    [
        "slug",
        "date",
        "modified",
        "status",
        "category",
        "tags",
        "authors",
        "review",
        "changes",
        "cover",
        "lang",
        "waivers",
    ]
)
# Hexadecimal digits: 128 bits of SHA-256. Nobody can find two texts with one signature, and it fits on a line
# (NIST SP 800-107r1, section 5.1, on shortening a hash: the leftmost bits, and half of them against collisions).
LENGTH = 32
PICTURE = re.compile(r"!\[[^\]]*\]\((?:\{\w+\})?(?P<target>(?!\w+:)[^)\s]+)")
# What is a block by itself, what begins one does so only below another point of a list, and what a quotation repeats.
ALONE = re.compile(r"[ \t]*(?:#{1,6} |!!!|\|)")
POINT = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
QUOTE = re.compile(r"[ \t]*>[ \t]?")


def signature(text: Source, values: dict, review: Review, references: dict, root: Path) -> str:
    """What `signed` must say for this `review` of this text, as hexadecimal digits.

    `values` is the header as read by `yamlfile.parse`, `references` the loaded references.yaml, `root` the content
    folder. The record is signed, too: another name, day or role needs another signature.
    """
    prose = text.prose()
    cited = {key for found in CITATION.findall(prose) for key, _ in parts(found) or ()}
    shown = {found["target"] for found in PICTURE.finditer(prose)}
    signed = {
        "review": review.model_dump(exclude={"signed"}, exclude_none=True),
        "header": {name: value for name, value in values.items() if name not in UNSIGNED and value is not None},
        "pictures": {name: _picture(target(name, root / Path(*text.path.parts[1:]), root), root) for name in shown},
        "references": {
            key: references[key].model_dump(mode="json", by_alias=True, exclude_unset=True)
            for key in cited
            if key in references
        },
    }
    whole = _plain(signed) | {"body": normalized(text.body)}
    canonical = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:LENGTH]


def normalized(body: str) -> str:
    """The body with one line a paragraph, point or row, single spaces, and composed accents (Unicode NFC)."""
    blocks, place = [], 0
    for code in CODE_BLOCK.finditer(body):
        blocks += [*_joined(body[place : code.start()]), "\n".join(row.rstrip() for row in code[0].split("\n"))]
        place = code.end()
    return unicodedata.normalize("NFC", "\n".join([*blocks, *_joined(body[place:])]))


def _joined(text: str) -> Iterator[str]:
    """Yield the blocks of Markdown text without code, each as one line behind its indent."""
    block = ""
    for row in [*text.split("\n"), ""]:
        below = ALONE.match(block) or ALONE.match(row) or (POINT.match(block) and POINT.match(row))
        if block and (below or not row.strip()):
            yield re.match(r"[ \t]*", block)[0].expandtabs(4) + " ".join(block.split())
            block = ""
        if block and QUOTE.match(block):
            row = QUOTE.sub("", row, count=1)
        block = f"{block} {row}" if block else row if row.strip() else ""


def _plain(value):
    """The value with single spaces and composed accents in every text."""
    if isinstance(value, dict):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else value


def _picture(file: Path, root: Path) -> str:
    """What a picture shows: the text of a drawing, a hash of any other; nothing where `root` holds no such file."""
    if not file.is_relative_to(root) or file.is_symlink() or not file.is_file():
        return ""
    data = file.read_bytes()
    return data.decode("utf-8", "replace") if file.suffix == ".svg" else hashlib.sha256(data).hexdigest()


def record(values: dict, places: dict, path: Path) -> Review | None:
    """The review in a header as read by `yamlfile.parse`, if there is one and it is whole."""
    found = values.get("review")
    return validate(Review, found, places, path, ("review",))[0] if isinstance(found, dict) else None


def findings(text: Source, values: dict, places: dict, root: Path, data_of: dict) -> Iterator[Finding]:
    """Yield what is wrong with the review in the header of an article.

    `values` and `places` are those of `yamlfile.parse`; `data_of` holds the data files that could be loaded. A record
    that is not whole, or a reviewer whom nobody knows, is said elsewhere.
    """
    review = record(values, places, text.path)
    person = data_of.get("people", {}).get(review.reviewed_by) if review else None
    if person is None:
        return
    authors = values.get("authors")

    def finding(field: str, sentence: str, rule: str) -> Finding:
        place = places.get(("review", field), places[("review",)])
        return Finding(text.path, place, f"review.{field}", sentence, rule)

    again = f"make signoff FILE={text.path.as_posix()} BY={person.id}"
    out = "take the review block out, and the page says that it is not yet reviewed"
    if isinstance(authors, list) and person.id in authors:
        yield finding(
            "reviewed_by", f"{person.name} wrote this article. Ask somebody else to review it, or {out}", "R29"
        )
    elif person.kind == "organization":
        yield finding("reviewed_by", f"{person.name} is an organization. Name the person who read it, or {out}", "R29")
    elif not review.signed:
        sentence = (
            f"is missing, so no sign-off is on record. Ask {person.name} to read the text, then {again}; or {out}"
        )
        yield finding("signed", sentence, "R30")
    elif "references" in data_of and review.signed != signature(text, values, review, data_of["references"], root):
        sentence = (
            "does not fit: the text or this record was changed after the sign-off, or the signature was typed by hand. "
            f"Ask {person.name} to read the text again, then {again}; or {out}"
        )
        yield finding("signed", sentence, "R31")
