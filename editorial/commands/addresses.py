"""`make addresses`: keep every address that is public now, so that none vanishes unseen (R103).

Only new rows are written. Every other character of the file stays: remarks, their order, what is gone and why.
"""

from collections.abc import Collection

import yaml

from editorial.check import check
from editorial.commands.command import Call, CommandError
from editorial.commands.disk import write
from editorial.findings import ContentError
from editorial.markup.documents import Documents
from editorial.model.address import FILE, Gone, PublicAddresses
from editorial.model.site import Site
from editorial.model.textfile import decoded
from editorial.model.validation import validate
from editorial.model.visibility import will_be_published
from editorial.model.yamlfile import Loader, parse, scalar
from editorial.rules.permalinks import PERMALINKS, unlisted

HELP = "keep every address that is public now"
EMPTY = (
    "# Every address that was ever public. `make addresses` adds to it; nothing is ever taken out. What is gone on purpose\n"
    "# moves from `live:` to `gone:`, with a reason; what leads to another address, to `moved:`.\nlive: []\ngone: []\n"
)
# What a finding is about where two texts want one address, or it is not known which there are.
ABOUT = ("slug", "aliases", "address", "clock")


def run(call: Call) -> int:
    """Add what is missing, and say what was added; end with 1 where `make check` has something to mend in addresses."""
    added = [] if call.site.clock_is_wrong else update(call.site)
    site = Site(call.site.content, call.site.settings)  # with what was added
    found = check(Documents(site, store=call.store))
    wrong = [one for one in found if one.rule == PERMALINKS.id or one.what in ABOUT]
    for address in added:
        print(address)
    if added:
        print(f"Added {len(added)} to {call.site.content.name}/{FILE}. Now send it: make send")
    elif not wrong:
        print("Every public address is kept.")
    for finding in wrong:
        print(finding)
    return any(finding.level == "error" for finding in wrong)


def update(site: Site) -> list[str]:
    """Add what is missing to the list, and return it.

    Raises ContentError when the list is wrong as it is, or a header that says what stands where; CommandError as `keep`.
    """
    wrong = [*site.addresses.findings]
    for text in site.texts:
        wrong += text.findings if text.record is None and will_be_published(text) else ()
    if wrong:
        raise ContentError(*wrong)
    added = unlisted(site)
    if added:
        write(site.content / FILE, listing(site, live=added))
    return added


def listing(site: Site, live: Collection[str] = (), gone: Collection[Gone] = ()) -> str:
    """The file of all addresses with rows for what is `live` and for what is `gone`, which leaves `live:`.

    Raises CommandError when the file is written so that this cannot be done.
    """
    listed, where, _ = site.addresses
    file = site.content / FILE
    # Without the mark that Windows begins a file with, which YAML does not count when it says where something stands.
    text = file.read_bytes().decode("utf-8-sig") if file.exists() else EMPTY
    left = {entry.address for entry in gone}
    for _ in range(sum(address in left for address in listed.live)):
        text = _without(text, left)
    text = _with(text, "live", [[scalar(address)] for address in live])
    rows = [[f"address: {scalar(g.address)}", f"reason: {scalar(g.reason)}", f"on: {g.on}"] for g in gone]
    text = _with(text, "gone", rows)
    again = parse(decoded(text.encode(), where.path), where.path)
    kept = [address for address in listed.live if address not in left]
    wanted = listed.model_copy(update={"live": [*kept, *live], "gone": [*listed.gone, *gone]})
    if validate(PublicAddresses, again.values, again)[0] != wanted:
        raise CommandError(f"{where.path.as_posix()} is written in an unusual way. Put each address on its own line")
    return text


def _fields(text: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The lists of the file `text`: the name of each as it stands there, and the list."""
    root = yaml.compose(text, Loader)
    return {key.value: (key, value) for key, value in root.value} if root else {}


def _without(text: str, left: Collection[str]) -> str:
    """The file `text` without the first row under `live:` that is one of `left`."""
    live = _fields(text)["live"][1]
    number, row = next((number, row) for number, row in enumerate(live.value) if row.value in left)
    begin, close = row.start_mark.index, row.end_mark.index
    if not live.flow_style:
        close = text.find("\n", close) + 1 or len(text)
        return text[: text.rfind("\n", 0, begin) + 1] + text[close:]
    if number + 1 < len(live.value):
        close = live.value[number + 1].start_mark.index
    elif number:
        begin = live.value[number - 1].end_mark.index
    return text[:begin] + text[close:]


def _with(text: str, name: str, rows: list[list[str]]) -> str:
    """The file `text` with `rows`, each of some lines, after the last that stands under `name:`."""
    if not rows:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    key, field = _fields(text).get(name, (None, None))
    if key is None or field is None:
        return _with(f"{text.rstrip()}{end}{name}:{end}", name, rows)
    if not field.value:  # `live: []`, or nothing after the colon
        close = max(key.end_mark.index + 1, field.end_mark.index)
        rest = text.find(end, close) if end in text[close:] else len(text)  # a remark may follow
        added = "".join(f"{end}- {f'{end}  '.join(row)}" for row in rows)
        return f"{text[: key.end_mark.index]}:{text[close:rest]}{added}{text[rest:]}"
    last = field.value[-1]
    begin, close = last.start_mark.index, last.end_mark.index
    if field.flow_style:
        added = "".join(f", {{{', '.join(row)}}}" if len(row) > 1 else f", {row[0]}" for row in rows)
        return text[:close] + added + text[close:]
    before = text[text.rfind("\n", 0, begin) + 1 : begin]
    if isinstance(last, yaml.MappingNode) and not last.flow_style:  # its end lies where the next thing begins
        close = last.value[-1][1].end_mark.index
    close = text.find(end, close) if end in text[close:] else len(text)
    below = end + " " * len(before)
    return text[:close] + "".join(f"{end}{before}{below.join(row)}" for row in rows) + text[close:]
