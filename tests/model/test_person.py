"""People: who counts as one person with whom."""

from contextlib import nullcontext

import pytest

from editorial.model.person import Person


def person(name: str, id: str = "jane-doe", **more: list[str]) -> Person:
    return Person(id=id, name=name, about="Reads.", **more)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jane Doe, MD", "Dr. Jane Doe"),
        ("Jane Doe", "Jane  DOE"),
        ("Jan\u00e9 Doe", "Jane Doe, MD, PhD"),
        ("Prof. Dr. Jane Doe", "Jane Doe MD"),
        ("Jane A. Doe", "Jane Doe"),
        ("S\u00f8ren \u00d8deg\u00e5rd", "Soren Odegard"),
        ("Anne-Marie O\u2019Neil", "Anne Marie O'Neil, RN"),
        ("J\u0430ne Doe", "Jane Doe"),
    ],
    ids=["titles", "capitals", "accents", "titles-without-a-comma", "initials", "letters", "signs", "a-look-alike"],
)
def test_people_of_the_same_name_are_one(name, other):
    assert person(name).is_same(person(other, "j-doe"))
    assert not person(name).is_same(person(other, "j-doe", not_same_as=["jane-doe"]))
    assert not person(name, not_same_as=["j-doe"]).is_same(person(other, "j-doe"))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jane Doe", "John Doe"),
        ("Jane Doe", "Janet Doe"),
        ("Jane Doe, MD", "Jane Roe, MD"),
        ("Dr. Doe", "Dr. Roe"),
        ("Minh Do", "Minh Tran"),
    ],
)
def test_people_of_other_names_are_two(name, other):
    assert not person(name).is_same(person(other, "j-doe"))


@pytest.mark.parametrize(("name", "right"), [("Jane Doe, MD", False), ("Jane Doe, MD, PA", True), ("Back Care", True)])
def test_whose_name_ends_in_a_degree_is_no_organization(name, right):
    with nullcontext() if right else pytest.raises(ValueError, match=r"ends in a degree\. Write person"):
        person(name, kind="organization")
