"""`make clean`: take away what was built, while nothing is being built. Needs no more than Python."""

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()

import sys
from contextlib import suppress
from pathlib import Path

from builder import output_folder
from editorial.model.processes import Busy

BUILT = ("output", "output-diff", "output-preview", ".output*", ".cache", "reviews.ics")


def main() -> int:
    """Clear the folder that this is called in; 1 when something of it stays, or a build does not end."""
    here = Path.cwd()
    try:
        with output_folder.alone(here / BUILT[0]):
            with suppress(OSError):  # a site goes at once or not at all: a part of one is none, and no build goes there
                (here / BUILT[0]).rename(output_folder.fresh(here / BUILT[0]))
            for path in [path for name in BUILT for path in here.glob(name)]:
                output_folder.clear(path)
    except Busy:
        print("A build does not end, so nothing was removed. End it, then clean again.", file=sys.stderr)
        return 1
    left = [path.name for name in BUILT for path in here.glob(name)]
    for name in left:
        print(f"{name} cannot be removed. See who owns it.", file=sys.stderr)
    return bool(left)


if __name__ == "__main__":
    sys.exit(main())
