"""Each page says at its top what a browser may do there: no more than the page itself needs."""

from base64 import b64encode
from hashlib import sha256

from tests.site.reading import attributes, content, files, pages

# The one page that may run more.
SEARCH = "search.html"
META = "[http-equiv='Content-Security-Policy']"


def allowed(page) -> dict[str, list[str]]:
    """The policy of a page: each directive and its sources."""
    directives = [part.split() for part in content(page, META).split(";")]
    assert len({name for name, *_ in directives}) == len(directives)
    return {name: sources for name, *sources in directives}


def hashes(page, selector: str) -> list[str]:
    """What a browser reckons of each text that `selector` finds, as a policy names it."""
    texts = [element.text().encode() for element in page.css(selector)]
    return [f"'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in texts]


def test_it_stands_above_all_that_it_binds(tree):
    for name, page in pages(tree).items():
        first, second = page.head.css("*")[1:3]
        assert "charset" in first.attributes, name
        assert second.attributes.get("http-equiv") == "Content-Security-Policy", name
        assert len(page.css(f"meta{META}")) == 1


def test_it_allows_the_page_s_own_style_and_script_and_no_other(tree):
    """Reckoned from the bytes that are published, after all that was done to them."""
    for name, page in pages(tree).items():
        rules = allowed(page)
        assert rules.get("style-src", []) == hashes(page, "style"), name
        more = ["'self'", "'wasm-unsafe-eval'"] if name == SEARCH and page.css("form") else []
        scripts = hashes(page, "script:not([type='application/ld+json'], [src])")
        assert rules.get("script-src", []) == scripts + more, name


def test_all_else_is_forbidden(tree):
    for name, page in pages(tree).items():
        rules = allowed(page)
        assert rules["default-src"] == rules["base-uri"] == ["'none'"]
        assert rules["form-action"] == (["'self'"] if page.css("form") else ["'none'"]), name
        assert rules["img-src"] == rules["connect-src"] == ["'self'"]
        own = {"default-src", "base-uri", "form-action", "img-src", "connect-src", "style-src", "script-src"}
        assert set(rules) <= own, name


def test_no_word_of_it_is_unsafe_but_for_the_program_that_searches(tree):
    for name, data in files(tree).items():
        assert name == SEARCH or b"unsafe-" not in data, name


def test_nothing_stands_in_a_page_that_it_would_stop(tree):
    stopped = []
    for name, page in pages(tree).items():
        stopped += [
            f"{name}: {element.html[:80]}" for element in page.css("body style:not([hidden] > svg > style), svg script")
        ]
        for element, attribute, value in attributes(page):
            if attribute == "style" or (attribute in ("src", "srcset") and value.startswith("data:")):
                stopped.append(f"{name}: {element.tag} {attribute}={value}")
    assert stopped == []
