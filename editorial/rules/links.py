"""Links say where they lead, and those within the site lead to a page (R70)."""

import os
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from editorial.findings import Place, did_you_mean, shortened
from editorial.markup.allowed import UNREAD, runs
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.links import Ours, misquoted, ours, published_so, unread
from editorial.markup.pieces import Link
from editorial.markup.question import question
from editorial.model.allowed_files import PDF
from editorial.model.compiled import compiled
from editorial.model.datafile import DataFile
from editorial.model.picture import KINDS as PICTURES
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import Visibility, will_be_published
from editorial.rules.phrases import expression
from editorial.rules.review import RENEWED
from editorial.rules.rule import Findings, Rule
from editorial.rules.web import ENDS_WRONG, SITE, WEB, amiss

WORD = compiled(r"[^\W_]+")
# Words that say nothing when a screen reader lists the links of a page.
SAYS_NOTHING = expression(
    # what to do with the link: click here, follow this link
    r"(?:please\s+)?(?:click|tap|press)(?:\s+here)?"
    r"| (?:please\s+)?(?:click|tap|press|follow|go\s+to|open|see|use|visit|on|at)(?:\s+on)?\s+(?:this|that|the)(?:\s+(?:link|page|site|website|web\s+page|button|address))?(?:\s+(?:here|below))?"
    # where: this link below, see here
    r"| this\s+link\s+(?:here|below) | (?:see\s+|from\s+)?here"
    # more of something: read more, more details
    r"| (?:read|learn|find\s+out|see)\s+more | more | (?:more\s+)?(?:details|info|information)"
    # a thing without its name: this article, the PDF, a number, signs
    r"| (?:this|the|a)?\s*(?:link|page|article|site|website|web\s+page|one|study|paper)"
    r"| this | that | it | go | continue | continue\s+reading | download | website | source"
    r"| (?:the\s+)?pdf | \d{1,2} | [\W_]+"
)
BARE = compiled(r"(?:https?://|www\.)\S+|\S+\.(?:com|org|gov|net|edu|info|int|uk|ca|au|eu)(?:/\S*)?", re.IGNORECASE)
# What the build says behind the words of a link to a PDF.
TYPED_KIND = compiled(r"\bpdf\b", re.IGNORECASE)
# An address in running text, which Markdown leaves as it is.
LOOSE = compiled(r"(?<![\w@/=.])(?:https?://|www\.|[a-z][a-z\d.-]+\.(?:com|org|gov|net|edu)/(?=\w|\?))[^\s<>)\]“”\"]+")
TWO_SENTENCES = compiled(r"[a-z].*[a-z][.?!] [A-Z]")
# What browsers take for an address of another site although it does not say so (https://url.spec.whatwg.org/#url-parsing).
ELSEWHERE = compiled(r"//|https?:(?!//(?:[^/]|$))", re.IGNORECASE)
# A way to name a file that means nothing here, and the source of a page where the page itself is meant.
STRANGE = compiled(r"\s*(?P<mark>\{[^}\s]*\}|\|\w+\|)")
SOURCE = compiled(r"(?!\w+:)[^{|#]+\.md(?:#.*)?")
DOI = compiled(r"10\.\d{4,}/\S+")
# A mailbox in running text.
MAIL = compiled(r"(?<![\w.+@/:-])[\w.+-]+@(?:[^\W_][\w-]*\.)+[a-z]{2,}(?![\w@-]|\.\w)")
# A link that went wrong, which `marks` says: the address in it is no second mistake.
SAID = compiled(r"\[[^\[\]()]+\]?\s*\($")
NUMBER = compiled(r"\+?[\d().-]*\d{3}[\d().-]*(?:;ext=\d+)?")
# One that is no short code, and too short for the US, whose numbers have ten digits behind the 1.
LOST = compiled(r"(?:\d{7,9}|\+1(?:\d{0,9}|\d{11,}))(?!\d)")
# A number as readers see it: that of an emergency line, or of seven digits and more.
DIALED = compiled(r"(?<![\d,-])(?:(?:[2-9]11|988|112|999|000)(?![\d-])|(?>(?:[+(]?\d[ ().-]*){7,})(?![A-Z]{2}))")
MAILBOX = compiled(r"[^\s@/]+@" + SITE.pattern)
FILES = frozenset(
    {"avif", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "pdf", "php", "png", "svg", "txt", "webp"}
)
WHERE = "Write {filename} and the path of its file for a page of ours, https:// for one of another site"

LINKS = Rule(
    "R70",
    "Links say where they lead, and those within the site lead to a page",
    'A link that leads nowhere, or to a page kept back, wastes a reader\'s trust; "click here" says nothing to those who hear the page.',
    "Correct the path, counted from your own file; publish the other page first; or take the link out. Its words name the page.",
    "WCAG 2.2, 2.4.9; NHS service manual, links",
    fails="See [rest]({filename}none.md).",
    passes="See [about us]({filename}../pages/about.md).",
    waivable=False,
)


@LINKS.text
def addresses(document: Document, site: Site) -> Findings:
    """Yield the links that lead nowhere, or not to what readers can open."""
    for link in document.links:
        named = ours(link.address)
        if link.words.startswith("@"):
            continue  # a citation with a bracket right behind it, said where claims are
        if titled := misquoted(link.address):
            sentence = f'write its title in straight quotes: [{link.words}]({titled[0]} "{titled[1]}")'
        elif named:
            sentence = _wrong(named, document.text, site)
        else:
            address = link.address.strip()
            sentence = _strange(link, document.text, site) or _slip(address, document, site) or _dials(link)
        if sentence:
            yield LINKS.finding(document.path, document.place_of(link.spot, link.address), sentence, "link")
        if link.linked:
            sentence = "stands inside another link, where no tap can tell the two apart. Take one of them out"
            yield LINKS.finding(document.path, document.place_of(link.spot, link.words), sentence, "link")
        if not link.words:
            sentence = "has no words. Say in the square brackets where it leads, or take it out"
            yield LINKS.finding(document.path, document.place_of(link.spot, "["), sentence, "link")


def _dials(link: Link) -> str:
    """What is wrong with a link that shows one telephone number and calls another; empty when nothing is."""
    kind, _, rest = link.address.partition(":")
    shown = DIALED.findall(link.words.replace("(0)", "")) if kind in ("sms", "tel") else []
    digits = [re.sub(r"\D", "", one).lstrip("0") for one in shown]
    number = re.sub(r"\D", "", unquote(rest.partition(";")[0].partition("?")[0]))
    if not shown or any(number.endswith(one) or number[-10:] in one for one in digits):  # "555-010-0200 24/7"
        return ""
    return f"shows {shown[0].strip()}, and a tap calls {number}. Look the number up, and write it alike in both places"


def _wrong(named: Ours, text: Text, site: Site) -> str:
    """What is wrong with a link that names a file of ours; empty when nothing is."""
    shown, file = f"{{{named.how}}}{named.file}", site.target(named.file, text)
    if file not in site.files.openable:
        if site.refused(file):  # said of the file
            return ""
        nowhere, meant = f"{shown} leads to no file in {site.content.name}/", site.meant(named.file, text)
        return f"{nowhere}; did you mean {{{named.how}}}{meant}?" if meant else f"{nowhere}. Correct the path"
    if not published_so(named, file, site):
        return f"{shown} is not published so. Write {{filename}} before a page, {{static}} before a picture or a PDF"
    if file == text.file and not named.rest:
        return "leads to this very page. Name the page that is meant, or, for a place on this one, write # and its name"
    if wrong := unread(file, site):
        return f"{shown} {wrong}"
    return ""


def _strange(link: Link, text: Text, site: Site) -> str:
    address = UNREAD.sub("", link.address)
    if "\\" in address:
        return f"a backslash stands in {shortened(address)}, which browsers take for /. Write /, or take it out"
    if ELSEWHERE.match(address):
        return f"{shortened(address)} leaves browsers to guess how the site is reached. Begin it with https://"
    if strange := STRANGE.match(link.address):
        return f"{strange['mark']} means nothing here. Write {{filename}} before a page, {{static}} before a picture or a PDF"
    if SOURCE.fullmatch(link.address):
        file, hash, place = link.address.partition("#")
        if site.target(file, text) not in site.files.openable:
            file = site.meant(file, text) or file
        file += hash + place
        return f"write {{filename}}{file}, so that it leads to the page and not to its source"
    return ""


def _slip(address: str, document: Document, site: Site) -> str:
    """What is wrong with an address that names no file of ours; empty when nothing is."""
    if not address or address == "#":
        return "leads nowhere. Write its address in the round brackets, or take the link out"
    if address.startswith("#"):
        return "" if unquote(address[1:]) in _ids(document) else _no_place(address[1:], document)
    if " " in address or "\n" in address:
        return f"{shortened(address)} has a space in it, where an address ends. Take it out, or write %20 for it"
    if (web := WEB.fullmatch(address)) and not runs(address):
        return amiss(web["scheme"].lower(), web["signs"], web["rest"])
    kind, _, rest = address.partition(":")
    if kind == "mailto" and (not MAILBOX.fullmatch(box := rest.partition("?")[0]) or ENDS_WRONG.search(box)):
        return f"{address} names no mailbox. Write mailto:name@example.org"
    if kind == "mailto" and (hidden := re.search(r"(?:[?&]|%0[ad])b?cc(?:=|:|%3a)[^&]*", rest, re.IGNORECASE)):
        return f'"{hidden[0].lstrip("?&")}" sends what a reader writes to somebody else, too. Take it out'
    if kind in ("sms", "tel") and not NUMBER.fullmatch(unquote(rest.partition("?")[0])):
        return f"{shortened(address)} names no number. Write {kind}:+1-800-555-0100"
    if kind in ("sms", "tel") and LOST.match(re.sub(r"[().-]", "", unquote(rest))):
        return f"{shortened(address)} has lost a digit, or what stands in front of it. Write it whole, like {kind}:+1-800-555-0100"
    if kind in ("mailto", "sms", "tel") or runs(address):  # the others are said where they could run something
        return ""
    if DOI.fullmatch(address):
        return f"write https://doi.org/{address}"
    if MAILBOX.fullmatch(address):
        return f"write mailto:{address}, so that it opens a letter"
    return _without_scheme(address, document, site)


def _without_scheme(address: str, document: Document, site: Site) -> str:
    """What to write for an address that leads to nothing but what stands beside the page."""
    path = address.partition("#")[0].partition("?")[0]
    host = path.lstrip("/").partition("/")[0]
    if SITE.fullmatch(host) and host.rpartition(".")[2].lower() not in FILES:
        return f"write https://{address.lstrip('/')}, since without https:// it leads to no other site"
    folder, file = document.text.file.parent, site.target(unquote(path), document.text)
    if file in site.files.openable and file.suffix.lower() in PICTURES:
        return (
            f"leads to a picture. To show it, write ! in front: ![...]({address}); to link to it, {{static}}{address}"
        )
    if file in site.files.openable:
        return f"write {{static}}{address}, so that the file is published"
    name = PurePosixPath(path.rstrip("/")).stem
    for text in site.texts:
        if name and PurePosixPath(site.address(text)).stem == name:
            return f"write {{filename}}{Path(os.path.relpath(text.file, folder)).as_posix()}, which leads to the page wherever it stands"
    if path.lower().endswith(PDF):
        return f"{address} leads to no file. Put it into content/files/, and write {{static}}../files/{name}.pdf"
    if path.lstrip("./") in site.addresses.record.live and not path.lstrip("./").startswith("articles/"):
        return f"{address} is a list that is made of the articles, and no text can link to it. Name it without a link"
    return f"{address} leads to no page. {WHERE}"


def _ids(document: Document) -> set[str]:
    """The ids on the page of a text: its own, and those that the page puts around it."""
    ids = {*document.anchors, "main", "dates"}
    if document.cited:
        ids |= {"references"} | {f"r{number}" for number in range(1, len(document.cited) + 1)}
    return ids | ({"words"} if document.terms else set()) | ({"in-short"} if document.text.is_article else set())


def _no_place(id: str, document: Document) -> str:
    likely = {*(section.id for section in document.contents), "references", "words", "in-short", "emergency"}
    return f"#{id} is no place on that page; {did_you_mean(unquote(id), _ids(document) & likely)}"


@LINKS.data
def of_sources(file: DataFile[Any]) -> Findings:
    """Yield the addresses of a data file that lead nowhere, or tell where a reader came from."""
    for steps, value in file.yaml.texts():
        web = WEB.fullmatch(value) if steps[-1] == "URL" else None
        if web and (why := amiss(web["scheme"].lower(), web["signs"], web["rest"])):
            yield LINKS.finding(file.path, file.yaml.at(*steps), why, "URL")


@LINKS.text
def words(document: Document, site: Site) -> Findings:
    """Yield links whose words do not say where they lead, and addresses that are no link."""
    if not document.english:
        return
    led: dict[str, str] = {}
    for link in document.links:
        words_of_link = " ".join(link.words.split()).strip(" .!:>»→…")
        page = "" if link.address.startswith(("mailto:", "sms:", "tel:")) else link.address.partition("#")[0]
        sentence = ""
        if shown := SAYS_NOTHING.fullmatch(words_of_link or link.words):
            sentence = f'"{shown[0]}" does not say where it leads. Name the page, like [how we write](...)'
        elif words_of_link and words_of_link == link.address:
            sentence = (
                f"{words_of_link} stands bare in the text. Make a link that names the page: [its name]({words_of_link})"
            )
        elif MAILBOX.fullmatch(words_of_link):
            sentence = f'"{words_of_link}" is an address, hard to hear. Say whose it is: [our desk]({link.address if link.address.startswith("mailto:") else f"mailto:{words_of_link}"})'
        elif TYPED_KIND.search(words_of_link) and (named := ours(link.address)) and named.file.lower().endswith(PDF):
            sentence = f'take "PDF" out of "{words_of_link}", since the build says type and size behind it'
        elif page and led.setdefault(words_of_link.casefold(), page) != page:
            sentence = f'"{words_of_link}" leads to another page further up. Say in each which one'
        elif TWO_SENTENCES.match(words_of_link):
            sentence = f'"{shortened(words_of_link, 60)}" runs on into the next sentence. Link no more than what names the page'
        elif BARE.fullmatch(words_of_link):
            sentence = f'"{words_of_link}" is an address, hard to hear and to read. Name the page instead'
        if sentence:
            yield LINKS.finding(document.path, document.place_of(link.spot), sentence, "link")
    for block in document.blocks:
        for match in LOOSE.finditer(block.text) if block.kind != "code" else ():
            # A link is judged by itself.
            if not block.inside(match.start(), "a", "code") and not SAID.search(block.text[: match.start()]):
                address = match[0].rstrip(".,;:")
                to = address if "://" in address else f"https://{address}"
                sentence = f"{address} stands bare in the text. Make a link that names the page: [its name]({to})"
                if block.number < document.body_start:
                    sentence = f"{address} leads nowhere in plain words. Name the page here, and link to it in the text"
                yield LINKS.finding_in(document, block, match.start(), sentence, "link")
        for match in MAIL.finditer(block.text) if block.running else ():
            if not block.inside(match.start(), "a", "code"):
                sentence = f"{match[0]} does nothing when it is tapped. Link it: [our desk](mailto:{match[0]})"
                yield LINKS.finding_in(document, block, match.start(), sentence, "link", "warning")


@LINKS.site
def unpublished(documents: Documents) -> Findings:
    """Yield the links of a page for readers to a text that readers cannot open, or to a place that it does not have."""
    site = documents.site
    for text in documents.texts:
        for link in documents.told(links_to_texts, text) if will_be_published(text) else ():
            other = site.by_file.get(site.target(link.file, text))
            if not other:
                continue
            seen, meanwhile = site.visibility(other), _meanwhile(other, text, site)
            why = {Visibility.DRAFT: "is a draft", Visibility.HIDDEN: "is hidden"}.get(seen)
            if link.id and link.id not in documents.told(ids, other):
                sentence = _no_place(link.id, documents.of(other))
                yield LINKS.finding(text.path, place_of(link, text, documents), sentence, "link")
            if why:
                sentence = f"{link.file} {why}, so readers cannot follow it. Publish it first, or take the link out"
                yield LINKS.finding(text.path, place_of(link, text, documents), sentence, "link")
            elif seen is Visibility.OVERDUE:
                sentence = f"{link.file} is not on the public site, since its review is overdue; there the link is plain words. Have it reviewed, or take the link out"
                yield RENEWED.finding(text.path, place_of(link, text, documents), sentence, "link")
            elif meanwhile:
                sentence = f"{link.file} {meanwhile}"
                yield LINKS.finding(text.path, place_of(link, text, documents), sentence, "link", "warning")


@dataclass(frozen=True)
class ToText:
    """A link of a text to another one: the file as it was typed, the id there, its number among the links, its words."""

    file: str
    id: str
    number: int
    words: str


@question
def links_to_texts(document: Document, site: Site) -> list[ToText]:
    """The links of a text to others."""
    named = ((ours(link.address), link.words) for link in document.links)
    return [
        ToText(to.file, unquote(to.rest.partition("#")[2]), number, words)
        for number, (to, words) in enumerate(named)
        if to and to.how == "filename"
    ]


def place_of(link: ToText, text: Text, documents: Documents) -> Place:
    """Where a link stands in its text, which is parsed for that: it is dear to find out, and seldom asked."""
    document = documents.of(text)
    found = document.links[link.number]
    return document.place_of(found.spot, found.address)


@question
def ids(document: Document, site: Site) -> set[str]:
    """The ids on the page of a text."""
    return _ids(document)


def _meanwhile(text: Text, linking: Text, site: Site) -> str:
    """Why a link to a text is plain words on the public site for now, and nobody need wait; empty when it is none."""
    seen = site.visibility(text)
    if seen is Visibility.TO_COME and text.record and text.day > max(linking.day, site.today.isoformat()):
        mend = "Look at that day" if site.address(text) in site.addresses.record.live else "You need do nothing"
        return (
            f"is not due before {text.day}; until then the link is plain words, and from then on it leads there. {mend}"
        )
    if seen is Visibility.WITHDRAWN:
        return 'was withdrawn; on the public site the link is plain words with "(withdrawn)" behind them. Take the link out when you next change this page'
    return ""


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
