"""Words whose endings do not go together, as a change of one of them leaves behind (R84)."""

import pytest

SLIPS = {
    "Nerves can also stays sore.": "can also stays",
    "A cushion does not always helps.": "does not always helps",
    "At the desk we will listened first.": "will listened",
    "The mat is old, but it can left a mark.": "can left",
    "Often nobody have to wait.": "Often nobody have",
    "We ask, but nobody yet know if it rains.": "but nobody yet know",
    "Ask us first if you has a cold.": "if you has",
    "Eat a little before you taking the bus.": "before you taking",
    "This rooms were cold.": "This rooms",
    "Say how often this appointments end late.": "this appointments",
    "We read of these appointment at home.": "these appointment",
    "A list of two appointment at noon hangs here.": "two appointment",
    "Pick one kinds of chair.": "one kinds",
    "Bring another kinds of chair.": "another kinds",
    "Walking is better then placebo.": "better then placebo",
    "It was worse then aspirin for most.": "worse then aspirin",
    "We waited three month.": "three month",
    "A three month course was used.": "three month",
    "A 24 hour line is open.": "24 hour line",
    "It eased in two month.": "two month",
    "Each patients gets a card.": "Each patients",
    "Every appointments was late.": "Every appointments",
    "She recommend rest.": "She recommend",
    "In the lab, it seem slow.": "it seem",
    "Patients is welcome.": "Patients is",
    "Ask us. Our injections has a card.": "Our injections has",
}
SOUND = """\
It got better then. If it gets worse then call us, and if you feel better then rest. It was less then than now. The pain gets worse then fades.

If it is worse then doctors may look again. It was easier then, and longer then by far. Feel better then walk. It is no more then.

A three-month course and a 24-hour line; two day trips and two day surgeries; one month; in week 2 day 3 comes. Two years, ten days.

In phase two day one is long. Of the two, month by month, one grew. Each helps. Every series and each means counts. They each walk, and each hurts.

Each patient’s card, each of the patients. She felt well. He saw us. She lay down. It cost a lot. It hurt. He last came in May. She even ran.

She still rests. It further fell. He found it. It fit well. She just left. It can help. Should she rest, she may. He put it down. It spread. She read it.

Did she recommend it? We ask that she rest. Had it helped, it would show. It back then was new. He alone came. It once hurt. She better ask us.

How can scans mislead, and why would treated backs not? All you can, walks or rest, counts. A living will says what you want.

Of twelve, two left at noon; four that stayed slept. In phase three patients were asked. Five hundred of these were ours.

By ten she had a tea. When you sing, they swing. The one who knows you is here, and the person before you gets a seat.

Let nobody have doubts. Everyone needs time. Does anybody know the way? Nobody need do so.

This helps, and how this works is plain. That this happens does no harm. This series of talks, a means of rest, and a thermos of tea are fine.

What these mean is plain, and so is what these three had. One has to ask. As one can when one has had a nap, rest. Between those two there is room. What helps patients is time. Statistics is hard, diabetes is common, and TENS is a device. Measles is rare. The care of the patients is ours."""


@pytest.mark.parametrize(("text", "shown"), SLIPS.items(), ids=SLIPS.values())
def test_words_that_do_not_go_together_are_shown(said, text, shown):
    sentence = f'R84 warning: "{shown}" does not go together. Look at the endings, and correct one of the words'
    assert sentence in said(text)


def test_what_goes_together_oddly_is_let_pass(said):
    assert [line for line in said(SOUND) if "go together" in line] == []
