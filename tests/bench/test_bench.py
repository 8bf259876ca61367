"""The bench: its articles keep our rules, its peers get Markdown that they can read, and its figures reach the page."""

import re
import subprocess
import sys
import xml.etree.ElementTree as etree

import pytest

from bench import corpus
from bench.__main__ import bench
from bench.measure import Cost
from bench.report import Results, write
from bench.sites import MAKERS, plain
from tests.conftest import NIGHT, ROOT, findings, public_articles


def test_the_made_up_articles_are_long_enough_and_keep_all_rules(project):
    corpus.write(5, project / "content")
    assert findings(project / "content") == []
    parts = re.compile(rf"\b(?:{'|'.join(corpus.WORDS['parts'])})s?\b")
    assert [act for act in corpus.WORDS["acts"] if parts.search(act)] == [], (
        "a summary may be of a part that its text lacks"
    )
    assert all(850 < len(article.body.split()) < 1000 for article in corpus.articles(5))


def test_an_article_is_the_same_among_few_and_many():
    many = list(corpus.articles(90))
    assert list(corpus.articles(9)) == many[:9]
    assert len({article.header["slug"] for article in many}) == 90


def test_the_peers_get_no_mark_that_only_we_read():
    text = plain(corpus.article(5).body)
    assert not re.search(r"!!!|\[@|\{filename\}|\.\./|Table: ", text)
    assert "**Questions to ask your doctor**\n\n1. What is behind this?" in text


def test_the_time_of_a_build_is_shown_by_stage_and_by_file():
    made = subprocess.run(
        [sys.executable, "-m", "bench.stages", "--size", "1"], cwd=ROOT, capture_output=True, text=True
    )
    for told in made.stdout.split("after an edit"):
        assert re.search(r"^ +\d+\.\d\d s +\d+%  checking$", told, re.M), made.stderr


@pytest.mark.skipif(
    not NIGHT, reason="it builds a dozen times; by day the tests above and below are asked of its parts"
)
def test_a_run_with_ours_alone_writes_page_and_drawing(tmp_path):
    bench(MAKERS[:1], [3], 1, ["edit"], tmp_path)
    page = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert re.search(r"^\| Again, one text edited \| \d+\.\d\d \(\d+\.\d\d\) \|$", page, re.M)
    seconds = dict(re.findall(r"^\| ([^|]+) \| (?:-?\d+\.\d\d) \((-?\d+\.\d\d)\) \|$", page, re.M))
    assert float(seconds["cards and handouts that are kept"]) < float(seconds["handouts"]) > 0.05
    assert float(seconds["index of the search that is kept"]) < float(seconds["index of the search"])
    files = dict(re.findall(r"^\| ([^|]+) \| \d+\.\d MB \((\d+)\) \|$", page, re.M))
    ours = [file.read_text(encoding="utf-8") for file in public_articles(ROOT / "content")]
    articles, printed = 3 + len(ours), 1 + sum("\nhandout: true\n" in text for text in ours)
    assert int(files["handouts"]) == 2 * printed, "the third made-up article and some of our own, in two sizes"
    assert int(files["cards"]) == articles
    assert int(files["references as BibTeX, RIS and CSL-JSON"]) == 3 * articles
    assert "ours /" not in page


def test_the_page_names_both_sides_the_ratios_and_whoever_is_missing(tmp_path):
    results = Results(2, {"ours": "4.12", "Hugo": "0.168"}, {"Jekyll": "on Debian, apt brings it"}, {48: 0.003})
    results.trees = {size: {"pages": (size * 20_000, size), "cards": (size * 5_000, size)} for size in (100, 1000)}
    for size in results.trees:
        results.memory |= {(size, "ours"): 10**8, (size, "Hugo"): 2 * 10**8}
        results.packed[size] = size * 8_000
        results.parts[size] = [{"cards": Cost(seconds, size)} for seconds in (3, 1, 2)]
        results.costs[size, "cold", "ours"] = [Cost(size / 100, 1), Cost(size / 100, 3)]
        results.costs[size, "cold", "Hugo"] = [Cost(size / 50, 4), Cost(size / 200, 4)]
    write(results, tmp_path)
    page = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "\nFigures are medians of 2 runs. " in page
    results.runs = 1
    write(results, tmp_path)
    assert "\nFigures are of one run, " in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "| From nothing | 1.00 (2.00) | 1.25 (4.00) |" in page
    assert "|  | ours / Hugo |\n| --- | --: |\n| From nothing | 1.25 |" in page  # of 0.5 and 2
    assert "| From nothing | 10.0 | 10.0 |" in page
    assert (
        "|  | 100 articles | 1,000 articles |\n| --- | --: | --: |\n| cards | 2.00 (100.00) | 2.00 (1,000.00) |" in page
    )
    assert "| the whole | 2.5 MB (200) | 25.0 MB (2,000) |\n| bytes an article | 25.0 kB | 25.0 kB |" in page
    assert "| articles in 1 GB | 40,000 | 40,000 |\n| pushed by git, when all is new | 0.8 MB | 8.0 MB |" in page
    assert "Jekyll is not among them; on Debian, apt brings it." in page
    drawing = etree.parse(tmp_path / "chart.svg").getroot()
    title, said = drawing[0], drawing[1]
    assert title.text == "Seconds for a site of 1,000 articles, each group to its own scale"
    assert said.text == "From nothing: ours 10.00 s, Hugo 12.50 s."
