"""No two pages want one address, and no two names one page (R78)."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from editorial.markup.documents import Documents
from editorial.model.history import age
from editorial.model.slug import slug_of
from editorial.model.text import Text
from editorial.model.visibility import will_be_published
from editorial.model.yamlplaces import Steps
from editorial.rules.form import FORM, reads_as_it_says
from editorial.rules.rule import Findings

# What a system or a browser adds to the name of a copy.
COPY = re.compile(r"\bcopy\b|\(\d+\)|\bconflict", re.IGNORECASE)


@FORM.site
def slugs(documents: Documents) -> Findings:
    """Yield texts whose address another one has, or a page of the theme."""
    site = documents.site
    wanted: dict[tuple[bool, str, str], list[tuple[Text, Steps]]] = defaultdict(list)
    for text in site.texts:
        if text.slug:
            wanted[text.is_article, text.slug, text.lang].append((text, ("slug",)))
    for texts in wanted.values():
        if len(texts) > 1:  # a translation that says no language of its own needs that, and the same slug
            texts = [one for one in texts if reads_as_it_says(documents.of(one[0]))] or texts
        (first, _), *others = oldest_first(texts)
        for text, _ in others:
            taken = f'"{text.slug}" is taken by {first.path.as_posix()}'
            sentence = f"{taken}. Choose another, or take out the file that is a copy"
            yield FORM.finding(text.path, text.header.at("slug"), sentence, "slug")
        if not first.is_article and site.address(first) in site.settings.theme_pages:
            sentence = f'"{first.slug}" is taken by a page of the theme. Choose another'
            yield FORM.finding(first.path, first.header.at("slug"), sentence, "slug")


def oldest_first(wanted: Iterable[tuple[Text, Steps]]) -> list[tuple[Text, Steps]]:
    """The fields of texts that want one thing, in the order in which they may have it.

    A text for readers comes before a draft, one that is no copy by its name before a copy, then the one whose line, or
    else whose file, is older, then what stands there before what stood there.
    """
    wanted = list(wanted)
    if len(wanted) < 2:
        return wanted

    def order(one: tuple[Text, Steps]) -> tuple[object, ...]:
        text, steps = one
        how_new = age(text.file, text.header.at(*steps).line)
        is_copy = bool(COPY.search(text.file.stem))
        return not will_be_published(text), is_copy, how_new, steps != ("slug",), text.day, text.path

    return sorted(wanted, key=order)


@FORM.site
def names(documents: Documents) -> Findings:
    """Yield topics and tags that have no address, or share one.

    Pelican takes "Back pain" and "Back-pain" for one topic, and the name that readers see is then that of whichever file
    was read first; a name without a letter that an address can hold has no page at all. The name that most texts use,
    or else the one that was typed first, is taken for the right one.
    """
    substitutions = documents.site.settings.SLUG_REGEX_SUBSTITUTIONS
    uses: dict[tuple[str, str], list[tuple[str, Text, Steps]]] = defaultdict(list)
    for text in sorted(documents.site.texts, key=lambda text: (not will_be_published(text), text.day, text.path)):
        given: list[tuple[str, Steps, object]] = [("category", ("category",), text.header.values.get("category"))]
        given += [("tags", ("tags", number), tag) for number, tag in enumerate(text.header.items("tags"))]
        own: dict[tuple[str, str], str] = {}
        for what, steps, name in given if text.is_article else ():
            if not isinstance(name, str) or not re.search(r"\w", name):  # said by the record
                continue
            address = slug_of(name, substitutions)
            if not address:
                sentence = f'no address can be made of "{name}". Choose a name with letters or digits'
            elif re.search(r"[,;:]$|[a-z]{4}\.$", name):
                sentence = f'"{name}" ends in a sign that readers would see. Write {name.rstrip(",;:. ")}'
            elif own.get((what, address)) == name:
                sentence = f'"{name}" appears twice. Keep one of the two'
            else:
                own.setdefault((what, address), name)
                uses[what, address].append((name, text, steps))
                continue
            yield FORM.finding(text.path, text.header.at(*steps), sentence, what)
    for (what, address), used in uses.items():
        for name, text, steps in used:
            parts = [part.strip() for part in re.split("[,;/]", name)]
            told = what == "tags" and re.search(r";|, ?[A-Z]", name)
            known = told or any((what, slug_of(part, substitutions)) in uses for part in parts)
            if known and len(parts) > 1 and all(parts):
                how = "Write each on a line of its own"
                if what == "category":
                    how = "Keep one of them, and write the others under `tags`"
                sentence = f'"{name}" holds {len(parts)} names in one. {how}'
                yield FORM.finding(text.path, text.header.at(*steps), sentence, what)
        if len({name for name, _, _ in used}) > 1:
            yield from _called_otherwise(what, address, {(text, steps): name for name, text, steps in used})


def _called_otherwise(what: str, address: str, typed: dict[tuple[Text, Steps], str]) -> Findings:
    """Yield the names of a topic or tag that are not the one by which most texts call it."""
    used = [(typed[one], *one) for one in oldest_first(typed)]
    right = Counter(name for name, _, _ in used).most_common(1)[0][0]  # of several, the first that was met
    other = next(text for name, text, _ in used if name == right)
    for name, text, steps in used:
        if name != right:
            sentence = _two_names(name, right, address, text, other)
            yield FORM.finding(text.path, text.header.at(*steps), sentence, what)


def _two_names(name: str, first: str, address: str, text: Text, other: Text) -> str:
    where = "here" if text is other else f"in {other.path.as_posix()}"
    if _bare(name) != _bare(first):
        return f'"{name}" and "{first}" {where} have one address, {address}.html. Rename one of them'
    if text is other:
        return f'"{name}" appears twice, the other time as "{first}". Keep one of the two'
    alike = unicodedata.normalize("NFKC", name) == unicodedata.normalize("NFKC", first)
    but = "looks the same, but its accents or spaces are typed in another way" if alike else f'is written "{first}"'
    return f'"{name}" {but} {where}, and both have one address. Copy the name from there'


def _bare(name: str) -> str:
    """A name without capitals, accents, spaces and hyphens, in which a slip may differ."""
    return re.sub(r"[\s\u0300-\u036f‐‑_-]", "", unicodedata.normalize("NFKD", name.casefold()))


@FORM.site
def languages(documents: Documents) -> Findings:
    """Yield the texts whose language is the site's own, written in another way: they would stand among the translations."""
    site, own = documents.site, documents.site.settings.DEFAULT_LANG
    others = {text.slug for text in site.texts if text.lang == own}
    for text in documents.texts:
        if text.lang != own and text.lang.partition("-")[0] == own.partition("-")[0] and text.slug not in others:
            sentence = (
                f'"{text.lang}" would put this page among translations. Write `lang: {own}`, the language of the site'
            )
            yield FORM.finding(text.path, text.header.at("lang"), sentence, "lang")


@FORM.site
def aliases(documents: Documents) -> Findings:
    """Yield the aliases that cannot lead to their page, since something else stands at that address."""
    site = documents.site
    there = {site.address(text): text for text in site.texts if text.slug}
    wanted: dict[str, list[tuple[Text, Steps]]] = defaultdict(list)
    for text in site.texts:
        listed = text.header.items("aliases")
        for number, alias in enumerate(listed):
            if not isinstance(alias, str):
                continue  # said by the record
            if alias == site.address(text):
                sentence = f'"{alias}" is where this page stands. Take it out'
            elif alias in site.owners and alias not in there:
                sentence = f'"{alias}" is taken by {site.owners[alias]}. Take it out'
            elif alias.partition("/")[0] in site.settings.early:
                sentence = f'"{alias}" stands where changes are shown before they are published. Take it out'
            elif number != listed.index(alias):
                sentence = f'"{alias}" appears twice. Keep one of the two'
            else:
                wanted[alias].append((text, ("aliases", number)))
                continue
            yield FORM.finding(text.path, text.header.at("aliases", number), sentence, "aliases")
    for alias, texts in wanted.items():
        own: list[tuple[Text, Steps]] = [(there[alias], ("slug",))] if alias in there else []
        (first, held), *others = oldest_first([*own, *texts])
        for text, steps in others:
            if steps == ("slug",):
                sentence = f'"{text.slug}" leads to {alias}, where {first.path.as_posix()} stood before. Choose another'
            elif held == ("slug",):
                sentence = f'"{alias}" is taken by {first.path.as_posix()}. Take it out'
            else:
                sentence = f'"{alias}" leads to {first.path.as_posix()} already. Keep it in one place'
            yield FORM.finding(text.path, text.header.at(*steps), sentence, str(steps[0]))
