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

SHRINK = 0.7
"""How far of the way from the start to what was found the weights go. On the halves left out 0.65 to 0.8 was best, with
the mean of several points of the way rather than its end: what is gained after that is the training articles' own."""

CHECKPOINTS = (0.6, 0.8, 1.0)
"""Shares of the rounds after which the search's mean is taken into that of the weights."""

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
    examples: Sequence[Example], judge: Judge, start: Weights, *, anchor: Weights, rounds: int, seed: int = 1
) -> dict[str, dict[str, float]]:
    """Weights for the choices of `anchor` under which the examples are read well; `rounds` of 24 tries each.

    The search sets out from `start`, which may be weights found before; `anchor` are those that were put by hand.
    """
    _Problem.names = [(block, name) for block in anchor for name in anchor[block]]
    _Problem.start = [anchor[block][name] for block, name in _Problem.names]
    _Problem.examples, _Problem.judge = examples, judge
    first = [start.get(block, {}).get(name, anchor[block][name]) for block, name in _Problem.names]
    options = {"popsize": POPULATION, "seed": seed, "verbose": -9, "CMA_diagonal": True}
    search = cma.CMAEvolutionStrategy(first, STEP, options)
    stops = {max(1, round(share * rounds)) for share in CHECKPOINTS}
    means: list[Sequence[float]] = []
    with get_context("fork").Pool(WORKERS) as pool:
        for number in range(1, rounds + 1):
            tries = search.ask()
            search.tell(tries, pool.map(_loss, [list(vector) for vector in tries], chunksize=1))
            if number in stops:
                means.append(list(search.result.xfavorite))
            if number % 20 == 0:
                print(f"  round {number}: {-search.result.fbest:.4f}", flush=True)
    found = [sum(values) / len(means) for values in zip(*means, strict=True)]
    pairs = zip(_Problem.start, found, strict=True)
    return _rounded(_weights_of([begin + SHRINK * (end - begin) for begin, end in pairs]))


def _rounded(weights: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    return {
        block: {name: round(float(value), 3) for name, value in sorted(values.items())}
        for block, values in weights.items()
    }
