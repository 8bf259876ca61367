"""The writers' desk: begin a draft, say what to mend and what is due, record reviews, add studies, look for retractions."""

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()  # also while the rest is loaded

from editorial.model.processes import leave, seldom_sweep

if __name__ == "__main__":
    seldom_sweep()

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

from editorial.commands import disk
from editorial.commands.command import Call, CommandError
from editorial.findings import ContentError
from editorial.model import settings_file
from editorial.model.files import missing
from editorial.model.site import Site
from ship.git import ShipError

ROOT = Path(__file__).resolve().parent.parent
# Each is the module of its name in `commands/`, but for one whose name is a word of Python's.
COMMANDS = (
    "check",
    "addresses",
    "withdraw",
    "new",
    "import",
    "diff",
    "reading",
    "reference",
    "evidence",
    "retractions",
    "signoff",
    "due",
    "status",
    "hook",
    "adopt",
    "docs",
)
# What reads a data file, and then writes it anew.
WRITING = ("addresses", "withdraw", "reference", "retractions", "signoff")


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: done, 1: there is something to mend, or nothing was done, 2: misuse, 130: stopped."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    arguments = [argument.rstrip() for argument in sys.argv[1:]] if arguments is None else arguments
    found = dict(_commands(arguments))
    for name, command in found.items():
        line = command.HELP
        own = commands.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}.")
        if hasattr(command, "arguments"):  # something can be chosen
            command.arguments(own)
    chosen, code = parser.parse_args(arguments), 1
    try:
        with ctrl_c.clears_up():
            if chosen.command != "hook" and (said := missing(ROOT, "content/")):  # which asks git, not the folder
                raise CommandError(said)
            site = Site(ROOT / "content", settings_file.load(ROOT))
            with disk.alone(ROOT) if chosen.command in WRITING else nullcontext():
                code = found[chosen.command].run(Call(ROOT, site, chosen))
            sys.stdout.flush()
    except (CommandError, ContentError, ShipError) as error:
        print(error, file=sys.stderr)
        return error.code if isinstance(error, CommandError) else 1
    except BrokenPipeError:  # whoever read it has seen enough, as in `make check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, MemoryError) as error:
        short = "This machine has not enough memory. Close other programs, then do it again."
        print(disk.sentence(error) if isinstance(error, OSError) else short, file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _commands(arguments: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield the name and module of the command that is called, or of all where none is: only what is run is loaded."""
    for name in arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS:
        yield name, import_module(f"editorial.commands.{'importing' if name == 'import' else name}")


if __name__ == "__main__":
    leave(main())
