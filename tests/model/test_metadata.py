"""What a picture tells besides itself does not leave the house, wherever a camera or a program has put it."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from editorial.model import picture
from editorial.model.color_profile import without_words
from editorial.model.drawing import DrawingRefused
from editorial.model.metadata import stripped

WORD = b"zyxquark"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">zyxquark</x:xmpmeta>'
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PROFILE = SRGB.replace("sRGB built-in".encode("utf-16-be"), "zyxquark made".encode("utf-16-be"))
FORMATS = picture.FORMATS | {".ico": "ICO"}
LIES_ON_ITS_SIDE = 6


def photo() -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (64, 32), "blue")
    image.paste("red", (0, 0, 32, 32))
    return image


def saved(kind: str, image: Image.Image | None = None, **options) -> bytes:
    """A picture as a file of the kind ".png"."""
    made = BytesIO()
    (image or photo()).save(made, FORMATS[kind], **options)
    return made.getvalue()


def telling(kind: str, orientation: int = 1) -> bytes:
    """A picture with a word in each place where such a file can hold one."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = exif[ExifTags.Base.Artist] = WORD.decode()
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = WORD
    told = {"exif": exif, "icc_profile": PROFILE}
    if kind == ".ico":
        inside = telling(".png")
        return pack("<3H4B2H2I", 0, 1, 1, 64, 32, 0, 0, 1, 32, len(inside), 22) + inside + WORD
    if kind == ".png":
        texts = PngInfo()
        texts.add_text("Comment", WORD.decode())
        texts.add_text("Author", WORD.decode(), zip=True)
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        texts.add_itxt("Title", WORD.decode(), zip=True)
        data = saved(kind, pnginfo=texts, **told)
        of_head = data[:33] + _png_part(b"tIME", pack(">H5B", 2026, 1, 1, 1, 1, 1)) + _png_part(b"teSt", WORD)
        return of_head + data[33:] + WORD
    data = saved(kind, xmp=XMP, **told)
    if kind == ".webp":
        own = b"ZYXQ" + pack("<I", len(WORD)) + WORD
        return data[:4] + pack("<I", len(data) - 8 + len(own)) + data[8:] + own + WORD
    if kind == ".avif":
        own = pack(">I", 24 + len(WORD)) + b"uuid" + bytes(16) + WORD
        return data.replace(b"Color", WORD[:5]) + own + WORD * 2
    parts = b"".join(_jpeg_part(code, begin + WORD) for code, begin in ((0xFE, b""), (0xED, b"Photoshop 3.0\0")))
    parts += _jpeg_part(0xE0, b"JFXX\0\x10" + WORD) + _jpeg_part(0xE2, b"FPXR\0" + WORD) + _jpeg_part(0xEB, WORD)
    return data[:2] + parts + data[2:] + WORD


def _png_part(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))


def _jpeg_part(code: int, data: bytes) -> bytes:
    return pack(">BBH", 0xFF, code, len(data) + 2) + data


def words_in(data: bytes) -> list[str]:
    """The places of a picture that tell the word, packed ones, too."""
    with Image.open(BytesIO(data)) as image:
        image.load()
        found = [str(name) for name, value in image.info.items() if "zyxquark" in str((name, value))]
        found += ["profile"] * ("zyxquark".encode("utf-16-be") in image.info.get("icc_profile", b""))
    return found + ["file"] * (WORD in data)


@pytest.mark.parametrize("kind", FORMATS)
def test_no_word_is_left_and_the_picture_is_the_same(kind):
    data = telling(kind)
    assert words_in(data), "it tells"
    clean = stripped(data, kind)
    assert words_in(clean) == []
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean)) as after:
        assert (after.size, after.mode) == (before.size, before.mode)
        assert after.tobytes() == before.tobytes()
        assert bool(after.info.get("icc_profile")) == bool(before.info.get("icc_profile"))


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_bytes_become_the_same_and_a_clean_picture_stays(kind):
    clean = stripped(telling(kind, LIES_ON_ITS_SIDE), kind)
    assert stripped(telling(kind, LIES_ON_ITS_SIDE), kind) == clean
    assert stripped(clean, kind) == clean
    if kind != ".avif":  # whose maker gives the picture itself a name
        assert stripped(saved(kind), kind) == saved(kind)


@pytest.mark.parametrize("kind", [".jpg", ".jpeg", ".png", ".webp"])
@pytest.mark.parametrize(("orientation", "top"), [(6, "red"), (8, "blue")])
def test_a_photo_that_lies_on_its_side_stands_upright_without_being_told(kind, orientation, top):
    with Image.open(BytesIO(stripped(telling(kind, orientation), kind))) as image:
        assert (image.size, "exif" in image.info) == ((32, 64), False)
        red, _, blue = image.convert("RGB").getpixel((16, 16))
        assert (red > 200 > 100 > blue) if top == "red" else (blue > 200 > 100 > red)


def test_an_avif_keeps_its_own_way_to_say_which_side_is_up():
    data = stripped(telling(".avif", LIES_ON_ITS_SIDE), ".avif")
    assert words_in(data) == []
    with Image.open(BytesIO(data)) as image:
        assert image.getexif()[ExifTags.Base.Orientation] == LIES_ON_ITS_SIDE, "told by irot, without EXIF"


def test_a_phone_s_second_picture_behind_the_first_is_cut_off():
    made = BytesIO()
    photo().save(made, "MPO", save_all=True, append_images=[Image.new("RGB", (64, 32), "green")], comment=WORD)
    clean = stripped(made.getvalue(), ".jpg")
    assert words_in(clean) == []
    with Image.open(BytesIO(clean)) as image:
        assert (image.format, image.size) == ("JPEG", (64, 32))


def test_what_moves_goes_on_moving():
    second = Image.new("RGB", (64, 32), "green")
    for kind in (".png", ".webp"):
        data = saved(kind, save_all=True, append_images=[second], exif=b"Exif\0\0" + WORD)
        with Image.open(BytesIO(stripped(data, kind))) as image:
            assert (image.n_frames, "exif" in image.info) == (2, False)


def test_a_picture_whose_parts_cannot_be_told_apart_is_painted_anew():
    data = saved(".png", icc_profile=PROFILE)[:-12]  # without its end, which browsers forgive
    assert words_in(stripped(data, ".png")) == []


def test_colors_stay_when_the_words_of_their_profile_go():
    clean = without_words(PROFILE)
    assert (len(clean), clean == without_words(clean)) == (len(PROFILE), True)
    gray = ImageCms.createProfile("LAB")
    shown = [
        ImageCms.profileToProfile(photo(), ImageCms.ImageCmsProfile(BytesIO(profile)), gray, outputMode="LAB").tobytes()
        for profile in (SRGB, clean)
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("kind", [".jpg", ".png", ".webp", ".avif"])
@pytest.mark.parametrize("broken", ["profile", "exif"])
def test_broken_parts_that_browsers_pass_by_do_not_stop_a_build(kind, broken):
    exif, profile = (b"Exif\0\0" + WORD, PROFILE) if broken == "exif" else (b"", PROFILE[:128] + WORD * 9)
    if kind == ".avif":
        exif = b""
    assert words_in(stripped(saved(kind, icc_profile=profile, exif=exif), kind)) == []


def test_a_drawing_is_cleaned_as_bytes():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><!-- zyxquark --><path d="M0 0h4"/></svg>'
    assert picture.cleaned(svg, ".svg") == b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h4"></path></svg>'
    for broken in (b"<svg onload='x'/>", b"\xff\xfe<\0s\0v\0g\0"):
        with pytest.raises(DrawingRefused):
            picture.cleaned(broken, ".svg")
