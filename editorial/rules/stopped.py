"""No reader stops, skips or changes a prescribed medicine on our word (R105, see `doses`). English only."""

import re

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.denial import is_open_question, stance
from editorial.rules.doses import MEDICINES, NAMED_ONLY, POSSIBLE
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings

# What is prescribed: by kind, and by name but for the first three of MEDICINES, which whoever feels pain buys.
_PRESCRIBED = "|".join((*(medicine.names for medicine in MEDICINES[3:]), *NAMED_ONLY.split()))
# How names of what is prescribed end (WHO, stems of international nonproprietary names), and of its kinds.
_KIND = r"\w+(?:pril|sartan|olol|statin|formin|gliptin|xaban|parin|prazole|zepam|oxetine|triptyline|ni[sz]o(?:lo)?ne|depressant|coagulant)s?"
_YOURS = rf"your\s+(?:[\w-]+\s+){{0,2}}?(?:medicines?|medications?|pills?|tablets?|insulin|blood\s+thinners?|anticoagulants?|opioids?|{_KIND}|{_PRESCRIBED})"
# An order to the reader, and how it begins: its sentence, or, with "your", a clause.
STOP = expression(
    rf"""\b(?:stop|skip|quit|pause|halve|double|omit|come\s+off|go\s+off|leave\s+(?:off|out)|cut\s+out|throw\s+(?:away|out)|flush|forget)\s+(?:(?:taking|using)\s+)?
      (?:(?P<yours>{_YOURS})|blood\s+thinners|{_KIND}|{_PRESCRIBED})\b
      | \b(?P<away>leave\s+{_YOURS}\s+(?:at\s+home|behind|off|out)|{_YOURS}\s+(?:can|may)\s+stay\s+(?:at\s+home|behind)|(?:you\s+)?(?:no\s+longer|do\s+not|don['’]t|will\s+not|won['’]t)\s+(?:need|have)\s+(?:to\s+take\s+)?{_YOURS}
          |(?:do\s+not|don['’]t|never)\s+take\s+{_YOURS}(?=\W*$|\s+(?:any\s*(?:more|longer)|again|now|today|tonight)\b))\b
      | \b(?P<more>(?:double|triple|raise)\s+(?:your|the)\s+(?:dose|pills|tablets|{_PRESCRIBED})
          |(?:take|swallow|use)\s+(?:an?\s+(?:extra|double)|extra|double|twice|[\w-]+\s+extra)\s+(?:[\w-]+\s+){{0,3}}?(?:doses?|pills?|tablets?|capsules?|insulin|{_PRESCRIBED})
          |(?:take|swallow|use)\s+(?:[\w-]+\s+){{0,3}}?more\s+(?:[\w-]+\s+){{0,4}}?than\s+(?:the|your|its|any)\s+(?:label|box|bottle|package|packet|leaflet|prescription)s?)\b"""
)
BEGINS = re.compile(
    r"\W*(?:(?:please|simply|just)\s+)?|.*[,;:]\s+(?:(?:and|then|please)\s+)*|(?:.*\s)?you\s+(?:can|may)\s+",
    re.IGNORECASE | re.DOTALL,
)
# Who may say so, or is to be asked.
ASKED = expression(
    r"""\b(?:prescri\w+|doctors?['’]?s?|physicians?|clinicians?|surgeons?|specialists?|nurses?|pharmacists?|cardiologists?|dentists?
          |providers?|teams?|agree\w*|ask|call|check\s+with|contact|talk\s+to|speak\s+(?:to|with)|tell|tells|told|phone)\b"""
)
# When everybody should, as a label says: "Stop the tablets if you get a rash."
WHEN = expression(r"\b(?:if|when)\b")


@POSSIBLE.words
def stopped(readable: Readable, site: Site) -> Findings:
    """Yield the orders to stop or change a prescribed medicine, where nobody is named who may say so."""
    lead = ""  # what leads to a list: "Ask your doctor before you:"
    for block in readable.prose():
        lead = lead if block.kind == "point" else block.text
        for number, sentence in enumerate(block.sentences):
            match = stops(sentence.text)
            beside = [one.text for one in block.sentences[max(0, number - 1) : number + 2]]
            if match and not any(map(ASKED.search, (lead, *beside) if block.kind == "point" else beside)):
                shown = " ".join(match[0].split())
                message = (
                    f'"{shown}" tells readers to stop or change a medicine. Say to ask whoever prescribed it first'
                )
                yield POSSIBLE.finding_in(readable, block, sentence.start + match.start(), message)


def stops(text: str) -> re.Match[str] | None:
    """Where a sentence orders to stop or change a prescribed medicine, whatever happens."""
    match = STOP.search(text)
    begins = BEGINS.fullmatch(text[: match.start()]) if match else None
    if not (match and begins) or (match.lastgroup is None and re.search(r"[,;:]", begins[0])):
        return None
    allowed = re.search(r"\bmay\s+$", begins[0])  # "you may stop" allows it, and doubts nothing
    meant = stance(text, *match.span()) in ("asserts", "softens" if allowed else "asserts")
    return match if meant and not is_open_question(text) and (match["more"] or not WHEN.search(text)) else None
