"""XML from elsewhere, read by a parser that follows no entity: a few lines of them fill any memory, or name any file."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from editorial.commands.importing.lines import readable


class _NoEntities(etree.TreeBuilder):
    def doctype(self, *_: object) -> None:
        """Entities are declared in a document type, which no file of Word, OpenDocument or WordPress has."""
        raise etree.ParseError("holds a document type")

    def start(self, tag: str, attributes: dict[str, str]) -> etree.Element:
        """An element, without the signs that no text has: some stand for something else here (see `lines`)."""
        return super().start(tag, {key: readable(said) for key, said in attributes.items()})

    def data(self, text: str) -> None:
        """The words of it, without them, too."""
        super().data(readable(text))


# The prefixes that other programs look for, since they do not look at what they stand for.
PREFIXES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "xlink": "http://www.w3.org/1999/xlink",
    **{kind: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" for kind in ("office", "text", "table", "style")},
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
for _prefix, _space in PREFIXES.items():
    etree.register_namespace(_prefix, _space)


def tree(content: bytes) -> etree.Element:
    """The root of the elements. ParseError where it is no XML, or declares a document type."""
    return etree.fromstring(content, etree.XMLParser(target=_NoEntities()))


def name(node: etree.Element) -> str:
    """The name of an element without its namespace: there are two sets of them for the same names."""
    return node.tag.rpartition("}")[2]


def get(node: etree.Element, attribute: str) -> str:
    """The value of an attribute, whatever its namespace; empty where there is none."""
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == attribute), "")


def every(node: etree.Element, *names: str) -> Iterator[etree.Element]:
    """Yield the elements of these names in an element, itself among them, in order."""
    return (part for part in node.iter() if name(part) in names)


def at(node: etree.Element, path: str) -> list[etree.Element]:
    """The elements at a path of names below an element, such as `rPr/color`, whatever their namespaces."""
    return node.findall("/".join(f"{{*}}{step}" for step in path.split("/")))


def value(node: etree.Element, path: str, attribute: str = "val") -> str:
    """The attribute of the first element at a path, which Word mostly calls `val`; empty where there is none."""
    return next((get(found, attribute) for found in at(node, path)), "")


def written(root: etree.Element) -> bytes:
    """The elements as XML that declares every prefix, since pandoc looks up those of one part in another."""
    text = etree.tostring(root, "unicode")
    missing = (f' xmlns:{prefix}="{space}"' for prefix, space in PREFIXES.items() if f"xmlns:{prefix}=" not in text)
    return re.sub(r"(?<=\w)(?=[\s/>])", lambda _: "".join(missing), text, count=1).encode()
