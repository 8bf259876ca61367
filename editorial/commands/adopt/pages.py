"""The pages that are kept: without what somebody else promised, since only who promises a thing can keep it.

A part of a page (a paragraph or a point) names behind itself what holds it: rules, tests, or "our word" alone.
"""

import re
import textwrap
from collections.abc import Iterator

OURS = "<!-- held by our word -->"
PART = re.compile(r"\n\n|\n(?=- |\d+\. )")
NUMBER = re.compile(r"^\d+(?=\. )", re.MULTILINE)
# Below which headings of the page About us the answers stand.
OFFERS, MONEY = "What we offer", "Who pays"


def promised(page: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each part that only our word holds."""
    start = 0
    for end in [*(found.start() for found in PART.finditer(page)), len(page)]:
        part = page[start:end]
        if OURS in _one_line(part):
            words = _one_line(part).replace(OURS, "").strip()
            yield page.count("\n", 0, start + len(part) - len(part.lstrip("\n"))) + 1, words
        start = end


def without_promises(page: str) -> str:
    """The page without the parts that only our word holds, its steps counted anew."""
    rest, gap = "", ""
    for before, part in zip(["", *PART.findall(page)], PART.split(page), strict=True):
        gap = max(gap, before, key=len)
        if OURS not in _one_line(part):
            rest, gap = rest + gap + part, ""
    sections = re.split(r"(?=\n## )", rest.rstrip() + "\n")
    return "".join(_counted(section) for section in sections)


def about(page: str, who: str, offers: str | None, money: str | None) -> str:
    """The page About us, with what a practice says of itself in the place of what another one said."""
    head, _, body = without_promises(page).partition("\n---\n")
    rows = f"{_promise(who)}\n\n{body.strip()}\n"
    for heading, words in ((OFFERS, offers), (MONEY, money)):
        if words and (found := re.search(rf"\n## {heading}[^\n]*\n\n", rows)):
            rows = f"{rows[: found.end()]}{_promise(words)}\n\n{rows[found.end() :]}"
    return f"{head}\n---\n\n{rows}"


def _promise(words: str) -> str:
    """Words as a paragraph that only our word holds."""
    return textwrap.fill(words, 100, break_on_hyphens=False, break_long_words=False) + f"\n{OURS}"


def _one_line(part: str) -> str:
    return " ".join(part.split())


def _counted(section: str) -> str:
    count = iter(range(1, 1000))
    return NUMBER.sub(lambda _: str(next(count)), section)
