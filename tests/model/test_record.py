"""What an article or a page says of itself: the fields explain themselves, and the schemas follow them."""

import re
from pathlib import Path

import pytest
import yaml
from editorial.model.record import Article, Change, Page, Review

from editorial.__main__ import SCHEMAS, schema_of
from editorial.check import KINDS
from editorial.findings import Place
from editorial.model import data
from editorial.model import retraction as retractions
from editorial.model import trial as trials
from editorial.model.validation import validate
from editorial.rules import permalinks as lasting
from tests.conftest import ROOT

MODELS = [Article, Change, Page, Review, data.Person, data.Term, data.Study, data.Reference]
MODELS += [lasting.Addresses, lasting.Gone]
MODELS += [retractions.Notice, retractions.Snapshot, trials.Trial, trials.Outcome]
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
ids = [f"{model.__name__}-{name}" for model, name in FIELDS]
HEADER = Path("content/articles/rest.md")


def example(model) -> dict:
    """Each field of `model` with its own example; a reference's study has its fields' examples, too."""
    values = {name: field.examples[0] for name, field in model.model_fields.items()}
    return values | ({"custom": example(data.Study)} if model is data.Reference else {})


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=ids)
def test_every_field_explains_itself(model, name):
    field = model.model_fields[name]
    assert field.description.endswith((".", "?", ")")), "a description is a sentence"
    assert field.examples
    assert not field.json_schema_extra["expected"].endswith("."), 'it stands between "expected" and ", found"'


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_examples_of_a_record_are_sound(model):
    record, findings = validate(model, example(model), {(): Place(1)}, HEADER)
    assert findings == []
    assert record is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_for_editors_is_up_to_date(kind):
    written = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")
    assert written == schema_of(kind), "run `make schema`"


@pytest.mark.parametrize("kind", KINDS)
def test_every_header_names_its_schema(kind):
    for file in (ROOT / "content" / kind).glob("*.md"):
        line = file.read_text(encoding="utf-8").splitlines()[1]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert found, file
        assert (file.parent / found[1]).resolve() == (SCHEMAS / f"{kind}.json").resolve(), file


def test_contributing_lists_every_field_and_says_which_are_needed():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"(?m)^\| `([a-z_]+)` \|.*\| *(yes)? *\|$", text))
    assert rows == {name: "yes" if field.is_required() else "" for name, field in Article.model_fields.items()}


def test_the_header_to_copy_from_contributing_is_sound():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    header = re.search(r"```yaml\n---\n(.*?)---\n```", text, re.DOTALL)[1]
    assert validate(Article, yaml.load(header, yaml.BaseLoader), {(): Place(1)}, HEADER)[1] == []


@pytest.mark.parametrize(
    "moment",
    ["2026-01-05", "2026-01-05 09:30", "2026-01-05T09:30", "2024-02-29"],
    ids=["day", "day-and-time", "iso", "leap-day"],
)
def test_a_date_stays_as_it_was_typed(moment):
    assert (
        validate(Article, example(Article) | {"date": moment, "modified": None}, {(): Place(1)}, HEADER)[0].date
        == moment
    )


@pytest.mark.parametrize("moment", ["20260105", "2026-W01-1", "2026W011", "2026-1-5", "1700000000", "today"])
@pytest.mark.parametrize("name", ["date", "modified"])
def test_what_a_reader_would_not_know_for_a_date_is_refused(name, moment):
    record, findings = validate(Article, example(Article) | {name: moment}, {(): Place(1)}, HEADER)
    assert record is None
    assert [str(finding) for finding in findings] == [
        f'content/articles/rest.md:1:1: R78 error: {name}: expected a date like 2026-11-23, found "{moment}"'
    ]


@pytest.mark.parametrize("moment", ["20260105", "1700006400", "0", "2026-01-05T09:30", "today"])
def test_a_review_is_on_a_day(moment):
    """A number would pass for seconds since 1970, and a reader would see a day that nobody meant."""
    record, findings = validate(Review, example(Review) | {"reviewed_on": moment}, {(): Place(1)}, HEADER)
    assert record is None
    assert f'expected a date like 2026-11-23, found "{moment}"' in str(findings[0])


def test_a_change_on_the_day_of_publication_is_sound():
    values = example(Article) | {"date": "2026-01-05 09:30", "modified": "2026-01-05"}
    assert validate(Article, values, {(): Place(1)}, HEADER)[1] == []


@pytest.mark.parametrize("slug", ["a", "back-pain-2", "mri"])
def test_slugs_that_are_sound(slug):
    assert validate(Page, example(Page) | {"slug": slug}, {(): Place(1)}, HEADER)[1] == []


@pytest.mark.parametrize("slug", ["Back", "back pain", "back--pain", "-back", "back-", "back_pain", "rücken", "a/b"])
def test_slugs_that_are_not(slug):
    assert validate(Page, example(Page) | {"slug": slug}, {(): Place(1)}, HEADER)[0] is None


def test_a_missing_field_is_shown_on_the_line_of_the_group_it_belongs_to():
    values = example(Article) | {"review": {"reviewed_by": "jane-doe", "reviewed_on": "2026-01-05"}}
    findings = validate(Article, values, {(): Place(2), ("review",): Place(9)}, HEADER)[1]
    assert [(finding.place.line, finding.what) for finding in findings] == [(9, "review.next_due")]
