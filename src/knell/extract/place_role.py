"""What the words around a place say of its having been struck."""

from math import log2

from knell.extract.places import NamedPlace
from knell.extract.scenes import Scene, coarse
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


def place_features(scene: Scene, place: NamedPlace, home: str | None) -> Features:
    """What a sentence says of one of its places; `home` is the country that most places of the report lie in."""
    yield f"level_{place.level.value}", 1.0
    yield f"word_{PREPOSITIONS.get(place.preposition, 'other')}", 1.0
    yield "distance", log2(1 + _distance(scene, place))
    near = [p for p in scene.places if p is not place and abs(p.first - place.first) <= HOLDS]
    holds = {
        "is_party": any(p.first <= place.first < p.last for p in scene.parties),
        "is_abroad": place.country is not None and home is not None and place.country != home,
        "is_unknown": not place.within and place.country is None,
        "holds_another": any(coarse(p) < coarse(place) for p in near),
        "is_held": any(coarse(p) > coarse(place) for p in near),
        "is_first": place is scene.places[0],
        "after_cue": bool(scene.cues) and place.first > scene.cues[0].first,
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


def _distance(scene: Scene, place: NamedPlace) -> int:
    spots = [c.first for c in scene.cues] or [0]
    return min(abs(place.first - spot) for spot in spots)
