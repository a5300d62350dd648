"""A reading in the published form of the casualty-claims annotations, version 2: what `knell extract` writes."""

from dataclasses import asdict
from typing import Any

from knell.model.claim import Claim
from knell.model.incident import Mention
from knell.model.position import Position
from knell.model.reading import Reading

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
