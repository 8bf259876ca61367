"""Retraction Watch's list: what is kept of it, what is then said, and what is refused with everything as it was.

`retractions/retraction_watch.csv` has the form that Crossref documents; its studies are made up.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from editorial.commands import retractions
from editorial.commands.command import CommandError
from editorial.commands.retractions import read
from editorial.model.retraction import Snapshot, identifiers
from editorial.model.site import RETRACTIONS as FILE
from tests.commands.test_main import editorial
from tests.conftest import ROOT, change, findings, site_of
from tests.test_makefile import make

LIST = Path(__file__).parent.parent / "retractions" / "retraction_watch.csv"
TODAY = date(2026, 8, 1)
STUDIES = {
    "again": "DOI: 10.5555/REST.6",
    "back": "DOI: 10.5555/rest.5",
    "blameless": "DOI: 10.5555/rest.99",
    "by-doi": "DOI: 10.5555/REST.1",
    "by-number": "PMID: '11111111'",
    "corrected": "DOI: 10.5555/rest.4",
    "doubted": "DOI: 10.5555/rest.3",
    "website": "URL: https://example.org/",
}


@pytest.fixture
def root(sound, clock) -> Path:
    """Sound content whose one page cites each of STUDIES, on TODAY."""
    clock(f"{TODAY}")
    (sound / "pages/spine.md").unlink()
    (sound / "data/references.yaml").write_text(
        "references:\n"
        + "".join(
            f"  - id: {id}\n    type: report\n    title: Made up\n    {number}\n"
            "    author: [{literal: Rest Group}]\n"
            "    custom: {kind: randomized trial, design: Randomized trial, finding: Both alike.}\n"
            for id, number in STUDIES.items()
        )
    )
    with (sound / "pages/about.md").open("a") as page:
        page.write("".join(f"\nRest.[@{id}]\n" for id in STUDIES))
    return sound


def update(root: Path, file: Path = LIST) -> Snapshot:
    return retractions.update(site_of(root), file)


def load(root: Path) -> Snapshot:
    return site_of(root).retractions.record


def said(root: Path) -> list[str]:
    """What is said of the studies: first at their entries, then where the page cites them."""
    return [finding.message for finding in findings(root) if finding.rule in ("R52", "R54")]


def test_a_planted_retraction_is_said_at_its_entry_and_where_it_is_cited(root):
    update(root)
    fraud = "on 2026-01-02 (Falsification/Fabrication of Data)"
    doubt = "on 2026-07-30 (Concerns/Issues about Data; Unreliable Results and/or Conclusions)"
    wrong = "on 2026-06-09 (Error in Analyses)"
    entry = "Take it out, here and wherever it is cited; the notice is"
    cited = "Take out what rests on it, or cite another study"
    assert said(root) == [
        f"again: was retracted {fraud}. {entry} https://doi.org/10.5555/notice.3",
        f"by-doi: was retracted {doubt}. {entry} https://doi.org/10.5555/notice.10",
        f"by-number: was retracted {wrong}. {entry} record 9 of retractiondatabase.org",
        f"citation: again was retracted {fraud}. {cited}",
        f"citation: by-doi was retracted {doubt}. {cited}",
        f"citation: by-number was retracted {wrong}. {cited}",
        "citation: a correction to corrected was published on 2026-05-03 (Error in Text). "
        "Read it, and see that this page still says it right; it is https://doi.org/10.5555/notice.7",
        "citation: an expression of concern about doubted was published on 2026-05-04 (Concerns/Issues about Data). "
        "Read it, and weigh what this page says; it is https://doi.org/10.5555/notice.8",
    ]


def test_only_a_retraction_stops_the_build(root):
    update(root)
    levels = {(finding.rule, finding.level) for finding in findings(root)}
    assert {("R52", "error"), ("R54", "warning")} <= levels


def test_one_file_alone_is_told_what_it_cites(root):
    update(root)
    page = root / "pages/about.md"
    assert {finding.rule for finding in findings(root, page)} == {"R52", "R54"}
    assert {finding.path.name for finding in findings(root, page)} == {"about.md"}


@pytest.mark.parametrize("rule", ["R52", "R54"])
def test_a_correction_that_changes_nothing_can_be_waived_and_a_retraction_cannot(root, rule):
    update(root)
    page = root / "pages/about.md"
    waiver = f"waivers: [{{rule: {rule}, reason: It changes nothing here., by: jane-doe, until: 2027-01-01}}]"
    change(page, "---\n", f"---\n{waiver}\n")
    assert {finding.rule for finding in findings(root, page)} == ({"R52"} if rule == "R54" else {"R52", "R54", "R86"})


def test_the_snapshot_says_what_was_read_and_holds_no_row_of_others(root):
    snapshot = update(root)
    assert load(root) == snapshot
    assert (snapshot.read_on, snapshot.rows, snapshot.newest) == ("2026-08-01", 11, "2026-07-31")
    assert {notice.record for notice in snapshot.notices} == set("3456789") | {"10"}
    assert snapshot.unmatched == ["website"]
    update(root)
    assert load(root) == snapshot


def entitled(root: Path, title: str, year: int | None) -> None:
    """Give the reference without numbers another title, and a year."""
    file = root / "data/references.yaml"
    above, entry = file.read_text().split("  - id: website\n")
    issued = f"    issued: {{date-parts: [[{year}]]}}\n" if year else ""
    file.write_text(f"{above}  - id: website\n{issued}" + entry.replace("Made up", title))


TITLE = "Of no DOI and no number, 'quoted', over two lines"


@pytest.mark.parametrize(
    ("title", "year"),
    [(TITLE, 2024), (TITLE.title() + ".", 2024), (TITLE.replace("no DOI", "n\u00f3 <i>DOI</i>"), 2023), (TITLE, 2025)],
    ids=["as-listed", "other-signs", "accents-and-tags-and-online-first", "printed-later"],
)
def test_a_study_without_numbers_is_known_by_its_title_and_year(root, title, year):
    entitled(root, f'"{title}"', year)
    snapshot = update(root)
    assert snapshot.unmatched == []
    assert load(root) == snapshot
    assert "citation: website was retracted on 2026-07-31" in " ".join(said(root))


@pytest.mark.parametrize(
    ("title", "year"),
    [(TITLE, None), (TITLE, 2020), ("Of no DOI and no number", 2024)],
    ids=["no-year", "another-year", "another-title"],
)
def test_what_the_list_cannot_know_is_named_and_recorded(root, title, year):
    entitled(root, f'"{title}"', year)
    assert update(root).unmatched == load(root).unmatched == ["website"]
    assert "website was retracted" not in " ".join(said(root))


def test_a_study_taken_out_leaves_the_snapshot_at_the_next_reading(root):
    update(root)
    change(root / "data/references.yaml", "10.5555/REST.1", "10.5555/else")
    assert "by-doi" not in " ".join(said(root)), "the old snapshot means a study, not a name"
    update(root)
    assert "10" not in {notice.record for notice in load(root).notices}


def test_a_snapshot_that_was_edited_by_hand_is_mended(root):
    (root / FILE).write_text("read_on: yesterday\n")
    update(root)
    assert load(root).read_on == "2026-08-01"


SPOILED = {
    "byte-order-mark": lambda sound: b"\xef\xbb\xbf" + sound,
    "latin-1": lambda sound: sound.replace("Åsa".encode(), "Åsa".encode("latin-1")),
    "unix-line-ends": lambda sound: sound.replace(b"\r\n", b"\n"),
    "no-blank-rows-at-the-end": lambda sound: sound.rstrip(b",\r\n") + b",,\r\n",
    "columns-in-another-order": lambda sound: (
        b"Reason,RetractionNature,OriginalPaperPubMedID,OriginalPaperDOI,OriginalPaperDate,RetractionDOI,RetractionDate,Title,Record ID\n"
        b"+Error;,retraction,0,10.5555/rest.1,,10.5555/notice.10,7/30/2026 0:00,Rest,10\n"
    ),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_forms_that_the_list_may_take(tmp_path, spoil):
    file = tmp_path / "list.csv"
    file.write_bytes(spoil(LIST.read_bytes()))
    [notice] = read(file, identifiers("10.5555/rest.1", None), TODAY).notices
    assert (notice.nature, notice.date, notice.record) == ("Retraction", "2026-07-30", "10")


@pytest.mark.parametrize(
    "typed",
    ["10.5555/rest.1.", "10.5555/other; 10.5555/rest.1", "10.5555/other;https://doi.org/10.5555/Rest.1", "10.5555/o,\u00a010.5555/rest.1",
     "\u200b10.5555/rest.1\u00a0", "doi.org/10.5555/rest.1", "https://www.doi.org/10.5555/rest.1", "<https://doi.org/10.5555/rest.1>", "10.5555/rest.1 (a trial)",
     "(https://doi.org/10.5555/rest.1).", "[doi:10.5555/rest.1]", "“10.5555/rest.1”"],
)  # fmt: skip
def test_a_study_is_known_however_its_doi_is_typed(typed):
    assert "10.5555/rest.1" in identifiers(typed, None)


def test_what_belongs_to_a_doi_stays_with_it():
    for doi in ("10.1002/(sici)1097-0142(19990801)86:3<529::aid-cncr23>3.0.co;2-r", "10.1001/jama.251.19.2504,2509"):
        assert identifiers(doi, None) == {doi}
    assert identifiers("10.5555/rest\u20111", None) == {"10.5555/rest-1"}


@pytest.mark.parametrize(
    "typed", ["11111111.0", "PMID: 11111111", "22222222;11111111", "22222222, 11111111", " 011111111"]
)
def test_a_study_is_known_however_its_number_is_typed(typed):
    assert "11111111" in identifiers(None, typed)


def test_a_number_of_another_kind_is_no_number_of_pubmed():
    assert identifiers(None, "PMC11111111") == identifiers(None, "0.0") == set()


def test_a_row_without_a_number_of_its_own_is_kept_and_the_notice_is_found(root, tmp_path):
    file, sound = tmp_path / "list.csv", LIST.read_bytes()
    spoiled = sound.replace(b"\r\n10,Made up", b"\r\n,Made up").replace(b"10.5555/notice.10", b"DOI: 10.5555/notice.10")
    assert spoiled.count(b"\n,Made") == spoiled.count(b"DOI: ") == 1
    file.write_bytes(spoiled)
    update(root, file)
    assert any("https://doi.org/10.5555/notice.10" in line for line in said(root))
    [record] = [notice.record for notice in load(root).notices if notice.notice == "10.5555/notice.10"]
    assert record == "without a number"


REFUSED = {
    "other-columns": (
        lambda sound: b"Name,RetractionDate,Reason\n",
        "it has no column Record ID, Title, RetractionDOI, Or",
    ),
    "a-web-page": (lambda sound: b"<!DOCTYPE html>\n<title>Sign in</title>\n", "it has no column Record ID"),
    "empty": (lambda sound: b"", "it has no column Record ID"),
    "head-alone": (lambda sound: sound.split(b"\r\n")[0], "has no rows"),
    "cut-in-a-row": (lambda sound: sound[: sound.index(b"10.5555/rest.3")], "breaks off on line 7"),
    "cut-between-rows": (lambda sound: sound[: sound.index(b"\r\n3,") + 2], "has 9 rows, the last list had 11"),
    "unknown-nature": (lambda sound: sound.replace(b",Correction", b",Withdrawal"), '"Withdrawal" is not a notice'),
    "no-nature": (lambda sound: sound.replace(b",Retraction,+F", b",,+F"), '"" is not a notice that we know'),
}


@pytest.mark.parametrize(("spoil", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_the_whole_list_is_refused_and_changes_nothing(root, tmp_path, spoil, sentence):
    update(root)
    before = (root / FILE).read_bytes()
    file = tmp_path / "list.csv"
    file.write_bytes(spoil(LIST.read_bytes()))
    with pytest.raises(CommandError) as caught:
        update(root, file)
    assert sentence in str(caught.value)
    assert (root / FILE).read_bytes() == before


def test_a_day_that_there_is_not_is_left_out(tmp_path):
    file = tmp_path / "list.csv"
    file.write_bytes(LIST.read_bytes().replace(b"7/30/2026", b"2/30/2026"))
    [notice] = read(file, {"10.5555/rest.1"}, TODAY).notices
    assert (notice.nature, notice.date) == ("Retraction", None)


def test_the_command_says_what_it_read(project):
    done = editorial(project, "retractions", str(LIST))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Read 11 rows; the newest notice is of 2026-07-31.\nNotices about our references: 0.\n"
    )
    assert load(project / "content").rows == 11


def test_the_command_names_the_references_without_a_number(project):
    with (project / "content/data/references.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "\n  - id: zzz2024\n    type: webpage\n    title: Made up\n    URL: https://example.org/\n    custom:\n"
        )
        file.write("      {kind: web page, design: Web page, finding: Both alike.}\n")
    done = editorial(project, "retractions", str(LIST))
    named = re.search(
        r"^Neither DOI nor PMID, and not in the list by title and year: (.*)\.$", done.stdout, re.MULTILINE
    )
    references = site_of(project / "content").references.records.values()
    assert named
    assert named[1].split(", ") == [study.id for study in references if not study.DOI and not study.PMID]


def test_the_command_refuses_in_a_sentence(project):
    before = (project / "content" / FILE).read_bytes()
    done = editorial(project, "retractions", "none.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "none.csv cannot be read: No such file or directory. Without FILE= the list is fetched\ncontent/data/retractions.yaml stays as it was.\n"
    )
    assert (project / "content" / FILE).read_bytes() == before


@pytest.fixture
def fetching(project, monkeypatch):
    """The project with a `curl` that writes down what it was asked, and `answer` as what it does then."""
    (project / ".venv").mkdir()
    for part in (ROOT / ".venv").iterdir():
        if part.name != "retraction_watch.csv":
            (project / ".venv" / part.name).symlink_to(part)
    tools = project / "tools"
    tools.mkdir()

    def answer(script: str):
        (tools / "curl").write_text(f'#!/bin/sh\necho "$@" > {tools}/asked\n{script}\n')
        (tools / "curl").chmod(0o755)
        return make(project, "--assume-old=.venv/build.ready", "retractions")

    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return answer


def test_make_retractions_fetches_the_list_from_crossref(project, fetching):
    done = fetching(f'while [ "$1" != --output ]; do shift; done; cp "{LIST}" "$2"')
    assert (done.returncode, done.stderr) == (0, "")
    assert load(project / "content").rows == 11
    asked = (project / "tools/asked").read_text().split()
    assert asked[-1] == "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
    assert "--fail" in asked, "else an error page would be taken for the list"


def test_a_failed_fetch_ends_with_an_error_and_reads_no_older_list(project, fetching):
    before = (project / "content" / FILE).read_bytes()
    (project / ".venv/retraction_watch.csv").write_bytes(LIST.read_bytes())
    assert fetching("exit 22").returncode != 0
    assert (project / "content" / FILE).read_bytes() == before
