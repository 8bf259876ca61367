"""Does the published site need anything but a server of files, and does it stay whole under load?

`python -m bench.soak 10` (that is, `make soak DURATION=10`) builds it as the world gets it, serves it on this machine
with Python's plain server, and lets wrk ask for every file in turn, on many connections at once, for so many seconds.
Says how many requests there were; exits 1 when one of them was not answered with the file.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONNECTIONS = 16
MISSING = "This needs wrk, which makes the requests. On Debian, as root: apt-get install wrk"
# What wrk runs (Lua): each of its threads asks for one path after the other, and the sum is told as JSON.
SCRIPT = """
local paths, at = {{ {paths} }}, 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary)
  local e = summary.errors
  local broken = e.connect + e.read + e.write + e.timeout
  io.write(string.format('\\n{{"requests": %d, "refused": %d, "broken": %d}}', summary.requests, e.status, broken))
end
"""


class Plain(SimpleHTTPRequestHandler):
    """Python's server of files; keeps a connection for the next request, says nothing."""

    protocol_version = "HTTP/1.1"

    def handle(self):
        """Answer until the other end hangs up, in whatever way."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_):
        """Say nothing."""


def soak(site: Path, paths: list[str], seconds: int) -> dict[str, int]:
    """Ask for the `paths` of the folder `site` for so many seconds.

    Returns how many `requests` were answered, how many of them `refused` (a status of 400 or more), and how many
    connections were `broken`.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        script.write(SCRIPT.format(paths=", ".join(json.dumps(f"/{path}") for path in paths)))
        script.flush()
        load = [
            "--threads",
            "2",
            "--connections",
            str(CONNECTIONS),
            "--duration",
            f"{seconds}s",
            "--script",
            script.name,
        ]
        address = f"http://127.0.0.1:{server.server_port}"
        done = subprocess.run(["wrk", *load, address], capture_output=True, text=True, check=True)
    server.shutdown()
    server.server_close()
    return json.loads(done.stdout.splitlines()[-1])


def find_wrk() -> bool:
    """Whether wrk is there, installed on the way where that may be done without asking (Debian, as root)."""
    if not shutil.which("wrk") and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-qq", "-y", "wrk"], stdout=subprocess.DEVNULL)
    return shutil.which("wrk") is not None


def main() -> int:
    """Build, soak, say. Exit 0: every request was answered, 1: not so, or it could not be tried."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "10"
    if not seconds.isdecimal() or not 0 < int(seconds) <= 3600:
        print(f'DURATION: expected seconds from 1 to 3600, found "{seconds}"', file=sys.stderr)
        return 1
    if not find_wrk():
        print(MISSING, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        command = [sys.executable, "-m", "pelican", "-s", "publishconf.py", "-o", str(site)]
        built = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"SITEURL": "http://127.0.0.1"}, stdout=subprocess.DEVNULL
        )
        if built.returncode:
            return 1
        paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        found = soak(site, paths, int(seconds))
    print(
        f"{found['requests']:,} requests for {len(paths)} files in {seconds} s, {CONNECTIONS} at once: "
        f"{found['refused']} refused, {found['broken']} broken off."
    )
    return 0 if found["requests"] and not found["refused"] and not found["broken"] else 1


if __name__ == "__main__":
    sys.exit(main())
