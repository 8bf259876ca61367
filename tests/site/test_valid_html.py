"""Every page is valid HTML with valid CSS inside it: no error, no warning, no note from the Nu HTML Checker."""

from tests.site import nu


def test_every_page_is_valid(site, published, awkward, translated, moved):
    assert nu.messages(site, published, awkward, translated, moved) == []


def test_the_checker_sees_mistakes_and_a_script_that_the_page_itself_forbids(tmp_path):
    page = '<!doctype html><html lang="en"><title>t</title><style>@layer base { p { colour: red } }</style><p id="a b">x</p>'
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
    page = f"<!doctype html><html lang=en><title>t</title>{policy}<script>1</script>"
    (tmp_path / "forbidden.html").write_text(page, encoding="utf-8")
    said = "\n".join(nu.messages(tmp_path))
    for mistake in ("must not contain whitespace", "“colour”", "violates Content Security Policy"):
        assert mistake in said
