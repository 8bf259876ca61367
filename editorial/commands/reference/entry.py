"""A study as text in the manner of `content/data/references.yaml`, and its place in that file."""

import html
import json
import re
import unicodedata
from collections.abc import Container
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from editorial.commands.disk import write
from editorial.model.as_printed import SUFFIX, joined
from editorial.model.csl import OTHER_TYPES
from editorial.model.retraction import bare_words
from editorial.model.study import Kind
from editorial.model.yamlfile import scalar

FIELDS = ("container-title", "publisher", "volume", "issue", "page", "number")
# What PubMed's publication types (ncbi.nlm.nih.gov/mesh, "Publication Formats") say beyond doubt; the first that fits.
DESIGNS: tuple[tuple[set[str], Kind, str], ...] = (
    ({"Systematic Review", "Meta-Analysis"}, "systematic review", "Systematic review with meta-analysis"),
    ({"Systematic Review"}, "systematic review", "Systematic review"),
    ({"Network Meta-Analysis"}, "systematic review", "Network meta-analysis"),
    ({"Meta-Analysis"}, "systematic review", "Meta-analysis"),
    ({"Practice Guideline"}, "guideline", "Clinical guideline"),
    ({"Guideline"}, "guideline", "Guideline"),
    ({"Randomized Controlled Trial, Veterinary"}, "laboratory", "Trial in animals"),
    ({"Randomized Controlled Trial"}, "randomized trial", "Randomized trial"),
    ({"Observational Study"}, "observational study", "Observational study"),
    ({"Case Reports"}, "case report", "Case report"),
    ({"Editorial"}, "expert opinion", "Editorial"),
)
# A plan has found nothing yet; a notice is about another paper.
NO_STUDY = {"Clinical Trial Protocol", "Published Erratum", "Retraction of Publication", "Retraction Notice"}


def key(study: dict[str, Any], taken: Container[str]) -> str:
    """First author and year, such as pers2024; a letter behind it where that is taken."""
    first = next((_author(name) for name in study.get("author", ())), {})
    name = first.get("family") or (first.get("literal") or plain(study["title"])).split()[0]
    wanted = ("".join(bare_words(name)) or "study") + str(year(study) or "")
    keys = (wanted + letter for letter in ("", *ascii_lowercase[1:]))
    return next(key for key in keys if key not in taken)


def design(types: list[str]) -> tuple[str, str]:
    """The kind and the design that PubMed's publication types say; both empty when they do not."""
    if NO_STUDY & set(types):
        return "", ""
    return next(((kind, words) for needed, kind, words in DESIGNS if needed <= set(types)), ("", ""))


def text(key: str, study: dict[str, Any], types: list[str]) -> str:
    """The entry of a study in CSL's fields, with the kind and design that its publication types say."""
    kind = str(study.get("type") or "article-journal")  # of one that is no study, such as peer-review, `check` says so
    kind = OTHER_TYPES.get(kind, kind)
    lines = [f"  - id: {key}", f"    type: {scalar(kind)}", f"    title: {scalar(plain(study['title']))}"]
    if authors := [name for name in map(_author, study.get("author", ())) if name]:
        lines.append("    author:")
        for name in authors:
            lines.append(f"      - {{{', '.join(f'{part}: {scalar(words)}' for part, words in name.items())}}}")
    for field in FIELDS:
        if study.get(field):
            lines.append(f"    {field}: {scalar(plain(study[field]))}")
    if day := _day(study):
        lines.append(f"    issued: {{date-parts: {json.dumps([day])}}}")
    for field in ("DOI", "PMID", "PMCID") if study.get("DOI") or study.get("PMID") else ("PMCID", "URL"):
        if study.get(field):
            lines.append(f"    {field}: {scalar(study[field])}")
    said = zip(("kind", "design"), design(types), strict=True)
    told = [f"      {field}: {scalar(words)}" if words else f"      {field}:" for field, words in said]
    return "\n".join([*lines, "    custom:", *told, "      people:", "      finding:", "      limits:", ""])


def insert(file: Path, key: str, entry: str) -> int:
    """Put the entry where the order of ids wants it, all else as it was typed; returns its line. Raises as `write`."""
    text = file.read_text(encoding="utf-8")
    later = (entry for entry in re.finditer(r"^  - id: *(\S+)", text, re.MULTILINE) if entry[1].strip("'\"") > key)
    start = next((first.start() for first in later), len(text))
    before, after = text[:start].rstrip("\n") + "\n\n", text[start:]
    write(file, before + entry + ("\n" + after if after else ""))
    return before.count("\n") + 1


def plain(text: Any) -> str:
    """A title as words: without the tags, entities and full stop that services put in, and PubMed's brackets around a translation."""
    bare = re.sub(
        r"(?i)(?:<|&lt;)(?:br|/?(?:jats:)?p)\b\s*/?(?:>|&gt;)|(?<=\w)<mml:math\b[^<>]*>|</mml:math>(?=\w)|[\0-\x1f\x7f\u200b\ufeff\ud800-\udfff]",
        " ",
        str(text),
    )
    # Windows' quotes and dashes, which HTML reads so.
    bare = re.sub(r"[\x80-\x9f]", lambda sign: f"&#{ord(sign[0])};", bare)
    bare = html.unescape(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", bare)))
    unseen = (sign for sign in {*bare} if unicodedata.category(sign) in ("Cc", "Cf") and not sign.isspace())
    bare = bare.translate(dict.fromkeys(map(ord, unseen)))  # as of where a word may be parted
    bare = re.sub(r"</?(?:i|b|em|strong|su[bp]|scp?|p|u|span|br) ?/?>", "", bare)  # tags that were written as entities
    bare = re.sub(r"^\s*\[([^\[\]]*)\]\.?\s*$", r"\1", bare)
    return re.sub(r"(?<=[\w)])(?:\.|\s?[*†‡§¶]+)$", "", " ".join(bare.split()))  # a mark leads to a footnote


def year(study: dict[str, Any]) -> int:
    """The year of a study in CSL's fields; 0 where it has none."""
    return next(iter(_day(study)), 0)


def _day(study: dict[str, Any]) -> list[int]:
    """Its day of publication as year, month and day, as far as they are known."""
    issued = study.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    known = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    day = [int(part) for part in known if str(part).isdecimal()]
    return day if all(1 <= month <= 12 for month in day[1:2]) and all(day[2:]) else day[:1]


def _author(name: dict[str, str]) -> dict[str, str]:
    """An author as the file has it: particles stand with the family name, the name of a body stands whole."""
    if body := name.get("literal") or name.get("name"):
        return {"literal": body}
    parts = {part: words for part in ("family", "given", "suffix") if (words := joined(name).get(part))}
    if "family" not in parts and "given" in parts:  # a person of one name
        parts["family"] = parts.pop("given")
    for part in ("family", "given"):  # publishers put the suffix behind either
        if found := re.search(SUFFIX, parts.get(part, "")):
            parts |= {part: parts[part][: found.start()], "suffix": found[1]}
    return parts
