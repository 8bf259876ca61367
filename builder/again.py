"""Lay out one text again on what the last build still has in memory, so that its writer sees it before the rest follows.

What it shows of the whole site (related articles, lists, translations) is the last build's; the next build, which follows at
once, makes sure of all.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from pelican import signals
from pelican.contents import Article

from builder.build import Build
from builder.writer import PageWriter
from editorial.check import of_one
from editorial.findings import Finding
from editorial.model import text
from editorial.model.text import Text
from plugins.reader import DocumentReader


def page(build: Build, generators: list[Any], file: Path) -> tuple[Any, list[Finding]] | None:
    """Lay out the text of `file` in the output of a `build`, whose `generators` are at hand.

    Gives the article or page as Pelican knows it, and what is to be looked at again; None where it takes the whole build
    to tell what becomes of it: the text is new, wrong, or at another address.
    """
    documents = build.settings["DOCUMENTS"]
    site = documents.site
    before = site.by_file.get(file)
    if before is None:
        return None
    now = text.read(file, site.content, site.settings.DEFAULT_LANG)
    if now.record is None or _place(now, site) != _place(before, site):
        return None
    documents.entries.pop(now.path, None)
    site.by_file[file] = now
    findings = of_one(documents, now)
    if any(finding.level == "error" for finding in findings):
        return None
    context, settings = generators[0].context, build.settings
    source = file.relative_to(site.content).as_posix()
    old = context["generated_content"].get(source)
    if old is None:
        return None
    marks, metadata = DocumentReader(settings).read(str(file))
    new = type(old)(marks, metadata, settings=settings, source_path=old.source_path, context=context)
    for name, value in vars(old).items():
        vars(new).setdefault(name, value)  # related articles, translations
    alone = SimpleNamespace(context=context | {"generated_content": {source: new}}, settings=settings)
    signals.all_generators_finalized.send([alone])
    _write(build, generators, new)
    return new, findings


def _place(one: Text, site: Any) -> tuple[Any, ...]:
    return site.address(one), one.status, site.visibility(one), one.lang


def _write(build: Build, generators: list[Any], content: Any) -> None:
    """Write a page beside the last good one, and put it in its place."""
    kind = "article" if isinstance(content, Article) else "page"
    generator = next(one for one in generators if hasattr(one, f"{kind}s"))
    final = Path(build.settings["OUTPUT_PATH"])
    with TemporaryDirectory(dir=final.parent, prefix=f".{final.name.lstrip('.')}.new.page") as folder:
        more = {"category": content.category, "blog": True} if kind == "article" else {}
        writer = PageWriter(folder, build.settings)
        writer.write_file(
            content.save_as,
            generator.get_template(content.template),
            generator.context,
            build.settings["RELATIVE_URLS"],
            **{kind: content},
            **more,
        )
        writer.finish()
        (Path(folder) / content.save_as).replace(final / content.save_as)
