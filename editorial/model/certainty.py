"""How sure we are of a claim: a level of `content/data/certainty.yaml`."""

from typing import Literal, get_args

from editorial.model.field import NonEmpty, Strict, field

# GRADE's four levels, the surest first (Balshem 2011, GRADE guidelines 3, J Clin Epidemiol 64:401-406, table 2).
Level = Literal["high", "moderate", "low", "very low"]
LEVELS: tuple[Level, ...] = get_args(Level)


class Certainty(Strict):
    """How sure we are of a claim, and the words that this allows (R36, R37)."""

    level: Level = field("The level, in GRADE's words.", "low", "high, moderate, low or very low")
    meaning: NonEmpty = field("What a reader should understand.", "A few small or mixed studies.", "a plain meaning")
    permits: list[NonEmpty] = field(
        "The words that a claim may be put in.", ["may", "might"], "a list of words", min_length=1
    )

    @property
    def words(self) -> str:
        """How it is said to readers, such as "Very low certainty"."""
        return f"{self.level} certainty".capitalize()
