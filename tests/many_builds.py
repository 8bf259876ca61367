"""Many real builds in a short time: one process loads everything, and each build is a fork of it.

`python -m tests.many_builds FOLDER` builds each folder in FOLDER, which holds a folder `content`, with our settings and
MADE_UP into `output` beside it. What a build said, and the code it ended with, stand beside them in `said` and `code`.
"""

import gc
import importlib
import json
import os
import sys
from pathlib import Path

import citeproc  # noqa: F401
import minify_html  # noqa: F401
import typogrify.filters  # noqa: F401

import pelicanconf
from builder.__main__ import main
from editorial.markup import limit
from tests.conftest import MADE_UP, ROOT, SOUND, findings

SECONDS = 0.4  # what a text may take here: the machine of a test need not be slow to be believed


def build(case: Path) -> None:
    """Build one folder in this process, which ends with it."""
    said = os.open(case / "said", os.O_WRONLY | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(case)
    limit.MOST_SECONDS = SECONDS
    arguments = ["-e", *(f"{name}={json.dumps(value)}" for name, value in MADE_UP.items())]
    arguments += ["-s", str(ROOT / "pelicanconf.py"), "-o", str(case / "output"), str(case / "content")]
    sys.argv = ["python -m builder", *arguments]
    main()


def fork(case: Path) -> int:
    """Build one folder in a process of its own; returns its number."""
    child = os.fork()
    if not child:
        code = 1
        try:
            build(case)
            code = 0
        except SystemExit as end:
            code = end.code or 0
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return child


def all_in(folder: Path) -> None:
    """Build every folder in `folder`, as many at once as there are processors."""
    findings(SOUND, **MADE_UP)  # loads the dictionaries, as all these cases have them
    for name in pelicanconf.PLUGINS:
        importlib.import_module(name if "." in name else f"pelican.plugins.{name}")
    gc.freeze()  # so that a fork shares its memory
    waiting, running = sorted(path for path in folder.iterdir() if path.is_dir()), {}
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            case = waiting.pop()
            running[fork(case)] = case
        child, status = os.wait()
        (running.pop(child) / "code").write_text(str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    all_in(Path(sys.argv[1]))
