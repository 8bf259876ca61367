"""Which files a build wrote."""

import os
from pathlib import Path
from typing import Any

from pelican import signals


class WrittenFiles:
    """Collects each file that the build writes from here on."""

    # What `plugins.version` adds at the very end.
    LAST = "version.txt"

    def __init__(self) -> None:
        self.paths: set[str] = set()
        # Blinker forgets these with this object.
        signals.content_written.connect(self._file)
        signals.feed_written.connect(self._file)
        signals.static_generator_finalized.connect(self._copies)

    def differs(self, folder: Path, linked: set[str]) -> str:
        """A file in `folder` that is missing, or that we neither wrote nor `linked`, as the end of a sentence; else empty."""
        there = {f"{path}{os.sep}{file}" for path, _, files in os.walk(folder) for file in files}
        there.discard(str(folder / self.LAST))
        for what, paths in (("took away", (self.paths | linked) - there), ("added", there - self.paths - linked)):
            if paths:
                return f"{what} {Path(min(paths)).relative_to(folder)}"
        return ""

    def _file(self, path: str, **_: object) -> None:
        self.paths.add(str(Path(path)))

    def _copies(self, generator: Any) -> None:
        self.paths |= {str(Path(generator.output_path, copy.save_as)) for copy in generator.staticfiles}
