"""What breaks a build although no text is wrong, as a sentence: the theme, the settings, our own code, the disk.

Takes the error as it was raised, or as Pelican only logs it; a writer sees one line that names the file, never a traceback.
"""

import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeGuard

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound

from editorial.commands.disk import from_here, meaning
from editorial.findings import ContentError, Finding, Place
from editorial.model.files import missing
from editorial.model.textfile import unmerged


def of_the_system(error: Exception) -> TypeGuard[OSError]:
    """Whether the system refused something; Jinja's missing templates only look like it."""
    return isinstance(error, OSError) and not isinstance(error, TemplateError)


def sentence(error: OSError, output: Path) -> str:
    """What the system refused, to which file (else to the folder `output` that is being written), and what to do."""
    name = error.filename2 or error.filename  # of a copy, where it was to go
    path = Path(os.fsdecode(name)) if name else output
    return f"{from_here(path)}: {meaning(error, path)}, then build again."


def before_all(error: Exception, root: Path) -> str:
    """Why no build could begin in the project `root`: what it cannot be without is gone, or else what the error says."""
    if said := missing(root, "content/", "theme/", "pelicanconf.py"):
        return said
    return sentence(error, root) if of_the_system(error) else str(finding(error, root))


def finding(error: Exception, root: Path) -> Finding:
    """An error of the theme or of our own code: the last place in the project `root` that it went through, and why."""
    places = _places(error, root)
    templates = [place for place in places if place[0].suffix != ".py"]
    path, line = (templates or places or [(Path("builder/build.py"), 1)])[-1]
    if isinstance(error, SyntaxError) and (
        conflict := unmerged((root / path).read_text(encoding="utf-8", errors="replace"), path)
    ):
        return conflict
    if isinstance(error, PelicanTemplateNotFound):
        missing = str(error).removeprefix("[templates] unable to load ").partition("[")[0]
        what, path, line = "template", Path("theme/templates"), 1
        says = f'there is no template "{missing}.html". Add the file, or take the name out of DIRECT_TEMPLATES'
    elif path == Path("builder/__main__.py"):  # Pelican could not take what they say
        what, path, line, says = "settings", Path("pelicanconf.py"), 1, f"{_said(error)}. Correct the setting"
    elif path.name in ("pelicanconf.py", "publishconf.py"):
        what, says = "settings", f"{_said(error)}. Correct this line"
    elif isinstance(error, TemplateNotFound):
        what, says = "template", f'there is no template "{error.name}". Correct the name, or add the file'
    elif isinstance(error, TemplateError):
        what, says = "template", f"{(error.message or '').rstrip('.')}. Correct the template"
    elif isinstance(error, MemoryError):
        what, says = "memory", "this machine has not enough of it. Close other programs, then build again"
    elif templates:
        what, says = "template", f"{_said(error)}. Correct the template, or what is handed to it"
    else:
        what = "program"
        says = f"{_said(error)}. This is a fault of the program, not of a text: tell who looks after it"
    return Finding(path, Place(line), what, " ".join(says.split()))


def _said(error: Exception) -> str:
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {message}".rstrip(". ")


def _places(error: Exception, root: Path) -> list[tuple[Path, int]]:
    """The files of the project, each with the line, that the error went through; the last is nearest to it."""
    frames: list[tuple[str | None, int | None]] = [
        (frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)
    ]
    if isinstance(error, SyntaxError | TemplateSyntaxError):
        frames.append((error.filename, error.lineno))
    ours = [(Path(file), line) for file, line in frames if file and Path(file).is_relative_to(root)]
    relative = [(path.relative_to(root), line or 1) for path, line in ours]
    return [(path, line) for path, line in relative if not path.parts[0].startswith(".")]


class Complaints(logging.Handler):
    """Hears every warning and error that is logged while it is entered, and says it: findings by `say`.

    Where a reader raises an error, Pelican logs the name of the file only, and goes on with the next.
    """

    def __init__(self, say: Callable[[Iterable[Finding]], None], root: Path):
        super().__init__(logging.WARNING)
        self.heard, self.say, self.root = False, say, root
        self.process = os.getpid()

    def emit(self, record: logging.LogRecord) -> None:
        if os.getpid() != self.process:
            raise RuntimeError  # so that process does the page, and hears it
        self.heard = True
        raised = sys.exception()
        if isinstance(raised, Exception) and of_the_system(raised):
            raise raised  # Pelican would go on without the file, as on a full disk
        if isinstance(raised, ContentError):
            self.say(raised.findings)
            return
        print(self.format(record), file=sys.stderr)
        if isinstance(raised, Exception):
            self.say([finding(raised, self.root)])

    def __enter__(self) -> "Complaints":
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)
