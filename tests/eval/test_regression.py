"""Weights of a choice of one of several, fitted; needs what training needs (requirements-train.txt)."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from knell.text.weights import weigh

Row = tuple[dict[str, float], bool]
Fit = Callable[[str, list[list[Row]]], dict[str, float]]


@pytest.fixture(scope="module")
def fit_choice() -> Fit:
    """The fit itself, where what it needs is installed: the tests set up nothing that only training uses."""
    regression: Any = pytest.importorskip(
        "eval.training.regression", reason="requirements-train.txt is not installed"
    )
    found: Fit = regression.fit_choice
    return found


def _choices(count: int, *, is_none: bool) -> list[list[Row]]:
    """In each the one with the larger "good" is right; in every fourth, where asked, none is: all of it is "bad"."""
    chance = random.Random(7)
    choices: list[list[Row]] = []
    for at in range(count):
        goods = [chance.random() for _ in range(3)]
        bad = float(is_none and at % 4 == 0)
        best = None if bad else goods.index(max(goods))
        choices.append(
            [({"bias": 1.0, "good": good, "bad": bad}, one == best) for one, good in enumerate(goods)]
        )
    return choices


def _is_right(rows: list[Row], weights: dict[str, float]) -> bool:
    scores = [weigh(weights, features.items()) for features, _ in rows]
    chosen = scores.index(max(scores)) if max(scores) > 0 else None
    return chosen == next((at for at, (_, label) in enumerate(rows) if label), None)


def test_the_right_one_is_chosen(fit_choice: Fit) -> None:
    choices = _choices(400, is_none=False)
    weights = fit_choice("test", choices[:300])
    assert sum(_is_right(rows, weights) for rows in choices[300:]) >= 90


def test_none_is_chosen_where_none_is_right(fit_choice: Fit) -> None:
    choices = _choices(400, is_none=True)
    weights = fit_choice("test", choices[:300])
    assert weights["bad"] < 0 < weights["good"]
    assert sum(_is_right(rows, weights) for rows in choices[300:]) >= 85
