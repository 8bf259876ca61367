"""Every page is valid HTML with valid CSS inside it: no error, no warning, no note from the Nu HTML Checker."""

from pathlib import Path

import pytest

from tests.site import nu

STYLE = "<style>@layer base { p { colour: red } }</style>"
POLICY = "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
# What the checker must say of a page; it reads them beside ours, since to begin takes it long.
WRONG = {
    f'<!doctype html><html lang="en"><title>t</title>{STYLE}<p id="a b">x</p>': [
        "must not contain whitespace",
        "“colour”",
    ],
    f"<!doctype html><html lang=en><title>t</title>{POLICY}<script>1</script>": ["violates Content Security Policy"],
}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory) -> Path:
    """A folder with the pages of WRONG."""
    folder = tmp_path_factory.mktemp("wrong")
    for number, page in enumerate(WRONG):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    return folder


def test_every_page_is_valid_and_the_checker_sees_what_is_not(site, published, awkward, translated, moved, wrong):
    said = nu.messages(site, published, awkward, translated, moved, wrong)
    assert [line for line in said if not line.startswith(f"{wrong}/")] == []
    for number, mistakes in enumerate(WRONG.values()):
        of_it = "\n".join(line for line in said if line.startswith(f"{wrong}/{number}.html:"))
        for mistake in mistakes:
            assert mistake in of_it
