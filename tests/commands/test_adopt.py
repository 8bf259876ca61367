"""Another practice makes the site its own: it passes the check, builds, and nothing of ours is left in it."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from editorial.commands.adopt import answers, conf, look, pages
from editorial.model.color import Look, faint, ratio, tokens
from tests.commands.test_main import editorial
from tests.conftest import PRACTICE, ROOT, SETTINGS, built, copy_project, site_of

ANSWERS = {
    "name": "Harbor & Sons",
    "promise": "Plain answers about sore joints",
    "welcome": "For people whose joints hurt. We say what is known.",
    "about": "Harbor & Sons is a practice. We write for people with sore joints.",
    "offers": "We offer physical therapy. We could gain when you choose it.",
    "site": "https://blog.harbor.example",
    "phone": "+1 555 010 0123",
    "timezone": "America/Chicago",
    "emergency": "112",
    "jurisdiction": "US-FL",
    "law_says": "This is said as the law has it.",
    "law_words": ["stem cell"],
    "law_link": "https://law.example/cells",
    "people": ["Jane Roe, MD; Physician; She treats sore joints."],
    "color": "#6b2c5e",
    "articles": "drop",
    "promises": "no",
}
OURS = re.compile(rf"{re.escape(SETTINGS.SITENAME)}|{re.escape(PRACTICE)}", re.IGNORECASE)
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """A clone as git keeps it, with nothing open."""
    project = copy_project(
        tmp_path_factory.mktemp("fresh") / "project", *("docs", "LICENSE", "README.md", ".gitignore")
    )
    for command in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "Ours"]):
        subprocess.run([*GIT, *command], cwd=project, check=True)
    return project


def adopt(project: Path, **changed: object) -> subprocess.CompletedProcess:
    """Adopt the project with ANSWERS, some of them `changed`."""
    file = project.parent / "answers.yaml"
    file.write_text(yaml.safe_dump({name: value for name, value in (ANSWERS | changed).items() if value}))
    return editorial(project, "adopt", str(file))


def told(project: Path) -> str:
    """What git has not kept."""
    done = subprocess.run(
        [*GIT, "status", "--porcelain"], cwd=project, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"color": "#33aaaa"}, "color: #33aaaa stands apart from the page only 2."),
        ({"color": "teal"}, 'color: expected a color in quotes, like "#0b5351", found "teal"'),
        ({"phone": "call us"}, 'phone: expected a phone number like +1 555 010 0100, found "call us"'),
        ({"site": "www.harbor.example"}, "site: expected an address like https://blog.harbor.example"),
        ({"jurisdiction": "Florida"}, "jurisdiction: expected the code of a place (ISO 3166-2), like US-FL"),
        ({"law_words": None}, "law_says: a notice needs `law_words`"),
        ({"people": ["Jane Roe"]}, "people.1: expected people like `Jane Doe, MD; Physician; She treats backs.`"),
        ({"name": None}, "name: is missing. Add a line such as `name: Harbor Clinic`"),
        ({"about": "We offer a proven cure."}, "content/pages/about.md:8"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_wrong_answer_is_said_and_nothing_is_written(fresh, changed, sentence):
    done = adopt(fresh, **changed)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert told(fresh) == ""


def test_the_answers_that_the_document_shows_can_be_copied(tmp_path):
    page = (ROOT / "docs/make-it-your-own.md").read_text(encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert answers.read(tmp_path / "answers.yaml", site_of(ROOT / "content")).promises == "no"


def test_what_git_has_not_kept_is_never_written_over(fresh):
    (fresh / "content/new.txt").write_text("Mine.")
    done = adopt(fresh)
    (fresh / "content/new.txt").unlink()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("content/new.txt is not committed. Commit or take back what is not")


def test_articles_that_are_kept_are_drafts_that_nothing_is_recorded_of(fresh, monkeypatch):
    """Also after midnight here, while it is yesterday there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796448600")
    done, checked = adopt(fresh, articles="keep"), editorial(fresh, "check")
    kept = [file.read_text(encoding="utf-8") for file in (fresh / "content/articles").glob("*.md")]
    for command in (["checkout", "--quiet", "."], ["clean", "--quiet", "--force", "-d"]):
        subprocess.run([*GIT, *command], cwd=fresh, check=True)
    os.utime(fresh / "pelicanconf.py", (0, 0))  # Python takes what is as large and of the same second for the same
    assert done.returncode == 0, done.stderr
    assert checked.returncode == 0, checked.stdout
    assert "R34" not in checked.stdout
    assert kept
    for text in kept:
        assert "\nstatus: draft\nauthors:\n  - harbor-sons\nconflict: FILL IN " in text
        assert not OURS.search(text)
        assert not re.search("(?m)^(review|modified|changes|waivers):", text)


def test_the_site_is_theirs_and_nothing_of_ours_is_left(fresh):
    done = adopt(fresh)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("This is the site of Harbor & Sons now: ")
    assert "content/pages/about.md:8: Harbor & Sons is a practice." in done.stdout
    tree = built(fresh, "pelicanconf.py")
    sources = [
        fresh / name
        for name in ("content", "theme", "docs", "README.md", "LICENSE", "pelicanconf.py", "publishconf.py")
    ]
    left = [
        file.relative_to(fresh).as_posix()
        for top in [*sources, tree]
        for file in ([top] if top.is_file() else top.rglob("*"))
        if file.is_file() and OURS.search(file.name + file.read_bytes().decode("utf-8", "ignore"))
    ]
    assert left == []
    assert not list((fresh / "content/articles").glob("*.md"))
    front = (tree / "index.html").read_text(encoding="utf-8")
    assert "Harbor & Sons. No ads" in front
    assert "<svg" not in re.search(r"(?s)<header.*?</header>", front)[0], "the sign was ours"
    assert "#6b2c5e" in front
    assert ">HS<" in (tree / "favicon.svg").read_text(encoding="utf-8")
    assert (fresh / "content/extra/CNAME").read_text() == "blog.harbor.example\n"
    assert "112" in (tree / "disclaimer.html").read_text(encoding="utf-8")
    assert "Jane Roe, MD" in (fresh / "content/data/people.yaml").read_text(encoding="utf-8")
    assert editorial(fresh, "check").stdout.startswith("Nothing to mend.")


def test_what_others_promised_goes_and_the_steps_are_counted_anew():
    page = "## Steps\n\n1. We ask. <!-- held by our\n   word -->\n2. It reads. <!-- held by R1 -->\n3. It says. <!-- held by R2 -->\n"
    assert [*pages.promised(page)] == [(3, "1. We ask.")]
    assert (
        pages.without_promises(page)
        == "## Steps\n\n1. It reads. <!-- held by R1 -->\n2. It says. <!-- held by R2 -->\n"
    )


def test_every_pair_of_the_theme_stands_apart_and_so_does_any_color_that_is_taken():
    theme = tokens((ROOT / look.SHEET).read_text(encoding="utf-8"))
    assert list(faint(theme)) == []
    for color in ("#ff0000", "#000000", "#ffffff", "#777777", "#0b5351"):
        near = {scheme: look.nearest(color, scheme, theme) for scheme in Look._fields}
        dressed = look.dressed(near["dark"], "dark", look.dressed(near["light"], "light", theme))
        assert list(faint(dressed)) == [], color
        assert ratio(near["light"], theme["paper"].light) >= 7


@pytest.mark.parametrize(
    ("name", "short"), [("Harbor Clinic", "HC"), ("The Spine Institute of Ohio", "SI"), ("Rückgrat", "R"), ("—", "")]
)
def test_the_initials_of_a_name(name, short):
    assert look.initials(name) == short


def test_other_settings_leave_each_reason_where_it_stands():
    source = (
        'A = "x"  # old\n# Why.\nB = (\n    "y"\n)\nCONTACT = {\n    "phone": None,  # "1"\n    "email": "a@b.c",\n}\n'
    )
    made = conf.changed(source, {"A": 'He said "yes"', "B": None, "CONTACT": {"phone": "2", "email": None}})
    assert made == 'A = "He said \\"yes\\""\n# Why.\nB = None\nCONTACT = {\n    "phone": "2",\n    "email": None,\n}\n'


def test_who_sits_there_is_asked_one_thing_at_a_time_and_told_at_once(monkeypatch, capsys):
    """Enter takes what stands in brackets, "-" leaves it out."""
    said = ["Harbor Clinic", "Plain answers", "Welcome", "Welcome.", "We are a practice.", "-", "-", "", "call us"]
    said += ["555 0100", *[""] * 7, "Jane Roe, MD", "", "Jane Roe, MD; Physician; She writes.", ""]
    said += ["#33aaaa", "#6b2c5e", "", "drop", "no"]
    lines = iter(said)
    monkeypatch.setattr("builtins.input", lambda shown: print(shown) or next(lines))
    chosen = answers.asked(site_of(ROOT / "content"))
    assert list(lines) == []
    assert (chosen.name, chosen.welcome, chosen.offers, chosen.phone) == ("Harbor Clinic", "Welcome.", None, "555 0100")
    assert (chosen.timezone, chosen.people) == (SETTINGS.TIMEZONE, ["Jane Roe, MD; Physician; She writes."])
    shown = capsys.readouterr().out
    assert f"name [{SETTINGS.SITENAME}]" in shown
    assert '  expected one or two sentences, found "Welcome".\n' in shown
    assert "#33aaaa stands apart from the page only 2." in shown
    assert f"color_dark [{chosen.color_dark}]" in shown
