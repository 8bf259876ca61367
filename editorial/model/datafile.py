"""A data file of `content/data/` that holds one list of records: read once, typed, and refused when wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Generic, TypeVar

from editorial.findings import ContentError, Finding, Place, did_you_mean
from editorial.model.certainty import LEVELS, Certainty
from editorial.model.person import Person, bare_name
from editorial.model.reference import Reference
from editorial.model.retraction import titled
from editorial.model.term import Term
from editorial.model.textfile import read_text
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml, parse
from editorial.model.yamlplaces import Steps

Entry = TypeVar("Entry", Person, Term, Reference, Certainty)
# How much of a family name another shares that is a slip for it, of 1.
ALIKE = 0.6
# The spaces in a finding that no two studies have in common; a shorter one may well be that of both.
A_FINDING = 20
# Two words or more with capitals that begin what is said of a person.
NAMED = re.compile(r"(?:Dr\. )?(?:[A-Z][\w'’.-]+ ){2,}")


@dataclass(frozen=True)
class Kind(Generic[Entry]):
    """A kind of data file: its name, the field that its list stands under, the field that names a record."""

    name: str
    listed: str
    key: str
    model: type[Entry]


PEOPLE = Kind("people", "people", "id", Person)
GLOSSARY = Kind("glossary", "terms", "term", Term)
REFERENCES = Kind("references", "references", "id", Reference)
CERTAINTY = Kind("certainty", "levels", "level", Certainty)
KINDS: tuple[Kind, ...] = (PEOPLE, GLOSSARY, REFERENCES, CERTAINTY)


@dataclass(frozen=True, eq=False)
class DataFile(Generic[Entry]):
    """The records of one file by their names, in the order of the file, and what is wrong with it.

    A file with findings is not `whole`: what it lacks may stand in the entry that could not be read, so nobody is to be
    told that it is unknown.
    """

    path: Path
    records: dict[str, Entry] = field(default_factory=dict)
    yaml: Yaml = field(default_factory=lambda: Yaml(Path()))
    steps: dict[str, Steps] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with the file."""
        return not self.findings

    def at(self, key: str, *steps: str | int) -> Place:
        """Where the record `key` stands, or a field of it."""
        return self.yaml.at(*self.steps[key], *steps)


def load(content: Path, kind: Kind[Entry]) -> DataFile[Entry]:
    """Read one data file of the content folder `content`. Never raises: `findings` holds every mistake."""
    path = content / "data" / f"{kind.name}.yaml"
    shown = Path(content.name, "data", path.name)
    if not path.is_file():
        missing = Finding(shown, Place(1), "file", f"is missing. Create it with a line `{kind.listed}:`")
        return DataFile(shown, findings=(missing,))
    try:
        return _typed(read_text(path, shown), shown, kind)
    except ContentError as error:
        return DataFile(shown, findings=error.findings)


@lru_cache(maxsize=2 * len(KINDS))  # one process may read a site again and again, and nobody changes what was read
def _typed(text: str, shown: Path, kind: Kind[Entry]) -> DataFile[Entry]:
    """What stands in a data file. Raises ContentError when it cannot be read at all."""
    yaml = parse(text, shown, expected=f"one list under `{kind.listed}:`")
    listed = yaml.values.get(kind.listed)
    if kind.listed not in yaml.values or not isinstance(listed, list | None):
        wrong = Finding(shown, Place(1), "file", f"expected one list under `{kind.listed}:`")
        return DataFile(shown, yaml=yaml, findings=(wrong,))
    findings = [
        Finding(shown, yaml.at(name), name, f"is not a field here. Keep to the list under `{kind.listed}:`")
        for name in yaml.values
        if name != kind.listed
    ]
    records: dict[str, Entry] = {}
    steps: dict[str, Steps] = {}
    for number, entry in enumerate(listed or ()):
        at: Steps = (kind.listed, number)
        record, wrongs = validate(kind.model, entry, yaml, at)
        findings += wrongs
        if record is None:
            continue
        key = str(getattr(record, kind.key))
        empty = [name for name, value in entry.items() if value is None] if kind is REFERENCES else []
        sentence = "holds nothing. Fill it, or take the line out"
        findings += [Finding(shown, yaml.at(*at, name), f"{key}.{name}", sentence) for name in empty]
        if key in records:
            findings.append(Finding(shown, yaml.at(*at), key, "appears twice. Keep one of the two"))
        if isinstance(record, Reference) and not (record.DOI or record.PMID or record.URL):
            sentence = "has no DOI, PMID or URL. Add one, so that a reader can find it"
            findings.append(Finding(shown, yaml.at(*at), key, sentence))
        records[key] = record
        steps.setdefault(key, at)
    file: DataFile[Entry] = DataFile(shown, records, yaml, steps)
    findings += [*_same_words(file), *_said_of_another(file), *_about_another(file)]
    findings += () if findings else (*_nobody(file), *(_levels(file) if kind is CERTAINTY else ()))
    return replace(file, findings=tuple(findings))


def _same_words(file: DataFile[Entry]) -> Iterator[Finding]:
    """Yield the forms that belong to two terms, or twice to one, where spaces, hyphens and capitals make no difference,
    and the words of two levels.
    """
    taken: dict[str, str] = {}
    for key, term in file.records.items():
        for number, form in enumerate(term.permits if isinstance(term, Certainty) else ()):
            if (other := taken.setdefault(form.casefold(), key)) != key:
                place = file.at(key, "permits", number)
                yield Finding(file.path, place, key, f'"{form}" stands under {other} already. Keep it in one place')
        if not isinstance(term, Term):
            continue
        for number, form in enumerate(term.forms):
            word = re.sub(r"\W", "", form).casefold()
            if word in taken and not (number and form == key):  # a name may be repeated for its capital
                named = ("everyday",) if form == term.everyday else ("also", number - 1)
                sentence = f'"{form}" is a form of "{taken[word]}" already. Keep it in one place'
                yield Finding(file.path, file.at(key, *named) if number else file.at(key, "term"), term.term, sentence)
            taken.setdefault(word, term.term)


def _levels(file: DataFile[Entry]) -> Iterator[Finding]:
    """Yield the level that is missing, or out of order: what a claim may say follows from those below its own."""
    for level, found in zip_longest(LEVELS, file.records):
        if level != found:
            what = "is missing" if level not in file.records else "stands in another place"
            sentence = f'"{level}" {what}. Write all four in this order: {", ".join(LEVELS)}'
            yield Finding(file.path, file.yaml.at(CERTAINTY.listed), CERTAINTY.listed, sentence)
            return


def _nobody(file: DataFile[Entry]) -> Iterator[Finding]:
    """Yield the ids in `not_same_as` that belong to nobody else."""
    for key, record in file.records.items():
        for number, other in enumerate(record.not_same_as if isinstance(record, Person) else ()):
            if other == key or other not in file.records:
                sentence = (
                    f'"{other}" is the id of nobody else here; {did_you_mean(other, file.records.keys() - {key})}'
                )
                yield Finding(file.path, file.at(key, "not_same_as", number), f"{key}.not_same_as", sentence)


def _said_of_another(file: DataFile[Entry]) -> Iterator[Finding]:
    """Yield the numbers that belong to one source only, and the meanings and findings of one, where they stand in two entries."""
    taken: dict[tuple[str, str], str] = {}
    for key, record in file.records.items():
        marks = {name: getattr(record, name, None) or "" for name in ("DOI", "PMID", "PMCID", "meaning")}
        if isinstance(record, Reference):  # one address may hold several papers, which have DOIs
            marks["URL"] = "" if record.DOI else record.URL or ""
            marks["custom.finding"] = record.custom.finding if record.custom.finding.count(" ") > A_FINDING else ""
        if isinstance(record, Reference) and record.author and record.issued:
            first, year = record.author[0], record.issued.parts[0][0]
            if 0 < len(marks["PMID"]) < 8 and year > 2004:  # those of PubMed have had eight digits since 2000
                sentence = f"{marks['PMID']} has lost a digit, since a study of {year} has 8. Copy it from PubMed"
                yield Finding(file.path, file.at(key, "PMID"), f"{key}.PMID", sentence)
            marks["title"] = "".join(f"{title} {first.family or first.literal}" for title in titled(record.title, year))
        for name, said in ((name, said.casefold()) for name, said in marks.items()):
            other = taken.setdefault((name, said), key) if said else key
            if other != key:
                sentence = f"is the same as that of {other}. Copy its own, or keep one of the two entries"
                yield Finding(file.path, file.at(key, *name.split(".")), f"{key}.{name}", sentence)


def _about_another(file: DataFile[Entry]) -> Iterator[Finding]:
    """Yield what begins with the name of somebody else, or with one that is nearly the person's own: a copied entry, or a slip."""
    people = {key: one for key, one in file.records.items() if isinstance(one, Person) and one.kind == "person"}
    names = {key: set(bare_name(one.name)) for key, one in people.items()}
    for key, person in people.items():
        found = NAMED.match(person.about)
        begins = set(bare_name(found[0])) if found else set()
        others = [name for name in names.values() if len(name) > 1 and name <= begins and not names[key] <= begins]
        last, own = (found[0].split()[-1], person.name.partition(",")[0].split()[-1]) if found else ("", "")
        alike = SequenceMatcher(None, last, own).ratio() > ALIKE and last not in own and own not in last
        if others or (begins & names[key] and alike):
            sentence = f'begins with the name "{found and found[0].strip()}", and this is {person.name}. Correct one of the two'
            yield Finding(file.path, file.at(key, "about"), f"{key}.about", sentence)
