"""Render: what a page shows, once more for machines: JSON-LD in the words of schema.org.

Adds `jsonld` to what templates see: a function that prints the graph of the page being laid out, made of what
the page shows and of nothing else. The answer of a page, which its head tells every machine, is not told again.
Only the published site has it, since every `@id` is a public address.

Each function names the schema.org type that it follows. What search engines ask for on top is in Google Search
Central's guides "Article", "Breadcrumb" and "Local business structured data".
"""

from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pelican import signals

from plugins.references import Entry

SCHEMA = "https://schema.org"
# Kinds of publication (CSL 1.0.2, appendix III) that schema.org has a word for; any other is a CreativeWork.
SOURCES = {"article-journal": "MedicalScholarlyArticle", "book": "Book", "report": "Report", "webpage": "WebPage"}


def practice(home: str, name: str, contact: dict) -> dict:
    """https://schema.org/MedicalOrganization, with what `contact` (the setting CONTACT) really holds.

    With an address it is a place to go to, hence a MedicalClinic: Google asks for the address of every such place.
    Hours are left out: `openingHours` wants "Mo-Fr 09:00-17:00", the setting holds a sentence.
    """
    known = {"telephone": contact["phone"], "email": contact["email"], "address": contact["address"]}
    if contact["booking"]:
        known["contactPoint"] = {"@type": "ContactPoint", "contactType": "reservations", "url": contact["booking"]}
    kind = "MedicalClinic" if contact["address"] else "MedicalOrganization"
    return {"@type": kind, "@id": f"{home}#practice", "name": name, "url": home} | _filled(known)


def someone(name: str, kind: str, **more: str | None) -> dict:
    """https://schema.org/Person or /Organization; `kind` as in `content/data/people.yaml`.

    Google wants a person's name alone, so that of "Jane Doe, MD" the degree becomes `honorificSuffix`.
    """
    if kind == "person":
        name, _, more["honorificSuffix"] = name.partition(", ")
    else:
        more.pop("jobTitle", None)  # an organization has no job
    return {"@type": kind.capitalize(), "name": name} | _filled(more)


def breadcrumb(steps: list[tuple[str, str]]) -> dict:
    """https://schema.org/BreadcrumbList of (address, name): from the front page to this page, the last one."""
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": position, "name": name, "item": {"@type": "WebPage", "@id": url}}
        for position, (url, name) in enumerate(steps, 1)
    ]
    del items[-1]["item"]["@type"]  # this page: the graph has described it already
    return {"@type": "BreadcrumbList", "itemListElement": items}


def citations(references: list[Entry]) -> list[dict]:
    """https://schema.org/citation: each entry of the page's list, named by its DOI or else its first link."""
    return [
        {"@type": SOURCES.get(entry.reference.type, "CreativeWork"), "@id": entry.links[0].url} for entry in references
    ]


def front(home: str, settings, publisher: dict) -> list[dict]:
    """https://schema.org/WebSite and /Blog: the front page."""
    words = {"name": settings["SITENAME"], "description": settings["SITESUBTITLE"]}
    common = {"url": home, "inLanguage": settings["DEFAULT_LANG"], "publisher": publisher} | words
    site = {"@type": "WebSite", "@id": f"{home}#website"} | common
    return [site, {"@type": "Blog", "@id": f"{home}#blog", "isPartOf": {"@id": site["@id"]}} | common]


def medical(article) -> dict:
    """https://schema.org/MedicalWebPage: what makes a page an article for patients.

    A review is told only when there has been one (R30), and only here, since `lastReviewed` and `reviewedBy` belong
    to a WebPage (R95). The topic is a plain Thing, as a writer may name it after a condition, a treatment or neither.
    `aspect` is left out: schema.org 30.1 has replaced it by `mainContentOfPage`, which says something else.
    """
    fields = {"@type": "MedicalWebPage", "medicalAudience": {"@type": "Patient"}}
    fields["about"] = {"@type": "Thing", "name": article.category.name}
    if review := article.review:
        fields["lastReviewed"] = review.on.iso
        fields["reviewedBy"] = someone(review.by, review.kind, jobTitle=review.role)
    return fields


def posting(article, home: str, publisher: dict) -> dict:
    """https://schema.org/BlogPosting: the article itself, without the page around it. Days carry their zone.

    What it cites comes first, since gzip looks back 32 KB: as far as the first of many references, just before.
    """
    fields = {
        "@type": "BlogPosting",
        "citation": citations(article.references),
        "headline": _plain(Markup(article.title)),
        "datePublished": article.date.isoformat(),
        "dateModified": _modified(article),
        "image": _image(article, home),
        "author": [someone(author.name, author.kind, url=home + author.url) for author in article.authors],
        "publisher": publisher,
        "correction": [f"{change.on.words}: {_plain(change.what)}" for change in article.changes if change.correction],
        "mainEntityOfPage": {"@id": home + article.url},
    }
    return _filled(fields)


def glossary(url: str, letters: list) -> dict:
    """https://schema.org/DefinedTermSet: the words of the A to Z page, as `plugins.lists` has them."""
    words = [
        {"@type": "DefinedTerm", "name": word.term, "description": word.meaning}
        for _, entries in letters
        for word in entries
    ]
    return {"@type": "DefinedTermSet", "@id": f"{url}#terms", "name": "Glossary", "hasDefinedTerm": words}


def graph(context) -> dict:
    """The graph of one page, from what its template can read (a mapping).

    That is: PUBLIC_URL, output_file, SITENAME and other settings, the article or page if there is one, the glossary,
    and the `heading` and `trail` that a template sets for every page but the front page.
    """
    home = f"{context['PUBLIC_URL']}/"
    owner = practice(home, context["SITENAME"], context["CONTACT"])
    publisher = {"@id": owner["@id"]}
    if "trail" not in context:
        return {"@context": SCHEMA, "@graph": [*front(home, context, publisher), owner]}
    text = _read(context)
    url, name = home + context["output_file"], _plain(context["heading"])
    path = [(home, "Home"), *((home + address, str(step)) for address, step in context["trail"]), (url, name)]
    page = {"@type": "WebPage", "@id": url, "url": url, "name": name, "breadcrumb": breadcrumb(path)}
    page["inLanguage"] = text.lang if text else context["DEFAULT_LANG"]
    nodes = []
    if "article" in context:
        page |= medical(text)
        nodes.append(posting(text, home, publisher))
    else:
        page["publisher"] = publisher
    if "page" in context:
        page |= {"dateModified": _modified(text), "citation": citations(text.references)}
    if context["output_file"] == context["GLOSSARY_SAVE_AS"] and context["glossary"]:
        nodes.append(glossary(url, context["glossary"]))
    return {"@context": SCHEMA, "@graph": [*nodes, _filled(page), owner]}


class _Text:
    """An article or page, read in the way of templates, so that whoever notes what a page is made of hears of it."""

    def __init__(self, text, environment):
        self._text, self._environment = text, environment

    def __getattr__(self, name: str) -> Any:
        value = self._environment.getattr(self._text, name)
        if isinstance(value, Undefined):
            raise AttributeError(name)
        return value


def _read(context) -> Any:
    """The article or page of a context, if there is one."""
    text = context.get("article") or context.get("page")
    return _Text(text, context.environment) if text and isinstance(context, Context) else text


@pass_context
def jsonld(context) -> Markup:
    """The graph of the page being laid out, as Jinja's `tojson` prints it (`<` as \\u003c) but without spaces."""
    return htmlsafe_json_dumps(graph(context), separators=(",", ":"))


def _filled(fields: dict) -> dict:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}


def _modified(text) -> str | None:
    """The moment of the last change, with its zone, if there has been one."""
    return text.modified.isoformat() if hasattr(text, "modified") else None


def _image(article, home: str) -> str | None:
    """Its cover, or else the card that is shown where it is shared."""
    if hasattr(article, "cover"):
        return home + article.cover
    card = getattr(article, "card", None)
    return home + card.url if card else None


def _plain(text: str) -> str:
    """What a reader sees: HTML (Markup) loses its marks, plain text keeps all; every space is a plain one."""
    return " ".join((text.striptags() if isinstance(text, Markup) else text).split())


def _attach(generator) -> None:
    generator.context["jsonld"] = jsonld


def register() -> None:
    """Offer the function to templates at the start of each run."""
    signals.article_generator_init.connect(_attach)
