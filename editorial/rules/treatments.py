"""Where a text names a treatment, by the names of `content/data/treatments.yaml` and of the glossary."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from editorial.markup.glossary import Finder
from editorial.model.site import Site
from editorial.model.term import Term
from editorial.rules.phrases import Pattern, expression

# Words for any treatment.
ANY = expression(
    r"""\b(?:treatments?|therap(?:y|ies)|injections?|shots?|jabs?|procedures?|infusions?|medicines?|medications?|drugs?|pills?|tablets?|remed(?:y|ies)|operations?|implants?
         |supplements?|devices?|lasers?|cream|patch|serum|(?:stem|donor|our|own|your|these|living|young|fresh)\s+(?:\w+\s+)?cells)\b"""
)
# A heading or cell that only names what is done, or for what, once names are "T" and "C": "Ozone for a lasting slipped
# disc", "Low-dose aspirin", "Ibuprofen gel (5%)".
TOPIC = expression(
    r"""(?:(?:low|high|full|regular|standard)[\s-](?:dose|strength)\s+|extra[\s-]strength\s+)?
        (?:T(?:,?\s+(?:and|or|with)\s+|,\s+))*T(?:\s+(?:for|in|and|or)\s+(?:(?:an?|the|your|chronic|acute|lasting|long-term|new|mild|severe|low|lower|upper)\s+)*
        (?:C|(?!(?:no|less|zero|any|all|every|more)\b)[a-z]+\s+pain))?
        (?:\s+(?:caplets?|capsules?|creams?|drops|gels?|liquid|lotions?|ointments?|patch(?:es)?|pills?|sprays?|suppositor(?:y|ies)|syrup|tablets?))?
        (?:,?\s+\(?\d[\d.,]*\s?(?:%|g|mg|mcg|IU|units)\)?)?(?:\s+\(T(?:,?\s+(?:and|or)\s+T|,\s+T)*\))?"""
)
# What a treatment is compared with is none.
NO_TREATMENT = expression(r"\b(?:dummy|pretend|sham|placebo|fake)\b[\s-]*$")


class Named:
    """Finds the names of treatments in words. `sold` leaves out what people do for themselves."""

    def __init__(self, site: Site):
        listed, glossary = site.treatments.record, site.glossary.records.values()
        sold = [form for term in glossary if term.treatment for form in term.forms] + listed.treatments
        self._sold = _finder(sold)
        self._all = _finder([*sold, *listed.self_care])
        self._ours = _finder(form for term in glossary if term.treatment for form in term.forms)
        self._conditions = _finder(listed.conditions)
        self._any = Pattern(rf"\b(?:{'|'.join(map(re.escape, self._all.forms))})\b")

    def sold(self, text: str) -> str:
        """The first treatment in `text` that is given, sold or done to a patient, as it is written there; or nothing."""
        return next((text[found.start : found.end] for found in self._sold.find(text)), "")

    def ours(self, text: str) -> str:
        """The first treatment in `text` that the glossary marks as one of the practice's subjects; or nothing."""
        return next((text[found.start : found.end] for found in self._ours.find(text)), "")

    def others(self, text: str) -> bool:
        """Whether `text` names a treatment that is none of the practice's subjects."""
        return bool(self.sold(text)) and not self.ours(text)

    def elsewhere(self, text: str) -> bool:
        """Whether `text` names a treatment that is none of the practice's subjects, or an illness."""
        return self.others(text) or any(self._conditions.find(text))

    def places(self, text: str, any_word: bool = True) -> list[tuple[int, int]]:
        """Where `text` names a treatment or, with `any_word`, uses a word for any, in order."""
        named = [(found.start, found.end) for found in self._all.find(text)] if self._any.possible(text) else []
        named += (match.span() for match in ANY.finditer(text) if any_word)
        return sorted(place for place in named if not NO_TREATMENT.search(text[: place[0]]))

    def only_names(self, heading: str) -> bool:
        """Whether a heading or cell says of treatments no more than what they are done for, by the names of both."""
        for finder, sign in ((self._all, "T"), (self._conditions, "C")):
            for found in reversed(list(finder.find(heading))):
                heading = f"{heading[: found.start]}{sign}{heading[found.end :]}"
        return bool(TOPIC.fullmatch(heading))


@lru_cache(maxsize=4)
def named(site: Site) -> Named:
    """What finds the treatments that a site knows."""
    return Named(site)


def _finder(names: Iterable[str]) -> Finder:
    return Finder((Term(term=name, meaning=name, also=list(_other_forms(name))) for name in names), any_capitals=True)


def _other_forms(name: str) -> Iterator[str]:
    if not name.endswith("s"):
        yield f"{name}s"
    if " " in name:
        yield name.replace(" ", "-")
