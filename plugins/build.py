"""The run itself: content is checked first, the site is built aside, and swapped in only when all went well.

Pelican drops a bad article and goes on, with exit code 0; its cleaning empties the output before it reads
a word. Here any mistake stops the build, every mistake is said, and the site that stood in the output
stays. pelicanconf.py names this class in PELICAN_CLASS, so that every way of running Pelican goes through it.
"""

import logging
import shutil
import sys
import time
from pathlib import Path
from typing import NoReturn

from pelican import Pelican
from pelican.log import console

from editorial.check import check
from editorial.findings import Finding
from plugins.settings import unknown, unsaid


class Build(Pelican):
    """Pelican, refusing what is wrong and keeping what was right."""

    def __init__(self, settings: dict):
        self.root = Path(settings["PATH"]).parent
        strange = unknown(settings, self.root) or unsaid(settings, self.root)
        if strange:
            _say(strange)
            raise SystemExit(1)
        wanted = len(settings["PLUGINS"] or ())
        super().__init__(settings)
        if len(self.plugins) < wanted:  # Pelican has said which, and would go on without it
            raise SystemExit(1)

    def run(self) -> None:
        """Build the site; `findings` then holds what the checks found. Exits with code 1 on any mistake."""
        started = time.monotonic()
        final = Path(self.settings["OUTPUT_PATH"])
        aside = final.with_name(f".{final.name.lstrip('.')}.new")
        self.findings = check(Path(self.path))
        if any(finding.level == "error" for finding in self.findings):
            self._refuse(self.findings)
        _say(self.findings)
        self.output_path = str(aside)
        console.quiet = True  # Pelican's closing line comes before the swap, ours after
        try:
            with _Complaints() as complaints:
                shutil.rmtree(aside, ignore_errors=True)
                super().run()
            if complaints.heard:
                self._refuse([])
            _swap(aside, final)
        finally:
            console.quiet = False
            shutil.rmtree(aside, ignore_errors=True)
        pages = sum(1 for _ in final.rglob("*.html"))
        where = final.relative_to(Path.cwd()) if final.is_relative_to(Path.cwd()) else final
        print(f"Built {pages} pages in {time.monotonic() - started:.1f} s. Open {where}/index.html")

    def _refuse(self, findings: list[Finding]) -> NoReturn:
        """Say what is wrong and that nothing was built, and leave."""
        _say(findings)
        errors = [finding for finding in findings if finding.level == "error"]
        files = len({finding.path for finding in errors})
        what = f"{len(errors)} to mend in {files} file{'s' * (files != 1)}" if errors else "mend what stands above"
        print(f"Nothing was built: {what}. The last good site stays as it was.", file=sys.stderr)
        raise SystemExit(1)


class _Complaints(logging.Handler):
    """Hears every warning and error that is logged while it is entered, and says it."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True
        print(self.format(record), file=sys.stderr)

    def __enter__(self):
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_):
        logging.getLogger().removeHandler(self)


def _say(findings: list[Finding]) -> None:
    print(*findings, sep="\n", end="\n" if findings else "", file=sys.stderr)


def _swap(aside: Path, final: Path) -> None:
    """Put `aside` where `final` is."""
    old = final.with_name(f".{final.name.lstrip('.')}.old")
    shutil.rmtree(old, ignore_errors=True)
    if final.exists():
        final.rename(old)
    aside.rename(final)
    shutil.rmtree(old, ignore_errors=True)
