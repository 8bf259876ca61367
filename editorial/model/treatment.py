"""The names of treatments and conditions, as `content/data/treatments.yaml` lists them."""

from pathlib import Path
from typing import Annotated

from pydantic import model_validator

from editorial.model.as_printed import free_of
from editorial.model.field import NonEmpty, Strict, field

FILE = Path("data", "treatments.yaml")
MET_NOWHERE = {
    r"[,;:()\[\]<>*]|\s[-–—]\s|\.$|^\W*\d+$|^(?:TODO|an?|the)$": "never stands like this in a sentence. Write one name per line"
}
Name = Annotated[NonEmpty, free_of(MET_NOWHERE)]


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

    @model_validator(mode="after")
    def _each_once(self):
        """Where a name stands twice, nobody knows what it is taken for."""
        seen: dict[str, str] = {}
        for group, names in self:
            for number, name in enumerate(names, 1):
                if other := seen.get(name.casefold()):
                    raise ValueError(f'{group}.{number}: "{name}" stands under `{other}` already. Keep it in one place')
                seen[name.casefold()] = group
        return self
