"""The seal: the tests passed for just these bytes. `make test` begins and sets it; `make github` asks for it.

It is the checksum of the manifest, which holds that of every file, version.txt with the commit among them.
While the tests run, the tree that they read is the published one, and the seal stands under another name.
"""

from pathlib import Path

from ship import manifest, source
from ship.git import ShipError
from ship.site import AGAIN, address


def begin(site: Path) -> str:
    """Break the seal and note what the tests are about to prove. Returns what to say of it."""
    _place(site, "seal").unlink(missing_ok=True)
    _place(site, "testing").unlink(missing_ok=True)
    try:
        source.of_site(site)
        manifest.blobs(site)
    except ShipError as error:
        return f"The tests build sites of their own, so `make github` has nothing to publish after them: {error}"
    _place(site, "testing").write_text(manifest.sha256(manifest.place(site)), encoding="ascii")
    return f"The tests read {site}/, as it was published for {address(site)}."


def under_test(site: Path) -> Path | None:
    """`site`, while `make test` proves it; None at any other time, or once a byte of it was changed."""
    note, listed = _place(site, "testing"), manifest.place(site)
    if not note.is_file() or not listed.is_file() or note.read_text(encoding="ascii") != manifest.sha256(listed):
        return None
    try:
        manifest.blobs(site)
    except ShipError:
        return None
    return site


def finish(site: Path) -> str:
    """Seal what the tests have proved, if it is still the same. Returns what to say of it."""
    if not _place(site, "testing").is_file():
        return "All tests passed."
    source.of_site(site)
    if not under_test(site):
        raise ShipError(f"{site}/ was changed while the tests ran. {AGAIN}")
    _place(site, "testing").replace(_place(site, "seal"))
    return f"All tests passed, and {site}/ is sealed: `make github` publishes it."


def proved(site: Path) -> dict[str, str]:
    """Git's name for the bytes of each file of a sealed tree, by path. Raises ShipError when it was not tested so."""
    blobs, seal = manifest.blobs(site), _place(site, "seal")
    if not seal.is_file() or seal.read_text(encoding="ascii") != manifest.sha256(manifest.place(site)):
        raise ShipError(f"{site}/ was not tested as it stands. {AGAIN}")
    return blobs


def _place(site: Path, end: str) -> Path:
    return site.with_name(f".{site.name}.{end}")
