"""Typst at work: each sheet is made of one template of `theme/paper/` and JSON, in as many processes as there are cores.

What was made is kept in `.cache/paper/`: the same in gives the same bytes out, on any machine, since no font of the system
is used and no time is written down.
"""

import multiprocessing
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from editorial.model.asked import digest
from editorial.model.processes import cores, end_at_once
from editorial.model.shelf import Shelf
from editorial.model.store import code_of
from editorial.progress import stage

# Sheets that one process makes as fast as it takes to begin another one.
FEW = 20
# Kinds of files, by their endings.
PICTURE, PDF = ".png", ".pdf"
# How Typst makes each. For PDF/UA-1 it refuses letters that its fonts lack; in a picture it draws a box for each, and says
# nothing: where there are other letters than Latin ones, it is asked for both.
HOW: dict[str, dict[str, Any]] = {
    PICTURE: {"format": "png", "ppi": 72},
    PDF: {"format": "pdf", "pdf_standards": ["ua-1"]},
}
FOREIGN_LETTERS = re.compile(r"[^\u0000-\u024f\u2000-\u206f]")


class Job(NamedTuple):
    """A sheet to be made: its template, its words and colors as JSON, the kind of file, and for a picture its palette."""

    template: str
    data: str
    kind: str
    palette: tuple[int, ...] = ()


class Unprintable(Exception):
    """What Typst says of a sheet that it cannot make."""


class Press:
    """Makes sheets with the templates of the folder `templates`, and keeps them in the project `root`."""

    def __init__(self, templates: Path, root: Path):
        self.templates, self.shelf = templates, Shelf(root, "paper")

    def made(self, jobs: Sequence[Job]) -> Iterator[bytes | Unprintable]:
        """Yield what becomes of each job, in their order."""
        files = [self.shelf.place(job.kind, self._common, *job) for job in jobs]
        kept = [self.shelf.kept(file) is not None for file in files]
        new = self._new([job for job, there in zip(jobs, kept, strict=True) if not there])
        for job, file, there in zip(jobs, files, kept, strict=True):
            if there and (before := self.shelf.kept(file)) is not None:
                yield before
                continue
            made = next(self._new([job]) if there else new)  # where it has gone meanwhile
            if isinstance(made, bytes):
                self.shelf.keep(file, made)
            yield made

    @cached_property
    def _common(self) -> str:
        templates = (file.read_bytes() for file in sorted(self.templates.glob("*.typ")))
        return digest(code_of(Path(__file__).parent), *templates)

    def _new(self, jobs: list[Job]) -> Iterator[bytes | Unprintable]:
        """Make sheets, never in this process: Typst has threads, and a process that has some cannot be forked."""
        if not jobs:
            return
        processes = min(cores(), -(-len(jobs) // FEW))
        how = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(processes, how, end_at_once)
        try:
            with stage("Making cards and handouts", len(jobs)) as shown:
                for made in pool.map(_made, jobs, [self.templates] * len(jobs), chunksize=4):
                    shown.step()
                    yield made
        finally:  # no more than is begun, where one is refused
            pool.shutdown(cancel_futures=True)


def _made(job: Job, templates: Path) -> bytes | Unprintable:
    import typst

    made, kinds = None, [PDF, job.kind] if FOREIGN_LETTERS.search(job.data) else [job.kind]
    try:
        for how in map(HOW.__getitem__, kinds):
            made = typst.compile(
                templates / job.template, root=templates, ignore_system_fonts=True, sys_inputs={"data": job.data}, **how
            )
    except typst.TypstError as error:
        return Unprintable(error.message)
    assert made is not None  # since no file was named to write to
    return _in_few_colors(made, job.palette) if job.palette else made


def _in_few_colors(picture: bytes, palette: tuple[int, ...]) -> bytes:
    """A picture in the colors of a palette (red, green and blue in turn), which takes a quarter of the bytes."""
    from PIL import Image

    colors = Image.new("P", (1, 1))
    colors.putpalette(palette)
    few = BytesIO()
    with Image.open(BytesIO(picture)) as full:
        reduced = full.convert("RGB").quantize(palette=colors, dither=Image.Dither.NONE)
        reduced.save(few, "PNG", bits=4, compress_level=4)
    return few.getvalue()
