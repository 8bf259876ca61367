"""What changed: an article that was changed says so, in a sentence, under the day of the change (R34)."""

import re
from collections.abc import Iterator

from editorial.markup.documents import Documents
from editorial.model.article import Article
from editorial.model.calendar import ahead, day_of
from editorial.model.page import Page
from editorial.model.yamlplaces import Steps, dotted
from editorial.rules.form import FORM
from editorial.rules.rule import Findings, Rule
from editorial.rules.whole import SAID_ONCE

CHANGES = Rule(
    "R34",
    "A day of change comes with what changed, for readers",
    "Readers who acted on the old words must be able to see that they were changed, and whether they were wrong.",
    "Add the day under `changes`, with a sentence for readers; mark a correction as one.",
    "schema.org, correction; Mayo Clinic corrections",
    fails="modified: 2026-02-01",
    passes="modified: 2026-02-01\nchanges: [{on: 2026-02-01, what: We added a trial.}]",
    of="header",
    waivable=False,
)

HOUR = "has a time, but an article is published as its day begins. Write the day alone, or the next day if nobody may read it sooner"
NOT_YET = "has not come yet. Write the day on which the text was changed"


@CHANGES.site
def changes(documents: Documents) -> Findings:
    """Yield where the day under `modified` and the days under `changes` do not fit together, or have not come."""
    today = documents.site.today.isoformat()
    zone = documents.site.settings.TIMEZONE
    known = documents.site.gone.keys() | {*documents.site.addresses.record.live}
    for text in documents.texts:
        article, page = text.article, text.record
        for what in ("date", "modified"):
            moment = getattr(page, what, "") or ""
            timed = len(moment) > 10 and not ahead(moment, zone)
            if timed and moment[:10] != (day := day_of(moment, zone)):
                sentence = f'"{moment}" is {day} by the clock of the site ({zone}), and readers would meet two days. Write the day alone'
                yield FORM.finding(text.path, text.header.at(what), sentence, what)
        if article is None:
            if isinstance(page, Page) and page.modified and page.modified[:10] > today:
                place = text.header.at("modified")
                yield CHANGES.finding(text.path, place, f"{page.modified[:10]} {NOT_YET}", "modified")
            continue
        hour = article.date[10:].strip("T :0")
        if hour and (article.date[:10] > today or ahead(article.date, zone)):
            yield FORM.finding(text.path, text.header.at("date"), f'"{article.date}" {HOUR}', "date")
        if article.date[:4] > str(documents.site.today.year + 1):
            sentence = f"{article.date} is far off, and nobody sees the text before. Look at the year"
            yield FORM.finding(text.path, text.header.at("date"), sentence, "date", "warning")
        if article.date[:10] > today and documents.site.address(text) in documents.site.addresses.record.live:
            sentence = f"readers have this page already, and {article.date[:10]} takes it off the site until then. Put the day back, and write that of a change under `modified`"
            yield FORM.finding(text.path, text.header.at("date"), sentence, "date", "warning")
        changed = (article.modified or "")[:10]
        postponed = documents.site.address(text) in known and any(change.on == changed for change in article.changes)
        if "" < changed < article.date[:10] and not postponed:
            sentence = f"expected {article.date[:10]} or later, found {changed}"  # else it was postponed since
            yield FORM.finding(text.path, text.header.at("modified"), sentence, "modified")
            continue
        kept_back = changed < article.date[:10] and documents.site.address(text) in known  # it was postponed since
        for number, change in enumerate(() if kept_back else article.changes):
            if change.on < article.date[:10]:
                place, sentence = text.header.at("changes", number, "on"), f"expected {article.date[:10]} or later"
                yield FORM.finding(text.path, place, f"{sentence}, found {change.on}", "changes")
        for steps, sentence in [*(list(_to_come(article, today)) or _apart(article, kept_back)), *_told_twice(article)]:
            yield CHANGES.finding(text.path, text.header.at(*steps), sentence, dotted(steps))


@CHANGES.site
def behind(documents: Documents) -> Findings:
    """Yield the translations that stand as they were before their original was corrected: their readers act on the old words."""
    articles = [(text, text.article) for text in documents.texts if text.article]
    own = documents.site.settings.DEFAULT_LANG
    originals = {text.slug: (text, article) for text, article in articles if text.lang == own}
    for text, article in articles:
        if text.lang == own or text.slug not in originals:
            continue
        original, corrected = originals[text.slug]
        day = max((change.on for change in corrected.changes if change.correction), default="")
        if day > max(article.date, article.modified or "")[:10]:
            sentence = (
                f"{original.path} was corrected on {day}, and this translation has not been changed since. Mend it, too, "
                "and say so under `changes`; or say there that the mistake never stood here"
            )
            yield CHANGES.finding(text.path, text.header.at("lang"), sentence, "changes", "warning")


def _to_come(article: Article, today: str) -> Iterator[tuple[Steps, str]]:
    """Yield the days that have not come, unless the article itself comes no sooner."""
    days: list[tuple[Steps, str]] = [(("modified",), (article.modified or "")[:10])]
    days += [(("changes", number, "on"), change.on) for number, change in enumerate(article.changes)]
    for steps, day in days:
        if day > max(today, article.date[:10]):
            yield steps, f"{day} {NOT_YET}"


def _told_twice(article: Article) -> Iterator[tuple[Steps, str]]:
    """Yield a short change that says what one of its day has said, but for a word; of longer ones, `twice` says so."""
    told = [(change.on, set(re.findall(r"\w+", change.what.casefold()))) for change in article.changes]
    for number, (day, words) in enumerate(told):
        short = len(article.changes[number].what.split()) < SAID_ONCE
        if short and any(
            day == on and len(words ^ said) < 2 and not (words ^ said) & {"no", "not"} for on, said in told[:number]
        ):
            yield ("changes", number, "what"), f"says what another line of {day} says. Take one of the two out"


def _apart(article: Article, kept_back: bool) -> Iterator[tuple[Steps, str]]:
    """Yield the newest day that stands in one of the two places only; of one before the article, `changes` speaks."""
    modified = (article.modified or "")[:10]
    days = [change.on for change in article.changes]
    newest = max(days, default="")
    if modified and modified not in days:
        sentence = (
            f"nothing under `changes` says what changed on {modified}. "
            + (f"Add `- on: {modified}` there" if days else f"Add a line `changes:`, below it `  - on: {modified}`")
            + ", and below it `    what:` with a sentence"
        )
        yield ("modified",), sentence
    elif newest > modified and (newest >= article.date[:10] or kept_back):
        sentence = f"is later than the last change that readers are told of. Add or correct `modified: {newest}`"
        yield ("changes", days.index(newest), "on"), sentence
