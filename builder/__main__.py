"""Run Pelican (`python -m builder -s pelicanconf.py` is `python -m pelican -s pelicanconf.py`), with two faults mended.

Pelican ends with code 0 when it is stopped by Ctrl-C, as if all were well; and of a mistake in the settings it shows
a traceback.
"""

import signal
import sys
from pathlib import Path


def main() -> None:
    """Run until the site is built. Ends with code 130 when stopped, with 1 when anything is wrong."""
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads no more, as in `make html | head -1`, is told no more
    from pelican import LOG_HANDLERS, get_instance, parse_arguments
    from pelican.log import init

    from builder import error_sentences

    arguments = parse_arguments()
    init(level=arguments.verbosity, fatal=arguments.fatal, name="pelican", handler=LOG_HANDLERS[arguments.log_handler])
    try:
        build, _ = get_instance(arguments)
    except Exception as error:
        for folder in ("content", "theme"):
            if not Path(folder).is_dir():
                print(
                    f"{folder}/ is missing. Run this in the project's folder, or bring it back: git checkout -- {folder}",
                    "Nothing was built.",
                    sep="\n",
                    file=sys.stderr,
                )
                raise SystemExit(1) from None
        print(error_sentences.finding(error, Path.cwd()), "Nothing was built.", sep="\n", file=sys.stderr)
        raise SystemExit(1) from None
    build.run()


def _stop(*_) -> None:
    print("Stopped.", file=sys.stderr)
    raise SystemExit(130)


if __name__ == "__main__":
    main()
