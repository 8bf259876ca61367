"""Pictures exist, are whole, and say what they show in few words (R21).

A picture in a line of words, such as the sign on a button, may say nothing; one by itself has something to say.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from editorial.findings import Place, shortened
from editorial.markup import sentences
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.links import misquoted, ours, unshown
from editorial.markup.pieces import Block, Picture
from editorial.markup.question import question
from editorial.model import picture as pictures
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.phrases import Pattern, without_code
from editorial.rules.rule import Findings, Rule

MOST_CHARACTERS, MOST_SENTENCES = 125, 2
# So many words stand twice by chance nowhere.
MANY_WORDS = 8
TITLE = re.compile(r"<title[^>]*>\s*([^<]*[^<\s])")
# What cameras and programs call a picture, and words that stand for those which a writer has not written yet.
FILE = compiled(
    # with the ending of a file
    r"\S[^.]*\.(?:avif|bmp|gif|heic|jpe?g|pdf|png|svg|tiff?|webp)"
    # as cameras, phones and systems name them: IMG_2034, Screenshot 2026-11-23
    r"|(?:IMG|DSCN?|DSCF|PXL|MVIMG|WhatsApp|Screen ?shot|Bildschirmfoto|Captura)[-_ ].*\d.*|DSC\d+"
    # words joined as in a file's name: knee_left, knee-left-2
    r"|\w+_\w+|[\w.]+(?:-[\w.]+){2,}",
    re.IGNORECASE,
)
PLACEHOLDER = compiled(
    r"(?:see (?:above|below|caption|text)|decorative(?: image| picture| photo)?|alt(?:ernative)? ?text|alt|caption|description|image|img|photo(?:graph)?|picture|pic|figure|fig|graphic|screenshot|drawing|chart|graph|diagram|illustration|map|icon|logo|untitled|todo|null|undefined|n/?a|none|[a-z])[\W\d_]*|[\W_]+",
    re.IGNORECASE,
)
# A picture or table that is named by a number, of which this site gives none; not one of another page or study.
NUMBERED = Pattern(
    # inside a sentence: see Figure 2, (Table 1)
    r"(?:\(|\b[Ss]ee\s|\b(?:in|shown\sin|from)\s)(?P<what>(?:Fig(?:ure|\.)|Table|Image|Chart|(?i:box|slide|supplementary\stable)|Appendix(?=\s[A-Z\d]\b))\s?(?:\d{1,2}[a-z]?|(?<=x)\s[A-Z]))\b(?!\s(?:of|in|on|from)\b)"
    # as its subject: Figure 2 shows
    r"|(?:^|(?<=[.?!:]\s))(?P<first>(?:Figure|Table)\s\d{1,2})(?=\s(?:compares|explains|gives|illustrates|lists|says|shows|sums|tells)\b)"
    # a part of a book: see section 3.1
    r"|\b(?:[Ss]ee|(?i:told|said|shown|explained|described)\s(?:in|on))\s(?P<part>(?:section\s\d{1,2}(?:\.\d+)*|chapter\s\d{1,2}|page\s\d{1,3}))\b(?!\s(?:of|in|on|from)\b|-)"
)
# What is said to stand on the page, and what reads like the words of a picture but stands by itself.
POINTED = Pattern(
    r"\b[Tt]he (?P<what>table|list|points|steps|links?|video|audio|form|button|picture|photo|drawing|diagram|figure|chart|graph|illustration) (?P<way>above|below)\b(?!\s(?:the|your|this|that|its?)\b)"
)
# The cards that draw what they tell.
DRAWS = ("risk", "trials")
# What is found by where it stands alone (WCAG 2.2, 1.3.3), and in a narrow window stands elsewhere.
BESIDE = Pattern(r"\b(?:(?:the|this|our) (?:\w+ )?(?:form|menu|sidebar|links?)|search box) (?:(?:on|at) the (?:left|right)(?!(?:[- ]hand)?(?: side)? of\b)|in the sidebar)\b|\b[Ss]ee the box (?:on|to) the (?:left|right)\b|\b(?:left|right)-hand column\b")  # fmt: skip
OF_A_CAPTION = compiled(r"(?:Fig(?:ure|\.)|Table|Image|Photo|Picture|Chart)\s?\d{1,2}[a-z]?\s?(?=[.:–—-] ?\S)")
LIKE_A_CAPTION = compiled(r"(?:Fig(?:ure|\.)|Photo|Image|Picture|Source|Credit)(?:\s?\d{1,2}[a-z]?)?\s?[.:–—] ")
BY_PROGRAM = compiled(r"(?:AI-generated content may|[Dd]escription automatically|[Cc]onfidence:? \d).*")
OPENING = compiled(
    r"(?:(?:diagram|drawing|chart|graph|figure|illustration|sketch) (?:of|showing|shows) )?(?:an? |the |this )?(?:image|picture|photo(?:graph)?|pic) (?:of|showing|shows|that shows)\b",
    re.IGNORECASE,
)

PICTURES = Rule(
    "R21",
    "Pictures exist and say what they show",
    "A missing picture is a hole in the page, and one without words is a hole for those who cannot see it.",
    "Correct the path, counted from your own file; give a drawing a <title> and a <desc>. Say what it shows in 125 characters, and something else in the caption.",
    "NHS service manual, images; WCAG 2.2, 1.1.1",
    fails="![A spine](../figures/none.svg)",
    passes='![A line](../figures/drawing.svg "It is thin and straight.")',
    waivable=False,
)


@PICTURES.text
def files(document: Document, site: Site) -> Findings:
    """Yield the pictures whose file is not there, or cannot be shown."""
    for picture in document.pictures:
        if "://" in picture.source or picture.source.startswith(("//", "data:")):
            continue  # said where it would be loaded from elsewhere
        file = site.target(picture.file, document.text)
        if titled := misquoted(picture.source):
            sentence = f'write its caption in straight quotes: ![{picture.alt}]({titled[0]} "{titled[1]}")'
            if re.fullmatch(r"=[\dx%]+", titled[1]):
                sentence = f'"{titled[1]}" sets no size here. Take it out: a picture is as wide as its place'
            yield PICTURES.finding(document.path, document.place_of(picture.spot), sentence, "picture")
            continue
        if file not in site.files.openable:
            if site.refused(file):  # said of the file
                continue
            meant = site.meant(picture.file, document.text)
            mend = f"; did you mean {meant}?" if meant else ". Correct the path, counted from this file"
            sentence = f"leads to no file{mend}"
        else:
            sentence = site.wrong_with(file)
        if sentence:
            place = document.place_of(picture.spot)
            yield PICTURES.finding(document.path, place, f"{picture.source} {sentence}", "figure")


@PICTURES.text
def links(document: Document, site: Site) -> Findings:
    """Yield the pictures that became a link, since a space parts the sign in front from the bracket; and those that a link
    opens by themselves, and that cannot be shown.
    """
    for link in document.links:
        above = link.block.text[: link.block.text.find(link.words)]
        if above.endswith("! ") and Path(link.address).suffix in pictures.KINDS:
            sentence = "is a link, since a space stands behind the !. Take that space out"
            yield PICTURES.finding(document.path, document.place_of(link.spot), sentence, "picture")

        named = ours(link.address)
        file = site.target(named.file, document.text) if named else None
        if named and file in site.files.openable and (wrong := unshown(file, site)):
            place = document.place_of(link.spot, link.address)
            yield PICTURES.finding(document.path, place, f"{named.file} {wrong}", "link")


@PICTURES.site
def icons(documents: Documents) -> Findings:
    """Yield the pictures of `content/extra/`, which are published whether a page names them or not, and cannot be shown."""
    site = documents.site
    for file in site.in_folder("extra"):
        if file.suffix.lower() in pictures.PUBLISHED and (wrong := pictures.wrong(file, icon=True)):
            yield PICTURES.finding(site.named(file), Place(1), wrong, "picture")


@question
def drawings(document: Document, site: Site) -> list[tuple[int, str, str]]:
    """The drawings of a text: the number of each among its pictures, what is said of it, and its file."""
    shown = enumerate(document.pictures)
    return [(number, one.alt.casefold().strip(" ."), Path(one.file).name) for number, one in shown if one.drawn]


@PICTURES.site
def alike(documents: Documents) -> Findings:
    """Yield the drawings that have the title of another, as a copied one has until it is changed, and pictures saved twice;
    and where a text names a drawing by the title of another, which stood there before.
    """
    site, first = documents.site, {}  # type: ignore[var-annotated]
    files = site.in_folder("figures")
    sizes = Counter(file.stat().st_size for file in files)
    for file in files:
        whole = file.read_bytes() if sizes[file.stat().st_size] > 1 or file.suffix == pictures.DRAWING else b""
        title = TITLE.search(whole.decode("utf-8", "replace")) if file.suffix == pictures.DRAWING else None
        for said, what, mend in (
            (whole, "is the same picture as", "Save the right one here"),
            (title and title[1].casefold(), "has the <title> of", "Give it one of its own"),
        ):
            if said and (other := first.setdefault(said, file)) is not file:
                sentence = f"{what} {site.named(other).as_posix()}. {mend}, or take one of the two out"
                yield PICTURES.finding(site.named(file), Place(1), sentence, "picture", "warning")
                break
    for text in site.texts:
        for number, alt, name in documents.told(drawings, text):
            if (other := first.get(alt)) and other.name != name:
                document = documents.of(text)
                place = document.place_of(document.pictures[number].spot)
                sentence = f"its words are the <title> of {other.name}, and {name} is another. Correct one of the two"
                yield PICTURES.finding(text.path, place, sentence, "picture")


def _misplaced(picture: Picture, above: Collection[str]) -> str:
    alone = "Put it by itself, with an empty line above and below"
    if not picture.inside and picture.source in above:
        return f"{picture.source} is shown above already. Name the picture that is meant, or take this one out"
    if picture.inside == "link":
        return f"stands in a link, and tells few where that leads. {alone}, and the link into its caption"
    if picture.inside not in ("", "paragraph", "point", "meaning"):
        return f"stands in a {picture.inside}, where it is hard to see. {alone}"
    if picture.inside and picture.caption:
        return f"stands in a line with words, where its caption is not shown. {alone}"
    if picture.inside and picture.file.endswith(pictures.DRAWING):
        return f"is a drawing in a line with words, where it is not seen in the dark. {alone}"
    return ""


@PICTURES.text
def numbers(document: Document, site: Site) -> Findings:
    """Yield the pictures and tables that are named by a number, which no reader finds, and what is pointed at in vain."""
    points = [block for block in document.body if block.kind == "point"]
    there: dict[str | Any, Sequence[Any]] = {"table": document.tables, "link": document.links, "links": document.links}
    there |= dict.fromkeys(("list", "points", "steps"), points)
    there |= dict.fromkeys(("audio", "button", "form", "video"), ())
    for block in document.body if document.english else ():
        words = without_code(block) if block.running else ""
        for match in NUMBERED.finditer(words):
            named = match.lastgroup or ""
            sentence = f'"{match[named]}" cannot be found, since nothing here has a number. Say which one, like "the drawing above"'
            yield PICTURES.finding_in(document, block, match.start(named), sentence, "picture")
        if block.kind == "caption" and (number := OF_A_CAPTION.match(block.text)):
            sentence = f'"{number[0]}" is a number, and nothing else here has one. Take it out'
            yield PICTURES.finding_in(document, block, 0, sentence, "caption")
        for match in BESIDE.finditer(words):
            sentence = f'"{match[0]}" is elsewhere on a phone, and means nothing when read aloud. Link to it, or name its heading'
            yield PICTURES.finding_in(document, block, match.start(), sentence, "direction")
        for match in POINTED.finditer(words):
            things = there.get(
                match["what"], [*document.pictures, *(one for one in document.cards if one.kind in DRAWS)]
            )
            if sentence := _not_there(document, block, match, things):
                yield PICTURES.finding_in(document, block, match.start(), sentence, match["what"])


def _not_there(document: Document, block: Block, match: re.Match[str], things: Sequence[Any]) -> str:
    """What is wrong where a text points above or below to one of the `things`; empty where one stands there."""
    here = document.place(block, match.start()).line
    lines = [document.place(one).line if isinstance(one, Block) else document.place_of(one.spot).line for one in things]
    if any(line <= here if match["way"] == "above" else line >= here for line in lines):
        return ""
    if lines:
        other = "below" if match["way"] == "above" else "above"
        return f'"{match[0]}" stands {other} these words. Write {other}, or move one of the two'
    return f'"{match[0]}" is nowhere on this page. Put it in, or take these words out'


@PICTURES.text
def captions_apart(document: Document, site: Site) -> Findings:
    """Yield the paragraphs beside a picture that were meant as its caption: a listener, a feed and a card part the two."""
    for pair in pairwise(document.body):
        for words, other in (pair, pair[::-1]):
            if words.kind != "paragraph" or other.kind != "alternative text":
                continue
            whole = len(words.text.strip())
            slanted = any(span.kind == "em" and span.end - span.start >= whole for span in words.spans)
            if slanted or LIKE_A_CAPTION.match(words.text):
                sentence = 'reads like the caption of a picture, and stands apart from it. Write it in straight quotes behind the path: ![what it shows](../figures/file.svg "Caption")'
                yield PICTURES.finding_in(document, words, 0, sentence, "caption")


@PICTURES.text
def cover(document: Document, site: Site) -> Findings:
    """Yield a cover that is not there, or cannot be shown."""
    named = document.text.header.text("cover")
    if not named or any(finding.what == "cover" for finding in document.text.findings):
        return
    file = site.target(f"/{named}", document.text)
    if file not in site.files.openable:
        sentence = f"there is no file content/{named}. Correct the path"
    elif wrong := site.wrong_with(file):
        sentence = f"content/{named} {wrong}"
    else:
        return
    yield PICTURES.finding(document.path, document.text.header.at("cover"), sentence, "cover")


@PICTURES.text
def words(document: Document, site: Site) -> Findings:
    """Yield what is wrong with where pictures stand, with their alternative texts and their captions."""
    said: list[str] = []
    sources = [picture.source for picture in document.pictures]
    for number, picture in enumerate(document.pictures):
        misplaced = _misplaced(picture, sources[:number])
        own = [words.casefold() for words in (picture.alt, picture.caption) if words and not picture.inside]
        again = ["has words of a picture above. Say what this one shows"] if set(said).intersection(own) else []
        said += own
        for sentence in (misplaced, *_words_wrong(picture), *_says_nothing(picture, document.english), *again):
            if sentence:
                yield PICTURES.finding(document.path, document.place_of(picture.spot), sentence, "picture")


def _says_nothing(picture: Picture, english: bool) -> Iterator[str]:
    if not picture.alt and not picture.inside:
        yield "has no words in the brackets. Describe the picture there, for readers who cannot see it, or leave it out"
    elif picture.alt and FILE.fullmatch(picture.alt):
        yield f'"{picture.alt}" is the name of a file. Say in the brackets what the picture shows'
    elif english and PLACEHOLDER.fullmatch(picture.alt):
        yield f'"{picture.alt}" does not say what it shows. Say it in the brackets'
    elif said := BY_PROGRAM.search(picture.alt):
        yield f'"{shortened(said[0], 40)}" was added by a program. Take it out, and say in the brackets what the picture shows'
    elif english and (opening := OPENING.match(picture.alt)):
        yield f'take out "{opening[0]}" at the start of its words, since a screen reader says by itself that it is a picture'


def _words_wrong(picture: Picture) -> Iterator[str]:
    if len(picture.alt) > MOST_CHARACTERS:
        yield f"its words in brackets have {len(picture.alt)} characters; {MOST_CHARACTERS} at most, since they are read aloud in one go. Put the rest in the caption or the text"
    alt, caption = (said.casefold().strip(" .") for said in (picture.alt, picture.caption))
    if alt and (alt == caption or (len(alt.split()) >= MANY_WORDS and alt in caption)):
        yield "its caption repeats the words in brackets. Say in one what it shows, in the other what to take from it"
    count = sum(1 for _ in sentences.spans(picture.caption))
    if count > MOST_SENTENCES:
        yield f"its caption has {count} sentences; {MOST_SENTENCES} at most. Put the rest in the text"
