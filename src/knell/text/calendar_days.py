"""Weekdays and months by name, and the days that they mean before another day."""

from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
FULL_MONTH = f"(?:{'|'.join(names[0].capitalize() for names in MONTHS)})"
"""A pattern for a month's name written out; capitals matter, for "may" and "march" are verbs."""


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def last_weekday(name: str, anchor: date, *, strictly: bool = False) -> date:
    """The newest day with this weekday on or before `anchor`; before it with `strictly`."""
    back = (anchor.weekday() - WEEKDAYS.index(name.lower())) % 7
    return anchor - timedelta(days=back or (7 if strictly else 0))


def nearest_past(month: int, day: int | None, anchor: date) -> tuple[date, date] | None:
    """The newest such day, or whole month, that has begun by `anchor`; None for a day that never is."""
    for year in (anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 3, anchor.year - 4):
        first, last = month_days(year, month)
        if day is None:
            if first <= anchor:
                return first, last
        elif day <= last.day and date(year, month, day) <= anchor:
            return date(year, month, day), date(year, month, day)
    return None
