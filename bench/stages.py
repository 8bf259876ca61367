"""`make profile`: where the time of a build goes, from nothing and after an edit, by stage and by file.

Each hundredth of a second that the processor works, we note the innermost function that stands in a file of STAGES: what
`re` does for a rule counts for the rule. On one core, so that the build shares its work with no other process.
"""

import argparse
import importlib
import os
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import FrameType

from bench.sites import ENVIRONMENT, MAKERS, Site

# A part of a file's path, and the stage that it belongs to; the first that fits counts.
STAGES = {
    "<frozen importlib": "loading the program",
    "/theme/": "laying out",
    "/jinja2/": "laying out",
    "/plugins/minify": "making small",
    "/plugins/": "attaching",
    "/citeproc/": "attaching",
    "/typogrify/": "attaching",
    "/editorial/rules/": "checking",
    "/editorial/check": "checking",
    "/editorial/markup/": "parsing",
    "/markdown/": "parsing",
    "/editorial/": "reading",
    "/yaml/": "reading",
    "/builder/": "writing",
    "/pelican/": "writing",
}
STEP = 0.01  # seconds of work between two looks
MOST_FILES = 15  # files that are listed


def main(arguments: list[str] | None = None) -> int:
    """Exit with the code of the build that fails, 0 when none does."""
    parser = argparse.ArgumentParser(prog="make profile", description=__doc__)
    parser.add_argument("--size", type=int, default=100, help="how many made-up articles the site has (100)")
    size = parser.parse_args(arguments).size
    if size < 1:
        parser.error(f"argument --size: expected a number from 1 on, found {size}")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        site = Site(MAKERS[0], Path(folder) / "ours", size)
        for number, what in enumerate(("from nothing", "after an edit")):
            site.change_text(number)
            print(f"\n{size:,} articles, {what}:", flush=True)
            child = os.fork()
            if not child:
                os._exit(_profile(site))
            if code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
                return code
    return 0


def _profile(site: Site) -> int:
    """Build the site in this process, and print where the time went."""
    stages: Counter[str] = Counter()
    files: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        while frame:
            path = frame.f_code.co_filename
            for part, stage in STAGES.items():
                if part in path:
                    stages[stage] += 1
                    files["/".join(Path(path).parts[-3:])] += 1
                    return
            frame = frame.f_back
        stages["all else"] += 1

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.update(ENVIRONMENT)
    os.chdir(site.folder)
    sys.path[0] = str(site.folder)
    _, _, module, *sys.argv[1:] = site.maker.build
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, STEP, STEP)
    code: str | int | None = 0
    try:
        # Not as a program, which would end before our table.
        importlib.import_module(f"{module}.__main__").main()
    except SystemExit as end:
        code = end.code
    signal.setitimer(signal.ITIMER_PROF, 0)
    for counted in (stages, files):
        print()
        for name, times in counted.most_common(MOST_FILES):
            print(f"{times * STEP:8.2f} s {times / stages.total():5.0%}  {name}")
    others = os.times()
    print(f"\n{others.children_user + others.children_system:8.2f} s       in other processes", flush=True)
    return int(bool(code))


if __name__ == "__main__":
    sys.exit(main())
