"""Numbers agree with the sources that their sentence cites. Each single mistake stands in `mistakes/number-...`.

The sources stand in `counts.yaml`: a trial with counts, one with shares in 100, reviews and registries in words.
"""

import shutil
from pathlib import Path

import pytest

from editorial.model.store import FOLDER
from editorial.rules.amounts import amounts
from tests.conftest import HEADER, SOUND, change, findings


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """A function that says of each of some paragraphs what R104 says, in order; all are of one article."""
    content = shutil.copytree(SOUND, tmp_path_factory.mktemp("counts") / "content")
    (content.parent / FOLDER).mkdir()  # so that all but the article is read once
    shutil.copy(Path(__file__).with_name("counts.yaml"), content / "data/references.yaml")
    (content / "articles").mkdir()

    def said(texts: list[str]) -> dict[str, list[str]]:
        file = content / "articles/text.md"
        file.write_text(HEADER + "\n\n".join(texts) + "\n", encoding="utf-8")
        rows = file.read_text(encoding="utf-8").split("\n")
        found: dict[str, list[str]] = {text.split("\n")[-1]: [] for text in texts}
        for finding in findings(content):
            if finding.rule == "R104":
                found[rows[finding.place.line - 1]].append(finding.sentence)
        return found

    return said


WRONG = {
    "Pain eased in 16 of 45 people, and in 21 of 44 who did not get it.[@schepers2022]": "is what schepers2022 records for PRP, not for",
    "Pain eased in 16 of 45 people, and 21 of 44 without it.[@schepers2022]": "Put each number where it belongs",
    "A 23-year-old had an infection.[@ramos2020]": '"23-year-old" does not stand in ramos2020, which records 32',
    "Another infection took 21 weeks of antibiotics.[@ramos2020]": '"21 weeks of antibiotics" does not stand in ramos2020, which records 12',
    "People in 18 states fell ill.[@hartnett2021]": '"18 states" does not stand in hartnett2021, which records 8',
    "Of 26 people, 21 had no operation for five years.[@pettine2016]": '"five years" does not stand in pettine2016',
    "One trial gathered 38 studies.[@wang2020]": '"One trial" is said of wang2020 (kind: systematic review)',
    "US guidance advises against routine scans.[@ng59]": '"US" is said of ng59, which is of the UK',
    "Pain improved in 21 of 98 people after PRP.[@schepers2022]": "does not stand in schepers2022",
    "Twenty-one of 98 felt better.[@schepers2022]": "does not stand in",
    "Pain eased in 16 of 45 people after PRP and in 21 of 44 after salt water.[@schepers2022]": "Put each number where it belongs",
    "With donor cells 69 in 100 got better, with the sham 74 in 100.[@pers2024]": "Put each number where it belongs",
    "In the PRP group 24 of 45 had less disability.[@schepers2022]": "Put each number where it belongs",
    "Disability got better in 21 of 44 people after PRP.[@schepers2022]": "records for less pain at 12 months, not for less disability at 12 months",
    "Then 17 people after PRP and 16 after steroid had surgery.[@gupta2024]": "Put each number where it belongs",
    "Serious events: 1 in 136 given MSCs and 2 in 194 given PRP.[@jerome2021]": "does not stand in jerome2021",
    "In all, 43 of 89 people had less pain.[@schepers2022]": "does not stand in",
    "Of 20 people scanned again, 12 improved by one grade.[@pettine2016]": "does not stand in",
    "One in 20 had an infection.[@bmri2022]": "does not stand in",
    "In 319 studies of PRP, pain fell.[@muthu2021]": "does not stand in",
    "The trial took in 140 people.[@pers2024]": "does not stand in",
    "About half of those given donor cells were better.[@pers2024]": "does not stand in",
    "Three quarters of slipped discs shrank by themselves.[@wang2020]": "does not stand in",
    "Nine in ten patients are happy.[@qaseem2017]": "no such number is recorded",
    "It works nine times out of ten.[@pers2024]": "does not stand in",
    "As of February 2026, none was approved.[@fda2021]": "later than the newest source cited here (fda2021, June 3, 2021)",
    "In 2025 a trial found no gain.[@pers2024]": "(pers2024, 2024)",
    "The trial by Pettine had two groups.[@saraf2023]": "is no author of saraf2023. Cite pettine2016",
    "Wu and colleagues set it against a steroid.[@gupta2024]": "is no author of gupta2024. Cite wu2017",
    "Gupta (2021a) set it against a steroid.[@gupta2024]": "is not of the year of gupta2024",
    "A randomized trial followed 26 people.[@pettine2016]": "(kind: case series). Call it what it is",
    "In one small placebo-controlled trial, 20 people fell ill.[@hartnett2021]": "(kind: case series)",
    "One systematic review looked at 98 people.[@schepers2022]": "(kind: randomized trial)",
    "On a later scan it had shrunk in more than 1,500 of some 2,200 people.[@wang2020]": "does not stand in",
    "A guideline of 2015 advises strongly against it.[@busse2025]": '"2015" is not the year of busse2025',
    "A 2019 review tells why discs wear.[@wang2020; @zou2023]": '"2019" is not the year of wang2020 and zou2023',
    "Of 26 people, 21 had no operation after ten years.[@pettine2016]": '"ten years" does not stand in pettine2016',
    "In a trial of 60 people, PRP did better at 1 and 9 months.[@saraf2023]": '"9 months" does not stand in saraf2023',
    "A trial of 100 people found less pain for up to five years.[@amirdelfan2021]": '"five years" does not stand in',
    "Pain eased in 41 in 100 on the low dose, and in 91 on placebo.[@doe2020]": '"91" does not stand in doe2020',
    "Pain eased in 19 in 100 on the low dose.[@doe2020]": "Put each number where it belongs",
    "Sores came in 26 and 21 in 100.[@doe2020]": '"21 in 100" does not stand in doe2020',
    "A rash came in 4.2 in 100 (0.3 with placebo).[@doe2020]": '"4.2 in 100" does not stand in doe2020',
    "Out of 100 people, 2 on the gel and 8 on the pill felt ill.[@doe2020]": '"8" does not stand in doe2020',
    "In all, 55 in 100 wanted to go on.[@doe2020]": 'where "55" stands without its whole. If it is this number, write "55 in 100" there',
    "Three trials set it against a steroid.[@saraf2023; @wu2017]": "are told of, and 2 cited: saraf2023 and wu2017",
}  # fmt: skip
RIGHT = [
    "Pain eased in 21 of 44 (48%) people after PRP, and in 16 of 45 in all.[@schepers2022]",
    "Pain eased in 21 of 44 people, and in 16 of 45 without.[@schepers2022]",
    "After PRP, 21 of 44 got on without pills, and in the sham group 16 of 45 without it all.[@schepers2022]",
    "A man of 32, a 40-year-old in all but age, had 84 days of antibiotics.[@bmri2022]",
    "People in 8 states, or in one or two states more, fell ill.[@hartnett2021]",
    "Of 26 people, 21 had no operation for 24 months.[@pettine2016]",
    "One review gathered 38 studies, and one trial stood among them.[@wang2020]",
    "UK guidance advises against routine scans, and US guidelines may not.[@ng59]",
    "US guidelines and those of the UK put it first.[@bernstein2017; @qaseem2017]",
    "On a later scan it had shrunk in more than 1,400 of some 2,200 people.[@wang2020]",
    "A 2025 guideline advises against it, and so did a guideline of 2017.[@busse2025; @qaseem2017]",
    "A guideline of 2016, which was renewed in 2025, advises against it.[@busse2025]",
    "A trial of 100 people found less pain for up to three years.[@amirdelfan2021]",
    "Of 26 people, 24 had no operation after one year.[@pettine2016]",
    "In a trial of 60 people, PRP did better at half a year, after eight weeks of exercise.[@saraf2023]",
    "In a trial of 60 people, pain was asked about at 0, 3 and 6 months.[@saraf2023]",
    "Call us after three days if nothing has changed.[@pettine2016]",
    "Pain improved in 21 of 44 people after PRP and 16 of 45 after salt water.[@schepers2022]",
    "PRP was no better than salt water with an antibiotic: 21 of 44 people against 16 of 45.[@schepers2022]",
    "In all, 37 of 89 people had less pain.[@schepers2022]",
    "With PRP, 23 of 44 people had no less pain.[@schepers2022]",
    "Of 98 people, 89 were counted, and 37 of them had less pain.[@schepers2022]",
    "Fewer than half (21 of 44) had less pain with PRP; with salt water about a third (16 of 45).[@schepers2022]",
    "In that trial, roughly 7 in 10 people improved with the sham.[@pers2024]",
    "A trial of 2024 and one of two trials found no gain.[@pers2024]",
    "In 2021 most people in the trial, 114 in all, said how they were.[@pers2024]",
    "Two people, Urban and Roberts, wrote of it.[@urban2003]",
    "Since 2015 several older people had such trials, one of them with 46 people.[@gupta2024]",
    "Two trials before it had found no gain.[@pers2024]",
    "Two trials with 212 people in all found no gain.[@schepers2022; @pers2024]",
    "Of 26 people, 5 had surgery within two years.[@pettine2016]",
    "Nearly two thirds of slipped discs shrank without surgery.[@wang2020]",
    "Among more than 2,300 people, four serious events were tied to the treatment.[@centeno2016]",
    "In all, 33 of the 46 had another injection or surgery: 17 after steroid, 16 after PRP.[@gupta2024]",
    "MSC injections had 2 serious events in 136 people, and PRP 1 in 194.[@jerome2021]",
    "There were 3 serious events in 330 people.[@jerome2021]",
    "It took 12 weeks of antibiotics to heal one 32-year-old.[@ramos2020]",
    "Rest for one or two days at most, then see one of three kinds of therapist.[@qaseem2017]",
    "Pain went from 6 to 3 out of 10 on a scale.[@saraf2023]",
    "Use a 1% lidocaine cream.[@qaseem2017]",
    "In July 2020 the FDA warned of such products, and in 2020 it said so again.[@fda2020]",
    "The FDA will look again by 2030.[@fda2021]",
    "New signs of 2026 are an emergency.[@norfolk]",
    "Among 20 people scanned again, 12 had not improved.[@pettine2016]",
    "Of 13 trials, only two were randomized, with 319 people.[@muthu2021]",
    "Serious harm was rare: 4 in 3,012 procedures.[@centeno2016]",
    "Wu and colleagues asked first, and Saraf and colleagues asked again.[@saraf2023; @wu2017]",
    "Smith and colleagues asked people in a village.[@hartvigsen2018]",
    "Wu (2017) set it against a steroid, as Gupta (2024a) did later.[@wu2017; @gupta2024]",
    "A study of Wu adults, and a report by the World Health Organization (2010), had groups.[@gupta2024]",
    "No randomized trial has asked this in many people.[@pettine2016]",
    "A randomized trial is needed to tell, and one came later.[@pettine2016]",
    "An uncontrolled trial and a non-randomized trial had 26 people.[@pettine2016]",
    "On the high dose pain eased in 36 in 100, compared with 19 on placebo.[@doe2020]",
    "Pain eased in 41 in 100 on the low dose, 36 on the high dose and 19 on placebo.[@doe2020]",
    "Sores came in 26, 71 and 12 in 100, and then in 12 in 100 at most.[@doe2020]",
    "A rash came in 2.4 in 100 people, or in fewer than 3 in 100; with placebo in 0.3 in 100.[@doe2020]",
    "Of those who said yes to two of the three, 41 in 100 felt better.[@doe2020]",
    "If you tick two of the three boxes, or 1 of 2 risk factors, it is 41 in 100.[@doe2020]",
    "Of those with at least 2 of the 3, 41 in 100 felt better.[@doe2020]",
    "One systematic review and one trial looked at scans.[@muthu2021; @pers2024]",
]


def test_a_number_that_no_source_bears_out_is_said_with_what_the_source_records(said):
    found = said([*WRONG])
    assert {text: sentences for text, sentences in found.items() if WRONG[text] not in " ".join(sentences)} == {}


def test_a_number_that_a_source_bears_out_is_let_pass(said):
    assert {text: sentences for text, sentences in said([*RIGHT]).items() if sentences} == {}


@pytest.mark.parametrize(("number", "faults"), [(13, 0), (14, 1)])
def test_a_share_of_studies_records_how_many_they_are(sound, number, faults):
    """As in "In one trial ... Of 13 trials, only one ...", which records one trial as well."""
    found = "In one trial, 40 of 52 people got better. Of 13 trials, only one asked both sides."
    change(
        sound / "data/references.yaml",
        "No product is approved. Of 2,000 people asked, 21 were better and 2 were worse.",
        found,
    )
    said = f"A review of {number} trials found that pain fell.[@fda2021]\n"
    (sound / "articles/text.md").write_text(HEADER + said, encoding="utf-8")
    assert [one.rule for one in findings(sound) if one.rule == "R104"] == ["R104"] * faults


def test_a_percentage_that_is_recorded_as_its_message_says_is_one_that_a_sentence_may_cite(sound):
    """So the form that R9 asks for is one that R104 reads."""

    def said(text: str) -> list[str]:
        (sound / "articles/text.md").write_text(f"{HEADER}{text}\n", encoding="utf-8")
        return [one.sentence for one in findings(sound) if one.rule in ("R9", "R104")]

    file, low = sound / "data/references.yaml", "With a low score fewer than 3 in 100 had it.[@fda2021]"
    found = "No product is approved. Of 2,000 people asked, 21 were better and 2 were worse."
    change(file, found, "With a low score 2.4% had it.")
    (message,) = said(low)
    assert message.startswith('"2.4%" alone is hard to picture. Write 2.4 in 100,')
    change(file, "2.4%", "2.4 in 100")
    assert said(low) == []
    assert said(low.replace("3", "2"))[0].startswith('"2 in 100" does not stand in fda2021, which records 2.4 of 100.')


TABLE = "Table: How often it shrank, by kind.[@zou2023]\n\n| Kind | In 100 |\n|---|--:|\n"
ROWS = {
    "| Bulge: wider all around | 13 |": "",
    "| Bulge: wider all around | 31 |": '"31 in 100" does not stand in zou2023',
    "| Extrusion | 88 |": '"88 in 100" is what zou2023 records for loose piece, not for extrusion',
    "| All kinds together | 70 |": "",
    "| Extrusion | 67% |": "",
    "| Extrusion | 76% |": '"76%" does not stand in zou2023',
    "| Extrusion | 44 of 67 |": '"44 of 67" does not stand in zou2023',
    "| Put together[@wang2020] | 63 |": "",
    "| Months | about 6 |": "",
    "| 63% | Put together[@wang2020] |": "",
}


@pytest.mark.parametrize(("row", "sentence"), ROWS.items())
def test_a_share_in_a_table_is_held_against_its_source(said, row, sentence):
    for table in (TABLE, TABLE.replace("Kind", "")):
        found = said([table + row])[row]
        assert found == [] if not sentence else found[0].startswith(sentence)


OF_TRIAL = "Table: How people did.[@schepers2022]\n\n| Group | Less pain | Not |\n|---|--:|--:|\n"
COUNTS = {
    "| PRP | 21 | 23 |\n| Sham | 16 | 29 |": "",
    "| PRP | 21 | 23 |\n| Sham | 61 | 29 |": '"61" is no count that schepers2022 records',
    "| PRP | 21 | 32 |\n| Sham | 16 | 92 |": "",  # nobody can tell what such a table counts
    "| PRP | 21 | 23 |\n| Sham | 61 | few |": "",
}


@pytest.mark.parametrize(("table", "sentence"), COUNTS.items())
def test_one_count_of_a_table_that_its_source_has_not_is_said(said, table, sentence):
    found = said([OF_TRIAL + table])[table.split("\n")[-1]]
    assert found == [] if not sentence else found[0].startswith(sentence)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("21 of 44 people", [(21, 44)]),
        ("two serious events in 136 people", [(2, 136)]),
        ("Nine out of every ten of our visitors", [(9, 10)]),
        ("two thirds of them, and half of the 89", [(2, 3), (1, 2)]),
        ("Of 26 people, 24 had none by 12 months and 21 by 2 years", [(26, 0), (24, 26), (21, 26)]),
        ("46 and 60 people", [(46, 0), (60, 0)]),
        ("two thousand, three hundred and seventy two adult patients", [(2372, 0)]),
        ("14 and 11 in 100", [(14, 100), (11, 100)]),
        ("2.5 of 44 people, 2.4 in 100 people", [(44, 0), (2.4, 100)]),
        ("38 in 100 on A, 33 with B (20 without), against 16", [(38, 100), (33, 100), (20, 100), (16, 100)]),
        ("In weeks 4 and 11 in 100 were better on days 3, 5 and 7", [(11, 100)]),
        ("21 of 44 on A and 16 with B; 38 in 100 in all. With B 9", [(21, 44), (38, 100)]),
        ("52 in 100 at 6 months, and two with a rash took 2 and 3 at once", [(52, 100)]),
        ("half an hour, 6 months, 24/7, one of the first signs, 10 in 2024", []),
        ("In 1934 two men wrote to 19 people; since 2020 most people rest", [(2, 0), (19, 0)]),
        ("a trial in 2000 people", [(2000, 0)]),
        ("take half of the pill twice a day for 3 of 7 days", []),
    ],
)
def test_amounts_in_digits_and_in_words(text, parts):
    assert [(amount.part, amount.whole) for amount in amounts(text)] == parts
