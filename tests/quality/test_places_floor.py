"""How well places in running text are found and resolved, together, on three corpora beside the checkout."""

from typing import NamedTuple

import pytest
from eval.geoparsing.corpora import CORPORA
from eval.geoparsing.measure import Figures, measure

from knell.model.where import Gazetteer
from knell.pipeline.placing import find_places

pytestmark = pytest.mark.corpus


class Floor(NamedTuple):
    """The least share of annotated places put within 161 km, the least precision of answers, the least F1 of names."""

    resolved: float
    precision_answered: float
    f1: float


FLOORS = {
    "GeoVirus": Floor(0.70, 0.82, 0.83),
    "LGL": Floor(0.50, 0.84, 0.74),
    "GeoWebNews": Floor(0.61, 0.86, 0.76),
}
"""About 0.03 below what was reached (docs/benchmarks.md). The longest match and the largest place of a name reach 0.37
on GeoVirus and 0.34 on LGL. The weights were learned from GeoVirus alone."""


@pytest.fixture(scope="module")
def figures(gazetteer: Gazetteer) -> dict[str, Figures]:
    """One pass over each corpus."""
    return {
        name: measure((text, find_places(text.text, gazetteer)) for text in read())
        for name, read in CORPORA.items()
    }


@pytest.mark.parametrize("name", FLOORS)
def test_floor(name: str, figures: dict[str, Figures]) -> None:
    found, floor = figures[name], FLOORS[name]
    assert found.resolved >= floor.resolved
    assert found.precision_answered >= floor.precision_answered
    assert found.f1 >= floor.f1


def test_all_that_was_annotated_is_asked_for(figures: dict[str, Figures]) -> None:
    assert {name: found.gold for name, found in figures.items()} == {
        "GeoVirus": 2170,
        "LGL": 4462,
        "GeoWebNews": 850,
    }
