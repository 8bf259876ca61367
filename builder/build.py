"""The run itself: content is checked first, the site is built aside, and swapped in only when all went well.

Pelican drops a bad article and goes on, with exit code 0; its cleaning empties the output before it reads
a word. Here any mistake stops the build, every mistake is said, and the site that stood in the output
stays. pelicanconf.py names this class in PELICAN_CLASS, so that every way of running Pelican goes through it.
"""

import logging
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from pelican import Pelican
from pelican.log import console

from builder import error_sentences as faults
from builder import output_folder as swap
from builder.settings import mistaken, unknown, unsaid
from editorial.check import check
from editorial.findings import ContentError, Finding
from editorial.rules.permalinks import reminder


class Build(Pelican):
    """Pelican, refusing what is wrong and keeping what was right."""

    def __init__(self, settings: dict):
        self.root = Path(settings["PATH"]).parent
        strange = unknown(settings, self.root) or mistaken(settings, self.root) or unsaid(settings, self.root)
        if strange:
            _say(strange)
            raise SystemExit(1)
        wanted = len(settings["PLUGINS"] or ())
        super().__init__(settings)
        if len(self.plugins) < wanted:  # Pelican has said which, and would go on without it
            raise SystemExit(1)

    def run(self) -> None:
        """Build the site; `findings` then holds what was found. Ends with code 0 only if the new site is in its place."""
        started = time.monotonic()
        final, self.findings = Path(self.settings["OUTPUT_PATH"]).resolve(), []
        try:
            self._alone(final)
        except KeyboardInterrupt:  # Pelican would end with code 0
            print("Stopped.", file=sys.stderr)
            raise SystemExit(130) from None
        except swap.Busy:
            print("Another build does not end, so nothing was built. End it, then build again.", file=sys.stderr)
            raise SystemExit(1) from None
        except ContentError as error:
            self._refuse(error.findings)
        except Exception as error:
            if faults.of_the_system(error):
                print(faults.sentence(error), file=sys.stderr)
                self._refuse()
            self._refuse([faults.finding(error, self.root)])
        pages = sum(1 for _ in final.rglob("*.html"))
        where = final.relative_to(Path.cwd()) if final.is_relative_to(Path.cwd()) else final
        print(f"Built {pages} pages in {time.monotonic() - started:.1f} s. Open {where}/index.html")

    def _alone(self, final: Path) -> None:
        """Build while no other build does, and swap the new site in."""
        why_not = swap.unfit(final, [Path(self.path).resolve(), Path(self.theme).resolve()])
        if why_not:
            print(f"{final} {why_not}.", file=sys.stderr)
            self._refuse()
        final.parent.mkdir(parents=True, exist_ok=True)
        with swap.alone(final):
            swap.mend(final)
            findings = check(Path(self.path))
            if any(finding.level == "error" for finding in findings):
                self._refuse(findings)
            self._say(findings)
            if self.settings["WITHHOLD"]:
                print(reminder(Path(self.path)), end="")
            new = swap.aside(final)
            self.output_path = str(new)
            console.quiet = True  # Pelican's closing line comes before the swap, ours after
            try:
                swap.clear(new)
                with _Complaints(self._say, self.root) as complaints:
                    super().run()
                if complaints.heard:
                    self._refuse()
                swap.swap(new, final)
            finally:
                console.quiet = False
                swap.clear(new)

    def _get_generator_classes(self) -> list:
        """Pelican's, and one that comes last: it ends the run when all texts are read and one was refused."""
        return [*super()._get_generator_classes(), lambda **_: _Halt(self)]

    def _refuse(self, findings: Iterable[Finding] = ()) -> NoReturn:
        """Say what is wrong and that nothing was built, and leave."""
        self._say(findings)
        errors = [finding for finding in self.findings if finding.level == "error"]
        files = len({finding.path for finding in errors})
        what = f"{len(errors)} to mend in {files} file{'s' * (files != 1)}" if errors else "mend what stands above"
        print(f"Nothing was built: {what}. The last good site stays as it was.", file=sys.stderr)
        raise SystemExit(1) from None

    def _say(self, findings: Iterable[Finding]) -> None:
        new = [finding for finding in findings if finding not in self.findings]
        self.findings += new
        _say(new)


class _Halt:
    """A generator that generates nothing, so that the rooms after `check` only meet texts that are whole."""

    def __init__(self, build: Build):
        self.build = build

    def generate_context(self) -> None:
        if any(finding.level == "error" for finding in self.build.findings):
            self.build._refuse()


class _Complaints(logging.Handler):
    """Hears every warning and error that is logged while it is entered, and says it: findings by `say`.

    Where a reader raises an error, Pelican logs the name of the file only, and goes on with the next.
    """

    def __init__(self, say: Callable, root: Path):
        super().__init__(logging.WARNING)
        self.heard, self.say, self.root = False, say, root

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True
        raised = sys.exception()
        if not isinstance(raised, ContentError):
            print(self.format(record), file=sys.stderr)
        if raised:
            self.say(raised.findings if isinstance(raised, ContentError) else [faults.finding(raised, self.root)])

    def __enter__(self):
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_):
        logging.getLogger().removeHandler(self)


def _say(findings: Iterable[Finding]) -> None:
    print(*findings, sep="\n", end="\n" if findings else "", file=sys.stderr)
