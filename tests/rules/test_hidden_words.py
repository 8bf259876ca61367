"""Nothing that a reader does not see hides a word from a rule: each of these is "proven", or a phrase of two words."""

import pytest

from tests.conftest import MADE_UP, findings

# Signs that no reader sees: soft hyphen, zero-width space, joiners and non-joiner, marks of direction, byte order mark
# inside a text, the grapheme joiner, a variation selector, an invisible separator, a filler of Korean.
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u034f\ufe0f\u2063\u3164"
WORDS = {
    "emphasis": "pro*v*en",
    "bold": "**pro**ven",
    "both": "p***rov***en",
    "html": "pro<u>ven</u>",
    "a-span": "<span>pro</span><span>ven</span>",
    "small-and-raised": "pro<small>v</small><sup>en</sup>",
    "link": "[pro](https://example.org/the-trial)ven",
    "entity": "pro&#118;en",
    "entity-of-sixteen": "pro&#x76;en",
    "soft-hyphen-as-entity": "pro&shy;ven",
    "joiner-as-entity": "pro&zwj;&#8203;ven",
    "a-place-to-break": "pro<wbr>ven",
    "a-comment": "pro<!-- a note -->ven",
    "a-citation": "pro[@doe2024]ven",
    "capitals": "PRO**VEN**",
    "letters-of-full-width": "ｐｒｏｖｅｎ",
    "letters-of-mathematics": "𝗽𝗿𝗼𝘃𝗲𝗻",
    "break": "pro<br>ven",
    "break-and-space": "pro <br /> ven",
    "break-by-two-spaces": "pro  \nven",
    "break-in-bold": "**pro<br>ven**",
    "hyphen-and-break": "pro-<br>ven",
    "accents": "prövén",
    "an-accent-of-its-own": "pro\u0301ven",
    "letters-in-squares": "🄿🅁🄾🅅🄴🄽",
    "letters-in-dark-squares": "🅿🆁🅾🆅🅴🅽",
    "a-stroke": "prøven",
    "hair-space": "pro\u200aven",
    "hyphens": "P-R-O-V-E-N",
    "a-hyphen-at-which-no-line-ends": "pro\u2011ven",
    "slashes": "p/r/o/v/e/n",
    "full-stops": "p.r.o.v.e.n",
    "dots-in-the-middle": "p·r·o·v·e·n",
    "low-lines": "pro_ven",
    "backslash": "pro\\ven",
    "bar-and-tilde": "pro|v~en",
    "spaces": "p r o v e n",
    "narrow-spaces": "p\u2009r\u2009o\u2009v\u2009e\u2009n",
    "spaced-hyphens": "p - r - o - v - e - n",
    "digits": "pr0v3n",
    "several-at-once": "p*r*&#111;\u00adv<br>en",
} | {f"U+{ord(sign):04X}": f"pro{sign}ven" for sign in UNSEEN}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_a_word_is_found(said, word):
    sentences = [sentence for sentence in said(f"Rest is a {word} treatment.") if sentence.startswith("R38")]
    (sentence,) = sentences
    assert sentence.lower().startswith('r38 error: "proven" promises more than any study can')


PHRASES = {
    "space-that-holds": "safe\u00a0and&nbsp;effective",
    "thin-spaces": "safe\u2009and\u202feffective",
    "over-two-lines": "safe and\neffective",
    "break": "safe and<br>effective",
    "emphasis": "safe *and* effective",
    "link": "safe [and effective](https://example.org)",
    "comment": "safe <!-- not --> and effective",
    "ligature": "safe and eﬀective",
    "phonetics": "s\u0251fe and effective",
}


@pytest.mark.parametrize("phrase", PHRASES.values(), ids=PHRASES)
def test_a_phrase_is_found(said, phrase):
    assert any('R38 error: "safe and effective" is a verdict' in sentence for sentence in said(f"Rest is {phrase}."))


@pytest.mark.parametrize(
    "word", ["pr\u043even", "\u0440roven", "PR\u041eVEN", "\u03c2linical", "\u13e2roven", "\ua4d1roven"]
)
def test_letters_of_another_alphabet_are_said(said, word):
    assert f'R78 error: word: "{word}" mixes letters of two alphabets' in " ".join(said(f"Rest is a {word} treatment."))


def test_letters_of_another_alphabet_are_said_in_a_name(sound):
    people = sound / "data/people.yaml"
    people.write_text(
        people.read_text(encoding="utf-8") + "  - {id: roe, name: R\u043ee, about: Writes.}\n", encoding="utf-8"
    )
    assert [one.message for one in findings(sound, **MADE_UP) if "alphabets" in one.message] == [
        'word: "R\u043ee" mixes letters of two alphabets that look alike. Retype the word'
    ]


@pytest.mark.parametrize("word", ["ᏟᏌᎡᎬᏚ", "ꓚꓴꓣꓰꓢ", "ᑕᑌᖇᕮᔕ", "СОРЕ"])
def test_a_word_of_letters_that_only_look_like_ours_is_said(said, word):
    (sentence,) = [one for one in said(f"It {word} backs.") if word in one]
    assert sentence.startswith(f'R78 error: word: "{word}" is made of letters that only look like ours')


SIGNS_IN_WORDS = """Wear a T-shirt for the X-ray, and/or ask about C-reactive protein, e.g., before a visit in the U.S.
An A1c of 6, vitamin B12, COVID-19, a disc at L4/L5, a rate of 3 m·s, and the name `snake_case`.
It is well-known and low-risk, not free of side-effects; a re-injection, R.I.C.E., A/B/C, p.r.n., and W-4s."""


def test_signs_inside_words_that_hide_none_are_let_pass(said):
    assert [one for one in said(SIGNS_IN_WORDS) if one.startswith(("R38", "R78"))] == []


@pytest.mark.parametrize("text", ["TNFα and 5 μg of β-blockers.", "Moscow is called Москва."])
def test_letters_of_two_alphabets_that_do_not_hide_a_word_are_let_pass(said, text):
    assert [sentence for sentence in said(text) if "alphabets" in sentence] == []


def test_what_a_reader_sees_apart_is_apart(said):
    text = "It has not<br>been proven,<br>\nand is no<br>cure."
    assert [sentence for sentence in said(text) if not sentence.startswith(("R84", "R15"))] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Rest is risk\u2011free.", "R38"),
        ("The eld<br>erly often wait.", "R85"),
        ("See our before and af*t*er photos.", "R44"),
        ("Our stem cells are FDA\u2011approved.", "R38"),
        ("It eases pain in 48&#37; of them.[@doe2024]", "R9"),
        ("This page is medi&shy;cally reviewed.", "R30"),
        ("An M<b></b>RI, an M&shy;RI shows it.", "R7"),
        ("Stu*d*ies sh&#111;w that rest helps.", "R39"),
        ("See [h&#101;re](https://example.org).", "R70"),
    ],
)
def test_the_other_rules_of_words_meet_the_same(said, text, rule):
    assert any(sentence.startswith(f"{rule} error: ") for sentence in said(text))
