"""Readings in the ledger: what each reader found in a report, with ids keyed by the ledger's secret."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from knell.model.claim import Claim
from knell.model.ids import content_id
from knell.model.incident import Mention
from knell.model.position import Position
from knell.model.reading import Reading, Rejected
from knell.model.report import Report
from knell.model.when import When
from knell.model.where import Where
from knell.store.codec import build, dump, load
from knell.store.sealing import ContentKey, commit, new_salt
from knell.store.tables import claims, mention_successions, mentions, positions, readings, rejected
from knell.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """The rows of one reading, with what their commitment is made of: its own row first, then all others."""

    reading_id: str
    reading: Mapping[str, object]
    mentions: Sequence[Mapping[str, object]]
    claims: Sequence[Mapping[str, object]]
    positions: Sequence[Mapping[str, object]]
    rejected: Sequence[Mapping[str, object]]
    commitment: str


def key_reading(id_key: bytes, report_id: str, reading: Reading) -> Reading:
    """The reading with every local id replaced by an id from its content and the ledger's key.

    Raises ValueError where two ids are the same or one refers to nothing: that is a mistake of the reader.
    """
    local_ids = [mention.mention_id for mention in reading.mentions]
    local_ids += [claim.claim_id for claim in reading.claims]
    local_ids += [position.position_id for position in reading.positions]
    if repeated := [local_id for local_id, count in Counter(local_ids).items() if count > 1]:
        raise ValueError(f"{reading.reader} gave the id {repeated[0]} twice")
    at = (report_id, reading.reader)
    mention_ids = {found.mention_id: _mention_id(id_key, at, found) for found in reading.mentions}
    claim_ids = {found.claim_id: _claim_id(id_key, at, found) for found in reading.claims}

    def known(ids: Mapping[str, str], local_id: str | None) -> str | None:
        if local_id is not None and local_id not in ids:
            raise ValueError(f"{reading.reader} refers to {local_id}, which it did not give")
        return None if local_id is None else ids[local_id]

    return replace(
        reading,
        mentions=tuple(replace(one, mention_id=mention_ids[one.mention_id]) for one in reading.mentions),
        claims=tuple(
            replace(
                one,
                claim_id=claim_ids[one.claim_id],
                mention_id=known(mention_ids, one.mention_id),
                part_of=known(claim_ids, one.part_of),
            )
            for one in reading.claims
        ),
        positions=tuple(
            replace(
                one,
                position_id=_position_id(id_key, at, one),
                mention_id=known(mention_ids, one.mention_id),
            )
            for one in reading.positions
        ),
    )


def check_grounding(report: Report, reading: Reading) -> None:
    """Refuse a quote that is not in the text where it says: it is no claim. Raises ValueError."""
    quoted: list[Claim | Position] = [*reading.claims, *reading.positions]
    for found in quoted:
        if not found.quote or report.text[found.span.start : found.span.end] != found.quote:
            raise ValueError(
                f"{reading.reader}: the quote at {found.span.start}–{found.span.end} of {report.origin}"
                " is not the text that stands there"
            )


def make_rows(
    key: ContentKey, report_id: str, number: int, reading: Reading, *, at: datetime, id_key: bytes
) -> ReadingRows:
    """The rows of a keyed reading, sealed under its report's key."""
    reading_id = content_id(id_key, "rdg", report_id, reading.reader)
    parts = [dump({"salt": new_salt(), **head(reading)})]

    def row(row_id: str, number: int, columns: Mapping[str, object], found: object) -> dict[str, object]:
        content = dump(found)
        parts.append(content)
        common = {"reading_id": reading_id, "number": number, "sealed": key.seal(row_id, content)}
        return {**columns, **common}

    mention_rows = [
        row(found.mention_id, place, {"report_id": report_id, **mention_columns(found)}, found)
        for place, found in enumerate(reading.mentions)
    ]
    claim_rows = [
        row(found.claim_id, place, {"report_id": report_id, **claim_columns(found)}, found)
        for place, found in enumerate(reading.claims)
    ]
    position_rows = [
        row(found.position_id, place, {"report_id": report_id, **position_columns(found)}, found)
        for place, found in enumerate(reading.positions)
    ]
    rejected_rows = [
        row(f"{reading_id}/{place}", place, rejected_columns(found), found)
        for place, found in enumerate(reading.rejected)
    ]
    reading_row = {
        "reading_id": reading_id,
        "report_id": report_id,
        "number": number,
        "at": at,
        "sealed": key.seal(reading_id, parts[0]),
        "claim_count": len(reading.claims),
        **head(reading),
    }
    return ReadingRows(
        reading_id, reading_row, mention_rows, claim_rows, position_rows, rejected_rows, commit(parts)
    )


def insert_rows(transaction: Transaction, rows: ReadingRows) -> None:
    """Insert the rows of one reading."""
    transaction.insert(readings, [rows.reading])
    transaction.insert(mentions, rows.mentions)
    transaction.insert(claims, rows.claims)
    transaction.insert(positions, rows.positions)
    transaction.insert(rejected, rows.rejected)


def insert_successions(transaction: Transaction, old: Reading, new: Reading) -> None:
    """Note for each mention of a report's former reading which one of the new reading tells of the same.

    That is the one that shares most of its sentences, counted in code points; none where none is shared.
    Incidents keep their ids through it when a report is read anew.
    """
    rows = []
    for mention in old.mentions:
        shared = [(_overlap(mention, other), other.mention_id) for other in new.mentions]
        best, successor_id = max(shared, key=lambda pair: pair[0], default=(0, ""))
        if best > 0:
            rows.append({"mention_id": mention.mention_id, "successor_id": successor_id})
    transaction.insert(mention_successions, rows)


def load_reading(transaction: Transaction, reading_row: sa.Row[Any], key: ContentKey) -> Reading:
    """The reading behind a row of `readings`, opened with its report's key."""
    contents: dict[sa.Table, list[Any]] = {}
    for table, _, content in unseal_rows(transaction, reading_row.reading_id, key):
        contents.setdefault(table, []).append(load(content))
    return Reading(
        reader=reading_row.reader,
        is_relevant=reading_row.is_relevant,
        mentions=tuple(build(Mention, data) for data in contents.get(mentions, ())),
        claims=tuple(build(Claim, data) for data in contents.get(claims, ())),
        positions=tuple(build(Position, data) for data in contents.get(positions, ())),
        rejected=tuple(build(Rejected, data) for data in contents.get(rejected, ())),
    )


def unseal_rows(
    transaction: Transaction, reading_id: str, key: ContentKey
) -> Iterator[tuple[sa.Table, sa.Row[Any], bytes]]:
    """Each row that a reading found with its content, in the order of its commitment."""
    for table in (mentions, claims, positions, rejected):
        query = sa.select(table).where(table.c.reading_id == reading_id).order_by(table.c.number)
        for row in transaction.rows(query):
            row_id = f"{reading_id}/{row.number}" if table is rejected else row[0]
            yield table, row, key.unseal(row_id, row.sealed)


@cache
def is_newest() -> sa.ColumnElement[bool]:
    """A row of `readings` is the newest one of its report."""
    later = readings.alias()
    return ~sa.exists().where(
        later.c.report_id == readings.c.report_id, later.c.number > readings.c.number
    ).correlate(readings)


def head(reading: Reading) -> dict[str, object]:
    """What a row of `readings` says in plain columns of the reading as a whole."""
    return {"reader": reading.reader, "is_relevant": reading.is_relevant}


def mention_columns(mention: Mention) -> dict[str, object]:
    """The plain columns of a mention: what it can be found by, and what may stay when its words go."""
    relation = mention.perpetrator_relation
    return {
        "mention_id": mention.mention_id,
        "is_main": mention.is_main,
        "type": mention.type.value,
        "perpetrator_relation": None if relation is None else relation.value,
        **place_columns(mention.when, mention.where),
        **({} if mention.country is None else {"country": mention.country}),
    }


def place_columns(when: When | None, where: Where | None) -> dict[str, object]:
    """The plain columns of a time and a place; all None where they are not known."""
    return {
        "earliest": None if when is None else when.earliest,
        "latest": None if when is None else when.latest,
        "level": None if where is None else where.level.value,
        "latitude": None if where is None else where.latitude,
        "longitude": None if where is None else where.longitude,
        "radius_m": None if where is None else where.radius_m,
        "is_area": None if where is None else where.is_area,
        "geonameid": None if where is None else where.geonameid,
        "country": None if where is None else where.country,
    }


def claim_columns(claim: Claim) -> dict[str, object]:
    """The plain columns of a claim."""
    qualifier = claim.count.qualifier
    return {
        "claim_id": claim.claim_id,
        "mention_id": claim.mention_id,
        "part_of": claim.part_of,
        "scope": claim.scope.value,
        "harm": claim.harm.value,
        "stance": claim.stance.value,
        "low": claim.count.low,
        "high": claim.count.high,
        "qualifier": None if qualifier is None else qualifier.value,
        "unit": claim.count.unit.value,
        "victim_class": claim.victim_class.value,
        "status": claim.victim.status,
        "age": claim.victim.age,
        "sex": claim.victim.sex,
        "role": claim.victim.role,
        "situation": claim.victim.situation,
        "start_at": claim.span.start,
        "end_at": claim.span.end,
        "confidence": claim.confidence,
    }


def position_columns(position: Position) -> dict[str, object]:
    """The plain columns of a position."""
    return {
        "position_id": position.position_id,
        "mention_id": position.mention_id,
        "kind": position.kind.value,
        "start_at": position.span.start,
        "end_at": position.span.end,
    }


def rejected_columns(candidate: Rejected) -> dict[str, object]:
    """The plain columns of a candidate that did not become a claim."""
    return {"start_at": candidate.span.start, "end_at": candidate.span.end}


def _mention_id(id_key: bytes, at: tuple[str, str], mention: Mention) -> str:
    place = (f"{span.start}-{span.end}" for span in mention.spans)
    return content_id(id_key, "mnt", *at, mention.mention_id, mention.type.value, *place)


def _claim_id(id_key: bytes, at: tuple[str, str], claim: Claim) -> str:
    said = (claim.harm.value, claim.victim_class.value, claim.quote)
    return content_id(id_key, "clm", *at, claim.claim_id, *said, str(claim.span.start), str(claim.span.end))


def _position_id(id_key: bytes, at: tuple[str, str], position: Position) -> str:
    place = (str(position.span.start), str(position.span.end), position.quote)
    return content_id(id_key, "pos", *at, position.position_id, position.kind.value, position.party, *place)


def _overlap(mention: Mention, other: Mention) -> int:
    return sum(
        max(0, min(one.end, two.end) - max(one.start, two.start))
        for one in mention.spans
        for two in other.spans
    )
