"""Pictures exist, are whole, and say what they show in few words (R21).

An empty alternative text is right for a picture that says nothing, so it is let pass.
"""

from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup import sentences
from editorial.markup.document import Document, Picture
from editorial.model.site import Site
from editorial.rules.rule import Rule

MOST_CHARACTERS, MOST_SENTENCES = 125, 2

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
def files(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the pictures whose file is not there, or cannot be shown."""
    for picture in document.pictures:
        if "://" in picture.source or picture.source.startswith(("//", "data:")):
            continue  # said where it would be loaded from elsewhere
        file = site.target(picture.file, document.text)
        if file not in site.files.openable:
            sentence = "leads to no file. Correct the path, counted from this file"
        else:
            sentence = site.wrong_with(file)
        if sentence:
            place = document.place_of(picture.spot)
            yield PICTURES.finding(document.path, place, f"{picture.source} {sentence}", "figure")


@PICTURES.text
def cover(document: Document, site: Site) -> Iterator[Finding]:
    """Yield a cover that is not there, or cannot be shown."""
    named = document.text.header.text("cover")
    if not named:
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
def words(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the alternative texts and the captions."""
    for picture in document.pictures:
        for sentence in _words_wrong(picture):
            yield PICTURES.finding(document.path, document.place_of(picture.spot), sentence, "picture")


def _words_wrong(picture: Picture) -> Iterator[str]:
    if len(picture.alt) > MOST_CHARACTERS:
        yield (
            f"its words in brackets have {len(picture.alt)} characters; {MOST_CHARACTERS} at most, since they are read aloud "
            "in one go. Put the rest in the caption or the text"
        )
    if picture.alt and picture.alt.casefold().strip(" .") == picture.caption.casefold().strip(" ."):
        yield "its caption repeats the words in brackets. Say in one what it shows, in the other what to take from it"
    count = sum(1 for _ in sentences.spans(picture.caption))
    if count > MOST_SENTENCES:
        yield f"its caption has {count} sentences; {MOST_SENTENCES} at most. Put the rest in the text"
