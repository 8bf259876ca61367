"""Files that are slow to make (cards, smaller photos) are kept in `.cache/` until their sources change."""

from pathlib import Path

from editorial.model.asked import digest
from editorial.model.store import FOLDER, committed, others_may_write
from editorial.model.textfile import put


class Shelf:
    """Files that take long to make, in the folder `name` of the `.cache/` of the project `root`, each named by a hash of
    all that it is made from.

    The same input gives the same file, so they are used for the published site, too. What is damaged, and what others may
    have written or have committed, is made again.
    """

    def __init__(self, root: Path, name: str):
        self.folder = root / FOLDER / name
        self.used: set[Path] = set()

    def place(self, kind: str, *parts: object) -> Path:
        """The file of a `kind` (".png") that is made from these parts, which is used in this run."""
        file = self.folder / f"{digest(*parts)}{kind}"
        self.used.add(file)
        return file

    def kept(self, file: Path) -> bytes | None:
        """The kept bytes of a file; None if there is no such file, or it is damaged."""
        try:
            hashed, _, data = file.read_bytes().partition(b"\n") if self.trusted() else (b"", b"", b"")
        except OSError:
            return None
        return data if hashed == digest(data).encode() else None

    def keep(self, file: Path, data: bytes) -> None:
        """Keep what was made. Where the disk is full it is made again the next time."""
        if self.trusted():
            put(file, digest(data).encode() + b"\n" + data)

    def forget(self) -> None:
        """Keep nothing but what this run has used."""
        for file in set(self.folder.glob("*")) - self.used if self.trusted() else ():
            file.unlink(missing_ok=True)

    def trusted(self) -> bool:
        """Whether there is a folder to keep files in, which nobody else may write, or has committed."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        return not committed(self.folder.parent) and not any(
            others_may_write(path) for path in (self.folder.parent, self.folder)
        )
