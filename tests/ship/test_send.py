"""A writer who knows no git sends a text: with a real remote on disk, and nothing lost whatever fails."""

import os
import re
import shutil

import pytest

from tests.conftest import ROOT
from tests.ship.conftest import REST, STUDIES, WRITER, commit, git, introduce, run
from tests.ship.sending import KNEE, at, colleague, edit, read, seen, send, write
from tests.test_makefile import make


def test_a_text_goes_on_a_branch_of_its_own_and_the_folder_stays(desk):
    remote, main = desk.parent / "remote.git", git(desk, "rev-parse", "HEAD")
    write(desk, "content/articles/new.md", "New.")
    edit(desk, STUDIES, "c: 3", "c: 4")
    write(desk, "pelicanconf.py", "changed")
    write(desk, "content/files/form.draft", "ignored")
    before = seen(desk)
    said = send(desk)
    assert said == (
        "Sent content/articles/new.md, content/data/references.yaml, as the branch jane-doe/new.\n"
        "Next: open a pull request at https://github.com/practice/blog/compare/main...jane-doe/new?expand=1\n"
        "There GitHub proves the site, says at which line something is to be mended, and where to look at the pages. "
        "Readers get them once somebody merges it.\n"
        "Go on writing: the same text, sent again, goes to the same branch.\n"
        "Left alone, since only content/ is sent: pelicanconf.py. To send such a file, commit and push it with git.\n"
        "Left alone, since git ignores it: content/files/form.draft.\n"
    )
    assert git(remote, "diff", "--name-only", "main", "jane-doe/new").split() == ["content/articles/new.md", STUDIES]
    assert git(remote, "log", "-1", "--format=%an <%ae> %s", "jane-doe/new") == (
        "Jane Doe <jane@example.org> Write content/articles/new.md and what goes with it"
    )
    assert git(remote, "rev-parse", "main") == git(desk, "rev-parse", "HEAD") == main
    after = seen(desk)
    assert (after[0], after[1], after[3]) == (before[0], before[1], before[3])


def test_what_git_ignores_or_cannot_keep_is_said_where_it_is_all_that_there_is(desk):
    write(desk, "content/articles/new.draft", "New.")
    (desk / REST).chmod(0o755)  # as all files on a disk of Windows
    assert send(desk).endswith("then send it.\nLeft alone, since git ignores it: content/articles/new.draft.\n")
    edit(desk, REST, "One", "Eins")
    write(desk, ".git/info/attributes", "*.md filter=lfs")
    for name, told in (("clean", "echo 'git-lfs: not found' >&2; false"), ("required", "true")):
        git(desk, "config", f"filter.lfs.{name}", told)
    assert "apt-get install git-lfs" in run(desk, "send").stderr


def test_the_same_text_goes_to_the_same_branch_and_another_text_to_another(desk):
    remote = desk.parent / "remote.git"
    edit(desk, REST, "One", "Eins")
    edit(desk, STUDIES, "a: 1", "a: 11")
    send(desk)
    edit(desk, REST, "Two", "Zwei")
    assert "A pull request that is open already shows this, too." in send(desk)
    assert git(remote, "rev-list", "--count", "main..jane-doe/rest") == "2"
    assert "What waits to be merged: jane-doe/rest" in send(desk)

    write(desk, KNEE, "Knee.")
    edit(desk, STUDIES, "c: 3", "c: 33")
    send(desk)
    assert git(remote, "diff", "main", "jane-doe/knee", "--", STUDIES).count("\n+") == 2  # +++ and its own entry
    assert at(remote, "jane-doe/knee", REST) == at(remote, "main", REST)
    assert read(desk, STUDIES) == "a: 11\n\nb: 2\n\nc: 33\n"

    edit(desk, REST, "Three", "Drei")
    edit(desk, KNEE, "Knee", "Knie")
    done = run(desk, "send")
    assert done.stderr.splitlines()[1:] == [
        f"  make send FILE={REST}   (to jane-doe/rest)",
        f"  make send FILE={KNEE}   (to jane-doe/knee)",
    ]
    assert "jane-doe/knee" in send(desk, KNEE)
    assert at(remote, "jane-doe/knee", KNEE) == "Knie."
    assert at(remote, "jane-doe/rest", REST).count("Drei") == 0


def test_a_folder_that_is_a_repository_of_its_own_is_not_said_to_be_sent(desk):
    """Of it git would send the name of a commit, and no file."""
    write(desk, "content/articles/mine/new.md", "New.")
    git(desk, "init", "--quiet", "content/articles/mine")
    git(desk / "content/articles/mine", "commit", "--quiet", "--allow-empty", "--message=Begin", **WRITER)
    said = "Not sent: content/articles/mine{} is a repository of its own, so git sends none of its files. Move the .git in it elsewhere{}\n"
    assert run(desk, "send").stderr == said.format("/", "")
    git(desk, "add", "content")
    assert run(desk, "send").stderr == said.format("", ", then: git update-index --force-remove content/articles/mine")
    (desk / "content/articles/mine/.git").rename(desk.parent / "apart")
    git(desk, "update-index", "--force-remove", "content/articles/mine")
    assert "content/articles/mine/new.md" in send(desk)


def test_a_folder_with_the_end_of_the_history_alone_knows_what_waits_from_before(desk):
    """A branch that was begun before that end has something in common with what is published all the same."""
    write(desk, "content/articles/new.md", "New.")
    send(desk)
    colleague(desk, "main", {REST: ("One", "Eins")})
    shutil.rmtree(desk / ".git")
    git(desk.parent, "clone", "--quiet", "--depth=1", f"file://{desk.parent}/remote.git", "end")
    (desk.parent / "end/.git").rename(desk / ".git")
    git(desk, "restore", REST)
    introduce(desk)
    (desk / "content/articles/new.md").rename(desk / "content/articles/newer.md")
    assert "jane-doe/newer" in send(desk)


@pytest.mark.parametrize("then", ["on", "off"])
def test_what_went_before_the_connection_broke_is_said_to_be_sent(desk, tmp_path, then):
    network = tmp_path / "bin/git"
    network.parent.mkdir()
    breaks = f'case "$*" in *" push "*) touch $0.{then}; exit 1 ;; esac\n[ ! -e $0.off ]\n'
    network.write_text(f'#!/bin/sh\n{shutil.which("git")} "$@" || exit\n{breaks}')
    network.chmod(0o755)
    edit(desk, REST, "One", "Eins")
    done = run(desk, "send", PATH=f"{network.parent}:{os.environ['PATH']}")
    assert (done.returncode, at(desk.parent / "remote.git", "jane-doe/rest", REST)) == (then == "off", read(desk, REST))
    said = done.stdout if then == "on" else send(desk)
    assert said.startswith(f"Sent {REST}, as the branch jane-doe/rest.")
    assert "What waits to be merged: jane-doe/rest" in send(desk)


def test_what_git_cannot_note_here_is_said_with_the_remedy(desk):
    edit(desk, REST, "One", "Eins")
    send(desk)
    lock = desk / ".git/refs/heads/jane-doe/rest.lock"
    lock.touch()
    edit(desk, REST, "Eins", "Uno")
    said = send(desk)
    lock.unlink()
    git(desk, *said.partition("then note it: git ")[2].splitlines()[0].split())
    edit(desk, REST, "Uno", "Un")
    assert "Only here" not in send(desk)


@pytest.mark.parametrize("name", ["content/articles/Rest.md", "content/articles/backs/resting.md"])
def test_a_text_that_was_renamed_goes_with_its_old_name(desk, name):
    write(desk, KNEE, "Knee.")
    write(desk, name, read(desk, REST))
    (desk / REST).unlink()
    told = send(desk, name)
    assert f"Sent {', '.join(sorted([REST, name]))}, as the branch" in told
    assert "any more" not in told
    assert "To send one text alone" not in told
    (branch,) = git(desk.parent / "remote.git", "branch", "--list", "jane-doe/*", "--format=%(refname:short)").split()
    assert at(desk.parent / "remote.git", branch, REST) == ""


@pytest.mark.parametrize("where", ["here", "here in other letters", "at the remote", "here, as it was at the remote"])
def test_a_branch_named_like_the_writer_does_not_stand_in_the_way(desk, where):
    name = "Jane-Doe" if "letters" in where else "jane-doe"
    git(desk, "branch", name)
    if "remote" in where:
        git(desk, "push", "--quiet", "origin", name)
        git(desk, "branch", "--delete", name)
    if "was" in where:
        git(desk.parent / "remote.git", "branch", "--delete", name)
    for old, new in (("One", "Eins"), ("Eins", "Uno")):
        edit(desk, REST, old, new)
        said = send(desk)
        assert said.startswith(f"Sent {REST}, as the branch jane-doe-2/rest.")
        assert "Only here" not in said
    assert at(desk.parent / "remote.git", "jane-doe-2/rest", REST) == read(desk, REST)


def test_where_the_default_branch_has_another_name_now_one_can_go_there(desk):
    git(desk.parent / "remote.git", "branch", "--move", "main", "trunk")
    edit(desk, REST, "One", "Eins")
    git(desk, *run(desk, "send").stderr.strip().rpartition("git ")[2].split())
    assert f"Sent {REST}" in send(desk)


def test_a_text_that_was_renamed_after_it_was_sent_goes_to_its_branch(desk):
    other = KNEE.replace("knee", "hip")
    write(desk, KNEE, "Knee.\n\nBend it.\n")
    send(desk)
    (desk / KNEE).rename(desk / other)
    write(desk, other, "Hip.\n\nKnee.\n\nBend it.\n")
    assert "Sent content/pages/hip.md, as the branch jane-doe/knee" in send(desk)
    remote = desk.parent / "remote.git"
    (branch,) = git(remote, "branch", "--list", "jane-doe/*", "--format=%(refname:short)").split()
    assert (at(remote, branch, KNEE), at(remote, branch, other)) == ("", read(desk, other))
    assert "Nothing" in send(desk)
    (desk / other).unlink()
    assert f"Left alone: {other}, which you sent, and which is in your folder no more." in send(desk)


def test_git_may_tell_of_itself(desk):
    edit(desk, REST, "One", "Eins")
    assert "Only here" not in send(desk, GIT_TRACE="1")


def test_what_cannot_be_without_another_branch_holds_it_too(desk):
    remote = desk.parent / "remote.git"
    edit(desk, STUDIES, "c: 3", "c: 3\nd: 4")
    edit(desk, REST, "One", "Eins")
    send(desk)
    edit(desk, STUDIES, "d: 4", "d: 44")
    write(desk, KNEE, "Knee.")
    assert "It needs what you sent as jane-doe/rest, and holds that, too: merge that first." in send(desk)
    assert git(remote, "merge-base", "jane-doe/rest", "jane-doe/knee") == git(remote, "rev-parse", "jane-doe/rest")
    assert "Eins" in at(remote, "jane-doe/knee", REST)


def test_what_is_wrong_only_without_another_text_is_sent_with_it(desk):
    """As where the list of addresses holds that of another text, which was never sent."""
    check = (
        f"import subprocess, sys; sys.exit(subprocess.run(['git', 'ls-files', '--error-unmatch', '{KNEE}']).returncode)"
    )
    write(desk, "editorial/__main__.py", check)
    edit(desk, REST, "One", "Eins")
    write(desk, KNEE, "Knee.")
    done = run(desk, "send", REST)
    assert done.returncode == 1
    assert f"{REST} cannot go without {KNEE}. Send all that you changed: make send" in done.stderr
    assert f"Sent {REST}, {KNEE}, as the branch jane-doe/rest." in send(desk)


@pytest.mark.parametrize("how", ["jane-doe/rest", "--squash jane-doe/rest"], ids=["merged", "squashed"])
def test_once_it_is_merged_the_folder_follows_and_the_next_send_begins_anew(desk, how):
    remote = desk.parent / "remote.git"
    edit(desk, REST, "One", "Eins")
    write(desk, KNEE, "Knee.")
    edit(desk, STUDIES, "b: 2", "b: 22")
    assert "To send one text alone: make send FILE=" in send(desk)
    colleague(desk, "jane-doe/rest", {})
    colleague(desk, "main", {"pelicanconf.py": ("", "new")}, how)
    colleague(desk, "main", {REST: ("Two", "Two, by a colleague"), "content/articles/theirs.md": ("", "Theirs.")})
    edit(desk, KNEE, "Knee", "Knie")  # since it was sent
    assert "jane-doe/knee" in send(desk)
    edit(desk, KNEE, "Knie", "Knee")
    assert "differs from what main has" in send(desk)
    assert "Two, by a colleague" in read(desk, REST)
    assert (read(desk, "content/articles/theirs.md"), read(desk, "pelicanconf.py")) == ("Theirs.", "new")
    assert git(desk, "status", "--porcelain") == ""
    assert git(desk, "rev-parse", "HEAD") == git(remote, "rev-parse", "main")

    edit(desk, REST, "Three", "Drei")
    send(desk)
    assert git(remote, "diff", "--name-only", "main...jane-doe/rest").split() == [REST]


def test_what_is_taken_away_after_it_was_sent_does_not_come_back(desk):
    write(desk, KNEE, "Knee.")
    send(desk)
    colleague(desk, "jane-doe/knee", {})
    colleague(desk, "main", {}, "--squash jane-doe/knee")
    (desk / KNEE).unlink()
    told = send(desk)
    assert f"Sent {KNEE}, as the branch jane-doe/knee." in told
    assert f"Your folder has no {KNEE} any more, so this takes it away." in told
    assert git(desk, "status", "--porcelain") == f"D {KNEE}"
    assert (at(desk.parent / "remote.git", "main", KNEE), at(desk.parent / "remote.git", "jane-doe/knee", KNEE)) == (
        "Knee.",
        "",
    )


def test_what_others_changed_in_the_same_lines_stays_for_the_pull_request(desk):
    colleague(desk, "main", {REST: ("One", "Their one"), "content/articles/theirs.md": ("", "Theirs.")})
    edit(desk, REST, "One", "Mine")
    before = seen(desk)[0]
    assert f"Others changed the same lines of {REST} since." in send(desk)
    assert seen(desk)[0] == before
    assert "Mine" in at(desk.parent / "remote.git", "jane-doe/rest", REST)


def test_no_change_of_the_writer_is_overwritten_to_catch_up(desk):
    colleague(desk, "main", {"pelicanconf.py": ("", "theirs"), REST: ("One", "Their one")})
    write(desk, "pelicanconf.py", "mine")
    write(desk, "content/pages/rest.md", "A page.")
    before = seen(desk)[0]
    assert "What others published since is not in your folder yet" in send(desk)
    assert seen(desk)[0] == before
    edit(desk, REST, "Three", "Drei")
    assert "as the branch jane-doe/rest-2." in send(desk, REST)
    git(desk.parent / "other", "fetch", "--quiet")
    colleague(desk, "main", {}, "origin/jane-doe/rest-2", "origin/jane-doe/rest")
    write(desk, "pelicanconf.py", "")
    send(desk)
    assert read(desk, REST) == "Rest.\n\nTheir one.\n\nTwo.\n\nDrei.\n"


def test_what_a_reviewer_wrote_on_the_branch_comes_into_the_folder(desk):
    remote = desk.parent / "remote.git"
    edit(desk, REST, "One", "Eins")
    send(desk)
    colleague(desk, "jane-doe/rest", {REST: ("Two", "Better two")})
    edit(desk, REST, "Three", "Drei")
    send(desk)
    whole = "Rest.\n\nEins.\n\nBetter two.\n\nDrei.\n"
    assert read(desk, REST) == at(remote, "jane-doe/rest", REST) == whole

    colleague(desk, "jane-doe/rest", {REST: ("Drei", "Their three")})
    edit(desk, REST, "Drei", "My three")
    before = seen(desk)
    done = run(desk, "send")
    assert f"somebody changed the same lines of {REST} on your branch" in done.stderr
    assert done.stderr.endswith(f"make send FILE={REST} MINE=1\n")
    assert seen(desk) == before
    send(desk, "--mine", REST)
    assert "My three" in at(remote, "jane-doe/rest", REST)
    assert "Their three" in git(remote, "log", "-p", "jane-doe/rest")


def test_nothing_changed_is_no_failure(desk):
    assert (
        send(desk) == "Nothing in content/ differs from what main has at origin. Save what you write, then send it.\n"
    )


def test_a_name_is_asked_for_once_and_kept(desk):
    for key in ("user.name", "user.email"):
        git(desk, "config", "--unset", key)
    edit(desk, REST, "One", "Eins")
    assert '"jane" is not a mail address. Say it' in run(desk, "send", "--name=Jane Doe", "--mail=jane").stderr
    assert "as the branch jane-doe/rest." in send(desk, "--name=José Núñez", "--mail=j@example.org").replace(
        "jose-nunez", "jane-doe"
    )
    edit(desk, REST, "Two", "Zwei")
    assert "as the branch jose-nunez/rest." in send(desk)


def test_make_takes_a_name_that_was_typed_and_none_that_the_machine_has(tmp_path):
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nfor one in "$@"; do echo "<$one>"; done\n')
    python.chmod(0o755)
    old = os.environ.get("NAME")
    os.environ["NAME"] = "DESKTOP-1"  # as Windows does
    try:
        said = make(tmp_path, "--assume-old=.venv/build.ready", "send", "FILE=a b.md", "EMAIL=$x@y.z").stdout
    finally:
        os.environ.pop("NAME")
        if old is not None:
            os.environ["NAME"] = old
    assert said.splitlines() == ["<-m>", "<ship>", "<send>", "<--name=>", "<--mail=$x@y.z>", "<-->", "<a b.md>"]


def test_the_real_check_reads_just_what_is_sent(project):
    git(project.parent, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    (project / ".gitignore").write_text(".cache\n__pycache__\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", str(project.parent / "remote.git"))
    commit(project, "Begin")
    about = "content/pages/about.md"
    draft = (
        read(project, about).replace("slug: about", "slug: aim\nstatus: draft").replace("title: About us", "title: Aim")
    )
    write(project, "content/pages/aim.md", f"{draft}\nFILL IN our aim.\n")
    assert "as the branch a-writer/aim." in send(project, **WRITER)
    edit(project, "content/pages/aim.md", "status: draft", "status: published")
    done = run(project, "send", **WRITER)
    assert done.returncode == 1
    assert re.search(r"^content/pages/aim\.md:\d+:1: R101 error: ", done.stderr, re.MULTILINE), done.stderr
    assert "--no-verify" not in done.stderr


def test_a_draft_is_not_said_to_reach_readers(desk):
    write(desk, "content/articles/new.md", "---\ntitle: New\nstatus: draft\n---\n\nNew.\n")
    said = send(desk)
    assert "Readers do not get content/articles/new.md, even when it is merged: its header says draft" in said
    assert "Readers get them" not in said
    edit(desk, "content/articles/new.md", "status: draft", "status: published")
    edit(desk, "content/articles/new.md", "New.", "It says:\n\n---\n\nstatus: draft")
    assert "Readers get them once somebody merges it." in send(desk)
