"""What words can be: a thing, several things, a verb and its forms, an adjective, an adverb. English only.

The dictionary has no such kinds, but it knows the forms of each word: it knows "the trial's", so "trial" is a thing, and
"staying", so "stay" is a verb. Where this does not tell, editorial/dictionary/word_kinds.txt does.
"""

from collections.abc import Iterator
from functools import cache

from editorial.model.compiled import compiled
from editorial.rules.speller import FOLDER, Dictionary

ADJECTIVE = compiled(r"\w+(?:al|ive|ous|ful|less|able|ible|ic|ish|ary|ant|(?<!m)ent)$")
DEGREE = compiled(r"\w+(?:er|est)$")
# How no thing ends of which the dictionary knows no other form.
NO_THING = compiled(r"(?:ing|ed|er|est|ly|s)$")
# How one thing may end, too.
ONE_IN_S = ("ss", "us", "is")


@cache
def _lists() -> dict[str, list[str]]:
    """The words of each list of word_kinds.txt, in their order, by its name."""
    lists: dict[str, list[str]] = {}
    for line in (FOLDER / "word_kinds.txt").read_text("utf-8").splitlines():
        if line.endswith(":") and not line.startswith("#"):
            words = lists.setdefault(line.removesuffix(":"), [])
        elif line and not line.startswith("#"):
            words += line.split(" ")
    return lists


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_lists()[name])


@cache
def _irregular() -> dict[str, str]:
    """What each form of an irregular verb can be."""
    kinds: dict[str, str] = {}
    for verb in " ".join(_lists()["irregular"]).split(", "):
        for form, kind in zip(verb.split(), "vdp", strict=True):
            kinds[form] = kinds.get(form, "") + kind
    return kinds


class WordKinds:
    """Knows what the words of a dictionary can be."""

    def __init__(self, known: Dictionary):
        self.known = known

    def of(self, word: str) -> str:
        """What a word in small letters can be, in the order of letters: n a thing (and c, if there may be several), m several
        things, v a verb, s its form with -s, d its past, p its form behind "have", g its form with -ing, j an adjective (and
        k, if it compares), r an adverb. Nothing where it is in no dictionary, or stands for itself alone.
        """
        kinds = self.known.kinds.get(word)
        if kinds is None:
            try:
                kinds = "".join(sorted(self._of(word)))
            except UnicodeEncodeError:  # letters that no English word has
                kinds = ""
            self.known.kinds[word] = kinds
        return kinds

    def _of(self, word: str) -> set[str]:
        irregular = _irregular()
        if word in _listed("alone") or not self.known.has(word):
            return set()
        if word in _listed("several"):
            return {"m"}
        if word in _listed("one") or (word.endswith("ics") and not self.known.has(word[:-1])):
            return {"n", "m", "s"}
        kinds = {*irregular.get(word, "")}
        if word.endswith("s") and not word.endswith(ONE_IN_S):
            stems = [stem for stem in _stems(word) if len(stem) > 1 and self.known.has(stem)]
            kinds |= {"m"} if any(map(self._thing, stems)) else set()
            kinds |= {"s"} if any(map(self._verb, stems)) else set()
        if word.endswith("ed") and any(self._verb(stem) for stem in _stems(word) if "v" not in irregular.get(stem, "")):
            kinds |= {"d", "p"}
        if (
            word.endswith("ing")
            and len(word) > len("ring")
            and any(map(self._verb, (word[:-3], f"{word[:-3]}e", word[:-4])))
        ):
            kinds |= {"g"}
        if not kinds & {"m", "s"}:
            kinds |= {"n"} if self._thing(word) else set()
            kinds |= {"c"} if "n" in kinds and self._any(f"{word}s", f"{word}es", f"{word[:-1]}ies") else set()
            kinds |= {"v"} if self._verb(word) else set()
        if word.endswith("ly") and len(word) > len("only") and not kinds & {"n", "v"}:
            kinds |= {"r"}
        if word not in irregular:
            kinds |= {"k"} if self._compares(word) else set()
            kinds |= {"j"} if self._adjective(word) else set()
        return kinds

    def _any(self, *words: str) -> bool:
        return any(map(self.known.has, words))

    def _verb(self, word: str) -> bool:
        if len(word) < 2 or not self.known.has(word):
            return False
        stays = self._any(f"{word.removesuffix('e')}ing", f"{word}{word[-1]}ing", f"{word}ing")
        past = stays and self._any(f"{word}ed", f"{word}d", f"{word}{word[-1]}ed", f"{word[:-1]}ied")
        return past or "v" in _irregular().get(word, "")

    def _thing(self, word: str) -> bool:
        if word in _listed("noun"):
            return True
        if word in _listed("no noun") or word in _listed("alone") or not self.known.has(word):
            return False
        if self.known.has(f"{word}'s"):
            return True
        other = word in _irregular() or ADJECTIVE.fullmatch(word) or NO_THING.search(word)
        return not (other or self._verb(word) or self._any(f"{word}ly", f"{word}ness"))

    def _adjective(self, word: str) -> bool:
        forms = (f"{word}ly", f"{word}ness", f"{word[:-1]}ily") if word.endswith("y") else (f"{word}ly", f"{word}ness")
        if ADJECTIVE.fullmatch(word) or self._any(*forms):
            return True
        if word.endswith("y"):
            return not self.known.has(f"{word[:-1]}ies") and self._any(word[:-1], word[:-2])
        if word.startswith("un"):
            return self.known.has(word[2:]) and "j" in self.of(word[2:])
        return bool(DEGREE.fullmatch(word)) and self._any(word[:-1], word[:-2], word[:-3])

    def _compares(self, word: str) -> bool:
        stems = (word[:-2], word[:-1], f"{word[:-3]}y" if word.endswith("ier") else "") if word.endswith("er") else ()
        kinds = [self.of(stem) for stem in stems if stem and self.known.has(stem)]
        return any("j" in of_stem and "v" not in of_stem for of_stem in kinds)


def _stems(word: str) -> Iterator[str]:
    """Yield what may have become a word by -s or -ed.

    >>> list(_stems("studies"))
    ['studie', 'studi', 'study']
    """
    yield word[:-1]
    if word.endswith(("es", "ed")):
        yield word[:-2]
    if word[-3:-1] == "ie":
        yield f"{word[:-3]}y"
    if word.endswith("ed") and word[-3:-2] == word[-4:-3]:
        yield word[:-3]
