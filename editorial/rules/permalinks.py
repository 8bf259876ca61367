"""Addresses: what was public once lasts (R103), and nothing takes the place of another page unseen (R78).

No address that readers, search engines or papers may hold leads nowhere. Takes `content/data/addresses.yaml`, which `make addresses` writes and git keeps: every address that was ever public,
those that are gone on purpose, and those that lead to another. What is not public yet is never written there, since the
list itself is public. What is to come counts as if it had come, so that nothing is found on the day itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from shlex import quote

from editorial.findings import Level, Place, did_you_mean, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model.address import LONGEST_NAME
from editorial.model.allowed_files import of_device
from editorial.model.site import Site
from editorial.model.slug import slug_of
from editorial.model.text import Text
from editorial.model.visibility import Visibility, will_be_published
from editorial.model.yamlplaces import Steps
from editorial.rules.clashes import oldest_first
from editorial.rules.form import FORM
from editorial.rules.rule import Findings, Rule

PERMALINKS = Rule(
    "R103",
    "A public address stays, or leads to the page that took its place",
    "Readers, search engines and papers keep addresses; one that leads nowhere looks like a page withdrawn.",
    "Name the old address under `aliases` of the page that takes its place, or that of a list under `moved:`. Where none does: `make withdraw`, or move it to `gone:`, with a reason.",
    "Tim Berners-Lee, Cool URIs don't change (W3C 1998)",
    fails="live: [articles/none.html]",
    passes="live: [articles/rest.html]",
    of="data/addresses.yaml",
    waivable=False,
)

# What the published site holds besides pages and feeds (publishconf.py).
MADE = ("llms.txt", "robots.txt", "sitemap.xml", "version.txt")
SECURITY = ".well-known/security.txt"
# What stands beside the page of an article, under its name: to read elsewhere, to cite, to share, to print.
BESIDE = (".md", ".bib", ".ris", ".json", ".png", ".pdf", ".large.pdf")
# The folder of the search.
INDEX = "pagefind"


def public_now(site: Site) -> set[str]:
    """Every address that is public today. What is left out for a time, since nobody has reviewed it (R33), counts."""
    return site.public(Visibility.PUBLIC, Visibility.OVERDUE)


def unlisted(site: Site) -> list[str]:
    """The public addresses that `content/data/addresses.yaml` does not hold yet."""
    listed = site.addresses.record
    return sorted(public_now(site) - {*listed.live} - site.gone.keys() - {entry.address for entry in listed.moved})


def reminder(site: Site) -> str:
    """A line that says how many public addresses are not kept yet; empty for none."""
    new = unlisted(site)
    if not new:
        return ""
    what = "1 public address is" if len(new) == 1 else f"{len(new)} public addresses are"
    return f"{what} not in {site.addresses.yaml.path.as_posix()} yet, first {new[0]}: run `make addresses`.\n"


@PERMALINKS.site
def vanished(documents: Documents) -> Findings:
    """Yield the addresses that lead nowhere any more, or do so again.

    Silent while the header of a text for readers is wrong, which is said elsewhere.
    """
    site = documents.site
    listed, yaml, _ = site.addresses
    if not all(text.record for text in site.texts if will_be_published(text)):
        return
    there = site.public(Visibility.PUBLIC, Visibility.OVERDUE, Visibility.TO_COME)
    said = site.gone.keys() | {entry.address for entry in listed.moved}
    for number, address in enumerate(listed.live):
        if address not in there | said:
            sentence = f"{address} was public, and nothing stands there any more. {_remedy(address, site)}"
            yield PERMALINKS.finding(yaml.path, yaml.at("live", number), sentence, "address")
    for field, what, back in (("gone", "be gone", "Move it to `live:`"), ("moved", "have moved", "Take its row out")):
        for number, entry in enumerate(getattr(listed, field)):
            if entry.address in there:
                sentence = f"{entry.address} is said to {what}, and a page stands there. {back}"
                # A list comes back by itself, with an article that may be anybody's and has done no wrong.
                level: Level = "warning" if _is_list(entry.address, site) else "error"
                yield PERMALINKS.finding(yaml.path, yaml.at(field, number), sentence, "address", level)
    leads = {entry.address: entry.to for entry in listed.moved}
    for number, entry in enumerate(listed.moved):
        if entry.to not in there | site.gone.keys():
            on = entry.to
            for _ in leads:  # which may lead in a circle
                on = leads.get(on, on)
            remedy = f"it leads to {on}. Write that" if on in there else did_you_mean(entry.to, there)
            sentence = f"{entry.address} leads to {entry.to}, where nothing stands; {remedy}"
            yield PERMALINKS.finding(yaml.path, yaml.at("moved", number, "to"), sentence, "address")


@PERMALINKS.site
def rows_in_the_way(documents: Documents) -> Findings:
    """Yield the rows for what is gone or has moved of which only one can be heeded, or that would hide a page.

    Capitals make no difference, as in `clashes`.
    """
    site = documents.site
    listed, yaml, _ = site.addresses
    taken = {address.casefold(): address for address in public_now(site)}
    seen = set[str]()
    for field in ("gone", "moved"):
        for number, entry in enumerate(getattr(listed, field)):
            other, sentence = taken.get(entry.address.casefold(), entry.address), ""
            if other != entry.address:
                sentence = f"{entry.address} differs from {other} in capitals only, and many machines keep just one. Take its row out"
            elif entry.address.partition("/")[0] in site.settings.early:
                sentence = f"{entry.address} stands where changes are shown before they are published. Take its row out"
            elif entry.address in seen:
                sentence = f"{entry.address} appears twice under `gone:` and `moved:`. Keep one of the two rows"
            seen.add(entry.address)
            if sentence:
                yield PERMALINKS.finding(yaml.path, yaml.at(field, number), sentence, "address")


def _remedy(address: str, site: Site) -> str:
    """What to do about an address at which nothing stands any more."""
    move = f"move it to `gone:` as `- {{address: {address}, reason: ...}}`, with a sentence for readers"
    if _is_list(address, site):
        return f"Under `moved:` in this file write `- {{address: {address}, to: ...}}` with the address that takes its place; where none does, {move}"
    kept = next((text for text in site.texts if site.address(text) == address), None)
    where = f'run `make withdraw FILE={quote(kept.path.as_posix())} REASON="..."`' if kept else move
    return f"In the header of the page that takes its place write `aliases: [{address}]`; where none does, {where}"


def _is_list(address: str, site: Site) -> bool:
    """Whether the theme makes such pages, for a tag, a topic, an author or a year."""
    settings = site.settings
    patterns = (settings.TAG_SAVE_AS, settings.CATEGORY_SAVE_AS, settings.AUTHOR_SAVE_AS, settings.YEAR_SAVE_AS)
    return any(fnmatchcase(address, pattern.format(slug="*", year="*")) for pattern in patterns)


Owners = dict[str, tuple[str, str]]


@FORM.site
def clashes(documents: Documents) -> Findings:
    """Yield the aliases, and the files of extra/, that would take the place of something else of the site.

    Capitals make no difference, since disks of macOS and Windows keep just one of two such names.
    """
    site = documents.site
    taken: Owners = {}
    for address, owner in site.owners.items():
        for part in _parts(address):
            taken.setdefault(part.casefold(), (part, owner))
    texts = site.published_first
    if list(_of_aliases(texts, {**taken})):
        texts = tuple(text for text, _ in oldest_first((text, ("aliases",)) for text in texts))
    yield from _of_aliases(texts, {**taken})
    yield from _of_extra(site, taken)


@FORM.site
def titles(documents: Documents) -> Findings:
    """Yield texts of a year that have the title of another, so that nobody can tell the two apart in a list."""
    wanted: dict[tuple[str, str, str], list[tuple[Text, Steps]]] = defaultdict(list)
    for text in documents.site.texts:
        if will_be_published(text) and (title := re.sub(r"\W+", " ", text.header.text("title")).casefold().strip()):
            wanted[text.lang, text.header.text("date")[:4], title].append((text, ("title",)))
    for alike in wanted.values():
        (first, _), *others = oldest_first(alike) if alike[1:] else alike
        sentence = f"{first.path.as_posix()} has this title, too. Choose another, or take out the copy"
        for text in (other for other, _ in others if other.slug != first.slug):  # which is said already
            yield FORM.finding(text.path, text.header.at("title"), sentence, "title")


def _parts(address: str) -> list[str]:
    """An address, and the folders that it stands in."""
    steps = [step for step in address.split("/") if step]
    return ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]


def _of_aliases(texts: Iterable[Text], taken: Owners) -> Findings:
    for text in texts:
        for number, alias in enumerate(text.header.items("aliases")):
            for part in _parts(alias) if isinstance(alias, str) else ():
                address, owner = taken.setdefault(part.casefold(), (part, text.path.as_posix()))
                if address != part:
                    sentence = f'"{part}" differs from {address} ({owner}) in capitals only, and many machines keep just one. Take it out'
                    yield FORM.finding(text.path, text.header.at("aliases", number), sentence, "aliases")
                    break


def _of_extra(site: Site, taken: Owners) -> Findings:
    settings, extra = site.settings, site.content / "extra"
    made = {name: "the site has its own" for name in (*MADE, *settings.FEEDS)}
    if settings.SECURITY_EXPIRES and settings.CONTACT.email:
        made[SECURITY] = "pelicanconf.py makes it"
    made |= {file.relative_to(site.content).as_posix(): "a picture" for file in site.in_folder("figures")}
    pages = (site.address(text) for text in site.texts if text.is_article and site.address(text))
    made |= {page.removesuffix(".html") + ending: "the site has its own" for page in pages for ending in BESIDE}
    taken |= {address.casefold(): (address, owner) for address, owner in made.items()}
    for file in site.in_folder("extra"):
        name, *folders = _parts(file.relative_to(extra).as_posix())
        wanted = [name, *(folder for folder in folders if "." in folder)]  # others may share a folder
        if folders and folders[-1].casefold() == INDEX:
            taken[name.casefold()] = (name, "the search has its own")
        for address, owner in (taken[part.casefold()] for part in wanted if part.casefold() in taken):
            sentence = f"would take the place of {address} ({owner}). Take it out, or rename it"
            yield FORM.finding(site.named(file), Place(1), sentence, "file")


@FORM.text
def unkeepable_names(document: Document, site: Site) -> Findings:
    """Yield the addresses, and the names of topics, tags and authors, whose page some disk could not keep."""
    header, article = document.text.header, document.text.is_article
    given: list[tuple[str, Steps, object]] = [(what, (what,), header.text(what)) for what in ("slug", "category")]
    lists = ("aliases", "tags", "authors")
    given += [(what, (what, number), name) for what in lists for number, name in enumerate(header.items(what))]
    for what, steps, name in given:
        typed = what in ("slug", "aliases")  # as an address
        if not (typed or article):
            continue
        address = str(name or "") if typed else slug_of(str(name or ""), site.settings.SLUG_REGEX_SUBSTITUTIONS)
        if of_device(address):
            sentence = (
                f'"{shortened(str(name))}" would give a file a name that Windows keeps for itself. Choose another'
            )
            yield FORM.finding(document.path, header.at(*steps), sentence, what)
        elif len(address) > LONGEST_NAME and not typed:
            sentence = f'"{shortened(str(name))}" takes {len(address)} letters in an address; {LONGEST_NAME} at most. Choose a shorter name'
            yield FORM.finding(document.path, header.at(*steps), sentence, what)
