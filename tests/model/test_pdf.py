"""A PDF that a page links to shows and is filled in, and does and tells nothing else."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from editorial.model.pdf import read
from tests.model.test_metadata import WORD, telling, words_in


def leaflet(title: str = "Intake form", lang: str = "en", says: str = "", root: dict | None = None, **options) -> bytes:
    """A PDF of one page with a photo, with a word in each place where such a file can hold one, and a field that `says` something.

    `root` is in its catalog.
    """
    pdf, made = Pdf.new(), BytesIO()
    pdf.add_blank_page(page_size=(200, 200))
    photo = pdf.make_stream(telling(".jpg"), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=32)
    photo.Filter, photo.ColorSpace, photo.BitsPerComponent = Array([Name.DCTDecode]), Name.DeviceRGB, 8
    told = pdf.make_stream(WORD)
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=[0, 0, 9, 9], T=WORD.decode(), M="D:2026")
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 9, 9], FT=Name.Tx, T="name", V=says)
    field = pdf.make_indirect(field)
    pdf.Root.AcroForm = Dictionary(Fields=[field])
    page = pdf.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(Photo=photo))
    page.Contents = pdf.make_stream(b"64 0 0 32 0 0 cm /Photo Do")
    page.Annots, page.Metadata = Array([pdf.make_indirect(mark), field]), told
    page.PieceInfo = Dictionary(Made=Dictionary(By=WORD.decode()))
    for name, value in {
        "Title": title,
        "Author": WORD.decode(),
        "Producer": WORD.decode(),
        "Path": WORD.decode(),
    }.items():
        if value:
            pdf.docinfo[f"/{name}"] = value
    if lang:
        pdf.Root.Lang = lang
    pdf.Root.OpenAction = Array([page, Name.Fit])  # as LibreOffice has it
    for name, value in (root or {}).items():
        pdf.Root[f"/{name}"] = value
    pdf.save(made, **options)
    return made.getvalue()


def test_it_tells_nothing_but_its_title_and_language_and_shows_the_same():
    data = leaflet()  # with the second of its making in its number
    made = read(data)
    assert made.wrong == ""
    assert made == read(data)
    assert read(made.data).wrong == ""
    with pikepdf.open(BytesIO(made.data)) as pdf:
        page = pdf.pages[0].obj
        raw = page.Resources.XObject.Photo.read_raw_bytes()
        assert words_in(raw) == []
        assert raw.startswith(b"\xff\xd8")
        assert page.Contents.read_bytes() == b"64 0 0 32 0 0 cm /Photo Do"
        assert (dict(pdf.docinfo), pdf.Root.Lang) == ({"/Title": "Intake form"}, "en")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert [str(mark.get("/T", "")) for mark in page.Annots] == ["", "name"]
        pdf.save(plain := BytesIO(), compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert WORD not in plain.getvalue()


def test_it_calls_nobody_by_itself():
    call = Dictionary(S=Name.URI, URI="https://counts.example")
    for told in ({"OpenAction": call}, {"AA": Dictionary(WC=call)}, {"Extra": Dictionary(AA=Dictionary(O=call))}):
        with pikepdf.open(BytesIO(read(leaflet(root=told)).data)) as pdf:
            pdf.save(plain := BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert b"counts.example" not in plain.getvalue()


SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
REFUSED = {
    "no-pdf": (b"<p>Intake form</p>", "is not a PDF that can be read"),
    "cut-off": (b"%PDF-1.7\n", "is not a PDF that can be read"),
    "locked": (leaflet(encryption=pikepdf.Encryption(owner="a", user="")), "is locked (encrypted)"),
    "password": (leaflet(encryption=pikepdf.Encryption(owner="a", user="b")), "asks for a password"),
    "script-at-once": (leaflet(root={"OpenAction": SCRIPT}), "runs a script (/JavaScript)"),
    "script-by-name": (leaflet(root={"Names": Dictionary(JavaScript=Dictionary(Names=["a", SCRIPT]))}), "runs a script"),
    "program": (leaflet(root={"AA": Dictionary(WC=Dictionary(S=Name.Launch, F="a.exe"))}), "starts a program (/Launch)"),
    "sends": (leaflet(root={"AA": Dictionary(WC=Dictionary(S=Name.SubmitForm))}), "sends what a reader types"),
    "path": (leaflet(root={"AA": Dictionary(WC=Dictionary(S=Name.URI, URI="file:///C:/x"))}), "has a link to file:///C:/x"),
    "attachment": (leaflet(root={"AF": [Dictionary(EF=Dictionary())]}), "has another file inside it"),
    "filled-in": (leaflet(says="Jane"), 'is filled in: its field "name" holds words'),
    "no-title": (leaflet(title=""), "has no title, which readers see"),
    "name-of-a-file": (leaflet(title="Microsoft Word - form 3.docx"), "has the name of a file as its title"),
    "no-language": (leaflet(lang=""), "does not say its language"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_does_or_lacks_something_is_refused_by_name(data, sentence):
    refused = read(data)
    assert sentence in refused.wrong
    assert refused.data == b""
