"""Place names become Where: chosen among a gazetteer's candidates, with reasons, or left open with one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knell.model.where import (
    NEAR_RADIUS_M,
    RADIUS_M,
    Gazetteer,
    Place,
    PlaceLevel,
    PlaceRelation,
    RejectedPlace,
    Where,
)
from knell.resolve.place_candidates import (
    MAX_REJECTED,
    Candidate,
    describe,
    find_problem,
    list_rejected,
    rank_candidates,
)
from knell.resolve.place_evidence import POINTS, SETTLEMENTS, area_around
from knell.resolve.place_phrase import PlacePhrase, parse_place
from knell.resolve.place_relative import Surroundings, place_relative
from knell.resolve.relative_phrase import parse_relative
from knell.text.countries import country_of
from knell.text.country_names import name_in_sentence
from knell.text.names import fold
from knell.text.place_words import is_outlying

SITES = frozenset({PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD})
"""Levels that an entry under a structure's or a street's whole name may have."""

NOT_ENOUGH = "not likely enough to be chosen"

MAX_OTHERS = 8
"""Other places of the article that are looked up."""


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What the text says around a place name.

    `admin` is the wider place that it names ("Deir Ezzor"), `country` the ISO 3166-1 alpha-2 code of the one
    that it is about; both None where it does not say. `other_places` are the article's other place names.
    `level_hint` is what the text calls the place, None where it does not.
    """

    admin: str | None = None
    country: str | None = None
    is_near: bool = False
    other_places: tuple[str, ...] = ()
    level_hint: PlaceLevel | None = None


def resolve_place(phrase: str, context: PlaceContext, gazetteer: Gazetteer) -> Where:
    """Where `phrase` is, with the reason, what was forgiven and the candidates that lost.

    Candidates are weighed by spelling, population, the wider place named, the country that the text is about,
    what the text calls the place, and its other places. Nothing is chosen where only a forgiven spelling in
    another country is left, where the place lies outside the wider place named, or where two places are as
    likely: then there is no point, or, where the text names a wider place, that place's area.

    "near X" is X's point with a radius of `NEAR_RADIUS_M`. "northern X" and "rural X" are areas. A structure
    ("X airbase") that the gazetteer does not have is never put at the point of a settlement that merely
    shares its name: it has the area of the town or division that the text says it is in, else of the
    country, and its name in `facility`. A place put by others ("30 km east of X", "between X and Y") is
    reckoned from them: see `place_relative`.
    """

    def is_known(name: str) -> bool:
        # A structure's name is looked for as one, below: its words stay apart here.
        return any(
            not match.forgiven and match.place.level is not PlaceLevel.STRUCTURE
            for match in gazetteer.look_up(name)
        )

    relative = parse_relative(phrase, is_known)
    if relative is not None:

        def find(name: str, country: str | None, others: tuple[str, ...]) -> Where:
            beside = replace(context, country=country, is_near=False, other_places=others, level_hint=None)
            return resolve_place(name, beside, gazetteer)

        named = _named_country(relative.within, gazetteer) or context.country
        bare = PlacePhrase("", within=relative.within, level=PlaceLevel.REGION)
        around = Surroundings(named, _resolve_wider(bare, context, named, gazetteer))
        return place_relative(phrase, relative, around, find, gazetteer)
    parsed = parse_place(phrase, is_known)
    parsed = replace(
        parsed, is_near=parsed.is_near or context.is_near, level=parsed.level or context.level_hint
    )
    country = _named_country(parsed.within, gazetteer) or context.country
    if parsed.facility is None and parsed.level is PlaceLevel.STRUCTURE and parsed.name:
        parsed = replace(parsed, facility=parsed.name)
    wider = _resolve_wider(parsed, context, country, gazetteer)
    if parsed.facility is not None:
        return _place_structure(phrase, parsed, wider, country, context, gazetteer)
    country = country if wider is None or wider.country is None else wider.country
    candidates = rank_candidates(parsed, country, wider, _others(context, parsed, gazetteer), gazetteer)
    problem = find_problem(candidates)
    if problem is not None:
        return _leave_open(phrase, parsed, problem, wider, country, candidates)
    return _place_at(phrase, parsed, candidates, wider, gazetteer)


def _named_country(names: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The first country among wider places named, as ISO 3166-1 alpha-2; None where none is one."""
    found = (country_of(name, gazetteer) for name in names)
    return next((country for country in found if country is not None), None)


def _resolve_wider(
    parsed: PlacePhrase, context: PlaceContext, country: str | None, gazetteer: Gazetteer
) -> Where | None:
    """The nearest wider place that the text names and that can be found; None where there is none.

    "Aleppo" is a city and the province around it: streets, and structures that stand in towns, are taken to
    be in the city, anything else in the province.
    """
    hint = None if _is_urban(parsed) else PlaceLevel.PROVINCE
    names = [*parsed.within, *([] if context.admin is None else [context.admin])]
    for name in names:
        if name.casefold() == parsed.name.casefold():
            continue
        wider = resolve_place(name, PlaceContext(country=country, level_hint=hint), gazetteer)
        if wider.latitude is not None and wider.facility is None:
            return wider
    return None


def _is_urban(parsed: PlacePhrase) -> bool:
    """Whether the phrase is for a part of a town, or a structure that stands in towns as a rule."""
    if parsed.facility is not None:
        return not is_outlying(parsed.facility)
    return parsed.level is PlaceLevel.NEIGHBOURHOOD


def _others(context: PlaceContext, parsed: PlacePhrase, gazetteer: Gazetteer) -> list[Place]:
    """The likeliest settlement for each other place of the article: the largest, of the country if known."""
    found = []
    names = [name for name in dict.fromkeys(context.other_places) if fold(name) != fold(parsed.name)]
    for name in names[:MAX_OTHERS]:
        matches = gazetteer.look_up(name)
        places = [one.place for one in matches if not one.forgiven and one.place.level in SETTLEMENTS]
        places.sort(key=lambda place: place.country != context.country)
        found += places[:1]
    return found


def _place_at(
    phrase: str,
    parsed: PlacePhrase,
    candidates: Sequence[Candidate],
    wider: Where | None,
    gazetteer: Gazetteer,
) -> Where:
    """The first candidate as Where."""
    first = candidates[0]
    place = first.place
    found = Where(
        phrase=phrase,
        level=_level(place, parsed),
        reason=f"{describe(place)}: " + "; ".join(item.detail for item in first.evidence if item.points >= 0),
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_m=place.radius_m,
        is_area=place.level not in POINTS,
        is_near=parsed.is_near,
        geonameid=place.geonameid if place.geonameid > 0 else None,
        admin=place.admin1,
        country=place.country,
        forgiven=first.match.forgiven,
        rejected=list_rejected(candidates),
        relation=_relation(parsed),
        reasons=tuple(item.detail for item in first.evidence if item.points > 0),
        wider=None if wider is None else wider.phrase,
    )
    if place.level is PlaceLevel.STRUCTURE and place.latitude is not None:
        return _around_structure(found, place)
    if place.level in SETTLEMENTS:
        return _around_settlement(found, place.level, parsed)
    if place.latitude is None:
        return _around_division(found, place, gazetteer)
    return found


def _relation(parsed: PlacePhrase) -> PlaceRelation:
    """How the spot lies to the place, by the words around its name."""
    if parsed.is_surroundings:
        return PlaceRelation.AROUND
    if parsed.is_near:
        return PlaceRelation.NEAR
    return PlaceRelation.PART if parsed.is_part else PlaceRelation.AT


def _with_reason(found: Where, reason: str) -> Where:
    """`found` with one more reason, in the sentence and in the list."""
    return replace(found, reason=f"{found.reason}; {reason}", reasons=(*found.reasons, reason))


def _around_structure(found: Where, place: Place) -> Where:
    """The point of a site that the gazetteer has; "near" it is near a landmark."""
    if found.relation is PlaceRelation.NEAR:
        found = replace(found, radius_m=RADIUS_M[PlaceLevel.NEIGHBOURHOOD])
        return _with_reason(found, "near it, within 1 km")
    relation = PlaceRelation.AT if found.relation is PlaceRelation.PART else found.relation
    radius = RADIUS_M[PlaceLevel.STRUCTURE] if place.radius_m is None else place.radius_m
    return replace(found, relation=relation, radius_m=radius)


def _around_settlement(found: Where, level: PlaceLevel, parsed: PlacePhrase) -> Where:
    """The point of a settlement with its radius, the land around it, or a part of it."""
    if parsed.is_surroundings:
        found = replace(found, level=PlaceLevel.REGION, radius_m=NEAR_RADIUS_M, is_area=True, is_near=True)
        return _with_reason(found, f"the country around it is meant: an area of {NEAR_RADIUS_M // 1000} km")
    if parsed.is_near:
        return _with_reason(replace(found, radius_m=NEAR_RADIUS_M), "near it, within 25 km")
    if parsed.is_part:
        found = replace(
            found,
            level=PlaceLevel.NEIGHBOURHOOD,
            area_level=level,
            radius_m=RADIUS_M[level],
            is_area=True,
        )
        return _with_reason(found, "a part of it is meant, which has no point of its own")
    return replace(found, radius_m=RADIUS_M[level])


def _around_division(found: Where, place: Place, gazetteer: Gazetteer) -> Where:
    """A division without an outline has the area of the division or country around it."""
    around = area_around(place, gazetteer)
    if around is None:
        return _with_reason(found, "the gazetteer has no point for it")
    found = replace(
        found,
        latitude=around.latitude,
        longitude=around.longitude,
        radius_m=around.radius_m,
        area_level=around.level,
    )
    return _with_reason(found, f"the gazetteer has no outline of it: the area is that of {around.name}")


def _level(place: Place, parsed: PlacePhrase) -> PlaceLevel:
    """The gazetteer's level, but the text's word for a settlement; a region for a part of a larger area."""
    if place.level not in SETTLEMENTS:
        return PlaceLevel.REGION if parsed.is_part or parsed.is_surroundings else place.level
    if parsed.level in (PlaceLevel.VILLAGE, PlaceLevel.TOWN, PlaceLevel.CITY):
        return parsed.level
    return place.level


def _place_structure(
    phrase: str,
    parsed: PlacePhrase,
    wider: Where | None,
    country: str | None,
    context: PlaceContext,
    gazetteer: Gazetteer,
) -> Where:
    """A structure that the gazetteer has under its whole name; else, or where several are as likely, an area.

    A forgiven spelling is taken only in the country or the wider place that the text names.
    """
    facility = parsed.facility or ""
    named = replace(parsed, name=facility, facility=None)
    around = country if wider is None or wider.country is None else wider.country
    ranked = rank_candidates(named, around, wider, _others(context, parsed, gazetteer), gazetteer)
    candidates = [one for one in ranked if one.place.level in SITES]
    problem = find_problem(candidates)
    first = candidates[0] if candidates else None
    if first is not None and problem is None and first.place.latitude is not None:
        if first.is_supported or not first.match.forgiven:
            return _place_at(phrase, named, candidates, wider, gazetteer)
    likely = [one for one in candidates if one.refusal is None]
    if problem is None or not likely:
        likely, problem = [], f"{facility} is not in the gazetteer"
    land = gazetteer.country(country) if country is not None else None
    rejected = tuple(RejectedPlace(one.place, NOT_ENOUGH) for one in likely[:MAX_REJECTED])
    return replace(_place_facility(phrase, parsed, problem, wider, land), rejected=rejected)


def _place_facility(
    phrase: str, parsed: PlacePhrase, problem: str, wider: Where | None, country: Place | None
) -> Where:
    """A structure: the area of the town or division that the text says it is in, else of the country."""
    found = Where(
        phrase=phrase,
        level=parsed.level or PlaceLevel.STRUCTURE,
        reason="",
        facility=parsed.facility,
        is_near=parsed.is_near,
        relation=_relation(parsed),
    )
    if wider is not None:
        reason = f"{problem}; the text says that it is in {wider.phrase}: the area is that of {wider.name}"
        found = replace(_in_wider(found, parsed, wider), name=wider.name)
    elif country is None:
        reason = f"{problem}, and the text names no place around it"
    else:
        reason = (
            f"{problem}, and the text names no place around it: the area is that of"
            f" {name_in_sentence(country.country)}"
        )
        found = replace(
            found,
            name=country.name,
            latitude=country.latitude,
            longitude=country.longitude,
            radius_m=country.radius_m,
            is_area=country.latitude is not None,
            country=country.country,
            area_level=country.level,
        )
    return replace(found, reason=reason, reasons=(reason,))


def _in_wider(found: Where, parsed: PlacePhrase, wider: Where) -> Where:
    """`found` with the area of the wider place, wider around a town that it need not stand in.

    It gets no id: it is not that place.
    """
    is_around = wider.level in SETTLEMENTS and (found.is_near or not _is_urban(parsed))
    return replace(
        found,
        latitude=wider.latitude,
        longitude=wider.longitude,
        radius_m=NEAR_RADIUS_M if is_around else wider.radius_m,
        is_area=True,
        admin=wider.admin,
        country=wider.country,
        area_level=wider.area_level or wider.level,
        wider=wider.phrase,
    )


def _leave_open(
    phrase: str,
    parsed: PlacePhrase,
    problem: str,
    wider: Where | None,
    country: str | None,
    candidates: Sequence[Candidate],
) -> Where:
    """No candidate was chosen: the wider place's area where the text names one, else no point at all."""
    found = Where(
        phrase=phrase,
        level=parsed.level or PlaceLevel.OTHER,
        reason=problem,
        country=country,
        is_near=parsed.is_near,
        rejected=tuple(
            RejectedPlace(one.place, one.refusal or NOT_ENOUGH) for one in candidates[:MAX_REJECTED]
        ),
        relation=_relation(parsed),
        reasons=(problem,),
    )
    if wider is None:
        return found
    return _with_reason(
        _in_wider(found, parsed, wider), f"the text says that it is in {wider.phrase}: its area"
    )
