"""What a reviewer must read again: the words of each changed article as readers see them, then and now (R81).

Each article is set beside its own text on the day of its last sign-off, or where there was none, at the commit that
the work began from. Both are rendered by today's reader, so that only changes of the text show, never the theme's.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from pelican.settings import read_settings

from editorial.findings import ContentError

# Elements of which each begins a block of its own; `text` is a label of a drawing.
BLOCKS = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "th", "td", "caption", "figcaption", "pre", "blockquote",
    "title", "desc", "text",
})  # fmt: skip
SIGNED = re.compile(r"^ +signed: *[\"']?(\w+)", re.MULTILINE)


class DiffError(Exception):
    """Why nothing can be compared, as a sentence that says what to do."""


@dataclass(frozen=True)
class Change:
    """An article whose words have changed: its path, what it is compared with, its blocks as HTML with ins and del."""

    path: Path
    since: str
    blocks: tuple[str, ...]


def changes(root: Path, base: str) -> Iterator[Change]:
    """Yield the articles of the project at `root` that have changed since `base`, the commit that work began from.

    `root` is a git checkout; what is not committed yet counts, too.

    Raises DiffError where `base` is no commit, and ContentError where an article cannot be read today.
    """
    began = _git(root, "merge-base", base, "HEAD")
    if began is None:
        raise DiffError(f'git knows no commit "{base}" that this work began from. Name one: make diff BASE=main')
    for name in _touched(root, began.strip()):
        signed = _signed_off(root, name)
        then = signed or began.strip()
        before, now = _blocks_at(root, name, then), _blocks(root, root / name)
        if before != now:
            day = (_git(root, "log", "-1", "--format=%cs", then) or "").strip()
            since = f"its last sign-off, on {day}" if signed else f"{then[:7]} of {day}"
            if not before:
                since = "nothing, since it is new or was written in a form that is not read any more"
            yield Change(name, since, tuple(compared(before, now)))


def _touched(root: Path, began: str) -> list[Path]:
    """The articles that are not as they were at the commit `began`."""
    folder = "content/articles/*.md"
    known = _git(root, "diff", "--name-only", "--diff-filter=d", "-z", began, "--", folder) or ""
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", folder) or ""
    return sorted({Path(name) for name in (known + fresh).split("\0") if name})


def _signed_off(root: Path, name: Path) -> str | None:
    """The commit that brought the article's latest sign-off; None where there has been none."""
    found = signature = None
    for commit in (_git(root, "log", "--format=%H", "--", name.as_posix()) or "").split():
        signed = SIGNED.search(_git(root, "show", f"{commit}:{name.as_posix()}") or "")
        if signature and (not signed or signed[1] != signature):
            break
        if signed:
            found, signature = commit, signed[1]
    return found


def _blocks_at(root: Path, name: Path, commit: str) -> list[str]:
    """The blocks of the article as it stood at `commit`; none where it was not there, or cannot be read any more."""
    if _git(root, "cat-file", "-e", f"{commit}:{name.as_posix()}") is None:
        return []
    tree = subprocess.run(["git", "archive", commit, "content"], cwd=root, capture_output=True, check=True).stdout
    with TemporaryDirectory() as folder:
        subprocess.run(["tar", "--extract", "--directory", folder], input=tree, check=True)
        # Today's people, studies and words: what counts here is the article.
        shutil.copytree(root / "content/data", Path(folder, "content/data"), dirs_exist_ok=True)
        try:
            return _blocks(root, Path(folder) / name)
        except ContentError:
            return []


def _blocks(root: Path, path: Path) -> list[str]:
    """What a reader meets of the article at `path`, block by block: its title, answer, key points and text."""
    from plugins.reader import ContentReader  # its Markdown takes a moment to load

    content = next(folder for folder in path.parents if folder.name == "content")
    settings = read_settings(str(root / "pelicanconf.py"), override={"PATH": str(content)})
    html, data = ContentReader(settings).read(str(path))
    points = "".join(f"<li>{point}</li>" for point in data["key_points"])
    blocks = _Blocks()
    blocks.feed(f"<h1>{data['title']}</h1><p>{data['summary']}</p>{points}{html}")
    return [" ".join(block.split()) for block in blocks.found if block.strip()]


class _Blocks(HTMLParser):
    """Collects the text of HTML in `found`, a string for each block."""

    def __init__(self):
        super().__init__()
        self.found = [""]

    def handle_starttag(self, tag, attrs=()):
        if tag in BLOCKS:
            self.found.append("")

    handle_endtag = handle_starttag  # a block begins and ends a string alike

    def handle_data(self, data):
        self.found[-1] += data


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


def write(found: list[Change], folder: Path) -> str:
    """Write `found` to the file index.html of `folder`. Returns the same as Markdown, for the summary of a workflow's job."""
    html = [
        f"<h2>{escape(change.path.as_posix())}</h2>\n<p>Compared with {escape(change.since)}.</p>\n"
        + "\n".join(f"<p>{block}</p>" for block in change.blocks)
        for change in found
    ]
    folder.mkdir(exist_ok=True)
    body = "\n".join(html) or "<p>No article reads differently.</p>"
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return f"# What changed\n\n{body}\n"


def _git(root: Path, *arguments: str) -> str | None:
    """What git says in `root`, or None where it says no."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None
