"""Sentences as scenes: what each says of violence, when and where."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from knell.extract.attribution import HeardSpeech
from knell.extract.impressions import NOTHING
from knell.extract.named_place import NamedPlace
from knell.extract.parties import Party
from knell.extract.sense import Sense
from knell.extract.sentence import Clause
from knell.model.claim import Harm
from knell.model.incident import IncidentType
from knell.model.where import PlaceLevel
from knell.text.dates import DatePhrase, find_dates
from knell.text.lexicon import STRONG, incident_words
from knell.text.names import name_key

RANK = {level: rank for rank, level in enumerate(PlaceLevel)}
"""Smaller is more specific."""

HABITUAL = re.compile(
    r"\b(?:ha(?:s|ve|d)|['’]ve) (?:\w+ ){0,2}?been (?:the (?:main |frequent |regular )?targets? of\b|(?:\w+ )?\w+ing\b)"
    r"|\b(?:regularly|frequently|routinely|repeatedly|often|(?:near|almost)[- ]daily|daily basis|come under)\b",
    re.IGNORECASE,
)
"""Of deeds done again and again: "has been bombing", "regularly bombs"."""

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
    period, an area or a war, `is_unreal` where it tells of threats, plans and wishes. `sense` is what the encoder
    makes of it, nothing before it was asked.
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
    sense: Sense
    type: IncidentType | None = None
    """The kind of violence that weighs most in the sentence; None without a cue."""
    figures: frozenset[tuple[Harm, int]] = frozenset()
    """What it counts: kind of harm, and the number."""

    @property
    def is_habitual(self) -> bool:
        """True where it tells what a party does again and again: "has been the target of strikes by both"."""
        return HABITUAL.search(self.text) is not None

    @property
    def is_title(self) -> bool:
        """True for a headline."""
        return self.clause.sentence.kind == "title"

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.clause.text[self.clause.sentence.start : self.clause.sentence.end]

    @property
    def is_strong(self) -> bool:
        """True where some phrase decides the kind of violence."""
        return any(cue.weight >= STRONG for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the figures of a sentence say of it; see `Scene`."""

    has_harm: bool = False
    is_period: bool = False
    figures: frozenset[tuple[Harm, int]] = frozenset()


ORDER = {kind: place for place, kind in enumerate(IncidentType)}


def _kind_of(cues: tuple[Cue, ...]) -> IncidentType | None:
    weights: Counter[IncidentType] = Counter()
    for cue in cues:
        weights[cue.type] += cue.weight
    return heaviest(weights)


def heaviest(weights: Mapping[IncidentType, float]) -> IncidentType | None:
    """The kind that weighs most; OTHER only where no kind is named. None for no weights."""
    best: IncidentType | None = None
    for kind, weight in weights.items():
        if kind is IncidentType.OTHER:
            continue
        if best is None or (weight, -ORDER[kind]) > (weights[best], -ORDER[best]):
            best = kind
    return best or (IncidentType.OTHER if weights else None)


def make_scene(
    clause: Clause,
    places: list[NamedPlace],
    parties: list[Party],
    heard: list[HeardSpeech],
    *,
    counted: Counted,
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
    return Scene(
        clause,
        cues,
        dates,
        told,
        tuple(parties),
        tuple(heard),
        counted.has_harm,
        counted.is_period,
        unreal,
        Sense(NOTHING, clause),
        _kind_of(cues),
        counted.figures,
    )


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


def coarse(place: NamedPlace) -> int:
    """Places that a map shows as points count alike: the words, not the population, say which is struck."""
    if place.level in WIDE or place.level is PlaceLevel.DISTRICT:
        return 2 + RANK[place.level]
    return 0 if place.level in (PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD, PlaceLevel.VILLAGE) else 1


@lru_cache(maxsize=4096)
def same_name(a: str, b: str) -> bool:
    """True where one name is the other, or holds it: "Aleppo" and "Aleppo city"."""
    clean_a, clean_b = (n.lower().replace("-", " ").replace("al ", "") for n in (a, b))
    return clean_a in clean_b or clean_b in clean_a or name_key(a) == name_key(b)
