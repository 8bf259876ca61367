"""The words and phrases of claims are kept as their files say, and mean what the notation says."""

import ast
import re

import pytest

from editorial.rules import vocabulary
from editorial.rules.notation import PhraseReader
from editorial.rules.phrase_regex import regex_of
from tests.conftest import ROOT

FILES = sorted(vocabulary.FOLDER.glob("*.txt"))
SECTIONS = vocabulary.read(FILES)


def letters(word: str) -> str:
    """A word as its place in the alphabet has it: without the signs of the notation."""
    return re.sub(r"[^\w ]", "", word).casefold().replace("_", " ")


def test_words_stand_once_and_in_order():
    lists = {name: [line.text for line in lines] for name, (kind, lines) in SECTIONS.items() if kind == "WORDS"}
    assert len(lists) > 30
    for name, words in lists.items():
        assert words == sorted(dict.fromkeys(words), key=letters), name


def test_each_section_is_read_and_says_what_it_holds():
    texts = [file.read_text("utf-8") for file in FILES]
    asked = {named for text in texts for named in re.findall(r"\{([^}]+)\}", text)}
    for file in (ROOT / "editorial/rules").glob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        asked |= {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    assert not SECTIONS.keys() - asked
    lines = [line for text in texts for line in text.splitlines()]
    headings = [at for at, line in enumerate(lines) if vocabulary.HEADING.fullmatch(line)]
    assert all(lines[at - 1].startswith("# ") for at in headings)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("knee", '1: expected "WORDS name" or "PHRASES name"'),
        ("PHRASES one\nthe {limb}", '2: no section is called "limb"'),
        ("PHRASES one\nthe (knee|hip", '2: expected ")" at ""'),
        ("PHRASES one\nthe knee]", '2: expected "the end" at "]"'),
        ("PHRASES one\nthe {limb", '2: expected "}" behind "limb"'),
        ("WORDS one\nhip\n\nWORDS one\nknee", '4: a section "one" stands already'),
    ],
)
def test_a_mistake_in_a_file_is_said_with_its_line(tmp_path, line, said):
    file = tmp_path / "words.txt"
    file.write_text(line)
    with pytest.raises(ValueError, match=re.escape(f"words.txt:{said}")):
        vocabulary.Expressions(vocabulary.read([file])).whole("one")


@pytest.mark.parametrize(
    ("phrase", "found", "not_found"),
    [
        ("knee[s]", ["a knee", "knees"], ["kneel"]),
        ("[the|your] bod(y|ies) heal*", ["your body heals", "bodies heal"], ["body unhealed"]),
        ("give ~1-2 back", ["give it back", "give all that back"], ["give back", "give it all to them back"]),
        ("blood (not: flow|test[s])", ["blood tested", "blood"], ["blood flow", "blood tests"]),
        ("(not behind: no|not) cured", ["is cured"], ["not cured", "no cured"]),
        ("no ...<.> pain(then: $)", ["no more pain.", "no pain"], ["no. pain", "no pain here"]),
        ("^[so]* get well $", ["So so get well!", "“get well”"], ["I get well", "get well soon"]),
        ("safe-", ["safely"], ["unsafe"]),
        ("-er than", ["better than"], ["err than"]),
        ("side_effect[s]", ["side-effect", "side effects"], ["sideeffect"]),
        ("don't", ["don't", "don’t"], ["dont"]),
        ("*er|heal+", ["later", "heals"], ["er", "heal"]),
        ("#[#]1-2 of", ["12 of"], ["1234 of", "of"]),
        ("heal [well] [soon]", ["heal", "heal soon", "heal well soon"], ["heals", "healwell"]),
        (r"save \$(#)+", ["save $12"], ["save $"]),
    ],
)
def test_a_phrase_is_found_as_the_notation_says(phrase, found, not_found):
    shape = re.compile(regex_of(PhraseReader(phrase, {}.__getitem__).ways(), begins=True, ends=True), re.IGNORECASE)
    assert all(map(shape.search, found)), shape.pattern
    assert not any(map(shape.search, not_found)), shape.pattern
