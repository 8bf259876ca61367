"""The writers' desk: begin a draft, say what to mend and what is due, record reviews, add studies, look for retractions."""

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()  # also while the rest is loaded

import argparse
import os
import sys
from pathlib import Path

from editorial.commands import (
    addresses,
    check,
    diff,
    docs,
    due,
    evidence,
    hook,
    importing,
    new,
    reading,
    reference,
    retractions,
    signoff,
    status,
    withdraw,
    writing,
)
from editorial.commands.command import Call, CommandError
from editorial.findings import ContentError
from editorial.model import settings
from editorial.model.site import Site

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "check": check,
    "addresses": addresses,
    "withdraw": withdraw,
    "new": new,
    "import": importing,
    "diff": diff,
    "reading": reading,
    "reference": reference,
    "evidence": evidence,
    "retractions": retractions,
    "signoff": signoff,
    "due": due,
    "status": status,
    "hook": hook,
    "docs": docs,
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: done, 1: there is something to mend, or nothing was done, 2: misuse, 130: stopped."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    for name, command in COMMANDS.items():
        line = command.HELP
        command.arguments(commands.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}."))
    chosen = parser.parse_args(arguments)
    try:
        with ctrl_c.clears_up():
            site = Site(ROOT / "content", settings.load(ROOT))
            code = COMMANDS[chosen.command].run(Call(ROOT, site, chosen))
            sys.stdout.flush()
    except (CommandError, ContentError) as error:
        print(error, file=sys.stderr)
        return error.code if isinstance(error, CommandError) else 1
    except BrokenPipeError:  # whoever read it has seen enough, as in `make check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(writing.sentence(error), file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
