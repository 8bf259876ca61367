"""`make new`: a draft that is whole, explains itself, and takes nobody's place."""

import re
import shutil
import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

import pytest

from editorial.commands import new
from editorial.commands.command import Call, CommandError
from editorial.commands.kinds import KINDS
from editorial.model.article import Article
from editorial.model.text import Text
from tests.commands.test_main import editorial
from tests.conftest import PRACTICE, ROOT, SETTINGS, build, change, findings, of_today, site_of
from tests.test_makefile import make

AWKWARD = {
    "colon": "PRP: what it is, what it is not",
    "question-and-answer": "Who can help? You: ask us, too",
    "quotes": 'Is "PRP" worth it? It\'s asked often',
    "hash": "Question #1 # about backs",
    "backslash": r"A \ in the middle \t of it",
    "accents": "Où a-t-on mal? Ça dépend: été",
    "like-yaml": "- [no]: {yes} & !that | > %",
    "a-number": "2026",
    "no": "No",
    "other-letters": "Боль в спине",
    "longest": "X" + "x" * 64,
    "double-spaces": "Two  spaces",
    "hyphens-first": "--title is no option",
}


def draft(content: Path, title: str, kind: str = "treatment") -> Text:
    """The draft with this title, as it is then read."""
    file = new.new(site_of(content), title, kind)
    return site_of(content).by_file[file]


def header(content: Path, title: str) -> dict:
    return draft(content, title).header.values


def source(content: Path, title: str) -> str:
    return draft(content, title).file.read_text(encoding="utf-8")


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
    topics = Counter(sorted(text.header.text("category") for text in site_of(content).texts if text.is_article))
    assert (values["category"], values["authors"]) == (topics.most_common(1)[0][0], [PRACTICE])


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
    assert " handout: true " in text


# What an honest writer puts in the place of what the words FILL IN ask for.
FILLED = {
    "one sentence that answers the title": "We say here what is known, and what is not.",
    "the answer": "We do not know whether it helps.",
    "what speaks for it and what against": "Ask what is known before you choose.",
    "what the reader can do": "Write down your questions.",
    "whether we gain by it": "We do not offer it.",
    "what is new": "We are open on one more day.",
    "from which day on, and for whom": "It is for all who come to us.",
    "what the reader can do, or whom to ask": "Ask us when you come.",
    "a sign that cannot wait": "you cannot move a leg",
    "another such sign": "you cannot hold your water",
    "what the reader came for": "Many people ask us this. Here is what we can say.",
    "a question that readers ask": "What do we know?",
    "the answer, with the study": "Nobody knows yet whether it helps.",
    "what the US Food and Drug": of_today("As of November 2026, we have not found what the agency says of it."),
    "what can go wrong": "You may be sore for a day. Call us if you are worried.",
    "what happens to people who do nothing": "You can wait. Many people do nothing and ask again later.",
    "what to ask about the whole price": "Ask for the whole price. Ask your plan what it pays.",
    "a question about the cause": "What is the cause?",
    "a question about what would be done": "What would you do?",
    "a question about what could go": "What could go wrong?",
    "a question about waiting": "Can I wait?",
    "a step that begins with a verb": "Write down what hurts.",
    "a second step": "Ask what you want to know.",
    "a third step": "Keep moving as you can.",
    "what this part is about": "What holds",
    "what holds, in plain words": "We keep to what we say here.",
}
HEADINGS = {
    "treatment": ["Where this treatment stands", "Risks", "Other choices", "Cost and insurance", "What you can do now"],
    "symptom": ["What you can do now"],
    "news": [],
    "page": [],
}


@pytest.mark.parametrize(
    ("kind", "title", "card", "more"),
    [
        ("treatment", "Is dry needling worth it?", False, []),
        ("treatment", "Can acupuncture ease back pain?", True, []),
        ("symptom", "Why does my back hurt?", True, []),
        ("symptom", "Does acupuncture ease a sore back?", True, HEADINGS["treatment"][:-1]),
        ("news", "We are open on Saturdays", False, []),
        ("page", "How we look after your data", False, []),
    ],
)
def test_a_draft_has_what_its_kind_owes_and_no_more_and_once_filled_in_it_is_sound(content, kind, title, card, more):
    text = draft(content, title, kind)
    words = text.file.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## (?!FILL IN)(.+)$", words) == more + HEADINGS[kind]
    assert (f'!!! emergency "Call {SETTINGS.EMERGENCY_NUMBER}' in words) == card
    assert ("!!! questions" in words) == ("Risks" in words)
    assert text.path.parts[1] == ("pages" if kind == "page" else "articles")
    assert {found.level for found in findings(content, text.file)} == {"warning"}
    for asked, answer in sorted(FILLED.items(), key=lambda pair: -len(pair[0])):
        words = re.sub(rf"FILL IN {asked}[^\n]*(?:\n *(?=[a-z])[^\n:#]*)*$", answer, words, flags=re.MULTILINE)
    text.file.write_text(words.replace("status: draft", "status: published"), encoding="utf-8")
    assert [str(found) for found in findings(content, text.file)] == []


def test_a_draft_is_built_while_you_write_and_not_published(project):
    assert editorial(project, "new", "--kind=news", "--title=Rest and backs").returncode == 0
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert "R101 warning" in done.stderr
    assert "FILL IN" in (project / "output/drafts/rest-and-backs.html").read_text(encoding="utf-8")
    file = project / "content/articles/rest-and-backs.md"
    change(file, "status: draft", "status: published")
    done = build(project)
    assert done.returncode == 1
    assert "R101 error" in done.stderr


def test_the_command_says_where_the_draft_is_and_what_comes_next(project):
    elsewhere = editorial(project, "new", "--kind=page", "--title", "Open late", PORT="8471")  # `make write PORT=8471`
    assert "http://127.0.0.1:8471/drafts/pages/open-late.html" in elsewhere.stdout
    done = editorial(project, "new", "--kind=news", "--title", "Rest and backs")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Wrote content/articles/rest-and-backs.md, a draft that only you see.\n"
        "Next: while `make devserver` or `make write` runs, http://127.0.0.1:8000/drafts/rest-and-backs.html shows it as you write.\n"
        "Write what the words FILL IN ask for (`make check` names each), then set `status: published`.\n"
    )


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("", 'A title is missing. Say it like this: make new KIND=news TITLE="We are open on Saturdays"'),
        ("  ", 'A title is missing. Say it like this: make new KIND=news TITLE="We are open on Saturdays"'),
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
        new.new(site_of(content), title, "news")
    assert str(error.value) == sentence
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize("kind", ["", "poem"])
def test_without_a_kind_all_are_named(content, kind):
    before = sorted(content.rglob("*"))
    with pytest.raises(CommandError) as error:
        new.new(site_of(content), "Rest", kind)
    for name, one in KINDS.items():
        assert f'  make new KIND={name} TITLE="{one.example}"   # {one.label}\n' in f"{error.value}\n"
    assert sorted(content.rglob("*")) == before


def test_on_a_terminal_kind_and_title_are_asked_for(content, monkeypatch, capsys):
    answers = iter(["4", "How we look after your data"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert new.run(Call(content.parent, site_of(content), Namespace(kind="", title=""))) == 0
    assert "Wrote content/pages/how-we-look-after-your-data.md, " in capsys.readouterr().out


def test_on_a_terminal_no_title_is_asked_for_before_the_kind_is_known(content, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: "poem")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    asked: list[str] = []
    monkeypatch.setattr("builtins.print", lambda *words, **_: asked.append(words[0]))
    with pytest.raises(CommandError, match=r'^"poem" is no kind of text\.'):
        new.run(Call(content.parent, site_of(content), Namespace(kind="", title="")))
    assert asked == ["What shall it be?"]


def test_what_is_there_is_never_overwritten(content):
    file = content / "articles/rest.md"
    file.write_text("Mine.", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        new.new(site_of(content), "Rest!", "news")
    assert str(error.value) == "content/articles/rest.md is there already. Choose another title. Nothing was written"
    assert file.read_text(encoding="utf-8") == "Mine."


def test_an_address_that_another_file_has_is_not_taken(content):
    (content / "articles/elsewhere.md").write_text(
        "---\ntitle: Rest\nslug: rest-and-backs\n---\n\nRest.\n", encoding="utf-8"
    )
    with pytest.raises(CommandError, match=r"^content/articles/elsewhere\.md is there"):
        new.new(site_of(content), "Rest and backs", "news")


def test_a_title_that_a_page_for_readers_has_is_not_taken(content):
    there = draft(content, "Does rest help?").file
    there.rename(there.with_name("older.md"))
    change(there.with_name("older.md"), "slug: does-rest-help", "slug: older")
    draft(content, "Does rest help?").file.unlink()  # a draft may yet be thrown away
    change(there.with_name("older.md"), "status: draft", "status: published")
    with pytest.raises(CommandError, match=r"older.md has this title. Change that one, or choose another"):
        draft(content, "Does Rest Help?")
    assert not there.exists()


def test_a_slash_parts_words_in_the_address(content):
    assert header(content, "Knee/hip pain: rest/ice?")["slug"] == "knee-hip-pain-rest-ice"


def test_without_people_nobody_could_have_written_it(content):
    (content / "data/people.yaml").write_text("people:\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"^content/data/people\.yaml names nobody\. Add who writes\."):
        new.new(site_of(content), "Rest", "news")


def test_make_hands_the_title_on_as_typed(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    title = 'Costs $5 $(x): "a" `b` #1 it\'s \\ é'
    done = make(project, "--assume-old=.venv/build.ready", "new", "KIND=news", f"TITLE={title}")
    assert done.returncode == 0, done.stderr
    [file] = [f for f in (project / "content/articles").iterdir() if f.name.startswith("costs")]
    assert site_of(project / "content").by_file[file].article.title == title


def test_make_new_without_a_title_says_how(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    done = make(project, "--assume-old=.venv/build.ready", "new", "KIND=news", "TITLE=")
    assert done.returncode != 0
    assert done.stderr.startswith("A title is missing. Say it like this: make new")
