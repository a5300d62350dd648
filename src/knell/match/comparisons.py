"""The signals of `knell.match.features` in SQL, for scoring many pairs at once, and which pairs are looked at.

The two are one scorer: a test holds every level, every conflict and every score of the one equal to the other's.
SQL decides; the functions of `features` give the sentence for a person. A feature that has no SQL yet is finished
in Python for the pairs that may still come to the threshold (see `knell.match.scoring`).
"""

from collections.abc import Mapping
from types import MappingProxyType

from knell.linkage.expressions import (
    distance_km,
    gap_days,
    longest_days,
    on_records,
    overlap,
    same,
    told,
)
from knell.linkage.model import UNKNOWN, Comparison, Level, Rule
from knell.match.conflicts import MAX_DISTANCE_KM, MAX_GAP_DAYS, MAX_GAP_DAYS_WIDE, TOLD_AHEAD_DAYS
from knell.match.features import MONTH_DAYS, NEIGHBOURS_KM, NEWS_DAYS
from knell.match.items import VAGUE_DAYS

SAME_NEWS_DAYS = 31
"""Days between two reports that tell of an event without its day: later, another event is meant."""

_GAP, _LONGEST, _KM = gap_days(), longest_days(), distance_km()
_SHARED = overlap("own_names")
_EDGES = (
    "((CASE WHEN is_area_l THEN radius_km_l ELSE 0 END) + (CASE WHEN is_area_r THEN radius_km_r ELSE 0 END))"
)


def _told_after(dated: str, undated: str) -> str:
    """Days from the latest day of a dated mention to the report of an undated one; NULL for other pairs."""
    return (
        f"(CASE WHEN first_day_{undated} IS NULL AND first_day_{dated} IS NOT NULL"
        f" THEN published_{undated} - last_day_{dated} END)"
    )


_AFTER = f"coalesce({_told_after('l', 'r')}, {_told_after('r', 'l')})"

DAYS = Comparison(
    "days",
    (
        Level("one_day_apart", f"{_GAP} = 1"),
        Level("days_apart", f"{_GAP} > 1"),
        Level("same_day", f"{_GAP} = 0 AND {_LONGEST} = 1"),
        Level("same_days", f"{_GAP} = 0 AND {_LONGEST} <= {VAGUE_DAYS}"),
        Level("same_month", f"{_GAP} = 0 AND {_LONGEST} <= {MONTH_DAYS}"),
        Level("same_period", f"{_GAP} = 0"),
        Level(UNKNOWN, f"{_AFTER} IS NULL"),
        Level("recent", f"{_AFTER} <= {NEWS_DAYS}"),
        Level("long_before", "ELSE"),
    ),
)


def _by_names(condition: str) -> tuple[Level, ...]:
    """Three levels for pairs that only their names can tell about."""
    return (
        Level("shared_name", f"{condition} AND {_SHARED}"),
        Level(UNKNOWN, f"{condition} AND NOT {told('own_names')}"),
        Level("different_names", condition),
    )


_BOTH_AREAS = "(is_area_l AND is_area_r)"
_SAME_ENTRY = same("geonameid")

PLACE = Comparison(
    "place",
    (
        *_by_names("NOT (has_where_l AND has_where_r)"),
        Level("same_place", same("facility")),
        # The areas stand in for places that are in no gazetteer, so that being in both says little.
        *_by_names(f"({_BOTH_AREAS} AND (len(own_names_l) > 0 OR len(own_names_r) > 0))"),
        Level("same_area", f"{_SAME_ENTRY} AND {_BOTH_AREAS} AND is_district_l"),
        Level("same_wide_area", f"{_SAME_ENTRY} AND {_BOTH_AREAS}"),
        Level("same_surroundings", f"{_SAME_ENTRY} AND is_near_l <> is_near_r"),
        Level("same_place", _SAME_ENTRY),
        *_by_names(f"({_KM} IS NULL)"),
        Level("shared_name", _SHARED),
        Level(
            "same_surroundings",
            f"is_point_l AND is_point_r AND {_KM} <= greatest(radius_km_l, radius_km_r)",
        ),
        Level("neighbours", f"is_point_l AND is_point_r AND {_KM} <= {NEIGHBOURS_KM}"),
        Level("far", "is_point_l AND is_point_r"),
        Level("outside_area", f"{_KM} > {_EDGES}"),
        Level("inside_wide_area", "is_wide_l OR is_wide_r"),
        Level("inside_area", "ELSE"),
    ),
)

TYPE = Comparison(
    "type",
    (
        Level(UNKNOWN, "is_other_type_l OR is_other_type_r"),
        Level("same_rare", f"{same('type')} AND is_rare_type_l"),
        Level("same", same("type")),
        Level("related", "list_contains(related_types_l, type_r)"),
        Level("different", "ELSE"),
    ),
)


def _lists(name: str, column: str) -> Comparison:
    levels = (
        Level(UNKNOWN, f"NOT {told(column)}"),
        Level("shared", overlap(column)),
        Level("different", "ELSE"),
    )
    return Comparison(name, levels)


SQL_COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        one.name: one
        for one in (
            DAYS,
            PLACE,
            TYPE,
            _lists("perpetrators", "perpetrators"),
            _lists("target", "target_words"),
        )
    }
)
"""By the name of the signal that each is the SQL of."""


def _told_before(told_: str, dated: str) -> str:
    known = f"(first_day_{told_} IS NULL AND published_{told_} IS NOT NULL AND first_day_{dated} IS NOT NULL)"
    return f"({known} AND first_day_{dated} - published_{told_} > {TOLD_AHEAD_DAYS})"


_MOST_DAYS = f"(CASE WHEN {_LONGEST} > {VAGUE_DAYS} THEN {MAX_GAP_DAYS_WIDE} ELSE {MAX_GAP_DAYS} END)"

CONFLICT = " OR ".join(
    f"coalesce({condition}, FALSE)"
    for condition in (
        same("report_id"),
        "(country_l <> country_r)",
        _told_before("l", "r"),
        _told_before("r", "l"),
        f"({_GAP} > {_MOST_DAYS})",
        f"(NOT is_boundless_l AND NOT is_boundless_r AND {_KM} - {_EDGES} > {MAX_DISTANCE_KM})",
    )
)
"""Whether two mentions cannot be one event: `knell.match.conflicts` in SQL."""

_SAME_EVIDENCE = " OR ".join(
    (
        f"coalesce({_SAME_ENTRY}, FALSE)",
        f"coalesce({same('facility')}, FALSE)",
        _SHARED,
        overlap("target_words"),
        f"({same('type')} AND is_rare_type_l)",
    )
)
_SAME_NEWS = (
    f"(CASE WHEN first_day_l IS NULL AND first_day_r IS NULL"
    f" THEN coalesce(abs(published_l - published_r) <= {SAME_NEWS_DAYS}, TRUE)"
    f" ELSE coalesce({_AFTER} <= {NEWS_DAYS}, TRUE) END)"
)

REACH = f"NOT ({CONFLICT}) AND ((is_dated_l AND is_dated_r) OR (({_SAME_EVIDENCE}) AND {_SAME_NEWS}))"
"""Whether a pair is looked at: no conflict, and days on both sides or else, in the same news, a place, a word of the
target or a rare kind in common."""

RULES = (Rule("reach", on_records(REACH)),)
