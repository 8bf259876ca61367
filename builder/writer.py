"""Put all pages off to the end of a run; then take over those that would come out the same, and write the others.

Pages are written in as many processes as there are cores. Which ones are taken over, `pages` decides.
"""

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import signals
from pelican.contents import Content
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import Writer

from builder.pages import Made, Pages, PageToWrite
from editorial.model.processes import shared
from editorial.progress import stage

# How many pages one process writes in the time it takes to start another.
FEW = 16


class PageWriter(Writer):
    """Pelican's writer, which puts all pages off to the end, writes only those that `settings["PAGES"]` cannot take over,
    and does so in as many processes as there are cores.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]):
        super().__init__(output_path, settings)
        self._put_off: list[PageToWrite] = []

    def write_file(
        self, name: Any, template: Any, context: Any, relative_urls: Any = False, *args: Any, **kwargs: Any
    ) -> None:
        """Put the page off until `finish` is called; then write it as Pelican does."""
        paging = {"paginated", "template_name", "override_output", "url"}
        path = sanitised_join(self.output_path, name) if name else ""
        text = kwargs.get("article") or kwargs.get("page")
        if path in self._written_files and text and text.status != "published":
            return  # the check has said so: of two texts with one address, the one that is not public gives way
        if (
            not path
            or path in self._written_files
            or self.settings["DEFAULT_PAGINATION"]
            or args
            or (kwargs.get("override_output") and not text)  # of a text, this says that its address is settled
        ):
            super().write_file(name, template, context, relative_urls, *args, **kwargs)
            return
        own = {key: value for key, value in kwargs.items() if key not in paging}
        self._put_off.append(PageToWrite(name, path, template, context, relative_urls, own))
        self._written_files.add(path)

    def holds(self, name: str) -> bool:
        """Whether an address of the site is taken, now or once all pages are written."""
        path = sanitised_join(self.output_path, name)
        return path in self._written_files or Path(path).exists()

    def finish(self) -> None:
        """Write what was put off."""
        put_off, self._put_off = sorted(self._put_off, key=_beside), []
        pages: Pages = self.settings["PAGES"]
        for folder in {page.path.rpartition(os.sep)[0] for page in put_off}:
            Path(folder).mkdir(parents=True, exist_ok=True)
        with stage("Writing pages", len(put_off)) as shown:
            new = []
            for page in put_off:
                if pages.take_over(page, self._seen_by(page)):
                    shown.step()
                else:
                    new.append(page)

            def done(page: PageToWrite, made: Made) -> None:
                shown.step()
                pages.note(page, made)
                self._references.update(made.references)

            # One of each kind by itself, so that what the others need is loaded once, and shared.
            for page in {page.template: page for page in reversed(new)}.values():
                with suppress(Exception):  # met again below, in its turn
                    done(page, self._laid_out(page))
                    new.remove(page)
            for number, made in shared(lambda number: self._laid_out(new[number]), len(new), FEW):
                done(new[number], made)

    @property
    def _references(self) -> dict[str, str]:
        """The references that are formatted, which each page may add to (see `plugins.references`)."""
        return self.settings["AMA"].texts if "AMA" in self.settings else {}

    def _seen_by(self, page: PageToWrite) -> dict[str, Any]:
        """What the template of a page is filled with."""
        context, name = page.context, page.name
        seen = dict(context) | {"localsiteurl": context.get("localsiteurl"), "output_file": name}
        if page.relative:
            seen["SITEURL"] = seen["localsiteurl"] = context["localsiteurl"] = path_to_url(get_relative_path(name))
        return seen | page.own

    def _laid_out(self, page: PageToWrite) -> Made:
        seen, before = self._seen_by(page), len(self._references)
        kept = self.settings["PAGES"].lay_out(page, seen, lambda: self._write(page.path, page.template, seen))
        return Made(kept, dict(islice(self._references.items(), before, None)))

    def _write(self, path: str, template: Template, context: dict[str, Any]) -> None:
        output = template.render(context)
        vars(Content)["get_content"].cache.clear()  # where Pelican keeps the HTML of each text that was ever asked for
        Path(path).write_text(output, encoding="utf-8")
        signals.content_written.send(path, context=context)


def _beside(page: PageToWrite) -> str:
    """The sort key that puts a text's page beside its copies, so that what they share is computed once, then forgotten."""
    return page.name.rpartition(".")[0]


class Finish:
    """The last of Pelican's generators: it has what was put off written."""

    def __init__(self, **_: object):
        pass

    def generate_output(self, writer: PageWriter) -> None:
        """Write once all others have said what there is to write."""
        writer.finish()


class WrittenFiles:
    """Collects each file that the build writes from here on."""

    # What `plugins.version` adds at the very end.
    LAST = "version.txt"

    def __init__(self) -> None:
        self.paths: set[str] = set()
        # Blinker forgets these with this object.
        signals.content_written.connect(self._file)
        signals.feed_written.connect(self._file)
        signals.static_generator_finalized.connect(self._copies)

    def differs(self, folder: Path, linked: set[str]) -> str:
        """A file in `folder` that is missing, or that we neither wrote nor `linked`, as the end of a sentence; else empty."""
        there = {f"{path}{os.sep}{file}" for path, _, files in os.walk(folder) for file in files}
        there.discard(str(folder / self.LAST))
        for what, paths in (("took away", (self.paths | linked) - there), ("added", there - self.paths - linked)):
            if paths:
                return f"{what} {Path(min(paths)).relative_to(folder)}"
        return ""

    def _file(self, path: str, **_: object) -> None:
        self.paths.add(str(Path(path)))

    def _copies(self, generator: Any) -> None:
        self.paths |= {str(Path(generator.output_path, copy.save_as)) for copy in generator.staticfiles}
