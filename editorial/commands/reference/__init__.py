"""`make reference`: add a study to `content/data/references.yaml`, by whatever names it, so that nobody types one.

What the study found (`custom`) must be read by a person; what no service says is left empty, and `check` asks for it.
"""

import os
import re
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editorial.commands.command import Call, CommandError
from editorial.commands.reference import entry, named, services
from editorial.commands.reference.named import Wanted
from editorial.commands.reference.services import HOSTS
from editorial.findings import ContentError, shortened
from editorial.model import datafile
from editorial.model.as_printed import NOTICE, TAKEN_BACK
from editorial.model.reference import IN_PERIODICALS
from editorial.model.retraction import identifiers, titled
from editorial.model.site import Site
from editorial.model.textfile import read_text

HELP = "add a study to references.yaml"
SHOWN = "content/data/references.yaml"
# How many of the words of a title a citation names, when it is one of that study; some are typed otherwise.
ALIKE = 0.7


@dataclass
class Added:
    """What was written: the key, its line, the study in CSL's fields, and PubMed's words for its kind, none if unknown."""

    key: str
    line: int
    study: dict[str, Any]
    types: list[str]


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    meaning = "a PubMed number, a DOI, an address, a citation, or a file of RIS or BibTeX; - for what is typed next"
    parser.add_argument("--from", dest="what", default="", metavar="WORDS", help=meaning)


def run(call: Call) -> int:
    """Add each study that is named, and say what a person must still read."""
    wanted = named.studies(_typed(call.chosen.what))
    code = 0
    for one in wanted:
        try:
            print(told(add(call.site, one)))
        except CommandError as error:
            if len(wanted) == 1:
                raise
            code = 1
            which = one.study.get("title") or one.said or next(iter(one.study.values()))
            print(f"{shortened(entry.plain(which))}: {error}", file=sys.stderr)
    return code


def _typed(what: str) -> str:
    """What was typed, or stands in the file that was named, or comes in."""
    if what.strip() == "-":
        return sys.stdin.read()
    file = Path(os.path.expanduser(what.strip()))  # noqa: PTH111 (Path's own raise for what is no path at all)
    if not os.path.isfile(file):  # noqa: PTH113
        return what
    try:
        return read_text(file, Path(file.name))
    except ContentError:
        remedy = "Save the study as RIS or BibTeX, or copy its DOI: FROM=10.1136/..."
        raise CommandError(f"{file.name} is not text that can be read. {remedy}. Nothing was added") from None


def told(added: Added) -> str:
    """What was added, and what a person must still read and fill in."""
    study = added.study
    where = ", ".join(filter(None, [entry.plain(study.get("container-title") or ""), str(entry.year(study) or "")]))
    lines = [
        f"Added {added.key} in {SHOWN}:{added.line}: {entry.plain(study['title'])}{f' ({where})' if where else ''}.",
        f"Cite it as [@{added.key}]; until then, and until all is filled in, the site is not built.",
    ]
    kind, _ = entry.design(added.types)
    missing = [name for name in ("author", *IN_PERIODICALS) if not study.get(name)]
    missing += [] if kind else ["kind", "design"]
    missing += ["finding", "people (if it studied some)", "limits"]
    if added.types:
        lines.append(f"PubMed calls it: {', '.join(added.types)}.{' See if kind and design fit.' if kind else ''}")
    else:
        lines.append("PubMed does not say what kind of study it is.")
    if not identifiers(study.get("DOI"), study.get("PMID")):
        link = "" if study.get("URL") else " Add its `DOI`, `PMID` or `URL`."
        lines.append(f"Neither PubMed nor Crossref knows it: compare each field with the source.{link}")
    pages = {"PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/", "DOI": "https://doi.org/{}", "URL": "{}"}
    page = next((f" ({page.format(study[kind])})" for kind, page in pages.items() if study.get(kind)), "")
    return "\n".join([*lines, f"Read the study{page}, then fill in there: {', '.join(missing)}."])


def add(site: Site, wanted: Wanted, hosts: services.Hosts = HOSTS) -> Added:
    """Ask for the study and write its entry into references.yaml.

    Raises CommandError when it is there already, was retracted, is another than the one that was described, or when no
    service knows it or can be reached; ContentError when the file cannot be read as it is.
    """
    library = datafile.load(site.content, datafile.REFERENCES)  # anew, since the study before may just have been added
    entries = library.yaml.values.get("references")
    if not isinstance(entries, list) and library.findings:
        raise ContentError(*library.findings)
    listed = enumerate(entries if isinstance(entries, list) else ())
    known = [(old, library.yaml.at("references", place).line) for place, old in listed if isinstance(old, dict)]
    _keep_single(wanted.study, known)
    study = services.study(wanted, hosts)
    types = services.describe(study, hosts)
    _keep_same(wanted, study)
    title = entry.plain(study["title"])
    if "Retracted Publication" in types or re.search(TAKEN_BACK, title):
        raise CommandError(f'"{title}" was retracted or withdrawn. Cite another study. Nothing was added')
    if re.search(NOTICE, title):
        raise CommandError(f'"{title}" is a notice about another paper. Give that paper. Nothing was added')
    _keep_single(study, known)
    key = entry.key(study, {str(old.get("id")) for old, _ in known})
    line = entry.insert(site.content / "data" / "references.yaml", key, entry.text(key, study, types))
    return Added(key, line, study, types)


def _keep_single(study: dict[str, Any], known: list[tuple[dict[str, Any], int]]) -> None:
    """Raises CommandError when one of the `known` entries has the number of this study, or its title and year."""
    for old, line in known:
        key = old.get("id")
        its = identifiers(old.get("DOI"), old.get("PMID"))
        for kind, numbers in (("PMID", identifiers("", study.get("PMID"))), ("DOI", identifiers(study.get("DOI"), ""))):
            if its & numbers:
                where = f"{SHOWN}:{line}. Cite it as [@{key}]"
                raise CommandError(f"{kind} {study[kind]} is there already: {where}. Nothing was added")
        year = entry.year(old)
        near = (year - 1, year, year + 1) if year else ()  # online first, then in print
        if titled(study.get("title"), entry.year(study)) & set().union(*(titled(old.get("title"), y) for y in near)):
            raise CommandError(
                f'"{entry.plain(study["title"])}" is there already: {SHOWN}:{line}. Cite it as [@{key}]; if yours is '
                "another paper of the same title, copy that entry and change it. Nothing was added"
            )


def _keep_same(wanted: Wanted, study: dict[str, Any]) -> None:
    """Raises CommandError when the study that a number names is not the one that the words beside it describe."""
    title = entry.plain(study["title"])
    described = wanted.said or str(wanted.study.get("title", ""))
    doi = wanted.study.get("PMID") and wanted.study.get("DOI")  # a DOI alone may have become another one since
    other = doi and study.get("DOI") and doi.lower() != study["DOI"].lower()
    if other or (described and services.likeness(title, described) < ALIKE):
        kind = next((kind for kind in services.KINDS if wanted.study.get(kind)), "PMID")
        whose = f" with the DOI {study['DOI']}" if other else ""
        raise CommandError(
            f'{kind} {study[kind]} is "{title}"{whose}, and the rest of what you gave is of another study. '
            "Look which one you mean, and give its number alone. Nothing was added"
        )
