"""Chances are counted. Each single mistake stands in `mistakes/percentage-...`."""

import pytest

from editorial.rules.numbers import as_count


@pytest.mark.parametrize(
    ("percent", "count"),
    [
        (50, "1 in 2"),
        (25, "1 in 4"),
        (74, "about 3 in 4"),
        (70, "7 in 10"),
        (5, "1 in 20"),
        (33, "about 1 in 3"),
        (37, "37 in 100"),
        (0.5, "1 in 200"),
        (100, "all, none or a count"),
    ],
)
def test_a_percentage_as_people_say_it(percent, count):
    assert as_count(percent) == count


def test_percentages_side_by_side_become_counts_of_one_size(said):
    sentences = said("Pain eased in 60% of people, and sleep got better in 84% of them.")
    counts = [one.split("Write ")[1].split(",")[0] for one in sentences if "R9" in one]
    assert counts == ["60 in 100", "84 in 100"]


COUNTLESS = [
    "Pain eased in 48 per cent of them.",
    "Some 48pct felt better.",
    "Pain eased in 48\u202f% of people.",
    "The success rate is 85/100.",
    "Between 60% and 70% are free of pain.",
    "There were 60 percent fewer operations.",
    "Cells lower the risk of surgery by 40%.",
    "PRP halved the need for surgery.",
    "People given cells were twice as likely to feel better.",
    "A quarter fewer people needed a second shot.",
    "PRP brings a four-fold drop in flare-ups.",
    "It was half as likely to come back.",
    "The odds ratio was 2.5 in favor of PRP.",
    "Success was 1.5 times higher.",
    "Of 44 people, 48% felt better.",
    "Cut your risk of surgery by a third.",
    "Take the drops and cut your pain by half.",
    "Losing weight lowered the risk of gout by a third.",
    "The pills lowered the risk of high blood pressure by a tenth.",
    "Diet lowered weight by a tenth and cut the risk of gout by half.",
    "Those who lost weight lowered their pain by half.",
    "The shots cut weight loss surgery by a third.",
    "The differences between clinics were small, and 60% got better.",
]
NO_CHANCE = [
    "With less than 15 % of kidney function you may need dialysis.",
    "The 95% CI ran from 2 to 9, and the 95% credible interval was wide.",
    "Use a spray with 50 % DEET, and rub your hands with 70 % alcohol.",
    "There is a 30% discount this month, and prices rose by 10%.",
    "Your oxygen level should be 92% or more.",
    "Her body fat was 30%, and the disc is about 80% water.",
    "Losing 5 percent of your body weight helps your knees.",
    "Put weight on the leg at 50 percent of what you could bear.",
    "PRP halved the risk, from 8 in 100 to 4 in 100.",
    "Over 18 months, diet with exercise lowered weight by a tenth and pain more than either alone.",
    "The pills lowered blood pressure and weight by 8%, and their BMI fell by a tenth.",
    "Their heart rate had dropped by a fifth, and they had a tenth less body fat.",
    "Diet explained 0.3% of the variance in urate, genes 23.9%.",
    "Genes account for about 40% of the differences between people.",
    "Some 12% of the variation in pain was explained by the scan. The heritability was 35%.",
    "Walk twice a day, and double the distance each week. The dose is doubled.",
    "Cut back by a third if the pain is up. If a week goes badly, do a third less.",
    "Women are three times more likely to have it than men.",
    "Blood pressure below 120/80 is normal.",
    "One in five (20%) felt better, and so did three out of ten people (30%).",
    "Half of them (50%) felt better, and so did two thirds (67%).",
    "The brochure speaks of 90 percent, and does not say of whom.",
    '"Half the pain" can mean from two to one, and "80% success" that eight of ten came back.',
    "Of 44 people, 21 felt better (48%). Among the 44 men, only 21 (48%) did. In all, 21/44 (48%) did.",
]


@pytest.mark.parametrize("text", COUNTLESS)
def test_a_chance_without_a_count_is_said(said, text):
    assert any(sentence.startswith("R9 error: ") for sentence in said(text))


def test_what_is_no_chance_is_let_pass(said):
    assert [sentence for sentence in said("\n\n".join(NO_CHANCE)) if sentence.startswith("R9 ")] == []


def test_a_relative_number_is_never_turned_into_a_count(said):
    (sentence,) = [sentence for sentence in said("A 59 % increased risk was seen.") if sentence.startswith("R9 ")]
    assert "3 in 5" not in sentence
    assert "without it and" in sentence


def test_more_than_all_of_them_is_no_count_that_was_left_out(said):
    of = {
        "In a year, 130% felt better.": ["R9"],
        "In a year, 130% of people felt better.": ["R105"],
        "It is 120% of it.": [],
    }
    found = {text: [one for one in said(text) if "130%" in one or "120%" in one] for text in of}
    assert {text: [one.split()[0] for one in ones if "R35" not in one] for text, ones in found.items()} == of
    assert all("is more than all of them" in one for ones in found.values() for one in ones if "R35" not in one)
