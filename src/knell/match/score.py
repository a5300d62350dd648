"""Weighted signals become a score with its reasons; the weights are shipped data with a version."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from knell.match.conflicts import find_conflict
from knell.match.features import COMPARISONS
from knell.match.items import MatchItem
from knell.model.incident import FeatureResult, PairScore

SCORE_DIGITS = 6
"""Decimals that a score is kept to, so that equal evidence is equal whatever the order of addition."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each level of each signal is worth, in natural log-odds.

    `bias` is the log-odds of a pair that no signal says anything about. `threshold` and `alone_threshold`
    are scores in [0, 1]: from the first on, two mentions are linked; from the second on, two vague ones.
    """

    version: str
    bias: float
    threshold: float
    alone_threshold: float
    levels: Mapping[str, Mapping[str, float]]

    def strength(self, signal: str) -> float:
        """The most that a signal can move the log-odds, either way."""
        return max(abs(value) for value in self.levels[signal].values())


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights; raises ValueError where they do not fit the signals."""
    raw = yaml.safe_load(files("knell.match").joinpath("data/weights.yml").read_text(encoding="utf-8"))
    return parse_weights(raw)


def parse_weights(raw: Mapping[str, Any]) -> Weights:
    """Weights from the data of a file; raises ValueError naming what is missing, unknown or out of bounds."""
    levels = {str(name): {str(k): float(v) for k, v in rows.items()} for name, rows in raw["signals"].items()}
    if set(levels) != set(COMPARISONS):
        raise ValueError(f"weights: signals are {sorted(levels)}, expected {sorted(COMPARISONS)}")
    for name, rows in levels.items():
        if rows.get("unknown") != 0.0:
            raise ValueError(f"weights: {name}.unknown is 0: what is not known says nothing")
        if not any(rows.values()):
            raise ValueError(f"weights: {name} says nothing at any level")
    threshold, alone = float(raw["threshold"]), float(raw["alone_threshold"])
    if not 0 < threshold <= alone < 1:
        raise ValueError("weights: 0 < threshold <= alone_threshold < 1")
    return Weights(str(raw["version"]), float(raw["bias"]), threshold, alone, levels)


def score_pair(left: MatchItem, right: MatchItem, weights: Weights) -> PairScore:
    """How likely two mentions tell of one event: the logistic of bias plus the worth of every signal.

    A conflict gives 0, with its reason as the only feature (score -1). The pair is given in the order of its
    ids, whatever the order of the arguments.
    """
    left, right = sorted((left, right), key=lambda item: item.mention_id)
    conflict = find_conflict(left, right)
    if conflict is not None:
        feature = FeatureResult("conflict", -1.0, 1.0, conflict)
        return PairScore(left.mention_id, right.mention_id, 0.0, (feature,))
    features = []
    log_odds = weights.bias
    for name, compare in COMPARISONS.items():
        signal = compare(left, right)
        worth, strength = weights.levels[name][signal.level], weights.strength(name)
        log_odds += worth
        features.append(FeatureResult(name, worth / strength, strength, signal.detail))
    score = round(1 / (1 + math.exp(-log_odds)), SCORE_DIGITS)
    return PairScore(left.mention_id, right.mention_id, score, tuple(features))
