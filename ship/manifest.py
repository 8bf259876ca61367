"""The manifest: a checksum of every file that was built, beside the tree, so that no other byte is shipped.

It is what `sha256sum` writes: `cd output && sha256sum --check ../.output.manifest` reads it, too.
"""

import hashlib
from pathlib import Path

from ship.git import ShipError, run
from ship.site import AGAIN, files_of


def place(site: Path, what: str = "manifest") -> Path:
    """Where the manifest of `site` stands, or something else about it: beside it, so that it is not published."""
    return site.with_name(f".{site.name}.{what}")


def write(site: Path) -> None:
    """Write the manifest of the tree as it stands. Raises ShipError when it may not be shipped."""
    place(site).unlink(missing_ok=True)
    rows = (f"{sha256((site / path).read_bytes())}  {path}\n" for path in files_of(site))
    place(site).write_text("".join(rows), encoding="ascii")


def read(site: Path) -> dict[str, str]:
    """The checksum of each path. Raises ShipError when there is no manifest."""
    if not place(site).is_file():
        raise ShipError(f"{site}/ was not built by `make publish`. Build and prove it: make publish test")
    rows = place(site).read_text(encoding="ascii", errors="replace").splitlines()
    return {path: checksum for checksum, _, path in (row.partition("  ") for row in rows)}


def blobs(site: Path, again: str = AGAIN) -> dict[str, str]:
    """Git's name for the bytes of each file, by path, so that a commit is verified without reading it back.

    Raises ShipError, with `again` as the remedy, unless the tree holds exactly what the manifest says.
    """
    checksums, paths, kind = read(site), files_of(site), object_format()
    odd, named = checksums.keys() ^ set(paths), {}
    for path in sorted(checksums.keys() & set(paths)):
        data = (site / path).read_bytes()
        if sha256(data) != checksums[path]:
            odd.add(path)
        named[path] = blob(data, kind)
    if odd:
        raise ShipError(f"{site}/ is not what was built (look at {', '.join(sorted(odd)[:3])}). {again}")
    return named


def object_format() -> str:
    """The checksum by which git names things here."""
    return run("rev-parse", "--show-object-format").stdout.strip() or "sha1"


def blob(data: bytes, kind: str) -> str:
    """Git's name for bytes, where `kind` is its checksum."""
    return hashlib.new(kind, b"blob %d\0" % len(data) + data).hexdigest()


def sha256(data: bytes) -> str:
    """The checksum of bytes."""
    return hashlib.sha256(data).hexdigest()
