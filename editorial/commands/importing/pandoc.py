"""Word files and web pages as pandoc's tree (hackage.haskell.org/package/pandoc-types), read by the program itself.

Prefers the pandoc of this machine, else takes the one that requirements-import.txt brings.
"""

import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path

from editorial.commands.command import CommandError
from editorial.commands.importing import xmlfile
from editorial.commands.importing.formula import line
from editorial.commands.importing.tree import NO_ATTRIBUTES, Tree, every, with_headings
from editorial.rules.placeholders import placeholder

# Figures have been a part of the tree since 3.0.
OLDEST = 3
SECONDS = 120
# Memory that the program may fill (pandoc's manual, "A note on security").
MEMORY = ["+RTS", "-M2g", "-RTS"]
PARAGRAPH, MATH = re.compile(r"<p>(.*?)</p>", re.DOTALL), re.compile(r"<math\b.*</math>", re.DOTALL)
UNKNOWN = f"{placeholder('a line of words for this formula:')} "
UNREADABLE = "pandoc cannot read {name}. Open it, save it again, and try again. Nothing was written"


def find() -> str:
    """The path of a pandoc that is new enough; CommandError when there is none."""
    wheel = importlib.util.find_spec("pypandoc")
    packed = Path(wheel.origin).parent / "files/pandoc" if wheel and wheel.origin else None
    for path in (shutil.which("pandoc"), packed):
        if path and Path(path).is_file():
            shown = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=SECONDS).stdout
            version = re.match(r"pandoc\S* (\d+)", shown)
            if version and int(version[1]) >= OLDEST:
                return str(path)
    raise CommandError("pandoc is not here. Delete .venv/import.ready and say `make import` again. Nothing was written")


def read(content: bytes, form: str, name: str) -> Tree:
    """A file's content in the form "docx" or "html" as pandoc's tree, tracked changes accepted, formulas as text.

    Raises CommandError, which calls the file `name`, when pandoc cannot read it; RecursionError when it is nested deeply.
    """
    document = json.loads(converted(content, form, "json", name))
    if formulas := list(every("Math", document)):
        lines = document | {"meta": {}, "blocks": [{"t": "Para", "c": [formula]} for formula in formulas]}
        html = converted(json.dumps(lines).encode(), "json", "html", name, "--mathml").decode()
        for formula, found in zip(formulas, PARAGRAPH.findall(html), strict=True):
            math = MATH.search(found)
            unknown = [{"t": "Ours", "c": UNKNOWN}, {"t": "Str", "c": formula["c"][1]}]
            parts = line(xmlfile.tree(math[0].encode())) if math else unknown
            formula["t"], formula["c"] = "Span", [NO_ATTRIBUTES, parts]
    return Tree(document["meta"], with_headings(document["blocks"]))


def converted(content: bytes, form: str, to: str, name: str, *more: str) -> bytes:
    """A file's content in one of pandoc's forms as another. CommandError, which calls it `name`, when it cannot be read."""
    command = [find(), *MEMORY, "--quiet", "--sandbox", "--from", form, "--to", to, "--track-changes=accept", *more]
    try:
        return subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise CommandError(UNREADABLE.format(name=name)) from None
