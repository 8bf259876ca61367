"""Spelling: US English, the house's words, and what is passed over."""

import time

import pytest
from hunspell import Hunspell

from editorial.check import check
from editorial.markup.documents import Documents
from editorial.model.store import Store
from editorial.rules.speller import Dictionary, Speller, speller, speller_of
from tests.conftest import MADE_UP, ROOT, change, findings, site_of

LET_PASS = [
    "Color, center, tumor and esophagus are spelled as here.",
    "People’s backs don’t mind; it's the doctor's view.",
    "They should've known; nobody who'd've asked a clinic'd mind.",
    "A well-worn disc, a post-operative and non-surgical day, off-label use.",
    "PRP and MSCs, an MRI, COVID-19 and B12.",
    "At MedWatch and at PubMed they know Dr. Qaseem and Norfolk.",
    "Write `recieve` or [the rules](https://example.org/recieve).",
    "He took 1% lidocaine, 5mg, ½ of it.",
    "They say <span lang=\"es\">dolor de espalda</span>, and *Staphylococcus aureus*.",
    "[@doe2024] Write to recieve@example.org.",
    "An app on the internet, a podcast and an online blog are words of our day.",
    "Dr. de la Cruz treats de Quervain’s disease, Ms. van der Berg von Willebrand’s.",
    "The ending “-itis” says that something is inflamed.",
    "A thiazide, a triptan and a gepant are pills.",
    "Spondylolisthesis, a meniscectomy, gabapentin and two laminotomies are words of medicine.",
]  # fmt: skip


@pytest.mark.parametrize("text", LET_PASS)
def test_what_is_spelled_well_is_let_pass(said, text):
    assert [sentence for sentence in said(text) if "spelling" in sentence] == []


@pytest.mark.parametrize(
    ("word", "mend"),
    [
        ("recieve", "receive"),
        ("colour", "color"),
        ("oesophagus", "esophagus"),
        ("Seperate", "Separate"),
        ("injektion", "injection"),
        ("haematoma", "hematoma"),
        ("fibres", "fibers"),
        ("diarrhoea", "diarrhea"),
        ("localised", "localized"),
        ("spondylolisthesi", "spondylolisthesis"),
        ("fitnes", "fitness"),
        ("exersise", "exercise"),
        ("Brainer", "Trainer"),
        ("Teh", "The"),
        ("Adn", "And"),
        ("goverment", "government"),
        ("insurence", "insurance"),
        ("dont", "don't"),
        ("wierd", "weird"),
    ],
)
def test_a_slip_is_said_with_the_nearest_word(said, word, mend):
    (sentence,) = said(f"{word} it now.", summary="Rest.")
    assert sentence.startswith(f'R84 warning: spelling: "{word}" is in no dictionary; did you mean "{mend}"?')


MEDICINES = {
    "acetominophen": "acetaminophen",
    "ibuprophen": "ibuprofen",
    "naproxin": "naproxen",
    "tylonol": "Tylenol",
    "gabapenten": "gabapentin",
    "asprin": "aspirin",
}


def test_a_slip_for_a_medicine_is_not_let_in(sound):
    text = sound / "pages/spine.md"
    taken = "\n\n".join(f"Some of them may now take {one} with food." for one in (*MEDICINES, "gabapentinoid"))
    text.write_text(f"{text.read_text(encoding='utf-8')}\n{taken}\n", encoding="utf-8")
    found = [one.sentence for one in findings(sound, **MADE_UP) if "is in no dictionary" in one.sentence]
    right = [f'"{slip}" is in no dictionary; did you mean "{name}"?' for slip, name in MEDICINES.items()]
    assert [one for one in found if "gabapentinoid" not in one] == right
    assert [one for one in found if one.endswith("If it is right, add it to content/data/words.txt")] == found[-1:]
    listed = ["aggrecan", *MEDICINES, "axe naproxem", "gabapentinoid", "coumarin", "tenoxicam"]
    (sound / "data/words.txt").write_text("\n".join(listed), encoding="utf-8")
    said = [str(one) for one in findings(sound, **MADE_UP) if "words.txt" in str(one)]
    slips = {**MEDICINES, "naproxem": "naproxen"}
    assert len(said) == len(slips), said
    for number, (one, (slip, name)) in enumerate(zip(said, slips.items(), strict=True), 2):
        assert one.startswith(f'content/data/words.txt:{number}:1: R84 error: word: "{slip}" is nearly {name}')


def test_a_word_that_is_rarer_than_what_was_typed_is_not_said(said):
    for text in ("A prolotherapi it was.", "They walk thru it."):
        assert all("check the spelling" in one for one in said(text) if "spelling:" in one)


SPACES = {
    "It does not. and it may not be so.": '"and" begins a sentence with a small letter',
    "Rest :walk a little.": 'a space stands before ":"',
    "Choose rest -not surgery- now.": 'a space stands before "-"',
    "Rest is free .A class is not.": 'a space stands before "."',
    "Rest is free, A class is not.": '"A" has a capital where no sentence begins',
    "Rest a little,Then walk on.": 'no space parts "little," from "Then"',
    "Rest:walk a little.": 'no space parts "Rest:" from "walk"',
    "He was so.... it passed.": "is one mark too many",
}


@pytest.mark.parametrize(("text", "sentence"), SPACES.items(), ids=SPACES)
def test_a_space_out_of_place_and_a_mark_too_many_are_said(said, text, sentence):
    (one,) = said(text)
    assert sentence in one


def test_signs_with_one_space_or_none_are_let_pass(said):
    assert (
        said("At 10:30, in a ratio of 1:2, pre- and post-walk, it ends in -like. Wait... then go: walk - or rest.")
        == []
    )


def test_a_word_is_said_once_and_in_the_header_too(said):
    assert len(said("You recieve it. They recieve it.")) == 1
    assert said("Text.", summary="You recieve it.")[0].startswith('R84 warning: spelling: "recieve"')


def test_a_far_word_gets_no_wild_guess():
    assert speller(()).suggestion("quwxyzzyk") == ""


def test_the_list_of_the_house_is_in_order_and_holds_no_word_that_is_known_anyway():
    words, *_ = site_of(ROOT / "content").words
    assert list(words) == sorted(set(words), key=str.lower)
    plain = Speller(())
    assert [word for word in words if plain.known(word)] == []


def test_words_that_were_found_once_need_no_dictionary_the_next_time(tmp_path, sound, monkeypatch):
    file = sound / "pages/about.md"

    def said(words: str) -> list[str]:
        file.write_text(f"{text}\n{words}\n")
        speller.cache_clear()
        return [one.sentence for one in check(Documents(site_of(sound), store=Store(tmp_path))) if one.rule == "R84"]

    text = file.read_text()
    before = said("Rest is a recieved thing.")
    loaded = []
    monkeypatch.setattr(Dictionary, "hunspell", property(lambda one: loaded.append(one) or Hunspell("en_US")))
    assert said("Rest is a thing.") == []
    assert loaded == []
    assert said("A thing is recieved.") == before != []
    assert loaded


def test_another_language_is_not_checked(said):
    assert said("Descansar ayuda poco.", lang="es", summary="Descansar.", title="Descanso") == []


def test_a_short_english_text_with_a_header_in_english_says_no_other_language(said):
    words = "You will see that it is the best of all and that you need not wait for it"
    (sentence,) = said(f"{words} at all.", lang="es", summary=f"{words} here.", conflict=f"{words} there.")
    assert "R78 error: lang: the text is in English, and this says es" in sentence


def test_a_long_glossary_is_gone_through_once_for_all_that_ask(sound):
    file = sound / "data/glossary.yaml"
    terms = "".join(f"  - term: Walk{number}\n    meaning: A walk.\n" for number in range(3000))
    file.write_text(f"terms:\n{terms}", encoding="utf-8")
    site = site_of(sound)
    speller_of(site)
    begun = time.process_time()
    for _ in range(3000):
        speller_of(site)
    assert time.process_time() - begun < 0.5


def test_the_code_of_a_language_that_was_typed_otherwise_is_offered(said):
    (sentence,) = said('They say <span lang="es_mx">dolor de espalda</span>.')
    assert sentence == 'R84 warning: language: "es_mx" is not a language. Write es-MX'


def test_a_sentence_of_another_language_is_said_once(said):
    spanish = "Si tiene dolor de espalda que no mejora con el reposo, llame hoy a su médico de cabecera."
    (sentence,) = said(f"Rest helps. {spanish} Walk a little.")
    assert sentence.startswith('R84 warning: language: "Si tiene dolor de espalda')
    assert said(f'Rest helps. <span lang="es">{spanish}</span> Walk a little.') == []


def test_a_text_that_is_not_english_is_said_once_and_not_word_by_word(said):
    spanish = "Si tiene dolor de espalda que no mejora con el reposo, llame hoy a su médico de cabecera. "
    sentences = said(spanish * 20, lang="en", summary=spanish, title="Dolor de espalda")
    assert [one for one in sentences if "not in English, and this says en. Write its own" in one]
    assert not [one for one in sentences if "R84" in one]


def test_a_translation_has_its_own_summary_and_number_to_call(sound):
    original = sound / "pages/spine.md"
    words = original.read_text(encoding="utf-8")
    card = '!!! emergency "Llame al {0} o vaya a urgencias si:"\n    - no puede caminar\n'
    for number, wrong in (
        ("911", ()),
        *((slip, (f'says "{slip}"; the emergency number here is 911. Write 911',)) for slip in ("112", "991", "811")),
        ("1 800 222 1222 (fiebre de 103)", ()),
    ):
        text = f"{words.partition(chr(10) + '---' + chr(10))[0]}\nlang: es\n---\n\n{card.format(number)}"
        (sound / "pages/es.md").write_text(text, encoding="utf-8")
        said = [str(one) for one in findings(sound, **MADE_UP) if one.path.name == "es.md"]
        for part in ("summary: stands in content/pages/spine.md word for word. Translate it", *wrong):
            assert [one for one in said if part in one], said
        assert bool(wrong) == any("emergency number" in one for one in said)


def test_a_translation_tells_each_sign_of_an_emergency(sound):
    header = "---\ntitle: {0}\nslug: walks\nsummary: {0}.\nlang: {1}\n---\n\n## {0}\n\n"
    own = '!!! emergency "Call 911 if:"\n    - you cannot walk\n    - you cannot feel your legs\n'
    (sound / "pages/walks.md").write_text(header.format("Walks", "en") + own, encoding="utf-8")
    card = '!!! emergency "Llame al 911 si:"\n    - no puede caminar\n'
    fewer, none = "the card has 1 points, and that of", "emergency: is missing, and content/pages/walks.md has a card"
    for text, wrong in ((card, [fewer]), (card + "    - no siente las piernas\n", []), ("Camine cada día.\n", [none])):
        (sound / "pages/es.md").write_text(header.format("Paseos", "es") + text, encoding="utf-8")
        found = [str(one) for one in findings(sound, **MADE_UP)]
        assert [part for part in (fewer, none) if any(part in one for one in found)] == wrong


def test_a_translation_tells_no_dose_that_its_original_does_not(sound):
    header = "---\ntitle: {0}\nslug: walks\nsummary: {0}.\nlang: {1}\n---\n\n## {0}\n\n"
    own = "A tablet has 325 mg or 2.5 mg. Some take 200 or 400 mg, and nobody more than 3,000 mg a day.\n"
    (sound / "pages/walks.md").write_text(header.format("Walks", "en") + own, encoding="utf-8")
    for dose in "3,000 mg", "3,000mg", "200 mg o 400 mg", "2,5 mg", "3,000 miligramos", "3,001 pasos":
        assert _doses_said(sound, header, dose) == []
    for dose in "30,000 mg", "3.000 mg", "3 000 mg", "3,000 g", "3,000 µg", "300 miligramos", "25 mg", "325 gramos":
        (sentence,) = _doses_said(sound, header, dose)
        assert f'dose: "{dose[:-4]}' in sentence
        assert sentence.endswith("does not stand in content/pages/walks.md. Copy its number and its unit")


def _doses_said(sound, header, dose):
    (sound / "pages/es.md").write_text(f"{header.format('Paseos', 'es')}No tome más de {dose}.\n", encoding="utf-8")
    return [str(one) for one in findings(sound, **MADE_UP) if "does not stand in" in one.sentence]


def test_a_translation_says_nothing_in_the_words_of_its_original(said, sound):
    header = "---\ntitle: {0}\nslug: walks\nsummary: {0}.\nlang: {1}\n---\n\n"
    own = header.format("Walks", "en") + "## Cost and insurance\n\nA walk is free. Ask us about the class.\n"
    (sound / "pages/walks.md").write_text(own, encoding="utf-8")
    copied = "paragraph: stands in content/pages/walks.md word for word. Translate it"
    more = "heading: this and 1 more stand in content/pages/walks.md word for word. Translate them"
    for text, wrong in (
        ("## Costo\n\nCaminar es gratis. Ask us about the class.", [copied]),
        ("## Cost and insurance\n\nA walk is free. Pregunte por la clase.", [more]),
        ('## Costo\n\nCaminar es gratis. <span lang="en">Ask us about the class.</span>', []),
    ):
        (sound / "pages/es.md").write_text(header.format("Paseos", "es") + text, encoding="utf-8")
        found = [str(one) for one in findings(sound, **MADE_UP) if one.path.name == "es.md" and one.rule == "R108"]
        assert [one.partition("warning: ")[2] for one in found] == wrong


def test_a_name_of_one_of_us_is_spelled_well_and_a_day_with_its_letters_turned_is_not(sound):
    people = sound / "data/people.yaml"
    entry = "  - id: ana-de-souza\n    name: Ana de Souza, DO\n    kind: person\n    about: Ana de Souza {0}.\n"
    whole = people.read_text(encoding="utf-8")
    for about, wrong in (("is here on Friday", 0), ("is here on Firday", 1)):
        people.write_text(whole + entry.format(about), encoding="utf-8")
        assert len([one for one in findings(sound, **MADE_UP) if "is in no dictionary" in one.sentence]) == wrong


def test_each_slip_of_an_english_sentence_is_said(said):
    assert len(said("Somtimes peple wlk a lttle, and then they sit down again.")) == 4


@pytest.mark.parametrize("word", ["P R O V E N", "p-r-o-v-e-n", "p.r.o.v.e.n"])
def test_letters_typed_apart_are_said(said, word):
    assert said(f"Rest is {word} now.")[0].startswith(f'R84 warning: "{word}" is a word in single letters')


@pytest.mark.parametrize("text", ["Vitamins A B C D help.", "At L-4 and L-5, e.g. or i.e. so.", "By J. R. R. T. Doe."])
def test_single_letters_that_name_something_are_let_pass(said, text):
    assert [sentence for sentence in said(text) if "single letters" in sentence] == []


def test_a_word_of_the_house_may_hold_letters_that_no_english_word_has():
    assert not list(speller(("TNF-α", "κB")).unknown("TNF-α and κB rise."))


def test_what_is_nearly_the_name_of_the_practice_is_said(sound):
    file = sound / "pages/about.md"
    file.write_text(
        file.read_text() + "\nHarbor Clinics, Harbor Clinic, Harbour Clinic and the Harbor Hotel are near.\n"
    )
    found = [finding.sentence for finding in findings(sound, file, SITENAME="Harbor Clinic")]
    assert [sentence.split(" is ")[0] for sentence in found if "the practice" in sentence] == [
        '"Harbor Clinics"',
        '"Harbour Clinic"',
    ]


def test_the_name_of_an_author_whom_a_text_cites_is_no_slip(said, sound):
    change(sound / "data/references.yaml", "family: Doe", "family: Brinjikji")
    assert [one for one in said("Brinjikji counted discs.[@doe2024]") if "R84" in one] == []
    assert any('"Brinjikji" is in no dictionary' in one for one in said("Brinjikji counted discs."))
