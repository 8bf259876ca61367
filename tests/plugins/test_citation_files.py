"""References to take along: programs that manage literature read back what stands in references.yaml."""

import json
import subprocess
from types import SimpleNamespace

import pytest

from editorial.commands.importing.pandoc import find
from editorial.model.reference import Reference
from plugins.citation_files import bibtex, citation_files, csl_json, ris
from tests.conftest import ROOT, site_of

WORDS = r"50 % of {A & B} cost $9_#1 ~ x^2 “é”"
# Pandoc sets some of them.
QUOTES = str.maketrans("“”‘’–\u00a0", "\"\"''- ")
AWKWARD = {
    "id": "doe2024",
    "type": "article-journal",
    "title": f"{WORDS}:\n a trial",
    "author": [
        {"family": "van Doe", "given": "Jané M.", "suffix": "Jr"},
        {"literal": "Health & Safety Executive"},
        {"literal": "others"},
    ],
    "container-title": "J & K",
    "volume": "7",
    "issue": "2",
    "page": "212–30",
    "issued": {"date-parts": [[2024, 3, 9]]},
    "DOI": "10.1000/a_b{c}",
    "PMID": "12345",
    "URL": "https://example.org/?a=1&b=50%25",
    "custom": {"design": "Randomized trial", "finding": "SECRET finding."},
}


def entries(*records: Reference) -> list[SimpleNamespace]:
    return [SimpleNamespace(reference=record) for record in records]


@pytest.fixture
def awkward() -> list[SimpleNamespace]:
    return entries(Reference.model_validate(AWKWARD))


def read(text: str, form: str) -> list[dict]:
    """What pandoc takes of a file, as CSL-JSON."""
    done = subprocess.run([find(), "-f", form, "-t", "csljson"], input=text.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def test_bibtex_is_read_back(awkward):
    [found] = read(bibtex(awkward), "bibtex")
    assert found["title"] == f"{WORDS}: a trial"
    assert [name.get("family") or name["literal"] for name in found["author"]] == [
        "Doe",
        "Health & Safety Executive",
        "others",
    ]
    assert found["issued"]["date-parts"] == [[2024, 3]]
    same = ("container-title", "volume", "issue", "PMID", "URL")
    assert {name: found[name] for name in same} == {name: AWKWARD[name] for name in same}
    assert (found["page"], found["DOI"]) == ("212-30", "10.1000/a_b%7Bc%7D")


def test_ris_is_read_back(awkward):
    [found] = read(ris(awkward), "ris")
    assert found["title"] == f"{WORDS}: a trial"
    assert [name["family"] for name in found["author"]] == ["Doe", "Safety Executive"], "nobody is called others"
    same = ("container-title", "volume", "issue", "DOI", "URL")
    assert {name: found[name] for name in same} == {name: AWKWARD[name] for name in same}
    lines = ris(awkward).split("\r\n")
    assert {"AU  - van Doe, Jané M., Jr", "DA  - 2024/03/09", "SP  - 212", "EP  - 30", "AN  - 12345"} <= {*lines}
    assert (lines[0], lines[-2:]) == ("TY  - JOUR", ["ER  - ", ""])
    assert all("\n" not in line for line in lines)


def test_a_lone_brace_and_the_word_and_part_nothing():
    """BibTeX counts braces even behind a backslash, and takes " and " for the next author."""
    name = {"literal": "Bone and Joint Society"}
    record = AWKWARD | {"title": "One } of {two { signs", "author": [name], "page": "1 -- 9"}
    record = entries(Reference.model_validate(record))
    assert bibtex(record).count("{") == bibtex(record).count("}")
    [found] = read(bibtex(record), "bibtex")
    assert (found["title"], found["author"]) == ("One ) of (two ( signs", [name])
    assert "SP  - 1\r\nEP  - 9\r\n" in ris(record)


def test_the_number_of_an_article_is_no_issue_and_editors_come_along():
    record = AWKWARD | {"page": None, "number": "e123", "editor": [{"family": "Poe", "given": "Ed"}]}
    record = entries(Reference.model_validate(record))
    for text, form in ((bibtex(record), "bibtex"), (ris(record), "ris")):
        [found] = read(text, form)
        assert (found["issue"], found["page"], found["editor"][0]["family"]) == ("2", "e123", "Poe")


def test_csl_json_is_what_was_written(awkward):
    [found] = json.loads(csl_json(awkward))
    ours = AWKWARD | {"author": AWKWARD["author"][:2], "page": "212-30"}
    del ours["custom"]
    assert found == ours


def test_what_we_say_of_a_study_stays_on_the_page(awkward):
    assert all("SECRET" not in made(awkward) for made in (bibtex, ris, csl_json))


def test_every_reference_of_ours_is_read_back():
    library = site_of(ROOT / "content").references.records
    ours = entries(*library.values())
    titles = [" ".join(record.title.split()) for record in library.values()]
    for form, text in (("bibtex", bibtex(ours)), ("ris", ris(ours))):
        found = read(text, form)
        assert [item["id"] for item in found] == list(library), form
        assert [item["title"].translate(QUOTES) for item in found] == [title.translate(QUOTES) for title in titles], (
            form
        )
    assert [item["id"] for item in json.loads(csl_json(ours))] == list(library)


def test_each_file_is_named_with_its_size(awkward):
    assert citation_files(awkward) == [(".bib", "BibTeX (1 kB)"), (".ris", "RIS (1 kB)"), (".json", "CSL-JSON (1 kB)")]


def test_a_book_has_its_number_and_a_page_the_day_it_was_read():
    read_on = {"accessed": {"date-parts": [[2026, 2, 9]]}, "ISBN": "978-0-00-000000-2"}
    book = entries(Reference.model_validate(AWKWARD | {"type": "book"} | read_on))
    [found] = read(bibtex(book), "biblatex")
    assert (found["ISBN"], found["accessed"]["date-parts"]) == (read_on["ISBN"], [[2026, 2, 9]])
    assert {"SN  - 978-0-00-000000-2", "Y2  - 2026/02/09"} <= {*ris(book).split("\r\n")}
