"""What is searched: the articles, pages and words that are public, by their own words and by their everyday names."""

import gzip
import json
from collections import Counter
from types import SimpleNamespace

import pytest

from editorial.findings import ContentError
from editorial.model.shelf import Shelf
from plugins import search
from plugins.search import Record, _request, blocks
from tests.conftest import site_of
from tests.site.reading import articles, files, pages


def index(tree) -> dict[str, dict]:
    """What the index of a site tells of each of its records, by the address."""
    packed = [gzip.decompress(data) for name, data in files(tree).items() if name.endswith(".pf_fragment")]
    found = [json.loads(data[data.index(b"{") :]) for data in packed]
    return {record["url"]: record for record in found}


def test_every_text_and_word_is_found_and_nothing_else(published):
    words = {f"glossary.html#{word.id}" for word in pages(published)["glossary.html"].css("dt")}
    found = index(published)
    texts = {name for name in found if "#" not in name}
    assert found.keys() - texts == words
    assert texts >= articles(published).keys() | {"about.html", "privacy.html"}
    assert not {"index.html", "404.html", "articles.html", "search.html", "styleguide.html"} & texts


def test_a_record_says_what_the_page_says(published):
    for address, page in articles(published).items():
        record = index(published)[address]
        answer = " ".join(page.css_first(".answer").text().split())
        assert record["content"].startswith(answer), "it comes first, since it is shown where no sentence fits better"
        assert "⁂" in record["content"]
        assert record["meta"]["topic"] in page.css_first(".breadcrumb").text()


def test_an_article_is_found_by_other_names_of_the_words_that_it_explains(published):
    held = [record["content"].partition("⁂")[2] for record in index(published).values()]
    names = [term.also for term in site_of(published.parent / "content").glossary.records.values() if term.also]
    assert any(all(name.lower() in besides.lower() for name in also) for also in names for besides in held)


def test_a_word_is_found_as_a_keyboard_without_accents_types_it():
    record = Record("a.html", "Sjögren’s syndrome", "", ["It is naïve."], ["Ménière"], frozenset({"øst", "rest"}))
    besides = _request(record, "en", Counter())["content"].partition("⁂")[2]
    assert besides.split() == ["Ménière", "rest", "øst", "meniere", "naive", "ost", "sjogrens"]


def test_the_site_in_work_has_no_index_and_says_so(site):
    assert not (site / "pagefind").exists()
    assert "made when the site is published" in pages(site)["search.html"].css_first("main").text()
    assert pages(site)["search.html"].css("form") == []


def test_only_the_files_of_the_program_that_are_used_are_published(published):
    kinds = {name.partition("/")[2].split("/")[0] for name in files(published) if name.startswith("pagefind/")}
    usual = {"fragment", "index", "pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "wasm.unknown.pagefind"}
    assert {kind for kind in kinds if not kind.endswith(".pf_meta")} == usual


def test_the_index_is_whole_however_busy_the_machine_is():
    """Where Pagefind itself writes, one index in ten came out with an empty or a cut file on a busy machine."""
    with search._pagefind() as ask:
        ask({"type": "NewIndex", "config": {"force_language": "en"}})
        with pytest.raises(ContentError, match="Pagefind could not"):
            ask({"type": "AddRecord", "index_id": 9, "url": "a", "content": "b", "language": "en"})
        held = {file["path"]: file["content"] for file in ask({"type": "GetFiles", "index_id": 0})["files"]}
    assert {"pagefind.js", "pagefind-entry.json"} <= held.keys()
    assert all(held.values())


def test_an_index_is_kept_until_what_it_is_made_from_changes(tmp_path, monkeypatch):
    asked, requests = [], [_request(Record("a.html", "Rest", "", ["Rest."]), "en", Counter())]
    pagefind = search._pagefind
    monkeypatch.setattr(search, "_pagefind", lambda: asked.append(1) or pagefind())
    made = search._indexed(requests, "en", Shelf(tmp_path, "pagefind"))
    assert search._indexed(requests, "en", Shelf(tmp_path, "pagefind")) == made
    assert len(asked) == 1
    [kept] = tmp_path.rglob("*.json")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert search._indexed(requests, "en", Shelf(tmp_path, "pagefind")) == made, "what is damaged is made again"
    requests[0]["content"] = "Walk."
    assert search._indexed(requests, "en", Shelf(tmp_path, "pagefind")) != made
    assert len(asked) == 3
    assert not kept.exists()


def test_a_raised_number_stays_raised_and_is_found_as_it_is_typed():
    [(_, words)] = blocks("<p>10<sup>6</sup> cells in H<sub>2</sub>O, x<sup>n</sup></p>")
    assert words == "10⁶ cells in H₂O, xn"
    assert _request(Record("a", "", "", [words]), "en", Counter())["content"].endswith("106 h2o")


def test_pieces_of_a_text_do_not_run_into_each_other_and_numbers_of_references_are_no_words():
    html = (
        '<h2>One</h2><p>Two <em>th</em>ree<sup class="cite"><a>4</a></sup>.</p><ul><li>c<ul><li>d</li></ul></li></ul>'
    )
    html += "<table><tr><td>a</td><td>b</td></tr></table>"
    assert blocks(html) == [("h2", "One"), ("p", "Two three."), ("li", "c"), ("li", "d"), ("td", "a"), ("td", "b")]


def test_of_many_articles_each_gives_what_sums_it_up_and_every_other_word_once(translated):
    found, page = index(translated), pages(translated)["search.html"]
    assert {"articles/two-tongues.html", "es/articles/two-tongues.html"} <= found.keys()
    for name, article in articles(translated).items():
        shown, _, besides = found[name]["content"].partition("⁂")
        said = [word.strip(".,;:?!()“”").lower() for p in article.css("article > p") for word in p.text().split()]
        assert len(shown.split()) < 400
        assert {word for word in said if word.isalpha()} <= {
            word.strip(".").lower() for word in found[name]["content"].split()
        }
        assert besides.lower().split().count("exercise") <= 1
    assert page.css("#all a[href$='articles.html']")
    assert not page.css("#all a[href*='/articles/']"), "a list of all would grow without end"


def test_where_pagefind_is_not_there_yet_the_remedy_is_said(monkeypatch):
    monkeypatch.setattr(search, "find_spec", lambda _: None)
    with pytest.raises(ContentError, match="make publish"):
        search._make([SimpleNamespace(settings={"SEARCH": True}, context={})])
