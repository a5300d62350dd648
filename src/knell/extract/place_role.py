"""What the words around a place say of its having been struck."""

from math import log2

from knell.extract.named_place import NamedPlace
from knell.extract.scenes import Scene, coarse
from knell.model.where import PlaceLevel
from knell.text.weights import Features

STRUCK = frozenset({"hit", "bombed", "struck", "shelled", "targeted", "attacked", "hitting", "targeting"})
AWAY = frozenset({"from", "to", "for", "toward", "towards", "into"})
NEXT_TO = frozenset({"near", "outside", "around"})
PREPOSITIONS = {
    "in": "in",
    "at": "at",
    "on": "on",
    "of": "of",
    "'s": "owned",
    "": "bare",
    **dict.fromkeys(STRUCK, "struck"),
    **dict.fromkeys(AWAY, "away"),
    **dict.fromkeys(NEXT_TO, "beside"),
}
HOLDS = 6
"""Tokens between a place and the wider one that is said to hold it."""


CIVILIAN_SITES = frozenset(
    """hospital clinic mosque church cathedral shrine temple synagogue monastery school kindergarten orphanage market
    souk souq bazaar bakery hall camp cemetery hotel restaurant cafe university stadium park shelter station building
    centre center mall courthouse museum theatre theater""".split()
)
"""Kinds of sites that are small beside a town: an attack there is an attack there, and not on the town around."""

AT_SITE = frozenset({"in", "at", "inside", "on", "near", "outside"}) | STRUCK

PARTS_OF_SITE = frozenset("front parking gate gates entrance courtyard yard vicinity grounds".split())
""" "in front of", "the parking of"."""

ELSEWHERE = frozenset(
    """after before while when as since until who which whose where said says told from by amid because following
    despite against for to bound heading""".split()
)
"""Words after which a place is no longer where the act was."""

TOLD_WITHIN = 14
"""Tokens between an act and the site where it was done."""


def place_features(scene: Scene, place: NamedPlace, home: str | None) -> Features:
    """What a sentence says of one of its places; `home` is the country that most places of the report lie in."""
    yield f"level_{place.level.value}", 1.0
    yield f"word_{PREPOSITIONS.get(place.preposition, 'other')}", 1.0
    yield "distance", log2(1 + _distance(scene, place))
    near = [p for p in scene.places if p is not place and abs(p.first - place.first) <= HOLDS]
    holds = {
        "is_party": any(p.first <= place.first < p.last for p in scene.parties),
        "is_abroad": place.country is not None and home is not None and place.country != home,
        "is_unknown": place.country is None,
        "holds_another": any(coarse(p) < coarse(place) for p in near),
        "is_held": any(coarse(p) > coarse(place) for p in near),
        "is_first": place is scene.places[0],
        "is_site_told": is_site_told(scene, place),
        "after_cue": bool(scene.cues) and place.first > scene.cues[0].first,
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


def is_site_told(scene: Scene, place: NamedPlace) -> bool:
    """Where a sentence puts an act at a named site: "the explosion occurred near al-Sahil Mosque"."""
    clause = scene.clause
    if place.level is not PlaceLevel.STRUCTURE or scene.is_title:
        return False
    is_beside = place.preposition == "of" and any(
        clause.low(place.first - back) in PARTS_OF_SITE for back in (2, 3)
    )
    if place.preposition not in AT_SITE and not is_beside:
        return False
    if not any(clause.low(at) in CIVILIAN_SITES for at in range(place.first, place.last)):
        return False
    for at in range(place.first - 1, max(-1, place.first - TOLD_WITHIN), -1):
        if clause.low(at) in ELSEWHERE or any(p.first <= at < p.last for p in scene.places):
            return False
        if any(cue.first <= at < cue.last for cue in scene.cues):
            return True
    return False


def _distance(scene: Scene, place: NamedPlace) -> int:
    spots = [c.first for c in scene.cues] or [0]
    return min(abs(place.first - spot) for spot in spots)
