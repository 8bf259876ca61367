"""What was measured, as RESULTS.md and as a drawing for the README."""

import datetime
import math
import os
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.corpus import HANDOUTS
from bench.measure import Cost

# What is measured, in order.
STEPS = {
    "cold": "From nothing",
    "unchanged": "Again, nothing changed",
    "edit": "Again, one text edited",
    "title": "Again, one title edited",
    "theme": "Again, a template edited",
    "check": "Check from nothing",
    "check edit": "Check, one text edited",
    "serving": "Edit to page, server running",
}
DRAWN = ("cold", "edit", "serving")
# Bytes that a site on GitHub Pages may have.
MOST_BYTES = 10**9  # https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
MB = 10**6
ABOUT = """Each site holds the same made-up articles of some 900 words and the same kinds of pages: articles, pages, topics,
tags, authors, a list of each, all articles, a feed and a sitemap (Pelican by itself makes none). Ours has three articles
and a glossary more, and all that the others do not do is on: every text is checked, references are formatted, words
explained, pages made small and given structured data and a policy for browsers, and each article gets a copy in Markdown and
its references in three forms. Only cards, handouts and the index of the search are off, and measured by themselves.

Figures are {}. In each round, every site does the same step in turn, ours first (a server starts once); a step that does not show on the
page is refused. "From nothing" finds no output and nothing kept. The last step is the time from the save until the page's
file holds the change; Astro writes none while it serves, so there it is the answer to a browser."""
BUSY = """**When it began, {:.1f} other processes wanted a processor on average: go by the seconds of all processors, which
stand in brackets, not by the clock.**"""
PUBLISHING = f"""Seconds by the clock, and of all processors together, for what the published site has and the tables above
leave out: a card for each article, the two handouts of one article in {HANDOUTS}, the index of the search. What cards and
handouts take is the difference between runs that find more and more of them kept."""
SIZE = """Bytes and files. GitHub Pages takes 1 GB at most."""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {height}" role="img" aria-labelledby="title said">
<title id="title">{title}</title>
<desc id="said">{said}</desc>
<style>
text {{ font: 14px system-ui, sans-serif; fill: #1f2328 }}
rect {{ fill: #8c959f }}
.step, .ours text {{ font-weight: 600 }}
.ours rect {{ fill: #0a7d6c }}
@media (prefers-color-scheme: dark) {{
  text {{ fill: #e6edf3 }}
  rect {{ fill: #7d8590 }}
  .ours rect {{ fill: #3fc7b0 }}
}}
</style>
<text x="0" y="18" class="step">{title}</text>
{rows}
</svg>
"""


@dataclass
class Results:
    """What was measured, by number of articles: costs also by step and maker, one a run; memory in bytes by maker; of our
    published site the costs by part, once a run, bytes and files by part, and bytes that git pushes.
    """

    runs: int
    versions: dict[str, str]  # of the makers, ours first
    missing: dict[str, str]
    marks: dict[int, float]
    costs: dict[tuple[int, str, str], list[Cost]] = field(default_factory=dict)
    memory: dict[tuple[int, str], int] = field(default_factory=dict)
    parts: dict[int, list[dict[str, Cost]]] = field(default_factory=dict)
    trees: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    packed: dict[int, int] = field(default_factory=dict)
    load: float = 0  # how many processes wanted a processor before it began

    @property
    def sizes(self) -> list[int]:
        """The numbers of articles that were measured, the smallest first."""
        return sorted({size for size, _ in self.memory})


def write(results: Results, into: Path) -> None:
    """Write both files into the folder `into`."""
    (into / "RESULTS.md").write_text(_page(results), encoding="utf-8")
    (into / "chart.svg").write_text(_drawing(results), encoding="utf-8")


def _page(results: Results) -> str:
    others, sizes = list(results.versions)[1:], results.sizes
    parts = [
        "# How fast we are, against whom",
        f"`make bench SIZES={','.join(map(str, sizes))} RUNS={results.runs}` wrote this on "
        f"{datetime.date.today():%B %-d, %Y}, and writes it anew. {_machine()}."
        + (f" {', '.join(f'{name} {results.versions[name]}' for name in others)}." if others else ""),
        *([BUSY.format(results.load)] if results.load >= 1 else ()),
        *(f"{name} is not among them; {needs}." for name, needs in results.missing.items()),
        ABOUT.format(f"medians of {results.runs} runs" if results.runs > 1 else "of one run, so they waver"),
    ]
    for size in sizes:
        parts += [f"## {size:,} articles", *_costs(results, size)]
    for few, many in pairwise(sizes):
        parts += [f"## From {few:,} to {many:,} articles", *_growths(results, few, many)]
    heads = [f"{size:,} articles" for size in sizes]
    runs = results.parts
    rows = [[part, *(_cost([run[part] for run in runs[size]]) for size in sizes)] for part in runs[sizes[0]][0]]
    parts += ["## What publishing adds", PUBLISHING, _table(heads, rows)]
    parts += ["## How large the published site is", SIZE, _table(heads, _weights(results))]
    rows = [[f"{words:,}", f"{span * 1000:.1f} ms"] for words, span in results.marks.items()]
    parts += ["## How long it takes to find the glossary's words", _table(["an article"], rows, "words")]
    return "\n\n".join(parts) + "\n"


def _costs(results: Results, size: int) -> Iterator[str]:
    """Yield what each step takes with so many articles, and how many times as long as the others we take."""
    makers = list(results.versions)
    costs = {
        says: [results.costs.get((size, step, maker)) for maker in makers]
        for step, says in STEPS.items()
        if (size, step, "ours") in results.costs
    }
    rows = [[says, *map(_cost, row)] for says, row in costs.items()]
    rows.append(["Most memory, from nothing", *(f"{results.memory[size, maker] / MB:,.0f} MB" for maker in makers)])
    yield "Seconds by the clock, and of all processors together."
    yield _table(makers, rows)
    if rows := [[says, *(_ratio(row[0], theirs) for theirs in row[1:])] for says, row in costs.items() if any(row[1:])]:
        yield "Our time by the clock as a multiple of theirs: below 1, we are the faster."
        yield _table([f"ours / {maker}" for maker in makers[1:]], rows)


def _growths(results: Results, few: int, many: int) -> Iterator[str]:
    makers = list(results.versions)
    rows = [
        [says, *(_growth(*(results.costs.get((size, step, maker)) for size in (few, many))) for maker in makers)]
        for step, says in STEPS.items()
        if (many, step, "ours") in results.costs
    ]
    yield "How many times as long it takes by the clock."
    yield _table(makers, rows)


def _weights(results: Results) -> list[list[str]]:
    """What each part of the published site weighs, then the whole of it."""
    sizes, trees = results.sizes, results.trees
    wholes = {size: tuple(map(sum, zip(*trees[size].values(), strict=True))) for size in sizes}
    return [
        *([part, *(_weight(*trees[size][part]) for size in sizes)] for part in trees[sizes[0]]),
        ["the whole", *(_weight(*wholes[size]) for size in sizes)],
        ["bytes an article", *(f"{wholes[size][0] / size / 1000:,.1f} kB" for size in sizes)],
        ["articles in 1 GB", *(f"{MOST_BYTES * size // wholes[size][0]:,}" for size in sizes)],
        ["pushed by git, when all is new", *(f"{results.packed[size] / MB:,.1f} MB" for size in sizes)],
    ]


def _table(heads: list[str], rows: list[list[str]], corner: str = "") -> str:
    lines = [[corner, *heads], ["---", *("--:" for _ in heads)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _wall(costs: list[Cost]) -> float:
    return median(cost.wall for cost in costs)


def _cost(costs: list[Cost] | None) -> str:
    if not costs:
        return ""
    cpu = median(cost.cpu for cost in costs)
    return f"{_wall(costs):,.2f}" + ("" if math.isnan(cpu) else f" ({cpu:,.2f})")


def _ratio(ours: list[Cost] | None, theirs: list[Cost] | None) -> str:
    """The median, over the rounds, of our time by theirs."""
    if not ours or not theirs:
        return ""
    return f"{median(our.wall / their.wall for our, their in zip(ours, theirs, strict=True)):.2f}"


def _weight(total: int, files: int) -> str:
    return f"{total / MB:,.1f} MB ({files:,})"


def _growth(few: list[Cost] | None, many: list[Cost] | None) -> str:
    return f"{_wall(many) / _wall(few):.1f}" if few and many else ""


def _machine() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", cpuinfo.read_text()) if cpuinfo.exists() else None
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def _drawing(results: Results) -> str:
    """A bar for each maker under each of the steps that matter most, at the largest number of articles."""
    size, rows, said, y = results.sizes[-1], [], [], 34
    for step in DRAWN:
        walls = {m: _wall(costs) for m in results.versions if (costs := results.costs.get((size, step, m)))}
        if not walls:
            continue
        rows.append(f'<text x="0" y="{y + 22}" class="step">{STEPS[step]}</text>')
        said.append(f"{STEPS[step]}: {', '.join(f'{maker} {wall:,.2f} s' for maker, wall in walls.items())}.")
        y += 30
        for maker, wall in walls.items():
            width = max(1, 440 * wall / max(walls.values()))
            rows.append(
                f'<g class="{maker}"><text x="0" y="{y + 14}">{maker}</text>'
                f'<rect x="90" y="{y + 2}" width="{width:.1f}" height="14" rx="2"/>'
                f'<text x="{width + 98:.1f}" y="{y + 14}">{wall:,.2f} s</text></g>'
            )
            y += 20
    title = f"Seconds for a site of {size:,} articles, each group to its own scale"
    return DRAWING.format(height=y + 10, title=title, said=escape(" ".join(said)), rows="\n".join(rows))
