"""Check: only the pictures and files that a page really shows are published, and what `content/extra/` holds.

None tells anything else. Pelican collects every file that any text links to, drafts and hidden pages included,
wherever it lies, and knows nothing of covers. Takes the pages that are left after `unpublished`; sets which files of
`content/figures/`, `content/files/` and `content/extra/` are copied. Drawings (SVG) stand in the pages themselves and
are not copied, unless a link opens them. A page names, before each photo, the kinds of it that take fewer bytes. Once
all is written, each picture and PDF of the tree is judged once more, by whatever way it came there, and what is
published takes the place of the original.
"""

import re
from pathlib import Path
from typing import Any

from pelican import signals

from editorial.findings import ContentError, Finding, Place
from editorial.markup.links import unread, unshown
from editorial.model import photo, picture
from editorial.model.allowed_files import PDF
from editorial.model.drawing import DrawingRefused
from editorial.model.shelf import Shelf
from editorial.model.site import Site
from editorial.model.store import code_of
from editorial.model.visibility import will_be_published
from editorial.progress import stage
from plugins.extra_files import add

FOLDERS = FIGURES, EXTRA, FILES = "figures", "extra", "files"
IMAGE = re.compile(
    r"""<img(?:[^>"]|"[^"]*")*?\ssrc="(?P<address>(?:[^"]*/)?(?P<file>figures/[^"]+))"(?:[^>"]|"[^"]*")*>"""
)


def extra(site: Site) -> list[str]:
    """The files of `content/extra/`, which are copied as they are: their paths from the content folder, in order."""
    folder = site.content / EXTRA
    paths = sorted(file for file in site.files.openable if file.is_relative_to(folder))
    refused = {finding.path for finding in site.files.findings}
    names = [file.relative_to(site.content) for file in paths]
    return [name.as_posix() for name in names if Path(site.content.name) / name not in refused]


def _collect(generator: Any) -> None:
    site = generator.settings["DOCUMENTS"].site
    links, copied = generator.context["static_links"], extra(site)
    links.clear()
    links.update(copied)
    generator.settings["EXTRA_PATH_METADATA"] = {name: {"path": name.removeprefix("extra/")} for name in copied}
    for content in filter(None, generator.context["generated_content"].values()):
        shown = content.get_static_links() | {getattr(content, "cover", None)} - {None}
        for link in sorted(shown) if will_be_published(content.source) else ():
            if Path(link).parts[0] not in FOLDERS:  # a way of linking that the checks do not see
                sentence = f"{link} is not published. Put the file into content/figures/ and show it from there"
                raise ContentError(Finding(content.source.path, Place(1), "link", sentence, "R70"))
        named = {link: site.content / link for link in shown}  # a draft may name what cannot be shown
        links.update(
            link
            for link, file in named.items()
            if file in site.files.openable and not unshown(file, site) and not unread(file, site)
        )


def _offer(path: str, context: dict[str, Any]) -> None:
    """Name, before each photo of a page that is written, the kinds of it that a browser should try first."""
    if not path.endswith(".html") or "<img" not in (html := Path(path).read_text(encoding="utf-8")):
        return
    content = context["DOCUMENTS"].site.content

    def offered(image: re.Match[str]) -> str:
        file = content / image["file"]
        kinds = photo.beside(file) if file.suffix.lower() in picture.FORMATS and file.is_file() else ()
        sources = "".join(f'<source srcset="{image["address"]}{kind}" type="image/{kind[1:]}">' for kind in kinds)
        late = image[0].replace("<img", '<img loading="lazy" decoding="async"', 1)
        return f"<picture>{sources}{late}</picture>" if sources else late

    Path(path).write_text(IMAGE.sub(offered, html), encoding="utf-8")


def _clean(pelican: Any) -> None:
    """Put in the place of each picture and PDF of the finished tree what is published of it."""
    root, site = Path(pelican.output_path), pelican.settings["DOCUMENTS"].site
    shelf = Shelf(site.content.parent, "pictures")
    found = [file for file in sorted(root.rglob("*")) if file.suffix.lower() in picture.PUBLISHED]
    with stage("Making pictures ready", len(found)) as shown:
        for file in found:
            shown.step()
            try:
                if file.is_relative_to(root / FIGURES) and file.suffix.lower() in picture.FORMATS:
                    _make(file, shelf)
                else:
                    _replace(file, picture.cleaned(file.read_bytes(), file.suffix.lower()))
            except DrawingRefused as error:
                raise ContentError(Finding(file.relative_to(root), Place(1), "picture", str(error), "R21")) from None
    for file in sorted((root / FILES).rglob("*")):
        if file.suffix.lower() == PDF:
            made = site.pdf(site.content / file.relative_to(root))
            if made.wrong:
                raise ContentError(Finding(file.relative_to(root), Place(1), "file", made.wrong, "R70"))
            _replace(file, made.data)
    if not pelican.settings["ONLY_PUBLISHED"]:  # the photos of drafts are kept meanwhile
        shelf.forget()


def _make(file: Path, shelf: Shelf) -> None:
    """Make of the photo `file` what is published in its place, and beside it the other kinds of it."""
    kind, data, code = file.suffix.lower(), file.read_bytes(), code_of(Path(photo.__file__).parent)
    for wanted in (kind, *photo.beside(file)):
        place = shelf.place(wanted, code, kind, data)
        made = shelf.kept(place)
        if made is None:
            made = photo.published(data, kind, wanted)
            shelf.keep(place, made)
        if wanted == kind:
            published = made
        else:
            add(file.with_name(file.name + wanted), made, {})
    _replace(file, published)


def _replace(file: Path, data: bytes) -> None:
    """Write a file anew, unless it is so already."""
    if file.read_bytes() != data:
        file.write_bytes(data)


def register() -> None:
    """Act once all texts are read, after `unpublished`; on each file that is written; then when all is."""
    signals.page_generator_finalized.connect(_collect)
    signals.content_written.connect(_offer)
    signals.finalized.connect(_clean)
