"""A setting that nothing reads is refused, and one that does not fit; every one that we set, or that Pelican reads, is known."""

import re
import sys
from pathlib import Path
from typing import Any

import pelican
import pytest
from pelican.settings import DEFAULT_CONFIG, get_settings_from_file

from builder.settings import OPTIONAL, read
from editorial.findings import ContentError
from editorial.model.settings import Settings
from tests.conftest import ROOT

# Pelican's own code; settings.py also names what is gone, and its tests name anything.
PELICAN = "\n".join(
    file.read_text(encoding="utf-8")
    for file in Path(pelican.__file__).parent.rglob("*.py")
    if file.name != "settings.py" and file.parent.name != "tests"
)
READ = set(re.findall(r'settings(?:\.get\(|\[)\s*"([A-Z][A-Z_]+)"', PELICAN))


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    """Every setting, as Pelican has it before it publishes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path])  # both files put their folder in front of it
        patch.setenv("SITEURL", "https://example.org")
        return DEFAULT_CONFIG | get_settings_from_file(str(ROOT / "publishconf.py"))


def refusal(values: dict[str, Any], project: Path = ROOT) -> list[str]:
    """What is said of settings; nothing when they are right."""
    try:
        read(values, project)
    except ContentError as error:
        return [str(finding) for finding in error.findings]
    return []


def test_our_own_settings_are_right(ours):
    assert refusal(ours) == []


def test_every_name_that_we_read_is_read():
    """Else it would be there for nothing."""
    rooms = [file for room in ("plugins", "editorial", "builder") for file in (ROOT / room).rglob("*.py")]
    rooms += (ROOT / "theme/templates").rglob("*.*")
    text = "\n".join(file.read_text(encoding="utf-8") for file in rooms if file != ROOT / "editorial/model/settings.py")
    names = [name for name in Settings.model_fields if name.isupper() and name not in DEFAULT_CONFIG]
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []


def test_every_name_that_pelican_reads_is_known(ours):
    unknown = [line for line in refusal(dict.fromkeys(READ) | ours) if "is not a setting that anything reads" in line]
    assert unknown == []


def test_pelican_reads_every_name_that_it_has_no_default_for():
    """A name that nothing reads would let a misspelled one pass."""
    assert [name for name in sorted(OPTIONAL - set(DEFAULT_CONFIG)) if name not in PELICAN] == []


NO_SETTING = "is not a setting that anything reads"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("SITNAM = 'x'", f'SITNAM: {NO_SETTING}; did you mean "SITENAME"?'),
        ("FEED_ALL_ATON: str = 'x'", f'FEED_ALL_ATON: {NO_SETTING}; did you mean "FEED_ALL_ATOM"?'),
        ("XYZZY = 1", f"XYZZY: {NO_SETTING}; check the spelling"),
    ],
    ids=["misspelled", "annotated", "unlike-any"],
)
@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py"])
def test_an_unknown_name_is_shown_in_its_file_on_its_line(ours, tmp_path, file, row, sentence):
    (tmp_path / "pelicanconf.py").write_text("SITENAME = 'a'\n")
    (tmp_path / file).write_text(f"SITENAME = 'a'\n\n{row}\n")
    name = re.match(r"\w+", row)[0]
    assert refusal(ours | {name: "x"}, tmp_path) == [f"{file}:3:1: R78 error: {sentence}"]


def test_all_unknown_names_are_said_and_names_in_small_letters_are_no_settings(ours):
    names = {"SITNAM": 1, "THEM": 2, "_private": 3, "helper": 4, "Path": 5}
    assert [line.split(": ")[2] for line in refusal(ours | names)] == ["SITNAM", "THEM"]


def test_a_direct_template_brings_its_two_settings(ours):
    pair = {"EXTRA_SAVE_AS": "extra.html", "EXTRA_URL": "extra.html"}
    assert len(refusal(ours | pair)) == 2
    assert refusal(ours | pair | {"DIRECT_TEMPLATES": [*ours["DIRECT_TEMPLATES"], "extra"]}) == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("THEME", 3, 'expected text in quotes, like "this", found 3'),
        ("ARTICLE_PATHS", "articles", 'expected a list, like ["one", "two"], found \'articles\''),
        ("RELATIVE_URLS", 1, "expected True or False, found 1"),
        ("SUMMARY_MAX_LENGTH", True, "expected a whole number, like 12, found True"),
        ("READERS", [], 'expected a table, like {"name": "value"}, found []'),
        ("JINJA_ENVIRONMENT", {}, 'lets a text write HTML into any page. Add `"autoescape": True`'),
    ],
)
def test_a_value_of_another_kind_than_pelicans_own_is_refused(ours, name, value, sentence):
    [line] = refusal(ours | {name: value})
    assert line.endswith(f": R78 error: {name}: {sentence}")


@pytest.mark.parametrize(
    ("address", "file", "fits"),
    [
        ("blog/{slug}.html", "blog/{slug}.html", True),
        ("blog/{slug}", "blog/{slug}.html", True),
        ("blog/{slug}/", "blog/{slug}/index.html", True),
        ("blog/{slug}/", "blog/{slug}.html", False),
        ("articles/{slug}.html", "blog/{slug}.html", False),
    ],
)
def test_an_address_leads_to_the_file_that_is_written(ours, address, file, fits):
    lines = refusal(ours | {"ARTICLE_URL": address, "ARTICLE_SAVE_AS": file})
    sentence = (
        f"ARTICLE_URL: leads to {address!r}, but ARTICLE_SAVE_AS writes the page to {file!r}. Give both the same value"
    )
    assert [line.split(" error: ")[1] for line in lines] == ([] if fits else [sentence])
