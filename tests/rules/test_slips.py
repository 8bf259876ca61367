"""Words that appear twice, or stand for others. Each single mistake stands in `mistakes/word-...`."""

import re

import pytest

from editorial.rules.speller import FOLDER

# Odd, and right: no word is mistaken, lost, or left over, no time or range wrong, and as many follow as are announced.
SOUND = """\
We are open from 8 a.m. to 12 p.m. and from 1:30 to 5 p.m., but not on February 29, 2028, nor from December 24 to January 2.

Take 1 to 2 tablets every 4 to 6 hours. The desk is at 60 30th Street. In February 30 people came; the room cools from 72 to 65.

You can not only walk but swim. To effect change takes time. You’ll loosen up. It does not effect changes. We’d loose the rope; less, then one more.

Wear loose clothes. As a matter of principle, take a deep breath, and have patience. Some patience helps when the effects differ.

Fill in the form, and form your own view on a trail. Do all you can to rest. Vitamin A is in it, and the OR is on floor 2.

Two people meet you: the nurse, who asks about allergies and pills, and the clerk. Bring two or three things:

- a list
- a card
- a friend
- a book

For the two rooms, you need:

1. a key
2. a card
3. a list

Breathe in. Hold. Breathe out. Breathe in. Hold.

There is now reason to wait: it was found now and then, and you can now sit. Bring what you need to your visit. Zoloft stays as it is.

The lumbar spine (low back), the neck (cervical spine) and the house, 210 years old, are named. By 2050, it may be found in 2048.

1. Sit down.
2. Stand up.
3. Go back to step 1, or repeat step 5 of the sheet.

Blood thinners such as apixaban, and muscle relaxants, unlike naproxen, are named. A cup of 40 mL goes with a pill. The map is $20 and the bag is $35, with tax $58 in all.

We are open Monday to Friday, 8 a.m. to 5 p.m. On Fridays our phones are open from 8 a.m. to noon. Office hours with the nurse are Monday, 1 p.m. to 3 p.m. You may be asked to a second talk, and you can go see a friend.

Ms. Wren at the desk will call. Here is a short version of the form. The door on the left is ours, and the [link between two studies](https://www.medicare.gov/) is told there.

Tell us of Eliquis (apixaban). Those aged 65 and 40 came. Doctors do not tell patients all. Remember the list (Remember to write it).

Write down ibuprofen (Advil, Motrin) or acetaminophen (Tylenol). Ask at the desk (ask Tom or Ann). The fee is $25, or 10% of it.

Rest lets a cold sore heal. Ask which roll can support your neck. Walk as far as you can where the path is level. Can meat in your meals be too much? Kidneys clear your waste. Your wait on that day may be long. We may rap your knee. Those who know you well need less time. Move what you feel there daily.

What we tell of here is how we do it in our office. Who may do it differs, and so does who should. How one must do it is told there. Who can do it varies. Say that it’s better, for what it’s worth. C fibers are slow, A fibers fast. Think of who you can ask, and of what sort of one who you are. It is at its best when it’s at its longest; no help for one, much less people. It’s about who we are. We recommend you to friends, and to nobody else. Vitamins B, C, A to Z. We suggest you to nobody. The map is $10.10, the bag is $20.20, so bring $30.30 in all. Two $20 maps and a $10 bag, at $5 for the strap, are $55 in all."""


def test_what_is_odd_and_right_is_let_pass(said):
    assert [
        sentence for sentence in said(SOUND) if sentence.split()[0] in {"R7", "R84", "R101", "R105", "R108", "R110"}
    ] == []


@pytest.mark.parametrize(
    "text",
    ['The sheet has "lumber spine" in it.', "The tale bone is sore.", "The talebone is sore.", "It dosen't last."],
)
def test_a_slip_is_found_by_its_rare_word_wherever_that_stands(said, text):
    assert any("is a slip" in sentence for sentence in said(text))


MEANT = {
    "Rest when you're own bed is near.": "your own",
    "You lose weight faster then a runner.": "than a",
    "It hurts even thought you rest.": "even though",
    "It is an other day.": "another",
    "It rests in stead of work.": "instead",
    "There is on need to hurry.": "no",
    "Look at it's shape.": "its shape",
    "Rest has an affect on sleep.": "an effect on",
    "The nurse with who you spoke is here.": "with whom you spoke",
    "The hall had less visits.": "fewer",
}


@pytest.mark.parametrize(("text", "meant"), MEANT.items(), ids=MEANT)
def test_a_slip_is_said_with_all_its_words_as_they_are_meant(said, text, meant):
    assert any("is a slip" in sentence and f'did you mean "{meant}' in sentence for sentence in said(text)), said(text)


def test_what_is_marked_as_a_rare_word_is_a_whole_one():
    rows = (FOLDER / "slips.txt").read_text("utf-8").splitlines()
    marked = [re.sub(r"\{\w+\}", "", row) for row in rows if "«" in row and not row.startswith("#")]
    assert [row for row in marked if re.search(r"\w«|»(?:\(?\w| \?)|«(?!\w+\??»)", row)] == []


@pytest.mark.parametrize("text", ["That is is fine.", "How it works. The room is is cold.", "It was was late."])
def test_words_that_appear_twice_by_mistake(said, text):
    assert any("appears twice" in sentence for sentence in said(text))


@pytest.mark.parametrize(
    "text",
    [
        "He said that that was so.",
        "What that is, is hard to say.",
        "All it is is a start.",
        "She had had enough.",
        "It is very, very rare.",
        "Rest. Rest again.",
        "What it is is unknown.",
        "It was a no-no.",
        "Table: One.\n\n| In the | The |\n|---|---|\n| a | a |",
    ],
)
def test_words_that_may_appear_twice(said, text):
    assert said(text) == []
