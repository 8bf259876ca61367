"""What names a study, as it is typed, pasted, or exported by another program."""

import pytest

from editorial.commands.command import CommandError
from editorial.commands.reference import entry
from editorial.commands.reference.named import studies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("PMID: 39393844; PMCID: PMC11503076.", [{"PMID": "39393844", "PMCID": "PMC11503076"}]),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=39393844", [{"PMID": "39393844"}]),
        ("https://www.ncbi.nlm.nih.gov/pubmed/39393844#abstract", [{"PMID": "39393844"}]),
        ("https://europepmc.org/article/MED/39393844", [{"PMID": "39393844"}]),
        ("PMID- 39393844\nOWN - NLM\nPMID- 28859233\n", [{"PMID": "39393844"}, {"PMID": "28859233"}]),
        ("39393844, 28859233\n10.1136/bmj.i6748", [{"PMID": "39393844"}, {"PMID": "28859233"}, {"DOI": "10.1136/bmj.i6748"}]),
        ("https://www.thelancet.com/article/PIIS0140-6736(17)30970-9/fulltext", [{"PII": "S0140-6736(17)30970-9"}]),
        ("https://www.sciencedirect.com/science/article/pii/S0140673617309709", [{"PII": "S0140-6736(17)30970-9"}]),
        ("https://www.bmj.com/content/356/bmj.i6748.full.pdf", [{"DOI": "10.1136/bmj.i6748"}]),
        ("https://www.nature.com/articles/s41598-020-12345-6#Sec1", [{"DOI": "10.1038/s41598-020-12345-6"}]),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC6394242/", [{"PMCID": "PMC6394242"}]),
        ("[10.1136/bmj.i6748](https://doi.org/10.1136/bmj.i6748)", [{"DOI": "10.1136/bmj.i6748"}]),
        ("(doi:10.1136/ard–2024–225771).", [{"DOI": "10.1136/ard-2024-225771"}]),
        ("https://www.example.com/doi/10.1016%2FS0140-6736(24)00002-3.", [{"DOI": "10.1016/S0140-6736(24)00002-3"}]),
        ("https://www.example.org/content/10.1101/2020.01.01.20012345v2.full.pdf", [{"DOI": "10.1101/2020.01.01.20012345"}]),
        ("https://example.org/article?id=10.1371/journal.pone.0123456&type=x", [{"DOI": "10.1371/journal.pone.0123456"}]),
        (
            "10.1002/(SICI)1097-0142(19990801)86:3<529::AID-CNCR23>3.0.CO;2-R",
            [{"DOI": "10.1002/(SICI)1097-0142(19990801)86:3<529::AID-CNCR23>3.0.CO;2-R"}],
        ),
    ],
)  # fmt: skip
def test_what_names_a_study(text, named):
    assert [wanted.study for wanted in studies(text)] == named


def test_what_other_programs_export_is_read():
    ris = "TY - JOUR\r\nAU  - de Vries, Jan\r\nTI  - Rest\r\nPY - 2020/05/01\r\nSP  - 1\r\nEP  - 9\r\nER - \r\n"
    assert [wanted.study | {"id": ""} for wanted in studies(f"\ufeff{ris}")] == [
        {"id": "", "type": "article-journal", "title": "Rest", "page": "1-9", "issued": {"date-parts": [[2020]]}}
        | {"author": [{"dropping-particle": "de", "family": "Vries", "given": "Jan"}]}
    ]
    ris = "TY  - JOUR\nAU  - Cobb, Fields W., Jr.\nTI  - Rest\nJF  - Spine\nPY  - 2020\nER  - \n"
    (wanted,) = studies(ris)
    assert wanted.study["author"] == [{"family": "Cobb", "given": "Fields W.", "suffix": "Jr."}]
    assert wanted.study["container-title"] == "Spine"
    ris = "TY  - JOUR\nTI  - A\nC7  - e123\nER  - \nTY  - JOUR\nTI  - B\nSP  - 1\nEP  - 9\nC7  - e124\nER  - \n"
    assert [wanted.study["page"] for wanted in studies(ris)] == ["e123", "1-9"]
    ris = "TY  - CPAPER\nAU  - van Doe J\nTI  - A\nER  - \n"
    assert [wanted.study["author"][0]["given"] for wanted in studies(ris)] == ["J"], "as Ovid has it, without a comma"
    (wanted,) = studies(
        r"@inproceedings{a, author={\v{C}ech, \'{\i}.}, title={B}, booktitle={Proc. of the {SPINE} Society}}"
    )
    assert wanted.study["author"] == [{"family": "Čech", "given": "í."}]
    assert wanted.study["container-title"] == "Proc. of the SPINE Society"
    ris = "1.\n  TY  - JOUR\n  TI  - A trial\n    of rest\n  AU  - World Health Organization\n  AU  - Doe, J\n  DA  - 2020/05\n"
    (wanted,) = studies(ris)
    assert wanted.study | {"id": ""} == {
        "id": "",
        "type": "article-journal",
        "title": "A trial of rest",
        "author": [{"literal": "World Health Organization"}, {"family": "Doe", "given": "J"}],
        "issued": {"date-parts": [[2020]]},
    }
    assert len(studies("1.\nTY  -JOUR\nTI  -A\nAB  - One.\n\n  Two.\nER  -\n\n2.\nTY  - JOUR\nTI  - B\n")) == 2
    assert [wanted.study["title"] for wanted in studies("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n")] == ["A", "B"]
    with pytest.raises(CommandError, match="names no study"):
        studies("TY-JOUR\nTI-A\n")
    (wanted,) = studies("@article{a,\n title={B},\n eid = {e12}, doi = {10.1000/a\\_b}\n}")
    assert (wanted.study["page"], wanted.study["DOI"]) == ("e12", "10.1000/a_b")
    assert [wanted.study for wanted in studies("12 345 678")] == [{"PMID": "12345678"}]
    bibtex = '@article{a, title = {A {PRP} Trial}, pmid = 12}\n@book{, title="B", doi={https://doi.org/10.1000/b}}'
    assert [
        (wanted.study["title"], wanted.study.get("PMID"), wanted.study.get("DOI")) for wanted in studies(bibtex)
    ] == [
        ("A PRP trial", "12", None),
        ("B", None, "10.1000/b"),
    ]


def test_signs_that_nobody_sees_do_not_stop_the_file_from_being_read():
    assert entry.plain("Crohn\x92s dis&shy;ease\u202e and re\u2060st\x7f\x81") == "Crohn’s disease and rest"


def test_a_new_line_in_a_title_parts_its_words():
    for typed in (
        "Bed rest<br/>and pain",
        "Bed rest&lt;BR&gt;and pain",
        "<jats:p>Bed rest</jats:p><p>and pain</p>",
        "Bed rest<br>\nand pain",
    ):
        assert entry.plain(typed) == "Bed rest and pain"
