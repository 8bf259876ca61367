"""Made-up articles of some 900 words that keep all our rules. Article 7 is the same among a hundred and ten thousand."""

import datetime
import random
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple

import yaml

from editorial.model import settings_file

WORDS = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
ROOT = Path(__file__).parent.parent
# Studies and drawings that `content/` has anyway; a site that another practice made its own has fewer.
OURS = ["bernstein2017", "cashin2025", "finucane2020", "hartvigsen2018", "qaseem2017", "urban2003", "wang2020"]
HELD = (ROOT / "content/data/references.yaml").read_text(encoding="utf-8")
STUDIES = [study for study in OURS if f"id: {study}\n" in HELD]
DRAWN = {"how-repair-starts": "How repair starts", "inflammation-over-time": "Two kinds of inflammation"}
DRAWINGS = {name: words for name, words in DRAWN.items() if (ROOT / f"content/figures/{name}.svg").exists()}
NUMBER = settings_file.load(ROOT).EMERGENCY_NUMBER
WRITERS = {f"writer-{number}": name for number, name in enumerate(WORDS["writers"])}
# Two articles a day, all of them in the past.
BEGIN, SPACING = datetime.date(2012, 3, 5), datetime.timedelta(hours=12)
# One article in so many has a handout.
HANDOUTS = 50
# A sentence each; {name} is a word of that list in words.yaml.
SENTENCES = """\
{people} often {feelings} {times}.
Try {acts}, if that suits your day.
When it aches {times}, {steps}.
Nobody can say why {people} {feelings} {times}.
Is it {things}, or {things}?
A {part} that is sore {times} tends to settle within weeks.
You need not do it all; {acts} will do for today.
It is all right to stop -- then {steps}.
"Later" is a fair answer when {people} {feelings}.
The {word} is made for use, so do not fear to move it.
For {people}, {acts} is a small thing.
On some days, {people} {feelings}, and nobody is to blame.""".splitlines()

# The text of an article. {3 2}: paragraphs of so many sentences; {name}: what `_Maker.body` gives, or a word of that list.
BODY = """\
!!! emergency "Call {number} or go to an emergency room if:"
    - you fell and cannot move your {part}
    - your skin turns pale, cold or blue
    - your chest hurts or you cannot breathe well

{3 2}

## What may be behind it

{3 2}

![{drawn}](../figures/{drawing}.svg "A drawing to come back to.")

### In your {part}

{3 3 2}

## What research says

{2} Several studies asked about this.[@{own}; @{study}]

!!! evidence "very low"
    We do not know if {acts} eases a sore {part}.[@{own}]

{3 2}

## What suits your day

{3}

Table: What to look at first.

| What | When | A first step |
|---|---|---|
{rows}

{3}

### Little by little

{3 2}

{links}

## What you can do

{points}

!!! do "Do"
{dos}

!!! dont "Do not"
    - do not push on through sharp pain
    - do not stay in bed for days

## When to get help

{2}

!!! urgent "See a doctor today or tomorrow if:"
    - you have a fever or feel ill
    - your skin is red and hot, or has a lump
    - you lose weight without trying

## Questions

!!! questions "Questions to ask your doctor"
    1. What is behind this?
    2. Might it be {things}?
    3. What if I wait?
    4. Whom do I call, and when?

## The days after

{3 3}
"""


class Article(NamedTuple):
    """An article: what stands above its text, named as in our own headers, and the text in our Markdown."""

    header: dict[str, Any]
    body: str


class _Maker:
    """Makes one article, at random, but always the same for its number."""

    def __init__(self, number: int):
        self.number, self.dice, self.part = number, random.Random(f"article {number}"), _part(number)
        self.lists = WORDS | {
            "study": STUDIES,
            "part": [self.part],
            "word": [term.lower() for term in WORDS["glossary"]],
        }

    def header(self) -> dict[str, Any]:
        """What stands above the text."""
        dice, part = self.dice, self.part
        return {
            "title": f"Why is your {part} sore {dice.choice(WORDS['times'])}? Part {self.number + 1}",
            "slug": _slug(self.number),
            "date": BEGIN + self.number * SPACING,
            "status": "published",
            "category": dice.choice(WORDS["topics"]),
            "tags": dice.sample(WORDS["tags"], 4),
            "authors": dice.sample(list(WRITERS), dice.choice([1, 1, 2])),
            "summary": f"A sore {part} is common, and {dice.choice(WORDS['acts'])} may be a start.",
            "key_points": [
                f"A sore {part} is common.",
                f"Begin with something small, such as {dice.choice(WORDS['acts'])}.",
                "See a doctor if it gets worse.",
            ],
            "lang": "en",
            "handout": self.number % HANDOUTS == 2,
        }

    def body(self) -> str:
        """The text."""
        drawing = self.dice.choice(list(DRAWINGS))
        given = {
            "number": NUMBER,
            "part": self.part,
            "own": f"made{self.number // 2:05d}",
            "drawing": drawing,
            "drawn": DRAWINGS[drawing],
            "rows": "\n".join(map(self._row, self.dice.sample(WORDS["things"], 4))),
            "points": "\n".join(f"- {_upper(step)}." for step in self.dice.sample(WORDS["steps"], 4)),
            "dos": "\n".join(f"    - {step}" for step in self.dice.sample(WORDS["steps"], 2)),
            "links": self._links(),
        }

        def filled(slot: re.Match[str]) -> str:
            name = slot[1]
            if name[0].isdigit():
                return self._paragraphs([int(length) for length in name.split()])
            return given[name] if name in given else self.dice.choice(self.lists[name])

        return re.sub(r"\{([\w ]+)\}", filled, BODY)

    def _sentence(self, cites: bool) -> str:
        said = re.sub(r"\{(\w+)\}", lambda slot: self.dice.choice(self.lists[slot[1]]), self.dice.choice(SENTENCES))
        return _upper(said) + (f"[@{self.dice.choice(STUDIES)}]" if cites and self.dice.random() < 0.35 else "")

    def _paragraphs(self, lengths: list[int]) -> str:
        return "\n\n".join(" ".join(self._sentence(n == length - 1) for n in range(length)) for length in lengths)

    def _row(self, thing: str) -> str:
        return f"| {_upper(thing)} | {_upper(self.dice.choice(WORDS['times']))} | {_upper(self.dice.choice(WORDS['steps']))} |"

    def _links(self) -> str:
        if not self.number:
            return ""
        one, two = (self.dice.randrange(max(0, self.number - 400), self.number) for _ in range(2))
        return (
            f"You may also want [our page on a sore {_part(one)}]({{filename}}{_slug(one)}.md) "
            f"and [one on the {_part(two)}]({{filename}}{_slug(two)}.md)."
        )


def article(number: int) -> Article:
    """The article with this number, from 0 on; two and two cite a made-up study of their own."""
    maker = _Maker(number)
    return Article(maker.header(), maker.body())


def _part(number: int) -> str:
    return random.Random(number).choice(WORDS["parts"])


def _slug(number: int) -> str:
    return f"{_part(number)}-{number:05d}"


def articles(count: int) -> Iterator[Article]:
    """The first `count` articles."""
    return map(article, range(count))


def write(count: int, content: Path) -> None:
    """Add `count` articles to our folder `content`, and to its data whatever they name."""
    used: set[str] = set()
    for each in articles(count):
        path = content / "articles" / f"{each.header['slug']}.md"
        path.write_text(f"---\n{_yaml(each.header)}---\n\n{each.body}", encoding="utf-8")
        used.update(term for term in WORDS["glossary"] if f"he {term.lower()} is made" in each.body)
    people = [
        {"id": writer, "name": name, "kind": "person", "role": "Writer", "about": "Made up."}
        for writer, name in WRITERS.items()
    ]
    terms = [{"term": term, "meaning": meaning} for term, meaning in WORDS["glossary"].items() if term in used]
    for name, entries in (
        ("people", people),
        ("references", map(_study, range((count + 1) // 2))),
        ("glossary", terms),
    ):
        with (content / "data" / f"{name}.yaml").open("a", encoding="utf-8") as file:
            for entry in entries:
                file.write("\n" + indent(_yaml([entry]), "  "))


def _study(number: int) -> dict:
    dice = random.Random(f"study {number}")
    names = [name.split() for name in dice.sample(WORDS["writers"], dice.randint(2, 6))]
    return {
        "id": f"made{number:05d}",
        "type": "article-journal",
        "title": f"Made up: {dice.choice(WORDS['acts'])} and a sore {dice.choice(WORDS['parts'])}, part {number + 1}",
        "author": [{"family": family, "given": f"{given} {dice.choice('ABCDEF')}."} for given, family in names],
        "container-title": "Journal of Made-Up Studies",
        "volume": str(dice.randint(1, 60)),
        "page": f"{dice.randint(1, 400)}-{dice.randint(401, 800)}",
        "issued": {"date-parts": [[dice.randint(2005, 2025)]]},
        "DOI": f"10.9999/made.{number:05d}",
        "custom": {
            "kind": "randomized trial",
            "design": "Randomized trial",
            "people": dice.randint(20, 900),
            "finding": "Made up, so nothing was found.",
            "limits": "It was made up.",
        },
    }


def _yaml(value: Any) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, width=1000)


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
