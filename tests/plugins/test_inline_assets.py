"""The styles and scripts that stand in a page."""

import re

import pytest

from plugins.inline_assets import SHEETS, below, script, stylesheet
from tests.conftest import ROOT

CSS = ROOT / "theme/static/css"


@pytest.fixture(scope="module")
def css() -> str:
    parts = below(CSS)
    return stylesheet(CSS).whole + str(parts(*parts.files))


def folder(target, *names: str):
    """A folder of sheets, each with one class of its own name."""
    (target / "components").mkdir()
    for name in names:
        file = target / f"{name}.css"
        file.write_text(f".{file.stem} {{ color: {len(file.stem)}px; }}\n")
    return target


def classes(css: str) -> list[str]:
    return re.findall(r"\.(\w+)", css)


ALL = ("base", "components/b", "components/a", "layers", "tokens", "layout")


def test_sheets_are_joined_in_their_order(tmp_path):
    parts = stylesheet(folder(tmp_path, *ALL))
    assert classes(parts.whole) == ["layers", "tokens", "base", "layout", "a", "b"]


def test_a_page_has_the_rules_that_can_match_something_there(tmp_path):
    page = '<body><main id="m"><p class="b x">.c</p></main>'
    kept = (
        "body",
        "p",
        ".b",
        "#m",
        ".b:not(.c)",
        ".b:hover",
        "[data-y]",
        ".b:is(.c,.x)",
        ".b:has(p)",
        ".b~.open",
        "::before",
    )
    left_out = ("h1", ".c", "#n", ".b.c", ".c:hover", ".b:has(.c)", ":is(.c,#n)", ".d:not(.b)", ".p", "#b", ".list")
    sheet = folder(tmp_path)
    (sheet / "base.css").write_text(
        "".join(f"{one}, h6 {{ margin: {at}px }}" for at, one in enumerate(kept + left_out, 1))
    )
    short = stylesheet(sheet)(page, 'list.classList.add("open")')
    expected = [one.replace(":is(.c,.x)", ".x").replace("::", ":") for one in kept]
    assert re.findall(r"([^{}]*){margin", short) == expected


def test_a_rule_outside_of_all_layers_is_kept_too(tmp_path):
    sheet = folder(tmp_path)
    (sheet / "base.css").write_text("@layer a, b; p { margin: 1px } @layer b; .x { margin: 2px } .y { margin: 3px }")
    short = stylesheet(sheet)('<p class="x">', "")
    assert re.findall(r"([^{};]*){margin", short) == ["p", ".x"]


def test_a_name_that_no_file_has_is_refused(tmp_path):
    with pytest.raises(ValueError, match="There is no style called crads"):
        below(folder(tmp_path, *ALL))("crads")


def test_a_page_has_the_tokens_that_its_rules_and_its_drawings_ask_for(tmp_path):
    sheets = folder(tmp_path, *ALL)
    (sheets / "tokens.css").write_text(":root { --a: 1px; --b: var(--c); --c: 2px; --d: var(--e); --e: 3px }\n")
    (sheets / "base.css").write_text("p { margin: var(--b) } h1 { margin: var(--a) }\n")
    parts = stylesheet(sheets)
    assert re.findall(r"--\w(?=:)", parts("<p>", "")) == ["--b", "--c"]
    assert re.findall(r"--\w(?=:)", parts('<path fill="var(--d,#fff)">', "")) == ["--d", "--e"]


def test_every_sheet_of_the_theme_is_taken():
    taken = {file for pattern in (*SHEETS, "below/*.css") for file in CSS.glob(pattern)}
    assert set(CSS.rglob("*.css")) - taken == set()
    assert len(stylesheet(CSS).files | below(CSS).files) == len(taken), "two sheets have one name"


def test_the_order_of_the_layers_is_said_first(css):
    declared = re.search(r"@layer ([^;{]+);", (CSS / "layers.css").read_text(encoding="utf-8"))[1]
    used = list(dict.fromkeys(re.findall(r"@layer (\w+)\s*{", css)))
    assert re.split(r",\s*", declared) == used


def test_it_cannot_end_the_element_that_holds_it(css):
    scripts = script(ROOT / "theme/static/js")
    assert "</" not in css
    assert "</script" not in scripts(*scripts.files)


def test_it_is_smaller_than_it_was_written(css):
    assert "/*" not in css
    assert len(css) < sum(len(file.read_text(encoding="utf-8")) for file in CSS.rglob("*.css"))


def test_the_script_keeps_its_strings(tmp_path):
    text = '// a remark\nif (x) {\n  // a remark\n  document.title = "theme  one"; // a remark\n  y("https://example.org");\n}\n'
    (tmp_path / "a.js").write_text(text)
    short = script(tmp_path)("a")
    assert "theme  one" in short
    assert "https://example.org" in short
    assert "remark" not in short


# A mark that says on which side of a page, in every language and direction, is wrong in some.
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-(margin|padding))-(left|right|top|bottom)\b[\w-]*|left|right|top|bottom"
    r"|border-(top|bottom)-(left|right)-radius|(min-|max-)?(width|height))\s*:"
    r"|(?<=[:\s])(left|right)\s*[;}]"
)


@pytest.mark.parametrize("file", sorted(CSS.rglob("*.css")), ids=lambda file: file.stem)
def test_no_property_names_a_side_of_the_screen(file):
    """Logical properties only, so that a page in a language from right to left is a mirror of the others."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"@(media|container|supports)[^{]*", "", text)  # a screen has a width
    found = [match[0] for match in PHYSICAL.finditer(text)]
    shorthand = re.findall(r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*([^;}]+)", text)
    uneven = [value for value in shorthand if len(sides := parts_of(value)) == 4 and sides[1] != sides[3]]
    assert (found, uneven) == ([], [])


def parts_of(value: str) -> list[str]:
    """The parts of a value, a function being one."""
    return re.findall(r"[\w.%+-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?", value)
