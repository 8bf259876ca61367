"""A content folder for a command to write into."""

from pathlib import Path

import pytest

from tests.conftest import copy_content


@pytest.fixture
def content(tmp_path) -> Path:
    return copy_content(tmp_path / "content")
