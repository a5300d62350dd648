"""Weights of the choices that a text leaves open: which place, which day, which incident."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knell.text.data_files import DATA

Weights = Mapping[str, Mapping[str, float]]
"""Choice -> feature -> weight. A feature without a weight counts nothing."""

Features = Iterable[tuple[str, float]]
"""Names of what speaks for or against a choice, with how much of it there is; 1 for what holds or not."""


WEIGHTS = DATA / "weights.json"
"""The weights that ship, made by `python -m eval.training`; docs/model-card.md says from what."""


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights that ship, read once."""
    loaded: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


TOPONYM_WEIGHTS = DATA / "toponym-weights.json"
"""Weights of what is the name of a place and of which one, made by `python -m eval.geoparsing --train`."""


@lru_cache(maxsize=1)
def toponym_weights() -> Weights:
    """The weights for places in running text, read once."""
    loaded: dict[str, dict[str, float]] = json.loads(TOPONYM_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def weigh(weights: Mapping[str, float], features: Features) -> float:
    """The sum of the weights of the features that hold."""
    return sum(weights.get(name, 0.0) * value for name, value in features)
