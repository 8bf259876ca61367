"""The committer: the name and mail address of the writer who sends, as git keeps them for this project."""

import os
import re
import sys
import unicodedata
from contextlib import suppress
from typing import NamedTuple

from ship.git import ShipError, git, run

NAME = "your name, as it shall stand in the history at GitHub"
MAIL = "a mail address beside it, which everyone can see there. GitHub makes one up for you that hides your own: https://github.com/settings/emails"
KEPT = "Both are kept in .git/config of this folder, for the next time"
ALL = 'make send NAME="Jane Doe" EMAIL=jane@example.org'


class Committer(NamedTuple):
    """A name and a mail address."""

    name: str
    mail: str

    @property
    def slug(self) -> str:
        """The name as the first part of a branch."""
        return branch_name_of(self.name) or "writer"

    @property
    def signs(self) -> dict[str, str]:
        """The environment that makes git sign a commit with this name."""
        both = (("NAME", self.name), ("EMAIL", self.mail))
        return {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in both}


def known(name: str, mail: str) -> Committer:
    """The committer as typed, which git then keeps; else as git has it; else as asked on a terminal. Raises ShipError."""
    given = [
        _known("name", name, r"\w.*", NAME),
        _known("email", mail, r"[^\s@<>-][^\s@<>]*@[^\s@<>]+\.[^\s@<>]+", MAIL),
    ]
    if missing := [what for what, value in zip((NAME, MAIL), given, strict=True) if not value]:
        raise ShipError(f"git lacks {', and '.join(missing)}. Say them once: {ALL}. {KEPT}")
    return Committer(*given)


def branch_name_of(text: str) -> str:
    """The Latin letters and digits of a text in lowercase, with a hyphen between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _known(key: str, typed: str, shape: str, what: str) -> str:
    """The value as typed, as git has it, or as answered; empty if there is none. Raises ShipError if it is malformed."""
    value, noun = typed.strip(), "mail address" if key == "email" else key
    if not value:
        if had := os.environ.get(f"GIT_AUTHOR_{key.upper()}") or run("config", f"user.{key}").stdout.strip():
            return had
        if sys.stdin.isatty():
            print(f"git lacks {what}. {KEPT}.", file=sys.stderr)
            with suppress(EOFError):
                value = input(f"Your {noun}: ").strip()
    if value and not re.fullmatch(shape, value):
        raise ShipError(f'"{value}" is not a {noun}. Say it like this: {ALL}')
    if value:
        git("config", f"user.{key}", value)
    return value
