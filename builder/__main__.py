"""Run Pelican (`python -m builder -s pelicanconf.py` is `python -m pelican -s pelicanconf.py`), with three faults mended.

Pelican ends with code 0 when it is stopped by Ctrl-C, as if all were well; of a mistake in the settings it shows a
traceback; and it breaks off when nobody reads what it says any more, as after `make html | head -1`.
"""

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()  # also while the rest is loaded

import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import Any

from builder.unchanged import Run
from editorial.model.processes import leave, seldom_sweep


def main() -> None:
    """Run until the site is built. Ends with code 130 when stopped, with 1 when anything is wrong."""
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)
    run = Run(Path.cwd(), sys.argv[1:])
    if run.nothing_to_do():
        return
    seldom_sweep()
    from pelican import LOG_HANDLERS, get_instance, parse_arguments
    from pelican.log import init

    from builder import error_sentences

    arguments = parse_arguments()
    init(level=arguments.verbosity, fatal=arguments.fatal, name="pelican", handler=LOG_HANDLERS[arguments.log_handler])
    with ctrl_c.clears_up():
        try:
            build, _ = get_instance(arguments)
        except Exception as error:
            ctrl_c.do_anew(error)
            print(error_sentences.before_all(error, Path.cwd()), "Nothing was built.", sep="\n", file=sys.stderr)
            raise SystemExit(1) from None
        build.run()
        run.keep(build)


class _Patient(FileIO):
    """A stream that loses what nobody reads any more, so that no message can stop a build."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(data)


def _patient(stream: Any) -> TextIOWrapper:
    raw = _Patient(stream.fileno(), "w", closefd=False)
    return TextIOWrapper(BufferedWriter(raw), stream.encoding, stream.errors, line_buffering=True)


if __name__ == "__main__":
    main()
    leave(0)
