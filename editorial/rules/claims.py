"""A claim cites a reference (R35) with its authors (R107), and "studies show" a study in people (R39).

`effects` decides which sentence is a claim. English only; that keys lead to a reference, and references to a page and to
authors, is asked in every language.
"""

import re
from collections.abc import Mapping

from editorial.findings import did_you_mean
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import RUNNING
from editorial.markup.question import question
from editorial.model.reference import Reference
from editorial.model.site import Site
from editorial.rules.denial import stance, stated_from
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings, Rule
from editorial.rules.treatments import named

# Kinds of source that cannot carry "studies show": they studied no people (FTC 2022, "in vitro and animal studies").
NOT_IN_PEOPLE = frozenset({"laboratory", "expert opinion", "web page"})
SHOWS = expression(
    # who shows: studies, our research, one large study
    r"\b(?:studies|trials?|research(?:ers)?|science|scientists|experts|doctors|evidence|data|universit(?:y|ies)|reports|(?:a|one|this|our|the)\s+(?:\w+\s+){0,2}?study)\s+"
    # words in between: have clearly, in people
    r"  (?:(?:have|has|had|now|also|clearly|already|long|often|repeatedly|consistently|strongly|all|in\s+people|last\s+\w+|from\s+\w+|that|we|found|by\s+\w+)\s+){0,3}"
    # and shows
    r"  (?:shows?|shown|showed|proves?|proved|proven|confirms?|confirmed|demonstrates?|demonstrated|suggests?|suggested|finds?|found|establish(?:es|ed)?|indicates?|indicated|(?:points?|pointed)\s+to|agrees?\s+that|back(?:s|ed)?\s+(?:this|it|up)|is\s+clear|are\s+clear)\b"
    # has been shown to, but not to somebody
    r"| \b(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?:\w+ly\s+)?(?:demonstrated|proven|shown)\s+to\s+(?!(?:a|an|her|him|our|patients|people|readers|the|them|us|visitors|you|your)\b)"
    # it is well known that
    r"| \b(?:it\s+is|has\s+been|been|are|is)\s+(?:well|long|widely|firmly|clearly|scientifically)[\s-]+(?:documented|established|known|proven|shown|accepted|recognized)\s+(?:that|to)\b"
)
# Words that say that something works, in a sentence that names no treatment.
SAYS_IT_WORKS = expression(
    r"^\W*(?:that\s+|how\s+)?(?:it|this|they|these|our|we|so)?\W*$|\b(?:it|they|this|these)\b|\b(?:work|help|eas|reliev|cur|heal|safe|effectiv|benefi|repair|end|stop|best|better)\w*"
    r"|\bwhat\s+(?:we|our\s+\w+)\s+(?:do|feel|find|know|offer|say|see)\b"
)
NO_SHOW = expression(r"\b(?:no|few|what|which|whether|until|unless|if|once|how|should)\s+(?:\w+\s+){0,2}$")
IN_THE_LAB = expression(r"\b(?:lab|laboratory|animals?|mice|rats|rabbits|goats|dish(?:es)?)\b")
# Cards that cite nothing, or whose references are asked for by a rule of their own.
CITES_NOTHING = frozenset({"emergency", "urgent", "non-urgent", "questions", "evidence", "risk"})
PROSE = RUNNING | {"caption"}
# The first and the last page of a citation.
PAGES = re.compile(r"(\d+)\s?[-–]\s?(\d+)")

CITED = Rule(
    "R35",
    "Results carry a reference, and every reference is used",
    "A number or a claim without its study cannot be checked; a study that nothing cites is a leftover.",
    "Cite the study after the full stop, like [@pers2024]; correct the key; or take the entry out.",
    "HONcode, principles 4 and 5; CDC Clear Communication Index 11",
    fails="Pain eased in 21 of 44 people.",
    passes="Pain eased in 21 of 44 people.[@doe2024]",
)
STUDIES = Rule(
    "R39",
    "What studies are said to show was shown in people",
    "What works in a dish or in mice often fails in people.",
    "Cite a trial or a review in people, or say that it was in the lab.",
    "FTC Health Products Compliance Guidance 2022",
    fails="Studies show that rest helps.",
    passes="Studies show that rest is no better.[@doe2024]",
)
_LETTER = """  - id: roe2020
    type: article-journal
    title: A letter on rest
    container-title: Pain
    issued: {{date-parts: [[2020]]}}
    DOI: 10.1000/183{}
    custom: {{design: Expert opinion, finding: Rest was tried.}}"""
AUTHORS = Rule(
    "R107",
    "A journal article is listed with its authors",
    "Who did a study is how readers find it, and how they weigh it.",
    "Copy the authors from PubMed or the publisher into content/data/references.yaml. Where neither names them, waive the "
    "rule for this key, with the reason.",
    "AMA Manual of Style, 11th edition, 3.7; ICMJE Recommendations IV.A.3.g",
    fails=_LETTER.format(""),
    passes=_LETTER.format("\n    author: [{family: Roe, given: Jo}]"),
    of="data/references.yaml",
)


@CITED.text
def keys(document: Document, site: Site) -> Findings:
    """Yield the citations that are malformed, or name a reference that does not exist."""
    references = site.references
    for citation in document.citations:
        sentences = []
        if citation.parts is None:
            expected = _meant(citation.typed, references.records) or "a key like [@pers2024]"
            sentences.append(f"expected {expected}, found {' '.join(f'[{citation.typed}]'.split())}")
        for key, place in citation.parts or () if references.whole else ():
            pages = PAGES.search(place or "")
            if pages and len(pages[1]) == len(pages[2]) and pages[1] > pages[2]:  # 1023-31 is cut short
                sentences.append(f'"{pages[0]}" runs backward. Write the first page first')
            if key not in references.records:
                hint = did_you_mean(key, references.records)
                sentences.append(
                    f'no reference "{key}" in content/data/references.yaml; {hint}{"" if hint.endswith("?") else "."} `make reference` adds a new one'
                )
        for sentence in sentences:
            yield CITED.finding(document.path, document.place_of(citation.spot), sentence, "citation")
    for link in document.links:
        if link.words.startswith("@"):
            mend = "Put a space between" if link.address.strip("#") else f"Take out ({link.address})"
            sentence = f"the bracket right after [{link.words}] makes a link of it. {mend}"
            yield CITED.finding(document.path, document.place_of(link.spot), sentence, "citation")


def _meant(typed: str, records: Mapping[str, Reference]) -> str:
    """The citation that was meant, as it should be typed; empty if no reference of ours fits."""
    keys = {key.replace("-", ""): key for key in sorted(records, key=len, reverse=True)}
    meant = re.findall("|".join(keys), re.sub(r"[^a-z0-9]", "", typed.lower())) if keys else []
    place = re.search(r"\bpp?\.\s*\d+(?:\s*[-–]\s*\d+)?", typed) if len(meant) == 1 else None
    own = "; ".join(f"@{keys[name]}" for name in meant)
    return f"[{own}, {place[0]}]" if own and place else own and f"[{own}]"


@AUTHORS.text
def authors(document: Document, site: Site) -> Findings:
    """Yield the first citation of each journal article that names no author."""
    records, seen = site.references.records, set()
    for citation in document.citations if site.references.whole else ():
        for key, _ in citation.parts or ():
            if key in seen or key not in records:
                continue
            seen.add(key)
            if records[key].type == "article-journal" and not records[key].author:
                sentence = f'"{key}" names no author. Copy them from PubMed or the publisher into content/data/references.yaml; where neither names one, waive R107 for it'
                yield AUTHORS.finding(document.path, document.place_of(citation.spot), sentence, "citation")


@STUDIES.text
def studies(document: Document, site: Site) -> Findings:
    """Yield "studies show" that cites no study in people."""
    for block in document.body if document.english and site.references.whole else ():
        if block.kind not in PROSE or block.card_kind == "questions":
            continue
        for sentence in block.sentences:
            for match in SHOWS.finditer(sentence.text, stated_from(sentence.text)):
                told = document.text.is_article or named(site).places(sentence.text)
                if not told and not SAYS_IT_WORKS.search(sentence.text, match.end()):
                    continue
                if message := _without_people(match, sentence.text, sentence.cites, site):
                    yield STUDIES.finding_in(document, block, sentence.start + match.start(), message)


def _without_people(match: re.Match[str], sentence: str, cites: tuple[str, ...], site: Site) -> str:
    """Why the words that were found rest on no study in people, as a sentence; empty when they do."""
    records, shown = site.references.records, " ".join(match[0].split())
    kinds = {key: records[key].custom.kind for key in cites if key in records}
    denies = NO_SHOW.search(sentence[: match.start()]) or stance(sentence, *match.span()) == "denies"
    if not cites and not denies:
        return f'"{shown}" names no study. Cite a trial or a review in people right after the sentence'
    if kinds and NOT_IN_PEOPLE.issuperset(kinds.values()) and not IN_THE_LAB.search(sentence):
        named = ", ".join(f"{key}: {kind}" for key, kind in kinds.items())
        return f'no study in people stands behind "{shown}" ({named}). Cite one, or say that it was in the lab'
    return ""


@question
def cited_keys(document: Document, site: Site) -> set[str]:
    """Every key that a text cites."""
    return document.cited_keys()


@CITED.site
def unused_references(documents: Documents) -> Findings:
    """Yield the references that no page cites.

    Silent if there is no article yet, or a text cannot be read, which is reported elsewhere.
    """
    references, texts = documents.site.references, documents.site.texts
    if not references.whole or not any(text.is_article for text in texts) or not all(text.readable for text in texts):
        return
    cited = {key for text in documents.texts for key in documents.told(cited_keys, text)}
    for key in references.records:
        if key not in cited:
            sentence = f"no page cites this study. Cite it as [@{key}], or take it out"
            yield CITED.finding(references.path, references.at(key), sentence, key)
