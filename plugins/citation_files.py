"""Render: the references of an article to take along, for programs that manage literature, each kind in a file beside it.

BibTeX (Patashnik 1988, "BibTeXing", in UTF-8), RIS (the tags that Reference Manager has set, lines that end in CR LF) and
CSL-JSON (github.com/citation-style-language/schema, csl-data.json, version 1.0.2). They say what
`content/data/references.yaml` says of the publication, and nothing of what we say of it. "others", which there stands for
authors that nobody has listed, is a word of BibTeX's; in the other two it would be a name, and so is left out.

Lends templates `citation_files`: what each of the files of some references is called, and its size. Only the published site
has them.
"""

import json
import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from markupsafe import Markup
from pelican import signals

from editorial.model.allowed_files import size as size_in_words
from editorial.model.csl import Issued, Name
from editorial.model.reference import OTHERS, Reference
from plugins.extra_files import PageGenerator
from plugins.markdown_copy import copy_of, public_articles
from plugins.references import Entry

# Kinds of publication by CSL's names (1.0.2, appendix III): BibTeX's and RIS's own; any other is "misc" and "GEN".
BIBTEX = {
    "article-journal": "article", "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "report": "techreport", "thesis": "phdthesis",
}  # fmt: skip
RIS = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK", "chapter": "CHAP",
    "paper-conference": "CPAPER", "report": "RPRT", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
# What BibTeX calls the place where a work stands.
WHERE = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
NAMED = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum"}
ESCAPES = str.maketrans(
    {sign: f"{{\\text{name}}}" for sign, name in NAMED.items()} | {sign: f"\\{sign}" for sign in "{}$&#_%"}
)
# BibTeX counts braces even behind a backslash: a lone one would end the field, or never do so.
ROUND = str.maketrans("{}", "()")


def bibtex(references: Sequence[Entry]) -> Markup:
    """The references as a file of BibTeX. A title keeps its capitals, as AMA style wants them."""
    return Markup("\n".join(_bibtex(entry.reference) for entry in references))


def ris(references: Sequence[Entry]) -> Markup:
    """The references as a file of RIS."""
    return Markup("".join(_ris(entry.reference) for entry in references))


def csl_json(references: Sequence[Entry]) -> Markup:
    """The references as a file of CSL-JSON."""
    items = []
    for entry in references:
        item = entry.reference.model_dump(by_alias=True, exclude_none=True, exclude={"custom"})
        item["author"] = [name for name in item["author"] if name != {"literal": OTHERS}]
        items.append({name: value for name, value in item.items() if value})
    return Markup(json.dumps(items, ensure_ascii=False, separators=(",", ":")) + "\n")


# What is written, by the ending of the file: what readers call it, and how it is made.
KINDS: dict[str, tuple[str, Callable[[Sequence[Entry]], Markup]]] = {
    ".bib": ("BibTeX", bibtex),
    ".ris": ("RIS", ris),
    ".json": ("CSL-JSON", csl_json),
}


def citation_files(references: Sequence[Entry]) -> list[tuple[str, str]]:
    """The files of some references: the ending of each, and its type and size in words."""
    sizes = {ending: len(made(references).encode()) for ending, (_, made) in KINDS.items()}
    return [(ending, f"{KINDS[ending][0]} ({size_in_words(size)})") for ending, size in sizes.items()]


def _bibtex(reference: Reference) -> str:
    kind = BIBTEX.get(reference.type, "misc")
    said, (year, month, *_) = _said(reference), [*_day(reference.issued), "", ""]
    fields = {
        "author": " and ".join(map(_bibtex_name, reference.author)),
        "editor": " and ".join(map(_bibtex_name, getattr(reference, "editor", None) or ())),
        "title": f"{{{_escaped(reference.title)}}}",
        WHERE.get(kind, "howpublished"): _escaped(said["container-title"]),
        "institution" if kind == "techreport" else "publisher": _escaped(said["publisher"]),
        "year": year,
        "month": month,
        "edition": _escaped(said["edition"]),
        "volume": _escaped(said["volume"]),
        "number": _escaped(said["issue"]),
        "pages": _escaped(said["page"].replace("-", "--")),
        "doi": _verbatim(reference.DOI),
        "pmid": reference.PMID,
        "isbn": _escaped(said["ISBN"]),
        "url": _verbatim(reference.URL),
        "urldate": "-".join(_day(getattr(reference, "accessed", None))),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{reference.id},\n{''.join(lines)}}}\n"


def _bibtex_name(name: Name) -> str:
    if name.literal == OTHERS:
        return OTHERS
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"  # a body, in braces: no word of it is a family name
    parts = [_escaped(part) for part in (name.family, name.suffix, name.given) if part]
    # In braces, a comma parts no name and "and" begins no other one.
    return ", ".join(f"{{{part}}}" if re.search(r",|\band\b", part) else part for part in parts)


def _ris(reference: Reference) -> str:
    said, day = _said(reference), _day(reference.issued)
    read = "/".join(_day(getattr(reference, "accessed", None)))
    first, _, last = said["page"].partition("-")
    lines = [("TY", RIS.get(reference.type, "GEN")), ("ID", reference.id)]
    lines += [("AU", _ris_name(name)) for name in reference.author if name.literal != OTHERS]
    lines += [("ED", _ris_name(name)) for name in getattr(reference, "editor", None) or ()]
    lines += [("TI", reference.title), ("T2", said["container-title"]), ("PB", said["publisher"])]
    lines += [("PY", day[0] if day else ""), ("DA", "/".join([*day, ""][:3]) if day[1:] else "")]
    lines += [("ET", said["edition"]), ("VL", said["volume"]), ("IS", said["issue"]), ("SP", first), ("EP", last)]
    lines += [("DO", reference.DOI or ""), ("AN", reference.PMID or ""), ("SN", said["ISBN"])]
    lines += [("UR", reference.URL or ""), ("Y2", read)]
    shown = [(tag, " ".join(value.split())) for tag, value in lines if value]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in (*shown, ("ER", "")))


def _ris_name(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _said(reference: Reference) -> dict[str, str]:
    """What is said of a publication in words of CSL's; "" for what is not. The number of an article in a journal stands
    where its pages would, that of anything else where its issue would.
    """
    names = ("container-title", "publisher", "edition", "volume", "issue", "page", "number", "ISBN")
    said = {name: getattr(reference, name) or "" for name in names}
    place = "page" if reference.type.startswith("article") else "issue"
    return said | {place: said[place] or said["number"]}


def _day(issued: Issued | None) -> list[str]:
    """Year, month and day, as far as they are known."""
    return [f"{part:02}" for part in issued.parts[0]] if issued else []


def _escaped(words: str) -> str:
    depths = [0, *accumulate((sign == "{") - (sign == "}") for sign in words)]
    paired = min(depths) == depths[-1] == 0
    return " ".join((words if paired else words.translate(ROUND)).split()).translate(ESCAPES)


def _verbatim(address: str | None) -> str:
    """An address, which BibTeX's readers take as it stands; braces, which would end the field, are no part of one."""
    return (address or "").replace("{", "%7B").replace("}", "%7D")


class CitationGenerator(PageGenerator):
    """Writes the files."""

    def generate_output(self, writer) -> None:
        """Write once all texts are read."""
        if not self.settings["PUBLIC_URL"]:
            return
        for article in public_articles(self.context):
            for ending, (_, written) in KINDS.items() if article.references else ():
                self.write(writer, copy_of(article.save_as, ending), "citations", article=article, written=written)


def _attach(generator: Any) -> None:
    generator.context["citation_files"] = citation_files


def register() -> None:
    """Lend templates the function at the start of each run; run beside Pelican's own generators."""
    signals.article_generator_init.connect(_attach)
    signals.get_generators.connect(CitationGenerator.itself)
