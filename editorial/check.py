"""All that is wrong in `content/`, at once: every file, every mistake, each with its line.

Nothing here changes a file. The build runs these checks first and builds only when they find nothing.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from editorial.findings import ContentError, Finding, did_you_mean
from editorial.markup import limit, words
from editorial.markup.citation import CITATION, parts
from editorial.model import addresses, data, files, source, yamlfile
from editorial.model import calendar as clock
from editorial.model import picture as drawing
from editorial.model import retraction as retractions
from editorial.model import trial as trials
from editorial.model.addresses import Header
from editorial.model.record import KINDS, Article, Page, Strict
from editorial.model.source import Source, target
from editorial.model.validation import validate
from editorial.rules import (
    cards,
    changes,
    claims,
    completeness,
    due,
    language,
    raw_html,
    reading,
    review,
    spelling,
    structure,
    tables_and_pictures,
    testimonials,
    topics,
    waivers,
)
from editorial.rules import permalinks as lasting
from editorial.rules import placeholders as gaps
from editorial.rules import review_words as mentions

# The rule that is broken by a mistake in a thing of this kind.
RULE_OF = {"citation": "R35", "link": "R70", "figure": "R21"}
LINK = re.compile(r"\{(?P<indicator>filename|static|attach)\}(?P<target>[^)\s\"#?]*)")
# A link in braces or bars that means nothing here.
STRANGE_LINK = re.compile(r"\]\(\s*<?(?P<mark>\{(?!(?:filename|static|attach)\})[^}\s]*\}|\|\w+\|)")
# A picture whose address is a path of ours: no scheme, no {indicator}. It may stand below the text: [one]: ../one.svg
FIGURE = re.compile(
    r"(?:!\[[^\]]*\]\((?=[^{])|^ {0,3}\[[^\]@^]+\]:[ \t]*(?=\S+\.(?:svg|png|jpe?g|webp|avif)\b))(?P<target>(?!\w+:)[^{)\s]+)",
    re.MULTILINE,
)
# A link that means a file of ours, but does not say so.
BARE_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>(?!\w+:)[^{|)\s#]+\.md)")


def check(root: Path, only: Collection[Path] = ()) -> list[Finding]:
    """Check the content folder `root`. Returns every finding, in order of file and place.

    `only` are paths of files; where there are some, no other is read, and what it takes all texts to know (an address
    taken twice, a reference or word that no page uses) is left out.
    """
    findings, sound = files.look(root)
    data_of: dict = {"files": sound}
    shut = {finding.path for finding in findings}
    chosen = {file.resolve() for file in only}
    for path in sorted(file for file in sound if file.is_relative_to(root / "data") and file.suffix == ".txt"):
        try:
            source.read_text(path, Path(root.name, "data", path.name))
        except ContentError as error:
            findings += error.findings
    if chosen:
        names = {Path(root.name) / path.relative_to(root.resolve()) for path in chosen}
        findings = [finding for finding in findings if finding.path in names]
    for name in data.FILES:
        try:
            data_of[name] = data.load(root, name)
        except ContentError as error:
            findings += (finding for finding in error.findings if finding.path not in shut)
    try:
        data_of["notices"] = retractions.standing_on(root, data_of.get("references") or {})
    except ContentError as error:
        findings += error.findings
    seen: dict[tuple, Path] = {}
    sources: list[Source] = []
    headers: list[Header] = []
    for kind, model in KINDS.items():
        for path in sorted(file for file in sound if file.is_relative_to(root / kind) and file.suffix == ".md"):
            if not chosen or path.resolve() in chosen:
                findings += _check_in_time(path, root, model, data_of, seen, sources, headers)
    if not chosen:
        findings += addresses.taken(headers)
        findings += lasting.vanished(root, headers, clock.today())
        findings += _check_used(root, data_of, sources)
        findings += retractions.in_library(root, data_of.get("notices") or {})
    return sorted(findings)


def _check_used(root: Path, data_of: dict, sources: list[Source]) -> Iterator[Finding]:
    """Yield what the data files hold and readers meet nowhere: references that no text cites, words that none uses.

    Silent while there is no article yet, and while a file cannot be read, which is said elsewhere.
    """
    files = [file for kind in KINDS for file in (root / kind).rglob("*.md") if not file.name.startswith(".")]
    if (
        not data.FILES.keys() <= data_of.keys()
        or len(sources) < len(files)
        or not any((root / "articles").rglob("*.md"))
    ):
        return
    cited = {key for text in sources for found in CITATION.findall(text.prose()) for key, _ in parts(found) or ()}
    path = Path(root.name, "data", "references.yaml")
    places = yamlfile.parse(source.read_text(root / "data" / path.name, path), path)[1]
    for number, key in enumerate(data_of["references"]):
        if key not in cited:
            sentence = f"no page cites this study. Cite it as [@{key}], or take it out"
            yield Finding(path, places[("references", number)], key, sentence, "R35")
    texts = [f"{text.header}\n\n{text.prose()}" for text in sources]
    texts += [f"{reference.title}\n\n{reference.custom.design}" for reference in data_of["references"].values()]
    yield from words.unused(data_of["glossary"], root, texts)


def read_record(path: Path, root: Path, model: type[Strict]) -> tuple[Source, Strict]:
    """Read one file of the content folder `root` as a source and its record; ContentError if it is wrong."""
    text = source.read(path, Path(root.name) / path.relative_to(root))
    values, places = yamlfile.parse(text.header, text.path, first_line=2)
    record, findings = validate(model, values, places, text.path)
    if findings:
        raise ContentError(*findings)
    return text, record


def _check_in_time(
    path: Path, root: Path, model, data_of: dict, seen: dict, sources: list[Source], headers: list[Header]
) -> list[Finding]:
    """The findings of one file, or that it takes too long to read; it then counts as not read."""
    before = len(sources)
    try:
        with limit.within(path, Path(root.name) / path.relative_to(root)):
            return [*_check_file(path, root, model, data_of, seen, sources, headers)]
    except ContentError as error:
        del sources[before:]
        return [*error.findings]


def _check_file(
    path: Path, root: Path, model, data_of: dict, seen: dict, sources: list[Source], headers: list[Header]
) -> Iterator[Finding]:
    """Yield the findings of one file; `seen` holds the addresses that other files have taken.

    Adds what was read to `sources` and `headers`, for checks that need every file.
    """
    name = Path(root.name) / path.relative_to(root)
    try:
        text = source.read(path, name)
    except ContentError as error:
        yield from error.findings
        return
    sources.append(text)
    found = [*_check_body(text, path, root, data_of)]
    found += trials.in_body(text, data_of.get("references"))
    found += claims.in_body(text, data_of.get("references"), data_of.get("certainty"))
    found += retractions.in_body(text, data_of.get("notices") or {})
    for room in (reading, structure, tables_and_pictures, testimonials, raw_html, language):
        found += room.in_body(text)
    try:
        values, places = yamlfile.parse(text.header, name, first_line=2)
    except ContentError as error:
        yield from (*found, *error.findings)
        return
    record, wrong = validate(model, values, places, name)
    headers.append(Header(name, model, values, places, sound=not wrong))
    found += wrong
    found += claims.in_header(values, places, name)
    for room in (reading, structure, testimonials, language):
        found += room.in_header(values, places, text)
    if model is Article and "glossary" in data_of:
        found += completeness.in_text(values, places, text, data_of["glossary"].values())
    found += spelling.in_text(values, places, text, root, data_of.get("glossary", {}).values())
    found += mentions.findings(text, values, places)
    if model is Article:
        found += review.findings(text, values, places, root, data_of)
        found += due.findings(values, places, name, data_of.get("people", {}))
        found += changes.findings(record, places, name) if record else ()
    found += gaps.in_text(values, places, text)
    if not _kept_back(values):
        found += _check_links_to_kept_back(text, path, root, data_of["files"])
    found += _check_names(values, places, name, root, data_of, seen, kind=model)
    if values.get("status") == "draft":
        found = [replace(finding, draft=True) for finding in found]
    yield from waivers.applied(found, values, places, name, clock.today(), data_of.get("people"))


def _check_names(
    values: dict, places: dict, name: Path, root: Path, data_of: dict, seen: dict, kind
) -> Iterator[Finding]:
    """Yield what is wrong with the names in a header that lead elsewhere: its address, authors, cover.

    Reads the values as they stand, so that a mistake in another field hides nothing here.
    """
    slug = str(values.get("slug") or "")
    address = (kind, slug, str(values.get("lang") or "en"))
    if slug and address in seen:
        sentence = f'"{slug}" is taken by {seen[address].as_posix()}. Choose another'
        yield Finding(name, places[("slug",)], "slug", sentence)
    seen.setdefault(address, name)
    if kind is Page and slug in addresses.THEME:
        yield Finding(name, places[("slug",)], "slug", f'"{slug}" is taken by a page of the theme. Choose another')
    authors, reviewed, people = values.get("authors"), values.get("review"), data_of.get("people")
    named = [
        (("authors", number), "authors", id) for number, id in enumerate(authors if isinstance(authors, list) else ())
    ]
    if isinstance(reviewed, dict):
        named.append((("review", "reviewed_by"), "review.reviewed_by", reviewed.get("reviewed_by")))
    for place, what, id in named if people is not None else ():
        if isinstance(id, str) and id not in people:
            sentence = f'"{id}" is not in content/data/people.yaml; {did_you_mean(id, people)}'
            yield Finding(name, places[place], what, sentence, "R28")
    yield from topics.shared(values, places, name, seen)
    cover = values.get("cover")
    if isinstance(cover, str) and target(f"/{cover}", name, root) not in data_of["files"]:
        yield Finding(name, places[("cover",)], "cover", f"there is no file content/{cover}. Correct the path", "R21")


def _kept_back(values: dict) -> str:
    """Why the page with these values is not on the public site today, in words; empty when it is."""
    if values.get("status") in ("draft", "hidden"):
        return {"draft": "is a draft", "hidden": "is hidden"}[values["status"]]
    day = str(values.get("date") or "")[:10]
    return f"is not due before {day}" if day > clock.today().isoformat() else ""


def _check_links_to_kept_back(text: Source, path: Path, root: Path, texts: Collection[Path]) -> Iterator[Finding]:
    """Yield the links of a public page to those of `texts` that are not public."""
    for found in LINK.finditer(text.prose()):
        file = target(found["target"], path, root)
        if found["indicator"] != "filename" or file not in texts:
            continue
        try:
            other = source.read(file, file)
            values, places = yamlfile.parse(other.header, file)
        except ContentError:  # said where that file is checked
            continue
        reviewed = review.record(values, places, file)
        if why := _kept_back(values):
            sentence = f"{found['target']} {why}, so readers cannot follow it. Publish it first, or take the link out"
            yield Finding(text.path, text.place_of(found.start()), "link", sentence, "R70")
        elif reviewed and due.is_left_out(reviewed.next_due):
            sentence = f"{found['target']} is not on the public site, since its review is overdue; there the link is plain words. Have it reviewed, or take the link out"
            yield Finding(text.path, text.place_of(found.start()), "link", sentence, "R33")


def _check_body(text: Source, path: Path, root: Path, data_of: dict) -> Iterator[Finding]:
    """Yield what is wrong in the text itself: keys, links and figures that lead nowhere, cards."""
    prose, references = text.prose(), data_of.get("references")
    yield from words.unexplained(data_of.get("glossary", {}).values(), text)

    def finding(found: re.Match, what: str, sentence: str) -> Finding:
        return Finding(text.path, text.place_of(found.start()), what, sentence, RULE_OF[what])

    for found in CITATION.finditer(prose):
        named = parts(found[1])
        if named is None:
            yield finding(found, "citation", f"expected a key like [@pers2024], found {' '.join(found[0].split())}")
        for key, _ in named or ():
            if references is not None and key not in references:
                hint = did_you_mean(key, references)
                yield finding(found, "citation", f'no reference "{key}" in content/data/references.yaml; {hint}')
        if prose[found.end() : found.end() + 1] == "(":
            yield finding(
                found, "citation", f"the bracket right after {found[0]} makes a link of it. Put a space between"
            )
    for found in BARE_LINK.finditer(prose):
        sentence = f"write {{filename}}{found['target']}, so that it leads to the page and not to its source"
        yield finding(found, "link", sentence)
    for found in STRANGE_LINK.finditer(prose):
        sentence = f"{found['mark']} means nothing here. Write {{filename}} before a page, {{static}} before a picture"
        yield finding(found, "link", sentence)
    for found in LINK.finditer(prose):
        file = target(found["target"], path, root)
        if file not in data_of["files"]:
            yield finding(found, "link", f"{found[0]} leads to no file in {root.name}/. Correct the path")
        elif (found["indicator"] == "filename") != (file.suffix == ".md") or file.is_relative_to(root / "data"):
            sentence = f"{found[0]} is not published so. Write {{filename}} before a page, {{static}} before a picture"
            yield finding(found, "link", sentence)
    for found in FIGURE.finditer(prose):
        file = target(found["target"], path, root)
        wrong = (
            drawing.wrong(file)
            if file in data_of["files"]
            else "leads to no file. Correct the path, counted from this file"
        )
        if wrong:
            yield finding(found, "figure", f"{found['target']} {wrong}")
    yield from cards.in_body(text)
