"""The same sources give the same site, byte for byte, on any machine: only what was changed is changed.

Two settings that differ in all; `make reproducible` goes through eight.
"""

from tests import reproducible


def test_nothing_of_the_machine_is_in_the_site(tmp_path):
    count, found = reproducible.differences(reproducible.SETTINGS[:2], tmp_path)
    assert found == []
    assert count > 10


def test_a_difference_is_found(tmp_path, monkeypatch):
    sites = iter([{"index.html": b"1", "a.html": b""}, {"index.html": b"2", "b.html": b""}])
    monkeypatch.setattr(reproducible, "site", lambda *_: next(sites))
    count, found = reproducible.differences(reproducible.SETTINGS[:2], tmp_path)
    assert (count, [line.split()[0] for line in found]) == (2, ["a.html", "b.html", "index.html"])
