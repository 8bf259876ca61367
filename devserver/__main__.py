"""Serve the site to a browser on this machine; build it again on every save, and show it at once."""

import signal

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()  # also while the rest is loaded

import argparse
import errno
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import watchfiles

from devserver import serving
from devserver.building import Builder
from devserver.desk.key import Key
from devserver.desk.routes import Desk
from devserver.state import Latest

ROOT = Path(__file__).resolve().parent.parent
CONTENT, THEME = ROOT / "content", ROOT / "theme"
ROOMS = [CONTENT, THEME, *(ROOT / name for name in ("builder", "editorial", "plugins"))]
# Which files were saved and are not yet built; a folder stands for all that may have changed in it.
Saves = SimpleQueue[set[Path]]
QUIET = 20  # milliseconds without a further change, since some editors write a file in several steps
# What is said where other programs, such as editors and disks in the cloud, have the system watch all that it can.
TIRED = "The system watches no more files, so each is looked at again and again, which takes a while. On Linux it can watch more: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"
BLIND = "The system cannot watch files here ({}), so each is looked at again and again, which takes a while."
LOOK = 500  # milliseconds after which we look whether the rooms are still the same folders


def main(arguments: list[str] | None = None) -> int:
    """Run until Ctrl-C. Exit 0: ended by the writer, 1: the port cannot be had, 2: misuse."""
    parser = argparse.ArgumentParser(prog="python -m devserver", description=__doc__)
    parser.add_argument("--port", type=_port, default=8000, help="where to serve (8000)")
    parser.add_argument("--write", action="store_true", help="let texts be written in the browser, at /desk/")
    chosen = parser.parse_args(arguments)
    port = chosen.port
    # In a folder of its own, not in output/: drafts must never stand where another window may just be publishing.
    latest, output = Latest(), ROOT / f".output.{port}"
    desk = Desk(ROOT, latest, Key(output.with_name(f"{output.name}.key"))) if chosen.write else None
    try:
        server = serving.server(port, latest, output, desk)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is taken" if error.errno == errno.EADDRINUSE else "is kept for the system"
        print(
            f"Port {port} {why}. Try make {'write' if desk else 'devserver'} PORT={port + 1 if port >= 1024 else 8000}",
            file=sys.stderr,
        )
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    saves, end = Saves(), threading.Event()
    for watch in (_watch_rooms, _watch_settings):
        threading.Thread(target=watch, args=(saves, end), daemon=True).start()
    address = f"http://{serving.HOST}:{server.server_port}/"
    print(f"Serving {address} and building again on every save. Ctrl-C ends it.", flush=True)
    if desk:
        print(f"Write at {address}desk/?key={desk.key.value}", flush=True)
    endings = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # who closes the window ends it as with Ctrl-C
    try:
        for ending in endings:
            signal.signal(ending, signal.default_int_handler)
        builder = Builder(ROOT, output)
        if desk:
            desk.begin()
        try:
            _serve(builder, desk, latest, saves, address)
        finally:
            builder.renew()  # its process ends
    except KeyboardInterrupt:
        for ending in endings:  # who asks twice is in a hurry
            signal.signal(ending, signal.SIG_DFL)
        print()
    end.set()
    return 0


class Rooms(watchfiles.DefaultFilter):
    """What to look at in the rooms: all but a file that `editorial.commands.disk` is about to rename."""

    ignore_entity_patterns = (*watchfiles.DefaultFilter.ignore_entity_patterns, r"^\..+\.\d+$")


def _serve(builder: Builder, desk: Desk | None, latest: Latest, saves: Saves, address: str) -> None:
    """Build now and after each save, for ever; where one text was saved, its page comes first."""
    saved: set[Path] = set()
    while True:
        started = time.monotonic()
        if not all(file.is_relative_to(CONTENT) or file.is_relative_to(THEME) for file in saved):
            builder.renew()
            if desk:
                desk.renew()
        elif len(saved) == 1 and (page := builder.page(*saved)):
            latest.put(page)
            print(f"Page built in {time.monotonic() - started:.2f} s; the rest follows.", flush=True)
        outcome = builder.build()
        latest.put(outcome)
        print(outcome.printed, end="", file=sys.stderr, flush=True)
        if outcome.built:
            print(f"Built in {time.monotonic() - started:.1f} s: {address}", flush=True)
        if not (saved := _saved(saves, builder.output if outcome.built else None)):
            continue
        more = f" and {len(saved) - 1} more" if len(saved) > 1 else ""
        print(f"Saved {min(saved).name}{more}.", flush=True)  # editors begin a new list of findings here


def _saved(saves: Saves, output: Path | None) -> set[Path]:
    """Wait for a save, and what was saved with it; empty once the folder `output`, which was built, is there no more."""
    saved: set[Path] = set()
    while not saved and (not output or output.is_dir()):
        with suppress(Empty):
            saved = saves.get(timeout=LOOK / 1000)
    while not saves.empty():
        saved |= saves.get()
    return saved


def _watch_rooms(saves: Saves, end: threading.Event) -> None:
    """Add to `saves` each change in the rooms, also after one of them was taken away and made anew.

    The system tells of a folder, not of its name: when another folder has the name, we watch that. What was written into
    a new folder before anyone watched it is seen in a further build.
    """
    late = False
    while not end.is_set():
        rooms = _rooms()
        for changes in _changes(*rooms, watch_filter=Rooms(), stop_event=end, rust_timeout=LOOK, yield_on_timeout=True):
            if saved := {Path(path) for _, path in changes} | ({CONTENT} if late else set()):
                saves.put(saved)
            late = any(kind == watchfiles.Change.added and Path(path).is_dir() for kind, path in changes)
            if _rooms() != rooms:
                saves.put({*ROOMS})
                late = True
                break
        else:  # it could not be watched
            late = True


def _rooms() -> dict[Path, tuple[int, int]]:
    """The rooms that are there, each with what tells its folder from another of the same name."""
    return {room: (room.stat().st_dev, room.stat().st_ino) for room in ROOMS if room.is_dir()}


def _watch_settings(saves: Saves, end: threading.Event) -> None:
    """Add to `saves` each change of the settings, which lie beside the rooms."""
    settings = "pelicanconf.py"
    how: dict[str, Any] = {"watch_filter": lambda _, path: Path(path).name == settings, "recursive": False}
    while not end.is_set():  # again where it could not be watched
        for changes in _changes(ROOT, stop_event=end, **how):
            saves.put({Path(path) for _, path in changes})


def _changes(*places: Path, **how: Any) -> Iterator[set[watchfiles.main.FileChange]]:
    """Yield what changes below the places, as `watchfiles.watch` does; where the system watches no more, by looking."""
    try:
        yield from watchfiles.watch(*places, step=QUIET, **how)
    except FileNotFoundError:  # a place that was taken away this very moment
        raise
    except PermissionError as error:
        _say_once(f"{error}: until this may be read, no save is seen. Give yourself the right to read it.")
        time.sleep(LOOK / 1000)
    except (OSError, RuntimeError) as error:
        _say_once(TIRED if re.search(r"limit|os error (?:24|28)\b", str(error)) else BLIND.format(error))
        yield from watchfiles.watch(*places, step=QUIET, force_polling=True, **how)


@cache
def _say_once(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _port(text: str) -> int:
    if not text.isdecimal() or not int(text) < 65536:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 65535, found {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
