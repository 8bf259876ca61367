"""The page's policy stops whatever gets into a page that is not ours; that it hinders nothing of ours, test_requests.py sees."""

import pytest

from tests.conftest import built, change

# What the policy stopped, noted before anything of the page's own can happen.
NOTE = """
  window.stopped = [];
  addEventListener("securitypolicyviolation", e => stopped.push(`${e.effectiveDirective} ${e.blockedURI}`));
"""
STOPPED = "new Promise(done => setTimeout(() => done(stopped), 50))"
# Ways by which a stranger's words could act, each with the directive that stops it.
INTRUDERS = {
    "script": ("<script>document.title = 'taken'</script>", "script-src-elem"),
    "script-from-elsewhere": ("<script src=https://example.org/x.js></script>", "script-src-elem"),
    "handler": ("<svg onload=\"document.title = 'taken'\"></svg>", "script-src-attr"),
    "style": ("<style>body { display: none }</style>", "style-src-elem"),
    "style-attribute": ('<p style="position: fixed">x</p>', "style-src-attr"),
    "picture-from-elsewhere": ("<img src=https://example.org/x.png alt>", "img-src"),
    "frame": ("<iframe src=https://example.org/></iframe>", "frame-src"),
    "base": ("<base href=https://example.org/>", "base-uri"),
    "style-sheet": ("<link rel=stylesheet href=https://example.org/x.css>", "style-src-elem"),
    "object": ("<object data=https://example.org/x></object>", "object-src"),
}
# Ways that wait for a tap.
TRAPS = {
    "link": ("<a id=trap href=\"javascript:document.title = 'taken'\">x</a>", "script-src-elem"),
    "form": ("<form action=https://example.org/><button id=trap>x</button></form>", "form-action"),
}


def with_intruder(words: str):
    """Prepare a page so that `words` stand at the top of its text, as the server sent it."""

    def intrude(route):
        answer = route.fetch()
        body = answer.text().replace("<main id=main>", f"<main id=main>{words}", 1)
        assert words in body
        route.fulfill(response=answer, body=body)

    def prepare(page):
        page.route("**/*.html", intrude)
        page.route("https://example.org/**", lambda route: route.fulfill(body="document.title = 'taken'"))

    return prepare


def test_a_stranger_s_words_do_not_act(visit):
    words = "".join(words for words, _ in INTRUDERS.values())
    page = visit("article", first=NOTE, prepare=with_intruder(words))
    stopped = [text.split()[0] for text in page.evaluate(STOPPED)]
    assert sorted(stopped) == sorted(directive for _, directive in INTRUDERS.values())
    assert page.title() != "taken"
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("trap", TRAPS)
def test_a_stranger_s_trap_does_not_spring(visit, trap):
    words, directive = TRAPS[trap]
    page = visit("article", first=NOTE, prepare=with_intruder(words))
    here = page.url
    page.evaluate("document.getElementById('trap').click()")
    assert [text.split()[0] for text in page.evaluate(STOPPED)] == [directive]
    assert page.title() != "taken"
    assert page.url == here


def test_a_script_that_comes_later_does_not_run_either(visit):
    page = visit("article", first=NOTE)
    page.evaluate("""() => {
      const late = document.createElement("script");
      late.textContent = "document.title = 'taken'";
      document.body.append(late);
    }""")
    assert page.evaluate(STOPPED) == ["script-src-elem inline"]
    assert page.title() != "taken"


def test_a_page_opened_from_a_disk_is_as_whole(browser, site):
    page = browser.new_page()
    page.add_init_script(NOTE)
    page.goto((site / "styleguide.html").as_uri())
    assert page.evaluate(STOPPED) == []
    assert page.locator("#theme").is_visible()
    page.close()


def test_an_old_address_leads_on_and_back_leads_further_back(browser, project):
    page = project / "content/pages/privacy.md"
    change(page, "slug: privacy", "slug: privacy\naliases: [old/privacy.html]")
    tree = built(project, "pelicanconf.py")
    for scripts in (True, False):
        tab = browser.new_context(java_script_enabled=scripts).new_page()
        tab.goto((tree / "index.html").as_uri())
        with tab.expect_navigation(url="**/privacy.html"):
            tab.goto((tree / "old/privacy.html").as_uri(), wait_until="commit")
        tab.wait_for_url((tree / "privacy.html").as_uri())
        assert tab.locator("h1").inner_text() == "Privacy"
        tab.go_back()
        assert tab.url == (tree / "index.html").as_uri(), f"scripts: {scripts}"
        tab.context.close()
