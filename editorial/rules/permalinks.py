"""What was public once lasts: no address that readers, search engines or papers may hold leads nowhere unseen (R103).

Takes `content/data/addresses.yaml`, which `make addresses` writes and git keeps: every address that was ever public,
and those that are gone on purpose. What is not public yet is never written there, since the list itself is public.
"""

from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.documents import Documents
from editorial.model.address import public_addresses
from editorial.model.site import Site
from editorial.model.visibility import Visibility, will_be_published
from editorial.rules.rule import Rule

PERMALINKS = Rule(
    "R103",
    "An address that was public stays, or leads on",
    "Readers, search engines and papers keep addresses; one that leads nowhere looks like a page withdrawn.",
    "Name the old address under `aliases` of the page that takes its place, or move it to `gone:`, with a reason.",
    "Tim Berners-Lee, Cool URIs don't change (W3C 1998)",
    fails="live: [articles/none.html]",
    passes="live: [articles/rest.html]",
    of="data/addresses.yaml",
    waivable=False,
)


def public_now(site: Site) -> set[str]:
    """Every address that is public today. What is left out for a time, since nobody has reviewed it (R33), counts."""
    shown = (Visibility.PUBLIC, Visibility.OVERDUE)
    return public_addresses([text for text in site.texts if site.visibility(text) in shown], site.settings)


def unlisted(site: Site) -> list[str]:
    """The public addresses that `content/data/addresses.yaml` does not hold yet."""
    listed = site.addresses[0]
    return sorted(public_now(site) - {*listed.live} - {entry.address for entry in listed.gone})


def reminder(site: Site) -> str:
    """A line that says how many public addresses are not kept yet; empty for none."""
    new = unlisted(site)
    if not new:
        return ""
    what = "1 public address is" if len(new) == 1 else f"{len(new)} public addresses are"
    return f"{what} not in {site.addresses[1].path.as_posix()} yet, first {new[0]}: run `make addresses`.\n"


@PERMALINKS.site
def vanished(documents: Documents) -> Iterator[Finding]:
    """Yield the addresses that lead nowhere any more, or do so again.

    Silent while the header of a text for readers is wrong, which is said elsewhere.
    """
    site = documents.site
    listed, yaml, _ = site.addresses
    if not all(text.record for text in site.texts if will_be_published(text)):
        return
    there = public_now(site)
    for number, address in enumerate(listed.live):
        if address not in there:
            sentence = (
                f"{address} was public, and nothing stands there any more. In the header of the page that takes its "
                f"place write `aliases: [{address}]`; where none does, move it to `gone:` with a reason"
            )
            yield PERMALINKS.finding(yaml.path, yaml.at("live", number), sentence, "address")
    for number, entry in enumerate(listed.gone):
        if entry.address in there:
            sentence = f"{entry.address} is said to be gone, and a page stands there. Move it to `live:`"
            yield PERMALINKS.finding(yaml.path, yaml.at("gone", number), sentence, "address")
