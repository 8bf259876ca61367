"""What is edited in a small site: each is one kind of change, made at random."""

import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from datetime import timedelta

from PIL import Image

from tests.builder.desk import DRAWING, Desk
from tests.conftest import ROOT

# What a writer may add to a text: with citations, links, drawings, a word of the glossary, cards.
PARTS = r"""
A disc is a pad.[@doe2024]
Rules are made.[@fda2021]
See [another page]({{filename}}../articles/{other}.md) on this.
See [what we say of the spine]({{filename}}../pages/spine.md).
Walk {n} times a week, if you like.
Magnetic resonance imaging (MRI) takes {n} minutes.
![A drawing](../figures/drawing.svg "One thing beside another.")
![A photo](../figures/picture.png "One thing beside another.")
The zygoma is a bone.
Lidocaine numbs the skin.
!!! evidence "low"\n    Rest may help.[@doe2024]
!!! emergency "Call 911 if:"\n    - you cannot pass urine\n    - your legs are numb
## A part {n}
We proved it {n} times over.
""".strip().split("\n")
SETTINGS = """
SITENAME = "Practice {n}"
FRONT_PAGE_ARTICLES = {few}
ARTICLES_ON_A_PAGE = {few}
EMERGENCY_NUMBER = "9{n}"
TIMEZONE = "{zone}"
REVIEW_GRACE_DAYS = {n}
WELCOME = "Welcome {n} times."
EDUCATION_NOTE = "This page is for learning {n}."
CONTACT = {{**CONTACT, "phone": "+1 555 010 0{n}", "email": "hello@example.org"}}
NOTICES = [{{"words": "{word}", "says": "Says {n}.", "link": "https://example.org/", "link_says": "Read"}}]
DEFAULT_DATE_FORMAT = "%Y-%m-{n} %d"
TAG_URL = TAG_SAVE_AS = "tags/{few}-{{slug}}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "authors/{few}-{{slug}}.html"
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{few}-{{slug}}.html"
PAGE_URL = PAGE_SAVE_AS = "{few}-{{slug}}.html"
CATEGORIES_URL = CATEGORIES_SAVE_AS = "topics-{few}.html"
JINJA_ENVIRONMENT = JINJA_ENVIRONMENT | {{"trim_blocks": {yes}}}
JINJA_FILTERS = JINJA_FILTERS | {{"striptags": lambda text: "filtered {n}"}}
PLUGINS = [name for name in PLUGINS if name != "plugins.minify"]
THEME_TEMPLATES_OVERRIDES = ["own"]
LOCALE = ["C.UTF-8"]
STATE_NOTICES = {{"US-FL": NOTICES}}; JURISDICTION = "US-FL"
SECURITY_EXPIRES = "2026-12-{n}"; CONTACT = {{**CONTACT, "email": "a@example.org"}}
FEED_MAX_ITEMS = {few}
DEFAULT_LANG = "en-GB"
SLUG_REGEX_SUBSTITUTIONS = [("a", "{few}")]
SITESUBTITLE = "Plain answers {n}"
REPOSITORY = "https://example.org/{n}"
""".strip().split("\n")


# What a field of a header may become; nothing takes it away.
FIELDS = {
    "title": ["Title “{n}” of a disc"],
    "summary": ["What a disc is, in {n} words."],
    "slug": ["a0", "a1", "s{n}"],
    "tags": ["[Rest]", "[Rest, Walks]", "[Beds]", "[rest]", ""],
    "category": ["Back pain", "Neck pain", "Back  Pain"],
    "authors": ["[jane-doe]", "[the-practice, jane-doe]", "[]", "[john-roe]"],
    "date": ["{past}", "{soon}", "{later}"],
    "status": ["published", "published", "draft", "hidden"],
    "key_points": ["[A disc {n} times, Rest, Walk]"],
    "lang": ["en", "es"],
    "aliases": ["[old/{n}.html]", "[articles/a1.html]", ""],
    "cover": ["figures/picture.png", "figures/other.png", ""],
}
OF_PAGES = ("title", "summary", "slug", "status", "lang", "aliases")
# What stands in a file of data, and what in its place.
DATA = {
    "people.yaml": [
        ("name: .*", "name: Jane {n}, MD"),
        ("role: .*", "role: Role {n}"),
        ("about: .*", "about: Writes {n}."),
        (r"\Z", "  - {id: john-roe, name: John {n}, about: Rests.}\n"),
    ],
    "glossary.yaml": [
        ("meaning: .*", "meaning: A pad of {n}."),
        (r"also: \[.*\]", "also: [pad]"),
        (r"also: \[.*\]", "also: [MRIs]"),
        (r"\Z", "  - {term: Zygoma, meaning: A bone of the face.}\n"),
        (r"  - \{term: Zygoma.*\n", ""),
    ],
    "references.yaml": [
        ("title: A trial.*", "title: A trial of {n}"),
        ("finding: No.*", "finding: No product of {n} is approved."),
        ("design: Ran.*", "design: Randomized trial {n}"),
        ("improved: 21", "improved: 20"),
        ("- id: fda2021", "- id: fda2020"),
        (
            r"\Z",
            "  - {id: roe2020, type: webpage, title: New, URL: 'https://example.org/', custom: {kind: web page, design: D, finding: F.}}\n",
        ),
        (r"  - \{id: roe2020.*\n", ""),
        ("people: 9.", "people: {n}"),
        ("kind: rand.*", "kind: case series"),
    ],
    "certainty.yaml": [("meaning: A few.*", "meaning: A few {n}.")],
    "words.txt": [(r"\Z", "zygomas\n"), ("zygomas\n", ""), ("lidocaine\n", "")],
}


def of_field(name: str) -> Callable[[Desk], None]:
    """What changes a field of a header."""

    def edit(desk: Desk) -> None:
        values = {"n": desk.n, "past": desk.day(-400, 0), "soon": desk.day(0, 3), "later": desk.day(1, 60)}
        file = desk.text() if name in OF_PAGES else desk.article()
        desk.header(name, desk.chance.choice(FIELDS[name]).format(**values), file)

    edit.__name__ = f"edit_{name}"
    return edit


def of_data(name: str) -> Callable[[Desk], None]:
    """What changes a file of data."""

    def edit(desk: Desk) -> None:
        old, new = desk.chance.choice(DATA[name])
        desk.replace(f"content/data/{name}", old, new.replace("{n}", f"{desk.n}"))

    edit.__name__ = f"edit_{name}"
    return edit


def edit_words(desk: Desk) -> None:
    other = desk.article().stem
    part = desk.chance.choice(PARTS).replace("\\n", "\n").format(n=desk.n, other=other)
    with desk.text().open("a") as file:
        file.write(f"\n{part}\n")


def edit_less(desk: Desk) -> None:
    file = desk.text()
    head, body = file.read_text().split("---\n\n", 1)
    parts = body.split("\n\n")
    parts.pop(desk.chance.randrange(len(parts)))
    file.write_text(head + "---\n\n" + ("\n\n".join(parts).strip() or "Text.") + "\n")


def edit_modified(desk: Desk) -> None:
    file, day = desk.article(), desk.day(-5, 1)
    desk.header("modified", day, file)
    desk.header("changes", f"[{{on: {day}, what: A disc is a pad {desk.n}, correction: true}}]", file)


def edit_note(desk: Desk) -> None:
    """An evidence note, which a key point sums up."""
    file, level = desk.article(), desk.chance.choice(["low", "low", "moderate", "very low"])
    note = f'!!! evidence "{level}" #resting\n    Rest may help.[@doe2024]\n'
    text = re.sub("!!! evidence.*\n.*\n", "", file.read_text())
    file.write_text(f"{text}\n{note}")
    desk.header("key_points", "[A disc, {point: Rest may help, note: resting}, Walk]", file)


def edit_translation(desk: Desk) -> None:
    file = desk.article()
    copy = file.with_name(f"{file.stem}-es.md")
    shutil.copy(file, copy)
    desk.header("lang", "es", copy)


def edit_review(desk: Desk) -> None:
    """A review that will soon be due."""
    desk.command("signoff", str(desk.article()), "--by", "jane-doe", "--next", desk.day(1, 9))


def edit_waiver(desk: Desk) -> None:
    words, day = desk.chance.choice(["zygoma", "proved"]), desk.day(0, 40)
    rule = desk.chance.choice(["R9", "R38", "R39"])
    desk.header(
        "waivers", f"[{{rule: {rule}, reason: It is so., words: {words}, by: jane-doe, until: {day}}}]", desk.text()
    )


def edit_new(desk: Desk) -> None:
    desk.new(f"n{desk.n}")


def edit_delete(desk: Desk) -> None:
    if len(list(desk.content.glob("articles/*.md"))) > 3:
        desk.article().unlink()


def edit_rename(desk: Desk) -> None:
    file = desk.article()
    file.rename(file.with_name(f"r{desk.n}.md"))


def edit_swap(desk: Desk) -> None:
    """Two files change names: each has the bytes of the other."""
    one, other = desk.article(), desk.article()
    if one != other:
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)


def edit_treatments(desk: Desk) -> None:
    one = desk.chance.choice(["walking", "rest", "lidocaine"])
    (desk.content / "data/treatments.yaml").write_text(
        f"treatments:\n  - {one}\nself_care: []\nconditions:\n  - back pain\n"
    )


def edit_retraction(desk: Desk) -> None:
    notices = f"[{{record: '{desk.n}', nature: {desk.chance.choice(['Correction', 'Retraction'])}, DOI: 10.1000/182}}]"
    notices = desk.chance.choice([notices, "[]"])
    (desk.content / "data/retractions.yaml").write_text(f"read_on: {desk.day(-2, 0)}\nnotices: {notices}\n")


def edit_addresses(desk: Desk) -> None:
    slug = desk.article().stem
    live = desk.chance.choice(["[]", f"[articles/{slug}.html]", "[tags/rest.html, articles/a0.html]"])
    gone = desk.chance.choice(
        ["[]", f"[{{address: articles/{slug}.html, reason: It was wrong {desk.n}., on: {desk.day(-9, 0)}}}]"]
    )
    moved = desk.chance.choice(["[]", "[{address: tags/beds.html, to: tags/rest.html}]"])
    (desk.content / "data/addresses.yaml").write_text(f"live: {live}\ngone: {gone}\nmoved: {moved}\n")


def edit_figure(desk: Desk) -> None:
    name = desk.chance.choice(["drawing.svg", "other.svg"])
    (desk.content / "figures" / name).write_text(DRAWING.format(desk.chance.choice(["thing", "proven cure"]), desk.n))


def edit_picture(desk: Desk) -> None:
    name = desk.chance.choice(["picture.png", "other.png"])
    Image.new("RGB", (400 + desk.n, 300), (desk.n, 9, 9)).save(desk.content / "figures" / name)


def edit_figure_away(desk: Desk) -> None:
    for file in sorted(desk.content.glob("figures/*"))[: desk.chance.randint(1, 2)]:
        file.unlink()


def edit_extra(desk: Desk) -> None:
    name = desk.chance.choice(["favicon.svg", "site.webmanifest", "note.txt"])
    file = desk.content / "extra" / name
    file.write_text(DRAWING.format("sign", desk.n) if "svg" in name else f'{{"n": {desk.n}}}')


def edit_template(desk: Desk) -> None:
    names = [
        "templates/base.html",
        "templates/includes/footer.html",
        "templates/macros/list.html",
        "templates/tag.html",
    ]
    name = desk.chance.choice([*names, "templates/moved.html", "templates/includes/translations.html"])
    own = desk.root / "theme" / name
    own.write_text((ROOT / "theme" / name).read_text().replace("</", f" {desk.n}</", 1))


def edit_theme(desk: Desk) -> None:
    (desk.root / "theme/static/css/base.css").write_text(f"{desk.sheet}\nb {{ margin: {desk.n}px }}\n")


def edit_script(desk: Desk) -> None:
    desk.append("theme/static/js/theme.js", f"\n// {desk.n}\nwindow.n = {desk.n};\n")


def edit_setting(desk: Desk) -> None:
    values = {"few": desk.chance.randint(1, 4), "zone": desk.chance.choice(["Asia/Tokyo", "UTC"]), "n": desk.n}
    values |= {"word": desk.chance.choice(["disc", "MRI", "walk"]), "yes": desk.chance.random() < 0.5}
    lines = [line.format(**values) for line in desk.chance.sample(SETTINGS, desk.chance.randint(0, 2))]
    (desk.root / "pelicanconf.py").write_text("\n".join([desk.settings, *lines, ""]))


def edit_broken(desk: Desk) -> None:
    desk.header(desk.chance.choice(["date", "title", "slug"]), desk.chance.choice(["tomorow", "[", "'"]))


def edit_bad_settings(desk: Desk) -> None:
    (desk.root / "pelicanconf.py").write_text(desk.settings + "\nSITENAMES = 1\n")


def edit_clock(desk: Desk) -> None:
    desk.today += timedelta(desk.chance.choice([1, 1, 2, 30, -1]))


def edit_conf(desk: Desk) -> None:
    desk.conf = {"pelicanconf.py": "publishconf.py", "publishconf.py": "pelicanconf.py"}[desk.conf]


def edit_output(desk: Desk) -> None:
    """Somebody changes what was built by hand; without the front page it is no site, and is left alone."""
    front = desk.root / "output/index.html"
    built = [path for path in sorted(front.parent.rglob("*")) if path.is_file() and path != front]
    if built:
        file = desk.chance.choice(built)
        match desk.chance.randrange(3):
            case 0:
                file.unlink()
            case 1:
                file.write_bytes(file.read_bytes().swapcase())
            case 2:
                os.utime(file)


def edit_output_away(desk: Desk) -> None:
    shutil.rmtree(desk.root / "output", ignore_errors=True)


def edit_store(desk: Desk) -> None:
    """The store is hurt, cut off, another's, or gone."""
    file = desk.root / ".cache/store.db"
    if not file.is_file():
        return
    data = file.read_bytes()
    at = desk.chance.randrange(len(data) or 1)
    match desk.chance.randrange(5):
        case 0:
            file.write_bytes(data[:at] + desk.chance.randbytes(200) + data[at + 200 :])
        case 1:
            file.write_bytes(data[:at])
        case 2:
            file.write_bytes(b"no store at all")
        case 3:
            file.chmod(0o666)
        case 4:
            shutil.rmtree(file.parent)


def edit_kill(desk: Desk) -> None:
    """A build dies at any moment."""
    child = desk.begin(desk.build_into, desk.root / "output")
    time.sleep(desk.chance.uniform(0.05, 0.6))
    os.kill(child, desk.chance.choice([signal.SIGKILL, signal.SIGTERM]))
    os.waitpid(child, 0)


def edit_check(desk: Desk) -> None:
    """A writer looks what is wrong with one text, or with all."""
    desk.command("check", *desk.chance.choice([[], [str(desk.text())]]))


def edit_nothing(desk: Desk) -> None:
    """Only another build."""


def edit_race(desk: Desk) -> None:
    """Two builds at once, of which one waits for the other."""
    for child in [desk.begin(desk.build_into, desk.root / "output") for _ in range(2)]:
        os.waitpid(child, 0)


EDITS = [*map(of_field, FIELDS), *map(of_data, DATA)]
EDITS += [edit for name, edit in globals().items() if name.startswith("edit_")]
