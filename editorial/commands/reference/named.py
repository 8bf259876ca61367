"""Which studies a text names: by PubMed number, DOI or PMC number, bare, in an address, a list or a citation; by the
words of a citation; or as RIS or BibTeX, which pandoc reads.
"""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from editorial.commands.command import CommandError
from editorial.commands.importing import pandoc
from editorial.findings import shortened
from editorial.model.retraction import HYPHENS, UNSEEN, bare_doi

PMID = re.compile(
    r"(?i)pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(?:\?term=)?(\d{1,9})\b|/med/(\d{1,9})\b"
    r"|\b(?:PMID|PubMed (?:PMID|ID|number|no\.?))\W{0,3}(\d{1,9})\b"
)
PMCID = re.compile(r"\bPMC ?(\d{3,9})\b", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}/(?:\(SICI\)\S+|(?:(?!\]\()[^\s\"<>])+)", re.IGNORECASE)
ADDRESS = re.compile(r"\W*(?:https?://|www\.|[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE)
# What stands behind a DOI in the address of a page; medRxiv puts the number of a version before it.
BEHIND = re.compile(
    r"(?:(?<=\d)v\d+)?(?:[/.](?:full|full-?text|abstract|abs|e?pdf|html?|information|meta|references|figures)\b.*)?/?$",
    re.IGNORECASE,
)
# Addresses that end as their DOIs do, and the start of those; Elsevier's hold the number of its own (PII).
ENDS = {
    re.compile(r"nature\.com/articles/([\w.-]+)"): "10.1038/",
    re.compile(r"bmj\.com/content/(?:\S+/)?(bmj[.-][\w.-]+)"): "10.1136/",
}
PII = re.compile(r"S(\d{4})-?(\d{3}[\dX])\(?(\d\d)\)?(\d{5})-?([\dX])\b")
# The tag of a line of RIS: other programs put fewer spaces than two and one around the hyphen.
TAG = r"(?: {1,2}-|-(?= |$)) ?"
FORMS = {"RIS": re.compile(rf"^[ \t]*TY{TAG}", re.MULTILINE), "BibTeX": re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)}
# What is a part of the name of a body, and of no person's.
BODIES = r"(?:Organi[sz]ation|Group|Committee|Society|Association|Institutes?|Cent(?:er|re)s?|Collaborat\w+|Consortium|Network|Team|Agency|Administration|Department|Ministry|Council|College|Academy|Foundation|University|Investigators|Panel|Federation|Initiative)"
# A citation as journals of medicine print it (AMA Manual of Style, 11th edition, 3.11; the NLM's Citing Medicine).
CITATION = re.compile(
    r"(?:\[?\d{1,3}[.)\]]\s*)?(?P<author>[^.:]+?)\.\s+(?P<title>(?:[^.]|\.(?=\S))+[.?!])\s+(?P<journal>[^.?!;:]+)\.?\s+"
    r"(?P<year>(?:19|20)\d\d)\b[^;:]{0,20};\s*(?P<volume>\w+)\s*(?:\((?P<issue>[^)]+)\))?\s*:\s*(?P<page>\w[\w–-]*)"
)
NAME = re.compile(r"(?P<family>.+?)\s+(?P<given>[A-Z]{1,4})(?:\s+(?P<suffix>Jr|Sr|II|III|IV))?")
# So many words are no slip but a citation.
LEAST_WORDS = 7
HOW = 'Say it like this: make reference FROM="10.1136/ard-2024-225771", or FROM= a PubMed number, address or citation'


@dataclass
class Wanted:
    """A study that was named: what is known of it, in CSL's fields, and the citation, if any, in which it stands."""

    study: dict[str, Any] = field(default_factory=dict)
    said: str = ""


def studies(text: str) -> list[Wanted]:
    """The studies that a text names: at least one.

    Raises CommandError when it names none, when nobody can know which, or when pandoc cannot read its RIS or BibTeX.
    """
    text = text.translate(UNSEEN).strip()
    if re.fullmatch(r"\d{1,3}(?:[ ,.]\d{3}){2}", text):  # one number, its thousands set apart
        text = re.sub(r"\D", "", text)
    if form := next((form for form, shape in FORMS.items() if shape.search(text)), ""):
        return _exported(text, form)
    if numbers := re.findall(r"^PMID- *(\d{1,9})\b", text, re.MULTILINE):  # PubMed's own form of export, .nbib
        return [Wanted({"PMID": number}) for number in numbers]
    for parts in (text.split(), text.splitlines()):
        listed = [part for part in parts if part.strip()]
        if len(listed) > 1 and all(any(_numbers(part).values()) for part in listed):
            return [_one(part) for part in listed]
    return [_one(text)]


def _one(text: str) -> Wanted:
    """The one study that a text without lists names."""
    numbers = _numbers(text)
    for kind in ("PMID", "DOI"):
        if len(numbers[kind]) > 1:
            shown = ", ".join(numbers[kind])
            raise CommandError(f"This names {len(numbers[kind])} studies: {shown}. Give one a line. Nothing was added")
        if numbers[kind]:
            break
    study = {kind: found[0] for kind, found in numbers.items() if len(found) == 1}
    words = " ".join(word for word in text.split() if not (DOI.search(word) or ADDRESS.match(word)))
    said = words if len(re.findall(r"[^\W\d]{2,}", words)) >= LEAST_WORDS else ""
    if study or said:
        return Wanted(study or _cited(said), said)
    if not text:
        raise CommandError(f"A study is missing. {HOW}")
    shown = shortened(text, 80)
    if ADDRESS.match(text):
        remedy = "Copy the DOI from the page: it begins with 10. For a page without one, copy an entry by hand"
        raise CommandError(f"No DOI or PubMed number stands in {shown}. {remedy}. Nothing was added")
    raise CommandError(f'"{shown}" names no study, and there is no such file. {HOW}. Nothing was added')


def _numbers(text: str) -> dict[str, list[str]]:
    """The different numbers of each kind that stand in a text, in the order in which they are to be asked for."""
    if re.fullmatch(r"\s*\d{1,9}[\s,;]*", text):
        return {"PMID": [text.strip(" ,;\n\t")], "DOI": []}
    pmids = [next(filter(None, found)) for found in PMID.findall(text)]
    dois = {doi.lower(): doi for word in text.split() if (doi := _doi(word))}
    pmcids = [f"PMC{number}" for number in PMCID.findall(text)]
    piis = ["S{}-{}({}){}-{}".format(*parts) for parts in PII.findall(text)] if ADDRESS.match(text) and not dois else []
    found = {"PMID": pmids, "DOI": dois.values(), "PMCID": pmcids, "PII": piis}
    return {kind: list(dict.fromkeys(numbers)) for kind, numbers in found.items()}


def _doi(word: str) -> str:
    """The DOI in a word or an address, without what clings to it; empty where there is none."""
    address = ADDRESS.match(word)
    found = DOI.search(unquote(word) if address else word)
    doi = found[0].translate(HYPHENS).replace("\\", "") if found else ""  # BibTeX escapes signs
    if address:
        ends = ((start, shape.search(word)) for shape, start in ENDS.items())
        doi = doi or next((start + end[1] for start, end in ends if end), "")
        doi = BEHIND.sub("", re.split("[?#&]", doi)[0])
    return bare_doi(doi)


def _exported(text: str, form: str) -> list[Wanted]:
    """The studies of RIS or BibTeX, as pandoc reads them."""
    try:
        pandoc.find()
    except CommandError:
        remedy = "Save the text in a file and say `make reference FILE=...`, which fetches it"
        raise CommandError(f"pandoc, which reads {form}, is not here. {remedy}. Nothing was added") from None
    if form == "RIS":
        text = _ris(text)
    else:  # or no key, or one of several words
        text = re.sub(r"(?is)\b(booktitle\s*=\s*)\{(.*?)\}(?=\s*,|\s*\}\s*$)", r"\1{{\2}}", text)  # as it was typed
        text = re.sub(r"(?mi)^(\s*)eid(?=\s*=)", r"\1pages", text)
        text = re.sub(r"(?m)^(\s*@\w+\s*[{(])\s*(?:[^\s,={}]+\s[^,={}]*)?,", r"\1unnamed,", text)
    try:
        made = pandoc.converted(text.encode(), form.lower(), "csljson", "").decode()
        listed = json.loads(unicodedata.normalize("NFC", re.sub("ı(?=[\u0300-\u036f])", "i", made)))
    except CommandError:
        remedy = "Export it again, or give the study's DOI instead"
        raise CommandError(f"This {form} cannot be read. {remedy}. Nothing was added") from None
    for name in (name for study in listed for name in study.get("author", ())):
        if " " in name.get("family", "") and name.keys() == {"family"}:
            name["literal"] = name.pop("family")
    wanted = [Wanted(study) for study in listed if study.get("title")]
    if not wanted:
        raise CommandError("No study with a title stands in it. Give its DOI instead. Nothing was added")
    for one in wanted:
        for value in (one.study.pop("DOI", ""), one.study.get("URL", "")):
            for kind, numbers in _numbers(value).items():
                if numbers and kind not in one.study:
                    one.study[kind] = numbers[0]
    return wanted


def _ris(text: str) -> str:
    """RIS as pandoc wants it. Other programs indent, number or fold its lines, put fewer spaces, whole days and no last
    line of a study, a body as if it were a person, and day or number of an article elsewhere.
    """
    rows = (row for row in text.splitlines() if row.strip() and not re.fullmatch(r"\s*\d+\.\s*", row))
    text = re.sub(rf"(?m)^[ \t]*([A-Z][A-Z0-9]){TAG}", r"\1  - ", "\n".join((*rows, "ER  - \n")))
    text = re.sub(r"\n(?![A-Z][A-Z0-9]  - )[ \t]*(?=\S)", " ", text[text.index("TY  - ") :])
    text = re.sub(r"(?<!\nER  - )\n(?=TY  - )", "\nER  - \n", text)
    records = text.split("\nER  - ")
    for other, own in (("C7", "SP"), ("DA", "PY")):
        there = f"\n{own}  - "
        records = [one if there in one else re.sub(rf"(?m)^{other}(?=  - )", own, one) for one in records]
    text = re.sub(r"(?m)^((?:PY|Y1)  - \d{4})/.*", r"\1", "\nER  - ".join(records))
    text = re.sub(rf"(?m)^((?:A.|ED)  - [^,\n]*\b(?:{BODIES})\b[^,\n]*?)\s*$", r"\1,", text)
    text = re.sub(r"(?m)^((?:A.|ED)  - [^,\n]+?) ((?:[A-Z]\.?-?){1,3})\s*$", r"\1, \2", text)
    return re.sub(r"(?m)^((?:A.|ED)  - [^,\n]+), ([^,\n]+), *([^,\n]+)$", r"\1, \3, \2", text)  # a suffix is last


def _cited(citation: str) -> dict[str, Any]:
    """The study that a citation without a number describes, as far as it can be told; nothing where it cannot."""
    found = CITATION.match(" ".join(citation.split()))
    if not found:
        return {}
    authors = []
    for name in re.split(r",\s*", re.sub(r"[,\s]+et al$", ", others", found["author"])):
        parts = NAME.fullmatch(name)
        authors.append({part: text for part, text in parts.groupdict().items() if text} if parts else {"literal": name})
    study = {"type": "article-journal", "title": found["title"].removesuffix("."), "author": authors}
    study |= {"container-title": found["journal"], "volume": found["volume"], "page": found["page"].translate(HYPHENS)}
    study |= {"issue": found["issue"]} if found["issue"] else {}
    return study | {"issued": {"date-parts": [[int(found["year"])]]}}
