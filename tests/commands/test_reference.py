"""A study added by what names it: what lands in references.yaml, and the sentence when it cannot be had."""

import json
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from editorial.commands import reference
from editorial.commands.command import CommandError
from editorial.commands.reference import entry
from editorial.commands.reference.named import studies
from editorial.commands.reference.services import CSL_JSON, Hosts
from tests.commands.test_main import editorial
from tests.conftest import ROOT, SOUND, change, findings, site_of
from tests.serving import Handler, serving
from tests.test_makefile import make

REST = {
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
}
BED = {
    "type": "journal-article",
    "title": "Bed <i>rest</i>: yes\n or no &amp; why?",
    "author": [{"family": "Doe", "given": "Jane", "sequence": "first"}, {"name": "The Rest Group"}, {"family": None}],
    "container-title": "Spine",
    "published": {"date-parts": [[2024]]},
    "issued": {"date-parts": [[2024, 5]]},
    "DOI": "10.1000/rest.2",
}
FOUND = "Doe J, Roe RK, et al. Bed rest: yes or no & why? Spine. 2024;9(2):1-8."
UNKNOWN = "Roe RK, Study Group, Poe E Jr, et al. Walking after an operation on the back. Rest Care. 1999 May;7(2):11–9."
# Answers in the form that the services document: CSL-JSON, NCBI's with its own numbers, Crossref's with more fields than
# CSL has; and PubMed's summaries with a study's numbers and its publication types.
ANSWERS = {
    "/pubmed/?format=csl&id=11111111": REST,
    "/pubmed/?format=csl&id=33333333": REST | {"title": "Bad", "PMID": "33333333", "DOI": "10.1000/bad"},
    "/pmc/?format=csl&id=4444444": REST | {"PMCID": "PMC4444444"},
    "/doi/10.1000/rest.1": REST | {"PMID": ""},
    "/doi/10.1000/rest.2": BED,
    "/doi/10.1000/undated": BED
    | {"title": "No day", "DOI": "10.1000/undated", "issued": {"date-parts": [[None, "²"]]}},
    "/doi/10.1000/nothing": {"title": ""},
    "/doi/10.1000/list": [{"title": "Rest"}],
    "/doi/10.1000/odd": BED | {"title": ["Odd rest"], "container-title": ["Spine", "Sp."], "type": "peer-review"},
    "/doi/10.1000/breaks.off": BED,
    "/doi/10.1000/updated": BED | {"updated-by": [{"type": "correction"}, {"type": "retraction"}]},
    "/doi/10.1000/updated.too": BED | {"updated-by": "Retraction"},
    "/doi/10.1000/corrects": BED | {"update-to": [{"type": "erratum", "DOI": "10.1000/rest.2"}]},
    # As other services write what Crossref has as one, or as several.
    "/doi/10.1000/shapes": {
        "type": ["journal-article"],
        "title": "[Odd &lt;i&gt;shapes&lt;/i&gt; of rest*].",
        "subtitle": "a trial",
        "author": [{"family": ["M&uuml;ller"], "given": "A"}, {"ORCID": "0000-0002-1825-0097"}, {"family": None}],
        "container-title": {"title": "Spine"},
        "publisher": {"name": "Rest Press", "publisherIdentifier": "https://ror.org/00"},
        "volume": True,
        "issue": 3,
        "page": {"first": 12},
        "published": {"date-parts": [[2024, 5]]},
        "DOI": ["10.1000/shapes"],
    },
    "/doi/10.1000/notice": BED | {"title": "Author Correction: Bed rest"},
    "/doi/10.1000/old": BED
    | {
        "title": "Rest in<mml:math xmlns:mml='m'><mml:mi>N</mml:mi></mml:math>-mice of CO<sub>2</sub> &amp;amp;\0air",
        "subtitle": ["A Randomized Trial"],
        "author": [
            {"family": "Cobb Jr", "given": "F."},
            {"family": "Poe", "given": "Ed"},
            {"given": "Sukarno"},
            "Roe J",
        ],
        "container-title": None,
        "article-number": "e123",
        "issued": {"date-parts": [[2018, 13]]},
        "DOI": "10.1000/new",
    },
}
SUMMARIES = {
    "11111111": {
        "articleids": [{"idtype": "doi", "value": "10.1000/REST.1"}, {"idtype": "pmc", "value": "PMC4444444"}],
        "pubtype": ["Journal Article", "Randomized Controlled Trial"],
    },
    "33333333": {"articleids": [], "pubtype": ["Journal Article", "Retracted Publication"]},
    "55555555": {"articleids": [{"idtype": "doi", "value": "10.1000/like-it"}], "pubtype": ["Review"]},
}
NUMBERS = {
    '"10.1000/rest.1"[doi]': ["11111111"],
    '"S0140-6736(17)30970-9"[aid]': ["11111111"],
    '"10.1000/undated"[doi]': ["55555555"],
}
WORKS = [
    BED | {"title": ["Correction to: Bed rest: yes or no & why?"], "DOI": "10.1000/other"},
    BED | {"title": ["Bed rest: yes or no & why?"], "DOI": "10.1000/preprint", "type": "posted-content"},
    BED | {"title": ["Bed rest: yes or no & why?"]},
]


class Service(Handler):
    """Answers as NCBI, the DOI system and Crossref do."""

    def do_GET(self):
        address = urlsplit(self.path)
        asks = {name: value for name, (value,) in parse_qs(address.query).items()}
        answer = {
            "/esearch.fcgi": {"esearchresult": {"idlist": NUMBERS.get(asks.get("term"), [])}},
            "/esummary.fcgi": {"result": {asks.get("id"): SUMMARIES.get(asks.get("id"))}},
            "/works": {"message": {"items": WORKS}},
        }.get(address.path) or ANSWERS.get(unquote(self.path))
        broken = {"/doi/10.1000/broken": b"<html>Busy</html>", "/doi/10.1000/deep": b"[" * 100_000}
        body = broken.get(self.path) or json.dumps(answer).encode()
        csl = address.path.startswith(("/pubmed", "/pmc", "/doi"))
        asked = self.headers["Accept"] == (CSL_JSON if csl else "application/json")
        status = 406 if not asked else 404 if body == b"null" else 200
        self.answer(status, body, Content_Length=str(len(body) + 9 * self.path.endswith("off")))


@pytest.fixture(scope="module")
def hosts():
    """The services, on this machine."""
    with serving(Service) as home:
        csl = {name: f"{home}/{name}/?format=csl&id={{}}" for name in ("pubmed", "pmc")}
        yield Hosts(**csl, doi=home + "/doi/{}", crossref=home + "/works?q={}", entrez=home + "/", pause=0)


@pytest.fixture
def root(tmp_path) -> Path:
    """A content folder with one small library, and a remark that must stay."""
    (tmp_path / "content/data").mkdir(parents=True)
    text = (
        "# Kept as typed.\nreferences:\n\n"
        "  - id: doe2024\n    type: report\n    title: 'One of the many studies of rest'\n    PMID: '22222222'\n"
        "    issued: {date-parts: [[2024]]}\n"
        "    custom: {kind: randomized trial, design: Randomized trial, finding: Both alike.}\n"
    )
    (tmp_path / "content/data/references.yaml").write_text(text)
    return tmp_path / "content"


def add(root: Path, text: str, hosts: Hosts) -> reference.Added:
    """What is added when one study is named so."""
    (wanted,) = studies(text)
    return reference.add(site_of(root), wanted, hosts)


def test_a_study_by_its_pubmed_number(root, hosts):
    before = (root / "data/references.yaml").read_text(encoding="utf-8")
    added = add(root, "11111111", hosts)
    assert (added.key, added.line) == ("angstrom2025", 4)
    after = (root / "data/references.yaml").read_text(encoding="utf-8")
    assert after.startswith("# Kept as typed.\nreferences:\n\n  - id: angstrom2025\n")
    assert after.endswith(before.removeprefix("# Kept as typed.\nreferences:\n\n"))
    assert reference.told(added).splitlines() == [
        'Added angstrom2025 in content/data/references.yaml:4: Rest & "motion": <5 days> trial (Journal of Rest, 2025).',
        "Cite it as [@angstrom2025]; until then, and until all is filled in, the site is not built.",
        "PubMed calls it: Journal Article, Randomized Controlled Trial. See if kind and design fit.",
        "Read the study (https://pubmed.ncbi.nlm.nih.gov/11111111/), then fill in there: "
        "finding, people (if it studied some), limits.",
    ]


def test_every_field_is_read_back_as_it_was_with_the_kind_that_pubmed_says(root, hosts):
    add(root, "doi:10.1000/rest.1", hosts)
    file = root / "data/references.yaml"
    change(file, "finding:\n", "finding: None.\n")
    study = site_of(root).references.records["angstrom2025"].model_dump(by_alias=True, exclude_none=True)
    assert {name: study[name] for name in REST if name != "id"} == {name: REST[name] for name in REST if name != "id"}
    assert study["PMCID"] == "PMC4444444"
    assert study["custom"] == {"kind": "randomized trial", "design": "Randomized trial", "finding": "None."}


def test_a_study_that_pubmed_does_not_know_takes_a_key_of_its_own(root, hosts):
    added = add(root, "https://publisher.example/doi/10.1000/rest.2/full?download=true", hosts)
    assert (
        (root / "data/references.yaml")
        .read_text()
        .endswith(
            "\n\n  - id: doe2024b\n    type: article-journal\n    title: 'Bed rest: yes or no & why?'\n    author:\n"
            "      - {family: Doe, given: Jane}\n      - {literal: The Rest Group}\n"
            "    container-title: Spine\n    issued: {date-parts: [[2024, 5]]}\n"
            "    DOI: 10.1000/rest.2\n    custom:\n      kind:\n      design:\n      people:\n      finding:\n      limits:\n"
        )
    )
    assert "PubMed does not say what kind of study it is.\n" in reference.told(added)
    assert "then fill in there: kind, design, finding," in reference.told(added)


def test_what_publishers_gave_crossref_is_put_right(root, hosts):
    added = add(root, "10.1000/old", hosts)
    assert (
        "  - id: cobb2018\n    type: article-journal\n    title: 'Rest in N-mice of CO2 & air: A Randomized Trial'\n"
        "    author:\n      - {family: Cobb, given: F., suffix: Jr}\n      - {family: Poe, given: Ed}\n"
        "      - {family: Sukarno}\n    number: e123\n    issued: {date-parts: [[2018]]}\n    DOI: 10.1000/new\n"
    ) in (root / "data/references.yaml").read_text()
    assert "A Randomized Trial (2018).\n" in reference.told(added)


def test_one_after_the_other_though_the_first_is_not_filled_in_and_none_twice(root, hosts):
    add(root, "https://www.thelancet.com/article/PIIS0140-6736(17)30970-9/fulltext", hosts)
    add(root, FOUND, hosts)
    for known in ("PMID: 11111111", "10.1000/REST.1", "PMC4444444"):
        with pytest.raises(CommandError, match=r"there already: .*references\.yaml:4. Cite it as \[@angstrom2025\]"):
            add(root, known, hosts)


def test_of_several_names_the_first_is_taken_and_what_is_no_study_is_said(root, hosts):
    study = add(root, "10.1000/odd", hosts).study
    assert (study["title"], study["container-title"]) == ("Odd rest", "Spine")
    assert 'found "peer-review"' in str([finding.sentence for finding in findings(root)])
    added = add(root, "10.1000/shapes", hosts)
    assert added.key == "muller2024"
    assert entry.text(added.key, added.study, []).partition("    custom:")[0] == (
        "  - id: muller2024\n    type: article-journal\n    title: 'Odd shapes of rest: a trial'\n    author:\n"
        "      - {family: Müller, given: A}\n    publisher: Rest Press\n    issue: '3'\n    issued: {date-parts: [[2024, 5]]}\n"
        "    DOI: 10.1000/shapes\n"
    )


def test_check_asks_for_what_only_a_person_can_say(root, hosts):
    for name in ("people", "glossary", "certainty", "treatments"):
        (root / f"data/{name}.yaml").write_bytes((SOUND / f"data/{name}.yaml").read_bytes())
    add(root, "10.1000/undated", hosts)
    assert [f"{finding.what}: {finding.sentence}" for finding in findings(root)] == [
        "custom.kind: expected systematic review, guideline, randomized trial, observational study, case series, "
        "case report, expert opinion, laboratory or web page, found nothing",
        "custom.design: expected the kind of source in plain words, found nothing",
        "custom.finding: expected a sentence, found nothing",
    ]


def test_a_citation_without_a_number_is_looked_up_by_its_title_author_and_year(root, hosts):
    assert add(root, FOUND, hosts).study["DOI"] == "10.1000/rest.2"
    with pytest.raises(CommandError, match="Crossref knows no study with this title, author and year"):
        add(root, "Doe, J. (2019). Bed rest: yes or no & why? Spine, 9(2), 1-8.", hosts)


def test_a_citation_that_nobody_knows_is_taken_as_far_as_it_can_be_told(root, hosts):
    added = add(root, f"12. {UNKNOWN}", hosts)
    assert (
        "  - id: roe1999\n    type: article-journal\n    title: Walking after an operation on the back\n    author:\n"
        "      - {family: Roe, given: RK}\n      - {literal: Study Group}\n      - {family: Poe, given: E, suffix: Jr}\n"
        "      - {literal: others}\n    container-title: Rest Care\n    volume: '7'\n    issue: '2'\n    page: 11-9\n"
        "    issued: {date-parts: [[1999]]}\n    custom:\n"
    ) in (root / "data/references.yaml").read_text()
    assert "compare each field with the source. Add its `DOI`, `PMID` or `URL`." in reference.told(added)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A study is missing. Say it like this: make reference FROM="),
        ("rest.2", '"rest.2" names no study, and there is no such file. Say it like this: make reference FROM='),
        ("https://www.example.com/article/2778234", "Copy the DOI from the page: it begins with 10."),
        ("See 10.1000/rest.2 and 10.1000/rest.1", "This names 2 studies: 10.1000/rest.2, 10.1000/rest.1. Give one a line"),
        ("PMID 22222222", "PMID 22222222 is there already: content/data/references.yaml:4. Cite it as [@doe2024]"),
        ("TY  - JOUR\nTI  - One of the Many Studies of Rest.\nPY  - 2025\n", "references.yaml:4. Cite it as [@doe2024]; if"),
        ("@article{a, title={B", "This BibTeX cannot be read. Export it again, or give the study's DOI instead"),
        ("https://www.sciencedirect.com/pii/S0140673617309701", "PubMed knows no study by S0140-6736(17)30970-1 in this"),
        ("99999999", "knows no PMID 99999999. Nothing was added"),
        ("10.1000/nothing", "gave no study for DOI 10.1000/nothing. Nothing was added"),
        ("10.1000/broken", "gave no study for DOI 10.1000/broken. Nothing was added"),
        ("10.1000/list", "gave no study for DOI 10.1000/list. Nothing was added"),
        ("10.1000/breaks.off", "cannot be reached. Look whether this machine is on the network. Nothing was added; try"),
        ("10.1000/updated", '"Bed rest: yes or no & why?" was retracted, says Crossref. Cite another. Nothing'),
        ("10.1000/updated.too", '" was retracted, says Crossref. Cite another.'),
        ("10.1000/corrects", '" is but a notice about another paper. Give that. Nothing'),
        ("10.1000/deep", "gave no study for DOI 10.1000/deep. Nothing was added"),
        ("10.1000/notice", '"Author Correction: Bed rest" is a notice about another paper. Give that paper. Nothing'),
        ("33333333", '"Bad" was retracted or withdrawn. Cite another study. Nothing was added'),
        ("PMID: 11111111 doi: 10.1000/rest.2", "PMID 11111111 is \"Rest & \"motion\": <5 days> trial\" with the DOI"),
        ("Roe R. Yoga for women with chronic neck pain at work. Spine. 2023. doi:10.1000/rest.2", "is of another study"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_said_and_changes_nothing(root, hosts, text, sentence):
    before = (root / "data/references.yaml").read_bytes()
    with pytest.raises(CommandError) as caught:
        add(root, text, hosts)
    assert sentence in str(caught.value)
    assert (root / "data/references.yaml").read_bytes() == before


def test_without_a_connection_it_says_so(root):
    with pytest.raises(CommandError, match=r"cannot be reached\. .* try again"):
        add(root, "11111111", Hosts(pubmed="http://127.0.0.1:9/{}"))


def test_a_proxy_that_does_not_answer_is_named_without_its_password(root, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://who:secret@127.0.0.1:9")
    with pytest.raises(CommandError, match=r"example\.org cannot be reached by way of the proxy 127\.0\.0\.1:9\. Look"):
        add(root, "11111111", Hosts(pubmed="http://example.org/{}"))


def test_the_command_takes_what_was_typed_or_stands_in_a_file_and_refuses_in_a_sentence(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    done = make(project, "--assume-old=.venv/build.ready", "reference", 'FROM=rest # "2", $HOME, `id`')
    assert done.stderr.startswith('"rest # "2", $HOME, `id`" names no study, and there is no such file. Say it like')
    file = project / "x y.ris"
    file.write_bytes(b"%PDF-1.7\n\xff\xfe")
    done = editorial(project, "reference", f"--from={file}")
    assert (done.returncode, done.stderr.split(". ")[0]) == (1, "x y.ris is not text that can be read")
    key, study = next(iter(site_of(project / "content").references.records.items()))
    file.write_text(f"{study.DOI}\n\n{study.DOI}\n")
    done = editorial(project, "reference", f"--from={file}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count(f"Cite it as [@{key}]. Nothing was added\n") == 2
