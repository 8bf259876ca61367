"""Each page says what it is: a language, a title of its own, one h1, and headings in steps."""

from collections import Counter

from tests.site.reading import content, pages

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_every_page_has_a_language(tree):
    assert [name for name, page in pages(tree).items() if not page.css_first("html").attributes.get("lang")] == []


def test_every_page_that_wants_to_be_found_has_a_description_of_its_own(tree):
    found = {
        name: content(page, "[name=description]") or ""
        for name, page in pages(tree).items()
        if content(page, "[name=robots]") is None
    }
    told = Counter(found.values())
    assert [name for name, words in found.items() if not words.strip() or told[words] > 1] == []


def test_every_page_has_a_title_of_its_own(tree):
    titles = Counter(page.css_first("title").text().strip() for page in pages(tree).values())
    assert [title for title, times in titles.items() if not title or times > 1] == []


def test_a_text_of_three_sections_has_a_list_of_them(tree):
    """R22; what stands below the text, and questions in a card, are in the list, too."""
    for name, page in pages(tree).items():
        if sections := [section.attributes["id"] for section in page.css(".text > h2")]:
            listed = [link.attributes["href"][1:] for link in page.css(".contents a")]
            assert set(sections) <= set(listed) or len(sections) < 3, name


def test_every_page_has_one_h1(tree):
    assert {name: len(page.css("h1")) for name, page in pages(tree).items() if len(page.css("h1")) != 1} == {}


def test_no_heading_is_empty(tree):
    empty = [
        f"{name}: {heading.html}"
        for name, page in pages(tree).items()
        for heading in page.css(", ".join(HEADINGS))
        if not heading.text().strip()
    ]
    assert empty == []


def test_headings_go_down_one_step_at_a_time(tree):
    skipped = []
    for name, page in pages(tree).items():
        above = 0
        for heading in (element for element in page.css("*") if element.tag in HEADINGS):
            level = int(heading.tag[1])
            if level > above + 1:
                skipped.append(f"{name}: {heading.tag} “{heading.text()}” after h{above}")
            above = level
    assert skipped == []
