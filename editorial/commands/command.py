"""What the commands have in common: what they are handed, and how they say that nothing was done."""

from argparse import Namespace
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from editorial.markup.documents import Documents
from editorial.model.calendar import clock
from editorial.model.files import as_on_disk, near
from editorial.model.site import Site
from editorial.model.store import Store


class CommandError(Exception):
    """Why nothing was done, as a sentence that says what to do; `code` is the one that the command then ends with."""

    code = 1


class Misuse(CommandError):
    """The command names something that does not exist."""

    code = 2


def keep_clock(site: Site) -> None:
    """Raises CommandError where today, which is about to be written down, is no day that can be."""
    if site.clock_is_wrong:
        raise CommandError(f"{clock()} says that today is {site.today}. Set it right, then do it again")


@dataclass
class Call:
    """A command as it was typed, in the project `root`: the arguments that were chosen, and the site."""

    root: Path
    site: Site
    chosen: Namespace

    @cached_property
    def documents(self) -> Documents:
        """The texts of the site."""
        return Documents(self.site, store=self.store)

    @cached_property
    def store(self) -> Store:
        """What earlier runs have found out."""
        return Store(self.root)

    def chosen_texts(self) -> Documents:
        """The texts that were named, or all. Misuse when one of them is no file of `content/`."""
        files = [as_on_disk(file) for file in self.chosen.files]
        for file in files:
            if not file.is_file() or not file.resolve().is_relative_to(self.site.content.resolve()):
                raise Misuse(f"{file} is not a file in content/. {near(file, self.site.content, 'Check the path')}")
        return Documents(self.site, files, self.store)
