"""Weights of the choices that have a label each, fitted by logistic regression: doers, parts, sums."""

from collections.abc import Iterable, Sequence

from eval.training.examples import Example, Scorer
from eval.training.goal import Grouped, Judge
from eval.training.regression import Row, fit_block, fit_classes, make_row

from knell.extract.doers import doer_features, find_doers, stance_features
from knell.extract.homes import find_homes
from knell.extract.parts import join_parts, part_features, survey, wholes_of
from knell.extract.perpetrators import short_name
from knell.extract.scope_evidence import places_by_sentence, scope_features
from knell.text.lexicon import party_outlets
from knell.text.weights import Weights


def fit_choices(
    examples: Sequence[Example], judge: Judge, scorer: Scorer, weights: Weights
) -> dict[str, dict[str, float]]:
    """Every fitted choice, on the events that `weights` find in the examples."""
    grouped = [(example, judge.group(example, weights)) for example in examples]
    doers, stances = _doer_rows(grouped, scorer)
    fitted = {"perpetrator": fit_block("perpetrator", doers)}
    fitted |= fit_classes("stance", stances)
    fitted["part"] = fit_block("part", _part_rows(grouped))
    fitted["aggregate"] = fit_block("aggregate", _sum_rows(grouped, {**weights, **fitted}))
    return fitted


def _doer_rows(grouped: Iterable[tuple[Example, Grouped]], scorer: Scorer) -> tuple[list[Row], list[Row]]:
    doers: list[Row] = []
    stances: list[Row] = []
    for example, found in grouped:
        titles = [s for s in example.draft.scenes if s.clause.sentence.kind == "title"]
        is_own = (example.outlet or "").lower() in party_outlets()
        for event in found.events:
            if (incident := found.incidents.get(id(event))) is None:
                continue
            named = find_doers(event, titles, example.draft.state)
            for doer in named:
                right = next(
                    (p for p in incident["perpetrators"] if scorer.same_name(p["name"], short_name(doer))),
                    None,
                )
                doers.append(make_row(doer_features(doer, named, event, titles), right is not None))
                if right is not None:
                    stances.append(
                        make_row(stance_features(doer, titles, is_own_medium=is_own), right["stance"])
                    )
    return doers, stances


def _part_rows(grouped: Iterable[tuple[Example, Grouped]]) -> list[Row]:
    rows: list[Row] = []
    for example, found in grouped:
        claims = example.candidates
        tolls = survey(claims, found.homes, example.draft.impressions)
        place = {claim["id"]: at for claim, at in example.found}
        for claim, at in example.found:
            if claims[at].parent is not None or claims[at].is_title:
                continue
            whole = place.get(claim.get("part_of"))
            rows += [
                make_row(part_features(claims, at, other, found.homes, tolls), other == whole)
                for other in wholes_of(claims, at, found.homes, tolls)
            ]
    return rows


def _sum_rows(grouped: Iterable[tuple[Example, Grouped]], weights: Weights) -> list[Row]:
    rows: list[Row] = []
    for example, found in grouped:
        claims = join_parts(example.candidates, found.homes, weights, example.draft.impressions)
        homes = find_homes(claims, found.events)
        scenes = {scene.clause.index: scene for scene in example.draft.scenes}
        places = places_by_sentence(claims)
        for claim, at in example.found:
            index = claims[at].clause.index
            features = scope_features(places[index], claims, homes, scenes[index])
            rows.append(make_row(features, claim["scope"] == "aggregate"))
    return rows
