"""Comparisons that incidents, lists and people share, as SQL over columns of two records.

Each function gives an expression in DuckDB's dialect over columns `x_l` and `x_r`; a column that is unknown is
NULL, and so is then what is reckoned from it. All are the same with left and right exchanged.
"""

import re

EARTH_RADIUS_KM = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG)."""

_SIDE = re.compile(r"\b(?P<column>[a-z][a-z0-9_]*)_(?P<side>[lr])\b")


def both(column: str) -> str:
    """Whether both records tell this."""
    return f"({column}_l IS NOT NULL AND {column}_r IS NOT NULL)"


def same(column: str) -> str:
    """Whether both tell this and tell the same."""
    return f"({column}_l = {column}_r)"


def gap_days(first: str = "first_day", last: str = "last_day") -> str:
    """Days between the end of the earlier range and the start of the later; 0 where they share a day."""
    known = f"({first}_l IS NOT NULL AND {first}_r IS NOT NULL)"
    return f"(CASE WHEN {known} THEN greatest(0, {first}_l - {last}_r, {first}_r - {last}_l) END)"


def longest_days(first: str = "first_day", last: str = "last_day") -> str:
    """Days in the longer of the two ranges, both ends counted."""
    return f"greatest({last}_l - {first}_l + 1, {last}_r - {first}_r + 1)"


def distance_km(latitude: str = "latitude", longitude: str = "longitude") -> str:
    """Great-circle distance in kilometres of two points in degrees."""
    north = f"radians({latitude}_r - {latitude}_l)"
    east = f"radians({longitude}_r - {longitude}_l)"
    chord = (
        f"(power(sin({north} / 2), 2)"
        f" + cos(radians({latitude}_l)) * cos(radians({latitude}_r)) * power(sin({east} / 2), 2))"
    )
    # LEAST passes over NULL in DuckDB: without the condition, an unknown point would be 20,015 km away.
    known = f"({latitude}_l + {longitude}_l + {latitude}_r + {longitude}_r IS NOT NULL)"
    return f"(CASE WHEN {known} THEN 2 * {EARTH_RADIUS_KM} * asin(least(1.0, sqrt({chord}))) END)"


def told(column: str) -> str:
    """Whether both have anything in this list; lists are never NULL, an empty one says nothing."""
    return f"(len({column}_l) > 0 AND len({column}_r) > 0)"


def overlap(column: str) -> str:
    """Whether two lists have anything in common."""
    return f"list_has_any({column}_l, {column}_r)"


def shared(column: str) -> str:
    """How many things two lists have in common."""
    return f"len(list_intersect({column}_l, {column}_r))"


def shared_weight(terms: str, weights: str, without: str) -> str:
    """The sum of the products of the weights of what two lists share, but for what both have in `without`.

    `weights` are given in the order of `terms`, and no list has anything twice.
    """
    product = " * ".join(
        f"list_extract({weights}_{side}, list_position({terms}_{side}, term))" for side in ("l", "r")
    )
    is_passed_over = f"list_contains({without}_l, term) AND list_contains({without}_r, term)"
    total = (
        f"list_sum(list_transform(list_intersect({terms}_l, {terms}_r),"
        f" LAMBDA term : CASE WHEN {is_passed_over} THEN 0 ELSE {product} END))"
    )
    # Splink sees which columns are needed, but not inside a lambda.
    return f"(CASE WHEN {both(weights)} AND {both(without)} THEN coalesce({total}, 0) ELSE 0 END)"


def ranges_touch(low: str, high: str) -> str:
    """Whether two ranges, both ends counted, have a number in common."""
    return f"({low}_l <= {high}_r AND {low}_r <= {high}_l)"


def similarity(column: str) -> str:
    """How alike two words are written, in [0, 1] (Jaro and Winkler)."""
    return f"jaro_winkler_similarity({column}_l, {column}_r)"


def on_records(condition: str) -> str:
    """A condition over `x_l` and `x_r` as one over `l.x` and `r.x`, for a blocking rule."""
    return _SIDE.sub(lambda found: f"{found['side']}.{found['column']}", condition)


def cosine(column: str) -> str:
    """The cosine of two vectors of one length."""
    return f"list_cosine_similarity({column}_l, {column}_r)"
