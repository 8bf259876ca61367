"""The handout of an article: sheets to print for the consulting room, from the same Document as the page.

Said short: references by their first author, place and year, with an address to find them; words with their meanings.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from editorial.markup import paper
from editorial.markup.documents import Documents
from editorial.model.reference import OTHERS, Reference
from plugins.extra_files import words_of
from plugins.paper.press import PDF, Job
from plugins.unpublished import unlinked

# How many points its letters are high, by what it is called and by what its address ends in.
SIZES = {12: ("Handout to print", PDF), 18: ("Large print", ".large.pdf")}
# Where a source stands, in CSL's words.
PLACES = ("container-title", "publisher")


@dataclass(frozen=True)
class Handout:
    """A file to print: what it is called, its address from the top of the site, and how large it is in words."""

    name: str
    url: str
    size: str


def jobs(article: Any, context: Mapping[str, Any], documents: Documents, inks: dict[str, str]) -> Iterator[Job]:
    """Yield how the handout of an article is made in each of the `SIZES`."""
    data = _data(article, context, documents, inks | {"paper": "#ffffff"})
    for size in SIZES:
        yield Job("handout.typ", json.dumps(data | {"size": size}), PDF)


def _data(article: Any, context: Mapping[str, Any], documents: Documents, inks: dict[str, str]) -> dict[str, Any]:
    site, text = documents.site, article.source

    def nodes(html: str) -> list[paper.Node]:
        return paper.tree(html, text, site, inks)

    html = unlinked(documents.html(text), article.get_relative_source_path(), context.get("unlinked") or {})
    name = context["SITENAME"]
    return {
        "inks": inks,
        "site": name,
        "sign": context["SIGN"],
        "lang": article.lang,
        "title": words_of(article.title),
        "answer": words_of(article.summary),
        "authors": [author.name for author in article.authors],
        "by": " ".join(_by(article, context)),
        "points": [
            {"says": nodes(point.words), "level": point.certainty.level if point.certainty else ""}
            for point in article.key_points
        ],
        "notices": [{"says": one.says, "link": one.link, "words": one.link_says} for one in article.notices],
        "body": nodes(html),
        "references": [
            {"number": str(one.number), "says": _said(one.reference), "link": one.links[0].url if one.links else ""}
            for one in article.references
        ],
        "words": [{"term": word.shown, "meaning": word.meaning} for word in article.words],
        "about": nodes("".join(_about(article, context))),
        "foot": [
            " · ".join(filter(None, (name, context["CONTACT"]["phone"]))),
            f"{_review(article)} · {_day(article)}",
        ],
    }


def _by(article: Any, context: Mapping[str, Any]) -> Iterator[str]:
    """Yield what stands below the title: by whom, reviewed by whom, what we gain, what it is for."""
    yield f"By {', '.join(author.name for author in article.authors)}."
    yield f"{_day(article)}."
    yield f"{_review(article)}."
    if article.overdue:
        yield f"This page was due for review on {article.review.next.words}. Some of it may be out of date."
    yield article.conflict or ""
    yield context["EDUCATION_NOTE"]


def _review(article: Any) -> str:
    review = article.review
    if review is None:
        return "Not yet reviewed by a clinician"
    return f"Reviewed by {review.by}{f', {review.role}' if review.role else ''} on {review.on.words}"


def _day(article: Any) -> str:
    return getattr(article, "locale_modified", article.locale_date)


def _about(article: Any, context: Mapping[str, Any]) -> Iterator[str]:
    """Yield the last lines as HTML: the days, what changed, where the page stands, how to reach the practice."""
    said = [f"Published on {article.locale_date}."]
    if hasattr(article, "locale_modified"):
        said.append(f"Last changed on {article.locale_modified}.")
    if article.review:
        said.append(f"Next review {'was ' if article.overdue else ''}due by {article.review.next.words}.")
    if context["PUBLIC_URL"]:
        said.append(Markup('On the web: <a href="{0}">{0}</a>').format(f"{context['PUBLIC_URL']}/{article.url}"))
    yield Markup("<p>{}</p>").format(Markup(" ").join(said))
    changes = [
        Markup("<li>{}: {}{}</li>").format(change.on.words, "Correction. " if change.correction else "", change.what)
        for change in article.changes
    ]
    if changes:
        yield Markup("<h3>What changed</h3><ul>{}</ul>").format(Markup("").join(changes))
    contact = context["CONTACT"]
    reach = [contact[part] for part in ("phone", "email", "hours", "booking", "address") if contact[part]]
    if reach:
        yield Markup("<p>{}</p>").format(Markup(" · ").join(reach))


def _said(reference: Reference) -> str:
    """A source in a line: its first author, or its title where it has none, where it was published, and when."""
    names = [name.literal or name.family or "" for name in reference.author if name.literal != OTHERS]
    first = names[0] + (" et al" if len(reference.author) > 1 else "") if names else reference.title.rstrip(".")
    where = next(filter(None, (getattr(reference, name) for name in PLACES)), "")
    year = str(reference.issued.parts[0][0]) if reference.issued else ""
    said = [first, where if where != first else "", year]
    return " ".join(part if part.endswith(("?", "!", "…")) else f"{part}." for part in said if part)
