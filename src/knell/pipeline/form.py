"""What `knell extract` and `knell places` write.

The first is the published form of the casualty-claims annotations, version 2.
"""

from dataclasses import asdict
from typing import Any

from knell.model.claim import Claim
from knell.model.incident import Mention
from knell.model.position import Position
from knell.model.reading import Reading
from knell.model.toponym import PlacedToponym

JsonObject = dict[str, Any]


def reading_form(doc_id: str | None, reading: Reading) -> JsonObject:
    """The whole reading as one JSON object: doc_id, relevant, incidents, claims, positions."""
    return {
        "doc_id": doc_id,
        "relevant": reading.is_relevant,
        "incidents": [_incident(mention) for mention in reading.mentions],
        "claims": [_claim(claim) for claim in reading.claims],
        "positions": [_position(position) for position in reading.positions],
    }


def _incident(mention: Mention) -> JsonObject:
    when, where = mention.when, mention.where
    relation = mention.perpetrator_relation
    return {
        "id": mention.mention_id,
        "main": mention.is_main,
        "type": mention.type.value,
        "weapon": mention.weapon,
        "date_start": None if when is None else when.earliest.isoformat(),
        "date_end": None if when is None else when.latest.isoformat(),
        "date_quote": mention.date_phrase,
        "place": mention.place,
        "places": list(mention.places),
        "near": mention.is_near,
        "place_level": None if where is None else where.level.value,
        "admin": mention.admin,
        "country": mention.country,
        "target": mention.target,
        "perpetrators": [{"name": p.name, "stance": p.stance.value} for p in mention.perpetrators],
        "perpetrator_relation": None if relation is None else relation.value,
    }


def _claim(claim: Claim) -> JsonObject:
    count = claim.count
    return {
        "id": claim.claim_id,
        "incident": claim.mention_id,
        "scope": claim.scope.value,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "figure": count.phrase,
        "qualifier": None if count.qualifier is None else count.qualifier.value,
        "low": count.low,
        "high": count.high,
        "unit": count.unit.value,
        "harm": claim.harm.value,
        "victims": claim.victims,
        "victim_class": claim.victim_class.value,
        "victim": asdict(claim.victim),
        "claimant": claim.attribution.claimant,
        "claimant_org": claim.attribution.organisation,
        "via": claim.attribution.via,
        "part_of": claim.part_of,
        "stance": claim.stance.value,
        "confidence": claim.confidence,
    }


def _position(position: Position) -> JsonObject:
    form = {
        "party": position.party,
        "incident": position.mention_id,
        "position": position.kind.value,
        "quote": position.quote,
    }
    return form if position.accused is None else {**form, "accused": position.accused}


def placed_form(placed: PlacedToponym) -> JsonObject:
    """A place of a text as `knell places` writes it; point, radius and level are null where it was left open."""
    one, place = placed.toponym, placed.place
    known: JsonObject = {
        "name": one.name if one.region is None else one.region.name,
        "geonameid": None,
        "country": None,
    }
    if place is not None:
        known = {
            "name": place.name,
            "geonameid": place.geonameid if place.geonameid > 0 else None,
            "country": place.country or None,
        }
    elif one.region is not None:
        known["geonameid"] = one.region.geonameid
    return {
        "start": one.start,
        "end": one.end,
        "phrase": one.name,
        "kind": one.kind.value,
        **known,
        "lat": placed.latitude,
        "lon": placed.longitude,
        "level": placed.level,
        "radius_m": placed.radius_m,
        "confidence": round(placed.confidence * one.confidence, 3),
        "why": placed.reason,
        "rejected": [
            {
                "name": lost.place.name,
                "geonameid": lost.place.geonameid,
                "country": lost.place.country,
                "why": lost.reason,
            }
            for lost in placed.rejected
        ],
    }
