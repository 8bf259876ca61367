"""No text keeps a build busy: what takes too long, or goes too deep, is named with its place, and the next one is read."""

import shutil
import signal
import threading
import time
from pathlib import Path

import pytest
from pelican.settings import read_settings

from editorial.check import check
from editorial.findings import ContentError
from editorial.markup import limit
from plugins.reader import ContentReader
from tests.conftest import ROOT
from tests.rules.test_mistakes import HERE, SOUND

NAME = Path("content/articles/rest.md")
HEADER = (HERE / "title-empty.md").read_text(encoding="utf-8").replace("title:\n", "title: Rest and movement\n")


@pytest.fixture
def text(tmp_path) -> Path:
    path = tmp_path / "rest.md"
    path.write_text("Words\n\n[[[[[[[\n\n        - deep\n", encoding="utf-8")
    return path


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        try:
            sum(range(1000))
        except Exception:  # as libraries do; must not stop the limit
            pytest.fail("the limit can be caught by mistake")


def test_what_takes_too_long_is_named_with_the_line_of_most_marks(text):
    with pytest.raises(ContentError) as raised, limit.within(text, NAME, 0.1):
        busy(5)
    assert str(raised.value).startswith("content/articles/rest.md:3:1: R78 error: text: takes more than 0.1 seconds")


def test_what_goes_too_deep_is_named_with_its_deepest_line(text):
    def deeper():
        deeper()

    with (
        pytest.raises(ContentError, match=r"rest\.md:5:1: R78 error: text: is nested too deeply"),
        limit.within(text, NAME),
    ):
        deeper()


def test_what_is_quick_is_let_pass_and_the_clock_is_stopped(text):
    before = signal.getsignal(signal.SIGVTALRM)
    with limit.within(text, NAME, 0.2):
        busy(0.01)
    busy(0.4)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_waiting_is_not_counted(text):
    with limit.within(text, NAME, 0.1):
        time.sleep(0.3)


def test_in_another_thread_there_is_no_limit(text):
    ended = []

    def run():
        with limit.within(text, NAME, 0.05):
            busy(0.2)
        ended.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert ended


def test_check_goes_on_after_a_text_that_takes_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(limit, "LONGEST", 0.3)
    content = shutil.copytree(SOUND, tmp_path / "content")
    (content / "articles").mkdir()
    (content / "articles/rest.md").write_text(HEADER + "\n" + "<" * 20_000, encoding="utf-8")
    (content / "articles/zest.md").write_text("no header", encoding="utf-8")
    said = [str(finding) for finding in check(content)]
    assert [line.split(":")[0] for line in said] == ["content/articles/rest.md", "content/articles/zest.md"]
    assert "takes more than 0.3 seconds" in said[0]


def test_a_long_article_is_read_in_a_twentieth_of_the_time(tmp_path):
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    article = next((content / "articles").glob("*.md"))
    reader = ContentReader(read_settings(str(ROOT / "pelicanconf.py"), override={"PATH": str(content)}))
    reader.read(str(article))
    begun = time.process_time()
    reader.read(str(article))
    assert time.process_time() - begun < limit.LONGEST / 20
