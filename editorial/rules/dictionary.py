"""Words that are spelled as they should be, as Hunspell says.

To load its dictionaries takes longer than to check a text, and a text that is saved again holds hardly a new word: so what
was found to be spelled well is kept in the store, and Hunspell is loaded for what is not among that.
"""

from functools import cached_property
from pathlib import Path

import hunspell

from editorial.markup.documents import Documents
from editorial.model.asked import digest
from editorial.model.store import code_of

FOLDER = Path(__file__).parent.parent / "dictionary"
MEDICAL, NEW = FOLDER / "en_med.dic", FOLDER / "en_new.dic"
# As what is kept of words stands in the store.
SPELLED = "spelled"


class Dictionary:
    """Hunspell's words of US English, those in some files, and `more`."""

    def __init__(self, files: tuple[Path, ...], more: tuple[str, ...] = ()):
        self.files, self.more = files, more
        self.spelled: set[str] = set()

    @cached_property
    def hunspell(self) -> hunspell.Hunspell:
        """The dictionary itself."""
        loaded = hunspell.Hunspell("en_US")
        for file in self.files:
            loaded.add_dic(str(file))
        for word in (word for word in self.more if max(word) < "\u0100"):  # its letters are in Latin-1; others pass
            loaded.add(word)
        return loaded

    def has(self, word: str) -> bool:
        """Whether a word is spelled as it should be. UnicodeEncodeError: it has letters that no English word has."""
        if word not in self.spelled:
            if not self.hunspell.spell(word):
                return False
            self.spelled.add(word)
        return True


# It has the abbreviations that everyone knows: FDA, DNA, TV.
EVERYDAY = Dictionary((NEW,))


def recall(documents: Documents, *dictionaries: Dictionary) -> None:
    """Tell dictionaries which words an earlier run has found."""
    facts = documents.store.facts(SPELLED)
    for one in dictionaries:
        one.spelled.update(facts.get(_sum(one), "").split())


def keep(documents: Documents, *dictionaries: Dictionary) -> None:
    """Keep the words that this run has found."""
    documents.store.keep_facts(SPELLED, {_sum(one): "\n".join(sorted(one.spelled)) for one in dictionaries})


def _sum(one: Dictionary) -> str:
    return digest(code_of(FOLDER.parent), *(file.name for file in one.files), *one.more)
