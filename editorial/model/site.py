"""Everything that `content/` holds, each file read once, and what is asked of it everywhere."""

import os
import re
from copy import copy
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import unquote

from editorial.findings import ContentError, Finding, Place
from editorial.model import calendar, datafile, files, text, words
from editorial.model import picture as pictures
from editorial.model.address import FILE as ADDRESSES
from editorial.model.address import Gone, PublicAddresses, address_of, owners, public_addresses, year_page
from editorial.model.certainty import Certainty
from editorial.model.datafile import DataFile
from editorial.model.field import Strict
from editorial.model.person import Person
from editorial.model.reference import Reference
from editorial.model.retraction import Notice, Snapshot, standing_on
from editorial.model.settings import Settings
from editorial.model.term import Term
from editorial.model.text import MODELS, Text
from editorial.model.textfile import read_text
from editorial.model.treatment import FILE as TREATMENTS
from editorial.model.treatment import Treatments
from editorial.model.validation import validate
from editorial.model.visibility import Visibility, visibility, will_be_published
from editorial.model.words import Words
from editorial.model.yamlfile import Yaml, parse

if TYPE_CHECKING:
    from editorial.model.pdf import Pdf

Record = TypeVar("Record", bound=Strict)
RETRACTIONS = Path("data", "retractions.yaml")
# What follows from all texts of a site together.
OF_TEXTS = ("by_file", "by_year", "owners", "published_first")


class Single(NamedTuple, Generic[Record]):
    """A data file that is one record: an empty one, with no places in `yaml`, where it is wrong or not there."""

    record: Record
    yaml: Yaml
    findings: tuple[Finding, ...]


class Site:
    """The content folder `content` under the `settings` of its project; the day is today's, in the site's time zone.

    Nothing here raises for what is wrong with a file: each part carries its own findings.
    """

    def __init__(self, content: Path, settings: Settings):
        self.content, self.settings = content, settings
        self.today = calendar.today(settings.TIMEZONE)
        self.heads: dict[Path, text.Head] = {}
        self._pictures: dict[Path, str] = {}
        self._pdfs: dict[Path, Pdf] = {}
        self._addresses: dict[Text, str] = {}
        self._seen: dict[Text, Visibility] = {}

    @cached_property
    def files(self) -> files.Files:
        """The files that may be opened, and what may not lie there."""
        return files.look(self.content)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All articles, then all pages, in the order of their paths; of those in `heads` only what was kept is looked at."""
        return tuple(
            text.kept(file, self.content, self.settings.DEFAULT_LANG, self.heads[file])
            if file in self.heads
            else text.read(file, self.content, self.settings.DEFAULT_LANG)
            for file in self.text_files
        )

    @cached_property
    def text_files(self) -> tuple[Path, ...]:
        """The files of all texts, in their order."""
        return tuple(file for kind in MODELS for file in self.in_folder(kind) if file.suffix == ".md")

    def in_folder(self, folder: str) -> list[Path]:
        """The openable files in a folder of the content, or deeper, in order."""
        inside = f"{self.content / folder}{os.sep}"
        found = (file for file in self.files.openable if str(file).startswith(inside))
        return sorted(found, key=lambda file: file.parts)

    @cached_property
    def people(self) -> DataFile[Person]:
        """Who writes and reviews, by id."""
        return datafile.load(self.content, datafile.PEOPLE)

    @cached_property
    def glossary(self) -> DataFile[Term]:
        """The words that pages explain, by the word."""
        return datafile.load(self.content, datafile.GLOSSARY)

    @cached_property
    def references(self) -> DataFile[Reference]:
        """The sources that pages cite, by key."""
        return datafile.load(self.content, datafile.REFERENCES)

    @cached_property
    def certainty(self) -> DataFile[Certainty]:
        """GRADE's levels, the surest first."""
        return datafile.load(self.content, datafile.CERTAINTY)

    @property
    def data_files(self) -> "tuple[DataFile[Person] | DataFile[Term] | DataFile[Reference] | DataFile[Certainty], ...]":
        """The files that hold a list."""
        return (self.people, self.glossary, self.references, self.certainty)

    @cached_property
    def addresses(self) -> Single[PublicAddresses]:
        """Every address that was ever public."""
        return self._single(ADDRESSES, PublicAddresses, "`live:` and `gone:`")

    @cached_property
    def retractions(self) -> Single[Snapshot]:
        """What Retraction Watch says of our references; an empty snapshot where no list was ever read."""
        return self._single(RETRACTIONS, Snapshot, "`read_on:` and `notices:`")

    @cached_property
    def treatments(self) -> Single[Treatments]:
        """The names of treatments and conditions."""
        found = self._single(TREATMENTS, Treatments, "`treatments:`, `self_care:` and `conditions:`")
        if found.record.treatments or found.findings:
            return found
        sentence = "names no treatment, so no claim about one is seen. List them below `treatments:`"
        return found._replace(findings=(Finding(found.yaml.path, Place(1), "file", sentence),))

    @cached_property
    def notices(self) -> dict[str, list[Notice]]:
        """The notices that stand against a reference, by its key."""
        return standing_on(self.retractions.record, self.references.records)

    @cached_property
    def words(self) -> Words:
        """The words that the house adds to the dictionary."""
        return words.read(self.content)

    @property
    def clock_is_wrong(self) -> bool:
        """Whether it is a day before every article and every change, although addresses of the site are public."""
        meant = [text for text in self.texts if will_be_published(text)]
        days = [text.day for text in meant if text.is_article and text.day]
        days += [day for text in meant if (day := text.header.text("modified")[:10])]
        return bool(days and self.addresses.record.live) and self.today.isoformat() < min(days)

    def visibility(self, text: Text) -> Visibility:
        """Who can see a text today."""
        if text not in self._seen:
            gone = self.address(text) in self.gone
            self._seen[text] = visibility(text, self.today, self.settings.REVIEW_GRACE_DAYS, gone)
        return self._seen[text]

    @cached_property
    def gone(self) -> dict[str, Gone]:
        """What is said of each address that leads nowhere on purpose."""
        return {entry.address: entry for entry in self.addresses.record.gone}

    def public(self, *seen: Visibility, without: Text | None = None) -> set[str]:
        """Every address of the site while the texts that are `seen` so are public, and no others."""
        texts = [text for text in self.texts if self.visibility(text) in seen and text is not without]
        return public_addresses(texts, self.settings, self.by_year)

    @cached_property
    def by_year(self) -> bool:
        """Whether each year has a page of its articles: there are many, or one of these pages was public, and must stay."""
        articles = [text for text in self.texts if text.is_article]
        public = {one.slug for one in articles if self.visibility(one) in (Visibility.PUBLIC, Visibility.OVERDUE)}
        years = {year_page(one, self.settings) for one in articles}
        return len(public) >= self.settings.ARTICLES_ON_A_PAGE or not years.isdisjoint(self.addresses.record.live)

    @cached_property
    def owners(self) -> dict[str, str]:
        """Every address of the site while all its texts are public, and whose it is, in words."""
        return owners(self.texts, self.settings)

    def named(self, file: Path) -> Path:
        """A file of the content folder as messages name it."""
        return Path(self.content.name) / file.relative_to(self.content)

    def address(self, text: Text) -> str:
        """Where a text stands once it is public; empty while it has no slug."""
        if text not in self._addresses:
            self._addresses[text] = address_of(text, self.settings)
        return self._addresses[text]

    def target(self, named: str, text: Text) -> Path:
        """The file that a link or picture in `text` names; a leading slash means the content folder.

        No link of the file system is followed, so the file lies in the content folder exactly if its path says so.
        """
        folder = self.content if named.startswith("/") else text.file.parent
        return files.as_on_disk(Path(os.path.normpath(folder / named.lstrip("/"))))

    def meant(self, named: str, text: Text) -> str:
        """The path to write in `text` for the file that is called as `named` is, or nearly so, or whose slug this is; empty for none."""
        slug = re.fullmatch(r"(?:.*[/\\])?([^/\\]+)\.md", unquote(named))
        owner = next((one for one in self.texts if slug and one.slug == slug[1]), None)
        there = {file.name.casefold(): file for file in sorted(self.files.openable) if not self.refused(file)}
        if owner and owner.file.name.casefold() in there:
            return Path(os.path.relpath(owner.file, text.file.parent)).as_posix()
        for name in get_close_matches(re.split(r"[/\\]", unquote(named))[-1].casefold(), there, n=1, cutoff=0.85):
            return Path(os.path.relpath(there[name], text.file.parent)).as_posix()
        return ""

    @cached_property
    def _refused(self) -> frozenset[Path]:
        return frozenset(finding.path for finding in self.files.findings)

    def refused(self, file: Path) -> bool:
        """Whether a file is there, and may not be, as is said of the file itself."""
        return file.is_relative_to(self.content) and self.named(file) in self._refused

    def wrong_with(self, picture: Path) -> str:
        """What is wrong with a picture, as the end of a sentence; empty when nothing is. Each is decoded once."""
        if picture not in self._pictures:
            self._pictures[picture] = pictures.wrong(picture)
        return self._pictures[picture]

    def pdf(self, file: Path) -> "Pdf":
        """A PDF as it is published, or what is wrong with it. Each is read once."""
        from editorial.model import pdf

        if file not in self._pdfs:
            self._pdfs[file] = pdf.read(file.read_bytes())
        return self._pdfs[file]

    @cached_property
    def published_first(self) -> tuple[Text, ...]:
        """All texts, drafts last: if two texts want the same thing, the draft yields."""
        return tuple(sorted(self.texts, key=lambda text: not will_be_published(text)))

    @cached_property
    def by_file(self) -> dict[Path, Text]:
        """Each text by its file."""
        return {text.file: text for text in self.texts}

    def having(self, text: Text) -> "Site":
        """This site with `text` in the place of the one that its file holds."""
        other = copy(self)
        other.texts = tuple(text if one.file == text.file else one for one in self.texts)
        other._addresses, other._seen = {**self._addresses}, {**self._seen}
        for name in OF_TEXTS:
            vars(other).pop(name, None)
        return other

    def _single(self, name: Path, model: type[Record], expected: str) -> Single[Record]:
        """A data file that is one record; an empty one where there is no file yet."""
        shown = self.named(self.content / name)
        empty = Single(model(), Yaml(shown), ())
        if not (self.content / name).is_file():
            return empty
        try:
            yaml = parse(read_text(self.content / name, shown), shown, expected=expected)
        except ContentError as error:
            return empty._replace(findings=error.findings)
        record, findings = validate(model, yaml.values, yaml)
        return Single(record, yaml, ()) if record else empty._replace(findings=tuple(findings))
