"""How well the places of raw text are found and resolved, together, against one of the corpora."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from eval.geoparsing.corpora import Annotated, Span

from knell.model.toponym import PlacedToponym
from knell.resolve.sphere import arc_km

RIGHT_KM = 161.0
"""A hundred miles: the bound that the published figures use."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`resolved`: of all annotated places with a point the share that was found and put within `RIGHT_KM` of it.

    `precision_answered`: of those for which a point was given, the share within; `median_km`: of those the median
    distance. Precision, recall and F1 are of recognition: the exact span.
    """

    precision: float
    recall: float
    f1: float
    gold: int
    resolved: float
    precision_answered: float
    median_km: float


def measure(pairs: Iterable[tuple[Annotated, Sequence[PlacedToponym]]]) -> Figures:
    """The figures of a corpus, from each text with what was found in it."""
    right = found = annotated = 0
    distances: list[float] = []
    pointed = 0
    for text, placed in pairs:
        gold = {one.span: one for one in text.places}
        got = {(one.toponym.start, one.toponym.end): one for one in placed}
        right += len(gold.keys() & got.keys())
        annotated += len(gold)
        found += sum(span in gold or not _meets(span, text.ignored) for span in got)
        for span, one in gold.items():
            if one.latitude is None or one.longitude is None:
                continue
            pointed += 1
            answer = got.get(span)
            if answer is not None and answer.latitude is not None and answer.longitude is not None:
                points = (one.latitude, one.longitude), (answer.latitude, answer.longitude)
                distances.append(arc_km(*points))
    near = sum(distance <= RIGHT_KM for distance in distances)
    precision, recall = right / max(1, found), right / max(1, annotated)
    return Figures(
        precision,
        recall,
        2 * precision * recall / max(1e-9, precision + recall),
        pointed,
        near / max(1, pointed),
        near / max(1, len(distances)),
        median(distances) if distances else float("nan"),
    )


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
