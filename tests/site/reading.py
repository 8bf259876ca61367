"""How a stranger reads an output folder: its files, its pages as a browser parses them, where links lead."""

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEADING = ("href", "src", "srcset", "poster", "data", "action", "xlink:href")
# What is not prose: code for the machine.
MACHINE = ("style", "script")


def files(tree: Path) -> dict[str, bytes]:
    """Every file under `tree`: its path there, with slashes, and its bytes."""
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in sorted(tree.rglob("*")) if path.is_file()}


@cache
def pages(tree: Path) -> dict[str, LexborHTMLParser]:
    """Every page under `tree`, parsed, by its path there."""
    return {name: LexborHTMLParser(data) for name, data in files(tree).items() if name.endswith(".html")}


def articles(tree: Path) -> dict[str, LexborHTMLParser]:
    """The pages that are articles, in whatever language."""
    return {name: page for name, page in pages(tree).items() if Path(name).parent.name == "articles"}


def content(page: LexborHTMLParser, selector: str) -> str | None:
    """The `content` of the meta element that `selector` finds, or None."""
    found = page.css_first(f"meta{selector}")
    return found and found.attributes.get("content")


def href(page: LexborHTMLParser, relation: str) -> str | None:
    """Where `<link rel="...">` leads, or None."""
    found = page.css_first(f"link[rel={relation}]")
    return found and found.attributes.get("href")


def attributes(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str, str]]:
    """Every attribute of a page: its element, name and value; an attribute without a value has an empty one."""
    for element in page.css("*"):
        for name, value in element.attributes.items():
            yield element, name, value or ""


def texts(page: LexborHTMLParser) -> Iterator[str]:
    """Every piece of text that a reader may meet, the title included."""
    for node in page.root.traverse(include_text=True):
        if node.is_text_node and node.parent.tag not in MACHINE and node.text_content.strip():
            yield node.text_content


def plain(text: str) -> str:
    """Text as it was typed: straight quotes, one kind of space."""
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())


def broken(tree: Path, address: str = "") -> list[str]:
    """Every link of every page that leads nowhere, as "page -> link: why".

    `address` is the public address of the site: what stands under it is looked for in `tree`.
    """
    return [
        f"{name} -> {url}: {why}"
        for name, page in pages(tree).items()
        for _, attribute, url in attributes(page)
        if attribute in LEADING and (why := _why_not(tree, name, url, address))
    ]


def _why_not(tree: Path, name: str, url: str, address: str) -> str | None:
    """What is wrong with the link `url` on the page `name`, or None."""
    if url.startswith("/"):
        return "begins with /, which loses the base path"
    if address and (url + "/").startswith(address + "/"):
        name, url = "", url.removeprefix(address).removeprefix("/") or "index.html"
    elif urlsplit(url).scheme:
        same_host = address and urlsplit(url).hostname == urlsplit(address).hostname
        return "is on our host, and outside the base path" if same_host else None
    path, _, fragment = url.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
    if not (tree / target).is_file():
        return f"there is no file {target}"
    if fragment and not any(i.attributes["id"] == unquote(fragment) for i in pages(tree)[target].css("[id]")):
        return f"nothing on {target} has this id"
    return None
