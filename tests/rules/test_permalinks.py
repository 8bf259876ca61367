"""What was public once lasts: a page that is renamed or taken away is noticed before readers do."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from editorial.check import check
from editorial.model import addresses
from editorial.model import calendar as clock
from editorial.rules import permalinks as lasting
from tests.conftest import ROOT, build
from tests.site.conftest import write_article

TODAY = date(2026, 6, 1)
LIST = "content/data/addresses.yaml"


def keep(project: Path) -> str:
    """Run `make addresses`; what it says."""
    command = [sys.executable, "-m", "editorial", "addresses"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def listed(project: Path) -> list[str]:
    return yaml.safe_load((project / LIST).read_text(encoding="utf-8"))["live"]


def said(project: Path) -> list[str]:
    return [finding.sentence for finding in check(project / "content") if finding.rule == "R103"]


def rename(project: Path, header: str) -> None:
    """Put `header` in the place of the slug of the page on privacy."""
    page = project / "content/pages/privacy.md"
    page.write_text(page.read_text(encoding="utf-8").replace("slug: privacy", header), encoding="utf-8")


def test_every_page_of_this_site_is_kept():
    """Else `make addresses` was forgotten."""
    assert lasting.unlisted(ROOT / "content", addresses.headers(ROOT / "content"), clock.today()) == []


def test_a_renamed_page_is_noticed_and_an_alias_mends_it(project):
    rename(project, "slug: your-privacy")
    [sentence] = said(project)
    assert sentence.startswith("privacy.html was public, and nothing stands there any more. ")
    assert "`aliases: [privacy.html]`" in sentence
    rename(project, "slug: privacy")
    page = project / "content/pages/privacy.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("slug: your-privacy", "slug: your-privacy\naliases: [privacy.html]")
    )
    assert said(project) == []


def test_nothing_is_published_that_lost_an_address(project):
    rename(project, "slug: your-privacy")
    done = build(project, "publishconf.py", SITEURL="https://example.org")
    assert done.returncode == 1
    assert f"{LIST}:" in done.stderr
    assert "R103 error: address: privacy.html was public" in done.stderr
    assert not (project / "output").exists()


@pytest.mark.parametrize("how", ["status: draft", "status: hidden"])
def test_a_page_taken_back_is_noticed(project, how):
    rename(project, f"slug: privacy\n{how}")
    assert [sentence.split()[0] for sentence in said(project)] == ["privacy.html"]


def test_a_topic_that_loses_its_last_article_is_noticed(project):
    [article] = (project / "content/articles").glob("*.md")
    article.write_text(article.read_text(encoding="utf-8").replace("category: Back pain", "category: Spine"))
    assert [sentence.split()[0] for sentence in said(project)] == ["topics/back-pain.html"]


def test_what_is_gone_on_purpose_is_let_go_with_a_reason(project):
    (project / "content/pages/privacy.md").rename(project / "privacy.md")
    text = (project / LIST).read_text(encoding="utf-8").replace("- privacy.html\n", "")
    gone = "gone:\n- address: privacy.html\n  reason: It said nothing.\n"
    (project / LIST).write_text(text.replace("gone: []\n", gone), encoding="utf-8")
    assert said(project) == []
    (project / "privacy.md").rename(project / "content/pages/privacy.md")
    assert said(project) == ["privacy.html is said to be gone, and a page stands there. Move it to `live:`"]
    (project / LIST).write_text(text.replace("gone: []\n", gone.replace("  reason: It said nothing.\n", "")))
    assert "reason" in str(check(project / "content")[0])


def test_a_broken_header_is_all_that_is_said(project):
    rename(project, "slug: Privacy")
    assert [finding.what for finding in check(project / "content")] == ["slug"]


def test_new_addresses_are_kept_and_old_ones_stay(project):
    write_article(project, "new", status="published\naliases: [older.html]", category="New topic", tag="New tag")
    rename(project, "slug: your-privacy")
    before = listed(project)
    assert "Added 5 to content/data/addresses.yaml" in keep(project)
    new = ["articles/new.html", "older.html", "tags/new-tag.html", "topics/new-topic.html", "your-privacy.html"]
    assert listed(project) == sorted([*before, *new])
    assert keep(project) == "Every public address is kept.\n"


def test_publishing_goes_on_and_says_that_an_address_is_not_kept_yet(project):
    """So that a page whose day has come is published by a build that nobody looks at."""
    write_article(project, "new", category="Back pain", tag="Surgery", body="Text.", title="New")
    done = build(project, "publishconf.py", SITEURL="https://example.org")
    assert done.returncode == 0, done.stderr
    assert f"1 public address is not in {LIST} yet, first articles/new.html: run `make addresses`.\n" in done.stdout


def test_a_site_that_has_no_list_yet_is_published(project):
    (project / LIST).unlink()
    assert build(project, "publishconf.py", SITEURL="https://example.org").returncode == 0
    assert keep(project).endswith("Added 19 to content/data/addresses.yaml. Commit that file.\n")


@pytest.mark.parametrize(
    "header", ["status: draft", "status: hidden", "date: 2026-06-02", "date: 2026-06-02 00:30", "date: soon"]
)
def test_what_is_not_public_yet_is_never_named(header):
    values = {"status": "published", "date": "2026-01-01"} | dict([header.split(": ", 1)])
    assert not lasting.is_public(values, TODAY)


@pytest.mark.parametrize("header", ["date: 2026-05-31", "date: 2026-06-01", "status: published"])
def test_what_has_begun_is_public(header):
    assert lasting.is_public(dict([header.split(": ", 1)]), TODAY)
