"""A phone's photo reaches readers upright, small, in kinds that take few bytes, and tells nothing."""

from io import BytesIO

import pytest
from PIL import Image

from editorial.model import photo
from tests.model.test_metadata import LIES_ON_ITS_SIDE, PROFILE, saved, telling, words_in


def grainy(width: int, height: int) -> Image.Image:
    """What no program can make small without a loss."""
    return Image.effect_noise((width, height), 60).convert("RGB")


def photo_of(width: int, height: int) -> Image.Image:
    """Light that falls from above."""
    return Image.linear_gradient("L").resize((width, height)).convert("RGB")


@pytest.mark.parametrize("wanted", [".jpg", ".avif", ".webp"])
def test_a_large_photo_becomes_small_upright_and_silent(tmp_path, wanted):
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = LIES_ON_ITS_SIDE, "zyxquark"
    file = tmp_path / "knee.jpg"
    file.write_bytes(saved(".jpg", photo_of(2000, 1500), quality=95, exif=exif, icc_profile=PROFILE))
    made = photo.published(file.read_bytes(), ".jpg", wanted)
    with Image.open(BytesIO(made)) as shown:
        assert shown.size == photo.shape(file) == (1080, 1440)
        assert shown.info.get("icc_profile")
    assert words_in(made) == []
    assert photo.beside(file) == (".avif", ".webp")


def test_a_grainy_photo_gives_up_quality_before_it_grows_heavy():
    data = saved(".jpg", grainy(500, 400), quality=100)
    for wanted in (".jpg", ".avif", ".webp"):
        assert len(photo.published(data, ".jpg", wanted)) <= photo.MOST_BYTES


def test_what_is_small_already_stays_and_lines_stay_sharp(tmp_path):
    lines = Image.new("RGB", (300, 200), "white")
    lines.paste("navy", (0, 0, 1, 200))
    data = saved(".png", lines)
    assert photo.published(data, ".png", ".png") == data
    with Image.open(BytesIO(photo.published(data, ".png", ".webp"))) as shown:
        assert shown.convert("RGB").tobytes() == lines.tobytes()


def test_what_moves_or_has_more_colors_than_others_can_hold_is_left_as_it_is(tmp_path):
    moving = saved(".webp", save_all=True, append_images=[Image.new("RGB", (64, 32), "green")])
    deep = saved(".png", Image.new("I;16", (1700, 20)))
    for kind, data in ((".webp", moving), (".png", deep)):
        file = tmp_path / f"a{kind}"
        file.write_bytes(data)
        assert (photo.published(data, kind, kind), photo.beside(file)) == (data, ())
        with Image.open(file) as whole:
            assert photo.shape(file) == whole.size


def test_a_picture_lying_on_its_side_has_the_shape_that_a_browser_gives_it(tmp_path):
    for kind in (".png", ".webp", ".avif"):
        (tmp_path / f"a{kind}").write_bytes(telling(kind, LIES_ON_ITS_SIDE))
        assert photo.shape(tmp_path / f"a{kind}") == (32, 64)
