"""`make import` of an OpenDocument text: each word, raised and lowered ones too, as of a Word file."""

import io
import subprocess
import zipfile
from pathlib import Path

from editorial.commands.importing import pandoc
from tests.commands.imports import ARTICLE, PNG, body_of, load, refusal

CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info><dc:creator>Ann'
    "</dc:creator></office:change-info><text:p>old words</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes><text:p>New <office:annotation><dc:creator>Bo</dc:creator><text:p>Really?</text:p>"
    '</office:annotation>words<text:change text:change-id="c"/>.</text:p>'
)


def odt(folder: Path, inside: str = "", edge: str = "") -> Path:
    """An OpenDocument text that pandoc makes; `inside` stands in front of its text, `edge` at the foot of its pages."""
    (folder / "disc.png").write_bytes(PNG)
    command = [pandoc.find(), "-f", "markdown", "-t", "odt", "-o", "-"]
    made = subprocess.run(command, input=ARTICLE.encode(), cwd=folder, capture_output=True, check=True).stdout
    file = folder / "dose.odt"
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.namelist():
            data = old.read(entry).decode() if entry in ("content.xml", "styles.xml") else old.read(entry)
            if isinstance(data, str):
                data = data.replace("<office:text>", f"<office:text>{inside}", 1)
                data = data.replace("</style:footer>", f"<text:p>{edge}</text:p></style:footer>", 1)
            new.writestr(entry, data)
    return file


def test_an_opendocument_text_becomes_our_markdown(content, tmp_path):
    done = load(content, odt(tmp_path))
    body = body_of(done.path)
    assert "A dose is 10<sup>6</sup> cells, not 106, in H<sub>2</sub>O and 0.5 mg salt. (FILL IN" in body
    assert "| 10<sup>6</sup> | 21 of 44 |" in body
    assert "1. First\n    - deeper\n2. Second" in body
    assert [picture.read_bytes() for picture in done.pictures] == [PNG]
    assert done.remarks[1:] == ['Look if it came through: the formula, chart or sheet "5 × 10 6"']


def test_tracked_changes_and_comments_of_it_are_listed_and_refused(content, tmp_path):
    file = odt(tmp_path, CHANGED)
    assert refusal(content, file).endswith(
        'Nothing was written:\n  deleted by Ann: "old words"\n  comment by Bo: "Really?"'
    )
    body = body_of(load(content, file, accept=True).path)
    assert "New words." in body
    assert [words for words in ("old words", "Really") if words in body] == []


def test_what_is_no_opendocument_text_is_refused(content, tmp_path):
    (tmp_path / "no.odt").write_bytes(b"x")
    assert refusal(content, tmp_path / "no.odt") == (
        "no.odt is not an OpenDocument text that can be read. Save it in LibreOffice as .odt, without a password. "
        "Nothing was written"
    )


SETTLED = (
    "<text:table-of-content><text:index-body><text:p>Rest 1</text:p></text:index-body></text:table-of-content>"
    "<text:p>On <text:date>12 May 2020</text:date> see <text:placeholder>name</text:placeholder>"
    '<text:hidden-text text:string-value="secret"/></text:p>'
    "<text:p>Before <draw:custom-shape><text:p>Words in a shape</text:p></draw:custom-shape> after</text:p>"
    '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>both</text:p>'
    "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>last</text:p></table:table-cell>"
    '</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>twice</text:p>'
    "</table:table-cell><table:table-cell><text:p>low</text:p></table:table-cell></table:table-row></table:table>"
)


def test_fields_shapes_and_hidden_words_of_it_are_kept_and_named(content, tmp_path):
    done = load(content, odt(tmp_path, SETTLED), "Doses")
    body = " ".join(body_of(done.path).split())
    assert (
        "On 12 May 2020 see name (FILL IN this, or take it out: nobody had)"
        "secret (FILL IN nothing, but say if these words stay: they were hidden) Before after Words in a shape"
    ) in body
    assert "| both |  | last |" in body_of(done.path)
    assert "| twice | twice | low |" in body
    assert done.remarks[-6:-1] == [
        'Left out, since each page here makes its own: "Rest 1"',
        'LibreOffice had worked out these words. Look if they still hold: "12 May 2020"',
        'Hidden: "secret"',
        "A table had merged cells. Look if each word stands in its column",
        'Stood in a box, and follow the paragraph that held it: "Words in a shape"',
    ]


def test_words_that_tabs_set_in_columns_are_named_and_characters_that_no_file_may_hold_cost_none(content, tmp_path):
    rows = "<text:p>Mon<text:tab/>\u202aPark\u202c</text:p><text:p>1.<text:tab/>\ufeffWalk.</text:p>"
    done = load(content, odt(tmp_path, rows))
    assert body_of(done.path).startswith("1\\. Walk.\n")
    assert 'Set in columns by tabs, which are spaces now; make a table of it: "Mon Park"' in done.remarks
