"""What a list of references prints of a source as it was typed: what would come out wrong there is refused."""

import re
from typing import Any

from pydantic import AfterValidator

from editorial.findings import shortened
from editorial.model.compiled import compiled

# How publishers mark a study that was taken back, and what they print about one.
TAKEN_BACK = (
    # RETRACTED ARTICLE: ...; Withdrawn: ...
    r"^\W*(?:(?:RETRACTED|WITHDRAWN|REMOVED)\b[^:\]]{0,20}|(?i:retracted|withdrawn)(?i: (?:article|chapter|paper|publication))?)[:\]]"
    # ... [Retracted]
    r"|[(\[](?i:retracted|withdrawn|retraction)[)\]]\W*$"
)
NOTICE = (
    # Correction: ...; Author's Erratum to: ...
    r"(?i)^\W*(?:(?:author|publisher)(?:['’]?s)? )?(?:(?:correction|erratum|corrigendum|addendum)(?: to| for)?:|corrigendum to\b"
    # Retraction note to: ...; Notice of retraction
    r"|retraction(?: note| notice| statement)?(?: to| of)?:|retraction not(?:e|ice) |notice of retraction\b"
    # Editorial expression of concern: ...
    r"|(?:editorial )?expression of concern(?: to| on| for)?:)"
)
SHOUTED_SAYS = "is in capitals, which are hard to read. Write it in small letters"
SMALL_SAYS = "is in small letters. Write it with its capitals"
# Two words or more with no capital among them: jane doe
SMALL_WORDS = {r"^(?!others$)[a-zß-ÿ'’.&-]+(?: [a-zß-ÿ'’.&-]+)+$": SMALL_SAYS}
# No small letter, and six capitals, too many for initials or for the short name of a body: JANE DOE
SHOUTED = {r"^(?!.*[a-zß-ÿ])(?:.*?[A-Z]){6}": SHOUTED_SAYS}
# What programs and forms write where nobody knew a name or a title.
NOT_KNOWN = (
    # Anonymous; [s.n.]; No title available
    r"^(?i:\W*(?:anonymous|unknown|undefined|none|n/a|s\.? ?[ln]\.?|not available|(?:publisher )?not identified|no (?:title|authors?)(?: (?:available|listed))?|title)\W*"
    # et al.; various authors
    r"|et al\.?|(?:and|various) (?:authors|others))$"
    # null; ---; an address
    r"|^(?:and|null|\W+|(?:https?://|www\.)\S+)$"
)
# What programs leave in words: TeX, what a catalog or a page of results puts there, and a sign that led to the next field.
LEFT = {
    r"\\\S|\$[A-Za-z]\S*\$": "holds a command of TeX or another program. Write what it stands for",
    r"[a-z]{2}- (?!(?:and|or|to|but|nor|than|through|versus|vs)\b)[a-z]{2}": "holds a hyphen that ended a line. Take it and the space out",
    r"[,;:]$": "ends in a sign that parts it from what follows. Take that out",
    r"(?i)\[(?:internet|online|epub ahead of print)\]|^\W*[\[(](?:pdf|html|book|citation)[\])]|\(pdf\)$": "holds what a catalog adds, in brackets. Take that out",
}
IN_NO_TITLE = SHOUTED | {
    **LEFT,
    # 404 not found; Access denied; Log in
    r"(?i)^\W*(?:(?:error )?404\W*(?:(?:error|file|not found|page)\b.*)?|page not found|access denied|just a moment|redirecting|(?:log|sign) ?in)\W*$": "is the title of a page that did not open. Copy it from the source",
    # review.pdf; back_pain_2024
    r"(?i)\.(?:pdf|docx?|html?)$|^\S*(?:_|%20)\S*$": "is the name of a file. Copy the title from the source",
    NOT_KNOWN: "is no title. Copy it from the source",
    TAKEN_BACK: "was retracted or withdrawn. Take it out, and cite another study",
    # ... | A journal; ... - PubMed
    r"\s\|\s[^|:)]+$|\s[-–—]\s(?:PubMed|PMC|NCBI|ScienceDirect|SpringerLink|Springer Link|Wiley Online Library|Google Scholar|ResearchGate|Semantic Scholar|Europe PMC)\W*$": "ends in the name of the site that it was copied from. Take that out",
    # Exercise for the, but not: What pain is made of; and ... of ...
    r"^(?!.*\b(?i:what|who|whom|which|how|where|that|why|(?:to|we|you|they|\w+ing) (?:\w+ )*(?:of|for|with)$)\b).* (?:the|an|and|or|of|for|with|versus|vs\.?)$"
    r"|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)\s?(?:…|\.{3})$": "breaks off. Copy the rest of it",
    # exercise for back pain
    r"^[a-z]{2,}\b(?!.*[A-Z])": SMALL_SAYS,
    # the number of a paper; its year and volume; its year at the end
    r"(?i)\bdoi:|\b10\.\d{4,9}/|\bPMID\b|\d{4};\s?\d|[a-z]\. (?:19|20)\d\d\W*$"
    # Pers et al ...; Abstract: ...; ...::...
    r"|^\W*[^\W\d]+ et al\b|^(?:title|abstract|full text|(?:original|research|review) (?:article|paper|research))\s*:|::"
    # the title twice
    r"|(?:^|[:.] )(.{4,}?)(?:\s|[:.–—-]\s)\1\W*$": "holds more than the title. Copy that alone from the source",
    r"^\[[^\[\]]*\]\W?$": "stands in the brackets that PubMed puts around a translation. Take them out",
    NOTICE: "is a notice about another paper. Read it, and cite that paper, if it still holds",
}
IN_NO_CONTAINER = LEFT | {
    **SMALL_WORDS,
    # seven capitals, since PLOS ONE is called so
    r"^(?!.*[a-zß-ÿ]).*[A-Z]{7}": SHOUTED_SAYS,
    NOT_KNOWN: "is not a name. Copy it from the source",
    # Spine 12(3); Spine 2024;12; Spine vol. 12; Spine. 2024
    r"(?i)\d\s?\(\d+\)|\b(?:19|20)\d\d;|\bvol(?:ume|\.)? ?\d|;\s?\d|\. (?:19|20)\d\d\W*$": "holds the volume or year, which stands under `volume` and `issued`. Take it out",
    # Spine, Spine
    r"^(.{3,}), \1$": "says the name twice. Keep one",
    # Spine | A publisher; In: Spine; PubMed
    r"\s\|\s|^In:|^(?:PubMed|PMC|Google Scholar|ScienceDirect|ResearchGate|Europe PMC|(?i:journal article|(?:unknown )?journal))$": "is not only the name of a journal. Copy that from the source",
    # Spine : official journal of a society
    r"\s:\s": "holds what a catalog adds behind a colon. Take that out",
    # Lancet, The; Pain, Journal of
    r"(?i), (?:the|(?:\w+ )?journal(?: of(?: the)?)?)$": "is turned round, as in a catalog. Write it in its own order",
}
IN_NO_PUBLISHER = LEFT | {NOT_KNOWN: "is not a name. Take the line out"}
# Doe Jr.
SUFFIX = r",?\s+(Jr|Sr|II|III|IV|2nd|3rd)\.?$"
NOBODY = {NOT_KNOWN: "names nobody. Take it out; those left out are `literal: others`"}
IN_NO_LITERAL = NOBODY | {
    **LEFT,
    **SMALL_WORDS,
    r"[{}]": "holds a sign that is not part of a name. Take it out",
    r"^[A-Z][a-z'’-]+, (?!Inc|Limited)[A-Z](?:[a-z]+|\.)(?: [A-Z]\.?)*$": "holds a person. Write {family: Doe, given: J.}",
    r"(?i)^(?:on behalf of|for) the ": "begins with words that lead to the name. Take them out",
    r"\bet al\b": "holds a person. Give each author a line {family: Doe, given: J.}, and those left out `literal: others`",
    r"^[^\W\d]+ [A-Z]{1,3}(?:[,;] [^\W\d]+ [A-Z]{1,3})+\b": "holds several people. Give each a line: {family: Doe, given: J.}",
}
IN_NO_NAME = NOBODY | {
    r"^[a-zß-ÿ'’. -]+$": SMALL_SAYS,
    SUFFIX: "holds a suffix. Write it apart: `suffix: Jr`",
    r"[\d*†‡§¶#@()\[\]{}]|^[-–]|[-–,;:]$": "holds a sign that is not part of a name. Take it out",
    r"\s(?:and|&)\s": "holds two people. Give each a line",
    r"(?i)^(?:dr|prof|professor|mrs?|ms)\b\.?\s|[,\s](?-i:MD|PhD|DO|MPH|MSc|DPT|RN)$|\b(?:M\.D|Ph\.D)\b": "holds a title. Take it out",
}
IN_NO_FAMILY = {
    **IN_NO_NAME,
    r"^(?!.*[a-zß-ÿ])(?:.*?[A-Z]){4}": SHOUTED_SAYS,
    r"\bet al\b|;|,": "is not a family name. Give each author a line, a body `literal:`, and those left out `literal: others`",
    r"^(?:[A-Z]\.[ -]?)+(?:$|\w)|^(?!NG$)[B-DF-HJ-NP-TV-XZ]{1,3}$|\s(?:[A-Z]{1,3}|(?:[A-Z]\.[ -]?)+)$": "holds initials. They stand under `given`",
}
IN_NO_GIVEN = IN_NO_NAME | {
    r",": "holds a comma. Write what follows it apart, or leave it out",
    r"\b[A-Z]{4,}\b": "is in capitals. Write initials as J. P. A. B., and a name in small letters",
}
IN_NO_PERSON = SHOUTED | {
    r"^[a-zß-ÿ'’.&-]+(?: [a-zß-ÿ'’.&-]+)+(?:$|,)": SMALL_SAYS,
    r"[a-z]{4}\.$": "ends in a full stop, which stands behind no name. Take it out",
    r"[@:;|]|^www\.": "holds more than one name. Write that alone",
    r"[^\W\d_],[^\W\d_]": "lacks the space behind its comma. Type it",
    r"^(?!.*, (?:Inc|Jr|Ltd|Sr)$)[^\W\d_]+, [^\W\d_][a-zß-ÿ]+(?:$|, [A-Z]{2})": "is turned round, as in a list. Write it as readers would say it",
}
IN_NO_ROLE = SHOUTED | {
    r".{81}": "is too long. Say it in a few words",
    r"[^\w\s,;.:()/&\x22“”'’–-]|://|^[\W\d]|[a-z]{4}\.$|,$": "holds a sign that is not part of what somebody does. Write it in plain words",
    r"^(?:(?:Dr|Prof)\b\.?|MD|DO|PhD|RN|DPT)$": "is a title. Say what the person does, such as Physician",
}
IN_NO_SUFFIX = {r"^(?!(?:Jr|Sr|[IVX]+|\d(?:nd|rd|th))\b)": "is not a suffix such as Jr or III. Take it out"}
MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# What is typed before a number, or around it, and what stands behind a DOI in an address or a sentence.
IN_NO_NUMBER = {
    r"(?i)^(?:vol(?:ume)?|no|nr|number|iss(?:ue)?|pp?|pages?)\b|^\(.*\)$|^#|[.,:;]$|\d[:;]\d|\d\s?\(\d|\d\s?(?:(?-i:pp?\.?)|pages)$": "holds more than the number, which the list needs alone",
    r"(?i)^(?:n/?a|none|null|unknown)\b|^\W+$|^0+$": "is not a number. Take the line out",
    rf"(?i)^(?:\d{{1,2}}-(?:{MONTH})|(?:{MONTH})-\d{{1,2}}|\d{{4}}-\d\d-\d\d.*)$": "is a day, as a spreadsheet makes one of two numbers. Copy it from the source",
    r"(?i)\b(?:ahead[ -]of[ -]print|in[ -]press|online[ -]first|epub|early view|forthcoming)\b": "says that there was none yet. Look it up, or take the line out",
}
IN_NO_DOI = {
    r"[,;].*10\.\d{4,9}/": "holds two DOIs. Keep that of the source",
    r"^(10\.\d{4,9}/)\1": "begins twice. Take one beginning away",
    r"(?i)/(?:full|abstract|e?pdf|html?)$|\.full(?:\.|$)|\.pdf$|\?\w+=|^[^(]*\)$": "holds more than a DOI. Take the end of it away",
}


def free_of(slips: dict[str, str]) -> AfterValidator:
    """Refuse words in which one of the `slips` is found, with its remedy."""
    shapes = [(compiled(slip), remedy) for slip, remedy in slips.items()]

    def check(words: str) -> str:
        for shape, remedy in shapes:
            if shape.search(words):
                raise ValueError(f': "{shortened(words, 40)}" {remedy}')
        return words

    return AfterValidator(check)


def initials(given: str) -> str:
    """Given names as the formatter reads them: JA, as PubMed writes initials, would come out as J."""
    return " ".join(f"{letter}." for letter in given) if re.fullmatch("[A-Z]{2,3}", given) else given


def joined(name: dict[str, Any]) -> dict[str, Any]:
    """A name in CSL's fields with its particles before the family name, where they are printed."""
    parts = [name.get(part) for part in ("dropping-particle", "non-dropping-particle", "family")]
    family = " ".join(str(part) for part in parts if part)
    others = {part: words for part, words in name.items() if not part.endswith(("-particle", "family"))}
    return ({"family": family} if family else {}) | others


def in_order(pages: str) -> str:
    """Pages with one hyphen that do not run backward; the second number may be cut short, as in 1023-31 or S12-9."""
    typed, pages = pages, re.sub(r"\s*[-\u2010-\u2015\u2212]+\s*", "-", pages)
    if pages != pages.strip("-"):
        raise ValueError(f': "{typed}" lacks its first or last page. Copy both from the source')
    if match := re.fullmatch(r"([A-Za-z]*)(\d+)([A-Za-z]?)-(?:\1)?(\d+)\3", pages):
        first, last = match[2], match[4]
        last = first[: -len(last)] + last if len(last) < len(first) else last
        if int(last) == int(first):  # as programs write a single page
            return pages.split("-")[0]
        if int(last) < int(first):
            raise ValueError(f': "{typed}" runs backward. Copy the first and the last page from the source')
    return pages
