"""Sentences as scenes: what each says of violence, when and where."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from knell.extract.attribution import HeardSpeech
from knell.extract.parties import Party
from knell.extract.places import NamedPlace
from knell.extract.sentence import Clause
from knell.model.incident import IncidentType
from knell.model.when import When
from knell.model.where import PlaceLevel
from knell.text.dates import DatePhrase, find_dates
from knell.text.lexicon import STRONG, WEAK, incident_words

RANK = {level: rank for rank, level in enumerate(PlaceLevel)}
"""Smaller is more specific."""

WIDE = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.COUNTRY})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of violence at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    type: IncidentType
    weight: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What one sentence says of violence: cues, days and places.

    `has_harm` where it counts people harmed in an incident, `is_period` where it only counts those of a
    period, an area or a war, `is_unreal` where it tells of threats, plans and wishes.
    """

    clause: Clause
    cues: tuple[Cue, ...]
    dates: tuple[DatePhrase, ...]
    places: tuple[NamedPlace, ...]
    parties: tuple[Party, ...]
    heard: tuple[HeardSpeech, ...]
    has_harm: bool
    is_period: bool
    is_unreal: bool

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.clause.text[self.clause.sentence.start : self.clause.sentence.end]

    @property
    def type(self) -> IncidentType | None:
        """The kind of violence that weighs most in the sentence; None without a cue."""
        weights: Counter[IncidentType] = Counter()
        for cue in self.cues:
            weights[cue.type] += cue.weight
        return heaviest(weights)

    @property
    def is_strong(self) -> bool:
        """True where some phrase decides the kind of violence."""
        return any(cue.weight >= STRONG for cue in self.cues)


def heaviest(weights: Counter[IncidentType]) -> IncidentType | None:
    """The kind that weighs most; OTHER only where no kind is named. None for no weights."""
    named = {kind: weight for kind, weight in weights.items() if kind is not IncidentType.OTHER} or weights
    order = list(IncidentType)
    return max(named, key=lambda kind: (named[kind], -order.index(kind))) if named else None


def make_scene(
    clause: Clause,
    places: list[NamedPlace],
    parties: list[Party],
    heard: list[HeardSpeech],
    *,
    has_harm: bool,
    is_period: bool,
    anchor: date | None,
) -> Scene:
    """A sentence as a scene; days that only date the saying are left out."""
    words = incident_words()
    cues = tuple(Cue(f, e, v[0], v[1]) for f, e, v in words.cues.find_all(clause.tokens))
    start, end = clause.sentence.start, clause.sentence.end
    dates = tuple(
        d for d in find_dates(clause.text, anchor, start, end) if not _dates_the_saying(clause, d, heard)
    )
    unreal = any(True for _ in words.unreal.find_all(clause.tokens))
    # "The health authority in Idlib said": where the speaker sits is not where it happened.
    spoken = [(h.frame.speaker.first, h.frame.speaker.last) for h in heard]
    told = tuple(p for p in places if not any(first <= p.first < last for first, last in spoken))
    return Scene(clause, cues, dates, told, tuple(parties), tuple(heard), has_harm, is_period, unreal)


def _dates_the_saying(clause: Clause, found: DatePhrase, heard: list[HeardSpeech]) -> bool:
    """ "a monitor said on Tuesday": the day of the saying, unless the sentence ends in nothing else."""
    at = next((i for i, t in enumerate(clause.tokens) if t.start >= found.start), None)
    if at is None:
        return False
    verbs = [h.frame.verb for h in heard]
    return any(
        0 < at - verb <= 2
        or (
            0 < at - verb <= 4
            and clause.low(at - 1) == "on"
            and clause.low(at - 2) in ("afp", "reuters", "reporters", "statement")
        )
        for verb in verbs
    )


HERE = frozenset(
    {"in", "on", "at", "near", "outside", "around", "hit", "bombed", "struck", "shelled", "targeted"}
)
"""Words before a place where something happens."""


def is_eventful(scene: Scene) -> bool:
    if scene.has_harm:
        return True
    if scene.is_period:
        return False
    located = any(place.preposition in HERE for place in scene.places)
    if scene.is_unreal:
        return scene.is_strong and located and bool(scene.dates)
    if (located or scene.dates) and any(cue.weight >= WEAK for cue in scene.cues):
        return bool(scene.places or scene.dates)
    return scene.is_strong and bool(scene.places or scene.dates)


def find_when(scene: Scene) -> When | None:
    """The days of the event: those of the date phrase that stands nearest to a word of violence."""
    dated = sorted(
        (found for found in scene.dates if found.when is not None),
        key=lambda found: _date_distance(scene, found),
    )
    return dated[0].when if dated else None


def _date_distance(scene: Scene, found: DatePhrase) -> int:
    """Code points between a date phrase and a word of violence; none where it owns it: "Sunday's strikes"."""
    acts = [cue for cue in scene.cues if cue.weight >= WEAK] or scene.cues
    starts = [scene.clause.tokens[cue.first].start for cue in acts]
    if found.phrase.endswith(("’s", "'s")) and any(0 <= spot - found.end <= NEXT_WORD for spot in starts):
        return 0
    return min((abs(spot - found.start) for spot in starts), default=found.start)


NEXT_WORD = 30
"""Code points: "Sunday's deadly air strikes"."""


def find_place(scene: Scene) -> tuple[NamedPlace | None, list[NamedPlace]]:
    """The most specific place of the sentence, and all of that rank; countries only where nothing else is."""
    party_tokens = {i for p in scene.parties for i in range(p.first, p.last)}
    places = [p for p in scene.places if p.first not in party_tokens or p.preposition in ("in", "near")]
    if not places:
        return None, []
    located = [p for p in places if p.preposition not in ("from", "to", "for", "")]
    inside = [p for p in located if p.preposition not in ("near", "outside", "around") or p is located[0]]
    named = [p for p in places if p.preposition == ""]
    located = inside or located or named
    if not located:
        return None, []
    near_cue = [p for p in located if p.level is not PlaceLevel.COUNTRY] or located
    best = min(near_cue, key=lambda p: (coarse(p), _distance(scene, p)))
    return best, [p for p in near_cue if coarse(p) == coarse(best) and p.level not in WIDE]


def coarse(place: NamedPlace) -> int:
    """Places that a map shows as points count alike: the words, not the population, say which is struck."""
    if place.level in WIDE or place.level is PlaceLevel.DISTRICT:
        return 2 + RANK[place.level]
    return 0 if place.level in (PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD, PlaceLevel.VILLAGE) else 1


def _distance(scene: Scene, place: NamedPlace) -> int:
    spots = [c.first for c in scene.cues] or [0]
    return min(abs(place.first - spot) for spot in spots)


def same_name(a: str, b: str) -> bool:
    clean_a, clean_b = (n.lower().replace("-", " ").replace("al ", "") for n in (a, b))
    return (
        clean_a == clean_b
        or clean_a in clean_b.split(" ")
        or clean_b in clean_a.split(" ")
        or clean_a in clean_b
        or clean_b in clean_a
    )
