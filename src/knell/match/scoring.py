"""Pairs of mentions scored by the record-linkage engine, each with its reasons in words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from knell.linkage.engine import ROUNDING, Engine, Resources
from knell.linkage.model import LinkModel, ScoredPair, to_log_odds, to_score
from knell.linkage.model import Weights as LinkWeights
from knell.match.columns import COLUMNS, make_columns
from knell.match.comparisons import RULES, SQL_COMPARISONS
from knell.match.features import COMPARISONS
from knell.match.items import MatchItem
from knell.match.reach_keys import find_pairs
from knell.match.score import Weights
from knell.model.incident import FeatureResult, PairScore

KNOWN, NEW = "known_mentions", "new_mentions"
"""Tables of the engine."""


def score_items(
    items: Sequence[MatchItem], weights: Weights, resources: Resources | None = None
) -> list[PairScore]:
    """Every pair of these mentions that comes to the threshold, by (left id, right id).

    What stands in the way of a link beside its score (`knell.match.conflicts`) is never among them.
    """
    ordered = sorted(items, key=lambda item: item.mention_id)
    if len(ordered) < 2:
        return []
    with Engine(make_model(weights), resources) as engine:
        engine.add(NEW, make_columns(ordered))
        least = _least(weights)
        pairs = find_pairs(engine, NEW, ordered, least=least)
        found = engine.score_within(NEW, least=least, pairs=pairs)
    return _reasoned(found, ordered, weights)


def score_new(
    new: Sequence[MatchItem],
    known: Sequence[MatchItem],
    weights: Weights,
    resources: Resources | None = None,
) -> list[PairScore]:
    """As `score_items`, for the pairs that have a new mention: among the new ones, and with the known.

    `known` must hold every mention that is within reach of a new one (`comparisons.REACH`); others cost time
    only. By the same model: together with the pairs among the known ones these are the pairs of all.
    """
    if not new:
        return []
    arrived, there = (sorted(some, key=lambda item: item.mention_id) for some in (new, known))
    with Engine(make_model(weights), resources) as engine:
        engine.add(NEW, make_columns(arrived))
        found = engine.score_within(NEW, least=_least(weights)) if len(arrived) > 1 else []
        if there:
            engine.add(KNOWN, make_columns(there), len(arrived))
            found += engine.score_between(NEW, KNOWN, least=_least(weights))
    return _reasoned(found, [*arrived, *there], weights)


@lru_cache(maxsize=4)
def _model_of(
    version: str, bias: float, levels: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
) -> LinkModel:
    weights = LinkWeights(version, bias, {name: dict(rows) for name, rows in levels})
    comparisons = tuple(SQL_COMPARISONS[name] for name in COMPARISONS if name in SQL_COMPARISONS)
    return LinkModel(COLUMNS, comparisons, RULES, weights)


def make_model(weights: Weights) -> LinkModel:
    """The engine's model of mentions under these weights."""
    levels = tuple((name, tuple(rows.items())) for name, rows in weights.levels.items())
    return _model_of(weights.version, weights.bias, levels)


def _least(weights: Weights) -> float:
    """Log-odds below which no pair can come to the threshold, whatever the signals without SQL say.

    A little less than that: sums in another order may differ in their last digit, and the rounded score decides.
    """
    open_ = sum(max(weights.levels[name].values()) for name in COMPARISONS if name not in SQL_COMPARISONS)
    return to_log_odds(weights.threshold) - open_ - ROUNDING


def _reasoned(found: Iterable[ScoredPair], items: Sequence[MatchItem], weights: Weights) -> list[PairScore]:
    """The pairs with words for every signal, those below the threshold left out."""
    strengths = {name: weights.strength(name) for name in COMPARISONS}
    scores = (_reason(pair, items[pair.left], items[pair.right], weights, strengths) for pair in found)
    kept = [score for score in scores if score.score >= weights.threshold]
    return sorted(kept, key=lambda score: (score.left_id, score.right_id))


def _reason(
    pair: ScoredPair, one: MatchItem, other: MatchItem, weights: Weights, strengths: Mapping[str, float]
) -> PairScore:
    left, right = sorted((one, other), key=lambda item: item.mention_id)
    features, log_odds = [], weights.bias
    for name, compare in COMPARISONS.items():
        signal = compare(left, right)
        worth, strength = weights.levels[name][pair.levels.get(name, signal.level)], strengths[name]
        log_odds += worth
        features.append(FeatureResult(name, worth / strength, strength, signal.detail))
    return PairScore(left.mention_id, right.mention_id, to_score(log_odds), tuple(features))
