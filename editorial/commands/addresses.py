"""`make addresses`: keep every address that is public now, so that none vanishes unseen (R103).

Only new rows are written. Every other character of the file stays: remarks, their order, what is gone and why.
"""

from argparse import ArgumentParser

import yaml

from editorial.commands.command import Call, CommandError
from editorial.commands.writing import write
from editorial.findings import ContentError
from editorial.model.address import FILE, PublicAddresses
from editorial.model.site import Site
from editorial.model.textfile import decoded
from editorial.model.validation import validate
from editorial.model.visibility import will_be_published
from editorial.model.yamlfile import Loader, parse, scalar
from editorial.rules.permalinks import unlisted, vanished

HELP = "keep every address that is public now"
EMPTY = (
    "# Every address that was ever public. `make addresses` adds to it; nothing is ever taken out. What is gone on purpose\n"
    "# moves from `live:` to `gone:`, with a reason.\nlive: []\ngone: []\n"
)


def arguments(parser: ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(call: Call) -> int:
    """Add what is missing, and say what was added; end with 1 where an address that was public leads nowhere."""
    added, gone = update(call.site), list(vanished(call.documents))
    for address in added:
        print(address)
    if added:
        print(f"Added {len(added)} to {call.site.content.name}/{FILE}. Commit that file.")
    elif not gone:
        print("Every public address is kept.")
    for finding in gone:
        print(finding)
    return bool(gone)


def update(site: Site) -> list[str]:
    """Add what is missing to the list, and return it.

    Raises ContentError when the list is wrong as it is, or a header that says what stands where; CommandError when the
    list cannot be written, or is written so that no row can be added.
    """
    listed, where, findings = site.addresses
    wrong = [*findings]
    for text in site.texts:
        wrong += text.findings if text.record is None and will_be_published(text) else ()
    if wrong:
        raise ContentError(*wrong)
    added, file = unlisted(site), site.content / FILE
    if added:
        before = file.read_bytes().decode("utf-8") if file.exists() else EMPTY
        after = _with(before, added)
        again = parse(decoded(after.encode(), where.path), where.path)
        if validate(PublicAddresses, again.values, again)[0] != listed.model_copy(
            update={"live": [*listed.live, *added]}
        ):
            raise CommandError(
                f"{where.path.as_posix()} is written in an unusual way. Put each address on its own line"
            )
        write(file, after)
    return added


def _with(text: str, added: list[str]) -> str:
    """The list `text` with rows for what was `added`, after the last that it has."""
    end = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader)
    fields = {key.value: (key, value) for key, value in root.value} if root else {}
    key, live = fields.get("live", (None, None))
    rows = [scalar(address) for address in added]
    if live is None:
        return f"{text.rstrip()}{end}live:{end}" + "".join(f"- {row}{end}" for row in rows)
    if not live.value:  # `live: []`, or nothing after the colon
        close = max(key.end_mark.index + 1, live.end_mark.index)
        rest = text.find(end, close) if end in text[close:] else len(text)  # a remark may follow
        return (
            text[: key.end_mark.index] + ":" + text[close:rest] + "".join(f"{end}- {row}" for row in rows) + text[rest:]
        )
    last = live.value[-1]
    begin, close = last.start_mark.index, last.end_mark.index
    if live.flow_style:
        between = ", "
    else:
        between = end + text[text.rfind("\n", 0, begin) + 1 : begin]
        close = text.find(end, close) if end in text[close:] else len(text)
    return text[:close] + "".join(between + row for row in rows) + text[close:]
