"""What a text says of a treatment stands on something, in whatever words (R35)."""

from itertools import accumulate, pairwise

import pytest

from tests.conftest import ROOT, change, findings

PAGE = """---
title: PRP and sore backs
slug: text
date: 2026-01-05
category: Back pain
authors: [jane-doe]
summary: What it is, and what we know.
key_points: [Keep moving., Ask for help early., Waiting is a choice.]
conflict: We offer it.
---

{}
"""
# What is told by its words.
CLAIMS = [
    "Myth: stem cell shots are hazardous.",
    "It is as safe as a bath.[@doe2024]",
    "Nothing can go wrong with it.[@doe2024]",
    "PRP works.[@doe2024]",
    "It is safe.[@doe2024]",
    "Harmless.[@doe2024]",
    "Is PRP safe?\n\nYes.",
    "PRP:\n\n- works\n- lasts",
    "## Any risk?\n\nNone.",
    "It isn't true that PRP wears off.",
    "It is a myth that shockwave does not help.",
    "No trial so far has shown that shockwave makes anything worse.",
    "It has not been shown that PRP ever fails.",
    "We cannot remember anyone whom PRP did not help.",
    "PRP lowers pain in most people.",
    "Prolotherapy tightens loose ligaments.",
    "It works.",
    "Half of them could work again after a month.",
    "Three quarters of those treated felt better.",
    "Nine out of ten people were back at work.",
    "You will be walking by spring.",
    "It is the only treatment that gets at the cause.",
    "Stem cells go to the root of the trouble.",
    "Relief that lasts for years is within reach.",
    "Most people need only one visit.",
    "The science on this is settled.",
    "The days of needing an operation are over.",
    "PRP has no drawback.",
    "Nobody has ever been harmed by it.",
    "PRP eases pain, though it may take a second visit.",
    "PRP (which may be costly) eases back pain within weeks.",
    "Stem cells, which some may find odd, rebuild the disc.",
    "We do not know why PRP works so well.",
    "PRP may ease pain and always brings people back to work.",
    "It is hard to deny that PRP helps.",
    "No one can say that PRP is not better than steroids.",
    "Does PRP help? It does.",
    "We know of no harm.",
    "We give you a back that works.",
    "We send stiff joints packing.",
    "We check in on you while you heal for good.",
    "We mark the end of back trouble.",
    "Our team sees backs get better each day.",
    "We look after your discs so that they last a lifetime.",
    "We stay with you until your back is as good as it was.",
    "We wrote about what helps. PRP lowers pain in most people.",
    "We wrote about PRP, which lowers pain.",
    "Bromelain calms an irritated gut.",
    "Laser light rids you of morning stiffness.",
    "Chosen by nine out of ten of our visitors.",
    "What if your back no longer ran your life? Now it need not.",
    "Nineteen of the last twenty patients were free of pain.",
    "It helps to relieve back pain.",
    "Our new procedure has you back on the bike by Sunday.",
    "Older patients tolerate ozone just as well.",
    "Painkillers wear off, but this keeps working.",
    "In my hands the shot works fast.",
    "Nine flare-ups in ten are over by Monday.",
    "Another 60 happy backs!",
    "Every second caller cancels the operation.",
    "Stretching has been shown to ease a sore back.",
    "That makes PRP ideal for runners.",
    "Would you like the morning slot for the infusion that calms every inflamed joint?",
]
# What those words do not tell where they are denied, hedged, asked, of somebody else, or of harm.
SOUND = [
    "Myth: stem cells can grow a new knee.",
    "It is only a stubborn misbelief that a laser heals nerves.",
    "It is not strictly true that PRP works in everybody.",
    "Pain that does not wear off by morning is a reason to call.",
    "Not everyone who is treated gets better, and nobody can say who will not.",
    "PRP (made from your own blood) may ease pain.",
    "The science on this is not settled.",
    "Ask whether this is the only treatment for you.",
    "Nobody knows the source of the pain.",
    "PRP may ease pain.",
    "We do not know whether PRP helps.",
    "PRP has not been shown to help.",
    "No trial has found that PRP helps.",
    "Many people hope that PRP will help.",
    "Does PRP help?",
    "Some clinics say that PRP heals discs.",
    "We found no trial that tested prolotherapy alone, so we can't say that prolotherapy is better than PRP.",
    "No trial has shown that it is better than steroids.",
    "We wrote about what else helps without needles.",
    "We have written more in What helps a painful back without needles?.",
    "We know of no good count of harms.",
    "We help you onto the table.",
    "There are no figures on how often it harms people.",
    "It helps to write down your questions.",
    "The risk of bed rest is weakness.",
    "Ask for proof that it works.",
    "A supplement can be sold without anyone having shown that it works.",
    "No pill is free of risk.",
    "Ultrasound shows the needle, but it does not rule out harm.",
    "Quitting a treatment that is not helping you is not a failure.",
    "An injection into the spine can harm you.",
    "Steroids increase the risk of infection.",
    "Opioids can lead to dependence.",
    "It can help to write down your questions.",
    "How well a treatment works is a different question from what it costs.",
    "A growing number of clinics sell stem cells.",
    "If the pain never comes back, you need not call.",
    "A famous athlete's recovery does not tell you what helped him.",
    "A cane is held on the side that hurts less.",
    "Any needle carries a small risk of bleeding, infection, and nerve injury.",
    "A heating pad that is too hot can blister the skin, above all where feeling is reduced.",
    "A clinic that guarantees success should make you cautious.",
    "Night sweats with back pain can be a sign of infection.",
    "Trouble passing urine together with leg pain is an emergency.",
    "Ligaments help to hold the knee, and thigh muscles give it its strength.",
    "A needle test can help rule out an infection, and lets us see what is wrong.",
    "The nurse will help you out of your shoes and into a gown.",
    "Blinding helps prevent bias, and helps make the groups alike.",
    "It is sold by clinics as safe.",
    "If you take ibuprofen 200 mg with it, tell the acupuncturist.",
    "It was as safe as salt water in 44 people.[@doe2024]",
    "Colds go away.[@doe2024]",
    "Antibiotics cure most cases of strep throat.[@doe2024]",
    "Neither drug was clearly better.",
    "None of the three is better than the others.",
    "## Does it last?\n\nNobody knows.",
    "Bring with you:\n\n- your pills\n- a friend",
    "After PRP:\n\n- rest\n- no ibuprofen",
    "## Acupuncture for chronic low back pain",
    "## Yoga for lasting back pain",
    "## Ozone for slipped discs",
    "## How it works",
    "| Kind |\n|---|\n| Ibuprofen, naproxen |",
    "| Kind |\n|---|\n| Opioids (morphine, oxycodone) |",
    "## Do shots help?\n\n### Steroids",
    "Every medicine has side effects.",
    "## Sciatica and long walks",
    "Go slowly, and give it time.",
    "Cut back by a third when it flares.",
    "More on this is in what helps a stiff neck.",
    "A normal scan is good news: it makes a break unlikely.",
    "Should a trial find a difference, ask how large it is.",
    "Is there someone who knows the price of the gel that you sell?",
    '"Nine in ten would do it again" was asked in the waiting room, by the person who had done it.',
]
# What nobody taught `likeness`.
UNSEEN_CLAIMS, UNSEEN_HONEST = (
    (ROOT / f"tests/claims/unseen_{name}.txt").read_text(encoding="utf-8").splitlines() for name in ("claims", "honest")
)


@pytest.fixture
def speaks(tmp_path, said):
    """A function that gives what R35, R37, R38, R39 and R44 say of each of some texts, one below the other on a page about a treatment."""
    said("One.")
    content = tmp_path / "content"
    names = (ROOT / "content/data/treatments.yaml").read_text(encoding="utf-8")
    (content / "data/treatments.yaml").write_text(names, encoding="utf-8")

    def speaks(*texts: str) -> list[list[str]]:
        (content / "articles/text.md").write_text(PAGE.format("\n\n".join(texts)), encoding="utf-8")
        found = [f for f in findings(content) if f.rule in ("R35", "R37", "R38", "R39", "R44")]
        ends = [*accumulate((text.count("\n") + 2 for text in texts), initial=PAGE.count("\n"))]
        return [[f.sentence for f in found if above <= f.place.line < end] for above, end in pairwise(ends)]

    return speaks


def test_what_is_said_of_a_treatment_needs_a_reference(speaks):
    assert [text for text, said in zip(CLAIMS, speaks(*CLAIMS), strict=True) if not said] == []


def test_what_claims_nothing_needs_none(speaks):
    assert [(text, said) for text, said in zip(SOUND, speaks(*SOUND), strict=True) if said] == []


def test_most_claims_that_nobody_taught_are_found(speaks):
    missed = [text for text, said in zip(UNSEEN_CLAIMS, speaks(*UNSEEN_CLAIMS), strict=True) if not said]
    assert len(missed) < 0.2 * len(UNSEEN_CLAIMS), missed


def test_few_sound_sentences_that_nobody_taught_are_taken_for_claims(speaks):
    wrong = [text for text, said in zip(UNSEEN_HONEST, speaks(*UNSEEN_HONEST), strict=True) if said]
    assert len(wrong) < 0.04 * len(UNSEEN_HONEST), wrong


def test_a_sentence_that_reads_like_a_claim_is_quoted_with_its_remedy(speaks):
    [said] = speaks("Some rest. A shot of PRP wakes up tired joints.")
    assert said == [
        '"A shot of PRP wakes up tired joints" reads like a claim about a treatment, and cites no reference. '
        "Cite the study after the full stop, like [@pers2024], say how sure it is (may, we do not know), or take it out; if it claims nothing, waive R35 for it"
    ]
    assert speaks("A shot of PRP may wake up tired joints.") == [[]]


def test_what_is_told_by_its_words_is_quoted_with_its_remedy(speaks):
    [said] = speaks("Some rest. PRP eases pain in most people, and it is dear.")
    assert said == [
        '"PRP eases pain in most people, and it is dear" reads like a claim about a treatment, and cites no reference. '
        "Cite the study after the full stop, like [@pers2024], say how sure it is (may, we do not know), or take it out; if it claims nothing, waive R35 for it"
    ]


def test_a_citation_behind_the_next_sentence_is_named(speaks):
    [[sentence]] = speaks("PRP lowers pain in most people. It was tested in a trial.[@doe2024]")
    assert "Cite the study after the full stop, like [@doe2024], " in sentence
    assert sentence.endswith(". The citation of the next sentence stands for that one alone")


def test_where_no_reference_can_stand_none_is_asked_for(speaks):
    [said] = speaks("## PRP eases pain in most people\n\nSome rest.")
    assert said == [
        '"PRP eases pain in most people" reads like a claim about a treatment, where no reference can stand. Say it in the text, '
        "with its study; here say how sure it is (may, we do not know), or take it out; if it claims nothing, waive R35 for it"
    ]


def test_a_key_point_and_an_invitation_sell_no_more_than_the_text(tmp_path, speaks):
    assert speaks('!!! invitation "Come in"\n    Let us show you what your own cells can do.') != [[]]
    assert speaks(
        '!!! invitation "Come in"\n    Bring your scan. We will tell you what is known, and what it costs.'
    ) == [[]]
    sold = "The sooner a tired disc gets support, the more is left to save."
    change(tmp_path / "content/articles/text.md", "Waiting is a choice.", f'"{sold}"')
    found = [f.sentence for f in findings(tmp_path / "content") if f.rule in ("R35", "R36")]
    assert [sold.rstrip(".")[:40] in sentence for sentence in found] == [True]
    assert found[0].endswith(
        "Or write it as `point:`, and below it `note:` with the name of the evidence note that it sums up"
    )


def test_two_short_sentences_that_make_one_slogan_are_said_once(speaks):
    [said] = speaks("Less pain. It works wonders.")
    assert len([sentence for sentence in said if "reads like a claim" in sentence]) == 1


def test_what_stands_below_a_myth_is_not_our_word(speaks):
    table = "Table: Said.\n\n| {} | What to ask |\n|---|---|\n| PRP cures nine in ten people. | Who counted? |"
    for header in ("Myth", "They say", "What you may hear"):
        assert speaks(table.format(header)) == [[]]
    for header in ("What PRP does", "What our patients say"):
        assert speaks(table.format(header)) != [[]]


def test_a_cell_that_names_a_treatment_with_its_form_and_strength_claims_nothing(speaks):
    table = "Table: What it costs.\n\n| What | A month |\n|---|---|\n| {} | $9 |"
    for name in ("PRP gel (5%)", "Low-dose PRP", "Extra-strength ozone tablets, 500 mg", "Ozone drops"):
        assert speaks(table.format(name)) == [[]]
    for claim in ("PRP gel heals 95% of discs", "Low-dose PRP cures"):
        assert speaks(table.format(claim)) != [[]]


def test_how_much_at_most_and_for_whom_claims_nothing(speaks):
    sound = (
        "With liver trouble, take no more than 2,000 mg of acetaminophen a day.",
        "If you drink daily, the most is 2,000 mg of acetaminophen a day.",
        "For an older adult, the limit is 400 mg of ibuprofen at once.",
        "After a bleed, do not take more than 200 mg of ibuprofen in 24 hours.",
    )
    assert [(text, said) for text, said in zip(sound, speaks(*sound), strict=True) if said] == []
    for claim in (
        "With liver trouble, take 400 mg of ibuprofen, and your back will heal.",
        "With PRP that heals your disc, take no more than 200 mg of ibuprofen a day.",
        "PRP heals your disc, so take no more than 200 mg of ibuprofen a day.",
    ):
        assert speaks(claim) != [[]]


def test_a_price_in_a_year_is_no_share(speaks):
    assert speaks("An hour of it is $850 with us in 2026.") == [[]]
    assert speaks("With us, 45 patients in 60 got up.") != [[]]


def test_a_draft_is_only_warned(tmp_path, speaks):
    speaks("PRP lowers pain.")
    file = tmp_path / "content/articles/text.md"
    change(file, "---\n\n", "status: draft\n---\n\n")
    assert {f.level for f in findings(tmp_path / "content") if f.rule == "R35"} == {"warning"}


def test_a_comparison_says_with_what(speaks):
    for said in speaks("PRP works better and lasts longer.[@doe2024]", "PRP gives longer relief.[@doe2024]"):
        assert any("compares with nothing" in sentence for sentence in said)


def test_a_claim_on_people_does_not_rest_on_a_page(speaks):
    in_people, in_the_lab = speaks("PRP rebuilds cartilage.[@fda2021]", "In the lab, PRP rebuilds cartilage.[@fda2021]")
    assert any("no study in people stands behind" in sentence for sentence in in_people)
    assert in_the_lab == []


def test_an_article_named_for_a_treatment_that_the_glossary_lacks_owes_the_same(tmp_path, speaks):
    speaks("One.")
    file = tmp_path / "content/articles/text.md"
    change(file, "PRP and sore backs", "Exosome shots")
    assert {"R11", "R13", "R41"} <= {f.rule for f in findings(tmp_path / "content")}


def test_on_a_page_about_no_treatment_a_plain_claim_of_one_owes_the_same(tmp_path, speaks):
    speaks("Acupuncture is done with thin needles.", "Acupuncture resets the nerves, and the pain simply switches off.")
    file = tmp_path / "content/articles/text.md"
    change(file, "PRP and sore", "Sore")
    assert [f.place.line for f in findings(tmp_path / "content") if f.rule == "R35"] == [PAGE.count("\n") + 2]


def test_a_heading_that_names_a_treatment_speaks_for_what_stands_below_it(tmp_path, speaks):
    mild, plain = "It warms the tissue.", "It gives you back the life that pain took from you."
    texts = ["## The joint", mild, plain, "## What about pills?", "### How?", mild, "## Night", f"Take pills. {mild}"]
    speaks(*texts)
    glossary = (ROOT / "content/data/glossary.yaml").read_text(encoding="utf-8")  # it marks what is ours
    (tmp_path / "content/data/glossary.yaml").write_text(glossary, encoding="utf-8")
    file = tmp_path / "content/articles/text.md"
    article = file.read_text(encoding="utf-8").replace("PRP and sore", "Sore")

    def found(text: str) -> list[int]:
        file.write_text(text, encoding="utf-8")
        lines = (f.place.line for f in findings(tmp_path / "content") if f.rule == "R35")
        return [(line - PAGE.count("\n")) // 2 for line in lines if line >= PAGE.count("\n")]

    assert found(article) == [2, 5, 7]
    assert found(article.replace("pills", "pets")) == []
    assert found(article.replace("conflict:", "tags: [PRP]\nconflict:")) == [1, 2, 5, 7]
