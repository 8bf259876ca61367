"""Topics and tags have addresses made of their names: no two names may share one, and each must have one.

Pelican takes "Back pain" and "Back-pain" for one topic, and the name that readers see is then that of whichever file
was read first; a name without a letter that an address can hold has no page at all.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from editorial.findings import Finding


def of(name: str) -> str:
    """The name as it stands in an address, the way Pelican makes it."""
    return slugify(name, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])


def shared(values: dict, places: dict, path: Path, seen: dict) -> Iterator[Finding]:
    """Yield what is wrong with the addresses of the topic and the tags in the header of the file `path`.

    `seen` maps each address to the name and the file that took it; gains those of this file.
    """
    tags = values.get("tags")
    names = [("category", ("category",), values.get("category"))]
    names += [("tags", ("tags", number), tag) for number, tag in enumerate(tags if isinstance(tags, list) else ())]
    own = set()
    for what, place, name in names:
        if not isinstance(name, str) or not re.search(r"\w", name):  # said by the record
            continue
        address = of(name)
        if not address:
            sentence = f'no address can be made of "{name}". Choose a name with letters or digits'
            yield Finding(path, places[place], what, sentence)
            continue
        if (what, address) in own:
            yield Finding(path, places[place], what, f'"{name}" stands here twice. Keep one of the two')
            continue
        own.add((what, address))
        first, where = seen.setdefault((what, address), (name, path))
        if name != first:
            alike = unicodedata.normalize("NFC", name) == unicodedata.normalize("NFC", first)
            but = "looks the same, but its accents are typed in another way" if alike else f'stands as "{first}"'
            sentence = f'"{name}" {but} in {where.as_posix()}, and both have one address. Copy the name from there'
            yield Finding(path, places[place], what, sentence)
