"""Days, places, numbers and incidents in words, from what is known of them and no more."""

import calendar
from datetime import date
from textwrap import shorten

from knell.model.claim import Harm, VictimClass
from knell.model.count import Count, Qualifier
from knell.model.figure import Figure
from knell.model.incident import Incident
from knell.model.record import ReportSummary
from knell.model.when import When
from knell.model.where import PlaceLevel, PlaceRelation, Where
from knell.text.country_names import country_name
from knell.wording.tables import CLASSES, HARMS, LEVELS, TYPES, UNITS


def say_day(day: date) -> str:
    """ "26 June 2017"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def say_days(when: When | None) -> str:
    """The days as a person writes them: "26 June 2017", "April 2017", "3–5 May 2016", "date not known"."""
    if when is None:
        return "date not known"
    first, last = when.earliest, when.latest
    if first == last:
        return say_day(first)
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            return f"{calendar.month_name[first.month]} {first.year}"
        return f"{first.day}–{say_day(last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{say_day(first)} – {say_day(last)}"


def say_moment(when: When | None) -> str:
    """The days inside a sentence: "on 26 June 2017", "in April 2017", "between 3 and 5 May 2016"."""
    if when is None:
        return "on a date not known"
    if when.earliest == when.latest:
        return f"on {say_day(when.earliest)}"
    days = say_days(when)
    if not days[:1].isdigit() or days.replace("–", "").isdigit():
        return f"in {days}"
    return f"between {' and '.join(days.split(' – ' if ' – ' in days else '–', 1))}"


def say_number(low: int | None, high: int | None) -> str:
    """ "57–59", "42", "42 or more", "up to 30", "number not given"."""
    if low is None and high is None:
        return "number not given"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def say_count(count: Count) -> str:
    """A claim's number: "about 50", "nearly 60", "dozens (24 or more)", "12 families"."""
    number = say_number(count.low, count.high)
    if count.qualifier is Qualifier.VAGUE and count.phrase is not None:
        number = f"“{count.phrase}” ({number})"
    elif count.qualifier in (Qualifier.NEARLY, Qualifier.ABOUT) and count.phrase is not None:
        number = f"“{count.phrase}”"
    return number + UNITS[count.unit]


def say_class(victim_class: VictimClass | None) -> str:
    """The class of victims; None is all of them together."""
    return "all victims" if victim_class is None else CLASSES[victim_class]


def say_figure(figure: Figure | None, harm: Harm) -> str:
    """ "57–59 killed", "42 civilians killed"; "killed: not said" where no claim gives a figure."""
    if figure is None:
        return f"{HARMS[harm]}: not said"
    vague = ", from vague words" if figure.is_vague else ""
    who = "" if figure.victim_class is None else f" {say_class(figure.victim_class)}"
    best = "" if figure.best is None else f" (best {figure.best:,})"
    provisional = ", provisional" if figure.is_provisional else ""
    return f"{say_number(figure.low, figure.high)}{who} {HARMS[harm]}{best}{vague}{provisional}"


BEFORE_RELATIVE = {
    PlaceRelation.OFFSET: "",
    PlaceRelation.BETWEEN: "",
    PlaceRelation.ROAD: "on ",
    PlaceRelation.BORDER: "at ",
    PlaceRelation.RIVER: "at ",
    PlaceRelation.WATERS: "in ",
}
"""The preposition of phrases that put a place by others, where they bring none of their own."""

OWN_PREPOSITIONS = frozenset(
    "about along around at between close halfway in midway near next not off on outside somewhere".split()
)


def say_place(where: Where | None) -> str:
    """The place as the report writes it, with its preposition: "at Mayadeen", "near Raqqa", "in Syria"."""
    if where is None:
        return "at a place not known"
    if where.facility is None and where.phrase.partition(" ")[0].lower() in OWN_PREPOSITIONS:
        return where.phrase[:1].lower() + where.phrase[1:]
    if where.relation in BEFORE_RELATIVE:
        return BEFORE_RELATIVE[where.relation] + where.phrase
    if where.facility is not None:
        return f"at {where.facility}"
    if where.is_near:
        return f"near {where.phrase}"
    return f"{'in' if where.is_area else 'at'} {where.phrase}"


def say_surroundings(where: Where | None) -> str:
    """The wider places of the gazetteer: "Deir ez-Zor, Syria"; empty where there are none."""
    if where is None:
        return ""
    country = country_name(where.country)
    wider = (name for name in (where.admin, country) if name is not None and name != where.phrase)
    return ", ".join(dict.fromkeys(wider))


def say_precision(where: Where | None) -> str:
    """How sure the place is, as a sentence that can stand beside a map."""
    if where is None or where.latitude is None or where.longitude is None:
        return "The place could not be found on the map."
    around = (
        "" if where.radius_m is None else f", about {max(where.radius_m / 1000, 1):,.0f} km around its middle"
    )
    if where.facility is not None:
        name = where.name or country_name(where.country) or where.phrase
        return f"The site's own position is not known; only {name}{around}."
    if where.relation in BEFORE_RELATIVE and where.name is not None and where.radius_m is not None:
        kind = "The spot is reckoned" if where.relation is PlaceRelation.OFFSET else "The spot is not said"
        return f"{kind}: {where.name}, give or take {where.radius_m / 1000:,.0f} km."
    if where.is_near and where.level is PlaceLevel.STRUCTURE:
        return f"Near {where.name or where.phrase}: somewhere within 1 km."
    if where.is_near:
        return f"Near {where.name or where.phrase}: somewhere within 25 km."
    if where.is_area:
        return f"Only the {LEVELS[where.level]} is known{around}."
    return (
        f"The {LEVELS[where.level]} is known; the spot within it is not."
        if (where.level is not PlaceLevel.STRUCTURE)
        else "The building or site is known."
    )


def say_incident(incident: Incident) -> str:
    """The title of an incident: "Airstrike at Mayadeen"."""
    return f"{TYPES[incident.type]} {say_place(incident.where)}"


LONGEST_NAME = 48
"""Characters of a title that stands for a report whose outlet is not known."""


def say_report(report: ReportSummary) -> str:
    """A report in a list of names: its outlet, else its title, cut at a word."""
    if report.outlet is not None:
        return report.outlet
    return f"“{shorten(report.title, LONGEST_NAME, placeholder=' …')}”" if report.title else "a report"
