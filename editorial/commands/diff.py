"""`make diff`: what a reviewer must read again: what readers meet of each changed text, then and now (R81).

That is its words, how sure each evidence note is, which studies stand behind a claim, where links lead, and what its
header says. Each is set beside its own text on the day of its last sign-off before the work, or where there was none, at
the commit that the work began from: what is signed in the work itself must be read first. Both are read by today's code,
with today's people, studies and pictures, so that only changes of the text show; entries of data files, words in drawings
and lines of plain text are told beside them, and all else that was changed is named. Beside each new sign-off stands whose
name the commit bears that brought it, whatever .mailmap says: a look for those who merge, and no proof, since git lets
anybody type any name. Of history nothing is unpacked: one file is read, and parsed as it is. The page is written into a
fresh folder, since a commit may hold a link in its place.
"""

import sys
import tempfile
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from editorial.commands.command import Call, CommandError
from editorial.commands.compared import CITES, ComparedFile, News, compared, write
from editorial.findings import ContentError, only_in, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block, Card
from editorial.model import drawing
from editorial.model import text as texts
from editorial.model.person import bare_name
from editorial.model.picture import DRAWING
from editorial.model.settings_file import FILES
from editorial.model.site import Site
from editorial.model.text import MODELS, Text
from editorial.model.textfile import decoded
from editorial.model.visibility import will_be_published
from editorial.model.yamlfile import parse, texts_in
from editorial.rules.signature import leads_to
from ship import git

HELP = "show what reads differently since the last sign-off"
CONTENT = "content"
# What of a header is told otherwise: by a block, by another list, or to readers as a change.
TOLD_APART = frozenset(["title", "summary", "conflict", "key_points", "modified", "changes", "review", "waivers"])


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("--base", metavar="REVISION", default="origin/HEAD", help="the commit that work began from")


def run(call: Call) -> int:
    """Print the changes as Markdown, and write them as a page."""
    folder, work = call.root / "output-diff", Work(call.documents, call.root, call.chosen.base)
    changed = list(work.changes())
    news = {
        "New sign-offs": list(work.sign_offs()),
        "New waivers": list(work.waivers()),
        "In another language": list(work.in_another_language()),
    }
    print(write(changed, news, work.besides(changed), folder))
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
        self.touched, self.others = self._touched()
        self.unread: dict[Path, str] = {}

    def changes(self) -> Iterator[ComparedFile]:
        """Yield the texts and other files that read differently: what is published, then other files, and drafts.

        Those whose headers are wrong are named in `besides`. Raises ContentError where a text cannot be opened today.
        """
        drafts = []
        for name, old, _ in self.touched:
            signed = self._signed_off(self.began, old)
            then, called = signed or (self.began, old)
            text = self.site.by_file.get(self.root / name)
            if text and not _shown(text):
                self.unread[name] = "cannot be read: make check says why"
                continue
            before, now = self._blocks_at(then, called), self._blocks_now(name)
            if before != now:
                day = self._of_commit(then, "%cs")
                since = f"its last sign-off, on {day}" if signed else f"{then[:7]} of {day}"
                since += f", when it was {called}" if called != name else ""
                if not before:
                    since = "nothing, since it is new or was written in a form that is not read any more"
                change = ComparedFile(name, since, tuple(compared(before, now)))
                if will_be_published(self.site.by_file[self.root / name]):
                    yield change
                else:
                    drafts.append(change)
        for name, (old, _) in self.others.items():
            if blocks := tuple(self._compared_file(name, old)):
                yield ComparedFile(name, f"{self.began[:7]} of {self._of_commit(self.began, '%cs')}", blocks)
        yield from drafts

    def besides(self, told: list[ComparedFile]) -> dict[Path, str]:
        """What was changed besides what was `told`, and how: texts that read the same, and files that only GitHub shows whole."""
        whole = {change.path for change in told if change.path.suffix != DRAWING}  # of a drawing the words are told
        texts = dict.fromkeys((name for name, _, _ in self.touched), "changed")
        files = texts | self.unread | {name: how for name, (_, how) in self.others.items()}
        return {name: how for name, how in sorted(files.items()) if name not in whole}

    def sign_offs(self) -> Iterator[News]:
        """Yield the sign-offs that are new."""
        for name, old, head in self.touched:
            text = self.site.by_file.get(self.root / name)
            review = text.review if text else None
            if review is None or not review.signed or review.signed == self._signature(self.began, old):
                continue
            signed, person = self._signed_off("HEAD", head), self.site.people.records.get(review.reviewed_by)
            ours = signed and review.signed == self._signature(*signed)
            committer = self._of_commit(signed[0], "%an") if signed and ours else ""
            sentence = _reviewed(person.name if person else review.reviewed_by, committer)
            if person and person.name not in self._known_then:
                sentence += f" {person.name} is new in {self.site.people.path.as_posix()}."
            yield News(name, sentence)

    @cached_property
    def _known_then(self) -> set[str]:
        """The names of the people whom the work began with."""
        entries = _entries(git.file_at(self.root, self.began, self.site.people.path), self.site.people.path)
        return {entry["name"] for entry in entries if isinstance(entry.get("name"), str)}

    def waivers(self) -> Iterator[News]:
        """Yield the waivers that are new."""
        for name, old, _ in self.touched:
            text, then = self.site.by_file.get(self.root / name), self._text_at(self.began, old)
            had = then.header.items("waivers") if then else ()
            for waiver in text.header.items("waivers") if text else ():
                if isinstance(waiver, dict) and waiver not in had:
                    yield News(name, _let_off(waiver))

    def in_another_language(self) -> Iterator[News]:
        """Yield the texts whose words no rule can judge, since they are in another language than the site."""
        for name, _, _ in self.touched:
            text = self.site.by_file.get(self.root / name)
            if text and not text.english and text.lang != text.site_lang:
                sentence = f'No rule on words has read it, since it says `lang: {text.lang}`. Have somebody read it who knows "{text.lang}".'
                yield News(name, sentence)

    def _touched(self) -> tuple[list[tuple[Path, Path, Path]], dict[Path, tuple[Path, str]]]:
        """The texts that are not as they were when it began: what each is called now, was then, and in HEAD; and all other
        files: what each was called then, and what was done to it.

        What git does not know yet counts below content/ alone: elsewhere it may be anything.
        """
        with tempfile.TemporaryDirectory() as aside:
            for command in (
                ("read-tree", "HEAD"),
                ("add", "--update"),
                ("add", "--all", "--", CONTENT),
                ("write-tree",),
            ):
                done = git.run("-C", str(self.root), *command, GIT_INDEX_FILE=f"{aside}/index")
                if done.returncode:
                    raise CommandError(
                        f"git cannot read what was changed. Mend this, then do it again. It said:\n{done.stderr.strip()}"
                    )
        then, head = (self._came(commit, done.stdout.strip()) for commit in (self.began, "HEAD"))
        touched, others = [], {}
        for name, (old, how) in sorted(then.items()):
            if how != "gone" and _is_text(name):
                touched.append((name, old if _is_text(old) else name, head.get(name, (name, ""))[0]))
            else:
                others[name] = old, how
        return touched, others

    def _came(self, commit: str, now: str) -> dict[Path, tuple[Path, str]]:
        """What differs in the tree `now` from a commit: what it was called there, and what was done to it."""
        found = ("diff-tree", "-r", "-z", "--find-renames", "--name-status", "--diff-filter=ADMRT")
        rows = iter((git.answer(self.root, *found, commit, now) or "").split("\0")[:-1])
        came = {}
        for kind in rows:
            old = Path(next(rows))
            name = Path(next(rows)) if kind.startswith("R") else old
            came[name] = old, {"A": "new", "D": "gone", "R": f"was {old.as_posix()}"}.get(kind[0], "changed")
        return came

    def _of_commit(self, commit: str, what: str) -> str:
        """What a commit says, in the words of git's formats."""
        return (git.answer(self.root, "log", "-1", f"--format={what}", commit) or "").strip()

    def _signature(self, commit: str, name: Path) -> str:
        """The signature in the text as it stood at `commit`; empty where there was none. What looks like one elsewhere in
        the file is none.
        """
        text = self._text_at(commit, name)
        review = text.header.values.get("review") if text else None
        return str(review.get("signed") or "") if isinstance(review, dict) else ""

    def _signed_off(self, latest_commit: str, name: Path) -> tuple[str, Path] | None:
        """The commit that brought the latest sign-off, up to `latest_commit`, of the text that is called `name` there, and
        what it was called when it was signed.

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
            latest_commit,
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
        """The text as it stood at `commit`; None where it was not there, or lay where no text lies."""
        data = git.file_at(self.root, commit, name) if _is_text(name) else None
        lang = self.site.settings.DEFAULT_LANG
        return None if data is None else texts.read(self.root / name, self.site.content, lang, data)

    def _blocks_at(self, commit: str, name: Path) -> list[str]:
        """The blocks of the text as it stood at `commit`; none where it was not there, or cannot be read any more."""
        text = self._text_at(commit, name)
        return _blocks(self.documents.of(text), self.site) if text and _shown(text) else []

    def _blocks_now(self, name: Path) -> list[str]:
        text = self.site.by_file.get(self.root / name)
        if text is None or not _shown(text):  # a link, or a file that cannot be opened; a header that is wrong
            raise ContentError(*(text.findings if text else [f for f in self.site.files.findings if f.path == name]))
        return _blocks(self.documents.of(text), self.site)

    def _compared_file(self, name: Path, old: Path) -> Iterator[str]:
        """Yield what reads differently in the settings, or in a file below content/ that is no text: an entry, words in a
        drawing, a line.
        """
        settings = name.as_posix() in FILES
        if not settings and (name.parts[0] != CONTENT or name.suffix not in (".yaml", ".txt", DRAWING, "")):
            return
        file = self.root / name
        there = file in self.site.files.openable or (settings and file.is_file() and not file.is_symlink())
        was, data = git.file_at(self.root, self.began, old), (self.root / name).read_bytes() if there else None
        if name.suffix == ".yaml":
            yield from _other_entries(_entries(was, name), _entries(data, name))
            return
        before, now = (one.decode("utf-8", "replace") if one else "" for one in (was, data))
        if name.suffix == DRAWING:
            yield from compared(*([words for words, _ in drawing.words(svg)] for svg in (before, now)))
        else:
            lines = before.splitlines(), now.splitlines()
            yield from compared(only_in(*lines, str), only_in(*lines[::-1], str))


def _is_text(name: Path) -> bool:
    """Whether a path is that of an article or a page."""
    return name.suffix == ".md" and name.parts[0] == CONTENT and len(name.parts) > 2 and name.parts[1] in MODELS


def _entries(data: bytes | None, path: Path) -> list[dict[str, Any]]:
    """The entries of a data file; none where it was not there, or cannot be read."""
    try:
        values = parse(decoded(data or b"", path), path).values
    except ContentError:
        return []
    listed = [
        (name, one)
        for name, value in values.items()
        for one in (value if isinstance(value, list) else [value] * bool(value))
    ]
    return [_fields(entry if isinstance(entry, dict) else {name: entry}) for name, entry in listed]


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry, and in their places those that stand below one of them."""
    fields: dict[str, Any] = {}
    for name, value in entry.items():
        fields |= {f"{name}.{below}": one for below, one in value.items()} if isinstance(value, dict) else {name: value}
    return fields


def _other_entries(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the entries that are new or gone, and what differs of those that were changed, under what stands first in them
    and their title.
    """
    by_name = defaultdict[str, list[list[dict[str, Any]]]](lambda: [[], []])
    for side, entries in enumerate((only_in(before, now, repr), only_in(now, before, repr))):
        for entry in entries:
            by_name[str(next(iter(entry.values()), ""))][side].append(entry)
    for was, is_now in by_name.values():
        if len(was) == len(is_now) == 1:
            first = next(iter(is_now[0]), "")
            same = {name for name, value in was[0].items() if is_now[0].get(name) == value} - {first, "title"}
            for fields in (*was, *is_now):
                for name in same:
                    fields.pop(name, None)
        yield from compared([*map(_on_a_line, was)], [*map(_on_a_line, is_now)])


def _on_a_line(fields: dict[str, Any]) -> str:
    """Fields as a reader takes them in, on one line: `id: doe2024; author: Doe, J.; custom.kind: guideline`."""
    return "; ".join(f"{name}: {', '.join(text for _, text in texts_in(value))}" for name, value in fields.items())


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


def _blocks(document: Document, site: Site) -> list[str]:
    """What a reader meets of a text, block by block: its title, answer, key points and text; before what stands in a card
    its kind, or how sure an evidence note is, behind a block where its links lead, and in brackets the keys of the studies
    that it cites. Below them its pictures, what else its header says, and which mistakes it owns to.
    """
    levels: dict[Card | None, str] = {note.card: note.level for note in document.notes}
    leads: defaultdict[Block, str] = defaultdict(str)
    for link in document.links:
        leads[link.block] += f" ({_leads_to(link.address, document, site)})"
    blocks = [
        f"{levels.get(block.card, block.card_kind)}: {block.text}".removeprefix(": ") + leads[block] + _cited(block)
        for block in document.blocks
        if block.kind != "change"
    ]
    header, article = document.text.header.values, document.text.article
    return [
        *blocks,
        *(f"Picture: {_leads_to(picture.source, document, site)}" for picture in document.pictures),
        *(_on_a_line({name: value}) for name, value in header.items() if name not in TOLD_APART),
        *(f"Correction of {one.on}: {one.what}" for one in (article.changes if article else ()) if one.correction),
    ]


def _leads_to(address: str, document: Document, site: Site) -> str:
    """Where an address leads, without what a PDF there holds."""
    return "".join(leads_to(address, document, site)[:2])


def _cited(block: Block) -> str:
    """The keys that a block cites, as they are typed."""
    return f" {CITES}{'; @'.join(key for _, key in block.cites)}]" if block.cites else ""
