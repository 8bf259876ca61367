"""What an article says of itself."""

import re

import yaml

from editorial.findings import Place
from editorial.model.article import Article
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml
from tests.conftest import ROOT
from tests.model.records import HEADER, example, refused


def test_the_header_to_copy_from_the_documents_is_right():
    text = (ROOT / "docs/header.md").read_text(encoding="utf-8")
    header = re.search(r"```yaml\n---\n(.*?)---\n```", text, re.DOTALL)[1]
    assert validate(Article, yaml.load(header, yaml.BaseLoader), Yaml(HEADER))[1] == []


def test_a_change_on_the_day_of_publication_is_right():
    assert refused(Article, date="2026-01-05 09:30", modified="2026-01-05") == []


def test_a_missing_field_is_shown_on_the_line_of_the_group_it_belongs_to():
    values = example(Article) | {"review": {"reviewed_by": "jane-doe", "reviewed_on": "2026-01-05"}}
    places = {(): Place(2), ("review",): Place(9)}
    findings = validate(Article, values, Yaml(HEADER, values, places))[1]
    assert [(finding.place.line, finding.what) for finding in findings] == [(9, "review.next_due")]
