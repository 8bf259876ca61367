"""A document that was brought in, and an article to sign."""

from pathlib import Path

import pytest

from tests.commands.imports import docx, load
from tests.commands.signing import ARTICLE, sign


@pytest.fixture
def imported(content, tmp_path):
    return load(content, docx(tmp_path))


@pytest.fixture
def article(sound, clock) -> Path:
    """`articles/rest.md` in the sound content, on February 3, 2026."""
    clock("2026-02-03")
    file = sound / "articles/rest.md"
    file.write_text(ARTICLE, encoding="utf-8", newline="")
    return file


@pytest.fixture
def signed(sound, article) -> Path:
    """The article, signed by Jane Doe."""
    sign(sound, article, "jane-doe")
    return article
