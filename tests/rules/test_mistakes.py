"""Bad input: each mistake is a file or a folder, and beside it stand the sentences that it must produce.

`NAME.md` is an article; a folder `NAME` is laid over the content. Both are put on top of the sound content in `sound/`, and
`NAME.txt` holds every sentence that `check` then says. `python -m tests.rules.test_mistakes` writes these texts anew; read
the difference before you keep it.

An article that begins without dashes is the text that stands below OURS, and above an empty line those fields of a header
that are other ones; a list that begins with a space or an empty line follows the sound one. Lines are counted in the whole.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.conftest import HEADER, MADE_UP, SAMPLE, SOUND, findings, sample, with_fields

HERE = SOUND.parent
MISTAKES = sorted({entry.stem for entry in HERE.iterdir()} - {SOUND.name})
OURS = with_fields(HEADER, "slug: rest-and-movement\nsummary: Gentle movement helps more than rest.")
# Reviews are due by the clock: November 23, 2026, at noon.
DAY = {"SOURCE_DATE_EPOCH": "1795435200"}
# What a parser or Python says to its programmer, and marks that have slipped in twice.
JARGON = re.compile(
    r"""\bNone|Error|Traceback|\btoken|mapping|scanning|parsing|did not find|YAML|front matter|#x\d|{['"]|\w\.\.|\?\."""
)


def whole(typed: bytes) -> bytes:
    """The text of an article that is a mistake, or a part of one, with all of its header."""
    if not re.match(rb"\n(?!---)|[a-z_]+:", typed):
        return typed
    fields, _, text = f"\n{typed.decode(errors='surrogateescape')}".partition("\n\n")
    return (with_fields(OURS, fields.strip()) + text).encode(errors="surrogateescape")


def lay(name: str, content: Path) -> None:
    """Put the mistake `name` on top of what is in `content`."""
    if (HERE / name).is_dir():
        shutil.copytree(HERE / name, content, dirs_exist_ok=True)
    else:
        (content / "articles").mkdir(exist_ok=True)
        shutil.copy(HERE / f"{name}.md", content / "articles")
    for file in content.glob("data/*.yaml"):
        if (typed := file.read_bytes())[:1] in (b" ", b"\n"):
            file.write_bytes((SOUND / "data" / file.name).read_bytes() + typed)
    for file in content.glob("articles/*.md"):
        file.write_bytes(whole(file.read_bytes()))
    for file in content.rglob("*"):
        os.utime(file, (0, 0))  # none is newer than another


def sentences(name: str, content: Path) -> list[str]:
    """What `check` says of the mistake `name`, laid over a copy of the sound content."""
    lay(name, content)
    with patch.dict(os.environ, DAY):
        return [str(finding) for finding in findings(content, **MADE_UP)]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_produces_its_sentences_and_a_tired_clinician_can_read_them(name, sound):
    written = sentences(name, sound)
    assert written == (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for sentence in written:
        assert re.match(r"content/\S+:\d+:\d+: R\d+ (error|warning): \S", sentence), (
            "it must say file, line, what and why"
        )
        assert not JARGON.search(sentence), sentence
        assert not sentence.endswith("."), f"all end without a full stop, this one not: {sentence}"


def test_the_sound_content_has_no_mistake(tmp_path):
    assert findings(shutil.copytree(SOUND, tmp_path / "content")) == []


def test_the_sample_that_a_site_with_no_whole_article_is_tested_with_has_no_mistake(content):
    file = content / "articles" / SAMPLE.name
    file.write_text(sample(), encoding="utf-8")
    assert findings(content, file) == []


if __name__ == "__main__":
    for mistake in MISTAKES:
        with tempfile.TemporaryDirectory() as folder:
            content = shutil.copytree(SOUND, Path(folder, "content"))
            said = "".join(f"{sentence}\n" for sentence in sentences(mistake, content))
        (HERE / f"{mistake}.txt").write_text(said, encoding="utf-8")
