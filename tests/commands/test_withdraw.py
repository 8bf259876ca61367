"""Withdrawing: one command, and a harmful page is gone, its address says why, and nobody else has anything to mend."""

import os
import re
from pathlib import Path

import pytest
import yaml

from editorial.commands import withdraw as command
from editorial.commands.addresses import update
from editorial.commands.command import CommandError
from editorial.findings import ContentError
from editorial.model.visibility import Visibility
from tests import forked_build
from tests.commands.test_disk import tree
from tests.commands.test_main import editorial
from tests.conftest import change, findings, site_of
from tests.site.conftest import add_person, write_article

LIST = "content/data/addresses.yaml"
REASON = 'It said "rest for weeks": that\'s harmful & wrong, 100%.'


@pytest.fixture
def project(project, clock) -> Path:
    """The project on December 1, 2026, with an article to withdraw, and two texts that link to it."""
    clock("2026-12-01")
    write_article(project, "rest", category="Rest", tag="Rest", status="published\naliases: [old-rest.html]")
    write_article(project, "walk", category="Rest", tag="Walks", body="See [how to rest]({filename}rest.md) first.")
    update(site_of(project / "content"))
    return project


def withdraw(project: Path, name: str = "articles/rest.md", reason: str = REASON) -> list[str]:
    """Withdraw a text; returns the addresses that are then said to be gone."""
    _, gone = command.withdraw(site_of(project / "content"), project / "content" / name, reason)
    return [entry.address for entry in gone]


def listed(project: Path) -> dict:
    return yaml.load((project / LIST).read_text(encoding="utf-8"), yaml.BaseLoader)


def errors(project: Path) -> list[str]:
    return [str(finding) for finding in findings(project / "content") if finding.level == "error"]


def test_all_that_is_owed_is_done_in_one_step(project):
    before = errors(project)
    kept = listed(project)["live"]
    gone = ["articles/rest.html", "old-rest.html", "tags/rest.html"]
    assert withdraw(project) == gone
    assert listed(project)["live"] == [address for address in kept if address not in gone]
    assert listed(project)["gone"] == [
        {"address": gone[0], "reason": REASON, "on": "2026-12-01"},
        {"address": gone[1], "reason": REASON, "on": "2026-12-01"},
        {"address": gone[2], "reason": command.ALONE, "on": "2026-12-01"},
    ]
    assert [error for error in errors(project) if error not in before] == []
    site = site_of(project / "content")
    assert site.visibility(site.by_file[project / "content/articles/rest.md"]) is Visibility.WITHDRAWN
    assert editorial(project, "addresses").stdout == "Every public address is kept.\n"


def test_the_page_of_a_year_goes_with_its_last_article_only(project):
    write_article(project, "old", date="2019-01-05")
    update(site_of(project / "content", ARTICLES_ON_A_PAGE=1))
    assert "years/2024.html" not in withdraw(project)
    assert "years/2019.html" in withdraw(project, "articles/old.md")


def test_a_disk_that_gets_full_between_the_two_files_withdraws_nothing(project):
    """There is room for the article, and none for the list of addresses."""
    article, addresses = project / "content/articles/rest.md", project / LIST
    with addresses.open("a", encoding="utf-8") as file:
        file.write("# A remark.\n" * 1000)
    before = article.read_bytes(), addresses.read_bytes()
    command = ["withdraw", "--reason", "It was wrong.", "content/articles/rest.md"]
    done = forked_build.run("tests.commands.little_room", ["8000", *command], project, {**os.environ})
    assert done.returncode == 0, done.stderr
    assert f"{LIST} was not written: " in done.stderr
    assert done.stderr.endswith("The old file is as it was\nNothing was withdrawn.\n")
    assert (article.read_bytes(), addresses.read_bytes()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["withdraw", "--reason", "It was wrong.", "content/articles/rest.md"],
        ["signoff", "content/articles/rest.md", "--by", "jane-doe"],
        ["new", "--kind=news", "--title", "Sleep"],
        ["import", "--file", "words.txt"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_day_that_cannot_be_is_not_written_down(project, clock, arguments):
    """Nor hides a draft of such a day that the clock is wrong."""
    add_person(project, "jane-doe", "Jane Doe", role="Physician")
    write_article(project, "old", status="draft", date="1970-01-01")
    (project / "words.txt").write_text("Sleep\n\nSleep may help.\n")
    clock("1970-01-02")
    before = tree(project)
    done = editorial(project, *arguments)
    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH says that today is 1970-01-02. Set it right, then do it again" in done.stderr
    assert tree(project) == before


def test_whose_link_becomes_words_is_told_and_need_do_nothing(project):
    said = editorial(project, "withdraw", "content/articles/rest.md", "--reason", REASON)
    assert (said.returncode, said.stderr) == (0, "")
    assert "content/articles/walk.md links to it; there the link is now plain words" in said.stdout
    assert said.stdout.splitlines()[-1].startswith(
        "To bring it back, write `status: published` in content/articles/rest"
    )
    (finding,) = [f for f in findings(project / "content", project / "content/articles/walk.md") if f.rule == "R70"]
    assert (finding.level, "rest.md was withdrawn" in finding.sentence) == ("warning", True)


def test_it_comes_back_as_the_last_line_says(project):
    before = errors(project)
    withdraw(project)
    article = project / "content/articles/rest.md"
    change(article, "status: draft", "status: published")
    assert any("articles/rest.html is said to be gone, and a page stands there" in error for error in errors(project))
    text = (project / LIST).read_text(encoding="utf-8")
    (project / LIST).write_text(text[: text.index("\ngone:")] + "\ngone: []\n", encoding="utf-8")
    assert errors(project) == before


HEADERS = {
    "published": ("status: published\n", "status: draft\n"),
    "quoted": ("status: 'published'\n", "status: draft\n"),
    "hidden": ("status: hidden\n", "status: draft\n"),
    "none": ("", None),
}


@pytest.mark.parametrize(("old", "new"), HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize(("end", "mark"), [("\n", ""), ("\r\n", ""), ("\n", "\ufeff")], ids=["unix", "windows", "mark"])
def test_nothing_but_the_status_changes(project, old, new, end, mark):
    article = project / "content/articles/rest.md"
    text = article.read_text(encoding="utf-8").replace("status: published\n", old)
    after = text.replace(old, new) if new else text.replace("\n---\n", "\nstatus: draft\n---\n", 1)
    article.write_bytes((mark + text.replace("\n", end)).encode())
    withdraw(project)
    assert article.read_bytes() == (mark + after.replace("\n", end)).encode()


LISTS = {
    "remarks": "# Ours.\nlive:\n- index.html\n# Zoë:\n- articles/rest.html\n- about.html\n# Then:\ngone:\n- {address: a.html, reason: Old.}\n",
    "last-of-all": "gone: []\nlive:\n    - about.html\n    - articles/rest.html",
    "on-one-line": "live: [about.html, articles/rest.html, old-rest.html]\ngone: [{address: a.html, reason: Old.}]\n",
    "alone": "live: [articles/rest.html]\ngone:\n",
    "no-field": "live:\n- articles/rest.html\n- old-rest.html\n",
    "gone-in-the-middle": "gone:\n  - address: a.html\n    reason: >-\n      Old\n      and wrong.\n\n# Next:\nlive:\n- articles/rest.html\n- about.html\n",
    "windows": "live:\r\n- about.html\r\n- articles/rest.html\r\ngone: []\r\n",
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_what_people_wrote_into_the_list_stays(project, text):
    (project / LIST).write_bytes(text.encode())
    before = listed(project)
    gone = withdraw(project)
    after = (project / LIST).read_bytes().decode()
    assert (listed(project).get("live") or []) == [one for one in before["live"] if one not in gone]
    assert [entry["address"] for entry in listed(project)["gone"]][-3:] == gone
    assert listed(project)["gone"][:-3] == (before.get("gone") or [])
    assert [remark for remark in re.findall("# .*", text) if remark not in after] == []
    assert ("\r\n" in text) == ("\r\n" in after)


@pytest.mark.parametrize(
    ("name", "reason", "sentence"),
    [
        ("articles/none.md", REASON, "is not an article or page. Name one"),
        ("data/people.yaml", REASON, "is not an article or page"),
        ("articles/rest.md", "TODO: say why", "say why, in one sentence for readers: REASON="),
        ("articles/rest.md", " ", "say why, in one sentence for readers: REASON="),
        ("articles/rest.md", "So. " * 100, "REASON has 399 characters, where 200 are the most"),
        ("articles/waiting.md", REASON, "content/articles/waiting.md is not public"),
    ],
    ids=["no-file", "no-text", "not-written", "no-reason", "long", "draft"],
)
def test_what_is_refused(project, name, reason, sentence):
    write_article(project, "waiting", status="draft")
    before = (project / LIST).read_bytes()
    with pytest.raises(CommandError, match=re.escape(sentence)):
        withdraw(project, name, reason)
    assert (project / LIST).read_bytes() == before


def test_twice_is_said_and_changes_nothing(project):
    withdraw(project)
    before = (project / LIST).read_bytes()
    done = editorial(project, "withdraw", "content/articles/rest.md ", "--reason", "Again.")  # as pasted
    assert (done.returncode, done.stderr) == (
        1,
        "content/articles/rest.md was withdrawn already\nNothing was withdrawn.\n",
    )
    assert (project / LIST).read_bytes() == before


def test_what_was_brought_back_by_its_status_alone_was_public(project):
    """Its rows go on with the reason that they had."""
    withdraw(project)
    article = project / "content/articles/rest.md"
    change(article, "status: draft", "status: published")
    done = editorial(project, "withdraw", "--reason=It is wrong again.", "--", "content/articles/rest.md")
    still = f'content/data/addresses.yaml still says "{REASON}": change it there.'
    assert f"Changed: content/articles/rest.md; {still}" in done.stdout
    assert "never public" not in done.stdout
    change(article, "status: draft", "status: published")
    again = editorial(project, "withdraw", f"--reason={REASON}", "--", "content/articles/rest.md")
    assert "Changed: content/articles/rest.md; content/data/addresses.yaml says why, as before." in again.stdout


def test_without_a_file_it_says_what_to_name(project):
    done = editorial(project, "withdraw", f"--reason={REASON}", "--", "")
    assert done.stderr.startswith("say which article or page: FILE=content/articles/....md")


def test_a_wrong_header_is_said_and_another_text_stops_nobody(project):
    write_article(project, "wrong", status="published\ncolour: blue")
    with pytest.raises(ContentError, match="colour"):
        withdraw(project, "articles/wrong.md")
    assert withdraw(project)


def test_a_word_of_the_reason_that_no_dictionary_knows_keeps_no_page_up(project):
    withdraw(project, reason="The drug qwertzuimab is proven to do harm.")
    found = [finding for finding in findings(project / "content") if finding.path == Path(LIST)]
    assert {finding.level for finding in found} == {"warning"}


def test_a_page_that_only_a_hand_took_back_can_still_be_withdrawn(project):
    article = project / "content/articles/rest.md"
    change(article, "status: published", "status: draft")
    assert any('run `make withdraw FILE=content/articles/rest.md REASON="..."`' in error for error in errors(project))
    assert "articles/rest.html" in withdraw(project)
    assert not any("R103" in error for error in errors(project))
