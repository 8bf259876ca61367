"""Prove that a build from `.cache/` is byte for byte the same as a clean build.

Nothing is ever published that was not built clean; this is for whoever doubts what stands on the screen.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = [sys.executable, "-m", "builder", "-s", "pelicanconf.py"]
OUTPUT = Path("output")


def main() -> int:
    """Build both, and say whether they are the same, or the first file that differs. Exit 0: they are, 1: they are not."""
    with TemporaryDirectory() as folder:
        clean = Path(folder, "clean")
        kept_said, clean_said = _build(), _build("-o", str(clean), CLEAN="1")
        ours, theirs = _files(OUTPUT), _files(clean)
    if kept_said != clean_said:
        print(f"A clean build says:\n{clean_said}\nWith what is kept, it says:\n{kept_said}", file=sys.stderr)
        differs = "What is said of it"
    else:
        differs = next((name for name in sorted(ours | theirs) if ours.get(name) != theirs.get(name)), "")
    if differs:
        print(f"{differs} differs from a clean build. Say `make html CLEAN=1`, and report it.", file=sys.stderr)
        return 1
    print(f"{OUTPUT}/ is what a clean build makes: {len(ours)} files, byte for byte, and the same findings.")
    return 0


def _build(*more: str, **environment: str) -> str:
    """Build, and return what is said of the texts. Ends the run where nothing is built, which the build has explained."""
    done = subprocess.run(
        [*COMMAND, *more], env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SystemExit(1)
    return done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
