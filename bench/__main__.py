"""Measure us beside our peers, and write RESULTS.md and chart.svg."""

import argparse
import os
import re
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from bench import measure, report
from bench.measure import Cost
from bench.sites import HERE, MAKERS, Maker, Site, packed, parts

GLOSSARIES = (48, 348, 1000)


def main(arguments: list[str] | None = None) -> int:
    """Exit 0: measured, 2: misuse. What fails on the way ends it with what it said."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default="100,1000,10000", help="numbers of articles (100,1000,10000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each step is measured (3)")
    given = parser.parse_args(arguments)
    if given.runs < 1:
        parser.error(f"argument --runs: expected a number from 1 on, found {given.runs}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that no server outlives us
    bench(MAKERS, given.sizes, given.runs, list(report.STEPS), HERE)
    return 0


def _sizes(text: str) -> list[int]:
    if not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", text):
        raise argparse.ArgumentTypeError(f"expected numbers with commas between them, such as 100,1000, found {text!r}")
    return sorted(map(int, text.split(",")))


def bench(makers: Sequence[Maker], sizes: Sequence[int], runs: int, steps: Sequence[str], into: Path) -> None:
    """Measure these of report.STEPS for each of `makers` that is there, and write the results into the folder `into`."""
    versions = {maker: version for maker in makers if (version := maker.found())}
    results = report.Results(
        runs=runs,
        versions={maker.name: version for maker, version in versions.items()},
        missing={maker.name: maker.needs for maker in makers if maker not in versions},
        marks={words: measure.marks(words) for words in GLOSSARIES},
        load=os.getloadavg()[0],
    )
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            sites = [Site(maker, Path(folder) / maker.name, size) for maker in versions]
            for site in sites:  # which also warms the system's memory of files
                site.clear()
                results.memory[size, site.maker.name] = measure.memory(site.maker.build, site.folder)
            numbers = count(1)
            for step in steps:
                for site, cost in _costs(step, sites, runs, numbers):
                    results.costs.setdefault((size, step, site.maker.name), []).append(cost)
                    took = f"{cost.wall:8.2f} s {cost.cpu:8.2f} s CPU"
                    print(f"{size:6} {step:12} {site.maker.name:9} {took}", flush=True)
            ours = sites[0]
            results.parts[size] = [measure.publishing(ours, [next(numbers) for _ in range(4)]) for _ in range(runs)]
            results.trees[size], results.packed[size] = parts(ours.output), packed(ours.output)
        report.write(results, into)


def _costs(step: str, sites: list[Site], runs: int, numbers: Iterator[int]) -> Iterator[tuple[Site, Cost]]:
    """Each site does a step in turn, ours first; then the next round begins. A server starts once, for all rounds."""
    if step == "serving":
        for site in sites:
            yield from ((site, cost) for cost in measure.showing(site, [next(numbers) for _ in range(runs + 1)]))
        return
    changes = {"edit": Site.change_text, "title": Site.change_title, "theme": Site.change_theme}
    changes |= {"check edit": Site.change_text}
    for _ in range(runs):
        for site in sites:
            command = site.maker.check if step.startswith("check") else site.maker.build
            if not command:
                continue
            if step in ("cold", "check"):
                site.clear()
            number = next(numbers)
            if step in changes:
                changes[step](site, number)
            yield site, measure.run(command, site.folder)
            if step in changes and command == site.maker.build and not site.shows(number, site.page.read_text("utf-8")):
                raise RuntimeError(f"{site.maker.name} built, and {site.page} is not of after the change.")


if __name__ == "__main__":
    sys.exit(main())
