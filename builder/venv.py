"""Set up `.venv`, which holds what the project needs; what is not whole is made anew. Needs no more than Python.

`.venv/build.ready` is written last, and stands aside while anything is installed: a `.venv` without it was cut off, at
whatever moment. The Makefile looks at its day each time, and at that of the folder of packages, which changes when one
goes.
"""

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()

import csv
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from importlib.metadata import distributions
from pathlib import Path

from editorial.model.processes import alone

HERE = Path(".venv")
READY, ASIDE = HERE / "build.ready", HERE / "build.aside"
BUILD = Path("requirements.txt")
# Of $PIP_..., what says how packages are reached; others would have pip put them elsewhere, or only say what it would do.
REACH = [
    "CACHE_DIR",
    "CERT",
    "CLIENT_CERT",
    "CONFIG_FILE",
    "EXTRA_INDEX_URL",
    "FIND_LINKS",
    "INDEX_URL",
    "KEYRING_PROVIDER",
    "NO_CACHE_DIR",
    "NO_INDEX",
    "NO_INPUT",
    "PROXY",
    "RESUME_RETRIES",
    "RETRIES",
    "TIMEOUT",
    "TRUSTED_HOST",
    "USE_DEPRECATED",
    "USE_FEATURE",
]
# Only what is locked, and only wheels: to build a package would run what it brings. Into .venv, whatever pip's settings
# say of a folder of the user's own.
INSTALL = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-user"]
INSTALL += ["--only-binary", ":all:", "--require-hashes"]
# There is no wheel of it for Macs with an Intel processor.
if (sys.platform, platform.machine()) == ("darwin", "x86_64"):
    INSTALL += ["--no-binary", "chunspell"]
# What pip says of why it cannot, and what helps.
CAUSES = {
    "DO NOT MATCH THE HASHES": "A package came in part, or is another than the one that was proved. Where PIP_INDEX_URL names another place than https://pypi.org/simple, take it away",
    "No space left": "The disk is full. Make room",
    "407|ProxyError|onnect to proxy": "The proxy lets nothing through. Say where it is, and who you are: https_proxy=http://name:password@proxy:8080",
    "CERTIFICATE|SSLError|TLS CA": "Somebody between here and the packages reads along, such as a proxy or a guard against viruses. Say by which certificate: PIP_CERT=its.pem",
    "connection broken|timed out|getaddrinfo|unreachable": "Go online. Behind a proxy, say where it is: https_proxy=http://...",
    r"from versions: \w+[.\d]": "There is no package for this Python. Take another one, as PYTHON=python3.13",
    "": "It is not where packages are looked for. Where a network wants you to sign in first, do; look what PIP_INDEX_URL and pip's settings name",
}


def main(wanted: Path) -> int:
    """Install what the list `wanted` locks, after what builds the site; 1 when it cannot be, as is then said."""
    try:
        for listed in {BUILD, wanted}:
            if listed.stat().st_mtime > time.time():  # by another clock; else it would seem new each time
                os.utime(listed)
        with alone(BUILD, says="Another window is setting up .venv. Waiting for it to end ...") as lock:
            return _add(wanted, lock) if wanted != BUILD else _set_up(lock)
    except OSError as error:  # such as a folder of somebody else's, or a disk that can only be read
        print(f"{error.filename or HERE}: {error.strerror}. Mend this, then do the same again.", file=sys.stderr)
        return 1


def _set_up(lock: int) -> int:
    """Install what builds the site, into a `.venv` that is whole."""
    if fresh():  # another window has done it meanwhile
        return 0
    why = _fault()
    if not HERE.exists():
        print("Setting up .venv (once) ...", flush=True)
    elif why:
        print(f"Setting up .venv again, since {why} ...", flush=True)
    elif READY.stat().st_mtime < BUILD.stat().st_mtime:
        print("Bringing .venv up to date ...", flush=True)
    if why and not _made(lock):
        return 1
    if code := _add(BUILD, lock):
        return code
    READY.touch()
    return 0


def fresh() -> bool:
    """Whether `.venv` holds all that builds the site, as far as a look at days tells."""
    packages = _packages()
    if packages is None or not READY.exists():
        return False
    return READY.stat().st_mtime_ns >= max(packages.stat().st_mtime_ns, BUILD.stat().st_mtime_ns)


def _fault() -> str:
    """Why `.venv` must be made anew, as the end of a sentence; empty when it need not."""
    packages = _packages()
    if not READY.exists():
        return "the last time did not end"
    if packages is None:
        return "the Python below it is gone or another"
    return "" if _whole(packages) else "a part of it is gone"


def _packages() -> Path | None:
    """Where the Python of `.venv` looks for packages; None when it does not start, or another one made the folder."""
    ask = [str(HERE / "bin" / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    try:
        folder = Path(subprocess.run(ask, capture_output=True, check=True, encoding="utf-8").stdout.strip())
    except (OSError, subprocess.CalledProcessError):
        return None
    return folder if folder.is_dir() else None


def _whole(packages: Path) -> bool:
    """Whether each package still has each file that came with it (its RECORD; compiled files come back by themselves).

    Its `files` would not tell: from Python 3.12 on, they leave out what is gone.
    """
    for package in distributions(path=[str(packages)]):
        names = [name for name, *_ in csv.reader((package.read_text("RECORD") or "").splitlines())]
        if not names or any(n[-4:] != ".pyc" and not Path(str(package.locate_file(n))).exists() for n in names):
            return False
    return True


def _made(lock: int) -> bool:
    """Make an empty `.venv`; says why, when it cannot be."""
    if importlib.util.find_spec("ensurepip") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        # Debian keeps a part of Python in a package of its own; as root it can be had without asking.
        for command in (["update"], ["install", "-y", "python3-venv"]):
            subprocess.run(["apt-get", "-qq", *command], stdout=subprocess.DEVNULL)
    if HERE.is_symlink():  # what it leads to is not ours to clear
        HERE.unlink()
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", HERE], capture_output=True, pass_fds=[lock])
    if done.returncode == 0:
        return True
    if importlib.util.find_spec("ensurepip") is None:
        print("Python cannot make a virtual environment here. On Debian: apt-get install python3-venv", file=sys.stderr)
    else:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines() or ["Python does not say why"]
        print(f"{said[-1]}\n.venv cannot be made. Mend this, then do the same again.", file=sys.stderr)
    return False


def _add(wanted: Path, lock: int) -> int:
    """Install what `wanted` locks beside what is there; a pip that outlives us keeps others away."""
    if READY.exists():
        READY.rename(ASIDE)
    command = [str(HERE / "bin" / "python"), *INSTALL, "--requirement", str(wanted)]
    shell = {name: value for name, value in os.environ.items() if name[:4] != "PIP_" or name[4:] in REACH}
    pip = subprocess.run(command, pass_fds=[lock], env=shell, stderr=subprocess.PIPE, text=True, errors="replace")
    packages = _packages()
    if ASIDE.exists() and packages and _whole(packages):
        os.utime(packages, ns=(ASIDE.stat().st_mtime_ns,) * 2)  # what was added on purpose is no change
        ASIDE.rename(READY)
    if pip.returncode:
        helps = next(remedy for cause, remedy in CAUSES.items() if re.search(cause, pip.stderr))
        said = [line for line in pip.stderr.splitlines() if not line.startswith("WARNING: Retrying")]
        said += [f"Not all of {wanted} could be installed. {helps}, then do the same again."]
        print(*said, sep="\n", file=sys.stderr)
    return pip.returncode


if __name__ == "__main__":
    with ctrl_c.clears_up():
        sys.exit(main(Path(sys.argv[1])))
