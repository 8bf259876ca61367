"""`make import` of a Word file: what it tells by looks, in boxes, drawings, fields and formulas is kept, and named."""

from pathlib import Path

import pytest

from tests.commands.imports import SPACES, body_of, docx, load, paragraph, run, xml
from tests.conftest import findings

HIDDEN = " (FILL IN nothing, but say if these words stay: they were hidden)"
WHITE = '<w:color w:val="FFFFFF"/>'
# How large each thing is does not matter to anyone who reads.
CHART = f"""<c:chartSpace {SPACES}><c:title><a:p><a:r><a:t>Pain</a:t></a:r></a:p></c:title><c:ser><c:tx><c:v>Rest</c:v></c:tx>
<c:cat><c:pt idx="0"><c:v>May</c:v></c:pt><c:pt idx="1"><c:v>June</c:v></c:pt></c:cat>
<c:val><c:pt idx="0"><c:v>4.2999999999999998</c:v></c:pt><c:pt idx="1"><c:v>2</c:v></c:pt></c:val></c:ser></c:chartSpace>"""
DIAGRAM = f"""<dgm:dataModel {SPACES}><dgm:pt><a:p><a:r><a:t>Ask</a:t></a:r></a:p></dgm:pt>
<dgm:pt><a:p><a:r><a:t>Move</a:t></a:r></a:p></dgm:pt></dgm:dataModel>"""


def word(folder: Path, body: str, **parts: str) -> Path:
    """A Word file with this body and these parts, whose names begin with what they are."""
    return docx(folder, "# Doses\n\nText.\n", last=body, **parts)


def drawing(inside: str) -> str:
    return f"<w:r><w:drawing><a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></w:drawing></w:r>"


def box(*words: str) -> str:
    return "".join(f"<w:txbxContent>{paragraph(run(each))}</w:txbxContent>" for each in words)


def field(code: str, shown: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{run(shown)}{marks[2]}"


def cell(words: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(run(words))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


STYLES = xml(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Mine"><w:basedOn w:val="Up"/></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>',
)


@pytest.mark.parametrize(
    ("body", "shown", "remark"),
    [
        (
            paragraph(run("Seen "), run("a secret", "<w:vanish/>"), run(" and "), run("more", '<w:rStyle w:val="Ghost"/>')),
            f"Seen a secret{HIDDEN} and more{HIDDEN}",
            'Hidden, under "Doses": "a secret", "more"',
        ),
        (paragraph(run("On "), run("white", WHITE)), f"On white{HIDDEN}", 'Hidden, under "Doses": "white"'),
        (paragraph(run("lit", f'{WHITE}<w:shd w:fill="1F3864"/>')), "lit", None),
        (
            paragraph(run("In "), run("21 of 44", '<w:highlight w:val="yellow"/>')),
            "In 21 of 44",
            'Marked as with a pen, under "Doses": "21 of 44"',
        ),
        (
            paragraph(run("10"), run("6", '<w:position w:val="6"/>'), run(" to 10"), run("7", '<w:rStyle w:val="Mine"/>')),
            "10<sup>6</sup> to 10<sup>7</sup>",
            None,
        ),
        (
            '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>' + run("M", '<w:position w:val="-6"/>') + "</w:p>"
            + paragraph(run("ost backs mend.")),
            "Most backs mend.",
            None,
        ),
        (
            paragraph(
                run("Before "),
                f"<w:r><mc:AlternateContent><mc:Choice>{drawing(box('One.', 'Two.'))[5:-6]}</mc:Choice>"
                f"<mc:Fallback><w:pict>{box('One.')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                run("after."),
            ),
            "Before after. One. Two.",
            'Stood in a box, and follow the paragraph that held it, under "Doses": "One.", "Two."',
        ),
        (paragraph('<w:r><w:pict><v:textpath string="Big words"/></w:pict></w:r>'), "Big words", None),
        (
            paragraph(drawing('<c:chart r:id="xchart1"/>')),
            "FILL IN a table of the numbers of this chart, or its picture; it says: Pain<br> Rest: May 4.3, June 2",
            None,
        ),
        (
            paragraph(drawing('<dgm:relIds r:dm="xdata1"/>')),
            "FILL IN a list of what this diagram says, or its picture: Ask<br> Move",
            None,
        ),
        (
            paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
            "FILL IN a picture or table for what Excel had put here",
            None,
        ),
        (
            paragraph(run("Dear "), field(" MERGEFIELD First ", "«First»"), '<w:fldSimple w:instr=" REF a ">' + run(", table 4") + "</w:fldSimple>"),
            "Dear «First» (FILL IN the words for the field First), table 4",
            'Word had worked out these words. Look if they still hold, under "Doses": ", table 4"',
        ),
        (
            paragraph(run("Eased"), field(" ADDIN EN.CITE x ", "(Doe 2020)"), run(".")),
            "Eased(Doe 2020) (FILL IN the reference here, by make reference, and take its old number or name out).",
            None,
        ),
        (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{paragraph(run('Risks 3'))}</w:sdtContent></w:sdt>",
            "",
            'Left out, since each page here makes its own table of contents, under "Doses": "Risks 3"',
        ),
        (
            paragraph(run("A "), "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Tap here") + "</w:sdtContent></w:sdt>"),
            "A Tap here (FILL IN this, or take it out: nobody had)",
            None,
        ),
        (
            paragraph("<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath>"),
            "(a + b)/c (FILL IN nothing, but look if this formula, now in one line, still says the same)",
            None,
        ),
        (
            table(cell("a") + cell("b"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("c")),
            "Table: FILL IN what this table shows | a | b | |---|---| | | c |",
            None,
        ),
        (
            table(cell("a", "<w:vMerge w:val=\"restart\"/>") + cell("b"), cell("under a", "<w:vMerge/>") + cell("c")),
            f"Table: FILL IN what this table shows | a | b | |---|---| | under a{HIDDEN} | c |",
            'Hidden, under "Doses": "under a"',
        ),
        (
            '<w:altChunk r:id="x"/>',
            "FILL IN the text that another file put here: open this one in Word, save it, import it again",
            None,
        ),
    ],
    ids=[
        "hidden", "white", "white-on-blue", "pen", "raised", "drop-cap", "boxes", "wordart", "chart", "smartart", "sheet",
        "fields", "citation", "contents", "form", "fraction", "offset-row", "covered-cell", "other-file",
    ],
)  # fmt: skip
def test_what_a_word_file_tells_by_looks_is_kept_or_named(content, tmp_path, body, shown, remark):
    parts = {"styles": STYLES, "chart1": CHART, "data1": DIAGRAM}
    done = load(content, word(tmp_path, body, **parts))
    assert " ".join(body_of(done.path).split()) == f"Text. {shown}".strip()
    assert done.remarks == ([remark] if remark else [])
    assert not [found for found in findings(content, done.path) if found.rule == "R78" and found.level == "error"]


def test_a_comment_is_named_with_the_words_that_it_is_about(content, tmp_path):
    comments = xml("comments", f'<w:comment w:id="1" w:author="Bo">{paragraph(run("Really?"))}</w:comment>')
    body = paragraph('<w:commentRangeStart w:id="1"/>', run("Eased"), '<w:commentRangeEnd w:id="1"/>', run(" soon"))
    done = load(content, word(tmp_path, body, comments=comments), accept=True)
    assert done.remarks == ['Accepted, or left out if a comment: comment by Bo: "Really?", on "Eased"']


def test_signs_that_would_take_minutes_are_kept_as_code(content, tmp_path):
    (tmp_path / "ticks.md").write_text("# Ticks\n\n" + " ".join("`" * many for many in range(1, 90)), encoding="utf-8")
    assert load(content, tmp_path / "ticks.md").remarks[0].startswith("A paragraph of many signs became code")
