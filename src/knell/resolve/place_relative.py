"""Where a place is that a phrase puts by others: between two, so far from one, along a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knell.model.place_level import NEAR_RADIUS_M, PlaceLevel, PlaceRelation
from knell.model.where import Anchor, Gazetteer, Where
from knell.resolve.relative_phrase import RelativePhrase
from knell.resolve.sphere import Point, arc_km, displace, middle
from knell.text.nationalities import country_of_adjective

COAST_KM = 370.4
"""Kilometres: 200 nautical miles, as far as a state's exclusive economic zone reaches (UNCLOS, article 57)."""

TOUCHING = 1.5
"""Times the radii of two countries' discs together: farther apart, and they have no border to speak of."""

BORDER_LENGTH = 2
"""Times the radius of the smaller country's disc: how far a border reaches from where the discs meet."""

FARTHEST_KM = 2_000.0
"""Kilometres between two ends: farther apart, and one of the two names is another place."""

_COMPASS = (
    "north north-north-east north-east east-north-east east east-south-east south-east south-south-east south"
    " south-south-west south-west west-south-west west west-north-west north-west north-north-west"
).split()

FindPlace = Callable[[str, str | None, tuple[str, ...]], Where]
"""A place by its name, the country to look in first (ISO 3166-1 alpha-2), and the names beside it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a relative phrase: the country that the text is about and the wider place named.

    Both are None where nothing is known.
    """

    country: str | None
    wider: Where | None


def place_relative(
    phrase: str, parsed: RelativePhrase, around: Surroundings, find: FindPlace, gazetteer: Gazetteer
) -> Where:
    """The area that a relative phrase stands for; always an area, with the places it was reckoned from.

    Where one of these cannot be found there is no point, or, where the text names a wider place, that
    place's area: half of "between A and B" is not a place. Rivers and lone roads have no course in any
    gazetteer, and get the wider place's area too. See docs/decisions/0012-relative-places.md.
    """
    found = Where(phrase=phrase, level=PlaceLevel.REGION, reason="", relation=parsed.relation)
    if parsed.relation is PlaceRelation.RIVER:
        problem = f"{parsed.names[0]} is a river: a line, of which the gazetteer has no course"
        return _leave_open(found, problem, around)
    anchors: list[Anchor] = []
    for number, name in enumerate(parsed.names):
        others = parsed.names[:number] + parsed.names[number + 1 :]
        end = _find_anchor(name, parsed.relation, others, around.country, find, gazetteer)
        if isinstance(end, str):
            return _leave_open(found, end, around)
        anchors.append(end)
    made = _make(found, parsed, anchors, around, gazetteer)
    return made if isinstance(made, Where) else _leave_open(found, made, around)


def _find_anchor(
    name: str,
    relation: PlaceRelation,
    others: tuple[str, ...],
    country: str | None,
    find: FindPlace,
    gazetteer: Gazetteer,
) -> Anchor | str:
    """The place of one of the names; why not, where it cannot be found."""
    code = country_of_adjective(name) if relation is PlaceRelation.BORDER else None
    land = None if code is None else _country_anchor(name, code, gazetteer)
    if land is not None:
        return land
    where = find(name, country, others)
    if where.is_area and others:
        # A province's middle may be nearer to the other end than its city is, and the city is meant.
        alone = find(name, country, ())
        where = where if alone.latitude is None or alone.is_area else alone
    if where.latitude is None or where.longitude is None or where.name is None:
        return f"{name} cannot be found, and so nothing by it: {where.reason}"
    return Anchor(
        name,
        where.name if where.facility is None else f"{where.facility} ({where.name})",
        where.area_level or where.level,
        where.latitude,
        where.longitude,
        where.radius_m or NEAR_RADIUS_M,
        where.geonameid,
        where.admin,
        where.country,
    )


def _country_anchor(phrase: str, code: str, gazetteer: Gazetteer) -> Anchor | None:
    """A country as an anchor; None where the gazetteer has no point or size for it."""
    land = gazetteer.country(code)
    if land is None or land.latitude is None or land.longitude is None or land.radius_m is None:
        return None
    return Anchor(
        phrase,
        land.name,
        land.level,
        land.latitude,
        land.longitude,
        land.radius_m,
        land.geonameid,
        None,
        code,
    )


def _make(
    found: Where,
    parsed: RelativePhrase,
    anchors: Sequence[Anchor],
    around: Surroundings,
    gazetteer: Gazetteer,
) -> Where | str:
    """The area by its anchors; why not, where they do not fit."""
    relation = parsed.relation
    if relation is PlaceRelation.OFFSET:
        return _place_offset(found, parsed, anchors[0])
    if relation is PlaceRelation.WATERS:
        return _place_waters(found, anchors[0])
    if relation is PlaceRelation.BORDER:
        return _place_border(found, anchors, around, gazetteer)
    if len(anchors) == 1:
        return _place_beside(found, anchors[0], "the road to it, whose course is not known")
    return _place_between(found, anchors[0], anchors[1])


def _place_offset(found: Where, parsed: RelativePhrase, anchor: Anchor) -> Where:
    """So far from a place. In a direction, the point there; without one, everything so far around it.

    The radius is what the direction's word leaves open at that distance, at least that of the place itself.
    """
    distance, start = parsed.distance_km or 0.0, _point(anchor)
    spread_m = round(parsed.spread_km * 1000)
    if parsed.bearing is None:
        point, way = start, ""
        radius = max(anchor.radius_m, spread_m + anchor.radius_m)
        words = f"no direction is said: everything within {_say_km(radius)} of {anchor.name}"
    else:
        point = displace(start, parsed.bearing, distance)
        way = f"{_COMPASS[round(parsed.bearing / 22.5) % 16]} of "
        radius = max(anchor.radius_m, spread_m)
        words = f"{way}{anchor.name} leaves {_say_km(radius)} open on each side"
    is_close = distance * 1000 <= NEAR_RADIUS_M
    return _area(
        replace(found, level=PlaceLevel.OTHER),
        point,
        radius,
        [anchor],
        name=f"{_say_km(round(distance * 1000))} {way or 'from '}{anchor.name}",
        reasons=(f"{_say_km(round(distance * 1000))} from {anchor.name} as the text says", words),
        admin=anchor.admin if is_close else None,
    )


def _place_waters(found: Where, anchor: Anchor) -> Where:
    """The sea off a place: it lies in no country."""
    radius = anchor.radius_m + round(COAST_KM * 1000)
    made = _area(
        found,
        _point(anchor),
        radius,
        [anchor],
        name=f"international waters off {anchor.name}",
        reasons=(f"at sea off {anchor.name}, within 200 nautical miles of it",),
        admin=None,
    )
    return replace(made, country=None)


def _place_beside(found: Where, anchor: Anchor, what: str) -> Where:
    """A line of which one end alone is known: the land around that end."""
    radius = max(NEAR_RADIUS_M, anchor.radius_m)
    return _area(
        found,
        _point(anchor),
        radius,
        [anchor],
        name=f"the {found.relation.value} by {anchor.name}",
        reasons=(f"{anchor.name} is named, and {what}: within {_say_km(radius)} of it",),
        admin=anchor.admin,
    )


def _place_between(found: Where, one: Anchor, other: Anchor) -> Where | str:
    """Between two places, or on the road from one to the other: around the middle, as far as both ends."""
    distance = arc_km(_point(one), _point(other))
    if distance > FARTHEST_KM:
        return f"{one.name} and {other.name} are {distance:,.0f} km apart: one of them is another place"
    if distance == 0:
        return f"{one.name} and {other.name} are one place"
    radius = round(distance * 500) + max(one.radius_m, other.radius_m)
    is_road = found.relation is PlaceRelation.ROAD
    return _area(
        found,
        middle(_point(one), _point(other)),
        radius,
        [one, other],
        name=f"{'the road from' if is_road else 'between'} {one.name} {'to' if is_road else 'and'} {other.name}",
        reasons=(
            f"{one.name} and {other.name} are {distance:,.0f} km apart",
            "the spot between them is not said: the area around their middle that holds both",
        ),
        admin=one.admin if one.admin == other.admin else None,
    )


def _place_border(
    found: Where, anchors: Sequence[Anchor], around: Surroundings, gazetteer: Gazetteer
) -> Where:
    """A border: around where the discs of two countries meet, else all of the smaller, or of the one named.

    No gazetteer here has the course of a border. "The Iraqi border" in a text about Syria is that of both.
    """
    sides, home = list(anchors), around.country
    if len(sides) == 1 and sides[0].level is PlaceLevel.COUNTRY and home not in (None, sides[0].country):
        own = _country_anchor(home or "", home or "", gazetteer)
        sides = [own, *sides] if own is not None and _touch(own, sides[0]) else sides
    if len(sides) == 1:
        radius = max(NEAR_RADIUS_M, sides[0].radius_m)
        name, reason = f"the border of {sides[0].name}", "its other side is not said"
        point = _point(sides[0])
    else:
        one, other = sides
        name = f"the border of {one.name} and {other.name}"
        smaller = min(one, other, key=lambda side: side.radius_m)
        point, radius, reason = (
            _point(smaller),
            smaller.radius_m + NEAR_RADIUS_M,
            f"somewhere in {smaller.name}",
        )
        if _touch(one, other):
            point = middle(_point(one), _point(other), one.radius_m / (one.radius_m + other.radius_m))
            radius = max(NEAR_RADIUS_M, BORDER_LENGTH * smaller.radius_m)
            reason = "around where their discs meet"
    made = _area(
        found,
        point,
        radius,
        sides,
        name=name,
        reasons=(f"{name}: {reason}", "the gazetteer has no course of it, and the stretch is not said"),
        admin=sides[0].admin if len(sides) == 1 else None,
    )
    return replace(made, country=around.country) if around.country in {one.country for one in sides} else made


def _touch(one: Anchor, other: Anchor) -> bool:
    """Whether the discs of two places come so near one another that they may have a border."""
    reach = TOUCHING * (one.radius_m + other.radius_m) / 1000
    return 0 < arc_km(_point(one), _point(other)) <= max(reach, 2 * NEAR_RADIUS_M / 1000)


def _area(
    found: Where,
    point: Point,
    radius_m: int,
    anchors: Sequence[Anchor],
    *,
    name: str,
    reasons: tuple[str, ...],
    admin: str | None,
) -> Where:
    """`found` as a disc. It lies in a country where all its anchors do."""
    countries = {anchor.country for anchor in anchors}
    latitude, longitude = (round(degrees, 5) for degrees in point)
    return replace(
        found,
        reason="; ".join(reasons),
        reasons=reasons,
        name=name,
        latitude=latitude,
        longitude=longitude,
        radius_m=radius_m,
        is_area=True,
        admin=admin,
        country=next(iter(countries)) if len(countries) == 1 else None,
        anchors=tuple(anchors),
    )


def _leave_open(found: Where, problem: str, around: Surroundings) -> Where:
    """No area of its own: that of the wider place where the text names one, else none."""
    wider = around.wider
    if wider is None or wider.latitude is None:
        return replace(found, reason=problem, reasons=(problem,), country=around.country)
    reasons = (problem, f"the text says that it is in {wider.phrase}: its area")
    return replace(
        found,
        reason="; ".join(reasons),
        reasons=reasons,
        latitude=wider.latitude,
        longitude=wider.longitude,
        radius_m=max(NEAR_RADIUS_M, wider.radius_m or 0),
        is_area=True,
        admin=wider.admin,
        country=wider.country,
        area_level=wider.area_level or wider.level,
        wider=wider.phrase,
    )


def _point(anchor: Anchor) -> Point:
    return anchor.latitude, anchor.longitude


NEAREST_WHOLE_M = 10_000
"""Metres from which kilometres are said without a decimal."""


def _say_km(metres: int) -> str:
    """ "32 km", "1.5 km", "500 m"."""
    return f"{metres} m" if metres < 1000 else f"{metres / 1000:.{0 if metres >= NEAREST_WHOLE_M else 1}f} km"
