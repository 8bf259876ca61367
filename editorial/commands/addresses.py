"""`make addresses`: keep every address that is public now, so that none vanishes unseen (R103)."""

from argparse import ArgumentParser

import yaml

from editorial.commands.command import Call
from editorial.findings import ContentError
from editorial.model.address import FILE
from editorial.model.site import Site
from editorial.rules.permalinks import unlisted

HELP = "keep every address that is public now"
HEAD = (
    "# Every address that was ever public. `make addresses` adds to it; nothing is ever taken out. What is gone on purpose\n"
    "# moves from `live:` to `gone:`, with a reason.\n"
)


def arguments(parser: ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(call: Call) -> int:
    """Add what is missing, and say what was added."""
    added = update(call.site)
    for address in added:
        print(address)
    kept = f"{call.site.content.name}/{FILE}"
    print(f"Added {len(added)} to {kept}. Commit that file." if added else "Every public address is kept.")
    return 0


def update(site: Site) -> list[str]:
    """Add what is missing to the list. Returns what was added; ContentError when the list is wrong as it is."""
    listed, _, findings = site.addresses
    if findings:
        raise ContentError(*findings)
    added = unlisted(site)
    if added:
        whole = listed.model_copy(update={"live": sorted({*listed.live, *added})})
        text = yaml.safe_dump(whole.model_dump(), sort_keys=False, allow_unicode=True, width=10**6)
        (site.content / FILE).write_text(HEAD + text, encoding="utf-8")
    return added
