"""Our settings: each is refused when wrong, with its file, its line and what was expected; right ones pass."""

import pytest

from editorial.findings import ContentError
from editorial.model import settings_file
from editorial.model.settings import Settings
from tests.conftest import ROOT, SETTINGS, change

NAMES = [name for name in Settings.model_fields if name.isupper()]
RIGHT = SETTINGS.model_dump()
NOTICE = {"words": r"\bPRP\b", "says": "It is new.", "link": "https://example.org", "link_says": "The rules"}
# For each setting, values that must be refused, and the end of the sentence. {} stands for the value.
TEXT, DAYS = "expected text in quotes, found {}", "expected a whole number of days, like 90, found {}"
ONE_ON, PLACE = "expected a whole number from 1 on, like {like}, found {}", "expected text like {like}, found {}"
WRONG = {
    "SITENAME": (TEXT, [None, "", 5, ["x"]]),
    "SIGN": ("expected the path of a drawing 30 wide and 22 high, or None, found {}", ["", 5, 'M0 0"/><script>']),
    "SITESUBTITLE": (TEXT, [None, "", 5]),
    "WELCOME": (TEXT, [None, "", 5]),
    "EDUCATION_NOTE": (TEXT, [None, "", 5]),
    "NOTICES": ("expected a list of notices like those in pelicanconf.py, found {}", [None, "x", {"says": "x"}, 5]),
    "JURISDICTION": ('expected the code of a place, like "US-FL", or None, found {}', ["Florida", "", 5, "us-fl"]),
    "STATE_NOTICES": ('expected a table, like {{"US-FL": [...]}}, found {}', [None, [], "US-FL"]),
    "CONTACT": ("expected the five entries that pelicanconf.py shows, found {}", [None, [], "555"]),
    "REPOSITORY": (
        "expected an address that begins with https://, or None, found {}",
        ["", 5, "http://example.org", "git@example.org:a/b.git", "https://example.org/a/"],
    ),
    "EMERGENCY_NUMBER": ('expected a telephone number in quotes, like "911", found {}', [911, None, ""]),
    "REVIEW_GRACE_DAYS": (DAYS, ["90", -1, 2.5, True, None]),
    "SECURITY_EXPIRES": (
        'expected a day in quotes, like "2027-11-23", or None, found {}',
        ["", "tomorrow", "2027-02-30", 20271123],
    ),
    "TIMEZONE": ('expected a time zone, like "America/New_York", found {}', ["Florida", "", None, "../etc", 5]),
    "DEFAULT_LANG": ('expected a language code, like "en", found {}', ["english", "", None, "EN"]),
    "FRONT_PAGE_ARTICLES": (ONE_ON.replace("{like}", "12"), [0, -1, "12", None, True]),
    "ARTICLES_ON_A_PAGE": (ONE_ON.replace("{like}", "500"), [0, -1, "500", None, True]),
    "FEED_MAX_ITEMS": (ONE_ON.replace("{like}", "20"), [0, -1, "20", None]),
    "FEEDS": ("expected a list of three addresses, found {}", [None, "feeds/all.atom.xml", []]),
    "PUBLIC_URL": ("expected text in quotes, empty while you work, found {}", [None, 5]),
    "PREVIEW": ('expected text like "pr-12", or "", found {}', [None, "12", "pr-0", "pr-1/.."]),
    "PAPER": ("expected True or False, found {}", [None, 1, "yes"]),
    "HANDOUT": ("expected a file, or empty, found {}", [None, 5]),
    "SEARCH": ("expected True or False, found {}", [None, 1, "yes"]),
    "ONLY_PUBLISHED": ("expected True or False, found {}", [None, 1, "yes"]),
    "SLUG_REGEX_SUBSTITUTIONS": ("expected a list of pairs, found {}", [None, "a"]),
}
for _name in NAMES:
    if _name.endswith("_SAVE_AS"):
        _like = Settings.model_fields[_name].examples[0]
        _sentence = PLACE.replace("{like}", _like.replace("{", "{{").replace("}", "}}"))
        WRONG[_name] = (_sentence, [None, "", 5, "one.html", "{title}.html", "{slug"])


def refusal(project, **values) -> list[str]:
    """What is said of the settings with these `values` among them; none when they are right."""
    try:
        settings_file.read(RIGHT | values, project)
    except ContentError as error:
        return [str(finding) for finding in error.findings]
    return []


@pytest.fixture
def project(tmp_path):
    """A folder whose settings file gives each setting a line of its own; some are set together, as ours are."""
    rows = [f"{name} = None" if number % 2 else f"SOME_URL = {name} = None" for number, name in enumerate(NAMES)]
    (tmp_path / "pelicanconf.py").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def test_our_own_settings_are_right(project):
    assert refusal(project) == []
    assert set(NAMES) == set(WRONG), "each setting has its wrong values here"


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_value_is_shown_in_its_file_on_its_line_with_what_was_expected(project, name):
    sentence, values = WRONG[name]
    for value in values:
        line = f"pelicanconf.py:{NAMES.index(name) + 1}:1: R78 error: {name}: "
        assert refusal(project, **{name: value}) == [line + sentence.format(repr(value))]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("NOTICES", [[], [NOTICE]]),
        ("JURISDICTION", [None]),
        (
            "CONTACT",
            [
                {},
                {"phone": "+1 555 010 0100"},
                {"phone": "+44 20 7946 123"},
                {"phone": "813-974-2201 ext. 12"},
                {"address": "1 Palm, Tampa, FL 33606-1234"},
                {"address": "12 Maple Street, Toronto, ON M5V 2T6"},
                dict.fromkeys(("phone", "email", "address", "hours", "booking")),
            ],
        ),
        ("REVIEW_GRACE_DAYS", [0, 365]),
        ("SECURITY_EXPIRES", [None, "2027-11-23"]),
        ("TIMEZONE", ["UTC", "Asia/Tokyo"]),
        ("DEFAULT_LANG", ["es", "pt-BR"]),
        ("FEEDS", [["a.xml", "b.xml", "c.json"], ("a.xml", "b.xml", "c.json")]),
        ("PREVIEW", ["", "pr-12"]),
        ("ARTICLE_SAVE_AS", ["blog/{slug}.html", "{date:%Y}/{category}/{slug}/index.html"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_right_values_pass(project, name, values):
    for value in values:
        assert refusal(project, **{name: value}) == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"NOTICES": [NOTICE | {"words": r"\b(PRP||MSC)\b"}]}, "fits any page, since a | too many"),
        (
            {"NOTICES": [NOTICE | {"link": "www.fda.gov"}]},
            "NOTICES.1.link: expected an address that begins with https://",
        ),
        ({"CONTACT": {"phone": "(727) 555-010"}}, "CONTACT.phone: expected a number of 10 digits, found 9"),
        ({"CONTACT": {"phone": "+1 727 555 01000 ext. 12"}}, "CONTACT.phone: expected a number of 10 digits, found 11"),
        ({"CONTACT": {"phone": "+1 727 555 010"}}, "CONTACT.phone: expected a number of 10 digits, found 9"),
        ({"CONTACT": {"address": "12 Palm Avenue, Tampa, FL 3360"}}, 'a ZIP code of 5 digits, found "3360"'),
        ({"CONTACT": {"email": "mailto:hello@example.org"}}, 'one address in quotes, like "hello@example.org"'),
    ],
)
def test_what_would_fit_anything_or_was_copied_with_its_scheme_is_refused(project, values, says):
    (line,) = refusal(project, **values)
    assert says in line


def test_a_setting_that_is_left_out_is_said_to_be_missing(project):
    left = {name: value for name, value in RIGHT.items() if name != "WELCOME"}
    with pytest.raises(ContentError, match=r"py:\d+:1: R78 error: WELCOME: is missing\. Add it: text in quotes"):
        settings_file.read(left, project)


def test_what_only_publishing_sets_is_shown_there(project):
    (project / "publishconf.py").write_text("# Ours\nFEED_MAX_ITEMS = 0\n", encoding="utf-8")
    change(project / "pelicanconf.py", "FEED_MAX_ITEMS", "OTHER")
    assert refusal(project, FEED_MAX_ITEMS=0)[0].startswith("publishconf.py:2:1: R78 error: FEED_MAX_ITEMS: ")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("NOTICES", [NOTICE | {"words": "(PRP"}], "NOTICES.1.words: is no regular expression (missing )"),
        ("NOTICES", [NOTICE | {"says": " "}], "NOTICES.1.says: expected one or two sentences, found ' '"),
        (
            "NOTICES",
            [{"words": "x", "says": "y", "link": "https://example.org"}],
            "NOTICES.1.link_says: is missing. Add it: a few words",
        ),
        ("NOTICES", [NOTICE, "x"], "NOTICES.2: expected a list of notices like those in pelicanconf.py, found 'x'"),
        (
            "STATE_NOTICES",
            {"US-FL": [NOTICE | {"says": 5}]},
            "STATE_NOTICES.US-FL.1.says: expected one or two sentences",
        ),
        ("CONTACT", {"fax": "1"}, "CONTACT.fax: is not a field; it can be address, booking, email, hours, phone"),
        (
            "CONTACT",
            {"phone": 555},
            'CONTACT.phone: expected one telephone number in quotes, like "+1 555 010 0100", or None, found 555',
        ),
    ],
)
def test_what_is_wrong_inside_a_setting_is_named(project, name, value, sentence):
    (line,) = refusal(project, **{name: value})
    assert line.startswith(f"pelicanconf.py:{NAMES.index(name) + 1}:1: R78 error: {sentence}")


def test_the_law_of_a_place_is_heeded_or_nothing_is_said_of_the_place(project):
    (line,) = refusal(project, JURISDICTION="US-FL", STATE_NOTICES={})
    assert 'JURISDICTION: STATE_NOTICES says nothing for "US-FL". Add the notice' in line
    assert refusal(project, JURISDICTION="US-FL", STATE_NOTICES={"US-FL": []}) == []
    read = settings_file.read(RIGHT | {"JURISDICTION": "US-FL", "STATE_NOTICES": {"US-FL": [NOTICE]}}, project)
    assert [notice.says for notice in read.notices] == ["It is new.", *(one["says"] for one in RIGHT["NOTICES"])]


def test_all_that_is_wrong_is_said_at_once(project):
    assert len(refusal(project, SITENAME=5, FEEDS=None)) == 2


def test_the_pages_of_the_theme_are_known_by_their_own_settings():
    """So that no text takes the address of one."""
    assert {"index.html", "articles.html", "glossary.html", "404.html"} <= set(SETTINGS.theme_pages)


def test_a_project_is_read_as_make_html_reads_it(built_project):
    assert settings_file.load(built_project) == SETTINGS


def test_two_versions_that_git_has_not_merged_are_said(tmp_path):
    typed = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(f"<<<<<<< HEAD\n{typed}=======\n>>>>>>> main\n", encoding="utf-8")
    with pytest.raises(
        ContentError, match=r"^pelicanconf\.py:1:1: R78 error: file: two versions of this file were not"
    ):
        settings_file.load(tmp_path)
