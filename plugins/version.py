"""Finish: a published site says which commit it was built from, in version.txt; a site outside git says nothing.

Takes git and the finished output; adds one file: the commit, the moment it was made, and, on a third line,
whether there were changes on top of it. Without them, the same commit gives the same bytes anywhere.
"""

from pathlib import Path
from typing import Any

from pelican import signals

from ship.git import STATUS, answer


def version(root: Path) -> str | None:
    """The text of version.txt for the project in `root`; None when it is no git repository of its own."""
    inside = answer(root, "rev-parse", "--show-prefix")
    commit = answer(root, "log", "-1", "--format=%H%n%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ")
    if inside is None or inside.strip() or not commit:
        return None
    clean = answer(root, *STATUS) == ""  # git may also fail to tell
    return commit + ("" if clean else "with changes that are not committed\n")


def _write(pelican: Any) -> None:
    if text := version(Path(pelican.path).parent):
        (Path(pelican.output_path) / "version.txt").write_text(text, encoding="utf-8")


def register() -> None:
    """Act when all else is written."""
    signals.finalized.connect(_write)
