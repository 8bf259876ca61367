"""The style sheet and the script that stand in every page."""

import re

import pytest

from plugins.inline_assets import SHEETS, script, stylesheet
from tests.conftest import ROOT

CSS = ROOT / "theme/static/css"


@pytest.fixture(scope="module")
def css() -> str:
    return stylesheet(CSS)


def test_sheets_are_joined_in_their_order(tmp_path):
    (tmp_path / "components").mkdir()
    for name in ("print", "base", "components/b", "components/a", "layers", "tokens", "layout"):
        (tmp_path / f"{name}.css").write_text(f".{name.removeprefix('components/')} {{ color: red; }}\n")
    order = re.findall(r"\.(\w+)", stylesheet(tmp_path))
    assert order == ["layers", "tokens", "base", "layout", "a", "b", "print"]


def test_every_sheet_of_the_theme_is_taken():
    taken = {file for pattern in SHEETS for file in CSS.glob(pattern)}
    assert set(CSS.rglob("*.css")) - taken == set()


def test_the_order_of_the_layers_is_said_first(css):
    declared = re.search(r"@layer ([^;{]+);", (CSS / "layers.css").read_text(encoding="utf-8"))[1]
    used = list(dict.fromkeys(re.findall(r"@layer (\w+)\s*{", css)))
    assert [layer for layer in re.split(r",\s*", declared) if layer in used] == used


def test_it_cannot_end_the_element_that_holds_it(css):
    assert "</" not in css
    assert "</script" not in script(ROOT / "theme/static/js")


def test_it_is_smaller_than_it_was_written(css):
    assert "/*" not in css
    assert len(css) < sum(len(file.read_text(encoding="utf-8")) for file in CSS.rglob("*.css"))


def test_the_script_keeps_its_strings(tmp_path):
    (tmp_path / "a.js").write_text('document.title = "theme  one"; // a remark\n')
    short = script(tmp_path)
    assert "theme  one" in short
    assert "remark" not in short
