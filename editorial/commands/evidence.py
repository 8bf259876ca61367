"""`make evidence`: ask PubMed for studies that came after the last look at each evidence note, for a clinician to read.

The last look is the review of the article, its last change or its publication, whichever is latest. A study counts from
the day on which PubMed took it up, for its own date may lie in the future. Asked are NCBI's E-utilities, ESearch and
ESummary, in JSON (ncbi.nlm.nih.gov/books/NBK25499), three requests a second at most (NBK25497), for trials and reviews
(PubMed's clinical query "Therapy/Narrow", and its filter "systematic") that name the condition and the treatment in
title or abstract. No text is changed: what a study changes, a person must judge. How many there were is kept for
`make status`.
"""

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from editorial.commands.command import Call, CommandError
from editorial.commands.reference.services import HOSTS, Hosts, entrez, ids_of, summaries, text_of
from editorial.findings import ContentError
from editorial.markup.document import Document
from editorial.markup.glossary import Finder
from editorial.model.retraction import identifiers
from editorial.model.site import Site
from editorial.model.term import Term
from editorial.model.text import Text

HELP = "list new studies on what the evidence notes say, as PubMed knows them"
KINDS = "(Therapy/Narrow[filter] OR systematic[sb])"
MOST_STUDIES = 20  # of the newest, for one note
UNDONE = "Nothing was listed"
# The kind under which the number of new studies is kept by the path of a text, and beside them the day of the question.
KEPT, ASKED = "new studies", "asked"


def run(call: Call) -> int:
    """Print the new studies of each note, or that there are none."""
    print(*listed(call) or ["PubMed has no new studies on what the evidence notes say."], sep="\n")
    return 0


def listed(call: Call, hosts: Hosts = HOSTS) -> list[str]:
    """The lines to print: each note that has new studies that its article does not cite, and those, newest first.

    Raises ContentError with the mistakes of texts and references that cannot be read, CommandError when PubMed does not
    answer.
    """
    site = call.site
    if wrong := [*site.references.findings, *(finding for text in site.texts for finding in text.findings)]:
        raise ContentError(*wrong)
    finders, ask = _finders(site), cache(partial(_new, hosts, site.today.isoformat()))
    lines, kept = list[str](), {ASKED: site.today.isoformat()}
    for document in call.documents:
        all_new = set[str]()
        cited = [site.references.records[key] for key in document.cited_keys() & site.references.records.keys()]
        known = set().union(*(identifiers(reference.DOI, reference.PMID) for reference in cited))
        for note in document.notes if document.text.is_article else ():
            words = " ".join(block.text for block in document.within(note.card))
            place = f"{document.path.as_posix()}:{document.place_of(note.card.spot).line}"
            asks = _query(document, words, *finders), last_look(document.text)
            if not all(asks):
                lines.append(f"{place}: {words} [It names no treatment or condition that we know: nothing was asked.]")
                continue
            count, studies = ask(*asks)
            if new := [line for ids, line in studies if not ids & known]:
                more = f" [{count} found, these are of the newest {MOST_STUDIES}.]" if count > MOST_STUDIES else ""
                lines += [f"{place}: {words}{more}", *new]
                all_new.update(new)
        if all_new:
            kept[document.path.as_posix()] = json.dumps([last_look(document.text), len(all_new)])
    call.store.keep_facts(KEPT, kept)
    return lines


def waiting(call: Call) -> tuple[str, dict[Path, int]]:
    """The day on which PubMed was last asked from this machine, empty for never, and how many new studies it then knew
    of, by the path of each text that nobody has looked at since.
    """
    kept = call.store.facts(KEPT)
    found = [(text, *json.loads(kept.get(text.path.as_posix(), "[0, 0]"))) for text in call.site.texts]
    return kept.get(ASKED, ""), {text.path: count for text, look, count in found if look == last_look(text)}


def last_look(text: Text) -> str:
    """The day of the last review, change or publication of a text, as year-month-day; empty where it has none."""
    header, review = text.header, text.review
    return max(header.text("date")[:10], header.text("modified")[:10], review.reviewed_on if review else "")


def _finders(site: Site) -> list[Finder]:
    """What finds treatments and conditions in words: those of treatments.yaml, by the glossary's other names, too."""
    names, glossary = site.treatments.record, site.glossary.records.values()
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


def _new(hosts: Hosts, today: str, query: str, since: str) -> tuple[int, list[tuple[set[str], str]]]:
    """How many studies PubMed took up since a day, and the newest: the identifiers of each, and its line of the list."""
    days = {"datetype": "edat", "mindate": since.replace("-", "/"), "maxdate": today.replace("-", "/")}
    found = entrez(hosts, "esearch", UNDONE, term=query, retmax=str(MOST_STUDIES), **days)
    ids = found.get("idlist")
    if not isinstance(ids, list):
        raise CommandError(f"PubMed did not take the search ({found.get('ERROR', 'no reason given')}). Try again")
    ids = [str(id) for id in ids]
    count = text_of(found.get("count"))
    return int(count) if count.isdecimal() else len(ids), [*map(_study, ids, summaries(hosts, UNDONE, ids))]


def _study(id: str, told: dict[str, Any]) -> tuple[set[str], str]:
    day, title, source = (text_of(told.get(name)) for name in ("pubdate", "title", "source"))
    title = re.sub(r"<[^>]*>", "", title) or "(without a title)"
    return identifiers(ids_of(told).get("doi", ""), id), f"    {day[:4]} {title} {source}. PMID {id}"
