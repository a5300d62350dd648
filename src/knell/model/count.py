"""A number of people as a text gives it: never more exact than the words."""

from dataclasses import dataclass
from enum import StrEnum


class Qualifier(StrEnum):
    """How the words bound the number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Unit(StrEnum):
    """What is counted. Families and bodies are no figures of persons."""

    PERSONS = "persons"
    FAMILIES = "families"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as worded. `low` and `high` are inclusive; None is an open end.

    Both None with a qualifier of None is an uncounted but explicit death. `phrase` is verbatim, with its
    qualifier; None where the text gives no figure.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier | None
    phrase: str | None
    unit: Unit = Unit.PERSONS

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards: that is a misreading, not a figure."""
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} above high {self.high}")

    @property
    def number(self) -> int | None:
        """The number that the words give first: the low end, or the high one of "up to"; None where they give none."""
        return self.low if self.low is not None else self.high

    @property
    def is_vague(self) -> bool:
        """True for "dozens", "many": words that only a counting policy maps to numbers."""
        return self.qualifier is Qualifier.VAGUE
