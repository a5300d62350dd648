"""Weights of the choices that have a label each, fitted by logistic regression: doers, parts, sums."""

from collections.abc import Iterable, Sequence
from typing import Any

from eval.training.examples import Example, Scorer
from eval.training.goal import Grouped, Judge
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from knell.extract.doers import doer_features, find_doers, stance_features
from knell.extract.homes import find_homes
from knell.extract.parts import join_parts, part_features, survey, wholes_of
from knell.extract.perpetrators import short_name
from knell.extract.scope_evidence import parts_in, scope_features
from knell.extract.weights import Features, Weights
from knell.text.lexicon import party_outlets

Row = tuple[dict[str, float], Any]

STIFFNESS = {"perpetrator": 0.05, "stance": 0.3, "part": 0.1, "aggregate": 0.3}
"""Inverse strength of the pull towards zero, by choice."""

LENIENCE = {"part": 0.6}
"""Added to the bias: half of the wholes are found only so, and three of five that are named are right."""


def fit_choices(
    examples: Sequence[Example], judge: Judge, scorer: Scorer, weights: Weights
) -> dict[str, dict[str, float]]:
    """Every fitted choice, on the events that `weights` find in the examples."""
    grouped = [(example, judge.group(example, weights)) for example in examples]
    doers, stances = _doer_rows(grouped, scorer)
    fitted = {"perpetrator": _fit("perpetrator", doers)}
    fitted |= _fit_classes("stance", stances)
    fitted["part"] = _fit("part", _part_rows(grouped))
    fitted["aggregate"] = _fit("aggregate", _sum_rows(grouped, {**weights, **fitted}))
    return fitted


def _row(features: Features, label: Any) -> Row:
    return dict(features), label


def _doer_rows(grouped: Iterable[tuple[Example, Grouped]], scorer: Scorer) -> tuple[list[Row], list[Row]]:
    doers: list[Row] = []
    stances: list[Row] = []
    for example, found in grouped:
        titles = [s for s in example.draft.scenes if s.clause.sentence.kind == "title"]
        is_own = (example.outlet or "").lower() in party_outlets()
        for event in found.events:
            if (incident := found.incidents.get(id(event))) is None:
                continue
            named = find_doers(event, titles)
            for doer in named:
                right = next(
                    (p for p in incident["perpetrators"] if scorer.same_name(p["name"], short_name(doer))),
                    None,
                )
                doers.append(_row(doer_features(doer, named, event, titles), right is not None))
                if right is not None:
                    stances.append(_row(stance_features(doer, titles, is_own_medium=is_own), right["stance"]))
    return doers, stances


def _part_rows(grouped: Iterable[tuple[Example, Grouped]]) -> list[Row]:
    rows: list[Row] = []
    for example, found in grouped:
        claims = example.candidates
        tolls = survey(claims, found.homes)
        place = {claim["id"]: at for claim, at in example.found}
        for claim, at in example.found:
            if claims[at].parent is not None or claims[at].is_title:
                continue
            whole = place.get(claim.get("part_of"))
            rows += [
                _row(part_features(claims, at, other, found.homes, tolls), other == whole)
                for other in wholes_of(claims, at, found.homes, tolls)
            ]
    return rows


def _sum_rows(grouped: Iterable[tuple[Example, Grouped]], weights: Weights) -> list[Row]:
    rows: list[Row] = []
    for example, found in grouped:
        claims = join_parts(example.candidates, found.homes, weights)
        homes = find_homes(claims, found.events)
        scenes = {scene.clause.index: scene for scene in example.draft.scenes}
        apart = parts_in(claims, homes)
        for claim, at in example.found:
            one = claims[at]
            whole = None if one.parent is None else claims[one.parent]
            features = scope_features(
                one, homes[at], scenes[one.clause.index], parts_in=apart.get(at, 0), whole=whole
            )
            rows.append(_row(features, claim["scope"] == "aggregate"))
    return rows


def _regress(name: str, rows: Sequence[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    vectors = DictVectorizer()
    table = vectors.fit_transform([features for features, _ in rows])
    model = LogisticRegression(C=STIFFNESS[name], max_iter=5000).fit(table, [label for _, label in rows])
    return vectors, model


def _fit(name: str, rows: Sequence[Row]) -> dict[str, float]:
    vectors, model = _regress(name, rows)
    return _block(vectors, model.coef_[0], float(model.intercept_[0]) + LENIENCE.get(name, 0.0))


def _fit_classes(name: str, rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    vectors, model = _regress(name, rows)
    return {
        f"{name}_{label}": _block(vectors, model.coef_[at], float(model.intercept_[at]))
        for at, label in enumerate(model.classes_)
    }


def _block(vectors: DictVectorizer, values: Iterable[float], bias: float) -> dict[str, float]:
    block = {name: float(value) for name, value in zip(vectors.feature_names_, values, strict=True)}
    block["bias"] = block.get("bias", 0.0) + bias
    return {name: round(value, 3) for name, value in sorted(block.items()) if abs(value) >= 0.0005}
