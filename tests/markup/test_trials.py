"""What the trials found: the words and the dots of the table say what the data say, and say it of every trial alike."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from editorial.model.study import Study
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml
from tests.conftest import ROOT, site_of
from tests.markup.conftest import Parser
from tests.model.records import HEADER
from tests.site.reading import plain

REAL = {key: one.custom for key, one in site_of(ROOT / "content").references.records.items() if one.custom.trial}


def study(*outcomes: dict[str, Any], people: str = "100", **trial: str) -> Study:
    """A trial of rest against movement, with what the test wants to be otherwise."""
    values = {"where": "Disc", "treatment": "rest", "control": "movement", "result": "no gain"} | trial
    whole = {"kind": "randomized trial", "design": "Randomized trial", "people": people, "finding": "A sentence."}
    record, wrong = validate(Study, whole | {"trial": values | {"outcomes": list(outcomes)}}, Yaml(HEADER))
    assert wrong == []
    return record


def outcome(treated: int, control: int, **more: str) -> dict[str, Any]:
    """So many of 50 got better in each group."""
    groups = {
        "treated": {"people": "50", "improved": str(treated)},
        "control": {"people": "50", "improved": str(control)},
    }
    return {"what": "Less pain at 6 months"} | groups | more


@pytest.fixture
def page(parsed: Parser, monkeypatch):
    """A function that makes the page that shows these studies."""

    def page(studies: dict[str, Study], caption: str = "", times: int = 1) -> str:
        records = {key: SimpleNamespace(custom=custom) for key, custom in studies.items()}
        monkeypatch.setattr(parsed.documents.parser.site, "references", SimpleNamespace(records=records))
        keys = "; ".join(f"@{key}" for key in studies)
        return parsed(f'!!! trials "What the trials found"\n    [{keys}] {caption}\n\n' * times).html

    return page


@pytest.fixture
def shown(page):
    """A function that makes the figure that a page shows of these studies."""
    return lambda studies, caption="": LexborHTMLParser(page(studies, caption)).css_first("figure.trials")


def rows(figure: LexborNode) -> list[tuple[str, str]]:
    """The trial and the result in each row of the table, without the mark of the reference and those of the dots."""
    for mark in figure.css("tbody :is(sup, [aria-hidden])"):
        mark.decompose()
    return [(plain(row.css_first("th").text()), plain(row.css_first("td").text())) for row in figure.css("tbody tr")]


def dots(figure: LexborNode) -> list[tuple[float, ...]]:
    """Where the two dots of each line stand, of 100: the treatment's, then the comparison's."""
    return [
        tuple(float(dot.attributes["cx"].removesuffix("%")) for dot in reversed(line.css("circle")))
        for line in figure.css("svg")
    ]


def test_the_table_has_a_row_for_each_trial_in_the_order_of_the_keys(shown):
    figure = shown({"b2": study(outcome(20, 30)), "a1": study(people="1000", where="Hip", words="It was so.")})
    assert rows(figure) == [
        (
            "Disc: rest against movement 100 people",
            "No gain. Less pain at 6 months: 20 of 50 after rest against 30 of 50.",
        ),
        ("Hip: rest against movement 1,000 people", "No gain. It was so."),
    ]


def test_each_result_leads_to_its_reference_and_no_name_of_a_row_runs_into_it(shown):
    figure = shown({"b2": study(outcome(20, 30)), "a1": study(words="It was so.")})
    assert [link.attributes["href"] for link in figure.css("tbody td .cite a")] == ["#r1", "#r2"]
    assert figure.css("tbody th a") == []


@pytest.mark.parametrize(("treated", "control"), [(0, 50), (50, 0), (21, 21), (37, 12)])
def test_dots_stand_where_their_counts_are(shown, treated, control):
    assert dots(shown({"a1": study(outcome(treated, control))})) == [(2 * treated, 2 * control)]


def test_a_published_share_stands_on_the_same_line(shown):
    share = {"what": "Better", "treated": {"in_100": "74"}, "control": {"in_100": "69"}}
    figure = shown({"a1": study(share, outcome(37, 25))})
    assert dots(figure) == [(74, 69), (74, 50)]
    assert "74 in 100 after rest against 69 in 100" in rows(figure)[0][1]


def test_a_gain_and_none_are_drawn_alike(shown):
    """The same dots; only the words differ."""
    drawn = [
        [line.html for line in shown({"a1": study(outcome(30, 20), result=result)}).css("svg")]
        for result in ("no gain", "favors treatment", "favors control", "mixed")
    ]
    assert drawn == [drawn[0]] * 4
    assert drawn[0]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("no gain", "No gain."),
        ("favors treatment", "Favors rest."),
        ("favors control", "Favors movement."),
        ("changed over time", "Changed over time."),
        ("mixed", "Mixed."),
    ],
)
def test_a_result_is_said_in_words(shown, result, words):
    assert rows(shown({"a1": study(outcome(30, 20), result=result)}))[0][1].startswith(words)


@pytest.mark.parametrize(("lines", "said"), [(0, True), (1, True), (2, False)])
def test_the_caption_says_once_that_a_trial_without_a_line_has_no_counts(shown, lines, said):
    studies = {f"a{n}": study(outcome(30, 20)) if n < lines else study(words="It was so.") for n in range(2)}
    figure = shown(studies)
    assert len(figure.css("svg")) == lines
    assert figure.text().count("no count of who got better") == said


def test_each_count_has_the_mark_of_its_dot_and_neither_is_read_out(shown):
    cell = shown({"a1": study(outcome(30, 20))}).css_first("td")
    assert plain(cell.text()).endswith("6 months: ● 30 of 50 after rest against ○ 20 of 50.")
    assert [mark.text().strip() for mark in cell.css("[aria-hidden=true]")] == ["●", "○", ""]


def test_a_published_range_is_shown(shown):
    figure = shown({"a1": study(outcome(30, 20, difference="20 more in 100", interval="1 to 39 more"))})
    assert "Difference: 20 more in 100 (range 1 to 39 more)." in rows(figure)[0][1]


def test_people_who_were_not_counted_are_not_hidden(shown):
    figure = shown({"a1": study(outcome(30, 20), people="120", counted="100")})
    assert "120 people (100 counted)" in rows(figure)[0][0]


def test_the_caption_has_the_title_the_words_of_the_writer_and_the_caution(shown):
    caption = shown({"a1": study(outcome(30, 20))}, "So far, *one* trial.").css_first("figcaption")
    assert caption.text(separator=" ").split()[:4] == ["What", "the", "trials", "found"]
    assert "So far, one trial." in plain(caption.text())
    assert "the rows cannot be added up" in caption.text()


def test_an_awkward_name_survives(shown):
    awkward = 'A "q" & <t>'
    trial, result = rows(shown({"a1": study(outcome(30, 20), treatment=awkward, words=f"It was {awkward}.")}))[0]
    assert trial.startswith(f"Disc: {awkward} against movement")
    assert f"30 of 50 after {awkward}" in result
    assert f"It was {awkward}." in result


def test_two_figures_on_a_page_share_no_id(page):
    ids = re.findall(r' id="([^"]+)"', page({"a1": study(outcome(30, 20))}, times=2))
    assert len(ids) == len(set(ids)) > 0


def test_the_real_figure_says_what_the_data_say(shown):
    """Each published count is in words and a dot, and nothing stands there that was not published."""
    figure = shown(REAL)
    outcomes = [each for one in REAL.values() for each in one.trial.outcomes]
    published = [str(arm) for each in outcomes for arm in (each.treated, each.control)]
    assert published
    assert dots(figure) == [
        tuple(pytest.approx(arm.share, abs=0.05) for arm in (each.treated, each.control)) for each in outcomes
    ]
    assert re.findall(r"\d+ (?:of|in) \d+", " ".join(result for _, result in rows(figure))) == published
