"""How a citation is written: `[@key]`, `[@one; @other]`, `[@key, p. 4]`."""

import re

CITATION = re.compile(r"(?<!\\)\[(@[^\]]*)\]")
PART = re.compile(r"\s*@(?P<key>[a-z][a-z0-9-]*)(?:,\s*(?P<locator>[^@]+?))?\s*")


def parts(text: str) -> list[tuple[str, str | None]] | None:
    """The keys and places that the inside of a citation names; None when it is not written as one.

    >>> parts("@pers2024; @schepers2022, p. 4")
    [('pers2024', None), ('schepers2022', 'p. 4')]
    """
    found = [PART.fullmatch(part) for part in text.split(";")]
    return [(part["key"], part["locator"]) for part in found] if all(found) else None
