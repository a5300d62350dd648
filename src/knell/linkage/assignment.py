"""One-to-one assignment between two lists that each have no event twice: the best whole, not the best first.

Taking the strongest pair first can leave two records without a partner where a swap would serve both. The
assignment here has the largest sum of log-odds, and is found exactly: the pairs fall into small groups, and each
is solved by the Hungarian method (Kuhn 1955, in the form of Jonker and Volgenant).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from knell.linkage.model import ScoredPair


def assign_one_to_one(pairs: Iterable[ScoredPair], *, least: float = 0.0) -> list[ScoredPair]:
    """The pairs that are kept, by (left, right): each record at most once on its side.

    The sum of log-odds above `least` is the largest; a pair that is not above it is never kept. Of equally
    good assignments always the same one is given, whatever the order of the pairs.
    """
    worthy = sorted((p for p in pairs if p.log_odds > least), key=lambda pair: (pair.left, pair.right))
    kept: list[ScoredPair] = []
    for group in _groups(worthy):
        kept += _solve(group, least)
    return sorted(kept, key=lambda pair: (pair.left, pair.right))


def _groups(pairs: Sequence[ScoredPair]) -> list[list[ScoredPair]]:
    """The pairs by connected component; left and right numbers are different records."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def find(one: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for pair in pairs:
        left, right = find(("left", pair.left)), find(("right", pair.right))
        parent[left] = right
    found: dict[tuple[str, int], list[ScoredPair]] = defaultdict(list)
    for pair in pairs:
        found[find(("left", pair.left))].append(pair)
    return list(found.values())


def _solve(pairs: Sequence[ScoredPair], least: float) -> list[ScoredPair]:
    rows = sorted({pair.left for pair in pairs})
    columns = sorted({pair.right for pair in pairs})
    gain = {(pair.left, pair.right): pair for pair in pairs}
    # Each row also has a column of its own that costs nothing: to be left alone.
    costs = [
        [-(gain[row, column].log_odds - least) if (row, column) in gain else math.inf for column in columns]
        + [0.0 if other == row else math.inf for other in rows]
        for row in rows
    ]
    chosen = _cheapest(costs)
    return [gain[rows[row], columns[column]] for row, column in enumerate(chosen) if column < len(columns)]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row, all different, with the smallest sum. Every row has a column that it can have alone."""
    height, width = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (height + 1), [0.0] * (width + 1)
    holder = [0] * (width + 1)
    for row in range(1, height + 1):
        holder[0] = row
        before = [0] * (width + 1)
        slack = [math.inf] * (width + 1)
        done = [False] * (width + 1)
        at = 0
        while holder[at] != 0:
            done[at] = True
            at = _next_column(costs, holder[at], at, (row_price, column_price), (slack, before, done), holder)
        while at:
            holder[at] = holder[before[at]]
            at = before[at]
    chosen = [0] * height
    for column in range(1, width + 1):
        if holder[column]:
            chosen[holder[column] - 1] = column - 1
    return chosen


Prices = tuple[list[float], list[float]]
Search = tuple[list[float], list[int], list[bool]]


def _next_column(
    costs: Sequence[Sequence[float]], row: int, at: int, prices: Prices, search: Search, holder: list[int]
) -> int:
    """The nearest column that the search has not reached yet, after prices are brought up to it."""
    row_price, column_price = prices
    slack, before, done = search
    step, nearest = math.inf, 0
    for column in range(1, len(column_price)):
        if done[column]:
            continue
        cost = costs[row - 1][column - 1] - row_price[row] - column_price[column]
        if cost < slack[column]:
            slack[column], before[column] = cost, at
        if slack[column] < step:
            step, nearest = slack[column], column
    for column, is_done in enumerate(done):
        if is_done:
            row_price[holder[column]] += step
            column_price[column] -= step
        else:
            slack[column] -= step
    return nearest
