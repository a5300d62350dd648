"""The places that a name may stand for: weighed, refused with a reason, told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from knell.model.where import Gazetteer, Place, PlaceLevel, PlaceMatch, RejectedPlace, Where
from knell.resolve.place_evidence import (
    DIVISIONS,
    POINTS,
    SETTLEMENTS,
    WELL_KNOWN,
    Evidence,
    distance_km,
    is_close,
    lies_in,
    weigh_country,
    weigh_level,
    weigh_neighbours,
    weigh_size,
    weigh_spelling,
    weigh_wider,
)
from knell.resolve.place_phrase import PlacePhrase
from knell.text.country_names import country_name, name_in_sentence
from knell.text.names import fold

MARGIN = 0.5
"""Points that the first must lead by where nothing in the text tells two apart: ten times the people."""

SAME_PLACE_KM = 30
"""Kilometres: candidates of one country that are closer are taken for one place, listed twice."""

SAME_SITE_KM = 1.0
"""Kilometres: structures of one name that are closer are taken for one, listed twice."""

MAX_EDITS = 1
"""Letters of a name that may be wrong where no place is found otherwise; only a place in the country that the text is
about is taken so."""

MAX_REJECTED = 8
"""Candidates that lost and are kept, best first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry with what speaks for it. `refusal`: why it cannot be meant, None where it can.

    `is_supported`: the country or the wider place that the text names speaks for it.
    """

    match: PlaceMatch
    evidence: tuple[Evidence, ...]
    refusal: str | None
    is_supported: bool

    @property
    def place(self) -> Place:
        """The entry."""
        return self.match.place

    @property
    def score(self) -> float:
        """The points of all its evidence."""
        return sum(evidence.points for evidence in self.evidence)


def rank_candidates(
    parsed: PlacePhrase,
    country: str | None,
    wider: Where | None,
    others: Sequence[Place],
    gazetteer: Gazetteer,
) -> list[Candidate]:
    """Every candidate with its evidence, best first; refused ones last."""
    candidates = []
    for match in gazetteer.look_up(parsed.name, max_edits=MAX_EDITS):
        place = match.place
        evidence = [
            weigh_spelling(match),
            weigh_size(place),
            weigh_country(place, country),
            weigh_level(place, parsed.level),
            weigh_neighbours(place, others),
            None if wider is None else weigh_wider(place, wider),
        ]
        if (parsed.is_part or parsed.is_surroundings) and place.level in DIVISIONS:
            evidence.append(Evidence(2.0, "a division, and only a part of it is meant"))
        candidates.append(
            Candidate(
                match,
                tuple(item for item in evidence if item is not None),
                _refuse(match, country, wider, parsed.level),
                is_supported=place.country == country or (wider is not None and lies_in(place, wider)),
            )
        )
    return sorted(candidates, key=lambda one: (one.refusal is not None, -one.score, one.place.geonameid))


def _refuse(
    match: PlaceMatch, country: str | None, wider: Where | None, level: PlaceLevel | None
) -> str | None:
    """Why a candidate cannot be meant whatever else speaks for it, None where it can."""
    place = match.place
    if wider is not None and not lies_in(place, wider):
        return f"not in {wider.phrase}, which the text names"
    if wider is not None and level is PlaceLevel.NEIGHBOURHOOD and not is_close(place, wider):
        return f"too far from {wider.phrase} to be a part of it"
    if country is None or place.country == country:
        return None
    elsewhere = f"in {name_in_sentence(place.country)}, not in {name_in_sentence(country)}"
    if match.forgiven:
        return f"another spelling, and {elsewhere}"
    if place.level in SETTLEMENTS and place.population < WELL_KNOWN:
        return f"{elsewhere}, and too small to be meant without saying so"
    if place.level is PlaceLevel.DISTRICT:
        return f"a district {elsewhere}"
    return None


def find_problem(candidates: Sequence[Candidate]) -> str | None:
    """Why none of the candidates can be chosen, None where the first can."""
    if not candidates:
        return "no place of this name is in the gazetteer"
    first = candidates[0]
    if first.refusal is not None:
        return f"the gazetteer has no likely place of this name: {describe(first.place)} is {first.refusal}"
    for other in candidates[1:]:
        if other.refusal is not None or first.score - other.score >= MARGIN:
            break
        if first.place.country != other.place.country:
            if not first.is_supported:
                return f"as likely {describe(first.place)} as {describe(other.place)}"
        elif first.place.level in POINTS and other.place.level in POINTS:
            distance = distance_km(first.place, other.place)
            if distance is None or distance > _same_km(first.place, other.place):
                return f"as likely {describe(first.place)} as {describe(other.place)}"
    return None


def _same_km(one: Place, other: Place) -> float:
    """Kilometres within which two entries of one name are one place: two hospitals lie in one town."""
    is_site = PlaceLevel.STRUCTURE in (one.level, other.level)
    return SAME_SITE_KM if is_site else SAME_PLACE_KM


def list_rejected(candidates: Sequence[Candidate]) -> tuple[RejectedPlace, ...]:
    """The candidates after the first, each with the strongest thing against it."""
    first = candidates[0]
    return tuple(
        RejectedPlace(one.place, one.refusal or _against(one, first))
        for one in candidates[1 : MAX_REJECTED + 1]
    )


def _against(other: Candidate, first: Candidate) -> str:
    """What set the winner apart from a candidate that lost."""
    negative = [item.detail for item in other.evidence if item.points < 0]
    if negative:
        return "; ".join(negative)
    kept = {item.detail for item in other.evidence}
    if other.match.forgiven and not first.match.forgiven:
        return f"another spelling: {other.match.matched_name}"
    told_apart = [item for item in first.evidence if item.detail not in kept]
    strongest = max(told_apart, key=lambda item: item.points, default=None)
    return (
        "as likely, but later in the gazetteer"
        if strongest is None
        else f"more speaks for {first.place.name}: {strongest.detail}"
    )


def describe(place: Place) -> str:
    """ "Al Mayādīn (town, Deir ez-Zor, Syria)"; a country's own name is not said twice."""
    parts = [place.level.value]
    if place.admin1 is not None and place.admin1 != place.name:
        parts.append(place.admin1)
    country = country_name(place.country)
    if country is not None and fold(country) != fold(place.name):
        parts.append(country)
    return f"{place.name} ({', '.join(parts)})"
