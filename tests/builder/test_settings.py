"""A setting that nobody reads is refused; every one that we set, or that Pelican reads, is known."""

import re
import runpy
import sys
from pathlib import Path

import pelican
import pytest
from pelican.settings import DEFAULT_CONFIG

from builder.settings import OPTIONAL, OURS, known, unknown
from tests.conftest import ROOT

# Pelican's own code; settings.py also names what is gone, and its tests name anything.
PELICAN = "\n".join(
    file.read_text(encoding="utf-8")
    for file in Path(pelican.__file__).parent.rglob("*.py")
    if file.name != "settings.py" and file.parent.name != "tests"
)


def settings(file: str) -> dict:
    return {name: value for name, value in runpy.run_path(str(ROOT / file)).items() if name.isupper()}


@pytest.fixture
def ours(monkeypatch) -> dict:
    monkeypatch.setattr(sys, "path", [*sys.path])  # both files put their folder in front of it
    monkeypatch.setenv("SITEURL", "https://example.org")
    return settings("pelicanconf.py") | settings("publishconf.py")


def test_every_setting_of_ours_is_known(ours):
    assert [str(finding) for finding in unknown(ours, ROOT)] == []


def test_every_name_that_we_read_is_set(ours):
    assert sorted(OURS - set(ours)) == []


def test_every_name_that_we_read_is_read():
    rooms = [
        *(ROOT / "plugins").rglob("*.py"),
        *(ROOT / "editorial").rglob("*.py"),
        *(ROOT / "builder").rglob("*.py"),
        *(ROOT / "theme/templates").rglob("*.*"),
    ]
    text = "\n".join(file.read_text(encoding="utf-8") for file in rooms if file.name != "settings.py")
    assert [name for name in sorted(OURS) if not re.search(rf"\b{name}\b", text)] == []


def test_every_name_that_pelican_reads_is_known():
    read = set(re.findall(r'settings(?:\.get\(|\[)\s*"([A-Z][A-Z_]+)"', PELICAN))
    assert sorted(read - known({})) == []


def test_pelican_reads_every_name_that_it_has_no_default_for():
    """A name that nothing reads would let a slip of the pen pass."""
    assert [name for name in sorted(OPTIONAL - set(DEFAULT_CONFIG)) if name not in PELICAN] == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("SITNAM = 'x'", 'SITNAM: is not a setting that anything reads; did you mean "SITENAME"?'),
        (
            "FEED_ALL_ATON: str = 'x'",
            'FEED_ALL_ATON: is not a setting that anything reads; did you mean "FEED_ALL_ATOM"?',
        ),
        ("XYZZY = 1", "XYZZY: is not a setting that anything reads; look for a slip of the pen"),
    ],
    ids=["misspelt", "annotated", "unlike-any"],
)
@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py"])
def test_an_unknown_name_is_shown_in_its_file_on_its_line(tmp_path, file, row, sentence):
    (tmp_path / "pelicanconf.py").write_text("SITENAME = 'a'\n")
    (tmp_path / file).write_text(f"SITENAME = 'a'\n\n{row}\n")
    name = re.match(r"\w+", row)[0]
    assert [str(finding) for finding in unknown({"SITENAME": "a", name: "x"}, tmp_path)] == [
        f"{file}:3:1: R78 error: {sentence}"
    ]


def test_all_unknown_names_are_said(tmp_path):
    (tmp_path / "pelicanconf.py").write_text("SITNAM = 'a'\nTHEM = 'b'\n")
    found = unknown({"SITNAM": "a", "THEM": "b"}, tmp_path)
    assert [(finding.place.line, finding.what) for finding in found] == [(1, "SITNAM"), (2, "THEM")]


@pytest.mark.parametrize("name", ["_private", "helper", "Path"])
def test_names_in_small_letters_are_no_settings(name, tmp_path):
    assert unknown({name: 1}, tmp_path) == []


def test_a_direct_template_brings_its_two_settings():
    assert {"SITEMAP_SAVE_AS", "SITEMAP_URL"} <= known({"DIRECT_TEMPLATES": ["sitemap"]})
    assert "SITEMAP_SAVE_AS" not in known({"DIRECT_TEMPLATES": []})
