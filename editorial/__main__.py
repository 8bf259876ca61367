"""The writers' desk: begin a draft, say what to mend and what is due, record reviews, add studies, look for retractions."""

import argparse
import json
import os
import sys
from pathlib import Path

from editorial import report
from editorial.check import KINDS, check
from editorial.commands import diff, importing, reference, signoff
from editorial.commands import due as agenda
from editorial.commands import new as draft
from editorial.commands import retractions as retraction_watch
from editorial.findings import ContentError, did_you_mean
from editorial.model import addresses, data, source
from editorial.model import calendar as clock
from editorial.model import retraction as retractions
from editorial.rules import permalinks as lasting
from editorial.rules import reading
from editorial.rules.registry import RULES, explained

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = Path(__file__).parent / "schema"
FORMATS = {"text": None, "github": report.github, "json": report.as_json, "sarif": report.sarif}
CALENDAR = ROOT / "reviews.ics"


def schema_of(kind: str) -> str:
    """The JSON Schema of "articles" or "pages", as the text of its file."""
    schema = KINDS[kind].model_json_schema()
    return json.dumps(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}, indent=2) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: nothing to mend, 1: findings, 2: misuse."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")

    def command(name: str, run, help: str) -> argparse.ArgumentParser:
        """A command that `run` carries out; it gets what was chosen and returns the exit code."""
        new = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
        new.set_defaults(run=run)
        return new

    new = command("check", _check, "say what to mend in content/")
    new.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files; else all")
    new.add_argument("--format", choices=FORMATS, default="text", help="for people, GitHub, or editors")
    new.add_argument("--explain", metavar="R38", help="print a rule: why, how to mend it, an example of both kinds")
    command("addresses", _addresses, "keep every address that is public now")
    new = command("new", _new, "begin a draft in content/articles/")
    new.add_argument("--title", default="", metavar="WORDS", help="its title")
    new = command("import", _import, "make a draft of a Word file, a web page or plain text")
    new.add_argument("--file", type=Path, default=Path(), metavar="x.docx", help="a .docx, .html or .txt file")
    new.add_argument("--title", default="", metavar="WORDS", help="its title, where the file does not say it")
    new.add_argument("--accept", action="store_true", help="accept tracked changes, leave comments out")
    new = command("diff", _diff, "show what reads differently since the last sign-off")
    new.add_argument("--base", metavar="REVISION", default="origin/HEAD", help="the commit that work began from")
    new = command("reading", _reading, "show how hard each section is to read")
    new.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files; else all")
    new = command("reference", _reference, "add a study to references.yaml").add_mutually_exclusive_group(required=True)
    new.add_argument("--pmid", metavar="39393844", help="by its PubMed number")
    new.add_argument("--doi", metavar="10.1136/...", help="by its DOI")
    new = command("retractions", _retractions, "keep what Retraction Watch's list says of our references")
    new.add_argument("file", metavar="retraction_watch.csv", type=Path, help="the list, as Crossref publishes it")
    new = command("signoff", _signoff, "record that a clinician has read an article")
    new.add_argument("file", metavar="content/articles/....md", help="the article")
    new.add_argument("--by", required=True, metavar="jane-doe", help="an id from content/data/people.yaml")
    new.add_argument("--role", default="", metavar="Physician", help="where people.yaml says another or none")
    new.add_argument("--next", default="", metavar="2027-11-23", help="the next review; a year on if left out")
    command("due", _due, "list the articles by their next review, and write reviews.ics")
    command("schema", _schema, "write the JSON Schemas that editors read")
    chosen = parser.parse_args(arguments)
    try:
        code = chosen.run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has seen enough, as in `make check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _check(chosen) -> int:
    if chosen.explain:
        return _explain(chosen.explain)
    if not _are_ours(chosen.files):
        return 2
    findings = check(ROOT / "content", chosen.files)
    errors = sum(finding.level == "error" for finding in findings)
    if chosen.format == "text":
        report.text(findings, ROOT)
        print(_summary(errors, len(findings) - errors))
        if not errors and not chosen.files and retractions.load(ROOT / "content").read_on is None:
            print("But nobody has looked yet whether a cited study was retracted: run `make retractions`.")
        if not errors and not chosen.files:
            print(lasting.reminder(ROOT / "content"), end="")
    elif told := FORMATS[chosen.format](findings):
        print(told)
    return 1 if errors else 0


def _are_ours(files: list[Path]) -> bool:
    """Whether all `files` stand in content/; says which does not."""
    for file in files:
        if not file.is_file() or not file.resolve().is_relative_to(ROOT / "content"):
            print(f"{file} is no file in content/. Check the path", file=sys.stderr)
            return False
    return True


def _addresses(_) -> int:
    root = ROOT / "content"
    try:
        added = lasting.update(root, addresses.headers(root), clock.today())
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print(*added, sep="\n", end="\n" if added else "")
    print(
        f"Added {len(added)} to {root.name}/{lasting.FILE}. Commit that file."
        if added
        else "Every public address is kept."
    )
    return 0


def _reading(chosen) -> int:
    if not _are_ours(chosen.files):
        return 2
    for file in chosen.files or sorted(path for kind in KINDS for path in (ROOT / "content" / kind).rglob("*.md")):
        try:
            rows = reading.report(source.read(file, file))
        except ContentError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{file.resolve().relative_to(ROOT)}\n  grade  sentences  over 20  longest  paragraphs over 3")
        for name, grade, sentences, long, longest, thick in rows:
            print(f"  {grade:5.1f}  {sentences:9}  {long:7}  {longest:7}  {thick:17}  {name}")
    return 0


def _summary(errors: int, warnings: int) -> str:
    """The last line: how much there is to mend, and to look at again."""
    again = f"{warnings} to look at again." if warnings else ""
    return " ".join(filter(None, (f"{errors} to mend." if errors else "Nothing to mend.", again)))


def _explain(id: str) -> int:
    if id not in RULES:
        print(f'"{id}" is no rule; {did_you_mean(id, RULES)}', file=sys.stderr)
        return 2
    print(explained(RULES[id]))
    return 0


def _diff(chosen) -> int:
    folder = ROOT / "output-diff"
    try:
        print(diff.write(list(diff.changes(ROOT, chosen.base)), folder))
    except (diff.DiffError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The same stands in {folder.name}/index.html.", file=sys.stderr)
    return 0


def _schema(_) -> int:
    SCHEMAS.mkdir(exist_ok=True)
    for kind in KINDS:
        (SCHEMAS / f"{kind}.json").write_text(schema_of(kind), encoding="utf-8")
    return 0


def _reference(chosen) -> int:
    kind, number = ("PMID", chosen.pmid) if chosen.pmid else ("DOI", chosen.doi)
    try:
        key = reference.add(ROOT / "content", kind, number)
    except (reference.StudyError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Added {key} to content/data/references.yaml. Cite it as [@{key}].")
    print("Read the study and fill in its design and finding there; until then the site is not built.")
    return 0


def _retractions(chosen) -> int:
    try:
        snapshot, unknown = retraction_watch.update(ROOT / "content", chosen.file, clock.today())
    except (retraction_watch.ListError, ContentError) as error:
        print(error, file=sys.stderr)
        print("content/data/retractions.yaml stays as it was.", file=sys.stderr)
        return 1
    print(f"Read {snapshot.rows} rows; the newest notice is of {snapshot.newest or 'no known day'}.")
    then = " `make check` says what to do." if snapshot.notices else ""
    print(f"Notices about our references: {len(snapshot.notices)}.{then}")
    if unknown:
        print(f"References with neither DOI nor PMID, which the list cannot know: {unknown}.")
    return 0


def _signoff(chosen) -> int:
    root = ROOT / "content"
    try:
        made = signoff.sign(root, Path(chosen.file), chosen.by, chosen.role, chosen.next)
    except (signoff.SignoffError, ContentError) as error:
        print(error, "Nothing was recorded.", sep="\n", file=sys.stderr)
        return 1
    person = data.load(root, "people")[made.reviewed_by]
    print(f"{chosen.file}: reviewed by {person.name}, {made.role or person.role} on {made.reviewed_on}.")
    print(
        f"The next review is due by {made.next_due}. Any change of the text voids this one; commit the file as it is."
    )
    return 0


def _due(_) -> int:
    try:
        entries = agenda.listed(ROOT / "content")
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print(*[entry.line for entry in entries] or ["There are no articles yet."], sep="\n")
    calendar = agenda.calendar(entries)
    CALENDAR.unlink(missing_ok=True)
    if calendar:
        CALENDAR.write_bytes(calendar)
        print(f"The days stand in {CALENDAR.name}, too. Open it with your calendar.")
    return 0


def _new(chosen) -> int:
    try:
        path = draft.new(ROOT / "content", chosen.title)
    except (draft.DraftError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    _told(path, "a draft that only you see")
    return 0


def _import(chosen) -> int:
    try:
        done = importing.load(ROOT / "content", chosen.file.expanduser(), chosen.title, chosen.accept)
    except (draft.DraftError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    _told(done.path, f"a draft with all {done.words} words of {chosen.file.name}")
    for picture in done.pictures:
        print(f"Wrote {picture.relative_to(ROOT)}")
    for remark in done.remarks:
        print(f"- {remark}.")
    errors = sum(finding.level == "error" for finding in check(ROOT / "content", [done.path]))
    if errors:
        print(f"`make check` names {errors} to mend in it. Until then nothing is built.")
    return 0


def _told(path: Path, what: str) -> None:
    """Say what was written, and what comes next."""
    print(f"Wrote {path.relative_to(ROOT)}, {what}.")
    print(f"Next: `make devserver` shows it at http://127.0.0.1:8000/drafts/{path.stem}.html as you write.")
    print("Write what the words FILL IN ask for (`make check` names each), then set `status: published`.")


if __name__ == "__main__":
    sys.exit(main())
