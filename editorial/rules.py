"""The rules that a text must keep: one row each, with its reason, its remedy and two examples.

A rule has a number, which never changes, since findings and waivers name it. `make check` says what breaks a rule,
`make check EXPLAIN=R38` prints its row. The two examples of a row are its tests.
"""

from editorial.rule import Rule
from editorial.rules_for_reading import ROWS as FOR_READING
from editorial.rules_for_safety import ROWS as FOR_SAFETY

ROWS = (
    Rule(
        "R6",
        "Medical words are explained, and only those in use",
        "A word that nobody meets makes the glossary longer and no page clearer.",
        "Use the word, add the form that pages use under `also`, or take it out of content/data/glossary.yaml.",
        "NHS service manual; PEMAT-P, item 4",
        fails="  - term: Zebra\n    meaning: A striped horse.",
        passes="  - term: Spine\n    meaning: The bones of the back.",
        of="data/glossary.yaml",
    ),
    Rule(
        "R7",
        "Abbreviations are spelled out first",
        "Letters mean nothing to a reader who meets them for the first time.",
        "Write plain words first and the letters in brackets: platelet-rich plasma (PRP).",
        "NHS service manual, formatting; WCAG 2.2, 3.1.4",
        fails="An MRI shows the disc.",
        passes="Magnetic resonance imaging (MRI) shows the disc.",
    ),
    Rule(
        "R9",
        "Chances are counted, never a lone percentage",
        "Most people picture 3 in 4 more easily than 75%, and a percentage hides how few were counted.",
        'Write "3 in 4", or the people counted, like "21 of 44".',
        "NHS service manual, numbers; CDC Clear Communication Index 15 to 17",
        fails="Pain eased in 48% of them.[@doe2024]",
        passes="Pain eased in 21 of 44 people (48%).[@doe2024]",
    ),
    Rule(
        "R10",
        "A chance of benefit has the chance of harm beside it, counted in the same number",
        "A benefit alone sells; two chances counted in different numbers mislead even those who read both.",
        "Give a line to each, Benefit: and Harm:, in counts like 2 in 100 of one size, each with its study.",
        "CDC Clear Communication Index 15 to 20",
        fails='!!! risk "Rest, after a year"\n    - Benefit: 21 in 44 people had less pain.[@doe2024]',
        passes='!!! risk "Rest, after a year"\n    - Benefit: 21 in 44 people had less pain.[@doe2024]\n'
        "    - Harm: 2 in 44 people felt stiff.[@doe2024]",
        waivable=False,
    ),
    Rule(
        "R12",
        "Cards are of a known kind and whole, and a symptom comes with one that says when to get help",
        "A card of another kind has no look and no meaning, and a reader in trouble would pass by one without its signs.",
        "Use a kind that CONTRIBUTING.md lists. One that says when to see a doctor has a heading, a list and a heading "
        "after it, and stands once on a page. Where the title names a symptom, add one.",
        "NHS service manual, care cards",
        fails='!!! urgent "See a doctor today or tomorrow if:"\n    You have a fever.',
        passes='!!! urgent "See a doctor today or tomorrow if:"\n    - you have a fever',
        drafts="warning",
    ),
    Rule(
        "R14",
        'Lists of what not to do say "do not", and warnings are few',
        "Who skims a list may miss its heading and its color, and do what it warns of.",
        'Begin each point of a "dont" card with "do not"; keep to two warnings a page.',
        "NHS service manual, Do and Don't lists, warning callout",
        fails='!!! dont "Do not"\n    - lie down all day',
        passes='!!! dont "Do not"\n    - do not lie down all day',
    ),
    Rule(
        "R21",
        "Pictures exist and say what they show",
        "A missing picture is a hole in the page, and one without words is a hole for those who cannot see it.",
        "Correct the path, counted from your own file; give a drawing a <title> and a <desc>. Say what it shows in 125 characters, and something else in the caption.",
        "NHS service manual, images; WCAG 2.2, 1.1.1",
        fails="![A spine](../figures/none.svg)",
        passes='![A line](../figures/drawing.svg "It is thin and straight.")',
        waivable=False,
    ),
    Rule(
        "R28",
        "Authors and reviewers are people we know",
        "A reader must be able to see who speaks.",
        "Use an id from content/data/people.yaml, or add the person there, with their leave.",
        "HONcode, principle 1",
        fails="authors: [mary]",
        passes="authors: [jane-doe]",
        of="header",
        waivable=False,
    ),
    Rule(
        "R35",
        "Results carry a reference, and every reference is used",
        "A number without its study cannot be checked; a study that nothing cites is a leftover.",
        "Cite the study after the full stop, like [@pers2024]; correct the key; or take the entry out.",
        "HONcode, principles 4 and 5; CDC Clear Communication Index 11",
        fails="Pain eased in 21 of 44 people.",
        passes="Pain eased in 21 of 44 people.[@doe2024]",
    ),
    Rule(
        "R36",
        "An evidence note has a level of certainty, a claim and its studies",
        "A note that lacks one of them looks like evidence and is none.",
        'Write !!! evidence "low" right after the paragraph, and below it a claim of one or two sentences, with its studies.',
        "GRADE (Balshem 2011); Cochrane plain language summaries",
        fails='Rest was tried.\n\n!!! evidence "lo"\n    Rest may ease pain.[@doe2024]',
        passes='Rest was tried.\n\n!!! evidence "low"\n    Rest may ease pain.[@doe2024]',
        waivable=False,
    ),
    Rule(
        "R37",
        "A claim is no stronger than its certainty allows",
        "The verb is what a reader takes home: weak evidence in strong words misleads.",
        "Use the words that content/data/certainty.yaml permits at that level, or show studies that earn a higher one.",
        "Cochrane; GRADE guidelines 3 (Balshem 2011)",
        fails='Rest was tried.\n\n!!! evidence "low"\n    Rest eases pain.[@doe2024]',
        passes='Rest was tried.\n\n!!! evidence "low"\n    Rest may ease pain.[@doe2024]',
        waivable=False,
    ),
    Rule(
        "R38",
        "Words that no study can keep are not used",
        "Regulators read clinic pages, and what a page says is what the clinic claims.",
        "Say what was found, in how many people. Denying it is fine: this has not been proven.",
        "FDA warning letters; FTC Health Products Compliance Guidance 2022",
        fails="Rest is a proven treatment.",
        passes="This has not been proven.",
        waivable=False,
    ),
    Rule(
        "R39",
        '"Studies show" needs a study in people',
        "What works in a dish or in mice often fails in people.",
        "Cite a trial or a review in people, or say that it was in the lab.",
        "FTC Health Products Compliance Guidance 2022",
        fails="Studies show that rest helps.",
        passes="Studies show that rest helps.[@doe2024]",
    ),
    Rule(
        "R52",
        "No study is cited that was retracted",
        "A study that its journal took back shows nothing, and a page that rests on it misleads.",
        "Take out the study and what rests on it, or cite another one. `make retractions` fetches a new list.",
        "Retraction Watch; Committee on Publication Ethics, retraction guidelines",
        fails='notices:\n  - {record: "1", nature: Retraction, date: 2026-01-05, DOI: 10.1000/182}',
        passes='notices:\n  - {record: "1", nature: Retraction, date: 2026-01-05, DOI: 10.1000/182}\n'
        '  - {record: "2", nature: Reinstatement, date: 2026-02-06, DOI: 10.1000/182}',
        of="data/retractions.yaml",
        waivable=False,
    ),
    Rule(
        "R54",
        "Concerns about a cited study, and corrections to it, are read",
        "They may change what the study can show, or nothing at all: only a person can tell.",
        "Read the notice. Mend the page; or, when it changes nothing there, waive the rule and say so.",
        "Retraction Watch; Committee on Publication Ethics, retraction guidelines",
        fails='notices:\n  - {record: "1", nature: Correction, date: 2026-01-05, DOI: 10.1000/182}',
        passes="notices: []",
        level="warning",
        of="data/retractions.yaml",
    ),
    Rule(
        "R70",
        "Links say where they lead, and lead to a page that readers can open",
        'A link that leads nowhere, or to a page kept back, wastes a reader\'s trust; "click here" tells a listener nothing.',
        "Correct the path, counted from your own file; publish the other page first; or take the link out. Its words name the page.",
        "WCAG 2.2, 2.4.9; NHS service manual, links",
        fails="See [rest]({filename}none.md).",
        passes="See [about us]({filename}../pages/about.md).",
        waivable=False,
    ),
    Rule(
        "R71",
        "Charts stand beside the same numbers in words",
        "A chart without words is closed to those who cannot see it, and one without published numbers is a guess.",
        "Name trials whose entry in content/data/references.yaml has a `trial`; the table beside them makes itself.",
        "NHS service manual, images; WCAG 2.2, 1.4.5",
        fails='!!! trials "What the trials found"\n    Rest was no better.',
        passes='!!! trials "What the trials found"\n    [@doe2024]',
        waivable=False,
    ),
    Rule(
        "R78",
        "Files and front matter are whole and in the right form",
        "What the build cannot understand it could only guess, and a guess is published.",
        "The sentence says what was expected; CONTRIBUTING.md has a header to copy.",
        "This house",
        fails="date: tomorow",
        passes="date: 2026-01-05",
        of="header",
        waivable=False,
    ),
    Rule(
        "R86",
        "A waiver names a rule, a reason, a person and an end",
        "A waiver that nobody answers for, or that has run out, would hide a mistake for good.",
        "Mend what the rule says and take the waiver out, or agree on a new date.",
        "This house",
        fails="waivers: [{rule: R9, reason: The journal gives no count., by: jane-doe, until: 2020-01-01}]",
        passes="waivers: []",
        of="header",
        waivable=False,
    ),
)
ROWS = tuple(sorted((*ROWS, *FOR_READING, *FOR_SAFETY), key=lambda rule: int(rule.id[1:])))
RULES = {rule.id: rule for rule in ROWS}


def explained(rule: Rule) -> str:
    """The row of a rule as a writer reads it."""
    parts = [
        f"{rule.id} ({rule.level}): {rule.title}.",
        f"Why: {rule.why}\nMend: {rule.mend}\nSource: {rule.source}.",
        f"Refused:\n{_indented(rule.fails)}",
        f"Let pass:\n{_indented(rule.passes)}",
    ]
    if rule.waivable:
        waiver = f"waivers:\n  - rule: {rule.id}\n    reason: One sentence.\n    by: an-id-from-people.yaml\n    until: 2026-12-31"
        parts.append(f"To let one page pass for a time, write in its header:\n{_indented(waiver)}")
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
