"""The seal: the tests passed for just these bytes. `make test` begins and sets it; `make github` asks for it.

It is the checksum of the manifest, which holds that of every file, version.txt with the commit among them.
While the tests run, the tree that they read is the published one, and the seal stands under another name.
"""

from pathlib import Path

from ship import manifest, source
from ship.git import ShipError
from ship.site import AGAIN, address

SEAL, TESTING = "seal", "testing"


def begin(site: Path) -> str:
    """Break the seal and note what the tests are about to prove. Returns a sentence about it."""
    for note in (SEAL, TESTING):
        manifest.place(site, note).unlink(missing_ok=True)
    try:
        source.of_site(site)
        manifest.blobs(site)
    except ShipError as error:
        return f"The tests build sites of their own, so `make github` has nothing to publish after them: {error}"
    manifest.place(site, TESTING).write_text(manifest.sha256(manifest.place(site).read_bytes()), encoding="ascii")
    return f"The tests read {site}/, as it was published for {address(site)}."


def under_test(site: Path) -> Path | None:
    """`site`, while `make test` proves it; None at any other time, or once a byte of it was changed."""
    try:
        return site if _noted(site, TESTING) and manifest.blobs(site) else None
    except ShipError:
        return None


def finish(site: Path) -> str:
    """Seal what the tests have proved, if it is still the same. Returns a sentence about it."""
    if not manifest.place(site, TESTING).is_file():
        return "All tests passed."
    source.of_site(site)
    if not under_test(site):
        raise ShipError(f"{site}/ was changed while the tests ran. {AGAIN}")
    manifest.place(site, TESTING).replace(manifest.place(site, SEAL))
    return f"All tests passed, and {site}/ is sealed: `make github` publishes it."


def proved(site: Path) -> dict[str, str]:
    """Git's name for the bytes of each file of a sealed tree, by path. Raises ShipError when it was not tested so."""
    blobs = manifest.blobs(site)
    if not _noted(site, SEAL):
        raise ShipError(f"{site}/ was not tested as it stands. {AGAIN}")
    return blobs


def _noted(site: Path, note: str) -> bool:
    """Whether a note was taken of just the manifest that stands there."""
    taken, listed = manifest.place(site, note), manifest.place(site)
    return taken.is_file() and listed.is_file() and taken.read_bytes() == manifest.sha256(listed.read_bytes()).encode()
