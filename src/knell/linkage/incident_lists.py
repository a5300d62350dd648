"""Two lists of incidents against one another: pairs with scores and reasons, and what each list lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from knell.linkage.assignment import assign_one_to_one
from knell.linkage.engine import Engine, Resources
from knell.linkage.incident_record import IncidentRecord
from knell.linkage.list_comparisons import COLUMNS, COMPARISONS, RULES, make_columns
from knell.linkage.model import LinkModel, ScoredPair, Weights, to_log_odds


@dataclass(frozen=True, slots=True)
class ListModel:
    """The model of lists with the score in (0, 1) from which two records are called one event."""

    model: LinkModel
    threshold: float


@dataclass(frozen=True, slots=True)
class LinkedLists:
    """`pairs` hold record numbers of each list, by (left, right); the others are what each has alone.

    `also` are pairs above the threshold that were not taken, since one of the two has a better partner; empty
    where a record may have several partners. Record numbers count from 0 in the order of the list.
    """

    pairs: tuple[ScoredPair, ...]
    left_only: tuple[int, ...]
    right_only: tuple[int, ...]
    also: tuple[ScoredPair, ...]
    version: str


@lru_cache(maxsize=1)
def load_list_model() -> ListModel:
    """The shipped model; raises ValueError where its weights do not fit the comparisons."""
    raw = yaml.safe_load(
        files("knell.linkage").joinpath("data/incident-lists.yml").read_text(encoding="utf-8")
    )
    return parse_list_model(raw)


def parse_list_model(raw: Mapping[str, Any]) -> ListModel:
    """A model from the data of a file; raises ValueError naming what is missing or out of bounds."""
    levels = {name: {str(k): float(v) for k, v in rows.items()} for name, rows in raw["comparisons"].items()}
    threshold = float(raw["threshold"])
    if not 0 < threshold < 1:
        raise ValueError("weights: 0 < threshold < 1")
    weights = Weights(str(raw["version"]), float(raw["bias"]), levels)
    return ListModel(LinkModel(COLUMNS, COMPARISONS, RULES, weights), threshold)


def score_lists(
    left: Sequence[IncidentRecord],
    right: Sequence[IncidentRecord],
    *,
    least: float,
    model: LinkModel | None = None,
    resources: Resources | None = None,
) -> list[ScoredPair]:
    """Pairs of a record of each list that come to `least` log-odds, by record numbers from 0 in each list."""
    if not left or not right:
        return []
    with Engine(load_list_model().model if model is None else model, resources) as engine:
        engine.add("left_list", make_columns(left))
        # Numbers go on, so that no record of one list has the number of one of the other.
        engine.add("right_list", make_columns(right), len(left))
        found = engine.score_between("left_list", "right_list", least=least)
    return [
        ScoredPair(pair.left, pair.right - len(left), pair.log_odds, pair.levels, pair.rule) for pair in found
    ]


def link_lists(
    left: Sequence[IncidentRecord],
    right: Sequence[IncidentRecord],
    *,
    one_to_one: bool = True,
    threshold: float | None = None,
    resources: Resources | None = None,
) -> LinkedLists:
    """Match two lists; `one_to_one` where neither has an event twice, else every pair above the threshold.

    `threshold` is a score in (0, 1), None the shipped one.
    """
    shipped = load_list_model()
    least = to_log_odds(shipped.threshold if threshold is None else threshold)
    above = score_lists(left, right, least=least, resources=resources)
    kept = assign_one_to_one(above, least=least) if one_to_one else above
    paired = {(pair.left, pair.right) for pair in kept}
    lefts, rights = {pair.left for pair in kept}, {pair.right for pair in kept}
    return LinkedLists(
        pairs=tuple(kept),
        left_only=tuple(number for number in range(len(left)) if number not in lefts),
        right_only=tuple(number for number in range(len(right)) if number not in rights),
        also=tuple(pair for pair in above if (pair.left, pair.right) not in paired),
        version=shipped.model.weights.version,
    )
