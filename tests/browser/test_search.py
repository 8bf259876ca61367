"""A reader finds an article or a word: as they type, by its everyday name, by the keyboard, without JavaScript."""

import pytest

from tests.browser import axe
from tests.browser.conftest import TREES


@pytest.fixture
def title(look) -> str:
    """The title of an article."""
    return " ".join(look("article").locator("h1").inner_text().split())


@pytest.fixture
def search(visit, address):
    """A function that types words into the search and gives the page once it has said what came of it."""

    def search(words: str, **how):
        page = visit("search", **how)
        page.keyboard.press("Escape")
        page.locator("#q").fill(words[:-2])
        page.locator("#q").press_sequentially(words[-2:])
        page.locator("#said", has_text=f"“{words}”").wait_for()
        if "result" in page.locator("#said").inner_text():  # the list follows what is said of it
            page.locator("#found a").first.wait_for()
        return page

    return search


def found(page) -> list[str]:
    """The titles that were found, best first."""
    return page.locator("#found a").all_inner_texts()


def test_an_article_is_found_as_one_types_with_the_sentence_that_names_it(search, look, title):
    topic = look("article").locator(".breadcrumb li").last.inner_text()
    page = search(title, width=390)
    assert found(page)[0] == title
    count = len(found(page))
    assert page.locator("#said").inner_text() == f"{count} result{'s' * (count > 1)} for “{title}”."
    first = page.locator("#found li").first
    assert {word.lower() for word in first.locator("mark").all_inner_texts()} & set(title.lower().split())
    assert first.locator("small").inner_text() == topic
    assert page.locator("#all").is_hidden()


def test_what_came_of_it_is_announced_and_the_words_stand_where_no_host_reads_them(search):
    page = search("placebo")
    count = len(found(page))
    assert page.get_by_role("status").inner_text() == f"{count} result{'s' * (count > 1)} for “placebo”."
    assert page.url.endswith("search.html#q=placebo")
    page.locator("#q").fill("\u200bdis\u00adc")  # as copied from a page
    page.locator("#said", has_text="for “disc”").wait_for()
    page.locator("#found a").first.wait_for()  # the list follows what is said of it
    assert "Disc" in found(page)


def test_axe_finds_nothing_in_what_was_found(search):
    page = search("disc", width=390)
    assert not axe.sentences(axe.run(page)["violations"])
    page.emulate_media(color_scheme="dark")
    assert not axe.sentences(axe.run(page, others=False)["violations"])


@pytest.mark.parametrize("typed", ["disk", "disk's", "disk’s"])
def test_an_everyday_name_finds_the_article_that_says_it_otherwise(search, typed):
    page = search(typed)
    assert "Disc" in found(page)
    assert any(title.endswith("?") for title in found(page)), "no article of ours spells it so"


@pytest.mark.parametrize("words", ["doctor's", "doctor’s"])
def test_a_word_with_an_apostrophe_finds_what_it_finds_without(search, words):
    plain = found(search("doctor"))
    assert plain
    assert found(search(words)) == plain


def test_the_keyboard_is_enough(search):
    page = search("disc")
    assert page.get_by_label("Search articles and words").evaluate("e => e === document.activeElement")
    for _ in range(2):  # over the button, to the first that was found
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert not page.url.partition("#")[0].endswith("search.html")
    page.go_back()
    page.locator("#found a").first.wait_for()
    assert page.locator("#q").input_value() == "disc"


def test_more_is_shown_when_asked_for_and_the_keyboard_goes_on_there(search):
    page = search("th")
    assert len(found(page)) == 10
    page.get_by_role("button", name="Show more").click()
    page.locator("#found li:nth-child(11)").wait_for()
    assert page.locator("#found li:nth-child(11) a").evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("words", ["arthroplasty", "heart attack", "wxat"])
def test_nothing_found_is_said_with_a_way_on(search, words):
    """Also where one word of two stands somewhere, and where a word is like one that says nothing, such as "what"."""
    page = search(words)
    assert page.locator("#said").inner_text().startswith(f"Nothing was found for “{words}”. Try another word")
    assert found(page) == []
    assert page.locator("#all").is_visible()


def test_a_slip_of_the_hand_is_understood(search):
    page = search("plaetlet")
    assert "Did you mean platelet?" in page.locator("#said").inner_text()
    page.get_by_role("link", name="platelet", exact=True).click()
    page.locator("#found a").first.wait_for()
    assert any(title.endswith("?") for title in found(page))


def test_words_that_would_be_marks_are_words(search):
    page = search("<img src=x onerror=\"document.title='taken'\"> disc")
    assert "<img src=x" in page.locator("#said").inner_text()
    assert page.locator("main img").count() == 0
    assert page.title() != "taken"


def test_the_form_of_the_front_page_leads_to_what_is_found(visit, title):
    page = visit("front")
    page.get_by_label("Search articles and words").fill(title)
    page.keyboard.press("Enter")
    page.locator("#found a").first.wait_for()
    assert found(page)[0] == title


def test_nothing_is_fetched_until_the_field_is_used_and_then_only_from_us(visit, host):
    asked = []
    page = visit("search", prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    page.wait_for_timeout(100)
    assert not [url for url in asked if "pagefind" in url]
    page.locator("#q").fill("disc")
    page.locator("#found a").first.wait_for()
    assert {url.removeprefix(host).split("/")[1:3][-1] for url in asked if "pagefind" in url} == {"pagefind"}
    assert all(url.startswith(f"{host}/repo/") for url in asked)


@pytest.mark.parametrize("scripts", [True, False])
def test_where_there_is_no_index_or_no_script_everything_stands_from_a_to_z(visit, scripts):
    without = "hidden" if scripts else "visible"
    page = visit("search", scripts=scripts)
    page.locator(".without").wait_for(state=without)
    assert page.locator(".find").is_visible() == scripts
    assert page.locator("#all").get_by_role("link", name="Disc", exact=True).is_visible()
    names = page.locator("#all ul").first.locator("a").all_inner_texts()
    assert names == sorted(names)
    assert len(names) == len(list((TREES["repo"] / "articles").glob("*.html")))


def test_an_index_that_cannot_be_had_is_said(visit):
    page = visit("search", prepare=lambda page: page.route("**/pagefind.js", lambda route: route.abort()))
    page.locator("#q").fill("disc")
    page.get_by_text("The search could not be loaded.").wait_for()
    assert page.locator("#all").is_visible()


@pytest.mark.parametrize("piece", ["index", "fragment"])
@pytest.mark.parametrize("status", [0, 404])
def test_what_did_not_come_is_said_and_asked_for_again(visit, piece, status):
    """As where the connection drops, or where a deploy has just taken the piece away. Pagefind would find nothing there."""
    files = f"**/pagefind/{piece}/*"
    fail = lambda route: route.fulfill(status=status) if status else route.abort()  # noqa: E731
    page = visit("search", prepare=lambda page: page.route(files, fail))
    for _ in range(2):
        page.locator("#q").fill("")
        page.locator("#said", has_text="could not").wait_for(state="detached")
        page.locator("#q").fill("disc")
        page.get_by_text("The search could not be loaded.").wait_for()
    page.unroute(files)
    page.locator("#q").fill("discs")
    page.locator("#found a").first.wait_for()
    assert page.locator("#all").is_hidden()


def test_more_that_did_not_come_is_said(search):
    page = search("th")
    page.route("**/pagefind/fragment/*", lambda route: route.abort())
    page.get_by_role("button", name="Show more").click()
    page.get_by_text("The search could not be loaded.").wait_for()
