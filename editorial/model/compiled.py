"""Patterns as Python has compiled them, kept beside its byte code, and for the same reason: it takes a sixth of a short run.

They lie in `__pycache__`, for each version of Python apart, as do patterns that are worked out from other words. What is
not kept there is compiled, and kept by the next `keep`; where nothing can be read or written, all goes as without.
"""

import _sre  # type: ignore[import-not-found]  # what compiled patterns are made of
import marshal
import re
import sys
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # as Python itself compiles a pattern
from typing import Any

from editorial.model.textfile import put

FILE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}-{_sre.MAGIC}"
# So many are more than we have: among them are some that were changed since.
MOST_PATTERNS = 4000
# In the place of flags, for a pattern that is kept as it was worked out.
WORKED_OUT = -1

# A pattern and its flags lead to what `_sre.compile` takes besides, its code as bytes.
Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_NEW: dict[tuple[str, int], Parts | str] = {}


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`."""
    key = (pattern, int(flags))
    try:
        own, code, groups, by_name, names = _kept().get(key) or _parts(*key)  # type: ignore[str-unpack]  # by its flags
        return _sre.compile(pattern, own, array("I", code).tolist(), groups, by_name, names)
    except (AttributeError, TypeError, ValueError, RuntimeError):  # a Python that does it in another way
        return re.compile(pattern, flags)


def worked_out(made_from: str, pattern: Callable[[], str]) -> str:
    """A pattern that takes its time to work out; `made_from` changes whenever it would be another one."""
    key = (made_from, WORKED_OUT)
    kept = _kept().get(key) or _NEW.get(key)
    if not isinstance(kept, str):
        kept = _NEW[key] = pattern()
    return kept


def keep() -> None:
    """Keep what was compiled since."""
    if not _NEW or sys.dont_write_bytecode:
        return
    _kept.cache_clear()  # others may have kept some
    kept = _kept() | _NEW
    put(FILE, marshal.dumps(kept if len(kept) < MOST_PATTERNS else _NEW))
    _kept.cache_clear()
    _NEW.clear()


@cache
def _kept() -> dict[tuple[str, int], Parts | str]:
    try:
        kept = marshal.loads(FILE.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _parts(pattern: str, flags: int) -> Parts:
    tree = _parser.parse(pattern, flags)
    by_name: dict[str, Any] = tree.state.groupdict
    names: list[str | None] = [None] * tree.state.groups
    for name, number in by_name.items():
        names[number] = name
    code = array("I", _compiler._code(tree, flags)).tobytes()
    parts = _NEW[pattern, flags] = flags | tree.state.flags, code, tree.state.groups - 1, by_name, tuple(names)
    return parts
