"""How well the 96 annotated articles are read, by the scorer that lies with them."""

from typing import NamedTuple

import pytest
from eval.corpus import BASELINE, EPSILON, corpus_figures, gated, read_corpus
from eval.gate import find_fallen, read_baseline

from knell.model.where import Gazetteer

pytestmark = pytest.mark.corpus


class Floor(NamedTuple):
    """A figure, the least that it may be, and why that."""

    figure: str
    least: float
    reason: str


FLOORS = (
    Floor(
        "claims.f1", 0.80, "a bare regular expression has 0.55; two careful readers 0.91 before they agreed"
    ),
    Floor(
        "claims_with_class_and_claimant.f1", 0.55, "a regular expression has 0.11, two careful readers 0.85"
    ),
    Floor("part_of.f1", 0.50, "a wrong part is added to its total, or taken out of it: half must be right"),
    Floor("relevant", 1.0, "every one of the 96 is relevant: an article must never be left unread"),
)
"""Each lies under what was reached by more than the half width of the bootstrap interval of the claim F1 (0.03):
a rule that trades a few claims for others passes, one that breaks a kind of claim does not."""


@pytest.fixture(scope="module")
def figures(gazetteer: Gazetteer) -> dict[str, float | None]:
    """One pass over the corpus for all tests here."""
    return corpus_figures(read_corpus(gazetteer))


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.figure)
def test_floor(floor: Floor, figures: dict[str, float | None]) -> None:
    value = figures[floor.figure]
    assert value is not None
    assert value >= floor.least, floor.reason


def test_every_quote_stands_in_its_article(figures: dict[str, float | None]) -> None:
    assert figures["ungrounded_quotes"] == 0


def test_every_article_has_a_reading(figures: dict[str, float | None]) -> None:
    assert (figures["articles"], figures["articles_without_prediction"]) == (96, 0)


def test_no_incident_figure_falls_below_the_baseline(figures: dict[str, float | None]) -> None:
    baseline = read_baseline(BASELINE)
    assert set(baseline) == set(gated(figures)), "write it anew: python -m eval.corpus --update"
    assert find_fallen(figures, baseline, epsilon=EPSILON) == []
