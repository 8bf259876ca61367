"""The key to the desk, which keeps out whoever else has an account on this machine.

It stands in the address that `make write` prints; from there a browser takes it as a cookie, and the address loses it. It is
kept in a file that only its owner may read: so a page that waits with unsaved words is let in again after a new start.
"""

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_IFREG

DAYS = 30
LACKING = "This is for whoever started the desk. Open the address that `make write` printed: the key is in it."


class Key:
    """The key that is kept in a file, or a new one where there is none, or others could have written it."""

    def __init__(self, file: Path):
        self.value = _kept(file) or _made(file)
        # Cookies of a machine are one, whichever port they are of: two desks have two names.
        self._cookie = f"desk-{sha256(self.value.encode()).hexdigest()[:8]}={self.value}"

    def fits(self, typed: str) -> bool:
        """Whether what stands in an address is the key."""
        return hmac.compare_digest(typed.encode(), self.value.encode())

    def among(self, cookies: str) -> bool:
        """Whether a browser has brought it, by its header Cookie."""
        return any(hmac.compare_digest(one.strip().encode(), self._cookie.encode()) for one in cookies.split(";"))

    def cookie(self, path: str) -> str:
        """The header Set-Cookie that gives it to a browser, for what stands below `path`; no script and no other site has it."""
        return f"{self._cookie}; Path={path}; Max-Age={DAYS * 24 * 3600}; HttpOnly; SameSite=Strict"


def _kept(file: Path) -> str:
    with suppress(OSError):
        about = file.lstat()
        if (about.st_mode, about.st_uid) == (S_IFREG | 0o600, os.getuid()):
            return file.read_text(encoding="ascii")
    return ""


def _made(file: Path) -> str:
    key = secrets.token_urlsafe(32)
    with suppress(OSError):  # then it is a new one at each start
        file.unlink(missing_ok=True)
        file.touch(0o600, exist_ok=False)
        file.write_text(key, encoding="ascii")
    return key
