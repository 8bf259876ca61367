"""XML from elsewhere, read by a parser that follows no entity: a few lines of them fill any memory, or name any file."""

import xml.etree.ElementTree as etree


class _NoEntities(etree.TreeBuilder):
    def doctype(self, *_: object) -> None:
        """Entities are declared in a document type, which no file of Word, OpenDocument or WordPress has."""
        raise etree.ParseError("holds a document type")


def tree(content: bytes) -> etree.Element:
    """The root of the elements. ParseError where it is no XML, or declares a document type."""
    return etree.fromstring(content, etree.XMLParser(target=_NoEntities()))


def name(node: etree.Element) -> str:
    """The name of an element without its namespace: there are two sets of them for the same names."""
    return node.tag.rpartition("}")[2]


def get(node: etree.Element, attribute: str) -> str:
    """The value of an attribute, whatever its namespace; empty where there is none."""
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == attribute), "")
