"""A content folder for a command to write into."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture
def content(tmp_path) -> Path:
    return shutil.copytree(ROOT / "content", tmp_path / "content")
