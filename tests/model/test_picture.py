"""Which pictures the site shows, and what is made of the others. Single broken files stand in `mistakes/drawing-...`."""

from io import BytesIO
from pathlib import Path
from struct import pack
from zlib import crc32

import pytest
from PIL import Image

from editorial.model import files, picture
from tests.conftest import ROOT

DRAWING = (ROOT / "tests/markup/tiny.svg").read_text(encoding="utf-8")


def painted(kind: str, mode: str = "RGB") -> bytes:
    """A picture of 4 × 2 pixels, as a file of one kind ("PNG")."""
    made = BytesIO()
    Image.new(mode, (4, 2)).save(made, kind)
    return made.getvalue()


def moving(kind: str) -> bytes:
    """Two pictures, one after the other, as a file of one kind."""
    made = BytesIO()
    Image.new("RGB", (4, 2)).save(made, kind, save_all=True, append_images=[Image.new("RGB", (4, 2), "red")])
    return made.getvalue()


@pytest.mark.parametrize("suffix", sorted(picture.FORMATS))
def test_a_picture_of_each_kind_is_shown_and_may_lie_among_the_figures(suffix, tmp_path):
    (tmp_path / "figures").mkdir()
    file = tmp_path / f"figures/a{suffix}"
    file.write_bytes(painted(picture.FORMATS[suffix]))
    assert picture.wrong(file) == ""
    assert files.look(tmp_path).findings == ()


@pytest.mark.parametrize("suffix", sorted(picture.CONVERTED))
def test_other_kinds_are_refused_where_they_lie_and_an_import_makes_png_of_them(suffix, tmp_path):
    kind = Image.registered_extensions()[suffix]
    (tmp_path / "figures").mkdir()
    file = tmp_path / f"figures/a{suffix}"
    file.write_bytes(painted(kind))
    assert "is not a picture: .avif, .jpeg, .jpg, .png, .svg, .webp. Use one of these" in picture.wrong(file)
    assert "not of a kind that belongs in figures/" in files.look(tmp_path).findings[0].sentence
    with Image.open(BytesIO(picture.as_png(file.read_bytes()))) as made:
        assert made.format == "PNG"


def test_what_shines_through_stays_so_and_what_is_no_picture_is_none():
    with Image.open(BytesIO(picture.as_png(painted("TIFF", "RGBA")))) as made:
        assert made.mode == "RGBA"
    assert picture.as_png(b"GIF89a and no more") is None


# What Git LFS leaves where a file was not fetched.
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
SIZELESS = "does not say how large it is, so a phone cuts it off. Write <svg viewBox="


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.png", painted("JPEG"), "is called .png and holds a JPEG"),
        ("a.png", painted("PNG")[:-20], "cannot be decoded"),
        ("a.webp", b"", "cannot be decoded"),
        ("a.png", moving("PNG"), "moves, and a page gives readers no way to stop it"),
        ("a.webp", moving("WEBP"), "moves, and a page gives readers no way to stop it"),
        ("a.svg", b"<?xml?>" + DRAWING.encode(), "does not begin with <svg"),
        ("a.png", POINTER, "is kept elsewhere by Git LFS. Fetch it: git lfs pull"),
        ("a.svg", POINTER, "is kept elsewhere by Git LFS. Fetch it: git lfs pull"),
        ("a.svg", DRAWING.replace("viewBox", "x").encode(), SIZELESS + '"0 0 WIDTH HEIGHT"'),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 60"/>', SIZELESS),
    ],
    ids=[
        *("other-kind", "cut-off", "empty", "moving-png", "moving-webp", "declaration"),
        *("pointer", "pointer-to-a-drawing", "no-size", "ground-of-nothing"),
    ],
)
def test_what_is_wrong_with_a_picture_is_said(name, data, sentence, tmp_path):
    (tmp_path / name).write_bytes(data)
    assert picture.wrong(tmp_path / name).startswith(sentence)


def huge_png(side: int) -> bytes:
    """The first bytes of a PNG that says it has so many pixels on each side."""
    head = b"IHDR" + pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + pack(">I", 13) + head + pack(">I", crc32(head)) + painted("PNG")[33:]


@pytest.mark.parametrize("side", [12_000, 60_000])
def test_a_picture_too_large_to_decode_is_refused_before_it_is(side, tmp_path):
    png = huge_png(side)
    row = pack("<3H4B2H2I", 0, 1, 1, 16, 16, 0, 0, 1, 32, len(png), 22)
    for name, data in {"a.png": png, "a.ico": row + png}.items():
        (tmp_path / name).write_bytes(data)
        assert picture.wrong(tmp_path / name, icon=True) == "has more than 100 million pixels. Make it smaller"
        assert picture.as_png(data) is None


def test_an_icon_need_not_say_what_it_shows_and_may_be_of_its_own_kind(tmp_path):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h4"/></svg>'
    for name, data in {"a.svg": svg, "a.ico": painted("ICO")}.items():
        (tmp_path / name).write_bytes(data)
        assert picture.wrong(tmp_path / name, icon=True) == ""
        assert picture.wrong(tmp_path / name) != ""


def test_a_phone_s_photo_with_a_second_picture_behind_it_is_a_jpeg(tmp_path):
    image = Image.new("RGB", (4, 2))
    image.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[image])
    assert picture.wrong(tmp_path / "a.jpg") == ""


def test_the_real_pictures_are_right():
    for file in (ROOT / "content/figures").iterdir():
        assert picture.wrong(Path(file)) == "", file
