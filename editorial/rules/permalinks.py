"""What was public once lasts: no address that readers, search engines or papers may hold leads nowhere unseen (R103).

Takes `content/data/addresses.yaml`, which `make addresses` writes and git keeps: every address that was ever public,
and those that are gone on purpose. What is not public yet is never written there, since the list itself is public.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import yaml

from editorial.findings import ContentError, Finding
from editorial.model import calendar as clock
from editorial.model import yamlfile
from editorial.model.addresses import THEME, Header, gathered, headers
from editorial.model.record import KINDS, Article, Strict, Text, field
from editorial.model.source import read_text
from editorial.model.validation import validate

FILE = Path("data", "addresses.yaml")
HEAD = (
    "# Every address that was ever public. `make addresses` adds to it; nothing is ever taken out. What is gone on purpose\n"
    "# moves from `live:` to `gone:`, with a reason.\n"
)
FEEDS = frozenset({"feeds/all.atom.xml", "feeds/all.rss.xml"})


class Gone(Strict):
    """An address that was public and leads nowhere, on purpose."""

    address: Text = field("The address.", "articles/old-name.html", "an address like articles/old-name.html")
    reason: Text = field("Why nothing takes its place.", "The study was retracted.", "one sentence")


class Addresses(Strict):
    """Every address that was ever public."""

    live: list[Text] = field(
        "Those that lead somewhere.", ["articles/rest.html"], "a list of addresses like articles/rest.html", default=[]
    )
    gone: list[Gone] = field(
        "Those that lead nowhere, on purpose.",
        [{"address": "articles/old-name.html", "reason": "The study was retracted."}],
        "a list, each with address and reason",
        default=[],
    )


def load(root: Path) -> tuple[Addresses, dict]:
    """The list in the content folder `root`, and where each of its values stands; empty where there is none yet.

    Raises ContentError with every mistake of the file.
    """
    shown = Path(root.name) / FILE
    if not (root / FILE).is_file():
        return Addresses(), {}
    values, places = yamlfile.parse(read_text(root / FILE, shown), shown, expected="`live:` and `gone:`")
    listed, findings = validate(Addresses, values, places, shown)
    if listed is None:
        raise ContentError(*findings)
    return listed, places


def public(texts: Iterable[Header], today: date) -> set[str]:
    """Every address of the site on the day `today` but 404.html, from the headers of all `texts`.

    What is left out for a time because nobody has reviewed it again (R33) counts as there.
    """
    shown = [header for header in texts if header.address and is_public(header.values, today)]
    found = {f"{name}.html" for name in THEME - {"404"}} | FEEDS
    for header in shown:
        found |= {header.address, *header.aliases}
    english = {header.values["slug"] for header in shown if header.lang == "en" and header.kind is Article}
    for header in shown:  # lists name an article once, in the site's own language where they can
        if header.lang == "en" or header.values["slug"] not in english:
            found |= gathered(header).keys()
    return found


def is_public(values: dict, today: date) -> bool:
    """Whether a text with this header is meant for the public on the day `today`."""
    return (values.get("status") or "published") == "published" and str(values.get("date") or "")[
        :10
    ] <= today.isoformat()


def vanished(root: Path, texts: list[Header], today: date) -> Iterator[Finding]:
    """Yield the addresses in the list of the content folder `root` that lead nowhere any more, or do so again.

    Silent while a text cannot be read or its header is wrong, which is said elsewhere.
    """
    try:
        listed, places = load(root)
    except ContentError as error:
        yield from error.findings
        return
    files = [file for kind in KINDS for file in (root / kind).rglob("*.md")]
    if len(texts) < len([file for file in files if not file.name.startswith(".")]) or not all(
        text.sound for text in texts
    ):
        return
    there, shown = public(texts, today), Path(root.name) / FILE
    for number, address in enumerate(listed.live):
        if address not in there:
            sentence = (
                f"{address} was public, and nothing stands there any more. In the header of the page that takes its "
                f"place write `aliases: [{address}]`; where none does, move it to `gone:` with a reason"
            )
            yield Finding(shown, places[("live", number)], "address", sentence, "R103")
    for number, entry in enumerate(listed.gone):
        if entry.address in there:
            sentence = f"{entry.address} is said to be gone, and a page stands there. Move it to `live:`"
            yield Finding(shown, places[("gone", number)], "address", sentence, "R103")


def unlisted(root: Path, texts: Iterable[Header], today: date) -> list[str]:
    """The public addresses that are not in the list of the content folder `root`. ContentError when that is broken."""
    listed, _ = load(root)
    return sorted(public(texts, today) - {*listed.live} - {entry.address for entry in listed.gone})


def reminder(root: Path) -> str:
    """A line that says how many public addresses are not kept yet in the content folder `root`; empty for none."""
    new = unlisted(root, headers(root), clock.today())
    if not new:
        return ""
    what = "1 public address is" if len(new) == 1 else f"{len(new)} public addresses are"
    return f"{what} not in {root.name}/{FILE} yet, first {new[0]}: run `make addresses`.\n"


def update(root: Path, texts: Iterable[Header], today: date) -> list[str]:
    """Add what is missing to the list of the content folder `root`. Returns what was added; ContentError as `unlisted`."""
    listed, _ = load(root)
    added = unlisted(root, texts, today)
    if added:
        whole = listed.model_copy(update={"live": sorted({*listed.live, *added})})
        text = yaml.safe_dump(whole.model_dump(), sort_keys=False, allow_unicode=True, width=10**6)
        (root / FILE).write_text(HEAD + text, encoding="utf-8")
    return added
