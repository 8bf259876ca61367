"""The data files: people, glossary, references."""

import pytest

from editorial.findings import ContentError
from editorial.model import data
from tests.conftest import ROOT


@pytest.mark.parametrize("name", data.FILES)
def test_the_real_file_is_sound(name):
    assert data.load(ROOT / "content", name)


@pytest.mark.parametrize("name", data.FILES)
def test_a_missing_file_says_how_it_begins(name, tmp_path):
    with pytest.raises(ContentError) as caught:
        data.load(tmp_path / "content", name)
    said = f"content/data/{name}.yaml:1:1: R78 error: file: is missing. Create it with a line `{data.LISTS[name]}:`"
    assert str(caught.value) == said


@pytest.mark.parametrize("name", data.FILES)
def test_an_empty_list_is_sound(name, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / f"{name}.yaml").write_text(f"{data.LISTS[name]}:\n")
    assert data.load(tmp_path, name) == {}


def test_records_keep_the_order_of_the_file(tmp_path):
    (tmp_path / "data").mkdir()
    text = "people:\n  - {id: zoe, name: Zoe, about: A.}\n  - {id: al, name: Al, about: B.}\n"
    (tmp_path / "data/people.yaml").write_text(text)
    assert list(data.load(tmp_path, "people")) == ["zoe", "al"]


def test_the_mistakes_of_all_entries_are_said(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/people.yaml").write_text("people:\n  - id: zoe\n    about: A.\n  - id: al\n    name: Al\n")
    with pytest.raises(ContentError) as caught:
        data.load(tmp_path, "people")
    assert [(finding.place.line, finding.what) for finding in caught.value.findings] == [(2, "name"), (4, "about")]


def test_every_reference_is_cited_and_every_entry_is_in_order():
    """As the head of references.yaml promises its writers."""
    ids = list(data.load(ROOT / "content", "references"))
    texts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "content").rglob("*.md"))
    assert ids == sorted(ids)
    assert [id for id in ids if f"@{id}" not in texts] == []


def test_the_glossary_is_in_the_order_of_the_alphabet_and_short():
    """As the head of glossary.yaml promises its writers."""
    terms = data.load(ROOT / "content", "glossary").values()
    words = [term.term.casefold() for term in terms]
    assert words == sorted(words)
    assert [term.term for term in terms if len(term.meaning.split()) > 30] == []


def test_a_name_may_stand_under_also_again_to_keep_its_capital(tmp_path):
    (tmp_path / "data").mkdir()
    text = "terms:\n  - term: Achilles tendon\n    also: [Achilles tendon]\n    meaning: A cord.\n"
    (tmp_path / "data/glossary.yaml").write_text(text)
    assert list(data.load(tmp_path, "glossary")) == ["Achilles tendon"]
