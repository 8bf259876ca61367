"""A study added by its number: what lands in references.yaml, and the sentence when it cannot be had."""

import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from editorial.commands import reference
from editorial.commands.command import CommandError
from tests.commands.test_main import editorial
from tests.conftest import findings, site_of
from tests.rules.test_mistakes import SOUND
from tests.serving import serving

# Answers in the form that the services document: CSL-JSON, NCBI's with its own numbers, Crossref's with more
# fields than CSL has.
ANSWERS = {
    "/pubmed/?format=csl&id=11111111": {
        "id": "pmid:11111111",
        "type": "article-journal",
        "title": 'Rest & "motion": <5 days> trial',
        "author": [{"family": "Ängström", "given": "Åsa B"}, {"family": "de Vries", "given": "Jan"}],
        "container-title": "Journal of Rest",
        "volume": "12",
        "issue": "3",
        "page": "100-9",
        "issued": {"date-parts": [[2025, 3, 1]]},
        "PMID": "11111111",
        "DOI": "10.1000/rest.1",
    },
    "/doi/10.1000/rest.2": {
        "type": "journal-article",
        "title": "Bed rest: yes\n or no?",
        "author": [{"family": "Doe", "given": "Jane", "sequence": "first", "affiliation": []}],
        "container-title": "Spine",
        "published": {"date-parts": [[2024]]},
        "issued": {"date-parts": [[2024, 5]]},
        "DOI": "10.1000/rest.2",
    },
    "/doi/10.1000/nothing": {"title": ""},
}


class Service(BaseHTTPRequestHandler):
    """Answers as NCBI and the DOI system do."""

    def do_GET(self):
        if self.path == "/doi/10.1000/broken":
            status, body = 200, b"<html>Busy</html>"
        else:
            status, body = (200 if self.path in ANSWERS else 404), json.dumps(ANSWERS.get(self.path, {})).encode()
        asked = self.headers["Accept"] == reference.CSL_JSON
        self.send_response(status if asked else 406)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def services():
    """The two services, on this machine."""
    with serving(Service) as home:
        yield {"PMID": home + "/pubmed/?format=csl&id={}", "DOI": home + "/doi/{}"}


@pytest.fixture
def root(tmp_path) -> Path:
    """A content folder with one small library, and a remark that must stay."""
    (tmp_path / "content/data").mkdir(parents=True)
    text = (
        "# Kept as typed.\nreferences:\n\n"
        "  - id: doe2024\n    type: article-journal\n    title: 'One'\n    PMID: '22222222'\n"
        "    custom: {kind: randomized trial, design: Randomized trial, finding: None.}\n"
    )
    (tmp_path / "content/data/references.yaml").write_text(text)
    return tmp_path / "content"


def test_a_study_by_its_pubmed_number(root, services):
    before = (root / "data/references.yaml").read_text(encoding="utf-8")
    assert reference.add(site_of(root), "PMID", "11111111", services) == "angstrom2025"
    after = (root / "data/references.yaml").read_text(encoding="utf-8")
    assert after.startswith("# Kept as typed.\nreferences:\n\n  - id: angstrom2025\n")
    assert after.endswith(before.removeprefix("# Kept as typed.\nreferences:\n\n"))


def test_every_field_is_read_back_as_it_was(root, services):
    reference.add(site_of(root), "PMID", "11111111", services)
    file = root / "data/references.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "kind:\n      design:\n      finding:\n", "kind: randomized trial\n      design: Trial\n      finding: None.\n"
    )
    file.write_text(text, encoding="utf-8")
    study = site_of(root).references.records["angstrom2025"].model_dump(by_alias=True, exclude_none=True)
    sent = ANSWERS["/pubmed/?format=csl&id=11111111"]
    assert {name: study[name] for name in sent if name != "id"} == {name: sent[name] for name in sent if name != "id"}


def test_a_study_by_its_doi_takes_a_key_of_its_own(root, services):
    assert reference.add(site_of(root), "DOI", "10.1000/rest.2", services) == "doe2024b"
    assert (
        (root / "data/references.yaml")
        .read_text()
        .endswith(
            "\n\n  - id: doe2024b\n    type: article-journal\n    title: 'Bed rest: yes or no?'\n    author:\n"
            "      - {family: Doe, given: Jane}\n    container-title: Spine\n    issued: {date-parts: [[2024, 5]]}\n"
            "    DOI: 10.1000/rest.2\n    custom:\n      kind:\n      design:\n      finding:\n"
        )
    )


def test_check_asks_for_what_only_a_person_can_say(root, services):
    for name in ("people", "glossary", "certainty"):
        (root / f"data/{name}.yaml").write_bytes((SOUND / f"data/{name}.yaml").read_bytes())
    reference.add(site_of(root), "PMID", "11111111", services)
    assert [f"{finding.what}: {finding.sentence}" for finding in findings(root)] == [
        "custom.kind: expected systematic review, guideline, randomized trial, observational study, case series, "
        "case report, expert opinion, laboratory or web page, found nothing",
        "custom.design: expected the kind of source in plain words, found nothing",
        "custom.finding: expected a sentence, found nothing",
    ]


@pytest.mark.parametrize(
    ("kind", "number", "sentence"),
    [
        ("PMID", "PMC123", '"PMC123" is not a PMID'),
        ("DOI", "rest.2", '"rest.2" is not a DOI'),
        ("PMID", "22222222", "PMID 22222222 is there already. Cite it as [@doe2024]"),
        ("PMID", "99999999", "knows no PMID 99999999. Nothing was added"),
        ("DOI", "10.1000/nothing", "gave no study for DOI 10.1000/nothing. Nothing was added"),
        ("DOI", "10.1000/broken", "gave no study for DOI 10.1000/broken. Nothing was added"),
    ],
    ids=["no-number", "no-doi", "there-already", "unknown", "empty", "no-json"],
)
def test_what_cannot_be_added_is_said_and_changes_nothing(root, services, kind, number, sentence):
    before = (root / "data/references.yaml").read_bytes()
    with pytest.raises(CommandError) as caught:
        reference.add(site_of(root), kind, number, services)
    assert sentence in str(caught.value)
    assert (root / "data/references.yaml").read_bytes() == before


def test_without_a_connection_it_says_so(root):
    nobody = {"PMID": "http://127.0.0.1:9/{}", "DOI": "http://127.0.0.1:9/{}"}
    with pytest.raises(CommandError) as caught:
        reference.add(site_of(root), "PMID", "11111111", nobody)
    assert "cannot be reached" in str(caught.value)
    assert "try again" in str(caught.value)


def test_the_command_refuses_in_a_sentence(project):
    done = editorial(project, "reference", "--pmid", "PMC123")
    assert (done.returncode, done.stderr) == (1, '"PMC123" is not a PMID. Nothing was added\n')
    assert editorial(project, "reference").returncode == 2
