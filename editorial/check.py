"""All that is wrong in `content/`, at once: every file, every mistake, each with its line.

Nothing here changes a file. The build runs these checks first and builds only when no text that is meant for readers, and
no data file, has an error.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from editorial import kept
from editorial.findings import ContentError, Finding, Place
from editorial.markup import limit
from editorial.markup.document import Document
from editorial.markup.documents import Documents, labels
from editorial.markup.readable import Readable
from editorial.model import compiled
from editorial.model.calendar import clock
from editorial.model.datafile import DataFile
from editorial.model.site import Site
from editorial.model.text import MODELS, Text
from editorial.model.visibility import will_be_published
from editorial.rules import waivers
from editorial.rules.claims import cited_keys
from editorial.rules.form import FORM
from editorial.rules.registry import RULES
from editorial.rules.speller import EVERYDAY, keep, recall, speller_of
from editorial.rules.spelling import SPELLING

# Rules that refuse the same words, the gravest first: one of them says enough.
REFUSE = ("R109", "R44", "R37", "R38", "R35")


def check(documents: Documents) -> list[Finding]:
    """Check the texts of `documents`, and what they stand on. Returns every finding, in order of file and place.

    Where only some of a site's texts were chosen, what it takes all of them to know (an address taken twice, a reference
    or word that no page uses) is left out, unless it is said of one of these. So are the mistakes in entries of data
    files that none of these names.
    """
    site = documents.site
    if documents.only and len(documents.texts) < len(documents.only):  # to know what another file lacks takes all texts
        whole = check(Documents(site, store=documents.store))
        return [one for one in whole if (site.content.parent / one.path).resolve() in documents.only]
    dictionaries = speller_of(site).dictionary, EVERYDAY
    recall(documents, *dictionaries)
    kept.fill(documents, of_text)
    if site.clock_is_wrong:
        sentence = f"{clock()} says that today is {site.today}, before any article was published. Set it right; nothing here need be changed"
        return [FORM.finding(Path(site.content.name, "articles"), Place(1), sentence, "clock")]
    found = [finding for text in documents.texts for finding in documents.entries[text.path].findings]
    reasons = site.addresses.yaml.path  # no word of a reason keeps a page up that is to go at once
    for finding in kept.found_in_data(documents, _of_words):
        found.append(replace(finding, level="warning") if finding.path == reasons else finding)
    found += [*kept.found_as_typed(documents, _of_data), *_of_site(documents)]
    if _unread(site):  # it may hold what seems to be gone, or used nowhere
        data = {file.path for file in site.data_files} | {reasons}
        found = [f for f in found if f.rule == FORM.id or f.path not in data]
    if documents.only:
        root = site.content.resolve()
        names = {Path(site.content.name) / file.relative_to(root) for file in documents.only}
        found = [f for f in found if f.path in names or (f.rule == FORM.id and f.path in _missed(documents))]
    compiled.keep()
    keep(documents, *dictionaries)
    return sorted(set(_settled(found, documents.texts, site)))


def _missed(documents: Documents) -> set[Path]:
    """The data files whose mistakes may hide what one of the texts names, or in which nothing can be read."""
    site, texts = documents.site, documents.texts
    cited = {key for text in texts for key in documents.told(cited_keys, text)}
    by = {name for text in texts for name in text.header.items("authors") if isinstance(name, str)}
    named = {site.references.path: cited, site.people.path: by}
    return {
        file.path
        for file in site.data_files
        if texts and (not file.records or not named.get(file.path, set()) <= file.records.keys())
    }


def _unread(site: Site) -> bool:
    """Whether a file, or a folder, that may hold texts cannot be opened, as is said of it."""
    shut = [f.path for f in site.files.findings if site.content.parent / f.path not in site.files.openable]
    return any(path.parts[1:2] and path.parts[1] in MODELS for path in shut)


def of_one(documents: Documents, text: Text) -> list[Finding]:
    """The findings of one text, without those that take the whole site."""
    found = of_text(documents.of(text), documents.as_asked)
    return sorted(set(_settled(found, [text], documents.site)))


def of_unsaved(documents: Documents, text: Text) -> list[Finding]:
    """What `check` would find in a text once it stands in its file. `documents` are filled, and stay as they are."""
    alone = documents.having(text)
    if alone.site.clock_is_wrong:
        return []
    found = [*of_text(alone.of(text), alone.as_asked), *_of_site(alone)]
    return sorted(set(_settled([one for one in found if one.path == text.path], [text], alone.site)))


def of_text(document: Document, site: Site) -> list[Finding]:
    """The findings of one text that depend on nothing but itself, the data that it names, and the settings."""
    try:
        with limit.within(document.text):
            found = [f for rule in RULES.values() for of_text in rule.of_texts for f in of_text(document, site)]
            words = [*_of_words(document, site), *_of_joined_words(document, site), *_of_words(labels(document), site)]
            return [*found, *words]
    except ContentError as error:
        return list(error.findings)


def _of_words(readable: Readable, site: Site) -> Iterator[Finding]:
    for rule in RULES.values():
        for check_words in rule.of_words:
            yield from check_words(readable, site)


def _of_data(file: DataFile[Any]) -> Iterator[Finding]:
    for rule in RULES.values():
        for check_data in rule.of_data:
            yield from check_data(file)


def _of_site(documents: Documents) -> Iterator[Finding]:
    for rule in RULES.values():
        for check_site in rule.of_sites:
            yield from check_site(documents)


def _of_joined_words(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the findings of words that a `<br>` parts. Whether these are spelled well, only the lines themselves tell."""
    for joined in document.joined():
        for finding in _of_words(joined, site):
            if finding.rule != SPELLING.id and any(word in finding.sentence for word in joined.words):
                yield finding


def _settled(found: list[Finding], texts: Collection[Text], site: Site) -> list[Finding]:
    """The findings once waivers are applied, of those that refuse words at one place the gravest, and only those that no
    word decides where the words cannot be known.
    """
    unread = site.treatments.findings or (site.words.findings and not site.words.listed)
    settled = [finding for finding in _waived(found, texts, site) if finding.rule == FORM.id or not unread]
    refused = sorted((REFUSE.index(one.rule), one) for one in settled if one.rule in REFUSE)
    gravest = {(one.path, one.place): one for _, one in reversed(refused)}
    unknown = REFUSE[-1]  # of one mark, each key that names no study is told
    return [
        one
        for one in settled
        if one.rule not in REFUSE
        or (graver := gravest[one.path, one.place]) == one
        or one.rule == graver.rule == unknown
    ]


def _waived(found: list[Finding], texts: Collection[Text], site: Site) -> Iterator[Finding]:
    """Yield the findings once waivers are applied; in a text that is kept from readers, nothing is more than a warning."""
    by_path: dict[Path, list[Finding]] = defaultdict(list)
    for finding in found:
        by_path[finding.path].append(finding)
    for text in texts:
        settled = waivers.not_waived(by_path.pop(text.path, ()), text, site, RULES)
        if will_be_published(text):
            yield from settled
        else:
            yield from (replace(finding, level="warning") for finding in settled)
    for findings in by_path.values():
        yield from findings
