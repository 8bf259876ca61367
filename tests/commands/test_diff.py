"""What a reviewer must read again: words that came and went, beside the last sign-off or where the work began."""

import shutil
from pathlib import Path

import pytest

from editorial.commands.command import CommandError
from editorial.commands.compared import ComparedFile, compared, write
from editorial.commands.diff import Work
from ship.git import ShipError
from tests.commands.test_main import editorial
from tests.conftest import PRACTICE, copy_project, documents
from tests.ship.conftest import WRITER, git

ARTICLE = """---
title: Rest & movement
slug: rest
date: 2026-01-05
category: Back pain
authors: [PRACTICE]
summary: Most backs settle with gentle movement.
key_points: [Keep moving., Rest for a short time., Ask for help early.]
---

Rest eases few backs.

## Walking

Walk a little
each day.
""".replace("PRACTICE", PRACTICE)
NAME = Path("content/articles/rest.md")


def commit(project: Path, text: str = "", name: str = "A Writer") -> None:
    """Commit the project as `name`, with `text` as its article if one is given."""
    if text:
        (project / NAME).write_text(text, encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message=Write", **WRITER | {"GIT_AUTHOR_NAME": name})


def changed(project: Path, base: str = "main") -> list[ComparedFile]:
    return list(Work(documents(project / "content"), project, base).changes())


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A project under git that holds ARTICLE, to be copied, which takes less."""
    project = copy_project(tmp_path_factory.mktemp("diff") / "project")
    git(project, "init", "--initial-branch=main")
    git(project, "config", "core.checkStat", "minimal")
    commit(project, ARTICLE)
    return project


@pytest.fixture
def project(tmp_path, made) -> Path:
    """A copy of it."""
    return shutil.copytree(made, tmp_path / "project", symlinks=True)


def test_a_changed_word_is_shown_as_readers_see_it(project):
    (project / NAME).write_text(ARTICLE.replace("eases few", "helps *few*"), encoding="utf-8")
    (change,) = changed(project)
    assert change.path == NAME
    assert change.blocks == ("Rest <del>eases</del> <ins>helps</ins> few backs.",)


def test_the_place_that_is_cited_in_a_source_is_read_too(project):
    text = ARTICLE.replace("few backs.", "few backs.[@qaseem2017, p. 4]")
    commit(project, text)
    (project / NAME).write_text(text.replace("p. 4", "as all agree"), encoding="utf-8")
    (change,) = changed(project, "HEAD")
    assert change.blocks == ("<del>p. 4</del> <ins>as all agree</ins>",)


def test_a_line_wrapped_elsewhere_reads_the_same(project):
    (project / NAME).write_text(ARTICLE.replace("a little\neach", "a little each"), encoding="utf-8")
    assert changed(project) == []


def test_the_header_is_read_too(project):
    (project / NAME).write_text(ARTICLE.replace("& movement", "& walks").replace("Keep", "Do keep"), encoding="utf-8")
    (change,) = changed(project)
    assert change.blocks == (
        "Rest &amp; <del>movement</del> <ins>walks</ins>",
        "<del>Keep</del> <ins>Do keep</ins> moving.",
    )


def test_how_sure_a_claim_is_and_which_study_stands_behind_it_are_read_too(project):
    claim = 'few backs.[@pers2024]\n\n!!! evidence "low"\n    Rest may help.[@pers2024]\n'
    commit(project, ARTICLE.replace("few backs.", claim))
    (project / NAME).write_text(
        ARTICLE.replace("few backs.", claim.replace('"low"', '"moderate"').replace("pers2024", "schepers2022", 1)),
        encoding="utf-8",
    )
    (change,) = changed(project)
    assert change.blocks == (
        "Rest eases few backs. <del>[@pers2024]</del> <ins>[@schepers2022]</ins>",
        "<del>low:</del> <ins>moderate:</ins> Rest may help. [@pers2024]",
    )
    assert change.sentence.endswith(": 2 words came, 2 went; claims that cite a study: 2 changed.")


def test_what_readers_are_told_of_a_change_is_no_change_of_its_own(project):
    log = "modified: 2026-02-01\nchanges: [{on: 2026-02-01, what: We wrapped a line.}]\nsummary:"
    (project / NAME).write_text(ARTICLE.replace("summary:", log), encoding="utf-8")
    assert changed(project) == []


def test_a_new_article_is_all_new_and_one_taken_away_is_none(project):
    (project / NAME).unlink()
    text = ARTICLE.partition("Rest eases")[0] + "Sleep on it. " * 90
    (project / NAME.with_name("new.md")).write_text(text, encoding="utf-8")
    (change,) = changed(project)
    assert change.path == NAME.with_name("new.md")
    assert change.since.startswith("nothing")
    assert all(block.startswith("<ins>") for block in change.blocks)


def test_an_article_under_another_name_is_compared_with_itself(project):
    new = NAME.with_name("rest-and-walks.md")
    (project / NAME).rename(project / new)
    assert changed(project) == []
    (project / new).write_text(ARTICLE.replace("few", "some"), encoding="utf-8")
    for base in ("main", "main~1"):  # not committed yet, and committed
        (change,) = changed(project, base)
        assert change.blocks == ("Rest eases <del>few</del> <ins>some</ins> backs.",)
        assert change.since.endswith(f", when it was {NAME}")
        if base == "main":
            commit(project)


def test_work_is_compared_with_where_it_began(project):
    git(project, "checkout", "--quiet", "-b", "work")
    commit(project, ARTICLE.replace("few", "some"))
    git(project, "checkout", "--quiet", "main")
    commit(project, ARTICLE.replace("each day", "each week"))
    git(project, "checkout", "--quiet", "work")
    (change,) = changed(project)
    assert change.blocks == ("Rest eases <del>few</del> <ins>some</ins> backs.",)


def test_after_a_sign_off_all_that_came_since_is_shown(project):
    signed = ARTICLE.replace(
        "\n---\n\n",
        f"\nreview:\n  reviewed_by: {PRACTICE}\n  reviewed_on: 2026-01-06\n  next_due: 2027-01-06\n  signed: {'a' * 64}\n---\n\n",
    )
    commit(project, signed)
    commit(project, ARTICLE.replace("few", "some"))
    (project / NAME).write_text(ARTICLE.replace("few", "some").replace("Walk", "Stroll"), encoding="utf-8")
    (change,) = changed(project)
    assert "<del>few</del> <ins>some</ins>" in change.blocks[0]
    assert "<del>Walk</del> <ins>Stroll</ins>" in change.blocks[-1]
    assert change.since.startswith("its last sign-off, on ")
    (project / NAME).rename(project / NAME.with_name("settle.md"))
    commit(project)
    (change,) = changed(project, "main~2")
    assert "<del>few</del> <ins>some</ins>" in change.blocks[0], "also where it goes by another name since"


def test_a_draft_whose_header_is_not_whole_yet_is_shown_as_the_build_shows_it(project):
    """The check only warns of it, so the run of a pull request must not stop at it."""
    draft = ARTICLE.replace("summary:", "status: draft\nsummary:").replace("category: Back pain\n", "")
    commit(project, draft)
    (project / NAME).write_text(draft.replace("few", "some"), encoding="utf-8")
    (change,) = changed(project, "HEAD")
    assert change.blocks == ("Rest eases <del>few</del> <ins>some</ins> backs.",)
    (project / NAME).write_text(ARTICLE.replace("category: Back pain\n", ""), encoding="utf-8")
    work = Work(documents(project / "content"), project, "HEAD")
    assert list(work.changes()) == []
    assert work.besides([])[NAME] == "cannot be read: make check says why"
    (project / NAME).write_text("---\nstatus: draft\ntitle: [\n", encoding="utf-8")
    (change,) = changed(project)
    assert all(block.startswith("<del>") for block in change.blocks), "nobody is shown a word of it"


def test_a_text_that_cannot_be_read_hides_no_change_elsewhere(project):
    (project / NAME).write_text(ARTICLE.replace("category: Back pain\n", ""), encoding="utf-8")
    settings = project / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + 'WELCOME = "Come to us."\n', encoding="utf-8")
    (change,) = changed(project, "HEAD")
    assert change.path == Path("pelicanconf.py")
    assert change.blocks == ("<ins>WELCOME = &quot;Come to us.&quot;</ins>",)


def test_a_folder_of_a_larger_repository_is_a_sentence(project):
    shutil.rmtree(project / ".git")
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message=All"]):
        git(project.parent, *arguments, **WRITER)
    with pytest.raises(ShipError, match="no repository of this project here"):
        changed(project, "HEAD")


def test_a_commit_that_git_does_not_know_is_a_sentence(project):
    with pytest.raises(CommandError, match='no commit "elsewhere"'):
        changed(project, "elsewhere")


def test_the_command_tells_a_workflow_what_it_writes_for_a_browser(project):
    (project / NAME).write_text(ARTICLE.replace("few", "5 &lt; 6"), encoding="utf-8")
    done = editorial(project, "diff", "--base", "main")
    assert (done.returncode, done.stderr) == (0, "The same stands in output-diff/index.html.\n")
    assert done.stdout.startswith("# What changed\n")
    for text in (done.stdout, (project / "output-diff/index.html").read_text(encoding="utf-8")):
        assert "<del>few</del> <ins>5 &lt; 6</ins>" in text


def test_nothing_changed_is_said(tmp_path):
    assert "No article reads differently." in write([], {}, {}, tmp_path)


def test_what_is_too_long_for_a_summary_is_named_there_and_stands_in_the_page(tmp_path):
    long = [ComparedFile(NAME, "its last sign-off", ("<ins>Rest.</ins>",) * 60_000)]
    assert len(write(long, {}, {}, tmp_path)) < 500
    assert (tmp_path / "index.html").stat().st_size > 1_000_000


PERSON = "  - id: jane-doe\n    name: Jane Doe, MD\n    role: Physician\n    about: Reads.\n"
SIGNED = ARTICLE.replace(
    "\n---\n\n",
    "\nreview:\n  reviewed_by: jane-doe\n  reviewed_on: 2026-01-06\n  next_due: 2027-01-06\n  signed: aaa\n---\n\n",
)


@pytest.mark.parametrize(
    ("committer", "sentence"),
    [
        ("Dr. Jane DOE", "The review by Jane Doe, MD was committed under the same name."),
        (
            "Sam Writer",
            "The review by Jane Doe, MD was committed by Sam Writer. Merge it only after Jane Doe, MD has approved this change.",
        ),
        (
            "",
            "The review by Jane Doe, MD is not committed yet. Merge it only after Jane Doe, MD has approved this change.",
        ),
    ],
    ids=["the-reviewer", "another", "nobody"],
)
def test_a_new_sign_off_is_compared_with_who_committed_it(project, committer, sentence):
    with (project / "content/data/people.yaml").open("a") as people:
        people.write(PERSON)
    commit(project)
    git(project, "checkout", "--quiet", "-b", "work")
    (project / NAME).write_text(SIGNED, encoding="utf-8")
    if committer:
        commit(project, SIGNED, committer)
        commit(project, SIGNED.replace("few", "some"))  # what comes later changes nothing of whose it was
    done = editorial(project, "diff", "--base", "main")
    assert f"<p>content/articles/rest.md: {sentence}</p>" in done.stdout
    assert sentence in (project / "output-diff/index.html").read_text(encoding="utf-8")
    git(project, "add", "--all")
    commit(project, SIGNED)
    git(project, "checkout", "--quiet", "main")
    git(project, "merge", "--quiet", "work")
    assert list(Work(documents(project / "content"), project, "main").sign_offs()) == [], "it is no longer new"


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        (["A b c."], ["A c."], ["A <del>b</del> c."]),
        (["One.", "Two."], ["Two."], ["<del>One.</del>"]),
        (["1 < 2"], ["1 < 3"], ["1 &lt; <del>2</del> <ins>3</ins>"]),
        (
            ["Rest helps."],
            ["Rest may help.", "Move."],
            ["Rest <del>helps.</del> <ins>may help.</ins>", "<ins>Move.</ins>"],
        ),
        (
            ["Rest helps. Move. We do not know how often. Ask."],
            ["Rest helps.", "Move.", "We know how often.", "Ask."],
            ["We <del>do not</del> know how often."],
        ),
        (["Rest helps. Move."], ["Rest helps.", "Move."], ["<em>2 sentences in other paragraphs or lines</em>"]),
    ],
    ids=["word", "block", "signs", "both", "word-of-broken-lines", "broken-lines"],
)
def test_words_that_came_and_went(before, now, shown):
    assert list(compared(before, now)) == shown


HOOK = Path(".git/hooks/post-checkout")


def planted(project: Path) -> list[str]:
    """The hooks that git would run, or that have words of ours."""
    return [hook.name for hook in (project / ".git/hooks").iterdir() if not hook.name.endswith(".sample")]


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        (NAME, f"../../{HOOK}"),
        (Path("content/articles"), "../.git/hooks"),
        (Path("output-diff"), ".git/hooks"),
        (Path("output-diff/index.html"), f"../{HOOK}"),
        (Path("output-diff/index.html"), "../content/pages/about.md"),
    ],
    ids=["an-article", "its-folder", "the-page's-folder", "the-page", "the-page-to-a-text"],
)
@pytest.mark.parametrize("today", [False, True], ids=["in-history", "today"])
def test_nothing_is_written_through_a_link_that_a_commit_brings(project, link, leads_to, today):
    """Else a pull request could have the next checkout run what it likes."""
    about = (project / "content/pages/about.md").read_bytes()
    if link == NAME:
        (project / link).unlink()
    elif link == NAME.parent:
        shutil.rmtree(project / link)
    (project / link).parent.mkdir(exist_ok=True)
    (project / link).symlink_to(leads_to)
    git(project, "add", "--all", "--force", link.as_posix())
    commit(project)
    if not today and link in (NAME, NAME.parent):
        (project / link).unlink()
        (project / NAME).parent.mkdir(exist_ok=True)
        (project / NAME).write_text(ARTICLE, encoding="utf-8")
    done = editorial(project, "diff", "--base", "main~1" if today else "main")
    assert "Traceback" not in done.stderr
    assert planted(project) == []
    assert (project / "content/pages/about.md").read_bytes() == about
    assert not (project / "output-diff").is_symlink()


def test_an_article_that_is_a_link_today_is_a_sentence(project):
    (project / NAME).unlink()
    (project / NAME).symlink_to("../pages/about.md")
    done = editorial(project, "diff", "--base", "main")
    assert done.returncode == 1
    assert f"{NAME.as_posix()}:1:1: R78 error: file: is a link to another place" in done.stderr


@pytest.mark.parametrize("way", ["..", "../../.git/hooks"])
def test_a_path_that_climbs_out_of_a_commit_leads_nowhere(project, way):
    """A tree that git itself would not write, but can hold."""
    blob = git(project, "hash-object", "-w", "--stdin", given=ARTICLE)
    tree = git(project, "mktree", given=f"100644 blob {blob}\tpost-checkout\n")
    for part in reversed(["content", "articles", *way.split("/")]):
        tree = git(project, "mktree", given=f"040000 tree {tree}\t{part}\n")
    base = git(project, "commit-tree", "-m", "Climb", tree, **WRITER)
    head = git(project, "commit-tree", "-m", "On", "-p", base, git(project, "rev-parse", "HEAD^{tree}"), **WRITER)
    git(project, "update-ref", "refs/heads/main", head)
    done = editorial(project, "diff", "--base", base)
    assert (done.returncode, planted(project)) == (0, [])
    assert "Compared with nothing" in done.stdout


def test_the_page_of_an_earlier_run_is_replaced(project):
    (project / "output-diff").mkdir()
    (project / "output-diff/old.html").write_text("old")
    assert editorial(project, "diff", "--base", "main").returncode == 0
    assert [file.name for file in (project / "output-diff").iterdir()] == ["index.html"]


def test_a_waiver_that_is_new_is_named_to_those_who_merge(project, tmp_path):
    waiver = "waivers: [{rule: R38, words: cure, reason: It is a name., by: jane-doe, until: 2099-01-01}]\n---\n\nRest"
    (project / NAME).write_text(ARTICLE.replace("---\n\nRest", waiver), encoding="utf-8")
    (new,) = Work(documents(project / "content"), project, "main").waivers()
    sentence = '"cure" is let off R38 on the word of jane-doe: It is a name. Merge it only if jane-doe agrees.'
    assert (new.path, new.sentence) == (NAME, sentence)
    assert "New waivers" in write([], {"New waivers": [new]}, {}, tmp_path / "page")
    commit(project)
    assert list(Work(documents(project / "content"), project, "main").waivers()) == []


def told(project: Path) -> str:
    """The summary of the work on top of the branch main."""
    done = editorial(project, "diff", "--base", "main")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("typed", "looks_signed"),
    [
        ("Rest eases", "<!--\n  signed: 0000decoy\n-->\n\nRest eases"),
        ("summary:", "changes:\n  - on: 2026-01-05\n    what: |\n      We wrote it.\n      signed: abc123\nsummary:"),
        ("each day.", "each day.\n\n```\n    signed: abc\n```"),
    ],
    ids=["a-remark", "a-block-of-the-header", "code"],
)
def test_what_looks_like_a_signature_outside_a_review_hides_nothing(project, typed, looks_signed):
    git(project, "checkout", "--quiet", "-b", "work")
    commit(project, ARTICLE.replace(typed, looks_signed).replace("few", "all"))
    (change,) = changed(project)
    assert "Rest eases <del>few</del> <ins>all</ins> backs." in change.blocks
    assert not change.since.startswith("its last sign-off")


def test_what_looked_like_a_signature_before_does_not_hide_that_one_is_new(project):
    commit(project, ARTICLE.replace("Rest eases", "<!--\n  signed: aaa\n-->\n\nRest eases"))
    git(project, "checkout", "--quiet", "-b", "work")
    commit(project, SIGNED)
    (new,) = Work(documents(project / "content"), project, "main").sign_offs()
    assert "was committed by A Writer" in new.sentence


def test_a_sign_off_of_the_work_itself_hides_no_word_that_it_signs_nor_who_is_new(project):
    git(project, "checkout", "--quiet", "-b", "work")
    with (project / "content/data/people.yaml").open("a") as people:
        people.write(PERSON)
    commit(project, SIGNED.replace("few", "all"), "Stranger")
    summary = told(project)
    assert "Rest eases <del>few</del> <ins>all</ins> backs." in summary
    assert "has approved this change. Jane Doe, MD is new in content/data/people.yaml." in summary
    assert "<ins>id: jane-doe; name: Jane Doe, MD; role: Physician; about: Reads.</ins>" in summary


def test_a_sign_off_before_the_work_is_what_a_newer_one_is_compared_with(project):
    commit(project, SIGNED)
    commit(project, SIGNED.replace("few", "some"))
    git(project, "checkout", "--quiet", "-b", "work")
    commit(project, SIGNED.replace("few", "all").replace("signed: aaa", "signed: bbb"))
    (change,) = changed(project)
    assert "<del>few</del> <ins>all</ins>" in change.blocks[0]
    assert change.since.startswith("its last sign-off")


def test_a_mailmap_gives_nobody_the_name_of_a_reviewer(project):
    with (project / "content/data/people.yaml").open("a") as people:
        people.write(PERSON)
    commit(project)
    git(project, "checkout", "--quiet", "-b", "work")
    (project / ".mailmap").write_text(f"Jane Doe <{WRITER['GIT_AUTHOR_EMAIL']}>\n")
    commit(project, SIGNED, "Stranger")
    assert "was committed by Stranger. Merge it only after" in told(project)


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("See [more](https://nih.gov/a).", "See [more](https://shop.example/a).", ("<del>(https://nih.gov/a)</del> <ins>(https://shop.example/a)</ins>",)),
        ("See [more]({filename}rest.md).", "See [more]({filename}../articles/rest.md).", ()),
        ("![A back.]({static}../figures/a.svg)", "![A back.]({static}../figures/b.svg)", ("<del>figures/a.svg</del> <ins>figures/b.svg</ins>",)),
        ('!!! emergency "Call 911 if:"\n    - you fall', '!!! note "Call 911 if:"\n    - you fall', ("<del>emergency:</del> <ins>note:</ins> you fall",)),
    ],
    ids=["a-link", "the-same-link", "a-picture", "a-card"],
)  # fmt: skip
def test_where_a_link_leads_and_what_a_picture_and_a_card_are_is_read_too(project, before, now, shown):
    commit(project, f"{ARTICLE}\n{before}\n")
    (project / NAME).write_text(f"{ARTICLE}\n{now}\n")
    blocks = " ".join(block for change in changed(project) for block in change.blocks)
    assert all(part in blocks for part in shown)
    assert bool(shown) == bool(blocks)


CORRECTED = ARTICLE.replace(
    "summary:",
    "modified: 2026-02-01\nchanges:\n  - {on: 2026-02-01, what: We mended a dose., correction: true}\nsummary:",
)


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        (ARTICLE, ARTICLE.replace("date: 2026-01-05", "date: 2024-01-02"), "date: <del>2026-01-05</del> <ins>2024-01-02</ins>"),
        (ARTICLE, ARTICLE.replace(PRACTICE, "jane-famous"), "<ins>jane-famous</ins>"),
        (ARTICLE, ARTICLE.replace("slug: rest", "slug: cures"), "slug: <del>rest</del> <ins>cures</ins>"),
        (ARTICLE.replace("slug:", "status: draft\nslug:"), ARTICLE, "<del>status: draft</del>"),
        (CORRECTED, ARTICLE, "<del>Correction of 2026-02-01: We mended a dose.</del>"),
    ],
    ids=["date", "authors", "slug", "status", "correction"],
)  # fmt: skip
def test_what_readers_do_not_read_as_text_is_told_too(project, before, now, shown):
    commit(project, before)
    (project / NAME).write_text(now)
    (change,) = changed(project)
    assert shown in " ".join(change.blocks)


def test_a_page_is_told_as_an_article_is_with_its_waivers(project):
    page = project / "content/pages/about.md"
    text = page.read_text(encoding="utf-8")
    waiver = "waivers: [{rule: R38, reason: House style., by: the-practice, until: 2099-01-01}]\n---\n\nRest cures.\n"
    page.write_text(text.replace("---\n\n", waiver, 1), encoding="utf-8")
    summary = told(project)
    assert "<h2>content/pages/about.md</h2>" in summary
    assert "<ins>Rest cures." in summary
    assert "content/pages/about.md: the whole page is let off R38 on the word of the-practice" in summary


@pytest.mark.parametrize(
    ("name", "before", "now", "shown"),
    [
        ("data/glossary.yaml", "terms:\n  - {term: Disc, meaning: A pad.}\n", "terms:\n  - {term: Disc, meaning: A bone.}\n", "term: Disc; meaning: A <del>pad.</del> <ins>bone.</ins>"),
        ("data/references.yaml", "references:\n", "references:\n  - {id: z2025, title: Of backs, DOI: 10.1000/9, custom: {kind: guideline}}\n", "<ins>id: z2025; title: Of backs; DOI: 10.1000/9; custom.kind: guideline</ins>"),
        ("data/references.yaml", "references:\n  - {id: a}\n  - {id: b, title: B, volume: 1, custom: {kind: guideline, people: 9}}\n", "references:\n  - {id: b, title: B, volume: 1, custom: {kind: guideline, people: 9000}}\n", "id: b; title: B; custom.people: <del>9</del> <ins>9000</ins>"),
        ("data/retractions.yaml", "read_on: '2026-01-01'\n", "read_on: '2026-11-30'\n", "<ins>read_on: 2026-11-30</ins>"),
        ("extra/CNAME", "old.example\n", "shop.example\n", "<del>old.example</del> <ins>shop.example</ins>"),
        ("extra/offer.txt", "Rest.\n", "Rest.\nBook now.\n", "<ins>Book now.</ins>"),
        ("figures/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><text>Rest</text></svg>', '<svg xmlns="http://www.w3.org/2000/svg"><text>Buy</text></svg>', "<del>Rest</del> <ins>Buy</ins>"),
    ],
    ids=["a-meaning", "a-study", "one-of-two", "a-day", "the-domain", "a-line", "a-drawing"],
)  # fmt: skip
def test_what_reads_differently_in_another_file_of_the_content_is_told(project, name, before, now, shown):
    file = project / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(before)
    commit(project)
    file.write_text(now)
    summary = told(project)
    assert f"<h2>content/{name}</h2>" in summary
    assert f"<p>{shown}</p>" in summary
    assert "No article reads" not in summary


def test_all_else_that_was_changed_is_named_in_few_lines(project):
    git(project, "checkout", "--quiet", "-b", "work")
    for name in ("content/figures/a.png", "content/extra/.well-known/a.json", ".gitattributes", "ship/more.py"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("a\n")
    for number in range(500):
        (project / f"tests/t{number}.py").parent.mkdir(exist_ok=True)
        (project / f"tests/t{number}.py").write_text(f"{number}\n")
    (project / NAME).write_text(ARTICLE.replace("a little\neach", "a little each"))
    (project / "content/pages/privacy.md").unlink()
    commit(project)
    before, _, listed = told(project).partition("<h2>Also changed: read these under <em>Files changed</em></h2>\n")
    assert "reads differently" not in before
    assert listed.splitlines()[:4] == [
        "<p>content/articles/rest.md (changed)</p>",
        "<p>content/extra/.well-known/a.json (new)</p>",
        "<p>content/figures/a.png (new)</p>",
        "<p>content/pages/privacy.md (gone)</p>",
    ]
    assert "<p>.gitattributes (new)</p>" in listed
    assert "<p>ship/more.py (new)</p>" in listed
    assert "tests/t0.py (new), " in listed
    assert ", and 488 more there</p>" in listed
    assert len(listed.splitlines()) < 10


def test_of_many_folders_the_last_are_counted(tmp_path):
    files = {Path(f"folder{number}/a\nb<.py"): "new" for number in range(10, 50)} | {NAME: "changed"}
    summary = write([], {}, files, tmp_path)
    assert summary.splitlines()[3:5] == [f"<p>{NAME} (changed)</p>", "<p>folder10/a?b&lt;.py (new)</p>"]
    assert summary.endswith("<p>And 21 files in other folders</p>\n")


def test_drafts_are_told_last_and_push_out_no_word_of_what_is_published(project, tmp_path):
    draft = ARTICLE.replace("slug: rest", "slug: draft\nstatus: draft") + "\n\nRest well." * 9
    (project / NAME.with_name("a-draft.md")).write_text(draft)
    (project / NAME).write_text(ARTICLE.replace("few", "all"))
    assert [change.path.name for change in changed(project)] == ["rest.md", "a-draft.md"]
    long = ComparedFile(Path("long.md"), "nothing", ("<ins>Rest.</ins>",) * 60_000)
    summary = write([ComparedFile(NAME, "nothing", ("<ins>Move.</ins>",)), long], {}, {}, tmp_path)
    assert "<ins>Move.</ins>" in summary
    assert "<ins>Rest.</ins>" not in summary
    assert "More words, too many for here" in summary


def test_a_text_that_no_rule_can_read_is_named(project):
    commit(project, ARTICLE.replace("slug: rest", "slug: rest\nlang: en-GB"))
    assert list(Work(documents(project / "content"), project, "main~1").in_another_language()) == []
    (project / NAME).write_text(ARTICLE.replace("slug: rest", "slug: rest\nlang: es"))
    assert "content/articles/rest.md: No rule on words has read it, since it says `lang: es`" in told(project)


def test_a_text_that_came_from_elsewhere_is_all_new(project):
    (project / "ideas").mkdir()
    (project / NAME).rename(project / "ideas/rest.md")
    commit(project)
    (project / "ideas/rest.md").rename(project / NAME)
    for base in ("HEAD", "HEAD~1"):
        (change,) = changed(project, base)
        assert all(block.startswith("<ins>") for block in change.blocks)
        commit(project)
