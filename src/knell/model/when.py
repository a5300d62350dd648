"""When something happened, as precisely as the words say and no more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knell.model.precision import DayCodes, day_codes


class DatePrecision(StrEnum):
    """How long a stretch of days the words leave open."""

    DAY = "day"
    DAYS = "days"
    """Two to six days."""
    WEEK = "week"
    MONTH = "month"
    """Eight to thirty-one days."""
    YEAR = "year"
    """More than a month, up to a year."""
    LONG = "long"
    """More than a year."""


def date_precision(earliest: date, latest: date) -> DatePrecision:
    """The precision of an inclusive range of days. Bounds are those of UCDP's `date_prec` 1 to 5."""
    days = (latest - earliest).days + 1
    steps = (
        (1, DatePrecision.DAY),
        (6, DatePrecision.DAYS),
        (7, DatePrecision.WEEK),
        (31, DatePrecision.MONTH),
        (366, DatePrecision.YEAR),
    )
    return next((precision for most, precision in steps if days <= most), DatePrecision.LONG)


@dataclass(frozen=True, slots=True)
class When:
    """A range of calendar days in the local time of the incident, both ends inclusive.

    `phrase` is verbatim from the report. `part_of_day` is "dawn", "morning", "afternoon", "evening", "night"
    or None. `reason` says how the phrase became these days, for a person to check.
    """

    earliest: date
    latest: date
    phrase: str | None
    reason: str
    part_of_day: str | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")

    @property
    def precision(self) -> DatePrecision:
        """How long a stretch of days is left open."""
        return date_precision(self.earliest, self.latest)

    @property
    def codes(self) -> DayCodes:
        """How precise it is in the codes of UCDP and ACLED."""
        return day_codes((self.latest - self.earliest).days + 1)
