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


@pytest.fixture(scope="session")
def signed_once() -> dict[bytes, bytes]:
    """What the article is once Jane Doe has signed it: to sign takes longer than what is asked of it then."""
    return {}


@pytest.fixture
def signed(sound, article, signed_once) -> Path:
    """The article, signed by Jane Doe."""
    before = article.read_bytes()
    if before not in signed_once:
        sign(sound, article, "jane-doe")
        signed_once[before] = article.read_bytes()
    article.write_bytes(signed_once[before])
    return article
