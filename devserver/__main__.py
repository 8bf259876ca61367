"""Serve the site to a browser on this machine; build it again on every save, and show it at once."""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while the rest is loaded ends this without a word

import argparse
import errno
import sys
import threading
import time
from pathlib import Path

import watchfiles

from devserver import serving
from devserver.building import Builder
from devserver.state import Latest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [ROOT / name for name in ("content", "builder", "editorial", "plugins", "theme")]
QUIET = 50  # milliseconds without a further change, since some editors write a file in several steps
LOOK = 500  # milliseconds after which we look whether the rooms are still the same folders


def main(arguments: list[str] | None = None) -> int:
    """Run until Ctrl-C. Exit 0: ended by the writer, 1: the port cannot be had, 2: misuse."""
    parser = argparse.ArgumentParser(prog="python -m devserver", description=__doc__)
    parser.add_argument("--port", type=_port, default=8000, help="where to serve (8000)")
    port = parser.parse_args(arguments).port
    # In a folder of its own, not in output/: drafts must never stand where another window may just be publishing.
    latest, output = Latest(), ROOT / f".output.{port}"
    try:
        server = serving.server(port, latest, output)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is taken" if error.errno == errno.EADDRINUSE else "is kept for the system"
        print(f"Port {port} {why}. Try make devserver PORT={port + 1 if port >= 1024 else 8000}", file=sys.stderr)
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    saved, end = threading.Event(), threading.Event()
    for watch in (_watch_rooms, _watch_settings):
        threading.Thread(target=watch, args=(saved, end), daemon=True).start()
    address = f"http://{serving.HOST}:{server.server_port}/"
    print(f"Serving {address} and building again on every save. Ctrl-C ends it.", flush=True)
    try:
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # who closes the window ends it as with Ctrl-C
            signal.signal(ending, signal.default_int_handler)
        _serve(Builder(ROOT, output), latest, saved, address)
    except KeyboardInterrupt:
        print()
    end.set()
    return 0


def _serve(builder: Builder, latest: Latest, saved: threading.Event, address: str) -> None:
    """Build now and after each save, for ever."""
    while True:
        saved.clear()
        started = time.monotonic()
        outcome = builder.build()
        latest.put(outcome)
        print(outcome.printed, end="", file=sys.stderr, flush=True)
        if outcome.built:
            print(f"Built in {time.monotonic() - started:.1f} s: {address}", flush=True)
        saved.wait()


def _watch_rooms(saved: threading.Event, end: threading.Event) -> None:
    """Set `saved` at each change in the rooms, also after one of them was taken away and made anew.

    The system tells of a folder, not of its name: when another folder has the name, we watch that. What was written into
    a new folder before anyone watched it is seen in a further build.
    """
    late = False
    while not end.is_set():
        rooms = _rooms()
        for changes in watchfiles.watch(*rooms, step=QUIET, stop_event=end, rust_timeout=LOOK, yield_on_timeout=True):
            if changes or late:
                saved.set()
            late = any(kind == watchfiles.Change.added and Path(path).is_dir() for kind, path in changes)
            if _rooms() != rooms:
                saved.set()
                late = True
                break


def _rooms() -> dict[Path, tuple[int, int]]:
    """The rooms that are there, each with what tells its folder from another of the same name."""
    return {room: (room.stat().st_dev, room.stat().st_ino) for room in ROOMS if room.is_dir()}


def _watch_settings(saved: threading.Event, end: threading.Event) -> None:
    """Set `saved` at each change of the settings, which lie beside the rooms."""

    class Settings(watchfiles.DefaultFilter):
        def __call__(self, change, path: str) -> bool:
            return super().__call__(change, path) and Path(path).name == "pelicanconf.py"

    for _ in watchfiles.watch(ROOT, watch_filter=Settings(), step=QUIET, stop_event=end, recursive=False):
        saved.set()


def _port(text: str) -> int:
    if not text.isdecimal() or not int(text) < 65536:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 65535, found {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
