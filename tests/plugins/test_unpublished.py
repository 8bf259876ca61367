"""A link to a page that went becomes plain words, without anybody's doing, and says so where the page was withdrawn.

What is left out, and when: `tests/model/test_visibility.py`, `tests/site/test_nothing_leaks.py` and `test_reviews.py`.
"""

import pytest

from plugins.unpublished import unlinked


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="{filename}rest.md">Rest <em>well</em></a>.', "Rest <em>well</em>."),
        ('<a href="{filename}../articles/rest.md#how" title="x">Rest</a>', "Rest"),
        ("<a class=x href='{filename}/articles/rest.md'>Rest</a>", "Rest"),
        ('<a href="{filename}walk.md">Walk</a> <a href="{filename}rest.md">rest</a>', '<a href="{filename}walk.md">Walk</a> rest'),
        ('<a href="https://example.org/rest.md">Rest</a>', '<a href="https://example.org/rest.md">Rest</a>'),
    ],
    ids=["beside", "upwards", "from-the-top", "two", "elsewhere"],
)  # fmt: skip
def test_a_link_to_what_was_left_out_is_its_words(html, expected):
    assert unlinked(html, "articles/walk-more.md", {"articles/rest.md": ""}) == expected


def test_that_it_was_withdrawn_is_said_behind_the_words():
    html = 'See <a href="{filename}rest.md">how to <em>rest</em></a>.'
    assert (
        unlinked(html, "articles/a.md", {"articles/rest.md": " (withdrawn)"}) == "See how to <em>rest</em> (withdrawn)."
    )
