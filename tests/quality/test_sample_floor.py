"""How well the sample articles are read: no figure falls below eval/baseline.json."""

import pytest
from eval.gate import EPSILON, find_fallen, read_baseline
from eval.score import BASELINE, score_sample

from knell.model.where import Gazetteer


@pytest.fixture(scope="module")
def figures(gazetteer: Gazetteer) -> dict[str, float | None]:
    """The figures of the sample as it is read now."""
    return score_sample(gazetteer).figures()


def test_no_figure_falls_below_the_baseline(figures: dict[str, float | None]) -> None:
    baseline = read_baseline(BASELINE)
    assert set(baseline) == set(figures), "write it anew: python -m eval.score --update"
    assert find_fallen(figures, baseline, epsilon=EPSILON) == []


def test_every_quote_stands_in_its_article(figures: dict[str, float | None]) -> None:
    assert figures["ungrounded_quotes"] == 0
