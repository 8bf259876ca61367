"""What was public once lasts: a page that is renamed or taken away is noticed before readers do."""

import re
from pathlib import Path

import pytest
import yaml

from editorial.commands.addresses import update
from editorial.rules.permalinks import public_now, reminder, unlisted
from editorial.rules.registry import RULES
from tests.commands.test_main import editorial
from tests.conftest import PRACTICE, ROOT, build, change, documents, findings, site_of
from tests.site.conftest import write_article

LIST = "content/data/addresses.yaml"


def sentences(project: Path, **settings: object) -> list[str]:
    """What this rule finds, whatever else is wrong."""
    texts = documents(project / "content", **settings)
    return [finding.sentence for of_site in RULES["R103"].of_sites for finding in of_site(texts)]


def vanished(project: Path, **settings: object) -> list[str]:
    """The addresses that lead nowhere any more."""
    return [sentence.split()[0] for sentence in sentences(project, **settings)]


def rename(project: Path, header: str) -> None:
    """Put `header` in the place of the slug of the page on privacy."""
    page = project / "content/pages/privacy.md"
    text = re.sub(r"(?m)^slug: .*\n(aliases: .*\n)?", f"{header}\n", page.read_text(encoding="utf-8"), count=1)
    page.write_text(text, encoding="utf-8")


def test_every_page_of_this_site_is_kept():
    """Else `make addresses` was forgotten."""
    assert unlisted(site_of(ROOT / "content")) == []


def test_a_renamed_page_is_noticed_and_an_alias_mends_it(project):
    rename(project, "slug: your-privacy")
    (sentence,) = sentences(project)
    assert sentence.startswith("privacy.html was public, and nothing stands there any more. ")
    assert "`aliases: [privacy.html]`" in sentence
    rename(project, "slug: your-privacy\naliases: [privacy.html]")
    assert sentences(project) == []


@pytest.mark.parametrize("how", ["status: draft", "status: hidden"])
def test_a_page_taken_back_is_noticed(project, how):
    rename(project, f"slug: privacy\n{how}")
    assert vanished(project) == ["privacy.html"]


def test_a_topic_that_loses_its_last_article_is_noticed(project):
    write_article(project, "rest", category="Beds")
    update(site_of(project / "content"))
    write_article(project, "rest", category="Spine")
    assert vanished(project) == ["topics/beds.html"]


@pytest.mark.parametrize(
    ("setting", "pattern", "lost"),
    [
        ("ARTICLE_SAVE_AS", "blog/{slug}.html", r"articles/.*"),
        ("PAGE_SAVE_AS", "{slug}/index.html", r"(about|accessibility|disclaimer|how-we-write|privacy)\.html"),
        ("TAG_SAVE_AS", "tag/{slug}.html", r"tags/.*"),
        ("CATEGORY_SAVE_AS", "topic-{slug}.html", r"topics/.*"),
        ("AUTHOR_SAVE_AS", "by/{slug}.html", r"authors/.*"),
    ],
    ids=["articles", "pages", "tags", "topics", "authors"],
)
def test_another_pattern_of_addresses_is_noticed(project, setting, pattern, lost):
    kept = yaml.safe_load((project / LIST).read_text(encoding="utf-8"))["live"]
    expected = [address for address in kept if re.fullmatch(lost, address)]
    assert expected
    assert vanished(project, **{setting: pattern}) == expected


def test_when_articles_become_many_years_get_pages_which_then_stay(sound):
    """Nothing vanishes then, nor when there are fewer again."""
    small = sound.parent
    for name, date in (("one", "2024-05-06"), ("two", "2026-01-04")):
        write_article(small, name, date=date)
    years = {"years/2024.html", "years/2026.html"}
    assert not years & public_now(site_of(sound, ARTICLES_ON_A_PAGE=3))
    update(site_of(sound, ARTICLES_ON_A_PAGE=3))
    assert update(site_of(sound, ARTICLES_ON_A_PAGE=2)) == sorted(years)
    write_article(small, "two", date="2026-01-04", status="draft")
    left = site_of(sound, ARTICLES_ON_A_PAGE=2)
    assert public_now(left) & years == {"years/2024.html"}
    withdrawn = ["articles/two.html", "tags/tag-two.html", "topics/category-two.html", "years/2026.html"]
    assert vanished(small, ARTICLES_ON_A_PAGE=2) == withdrawn
    assert any("Under `moved:`" in said for said in sentences(small) if said.startswith("years/2026.html"))


def test_another_language_of_the_site_moves_no_address_of_its_own_texts(project):
    """Texts that name no language are in the site's own."""
    for text in (project / "content").rglob("*.md"):
        text.write_text(re.sub(r"(?m)^lang: en\n", "", text.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert vanished(project, DEFAULT_LANG="es") == []


def test_what_is_gone_on_purpose_is_let_go_with_a_reason(project):
    (project / "content/pages/privacy.md").rename(project / "privacy.md")
    assert any("- {address: privacy.html, reason: ...}" in said for said in sentences(project))
    text = (project / LIST).read_text(encoding="utf-8").replace("- privacy.html\n", "")
    gone = "gone:\n- address: privacy.html\n  reason: It said nothing.\n"
    (project / LIST).write_text(text.replace("gone: []\n", gone), encoding="utf-8")
    assert sentences(project) == []
    (project / "privacy.md").rename(project / "content/pages/privacy.md")
    assert sentences(project) == ["privacy.html is said to be gone, and a page stands there. Move it to `live:`"]
    (project / LIST).write_text(text.replace("gone: []\n", gone.replace("  reason: It said nothing.\n", "")))
    assert "reason" in str(site_of(project / "content").addresses.findings)


def test_a_broken_header_is_all_that_is_said(project):
    rename(project, "slug: Privacy")
    assert [finding.what for finding in findings(project / "content")] == ["slug"]


@pytest.mark.parametrize("shut", ["pages/privacy.md", "articles"])
def test_a_text_that_cannot_be_opened_has_lost_nothing(project, shut):
    (project / "content" / shut).rename(project / "kept")
    (project / "content" / shut).symlink_to(project / "kept")
    said = {(finding.path.as_posix(), finding.what) for finding in findings(project / "content")}
    assert (f"content/{shut}", "file") in said
    assert not {path for path, _ in said if path.startswith("content/data/")}


def test_new_addresses_are_kept_and_old_ones_stay(project):
    write_article(project, "new", status="published\naliases: [older.html]", category="New topic", tag="New tag")
    rename(project, "slug: your-privacy")
    before = yaml.safe_load((project / LIST).read_text(encoding="utf-8"))["live"]
    new = ["articles/new.html", "older.html", "tags/new-tag.html", "topics/new-topic.html", "your-privacy.html"]
    assert update(site_of(project / "content")) == new
    text = (project / LIST).read_text(encoding="utf-8")
    assert yaml.safe_load(text)["live"] == [*before, *new]
    assert text.startswith("# Every address that was ever public.")
    assert update(site_of(project / "content")) == []


KEPT = {
    "remarks": '# Ours.\nlive:\n- index.html\n# The old ones, Zoë wrote:\n- "about.html"   # last\n# Then:\ngone:\n'
    "- {address: old.html, reason: 'It was wrong.'}\n",
    "gone-first": "gone: []\n\nlive:\n    - about.html",
    "on-one-line": "# Both:\nlive: [about.html, index.html, ]\n",
    "empty": "live: [] # none\ngone: [] # none\n",
    "nothing": "live:\ngone: []\n",
    "gone-empty": "live:\n- about.html\ngone:\n",
    "gone-only": "# Nothing yet.\ngone: []",
    "windows-notepad": "\ufefflive:\n- about.html\ngone: []\n",
    "windows": "# Ours.\r\nlive:\r\n- about.html\r\n- index.html\r\ngone: []\r\n",
}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_what_people_wrote_into_the_list_stays_letter_by_letter(project, kept):
    (project / LIST).write_bytes(kept.encode())
    before = yaml.safe_load(kept) or {}
    added = update(site_of(project / "content"))
    text = (project / LIST).read_bytes().decode()
    after = yaml.safe_load(text)
    assert after["live"] == [*(before.get("live") or []), *added]
    assert after.get("gone") == before.get("gone")
    places = [text.find(row) for row in kept.lstrip("\ufeff").splitlines() if not row.startswith("live: [")]
    assert -1 not in places
    assert places == sorted(places)
    assert ("\r\n" in kept) == ("\r\n" in text)
    assert update(site_of(project / "content")) == []


def test_never_said_that_all_is_kept_while_an_address_leads_nowhere(project):
    assert editorial(project, "addresses").stdout == "Every public address is kept.\n"
    (project / "content/pages/privacy.md").rename(project / "privacy.md")
    done = editorial(project, "addresses")
    assert done.returncode == 1
    assert "privacy.html was public, and nothing stands there any more" in done.stdout
    assert "is kept" not in done.stdout


def test_no_address_is_kept_while_a_header_that_says_what_stands_where_is_wrong(project):
    write_article(project, "new")
    rename(project, "slug: Privacy")
    before = (project / LIST).read_bytes()
    done = editorial(project, "addresses")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("content/pages/privacy.md:")
    assert (project / LIST).read_bytes() == before


def test_a_site_that_has_no_list_yet_gets_one(project):
    (project / LIST).unlink()
    assert sentences(project) == []
    site = site_of(project / "content")
    assert update(site) == sorted(public_now(site))


def test_publishing_goes_on_and_says_that_an_address_is_not_kept_yet(project):
    """So that a page whose day has come is published by a build that nobody looks at."""
    filed = next(text.header for text in site_of(project / "content").texts if text.is_article)
    topic, tag = filed.text("category"), filed.items("tags")[-1]
    write_article(project, "new", category=topic, tag=tag, body="Text.", title="New")
    line = f"1 public address is not in {LIST} yet, first articles/new.html: run `make addresses`.\n"
    assert reminder(site_of(project / "content")) == line
    done = build(project, "publishconf.py", SITEURL="https://example.org")
    assert done.returncode == 0, done.stderr
    assert line in done.stdout + done.stderr


@pytest.mark.parametrize(
    "fields",
    [{"status": "draft"}, {"status": "hidden"}, {"date": "2026-06-02"}, {"date": "2026-06-02 00:30"}],
    ids=["draft", "hidden", "tomorrow", "soon-after-midnight"],
)
def test_what_is_not_public_yet_is_never_named(project, fields, clock):
    """Since the list itself is public."""
    clock("2026-06-01")
    write_article(project, "secret", category="Secret", tag="Secret", **fields)
    assert [address for address in public_now(site_of(project / "content")) if "secret" in address] == []


def test_what_has_begun_or_is_left_out_for_a_time_is_public(project, clock):
    clock("2026-06-01")
    write_article(project, "today", date="2026-06-01 23:59")
    review = "published\nreview: {reviewed_by: PRACTICE, reviewed_on: 2019-01-05, next_due: 2020-01-05}".replace(
        "PRACTICE", PRACTICE
    )
    write_article(project, "overdue", status=review)
    assert {"articles/today.html", "articles/overdue.html"} <= public_now(site_of(project / "content"))


@pytest.mark.parametrize(
    ("date", "refused"),
    [
        ("2026-12-01 11:59", False),
        ("2026-12-01 12:01", True),
        ("2026-12-01T17:30+01:00", False),
        ("2026-12-01T18:30+01:00", True),
        ("2026-12-01 00:00", False),
    ],
    ids=["past", "to-come", "past-elsewhere", "to-come-elsewhere", "none"],
)
def test_whoever_names_an_hour_of_today_that_is_to_come_is_told_that_the_day_counts(project, clock, date, refused):
    """Else the article would be out at once, and its writer believe that it waits."""
    clock("2026-12-01")
    write_article(project, "rest", date=date)
    said = [f.sentence for f in findings(project / "content") if "has a time" in f.sentence]
    assert len(said) == refused


def test_a_page_that_is_put_off_owes_nothing_before_the_day_nor_on_it(project, clock):
    """Neither does anybody else: links to it, its old addresses, its tags."""
    clock("2026-12-01")
    write_article(project, "rest", tag="Only here", status="published\naliases: [old.html]")
    write_article(project, "walk", body="See [rest]({filename}rest.md).")
    update(site_of(project / "content"))
    before = [f for f in findings(project / "content") if f.level == "error"]
    article = project / "content/articles/rest.md"
    later = "date: 2026-12-05\nmodified: 2026-11-30\nchanges: [{on: 2026-11-30, what: We added a day.}]"
    change(article, "date: 2024-05-06", later)
    for day in ("2026-12-01", "2026-12-04", "2026-12-05", "2026-12-06"):
        clock(day)
        found = findings(project / "content")
        assert [f for f in found if f.level == "error"] == before
        links = [f.sentence for f in found if f.rule == "R70"]
        assert len(links) == (day < "2026-12-05")
        assert all("until then the link is plain words" in sentence for sentence in links)
        assert sentences(project) == []
    assert editorial(project, "addresses").stdout == "Every public address is kept.\n"


def test_a_page_that_was_never_public_cannot_have_changed_before(project, clock):
    clock("2026-12-01")
    write_article(project, "rest", date="2026-12-05\nmodified: 2026-11-30")
    said = [str(f) for f in findings(project / "content", project / "content/articles/rest.md")]
    assert any("R78 error: modified: expected 2026-12-05 or later, found 2026-11-30" in sentence for sentence in said)


def test_that_two_come_on_one_day_and_link_to_each_other_is_no_matter(project, clock):
    clock("2026-12-01")
    for name, other in (("rest", "walk"), ("walk", "rest")):
        write_article(project, name, date="2026-12-05", body=f"See [{other}]({{filename}}{other}.md).")
    assert [f for f in findings(project / "content") if f.rule == "R70"] == []


def test_what_is_said_to_be_gone_and_is_to_come_is_said_before_the_day(project, clock):
    clock("2026-12-01")
    write_article(project, "rest", date="2026-12-05")
    listed = (project / LIST).read_text(encoding="utf-8")
    gone = "gone:\n- address: articles/rest.html\n  reason: It was wrong.\n"
    (project / LIST).write_text(listed.replace("gone: []\n", gone), encoding="utf-8")
    assert sentences(project) == ["articles/rest.html is said to be gone, and a page stands there. Move it to `live:`"]


def test_a_list_that_comes_back_makes_nobody_wait(project):
    """Its address is said to be gone, or to have moved, and an article of somebody else brings it back."""
    listed = (project / LIST).read_text(encoding="utf-8")
    rows = (
        "gone:\n- address: tags/rest.html\n  reason: No article.\nmoved:\n- {address: tags/walks.html, to: tags.html}\n"
    )
    (project / LIST).write_text(listed.replace("gone: []\n", rows), encoding="utf-8")
    assert sentences(project) == []
    write_article(project, "new", tag="Rest, Walks")
    found = [(f.level, f.sentence) for f in findings(project / "content") if f.rule == "R103"]
    assert found == [
        ("warning", "tags/rest.html is said to be gone, and a page stands there. Move it to `live:`"),
        ("warning", "tags/walks.html is said to have moved, and a page stands there. Take its row out"),
    ]


def test_the_address_of_a_renamed_tag_leads_to_the_new_one(project):
    write_article(project, "rest", tag="Beds")
    update(site_of(project / "content"))
    write_article(project, "rest", tag="Bunks")
    (sentence,) = sentences(project)
    assert "Under `moved:` in this file write `- {address: tags/beds.html, to: ...}`" in sentence
    listed = (project / LIST).read_text(encoding="utf-8").replace("- tags/beds.html\n", "")
    for to in ("tags/bunk.html", "tags/bunks.html"):
        (project / LIST).write_text(f"{listed}moved:\n- address: tags/beds.html\n  to: {to}\n", encoding="utf-8")
        wrong = 'tags/beds.html leads to tags/bunk.html, where nothing stands; did you mean "tags/bunks.html"?'
        assert sentences(project) == [wrong] * (to == "tags/bunk.html")
    assert update(site_of(project / "content")) == ["tags/bunks.html"]
    assert editorial(project, "addresses").stdout == "Every public address is kept.\n"


def test_a_site_whose_articles_are_all_put_off_has_no_wrong_clock(project, clock):
    clock("2026-12-01")
    for article in (project / "content/articles").glob("*.md"):
        text = re.sub(r"(?m)^date: .*", "date: 2026-12-05", article.read_text(encoding="utf-8"))
        article.write_text(text, encoding="utf-8")
    assert not site_of(project / "content").clock_is_wrong
    clock("1970-01-02")
    assert site_of(project / "content").clock_is_wrong


@pytest.mark.parametrize(
    ("fields", "day", "said"),
    [
        ({"status": "published\naliases: [about.html]"}, "2026-12-01", "is taken by content/pages/about.md"),
        ({"slug": "a-page"}, "1970-01-02", "SOURCE_DATE_EPOCH says that today is 1970-01-02"),
    ],
    ids=["alias-taken", "clock"],
)
def test_all_is_never_said_to_be_kept_while_check_says_otherwise(project, clock, fields, day, said):
    clock(day)
    write_article(project, "new", **fields)
    for _ in range(2):
        done = editorial(project, "addresses")
        assert done.returncode == 1
        assert said in done.stdout
        assert "is kept" not in done.stdout


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("moved:\n- {address: tags/a.html, to: tags/b.html}\n- {address: tags/b.html, to: tags.html}\n",
         "tags/a.html leads to tags/b.html, where nothing stands; it leads to tags.html. Write that"),
        ("gone:\n- {address: About.html, reason: It is old.}\n",
         "About.html differs from about.html in capitals only, and many machines keep just one. Take its row out"),
        ("moved:\n- {address: Tags.html, to: about.html}\n",
         "Tags.html differs from tags.html in capitals only, and many machines keep just one. Take its row out"),
        ("gone:\n- {address: a.html, reason: It is old.}\nmoved:\n- {address: a.html, to: about.html}\n",
         "a.html appears twice under `gone:` and `moved:`. Keep one of the two rows"),
        ("gone:\n- {address: a.html, reason: It is old.}\n- {address: a.html, reason: It is wrong.}\n",
         "a.html appears twice under `gone:` and `moved:`. Keep one of the two rows"),
        ("moved:\n- {address: preview/pr-1/index.html, to: about.html}\n",
         "preview/pr-1/index.html stands where changes are shown before they are published. Take its row out"),
    ],
    ids=["moved-twice", "gone-in-capitals", "moved-in-capitals", "gone-and-moved", "gone-twice", "preview"],
)  # fmt: skip
def test_rows_of_which_one_alone_could_be_heeded(project, rows, sentence):
    listed = (project / LIST).read_text(encoding="utf-8").replace("gone: []\n", "")
    (project / LIST).write_text(listed + rows, encoding="utf-8")
    assert sentences(project) == [sentence]
