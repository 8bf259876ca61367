"""Pictures and their words. Each single mistake stands in `mistakes/picture-...`, `figure-...`, `drawing-...`."""

import shutil

import pytest

from editorial.rules.pictures import TITLE
from tests.conftest import ROOT, findings

LET_PASS = {
    "sign-in-a-line": "Press ![](../figures/picture.png) or ![the heart](../figures/picture.png) to begin.",
    "two-side-by-side": '![A line](../figures/picture.png "It is thin.") ![A dot](../figures/drawing.svg)',
    "text-below": '![A line](../figures/picture.png "It is thin.")\nIt is straight.',
    "in-a-point": '- Rest\n- ![A line](../figures/drawing.svg "It is thin.")',
    "address-in-angle-brackets": '![A line](<../figures/picture.png> "It is thin.")',
    "caption-in-straight-single-quotes": "![A line](../figures/picture.png 'It is thin.')",
    "words-with-hyphens": "![Up-to-date X-ray](../figures/picture.png)",
    "steps-that-stand": "The steps below help, and the link above the line, too.\n\n- Rest.\n- Walk.",
    "numbers-of-others": "See page 12 of the leaflet, section 4 of the law and [box 5](https://example.org/tax). Lumps form on the left, and one links to the right.",
    "figure-of-a-person": "![Figure skater on ice](../figures/picture.png)",
    "picture-of-125-characters": f"![{'a' * 125}](../figures/picture.png)",
    "caption-of-two-sentences": '![A line](../figures/picture.png "It is thin. It is straight.")',
    "caption-of-a-picture-over-two-lines": '![A line](../figures/picture.png "It is\nthin.")',
}


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_is_whole_is_let_pass(said, text):
    assert [sentence for sentence in said(text) if "R84" not in sentence] == []


RUNS = '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title><desc>B</desc><path onclick="alert(1)"/></svg>'
SHOWN = {
    "drawn-in-the-page": '![A line](../figures/runs.svg "It is thin.")',
    "as-a-file": '![A line]({static}../figures/runs.svg "It is thin.")',
    "in-a-sentence": "Here ![A line](../figures/runs.svg) it is.",
    "by-a-link": "See [the line by itself]({static}../figures/runs.svg).",
    "by-a-link-that-attaches": "See [the line by itself]({attach}../figures/runs.svg).",
    "from-the-folder-of-icons": "See [the line by itself]({static}../extra/runs.svg).",
}


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN)
def test_a_drawing_that_runs_something_is_refused_however_it_is_shown(said, tmp_path, text):
    for folder in ("figures", "extra"):
        (tmp_path / "content" / folder).mkdir(exist_ok=True)
        (tmp_path / "content" / folder / "runs.svg").write_text(RUNS, encoding="utf-8")
    refused = [sentence for sentence in said(text) if sentence.startswith("R21 error: ") and "runs.svg" in sentence]
    assert len(refused) == 1
    assert "holds onclick= in line 1; a drawing may hold shapes and words only. Take it out" in refused[0]


def test_a_title_of_a_drawing_may_have_a_name(said, tmp_path):
    named = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title id="t">A</title><desc id="d">B</desc></svg>'
    )
    (tmp_path / "content/figures").mkdir(parents=True, exist_ok=True)
    (tmp_path / "content/figures/named.svg").write_text(named, encoding="utf-8")
    assert [one for one in said('![A line](../figures/named.svg "It is thin.")') if "named.svg" in one] == []


def test_pictures_among_the_icons_are_judged_though_no_page_names_them(sound):
    (sound / "extra").mkdir()
    (sound / "extra/favicon.svg").write_text(RUNS, encoding="utf-8")
    (sound / "extra/touch.png").write_bytes(b"no picture")
    shutil.copy(ROOT / "content/extra/favicon.svg", sound / "extra/icon.svg")
    why = "holds onclick= in line 1; a drawing may hold shapes and words only. Take it out"
    assert [str(finding) for finding in findings(sound)] == [
        f"content/extra/favicon.svg:1:1: R21 error: picture: {why}",
        "content/extra/touch.png:1:1: R21 error: picture: cannot be decoded, so browsers would show a hole. "
        "Save it again from the program that made it",
    ]


def test_a_drawing_with_the_words_of_another_is_said(sound):
    drawing = sound / "figures/drawing.svg"
    other = drawing.read_text(encoding="utf-8").replace(TITLE.search(drawing.read_text(encoding="utf-8"))[1], "A dot")
    (sound / "figures/dot.svg").write_text(other, encoding="utf-8")
    for name, count in (("dot", 0), ("drawing", 1)):
        page = f"---\ntitle: Rest\nslug: rest\nsummary: It helps.\n---\n\n![A dot.](../figures/{name}.svg)\n"
        (sound / "pages/rest.md").write_text(page, encoding="utf-8")
        assert len([one for one in findings(sound) if "its words are the <title> of dot.svg" in one.sentence]) == count


STRAIGHT = "picture: write its caption in straight quotes: ![A line](../figures/picture.png "
REFUSED = {
    "curly-quotes": ("![A line](../figures/picture.png “It is thin.”)", STRAIGHT + '"It is thin.")'),
    "no-quotes": ("![A line](../figures/picture.png It is thin.)", STRAIGHT + '"It is thin.")'),
    "quote-never-closed": ('![A line](../figures/picture.png "It is thin.)', STRAIGHT + '"It is thin.")'),
    "quotes-of-html": ("![A line](../figures/picture.png &quot;It is thin.&quot;)", STRAIGHT + '"It is thin.")'),
    "no-words": ('![](../figures/picture.png "It is thin.")', "picture: has no words in the brackets"),
    "name-of-a-camera": ("![IMG_1234](../figures/picture.png)", 'picture: "IMG_1234" is the name of a file'),
    "name-of-a-file": ("![how-it-heals](../figures/picture.png)", 'picture: "how-it-heals" is the name of a file'),
    "name-of-a-file-in-words": ("![A spine.png](../figures/picture.png)", 'picture: "A spine.png" is the name of a file'),
    "added-by-a-program": ("![A line AI-generated content may be incorrect.](../figures/picture.png)", 'picture: "AI-generated content may be incorrect." was added by a program'),
    "number-of-a-figure": ("Figure 2 shows it.", 'picture: "Figure 2" cannot be found'),
    "number-of-a-section": ("It may hurt (see section 4.2).", 'picture: "section 4.2" cannot be found'),
    "number-in-a-caption": ('![A line](../figures/picture.png "Figure 1: It is thin.")', 'caption: "Figure 1" is a number'),
    "no-list": ("The list below says it.", 'list: "The list below" is nowhere'),
    "no-film": ("The video above shows it.", 'video: "The video above" is nowhere'),
    "decorative": ("![Decorative image](../figures/picture.png)", 'picture: "Decorative image" does not say'),
    "letter-of-an-appendix": ("See Appendix A.", 'picture: "Appendix A" cannot be found'),
    "dots": ("![...](../figures/picture.png)", 'picture: "..." does not say what it shows'),
    "nothing-said": ("![Picture 1](../figures/picture.png)", 'picture: "Picture 1" does not say what it shows'),
    "image-of": ("![An image of a spine](../figures/picture.png)", 'picture: take out "An image of"'),
    "drawing-of-a-picture": ("![Drawing of a picture of a spine](../figures/picture.png)", 'picture: take out "Drawing of a picture of"'),
    "words-of-another": ("![A line](../figures/picture.png)\n\n![A line](../figures/drawing.svg)", "picture: has words of a picture above"),
    "in-a-link": ("[![A line](../figures/picture.png)](https://example.org/rules)", "picture: stands in a link"),
    "in-a-heading": ("## How ![a line](../figures/picture.png)\n\nText.", "picture: stands in a heading"),
    "in-a-cell": ("Table: A.\n\n| A | B |\n|---|---|\n| ![A line](../figures/picture.png) | b |", "picture: stands in a cell"),
    "caption-in-a-line": ('See ![a line](../figures/picture.png "It is thin.") now.', "picture: stands in a line with words"),
    "drawing-in-a-line": ("See ![a line](../figures/drawing.svg) now.", "picture: is a drawing in a line with words"),
    "name-as-an-address-has-it": ("![A line](../figures/pictur%65.png)", "figure: ../figures/pictur%65.png leads to no file; did you mean ../figures/picture.png?"),
    "width-of-a-drawing": ("![A line](../figures/drawing.svg){ width=300 }", "width: is not an attribute"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_a_reader_would_miss_is_said(said, text, sentence):
    assert any(f"error: {sentence}" in one for one in said(text))
