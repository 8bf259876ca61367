"""`make reference`: add a study to `content/data/references.yaml` by its PubMed number or DOI, so that nobody types one.

Both services answer in CSL-JSON: NCBI's Literature Citation Exporter (api.ncbi.nlm.nih.gov/lit/ctxp) and the
DOI system's content negotiation (citation.doi.org/docs.html), which Crossref serves for journals.
What the study is and found (`custom`) must be read by a person; it is left empty, and `check` asks for it.
"""

import json
import re
import unicodedata
from argparse import ArgumentParser
from collections.abc import Container
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from editorial.commands.command import Call, CommandError
from editorial.commands.writing import write
from editorial.findings import ContentError
from editorial.model.reference import CSL_TYPES
from editorial.model.site import Site
from editorial.model.yamlfile import scalar

HELP = "add a study to references.yaml"
SERVICES = {
    "PMID": "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id={}",
    "DOI": "https://doi.org/{}",
}
CSL_JSON = "application/vnd.citationstyles.csl+json"
SHAPES = {"PMID": re.compile(r"\d{1,9}"), "DOI": re.compile(r"10\.\d{4,9}/\S+")}
FIELDS = ("container-title", "publisher", "volume", "issue", "page")
SECONDS = 20


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--pmid", metavar="39393844", help="by its PubMed number")
    group.add_argument("--doi", metavar="10.1136/...", help="by its DOI")


def run(call: Call) -> int:
    """Add the study, and say what a person must still read."""
    kind, number = ("PMID", call.chosen.pmid) if call.chosen.pmid else ("DOI", call.chosen.doi)
    key = add(call.site, kind, number)
    print(f"Added {key} to content/data/references.yaml. Cite it as [@{key}].")
    print("Read the study and fill in its kind, design and finding there; until then the site is not built.")
    return 0


def add(site: Site, kind: str, number: str, services: dict[str, str] = SERVICES) -> str:
    """Fetch the study and write its entry into references.yaml.

    `kind` is "PMID" or "DOI". Returns the key of the new entry. Raises CommandError when the number is
    not one, the study is there already, or the service knows nothing or cannot be reached; ContentError when
    the file is wrong as it is.
    """
    if not SHAPES[kind].fullmatch(number):
        raise CommandError(f'"{number}" is not a {kind}. Nothing was added')
    if not site.references.whole:
        raise ContentError(*site.references.findings)
    library = site.references.records
    for key, reference in library.items():
        if (getattr(reference, kind) or "").casefold() == number.casefold():
            raise CommandError(f"{kind} {number} is there already. Cite it as [@{key}]")
    study = _fetch(services[kind].format(number), f"{kind} {number}")
    study.setdefault(kind, number)
    key = _key(study, library)
    _insert(site.content / "data" / "references.yaml", key, _entry(key, study))
    return key


def asked(url: str, what: str, accept: str, undone: str) -> Any:
    """The JSON that a service gives for `what`; None when it gives no JSON.

    Raises CommandError, which ends with what was `undone`, when the service knows nothing or cannot be reached.
    """
    host = url.split("/")[2]
    try:
        with urlopen(Request(url, headers={"Accept": accept}), timeout=SECONDS) as answer:
            return json.load(answer)
    except HTTPError as error:
        error.close()
        known = "knows no" if error.code in (400, 404) else f"answered {error.code} for"
        raise CommandError(f"{host} {known} {what}. {undone}") from None
    except (URLError, TimeoutError) as error:
        raise CommandError(
            f"{host} cannot be reached ({getattr(error, 'reason', error)}). {undone}; try again"
        ) from None
    except ValueError:
        return None


def _fetch(url: str, what: str) -> dict[str, Any]:
    """The CSL-JSON that the service gives for `what`."""
    study = asked(url, what, CSL_JSON, "Nothing was added")
    if not isinstance(study, dict) or not study.get("title"):
        raise CommandError(f"{url.split('/')[2]} gave no study for {what}. Nothing was added")
    return study


def _key(study: dict[str, Any], library: Container[str]) -> str:
    """First author and year, such as pers2024; a letter behind it where that is taken."""
    first = next((name.get("family") or name.get("literal") for name in study.get("author", ())), study["title"])
    plain = unicodedata.normalize("NFKD", first.split()[0]).encode("ascii", "ignore").decode().lower()
    year = next(iter(study.get("issued", {}).get("date-parts", [[""]])[0]), "")
    key = re.sub(r"[^a-z0-9]", "", plain) + str(year)
    return next(name for name in (key, *(key + letter for letter in "bcdefghij")) if name not in library)


def _entry(key: str, study: dict[str, Any]) -> str:
    """The study as text in the manner of references.yaml."""
    lines = [f"  - id: {key}", f"    type: {scalar(_kind(study))}", f"    title: {scalar(study['title'])}"]
    if study.get("author"):
        lines.append("    author:")
        for name in study["author"]:
            parts = {part: name[part] for part in ("family", "given", "suffix", "literal") if name.get(part)}
            lines.append(f"      - {{{', '.join(f'{part}: {scalar(text)}' for part, text in parts.items())}}}")
    for field in FIELDS:
        if study.get(field):
            lines.append(f"    {field}: {scalar(study[field])}")
    if study.get("issued", {}).get("date-parts"):
        lines.append(f"    issued: {{date-parts: {json.dumps(study['issued']['date-parts'])}}}")
    for field in ("DOI", "PMID", "PMCID"):
        if study.get(field):
            lines.append(f"    {field}: {scalar(study[field])}")
    return "\n".join([*lines, "    custom:", "      kind:", "      design:", "      finding:", ""])


def _kind(study: dict[str, Any]) -> str:
    """The CSL type; Crossref still says "journal-article" to some."""
    kind = study.get("type", "")
    return kind if kind in CSL_TYPES else "article-journal"


def _insert(file: Path, key: str, entry: str) -> None:
    """Put the entry where the order of ids wants it; all else stays as it was typed."""
    text = file.read_text(encoding="utf-8")
    later = (entry for entry in re.finditer(r"^  - id: *(\S+)", text, re.MULTILINE) if entry[1].strip("'\"") > key)
    start = next((first.start() for first in later), len(text))
    before, after = text[:start].rstrip("\n") + "\n\n", text[start:]
    write(file, before + entry + ("\n" + after if after else ""))
