"""Why a toponym was taken for one place and not for another, in words."""

from knell.model.where import PlaceLevel
from knell.resolve.place_candidates import describe
from knell.resolve.sphere import vector_km
from knell.resolve.toponym_candidates import Choice, lies_in
from knell.resolve.toponym_evidence import NEAR_KM, TOO_WIDE, Best, Leaning, nearness
from knell.text.country_names import name_in_sentence

LEAST_KM = 1.0
"""Kilometres below which two names are of one place."""


def explain_choice(found: Best, leaning: Leaning) -> str:
    """What spoke for the place chosen: "Paris (town, Texas, United States): in Texas, which the text names"."""
    name, place = found.name, found.choice.place
    reasons = []
    if len(name.choices) == 1:
        reasons.append("the only place of this name")
    if name.wider is not None and lies_in(place, name.wider):
        reasons.append(f"in {name.wider.mentions[0].name}, which stands right after it")
    if place.level is PlaceLevel.COUNTRY:
        reasons.append("a country")
    elif (
        place.admin1 is not None
        and (place.country, place.admin1) in leaning.told
        and place.name != place.admin1
    ):
        reasons.append(f"in {place.admin1}, which the text names")
    elif (place.country, None) in leaning.told:
        reasons.append(f"in {name_in_sentence(place.country)}, which the text names")
    near, beside = nearness(name, found.choice, leaning)
    if (
        beside is not None
        and near > 0
        and beside.choice.place.level not in TOO_WIDE
        and found.choice.vector is not None
        and beside.choice.vector is not None
    ):
        distance = vector_km(found.choice.vector, beside.choice.vector)
        if LEAST_KM <= distance <= NEAR_KM:
            reasons.append(f"{distance:.0f} km from {beside.choice.place.name}, which the text names too")
    if found.choice.match.forgiven:
        reasons.append(found.choice.match.forgiven[0])
    if place.population > 0 and place.level is not PlaceLevel.COUNTRY:
        reasons.append(f"{place.population:,} people")
    return f"{describe(place)}: " + ("; ".join(reasons) or "likeliest of its name")


def explain_loss(found: Best, other: Choice, share: float) -> str:
    """What spoke against a place of the same name."""
    wider = found.name.wider
    if wider is not None and lies_in(found.choice.place, wider) and not lies_in(other.place, wider):
        return f"not in {wider.mentions[0].name}, which stands right after the name"
    if other.place.country != found.choice.place.country:
        return f"less speaks for {name_in_sentence(other.place.country)} in this text ({share:.0%})"
    return f"less likely ({share:.0%})"
