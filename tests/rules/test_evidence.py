"""Evidence: which words a level permits, what studies of a kind can carry, and that key points say no more than notes.

Each single mistake in the form of a note stands in `mistakes/evidence-...`.
"""

import re

import pytest

from tests.conftest import ROOT, findings, site_of

LEVELS = site_of(ROOT / "content").certainty.records
KINDS = {
    "review": "systematic review", "guide": "guideline", "trial": "randomized trial", "cohort": "observational study",
    "series": "case series", "case": "case report", "opinion": "expert opinion", "dish": "laboratory", "page": "web page",
}  # fmt: skip
# Trials of PRP against salt water: one that found no gain, and one that did.
TRIALS = {"none": "no gain", "gain": "favors treatment"}
PRP = "  - {term: PRP, meaning: Plasma that is rich in platelets., treatment: true}\n"
POINTS = ["Keep moving.", "Rest for a short time.", "Ask for help early."]
# GRADE guidelines 26, table 2 (Santesso 2020), at the level to which each belongs.
GRADE = {
    "high": [
        "PRP results in a large reduction in pain.", "PRP reduces pain.", "PRP reduces pain slightly.",
        "PRP results in little to no difference in pain.", "PRP does not reduce pain.", "PRP increases movement.",
    ],
    "moderate": [
        "PRP likely results in a large reduction in pain.", "PRP probably results in a large reduction in pain.",
        "PRP likely reduces pain.", "PRP probably reduces pain slightly.", "PRP probably does not reduce pain.",
        "PRP likely results in little to no difference in pain.",
    ],
    "low": [
        "PRP may result in a large reduction in pain.", "The evidence suggests PRP results in a large reduction in pain.",
        "PRP may reduce pain.", "The evidence suggests that PRP reduces pain slightly.", "PRP may not reduce pain.",
        "The evidence suggests that PRP does not reduce pain.", "PRP may result in little to no difference in pain.",
    ],
    "very low": [
        "The evidence is very uncertain about the effect of PRP on pain.",
        "PRP may reduce pain, but the evidence is very uncertain.",
        "PRP may have little to no effect on pain, but the evidence is very uncertain.",
    ],
}  # fmt: skip
# Hedges that govern no claim, or not all of it.
NO_HEDGE = {
    "low": [
        "It may come as no surprise that PRP eases disc pain.", "Nothing could do more for a worn disc than PRP.",
        "You might be surprised at how well donor cells work.", "PRP might, as all doctors know, be the best thing.",
        "Whatever you may have heard, PRP repairs discs.", "PRP ends leg pain, although you may feel sore for a day.",
        "PRP may ease pain and gives people their strength back.", "PRP may help sleep, and it takes pain away.",
        "PRP eases pain that may have lasted for years.", "People who may need surgery get well with PRP.",
        "Since May 2020, PRP has eased back pain here.", "PRP may hurt at first, then heals the disc.",
        "PRP relieves back pain; some may feel it within hours.", "You could search for years and find no such cure.",
        "Donor cells could ease pain because they rebuild discs.", "PRP may ease pain, makes discs grow and lasts.",
        "However odd it may sound, PRP repairs discs.", "PRP could not be more helpful for a sore back.",
        "PRP may help and never harms.", "You may rely on PRP to take your pain away.",
        "PRP may well ease your pain.", "PRP might well ease pain.", "PRP might very well ease pain.", "Pain could well ease with PRP.",
        "PRP could ease pain and always brings people back to work.", "PRP may be new, yet it takes pain away.",
    ],
    "very low": [
        "Nobody knows why donor cells heal discs so quickly.", "It is unclear how PRP takes pain away so fast.",
        "We do not know of anything that works better than PRP.", "PRP heals discs for reasons that are unknown.",
        "PRP eases pain, but the evidence is very uncertain.", "An unknown number of people got well with PRP.",
    ],
    "moderate": [
        "PRP ends pain, given early, and probably helps sleep.",
        "PRP relieves pain, probably within a week.", "PRP probably eases pain and surely mends the disc.",
        "You will probably agree that PRP heals discs.", "PRP, probably the finest treatment of all, heals discs.", "PRP is twice as likely to help.",
    ],
    "high": ["PRP certainly reduces pain.", "PRP is the surest way out of pain."],
}  # fmt: skip
HEDGED = {
    "low": [
        "PRP may ease pain and help people sleep.", "For people whose pain lasts, PRP may ease it a little.",
        "PRP may help people who take no pills.", "If rest fails, exercise may help a little.",
        "Exercise may ease pain, though few people were studied for long.", "In one trial, PRP did no better than rest.",
        "Pain may come back when the drug stops.", "Left alone, it may shrink. With PRP, it may shrink sooner.", "One trial found no difference between PRP and salt water.",
        "A few small studies agree: it may be so.",
        "PRP may ease pain sooner, but no more of it after a year.",
    ],
    "very low": [
        "It is not known whether PRP helps nerve roots.", "Whether PRP mends a disc is unclear.",
        "We do not know how well PRP works.", "The studies disagree, so we do not know if PRP helps or eases pain.",
        "Infections have been reported, but how often is unknown.", "It has not yet been shown that cells mend a disc.",
        "PRP may slightly increase soreness, but the evidence is very uncertain.",
    ],
    "moderate": [
        "Exercise probably reduces pain and improves function slightly.",
        "Exercise probably eases pain, and it is unlikely to harm.", "Exercise may well ease pain.",
        "A steroid is likely to ease leg pain for some weeks, but not for longer.",
        "Exercise is likely to ease pain a little. It may cause sore muscles.",
        "They probably ease leg pain for some weeks.",
        "A low dose of PRP, begun early, probably helps as much as a high one.",
    ],
    "high": ["Exercise reduces pain slightly and does not cause serious harm."],
}  # fmt: skip


def note(level: str, claim: str, key: str = "review", name: str = "") -> str:
    return f'It was tried.\n\n!!! evidence "{level}"{name}\n    {claim}[@{key}]'


@pytest.fixture
def broken(sound):
    """A function that says which rules each text breaks; a text may come with key points, as lines of YAML."""

    def broken(*texts: str | tuple[str, list[str]], title: str = "PRP and rest") -> list[set[str]]:
        with (sound / "data/glossary.yaml").open("a", encoding="utf-8") as file:
            file.write(PRP)
        with (sound / "data/references.yaml").open("a", encoding="utf-8") as file:
            for key, kind in KINDS.items():
                file.write(entry(key, f"kind: {kind}"))
            for key, result in TRIALS.items():
                trial = f"{{where: Disc, treatment: PRP, control: salt water, result: {result}, words: It was small.}}"
                file.write(entry(key, f"kind: randomized trial, people: 9, trial: {trial}"))
                arms = "treated: {people: 9, improved: 6}, control: {people: 9, improved: 5}"
                counted = f"{trial[:-1]}, counted: 18, outcomes: [{{what: Back at work at 6 months, {arms}}}]}}"
                file.write(entry(f"counted-{key}", f"kind: randomized trial, people: 18, trial: {counted}"))
        for number, text in enumerate(texts):
            body, points = (text, POINTS) if isinstance(text, str) else text
            rows = "".join(f"  - {point}\n" for point in points)
            (sound / f"articles/a{number}.md").write_text(
                f"---\ntitle: {title} {number}\nslug: a{number}\ndate: 2026-01-05\ncategory: Back pain\nauthors: [jane-doe]\n"
                f"summary: It is told here.\nkey_points:\n{rows}conflict: We do not offer it.\n---\n\n{body}\n",
                encoding="utf-8",
            )
        found: list[set[str]] = [set() for _ in texts]
        for finding in findings(sound):
            if finding.path.parent.name == "articles":
                found[int(finding.path.stem[1:])].add(finding.rule)
        return found

    return broken


def entry(key: str, study: str) -> str:
    return (
        f"  - id: {key}\n    type: webpage\n    title: A source\n    URL: https://example.org/{key}\n"
        f"    custom: {{design: Source, finding: It is so., {study}}}\n"
    )


def test_in_another_language_only_the_shape_of_a_note_is_checked(said):
    assert said('Texto.\n\n!!! evidence "low"\n    Puede ayudar, y no cure.[@doe2024]', lang="es") == []
    assert len(said('Texto.\n\n!!! evidence "baja"\n    Puede ayudar.', lang="es")) == 2


def test_the_words_of_grade_pass_at_their_level_and_above_and_are_refused_below(broken):
    order = list(LEVELS)
    asked = [(own, at, claim) for own, claims in GRADE.items() for claim in claims for at in order]
    found = broken(*(note(at, claim) for _, at, claim in asked))
    wrong = [
        ask
        for ask, rules in zip(asked, found, strict=True)
        if ("R37" in rules) != (order.index(ask[1]) > order.index(ask[0]))
    ]
    assert wrong == []


def test_a_hedge_governs_the_verb_of_the_claim_or_is_none(broken):
    asked = [(level, claim) for level, claims in NO_HEDGE.items() for claim in claims]
    found = broken(*(note(level, claim) for level, claim in asked))
    assert [ask for ask, rules in zip(asked, found, strict=True) if "R37" not in rules] == []


def test_a_claim_whose_verbs_are_hedged_passes(broken):
    asked = [(level, claim) for level, claims in HEDGED.items() for claim in claims]
    found = broken(*(note(level, claim) for level, claim in asked))
    assert [ask for ask, rules in zip(asked, found, strict=True) if "R37" in rules] == []


def test_a_level_is_no_higher_than_its_best_study_can_carry(broken):
    """Trials begin high, observational studies low, series of cases very low (Cochrane Handbook 5.1, table 12.2.a)."""
    most = dict.fromkeys(KINDS, "very low") | dict.fromkeys(["review", "guide", "trial"], "high") | {"cohort": "low"}
    order = list(LEVELS)
    asked = [(key, at) for key in [*KINDS, "case; @cohort"] for at in order]
    most["case; @cohort"] = "low"
    found = broken(*(note(at, "We do not know if it helps.", key) for key, at in asked))
    for (key, at), rules in zip(asked, found, strict=True):
        assert ("R37" in rules) == (order.index(at) < order.index(most[key])), (key, at)


def test_a_sentence_does_not_say_against_the_trials_that_it_alone_cites(broken):
    found = broken(
        "PRP reduces pain.[@none]",
        "PRP may ease disc pain.[@none]",
        "PRP may well ease your pain.[@none]",
        "In a trial of 9 people, PRP was better than salt water.[@none]",
        "These injections help people with sore backs.[@none]",
        note("high", "PRP reduces disc pain.", "none"),
        "PRP did no better than salt water.[@gain]",
        "PRP may bring more people back to work.[@counted-none]",
        "After PRP, fewer of them were back at work.[@counted-gain]",
    )
    assert ["R37" in rules for rules in found] == [True] * 9


def test_what_a_trial_found_may_be_said(broken):
    sound = [
        "PRP did no better than salt water.[@none]",
        "PRP may ease pain no more than salt water.[@none]",
        "Some hoped that PRP would ease pain.[@none]",
        "PRP was tested to see whether it eases pain.[@none]",
        "People in both groups had less pain after a year.[@none]",
        "Not everyone gets better with PRP.[@none]",
        "PRP eased pain more than salt water.[@gain]",
        "PRP eased pain in some trials.[@none; @gain]",
        "Exercise eases pain.[@none]",
        "PRP may bring no more people back to work.[@counted-none]",
        "PRP may bring more people back to work.[@counted-gain]",
        "After PRP, fewer people were kept from going back to work.[@counted-gain]",
        "Fewer people were back at work after salt water.[@counted-gain]",
    ]
    found = broken(*sound)
    assert [sentence for sentence, rules in zip(sound, found, strict=True) if "R37" in rules] == []


def test_what_was_seen_in_a_dish_is_not_said_of_people(broken):
    faults = [
        "PRP makes worn discs taller and calms pain.[@dish]",
        "The evidence points to real gains in people after PRP.[@dish]",
    ]
    sound = [
        "In lab dishes, PRP helps disc cells grow.[@dish]",
        "PRP eases back pain.[@dish; @trial]",
        "Experts ask that new cells be tested in people first.[@dish]",
    ]
    found = broken(*faults, *sound)
    assert ["R39" in rules for rules in found] == [True] * len(faults) + [False] * len(sound)


def test_a_claim_that_leaves_no_doubt_is_refused_anywhere(broken):
    faults = [
        "PRP clearly eases disc pain.[@gain]",
        "There is no doubt that PRP eases disc pain.[@gain]",
        "Donor cells never fail to calm a sore back.[@review]",
        "PRP is sure to ease your pain.[@review]",
        "Needless to say, PRP improves sleep.[@review]",
        "PRP has never failed to ease a sore back.[@review]",
        ("Words.", ["PRP is the surest way to ease pain.", *POINTS]),
        "Serious harm never happens.[@review]",
        "Soreness is the only problem.[@review]",
        "Exercise never harms a back.[@review]",
        "Every slipped disc shrinks.[@review]",
        "All slipped discs shrink by themselves.[@review]",
        "All people get better with exercise.[@review]",
        "No one is harmed by tape on the skin.[@review]",
        "New back pain always goes away.[@review]",
    ]
    sound = [
        "Always tell your doctor which pills you take.",
        "Not every slipped disc shrinks.[@review]",
        "New back pain nearly always gets better.[@review]",
        "Pain does not always go away.[@review]",
        "In the trial, no one was harmed.[@review]",
        "In this trial, every patient gets better or goes on to surgery.[@review]",
        "Soreness is the only problem that they reported.[@review]",
        "It never hurts to ask.[@review]",
        "No one is harmed by asking.[@review]",
        "Every patient is asked for consent.[@review]",
        "Pain is not the only problem.[@review]",
        "Of course, you can ask for a second opinion.",
        "PRP is not sure to help.[@review]",
        "Call a doctor at once if pain clearly gets worse.",
        "Nobody can be certain that PRP helps.[@review]",
        "Nobody knows yet whether PRP helps.",
        "Nobody has an answer to that yet, whichever of them you ask.",
    ]
    found = broken(*faults, *sound)
    assert ["R37" in rules for rules in found] == [True] * len(faults) + [False] * len(sound)


def test_a_key_point_on_a_treatment_sums_up_a_note_and_says_no_more(broken):
    sums_up = "{{point: {}, note: discs}}".format
    may = note("low", "PRP may ease pain no more than salt water.", "none", " #discs")
    unknown = note("very low", "We do not know if PRP eases leg pain.", "none", " #discs")
    harm = note("very low", "Infections have happened, and we do not know how often.", "none", " #discs")
    faults = [
        ("Words.", ["PRP eases disc pain.", *POINTS], "R36"),
        ("Words.", ["PRP may spare people surgery.", *POINTS], "R36"),
        (may.replace("discs", "legs"), [sums_up("PRP may ease pain."), *POINTS], "R36"),
        (may, [sums_up("PRP probably eases pain."), *POINTS], "R37"),
        (may, [sums_up("PRP may ease pain and heals the disc."), *POINTS], "R37"),
        (unknown, [sums_up("PRP may ease leg pain."), *POINTS], "R37"),
        (f"{may}\n\n{may}", POINTS, "R36"),
        ("Words.", ["Infections almost never happen.", *POINTS], "R36"),
        (harm, [sums_up("Serious harm hardly ever happens."), *POINTS], "R37"),
        (harm, [sums_up("Serious harm is rare."), *POINTS], "R37"),
        (harm, [sums_up("Serious harm seems uncommon, but infections have happened."), *POINTS], "R37"),
        (may, [sums_up("PRP rarely causes serious harm."), *POINTS], "R37"),
        (
            note("low", "PRP may ease pain in fewer people.", "review", " #discs"),
            [sums_up("PRP may ease pain in more people."), *POINTS],
            "R37",
        ),
        (note("low", "PRP may not ease pain.", "review", " #discs"), [sums_up("PRP may ease pain."), *POINTS], "R37"),
        (unknown, [sums_up("PRP cuts the number of bad days."), *POINTS], "R37"),
        (unknown, [sums_up("Nothing loosens a stiff leg like PRP."), *POINTS], "R37"),
        (may, [sums_up("Some are glad of it. PRP wakes a sleepy nerve."), *POINTS], "R37"),
        (may, [sums_up("PRP may ease disc pain. It prevents migraine, too."), *POINTS], "R37"),
    ]
    sound = [
        (may, [sums_up("PRP may ease pain no more than salt water."), *POINTS]),
        (may, [sums_up("Some studies found less pain. A careful trial found no gain."), *POINTS]),
        (note("high", "PRP reduces pain.", "review", " #discs"), [sums_up("PRP reduces pain."), *POINTS]),
        (unknown, [sums_up("Many people hope PRP will ease leg pain. No trial shows that it does."), *POINTS]),
        (unknown, [sums_up("We are not sure that PRP halves leg pain."), *POINTS]),
        (unknown, [sums_up("We do not know if PRP eases leg pain. It may cost you $900."), *POINTS]),
        (unknown, [sums_up("Few trials of PRP show that it spares legs from surgery."), *POINTS]),
        (may, [sums_up("PRP may ease disc pain. It takes an hour and does not hurt much."), *POINTS]),
        (harm, [sums_up("We do not know how often serious harm happens; infections have."), *POINTS]),
        (harm, [sums_up("Infections have happened. We do not know how rare serious harm is."), *POINTS]),
        (may, [sums_up("Serious harm may be rare."), *POINTS]),
        ("Words.", ["Ask how often infections happen.", "Call us at once for any sign of an infection.", *POINTS]),
        ("Words.", ["PRP is made from your own blood.", "No such product is approved.", *POINTS]),
        ("Words.", ["A guideline advises against it for lasting pain.", *POINTS]),
        ("Words.", ["PRP is a shot for people with lasting pain.", *POINTS]),
    ]
    found = broken(*((text, points) for text, points, _ in faults), *sound)
    for (text, points, rule), rules in zip(faults, found, strict=False):
        assert rule in rules, (text, points)
    for case, rules in zip(sound, found[len(faults) :], strict=True):
        assert not {"R35", "R36", "R37", "R78"} & rules, case


def test_on_a_page_about_no_treatment_a_point_needs_no_note(broken):
    assert "R36" not in broken(("Words.", ["Sleep helps your back.", *POINTS]), title="Sleep")[0]


def test_the_levels_are_those_of_grade():
    assert list(LEVELS) == ["high", "moderate", "low", "very low"]
    assert LEVELS["very low"].words == "Very low certainty"


def test_no_word_belongs_to_two_levels():
    words = [phrase for level in LEVELS.values() for phrase in level.permits]
    assert len(words) == len(set(words))


def test_the_page_that_explains_the_words_says_the_same():
    """Each row of its table: a level, words that it permits, its meaning."""
    page = (ROOT / "content/pages/how-we-write.md").read_text(encoding="utf-8")
    table = page.split("Table: What our words for certainty mean.")[1].split("##")[0]
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\|.*\|$", table, re.MULTILINE)
    ]
    assert [row[0] for row in rows[2:]] == list(LEVELS)
    for name, words, meaning in rows[2:]:
        assert set(words.split(", ")) <= set(LEVELS[name].permits)
        assert meaning == LEVELS[name].meaning


def test_the_style_guide_shows_a_note_of_each_level():
    page = (ROOT / "content/pages/styleguide.md").read_text(encoding="utf-8")
    assert set(re.findall(r'^!!! evidence "([^"]*)"', page, re.MULTILINE)) == set(LEVELS)
