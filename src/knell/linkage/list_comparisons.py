"""How two rows of two lists of incidents are compared: the columns, the levels, and words for each level."""

from collections.abc import Mapping, Sequence
from typing import Any

from knell.linkage.expressions import (
    distance_km,
    gap_days,
    longest_days,
    overlap,
    ranges_touch,
    same,
    similarity,
    told,
)
from knell.linkage.incident_record import IncidentRecord, name_keys, name_words
from knell.linkage.list_columns import FIGURES
from knell.linkage.model import UNKNOWN, Comparison, Level, Rule
from knell.text.actor import canonical_actor
from knell.text.names import name_key

WINDOW_DAYS = 3
"""Days between two records that are looked at whatever else they say: night raids, zones, days of announcement."""

PLACE_WINDOW_DAYS = 31
"""Days between two records that are looked at where they name one place: a day given as the middle of a month."""

SAME_POINT_KM = 3.0
"""Kilometres between two points that two gazetteers may give one village."""

NEAR_KM = 15.0
"""Kilometres: a village and the market town whose name is given for it."""

AROUND_KM = 60.0
"""Kilometres within one district; farther apart, points speak strongly against one event."""

NAMESAKE_KM = 100.0
"""Kilometres from which two places of one name are two places."""

LIKE = 0.9
"""Jaro-Winkler similarity of the sounds of two names from which one may be a misspelling of the other."""

MANY, SOME = 10, 4
"""Persons: the larger a number, the rarer it is that two events have it in common. Four, since half of all
deadly events in UCDP GED have fewer; ten, since a quarter has more."""

BOUNDLESS = 1_000_000_000
"""Persons: what an open end of a range is compared as."""

COLUMNS: Mapping[str, str] = {
    "first_day": "INTEGER",
    "last_day": "INTEGER",
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
    "place_keys": "VARCHAR[]",
    "place_words": "VARCHAR[]",
    "place_sound": "VARCHAR",
    "area_keys": "VARCHAR[]",
    "country_key": "VARCHAR",
    "type_words": "VARCHAR[]",
    "target_words": "VARCHAR[]",
    "perpetrator_keys": "VARCHAR[]",
    **{f"{name}_{end}": "INTEGER" for name in FIGURES for end in ("low", "high")},
}
"""What is compared, with its type in DuckDB."""


def make_columns(records: Sequence[IncidentRecord]) -> dict[str, list[Any]]:
    """The records as columns of `COLUMNS`, in their order."""
    rows = [_row(record) for record in records]
    return {name: [row[name] for row in rows] for name in COLUMNS}


def _row(record: IncidentRecord) -> dict[str, Any]:
    keys = name_keys(record.places)
    row: dict[str, Any] = {
        "first_day": None if record.first_day is None else record.first_day.toordinal(),
        "last_day": None if record.last_day is None else record.last_day.toordinal(),
        "latitude": record.latitude,
        "longitude": record.longitude,
        "place_keys": keys,
        "place_words": name_words(record.places),
        "place_sound": keys[0] if len(keys) == 1 else None,
        "area_keys": name_keys(record.areas),
        "country_key": None if record.country is None else name_key(record.country) or None,
        "type_words": [] if record.type is None else name_words((record.type,)),
        "target_words": sorted(record.targets),
        "perpetrator_keys": sorted({name_key(canonical_actor(name).name) for name in record.perpetrators}),
    }
    for name in FIGURES:
        row[f"{name}_low"], row[f"{name}_high"] = record.figures[name]
    return row


def _days() -> Comparison:
    gap, longest = gap_days(), longest_days()
    return Comparison(
        "days",
        (
            Level(UNKNOWN, f"{gap} IS NULL"),
            Level("same_day", f"{gap} = 0 AND {longest} = 1"),
            Level("same_days", f"{gap} = 0 AND {longest} <= 7"),
            Level("same_month", f"{gap} = 0 AND {longest} <= 31"),
            Level("same_period", f"{gap} = 0"),
            Level("one_day_apart", f"{gap} = 1"),
            Level("days_apart", f"{gap} <= {WINDOW_DAYS}"),
            Level("week_apart", f"{gap} <= 7"),
            Level("far_apart", "ELSE"),
        ),
    )


def _place() -> Comparison:
    distance = distance_km()
    named = overlap("place_keys")
    return Comparison(
        "place",
        (
            Level("same_name_far", f"{named} AND {distance} > {NAMESAKE_KM}"),
            Level("same_name", named),
            Level("same_point", f"{distance} <= {SAME_POINT_KM}"),
            Level("far", f"{distance} > {AROUND_KM}"),
            Level("similar_name", f"{similarity('place_sound')} >= {LIKE}"),
            Level("shared_word", overlap("place_words")),
            Level("near", f"{distance} <= {NEAR_KM}"),
            Level("around", f"{distance} <= {AROUND_KM}"),
            Level(UNKNOWN, f"NOT {told('place_keys')}"),
            Level("different_names", "ELSE"),
        ),
    )


def _figure(name: str) -> Comparison:
    low, high = f"{name}_low", f"{name}_high"
    touch = (
        f"(coalesce({low}_l, 0) <= coalesce({high}_r, {BOUNDLESS})"
        f" AND coalesce({low}_r, 0) <= coalesce({high}_l, {BOUNDLESS}))"
    )
    known = f"(coalesce({low}_l, {high}_l) IS NOT NULL AND coalesce({low}_r, {high}_r) IS NOT NULL)"
    exact = f"({same(low)} AND {same(high)})"
    numbers = f"coalesce({low}_l, {high}_l), coalesce({low}_r, {high}_r)"
    apart = f"((greatest({numbers}) + 1.0) / (least({numbers}) + 1.0))"
    return Comparison(
        name,
        (
            Level(UNKNOWN, f"NOT {known}"),
            Level("same_many", f"{exact} AND {high}_l >= {MANY}"),
            Level("same_some", f"{exact} AND ({high}_l >= {SOME} OR {low}_l < {high}_l)"),
            Level("same_few", exact),
            Level("same_end", f"{ranges_touch(low, high)} AND ({same(low)} OR {same(high)})"),
            Level("touch", touch),
            Level("none_in_one", f"least({high}_l, {high}_r) = 0"),
            Level("near", f"{apart} <= 1.5"),
            Level("apart", f"{apart} <= 2.5"),
            Level("far", "ELSE"),
        ),
    )


def _lists(name: str, column: str, agree: str) -> Comparison:
    return Comparison(
        name,
        (
            Level(UNKNOWN, f"NOT {told(column)}"),
            Level(agree, overlap(column)),
            Level("different", "ELSE"),
        ),
    )


COMPARISONS: tuple[Comparison, ...] = (
    _days(),
    _place(),
    _lists("area", "area_keys", "same"),
    *(_figure(name) for name in FIGURES),
    _lists("type", "type_words", "same"),
    _lists("target", "target_words", "shared"),
    _lists("perpetrators", "perpetrator_keys", "shared"),
)
"""Every comparison, in the order in which reasons are shown."""

_COUNTRY = "(l.country_key = r.country_key OR l.country_key IS NULL OR r.country_key IS NULL)"


def _window(days: int) -> str:
    # Two plain inequalities: DuckDB joins on those by sorting, not by trying every pair.
    return f"l.first_day <= r.last_day + {days} AND r.first_day <= l.last_day + {days}"


RULES: tuple[Rule, ...] = (
    Rule("days", f"{_window(WINDOW_DAYS)} AND {_COUNTRY}"),
    Rule(
        "place",
        f"{_window(PLACE_WINDOW_DAYS)} AND {_COUNTRY} AND list_has_any(l.place_keys, r.place_keys)",
    ),
    Rule(
        "no day",
        f"(l.first_day IS NULL OR r.first_day IS NULL) AND {_COUNTRY}"
        " AND list_has_any(l.place_keys, r.place_keys)",
    ),
)
"""Which pairs are looked at."""
