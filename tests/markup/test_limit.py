"""No text keeps a build busy: what takes too long, or goes too deep, is named with its place, and the next one is read."""

import signal
import threading
import time

import pytest

from editorial.findings import ContentError
from editorial.markup import figures, limit
from editorial.markup.lists import as_read
from editorial.model.text import Text
from tests.conftest import copy_content, findings, full_article, site_of
from tests.markup.conftest import HEADER, Parser


@pytest.fixture(scope="module")
def text(tmp_path_factory) -> Text:
    """A text whose lines 6 and 8 look most like what keeps Markdown busy."""
    return Parser(tmp_path_factory.mktemp("limit") / "content")("\nWords\n\n[[[[[[[\n\n        - deep\n").text


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        try:
            sum(range(1000))
        except Exception:  # as libraries do; must not stop the limit
            pytest.fail("the limit can be caught by mistake")


def test_what_takes_too_long_is_named_with_the_line_of_most_marks(text, monkeypatch):
    monkeypatch.setattr(limit, "MOST_SECONDS", 0.1)
    with pytest.raises(ContentError) as raised, limit.within(text):
        busy(5)
    assert str(raised.value).startswith("content/articles/text.md:8:1: R78 error: text: takes more than 0.1 seconds")


def test_what_goes_too_deep_is_named_with_its_deepest_line(text):
    def deeper():
        deeper()

    with (
        pytest.raises(ContentError, match=r"text\.md:10:1: R78 error: text: is nested too deeply"),
        limit.within(text),
    ):
        deeper()


def test_what_is_quick_is_let_pass_and_the_clock_is_stopped(text, monkeypatch):
    monkeypatch.setattr(limit, "MOST_SECONDS", 0.2)
    before = signal.getsignal(signal.SIGVTALRM)
    with limit.within(text):
        busy(0.01)
    busy(0.4)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_waiting_is_not_counted(text, monkeypatch):
    monkeypatch.setattr(limit, "MOST_SECONDS", 0.1)
    with limit.within(text):
        time.sleep(0.3)


def test_in_another_thread_there_is_no_limit(text, monkeypatch):
    monkeypatch.setattr(limit, "MOST_SECONDS", 0.05)
    ended = []

    def run():
        with limit.within(text):
            busy(0.2)
        ended.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert ended


def test_a_check_goes_on_after_a_text_that_takes_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(limit, "MOST_SECONDS", 0.3)
    content = Parser(tmp_path / "content").content
    header = HEADER.replace("articles", "pages").replace("---\n", "---\nsummary: It helps.\n", 1)
    (content / "pages/rest.md").write_text(header + "\n" + "[" * 20_000, encoding="utf-8")
    (content / "pages/zest.md").write_text("no header", encoding="utf-8")
    lines = [str(finding) for finding in findings(content) if finding.path.suffix == ".md"]
    assert [line.split(":")[0] for line in lines] == ["content/pages/rest.md", "content/pages/zest.md"]
    assert "takes more than 0.3 seconds" in lines[0]


def test_a_long_article_is_parsed_in_a_twentieth_of_the_time(tmp_path):
    content = copy_content(tmp_path / "copy")
    body = site_of(content).by_file[full_article(content)]
    parser = Parser(tmp_path / "content").documents.parser
    parser.parse(body)
    begun = time.process_time()
    parser.parse(body)
    assert time.process_time() - begun < limit.MOST_SECONDS / 20


def test_a_long_text_costs_what_its_lines_cost():
    lines = ["A line of words that begins no list."] * 4_000
    begun = time.process_time()
    assert as_read(lines) == lines
    assert time.process_time() - begun < 0.3


def test_a_drawing_that_many_texts_show_is_read_once(tmp_path, monkeypatch):
    read = []
    monkeypatch.setattr(figures, "read_text", lambda file, path: read.append(path) or file.read_text(encoding="utf-8"))
    parsed = Parser(tmp_path / "content")
    for words in ("One", "Another"):
        assert "<svg" in parsed(f'{words}.\n\n![A line](tiny.svg "It rises.")\n').html
    assert [path.name for path in read] == ["tiny.svg"]
