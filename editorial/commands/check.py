"""`make check`: say what to mend."""

from argparse import ArgumentParser
from pathlib import Path

from editorial import report
from editorial.check import check
from editorial.commands.command import Call, Misuse
from editorial.findings import counted, did_you_mean
from editorial.rules.permalinks import reminder
from editorial.rules.registry import RULES, explained
from ship import git

HELP = "say what to mend in content/"


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files; else all")
    parser.add_argument("--all", action="store_true", help="more than a screen, where there is more to say")
    parser.add_argument("--format", metavar="github", default="text", help="text, for people; or github")
    parser.add_argument("--explain", metavar="R38", help="print a rule: why, how to mend it, an example of both kinds")


def run(call: Call) -> int:
    """Exit 0: nothing to mend, 1: there is."""
    if id := (call.chosen.explain or "").upper():
        if id not in RULES:
            raise Misuse(f'"{id}" is not a rule; {did_you_mean(id, RULES)}')
        print(explained(RULES[id]))
        return 0
    if call.chosen.format not in ("text", "github"):
        raise Misuse(f'FORMAT: expected github, or no FORMAT at all, found "{call.chosen.format}"')
    findings = check(call.chosen_texts())
    errors = sum(finding.level == "error" for finding in findings)
    if call.chosen.format == "github":
        touched = (git.answer(call.root, "diff", "--name-only", "-z", "HEAD^") or "").split("\0")  # by the merge
        print(report.github(findings, touched), end="\n" if findings else "")
    else:
        report.text(findings, call.root, whole=call.chosen.all)
        print(_summary(errors, len(findings) - errors))
        if not errors and not call.chosen.files:
            _remind(call)
    return 1 if errors else 0


def _summary(errors: int, warnings: int) -> str:
    """The last line: how much there is to mend, and to look at again."""
    mend = f"{errors} to mend." if errors else "Nothing to mend."
    return f"{mend} {warnings} to look at again." if warnings else mend


def _remind(call: Call) -> None:
    """Reminders: what is not wrong, but still to do."""
    if call.site.retractions.record.read_on is None:
        print("But nobody has looked yet whether a cited study was retracted: run `make retractions`.")
    if foreign := sum(not text.english for text in call.site.texts):
        print(f"But of {counted(foreign, 'text')} not in English, no rule on words has read what is claimed there.")
    print(reminder(call.site), end="")
