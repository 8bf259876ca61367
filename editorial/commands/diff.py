"""`make diff`: what a reviewer must read again: what readers meet of each changed article, then and now (R81).

That is its words, how sure each evidence note is, and which studies stand behind a claim. Each article is set beside its
own text on the day of its last sign-off, or where there was none, at the commit that the work began from. Both are read
by today's code, with today's people, studies and pictures, so that only changes of the article show. Beside each new
sign-off stands whose name the commit bears that brought it: a look for those who merge, and no proof, since git lets
anybody type any name. Of history nothing is unpacked: one file is read, and parsed as it is. The page is written into a
fresh folder, since a commit may hold a link in its place.
"""

import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from editorial.commands.command import Call, CommandError
from editorial.commands.compared import CITES, ComparedArticle, News, compared, write
from editorial.findings import ContentError, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block, Card
from editorial.model import text as texts
from editorial.model.person import bare_name
from editorial.model.text import Text
from editorial.model.visibility import will_be_published
from ship import git

HELP = "show what reads differently since the last sign-off"
ARTICLES = "content/articles"
SIGNED = re.compile(rb"^ +signed: *[\"']?(\w+)", re.MULTILINE)


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("--base", metavar="REVISION", default="origin/HEAD", help="the commit that work began from")


def run(call: Call) -> int:
    """Print the changes as Markdown, and write them as a page."""
    folder, work = call.root / "output-diff", Work(call.documents, call.root, call.chosen.base)
    print(write(list(work.changes()), list(work.sign_offs()), list(work.waivers()), folder))
    print(f"The same stands in {folder.name}/index.html.", file=sys.stderr)
    return 0


class Work:
    """What was done in the project at `root`, a git checkout, since the commit `base`; what is not committed yet counts, too.

    Raises CommandError where `base` is no commit.
    """

    def __init__(self, documents: Documents, root: Path, base: str):
        self.documents, self.site, self.root = documents, documents.site, root
        git.need_repository(root)
        began = git.answer(root, "merge-base", base, "HEAD")
        if began is None:
            raise CommandError(f'git knows no commit "{base}" that this work began from. Name one: make diff BASE=main')
        self.began = began.strip()
        self.touched = self._touched()

    def changes(self) -> Iterator[ComparedArticle]:
        """Yield the articles that have changed. Raises ContentError where one cannot be read today."""
        for name, old, head in self.touched:
            signed = self._signed_off(head)
            then, called = signed or (self.began, old)
            before, now = self._blocks_at(then, called), self._blocks_now(name)
            if before != now:
                day = self._of_commit(then, "%cs")
                since = f"its last sign-off, on {day}" if signed else f"{then[:7]} of {day}"
                since += f", when it was {called}" if called != name else ""
                if not before:
                    since = "nothing, since it is new or was written in a form that is not read any more"
                yield ComparedArticle(name, since, tuple(compared(before, now)))

    def sign_offs(self) -> Iterator[News]:
        """Yield the sign-offs that are new."""
        for name, old, head in self.touched:
            text = self.site.by_file.get(self.root / name)
            review = text.review if text else None
            if review is None or not review.signed or review.signed == self._signature(self.began, old):
                continue
            signed, person = self._signed_off(head), self.site.people.records.get(review.reviewed_by)
            ours = signed and review.signed == self._signature(*signed)
            committer = self._of_commit(signed[0], "%aN") if signed and ours else ""
            yield News(name, _reviewed(person.name if person else review.reviewed_by, committer))

    def waivers(self) -> Iterator[News]:
        """Yield the waivers that are new."""
        for name, old, _ in self.touched:
            text, then = self.site.by_file.get(self.root / name), self._text_at(self.began, old)
            had = then.header.items("waivers") if then else ()
            for waiver in text.header.items("waivers") if text else ():
                if isinstance(waiver, dict) and waiver not in had:
                    yield News(name, _let_off(waiver))

    def _touched(self) -> list[tuple[Path, Path, Path]]:
        """The articles that are not as they were when it began: what each is called now, was then, and in HEAD."""
        with tempfile.TemporaryDirectory() as aside:
            for command in (("read-tree", "HEAD"), ("add", "--all", "--", ARTICLES), ("write-tree",)):
                done = git.run("-C", str(self.root), *command, GIT_INDEX_FILE=f"{aside}/index")
                if done.returncode:
                    raise CommandError(
                        f"git cannot read {ARTICLES}/. Mend this, then do it again. It said:\n{done.stderr.strip()}"
                    )
        then, head = (self._came(commit, done.stdout.strip()) for commit in (self.began, "HEAD"))
        return sorted((name, old, head.get(name, name)) for name, old in then.items() if name.suffix == ".md")

    def _came(self, commit: str, now: str) -> dict[Path, Path]:
        """What is new or changed in the articles of the tree `now` since a commit, and what it was called there."""
        found = ("diff-tree", "-r", "-z", "--find-renames", "--name-status", "--diff-filter=AMRT")
        rows = iter((git.answer(self.root, *found, commit, now, "--", ARTICLES) or "").split("\0")[:-1])
        pairs = ((Path(next(rows)), kind) for kind in rows)
        return {Path(next(rows)) if kind.startswith("R") else old: old for old, kind in pairs}

    def _of_commit(self, commit: str, what: str) -> str:
        """What a commit says, in the words of git's formats."""
        return (git.answer(self.root, "log", "-1", f"--format={what}", commit) or "").strip()

    def _signature(self, commit: str, name: Path) -> str:
        """The signature in the article as it stood at `commit`; empty where there was none."""
        signed = SIGNED.search(git.file_at(self.root, commit, name) or b"")
        return signed[1].decode() if signed else ""

    def _signed_off(self, name: Path) -> tuple[str, Path] | None:
        """The commit that brought the latest sign-off of the article that HEAD calls `name`, and what it was called there.

        None where there has been none.
        """
        latest, signature = None, ""
        follow = (
            "-c",
            "core.quotePath=false",
            "log",
            "--follow",
            "--name-only",
            "--format=%x00%H",
            "--",
            name.as_posix(),
        )
        for commit, *names in (row.split("\n") for row in (git.answer(self.root, *follow) or "").split("\0")[1:]):
            name = Path(next(filter(None, names), name))
            signed = self._signature(commit, name)
            if signature and signed != signature:
                break
            if signed:
                latest, signature = (commit, name), signed
        return latest

    def _text_at(self, commit: str, name: Path) -> Text | None:
        """The article as it stood at `commit`; None where it was not there."""
        data = git.file_at(self.root, commit, name)
        lang = self.site.settings.DEFAULT_LANG
        return None if data is None else texts.read(self.root / name, self.site.content, lang, data)

    def _blocks_at(self, commit: str, name: Path) -> list[str]:
        """The blocks of the article as it stood at `commit`; none where it was not there, or cannot be read any more."""
        text = self._text_at(commit, name)
        return _blocks(self.documents.of(text)) if text and _shown(text) else []

    def _blocks_now(self, name: Path) -> list[str]:
        text = self.site.by_file.get(self.root / name)
        if text is None or not _shown(text):  # a link, or a file that cannot be opened; a header that is wrong
            raise ContentError(*(text.findings if text else [f for f in self.site.files.findings if f.path == name]))
        return _blocks(self.documents.of(text))


def _shown(text: Text) -> bool:
    """Whether a build shows the text; a draft it does, also while the header is not whole."""
    return text.record is not None or not will_be_published(text)


def _reviewed(reviewer: str, committer: str) -> str:
    """Whose review it is, and who committed it; nobody while it is not committed."""
    if bare_name(reviewer) == bare_name(committer):
        return f"The review by {reviewer} was committed under the same name."
    under = f"was committed by {committer}" if committer else "is not committed yet"
    return f"The review by {reviewer} {under}. Merge it only after {reviewer} has approved this change."


def _let_off(waiver: dict[str, object]) -> str:
    """What a waiver of a header lets off, why, and on whose word."""
    rule, words, reason, by = (shortened(str(waiver.get(name, ""))) for name in ("rule", "words", "reason", "by"))
    of = f'"{words}"' if words else "the whole page"
    return f"{of} is let off {rule} on the word of {by}: {reason} Merge it only if {by} agrees."


def _blocks(document: Document) -> list[str]:
    """What a reader meets of an article, block by block: its title, answer, key points and text; before an evidence note
    how sure it is, and in brackets the keys of the studies that a block cites.
    """
    levels: dict[Card | None, str] = {note.card: f"{note.level}: " for note in document.notes}
    return [
        f"{levels.get(block.card, '')}{block.text}{_cited(block)}"
        for block in document.blocks
        if block.kind != "change"
    ]


def _cited(block: Block) -> str:
    """The keys that a block cites, as they are typed."""
    return f" {CITES}{'; @'.join(key for _, key in block.cites)}]" if block.cites else ""
