"""A content folder to parse texts in: that of the mistakes, but without words to explain, and drawings beside the texts."""

import shutil
from pathlib import Path

import pytest

from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model import text
from tests.conftest import SOUND, site_of

HERE = Path(__file__).parent
HEADER = "---\ntitle: Rest\nslug: rest\n---\n"


class Parser:
    """Parses texts one after the other, as a build does: what one leaves behind would show in the next.

    `content` is the new content folder that it makes; the glossary is the YAML in `terms`.
    """

    def __init__(self, content: Path, terms: str = "[]"):
        self.content = shutil.copytree(SOUND, content)
        (content / "data/glossary.yaml").write_text(f"terms: {terms}\n", encoding="utf-8")
        (content / "articles").mkdir()
        for drawing in HERE.glob("*.svg"):
            shutil.copy(drawing, content / "articles")
        for name in ("spine", "heart", "rule"):
            shutil.copy(content / "figures/picture.png", content / f"figures/{name}.png")
        self.documents = Documents(site_of(content))

    def __call__(self, body: str, header: str = HEADER) -> Document:
        """What the Markdown `body` becomes below a header."""
        site = self.documents.site
        data = (header + body).encode("utf-8")
        return self.documents.of(text.read(site.content / "articles/text.md", site.content, "en", data))


@pytest.fixture(scope="module")
def parsed(tmp_path_factory) -> Parser:
    """A function that says what Markdown becomes."""
    return Parser(tmp_path_factory.mktemp("markup") / "content")
