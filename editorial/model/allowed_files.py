"""Which files a folder of content may hold: their kinds, sizes, names and places."""

import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path
from shlex import quote

from editorial.model import picture

PDF = ".pdf"
# What plays: it is linked to where it is shown, and asks too much of a phone here.
PLAYED = frozenset({".avi", ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".ogg", ".wav", ".webm", ".wmv"})
# Endings of names, by folder. What is published as it is must be of a kind that a browser only shows.
KINDS = {
    "articles": frozenset({".md"}),
    "pages": frozenset({".md"}),
    "data": frozenset({".yaml", ".txt"}),
    "figures": picture.KINDS,
    "files": frozenset({PDF}),
    "extra": picture.KINDS | {".ico", ".json", ".txt", ".webmanifest"},
}
# The files of data/, whose names say what they hold.
DATA = (
    "addresses.yaml", "certainty.yaml", "glossary.yaml", "people.yaml", "references.yaml", "retractions.yaml", "treatments.yaml", "words.txt",
)  # fmt: skip
# Names in extra/ that are let in besides: the domain, what turns Jekyll off, the folder of RFC 8615.
EXTRA = frozenset({"CNAME", ".nojekyll", ".well-known"})
# What may stand in that folder: most others prove to whoever asks that one holds the domain (iana.org, "Well-Known URIs").
WELL_KNOWN = frozenset({"security.txt"})
# Bytes. No text is longer than a book; GitHub warns of any file over 50 MB.
LARGEST_TEXT, LARGEST = 300_000, 50_000_000
TEXTS = frozenset({".md", ".txt", ".json", ".webmanifest"})
# Signs that Windows allows in no name.
FORBIDDEN_SIGNS = frozenset('<>:"\\|?*')
# Signs that make or a shell may obey even in quotes, and what ends a path for Pelican: messages name files in commands to copy.
OBEYED = frozenset("$`;")
# Signs that end an address, or that it gives another meaning, where a picture or a PDF is called so.
IN_ADDRESSES = frozenset(" #%&;")
# Letters of a name: git on Windows writes none whose path has more than 259 with the folders above, of disk and project.
LONGEST_NAME = 140
UNSEEN = "has a name with signs that cannot be seen. Rename it"
# Names that Windows keeps for devices, whatever ending they have (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
DEVICES = frozenset({"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")})


def size(count: int) -> str:
    """How large a file of `count` bytes is, in words.

    >>> size(240_100), size(2_400_000)
    ('240 kB', '2.4 MB')
    """
    return f"{max(1, round(count / 1000))} kB" if count < 999_500 else f"{count / 1e6:.1f} MB"


def wrong_kind(path: Path) -> str:
    """Why this is no file that anyone may open, as the end of a sentence; empty when it is."""
    found = path.lstat()
    kind = found.st_mode
    most = LARGEST_TEXT if path.suffix.lower() in TEXTS else LARGEST
    if stat.S_ISLNK(kind):
        return "is a link to another place. Put the file itself here"
    if not stat.S_ISREG(kind):
        return "is no ordinary file. Take it out"
    if not os.access(path, os.R_OK):
        return "cannot be opened. Give yourself the right to read it"
    if found.st_size > most:
        return f"is too large ({size(found.st_size)}; {size(most)} is the most). Split it, or make it smaller"
    return ""


def unsayable(path: Path) -> str:
    """Why the name of a path below the content folder cannot stand in a message."""
    if obeyed := OBEYED & set(path.as_posix()):
        return f"has a name with {min(obeyed)}, which a terminal takes for a part of a command. Rename it"
    return "" if path.as_posix().isprintable() else UNSEEN


def of_device(address: str) -> bool:
    """Whether Windows, which keeps some names for devices, can write no file at an address, or of a name."""
    return any(name.partition(".")[0].rstrip().casefold() in DEVICES for name in address.split("/"))


def wrong_name(path: Path) -> str:
    """Why a path below the content folder cannot keep its name."""
    for name in path.parts:
        if name.startswith(".") and name.endswith(".icloud"):
            return "is in iCloud only, and not on this disk. Download it there: in Finder, click the cloud beside it"
        if name != name.strip() or name.endswith("."):
            return UNSEEN
        if len(name) > LONGEST_NAME:
            return f"has a name of {len(name)} letters, which some machines cannot store. Shorten it to {LONGEST_NAME}"
        if FORBIDDEN_SIGNS & set(name):
            return f"has a name with {min(FORBIDDEN_SIGNS & set(name))}, which some machines cannot store. Rename it"
        if of_device(name):
            return "has a name that Windows keeps for itself. Rename it"
    name = path.as_posix()
    if path.parts[0] in ("figures", "files", "extra") and (IN_ADDRESSES & {*name} or not name.isascii()):
        return "will have this name in its address. Rename it with letters, digits, hyphens and dots only"
    return ""


def wrong_place(path: Path) -> str:
    """Why a file may not lie at this path below the content folder."""
    folder, name = path.parts[0], path.name
    if folder not in KINDS or len(path.parts) == 1:
        if path.suffix == ".md":
            return "is not read here. Articles stand in content/articles/, pages in content/pages/"
        return f"lies where nothing is read. Put it into one of {', '.join(sorted(KINDS))}, or take it out"
    if folder == "data" and name not in DATA:
        meant = get_close_matches(path.with_suffix(".yaml").name.lower(), DATA, n=1, cutoff=0.9)
        if meant and (path.suffix.lower() in (".yml", ".txt") or name.lower() == meant[0]):
            return f"is not read under this name. Rename it to {meant[0]}"
    if folder == "extra" and len(path.parts) > 2 and path.parts[1].lower() == "preview":
        return "would stand where changes are shown before they are published. Rename its folder"
    if folder == "extra" and ".well-known" in path.parts and name not in WELL_KNOWN:
        return f"could prove to others who holds the domain. Of .well-known/ only {', '.join(WELL_KNOWN)} is published; take this out"
    if folder == "extra" and path.stem.upper() == "CNAME" != name:
        return "is not read under this name. Rename it to CNAME"
    if path.suffix.lower() not in KINDS[folder] and not (folder == "extra" and name in EXTRA):
        if KINDS[folder] == {".md"}:
            return f"is not read, since its name does not end in .md. {_instead(path)}"
        belong = ", ".join(sorted(KINDS[folder]))
        return f"is not of a kind that belongs in {folder}/: {belong}. {_instead(path)}"
    if folder == "data" and name not in DATA:
        return f"is not read: data/ holds {', '.join(DATA)}. Bring what is new into the one that is meant, and take this file out"
    if path.suffix != path.suffix.lower() in (".md", ".yaml"):
        return f"is not read, since its name ends in {path.suffix}. Rename it to {path.stem}{path.suffix.lower()}"
    return ""


def own_domain(text: str) -> str:
    """The domain that content/extra/CNAME has GitHub Pages show the site at, in small letters; empty for what is none."""
    domain = text.strip().lower()
    own = re.fullmatch(r"(?:[a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9-]+", domain) and not domain.endswith("github.io")
    return domain if own else ""


def wrong_domain(path: Path) -> str:
    """Why a file of the name CNAME cannot name the domain; empty when it does, or is another file."""
    if path.name != "CNAME" or own_domain(text := path.read_text(encoding="utf-8", errors="replace")):
        return ""
    found = printable(" ".join(text.split()))
    return f'expected one domain of your own, like health.example.org or xn--..., found "{found}"'


def _instead(path: Path) -> str:
    """What to do with a file of a kind that does not belong where it lies."""
    shown = f"content/{path.as_posix()}"
    match path.suffix.lower():
        case played if played in PLAYED:
            return "Put it where films and talks are shown, link to it, and take this one out: [a talk on rest](https://...)"
        case ".pdf":
            return "Put it into content/files/, and link to it: [its title]({static}../files/" + path.name + ")"
        case ".doc" | ".docx" | ".odt" | ".pages" | ".rtf" if path.parts[0] == "files":
            return "Save it as PDF, and take this one out"
        case ".docx" | ".html" | ".htm" if path.parts[0] in ("articles", "pages"):
            return f"Bring it in with make import FILE={quote(shown)}, then move it out"
        case ".txt" | ".markdown" | ".text" if path.parts[0] in ("articles", "pages"):
            return f"Rename it to {path.name.partition('.')[0]}.md, or move it out"
        case shown_there if shown_there in KINDS["figures"] and path.parts[0] in ("articles", "pages"):
            return f"Move it to content/figures/, and name it there: ![What it shows](../figures/{path.name})"
        case ".jfif" | ".jpe" if path.parts[0] == "figures":
            return f"Rename it to {path.stem}.jpg"
        case ".heic" | ".heif" | ".jxl" | ".tif" | ".tiff" | ".bmp" | ".gif" if path.parts[0] == "figures":
            return "Save it as JPEG or PNG, and take this one out"
        case "" if path.parts[0] in ("articles", "pages"):
            return f"Rename it to {path.name}.md, or take it out where it is no text"
        case ".md":
            return "Articles stand in content/articles/, pages in content/pages/"
    return "Take it out"


def printable(text: str) -> str:
    """A text as it can stand in a message, with ? for what cannot be seen."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
