"""What a text says of a treatment stands on something, in whatever words (R35)."""

from itertools import accumulate, pairwise

import pytest

from tests.conftest import ROOT, findings

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
CLAIMS = [
    "PRP lowers pain in most people.",
    "A shot of PRP wakes up tired joints.",
    "Prolotherapy tightens loose ligaments.",
    "With ozone, stiff mornings get shorter.",
    "It works.",
    "Our cells carry on where your body gave up.",
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
    "We do not know why PRP works so well.",
    "PRP may ease pain and always brings people back to work.",
    "It is hard to deny that PRP helps.",
    "No one can say that PRP is not better than steroids.",
    "Does PRP help? It does.",
    "Is there any risk? None.",
    "We know of no harm.",
    "We wash your pain away.",
    "We see people walk again.",
    "We give you a back that works.",
    "We put an end to sore backs.",
    "We send stiff joints packing.",
    "We check in on you while you heal for good.",
    "We mark the end of back trouble.",
    "Our team sees backs get better each day.",
    "We turn you into a runner.",
    "We look after your discs so that they last a lifetime.",
    "We stay with you until your back is as good as it was.",
    "We teach your back to look after itself.",
    "We wrote about what helps. PRP lowers pain in most people.",
    "We wrote about PRP, which lowers pain.",
    "It can hand you back your golf game.",
    "Your disc plumps up again.",
    "Your cartilage thickens.",
    "Your body cannot react badly.",
    "Recovery is twice as quick.",
    "A brace will put your spine straight.",
    "Infection is rare.",
    "Night pain gives up first.",
    "The cells outsmart pain.",
    "Within days the swelling is gone.",
    "It is as natural as a scab.",
    "The longer the cells stay, the younger the joint becomes.",
    "No cutting, no stitches, no scars.",
    "By spring she had swapped her walker for dancing shoes.",
    "Lubricate the joint now and you will put off replacement.",
    "Would you rather live with the pain or be done with it?",
    "Bromelain calms an irritated gut.",
    "Nitric oxide floods tired muscles with oxygen.",
    "Everybody leaves taller than they came.",
    "Hundreds have tossed their pill bottles.",
    "Bald spots fill in, and shedding stops.",
    "The pain left on a Tuesday.",
    "Leave your brace in the closet.",
    "Rescue your marriage.",
    "Hormones are kinder to your body than anything from a factory.",
    "Even people with diabetes can have it.",
    "You can expect a marked change by week four.",
    "You will be hiking soon.",
    "Zero cuts, zero stitches.",
    "Big relief from a small needle.",
    "Down time? There isn't any.",
    "Years of research stand behind it.",
    "- Your hips swing freely again",
    "## Your hips swing freely again\n\nSome rest.",
    "## Feel like yourself again\n\nSome rest.",
    "Lose twenty pounds and your knee pain goes with them.",
    "The tape lifts the skin and lets the inflammation drain away.",
    "Deep tissue massage flushes the toxins out.",
    "A pillow between the knees takes the pressure off the nerve.",
    "A tight muscle is behind nearly every sore back.",
    "Harvard teaches it.",
    "Side effects: none worth mentioning.",
    "Complications simply do not happen.",
    "You will sleep through the night again.",
    "With the right exercises your disc slides back into line.",
    "Big relief, small needle.",
    "## Stronger Ligaments in Three Visits\n\nSome rest.",
    "## How to Reverse a Herniated Disc at Home\n\nSome rest.",
    "Laser light rids you of morning stiffness.",
    "One needle does a back more good than a month of pills.",
    "Patients given PRP were walking their dogs by the end of the week.",
    "The platelets mature into cartilage.",
    "Painless and effective: meet laser therapy.",
    "Hardly anyone needs another round of shots.",
    "Two shots are all that most people will ever need.",
    "Report after report confirms the worth of needles.",
    "The literature bears out what our patients feel.",
    "Massage is the treatment of choice among dancers.",
    "Chosen by nine out of ten of our visitors.",
    "Our therapist has an unbroken record with stiff necks.",
    "If acupuncture cannot calm your back, nothing can.",
    "Weekly needles keep the neck limber.",
    "They limped in and danced out.",
    "What steroids could not manage, PRP manages.",
    "What if your back no longer ran your life? Now it need not.",
    "Stiffness stays away for years.",
    "Relief comes within the hour.",
    "Our patients are off their opioids within a month.",
    "Nineteen of the last twenty patients were free of pain.",
    "It helps to relieve back pain.",
    "Evidence backs up what we see each day.",
    "Twenty minutes of massage give you a night without pain.",
    "By the third infusion the stiffness has packed its bags.",
    "Our new procedure has you back on the bike by Sunday.",
    "Massage does the most good early on.",
    "Prolotherapy sets the spine free.",
    "The shot means fewer bad days.",
    "Older patients tolerate ozone just as well.",
    "Children take to it without a hitch.",
    "Painkillers wear off, but this keeps working.",
    "Not much helps a worn joint, but this does.",
    "What the needle does is wake up the repair cells.",
    "A gentleman of 81 put his cane in the attic and danced.",
    "A mother of three carried her youngest up the stairs.",
    "Someone who could not tie her shoes was hiking in June.",
    "Our bookkeeper spends her Saturdays on a paddleboard and rode to Utah.",
    "In eighteen years I have never met a patient who got worse.",
    "Of the last forty I looked after, most did well.",
    "In my hands the shot works fast.",
    "Most of the people I see walk more easily within a week of the shot.",
    "I tell my families that the risk is small.",
    "Nine flare-ups in ten are over by Monday.",
    "Another 60 happy backs!",
    "Every second caller cancels the operation.",
    "Most back operations could be avoided.",
    "Only a handful of patients ever need a second injection.",
    "With some patience you can skip the tablets.",
    "Knee replacements become optional.",
    "They do not come back to us.",
    "Less pain. More life.",
    "At last, something for tired spines.",
    "Designed by nature, delivered by science.",
    "Non-surgical, non-addictive, and remarkably effective.",
    "Healing that keeps pace with you.",
    "Stronger every week!",
    "Had he known about PRP, he would not have waited.",
    "Scores of joggers are back on the trail.",
    "The lion's share of headaches packs up within days.",
    "It takes surgery off the table.",
    "What strikes me each time is how soon they laugh again.",
    "After a nerve block the relief tends to hold well past a year.",
    "With regular traction, the disc gets its height back little by little.",
    "After a course of dry needling the shoulder blades slide freely once more.",
    "From acupuncture onward the headaches thin out.",
    "With shock waves, the chalk in the tendon crumbles.",
    "Since the implant, stairs are a pleasure.",
    "Through tiny needles, blocked energy is released.",
    "A shot into the facet joint usually buys people half a year of comfort.",
    "Two capsules of turmeric a day take the inflammation right out of the joints.",
    "We find that combining needling with exercise shortens recovery.",
    "Patients typically return to work the very day after the procedure.",
    "Stretching has been shown to ease a sore back.",
    "There is no substitute for PRP.",
    "Platelets release signals that mend the ring of a disc.",
    "People on PRP are at work sooner than those who have surgery.",
    "Yoga is old, and I have found it very helpful.",
    "Platelets rush to the wound in your disc and rebuild it.",
    "That makes PRP ideal for runners.",
]
SOUND = [
    "The science on this is not settled.",
    "The evidence is in the table below.",
    "Relief may come, or not.",
    "Ask whether this is the only treatment for you.",
    "Nobody knows the source of the pain.",
    "We do not know how many people need surgery.",
    "PRP is made from your own blood.",
    "Prolotherapy is an injection of sugar water.",
    "The doctor injects PRP with a thin needle.",
    "A visit for PRP takes an hour and costs a lot.",
    "PRP may ease pain.",
    "We do not know whether PRP helps.",
    "PRP has not been shown to help.",
    "No trial has found that PRP helps.",
    "Many people hope that PRP will help.",
    "Does PRP help?",
    "What does PRP do?",
    "Ask what PRP is for, and who pays.",
    "Take a short walk each day.",
    "A disc has little blood supply.",
    "Most people have a sore back at some time.",
    "Some clinics say that PRP heals discs.",
    "PRP was tested in two trials.",
    "Insurance seldom pays for PRP.",
    "We found no trial that tested prolotherapy alone, so we can't say that prolotherapy is better than PRP.",
    "No trial has shown that it is better than steroids.",
    "We wrote about what else helps without needles.",
    "We have written more in What helps a painful back without needles?.",
    "We know of no good count of harms.",
    "We wash our hands before we touch you.",
    "We help you onto the table.",
    "We mark the spot on your back with a pen.",
    "We keep a record of how you felt.",
    "We phone you the next morning.",
    "We put a bandage on your back.",
    "We give you a sheet with our number.",
    "We see you again after six weeks.",
    "We take your blood pressure before and after.",
    "We never inject without your consent.",
    "Our practice treats people with back pain.",
    "Our doctors have given injections for many years.",
    "Pain down the leg is called sciatica. It can be fierce, and it frightens people.",
    "It shoots down your leg when you cough.",
    "There are no figures on how often it harms people.",
    "It helps to write down your questions.",
    "PRP costs more than a steroid injection.",
    "The cuff squeezes your arm, and your leg can twitch.",
    "A TENS machine sends a weak current through pads on the skin.",
    "Your joints make fluid all day, and your body gets rid of the dye.",
    "Back pain comes and goes.",
    "Swelling can hide a fracture on the scan.",
    "A nerve that is pressed can send pain down the leg.",
    "The risk of bed rest is weakness.",
    "Results differ from one trial to the next.",
    "You can walk to the car and sleep on either side.",
    "We promise you nothing.",
    "The needle is as thin as a hair.",
    "This drug must not be mixed with alcohol.",
    "Most people ask us about the cost.",
    "Hundreds of clinics sell such injections.",
    "Everyone who comes in fills out a form.",
    "The pain came back after two weeks.",
    "Nicotine narrows the blood vessels.",
    "Contrast dye outlines the joint on the scan.",
    "A warm pack relaxes tight muscles, some say.",
    "Bend your knees when you lift a box.",
    "Put the towel back on the hook.",
    "You can expect a call from us within two days.",
    "You will be lying on your side.",
    "A scab forms and falls off within ten days.",
    "Even people who feel fine may have a bulge on a scan.",
    "## Nerve roots and what they do\n\nSome rest.",
    "## Two kinds of inflammation\n\nSome rest.",
    "- Pain that wakes you at night",
    "There is no harm in asking for the price.",
    "Ask for proof that it works.",
    "A supplement can be sold without anyone having shown that it works.",
    "No pill is free of risk.",
    "Ultrasound shows the needle, but it does not rule out harm.",
    "Prolotherapy is the name for injecting a sugar solution.",
    "We do not publish before-and-after pictures.",
    "Quitting a treatment that is not helping you is not a failure.",
    "The brochure promised relief in days; it did not say on what grounds.",
    "An injection into the spine can harm you.",
    "They may ask for a deposit, and they keep it.",
    "Nerves tell the muscles when to contract.",
    "Lie still and your back will feel the cold table.",
    "## Knee pain, hip pain, sciatica\n\nSome rest.",
    "A disc has a soft center and a firmer outer ring.",
    "Steroids increase the risk of infection.",
    "Opioids can lead to dependence.",
    "It can help to write down your questions.",
    "The best time to call is before noon.",
    "A difference can come about by luck alone.",
    "How well a treatment works is a different question from what it costs.",
    "You can download the pain diary here.",
    "Stem cells develop into other cells in a dish.",
    "A growing number of clinics sell stem cells.",
    "Few people need more than one X-ray.",
    "One visit is all you need to have the stitches taken out.",
    "Study after study asks the same question.",
    "The research does not support what ads say.",
    "Doctors use X-rays sparingly, and for good reason.",
    "The choice of treatment is yours.",
    "If you do not sign, nothing will be done.",
    "People leave the clinic with a bandage and a sheet.",
    "Trial results that others could not repeat are weak.",
    "What if the pain were worse the next day?",
    "If the pain never comes back, you need not call.",
    "Some of them are off work for weeks.",
    "Of the last ten studies, four are in English.",
    "Most people are seen again within two weeks.",
    "Quick and easy to read: the leaflet fits on one page.",
    "PRP means platelet-rich plasma.",
    "A second injection means another visit and another bill.",
    "Massage is offered on Mondays.",
    "PRP asks for patience, and for money.",
    "Cupping draws the skin into the glass and leaves red rings.",
    "The drug leaves the body within two days.",
    "PRP is not used in children.",
    "He drew the blood, labeled the tube and put it in the machine.",
    "Someone who takes blood thinners has to tell the team.",
    "A man in the waiting room asked what the bandage was for.",
    "A famous athlete's recovery does not tell you what helped him.",
    "The first surgeon to try it kept no record of who came back.",
    "A patient of 40 went blind after such a shot.[@doe2024]",
    "My patients often ask me what it costs.",
    "I have seen how hard it is to choose.",
    "In my practice we have no scanner.",
    "In twenty years I have learned to say that I do not know.",
    "Three of four appointments are in the afternoon.",
    "Only a handful of insurers pay for it.",
    "Thousands of studies have been published on back pain.",
    "Do not stop your tablets without asking your doctor.",
    "A cane is held on the side that hurts less.",
    "The brace is taken off for the X-ray.",
    "Never take pain pills together with alcohol.",
    "Mild pain, no fever, no numbness.",
    "Small studies. Mixed results.",
    "Do not drive yourself!",
    "Seven out of eight letters ask about the cost.",
    "She was told to bring her pills and a list of her doctors.",
    "The lion's share of questions is about money.",
    "I no longer see patients on Fridays.",
    "Any needle carries a small risk of bleeding, infection, and nerve injury.",
    "A heating pad that is too hot can blister the skin, above all where feeling is reduced.",
    "Cupping is very old, and written descriptions of it go back to Egypt.",
    "In a nerve test, small electric pulses are sent along the leg.",
    "The best-known trials of massage are hard to compare.",
    "Certain massage therapists work with hot stones, which you may refuse.",
    "She parks in the same row now, so she need not walk far.",
    "Grief about what you can no longer do is common.",
    "The job that he can no longer do was the one he loved.",
    "A clinic that guarantees success should make you cautious.",
    "Night sweats with back pain can be a sign of infection.",
    "Trouble passing urine together with leg pain is an emergency.",
    "That bundle is called the cauda equina.",
    "I have had back pain myself, and I hated being told to relax.",
    "Set a timer so that you stand up while you work.",
    "After the injection you rest for 20 minutes.",
    "With a nerve block, a numbing medicine is placed beside the nerve.",
    "After surgery a bruise is common.",
    "With any brace, the skin under it needs a look each day.",
    "Through a thin tube the doctor passes the camera.",
    "Patients usually ask about the cost.",
    # how bodies are built and work, as leaflets tell it
    "The hip is the deepest joint of all, and nerves of the lower leg run past it.",
    "Marrow makes blood, and the liver clears what is left of a drug.",
    "Ligaments help to hold the knee, and thigh muscles give it its strength.",
    "Nerves send reports to the brain about the two ends of a muscle.",
    "An ache can stem from many causes, and dark blood can be a sign of an ulcer.",
    # what tests, machines and those who work there do
    "A needle test can help rule out an infection, and lets us see what is wrong.",
    "The machine separates the blood into layers.",
    "The nurse will help you out of your shoes and into a gown.",
    "Write down your questions, and we will answer.",
    "Platelets gather at a wound, form a clot and seal it.",
    "Such pain can sometimes shoot down a leg, and lots of muscles share it.",
    "The numbness can last some hours, and heat may affect how it bleeds.",
    "Blinding helps prevent bias, and helps make the groups alike.",
    "Only a trial can measure the benefit of PRP.",
    "It is sold by clinics as safe.",
    # harm, and how well known something is
    "Naproxen can make you more likely to bleed, and it interacts with other drugs.",
    "Both drugs add to bleeding.",
    "PRP has become popular.",
    "PRP has not been shown to help.",
]


@pytest.fixture
def speaks(tmp_path, said):
    """A function that gives what R35, R38, R39 and R44 say of each of some texts, one below the other on a page about a treatment."""
    said("One.")
    content = tmp_path / "content"
    names = (ROOT / "content/data/treatments.yaml").read_text(encoding="utf-8")
    (content / "data/treatments.yaml").write_text(names, encoding="utf-8")

    def speaks(*texts: str) -> list[list[str]]:
        (content / "articles/text.md").write_text(PAGE.format("\n\n".join(texts)), encoding="utf-8")
        found = [f for f in findings(content) if f.rule in ("R35", "R38", "R39", "R44")]
        ends = [*accumulate((text.count("\n") + 2 for text in texts), initial=PAGE.count("\n"))]
        return [[f.sentence for f in found if above <= f.place.line < end] for above, end in pairwise(ends)]

    return speaks


def test_what_is_said_of_a_treatment_needs_a_reference(speaks):
    assert [text for text, said in zip(CLAIMS, speaks(*CLAIMS), strict=True) if not said] == []


def test_what_claims_nothing_needs_none(speaks):
    assert [(text, said) for text, said in zip(SOUND, speaks(*SOUND), strict=True) if said] == []


def test_it_stands_for_what_the_sentence_before_tells_of(speaks):
    of_a_body = "Facet joints link the bones. They allow the spine to bend. They prevent too much motion, too."
    lost, healed, treated = (
        "Your disc is dry. It plumps up again.",
        "Your discs tear. They heal in weeks.",
        "We use PRP. It works.",
    )
    assert speaks(of_a_body) == [[]]
    assert all(speaks(lost, healed, treated))


def test_the_sentence_is_quoted_with_its_remedy(speaks):
    [said] = speaks("Some rest. A shot of PRP wakes up tired joints.")
    assert said == [
        '"A shot of PRP wakes up tired joints" says what a treatment does, and cites no reference. '
        "Cite the study after the full stop, like [@pers2024], say how sure it is (may, we do not know), or take it out"
    ]


def test_a_citation_behind_the_next_sentence_is_named(speaks):
    [[sentence]] = speaks("PRP lowers pain in most people. It was tested in a trial.[@doe2024]")
    assert "Cite the study after the full stop, like [@doe2024], " in sentence
    assert sentence.endswith(". That of the next sentence stands for that one alone")


def test_where_no_reference_can_stand_none_is_asked_for(speaks):
    [said] = speaks("## PRP lowers pain in most people\n\nSome rest.")
    assert said == [
        '"PRP lowers pain in most people" says what a treatment does, where no reference can stand. Say it in the text, '
        "with its study; here say how sure it is (may, we do not know), or take it out"
    ]


def test_a_draft_is_only_warned(tmp_path, speaks):
    speaks("PRP lowers pain.")
    file = tmp_path / "content/articles/text.md"
    file.write_text(file.read_text(encoding="utf-8").replace("---\n\n", "status: draft\n---\n\n"), encoding="utf-8")
    assert {f.level for f in findings(tmp_path / "content") if f.rule == "R35"} == {"warning"}


def test_a_comparison_says_with_what(speaks):
    for said in speaks("PRP works better and lasts longer.[@doe2024]", "PRP gives longer relief.[@doe2024]"):
        assert any("compares with nothing" in sentence for sentence in said)


def test_a_claim_on_people_does_not_rest_on_a_page(speaks):
    in_people, in_the_lab = speaks("PRP calms pain in people.[@fda2021]", "In the lab, PRP calms cells.[@fda2021]")
    assert any("no study in people stands behind" in sentence for sentence in in_people)
    assert in_the_lab == []


def test_an_article_named_for_a_treatment_that_the_glossary_lacks_owes_the_same(tmp_path, speaks):
    speaks("One.")
    file = tmp_path / "content/articles/text.md"
    file.write_text(file.read_text(encoding="utf-8").replace("PRP and sore backs", "Exosome shots"), encoding="utf-8")
    assert {"R11", "R13", "R41"} <= {f.rule for f in findings(tmp_path / "content")}
