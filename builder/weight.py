"""What a page weighs on its way to a reader, beside what `budgets.toml` allows a page of its kind.

A build says it of the page that it has written nearest to its limit; `tests/site/test_weight.py` holds it for all of them.
"""

import gzip
import re
import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from editorial.findings import ContentError, Finding, Place

# A table of `budgets.toml`, which says what its entries are.
Budget = dict[str, Any]


def budgets(root: Path) -> dict[str, Budget]:
    """The budgets of the project `root` by kind of page; none where it has no `budgets.toml`."""
    file = root / "budgets.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"(?<=at line )\d+", str(error))
        raise ContentError(
            Finding(Path(file.name), Place(int(line[0]) if line else 1), "file", f"{error}. Correct it")
        ) from None


def budget(name: str, kinds: dict[str, Budget]) -> Budget:
    """The budget of the page at the address `name`: that of the first kind it fits."""
    return next(kind for kind in kinds.values() if any(fnmatchcase(name, one) for one in kind["pages"]))


def weights(html: bytes, kind: Budget) -> dict[str, tuple[int, int]]:
    """A page's bytes, its bytes up to its mark, and its nodes, each with the most that it may have."""
    page = LexborHTMLParser(html)
    each = kind.get("each", {"of": "html", "bytes": 0, "nodes": 0})
    listed = len(page.css(each["of"]))
    now = {"bytes": _sent(html), "nodes": len(page.css("*"))}
    found = {what: (amount, kind[what] + listed * each[what]) for what, amount in now.items()}
    if "until" in kind and (end := html.find(kind["until"]["mark"].encode())) >= 0:
        found["until"] = (_sent(html[:end]), kind["until"]["bytes"])
    return found


def sentence(root: Path, folder: Path, written: Iterable[str]) -> str:
    """Which of the pages `written` in `folder` is nearest to its limit, as a line; empty when there is none.

    Only the largest file of each kind is weighed, so that many pages cost no more than a look at each.
    """
    kinds = budgets(root)
    largest: dict[int, tuple[int, str, Budget]] = {}
    for name in written if kinds else ():
        if name.endswith(".html"):
            kind = budget(name, kinds)
            size = (folder / name).stat().st_size
            if size > largest.get(id(kind), (0,))[0]:
                largest[id(kind)] = (size, name, kind)
    weighed = [(weights((folder / name).read_bytes(), kind)["bytes"], name) for _, name, kind in largest.values()]
    if not weighed:
        return ""
    (now, most), name = max(weighed, key=lambda one: one[0][0] / one[0][1])
    so = "Nearest to its limit is" if now <= most else "Heavier than it may be is"
    return f"{so} {name}: {now:,} of {most:,} bytes gzipped.\n"


def _sent(data: bytes) -> int:
    """The bytes as a server sends them."""
    return len(gzip.compress(data, 6))
