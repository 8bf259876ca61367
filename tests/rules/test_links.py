"""Links say where they lead. Each single mistake stands in `mistakes/link-...`."""

import re

import pytest

from tests.conftest import HEADER, findings
from tests.model.test_pdf import leaflet

LINKS = [
    "[How we write]({filename}../pages/about.md)",
    "[Read more about rest]({filename}../pages/about.md)",
    "[FDA MedWatch](https://www.fda.gov/medwatch)",
    "[The rules](https://example.org/rules) say so (see [who we are]({filename}../pages/about.md)).",
    "[The trial][1] says so.\n\n[1]: https://example.org/trial",
    "The strip is 2.0 inches wide, e.g. for a child.",
    "Write to [our desk](mailto:info@example.org?subject=Hi%20there) or call [our desk](tel:+15550100100).",
    "Text [the lifeline](sms:988) or [the crisis line](sms:741741?body=HOME).",
    "See [the capital](https://en.wikipedia.org/wiki/Washington,_D.C%2E).",
    "See [the rest of it](#and-then) or [the sources](#references).[@doe2024]\n\n## And then\n\nText.",
    "See [our aims]({filename}../pages/about.md#main), or [the drawing]({static}../figures/drawing.svg).",
    "See [Doe](https://sub.example.org:8443/a(b)_c?x=1&y=2#z 'The paper') or [Müller](http://müller.example).",
    "A list in [brackets] is not a link, nor is [@doe2024].",
    "Here is more. Click on a word to see it.",
]


@pytest.mark.parametrize("text", LINKS)
def test_links_that_say_where_they_lead(said, text):
    assert said(text) == []


def test_no_link_leads_to_words_that_no_rule_has_read(sound, said):
    (sound / "extra").mkdir(exist_ok=True)
    (sound / "extra/rest.txt").write_text("Rest cures all.\n", encoding="utf-8")
    assert said("See [our leaflet on rest]({static}../extra/rest.txt).") == [
        "R70 error: link: {static}../extra/rest.txt is not published so. "
        "Write {filename} before a page, {static} before a picture or a PDF"
    ]


NOTHING = ["here", "Here", "this link", "**here**", "Learn more", "More…", "this page", "click\nhere", "read more »"]


@pytest.mark.parametrize("words", NOTHING)
def test_links_that_do_not(said, words):
    assert said(f"See [{words}](https://example.org/).")[0].startswith("R70 error: link: ")


@pytest.mark.parametrize("text", ["See www.example.org now.", "See <https://example.org>.", "(https://example.org)"])
def test_bare_addresses(said, text):
    assert "stands bare in the text" in said(text)[0]


def test_an_address_in_plain_words_is_said(said):
    (one,) = said("Rest.", summary="See https://example.org for more.")
    assert one.startswith("R70 error: link: https://example.org leads nowhere in plain words")


ABOUT = "write {filename}../pages/about.md, which leads to the page wherever it stands"
SLIPS = {
    "www.example.org": "write https://www.example.org, since",
    "example.org/rest": "write https://example.org/rest, since",
    "http//example.org/rest": "write https://example.org/rest",
    "https://https://example.org/": "begins with https:// twice. Write https://example.org/",
    "https:/example.org/rest": "https:/example.org/rest leaves browsers to guess",
    "https://www.example.org@evil.example/": "names www.example.org and leads to evil.example. Write https://evil.example",
    "https://": "names no site. Write its whole address",
    "tel:call-us": "tel:call-us names no number",
    "https://www,example.org": "www,example.org is not a site that readers can open",
    "https://www.example.con/": "www.example.con is not a site that readers can open",
    "mailto:desk@example.ogr": "mailto:desk@example.ogr names no mailbox",
    "https://staging.example.org/rest": "staging.example.org is a draft or a desk of a site",
    "https://site-git-draft.vercel.app/": "site-git-draft.vercel.app is a draft or a desk of a site",
    "https://example.org/wp-admin/post.php?post=1": "example.org is a draft or a desk of a site",
    "http://localhost:8000/rest.html": "localhost is not a site that readers can open",
    "https://example.org/my rest": "https://example.org/my rest has a space in it",
    "10.1000/182": "write https://doi.org/10.1000/182",
    "info@example.org": "write mailto:info@example.org",
    "mailto:example.org": "mailto:example.org names no mailbox",
    "sms:help": "sms:help names no number. Write sms:+1-800-555-0100",
    "tel:555-0100": "tel:555-0100 has lost a digit",
    "tel:+1-555-010-010": "tel:+1-555-010-010 has lost a digit",
    "https://example.org/page.": 'https://example.org/page. ends in "."',
    "about.html": ABOUT,
    "/about.html": ABOUT,
    "../about/": ABOUT,
    "rest.html": "rest.html leads to no page",
    "../figures/drawing.svg": "leads to a picture. To show it, write ! in front: ![...](../figures/drawing.svg)",
    "../data/people.yaml": "write {static}../data/people.yaml",
    "https://example.org/resthttp://example.org": "holds two addresses. Keep https://example.org/rest or http://example.org",
    "": "leads nowhere",
    "#": "leads nowhere",
    "#no-such": "#no-such is no place on that page",
    "#And-then": '#And-then is no place on that page; did you mean "and-then"?',
    "#references": "#references is no place on that page",
    "{filename}../pages/about.md#no-such": "#no-such is no place on that page",
    "https://example.org “Our rules”": 'write its title in straight quotes: [our rules](https://example.org "Our rules")',
    "https://example.org 'Our rules": 'write its title in straight quotes: [our rules](https://example.org "Our rules")',
    "{filename}../pages/about.md „Us“": 'write its title in straight quotes: [our rules]({filename}../pages/about.md "Us")',
}


@pytest.mark.parametrize(("address", "sentence"), SLIPS.items(), ids=SLIPS)
def test_an_address_with_a_slip_is_said_and_how_it_is_written(said, address, sentence):
    (one,) = said(f"See [our rules]({address}) now.\n\n## And then\n\nText.")
    assert one.startswith(f"R70 error: link: {sentence}")


def test_a_file_of_another_name_is_found_by_its_slug(said, sound):
    (sound / "pages/about.md").rename(sound / "pages/who-we-are.md")
    for named in ("../pages/about.md", "about.md"):
        (sentence,) = said(f"See [our aims]({{filename}}{named}).")
        assert sentence.endswith("leads to no file in content/; did you mean {filename}../pages/who-we-are.md?")


def test_of_a_file_that_may_not_be_there_no_link_says_that_it_is_missing(said, sound):
    (sound / "figures/back.tiff").write_bytes(b"II*")
    assert not any(
        "no file" in one for one in said("See [it]({static}../figures/back.tiff).\n\n![Back](../figures/back.tiff)")
    )


def test_a_card_is_among_the_places_of_a_page(said):
    card = '!!! emergency "Call 911 if:"\n    - you cannot breathe\n    - you cannot wake up\n\n'
    for id in ("urgent", "emergancy"):
        assert any(
            "#" + id in one and "emergency" in one.partition(";")[2] for one in said(f"{card}See [these](#{id}).")
        )


def test_a_list_has_no_address_that_a_text_can_name(said, sound):
    (sound / "data/addresses.yaml").write_text("live:\n- tags.html\ngone: []\n", encoding="utf-8")
    assert any(
        "/tags.html is a list that is made of the articles" in one for one in said("See [our tags](/tags.html).")
    )


@pytest.mark.parametrize("scheme", ["htps://", "ttps://", "htps:"])
def test_a_slip_in_https_is_said_once(said, scheme):
    (one,) = said(f"See [our rules]({scheme}example.org/rest).")
    assert one.startswith("R48 error: address: ")
    assert one.endswith("Write https://example.org/rest")


def test_a_link_without_words(said):
    assert any("has no words" in sentence for sentence in said("See [](https://example.org/rules)."))


@pytest.mark.parametrize(
    ("words", "to"),
    [("555-010-0199", "tel:+15550100198"), ("Call 911", "tel:112"), ("Text 555 0100 199", "sms:5550100200")],
)
def test_a_number_that_calls_another_is_said(said, words, to):
    assert any("a tap calls" in one for one in said(f"See [{words}]({to})."))


@pytest.mark.parametrize(
    ("words", "to"),
    [("1-800-222-1222", "tel:+18002221222"), ("(555) 010-0199", "tel:+15550100199"), ("+44 (0)20 7946 0000", "tel:+442079460000"), ("our desk, 24/7", "tel:+15550100199"), ("555-010-0199 24/7", "tel:+15550100199"), ("1-800-662-HELP", "tel:+18006624357"), ("room 305", "tel:+15550100199"), ("988, then 1", "tel:988"), ("741741", "sms:741741"), ("555-010-0199 ext. 12", "tel:+15550100199;ext=12")],
)  # fmt: skip
def test_a_number_that_is_called_as_it_is_shown_is_let_pass(said, words, to):
    assert not any("a tap calls" in one or "digit" in one for one in said(f"See [{words}]({to})."))


def test_a_letter_that_would_go_to_somebody_else_is_said(said):
    said_so = said("See [our desk](mailto:a@b.org?subject=x%0aBcc:c@d.org).")
    assert any("sends what a reader writes" in one for one in said_so)


UNSURE = [
    "//example.org/a", "/&#47;example.org", "https:/example.org", "https:example.org", "https:///example.org", "HTTP:/example.org",
    "/\\example.org", "\\\\example.org", "https:\\\\example.org", "\\example.org",
]  # fmt: skip


@pytest.mark.parametrize("address", UNSURE)
def test_addresses_that_browsers_read_in_their_own_way(said, address):
    """Most of them leave the site, however much they look like pages of it."""
    (sentence,) = said(f"Words.\n\nSee [the rules]({address}).")
    assert sentence.startswith("R70 error: link: ")
    assert "Begin it with https://" in sentence or "a backslash stands in" in sentence


@pytest.mark.parametrize(
    "text",
    ["See [our rules](htps://example.org).", "See [our rules](hcp:x).", "Rest.\n{: href=https://example.org }", "Rest.[@doe2024](htps://a.example)"],
)  # fmt: skip
def test_an_address_that_could_run_something_is_said_whatever_else_is(said, text):
    assert any(sentence.startswith(("R48 ", "R78 ")) for sentence in said(text))


FORM = "{static}../files/form.pdf"
OF_FORMS = {
    f"[Intake form]({FORM})": "",
    f"[Intake form (PDF)]({FORM})": 'take "PDF" out of "Intake form (PDF)", since the build says type and size behind it',
    "[Intake form](../files/form.pdf)": f"write {FORM}, so that the file is published",
    "[Intake form]({attach}../files/form.pdf)": "{attach}../files/form.pdf is not published so. Write {filename} before a page, {static} before",
    "[Nameless form]({static}../files/bare.pdf)": "{static}../files/bare.pdf has no title, which readers see and hear first",
    "![A form](../files/form.pdf)": "../files/form.pdf is a PDF, and no picture. Link to it: [its title]({static}../files/form.pdf)",
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), OF_FORMS.items(), ids=OF_FORMS)
def test_a_link_to_a_form_leads_to_one_that_readers_can_use(said, tmp_path, text, sentence):
    (tmp_path / "content/files").mkdir()
    for name, title in (("form", "Intake form"), ("bare", "")):
        (tmp_path / f"content/files/{name}.pdf").write_bytes(leaflet(title))
    found = said(f"Bring this with you: {text}." if text.startswith("[") else text)
    assert [sentence in one for one in found] == ([True] if sentence else [])


def test_a_link_that_names_its_page_may_name_another_one_besides(said_of):
    assert said_of("[A sore spine]({filename}../pages/about.md)") != []
    assert said_of("[Rest for a sore spine]({filename}../pages/about.md)") == []


@pytest.fixture
def said_of(sound):
    """A function that says what the check finds in links of a text of a paragraph, beside pages on rest and on a sore spine."""
    for name, title in (("about", "Rest after surgery"), ("spine", "Your sore spine")):
        file = sound / f"pages/{name}.md"
        file.write_text(re.sub("title: .*", f"title: {title}", file.read_text(encoding="utf-8")), encoding="utf-8")

    def said(paragraph: str) -> list[str]:
        (sound / "articles/sound.md").write_text(f"{HEADER}See {paragraph}.\n", encoding="utf-8")
        return [finding.sentence for finding in findings(sound) if finding.rule == "R70"]

    return said
