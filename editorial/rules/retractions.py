"""Says which cited studies were retracted (R52), doubted or corrected since (R54).

Takes the snapshot in `content/data/retractions.yaml`, as `make retractions` keeps it.
"""

from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.question import question
from editorial.model.retraction import Notice, identifiers
from editorial.model.site import Site
from editorial.rules.rule import Findings, Rule

# What a writer must do about a study that was not taken back.
ADVICE = {
    "Expression of concern": "an expression of concern about {} was published{}. Read it, and weigh what this page says",
    "Correction": "a correction to {} was published{}. Read it, and see that this page still says it right",
}

RETRACTED = Rule(
    "R52",
    "No study is cited that our list of retractions holds",
    "A study that its journal took back shows nothing, and a page that rests on it misleads.",
    "Take out the study and what rests on it, or cite another one. `make retractions` fetches a new list.",
    "Retraction Watch; Committee on Publication Ethics, retraction guidelines",
    fails='notices:\n  - {record: "1", nature: Retraction, date: 2026-01-05, DOI: 10.1000/182}',
    passes='notices:\n  - {record: "1", nature: Retraction, date: 2026-01-05, DOI: 10.1000/182}\n'
    '  - {record: "2", nature: Reinstatement, date: 2026-02-06, DOI: 10.1000/182}',
    of="data/retractions.yaml",
    waivable=False,
)
CONCERNS = Rule(
    "R54",
    "Concerns about a cited study, and corrections to it, are read",
    "They may change what the study can show, or nothing at all: only a person can tell.",
    "Read the notice. Mend the page; or, when it changes nothing there, waive the rule and say so.",
    "Retraction Watch; Committee on Publication Ethics, retraction guidelines",
    fails='notices:\n  - {record: "1", nature: Correction, date: 2026-01-05, DOI: 10.1000/182}',
    passes="notices: []",
    level="warning",
    of="data/retractions.yaml",
)


@RETRACTED.site
def citations(documents: Documents) -> Findings:
    """Yield the citations that a notice stands against: each of a retracted study, else the first of a text."""
    notices = documents.site.notices
    for text in documents.texts if notices else ():
        seen: set[str] = set()
        in_turn = documents.told(keys_in_turn, text)
        for number, keys in enumerate(in_turn):
            for key in [key for key in keys if key in notices]:
                document = documents.of(text)  # parsed only now: where each citation stands is dear to find out
                place = document.place_of(document.citations[number].spot)
                for notice in notices[key]:
                    if notice.nature == "Retraction":
                        sentence = (
                            f"{key} was retracted{_when(notice)}. Take out what rests on it, or cite another study"
                        )
                        yield RETRACTED.finding(text.path, place, sentence, "citation")
                    elif key not in seen:
                        sentence = f"{ADVICE[notice.nature].format(key, _when(notice))}; it is {_where(notice)}"
                        yield CONCERNS.finding(text.path, place, sentence, "citation")
                seen.add(key)


@question
def keys_in_turn(document: Document, site: Site) -> list[list[str]]:
    """The keys of each citation of a text in turn; none of one that is not written as one."""
    return [[part.key for part in one.parts or ()] for one in document.citations]


@RETRACTED.site
def references(documents: Documents) -> Findings:
    """Yield the entries of retracted studies in references.yaml."""
    site = documents.site
    for key, (notice, *_) in site.notices.items():
        if notice.nature == "Retraction" and site.references.whole:
            sentence = f"was retracted{_when(notice)}. Take it out, here and wherever it is cited; the notice is "
            place = site.references.at(key)
            yield RETRACTED.finding(site.references.path, place, sentence + _where(notice), key)


def _when(notice: Notice) -> str:
    """The day and the reasons, as they follow the verb."""
    reasons = f" ({'; '.join(notice.reasons)})" if notice.reasons else ""
    return (f" on {notice.date}" if notice.date else "") + reasons


def _where(notice: Notice) -> str:
    """Where a person can read it."""
    known = identifiers(notice.notice, None)
    return f"https://doi.org/{notice.notice}" if known else f"record {notice.record} of retractiondatabase.org"
