"""The fields of all records explain themselves, and what they refuse is refused in a sentence."""

import re

import pytest

from editorial.model.address import Gone, PublicAddresses
from editorial.model.article import Article, Change
from editorial.model.certainty import Certainty
from editorial.model.field import LANGUAGE
from editorial.model.page import Page, Waiver
from editorial.model.person import Person
from editorial.model.reference import Reference
from editorial.model.retraction import Notice, Snapshot
from editorial.model.review import Review
from editorial.model.settings import Contact, Settings, StandingNotice
from editorial.model.study import Study
from editorial.model.term import Term
from editorial.model.trial import Arm, Outcome, Trial
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml
from tests.model.records import HEADER, example, refused

MODELS = [Article, Change, Page, Waiver, Review, Person, Term, Study, Reference, Certainty, PublicAddresses, Gone]
MODELS += [Notice, Snapshot, Trial, Outcome, StandingNotice]
OTHERS = [Arm, Contact, Settings]  # of which not every field may be filled in at once


@pytest.mark.parametrize("model", MODELS + OTHERS, ids=lambda model: model.__name__)
def test_every_field_explains_itself(model):
    for name, field in model.model_fields.items():
        if name != "theme_pages":  # which nobody types
            assert field.description.endswith((".", "?", ")")), f"{name}: a description is a sentence"
            assert field.examples, name
            expected = field.json_schema_extra["expected"]
            assert not expected.endswith("."), f'{name}: it stands between "expected" and ", found"'


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_examples_of_a_record_are_right(model):
    record, findings = validate(model, example(model), Yaml(HEADER))
    assert findings == []
    assert record is not None


@pytest.mark.parametrize(
    "moment",
    ["2026-01-05", "2026-01-05 09:30", "2026-01-05T09:30", "2026-01-05T09:30:00+01:00", "2024-02-29"],
    ids=["day", "day-and-time", "iso", "with-a-zone", "leap-day"],
)
def test_a_date_stays_as_it_was_typed(moment):
    record, _ = validate(Article, example(Article) | {"date": moment, "modified": None}, Yaml(HEADER))
    assert record.date == moment


@pytest.mark.parametrize("moment", ["20260105", "2026-W01-1", "2026W011", "2026-1-5", "1700000000", "today"])
@pytest.mark.parametrize("name", ["date", "modified"])
def test_what_a_reader_would_not_know_for_a_date_is_refused(name, moment):
    (sentence,) = refused(Article, **{name: moment})
    told, _, hint = sentence.partition("; ")
    assert told == f'content/articles/rest.md:1:1: R78 error: {name}: expected a date like 2026-11-23, found "{moment}"'
    assert hint == ("write 2026-01-05" if moment in ("20260105", "2026-1-5") else "")


@pytest.mark.parametrize("moment", ["20260105", "1700006400", "0", "2026-01-05T09:30", "today"])
def test_a_review_is_on_a_day(moment):
    """A number would pass for seconds since 1970, and a reader would see a day that nobody meant."""
    (sentence,) = refused(Review, reviewed_on=moment)
    assert f'expected a date like 2026-11-23, found "{moment}"' in sentence


def test_a_day_that_is_none_is_said_to_be_none():
    (sentence,) = refused(Review, reviewed_on="2026-02-30")
    assert sentence.endswith("; there is no such day")


@pytest.mark.parametrize("code", ["en", "mi", "pl", "pt-BR", "zh-Hans", "fil"])
def test_a_language_that_people_speak_is_known(code):
    assert re.fullmatch(LANGUAGE, code)


@pytest.mark.parametrize("code", ["jp", "cn", "gr", "cz", "vn", "us", "english", "en_US", "en-"])
def test_a_country_or_a_name_is_taken_for_no_language(code):
    assert not re.fullmatch(LANGUAGE, code)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("es_MX", "es-MX"),
        ("ES", "es"),
        ("es_mx", "es-MX"),
        ("zh_hans", "zh-Hans"),
        ("ES-419", "es-419"),
        ("Spanish", ""),
        ("jp", ""),
        ("en-", ""),
    ],
)
def test_a_code_that_was_typed_otherwise_is_offered_as_it_should_be(typed, meant):
    (sentence,) = refused(Page, lang=typed)
    assert sentence.endswith(f'like en or es, found "{typed}"' + (f"; write {meant}" if meant else ""))
