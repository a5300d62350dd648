"""Cheap keys that propose the pairs worth scoring; no pair that could be linked is lost.

Every pair that is left out is a conflict by `knell.match.conflicts`: different countries, too far, or too
many days apart. Tested against all pairs.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, radians

from knell.match.conflicts import FRESH_DAYS, MAX_DISTANCE_KM, MAX_GAP_DAYS_WIDE, MAX_SILENCE_DAYS
from knell.match.geometry import KM_PER_DEGREE
from knell.match.items import MatchItem, days_long, has_point, signature

WEEK = 7
"""Days in a bucket of time."""

LONG_DAYS = 62
"""Days. A longer range, and an unknown one, stands in the bucket for all times."""

CELL_DEGREES = 0.5
"""Degrees of latitude and longitude in a cell of the grid: about the largest distance of two points."""

ANY = "any"


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys under which an item stands, and keys under which it looks; a pair needs one to find the other."""

    stands: frozenset[Hashable]
    looks: frozenset[Hashable]


def propose_pairs(items: Sequence[MatchItem]) -> list[tuple[MatchItem, MatchItem]]:
    """Pairs of items of different reports that may be one event, each once, in the order of their ids."""
    standing: dict[Hashable, list[MatchItem]] = defaultdict(list)
    keys = {item.mention_id: make_keys(item) for item in items}
    for item in items:
        for key in keys[item.mention_id].stands:
            standing[key].append(item)
    pairs: dict[tuple[str, str], tuple[MatchItem, MatchItem]] = {}
    for item in items:
        for key in keys[item.mention_id].looks:
            for other in standing.get(key, ()):
                if other.report_id != item.report_id:
                    first, second = sorted((item, other), key=lambda one: one.mention_id)
                    pairs[first.mention_id, second.mention_id] = (first, second)
    return [pairs[ids] for ids in sorted(pairs)]


def make_keys(item: MatchItem) -> Keys:
    """The keys of one item: places times weeks, and its signature.

    A point stands in its cell and looks in all cells within reach, and among the areas of its country and of
    none. An area, or a place without coordinates, stands among the areas of its country, and looks there and
    at the points of its country. Where the country is unknown it looks everywhere. On top of these, mentions
    meet under any key of their signatures, whenever and wherever they are said to have been.
    """
    where, country = item.mention.where, item.country
    stands: set[Hashable] = {("all",)}
    looks: set[Hashable] = {("area", None)}
    if country is None:
        looks.add(("all",))
    else:
        looks.add(("area", country))
    if where is not None and has_point(where) and where.latitude is not None and where.longitude is not None:
        stands |= {("cell", _cell(where.latitude, where.longitude)), ("point", country)}
        looks |= {("cell", cell) for cell in _cells_around(where.latitude, where.longitude)}
    else:
        stands.add(("area", country))
        looks.add(("point", country))
    weeks_in, weeks_around = _weeks(item)
    named = frozenset(("named", place) for place in item.mention.evidence.places)
    stands |= named
    looks |= named
    told: frozenset[Hashable] = frozenset(("told", key) for key in signature(item))
    news_in, news_around = _news_weeks(item)
    return Keys(
        told.union(
            ((place, week) for place in stands for week in weeks_in),
            (("news", place, week) for place in named for week in news_in),
        ),
        told.union(
            ((place, week) for place in looks for week in weeks_around),
            (("news", place, week) for place in named for week in news_around),
        ),
    )


def _weeks(item: MatchItem) -> tuple[Iterable[Hashable], Iterable[Hashable]]:
    """Weeks that the item stands in and looks in; a long range, or none in a report without a day, is for all times.

    It need not look anywhere else: whatever has a week looks among those for all times. An event without a day stands
    in the week of its report, among its like, and looks in the weeks before: what has a day need not look for it.
    """
    when = item.mention.when
    if when is None and item.published is not None:
        told = item.published.toordinal()
        first, last = (told - MAX_SILENCE_DAYS) // WEEK, (told + MAX_SILENCE_DAYS) // WEEK
        return [("undated", told // WEEK)], [
            *range(first, last + 1),
            *(("undated", week) for week in range(first, last + 1)),
            ANY,
        ]
    if when is None or days_long(when) > LONG_DAYS:
        return [ANY], [ANY]
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    inside = range(first // WEEK, last // WEEK + 1)
    # Ordinals below 1 are no days; a bucket of them is merely empty.
    around = range((first - MAX_GAP_DAYS_WIDE) // WEEK, (last + MAX_GAP_DAYS_WIDE) // WEEK + 1)
    return list(inside), [*around, ANY]


def _news_weeks(item: MatchItem) -> tuple[Iterable[int], Iterable[int]]:
    """The week that the report was published in, and those of reports that are news together with it."""
    if item.published is None:
        return [], []
    day = item.published.toordinal()
    return [day // WEEK], range((day - FRESH_DAYS) // WEEK, (day + FRESH_DAYS) // WEEK + 1)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return floor(latitude / CELL_DEGREES), floor(longitude / CELL_DEGREES) % _ROUND


_ROUND = round(360 / CELL_DEGREES)
"""Cells around the Earth: east of 180 degrees the cells of the west begin."""


def _cells_around(latitude: float, longitude: float) -> set[tuple[int, int]]:
    """Every cell that a point within reach may lie in."""
    reach = MAX_DISTANCE_KM / KM_PER_DEGREE * 1.01
    south, north = floor((latitude - reach) / CELL_DEGREES), floor((latitude + reach) / CELL_DEGREES)
    # Meridians close up towards the poles: reckon with the narrowest degree within reach.
    narrowest = cos(radians(min(89.99, abs(latitude) + reach)))
    across = min(_ROUND // 2, ceil(reach / narrowest / CELL_DEGREES))
    middle = floor(longitude / CELL_DEGREES)
    return {
        (row, column % _ROUND)
        for row in range(south, north + 1)
        for column in range(middle - across, middle + across + 1)
    }
