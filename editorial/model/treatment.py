"""The names of treatments and conditions, as `content/data/treatments.yaml` lists them."""

from pathlib import Path

from editorial.model.field import Strict, Text, field

FILE = Path("data", "treatments.yaml")


class Treatments(Strict):
    """What is done about pain, by the names that people use. A plural that ends in s is known by itself."""

    treatments: list[Text] = field(
        "What is given, sold or done to a patient: an article named for one also says its risks and its cost.",
        ["prolotherapy"],
        "a list of names",
        default=[],
    )
    self_care: list[Text] = field("What people do for themselves.", ["exercise"], "a list of names", default=[])
    conditions: list[Text] = field("What these are given for.", ["sciatica"], "a list of names", default=[])
