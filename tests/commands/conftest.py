"""A document that was brought in."""

import pytest

from tests.commands.imports import docx, load


@pytest.fixture
def imported(content, tmp_path):
    return load(content, docx(tmp_path))
