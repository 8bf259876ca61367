"""Reviews: who may review, whether readers still see what was signed, and how long a review holds."""

from collections.abc import Iterable
from datetime import date
from shlex import quote

from editorial.findings import counted, did_you_mean
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.readable import Readable
from editorial.model.person import Person
from editorial.model.review import WARNING, Review
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import Visibility, will_be_published
from editorial.model.yamlplaces import Steps
from editorial.rules.denial import BREAK, DENIES, QUESTION
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings, Rule
from editorial.rules.signature import signature

# Words that say of a page that a clinician has read it.
CLAIMS_REVIEW = expression(
    # medically reviewed, physician-reviewed
    r"\b(?:medically|clinically)[\s‑-]+reviewed\b | \b(?:doctor|physician|clinician|expert)[‑-]reviewed\b"
    # "Reviewed by Dr" at the start, or "this page was checked by our nurses"
    r"| (?:^\W*|\b(?:pages?|articles?|texts?|contents?|blogs?|guides?)\b[^.;:]*\b)(?:reviewed|checked|approved|verified|vetted|examined|read\s+over|signed\s+off)\s+by\s+"
    r"  (?:Dr\b | (?:(?:an?|our|the|two|several|real|licensed)\s+)?(?:[\w-]+\s+){0,3}?"
    r"     (?:doctors?|physicians?|clinicians?|surgeons?|specialists?|nurses?|experts?|(?:medical|review)\s+\w+)\b)"
    # "Reviewed by Jane Doe, MD, on ..." or "Medical reviewer: Jane Doe", as a line of its own
    r"| ^\W*(?:medical(?:ly)?\s+|last\s+)?review(?:ed\s+by|er)\s*:?\s+(?-i:[A-Z][\w.’-]+(?:\s+[A-Z][\w.’-]*)+)(?=\W*$|,\s+(?-i:[A-Z])|,?\s+on\b)"
    # a doctor has checked every word
    r"| \b(?:doctors?|physicians?|clinicians?|surgeons?|specialists?|nurses?|experts?)\s+(?:has\s+|have\s+)?(?:reviewed|checked|approved|verified|vetted)\s+(?:\w+\s+){0,4}?(?:page|article|text|content|word|line)s?\b"
)
NOT_YET = expression(r"\b(?:once|until|when|whenever|if|before|after|should|must|will|would|can|could|may|to\s+be)\b")

OUT = "take the review block out, and the page says that it is not yet reviewed"

PEOPLE = Rule(
    "R28",
    "Authors and reviewers stand in our list of people",
    "A reader must be able to see who speaks.",
    "Use an id from content/data/people.yaml, or add the person there, with their leave.",
    "HONcode, principle 1",
    fails="authors: [mary]",
    passes="authors: [jane-doe]",
    of="header",
    waivable=False,
)
REVIEWER = Rule(
    "R29",
    "A reviewer is a person, and none of the named authors",
    "Nobody sees their own mistakes, and an organization reads nothing.",
    "Ask somebody else to read it, then `make signoff`; or take the review block out.",
    "Healthline, UpToDate and NHS editorial policies",
    fails="review: {reviewed_by: the-practice, reviewed_on: 2026-01-05, next_due: 2099-01-05}",
    passes="review: {reviewed_by: jane-doe, reviewed_on: 2026-01-05, next_due: 2099-01-05, signed: what-make-signoff-writes}",
    of="header",
    waivable=False,
)
RECORDED = Rule(
    "R30",
    "A page is called reviewed only when a sign-off is on record",
    "Readers trust these words more than any others on the page.",
    "Take the words out: the page itself names the reviewer once `make signoff` has recorded the review.",
    "Healthline and UpToDate editorial policies",
    fails="This page is medically reviewed.",
    passes="This page is not yet medically reviewed.",
    waivable=False,
)
SIGNED = Rule(
    "R31",
    "A sign-off holds for the very text that was read",
    "A reviewer's name under words that the reviewer never saw misleads readers, and wrongs the reviewer.",
    "Ask the reviewer to read it again, then `make signoff`; or take the review block out.",
    "NHS: a clinician signs off changes to clinical content",
    fails="review: {reviewed_by: jane-doe, reviewed_on: 2026-01-05, next_due: 2099-01-05, signed: by hand}",
    passes="review: {reviewed_by: jane-doe, reviewed_on: 2026-01-05, next_due: 2099-01-05, signed: what-make-signoff-writes}",
    of="header",
    waivable=False,
)
RENEWED = Rule(
    "R33",
    "Reviews are renewed in time",
    "Medicine moves on, and a page that nobody has looked at for long may do harm.",
    "Ask for a review, then `make signoff`. `make due` lists what comes next.",
    "NHS planned review cycle; HSE, principle 8",
    fails="review: {reviewed_by: jane-doe, reviewed_on: 2019-01-05, next_due: 2020-01-05, signed: what-make-signoff-writes}",
    passes="review: {reviewed_by: jane-doe, reviewed_on: 2026-01-05, next_due: 2099-01-05, signed: what-make-signoff-writes}",
    level="warning",
    of="header",
    waivable=False,
)


@PEOPLE.text
def known_people(document: Document, site: Site) -> Findings:
    """Yield the authors and the reviewer that people.yaml does not hold."""
    header, people = document.text.header, site.people
    named: list[tuple[Steps, str, object]]
    named = [(("authors", number), "authors", id) for number, id in enumerate(header.items("authors"))]
    reviewed = header.values.get("review")
    if isinstance(reviewed, dict):
        named.append((("review", "reviewed_by"), "review.reviewed_by", reviewed.get("reviewed_by")))
    for steps, what, id in named if people.whole else ():
        if isinstance(id, str) and id not in people.records:
            yield PEOPLE.finding(document.path, header.at(*steps), unknown(id, people.records), what)


def unknown(id: str, known: Iterable[str]) -> str:
    """The sentence that people.yaml has no such `id`, with the nearest of those `known` that would do: not another person."""
    hint = did_you_mean(id, known, alike=0.8)
    return f'"{id}" is not in content/data/people.yaml; {hint}{"" if hint.endswith("?") else ". Who is new is added there first"}'


def standing(text: Text, site: Site) -> tuple[Review, Person] | None:
    """The review of a text and its reviewer, where both are on record."""
    review = text.review if text.is_article else None
    person = site.people.records.get(review.reviewed_by) if review else None
    return (review, person) if review and person else None


def _again(text: Text, review: Review) -> str:
    role = f" ROLE={quote(review.role)}" if review.role else ""
    return f"make signoff FILE={quote(text.path.as_posix())} BY={review.reviewed_by}{role}"


@REVIEWER.text
def sign_offs(document: Document, site: Site) -> Findings:
    """Yield a reviewer who wrote the text or is an organization; a review that nobody has signed, or that was signed over
    another text or another record.
    """
    if not (on_record := standing(document.text, site)):
        return
    (review, person), text = on_record, document.text
    signed = text.header.at("review", "signed")
    if author := author_who_is(person, text, site):
        sentence = f"{wrote(person, author)}. Ask somebody else to review it, or {OUT}"
        yield REVIEWER.finding(text.path, text.header.at("review", "reviewed_by"), sentence, "review.reviewed_by")
    elif person.kind == "organization":
        sentence = f"{person.name} is an organization. Name the person who read it, or {OUT}"
        yield REVIEWER.finding(text.path, text.header.at("review", "reviewed_by"), sentence, "review.reviewed_by")
    elif not review.signed:
        sentence = f"is missing, so no sign-off is on record. Ask {person.name} to read the text, then {_again(text, review)}; or {OUT}"
        yield RECORDED.finding(text.path, signed, sentence, "review.signed")
    elif site.references.whole and review.signed != signature(document, review, site):
        sentence = f"does not fit: the text, this record, or the reviewer's name or role was changed after the sign-off, or the signature was typed by hand. Ask {person.name} to read the text again, then {_again(text, review)}; or {OUT}"
        yield SIGNED.finding(text.path, signed, sentence, "review.signed")


def author_who_is(person: Person, text: Text, site: Site) -> Person | None:
    """The author of `text` who is that `person`, under the same id or another; None where there is none."""
    named = [site.people.records.get(id) for id in text.header.items("authors") if isinstance(id, str)]
    return next((author for author in named if author and author.is_same(person)), None)


def wrote(person: Person, author: Person) -> str:
    """The sentence that a person, who is the `author` of an article, wrote it, without its full stop."""
    if person.id == author.id:
        return f"{person.name} wrote this article"
    return f"{author.name} ({author.id}) wrote this article, counts as the same person as {person.name} ({person.id}) until `not_same_as: [{author.id}]` stands at {person.id} in content/data/people.yaml"


@RECORDED.site
def reviews_ahead(documents: Documents) -> Findings:
    """Yield a review of a day that has not come, as a machine with a wrong clock records it."""
    site = documents.site
    for text in documents.texts:
        if (on_record := standing(text, site)) and on_record[0].reviewed_on > site.today.isoformat():
            sentence = f"{on_record[0].reviewed_on} has not come yet. Set the clock right, then {_again(text, on_record[0])}; or {OUT}"
            yield RECORDED.finding(text.path, text.header.at("review", "reviewed_on"), sentence, "review.reviewed_on")


@RECORDED.words
def claimed_reviews(readable: Readable, site: Site) -> Findings:
    """Yield the words that call a page reviewed by a clinician although no review is on record. Denying it, asking, or
    speaking of the future is fine.
    """
    if isinstance(readable, Document) and isinstance(readable.text.header.values.get("review"), dict):
        return
    for block in readable.blocks:
        for sentence in block.sentences:
            match = CLAIMS_REVIEW.search(sentence.text)
            if not match or QUESTION.search(sentence.text):
                continue
            clause = BREAK.split(sentence.text[: match.end()])[-1]
            if not (DENIES.search(clause) or NOT_YET.search(clause)):
                shown = " ".join(match[0].split())
                message = f'"{shown}" claims a review that is not on record. Take it out; the page itself says who reviewed it and when'
                yield RECORDED.finding_in(readable, block, sentence.start + match.start(), message)


@RENEWED.site
def due_reviews(documents: Documents) -> Findings:
    """Yield the warning that a published article is due for review soon, is overdue, or is left out for that."""
    site = documents.site
    for text in filter(will_be_published, documents.texts):
        if not (on_record := standing(text, site)):
            continue
        review, _ = on_record
        due, last = date.fromisoformat(review.next_due), review.last_day(site.settings.REVIEW_GRACE_DAYS)
        days = (due - site.today).days
        if days > WARNING.days:
            continue
        if days > 0:
            message = f"the next review is due in {counted(days, 'day')}, on {due}"
        elif site.visibility(text) is Visibility.OVERDUE:
            message = f"the next review was due on {due}, so the public site leaves this page out"
        else:
            message = f"the next review was due on {due}. The page says so, and leaves the public site after {last}"
        sentence = f"{message}. Ask for a review, then {_again(text, review)}"
        place = text.header.at("review", "next_due")
        yield RENEWED.finding(text.path, place, sentence, "review.next_due")
