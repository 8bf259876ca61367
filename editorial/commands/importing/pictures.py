"""The pictures of a document: taken from it or from beside it, never from elsewhere, and put into content/figures/."""

import base64
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from urllib.parse import unquote

from editorial.model import picture
from editorial.model.allowed_files import LARGEST

DATA = re.compile(r"data:image/(?P<kind>[a-z]+)[^,;]*(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL)


class Album:
    """Gives each picture an address of its own in the folder `figures`; `files` then holds what is to be written there.

    `find` takes a target and gives the picture, or None. `remarks` then holds why some are left out. What is written tells
    nothing of who made it.
    """

    def __init__(self, figures: Path, slug: str, find: Callable[[str], bytes | None]):
        self.figures, self.slug, self.find = figures, slug, find
        self.planned: dict[str, Path] = {}
        self.files: dict[Path, bytes] = {}
        self.remarks: list[str] = []

    def address(self, target: str) -> str | None:
        """The address of a picture, from content/articles/; None where it cannot be had or shown."""
        if target not in self.planned:
            packed = DATA.match(target)
            content, ending = _unpacked(packed) if packed else (self.find(target), Path(target).suffix.lower())
            if content is not None and (wrong := picture.wrong_data(f"picture{ending}", content)):
                content = picture.as_png(content)
                if content is None and ending in picture.KINDS:
                    self.remarks.append(f"A picture was left out. {'It' if packed else target} {wrong}")
                ending = ".png"
            if content is None:
                return None
            file = self.planned[target] = self._free(ending)
            self.files[file] = picture.cleaned(content, ending)
        name = self.planned[target].name
        # A drawing that was not made for our pages stands beside them, as a picture.
        return ("{static}" if name.endswith(picture.DRAWING) else "") + f"../figures/{name}"

    def _free(self, ending: str) -> Path:
        """A file name that nothing has taken."""
        names = (self.figures / f"{self.slug}-{number}{ending}" for number in count(1))
        return next(file for file in names if file not in self.files and not file.exists())


def beside(page: Path, target: str) -> bytes | None:
    """The file that a saved web page names and that lies beside or below it; None for all else."""
    try:
        file = (page.parent / unquote(target.split("?")[0].split("#")[0])).resolve()
        known = file.is_relative_to(page.parent.resolve()) and file.is_file() and file.stat().st_size <= LARGEST
        return file.read_bytes() if known else None
    except (OSError, ValueError):  # there is none, or it is no name of a file
        return None


def _unpacked(packed: re.Match[str]) -> tuple[bytes | None, str]:
    """The picture that an address holds in itself, and the ending of its name."""
    ending = "." + {"jpeg": "jpg"}.get(packed["kind"], packed["kind"])
    try:
        data = base64.b64decode(unquote(packed["data"])) if packed["base64"] else unquote(packed["data"]).encode()
    except ValueError:
        return None, ending
    return data, ending
