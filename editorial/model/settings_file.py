"""The settings as `pelicanconf.py` and `publishconf.py` have them: read, and each with its place."""

import re
import traceback
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG, get_settings_from_file

from editorial.findings import ContentError, Finding, Place
from editorial.model.field import example
from editorial.model.settings import Contact, Settings
from editorial.model.textfile import unmerged
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml
from editorial.model.yamlplaces import Steps

FILES = ("pelicanconf.py", "publishconf.py")


def read(values: Mapping[str, Any], project: Path) -> Settings:
    """The settings among `values`, which Pelican has read from the files in the folder `project`.

    Raises ContentError with all that is wrong, each at the line that sets it.
    """
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    pages = [values.get(f"{name.upper()}_SAVE_AS", f"{name}.html") for name in values.get("DIRECT_TEMPLATES", ())]
    known = {name: value for name, value in values.items() if name in Settings.model_fields}
    places: dict[Steps, Place] = {(name,): place_of(name, project)[1] for name in known}
    settings, findings = validate(Settings, known | {"theme_pages": tuple(pages)}, Yaml(Path(FILES[0]), known, places))
    if settings is None:
        raise ContentError(*(_placed(finding, project) for finding in findings))
    return settings


def load(project: Path) -> Settings:
    """The settings of the project in the folder `project`, as `make html` has them.

    Raises ContentError as `read`, and where git has left two versions of the file.
    """
    if conflict := unmerged((project / FILES[0]).read_text(encoding="utf-8", errors="replace"), Path(FILES[0])):
        raise ContentError(conflict)
    try:
        values = get_settings_from_file(str(project / FILES[0]))
    except (SyntaxError, NameError) as error:
        raise ContentError(_not_python(error, project)) from None
    return read(DEFAULT_CONFIG | values, project)


def _not_python(error: SyntaxError | NameError, project: Path) -> Finding:
    """What to do with a settings file that Python cannot read."""
    if isinstance(error, SyntaxError):
        line, column = error.lineno or 1, error.offset or 1
    else:
        line, column = (error.__traceback__ and traceback.extract_tb(error.__traceback__)[-1].lineno) or 1, 1
    rows = (project / FILES[0]).read_text(encoding="utf-8").splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    above = next((number for number in range(line - 1, 0, -1) if rows[number - 1].split("#")[0].strip()), 0)
    before = rows[above - 1].split("#")[0].rstrip() if above else ""
    if curly := re.search("[“”‘’]", row):
        sentence = f'{curly[0]} is no quotation mark here. Type straight ones: "..."'
    elif isinstance(error, NameError):
        right = {"none": "None", "null": "None", "true": "True", "yes": "True", "false": "False", "no": "False"}
        known = right.get(str(error.name).lower())
        sentence = f"{error.name} stands without quotes. Write " + (known or f'"{error.name}"')
    elif isinstance(error, SyntaxError) and row.startswith((" ", "\t")) and before and before[-1] not in ",([{:=":
        line, column, sentence = above, len(before) + 1, "a comma is missing at the end of this line. Type it"
    elif value := re.match(r"([A-Z_]+\s*=\s*)([^\"'\[({#]*[^\s\"'#,])\s*(?:#.*)?$", row):
        column, sentence = len(value[1]) + 1, f'text stands in quotes. Write {value[1]}"{value[2]}"'
    else:
        sentence = "a quotation mark, a bracket or a comma is missing here, or in the line above. Type it"
    return Finding(Path(FILES[0]), Place(line, column), "file", sentence)


def place_of(name: str, project: Path) -> tuple[Path, Place]:
    """The settings file and the line that sets `name`."""
    for file in FILES:
        if (project / file).is_file():
            for line, row in enumerate((project / file).read_text(encoding="utf-8").splitlines(), 1):
                if re.match(rf"(?:\w+\s*=\s*)*{re.escape(name)}\s*[:=]", row):
                    return Path(file), Place(line)
    return Path(FILES[0]), Place(1)


def said(settings: Settings, project: Path) -> Iterator[tuple[str, Place]]:
    """Yield what the pages say by the settings, each with its place, the hours last; the words of a law are nobody's to mend."""
    words = [(name, getattr(settings, name)) for name in ("SITESUBTITLE", "WELCOME", "EDUCATION_NOTE")]
    words += [("NOTICES.says", one.says) for one in settings.NOTICES]
    for name, value in [*words, ("CONTACT.hours", settings.CONTACT.hours or "")]:
        yield value, _place_of_part(name, project)


def name(settings: Settings, project: Path) -> tuple[str, Place]:
    """What the site is called, and its place."""
    return settings.SITENAME, _place_of_part("SITENAME", project)


def examples(settings: Settings, project: Path) -> Iterator[tuple[str, Place]]:
    """Yield the settings that are the examples that stand beside them, each with its place; such hours may be true."""
    filled = [
        (f"CONTACT.{name}", getattr(settings.CONTACT, name), known)
        for name, known in Contact.model_fields.items()
        if name != "hours"
    ]
    for name, value, known in [*filled, ("REPOSITORY", settings.REPOSITORY, Settings.model_fields["REPOSITORY"])]:
        if value == example(known):
            yield name, _place_of_part(name, project)


def _place_of_part(name: str, project: Path) -> Place:
    """Where a setting stands, or a part of one, such as CONTACT.hours."""
    return _placed(Finding(Path(FILES[0]), Place(1), name, ""), project).place


def _placed(finding: Finding, project: Path) -> Finding:
    path, place = place_of(finding.what.partition(".")[0], project)
    *_, entry = finding.what.split(".")
    file = project / path
    rows = file.read_text(encoding="utf-8").splitlines()[place.line - 1 :] if file.is_file() else []
    if entry != finding.what and (
        at := next((at for at, row in enumerate(rows) if re.match(rf"\s*[\"']{entry}[\"']", row)), 0)
    ):
        place = Place(place.line + at)
    if finding.sentence.startswith("is missing"):
        names = {
            match[1]: Place(line) for line, row in enumerate(rows, 1) if (match := re.match(r"([A-Z_]+)\s*=", row))
        }
        if near := get_close_matches(finding.what, names.keys() - Settings.model_fields.keys(), n=1, cutoff=0.85):
            return Finding(
                path, names[near[0]], finding.what, f'is missing, and "{near[0]}" looks like it. Rename that'
            )
    return Finding(path, place, finding.what, finding.sentence)
