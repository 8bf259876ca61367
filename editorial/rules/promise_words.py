"""Words that promise what no study can keep (R38): the list, with its reasons.

The words themselves stand in `editorial/dictionary/claims/promises.txt`.

From FDA warning and untitled letters to clinics, the FTC's Health Products Compliance Guidance (2022) and its cases on
stem cells (FTC v. Lam 2018, FTC v. Peyroux 2021), and the FDA's advice on health fraud ("6 Tip-offs to Rip-offs",
2013).
"""

from typing import Literal

from editorial.rules.phrases import Phrase, phrases
from editorial.rules.vocabulary import found


def _promise(
    name: str,
    why: str,
    mend: str,
    fails: str,
    passes: str,
    but: tuple[str, ...] = (),
    soft: bool = False,
    of: Literal["anything", "ours", "field"] = "anything",
) -> Phrase:
    """The phrases of a section, and what is `but` let pass: sections of that name, "unless", "spared" or "cited"."""
    unless, spared, cited = (found(f"{name}: {one}") if one in but else None for one in ("unless", "spared", "cited"))
    return Phrase(found(name), why, mend, fails, passes, unless, spared, cited, soft, of)


PROMISES = phrases(
    _promise("cured", "promises that the trouble is gone for good",
        "Say what changed, in how many people and for how long", fails="PRP cures back pain.",
        passes="There is no cure for a worn disc.", of="field"),
    _promise("grows back", "says that tissue grows back",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP regenerates worn discs.", passes="In the lab, PRP repairs disc tissue.", but=("spared",),
        soft=True, of="field"),
    _promise("made whole", "says that what is worn is made whole",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP reverses arthritis.", passes="Your body heals torn tissue by itself.", but=("spared",),
        soft=True, of="field"),
    _promise("as good as new", "promises to make old things new",
        "Say what changed, in how many people and for how long", fails="Your back will be as good as new.",
        passes="Nobody feels as good as new after an operation.", of="ours"),
    _promise("safe and effective", "is a verdict on a whole treatment",
        "Give the benefit and the harms apart, each with its numbers",
        fails="These injections are safe and effective.",
        passes="Nobody has shown them to be safe and effective.", of="ours"),
    _promise("proven", "promises more than any study can", "Say what was found, in how many people",
        fails="PRP is a proven treatment.", passes="This has not been proven.", of="ours"),
    _promise("approved", "is rarely true of a product for the use at hand",
        'Name the product and the use that were approved, or write "not approved for"',
        fails="Our stem cells are FDA-approved.", passes="No donor product is FDA-approved for back pain.",
        but=("unless", "spared", "cited"), soft=True, of="ours"),
    _promise("no surgery", "promises what only a comparison could show",
        "Say how many had surgery in each group, or that nobody knows", fails="PRP helps people avoid surgery.",
        passes="Many people hope to avoid surgery.", but=("spared",), soft=True, of="ours"),
    _promise("miracle", "is a word of advertisements", "Say what was found, in how many people",
        fails="Patients call it a miracle.", passes="It is not a miracle."),
    _promise("guaranteed", "promises what nobody can know", "Say how many got better, and how many did not",
        fails="Relief is guaranteed.", passes="Nobody can guarantee relief."),
    _promise("without risk", "is true of no treatment",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="The shot has no side effects.",
        passes="No treatment is risk-free, and most people heal without complications.", but=("unless",),
        soft=True, of="field"),
    _promise("natural", "takes natural for safe",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="It is all natural, like your own blood.", passes="What is natural can harm, too."),
    _promise("pain free", "promises an end that no trial has shown",
        "Say how much it changed, in how many people and for how long", fails="One visit ends your pain.",
        passes="The numbing drug may bring instant relief, which fades.", soft=True, of="ours"),
    _promise("revolutionary", "is a word of advertisements", "Say what is new about it, and what was found",
        fails="This is a revolutionary treatment.",
        passes="Breakthrough pain is pain that comes through a steady dose."),
    _promise("for everyone", "is true of no treatment",
        "Say in how many people it helped, and in how many it did not", fails="It works for everyone.",
        passes="Nothing works for everyone.", but=("spared",), of="ours"),
    _promise("haste", "hurries the reader", "Take it out: nobody should choose a treatment in haste",
        fails="Places are few, so book now.", passes="Call now if your legs go numb."),
    _promise("price", "lures with a price",
        "Say the full price under the cost, and nothing about haste or savings",
        fails="Only $499 until Friday.", passes="A visit costs $499, and insurance may not pay it."),
    _promise("fear", "frightens the reader into it",
        "Say what waiting does, in how many people, with its study",
        fails="The longer you wait, the worse it gets.",
        passes="Waiting is safe for most new back pain.[@doe2024]"),
)  # fmt: skip
