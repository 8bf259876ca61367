"""Stories of single patients, and what only looks like one. Single mistakes stand in `mistakes/testimonial...`."""

import pytest

STORIES = [
    '"It works," said Mary K. at our clinic.',
    'One happy patient told us: "I dance again."',
    "“I feel ten years younger,” says one of them, a happy client.\n\nReal patient stories are below.",
    "Our five-star reviews say it all.",
    "Mary from Tampa came to us in pain and was dancing again after three weeks.",
    "After one shot Karen, a teacher, walked without a cane.",
    "Two years later, Kevin (54) could lift his grandson.",
    "Mrs. Lopez slept through the night.",
    "| What | Who |\n|---|---|\n| It gave me my life back | Ann |",
    "My mother-in-law plays tennis again.",
    "His physiotherapist had to check the chart twice.",
    "I would not hesitate to put this in my own spine.",
    "A retired pilot now climbs stairs two at a time.",
    "Born in 1940, Karen walked without a cane.",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_found(said, text):
    assert any(sentence.startswith("R44 error: ") for sentence in said(text))


LOOK_ALIKES = [
    '"Stay active," says one guideline.',
    "A patient said that sleep helped, and this was counted.",
    "Pain was scored before and after rest.",
    "Write down how you feel before and after.",
    "Back pain can change how you live your life.",
    "We print no testimonials and no patient stories.",
    "William Osler described it long ago, and Susan and colleagues found the same.",
    "Parkinson was a doctor; Mr. Curie is a name.",
    "Florida passed a law, and Medicare paid.",
    "Jane Doe is back from leave.",
    "A picture of the spine before surgery is taken.",
    "Some of our patients never come back.",
    "Several of our patients work nights, so we open at seven.",
    "I would not treat my own family, and no doctor should.",
    "A testimonial tells you about one person.",
    "Your mother can wait with you.",
    "Ask her or his doctor for the records.",
    "I would ask for the study.",
    "What will I have to do myself, and would I have it done again?",
    "In 1733 an English vicar, Stephen Hales, put a glass tube into a horse.",
    "In the sixth century Alexander of Tralles used an extract of a crocus.",
    "Ruth Baker, our first receptionist, retired in October.",
    'My grandmother called her kitchen rug "the enemy."',
    "Worn slippers belong in the trash, even if Harold gave them to you.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_story_is_let_pass(said, text):
    assert said(text) == []


def test_a_story_is_said_once(said):
    assert len([one for one in said("Our oldest pupil, Mrs. Lopez, 93, is better at it.") if "R44" in one]) == 1
