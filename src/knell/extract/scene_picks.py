"""The place and the days of one sentence: of all that it names, those where its violence was done."""

from dataclasses import dataclass
from datetime import date
from math import log2

from knell.extract.places import NamedPlace
from knell.extract.scenes import WIDE, Scene, coarse
from knell.extract.weights import Features, Weights, weigh
from knell.model.when import DatePrecision, When
from knell.text.dates import DatePhrase
from knell.text.lexicon import WEAK

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

OLD_DAYS = 10
"""A day longer before publication than this belongs to a recap, not to the news that the report leads with."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A place that a sentence's violence may have struck, and how much speaks for it, above 0."""

    place: NamedPlace
    score: float


def pick_places(scene: Scene, home: str | None, weights: Weights) -> list[Pick]:
    """The places of a sentence that its violence may have struck, likeliest first."""
    scored = (Pick(p, weigh(weights["place"], _place_features(scene, p, home))) for p in scene.places)
    return sorted(
        (pick for pick in scored if pick.score > 0), key=lambda pick: (-pick.score, pick.place.first)
    )


def of_one_rank(picks: list[Pick]) -> list[NamedPlace]:
    """Of the places of a sentence those as specific as the likeliest: all were struck."""
    if not picks:
        return []
    rank = coarse(picks[0].place)
    return [pick.place for pick in picks if coarse(pick.place) == rank and pick.place.level not in WIDE]


def _place_features(scene: Scene, place: NamedPlace, home: str | None) -> Features:
    yield f"level_{place.level.value}", 1.0
    yield f"word_{PREPOSITIONS.get(place.preposition, 'other')}", 1.0
    yield "distance", log2(1 + _distance(scene, place))
    if any(p.first <= place.first < p.last for p in scene.parties):
        yield "is_party", 1.0
    if place.country is not None and home is not None and place.country != home:
        yield "is_abroad", 1.0
    if not place.within and place.country is None:
        yield "is_unknown", 1.0
    near = [p for p in scene.places if p is not place and abs(p.first - place.first) <= HOLDS]
    if any(coarse(p) < coarse(place) for p in near):
        yield "holds_another", 1.0
    if any(coarse(p) > coarse(place) for p in near):
        yield "is_held", 1.0
    if place is scene.places[0]:
        yield "is_first", 1.0
    if scene.cues and place.first > scene.cues[0].first:
        yield "after_cue", 1.0


def _distance(scene: Scene, place: NamedPlace) -> int:
    spots = [c.first for c in scene.cues] or [0]
    return min(abs(place.first - spot) for spot in spots)


def pick_when(scene: Scene, anchor: date | None, weights: Weights) -> When | None:
    """The days that most speak for; None where the sentence gives none that its violence was done on."""
    scored = [
        (weigh(weights["date"], _date_features(scene, found, found.when, anchor)), -found.start, found.when)
        for found in scene.dates
        if found.when is not None
    ]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _date_features(scene: Scene, found: DatePhrase, when: When, anchor: date | None) -> Features:
    yield "bias", 1.0
    yield f"span_{_span(when)}", 1.0
    yield "distance", log2(1 + _date_distance(scene, found))
    if anchor is not None and (anchor - when.latest).days > OLD_DAYS:
        yield "is_old", 1.0
    if anchor is not None and when.earliest > anchor:
        yield "is_ahead", 1.0
    if found.phrase.lower().startswith("since"):
        yield "is_since", 1.0
    if scene.is_period:
        yield "of_period", 1.0
    if scene.is_unreal:
        yield "is_unreal", 1.0


def _span(when: When) -> str:
    if when.precision in (DatePrecision.YEAR, DatePrecision.LONG):
        return "year"
    return when.precision.value


def _date_distance(scene: Scene, found: DatePhrase) -> int:
    """Code points between a date phrase and a word of violence; none where it owns it: "Sunday's strikes"."""
    acts = [cue for cue in scene.cues if cue.weight >= WEAK] or list(scene.cues)
    starts = [scene.clause.tokens[cue.first].start for cue in acts]
    if found.phrase.endswith(("’s", "'s")) and any(0 <= spot - found.end <= NEXT_WORD for spot in starts):
        return 0
    return min(
        (abs(spot - found.start) for spot in starts), default=found.start - scene.clause.sentence.start
    )


NEXT_WORD = 30
"""Code points: "Sunday's deadly air strikes"."""
