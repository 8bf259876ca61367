"""`python -m editorial`, once for each of some rooms that a file may take, as the system itself enforces it: all must fail."""

import contextlib
import io
import resource
import signal
import sys

from editorial.__main__ import main

if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sys.dont_write_bytecode = True  # it would be cut off
    with contextlib.redirect_stderr(io.StringIO()) as said:  # where it goes is a file, too
        for room in map(int, sys.argv[1].split(",")):
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
            assert main(sys.argv[2:]) == 1, room
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(said.getvalue(), end="", file=sys.stderr)
