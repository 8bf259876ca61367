"""The run itself: content is checked first, the site is built aside, and swapped in only when all went well.

Pelican drops a bad article and goes on, with exit code 0; its cleaning empties the output before it reads
a word. Here an error in what would be published stops the build, every mistake is said, and the site that stood in the
output stays. pelicanconf.py names this class in PELICAN_CLASS, so that every way of running Pelican goes through it.
"""

import json
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from pelican import Pelican, signals
from pelican.log import console

from builder import error_sentences, output_folder, settings, templates, weight
from builder.error_sentences import Complaints
from builder.pages import Pages
from builder.unchanged import in_sight
from builder.writer import Finish, PageWriter, WrittenFiles
from editorial import report
from editorial.check import check
from editorial.commands.disk import from_here
from editorial.findings import ContentError, Finding, Place, counted
from editorial.markup.documents import Documents
from editorial.model.asked import digest
from editorial.model.processes import Busy
from editorial.model.settings_file import FILES
from editorial.model.site import Site
from editorial.model.store import Store, code_of
from editorial.model.textfile import unmerged
from editorial.model.visibility import Visibility
from editorial.rules.permalinks import reminder
from ship import ctrl_c

# The rooms whose code decides how a page comes out.
CODE = [Path(__file__).parent.parent / room for room in ("builder", "editorial", "plugins")]


class Build(Pelican):
    """Pelican, refusing what is wrong and keeping what was right. `settings["DOCUMENTS"]` are the texts, for plugins."""

    def __init__(self, values: dict[str, Any]):
        self.root = Path(values["PATH"]).parent
        self.findings: list[Finding] = []
        self.said = ""  # what a run says again that finds nothing changed
        try:
            self.own = settings.read(values, self.root)
        except ContentError as error:
            report.text(error.findings, self.root, file=sys.stderr)
            raise SystemExit(1) from None
        wanted = len(values["PLUGINS"] or ())
        super().__init__(values)
        signals.get_writer.connect(_writer)
        signals.generator_init.connect(_only_our_templates)
        if len(self.plugins) < wanted:  # Pelican has said which, and would go on without it
            raise SystemExit(1)
        # Of what lies elsewhere, such as another folder of texts, and of git, nobody can tell that it has not changed.
        read = (self.path, self.theme, *self.settings["THEME_TEMPLATES_OVERRIDES"], *self._plugin_files())
        seen = all(in_sight(Path(path), Path.cwd()) for path in read)
        self.unsure = not seen or "plugins.version" in values["PLUGINS"]

    def run(self) -> None:
        """Build the site; `findings` then holds what was found. Ends with code 0 only if the new site is in its place."""
        started = time.monotonic()
        final = Path(self.settings["OUTPUT_PATH"]).resolve()
        try:
            self._alone(final)
        except KeyboardInterrupt:  # Pelican would end with code 0
            print("Stopped.", file=sys.stderr)
            raise SystemExit(130) from None
        except Busy:
            print("Another build does not end, so nothing was built. End it, then build again.", file=sys.stderr)
            raise SystemExit(1) from None
        except ContentError as error:
            self._refuse(error.findings)
        except Exception as error:
            if error_sentences.of_the_system(error):
                self._refuse(why=error_sentences.sentence(error, final))
            self._refuse([error_sentences.finding(error, self.root)])
        self.open = f"{from_here(final)}/index.html"
        took = f"Built {self.pages:,} pages in {time.monotonic() - started:.1f} s"
        new = len(self.settings["PAGES"].laid_out)
        kept = f"; {new:,} {'was' if new == 1 else 'were'} written, the others kept" if new < self.pages else ""
        if refused := ctrl_c.say(f"{took}{kept}. Open {self.open}\n{self.nearest}".rstrip()):
            with suppress(OSError):
                print(
                    f"The site is built, but this could not be written where you sent it: {refused}.", file=sys.stderr
                )

    def _alone(self, final: Path) -> None:
        """Build while no other build does, and swap the new site in."""
        why_not = output_folder.unfit(final, [Path(self.path).resolve(), Path(self.theme).resolve()])
        if why_not:
            self._refuse(why=f"{final} {why_not}.")
        final.parent.mkdir(parents=True, exist_ok=True)
        with output_folder.alone(final):
            output_folder.mend(final)
            self._sweep(final)
            self._theme()
            self._check()
            new = output_folder.fresh(final)
            self.output_path = str(new)
            console.quiet = True  # Pelican's closing line comes before the swap, ours after
            code = self._code()
            kept = None if os.environ.get("CLEAN") else templates.kept(self.root, code)
            self.settings["JINJA_ENVIRONMENT"] = {**self.settings["JINJA_ENVIRONMENT"], "bytecode_cache": kept}
            pages = self.settings["PAGES"] = Pages(self.settings["DOCUMENTS"].store, final, code)
            try:
                whole = signals.all_generators_finalized.connected_to(self._keep_all)
                written = WrittenFiles()
                with Complaints(self._say, self.root) as complaints, whole:
                    super().run()
                if complaints.heard:
                    self._refuse()
                if torn := written.differs(new, pages.linked | pages.laid_out):
                    self._refuse(why=f"While the site was built, something else {torn}. Build again.")
                output_folder.swap(new, final)
                pages.keep()
                self.pages = sum(path.endswith(".html") for path in written.paths | pages.laid_out | pages.linked)
                names = (Path(path).relative_to(new).as_posix() for path in written.paths | pages.laid_out)
                self.nearest = weight.sentence(self.root, final, names)
            finally:
                console.quiet = False
                output_folder.clear(new)

    def _get_generator_classes(self) -> list[Any]:
        return [*super()._get_generator_classes(), Finish]

    def _code(self) -> str:
        """A hash of what decides how any page comes out: our code, the files of the plugins, and the settings, among
        which are such as no template reads: patterns of addresses, filters, how Jinja treats spaces. It is the same
        wherever the project lies.
        """
        files = [*(self.root / name for name in FILES), *self._plugin_files()]
        given = json.dumps(self.settings, default=lambda value: type(value).__name__, skipkeys=True)
        here = json.dumps(str(self.root))[1:-1]
        return digest(code_of(*CODE), given.replace(here, ""), *(file.read_bytes() for file in files if file.is_file()))

    def _plugin_files(self) -> list[Path]:
        return [Path(plugin.__file__ or "") for plugin in self.plugins]

    def _sweep(self, final: Path) -> None:
        """Take away what earlier builds have left, and say what stays."""
        for path in output_folder.leftovers(final):
            output_folder.clear(path)
            if path.exists():
                self.unsure = True
                print(
                    f"{path.name} is left over from an earlier build and cannot be removed. Nothing of it is published.",
                    file=sys.stderr,
                )

    def _theme(self) -> None:
        """Refuse files of the theme that git did not merge: its marks would stand on every page."""
        for file in sorted(file for file in Path(self.theme).rglob("*") if file.is_file()):
            text = file.read_text(encoding="utf-8", errors="replace")
            if conflict := unmerged(text, Path(os.path.relpath(file, self.root))):
                raise ContentError(conflict)

    def _check(self) -> None:
        """Read and check everything; go on only when nothing that would be published is wrong."""
        store = Store(None if os.environ.get("CLEAN") else self.root)
        documents = Documents(Site(Path(self.path), self.own), store=store)
        self.settings["DOCUMENTS"] = documents
        findings = check(documents)
        if any(finding.level == "error" for finding in findings):
            self._refuse(findings)
        self._say(findings)
        if self.own.ONLY_PUBLISHED:
            said = reminder(documents.site)
            self.said += said
            print(said, end="", file=sys.stderr)

    def _keep_all(self, generators: list[Any]) -> None:
        """Refuse settings by which Pelican leaves out a text that readers are to get."""
        site, given = self.settings["DOCUMENTS"].site, generators[0].context["generated_content"].values()
        laid_out = {Path(one.source_path) for one in given if one}
        for text in site.texts:
            if site.visibility(text) is Visibility.PUBLIC and text.file not in laid_out:
                why = "is left out by Pelican. Look at IGNORE_FILES, ..._PATHS and ..._EXCLUDES in pelicanconf.py"
                raise ContentError(Finding(text.path, Place(1), "settings", why))

    def _refuse(self, findings: Iterable[Finding] = (), why: str = "") -> NoReturn:
        """Say what is wrong and that nothing was built, and leave."""
        self._say(findings)
        if why:
            print(why, file=sys.stderr)
        errors = [finding for finding in self.findings if finding.level == "error"]
        files = len({finding.path for finding in errors})
        what = f"{len(errors)} to mend in {counted(files, 'file')}" if errors else "mend what is said above"
        print(f"Nothing was built: {what}. The last good site stays as it was.", file=sys.stderr)
        raise SystemExit(1) from None

    def _say(self, findings: Iterable[Finding]) -> None:
        new = [finding for finding in findings if finding not in self.findings]
        self.findings += new
        self.said += "".join(f"{finding}\n" for finding in new)
        report.text(new, self.root, file=sys.stderr)


def _only_our_templates(generator: Any) -> None:
    """Let Pelican take no template of its own theme in the place of one that is missing in ours."""
    generator.env.loader.loaders.remove(generator.env.loader.loaders[-1].mapping["!simple"])


def _writer(_: Pelican) -> type[PageWriter]:
    return PageWriter
