"""Headings: each gets an anchor made of its words, except words that the page around the text has taken."""

from markdown.extensions.toc import slugify

# Ids that templates give; `ref-` begins those of the reference list, `word-` those of the words on the page.
TAKEN = frozenset({"dates", "in-short", "main", "references", "theme", "words"})


def anchor(title: str, separator: str) -> str:
    """The id of a heading, for the extension `toc`, which also keeps two headings of one text apart."""
    id = slugify(title, separator)
    return f"section{separator}{id}" if id in TAKEN or id.startswith(("ref-", "word-")) or not id else id
