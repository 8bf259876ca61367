"""A content folder for a command to write into."""

from pathlib import Path

import pytest

from tests.commands.imports import docx, load
from tests.conftest import copy_content


@pytest.fixture
def content(tmp_path) -> Path:
    return copy_content(tmp_path / "content")


@pytest.fixture
def imported(content, tmp_path):
    return load(content, docx(tmp_path))
