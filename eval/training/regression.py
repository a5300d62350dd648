"""Named features with a label -> named weights: logistic regression."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from knell.text.weights import Features

Row = tuple[dict[str, float], Any]

STIFFNESS: Mapping[str, float] = {"stance": 0.15, "part": 0.1, "aggregate": 0.8}
"""Inverse strength of the pull towards zero, where it is not `USUAL`."""

USUAL = 0.3

LENIENCE: Mapping[str, float] = {
    "tells": -0.4,
    "together": -0.65,
    "event_place": 1.0,
    "keep": 0.5,
    "perpetrator": 0.4,
    "part": 0.6,
    "aggregate": 0.1,
}
"""Added to the bias: two incidents joined cost more than one told twice, no place more than a doubtful one; half of the
wholes and of the parties are found only so, and three of five that are named are right."""


def make_row(features: Features, label: Any) -> Row:
    """One thing to learn from."""
    return dict(features), label


def fit_block(name: str, rows: Sequence[Row]) -> dict[str, float]:
    """Weights of a choice between yes and no, above 0 for yes."""
    vectors, model = _regress(name, rows)
    return _block(vectors, model.coef_[0], float(model.intercept_[0]) + LENIENCE.get(name, 0.0))


def fit_choice(name: str, choices: Sequence[Sequence[Row]]) -> dict[str, float]:
    """Weights of a choice of one of several, or of none of them, which weighs 0; labels say which are right.

    A conditional logit: what is counted is how much of the weight of all lies on the right ones.
    """
    vectors = DictVectorizer()
    table = vectors.fit_transform([features for rows in choices for features, _ in rows]).tocsr()
    right = np.array([bool(label) for rows in choices for _, label in rows])
    owner = np.repeat(np.arange(len(choices)), [len(rows) for rows in choices])
    known = np.zeros(len(choices), bool)
    known[owner[right]] = True
    stiffness = STIFFNESS.get(name, USUAL)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        grown = np.exp(np.clip(table @ weights, -50, 50))
        total = 1.0 + np.bincount(owner, grown, len(choices))
        wanted = np.where(known, np.bincount(owner, grown * right, len(choices)), 1.0)
        slope = grown / total[owner] - np.where(right, grown / wanted[owner], 0.0)
        value = (np.log(total) - np.log(wanted)).sum() + weights @ weights / (2 * stiffness)
        return float(value), table.T @ slope + weights / stiffness

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return _block(vectors, found.x, LENIENCE.get(name, 0.0))


def fit_classes(name: str, rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Weights of a choice of one of several, a block "name_label" for each label."""
    vectors, model = _regress(name, rows)
    return {
        f"{name}_{label}": _block(vectors, model.coef_[at], float(model.intercept_[at]))
        for at, label in enumerate(model.classes_)
    }


def _regress(name: str, rows: Sequence[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    vectors = DictVectorizer()
    table = vectors.fit_transform([features for features, _ in rows])
    model = LogisticRegression(C=STIFFNESS.get(name, USUAL), max_iter=5000)
    return vectors, model.fit(table, [label for _, label in rows])


def _block(vectors: DictVectorizer, values: Iterable[float], bias: float) -> dict[str, float]:
    block = {name: float(value) for name, value in zip(vectors.feature_names_, values, strict=True)}
    block["bias"] = block.get("bias", 0.0) + bias
    return {name: round(value, 3) for name, value in sorted(block.items()) if abs(value) >= 0.0005}
