"""What `make adopt` asks: each answer with its question, and what it may be."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from editorial.commands.adopt import look
from editorial.commands.command import CommandError, Misuse
from editorial.findings import ContentError
from editorial.model.field import NonEmpty, Strict, field
from editorial.model.settings import Code, TimeZone
from editorial.model.site import Site
from editorial.model.textfile import read_text
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml, parse

NONE = "-"


def _person(line: str) -> str:
    """Keep a line that has the parts of a person."""
    if len([part for part in line.split(";") if part.strip()]) != 3:
        raise ValueError("not three parts")
    return line


def _sentence(words: str) -> str:
    """Keep words that end as a sentence does, and are on one line."""
    words = " ".join(words.split())
    if not re.search(r"[.!?]$", words):
        raise ValueError("no sentence")
    return words


Sentences = Annotated[NonEmpty, AfterValidator(_sentence)]
Person = Annotated[NonEmpty, AfterValidator(_person)]
Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Domain = Annotated[str, Field(pattern=r"^https://[\w-]+(\.[\w-]+)+$")]
Web = Annotated[str, Field(pattern=r"^https://[\w-]+(\.[\w-]+)+(/[^\s?#]*)?$")]
Phone = Annotated[str, Field(pattern=r"^\+?\d[\d ().-]{2,24}$")]
Mail = Annotated[str, Field(pattern=r"^[^\s@<>\"]+@[\w-]+(\.[\w-]+)+$")]
SENTENCES, WEB = "one or two sentences", "an address that begins with https://"


def free(question: str, example: Any, expected: str, default: Any = None) -> Any:
    """A question that need not be answered."""
    return field(question, example, expected, default=default)


class AdoptAnswers(Strict):
    """All that is asked, in the order in which it is asked. What may be left out is left out of the site, too."""

    name: Annotated[NonEmpty, Field(max_length=40, pattern=r"\w")] = field(
        "What is the practice called?", "Harbor Clinic", "a name of 40 letters or fewer"
    )
    promise: NonEmpty = field(
        "What does the site promise, in a few words?", "Plain answers about joints", "a few words"
    )
    welcome: Sentences = field(
        "How does the front page welcome readers?", "For people with sore joints. We say what is known.", SENTENCES
    )
    about: Sentences = field(
        "Who are you, and for whom do you write?",
        "Harbor Clinic is a practice. We write for people with sore joints.",
        SENTENCES,
    )
    offers: Sentences | None = free(
        "Which treatments do you offer, so that you could gain when readers choose them?",
        "We offer physical therapy. We could gain when you choose it.",
        SENTENCES,
    )
    money: Sentences | None = free(
        "Who pays for the site?", "The practice does. Nobody pays us for a page or a link.", SENTENCES
    )
    site: Domain | None = free(
        "The web address of the site, if it has a domain of its own (GitHub tells its own by itself)?",
        "https://blog.harbor.example",
        "an address like https://blog.harbor.example",
    )
    phone: Phone | None = free("The phone number?", "+1 555 010 0100", "a phone number like +1 555 010 0100")
    email: Mail | None = free("The e-mail address?", "hello@example.org", "an address like hello@example.org")
    address: NonEmpty | None = free("Where is the practice?", "1 Main Street, Town, FL 30000", "an address on one line")
    hours: NonEmpty | None = free("When is it open?", "Monday to Friday, 9 am to 5 pm", "days and hours")
    booking: Web | None = free("Where can a visit be booked?", "https://example.org/book", WEB)
    timezone: TimeZone = field("In which time zone is it?", "America/New_York", "a time zone, like America/New_York")
    emergency: Annotated[str, Field(pattern=r"^\d[\d ]{1,14}$")] = field(
        "Whom does a reader call in an emergency?", "911", "a phone number, like 911"
    )
    jurisdiction: Code | None = free(
        "The law of which state binds you, if it asks for notices?",
        "US-FL",
        "the code of a place (ISO 3166-2), like US-FL",
    )
    law_says: Sentences | None = free(
        "What does that law have pages say, to the letter? Nothing, where it asks for nothing.",
        "The law's own words.",
        "the law's own words, as sentences",
    )
    law_words: list[NonEmpty] = free(
        "As soon as a page names which treatments? With commas between them.",
        ["stem cell", "stem cells"],
        "a list of words",
        [],
    )
    law_link: Web | None = free("Where can that law be read?", "https://law.example/cells", WEB)
    people: list[Person] = free(
        "Who writes or reviews? One person a line: name; role; one sentence on them. An empty line ends.",
        ["Jane Doe, MD; Physician; She treats backs."],
        "people like `Jane Doe, MD; Physician; She treats backs.`",
        [],
    )
    color: Color = field("The color of links and signs, in the light?", "#0b5351", 'a color in quotes, like "#0b5351"')
    color_dark: Color | None = free("The same in the dark?", "#7fd1c9", 'a color in quotes, like "#7fd1c9"')
    articles: Literal["drop", "keep"] = field(
        "The articles that are here are not free (LICENSE): `drop` them, or `keep` them as drafts, if their owner lets you?",
        "drop",
        "drop or keep",
    )
    promises: Literal["yes", "no"] = field(
        'The page "How we write" promises what no computer can see. Does that hold for you? `no` takes it out.',
        "no",
        "yes or no",
    )


# What is only asked after another answer.
AFTER = {"law_says": "jurisdiction", "law_words": "law_says", "law_link": "law_says"}


def read(file: Path, site: Site) -> AdoptAnswers:
    """The answers in a YAML file. Raises Misuse where there is none, ContentError with all that is wrong."""
    if not file.is_file():
        raise Misuse(f"{file} is not a file. Check the path")
    yaml = parse(read_text(file, file), file, expected="lines such as `name: Harbor Clinic`")
    made, wrong = validate(AdoptAnswers, yaml.values, yaml)
    if made is None:
        raise ContentError(*wrong)
    for name, sentence in _at_odds(yaml.values, site):
        raise CommandError(f"{file}:{yaml.at(name).line}: {name}: {sentence}")
    return made


def asked(site: Site) -> AdoptAnswers:
    """The answers of whoever sits at the terminal, each checked at once. Raises CommandError where they end too soon."""
    print(
        f'One question at a time. Enter takes what stands in brackets, "{NONE}" leaves it out, Ctrl-C ends: nothing is lost.'
    )
    given: dict[str, Any] = {}
    for name in AdoptAnswers.model_fields:
        if name in AFTER and not given.get(AFTER[name]):
            continue
        while True:
            given[name] = _one(name, _present(name, given, site))
            wrong = [sentence for what, sentence in _wrong(given, site) if what.split(".")[0] == name]
            if not wrong:
                break
            print(f"  {wrong[0]}.")
    return AdoptAnswers.model_validate(given)  # each was checked


def _one(name: str, present: str | None) -> Any:
    """What is said to one question: text, a list, or None."""
    info = AdoptAnswers.model_fields[name]
    several = isinstance((info.examples or [""])[0], list)
    print(f"\n{info.description}")
    try:
        said = input(f"  {name} [{present or NONE}] ").strip()
        lines = []
        while name == "people" and said and said != NONE:
            lines.append(said)
            said = input("  next [-] ").strip()
    except EOFError:
        raise CommandError("The answers ended too soon. Nothing was written") from None
    if several:
        return lines or [part.strip() for part in said.split(",") if part.strip() and said != NONE]
    return None if said == NONE else said or present


def _present(name: str, given: dict[str, Any], site: Site) -> str | None:
    """What holds at present, shown with the question."""
    ours, looks = site.settings, look.looks(site.content.parent)
    contact = ours.CONTACT.model_dump()
    practice = next(iter(site.people.records.values()), None)
    values = {
        "name": ours.SITENAME,
        "promise": ours.SITESUBTITLE,
        "welcome": ours.WELCOME,
        "about": practice.about if practice else None,
        "timezone": ours.TIMEZONE,
        "emergency": ours.EMERGENCY_NUMBER,
        "jurisdiction": ours.JURISDICTION,
        "color": looks["teal"].light,
        "color_dark": look.nearest(given["color"], "dark", looks) if given.get("color") else None,
    }
    return values.get(name, contact.get(name))


def _wrong(given: dict[str, Any], site: Site) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with answers: the name of each, and a sentence without its stop."""
    _, found = validate(AdoptAnswers, given, Yaml(Path("answers")))
    yield from ((finding.what, finding.sentence) for finding in found)
    if not {"color", "color_dark"} & {finding.what for finding in found}:
        yield from _at_odds(given, site)


def _at_odds(given: dict[str, Any], site: Site) -> Iterator[tuple[str, str]]:
    """Yield the answers that do not go with another one, or with the theme: the name of each, and a sentence."""
    looks = look.looks(site.content.parent)
    if given.get("law_says") and not (given.get("law_words") and given.get("law_link")) and "law_link" in given:
        yield (
            "law_says",
            "a notice needs `law_words`, the words that call for it, and `law_link`, where the law can be read",
        )
    for name, scheme in (("color", "light"), ("color_dark", "dark")):
        if given.get(name) and (sentence := look.wrong(given[name], scheme, looks)):
            yield name, sentence
