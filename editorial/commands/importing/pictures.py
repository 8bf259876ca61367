"""The pictures of a document: taken from it or from beside it, never from elsewhere, and put into content/figures/."""

import base64
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from editorial.model import picture

DATA = re.compile(r"data:image/(?P<kind>[a-z]+)[^,;]*(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL)


class Album:
    """Gives each picture an address of its own in the folder `figures`; as a context, writes them all or none.

    `find` takes a target and gives the picture, or None.
    """

    def __init__(self, figures: Path, slug: str, find: Callable[[str], bytes | None]):
        self.figures, self.slug, self.find = figures, slug, find
        self.planned: dict[str, tuple[Path, bytes]] = {}
        self.written: list[Path] = []

    def address(self, target: str) -> str | None:
        """The address of a picture, from content/articles/; None where it cannot be had or shown."""
        if target not in self.planned:
            packed = DATA.match(target)
            content, ending = _unpacked(packed) if packed else (self.find(target), Path(target).suffix.lower())
            if content is not None and not _can_be_shown(content, ending):
                content, ending = picture.as_png(content), ".png"
            if content is None:
                return None
            self.planned[target] = (self._free(ending), content)
        name = self.planned[target][0].name
        # A drawing that was not made for our pages stands beside them, as a picture.
        return ("{static}" if name.endswith(picture.DRAWING) else "") + f"../figures/{name}"

    def _free(self, ending: str) -> Path:
        """A file name that nothing has taken."""
        taken, number = {file for file, _ in self.planned.values()}, 1
        while (file := self.figures / f"{self.slug}-{number}{ending}").exists() or file in taken:
            number += 1
        return file

    def __enter__(self) -> None:
        self.figures.mkdir(exist_ok=True)
        for file, content in self.planned.values():
            with file.open("xb") as new_file:
                new_file.write(content)
            self.written.append(file)

    def __exit__(self, error: object, *_: object) -> None:
        if error:
            for file in self.written:
                file.unlink()


def beside(page: Path, target: str) -> bytes | None:
    """The file that a saved web page names and that lies beside or below it; None for all else."""
    try:
        file = (page.parent / unquote(target.split("?")[0].split("#")[0])).resolve()
        return file.read_bytes() if file.is_relative_to(page.parent.resolve()) else None
    except (OSError, ValueError):  # there is none, or it is no name of a file
        return None


def _can_be_shown(content: bytes, ending: str) -> bool:
    """Whether the site takes the picture as it is, which is often not the kind that its name says."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"picture{ending}")
        file.write_bytes(content)
        return not picture.wrong(file)


def _unpacked(packed: re.Match[str]) -> tuple[bytes | None, str]:
    """The picture that an address holds in itself, and the ending of its name."""
    ending = "." + {"jpeg": "jpg"}.get(packed["kind"], packed["kind"])
    try:
        data = base64.b64decode(unquote(packed["data"])) if packed["base64"] else unquote(packed["data"]).encode()
    except ValueError:
        return None, ending
    return data, ending
