"""Copies in the ledger: sketches of reports by their words, and which reports are alike.

Rows derived from reports, made once for each and anew by another sketcher. Which reports are alike does not depend
on the order in which they came: each pair that shares a band is compared once, by both texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from knell.model.claim import Scope
from knell.model.count import Unit
from knell.model.report import Report
from knell.model.syndication import Likeness, Version
from knell.read.syndication import SKETCHER, Shingled, compare, make_bands, shingle
from knell.store.codec import build, load
from knell.store.readings import is_newest
from knell.store.reports import unseal_text
from knell.store.tables import (
    claims,
    content_keys,
    readings,
    report_bands,
    report_likenesses,
    report_sketches,
    reports,
)
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction, chunked

MOST_HEADS = 500


@dataclass(frozen=True, slots=True)
class SketchInput:
    """What a report is sketched by: the running text of its body, and what its own words say of whose it is."""

    report_id: str
    words: str
    agency: str | None
    published_time: str | None
    is_correction: bool


@dataclass(frozen=True, slots=True)
class _Made:
    number: int
    given: SketchInput
    text: Shingled
    bands: tuple[int, ...]


def list_unsketched(transaction: Transaction, limit: int) -> list[Report]:
    """Reports that have no sketch by this code, at most `limit`, without their bytes."""
    known = sa.select(report_sketches.c.report_id).where(report_sketches.c.sketcher == SKETCHER)
    query = (
        sa.select(reports.c.report_id, reports.c.sealed, reports.c.text_sealed, *KEY_COLUMNS)
        .select_from(reports.join(content_keys))
        .where(IS_READABLE, reports.c.report_id.not_in(known))
        .order_by(reports.c.report_id)
        .limit(limit)
    )
    found = []
    for row in transaction.rows(query):
        key = transaction.content_key(row)
        head = load(key.unseal(row.report_id, row.sealed))["report"]
        text = unseal_text(key, row.report_id, row.text_sealed).decode(errors="surrogatepass")
        found.append(build(Report, {**head, "text": text, "raw": b"", "report_id": row.report_id}))
    return found


def add_sketches(transaction: Transaction, given: Sequence[SketchInput]) -> None:
    """Sketch these reports and note which others, sketched before or with them, they are like.

    A report that has a sketch already gets this one in its place.
    """
    key = transaction.keys.copies_key
    given = sorted({one.report_id: one for one in given}.values(), key=lambda one: one.report_id)
    _forget(transaction, [one.report_id for one in given])
    last = transaction.connection.scalar(sa.select(sa.func.max(report_sketches.c.number))) or 0
    texts = [shingle(one.words, key) for one in given]
    made = [
        _Made(last + place, one, text, bands)
        for place, (one, text, bands) in enumerate(
            zip(given, texts, make_bands(texts, key), strict=True), start=1
        )
    ]
    transaction.insert(report_sketches, list(_sketch_rows(transaction, made)))
    transaction.insert(
        report_bands, [{"band": band, "number": one.number} for one in made for band in one.bands]
    )
    candidates = _find_candidates(transaction, made)
    packed = _load_shingles(transaction, sorted({number for pair in candidates for number in pair}))
    likes = (compare(*packed[left], *packed[right]) for left, right in sorted(candidates))
    transaction.insert(
        report_likenesses,
        [
            {
                "left_id": like.left_id,
                "right_id": like.right_id,
                "jaccard": like.jaccard,
                "contained": like.contained,
            }
            for like in likes
            if like is not None
        ],
    )


def list_likenesses(transaction: Transaction, report_ids: Iterable[str]) -> list[Likeness]:
    """Every likeness among these reports and all that are like them, directly or through others."""
    found: dict[tuple[str, str], Likeness] = {}
    seen: set[str] = set()
    waiting = set(report_ids)
    while waiting:
        seen |= waiting
        reached: set[str] = set()
        for column in (report_likenesses.c.left_id, report_likenesses.c.right_id):
            for row in transaction.rows_in(sa.select(report_likenesses), column, sorted(waiting)):
                found[row.left_id, row.right_id] = Likeness(
                    row.left_id, row.right_id, row.jaccard, row.contained
                )
                reached |= {row.left_id, row.right_id}
        waiting = reached - seen
    return [found[pair] for pair in sorted(found)]


def list_versions(transaction: Transaction, report_ids: Sequence[str]) -> list[Version]:
    """These reports as versions of a text, by plain columns alone; those erased or not sketched are left out."""
    query = (
        sa.select(reports.c.report_id, reports.c.outlet, reports.c.published, report_sketches)
        .select_from(reports.join(content_keys).join(report_sketches))
        .where(IS_READABLE)
    )
    versions = {
        row.report_id: Version(
            report_id=row.report_id,
            outlet=row.outlet,
            agency=row.agency,
            published=row.published,
            time=row.published_time,
            length=row.length,
            figures=frozenset(),
            is_correction=row.is_correction,
        )
        for row in transaction.rows_in(query, reports.c.report_id, report_ids)
    }
    figures = _load_figures(transaction, list(versions))
    return [
        replace(versions[report_id], figures=frozenset(figures.get(report_id, ())))
        for report_id in report_ids
        if report_id in versions
    ]


def _sketch_rows(transaction: Transaction, made: Sequence[_Made]) -> Iterable[Mapping[str, object]]:
    query = sa.select(reports.c.report_id, *KEY_COLUMNS).select_from(reports.join(content_keys))
    ids = [one.given.report_id for one in made]
    keys = {
        row.report_id: transaction.content_key(row)
        for row in transaction.rows_in(query, reports.c.report_id, ids)
    }
    for one in made:
        report_id = one.given.report_id
        yield {
            "number": one.number,
            "report_id": report_id,
            "sketcher": SKETCHER,
            "agency": one.given.agency,
            "published_time": one.given.published_time,
            "is_correction": one.given.is_correction,
            "length": len(one.text.hashes),
            "shingles_sealed": keys[report_id].seal(_row_id(report_id), one.text.packed),
        }


def _forget(transaction: Transaction, report_ids: Sequence[str]) -> None:
    """Take the sketches of these reports away, with what they were like."""
    query = sa.select(report_sketches.c.number)
    numbers = [row.number for row in transaction.rows_in(query, report_sketches.c.report_id, report_ids)]
    if not numbers:
        return
    for chunk in chunked(list(map(str, numbers))):
        old = [int(number) for number in chunk]
        transaction.connection.execute(report_bands.delete().where(report_bands.c.number.in_(old)))
        transaction.connection.execute(report_sketches.delete().where(report_sketches.c.number.in_(old)))
    for ids in chunked(report_ids):
        for column in (report_likenesses.c.left_id, report_likenesses.c.right_id):
            transaction.connection.execute(report_likenesses.delete().where(column.in_(ids)))


def _find_candidates(transaction: Transaction, made: Sequence[_Made]) -> set[tuple[int, int]]:
    """Pairs of sketch numbers that share a band, at least one of each made now; the smaller number first."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for one in made:
        for band in one.bands:
            holders[band].append(one.number)
    pairs: set[tuple[int, int]] = set()
    bands = sorted(holders)
    for start in range(0, len(bands), MOST_HEADS):
        chunk = bands[start : start + MOST_HEADS]
        query = sa.select(report_bands.c.band, report_bands.c.number).where(report_bands.c.band.in_(chunk))
        for band, number in transaction.connection.execute(query):
            pairs |= {(min(own, number), max(own, number)) for own in holders[band] if own != number}
    return pairs


def _load_shingles(transaction: Transaction, numbers: Sequence[int]) -> dict[int, tuple[str, bytes]]:
    found: dict[int, tuple[str, bytes]] = {}
    query = sa.select(
        report_sketches.c.number, report_sketches.c.report_id, report_sketches.c.shingles_sealed, *KEY_COLUMNS
    ).select_from(report_sketches.join(reports).join(content_keys))
    for start in range(0, len(numbers), MOST_HEADS):
        chunk = numbers[start : start + MOST_HEADS]
        for row in transaction.rows(query.where(report_sketches.c.number.in_(chunk))):
            # Of an erased report nothing is left to compare with.
            packed = b""
            if row.wrapped_key is not None:
                packed = transaction.content_key(row).unseal(_row_id(row.report_id), row.shingles_sealed)
            found[row.number] = (row.report_id, packed)
    return found


def _load_figures(
    transaction: Transaction, report_ids: Sequence[str]
) -> dict[str, set[tuple[str, int | None, int | None]]]:
    query = (
        sa.select(claims.c.report_id, claims.c.harm, claims.c.low, claims.c.high)
        .select_from(claims.join(readings))
        .where(
            is_newest(),
            claims.c.unit == Unit.PERSONS.value,
            claims.c.scope != Scope.AGGREGATE.value,
            sa.or_(claims.c.low.is_not(None), claims.c.high.is_not(None)),
        )
    )
    found: defaultdict[str, set[tuple[str, int | None, int | None]]] = defaultdict(set)
    for row in transaction.rows_in(query, claims.c.report_id, report_ids):
        found[row.report_id].add((row.harm, row.low, row.high))
    return found


def _row_id(report_id: str) -> str:
    return f"{report_id}/shingles"
