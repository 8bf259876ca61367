"""Two versions of an article side by side, and the page that shows those which differ."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from editorial.commands import disk
from editorial.findings import counted

# How a block that cites shows it.
CITES = "[@"
# Bytes. Of a longer summary GitHub shows nothing (docs.github.com, "Workflow commands", 1 MiB a step).
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class ComparedArticle:
    """An article whose words have changed: its path, what it is compared with, its blocks as HTML with ins and del."""

    path: Path
    since: str
    blocks: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What it is compared with, and how much of it has changed."""
        marked = {mark: re.findall(f"<{mark}>(.*?)</{mark}>", " ".join(self.blocks)) for mark in ("ins", "del")}
        came, went = (sum(len(words.split()) for words in found) for found in marked.values())
        claims = sum(CITES in block for block in self.blocks)
        return f"Compared with {self.since}: {counted(came, 'word')} came, {went} went; claims that cite a study: {claims} changed."


@dataclass(frozen=True)
class News:
    """What those who merge should know of an article besides its words: of a new sign-off, or a new waiver."""

    path: Path
    sentence: str


def compared(before: list[str], now: list[str]) -> Iterator[str]:
    """Yield each block that is new, gone or changed, as HTML in which words that went are `del`, that came `ins`.

    >>> list(compared(["Rest helps."], ["Rest may help.", "Move."]))
    ['Rest <del>helps.</del> <ins>may help.</ins>', '<ins>Move.</ins>']
    """
    for kind, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        paired = min(j - i, m - k)
        for old, new in zip(before[i : i + paired], now[k : k + paired], strict=True):
            yield " ".join(_words(old.split(), new.split()))
        yield from (f"<del>{escape(old)}</del>" for old in before[i + paired : j])
        yield from (f"<ins>{escape(new)}</ins>" for new in now[k + paired : m])


def _words(before: list[str], now: list[str]) -> Iterator[str]:
    """Yield runs of words: kept, gone, come."""
    for _, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        old, new = escape(" ".join(before[i:j])), escape(" ".join(now[k:m]))
        if old == new:
            yield old
            continue
        if old:
            yield f"<del>{old}</del>"
        if new:
            yield f"<ins>{new}</ins>"


PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What changed</title>
<style>
  body {{ max-width: 40em; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 system-ui; }}
  ins {{ background: #d9f2dd; color: #06310f; }}
  del {{ background: #fbe0dc; color: #5a0f05; }}
</style>
<h1>What changed</h1>
{body}
</html>
"""


def write(changed: list[ComparedArticle], signed: list[News], waived: list[News], folder: Path) -> str:
    """Write the articles that have `changed`, and below them those newly `signed` and `waived`, to the file index.html of
    `folder`, which takes the place of what stood there.

    Returns the same as Markdown, for the summary of a workflow's job.
    """
    heads = [f"<h2>{escape(change.path.as_posix())}</h2>\n<p>{escape(change.sentence)}</p>" for change in changed]
    words = ["".join(f"\n<p>{block}</p>" for block in change.blocks) for change in changed]
    signs = []
    for heading, news in (("New sign-offs", signed), ("New waivers", waived)):
        if news:
            signs.append(f"<h2>{heading}</h2>")
        signs += [f"<p>{escape(new.path.as_posix())}: {escape(new.sentence)}</p>" for new in news]
    parts = [head + said for head, said in zip(heads, words, strict=True)] or ["<p>No article reads differently.</p>"]
    body = "\n".join(parts + signs)
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    disk.write(folder / "index.html", PAGE.format(body=body))
    if len(body.encode()) > MOST_BYTES:
        body = "\n".join([*heads, *signs, f"<p>The words, too many for here, stand in {folder.name}/index.html.</p>"])
    return f"# What changed\n\n{body}\n"
