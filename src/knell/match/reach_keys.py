"""Index keys that find every pair within reach without trying all of them.

A pair needs a key under which the one stands and the other looks. Dated mentions meet by place and day, the others
by what they may have in common (a place, a word of the target, a rare kind) and by the month of the news; any two by a
person, by two of their rarest words, and by a place that both name and the days of the news. Which of
the pairs found so are looked at is decided by `comparisons.REACH` alone: a test holds that no key loses a pair that
it wants.
"""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from math import cos, floor, radians
from typing import TYPE_CHECKING

import numpy as np

from knell.linkage.engine import Engine
from knell.linkage.expressions import on_records
from knell.linkage.settings import ID_COLUMN
from knell.match.columns import is_dated, number_word
from knell.match.comparisons import REACH_UNTOLD, TWO_REPORTS
from knell.match.conflicts import (
    FRESH_DAYS,
    MAX_DISTANCE_KM,
    MAX_GAP_DAYS,
    MAX_GAP_DAYS_WIDE,
    MAX_SILENCE_DAYS,
)
from knell.match.features import target_words
from knell.match.geometry import KM_PER_DEGREE
from knell.match.items import (
    SIGNATURE_WORDS,
    VAGUE_DAYS,
    MatchItem,
    days_long,
    has_point,
    own_names,
    signature_words,
)
from knell.match.kinds import load_kinds
from knell.text.names import name_key

if TYPE_CHECKING:
    import pyarrow as pa

CELL_DEGREES = 0.5
"""Degrees of latitude and longitude in a cell of the grid: about the largest distance of two points."""

MONTH = 30
"""Days in a bucket of news."""

ANY_MONTH = -1
"""The bucket in which everything stands, for mentions of which nobody knows when they were told."""

LONGEST_MONTHS = 60
"""Buckets. A mention with a longer range looks among those of all times."""

PAIRS = "candidate_pairs"


def find_pairs(engine: Engine, table: str, items: Sequence[MatchItem], *, least: float | None = None) -> str:
    """Make a table of the pairs within reach, and give its name; `items` are those of `table`, in its order.

    Without those that cannot come to `least` log-odds; None leaves none out.
    """
    keys = _Keys()
    for number, item in enumerate(items):
        keys.add(number, item)
    connection = engine.connection
    for name, rows in (("standing", keys.standing), ("looking", keys.looking)):
        connection.register("arriving", rows.arrow())
        connection.execute(
            f"CREATE TABLE {name} AS SELECT number, place, unnest(range(first, last + 1)) AS time FROM arriving"
        )
        connection.unregister("arriving")
    connection.register("arriving", _tell(items))
    connection.execute("CREATE TABLE telling AS SELECT DISTINCT * FROM arriving")
    connection.unregister("arriving")
    connection.execute(
        f"CREATE TABLE {PAIRS} AS SELECT DISTINCT least(a.number, b.number) AS join_key_l,"
        " greatest(a.number, b.number) AS join_key_r"
        " FROM looking a JOIN standing b ON a.place = b.place AND a.time = b.time WHERE a.number <> b.number"
    )
    # Left to itself, DuckDB tries every pair of mentions on a rule and asks afterwards which pairs were found.
    connection.execute("SET disabled_optimizers = 'join_order'")
    _replace_pairs(engine, table, condition=on_records(REACH_UNTOLD))
    # What shares something telling is looked at for that alone: the rule need not count it for all the others.
    connection.execute(
        f"CREATE TABLE place_pairs AS SELECT * FROM {PAIRS}; DROP TABLE {PAIRS};"
        f" CREATE TABLE {PAIRS} AS SELECT DISTINCT a.number AS join_key_l, b.number AS join_key_r"
        " FROM telling a JOIN telling b ON a.key = b.key AND a.number < b.number"
    )
    _replace_pairs(engine, table, condition=on_records(TWO_REPORTS))
    connection.execute(
        f"CREATE TABLE all_pairs AS SELECT * FROM {PAIRS} UNION SELECT * FROM place_pairs; DROP TABLE {PAIRS};"
        f" ALTER TABLE all_pairs RENAME TO {PAIRS};"
        " DROP TABLE looking; DROP TABLE standing; DROP TABLE telling; DROP TABLE place_pairs"
    )
    if least is not None:
        _narrow(engine, table, least)
    connection.execute("RESET disabled_optimizers")
    return PAIRS


def _narrow(engine: Engine, table: str, least: float) -> None:
    """Leave the pairs that may come to `least` log-odds.

    What takes long to compare comes last, and is reckoned once for each pair that is left by then.
    """
    model, possible = engine.model, f"most >= {least}"
    costly = [one for one in model.comparisons if one.reckoned is not None]
    most = on_records(model.most({one.name for one in costly}))
    _replace_pairs(engine, table, f"{most} AS most", possible=possible)
    for one in costly:
        _replace_pairs(engine, table, f"most, {on_records(one.reckoned or '')} AS reckoned")
        worth = on_records(model.worth(one, reckoned="reckoned"))
        _replace_pairs(
            engine, table, f"most - {model.most_of(one.name)} + {worth} AS most", possible=possible
        )
    engine.connection.execute(f"ALTER TABLE {PAIRS} DROP COLUMN most")


def _replace_pairs(
    engine: Engine, table: str, *columns: str, condition: str = "TRUE", possible: str = "TRUE"
) -> None:
    """The pairs for which a condition over `l` and `r` holds, with these columns; `possible` is over the columns."""
    wanted = ", ".join(("join_key_l", "join_key_r", *columns))
    engine.connection.execute(
        f"CREATE TABLE next_pairs AS SELECT * FROM (SELECT {wanted} FROM {PAIRS}"
        f" JOIN {table} l ON l.{ID_COLUMN} = join_key_l JOIN {table} r ON r.{ID_COLUMN} = join_key_r"
        f" WHERE {condition}) WHERE {possible}"
    )
    engine.connection.execute(f"DROP TABLE {PAIRS}; ALTER TABLE next_pairs RENAME TO {PAIRS}")


def _tell(items: Sequence[MatchItem]) -> "pa.Table":
    """Under what mentions meet wherever and whenever they were: each person, and each two of the rarest words."""
    import pyarrow as pa

    named = [
        (number, hash(person)) for number, item in enumerate(items) for person in item.mention.evidence.people
    ]
    words = np.zeros((len(items), SIGNATURE_WORDS), np.uint64)
    counts = np.zeros(len(items), np.int64)
    for number, item in enumerate(items):
        found = sorted(number_word(word) for word in signature_words(item))
        counts[number] = len(found)
        words[number, : len(found)] = found
    one, other = np.triu_indices(SIGNATURE_WORDS, 1)
    with np.errstate(over="ignore"):
        keys = words[:, one] * _MIXING + words[:, other]
    row, pair = np.nonzero(other[np.newaxis, :] < counts[:, np.newaxis])
    people = np.array(named, np.int64).reshape(-1, 2)
    return pa.table(
        {
            "number": np.concatenate([people[:, 0], row]),
            "key": np.concatenate([people[:, 1], keys[row, pair].view(np.int64)]),
        }
    )


_MIXING = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without pattern: two words keep apart from the same two in other places."""


class _Rows:
    """Columns of key rows: who, which place, from which time to which. Large: kept as plain numbers."""

    def __init__(self) -> None:
        self._columns = tuple(array("q") for _ in range(4))

    def add(self, number: int, place: Hashable, first: int, last: int) -> None:
        # Places are told apart by their hashes: where two share one, the rule parts what it is not about.
        for column, value in zip(self._columns, (number, hash(place), first, last), strict=True):
            column.append(value)

    def arrow(self) -> "pa.Table":
        import pyarrow as pa

        names = ("number", "place", "first", "last")
        arrays = (pa.array(np.frombuffer(column, np.int64)) for column in self._columns)
        return pa.table(dict(zip(names, arrays, strict=True)))


class _Keys:
    """Keys of all mentions by place and time."""

    def __init__(self) -> None:
        self.standing, self.looking = _Rows(), _Rows()

    def add(self, number: int, item: MatchItem) -> None:
        when = item.mention.when
        if when is not None and is_dated(item):
            stands, looks = _places(item)
            first, last = when.earliest.toordinal(), when.latest.toordinal()
            reach = MAX_GAP_DAYS if days_long(when) <= VAGUE_DAYS else MAX_GAP_DAYS_WIDE
            for place in stands:
                self.standing.add(number, place, first, last)
            for place in looks:
                self.looking.add(number, place, first - reach, last + reach)
        self._add_news(number, item)

    def _add_news(self, number: int, item: MatchItem) -> None:
        """Everything stands under its names; only mentions without a telling day look there, and whatever else is
        news of one place together."""
        stands, looks = _months(item)
        for place in _evidence(item):
            self.standing.add(number, place, ANY_MONTH, ANY_MONTH)
            if stands is not None:
                self.standing.add(number, place, *stands)
            if not is_dated(item):
                self.looking.add(number, place, *(looks or (ANY_MONTH, ANY_MONTH)))
        if item.published is not None:
            day = item.published.toordinal()
            for name in item.mention.evidence.places:
                self.standing.add(number, ("news", name), day, day)
                self.looking.add(number, ("news", name), day - FRESH_DAYS, day + FRESH_DAYS)


def _months(item: MatchItem) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Buckets of news that the mention stands in and looks in; None for those of all times."""
    when, published = item.mention.when, item.published
    if when is not None:
        first, last = when.earliest.toordinal(), when.latest.toordinal()
        reach = MAX_GAP_DAYS_WIDE
    elif published is not None:
        first = last = published.toordinal()
        reach = MAX_SILENCE_DAYS
    else:
        return None, None
    stands = first // MONTH, last // MONTH
    looks = (first - reach) // MONTH, (last + reach) // MONTH
    return stands, looks if looks[1] - looks[0] < LONGEST_MONTHS else None


def _evidence(item: MatchItem) -> Iterable[Hashable]:
    """What two mentions of which one has no telling day must have in common: see `comparisons.REACH`."""
    where = item.mention.where
    if where is not None and where.geonameid is not None:
        yield ("entry", where.geonameid)
    if where is not None and where.facility is not None:
        yield ("facility", name_key(where.facility))
    for key in {name_key(name) for name in own_names(item)}:
        yield ("name", key)
    for word in target_words(item):
        yield ("target", word)
    for name in item.mention.evidence.places:
        yield ("named", name)
    if item.mention.type in load_kinds().rare:
        yield ("kind", item.mention.type)


def _places(item: MatchItem) -> tuple[set[Hashable], set[Hashable]]:
    """Places where a dated mention stands and looks.

    A point stands in its cell and looks in all cells within reach, and among the areas of its country and of
    none. An area, or a place without coordinates, stands among the areas of its country, and looks there and
    at the points of its country. Where the country is unknown it looks everywhere.
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
        looks |= {("point", country), ("point", None)}
    # A place that both passages name leaves open which was struck, however far apart the two that were read are.
    named = {("named", name) for name in item.mention.evidence.places}
    return stands | named, looks | named


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
    across = reach / narrowest
    if across >= 180:
        columns: Iterable[int] = range(_ROUND)
    else:
        columns = range(
            floor((longitude - across) / CELL_DEGREES), floor((longitude + across) / CELL_DEGREES) + 1
        )
    columns = list(columns)
    return {(row, column % _ROUND) for row in range(south, north + 1) for column in columns}
