"""The files that `make adopt` leaves: those of the project that name its practice, and those that stood for it alone."""

import re
from pathlib import Path
from typing import Any

from editorial.commands.addresses import EMPTY
from editorial.commands.adopt import conf, look, pages
from editorial.commands.adopt.answers import AdoptAnswers
from editorial.commands.command import Call
from editorial.commands.kinds import OFFERED
from editorial.commands.new import file_name_of
from editorial.model.address import FILE
from editorial.model.calendar import today
from editorial.model.color import with_tokens
from editorial.model.datafile import DataFile
from editorial.model.settings_file import FILES
from editorial.model.text import Text
from editorial.model.yamlfile import lines_of, scalar
from editorial.rules.claims import cited_keys
from editorial.rules.glossary import met_in

# Where texts may name the practice.
NAMING = ("README.md", "LICENSE", "docs/*.md", "content/articles/*.md", "content/pages/*.md", "content/data/*")
# A picture of what stands here, which the README shows.
SHOWN = Path(".github/page.webp")
# What a draft starts without: it was reviewed, changed and let off elsewhere.
RECORDS = ("review", "modified", "changes", "waivers")
COPYRIGHT = re.compile(r"    Copyright .*\. All rights reserved\.")


def changes(call: Call, chosen: AdoptAnswers) -> dict[Path, bytes | None]:
    """What becomes of each file, by its path below the project: its bytes, or None where it goes."""
    work = _Work(call, chosen)
    for step in (work.settings, work.people, work.articles, work.data, work.names, work.pages, work.look, work.domain):
        step()
    return {
        path: data
        for path, data in work.made.items()
        if data != ((call.root / path).read_bytes() if (call.root / path).exists() else None)
    }


class _Work:
    """The files as they become, one step after another."""

    def __init__(self, call: Call, chosen: AdoptAnswers):
        self.root, self.site, self.documents, self.chosen = call.root, call.site, call.documents, chosen
        self.made: dict[Path, bytes | None] = {}
        self.id = file_name_of(chosen.name) or "practice"
        self.id = self.id if self.id[0].isalpha() else f"practice-{self.id}"

    def read(self, path: Path | str) -> str:
        made = self.made.get(Path(path), (self.root / path).read_bytes())
        return (made or b"").decode("utf-8")

    def write(self, path: Path | str, text: str) -> None:
        self.made[Path(path)] = text.encode("utf-8")

    def settings(self) -> None:
        """pelicanconf.py."""
        one = self.chosen
        words = "|".join(re.escape(word).replace(r"\ ", " ") for word in one.law_words)
        notice = {"words": rf"\b({words})s?\b", "says": one.law_says or ""}
        notice |= {"link": one.law_link or "", "link_says": "Read the law"}
        values: dict[str, Any] = {
            "SITENAME": one.name,
            "SIGN": None,
            "SITESUBTITLE": one.promise,
            "WELCOME": one.welcome,
            "JURISDICTION": one.jurisdiction,
            "STATE_NOTICES": {one.jurisdiction: [notice] if one.law_says else []} if one.jurisdiction else {},
            "CONTACT": {name: getattr(one, name) for name in ("phone", "email", "address", "hours", "booking")},
            "REPOSITORY": None,
            "EMERGENCY_NUMBER": one.emergency,
            "SECURITY_EXPIRES": None,
            "TIMEZONE": one.timezone,
        }
        self.write(FILES[0], conf.changed(self.read(FILES[0]), values))

    def people(self) -> None:
        """The practice first, then its people; above them what explains the file."""
        path = "content/data/people.yaml"
        listed = [{"id": self.id, "name": self.chosen.name, "kind": "organization", "about": self.chosen.about}]
        for line in self.chosen.people:
            name, role, about = (part.strip() for part in line.split(";") if part.strip())
            listed.append({"id": file_name_of(name.partition(",")[0]), "name": name, "role": role, "about": about})
        head = self.read(path).partition("\npeople:")[0]
        self.write(path, "\n".join([head, *lines_of({"people": listed}), ""]))

    def articles(self) -> None:
        """Gone, or drafts under another name; no address was public yet."""
        for text in self.site.texts:
            if text.is_article:
                self.made[text.path] = None if self.chosen.articles == "drop" else self._draft(text).encode("utf-8")
        self.write(Path("content", FILE), EMPTY)

    def data(self) -> None:
        """Sources, words and drawings: those that a text uses which is kept."""
        kept = [text for text in self.site.texts if self.made.get(text.path, b"") is not None]
        cited = {key for text in kept for key in self.documents.told(cited_keys, text)}
        met = {term for text in kept for term in self.documents.told(met_in, text)}
        self._trim(self.site.references, self.site.references.records.keys() - cited)
        terms = self.site.glossary.records
        self._trim(self.site.glossary, {key for key, term in terms.items() if term.term not in met})
        said = "".join(self.read(text.path) for text in kept)
        for file in (self.root / "content").glob("f*/*"):  # figures/, files/
            if file.name not in said:
                self.made[file.relative_to(self.root)] = None

    def names(self) -> None:
        """The name of the practice, wherever a text says it."""
        ours = re.compile(rf"(?<!\w){re.escape(self.site.settings.SITENAME)}(?!\w)")
        for file in (file for pattern in NAMING for file in self.root.glob(pattern)):
            path = file.relative_to(self.root)
            if path.suffix in (".md", ".yaml", ".txt", "") and self.made.get(path, b"") is not None:
                self.write(path, ours.sub(lambda _: self.chosen.name, self.read(path)))
        copyright = f"    Copyright of those who wrote it; what is new, {self.chosen.name}. All rights reserved."
        self.write("LICENSE", COPYRIGHT.sub(lambda _: copyright, self.read("LICENSE"), count=1))
        if (self.root / SHOWN).exists():
            self.made[SHOWN] = None
            self.write(
                "README.md", re.sub(rf"!\[[^\]]*\]\({re.escape(SHOWN.as_posix())}\)\n\n?", "", self.read("README.md"))
            )

    def pages(self) -> None:
        """What others promised, goes; what is changed, was changed today, as the clock of the new place says."""
        for text in self.site.texts:
            if text.is_article:
                continue
            page = self.read(text.path)
            if text.slug == "about":
                page = pages.about(page, self.chosen.about, self.chosen.offers, self.chosen.money)
            elif self.chosen.promises == "no":
                page = pages.without_promises(page)
            page = re.sub(rf"\b{re.escape(self.site.settings.EMERGENCY_NUMBER)}\b", self.chosen.emergency, page)
            if page != text.file.read_text(encoding="utf-8"):
                page = re.sub(r"(?m)^modified: .*$", f"modified: {today(self.chosen.timezone)}", page, count=1)
            self.write(text.path, page)

    def look(self) -> None:
        """The color of the theme, and the signs of the site in it."""
        theme = look.looks(self.root)
        dark = self.chosen.color_dark or look.nearest(self.chosen.color, "dark", theme)
        theme = look.dressed(dark, "dark", look.dressed(self.chosen.color, "light", theme))
        named = {name: theme[name] for name in ("teal", "teal-tint")}
        self.write(look.SHEET, with_tokens(self.read(look.SHEET), named))
        sign = (self.chosen.name, self.chosen.color, theme["paper"].light)
        self.made[Path("content/extra/favicon.svg")] = look.drawn(*sign)
        self.made[Path("content/extra/apple-touch-icon.png")] = look.painted(*sign)

    def domain(self) -> None:
        """The file that tells GitHub of a domain of their own."""
        self.made[Path("content/extra/CNAME")] = (
            f"{self.chosen.site.removeprefix('https://')}\n".encode() if self.chosen.site else None
        )

    def _draft(self, text: Text) -> str:
        """An article as a draft that somebody else must read, and make their own."""
        head, header, body = text.file.read_text(encoding="utf-8").partition("---\n")
        _, fence, rest = body.partition("\n---\n")
        rows = body[: -len(fence + rest)]
        for name in (*RECORDS, "status", "authors", "conflict"):
            rows = re.sub(rf"(?m)^{name}:.*\n?(?:(?:[ ]|- ).*\n?)*", "", rows)
        more = ["status: draft", "authors:", f"  - {self.id}", f"conflict: {scalar(OFFERED)}"]
        return head + header + "\n".join([rows.rstrip("\n"), *more]) + fence + rest

    def _trim(self, file: DataFile[Any], keys: set[str]) -> None:
        """Take entries out of a data file, and keep every other line of it as it is."""
        rows = self.read(file.path).split("\n")
        starts = sorted(file.at(key).line for key in file.records)
        ends = dict(zip(starts, [*starts[1:], len(rows) + 1], strict=True))
        for key in sorted(keys, key=lambda key: -file.at(key).line):
            start = file.at(key).line
            del rows[start - 1 : ends[start] - 1]
        self.write(file.path, "\n".join(rows).rstrip("\n") + "\n")
