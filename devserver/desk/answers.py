"""What the desk answers, by name: the functions that take our own code, for `process` to run."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from devserver.building import Remark
from devserver.desk import files, form, header
from devserver.desk.checking import Checking
from devserver.desk.files import CONTENT, located
from devserver.desk.wrong import Wrong
from editorial.commands import disk
from editorial.commands.command import CommandError
from editorial.commands.kinds import KINDS
from editorial.model.processes import Busy
from editorial.model.words import FILE as WORDS
from editorial.rules.speller import WORD
from editorial.rules.spelling import unknown_word

# Seconds that a writer waits for a save while a command is at work.
PATIENCE = 5


class Answers:
    """Answers for the project in the folder `root`. Each answer is plain data; Wrong says why there is none."""

    def __init__(self, root: Path):
        self.root, self.content = root, root / CONTENT
        self._checking = Checking(root)

    def check_newest(self) -> None:
        """Check the text that was changed last: after that, a check is a quick one."""
        for text in files.listed(files.site(self.root))[:1]:
            self._checking.findings(text.file, text.file.read_bytes())

    def texts(self) -> dict[str, Any]:
        """Each text with its title and kind, the one that was changed last first; and what a new one may be."""
        texts = [
            {
                "file": text.path.as_posix(),
                "title": files.title(text),
                "kind": "article" if text.is_article else "page",
            }
            for text in files.listed(files.site(self.root))
        ]
        return {"texts": texts, "kinds": [{"value": name, "label": kind.label} for name, kind in KINDS.items()]}

    def form(self, file: str) -> dict[str, Any]:
        """The form of a text's header."""
        path, site = located(self.content, file), files.site(self.root)
        return form.form(site, files.listed(site), path.relative_to(self.content).parts[0])

    def text(self, file: str) -> dict[str, Any]:
        """A text as it stands on the disk."""
        text, version = files.read(located(self.content, file))
        return {"file": file, "text": text, "version": version, "values": header.values(text)}

    def fields(self, text: str, changes: dict[str, Any]) -> dict[str, Any]:
        """The text with changed fields."""
        made = header.changed(text, changes)
        return {"text": made, "values": header.values(made)}

    def values(self, text: str) -> dict[str, Any]:
        """What stands in the header of a text."""
        return {"values": header.values(text)}

    def check(self, file: str, text: str) -> dict[str, Any]:
        """What would be found in a text, were it saved as it is here."""
        found = self._checking.findings(located(self.content, file), text.encode())
        return {"findings": [Remark.of(one)._asdict() | {"word": unknown_word(one)} for one in found]}

    def save(self, file: str, version: str | None, text: str) -> dict[str, Any]:
        """Save a text, and give its new version."""
        with self._alone():
            return {"version": files.save(located(self.content, file), version, text)}

    def word(self, word: str) -> dict[str, Any]:
        """Add a word to those that are spelled right, from A to Z."""
        if not WORD.fullmatch(word):
            raise Wrong(400, "This is no word. Reload the desk.")
        file = self.content / WORDS
        with self._alone():
            text, version = files.read(file) if file.exists() else ("", None)
            rows = [f"{row}\n" for row in text.splitlines()]
            after = (number for number, row in enumerate(rows) if row.casefold() > word.casefold() and row[0] != "#")
            place = next(after, len(rows))
            rows[place:place] = [f"{word}\n"] * (f"{word}\n" not in rows)  # another window may have added it
            return {"version": files.save(file, version, "".join(rows))}

    def put(self, name: str, data: bytes) -> dict[str, Any]:
        """Put a picture or PDF where it belongs."""
        file, shown = files.put(self.content, name, data)
        return {"file": file.relative_to(self.root).as_posix(), "markdown": shown}

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Read a file and write it anew while nobody else does, neither another desk nor a command."""
        try:
            with disk.alone(self.root, PATIENCE):
                yield
        except Busy:
            raise Wrong(
                500, "A command is at work. Once it has ended, save again; your words are still here."
            ) from None
        except CommandError as error:
            raise Wrong(500, f"{error}; your words are still here.") from None
