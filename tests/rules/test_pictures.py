"""Pictures and their words. Each single mistake stands in `mistakes/picture-...`, `figure-...`, `drawing-...`."""

import pytest

LET_PASS = {
    "decorative-picture": "![](../figures/picture.png)",
    "picture-of-125-characters": f"![{'a' * 125}](../figures/picture.png)",
    "caption-of-two-sentences": '![A line](../figures/picture.png "It is thin. It is straight.")',
    "caption-of-a-picture-over-two-lines": '![A line](../figures/picture.png "It is\nthin.")',
}


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_is_whole_is_let_pass(said, text):
    assert [sentence for sentence in said(text) if "R84" not in sentence] == []
