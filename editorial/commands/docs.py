"""`make docs`: write what the documents hold of the code (the rules, the fields of a header), and what is learned from
sentences.
"""

from pathlib import Path

from editorial.commands.command import Call
from editorial.commands.disk import write
from editorial.model.field import expected
from editorial.model.text import MODELS
from editorial.rules.likeness import FOLDER, KINDS, in_order
from editorial.rules.registry import FAMILIES
from editorial.rules.rule import Rule

HELP = "write the lists in docs/, and what tells claims and notes"
LIST, HEADER = Path("docs", "rules.md"), Path("docs", "header.md")
TITLE = """# The rules

What every text must keep, by what it is about. `make check EXPLAIN=R38` prints one. An **error** in what readers would
get stops the build; a **warning** only asks you to look. This page is written by `make docs`, from `editorial/rules/`.
"""


def run(call: Call) -> int:
    """Write each file anew."""
    for path, text in made(call.root).items():
        write(call.root / path, text)
    for name in ("honest", *(kind.name for kind in KINDS)):
        write(FOLDER / f"{name}.txt", in_order(name))
    for kind in KINDS:
        if not kind.up_to_date:
            write(kind.file, kind.learned())
    return 0


def made(root: Path) -> dict[Path, str]:
    """The files that are made from the code, by their paths in the project `root`: their texts."""
    header = (root / HEADER).read_text(encoding="utf-8")
    for kind, named in (("articles", "an article"), ("pages", "a page")):
        header = _between(f"fields of {named}", _fields(kind), header)
    return {HEADER: header, LIST: _rules()}


def _between(named: str, made: str, text: str) -> str:
    """The text with what is `made` between the mark of that name and the next end; as it is where it has no such mark."""
    above, begin, rest = text.partition(f"<!-- {named}, written by `make docs` -->\n")
    if not begin:
        return text
    _, end, below = rest.partition("<!-- end -->")
    return above + begin + made + end + below


def _fields(kind: str) -> str:
    """The fields of such a header as a table, those that must be there first."""
    fields = sorted(MODELS[kind].model_fields.items(), key=lambda field: not field[1].is_required())
    rows = [
        f"| `{name}` | {info.description} | {expected(info)} | {'yes' if info.is_required() else 'no'} |"
        for name, info in fields
    ]
    return "\n".join(["| field | what it means | write | needed |", "|---|---|---|---|", *rows, ""])


def _rules() -> str:
    parts: list[str] = [TITLE]
    written: set[Rule] = set()
    for family in FAMILIES:  # some use a rule of a family before them
        own = {rule for rule in vars(family).values() if isinstance(rule, Rule)} - written
        written |= own
        if own:
            parts.append(f"## {(family.__doc__ or '').splitlines()[0].rstrip('.')}\n")
        parts += [_rule(rule) for rule in sorted(own, key=lambda rule: int(rule.id[1:]))]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    examples = "".join(
        f"\n{says}:\n\n```\n{text}\n```\n" for says, text in (("Refused", rule.fails), ("Accepted", rule.passes))
    )
    waived = "" if rule.waivable else " It cannot be waived."
    return f"### {rule.id}: {rule.title}\n\n*{rule.level.capitalize()}.* {rule.why} **{rule.mend}** Source: {rule.source}.{waived}\n{examples}"
