"""What a text says that a treatment does, how safe it is, or how many it helps, stands on something (R35).

The default asks for proof. On a page about a treatment, a sentence that names one, or stands for one with "it" or "we",
cites a reference, or has a hedge or a denial that governs its verb; unless all it says is what the treatment is, how it
is given, what it costs, or what people do with it (`subjects`). So does one that sells by its shape, whatever it names (`selling`).
Questions, steps for the reader and facts without a treatment owe nothing. Words without a full stop are held to it where
they begin as a sentence does; on other pages, only words of effect, worth and number count. English only.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from editorial.findings import Finding, shortened
from editorial.markup.document import Document
from editorial.markup.pieces import RUNNING, Block, Kind, Sentence
from editorial.model.site import Site
from editorial.rules.claims import CITED, CITES_NOTHING, IN_THE_LAB, NOT_IN_PEOPLE, SHOWS, STUDIES
from editorial.rules.denial import (
    BREAK,
    DENIES,
    HEDGES,
    NO_ANSWER,
    QUOTED,
    SOFTENS,
    UNTRUE,
    asked,
    stance,
)
from editorial.rules.phrases import AnyOf, Expression, expression, forms
from editorial.rules.promises import OF_DANGER, promised
from editorial.rules.selling import FACTS, SHAPES, begins_to_sell
from editorial.rules.subjects import MASK, TOPIC, more_than_usual
from editorial.rules.treatments import Named, named
from editorial.rules.unlisted import of_unlisted
from editorial.rules.vocabulary import part

# What a treatment may do, in any form of the verb.
EFFECTS = forms(
    """help ease relieve reduce lessen calm soothe improve heal mend fix repair restore rebuild renew regenerate regrow grow cure prevent protect
    slow reverse boost strengthen promote stimulate trigger tackle beat outperform outlast spare save shrink dissolve melt rejuvenate recharge
    revitalize nourish banish erase eliminate transform succeed decompress rehydrate realign unlock accelerate enhance increase decrease
    loosen wipe rescue enable ensure allow vanish disappear resolve subside halve double deliver produce settle tighten replace"""
)
DOES = expression(
    rf"""\b(?:{EFFECTS}|helpful|curative|recover(?:s|ed)?|works|worked|stops(?!\s+(?:pain\s+)?(?:signals?|messages?)\b)|ends|ended|fades|faded|drops|dropped|fell|wins?|won|sped|speeds?\s+up|cuts|led\s+to|leads?\s+to|results?\s+in|resulted\s+in|goes?\s+away|went\s+away|lower(?:s|ed)?)\b
      | \b(?:take|takes|taking|took)\s+(?:away|the\s+\w+\s+(?:off|out)) | \b(?:give|gives|gave|bring|brings|brought)\s+(?:\w+\s+){{0,2}}(?:relief|back|comfort|strength) | \b(?:make|makes|made)\s+(?:\w+\s+){{0,2}}(?:better|perfect|young|strong|new|whole)\b
      | \b(?:will|can|does|do|did|['’]ll)\s+(?:\w+ly\s+)?(?:work|stop|end|fade|cut|last|win)\b(?!\s+(?:to|with\s+(?:your|a)\s+doctor|by))"""
)
# Words of what a treatment is worth.
WORTH = expression(
    r"""\b(?:safe(?:ly|r|st|ty)?|harmless|gentle(?:r|st)?(?!\s+(?:\w+ing|exercises?|massage|heat|walks?|movements?|yoga|care)\b)|(?:in)?effective(?:ly|ness)?|beneficial|(?<!or\s)(?<!and\s)benefits?(?!\s+(?:and|or|against)\s+(?:\w+\s+)?(?:risk|harm|cost|danger)s?)|superior|better|best|surest|fastest|quickest|strongest|powerful(?:ly)?|potent|reliabl[ey]|dependable|success(?:ful|fully|es)?
         |risk[\s-]free|painless(?:ly)?|pain[\s-]free|well[\s-]tolerated|proof|proven|trusted|gold\s+standard|(?<!we\s)answer|(?:the|an?|your|our|real|lasting|natural)\s+solution(?!\s+of)|superb|amazing|remarkable|excellent|great|impressive|outstanding|wonders|permanent(?:ly)?|lasting|for\s+(?:good|life)|forever
         |as\s+(?:good|strong|young)\s+as|(?:strong|whole|young|new)\s+again|worst|worth\s+it|good\s+for|ideal
         |the\s+only\s+(?:treatment|therapy|thing|option|one|remedy)(?!\s+(?:we|you|they|who)\b)|(?:root|source|heart|bottom)\s+of\s+(?:the|your)\s+(?:trouble|problem|pain)|(?:treats?|targets?|gets?\s+at|fix(?:es)?|reach(?:es)?)\s+the\s+(?:root|source|(?:real\s+|true\s+|underlying\s+)?cause)|(?:is|are)\s+(?:all\s+but\s+)?certain|right\s+for\s+(?:everyone|most|nearly))\b"""
)
# What such a word is about: with one of these it is a claim, even where the treatment is only "it" or "we".
ABOUT = expression(
    r"""\b(?:pains?|painful|aches?|aching|hurts?|backs?|spines?|discs?|cartilage|joints?|nerves?|knees?|hips?|shoulders?|tissues?|tendons?|bones?|muscles?|ligaments?|healing|recovery|inflammation|swelling|symptoms?|damage|wear|injur(?:y|ies)
         |surgery|operations?|sleep|walk(?:ing)?|move(?:ment)?|mobility|function|strength|stiffness|relief|life|lives|results?|you|your|people|patients?|visitors|clients|everyone|most|many|half|works?|worked|helps?|helped)\b"""
)
# Words that stand for the treatment of the page, or for those who give it.
STANDS_FOR_IT = expression(
    r"""^\W*(?:and\s+|so\s+|but\s+|yet\s+|yes,?\s+|then\s+|also,?\s+|in\s+(?:short|fact),?\s+|best\s+of\s+all,?\s+|once\s+\w+,?\s+|after\s+(?:that|it|this),?\s+|with\s+(?:it|this),?\s+)*
        (?:it(?!['’]?s?\s+(?:is\s+)?(?:helps?\s+(?:to|if|when)|time|hard|easy|common|normal|best\s+to|tempting|fair))|they|this|these|we|our|ours|both|the\s+(?:whole\s+(?:thing|process|visit|procedure)|procedure|process|method|technique)|one\s+(?:visit|shot|session|dose)|a\s+single\s+(?:visit|shot|session|dose))\b"""
)
WE = re.compile(r"\W*we\b", re.IGNORECASE)
OURS = expression(r"\b(?:our|ours|us|it|this|here)\b")
# Words of harm: to deny it of a treatment is a claim, too.
HARM = expression(
    r"""\b(?:harm(?:s|ed|ful)?(?!\s+in\s+\w+ing)|(?<!not\ be\ )hurts?|risks?|risky|downsides?|drawbacks?|side[\s-]effects?|complications?|infections?|infected|bad\s+reactions?|reactions?|dangers?|dangerous|worr(?:y|ies)|trouble|reject(?:s|ed|ion)?|damages?|mak(?:e|es)\s+(?:\w+\s+){1,2}worse|go(?:es)?\s+wrong|went\s+wrong|addict\w+|toxic\w*|poison\w*|overdos\w+|down[\s-]?time|scars?|(?:pain|it|trouble|symptoms)\s+(?:\w+\s+)?comes?\s+back|relapse[sd]?|regret(?:s|ted)?|disappoint\w*|complain\w*|unhappy|sorry|(?<!a\s)failure|problems?)\b"""
)
NONE = expression(
    r"""\b(?:no|not\s+(?:a\s+single|one|any|ever)|never|nobody|no\s+one|nothing|none|zero|without(?:\s+(?:a|any))?|free\s+(?:of|from)|(?:do|does|did|has|have|had|is|are|was|were|can|will|could)\s*(?:not|n['’]t)(?!\s+(?:\w+\s+)?(?:rule\s+out|exclude|remove|spare|prevent))|cannot|can['’]t|won['’]t|rules?\s+out|practically\s+no(?:ne)?|hardly\s+any(?:one)?|non)\b
        (?:[\s-]+(?!(?:trials?|study|studies|data|counts?|figures|know|evidence|sure|clear|mean|say|said|prove|yet|whether|why|known|if|how)\b)[\w’'-]+){0,7}?[\s-]*$"""
)
NO = re.compile(r"\b(?:no|not|never|nothing|nobody|none|without|free|cannot)\b|n['’]t\b", re.IGNORECASE)
STEP = expression(
    r"""^\W*(?:please\s+|then\s+|also\s+|always\s+|never\s+|do\s+not\s+|don['’]t\s+|try\s+(?:not\s+)?to\s+)*(?:ask|take|keep|stay|avoid|don|talk|tell|call|see|write|bring|get\s+(?:help|up|the|your)|use|read|walk|move|rest|lift|stop\s+(?:and|if|the)|start|begin|try|check|choose|find|make|put|wait|look|learn|think|plan|follow|limit|eat|drink|sleep|sit|stand|lie|bend|wear
        |give\s+(?:it|your)|let|remember|note|report|contact|speak|discuss|consider|save|set|apply|hold|count|compare|weigh|beware|steer|be|for\s+(?:help|more))\b"""
)
# Sentences that promise the reader something, with or without a treatment.
YOURS = expression(
    r"""\byou(?:['’]ll|['’]re\s+going\s+to|\s+will|\s+can(?:\s+(?:soon|now|finally|once\s+again))?|\s+are\s+going\s+to|\s+are\s+sure\s+to|\s+could\s+soon)\s+(?:\w+ly\s+|soon\s+|be\s+|once\s+again\s+|also\s+)*
        (?:walking|run(?:ning)?|danc(?:e|ing)|play(?:ing)?|golf(?:ing)?|sleeping|feel(?:ing)?\s+(?:better|great|young|well|new|stronger|(?:a|the)\s+difference)|back\b|get\s+(?:back|your)|return|throw|toss|ditch|forget|live\s+(?:without|pain)|enjoy|regain|move\s+(?:freely|again|like)|lift\s+again|at\s+(?:your\s+desk|work)|cured|healed|fine|free|pain|done\s+with|amazed|glad|thank|say\s+good|notice|see\s+(?:results|a\s+difference))\b
      | \b(?:science|evidence|question|debate|case|jury)\b(?:\s+\w+){0,3}?\s+(?:is|are)\s+(?:\w+ly\s+|now\s+)?(?:settled|closed|over|in|overwhelming|solid|beyond\s+doubt)\b(?!\s+\w+)
      | \brelief\s+(?:that|which)\s+lasts\b
      | \b(?:days|years|times)\s+of\s+\w+ing\b[^.;]*\bare\s+(?:over|gone|numbered|behind\s+(?:us|you))\b"""
)
# How many: a count or a share of people, in digits or in words.
NUMBER = f"(?:{part('number')})"
WHO = r"(?:people|patients|adults|men|women|clients|visitors|users|runners|athletes|workers|cases|injections|customers|members|those|them|us|knees?|discs?|backs?|joints?|participants|sufferers|procedures)"
MANY = expression(
    rf"""\b{NUMBER}\s+(?:{WHO}\s+)?(?:in|of|out\s+of)\s+(?:every\s+|our\s+(?:last\s+)?|the\s+|his\s+|her\s+)?{NUMBER}\s+(?:of\s+)?(?:our\s+|the\s+|(?!\w+s\b)\w+\s+)??(?:{WHO}|were|had|got|felt|improved|said|needed|did|feel|feels|find|get|gets|go|has|have|report|reported|avoid|avoided|recover|recovered|walk|returned|would|are|is|no\s+longer)\b
      | \b{NUMBER}\s+{WHO}\s+(?:in|out\s+of)\s+(?:every\s+)?{NUMBER}\b"""
)
DOES_IT = re.compile(
    r"^\W*(?:yes\W+)?(?:it|they|this|these|prp)\s+(?:\w+ly\s+)?(?:(?:will|does|do|did)|(?:just|simply|really)\s+works?)\W*$",
    re.IGNORECASE,
)
# A question that takes its answer for granted, and sells with it.
SELLS = expression(
    r"^\W*(?:would\s+you\s+rather|(?:sick|tired)\s+of\b|fed\s+up\b|had\s+enough\b|how\s+would\s+it\s+feel|what\s+would\s+you\s+do\s+with|do\s+you\s+want\s+to\b.*\bor\b|what\s+if\b.*\bcould\b|why\s+(?:not\s+)?(?:go\s+on|keep\s+\w+ing|(?!do|does|did|is|are|was|were|may|might|can|could|should|would|has|have|had|will|not|the|an?|no|so|some|most|it|this|that|we|you|they|he|she|i|your|our|my|two|ask|exercise|see|now|rest|walk|stop|take|use)[a-z]+(?<!s)\s+(?=.*\b(?:when|instead|anyway|if)\b)(?!.*\b(?:i|my|me)\b)|suffer|settle|endure|hurt|live\s+with|put\s+up)\b|who\s+(?:would|does|could)(?:\s+not|n['’]t)\b|isn['’]t\s+it\s+time|when\s+did\s+you\s+last)\b.*\?"
)
SHARES = expression(
    rf"""\b(?:half|(?:a|one|two|three)[\s-]+(?:third|quarter|fifth|tenth)s?|three\s+quarters|(?:the\s+(?:vast\s+)?)?majority|nearly\s+all|almost\s+all|nine\s+tenths|{NUMBER}\s*(?:%|percent|per\s+cent|pct))\s+of\s+(?:(?:all|the|our|his|her|these|treated|his|\w+)\s+)?{WHO}\b
      | \b(?:success|response|cure|satisfaction|recovery|failure|complication|infection)\s+rates?\s+(?:\w+\s+){{1,3}}?{NUMBER} | \bmost\s+(?:people|patients|adults)\s+(?:(?:only|soon|quickly|just)\s+)?(?:need|feel|notice|return|recover|improve)\b"""
)
COUNTED = AnyOf((MANY, SHARES, YOURS), lambda pattern: pattern)
# More than what? A comparison of what is usual, not of what was seen.
MORE = expression(
    r"\bg(?:i|a)ves?\s+(?:\w+\s+){0,2}(?:longer|stronger|better|faster)(?:\s+and\s+\w+)?\s+relief\b(?!.*\bthan\b) | \b(?:works?|lasts?|heals?|recovers?|gives?|brings?|is|are|you\s+(?:recover|heal|feel|sleep|walk))\s+(?:\w+ly\s+|far\s+|much\s+|a\s+)*(?:longer|faster|sooner|quicker|stronger|safer|superior|more\s+(?:effective|powerful|lasting|complete)|fewer|(?<!get\s)better(?!\s+(?:to|off|known|if)))\b(?!.*\b(?:than|compared|after|at\s+(?:first|one|\w+\s+(?:weeks|months))|with\s+time|over\s+time|day\s+by\s+day|each)\b)"
)
IN_PEOPLE = expression(r"\b(?:people|patients|adults|men|women|you|your)\b")
NEEDS_SURGERY = expression(r"\bneed\s+(?:\w+\s+)?(?:surgery|an\s+operation)\b|\btoo\s+good\s+to\s+be\s+true\b")
# What only says what another page is about, and names no treatment as what does it.
ELSEWHERE = expression(
    rf"\b(?:wrote|written|read)\s+(?:more\s+)?(?:about|in|on)\s+[\"“]?what(?:\s+else)?\s+(?:(?:really|also|can|may|might)\s+)?(?:{EFFECTS}|works)\b[^.,;:!?]* | \b(?:section|page|article|chapter|part|drawing)\s+(?:explains?|describes?|shows?)\s+how\s+(?:[\w-]+\s+){{1,5}}?works?\b"
)
# Key points and the conflict line have rules of their own; where no reference can stand, what studies found may be told.
JUDGED_APART: frozenset[Kind] = frozenset({"key point", "conflict"})
CITING: frozenset[Kind] = RUNNING | {"caption", "cell"}
HEADED: frozenset[Kind] = frozenset({"title", "heading"})
TOLD: frozenset[Kind] = RUNNING | {"title", "heading", "caption"}
# How a sentence without a full stop begins, as no noun with its adjectives does: "Nerve roots", "Two kinds of inflammation".
SENTENCE = re.compile(r"(?:your|our|the|it|this|these|you|we|each|every|they)\s+(?:\S+\s+){3}", re.IGNORECASE)
FOUND = expression(
    r"\b(?:(?:studies|trials?|reviews?|reports?|researchers)\b.*\b(?:found|saw|showed?|report(?:s|ed)?|suggest(?:s|ed)?)|we\s+found)\b"
)
ASKS_COUNT = "cites no reference. Add one after the full stop, like [@pers2024]"
ASKS = "cites no reference. Cite the study after the full stop, like [@pers2024], say how sure it is (may, we do not know), or take it out"
ASKS_ELSEWHERE = "where no reference can stand. Say it in the text, with its study; here say how sure it is (may, we do not know), or take it out"
Found = tuple[int, int]


@CITED.text
def said_of_treatments(document: Document, site: Site) -> Iterator[Finding]:
    """Yield each sentence that says what a treatment does, how safe it is, or how many it helps, and stands on nothing."""
    known = named(site)
    for block, sentence, about in _unasked(document, site):
        found = None if sentence.cites else claim(sentence.text, known, about, block.kind)
        if found and not (promised(sentence, known, block.card_kind in OF_DANGER) or SHOWS.search(sentence.text)):
            # R38 or R39 says the last two
            place = document.place(block, sentence.start + found[0])
            counted = MANY.match(sentence.text, found[0]) or SHARES.match(sentence.text, found[0])
            shown = " ".join((sentence.text[slice(*found)] if counted else sentence.text).split())
            says = f"is a result and {ASKS_COUNT}" if counted else f"says what a treatment does, and {ASKS}"
            behind = next((other for other in block.sentences if other.start > sentence.start), None)
            if behind and behind.cites:  # one citation at the end of a paragraph, as in papers
                own = says.replace("[@pers2024]", f"[@{behind.cites[0]}]")
                says = f"{own}. That of the next sentence stands for that one alone"
            if block.kind not in CITING:
                says = f"{'is a result' if counted else 'says what a treatment does'}, {ASKS_ELSEWHERE}"
            yield CITED.finding(document.path, place, f'"{shortened(shown.rstrip("."))}" {says}')


@CITED.text
def more_than_what(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the comparisons, cited or not, that do not say with what."""
    for block, sentence, about in _unasked(document, site):
        match = MORE.search(sentence.text)
        if match and sentence.cites and about and stance(sentence.text, *match.span()) == "asserts":
            message = f'"{match[0]}" compares with nothing. Say what it was compared with, like "than salt water"'
            yield CITED.finding(document.path, document.place(block, sentence.start + match.start()), message)


@STUDIES.text
def rests_on_the_lab(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is said of a treatment in people, where all that is cited studied no people."""
    records = site.references.records
    for block, sentence, _ in _unasked(document, site):
        kinds = {records[key].custom.kind for key in sentence.cites if key in records}
        if not kinds or not NOT_IN_PEOPLE.issuperset(kinds) or IN_THE_LAB.search(sentence.text):
            continue
        if not named(site).places(sentence.text, any_word=False):
            continue
        if not SHOWS.search(sentence.text) and (
            found := claim(sentence.text, named(site), bool(IN_PEOPLE.search(sentence.text)), block.kind)
        ):
            message = f'no study in people stands behind "{shortened(sentence.text.rstrip("."))}". Cite one, say that it was in the lab, or how sure it is'
            yield STUDIES.finding(document.path, document.place(block, sentence.start + found[0]), message)


@CITED.text
def answered_with_no(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the questions on harm, or on the need for surgery, that a text answers with a mere no."""
    for block in document.body if document.english else ():
        if block.kind not in RUNNING or block.card_kind in CITES_NOTHING:
            continue
        for sentence, answer in pairwise(block.sentences):
            asks = HARM.search(sentence.text) or NEEDS_SURGERY.search(sentence.text)
            if asks and sentence.text.endswith("?") and NO_ANSWER.search(answer.text) and not answer.cites:
                place = document.place(block, answer.start)
                yield CITED.finding(document.path, place, f'"{answer.text}" says what a treatment does, and {ASKS}')


@lru_cache(maxsize=1)  # three rules ask for those of one text in turn
def _unasked(document: Document, site: Site) -> tuple[tuple[Block, Sentence, bool], ...]:
    """Each sentence that leaves no question open, its block, and whether its page is about a treatment."""
    return tuple(_unasked_of(document, site))


def _unasked_of(document: Document, site: Site) -> Iterator[tuple[Block, Sentence, bool]]:
    if not document.english or not site.references.whole or not site.glossary.whole:
        return
    titles = (block.text for block in document.blocks if block.kind in ("title", "heading"))
    about = document.text.is_article and any(map(named(site).places, titles))
    for block in document.blocks:
        if block.kind in JUDGED_APART or block.card_kind in CITES_NOTHING:
            continue
        for sentence, following in pairwise((*block.sentences, None)):
            answer = following.text if following else ""
            if sentence and (
                (sentence.text.endswith("?") and SELLS.match(sentence.text)) or not asked(sentence.text, answer)
            ):
                yield block, sentence, about


def claim(text: str, known: Named, about: bool, kind: Kind) -> Found | None:
    """Where a sentence says what a treatment does, how safe it is, or how many it helps; None where it owes nothing.

    `about` says whether its page is about a treatment, so that "it" and "we" may stand for one.
    """
    if kind not in CITING and FOUND.search(text):
        return None
    text = QUOTED.sub(lambda quote: "_" * len(quote[0]) if UNTRUE.search(text[quote.end() :]) else quote[0], text)
    text = ELSEWHERE.sub(lambda part: "_" * len(part[0]), text)
    for pattern in COUNTED.possible(text):
        if (about or pattern is MANY) and (match := _asserted(pattern, text, known)):
            return match
    if about and text.endswith("?") and (sells := SELLS.match(text)):
        return sells.span()
    if about and (praise := begins_to_sell(text, kind in HEADED) or _praise(text, known)):
        return praise.span()
    treatments, begin = known.places(text, any_word=about), 0
    whole = kind in TOLD and bool(text.rstrip('"”’) ').endswith((".", "!", ":")) or SENTENCE.match(text))
    if not (treatments or about):
        return None
    for end in [*(match.start() for match in BREAK.finditer(text)), len(text)]:
        inside = [place for place in treatments if begin <= place[0] < end]
        if STEP.match(text[begin:end]):
            begin = end
            continue
        stands = about and (kind == "cell" or bool(STANDS_FOR_IT.match(text[begin:end])))
        if about and not inside and OURS.search(text, begin, end) and (match := _denies_harm(text, begin, end)):
            return match
        if (inside or stands) and (match := _of_treatment(text, begin, end, inside, known)):
            return match
        if about and whole and (match := _by_subject(text, begin, end, inside, known)):
            return match
        begin = end
    return None


def _of_treatment(text: str, begin: int, end: int, inside: Sequence[Found], known: Named) -> Found | None:
    """The words of effect, worth or safety in a clause that names the treatments `inside` it, or stands for one."""
    clause = text[begin:end]
    if DOES_IT.match(clause):
        return begin, end
    for pattern in (DOES, WORTH):
        match = _asserted(pattern, text, known, begin, end, inside)
        if match and (inside or pattern is WORTH or (TOPIC if WE.match(clause) else ABOUT).search(clause)):
            return match
    return _denies_harm(text, begin, end)


def _denies_harm(text: str, begin: int, end: int) -> Found | None:
    """Where a clause says that there is no harm."""
    for harm in HARM.finditer(text, begin, end):
        before = text[begin : harm.start()]
        none = NONE.search(before)
        above = before[: none.start()] if none else before
        if not none or len(NO.findall(none[0])) > 1:  # "no pill is free of risk"
            continue
        if not any(shape.search(above) for shape in (DENIES, HEDGES, SOFTENS)):
            return harm.span()
    return None


def _praise(text: str, known: Named) -> re.Match[str] | None:
    """Words of praise, which may deny something themselves, behind no denial."""
    for shape in SHAPES.possible(text):
        if match := shape.search(text):
            how = stance(text, *match.span(), known.places)
            if how == "asserts" or (how in ("softens", "hedges") and shape not in FACTS):
                return match
    return None


JOINED = re.compile(r"\b(?:and|where|how)\s+(?:\w+ly\s+)?(?=(?:the|your|our|all)\s)")


def _by_subject(text: str, begin: int, end: int, inside: Sequence[Found], known: Named) -> Found | None:
    """A clause that says more of its subject than what such a subject does in any case."""
    clause = text[begin:end].lower()
    for start, stop in inside:
        clause = clause[: start - begin] + MASK * (stop - start) + clause[stop - begin :]
    for first in (0, *(joined.end() for joined in JOINED.finditer(clause))):
        if said := more_than_usual(clause[first:]):
            verb = begin + first + said.start
            how = stance(text, verb, verb + 1, known.places)
            if how == "asserts" or (how == "denies" and said.of == "harm"):
                return begin + len(clause) - len(clause.lstrip(" ,;:")), end
    acts = of_unlisted(clause)
    if acts is not None and stance(text, begin + acts, begin + acts + 1, known.places) == "asserts":
        return begin + len(clause) - len(clause.lstrip(" ,;:")), end
    return None


def _asserted(
    pattern: Expression,
    text: str,
    known: Named,
    begin: int = 0,
    end: int | None = None,
    not_in: Sequence[Found] = (),
) -> Found | None:
    """Where words between two places are asserted, outside the names `not_in`."""
    for match in pattern.finditer(text, begin, len(text) if end is None else end):
        if any(start <= match.start() < stop for start, stop in not_in):
            continue
        if stance(text, match.start(), match.end(), known.places) == "asserts":
            return match.span()
    return None
