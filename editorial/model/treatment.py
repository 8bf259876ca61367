"""The names of treatments and conditions, as `content/data/treatments.yaml` lists them."""

from pathlib import Path
from typing import Annotated

from editorial.model.as_printed import free_of
from editorial.model.field import Strict, Text, field

FILE = Path("data", "treatments.yaml")
MET_NOWHERE = {r"[,;:()\[\]<>*]|\.$|^\W*\d+$|^(?:TODO|an?|the)$": "stands so in no sentence. Write one name a line"}
Name = Annotated[Text, free_of(MET_NOWHERE)]


class Treatments(Strict):
    """What is done about pain, by the names that people use. A plural that ends in s is known by itself."""

    treatments: list[Name] = field(
        "What is given, sold or done to a patient: an article named for one also says its risks and its cost.",
        ["prolotherapy"],
        "a list of names",
        default=[],
    )
    self_care: list[Name] = field("What people do for themselves.", ["exercise"], "a list of names", default=[])
    conditions: list[Name] = field("What these are given for.", ["sciatica"], "a list of names", default=[])
