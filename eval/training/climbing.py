"""Weights of the choices that depend on one another, found by trying: a diagonal evolution strategy (CMA-ES).

Which sentence goes to which event decides what the next one is compared with, so no choice has a label of its
own; the figures of whole articles are the only teacher.
"""

from collections import Counter
from collections.abc import Sequence
from multiprocessing import get_context

import cma
from eval.training.examples import Example
from eval.training.goal import Judge, figures_of, worth_of

from knell.extract.weights import Weights

PULL = 0.002
"""Times the squared distance from the start: a weight that changes nothing stays where it was put by hand."""

STEP = 0.5
POPULATION = 24
WORKERS = 4


class _Problem:
    """The search as processes see it; set before they are forked."""

    names: list[tuple[str, str]]
    start: list[float]
    examples: Sequence[Example]
    judge: Judge


def _weights_of(vector: Sequence[float]) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for (block, name), value in zip(_Problem.names, vector, strict=True):
        weights.setdefault(block, {})[name] = value
    return weights


def _loss(vector: Sequence[float]) -> float:
    weights = _weights_of(vector)
    counts: Counter[str] = Counter()
    for example in _Problem.examples:
        counts.update(_Problem.judge.count(example, weights))
    drift = sum((a - b) ** 2 for a, b in zip(vector, _Problem.start, strict=True))
    return PULL * drift - worth_of(figures_of(counts))


def climb(
    examples: Sequence[Example], judge: Judge, start: Weights, *, rounds: int, seed: int = 1
) -> dict[str, dict[str, float]]:
    """Weights for the choices of `start` under which the examples are read best; `rounds` of 24 tries each."""
    _Problem.names = [(block, name) for block in start for name in start[block]]
    _Problem.start = [start[block][name] for block, name in _Problem.names]
    _Problem.examples, _Problem.judge = examples, judge
    options = {"popsize": POPULATION, "seed": seed, "verbose": -9, "CMA_diagonal": True}
    search = cma.CMAEvolutionStrategy(_Problem.start, STEP, options)
    with get_context("fork").Pool(WORKERS) as pool:
        for number in range(rounds):
            tries = search.ask()
            search.tell(tries, pool.map(_loss, [list(vector) for vector in tries], chunksize=1))
            if number % 20 == 0:
                print(f"  round {number}: {-search.result.fbest:.4f}", flush=True)
    return _rounded(_weights_of(search.result.xfavorite))


def _rounded(weights: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    return {
        block: {name: round(float(value), 3) for name, value in sorted(values.items())}
        for block, values in weights.items()
    }
