"""Proves that one state of the sources gives one site, whatever the machine: `make reproducible`.

Builds the published site under eight settings that differ in zone, language, umask, folder, user, age and order of the
files, hash seed, processors and hour, and compares every byte. The day is the commit's (SOURCE_DATE_EPOCH), since what is due
by a day must differ from one day to the next; one build is of the day after, unless a date in a header falls between.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.conftest import ADDRESS, PARTS, ROOT, build, full_article
from tests.site.reading import files


@dataclass(frozen=True)
class Setting:
    """What may differ between two machines. `hours` counts from noon (UTC) of the day of the commit; `order` shuffles
    the files as they are written, and gives them their age."""

    zone: str
    language: str
    seed: str
    umask: int
    folder: str
    user: str
    hours: int
    order: int
    processors: int


SETTINGS = [
    Setting("UTC", "C.UTF-8", "0", 0o022, "site", "root", 0, 1, 2),
    Setting("Pacific/Kiritimati", "tr_TR.UTF-8", "1", 0o077, "A folder, with an é", "ayşe", 3, 2, 1),
    Setting("America/New_York", "C", "2", 0o002, "a/b/c", "runner", -2, 3, 2),
    Setting("Asia/Kolkata", "de_DE.UTF-8", "3", 0o027, "x", "u", 1, 4, 1),
    Setting("Europe/London", "en_US.UTF-8", "4", 0o022, "-site", "nobody", 2, 5, 2),
    Setting("Pacific/Niue", "ja_JP.UTF-8", "5", 0o077, "site.new", "", -1, 6, 1),
    Setting("Australia/Lord_Howe", "POSIX", "random", 0o000, "content/output", "a b", 4, 7, 2),
    Setting("UTC", "C.UTF-8", "random", 0o022, "tomorrow", "root", 24, 8, 2),
]


def noon() -> datetime:
    """Noon (UTC) of the day of the last commit; of today where there is none."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    moment = datetime.fromtimestamp(int(done.stdout), UTC) if done.stdout.strip() else datetime.now(UTC)
    return moment.replace(hour=12, minute=0, second=0, microsecond=0)


def something_falls_due(day: datetime) -> bool:
    """Whether a date in a header lies on the day after `day`."""
    after = (day + timedelta(days=1)).date().isoformat()
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md"))
    return any(re.search(rf"^[\w ]+: *['\"]?{after}", text, re.MULTILINE) for text in texts)


def lay_out(project: Path, order: int) -> None:
    """Copy what a build reads into the new folder `project`, its files written in an order of chance, of any age."""
    chance = random.Random(order)
    found = []
    for part in PARTS:
        top = ROOT / part
        found += [path for path in (top.rglob("*") if top.is_dir() else [top]) if path.is_file()]
    found = [path for path in found if "__pycache__" not in path.parts]
    chance.shuffle(found)
    for path in found:
        copy = project / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        age = chance.randrange(10**9)
        os.utime(copy, (age, age))
    full_article(project / "content")


def site(setting: Setting, folder: Path, day: datetime) -> dict[str, bytes]:
    """The files of the site, built in the new folder `folder` under one setting."""
    project = folder / setting.folder
    lay_out(project, setting.order)
    later = setting.hours < 24 or not something_falls_due(day)
    moment = day + timedelta(hours=setting.hours if later else 0)
    mask = os.umask(setting.umask)
    have = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    try:
        if have:
            os.sched_setaffinity(0, sorted(have)[: setting.processors])
        done = build(
            project,
            "publishconf.py",
            SITEURL=ADDRESS,
            TZ=setting.zone,
            LC_ALL=setting.language,
            PYTHONHASHSEED=setting.seed,
            SOURCE_DATE_EPOCH=str(int(moment.timestamp())),
            USER=setting.user,
            LOGNAME=setting.user,
            HOME=str(folder / setting.user),
        )
    finally:
        os.umask(mask)
        if have:
            os.sched_setaffinity(0, have)
    if done.returncode:
        raise SystemExit(f"{setting} was not built:\n{done.stdout}{done.stderr}")
    return files(project / "output")


def differences(settings: list[Setting], folder: Path) -> tuple[int, list[str]]:
    """How many files the site has, and those that differ between the first setting and another, as sentences."""
    day, found, first = noon(), [], {}
    for number, setting in enumerate(settings, 1):
        built = site(setting, folder / str(number), day)
        first = first or built
        names = sorted(name for name in first.keys() | built.keys() if first.get(name) != built.get(name))
        found += [f"{name} differs under {setting}" for name in names]
    return len(first), found


def main() -> int:
    """Exit 0: every byte the same, 1: not so."""
    with tempfile.TemporaryDirectory() as folder:
        count, found = differences(SETTINGS, Path(folder))
    print(
        *found or [f"{len(SETTINGS)} builds under {len(SETTINGS)} settings: {count} files, every byte the same."],
        sep="\n",
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
