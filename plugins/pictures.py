"""Check: only the pictures that a page really shows are published, and what `content/extra/` holds; each tells nothing else.

Pelican collects every file that any text links to, drafts and hidden pages included, wherever it lies, and knows
nothing of covers. Takes the pages that are left after `unpublished`; sets which files of `content/figures/` and
`content/extra/` are copied. Drawings (SVG) stand in the pages themselves and are not copied, unless a link opens them.
Once all is written, each picture of the tree is judged once more and cleaned, by whatever way it came there.
"""

from pathlib import Path
from typing import Any

from pelican import signals

from editorial.findings import ContentError, Finding, Place
from editorial.markup.links import unshown
from editorial.model import picture
from editorial.model.drawing import Refused
from editorial.model.site import Site
from editorial.model.visibility import will_be_published

FOLDERS = ("figures", "extra")


def extra(site: Site) -> list[str]:
    """The files of `content/extra/`, which are copied as they are: their paths from the content folder, in order."""
    folder = site.content / FOLDERS[1]
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
                source = Path(Path(generator.path).name, content.get_relative_source_path())
                sentence = f"{link} is not published. Put the file into content/figures/ and show it from there"
                raise ContentError(Finding(source, Place(1), "link", sentence, "R70"))
        named = {link: site.content / link for link in shown}  # a draft may name what cannot be shown
        links.update(link for link, file in named.items() if file in site.files.openable and not unshown(file, site))


def _clean(pelican: Any) -> None:
    """Take out of the pictures of the finished tree what they tell besides."""
    root = Path(pelican.output_path)
    for file in sorted(root.rglob("*")):
        if file.suffix.lower() in picture.PUBLISHED:
            data = file.read_bytes()
            try:
                clean = picture.cleaned(data, file.suffix.lower())
            except Refused as error:
                raise ContentError(Finding(file.relative_to(root), Place(1), "picture", str(error), "R21")) from None
            if clean != data:
                file.write_bytes(clean)


def register() -> None:
    """Act once the articles, then once the pages are read, each time after `unpublished`; then when all is written."""
    signals.article_generator_pretaxonomy.connect(_collect)
    signals.page_generator_finalized.connect(_collect)
    signals.finalized.connect(_clean)
