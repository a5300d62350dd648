"""Dates, places, types and figures as a person writes them in a line."""

import calendar
from datetime import date

from knell.model.figure import Figure
from knell.model.when import When
from knell.model.where import Where
from knell.text.country_names import country_name


def day_words(when: When | None) -> str:
    """ "2017-06-26", "2017-06-20/26" (both ends inclusive, as ISO 8601 writes it), "2017-04", "unknown"."""
    if when is None:
        return "unknown"
    first, last = when.earliest, when.latest
    if first == last:
        return first.isoformat()
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    if first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1]):
        return f"{first:%Y-%m}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first}/{last.day:02}"
    return f"{first}/{last}"


def place_words(where: Where | None) -> str:
    """The place, its division and country: "Al Mayādīn, Deir ez-Zor, Syria"; a facility stands before its area."""
    if where is None:
        return "unknown"
    found = where.name if where.name is not None else f"{where.phrase} (not found)"
    parts = (
        where.facility,
        f"near {found}" if where.is_near else found,
        where.admin if where.admin != where.name else None,
        country_name(where.country),
    )
    return ", ".join(dict.fromkeys(part for part in parts if part is not None))


def point_words(where: Where | None) -> str:
    """The coordinates with their uncertainty, and whether they are only the middle of an area."""
    if where is None or where.latitude is None or where.longitude is None:
        return "no coordinates"
    radius = "" if where.radius_m is None else f" ± {where.radius_m / 1000:g} km"
    kind = "middle of an area, " if where.is_area else ""
    return f"{kind}{where.latitude:.4f}, {where.longitude:.4f}{radius}"


def figure_marks(figure: Figure | None) -> str:
    """ "vague", "contested", "provisional", those that are so, or nothing."""
    if figure is None:
        return ""
    marks = (
        ("vague", figure.is_vague),
        ("contested", figure.is_contested),
        ("provisional", figure.is_provisional),
    )
    return ", ".join(word for word, is_so in marks if is_so)


def figure_words(figure: Figure | None) -> str:
    """The range and its marks: "42 or more (vague)"; "–" where nobody says."""
    if figure is None:
        return "–"
    marks = figure_marks(figure)
    words = figure.words if figure.best is None else f"{figure.words}, best {figure.best}"
    return f"{words} ({marks})" if marks else words


def code_words(code: str) -> str:
    """A code of ours in words: "chemical_attack" is "chemical attack"."""
    return code.replace("_", " ")
