"""No pattern that once took long for a row of signs does so again, wherever in the code it stands."""

import time

import pytest

from editorial.commands.importing.html import PASSED, RULE
from editorial.model.retraction import NEXT_DOI
from editorial.model.study import SHARE
from editorial.rules.counts import TIME
from editorial.rules.placeholders import PLACEHOLDER


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(TIME, "1-"), (TIME, "1 - "), (NEXT_DOI, " "), (SHARE, "0"), (RULE, "a"), (PASSED, "@"), (PLACEHOLDER, ".")],
)
def test_a_row_of_signs_takes_no_time(pattern, text):
    begun = time.process_time()
    assert len(list(pattern.finditer(text * (20_000 // len(text))))) <= 20_000
    assert time.process_time() - begun < 1
