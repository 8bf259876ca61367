"""`make evidence`: ask PubMed for studies that came after the last look at each evidence note, for a clinician to read.

The last look is the review of the article, its last change or its publication, whichever is latest. A study counts from
the day on which PubMed took it up, for its own date may lie in the future. Asked are NCBI's E-utilities, ESearch and
ESummary, in JSON (ncbi.nlm.nih.gov/books/NBK25499), three requests a second at most (NBK25497), for trials and reviews
(PubMed's clinical query "Therapy/Narrow", and its filter "systematic") that name the condition and the treatment in
title or abstract. Nothing is written: what a study changes, a person must judge.
"""

import re
import time
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlencode

from editorial.commands.command import Call, CommandError
from editorial.commands.reference import asked
from editorial.findings import ContentError
from editorial.markup.document import Document
from editorial.markup.glossary import Finder
from editorial.model.retraction import identifiers
from editorial.model.site import Site
from editorial.model.term import Term

HELP = "list new studies on what the evidence notes say, as PubMed knows them"
SERVICE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
KINDS = "(Therapy/Narrow[filter] OR systematic[sb])"
MOST = 20  # of the newest, for one note
PAUSE = 0.35  # seconds between two requests


def arguments(parser: ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(call: Call) -> int:
    """Print the new studies of each note, or that there are none."""
    print(*listed(call) or ["PubMed has no new studies on what the evidence notes say."], sep="\n")
    return 0


def listed(call: Call, service: str = SERVICE, pause: float = PAUSE) -> list[str]:
    """The lines to print: each note that has new studies that its article does not cite, and those, newest first.

    Raises ContentError with the mistakes of texts and references that cannot be read, CommandError when PubMed does not
    answer.
    """
    site = call.site
    if wrong := [*site.references.findings, *(finding for text in site.texts for finding in text.findings)]:
        raise ContentError(*wrong)
    finders, answers = _finders(site), dict[tuple[str, str], tuple[int, list[tuple[set[str], str]]]]()
    lines: list[str] = []
    for document in call.documents:
        cited = [site.references.records[key] for key in document.cited_keys() & site.references.records.keys()]
        known = set().union(*(identifiers(reference.DOI, reference.PMID) for reference in cited))
        for note in document.notes if document.text.is_article else ():
            words = " ".join(block.text for block in document.within(note.card))
            place = f"{document.path.as_posix()}:{document.place_of(note.card.spot).line}"
            asks = _query(document, words, *finders), last_look(document)
            if not all(asks):
                lines.append(f"{place}: {words} [It names no treatment or condition that we know: nothing was asked.]")
                continue
            if asks not in answers:
                answers[asks] = _new(service, pause, *asks, site.today.isoformat())
            count, studies = answers[asks]
            if new := [line for ids, line in studies if not ids & known]:
                more = f" [{count} found, these are of the newest {MOST}.]" if count > MOST else ""
                lines += [f"{place}: {words}{more}", *new]
    return lines


def last_look(document: Document) -> str:
    """The day of the last review, change or publication of a text, as year-month-day; empty where it has none."""
    header, review = document.text.header, document.text.review
    return max(header.text("date")[:10], header.text("modified")[:10], review.reviewed_on if review else "")


def _finders(site: Site) -> list[Finder]:
    """What finds treatments and conditions in words: those of treatments.yaml, by the glossary's other names, too."""
    names, glossary = site.treatments[0], site.glossary.records.values()
    explained = {form.lower(): term for term in glossary for form in term.forms}
    treatments = [*names.treatments, *names.self_care, *(term.term for term in glossary if term.treatment)]
    return [
        Finder((explained.get(name.lower()) or _term(name) for name in listed), any_capitals=True)
        for listed in (treatments, names.conditions)
    ]


def _term(name: str) -> Term:
    return Term(term=name, meaning=name, also=[] if name.endswith("s") else [f"{name}s"])


def _query(document: Document, words: str, *finders: Finder) -> str:
    """The query for a note: the treatments and conditions that it names, else those of the title, tags and category.

    Empty when no treatment or no condition is known.
    """
    header = document.text.header
    whole = "; ".join([header.text("title"), header.text("category"), *map(str, header.items("tags"))])
    named = [list(finder.met(words)) or list(finder.met(whole)) for finder in finders]
    named[1] = named[1] or [_term(name) for name in [header.text("category")] if name]
    if not all(named):
        return ""
    groups = [dict.fromkeys(form for term in terms for form in _forms(term)) for terms in named]
    return " AND ".join([*(f"({' OR '.join(group)})" for group in groups), KINDS])


def _forms(term: Term) -> list[str]:
    """A term as PubMed looks for it: in titles and abstracts, by each of its forms, and by what begins with a long one."""
    forms = [re.sub(r"\s*\(.*?\)", "", form.lower()) for form in term.forms]
    shortest = [form for form in forms if not any(form != other and form.startswith(other) for other in forms)]
    return [f'"{form}{"*" * (len(form) > 4)}"[tiab]' for form in shortest]


def _new(service: str, pause: float, query: str, since: str, today: str) -> tuple[int, list[tuple[set[str], str]]]:
    """How many studies PubMed took up since a day, and the newest: the identifiers of each, and its line of the list."""
    days = {"datetype": "edat", "mindate": since.replace("-", "/"), "maxdate": today.replace("-", "/")}
    found = _answer(service, pause, "esearch", "esearchresult", term=query, retmax=str(MOST), **days)
    ids = found.get("idlist")
    if not isinstance(ids, list):
        raise CommandError(f"PubMed did not take the search ({found.get('ERROR', 'no reason given')}). Try again")
    told = _answer(service, pause, "esummary", "result", id=",".join(ids)) if ids else {}
    return int(found.get("count", 0)), [_study(id, told.get(id, {})) for id in ids]


def _study(id: str, told: dict[str, Any]) -> tuple[set[str], str]:
    doi = next((other["value"] for other in told.get("articleids", ()) if other.get("idtype") == "doi"), "")
    title = re.sub(r"<[^>]*>", "", told.get("title", "")) or "(without a title)"
    return identifiers(doi, id), f"    {told.get('pubdate', '')[:4]} {title} {told.get('source', '')}. PMID {id}"


def _answer(service: str, pause: float, tool: str, part: str, **asks: str) -> dict[str, Any]:
    """The part of PubMed's answer that holds what was asked for."""
    time.sleep(pause)
    url = f"{service}{tool}.fcgi?{urlencode({'db': 'pubmed', 'retmode': 'json', **asks})}"
    answer = asked(url, "what was searched for", "application/json", "Nothing was listed")
    return answer.get(part, {}) if isinstance(answer, dict) else {}
