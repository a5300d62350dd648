"""Annotated texts -> `text/data/toponym-weights.json`. Only GeoVirus is learned from, whose licence allows it."""

import random
from collections.abc import Mapping, Sequence

from eval.geoparsing.corpora import Annotated
from eval.geoparsing.measure import RIGHT_KM
from eval.training.regression import Row, fit_block, fit_choice, make_row

from knell.extract.toponym_candidates import NameIndex
from knell.extract.toponyms import find_toponyms, weigh_candidates
from knell.model.where import Gazetteer, PlaceLevel
from knell.pipeline.placing import cut_lines
from knell.resolve.sphere import to_vector, vector_km
from knell.resolve.toponym_candidates import Choice, gather_names
from knell.resolve.toponym_evidence import choice_features
from knell.resolve.toponyms import settle_names

FOLDS = 5

PRIOR = {
    "bias": 1.0,
    "people": 1.0,
    "people_of_division": 0.5,
    "own_name": 0.5,
    "level_country": 4.0,
    "level_province": 2.0,
    "level_region": 1.0,
    "level_district": -1.0,
}
"""What a place weighs before the others of its text are looked at: a tenfold of people counts one. Set by hand."""

RECOGNISED = {"kind_demonym": 3.0, "after_act": 2.0, "is_forgiven": 0.0}
"""Set by hand: GeoVirus leaves demonyms out, which are places here, tells of no war, and has few Arabic names."""

LENIENCE = 0.8
"""Added to the bias of recognition: a place missed is lost, another word taken for one is mostly left open later."""

LOCAL = {
    "division_share": 2.5,
    "division_told": 1.0,
    "near": 3.0,
    "is_first": 0.3,
    "in_wider": 3.0,
    "not_in_wider": -3.0,
    "at_home": 0.7,
    "country_share": 2.0,
    "level_country": 3.5,
}
"""Set by hand: GeoVirus is news of the world, where the largest place of a name is meant nearly always. In the news of
one district (as LGL is, which must not be learned from) it is the one that lies beside the others."""

Weights = dict[str, dict[str, float]]


def train(texts: Sequence[Annotated], names: NameIndex, gazetteer: Gazetteer) -> Weights:
    """All three blocks, from these texts."""
    rows: list[Row] = []
    for text in texts:
        gold = {one.span for one in text.places}
        for tokens, candidates in weigh_candidates(text.text, cut_lines(text.text), names):
            for one, features in candidates:
                start = tokens[one.first].start
                rows.append(make_row(features, (start, start + len(one.name)) in gold))
    toponym = fit_block("toponym", rows)
    toponym["bias"] = toponym.get("bias", 0.0) + LENIENCE
    weights: Weights = {"toponym": {**toponym, **RECOGNISED}, "toponym_prior": PRIOR, "toponym_place": PRIOR}
    for _ in range(2):  # the second time among places that were chosen by what the first one learned
        choices = [choice for text in texts for choice in _choices(text, names, gazetteer, weights)]
        weights["toponym_place"] = {**fit_choice("toponym_place", choices), **LOCAL}
    return weights


def _choices(
    text: Annotated, names: NameIndex, gazetteer: Gazetteer, weights: Mapping[str, Mapping[str, float]]
) -> list[list[Row]]:
    """For each name with a known point what speaks for each of its places, and whether it is the right one."""
    toponyms = find_toponyms(text.text, cut_lines(text.text), names, weights["toponym"])
    gathered = gather_names(toponyms, text.text, gazetteer)
    leaning = settle_names(gathered, weights, None)
    points = {
        one.span: (one.latitude, one.longitude)
        for one in text.places
        if one.latitude is not None and one.longitude is not None
    }
    found = []
    for name in gathered:
        known = [points[span] for one in name.mentions if (span := (one.start, one.end)) in points]
        if known and name.choices:
            found.append(
                [
                    make_row(choice_features(name, at, leaning, None), _is_right(choice, known[0]))
                    for at, choice in enumerate(name.choices)
                ]
            )
    return found


def _is_right(choice: Choice, point: tuple[float, float]) -> bool:
    if choice.vector is None:
        return False
    # The middle of a large country is a matter of taste.
    slack = (choice.place.radius_m or 0) / 1000 if choice.place.level is PlaceLevel.COUNTRY else 0.0
    return vector_km(choice.vector, to_vector(point)) <= RIGHT_KM + slack


def split_folds(texts: Sequence[Annotated]) -> list[tuple[list[Annotated], list[Annotated]]]:
    """(to learn from, left out), `FOLDS` times."""
    order = list(texts)
    random.Random(1).shuffle(order)
    return [
        ([one for at, one in enumerate(order) if at % FOLDS != fold], order[fold::FOLDS])
        for fold in range(FOLDS)
    ]
