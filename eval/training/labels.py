"""Weights of the choices that have a label each, fitted by logistic regression: doers, parts, sums."""

from collections.abc import Iterable, Iterator, Sequence

from eval.training.examples import Document, Example, Scorer
from eval.training.goal import Grouped, Judge
from eval.training.regression import Row, fit_block, fit_choice, fit_classes, make_row

from knell.extract.doer_evidence import doer_features
from knell.extract.doers import Background, Doer, find_doers, short_name
from knell.extract.event import Event
from knell.extract.homes import find_homes
from knell.extract.parts import join_parts, part_features, survey, wholes_of
from knell.extract.party_naming import choose_name, name_features, names_of
from knell.extract.scope_evidence import places_by_sentence, scope_features
from knell.extract.stance_evidence import stance_features
from knell.text.weights import Weights


def fit_choices(
    examples: Sequence[Example], judge: Judge, scorer: Scorer, weights: Weights
) -> dict[str, dict[str, float]]:
    """Every fitted choice, on the events that `weights` find in the examples."""
    grouped = [(example, judge.group(example, weights)) for example in examples]
    fitted = fit_perpetrators(grouped, scorer)
    fitted["part"] = fit_block("part", _part_rows(grouped))
    fitted["aggregate"] = fit_block("aggregate", _sum_rows(grouped, {**weights, **fitted}))
    return fitted


def fit_perpetrators(
    grouped: Iterable[tuple[Example, Grouped]], scorer: Scorer
) -> dict[str, dict[str, float]]:
    """Who did it, and how that is said."""
    asked = list(_ask_doers(grouped))
    fitted = {"party_name": fit_choice("party_name", _name_rows(asked, scorer))}
    for _, doers, _, _ in asked:
        for doer in doers:
            doer.named = choose_name(doer, fitted)
    fitted["perpetrator"] = fit_block("perpetrator", list(_doer_rows(asked, scorer)))
    return {**fitted, **fit_classes("stance", list(_stance_rows(asked, scorer)))}


Asked = tuple[Event, list[Doer], Background, Document]
"""An event with the parties that may have done it, and the annotated incident that it is."""


def _ask_doers(grouped: Iterable[tuple[Example, Grouped]]) -> Iterator[Asked]:
    for example, found in grouped:
        background = Background(example.draft.scenes, example.outlet, example.draft.state)
        for event in found.events:
            if (incident := found.incidents.get(id(event))) is not None:
                yield event, find_doers(event, background), background, incident


def _name_rows(asked: Iterable[Asked], scorer: Scorer) -> list[list[Row]]:
    """The names of each party that did it under one of them."""
    choices: list[list[Row]] = []
    for _, doers, _, incident in asked:
        for doer in doers:
            named = names_of(doer)
            rows = [
                make_row(name_features(one, doer), _find(incident, short_name(*one[:2]), scorer) is not None)
                for one in named
            ]
            if 0 < sum(label for _, label in rows) < len(rows):
                choices.append(rows)
    return choices


def _find(incident: Document, name: str, scorer: Scorer) -> Document | None:
    """The annotated perpetrator of that name."""
    return next((p for p in incident["perpetrators"] if scorer.same_name(p["name"], name)), None)


def _doer_rows(asked: Iterable[Asked], scorer: Scorer) -> Iterator[Row]:
    for event, doers, _, incident in asked:
        for doer in doers:
            # Under any of its names: which of them is told is another choice.
            is_right = any(_find(incident, short_name(*named[:2]), scorer) for named in names_of(doer))
            yield make_row(doer_features(doer, doers, event), is_right)


def _stance_rows(asked: Iterable[Asked], scorer: Scorer) -> Iterator[Row]:
    for _, doers, background, incident in asked:
        for doer in doers:
            if (right := _find(incident, doer.name, scorer)) is not None:
                yield make_row(stance_features(doer, background), right["stance"])


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
