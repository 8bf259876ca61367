"""Two versions of a file side by side, and the page that shows those which differ."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from editorial.commands import disk
from editorial.findings import counted
from editorial.markup.sentences import spans
from editorial.model.allowed_files import printable

# How a block that cites shows it.
CITES = "[@"
# Bytes. Of a longer summary GitHub shows nothing (docs.github.com, "Workflow commands", 1 MiB a step).
MOST_BYTES = 1_000_000
# So many names of files in so many folders are one look.
MOST_NAMES, MOST_FOLDERS = 12, 20


@dataclass(frozen=True)
class ComparedFile:
    """A file whose words have changed: its path, what it is compared with, its blocks as HTML with ins and del."""

    path: Path
    since: str
    blocks: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What it is compared with, and how much of it has changed."""
        marked = {mark: re.findall(f"<{mark}>(.*?)</{mark}>", " ".join(self.blocks)) for mark in ("ins", "del")}
        came, went = (sum(len(words.split()) for words in found) for found in marked.values())
        sentence = f"Compared with {self.since}: {counted(came, 'word')} came, {went} went"
        claims = sum(CITES in block for block in self.blocks)
        return (
            f"{sentence}; claims that cite a study: {claims} changed." if self.path.suffix == ".md" else f"{sentence}."
        )


@dataclass(frozen=True)
class News:
    """What those who merge should know of a text besides its words, such as a new sign-off, or a new waiver."""

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
        was, came = ([text for block in blocks for text in _sentences(block)] for blocks in (before[i:j], now[k:m]))
        if was == came:
            yield f"<em>{counted(len(came), 'sentence')} in other paragraphs or lines</em>"
            continue
        if j - i != m - k and (len(was) > j - i or len(came) > m - k):
            yield from compared(was, came)
            continue
        paired = min(j - i, m - k)
        for old, new in zip(before[i : i + paired], now[k : k + paired], strict=True):
            yield " ".join(_words(old.split(), new.split()))
        yield from (f"<del>{escape(old)}</del>" for old in before[i + paired : j])
        yield from (f"<ins>{escape(new)}</ins>" for new in now[k + paired : m])


def _sentences(block: str) -> list[str]:
    return [block[begin:end] for begin, end in spans(block)]


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


def write(changed: list[ComparedFile], news: dict[str, list[News]], besides: dict[Path, str], folder: Path) -> str:
    """Write the files that have `changed`, below them the `news` under their headings, and what was done to which files
    `besides`, to the file index.html of `folder`, which takes the place of what stood there.

    Returns the same as Markdown, for the summary of a workflow's job.
    """
    heads = [f"<h2>{_name(change.path)}</h2>\n<p>{escape(change.sentence)}</p>" for change in changed]
    words = ["".join(f"\n<p>{block}</p>" for block in change.blocks) for change in changed]
    signs = []
    for heading, told in news.items():
        signs += [f"<h2>{heading}</h2>"] * bool(told)
        signs += [f"<p>{_name(new.path)}: {escape(new.sentence)}</p>" for new in told]
    if besides:
        signs += ["<h2>Also changed: read these under <em>Files changed</em></h2>", *_in_few_lines(besides)]
    if not heads and not signs:
        signs = ["<p>No article reads differently.</p>"]
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    body = "\n".join([*map(str.__add__, heads, words), *signs])
    disk.write(folder / "index.html", PAGE.format(body=body))
    left = MOST_BYTES - sum(len(part.encode()) + 1 for part in (*heads, *signs))
    for number, said in enumerate(words):
        left -= len(said.encode())
        if left < 0:
            words[number:] = [""] * len(words[number:])
            signs.append(f"<p>More words, too many for here, stand in {folder.name}/index.html.</p>")
            break
    body = "\n".join([*map(str.__add__, heads, words), *signs])
    return f"# What changed\n\n{body}\n"


def _in_few_lines(files: dict[Path, str]) -> Iterator[str]:
    """Yield a line for each folder in which something was done, those below content/ first, however many files there are."""
    folders = defaultdict[str, list[str]](list)
    for path, how in sorted(files.items(), key=lambda file: (file[0].parts[0] != "content", file[0])):
        deep = 2 if path.parts[0] == "content" else 1
        folders["/".join(path.parts[:-1][:deep])].append(f"{_name(path)} ({escape(printable(how))})")
    named = [(names[:MOST_NAMES], len(names) - MOST_NAMES) for names in folders.values()]
    for names, more in named[:MOST_FOLDERS]:
        yield f"<p>{', '.join(names)}{f', and {more} more there' if more > 0 else ''}</p>"
    if rest := sum(len(names) for names in [*folders.values()][MOST_FOLDERS:]):
        yield f"<p>And {counted(rest, 'file')} in other folders</p>"


def _name(path: Path) -> str:
    """A path as HTML, on one line."""
    return escape(printable(path.as_posix()))
