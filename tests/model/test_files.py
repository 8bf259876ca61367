"""What lies in the content folder and is read by nobody: a build passes it over, and git leaves it alone."""

import pytest

from editorial.model import files
from ship.ready import LITTER
from tests.conftest import ROOT
from tests.ship.conftest import git

LEFT = [
    "articles/rest.md~",
    "articles/.rest.md.swp",
    "articles/.#rest.md",
    "articles/#rest.md#",
    "articles/rest.md.bak",
]
LEFT += ["articles/~$rest.docx", "figures/Thumbs.db", "articles/desktop.ini", "articles/.obsidian/app.json"]
LEFT += ["figures/back.svg:Zone.Identifier", "articles/Icon\r", "articles/.~lock.rest.odt#", "extra/.DS_Store"]
MEANT = [
    "articles/rest.md",
    "articles/rest.md.orig",
    "figures/Icons",
    "extra/.nojekyll",
    "extra/.well-known/security.txt",
]


@pytest.mark.parametrize(("name", "passed"), [*((name, True) for name in LEFT), *((name, False) for name in MEANT)])
def test_what_programs_leave_is_neither_read_nor_sent_nor_missed(tmp_path, name, passed):
    file = tmp_path / "content" / name
    file.parent.mkdir(parents=True)
    file.touch()
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_text((ROOT / ".gitignore").read_text(encoding="utf-8"), encoding="utf-8")
    found = files.look(tmp_path / "content")
    assert bool(found.openable or found.findings) != passed
    assert (git(tmp_path, "status", "--porcelain", "--", "content") == "") == passed
    assert bool(LITTER.search(f"content/{name}")) == passed or name in MEANT


def test_a_file_whose_name_breaks_a_line_is_not_opened_since_each_finding_in_it_would_be_a_command_to_github(tmp_path):
    file = tmp_path / "content/articles/rest\n::error::.md"
    file.parent.mkdir(parents=True)
    file.touch()
    found = files.look(tmp_path / "content")
    assert not found.openable
    assert [str(finding).count("\n") for finding in found.findings] == [0]


@pytest.mark.parametrize("name", ["a;touch b;.md", "$(touch b).docx", "`touch b`.md", "a$b.md"])
def test_a_file_whose_name_is_a_command_is_not_opened_since_messages_name_it_in_commands_to_copy(tmp_path, name):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / name).write_text("")
    (found,) = files.look(tmp_path).findings
    assert "which a terminal takes for a part of a command. Rename it" in found.message
    assert not files.look(tmp_path).openable


@pytest.mark.parametrize("name", ["articles/.gitattributes", "articles/.gitignore", "data/.gitignore"])
def test_rules_by_which_git_or_github_would_hide_what_changed_are_refused(tmp_path, name):
    file = tmp_path / "content" / name
    file.parent.mkdir(parents=True)
    file.write_text("*.md linguist-generated\n", encoding="utf-8")
    assert [str(finding.path) for finding in files.look(tmp_path / "content").findings] == [f"content/{name}"]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("/content/** -diff linguist-generated", True),
        ("*.md linguist-generated=true", True),
        ("[attr]quiet -diff\narticles/** quiet\n**/rest.md quiet", True),
        ("*.md binary", True),
        ("*.md diff=markdown text", False),
        ("*.png binary\n/editorial/** -diff linguist-generated", False),
        ("* linguist-generated\n/content/** -linguist-generated", False),
    ],
)
def test_attributes_that_keep_a_text_from_reviewers_are_refused_wherever_they_stand(tmp_path, typed, folded):
    file = tmp_path / "content/articles/rest.md"
    file.parent.mkdir(parents=True)
    file.write_text("Rest.")
    file.with_name("a.png").write_bytes(b"")
    (tmp_path / ".gitattributes").write_text(f"{typed}\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    found = [str(one) for one in files.look(tmp_path / "content").findings if one.path.name == ".gitattributes"]
    assert [("content/articles/rest.md is kept from reviewers" in one) for one in found] == [True] * folded


@pytest.mark.parametrize("name", ["pki-validation/fileauth.txt", "assetlinks.json", "acme-challenge/x.txt"])
def test_what_proves_to_others_who_holds_the_domain_is_refused(tmp_path, name):
    file = tmp_path / "content/extra/.well-known" / name
    file.parent.mkdir(parents=True)
    file.touch()
    (found,) = files.look(tmp_path / "content").findings
    assert "could prove to others who holds the domain" in found.message


@pytest.mark.parametrize(("name", "size"), [("offer.txt", 300_001), ("big.JSON", 400_000), ("sign.png", 0)])
def test_a_text_of_extra_is_as_short_as_any_other(tmp_path, name, size):
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra" / name).write_bytes(b" " * (size or 300_001))
    said = [finding.message for finding in files.look(tmp_path).findings]
    assert ["300 kB is the most" in one for one in said] == [True] * bool(size)
