"""The places of a text, chosen together: a name by its people, by the wider place named with it, by the others."""

from collections.abc import Mapping, Sequence
from math import exp

from knell.model.toponym import PlacedToponym, Toponym
from knell.model.where import RADIUS_M, Gazetteer, RejectedPlace
from knell.resolve.place_evidence import area_around
from knell.resolve.sphere import vector_km
from knell.resolve.toponym_candidates import Name, gather_names
from knell.resolve.toponym_evidence import NOWHERE, Best, Leaning, choice_features, lean
from knell.resolve.toponym_reasons import explain_choice, explain_loss
from knell.text.weights import Weights, weigh

ROUNDS = 2
"""Times that the choices are weighed by each other: a third changes next to nothing."""

SURE = 0.5
"""Share of a choice, beside the others and none, from which it is given: below it every second would be wrong on LGL,
GeoVirus and GeoWebNews, measured in docs/benchmarks.md."""

LIKELY = 0.5
"""How surely a name must be that of a place to stand by itself."""

BESIDE_KM = 100.0
"""Kilometres to a sure place of the text, within which a name that may be another word is taken for a place too."""

MOST_REJECTED = 5


def resolve_toponyms(
    toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer, weights: Weights, home: str | None = None
) -> list[PlacedToponym]:
    """Where each toponym is, in their order; one name is one place in a text, unless the text says otherwise.

    `home` is the ISO 3166-1 alpha-2 code of the country that the outlet writes from, None where that is not known.
    Toponyms that are hardly names of places are left out, unless they lie beside others of the text. A place is left
    open, with the reason, where nothing is likely enough: never (0, 0), never a guess.
    """
    names = gather_names(toponyms, text, gazetteer)
    leaning = settle_names(names, weights, home)
    sure = [one for one in leaning.best if one.name.weight >= LIKELY and one.share >= SURE]
    placed: dict[int, PlacedToponym] = {}
    best = {id(one.name): one for one in leaning.best}
    for name in names:
        found = best.get(id(name))
        is_beside = found is not None and _is_beside(found, sure)
        placed |= {
            id(one): _place(one, found, leaning, gazetteer)
            for one in name.mentions
            if one.confidence >= LIKELY or is_beside
        }
    return [placed[id(one)] for one in toponyms if id(one) in placed]


def settle_names(names: Sequence[Name], weights: Weights, home: str | None) -> Leaning:
    """Set the shares of every name's choices; gives where they all lie then."""
    for name in names:
        name.shares = [0.0] * len(name.choices)
    leaning = NOWHERE
    for step in range(ROUNDS + 1):
        block = weights["toponym_place" if step else "toponym_prior"]
        shares = [_share(name, leaning, block, home) for name in names]
        for name, found in zip(names, shares, strict=True):
            name.shares = found
        leaning = lean(names)
    return leaning


def _share(name: Name, leaning: Leaning, weights: Mapping[str, float], home: str | None) -> list[float]:
    """How likely each choice is, with none of them weighing 0."""
    scores = [weigh(weights, choice_features(name, at, leaning, home)) for at in range(len(name.choices))]
    highest = max(scores, default=0.0)
    grown = [exp(score - max(highest, 0.0)) for score in scores]
    whole = sum(grown) + exp(-max(highest, 0.0))
    return [one / whole for one in grown]


def _is_beside(found: Best, sure: Sequence[Best]) -> bool:
    """Whether a place lies beside a sure one of another name."""
    point = found.choice.vector
    return found.share >= SURE and any(
        point is not None
        and one.choice.vector is not None
        and one.name.key != found.name.key
        and vector_km(point, one.choice.vector) <= BESIDE_KM
        for one in sure
    )


def _place(one: Toponym, found: Best | None, leaning: Leaning, gazetteer: Gazetteer) -> PlacedToponym:
    if one.region is not None:
        area = one.region
        reason = "a region of several countries, or a sea"
        return PlacedToponym(one, area.latitude, area.longitude, area.radius_m, "region", 1.0, reason)
    if found is None:
        reason = f"no gazetteer has {one.name}"
        return PlacedToponym(one, None, None, None, "other", 0.0, reason)
    others = _rejected(found)
    place = found.choice.place
    if found.share < SURE:
        likely = RejectedPlace(place, "the likeliest, but not likely enough")
        reason = f"nothing in the text tells which {one.name} is meant"
        return PlacedToponym(one, None, None, None, "other", found.share, reason, rejected=(likely, *others))
    reason = explain_choice(found, leaning)
    point = place if place.latitude is not None else area_around(place, gazetteer)
    if point is None:
        reason += "; the gazetteer has no point for it"
        return PlacedToponym(one, None, None, None, place.level.value, found.share, reason, place, others)
    if point is not place:
        reason += f"; the gazetteer has no outline of it: the area is that of {point.name}"
    radius = RADIUS_M.get(place.level) if point.radius_m is None else point.radius_m
    return PlacedToponym(
        one, point.latitude, point.longitude, radius, place.level.value, found.share, reason, place, others
    )


def _rejected(found: Best) -> tuple[RejectedPlace, ...]:
    """The choices that lost, the likeliest first."""
    ranked = sorted(zip(found.name.shares, found.name.choices, strict=True), key=lambda pair: -pair[0])
    others = [(share, choice) for share, choice in ranked if choice is not found.choice]
    return tuple(
        RejectedPlace(choice.place, explain_loss(found, choice, share))
        for share, choice in others[:MOST_REJECTED]
    )
