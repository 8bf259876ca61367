"""PDFs of `content/files/`: forms and leaflets that a page links to. What one may hold, and how it leaves the house.

A PDF can run scripts, send what is typed into it elsewhere, and carry other files; it notes who made it, when and
with what, and so does each photo in it. What does more than show, and be filled in, is refused; what it tells besides
its words is taken away, losslessly, with qpdf (pikepdf). The same bytes always become the same. To import this takes
a tenth of a second, and most sites have no PDF: `Site.pdf` does so where there is one.
"""

import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from editorial.model import metadata
from editorial.model.textfile import kept_elsewhere

# What it has to say of a file is for programmers.
logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
AGAIN = "Save it again as PDF in the program that made it"
PRINT = "Print it into a new PDF"
# What a PDF may be told to do (ISO 32000-2, 12.6.4) that it may not do here, as the end of a sentence.
DOES = {
    "/JavaScript": f"runs a script (/JavaScript). {PRINT}",
    "/Launch": f"starts a program (/Launch). {PRINT}",
    "/SubmitForm": "sends what a reader types to another place (/SubmitForm). Take that button out",
    "/ImportData": f"reads another file (/ImportData). {PRINT}",
    "/GoToR": "leads to another file (/GoToR), which readers do not have. Take that link out",
    "/GoToE": "leads to a file inside it (/GoToE). Take that link out",
} | {
    f"/{name}": f"plays something (/{name}). Take it out, and link to it on the page"
    for name in ("Rendition", "Movie", "Sound", "RichMediaExecute", "GoTo3DView")
}
# Entries of objects that do so by themselves, or hold what is no page.
HOLDS = {
    "/JS": DOES["/JavaScript"],
    "/EF": "has another file inside it. Take the attachment out",
    "/XFA": f"is a form that few programs can open (/XFA). {PRINT}",
    "/RichMediaContent": DOES["/RichMediaExecute"],
}
# What programs note for themselves (14.3, 14.5, 12.3.4).
NOTED = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
# What a PDF does when it is opened, a page is turned, or a field is left (12.6.3).
UNASKED = {"/OpenAction", "/AA"}
# Who has put a mark on a page, and when (12.5.2, 12.5.6.2); in a field of a form, /T is its name.
MARKED = ("/T", "/M", "/CreationDate", "/NM")
# A photo, as its camera has written it.
PHOTO = (pikepdf.Name.DCTDecode, pikepdf.Array([pikepdf.Name.DCTDecode]))
ABROAD = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
# What programs call a PDF that its writer has given no title.
FILE = re.compile(r"(?:Microsoft \w+ - |untitled).*|\S*\.(?:docx?|odt|pages|pdf|pptx?|indd)", re.IGNORECASE)


@dataclass(frozen=True)
class Pdf:
    """A PDF as it is published, or what is `wrong` with it, as the end of a sentence."""

    data: bytes = b""
    wrong: str = ""


class _Refused(ValueError):
    """Why a PDF cannot be published."""


def read(data: bytes) -> Pdf:
    """What becomes of the PDF `data`. Never raises."""
    try:
        with warnings.catch_warnings(action="ignore"), pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return Pdf(wrong=f"is locked (encrypted), which shuts out screen readers. {AGAIN}, without protection")
            return Pdf(_cleaned(pdf))
    except _Refused as refused:
        return Pdf(wrong=str(refused))
    except pikepdf.PasswordError:
        return Pdf(wrong=f"asks for a password. {AGAIN}, without one")
    except Exception:  # there are many ways to be broken
        return Pdf(wrong=kept_elsewhere(data) or f"is not a PDF that can be read. {AGAIN}")


def _cleaned(pdf: pikepdf.Pdf) -> bytes:
    """The file without what it tells besides. Raises _Refused."""
    title, lang = _named(pdf), str(pdf.Root.get("/Lang", "")).strip()
    conforms = str(pdf.open_metadata().get("pdfuaid:part") or "")
    for part in _parts(pdf):
        if wrong := _wrong(part):
            raise _Refused(wrong)
        _strip(part)
    if not title or FILE.fullmatch(title):
        named = f'has the name of a file as its title, "{title}"' if title else "has no title"
        raise _Refused(
            f"{named}, which readers see and hear first. Give it one (Word: File, Info, Title; LibreOffice: File, "
            "Properties), and save it as PDF again"
        )
    if not lang:
        raise _Refused(
            "does not say its language, which a screen reader must know. Save it as a PDF with tags (Word: Options, "
            "Document structure tags; LibreOffice: Universal accessibility)"
        )
    for part in _parts(pdf):  # what it does unasked: begins somewhere, or calls another host; the rest is refused
        for key in UNASKED & part.keys():
            del part[key]
    pdf.Root.ViewerPreferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    pdf.Root.ViewerPreferences.DisplayDocTitle = True
    if "/Info" in pdf.trailer:
        del pdf.trailer.Info
    pdf.docinfo["/Title"] = title
    with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
        said["dc:title"] = title
        if conforms:
            said["pdfuaid:part"] = conforms
    made = BytesIO()
    pdf.save(made, deterministic_id=True, linearize=True)
    return made.getvalue()


def _named(pdf: pikepdf.Pdf) -> str:
    """The title that a PDF gives itself, in either of the two ways; empty where it gives none."""
    return " ".join(str(pdf.docinfo.get("/Title") or pdf.open_metadata().get("dc:title") or "").split())


def _parts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every dictionary and stream of a file, those that stand inside others, too."""
    waiting = list(pdf.objects)
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            inside = list(part)
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            yield part
            inside = [one for _, one in part.items()]
        else:
            continue
        waiting += [one for one in inside if isinstance(one, pikepdf.Object) and not one.is_indirect]


def _wrong(part: Any) -> str:
    """What is wrong with a part of a PDF; empty when nothing is."""
    does, address = str(part.get("/S", "")), str(part.get("/URI", ""))
    if held := next((key for key in HOLDS if key in part), ""):
        return HOLDS[held]
    if does in DOES:
        return DOES[does]
    if does == "/URI" and not ABROAD.match(address):
        return f"has a link to {address}, which no reader can open. Correct it, and save it as PDF again"
    if part.get("/FT") == "/Tx" and str(part.get("/V", "")).strip() not in ("", str(part.get("/DV", "")).strip()):
        return f'is filled in: its field "{part.get("/T", "")}" holds words. Empty the form, and save it again'
    return ""


def _strip(part: Any) -> None:
    """Take out of a part what it tells besides."""
    marked = MARKED if "/Rect" in part and "/Subtype" in part and part.Subtype != "/Widget" else ()
    for key in (*NOTED, *marked):
        if key in part:
            del part[key]
    if part.get("/Filter") in PHOTO:
        photo = part.read_raw_bytes()
        try:
            part.write(metadata.jpeg(photo), filter=part.Filter, decode_parms=part.get("/DecodeParms"))
        except metadata.UNKNOWN:  # readers of PDFs show some that break the rules
            return
