"""What PubMed and Crossref know of a study.

A study comes as CSL-JSON from NCBI's Literature Citation Exporter (api.ncbi.nlm.nih.gov/lit/ctxp) or by the DOI system's
content negotiation (citation.doi.org/docs.html), which Crossref serves for journals. What kind of study it is says
PubMed, by NCBI's E-utilities (ncbi.nlm.nih.gov/books/NBK25499). For a citation without a number, Crossref gives the
works that fit it best (api.crossref.org, query.bibliographic); taken is only one whose title, author and year all stand
in the citation.
"""

import html
import json
import re
import time
from dataclasses import dataclass
from difflib import SequenceMatcher
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, getproxies, proxy_bypass, urlopen

from editorial.commands.command import CommandError
from editorial.commands.reference import entry
from editorial.commands.reference.named import Wanted
from editorial.model.retraction import bare_words

CSL_JSON = "application/vnd.citationstyles.csl+json"
SECONDS = 20
NOTHING = "Nothing was added"
# The tools of E-utilities, and where in its answer each says what it has found.
TOOLS = {"esearch": "esearchresult", "esummary": "result"}
KINDS = {"PMID": "PMID", "DOI": "DOI", "PMCID": "PMC number"}
TEXTS = ("title", "type", "article-number", *KINDS, "URL", *entry.FIELDS)
# By which notices, in Crossref's words, a paper is taken back, or is itself but one (crossref.org, "Registering updates"): the
# field, the notices, and what is said.
BACK = "retraction|withdrawal|removal"
NOTICES = (
    ("updated-by", BACK, "was retracted, says Crossref. Cite another"),
    ("update-to", f"{BACK}|correction|corrigendum|erratum|concern", "is but a notice about another paper. Give that"),
)


@dataclass(frozen=True)
class Hosts:
    """Where each service is asked, and the seconds between two questions: NCBI takes three a second (NBK25497)."""

    pubmed: str = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id={}"
    pmc: str = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pmc/?format=csl&id={}"
    doi: str = "https://doi.org/{}"
    crossref: str = "https://api.crossref.org/works?rows=5&select=DOI,title,author,issued,type&query.bibliographic={}"
    entrez: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
    pause: float = 0.35


HOSTS = Hosts()


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
        known = "knows no" if error.code in (400, 404, 410) else f"answered {error.code} for"
        later = "; it is too busy or out of order, so try again later" if error.code in (429, *range(500, 600)) else ""
        raise CommandError(f"{host} {known} {what}. {undone}{later}") from None
    except (OSError, HTTPException):  # also where the answer breaks off
        proxy = urlsplit(getproxies().get(urlsplit(url).scheme, "")).netloc.rpartition("@")[2]  # without its password
        by = f" by way of the proxy {proxy}" if proxy and not proxy_bypass(host) else ""
        look = "Look whether this machine is on the network" + (", and the proxy runs" if by else "")
        raise CommandError(f"{host} cannot be reached{by}. {look}. {undone}; try again") from None
    except (ValueError, RecursionError):
        return None


def items(value: Any, kind: Any = object) -> list[Any]:
    """What a service gives where there may be several of a `kind`: those of a list, or the only one without its list."""
    return [one for one in (value if isinstance(value, list) else [value]) if one is not None and isinstance(one, kind)]


def entrez(hosts: Hosts, tool: str, undone: str, **asks: str) -> dict[str, Any]:
    """The part of PubMed's answer that holds what was asked for; empty when there is none. Raises as `asked`."""
    time.sleep(hosts.pause)
    url = f"{hosts.entrez}{tool}.fcgi?{urlencode({'db': 'pubmed', 'retmode': 'json', **asks})}"
    answer = asked(url, "what was searched for", "application/json", undone)
    told = answer.get(TOOLS[tool]) if isinstance(answer, dict) else None
    return told if isinstance(told, dict) else {}


def study(wanted: Wanted, hosts: Hosts) -> dict[str, Any]:
    """The study in CSL's fields: as a service has it, or where none knows it and no number was given, as it was described.

    Raises CommandError when the service of its number knows nothing or cannot be reached, or too little was said.
    """
    known = {kind: str(wanted.study[kind]) for kind in KINDS if wanted.study.get(kind)}
    if not known and (pii := wanted.study.get("PII")):
        known = {"PMID": _by_pii(pii, hosts)}
    if not known and (doi := _searched(wanted, hosts)):
        known = {"DOI": doi}
    if not known:
        if not wanted.study.get("title"):
            raise CommandError(
                "Crossref knows no study with this title, author and year. Copy the DOI from the article's page, or "
                f"write the citation as PubMed does: Doe J, Roe R. Title. Journal. 2024;12(3):100-109. {NOTHING}"
            )
        return wanted.study
    kind, number = next(iter(known.items()))
    url = {"PMID": hosts.pubmed, "DOI": hosts.doi, "PMCID": hosts.pmc}[kind]
    url = url.format(quote(number.removeprefix("PMC"), safe="/:;().,_-"))
    found = asked(url, f"{KINDS[kind]} {number}", CSL_JSON, NOTHING)
    shaped = _shaped(found)
    if not shaped.get("title"):
        raise CommandError(f"{url.split('/')[2]} gave no study for {KINDS[kind]} {number}. {NOTHING}")
    title = entry.plain(shaped["title"])
    for field, kinds, what in NOTICES:
        told = (one.get("type") if isinstance(one, dict) else one for one in items(found.get(field)))
        if re.search(kinds, " ".join(map(text_of, told)), re.IGNORECASE):
            raise CommandError(f'"{title}" {what}. {NOTHING}')
    for more in filter(None, map(text_of, items(found.get("subtitle")))):
        if bare_words(shaped["title"])[-len(bare_words(more)) :] != bare_words(more):
            shaped["title"] = f"{entry.plain(shaped['title']).rstrip(':')}: {more}"
    shaped.setdefault("number", shaped.get("article-number"))
    shaped.setdefault(kind, number)
    return shaped


def _shaped(found: Any) -> dict[str, Any]:
    """What a service gives of a work, each field in CSL's shape; left out is what is in none."""
    told = found if isinstance(found, dict) else {}
    shaped: dict[str, Any] = {name: text for name in TEXTS if (text := text_of(told.get(name)))}
    known = items(told.get("author"), dict)
    names = ({part: html.unescape(text_of(words)) for part, words in name.items()} for name in known)
    shaped["author"] = [name for name in names if any(map(name.get, ("family", "given", "literal", "name")))]
    days = map(told.get, ("issued", "published", "published-print", "published-online"))
    shaped["issued"] = next((day for day in days if entry.year({"issued": day})), None)
    return shaped


def text_of(value: Any) -> str:
    """The words of a field, or the first where there are several, as of the full name of a journal and a short one.

    DataCite gives a publisher as its name and numbers.
    """
    first = next(iter(items(value)), "")
    first = first.get("name") if isinstance(first, dict) else first
    return str(first).strip() if isinstance(first, str | int) and not isinstance(first, bool) else ""


def describe(study: dict[str, Any], hosts: Hosts) -> list[str]:
    """What PubMed calls the kind of this study (its publication types), none where it does not know it.

    Adds to `study` the numbers that PubMed knows it by. Raises CommandError when PubMed cannot be reached.
    """
    pmid, doi = study.get("PMID"), study.get("DOI")
    found = pmid or (_only(f'"{doi}"[doi]', hosts) if doi else "")
    told = summaries(hosts, NOTHING, [found])[0] if found else {}
    ids = ids_of(told)
    if not pmid and (not doi or ids.get("doi", "").lower() != doi.lower()):
        return []  # PubMed looks for what is like it when it knows no such DOI
    for field, number in (("PMID", found), ("DOI", ids.get("doi")), ("PMCID", ids.get("pmc"))):
        if number:
            study.setdefault(field, number)
    return [str(kind) for kind in items(told.get("pubtype"))]


def _by_pii(pii: str, hosts: Hosts) -> str:
    """The PubMed number of the study that has this number of its publisher's."""
    if not (found := _only(f'"{pii}"[aid]', hosts)):
        raise CommandError(f"PubMed knows no study by {pii} in this address. Copy the DOI from the page. {NOTHING}")
    return found


def _only(term: str, hosts: Hosts) -> str:
    """The PubMed number of the only study that a search finds; empty where it finds none, or several."""
    found = entrez(hosts, "esearch", NOTHING, term=term).get("idlist")
    return str(found[0]) if isinstance(found, list) and len(found) == 1 else ""


def summaries(hosts: Hosts, undone: str, ids: list[str]) -> list[dict[str, Any]]:
    """What PubMed says of the study of each number; nothing of one that it does not know. Raises as `asked`."""
    told = entrez(hosts, "esummary", undone, id=",".join(ids)) if ids else {}
    return [one if isinstance(one := told.get(id), dict) else {} for id in ids]


def ids_of(told: dict[str, Any]) -> dict[str, str]:
    return {text_of(other.get("idtype")): text_of(other.get("value")) for other in items(told.get("articleids"), dict)}


def _searched(wanted: Wanted, hosts: Hosts) -> str:
    """The DOI of the one work at Crossref whose title, author and year stand in what was said; empty for none."""
    study = wanted.study
    names = [name.get("family") or name.get("literal") or "" for name in study.get("author", ())]
    said = wanted.said or " ".join([*names, study["title"], study.get("container-title", ""), str(entry.year(study))])
    answer = asked(hosts.crossref.format(quote(said[:1000], safe="")), "this citation", "application/json", NOTHING)
    message = answer.get("message") if isinstance(answer, dict) else None
    works = map(_shaped, items(message.get("items"), dict)) if isinstance(message, dict) else ()
    fitting = [work for work in works if work.get("DOI") and _fits(work, said)]
    fitting.sort(key=lambda work: work.get("type") != "journal-article")  # rather than its preprint
    return str(fitting[0]["DOI"]) if fitting else ""


def _fits(work: dict[str, Any], said: str) -> bool:
    """Whether a citation has a work's title whole, its first author and its year, or one beside that (print)."""
    first = next((name.get("family") or name.get("name") for name in work["author"]), "") or ""
    title, year, stand = work.get("title", ""), entry.year(work), set(bare_words(said))
    years = {str(near) for near in (year - 1, year, year + 1)} if year else set()
    return likeness(entry.plain(title), said) == 1 and stand >= set(bare_words(first)) and bool(stand & years)


def likeness(title: str, said: str) -> float:
    """What share of the words of a title stands in its order in what was said, from 0 to 1."""
    listed = bare_words(title)
    blocks = SequenceMatcher(None, listed, bare_words(said), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(listed) if listed else 0
