"""Templates as Jinja has compiled them, kept in `.cache/`: to compile them takes a seventh of a short build.

They are code, so they are kept where nobody else may write, and what is published is built without them.
"""

from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from editorial.model.asked import digest
from editorial.model.shelf import Shelf


class Templates(FileSystemBytecodeCache):
    """What is kept in a folder. `code` changes with all that decides how Jinja reads a template, but for its own text."""

    def __init__(self, folder: Path, code: str):
        super().__init__(str(folder), "%s")
        self.code = code

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file that keeps a template: the same wherever the project lies."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """The hash by which Jinja knows whether what is kept is of the same text."""
        return digest(self.code, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept of a template; nothing where it is damaged."""
        with suppress(Exception):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, or not where the disk is full."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def kept(root: Path, code: str) -> Templates | None:
    """The templates that are kept in the project `root`; None where somebody else might have written them."""
    shelf = Shelf(root, "templates")
    return Templates(shelf.folder, code) if shelf.trusted() else None
