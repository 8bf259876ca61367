"""`make new`: a draft that is whole, explains itself, and takes nobody's place."""

import re
import shutil
from pathlib import Path

import pytest

from editorial.commands import new
from editorial.commands.command import CommandError
from editorial.model.article import Article
from editorial.model.text import Text
from tests.commands.test_main import editorial
from tests.conftest import ROOT, build, findings, site_of
from tests.test_makefile import make

AWKWARD = {
    "colon": "PRP: what it is, what it is not",
    "question-and-answer": "Who can help? You: ask us, too",
    "quotes": 'Is "PRP" worth it? It\'s asked often',
    "hash": "Question #1 # about backs",
    "backslash": r"A \ in the middle \n of it",
    "emoji-and-accents": "Où a-t-on mal? 😀 Ça dépend: été",
    "like-yaml": "- [no]: {yes} & !that | > %",
    "a-number": "2026",
    "no": "No",
    "other-letters": "Боль в спине",
    "longest": "x" * 65,
    "double-spaces": "Two  spaces",
    "hyphens-first": "--title is no option",
}


@pytest.fixture
def content(tmp_path) -> Path:
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def draft(content: Path, title: str) -> Text:
    """The draft with this title, as it is then read."""
    file = new.new(site_of(content), title)
    return site_of(content).by_file[file]


def header(content: Path, title: str) -> dict:
    return draft(content, title).header.values


def source(content: Path, title: str) -> str:
    return new.new(site_of(content), title).read_text(encoding="utf-8")


@pytest.mark.parametrize("title", AWKWARD.values(), ids=AWKWARD)
def test_a_draft_is_sound_but_for_its_gaps_and_has_its_title_as_typed(content, title):
    text = draft(content, title)
    assert text.article.title == title
    wrong = findings(content)
    assert {finding.path.name for finding in wrong} == {text.path.name}
    assert {(finding.rule, finding.level) for finding in wrong} - {("R84", "warning")} == {("R101", "warning")}


def test_a_title_is_one_line_without_spaces_around_it(content):
    assert header(content, " Rest\nand backs ")["title"] == "Rest and backs"


def test_the_header_fills_in_what_is_known(content):
    values = header(content, "Rest and backs")
    today = site_of(content).today.isoformat()
    assert (values["slug"], values["status"], values["date"]) == ("rest-and-backs", "draft", today)
    assert (values["category"], values["authors"]) == ("Back pain", ["elevate-medical"])


def test_the_topic_is_a_gap_where_there_is_no_article(content):
    shutil.rmtree(content / "articles")
    assert header(content, "Rest and backs")["category"] == "FILL IN the one topic it belongs to"
    assert {finding.rule for finding in findings(content) if finding.path.stem == "rest-and-backs"} == {"R101"}


def test_the_topic_is_the_one_that_most_articles_have(content):
    ours = len(list((content / "articles").glob("*.md")))
    for number, topic in enumerate(["Aches", *["Knee pain"] * (ours + 1)]):
        file = draft(content, f"Article {number}").file
        file.write_text(
            re.sub("category: .*", f"category: {topic}", file.read_text(encoding="utf-8")), encoding="utf-8"
        )
    assert header(content, "Rest")["category"] == "Knee pain"


def test_every_field_is_explained_in_the_words_of_its_record(content):
    text = " ".join(source(content, "Rest").split("---\n")[1].replace("\n#", "").split())
    for name, info in Article.model_fields.items():
        assert info.description in text
        assert info.json_schema_extra["expected"] in text
        assert f" {name}: " in text


def test_the_text_has_what_a_page_on_a_treatment_owes_its_reader(content):
    body = source(content, "Rest").split("---\n", 2)[2]
    assert body.index('!!! emergency "Call 911') < body.index("## ")
    for section in ("Where this treatment stands", "Risks", "Other choices", "Cost and insurance"):
        assert f"\n## {section}\n" in body
    assert "do nothing" in body
    questions = body.split("!!! questions")[1].split("\n\n")[0]
    assert questions.count("\n    ") >= 4
    assert body.split("## What you can do now")[1].count("\n- ") >= 3


def test_a_draft_is_built_while_you_write_and_not_published(project):
    assert editorial(project, "new", "--title=Rest and backs").returncode == 0
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert "R101 warning" in done.stderr
    assert "FILL IN" in (project / "output/drafts/rest-and-backs.html").read_text(encoding="utf-8")
    file = project / "content/articles/rest-and-backs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("status: draft", "status: published"), encoding="utf-8")
    done = build(project)
    assert done.returncode == 1
    assert "R101 error" in done.stderr


def test_the_command_says_where_the_draft_is_and_what_comes_next(project):
    done = editorial(project, "new", "--title", "Rest and backs")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Wrote content/articles/rest-and-backs.md, a draft that only you see.\n"
        "Next: `make devserver` shows it at http://127.0.0.1:8000/drafts/rest-and-backs.html as you write.\n"
        "Write what the words FILL IN ask for (`make check` names each), then set `status: published`.\n"
    )


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("", 'A title is missing. Say it like this: make new TITLE="Can exercise ease back pain?"'),
        ("  ", 'A title is missing. Say it like this: make new TITLE="Can exercise ease back pain?"'),
        ("?! --", '"?! --" has no letter or digit for the address of a page. Nothing was written'),
        ("x" * 66, f'"{"x" * 66}" has 66 characters. Keep to 65. Nothing was written'),
        ("a\x07b", "The title holds a character that cannot be shown. Retype it. Nothing was written"),
        ("a\x85b", "The title holds a character that cannot be shown. Retype it. Nothing was written"),
        ("not \udcff UTF-8", "The title holds a character that cannot be shown. Retype it. Nothing was written"),
    ],
    ids=["none", "spaces", "signs", "long", "control", "c1", "surrogate"],
)
def test_a_title_that_is_none_is_refused_in_a_sentence(content, title, sentence):
    before = sorted(content.rglob("*"))
    with pytest.raises(CommandError) as error:
        new.new(site_of(content), title)
    assert str(error.value) == sentence
    assert sorted(content.rglob("*")) == before


def test_what_is_there_is_never_overwritten(content):
    file = content / "articles/rest.md"
    file.write_text("Mine.", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        new.new(site_of(content), "Rest!")
    assert str(error.value) == "content/articles/rest.md is there already. Choose another title. Nothing was written"
    assert file.read_text(encoding="utf-8") == "Mine."


def test_an_address_that_another_file_has_is_not_taken(content):
    with pytest.raises(CommandError, match=r"^content/articles/regenerative-medicine-back-pain\.md is there"):
        new.new(site_of(content), "Regenerative medicine, back pain")


def test_without_people_nobody_could_have_written_it(content):
    (content / "data/people.yaml").write_text("people:\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"^content/data/people\.yaml names nobody\. Add who writes\."):
        new.new(site_of(content), "Rest")


def test_make_hands_the_title_on_as_typed(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    title = 'Costs $5 $(x): "a" `b` #1 it\'s \\ é'
    done = make(project, "--assume-old=.venv/build.ready", "new", f"TITLE={title}")
    assert done.returncode == 0, done.stderr
    [file] = [f for f in (project / "content/articles").iterdir() if f.name.startswith("costs")]
    assert site_of(project / "content").by_file[file].article.title == title


def test_make_new_without_a_title_says_how(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    done = make(project, "--assume-old=.venv/build.ready", "new", "TITLE=")
    assert done.returncode != 0
    assert done.stderr.startswith("A title is missing. Say it like this: make new")
