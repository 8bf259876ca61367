"""Figures, names and rows that stand together and contradict one another are said, each with what it contradicts."""

TABLE = "Table: Made up.\n\n| {} | {} |\n|---|---|\n{}"
WRONG = {
    "Sleep got better in 63 in 100, with a range of 77 to 49.": '"77 to 49" runs backward',
    "Sleep got better in 63 in 100, with a range of 49 to 57.": '"63" lies outside its range, 49 to 57',
    "The ratio was 1.9 (95% CI 1.1 to 1.8).": '"1.9" lies outside its range, 1.1 to 1.8',
    "Never take more than 1,200 mg (six 400 mg tablets) of ibuprofen a day.": "the pieces come to 2,400 mg",
    "Take two tablets of 200 mg (600 mg) of ibuprofen.": "the pieces come to 400 mg",
    "Take a tablet every 6 to 8 hours, at most 6 a day.": "so often comes to 4 a day",
    "Those who took part were between 40 and 55 years old; their mean age was 58.": '"58" lies outside "40 and 55 years"',
    "Visits took from 20 to 45 minutes, 50 minutes on average.": '"50" lies outside "20 to 45 minutes"',
    "Ages ran from 22 to 70 (median 18).": '"18" lies outside "22 to 70"',
    "Of 18 people who began, 21 came to the last visit.": '"21" is more than all 18',
    "Of the twelve people, fifteen kept the diary.": '"fifteen" is more than all twelve',
    "In all, 30 of 60 people (40%) answered.": '"40%" is not 30 of 60, which is 50%',
    "Two thirds of the 90 people (45) came by car.": '"45" is not "Two thirds of the 90", which is 60',
    "The front desk is open from 9 a.m. to 5 a.m.": '"9 a.m. to 5 a.m." ends before it begins',
    "Take 400 mg four times a day, and no more than 1,200 mg a day.": "comes to 1,600 mg a day",
    "Take it three times a day, every 12 hours.": "is how often in two ways",
    "Put the cream on twice daily (every 4 hours).": "is how often in two ways",
    "Do not carry more than 5 until you are seen again.": '"5" has no unit',
    "Hold the stretch for 30, then let go.": '"30" has no unit',
    "On bad days, add Tylenol on top of acetaminophen.": "are one medicine, and stand here as two",
    "A nurse practitioner (NP) sees you. A nursing program (NP) is named, too.": '"NP" was spelled out as nurse practitioner',
    "Out of 25 letters, 27 were read.": '"27" is more than all 25',
    "We asked 80 people, and 95 of them answered.": '"95" is more than all 80',
    "In 75% of the 40 visits (25), nobody waited.": '"25" is not "75% of the 40", which is 30',
    "Some 70% of them came by car and the other 40% by bus.": '"40%" is more than the rest',
    "The lot opens at 9 a.m. and closes at 7 a.m. each day.": "ends before it begins",
    "Use one spray five times a day, and no more than 3 sprays a day.": "comes to 5 sprays a day",
    "Take it once daily (every 12 hours).": "is how often in two ways",
    "Come twice a week, on Mondays, Wednesdays and Fridays.": "names another number of times",
    "Do not drive for at least 24 after the visit.": '"24" has no unit',
    "If Tylenol does not help, try acetaminophen.": "are one medicine",
    "A clerk of care (COC) calls. Later a clinic of children (COC) calls.": "was spelled out as",
    "MSC (mesenchymal stem cells) come first. Then comes MSC (musculoskeletal care).": "was spelled out as",
    "The class runs from June 12, 2026, to May 30, 2026.": "runs backward",
    "The cut will heel in two weeks.": 'heal',
    "Lay on your back for a while.": 'lie',
    "Come at 9 a.m. in the evening.": "is two times of day",
    "Sleep at least 26 hours a day.": "are more than there are",
    "A blood pressure of 80/120 is usual.": "runs backward",
    "Each visit costs $120 dollars.": "says its unit twice",
    "Some 130% of the people answered.": "is more than there are",
    "Low blood sugar (hyperglycemia) makes people shake.": 'hypo...',
    "Ask about hypotension (high blood pressure).": 'hyper...',
    "A slow heartbeat (tachycardia) was found.": 'bradycardia',
    "You should must ask first.": "does not go on as it began",
    "Your nurse will can call.": "does not go on as it began",
    "A lose piece may float.": 'loose',
    "Keep going passed the first steps.": 'past',
    "A class costs $1.200 a year.": "Write $1,200",
    "A visit costs $12.50.00 now.": "Write $12.50",
    "Take 800 mg at a time, and no more than 600 mg a day, as your doctor told you.": '"800 mg" at once is more than the limit',
    "The desk opens at 9 am on Fridays.\n\nBring a book. The desk opens at 8 am on Fridays.": "contradicts",
    "A class costs $30 a month.\n\nA class costs $35 a month.": "contradicts",
    "A visit costs $900 to $400.": '"$900 to $400" runs backward',
    "Call us if you have a fever of 110.4 °F.": "is no temperature that a reader can have",
    "A fever above 98 °F needs a call.": "is no fever. Look",
    "The scan may show the level L6-L7.": "is not a level of the spine",
    "The nerve near T13 was numb.": "is not a level of the spine",
    "You should your doctor first.": "does not go on as it began",
    "It may be hard to breath.": 'breathe',
    "Feel the heal of the foot.": 'heel',
    "Do not sit to long.": '"too',
    "Ask about the public bone.": 'pubic',
    "Bend from the waste down.": 'waist',
    "Opioids such as naproxen can be too much.": "names another kind of medicine",
    "A capsule holds 40 mL.": "cannot be the size of a tablet",
    "The most is 1,200 ibuprofen a day.": "has no unit",
    "The map is $20 and the bag is $35, so bring $65 in all.": "come to $55",
    "We are open Monday to Friday, 8 a.m. to 5 p.m.\n\nOn Fridays the office is open from 8 a.m. to noon.": "contradicts",
    "You will be asked to a gown.": "does not go on as it began",
    "You can send call us.": "does not go on as it began",
    "Come to the to the desk.": '"to the" appears twice',
    "Ask weather you may sit.": 'whether',
    "Mrs. Wren presents with a sore toe.": "tells who somebody is",
    "Use the form on the left.": "is elsewhere on a phone",
    '- "May I sit?\n- "May I walk?"': "without its other half",
    "See the prices: [follow this link](https://www.medicare.gov/).": "follow this link",
    "Two looks found now change.": 'no',
    "Please do now drive yet.": 'not',
    "The lumbar spine (neck) bends.": 'low back',
    "You want to your nurse before you go.": "does not go on as it began",
    "Take Eliquis (rivaroxaban) at noon.": '"rivaroxaban" is not Eliquis',
    "Add Ativan on top of lorazepam.": "are one medicine",
    "The strap is 2,5 cm wide.": "Write 2.5",
    "It is for people aged 70 to 40.": "runs backward",
    "One was a 210-year-old woman.": "cannot be the age of a person",
    "They saw a fracture of T14.": "is not a level of the spine",
    "The rules were changed in 2042.": '"2042" has not come yet',
    "A class costs $30 with a bag.\n\nWith a bag, a class costs $35.": "contradicts",
    "1. Sit.\n2. Repeat step 4 twice.\n3. Stand.": '"Repeat step 4" stands in step 2',
    '!!! emergency "Call 911 if:"\n    - you can pass urine': '"you can pass urine" is a sign that all is well',
    "1. Sit.\n2. Stand.\n\nRepeat steps 1 to 3 each day.": '"Repeat steps 1 to 3" names a step that is not there',
    "Keep it dry until you. Then call.": "breaks off",
    "- Sit:\n- Stand:": '"Sit:" breaks off',
    "There are three ways to ask. First, write. Second, call.": '"three ways" are announced, and 2 follow',
    "## Two questions\n\nAsk what it costs.": '"Two questions" are announced, and 1 follows',
    "## Five questions\n\nWrite down what you want. Then ask.": '"Five questions" are announced, and 2 follow',
    TABLE.format("Answer", "Share", "| Yes | 70% |\n| No | 25% |\n| Maybe | 15% |"): "come to 110%",
    TABLE.format("Kind", "Shrank, of 100", "| Bulge | 170 |\n| Loose piece | 88 |"): '"170" stands under "Shrank, of 100"',
    TABLE.format("Kind", "Share (of 100)", "| Bulge | 17% |\n| Loose piece | 88 |"): "without the percent sign",
    "One review looked at 300 301 trials.": '"300 301" is two numbers side by side',
    TABLE.format("Pack", "Heat (°F)", "| Warm | 40°C |\n| Cold | 5°C |"): 'stands under "Heat (°F)"',
    TABLE.format("Form", "Copies", "| Consent | 2 |\n| Bill | 3 |\n| Total copies | 6 |"): "the rows above come to 5",
    TABLE.format("Group", "People", "| Walking | 30 |\n| Rest | 28 |\n| Walking | 31 |"): 'the row "Walking" stands here twice',
    TABLE.format("Town", "Visits", "| East | 21 |\n| West | 14 |\n| All | 45 |"): "the rows above come to 35",
    TABLE.format("Needle (mm)", "For", "| 9 cm | the back |\n| 40 mm | the arm |"): '"9 cm" stands under "Needle (mm)"',
    TABLE.format("Step", "Time (minutes)", "| Blood | 10 |\n| Rest | 2 hours |"): '"2 hours" stands under',
}  # fmt: skip
RIGHT = [
    "Sleep got better in 63 in 100, with a range of 49 to 77.",
    "It fell over the whole range from 77 to 49, and 12 had an interval of 20 to 30 days.",
    "The ratio was 1.4 (95% CI 1.1 to 1.8), in a range of 49 to 77 (95% CI 55 to 71).",
    "Sleep got better in 71 in 100 (95% CI 62 to 80).",
    "Take 400 mg (two tablets of 200 mg), or two 200 mg tablets (400 mg), of ibuprofen.",
    "Take a tablet every 6 to 8 hours, at most 4 a day; one or two tablets every 4 to 6 hours, at most 8 a day.",
    "We saw 120 people in April, in May 250, and by June 300 the rooms were full.",
    "1. Sit:\n    - now;\n    - then.\n2. Stand.\n\nRepeat steps 1 and 2 each day.",
    "- Sit:\n\n    Do so now.\n- Stand.",
    "Those who took part were between 40 and 55 years old; their mean age was 48.",
    "Visits took from 20 to 45 minutes, and the next one came 50 days later on average.",
    "The average wait was 9 days, and the scan took 2 to 7 minutes.",
    "The median age was 44, and 20 to 30 people came each day.",
    "Of 18 people who began, 12 came after 24 weeks.",
    "Among the 60 men, 75 scans were taken.",
    f"Some {'9' * 400} of {'9' * 400} people, more than a computer counts, came.",
    "In all, 30 of 60 people (50%) answered, and 7 in 10 (71%) came by car.",
    "About a third of the 62 people (21) came by car, and half of the 60 (see page 25) walked.",
    "The front desk is open from 9 a.m. to 5 p.m., the emergency room from 7 p.m. to 7 a.m.",
    "Call between 9 a.m. and noon, or 1 p.m. and 4 p.m.",
    "Take 500 mg every 6 hours as needed, and no more than 1,500 mg in 24 hours.",
    "Take it three times a day, every 4 to 6 hours, and turn every 2 hours.",
    "Hold for a count of 10, or for 5 to 10 breaths, for 3 of the 5 days.",
    "Do not take ibuprofen together with Advil, nor Advil with Tylenol.",
    "Physical therapy (PT) is one way. A physical therapist (PT) shows you.",
    "We asked 80 people in May, and 95 in June; 20 of them answered.",
    "Some 60% of men and 70% of women came, and the other 30% did not; 20% of the 60% ran and the other 80% walked.",
    "Take 10 mg twice a day; people over 75 take no more than 10 mg a day.",
    "Fast from 10 p.m. to 8 a.m. before the visit; the desk moved its hours from 9:00 a.m. to 8:00 a.m.",
    "Tell us whether you take Advil with ibuprofen, which is twice the same.",
    "Activities of daily living (ADL) come first; an activity of daily living (ADL) is one.",
    "Visits last 30 to 45 minutes, and the average wait is 5 minutes.",
    "Sit for 10 and then for 5 minutes, 24 hours a day; 110% of what you had, and 40/80 people with a blood pressure of 120/80.",
    "The heel of your hand hurts, and while you lay on your back it was week 3.",
    "Call at 2 a.m. at night, 11 p.m. in the evening, or 8 a.m. in the morning.",
    "Take 1 tablet three times a day, but no more than 2 tablets a day if you are over 75.",
    "A high risk of low blood sugar (hypoglycemia) and high blood pressure (hypertension) run in families.",
    "What you can and must do differs. You may lose clothes, and the months passed the way they do.",
    "Gas costs $3.499 a gallon, and a plant costs $1.125 billion.",
    "Take 200 mg at a time, and no more than 600 mg a day, as your doctor told you.",
    "Adults take 2 tablets at a time, and children no more than 1 tablet a day.",
    "A book costs $30. It costs $20 to borrow. A map costs $5. It costs $2 to borrow.\n\nIn 2024, a class cost $30. In 2025, a class cost $35.",
    "## With a card\n\nA class costs $30 a month.\n\n## Without a card\n\nA class costs $35 a month.",
    "The fee fell from $900 to $400, and between days 30, to 20 people came.",
    "A fever of 109 °F can kill. A fever over 100.4 °F is one. A pad has 110 °F.",
    "The scan showed L5-S1, T12-L1, C7-T1 and an extra bone, L6. Bus T14 goes to room L9, with C8-C10 fatty acids.",
    "What you can the first week differs. You can the next day, too. Should your doctor call, go to many places with deep breath.",
    TABLE.format("Group", "Mean age", "| Walk | 4 |\n| Rest | 6 |\n| All | 50 |"),
    TABLE.format("Minutes", "People", "| 10 | 4 |\n| 10 | 5 |"),
    TABLE.format("Do", "Minutes", "| Walk | 10 |\n| Rest | 5 |\n| Walk | 10 |"),
    TABLE.format("Group", "People", "| New | 20 |\n| of them young | 8 |\n| Known | 30 |\n| Total | 50 |"),
    TABLE.format("Symptom", "Share", "| Pain | 80% |\n| Poor sleep | 60% |"),
    TABLE.format("When", "What", "| Morning | Walk |\n| Morning | Stretch |"),
    TABLE.format("Part", "Most", "| Total score | 10 |\n| Sleep | 3 |\n| Work | 4 |"),
    TABLE.format("Answer", "People (%)", "| Yes | 33% |\n| No | 33% |\n| Not sure | 33% |\n| Total | 100% |"),
    TABLE.format("Time (minutes)", "For", "| 20 after 2 hours | the back |\n| 40 | the arm |"),
]


def test_what_contradicts_what_it_stands_beside_is_said(said):
    sentences = [sentence for text in WRONG for sentence in said(text)]
    assert [part for part in WRONG.values() if not any(part in sentence for sentence in sentences)] == []


def test_what_agrees_is_let_pass(said):
    assert [
        sentence
        for text in RIGHT
        for sentence in said(text)
        if sentence.startswith(("R105", "R7 ")) or "is a slip" in sentence
    ] == []


BODY = "Of 200 people, 140 got up within 6 months. In 301 trials it was so. Rest for 12 weeks or one year."
TRUE = ["It takes 26 weeks.", "About 70 in 100 people got up.", "Some 140 people got up.", "In 7 trials, 3 in 10 lay."]


def test_a_figure_of_the_summary_that_the_text_contradicts_is_said(said):
    wrong = {"It takes 16 months.": "16 months", "Up got 9 of 20 people.": "9 of 20", "In 310 trials it was so.": "310"}
    for summary, shown in wrong.items():
        assert any(f'R105 warning: "{shown}" stands nowhere in the text' in one for one in said(BODY, summary=summary))
    for summary in TRUE:
        assert [one for one in said(BODY, summary=summary) if "stands nowhere" in one] == []
    assert not any("stands nowhere" in one for one in said("Rest for a while.", summary="It takes 16 months."))


def test_a_part_of_the_body_that_only_the_summary_names_is_said(said):
    text = "The back hurts at times, and rest helps. " * 30
    assert any('"knee" stands nowhere in the text below' in one for one in said(text, summary="Rest for your knee."))
    assert not any("stands nowhere" in one for one in said(text, summary="Rest is a rule of thumb."))
