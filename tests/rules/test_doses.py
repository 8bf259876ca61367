"""Doses near the label, units that agree. Each single mistake stands in `mistakes/dose-...` and `mistakes/units-...`."""

import re

import pytest

from editorial.model.settings import Contact
from tests.conftest import MADE_UP, findings

WRONG = [
    "Take 650 g of acetaminophen at bedtime.",
    "Adults can take 4,000 mg of ibuprofen at once.",
    "Take two 500 mg acetaminophen tablets every hour.",
    "Swallow 325 g aspirin with water.",
    "You can take up to 12 g of Tylenol a day.",
    "Take 400 mg of ibuprofen 10 times a day.",
    "You can take acetaminophen, 650 mg, every hour.",
    "Ibuprofen can be taken hourly.",
    "Take 50 mg of meloxicam a day.",
    "Take 20 ibuprofen tablets a day.",
    "Take 10 ibuprofen tablets a day.",
    "Take 11 tablets of naproxen a day.",
    "Take 2 acetaminophen tablets and 4 naproxen tablets a day for three days.",
    "Swallow four meloxicam tablets.",
    "Ibuprofen every 1 to 4 hours is fine.",
    "Take 1,000 mg of acetaminophen four to six times a day.",
    "Ibuprofen is one. Take 800 mg six times a day.",
    "Walk 2 miles (13 km) a day.",
    "Lose 5 kg (50 pounds) over a year.",
    "Lift no more than a 10-pound weight (45 kg).",
    "The needle is 9 cm (9 inches) long.",
    "Take 5 teaspoons (5 mL) of syrup.",
    "A temperature of 100.4°F (48°C) is a fever.",
    "Swallow 200 of ibuprofen with a snack.",
    "Take naproxen 220 twice a day.",
    "Take two capsules every 6 if you hurt.",
    "Take 650 mg of acetaminophen at once, and at most 325 mg a day.",
    "Take aspirin 81 mg once a day, or 10 mg at night.",
    "Take 2 tablets of Advil with Aleve.",
    "You can take ibuprofen together with naproxen.",
    "When one is not enough, take ibuprofen along with naproxen.",
    "Take naproxen in the morning and add ibuprofen at noon.",
    "Naproxen can be used together with ibuprofen.",
    "You can take aspirin and ibuprofen at the same time.",
    "A warm bath of 98°C is enough.",
    "Some 15,00 people live there.",
    "They joined from May 2020 to April 2018.",
    "They joined from 2019 to 2017.",
    "Of the 40 people who joined, 30 got heat and 20 got cold.",
    "Take 200 with a glass of milk.",
    "The cut is about 3 feet long.",
    "We are open from 8:00 a.m. to 25:30.",
    "They joined between May 2020 and April 2018.",
    "It lasts 2 hour at most.",
    "It eased after 6 week of rest.",
]
STOPPED = [
    "Skip your insulin on the day of the class.",
    "Stop taking your blood thinner before a massage.",
    "Halve your gabapentin, and come back on Monday.",
    "Rest for a day, and stop your Eliquis.",
    "Please stop taking your blood pressure medicine.",
    "Stop taking your antidepressant once the pain is gone.",
    "Skip metformin on the morning of the visit.",
    "On bad days you can double your gabapentin.",
    "Stop taking your blood thinner a week before PRP.",
    "You can stop taking your pills now.",
    "Stop your pills and come in.",
    "You may stop your blood thinner before the visit.",
    "Leave your insulin at home.",
    "Throw out your heart pills.",
    "You no longer need your insulin.",
    "Double your dose if it hurts.",
    "Take an extra pill when the pain is bad.",
    "Swallow twice the tablets on bad days.",
    "Take two more pills than the label says.",
    '!!! dont "Do not"\n    - do not take your pills',
]
RIGHT = [
    "Do not take Advil with Aleve.",
    "Naproxen should not be taken with ibuprofen, and may be used with aspirin only if your doctor says so.",
    "Some people, against advice, take ibuprofen with naproxen.",
    "Ask first whether, as some say, you can take ibuprofen with aspirin.",
    "Naproxen and ibuprofen together can make your stomach bleed.",
    "One trial set ibuprofen plus acetaminophen against naproxen.",
    "Compare Advil with Aleve on the shelf.",
    "Take ibuprofen with acetaminophen.",
    "Take aspirin with ibuprofen only if your doctor says so.",
    "Do not skip your insulin to pay for a walk.",
    "Stop your blood thinner only on the word of the doctor who gave it to you.",
    "Ask your surgeon about it. Stop taking your blood thinner on the day that was agreed on.",
    "Stop your medicine if a rash appears.",
    "Some people feel better and stop gabapentin on their own.",
    "Ask your doctor before you:\n\n- stop your blood thinner\n- skip your insulin",
    "Should you stop your blood thinner?",
    "It is a myth that you can stop your insulin, or skip your statins.",
    "We do not know whether you can skip your metformin.",
    "Some people stop their antidepressants too soon.",
    "Stop taking ibuprofen a week before.",
    "Never stop these pills on your own. Do not take your pills with grapefruit juice.",
    "Do not double your dose if you miss one, and never take more than the label says.",
    "Ask whether you should leave out your insulin before the test.",
    "If you took more tablets than the label says, call poison control at once.",
    "Take your pills as you always do, and bring your insulin from home.",
    "Take 500 mg of acetaminophen every 6 hours, and no more than 4,000 mg a day.",
    "Adults take 200 to 400 mg of ibuprofen every 4 to 6 hours as needed.",
    "Your doctor may prescribe 800 mg of ibuprofen three times a day.",
    "Low-dose aspirin is 81 mg once a day.",
    "Too much acetaminophen, such as 10 g at once, can damage the liver.",
    "Acetaminophen with 30 mg of codeine needs a prescription.",
    "Take ibuprofen with food, and drink water every hour.",
    "Take ibuprofen with 30 g of fiber.",
    "Ibuprofen is one, gabapentin another. Take 800 mg three times a day.",
    "Ibuprofen is one. Gabapentin is another. Take 800 mg three times a day.",
    "Take 1 g (1,000 mg) of paracetamol, or 500 mg (two 250 mg tablets).",
    "Lift 5 to 10 lb (2 to 4.5 kg), and stand 6 feet (2 m) away.",
    "She is 5 ft 10 in (178 cm) tall, and her baby has 7 lb 8 oz (3.4 kg).",
    "Drink 8 ounces (240 mL) of water, and walk half a mile (0.8 km).",
    "A fever is 100.4°F (38°C) or more, and a rise of 2°F (1°C) is none.",
    "Take 6 ibuprofen tablets a day at most, or 3 tablets of naproxen, or 12 of 325 mg acetaminophen tablets.",
    "Your doctor may prescribe 5 tablets of naproxen a day.",
    "Ibuprofen comes as 200 mg tablets, and meloxicam as 7.5 mg tablets.",
    "Take 8 ibuprofen tablets a week, or 10 tablets of naproxen over five days.",
    "Take ibuprofen every 4 to 6 hours.",
    "Take 650 mg of acetaminophen every 4 to 6 hours.",
    "Come in week 2 day 3, or in two days; a three-month course is long, and in phase three day one counts.",
    "Take 2 of the ibuprofen tablets, or 1 every 6 to 8 hours.",
    "Some 1 in every 8 takes ibuprofen with food.",
    "Take no more than 1,200 mg of ibuprofen a day, and 400 mg at once.",
    "Set a heating pad to 104°F (40°C), and wash the towel at 60°C.",
    "They joined from May 2018 to April 2020, most of them in 2019 to 2020.",
    "Of the 40 people who joined, 30 got better and 20 got better a year on.",
    "Of the 40 people who joined, 20 got heat and 20 got cold.",
    "Take 10 with food if you like, and take 20 steps after it.",
    "The scar is 3 cm long, and the hall is 30 feet long.",
    "We are open from 8:00 a.m. to 17:30, and mix it 1:10 to 1:50.",
    "They joined between May 2018 and April 2020.",
    "Take aspirin 81 mg twice a day, or rivaroxaban 10 mg once a day.",
    "Take ibuprofen 400 mg with food, and famotidine 10 mg before it.",
    "See pages 12,14, and 20; the interval was (1,25).",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_dose_or_a_unit_that_cannot_be_is_said(said, text):
    assert any(sentence.startswith("R105 error: ") for sentence in said(text))


def test_what_can_be_is_let_pass(said):
    assert [sentence for sentence in said("\n\n".join(RIGHT)) if sentence.startswith("R105")] == []


@pytest.mark.parametrize("text", STOPPED)
def test_no_reader_stops_a_prescribed_medicine_on_our_word(said, text):
    (found,) = [one for one in said(text, title="What helps besides PRP?") if one.startswith(("R35", "R105"))]
    assert "tells readers to stop or change a medicine. Say to ask whoever prescribed it first" in found


TABLE = "Table: How much an adult may take.\n\n| {} |\n|---|--:|--:|\n| {} |"
BOTH = "Medicine | One dose | Most in a day"
OWN = "Medicine | One dose (mg) | Most in a day (mg)"
TABLES = {
    (BOTH, "Ibuprofen | 400 g | 1,200 mg"): '"400 g" is more than the label allows in a day (1,200 mg)',
    (BOTH, "Tylenol | 650 mcg | 3,000 mg"): '"650 mcg" is far less than any dose of it',
    (BOTH, "Acetaminophen | 650 mg | 35,000 mg"): '"35,000 mg" is more than the label allows',
    (BOTH, "Naproxen | 440 mg to 220 mg | 660 mg"): '"440 mg to 220" runs backward',
    (BOTH, "Aspirin | -325 mg | 4,000 mg"): '"-325 mg" is less than nothing',
    (
        BOTH,
        "Tylenol | 3,500 mg | 3,000 mg",
    ): '"3,500 mg" stands as one dose, and the most in a day beside it is "3,000 mg"',
    (BOTH, "Aspirin | 325 to 650 | 4,000 mg |\n| Ibuprofen | 200 mg | 1,200 mg"): '"325 to 650" has no unit. Write mg',
    (OWN, "Ibuprofen | 2,000 | 1,200"): '"2,000 mg" is more than the label allows',
    ("Medicine | One dose | How often", "Ibuprofen | 400 mg | every 2 hours"): '"every 2 hours" is too often',
    ("What | Ibuprofen | Tylenol", "At once | 400 g | 650 mg |\n| In a day | 1,200 mg | 3,000 mg"): '"400 g" is more',
    (
        "What | Ibuprofen | Tylenol",
        "One dose | 400 mg | 650 mg |\n| A day | 300 mg | 3,000 mg",
    ): '"400 mg" stands as one dose',
    ("Medicine | People | Weeks", "Ibuprofen | 120 | 6"): "",
    ("Medicine | First dose | Later, a day", "Gabapentin | 600 mg | 300 mg"): "",
    ("Medicine | At once | A day", "Ibuprofen gel | 1 g | 3 g"): "",
    (BOTH, "Ibuprofen, as a doctor may prescribe it | 800 mg | 3,200 mg"): "",
    (OWN, "Aspirin | 325 to 650 | 4,000"): "",
    (BOTH, "Ibuprofen | 200 mg to 400 mg | 1,200 mg"): "",
}


@pytest.mark.parametrize(("table", "sentence"), TABLES.items())
def test_a_cell_is_read_as_a_dose_of_the_medicine_that_its_row_or_its_header_names(said, table, sentence):
    found = [one for one in said(TABLE.format(*table)) if one.startswith("R105")]
    assert len(found) == bool(sentence)
    assert sentence in " ".join(found)


LIMIT = "Take no more than 3,000 mg of acetaminophen a day.\n\n{}"
OTHER_LIMITS = {
    "Never take more than 2,000 mg of Tylenol a day.": True,
    "The daily limit of acetaminophen is 4,000 mg.": True,
    "Tylenol is one. Stay below 4,000 mg a day.": True,
    TABLE.format(BOTH, "Acetaminophen | 650 mg | 4,000 mg"): True,
    "Take no more than 3 g of acetaminophen a day.": False,
    "If you drink, take no more than 2,000 mg of acetaminophen a day.": False,
    "Are you older than 65? Then stay below 2,000 mg of acetaminophen a day.": False,
    "### With liver disease\n\nTake no more than 2,000 mg of acetaminophen a day.": False,
    "The label allows up to 4,000 mg of acetaminophen a day.": False,
    "Your doctor may prescribe up to 4,000 mg of acetaminophen a day.": False,
    "Take no more than 1,000 mg of acetaminophen at a time.": False,
    "Take no more than 1,200 mg of ibuprofen a day.": False,
    TABLE.format(
        BOTH, "Acetaminophen | 325 mg | 3,250 mg |\n| Acetaminophen, extra strength | 500 mg | 3,000 mg"
    ): False,
    TABLE.format(BOTH, "Acetaminophen, if you weigh little | 325 mg | 2,000 mg"): False,
}


@pytest.mark.parametrize(("text", "other"), OTHER_LIMITS.items())
def test_one_page_names_one_most_in_a_day_for_everybody(said, text, other):
    found = [one for one in said(LIMIT.format(text)) if one.startswith("R105")]
    assert [re.sub(r"\d+", "N", one.partition(" in a day here, and ")[2]) for one in found] == (
        ['"N,N mg" on line N. Correct one, or say whom each is for'] * other
    )


HOURS = {
    "Monday to Fryday, 9 am to 5 pm": '"Fryday" is no day. Write Friday',
    "Monday to Friday, 9 am to 12 am": '"9 am to 12 am" ends before it begins',
    "Monday to Friday, 17:00 to 9:00": '"17:00 to 9:00" ends before it begins',
    "Weds 13:00-9:00": '"13:00-9:00" ends before it begins',
    "Mon-Fri 8 am to 8 am": '"8 am to 8 am" ends before it begins',
    "Monday to Friday 9 am to 5 pm, Friday 9 am to 1 pm": "tells hours of Friday twice",
    "Friday to Monday, 9 am to noon; Sunday, 10 am to noon": "tells hours of Sunday twice",
    "Tuesday and Tuesday, 9 am to 5 pm": "tells hours of Tuesday twice",
}
SOUND_HOURS = [
    "Monday to Thursday, 8 am to 6 pm, and Friday, 8 am to 2 pm",
    "Tues. and Thurs., 11 am to 7 pm; Sat 10 am-noon",
    "Monday to Friday, 9 am to 5 pm; closed from noon to 1 pm",
    "Monday to Friday, 08:00-12:00, 13:00-17:00",
    "Monday to Friday, 8:30-12:00, 1:00-5:00",
    "Monday to Friday, 9 am to 5 pm; phones Monday to Friday, 8 am to 6 pm",
    "Monday 9 am to 1 pm, Tuesday 9 am to 1 pm, Monday 2 pm to 5 pm",
    "Monday to Friday, 10 am to midnight; holidays and weekends, 6 pm to 8 am",
]


def test_hours_of_the_settings_that_cannot_be_are_said_and_no_others(sound):
    for hours in (*HOURS, *SOUND_HOURS):
        said = [one.sentence for one in findings(sound, **MADE_UP, CONTACT=Contact(hours=hours))]
        assert [HOURS[hours] in one for one in said] == [True] if hours in HOURS else said == [], (hours, said)
