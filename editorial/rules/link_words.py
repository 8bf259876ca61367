"""Links lead to the page that their words name (R70, see `links`)."""

from itertools import pairwise

from editorial.markup.documents import Documents
from editorial.model.compiled import compiled
from editorial.model.text import Text
from editorial.model.visibility import will_be_published
from editorial.rules.links import LINKS, ids, links_to_texts, place_of
from editorial.rules.rule import Findings

WORD = compiled(r"[^\W_]+")


@LINKS.site
def elsewhere(documents: Documents) -> Findings:
    """Yield the links whose words are the title of another page, or name with two words what only its title names."""
    site, titled = documents.site, dict[tuple[str, ...], Text | None]()  # None where several titles say it
    for text in filter(will_be_published, documents.texts):
        for name in {*_names(text.record.title)} if text.record else ():
            titled[name] = None if name in titled else text
    for text in filter(will_be_published, documents.texts):
        for link in documents.told(links_to_texts, text):
            target = site.by_file.get(site.target(link.file, text))
            names = _names(link.words)
            named = [(name, meant) for name in names if (meant := titled.get(name)) and meant not in (target, text)]
            telling = {word for word in names[0] if len(word) > 3}
            if not target or link.id or not named or _own_words(target, documents) & {*named[0][0], *telling}:
                continue  # "what helps a sore knee" names a page by its knee
            sentence = f'"{link.words}" leads to {target.path.name}, but only the title of {named[0][1].path.name} has these words. Link to the page that is meant, or say what is on this one'
            yield LINKS.finding(text.path, place_of(link, text, documents), sentence, "link", "warning")


def _names(words: str) -> list[tuple[str, ...]]:
    """All words in a row, and each two that stand side by side and are long enough to name something, without the s of a plural."""
    row = [word.removesuffix("s") for word in WORD.findall(words.lower())]
    return [tuple(row), *(pair for pair in pairwise(row) if min(map(len, pair)) > 3)]


def _own_words(text: Text, documents: Documents) -> set[str]:
    """What a text says it is about: the words of its title, summary, tags and headings."""
    record, article = text.record, text.article
    told = [record.title, record.summary] if record else []
    told += [article.category, *article.tags] if article else []
    return {word for name in (*told, *documents.told(ids, text)) for word in _names(name)[0]}
