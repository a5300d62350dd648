"""The signals of `knell.match.features` in SQL, for scoring many pairs at once, and which pairs are looked at.

The two are one scorer: a test holds every level, every conflict and every score of the one equal to the other's.
SQL decides; the functions of `features` give the sentence for a person. A feature that has no SQL yet is finished
in Python for the pairs that may still come to the threshold (see `knell.match.scoring`).
"""

from collections.abc import Mapping
from sys import maxsize
from types import MappingProxyType

from knell.linkage.expressions import (
    distance_km,
    gap_days,
    longest_days,
    on_records,
    overlap,
    same,
    shared,
    told,
)
from knell.linkage.model import UNKNOWN, Comparison, Level, Rule
from knell.match.conflicts import (
    FEWEST_SHARED,
    FRESH_DAYS,
    MAX_DISTANCE_KM,
    MAX_GAP_DAYS,
    MAX_GAP_DAYS_WIDE,
    MAX_SILENCE_DAYS,
    NEWS_DAYS,
    TOLD_AHEAD_DAYS,
)
from knell.match.features import APART, MONTH_DAYS, NEIGHBOURS_KM, OLD_DAYS
from knell.match.items import VAGUE_DAYS
from knell.match.likeness_comparisons import LIKENESSES

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

_TOLD_APART = "coalesce(abs(published_l - published_r), 1000000000)"
_BOTH_DATED = "(first_day_l IS NOT NULL AND first_day_r IS NOT NULL)"


def _is_day_of_news(later: str) -> str:
    told = f"coalesce(published_{later} - last_day_{later} <= {NEWS_DAYS}, FALSE)"
    return f"looks_back_{later} AND {told}"


_LOOKS_BACK = (
    f"(CASE WHEN last_day_l > last_day_r THEN {_is_day_of_news('l')} ELSE {_is_day_of_news('r')} END)"
)

DAYS = Comparison(
    "days",
    (
        Level("looks_back", f"{_GAP} > {FRESH_DAYS} AND {_LOOKS_BACK}"),
        Level("apart_in_one_news", f"{_GAP} > 1 AND {_TOLD_APART} <= {FRESH_DAYS}"),
        *(
            Level(name, f"{_GAP} > 0 AND {_GAP} <= {most}" if most < maxsize else f"{_GAP} > 0")
            for name, most in APART
        ),
        Level("same_day", f"{_GAP} = 0 AND {_LONGEST} = 1"),
        Level("same_days", f"{_GAP} = 0 AND {_LONGEST} <= {VAGUE_DAYS}"),
        Level("same_month", f"{_GAP} = 0 AND {_LONGEST} <= {MONTH_DAYS}"),
        Level("same_period", f"{_GAP} = 0"),
        Level("just_before", f"{_AFTER} <= {FRESH_DAYS}"),
        Level("recent", f"{_AFTER} <= {NEWS_DAYS}"),
        Level("long_before", f"{_AFTER} IS NOT NULL"),
        Level(UNKNOWN, "published_l IS NULL OR published_r IS NULL"),
        Level("told_together", f"{_TOLD_APART} <= {FRESH_DAYS}"),
        Level("told_apart", f"{_TOLD_APART} > {OLD_DAYS}"),
        Level(UNKNOWN, "ELSE"),
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


STANDING = Comparison(
    "standing",
    (
        Level(UNKNOWN, "is_main_l IS NULL OR is_main_r IS NULL"),
        Level("one_background", "is_main_l <> is_main_r"),
        Level("both_main", "is_main_l"),
        Level("both_background", "ELSE"),
    ),
)

SQL_COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        one.name: one
        for one in (
            DAYS,
            PLACE,
            TYPE,
            _lists("perpetrators", "perpetrators"),
            _lists("target", "target_words"),
            STANDING,
            *LIKENESSES,
        )
    }
)
"""By the name of the signal that each is the SQL of."""


def _told_before(told_: str, dated: str) -> str:
    known = f"(first_day_{told_} IS NULL AND published_{told_} IS NOT NULL AND first_day_{dated} IS NOT NULL)"
    return f"({known} AND first_day_{dated} - published_{told_} > {TOLD_AHEAD_DAYS})"


def _any_of(*conditions: str) -> str:
    """Whether one of these holds; what is unknown does not."""
    return "(" + " OR ".join(f"coalesce({condition}, FALSE)" for condition in conditions) + ")"


_MOST_DAYS = f"(CASE WHEN {_LONGEST} > {VAGUE_DAYS} THEN {MAX_GAP_DAYS_WIDE} ELSE {MAX_GAP_DAYS} END)"

_SILENCE = (
    f"(CASE WHEN {_BOTH_DATED} THEN NULL WHEN first_day_l IS NULL AND first_day_r IS NULL"
    f" THEN abs(published_l - published_r) ELSE {_AFTER} END)"
)
"""Days from the other to what is told without a day."""

_APART_DAYS = _any_of(
    _told_before("l", "r"),
    _told_before("r", "l"),
    f"({_GAP} > {_MOST_DAYS})",
    f"({_SILENCE} > {MAX_SILENCE_DAYS})",
)
_APART_PLACES = _any_of(
    "(country_l <> country_r)",
    f"(NOT is_boundless_l AND NOT is_boundless_r AND {_KM} - {_EDGES} > {MAX_DISTANCE_KM})",
)
_TOLD_ALIKE = f"({overlap('people')} OR {shared('rarest_words')} >= {FEWEST_SHARED})"
_SHARES_PLACE = overlap("places")
_TOLD_TOGETHER = f"({_TOLD_APART} <= {FRESH_DAYS})"

_APART = f"({_APART_DAYS} AND NOT ({_SHARES_PLACE} AND {_TOLD_TOGETHER}) OR {_APART_PLACES} AND NOT {_SHARES_PLACE})"

CONFLICT = f"({_APART} AND NOT {_TOLD_ALIKE})"
"""Whether two mentions of two reports cannot be one event: `knell.match.conflicts` in SQL."""

_SAME_EVIDENCE = " OR ".join(
    (
        f"coalesce({_SAME_ENTRY}, FALSE)",
        f"coalesce({same('facility')}, FALSE)",
        _SHARED,
        overlap("target_words"),
        _SHARES_PLACE,
        f"({same('type')} AND is_rare_type_l)",
    )
)
TWO_REPORTS = "(report_id_l <> report_id_r)"

REACH_UNTOLD = (
    f"{TWO_REPORTS} AND ((is_dated_l AND is_dated_r) OR ({_SAME_EVIDENCE})"
    f" OR ({_SHARES_PLACE} AND {_TOLD_TOGETHER})) AND NOT {_APART}"
)
"""Whether a pair is looked at whatever telling it has in common: nothing keeps it apart, and days on both sides, or a
place, a word of the target or a rare kind in common."""

REACH = f"({REACH_UNTOLD}) OR ({TWO_REPORTS} AND {_TOLD_ALIKE})"
"""Whether a pair is looked at: as above, or a person or two of the rarest words in common."""

RULES = (Rule("reach", on_records(REACH)),)
