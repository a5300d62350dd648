"""How like a found partition of things is to the true one: B-cubed, CEAF-e and pairs.

B-cubed: Bagga and Baldwin (1998). CEAF-e: Luo (2005), entities compared by phi-4, the overlap over the mean
size. Pairs: each two things that stand together.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Labels = Mapping[str, Hashable]
"""The group of each thing, by the thing's id."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Precision and recall in [0, 1]; 1 where there was nothing to find, or nothing was found wrongly."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 0.0 if both == 0 else 2 * self.precision * self.recall / both


@dataclass(frozen=True, slots=True)
class PartitionScore:
    """A found partition against the true one; `groups` is how many it has."""

    b_cubed: Likeness
    ceaf_e: Likeness
    pairs: Likeness
    groups: int

    def figures(self) -> dict[str, float]:
        """Every figure by its name."""
        return {
            f"{name}.{part}": round(getattr(likeness, part), 4)
            for name, likeness in (("b_cubed", self.b_cubed), ("ceaf_e", self.ceaf_e), ("pairs", self.pairs))
            for part in ("precision", "recall", "f1")
        }


def score_partition(true: Labels, found: Labels) -> PartitionScore:
    """The score of `found`, over the things of `true`; one that was not found counts as standing alone.

    Raises ValueError where `found` has a thing that `true` has not.
    """
    if strays := found.keys() - true.keys():
        raise ValueError(f"{len(strays)} were grouped that are in no true group")
    whole: dict[str, Hashable] = {one: found.get(one, ("alone", one)) for one in true}
    together = Counter((true[one], whole[one]) for one in true)
    true_sizes, found_sizes = Counter(true.values()), Counter(whole.values())
    return PartitionScore(
        _b_cubed(together, true_sizes, found_sizes, len(true)),
        _ceaf_e(together, true_sizes, found_sizes),
        _pairs(together, true_sizes, found_sizes),
        len(found_sizes),
    )


Together = Mapping[tuple[Hashable, Hashable], int]
"""How many things a true and a found group share."""
Sizes = Mapping[Hashable, int]


def _b_cubed(together: Together, true: Sizes, found: Sizes, things: int) -> Likeness:
    if not things:
        return Likeness(1.0, 1.0)
    precision = sum(n * n / found[group] for (_, group), n in together.items()) / things
    recall = sum(n * n / true[group] for (group, _), n in together.items()) / things
    return Likeness(precision, recall)


def _pairs(together: Together, true: Sizes, found: Sizes) -> Likeness:
    right = sum(n * (n - 1) for n in together.values())
    is_so, is_said = (sum(n * (n - 1) for n in sizes.values()) for sizes in (true, found))
    return Likeness(right / is_said if is_said else 1.0, right / is_so if is_so else 1.0)


def _ceaf_e(together: Together, true: Sizes, found: Sizes) -> Likeness:
    worth = {pair: 2 * n / (true[pair[0]] + found[pair[1]]) for pair, n in together.items()}
    best = sum(_assign(part, worth) for part in _parts(together))
    return Likeness(best / len(found) if found else 1.0, best / len(true) if true else 1.0)


def _parts(together: Together) -> list[list[tuple[Hashable, Hashable]]]:
    """The pairs of groups by connected component: an assignment in one says nothing about another."""
    by_true: dict[Hashable, list[Hashable]] = defaultdict(list)
    by_found: dict[Hashable, list[Hashable]] = defaultdict(list)
    for one, other in together:
        by_true[one].append(other)
        by_found[other].append(one)
    seen: set[Hashable] = set()
    parts = []
    for start in by_true:
        if start in seen:
            continue
        waiting, part = [start], []
        seen.add(start)
        while waiting:
            one = waiting.pop()
            for other in by_true[one]:
                part.append((one, other))
                fresh = [third for third in by_found[other] if third not in seen]
                seen.update(fresh)
                waiting += fresh
        parts.append(part)
    return parts


def _assign(
    pairs: Sequence[tuple[Hashable, Hashable]], worth: Mapping[tuple[Hashable, Hashable], float]
) -> float:
    """The most that a one-to-one assignment of these pairs is worth (Kuhn-Munkres with potentials)."""
    if len(pairs) == 1:
        return worth[pairs[0]]
    rows = list(dict.fromkeys(one for one, _ in pairs))
    columns = list(dict.fromkeys(other for _, other in pairs))
    if len(rows) > len(columns):
        rows, columns = columns, rows
        worth = {(other, one): value for (one, other), value in worth.items()}
    cost = [[-worth.get((row, column), 0.0) for column in columns] for row in rows]
    return -sum(cost[row][column] for row, column in enumerate(_cheapest(cost)))


def _cheapest(cost: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in a cheapest one-to-one assignment; there are at least as many columns as rows."""
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0], at = row, 0
        least, is_used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while taken_by[at] != 0:
            is_used[at] = True
            owner, step, following = taken_by[at], float("inf"), 0
            for column in range(1, columns + 1):
                if is_used[column]:
                    continue
                reduced = cost[owner - 1][column - 1] - row_price[owner] - column_price[column]
                if reduced < least[column]:
                    least[column], way[column] = reduced, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if is_used[column]:
                    row_price[taken_by[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            taken_by[at], at = taken_by[way[at]], way[at]
    found = [0] * rows
    for column in range(1, columns + 1):
        if taken_by[column]:
            found[taken_by[column] - 1] = column - 1
    return found


def all_pairs(labels: Labels) -> set[frozenset[str]]:
    """Each two things of one group: for looking at what was put together or kept apart wrongly."""
    members: dict[Hashable, list[str]] = defaultdict(list)
    for one, group in labels.items():
        members[group].append(one)
    return {frozenset(pair) for group in members.values() for pair in combinations(sorted(group), 2)}
