"""What a text from elsewhere says of itself, as fields of our header; what has no place there is named.

Read are YAML (Jekyll, Hugo, Obsidian), TOML and JSON (Hugo), lines such as `Title: ...` (Pelican, Notion), and what WordPress
exports. Addresses where the text stood before become `aliases`. Whatever its status was, it comes in as a draft.
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import TypeAdapter, ValidationError

from editorial.commands import new
from editorial.commands.command import CommandError
from editorial.findings import shortened
from editorial.model.field import Address
from editorial.model.person import bare_name
from editorial.model.site import Site
from editorial.model.validation import day_meant
from editorial.model.yamlfile import parse

# Our fields, and what other programs call them; the first one that fits is taken.
NAMES = {
    "title": ("title",),
    "slug": ("slug",),
    "date": ("date", "created", "created_at", "created_time", "publishdate", "publish_date", "pubdate"),
    "modified": ("modified", "updated", "updated_at", "lastmod", "last_modified_at", "last_edited_time"),
    "summary": ("summary", "description", "excerpt"),
    "category": ("category", "categories", "topic"),
    "tags": ("tags", "tag", "keywords"),
    "authors": ("author", "authors"),
    "lang": ("lang", "language"),
    "aliases": ("aliases", "alias", "redirect_from", "permalink", "url", "save_as", "link"),
}
FIELD = {other: name for name, others in NAMES.items() for other in others}
# Whatever they say, a draft is made.
STATUS = frozenset({"status", "draft", "published"})
# What is an address only where it looks like one: Obsidian keeps other names of a note there.
LISTS = frozenset({"aliases", "alias"})
MOST_LETTERS = {"title": new.LONGEST_TITLE, "summary": new.longest("summary")}
LINE = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}): *(?P<value>.*)")
# A day, behind which the time may stand.
DAY = re.compile(r"\d{4}(?:-\d\d-|/\d\d/)\d\d|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}")
# What Notion puts behind the name of a file, and Jekyll in front of it.
NOTION = re.compile(r" [0-9a-f]{32}$")
JEKYLL = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)-(?P<slug>.+)")


@dataclass
class Front:
    """What a text says of itself: its title, the name in its address, where its relative links lead from, our values.

    `long` holds the words that are too long for their field, by its name; `remarks` what has no place here.
    """

    title: str = ""
    slug: str = ""
    base: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    long: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def parted(text: str, file: Path) -> tuple[dict[str, Any], str]:
    """The fields at the head of a Markdown file, and the text below them.

    Raises ContentError or CommandError where they begin and cannot be read.
    """
    if re.match(r'\s*\{\s*"', text):
        return _json(text, file)
    rows = text.lstrip("\n").split("\n")
    for fence, ends, read in (("---", ("---", "..."), _yaml), ("+++", ("+++",), _toml)):
        end = next((row for row, line in enumerate(rows) if row and line.rstrip() in ends), 0)
        if rows[0].rstrip() == fence and end:
            return read("\n".join(rows[1:end]), file), "\n".join(rows[end + 1 :])
        if rows[0].rstrip() == fence and rows[1:] and FIELD.get(_name(re.split("[:=]", rows[1])[0])):
            sentence = f"{file.name}: its header has no end. Write {fence} on a line of its own below the last field"
            raise CommandError(f"{sentence}. Nothing was written")
    if NOTION.search(file.stem) and rows[0].startswith("# "):
        fields, end = _lines(rows, 2)
        return {"title": rows[0][2:].strip()} | fields, "\n".join(rows[end:])
    fields, end = _lines(rows, 0)
    return (fields, "\n".join(rows[end:])) if FIELD.keys() & map(_name, fields) else ({}, text)


def of_name(file: Path) -> dict[str, Any]:
    """What the name of a file says with Jekyll: the day, and the name in the address."""
    jekyll = JEKYLL.fullmatch(file.stem)
    return jekyll.groupdict() if jekyll else {}


def title_of(file: Path) -> str:
    """The name of a file as a title, for a text that says none."""
    words = " ".join(re.split(r"[\s_]+" if " " in file.stem else r"[_-]+", NOTION.sub("", file.stem)))
    return words[:1].upper() + words[1:]


def fitted(fields: dict[str, Any], site: Site) -> Front:
    """The fields of a text, as far as our header has a place for them."""
    front, left = Front(), []
    for name, value in fields.items():
        ours, parts = FIELD.get(_name(name), ""), value if isinstance(value, list) else [value]
        rest = [str(part).strip() for part in parts if not isinstance(part, dict | list)]
        if ours:
            rest = _without_room(ours, list(filter(None, rest)), _name(name), front, site)
        elif _name(name) in STATUS:
            rest = []
        rest += [str(part) for part in parts if isinstance(part, dict | list)]
        left += [f'{name} "{shortened(text, 60)}"' for text in rest]
    if front.slug and not any(FIELD.get(_name(name)) == "aliases" for name in fields):
        _alias(f"{front.slug}.html", "slug", front, site)  # as Pelican names it, where nobody says more
    if left:
        front.remarks.append(f"Our header has no place for: {', '.join(left)}. Write into the text what a reader needs")
    if aliases := front.values.get("aliases"):
        front.remarks.append(f"Old addresses that will lead to it: {', '.join(aliases)}. Take out what never was one")
    return front


def _without_room(ours: str, texts: list[str], name: str, front: Front, site: Site) -> list[str]:
    """Take what a field called `name` there says into `front`; what our field `ours` has no place for is left."""
    match ours:
        case "aliases":
            return [text for text in texts if not _alias(text, name, front, site)]
        case "category":
            return _topics(texts, front, site)
        case "tags":
            _tags(texts, front, site)
            return []
        case "authors":
            return _authors(texts, front, site)
    return texts if texts and not _single(ours, " ".join(" ".join(texts).split()), front) else []


def _topics(texts: list[str], front: Front, site: Site) -> list[str]:
    """Take the first topic that our articles have; the others are left."""
    topics = {text.header.text("category").casefold(): text.header.text("category") for text in site.texts}
    if known := [topics[text.casefold()] for text in texts if topics.get(text.casefold())]:
        front.values.setdefault("category", known[0])
    return [text for text in texts if text.casefold() != front.values.get("category", "").casefold()]


def _tags(texts: list[str], front: Front, site: Site) -> None:
    """Take all tags, spelled as our articles spell them."""
    used = {str(tag).casefold(): str(tag) for text in site.texts for tag in text.header.items("tags")}
    words = [tag.strip().lstrip("#") for text in texts for tag in text.split(",")]
    if tags := front.values.get("tags", []) + [used.get(tag.casefold(), tag) for tag in words if tag]:
        front.values["tags"] = list(dict.fromkeys(tags))


def _authors(texts: list[str], front: Front, site: Site) -> list[str]:
    """Take the people we know, by their id or name; the others are left."""
    ids = {" ".join(bare_name(person.name)): id for id, person in site.people.records.items()}
    ids |= {id: id for id in site.people.records}
    if len(texts) == 1 and texts[0] not in ids and " ".join(bare_name(texts[0])) not in ids:
        texts = [name.strip() for name in re.split(r"[,;]", texts[0])]
    writers = {text: ids[key] for text in texts for key in (text, " ".join(bare_name(text))) if key in ids}
    if writers:
        front.values["authors"] = list(dict.fromkeys(writers.values()))
    return [text for text in texts if text not in writers]


def _single(ours: str, text: str, front: Front) -> bool:
    """Whether a single-valued field was free, so that it took the value."""
    if ours == "slug":
        front.slug = front.slug or text
        return front.slug == text
    if ours == "lang":
        text = text[:2].lower() if re.fullmatch(r"[A-Za-z]{2}([-_]\w+)?", text) else ""
    if ours in ("date", "modified"):
        text = _day(text)
    if not text or (ours in front.values and front.values[ours] != text) or (ours == "title" and front.title):
        return False
    if len(text) > MOST_LETTERS.get(ours, len(text)):
        front.long[ours] = text
    elif ours == "title":
        front.title = text
    else:
        front.values[ours] = text
    return True


def _day(text: str) -> str:
    """A day as ISO 8601 has it; empty where the text is none, or could be two, such as 05/03/2021."""
    found = DAY.match(text)
    day = day_meant(found[0]) if found else None
    return str(day) if day else ""


def _alias(text: str, name: str, front: Front, site: Site) -> bool:
    """Whether an old address became an alias: a file that no other page has, to which a browser comes without a query."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    path = unquote(parts.path)
    if name in LISTS and "/" not in text and not path.endswith(".html"):
        return False
    if parts.netloc:
        front.base = front.base or text
    path = path.removesuffix("index.html").strip("/") + ("" if path.endswith(".html") else "/")
    address = f"{path.removesuffix('/')}/index.html" if not path.endswith(".html") else path
    try:
        TypeAdapter(Address).validate_python(address)
    except ValidationError:
        return False
    aliases = front.values.get("aliases", [])
    taken = {other.casefold() for other in (*site.owners, *(a for text in site.texts for a in text.aliases))}
    if parts.query or address.casefold() in taken:
        return False
    if address not in aliases:
        front.values["aliases"] = [*aliases, address]
    return True


def _yaml(head: str, file: Path) -> dict[str, Any]:
    return parse(head, Path(file.name), first_line=2).values if head.strip() else {}


def _toml(head: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        sentence = f"{file.name}: the lines between +++ cannot be read: {error}"
        raise CommandError(f'{sentence}. Put text in quotes, like title = "Rest". Nothing was written') from None


def _json(text: str, file: Path) -> tuple[dict[str, Any], str]:
    """The fields in the braces with which a text begins, and the text below them."""
    try:
        fields, end = json.JSONDecoder().raw_decode(text, text.index("{"))
    except json.JSONDecodeError as error:
        place = f"{file.name}:{error.lineno}:{error.colno}"
        sentence = f"{place}: the header in braces cannot be read: {error.msg}"
        raise CommandError(f'{sentence}. Put text in quotes, like "title": "Rest". Nothing was written') from None
    return fields, text[end:]


def _lines(rows: list[str], first: int) -> tuple[dict[str, Any], int]:
    """The fields on lines of their own from row `first` to an empty one, and the row after them; none where one is no field."""
    fields: dict[str, Any] = {}
    for number, row in enumerate(rows[first:], first):
        if not row.strip():
            return fields, number
        if line := LINE.match(row):
            name = line["name"]
            fields[name] = line["value"].strip()
        elif row.startswith("    ") and fields:
            fields[name] += f" {row.strip()}"
        else:
            return {}, first
    return fields, len(rows)


def _name(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip()).casefold()
