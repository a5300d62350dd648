"""Why two rows of two lists are or are not one event: each comparison in words, with its weight."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knell.linkage.incident_record import IncidentRecord, Range
from knell.linkage.list_columns import FIGURES
from knell.linkage.model import UNKNOWN, LinkModel, ScoredPair

LEVEL_WORDS: Mapping[str, str] = {
    "same_day": "the same day",
    "same_days": "days in common, within a week",
    "same_month": "days in common, within a month",
    "same_period": "days in common, in longer than a month",
    "one_day_apart": "one day apart",
    "days_apart": "a few days apart",
    "week_apart": "days apart, within a week",
    "far_apart": "more than a week apart",
    "same_name": "the same name",
    "same_name_far": "the same name, but far apart on the map",
    "same_point": "the same point on the map",
    "similar_name": "a similar name",
    "shared_word": "a word of the name in common",
    "near": "near",
    "around": "in the surroundings",
    "different_names": "different names",
    "far": "far",
    "same": "the same",
    "different": "different",
    "same_many": "the same large number",
    "same_some": "the same number",
    "same_few": "the same small number",
    "same_end": "ranges with an end in common",
    "touch": "ranges that touch",
    "none_in_one": "one list has none",
    "apart": "apart",
    "shared": "words in common",
}
"""What each level says, where the figures beside it do not."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison of a pair: its name, its weight in natural log-odds, and a sentence."""

    name: str
    weight: float
    words: str


def explain(pair: ScoredPair, left: IncidentRecord, right: IncidentRecord, model: LinkModel) -> list[Reason]:
    """The reasons that weigh anything, the weightiest first."""
    reasons = [
        Reason(name, model.weights.levels[name][level], _words(name, level, left, right))
        for name, level in pair.levels.items()
        if level != UNKNOWN
    ]
    return sorted(reasons, key=lambda reason: -abs(reason.weight))


def say_days(record: IncidentRecord) -> str:
    """The day or days of a record; "no day" where it has none."""
    return _days(record.first_day, record.last_day)


def say_range(figure: Range) -> str:
    """A figure in digits; "–" where the list does not tell."""
    low, high = figure
    if low is None and high is None:
        return "–"
    if high is None:
        return f"{low} or more"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}–{high}"


def say_place(record: IncidentRecord) -> str:
    """The place with what is around it; its coordinates where it has no name."""
    names = ", ".join(dict.fromkeys((*record.places, *record.areas)))
    if names or record.latitude is None or record.longitude is None:
        return names or "no place"
    return f"{record.latitude:.4f}, {record.longitude:.4f}"


def _words(name: str, level: str, left: IncidentRecord, right: IncidentRecord) -> str:
    shown: tuple[str, str]
    if name == "days":
        shown = (say_days(left), say_days(right))
    elif name in FIGURES:
        shown = (say_range(left.figures[name]), say_range(right.figures[name]))
    else:
        shown = {
            "place": (_names(left.places) or say_place(left), _names(right.places) or say_place(right)),
            "area": (_names(left.areas), _names(right.areas)),
            "type": (left.type or "", right.type or ""),
            "target": (_names(sorted(left.targets)), _names(sorted(right.targets))),
            "perpetrators": (_names(left.perpetrators), _names(right.perpetrators)),
        }[name]
    return f"{name}: {LEVEL_WORDS[level]} ({' | '.join(dict.fromkeys(shown))})"


def _names(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names)


def _days(first: date | None, last: date | None) -> str:
    if first is None:
        return "no day"
    return first.isoformat() if last is None or last == first else f"{first} to {last}"
