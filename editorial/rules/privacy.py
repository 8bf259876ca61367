"""No patient is named by title, birthday or record (R109). English only."""

import re

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.phrases import Pattern, without_code
from editorial.rules.rule import Findings, Rule

# What names one patient (45 CFR 164.514(b)(2), the identifiers of a person): the day of birth, the number of a record or of
# social security, a first and a family name behind a title, but for those of our own people.
OF_A_PATIENT = Pattern(
    # a day of birth
    r"\b(?:DOB|D\.O\.B\.|(?i:date\s+of\s+birth))\b\s*:?\s*\d[\d/.-]+"
    r"| \b(?i:born)\s+(?:on\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    # the number of a record, a case, a policy
    r"| \b(?:MRN|(?i:(?:medical\s+record|chart|patient|case|insurance|policy|member)\s+(?:no\.?|number|id)))\s*:?\s*\#?\s*(?:is\s+)?[A-Z]{0,3}\d{4,}"
    # a Social Security number
    r"| (?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"
    # a title with two names or more: Mrs. Jane Doe, but not what is named after one, such as a test
    r"| \b(?:Mr|Mrs|Ms|Miss)\b\.?\s+(?P<name>(?:[A-Z](?:\.|[\w’'-]*)\s+){1,2}[A-Z][\w’'-]*)(?!['’]s?\s+(?:Law|Rule|Test|Sign))"
    # initials and an age: patient J. D., 54; Jane D., 54
    r"| \b(?i:patient)\s+(?:[A-Z]\.\s?){1,2}(?=[\s,(])(?:,\s\d\d)?"
    r"| \b[A-Z][a-z’'-]+\s[A-Z]\.,\s\d\d(?=[,;.)])"
    # a title and a last name, with what a chart says of a patient: Mrs. Doe presented with
    r"| \b(?:Mr|Mrs|Ms|Miss)\b\.?\s+(?P<last>[A-Z][\w’'-]+)\s+(?:presents\s+with|presented\s+(?:with|to)|complain(?:s|ed)\s+of|den(?:ies|ied)|tolerated|underwent|was\s+(?:seen|referred|examined|evaluated|diagnosed)|reports\s+(?:that|no|some|pain)|will\s+(?:follow\s+up|(?:start|continue)\s+(?:with|on)))\b"
    # the same, seen by a colleague: I saw Mrs. Doe
    r"| \b(?i:saw|seeing|referring|examined)\s+(?:Mr|Mrs|Ms|Miss)\b\.?\s+(?P<seen>[A-Z][\w’'-]+)",
    re.VERBOSE,
)
WORD = re.compile(r"[\w’-]+")

PRIVATE = Rule(
    "R109",
    "No patient is named by title, birthday or record",
    "A name, a day of birth or a number of a record tells the world who was ill.",
    "Take out what names the person.",
    "HIPAA Privacy Rule, 45 CFR 164.514(b)(2)",
    fails="Date of birth: 4/5/1960.",
    passes="Some people came back in May.",
    waivable=False,
)


@PRIVATE.words
def recognized(readable: Readable, site: Site) -> Findings:
    """Yield what tells who a patient was."""
    for block in readable.prose():
        for match in OF_A_PATIENT.finditer(without_code(block)):
            if (name := match["name"] or match["last"] or match["seen"]) and is_ours(name, site):
                continue
            sentence = f'"{match[0].strip()}" tells who somebody is. Take it out; say "a person", or what happened to everybody in a study'
            if name:
                sentence += f". If it is one of your own people, add the name to {site.people.path}"
            yield PRIVATE.finding_in(readable, block, match.start(), sentence)


def is_ours(name: str, site: Site) -> bool:
    """Whether all words of a name are in the name of someone in people.yaml, who is not a patient."""
    words = set(WORD.findall(name))
    return any(words <= set(WORD.findall(person.name)) for person in site.people.records.values())
