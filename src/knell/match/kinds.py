"""How the kinds of violence stand to one another, as data from `data/kinds.yml`."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import yaml

from knell.model.incident import IncidentType


class TypeRelation(StrEnum):
    """What two kinds say about whether their events may be one."""

    SAME_RARE = "same_rare"
    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Kinds:
    """`related` pairs, `rare` kinds, and all kinds from the most to the least specific with their rank."""

    related: frozenset[frozenset[IncidentType]]
    rare: frozenset[IncidentType]
    rank: dict[IncidentType, int]
    order: tuple[IncidentType, ...]


@lru_cache(maxsize=1)
def load_kinds() -> Kinds:
    """The shipped data, checked; raises ValueError where a kind is unknown, missing or ranked twice."""
    raw = yaml.safe_load(files("knell.match").joinpath("data/kinds.yml").read_text(encoding="utf-8"))
    related = frozenset(frozenset(IncidentType(kind) for kind in pair) for pair in raw["related"])
    if any(len(pair) != 2 for pair in related):
        raise ValueError("kinds.yml: every entry of related is a pair of two different kinds")
    ranks = [[IncidentType(kind) for kind in row] for row in raw["most_specific_first"]]
    order = tuple(kind for row in ranks for kind in row)
    if sorted(order) != sorted(IncidentType):
        raise ValueError("kinds.yml: most_specific_first names every kind exactly once")
    rank = {kind: place for place, row in enumerate(ranks) for kind in row}
    return Kinds(related, frozenset(IncidentType(kind) for kind in raw["rare"]), rank, order)


def relate_types(left: IncidentType, right: IncidentType) -> TypeRelation:
    """The relation of two kinds; symmetric."""
    kinds = load_kinds()
    if IncidentType.OTHER in (left, right):
        return TypeRelation.UNKNOWN
    if left is right:
        return TypeRelation.SAME_RARE if left in kinds.rare else TypeRelation.SAME
    return TypeRelation.RELATED if frozenset((left, right)) in kinds.related else TypeRelation.DIFFERENT


def most_telling_type(types: list[IncidentType]) -> IncidentType:
    """The most frequent among the most specific kinds; of equally frequent ones the first in the data.

    `types` has one entry for each mention and is not empty.
    """
    kinds = load_kinds()
    best = min(kinds.rank[kind] for kind in types)
    candidates = [kind for kind in types if kinds.rank[kind] == best]
    return min(set(candidates), key=lambda kind: (-candidates.count(kind), kinds.order.index(kind)))
