"""How a place was found and a date was read: the same lines for the page and the terminal."""

from dataclasses import dataclass

from knell.model.place_level import PlaceLevel, PlaceRelation
from knell.model.when import When
from knell.model.where import Anchor, RejectedPlace, Where
from knell.text.country_names import country_name
from knell.wording.phrases import say_days
from knell.wording.precision import RELATIONS_OF_PLACE, say_day_codes, say_place_codes
from knell.wording.tables import LEVELS


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a finding: what it is, and a line for each part of it."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands behind a place or a date. `rejected` are the candidates that lost, each with its reason."""

    facts: tuple[Fact, ...]
    rejected: tuple[str, ...] = ()


def explain_place(where: Where) -> Finding:
    """Everything that decided where a place is; what does not apply has no line."""
    site = () if where.facility is None else (f"the site: {where.facility}",)
    facts = (
        Fact("As written", (f"“{where.phrase}”", *site)),
        Fact("Read as", _read_as(where)),
        Fact("Gazetteer entry", _entry(where)),
        Fact("Reckoned from", tuple(_say_anchor(one) for one in where.anchors)),
        Fact("Wider place used", () if where.wider is None else (f"“{where.wider}”",)),
        Fact("Why", where.reasons or (where.reason,)),
        Fact("Overlooked", where.forgiven),
        Fact("Middle of the area" if where.is_area or where.is_near else "Coordinates", _say_point(where)),
        Fact("Radius", () if where.latitude is None else (say_radius(where.radius_m),)),
        Fact("Precision", say_place_codes(where.codes)),
    )
    return Finding(
        tuple(fact for fact in facts if fact.lines), tuple(_say_rejected(one) for one in where.rejected)
    )


def explain_date(when: When) -> Finding:
    """Everything that decided when it was."""
    days = when.earliest.isoformat()
    if when.latest != when.earliest:
        days = f"{days} to {when.latest.isoformat()}"
    zone = "" if when.zone is None else f" ({when.zone})"
    facts = (
        Fact("As written", () if when.phrase is None else (f"“{when.phrase}”",)),
        Fact("Read as", (f"{say_days(when)}: {days}{zone}",)),
        Fact("Part of the day", () if when.part_of_day is None else (when.part_of_day,)),
        Fact("Why", (when.reason,)),
        Fact("Precision", say_day_codes(when.codes)),
    )
    return Finding(tuple(fact for fact in facts if fact.lines))


def say_radius(radius_m: int | None) -> str:
    """ "5 km: somewhere within this distance"; for 10 m or less, the spot itself."""
    if radius_m is None:
        return "not known"
    size = (
        f"{radius_m:,} m"
        if radius_m < METRES
        else f"{radius_m / 1000:,.{0 if radius_m >= 10 * METRES else 1}f} km"
    )
    size = size.replace(".0 km", " km")
    return f"{size}: the spot itself" if radius_m <= SPOT_M else f"{size}: somewhere within this distance"


METRES = 1_000
"""Metres from which kilometres are said."""
SPOT_M = 10
"""Metres: as exact as a building."""


def _read_as(where: Where) -> tuple[str, ...]:
    if where.name is None:
        stands = (
            ("the area of the wider place stands for it",)
            if where.is_area and where.latitude is not None
            else ()
        )
        return (f"not found: {LEVELS[where.level]}", *stands)
    kind = "the area around the site" if where.facility is not None else LEVELS[where.level]
    around = [name for name in (where.admin, country_name(where.country)) if name not in (None, where.name)]
    parts = [where.name, *([] if where.anchors else [kind]), *(name for name in around if name is not None)]
    relation = where.relation
    if relation is PlaceRelation.AT and where.is_near:
        relation = PlaceRelation.NEAR
    is_said = relation is PlaceRelation.AT or where.anchors
    return (", ".join(parts), *(() if is_said else (RELATIONS_OF_PLACE[relation],)))


def _entry(where: Where) -> tuple[str, ...]:
    if where.geonameid is not None:
        return (f"GeoNames {where.geonameid}",)
    return ("none of its own",) if where.latitude is not None else ()


def _say_anchor(anchor: Anchor) -> str:
    """ "“Raqqa”: Ar Raqqah (city, Raqqa, Syria; GeoNames 172955)"."""
    entry = None if anchor.geonameid is None else f"GeoNames {anchor.geonameid}"
    inside = _inside(anchor.level, anchor.admin, anchor.country)
    words = "; ".join(part for part in (inside, entry) if part is not None)
    return f"“{anchor.phrase}”: {anchor.name} ({words})"


def _say_rejected(rejected: RejectedPlace) -> str:
    place = rejected.place
    return f"{place.name} ({_inside(place.level, place.admin1, place.country)}): {rejected.reason}"


def _inside(level: PlaceLevel, admin: str | None, country: str | None) -> str:
    return ", ".join(part for part in (LEVELS[level], admin, country_name(country)) if part is not None)


def _say_point(where: Where) -> tuple[str, ...]:
    if where.latitude is None or where.longitude is None:
        return ()
    return (f"{where.latitude:.4f}, {where.longitude:.4f}",)
