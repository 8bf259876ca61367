"""Chances are counted. Each single mistake stands in `mistakes/percentage-...`."""

import pytest

from editorial.rules.numbers import as_count


@pytest.mark.parametrize(
    ("percent", "count"),
    [
        (50, "1 in 2"),
        (25, "1 in 4"),
        (74, "about 3 in 4"),
        (70, "7 in 10"),
        (5, "1 in 20"),
        (33, "about 1 in 3"),
        (37, "37 in 100"),
        (0.5, "1 in 200"),
        (100, "all, none or a count"),
    ],
)
def test_a_percentage_as_people_say_it(percent, count):
    assert as_count(percent) == count
