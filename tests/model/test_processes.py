"""Work that is shared among processes: nothing is lost with one of them, and every error is met here."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from editorial.model import processes
from editorial.model.processes import shared


@pytest.fixture(autouse=True)
def three(monkeypatch) -> None:
    """Three cores."""
    monkeypatch.setattr(processes, "cores", lambda: 3)


def by(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_work_is_done_once_in_as_many_processes_as_there_are_cores():
    done = dict(shared(by, 9, few=3))
    assert {number: of for number, (of, _) in done.items()} == {number: number for number in range(9)}
    assert len({process for _, process in done.values()}) == 3


def test_little_work_begins_no_process():
    assert dict(shared(by, 5, few=3)) == {number: (number, os.getpid()) for number in range(5)}


def test_what_a_process_leaves_undone_is_done_here():
    here = os.getpid()

    def dies(number: int) -> bool:
        if number == 4 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid() == here

    done = dict(shared(dies, 9, few=1))
    assert [number for number, was_here in sorted(done.items()) if was_here] == [0, 3, 4, 6, 7]


def test_where_the_system_allows_no_more_processes_all_is_done_here(monkeypatch):
    def refuses(*_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuses)
    assert dict(shared(by, 9, few=1)) == {number: (number, os.getpid()) for number in range(9)}


def test_the_first_error_by_number_is_raised_here_whichever_process_met_one():
    def fails(number: int) -> None:
        if number in (5, 6, 7):
            raise ValueError(f"number {number}")

    with pytest.raises(ValueError, match="number 5"):
        list(shared(fails, 9, few=1))


BEGINS = {
    "shared": "list(processes.shared(waits, 4, 1))",
    "pool": "ProcessPoolExecutor(2, get_context('fork'), processes.end_at_once).submit(waits, 1).result()",
}


@pytest.mark.parametrize("begins", BEGINS.values(), ids=BEGINS)
def test_none_outlives_the_one_that_began_it(begins):
    """Else it would go on to hold the lock under which the killed one built."""
    lines = [
        "import os, time",
        "from concurrent.futures import ProcessPoolExecutor",
        "from multiprocessing import get_context",
        "from editorial.model import processes",
        "processes.cores, here = lambda: 2, os.getpid()",
        "def waits(_):",
        "    if os.getpid() != here: print('begun', flush=True)",
        "    time.sleep(60)",
        begins,
    ]
    with subprocess.Popen([sys.executable, "-c", "\n".join(lines)], stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout.readline() == "begun\n"
        one.kill()
        one.communicate(timeout=20)  # until nobody is left who could write there


def test_one_that_is_slower_than_all_others_waits_for_none():
    here = os.getpid()

    def slow_here(number: int) -> int:
        time.sleep(0.1 if os.getpid() == here else 0)
        return number

    assert sorted(number for number, _ in shared(slow_here, 8, few=2)) == list(range(8))
