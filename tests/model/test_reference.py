"""What one entry of references.yaml says of a study, held against itself."""

import pytest

from editorial.model.study import Study
from tests.model.records import refused

ONE, OTHER = {"people": 44, "improved": 12}, {"people": 44, "improved": 21}


def trial(**groups: dict[str, int]) -> dict[str, object]:
    told = {"where": "Disc", "treatment": "rest", "control": "movement", "counted": 88, "result": "no gain"}
    return told | {"outcomes": [{"what": "Less pain"} | groups]}


@pytest.mark.parametrize(
    ("people", "finding"),
    [
        (98, "Pain eased in 21 of 44 who did not rest."),  # the other group had 12 of 44
        (204, "Of 204 people who joined, 12 of 44 and 21 of 44 were better."),
        (122, "Pain eased in 12 of 44. It was read 212 days later, as were 122 others."),
    ],
)
def test_what_is_told_of_one_group_may_hold_the_digits_of_another(people, finding):
    assert refused(Study, people=people, finding=finding, trial=trial(treated=ONE, control=OTHER)) == []


def test_a_finding_may_name_another_number_of_people_than_joined():
    assert refused(Study, people=240, finding="It was so for 204 people.") == []
