"""Write files whole (beside their place, then renamed), so that nobody sees half a file; say why the disk refused."""

import errno
import os
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from editorial.commands.command import CommandError
from editorial.model import processes

# What the system's refusals mean to someone who types a command or builds a site, and what to do.
MEANS = {
    errno.ENOSPC: "the disk {disk} is full. Make room",
    errno.EDQUOT: "your share of the disk {disk} is full. Make room",
    errno.EFBIG: "the system lets no file grow that far. Make room",
    errno.EROFS: "the disk {disk} can only be read. Make it writable",
    errno.EACCES: "you have no right to it. Give yourself the right",
    errno.EPERM: "you have no right to it. Give yourself the right",
    errno.EMFILE: "the system allows no more open files. Close other programs",
    errno.EBUSY: "the system holds this folder. Choose another one",
    errno.EXDEV: "this folder is a disk of its own. Choose another one",
    errno.EEXIST: "there is a file of this name. Choose another name",
}


def alone(root: Path, patience: float = float("inf")) -> AbstractContextManager[int]:
    """Read and write data files of the project `root` while no other command or desk does; the rest as `processes.alone`."""
    return processes.alone(root / "editorial", patience)


def write(path: Path, data: str | bytes, new: bool = False) -> None:
    """Put `data`, text as UTF-8, in the place of the file `path`, which keeps its rights; its folder is made if need be.

    Raises CommandError when that cannot be, and then the old file stands as it was; with `new`, also when there is one.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with beside.open("xb") as file:
            if path.exists():
                os.fchmod(file.fileno(), path.stat().st_mode & 0o7777)
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        if new and path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        beside.replace(path)
    except OSError as error:
        then = "The old file is as it was" if path.exists() else "Nothing was written"
        raise CommandError(
            f"{from_here(path)} was not written: {meaning(error, path)}, then do it again. {then}"
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def write_all(files: Mapping[Path, bytes | None], new: bool = False) -> None:
    """Write each file, or take it away where it has no data; where that fails, or is stopped, all is as it was.

    The rest as `write`.
    """
    before = {path: _held(path) for path in files}
    try:
        for path, data in files.items():
            _put(path, data, new)
    except BaseException:
        for path, data in files.items():
            if _held(path) == data:
                _put(path, before[path])
        raise


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _put(path: Path, data: bytes | None, new: bool = False) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write(path, data, new)


def from_here(path: Path) -> Path:
    """A path as a message shows it: from the folder that we are in, where it lies below that."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def sentence(error: OSError) -> str:
    """What the system refused elsewhere, as where a command speaks into a full disk, and what to do."""
    if error.filename is None:
        return f"Not all could be written: {error.strerror or error}. Make room, then do it again."
    return f"{os.fsdecode(error.filename)}: {meaning(error, Path(os.fsdecode(error.filename)))}, then do it again."


def meaning(error: OSError, path: Path) -> str:
    """What the system refused when `path` was to be written, and what to do, as a part of a sentence."""
    disk = path.absolute()
    while not (disk.exists() and os.path.ismount(disk)):
        disk = disk.parent
    return MEANS.get(error.errno or 0, f"{error.strerror or error}. Mend this").format(disk=disk)
