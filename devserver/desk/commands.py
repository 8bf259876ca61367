"""The commands that are buttons at the desk: each runs as it does in the terminal, and says what it says there."""

import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NamedTuple

from devserver.desk.wrong import Wrong

# The options of each command by their names, as `python -m editorial new --help` lists them; a file stands behind them.
COMMANDS = {
    "new": ("editorial", {"kind", "title"}),
    "import": ("editorial", {"file", "title", "accept"}),
    "reference": ("editorial", {"from"}),
    "signoff": ("editorial", {"by", "role", "next"}),
    "withdraw": ("editorial", {"reason"}),
    "send": ("ship", {"name", "mail", "mine"}),
}
FLAGS = {"accept", "mine"}
OF_A_FILE = {"signoff", "withdraw", "send"}
# The text that a command has begun.
WROTE = re.compile(r"^Wrote (content/(?:articles|pages)/.+?\.md)\b", re.MULTILINE)
# Seconds. GitHub may be slow, a WordPress blog large.
MOST_SECONDS = 600
# One after the other: two sends at once would only be in each other's way.
TURN = threading.Lock()


class Ran(NamedTuple):
    """How a command ended: whether it did what was wanted, what it said, and the text that it began."""

    ok: bool
    said: str
    file: str | None


def run(root: Path, command: str, given: dict[str, Any]) -> Ran:
    """Run a command in the project `root`. Raises Wrong where there is none of this name, or it has no such arguments."""
    asked = [sys.executable, "-m", *_words(command, given)]
    try:
        with TURN:
            done = subprocess.run(
                asked,
                cwd=root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=MOST_SECONDS,
            )
    except subprocess.TimeoutExpired:
        return Ran(
            False, f"This did not end within {MOST_SECONDS // 60} minutes, and was stopped. Do it once more.", None
        )
    except (OSError, ValueError):  # longer than the system lets anything be, or with a zero in it
        raise Wrong(400, "The system cannot take this. Retype it, and shorter.") from None
    began = WROTE.search(done.stdout)
    return Ran(done.returncode == 0, done.stdout.strip(), began[1] if began else None)


def bring_in(root: Path, name: str, data: bytes, given: dict[str, Any]) -> Ran:
    """Run the import on a file of this name that a browser has sent; nothing of it stays but the draft."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, Path(name).name or "file")
        try:
            file.write_bytes(data)
        except (OSError, ValueError):  # no name of a file
            raise Wrong(400, "The file cannot have this name here. Rename it.") from None
        return run(root, "import", {"file": str(file), **given})


def _words(command: str, given: dict[str, Any]) -> list[str]:
    """A command as it is typed behind `python -m`."""
    if command not in COMMANDS:
        raise Wrong(400, "There is no such button. Reload the desk.")
    room, options = COMMANDS[command]
    words, file = [], ""
    for name, value in given.items():
        if name == "file" and command in OF_A_FILE and isinstance(value, str):
            file = value
        elif name in options & FLAGS and isinstance(value, bool):
            if value:
                words.append(f"--{name}")
        elif name in options - FLAGS and isinstance(value, str):
            words.append(f"--{name}={value}")
        else:
            raise Wrong(400, f"{command} takes no {name} like this. Reload the desk.")
    return [room, command, *words, *(["--", file] if command in OF_A_FILE else [])]
