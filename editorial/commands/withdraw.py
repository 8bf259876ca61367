"""`make withdraw`: take a page off the public site at once, and have its address say that it was withdrawn, when and why.

The article or page becomes a draft again. Its addresses, and the lists that named nothing else, move to `gone:` in
`content/data/addresses.yaml`, with the reason and the day; `plugins.gone` makes pages of them. Texts that link to it stay
as they are, since the build makes plain words of such links. Every other character of both files stays.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import yaml

from editorial.commands.addresses import listing
from editorial.commands.command import Call, CommandError, keep_clock
from editorial.commands.disk import write_all
from editorial.findings import ContentError
from editorial.markup.links import ours
from editorial.model import text as texts
from editorial.model.address import FILE, Gone, addresses_of, lists_of
from editorial.model.files import as_on_disk, near
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import Visibility, will_be_published
from editorial.model.yamlfile import Loader
from editorial.rules.placeholders import unwritten

HELP = "take a page off the public site at once; its address then says why"
LONGEST_REASON = 200
# Why a list is gone, for readers.
ALONE = "It listed one article, and that was withdrawn."


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("file", metavar="content/articles/....md", help="the article or page")
    parser.add_argument("--reason", default="", metavar="SENTENCE", help="why, in one sentence for readers")


def run(call: Call) -> int:
    """Withdraw it, and say what went, who links to it, and how it comes back."""
    try:
        text, gone = withdraw(call.site, Path(call.chosen.file), call.chosen.reason)
    except (CommandError, ContentError) as error:
        raise CommandError(f"{error}\nNothing was withdrawn.") from None
    shown, listed = text.path.as_posix(), f"{call.site.content.name}/{FILE}"
    print(f"{shown} is a draft again.")
    for entry in gone:
        print(f"{entry.address} says that it was withdrawn, and why.")
    for document in call.documents:
        if document.text is not text and will_be_published(document.text):
            named = [ours(link.address) for link in document.links]
            if any(call.site.target(link.file, document.text) == text.file for link in named if link):
                print(f'{document.path.as_posix()} links to it; there the link is now plain words and "(withdrawn)".')
    for other in call.site.texts:
        if other is not text and (other.is_article, other.slug) == (text.is_article, text.slug):
            print(f"{other.path.as_posix()} is the same in another language, and stays.")
    more, rows = ", which was never public", ""
    if gone:
        more, addresses = f", {listed}", " and ".join(entry.address for entry in gone)
        rows = f" and take the rows of {addresses} out of `gone:` in {listed}"
    elif kept := call.site.gone.get(call.site.address(text)):
        same = kept.reason == " ".join(call.chosen.reason.split())
        more = f"; {listed} " + ("says why, as before" if same else f'still says "{kept.reason}": change it there')
    print(f"Now send it: make send. Changed: {shown}{more}.")
    print(f"To bring it back, write `status: published` in {shown}{rows}.")
    return 0


def withdraw(site: Site, file: Path, reason: str) -> tuple[Text, list[Gone]]:
    """Withdraw the text `file` of `site` for a `reason`; returns it as it was, and what is now said to be gone.

    Raises CommandError when that cannot be, ContentError when its header or the list of addresses must be mended first.
    """
    path, reason = as_on_disk(file).resolve(), " ".join(reason.split())
    if file == Path():
        raise CommandError("say which article or page: FILE=content/articles/....md")
    text = next((text for text in site.texts if text.file.resolve() == path), None)
    if text is None:
        raise CommandError(f'"{file}" is not an article or page. {near(file, site.content)}')
    if text.record is None or site.addresses.findings:
        raise ContentError(*(text.findings if text.record is None else site.addresses.findings))
    keep_clock(site)
    if not reason or unwritten(reason):
        raise CommandError('say why, in one sentence for readers: REASON="The study behind it was retracted."')
    if len(reason) > LONGEST_REASON:
        raise CommandError(
            f"REASON has {len(reason)} characters, where {LONGEST_REASON} are the most. Say it in one short sentence"
        )
    gone = list(_gone(text, reason, site))
    if not gone and not will_be_published(text):
        already = "was withdrawn already" if site.visibility(text) is Visibility.WITHDRAWN else "is not public"
        raise CommandError(f"{text.path.as_posix()} {already}")
    draft = _as_draft(path.read_bytes().decode("utf-8")).encode("utf-8")
    again = texts.read(text.file, site.content, text.site_lang, draft)
    if again.header.values != text.header.values | {"status": "draft"} or again.body != text.body:
        raise CommandError(f"{text.path.as_posix()}: its status is written in an unusual way. Write `status: draft`")
    write_all({path: draft} | ({site.content / FILE: listing(site, gone=gone).encode()} if gone else {}))
    return text, gone


def _gone(text: Text, reason: str, site: Site) -> Iterator[Gone]:
    """Yield what was public, or is, and is not without `text`: its own addresses first."""
    lists = lists_of(text, site.settings)
    others = [Visibility.PUBLIC, Visibility.OVERDUE, Visibility.TO_COME]
    stays = site.public(*others, without=text)
    known = {*site.addresses.record.live} | site.public(Visibility.PUBLIC, Visibility.OVERDUE)
    for address in sorted(
        addresses_of(text, site.settings) & known - stays - site.gone.keys(), key=lambda a: (a in lists, a)
    ):
        yield Gone(address=address, reason=ALONE if address in lists else reason, on=site.today.isoformat())


def _as_draft(text: str) -> str:
    """The file `text` with `status: draft` in its header."""
    rows, close, end = texts.laid_out(text)
    header = "".join(rows[1:close])
    fields = {key.value: value for key, value in yaml.compose(header, Loader=Loader).value}
    if "status" in fields:
        value = fields["status"]
        header = f"{header[: value.start_mark.index]}draft{header[value.end_mark.index :]}"
    else:
        header += f"status: draft{end}"
    return "".join([rows[0], header, *rows[close:]])
