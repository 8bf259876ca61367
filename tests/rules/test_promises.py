"""Words that promise what no study can keep, and those that only look like it.

Each word stands in `promises` with a sentence that fails and one that passes (`test_registry`), each single mistake
in `mistakes/words-...`.
"""

import shutil

import pytest

from tests.conftest import ROOT, findings

CLAIMS = ROOT / "tests/claims"


def test_sound_paragraphs_that_look_like_mistakes_are_let_pass(sound):
    shutil.copy(CLAIMS / "sound.md", sound / "articles")
    assert [str(finding) for finding in findings(sound)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Do not forget that plasma cures backs.",
        "Do not overlook that plasma is proven.",
        "Never miss how plasma is guaranteed.",
        "Did you know that plasma is proven?",
        "Do I need time off, given that plasma has no side effects?",
        "Which of the two shots that regenerate worn discs is right for me?",
    ],
)
def test_what_is_taken_for_granted_is_promised_whatever_stands_in_front(said, text):
    assert [sentence for sentence in said(text) if sentence.startswith("R38")], text


@pytest.mark.parametrize(
    "text",
    [
        "Is plasma one of the shots that regenerate worn discs?",
        "Someone who tells you that it has no side effects has not told you everything.",
        "Some leaflets label plasma free of any risk.",
        "You asked for something that rebuilds the disc, and we have nothing of the kind.",
        "Anyone who’d like to avoid surgery has good reasons.",
    ],
)
def test_what_is_asked_wished_or_told_by_others_is_not_promised(said, text):
    assert [sentence for sentence in said(text) if sentence.startswith("R38")] == []


def test_every_promise_of_an_advertisement_is_found(sound):
    shutil.copy(CLAIMS / "marketing.md", sound / "articles")
    rows = (CLAIMS / "marketing.md").read_text(encoding="utf-8").split("\n")
    below = rows.index("---", 1) + 1
    promises = {number for number, row in enumerate(rows, 1) if number > below and row.strip()}
    assert len(promises) >= 10
    rules = ("R9", "R35", "R38", "R39", "R44")
    assert promises - {finding.place.line for finding in findings(sound) if finding.rule in rules} == set()


PROMISES = [
    "No needles, no pain, just proven relief.",
    "Nothing short of a miracle.",
    "There is no doubt that it is a cure.",
    "You heal without surgery, guaranteed.",
    "Heal without surgery with a proven treatment.",
    "A few proven shots are enough.",
    "Do not wait, because this is FDA-approved.",
    "It is not surgery and it is safe and highly effective.",
    "**Proven** relief.",
    "A *miracle\ncure*.",
    '"It cured my back for good," says one patient.',
    "| Shot | Cures pain |\n|---|---|\n| A | B |",
    "> It cures pain.",
    "1. A cure",
    "If you want to avoid surgery, call us.",
    "Discs are rebuilt by stem cells.",
    "PRP is approved by the FDA.",
]


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_is_found_behind_what_looks_like_a_denial(said, text):
    assert any(sentence.startswith("R38 error: ") for sentence in said(text))


def test_a_promise_over_two_lines_is_named_at_its_first_word(sound, said):
    said("One.\n\nTwo is not\na drug, but is\nproven.")
    line = (sound / "articles/text.md").read_text().split("\n").index("proven.") + 1
    assert [finding.place for finding in findings(sound)] == [(line, 1)]


ADS = [
    "We are the best clinic in Florida.",
    "Ours is the leading practice in Tampa Bay.",
    "Meet the top doctors in the state.",
    "We have the newest machine in the county.",
    "We have the most advanced equipment in town.",
    "Elevate Medical is the premier center in the Southeast.",
    "The FDA has cleared steroid shots for the shoulder.",
    "The FDA has cleared these shots.",
    "The FDA cleared our treatment last year.",
    "FDA-cleared injections are waiting for you.",
    "FDA-approved steroid shots are waiting for you.",
    "The price is $200 until December 31.",
    "The fee of $150 runs through Friday.",
    "PRP costs $900 until the end of the month.",
    "Our price of $300 holds until June.",
    "PRP from $500 a shot.",
    "Now $500 to $2,000 a visit.",
    "Medicare covers it.",
    "Medicare pays for PRP.",
    "Medicaid will cover these shots.",
    "Your insurance will pay.",
    "Your insurance will pay for it.",
    "Your plan covers everything.",
    "It is fully covered by Medicare.",
    "The shots are covered by your insurance.",
    "Steroids are a natural hormone.",
    "PRP is a natural remedy.",
    "These shots are a natural product.",
]
NO_ADS = [
    "Ask which doctor is the best in the county.",
    "No clinic can say that it is the best clinic in Florida.",
    "Which is the best clinic in Florida for me?",
    "The best device in the trial did no better than a brace.",
    "The newest scanner in the hospital is used for emergencies.",
    "The best care in the first week is to keep moving.",
    "A clinic that calls itself the best clinic in Florida has not shown it.",
    "We have the best evidence for exercise.",
    "The best time to ask is before you book.",
    "The top of the spine is the neck.",
    "The leading cause of back pain in the US is unknown.",
    "The most experienced doctors in the trial did the injections.",
    "The FDA has not cleared these shots for the shoulder.",
    "The FDA cleared the centrifuge, not the injection.",
    "The FDA has not cleared PRP for pain.",
    "Ask whether the FDA has cleared it for your back.",
    "FDA-cleared means that a device is like one that was sold before.",
    "The FDA has cleared some kits for mixing PRP with bone graft.",
    "A visit costs $200, and the price may change in December.",
    "Insurers rarely pay for PRP, which can cost from $500 to $2,000 a shot.",
    "Expect to pay from $80 up to $300 per visit.",
    "It ranges from $400–$900 a shot.",
    "The Part B deductible is $257 until December 31.",
    "The fee is $50 until you meet your deductible.",
    "A visit costs $200, and a room is free until Friday.",
    "Ask whether Medicare covers it.",
    "Medicare covers physical therapy when a doctor or therapist certifies that you need it.",
    "Medicare does not cover it.",
    "Medicare may cover it, and may not.",
    "Does Medicare cover it?",
    "Your insurance may pay.",
    "Your insurance will not pay.",
    "Ask if your insurance will pay.",
    "Will your insurance pay for it?",
    "Your insurance will pay only if a doctor asks for it.",
    "Medicare covers it only when your doctor orders it.",
    "If Medicare covers it, you pay a fifth.",
    "Find out what your plan covers.",
    "It is not covered by Medicare.",
    "Cortisol is a natural hormone that your body makes.",
    "Hyaluronic acid is a natural part of joint fluid.",
    "It is a natural part of getting older.",
    "That steroids are a natural hormone does not make them safe.",
    "Worn discs are natural.",
    "Before you pay, find out whether the shots are covered by your insurance.",
    "Medicare pays for one bone density test every two years for many women over 65.",
    "Some clinics say that Medicare covers it, and it does not.",
    "The best doctors in the world could not tell you.",
    "Is it the leading hospital in the region?",
    'Be wary of anyone who says "we are the best clinic in the state."',
    "The FDA cleared a device that cools the skin for shots.",
    "The FDA has cleared devices, not treatments.",
    "These shots are not covered by Medicare.",
    "Medicare pays for a walker when a doctor has ordered it.",
]


@pytest.mark.parametrize("text", ADS)
def test_what_only_an_advertisement_says_is_found_though_it_reads_soundly(said, text):
    assert any(sentence.startswith("R38 error: ") for sentence in said(text))


def test_what_only_looks_like_an_advertisement_is_let_pass(said):
    assert [one for text in NO_ADS for one in said(text) if one.startswith("R38")] == []
