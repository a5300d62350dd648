"""Scored pairs of mentions, kept so that adding a report scores and clusters only what it can touch.

Derived: which pairs come to the threshold under the weights that `meta` names. They are made anew when the
weights change. No words are kept: why a pair scores as it does is told from its two mentions when it is asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from knell.model.incident import Mention
from knell.model.mint import MintEvent
from knell.store.codec import build, load
from knell.store.match_queue import queue, settle
from knell.store.mention_keys import Telling, add_keys, drop_keys, find_named, find_told_alike, replace_keys
from knell.store.readings import is_newest
from knell.store.rows import EventKind, StoredMention
from knell.store.successions import newest_of, with_former
from knell.store.tables import (
    content_keys,
    events,
    incident_mentions,
    mentions,
    readings,
    reports,
    scored_pairs,
)
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction, chunked

NEAR_DEGREES = 0.5
"""Degrees of latitude between two points that are still compared; more than any two points of one event have."""


@dataclass(frozen=True, slots=True)
class KeptPair:
    """Two mentions by id, `left_id` < `right_id`, and their score in [0, 1]."""

    left_id: str
    right_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Reach:
    """How far matching looks, in days: from range to range, and around the news of an event without a day.

    `gap` lies between two known ranges. A report tells of undated events up to `silence` days before it and
    `ahead` days after; two reports of undated events are as far apart at most. Reports that name one place are news
    of it `together` days apart. So many rarest `words` in common outweigh days and places.
    """

    gap: int
    silence: int
    ahead: int
    together: int
    words: int


def replace_pairs(
    transaction: Transaction, tellings: Mapping[str, Telling], pairs: Iterable[KeptPair]
) -> None:
    """These pairs and no others, of these mentions."""
    replace_keys(transaction, tellings)
    transaction.connection.execute(scored_pairs.delete())
    transaction.insert(scored_pairs, [_row(pair) for pair in pairs])


def add_pairs(transaction: Transaction, scored: Mapping[str, Telling], pairs: Iterable[KeptPair]) -> None:
    """The pairs of mentions that were scored now, instead of any that these had."""
    add_keys(transaction, scored)
    _delete(transaction, list(scored))
    transaction.insert(scored_pairs, [_row(pair) for pair in pairs])


def drop_mentions(transaction: Transaction, mention_ids: Sequence[str]) -> None:
    """Forget the pairs of mentions that no longer count; whatever they stood beside is to be matched anew."""
    gone = set(mention_ids)
    beside = {one for pair in pairs_of(transaction, mention_ids) for one in (pair.left_id, pair.right_id)}
    _delete(transaction, mention_ids)
    drop_keys(transaction, mention_ids)
    settle(transaction, mention_ids)
    queue(transaction, beside - gone)


def list_unmatched(transaction: Transaction) -> list[StoredMention]:
    """Mentions of newest readings that stand in no incident yet."""
    missing = ~sa.exists().where(incident_mentions.c.mention_id == mentions.c.mention_id)
    query = sa.select(mentions.c.mention_id).join(readings).where(missing, is_newest())
    return list_mentions(transaction, [row.mention_id for row in transaction.rows(query)])


def list_matchable(transaction: Transaction) -> list[StoredMention]:
    """Mentions of the newest readings whose content is there, by report and place in it."""
    return _open(transaction, _matchable())


def list_mentions(
    transaction: Transaction, mention_ids: Sequence[str], condition: sa.ColumnElement[bool] | None = None
) -> list[StoredMention]:
    """These mentions, those left out that no newest reading has or whose content was erased, or for which the
    condition does not hold."""
    conditions = [] if condition is None else [condition]
    found: list[StoredMention] = []
    for chunk in chunked(mention_ids):
        found += _open(transaction, _matchable().where(mentions.c.mention_id.in_(chunk), *conditions))
    return found


def list_near(
    transaction: Transaction, near: Mention, published: date | None, telling: Telling, reach: Reach
) -> list[StoredMention]:
    """Mentions that could tell of the same event as far as columns and keys know; unknown rules nothing out.

    More than matching looks at, never less: its own rule decides on each.
    """
    in_time = _in_time(near, published, reach)
    found = _open(transaction, _matchable().where(*in_time, *_in_space(near)))
    known = {stored.mention.mention_id for stored in found}
    alike = find_told_alike(transaction, telling, words=reach.words) - known
    in_news = sa.or_(*_told_together(published, reach), sa.and_(*in_time) if in_time else sa.true())
    named = find_named(transaction, telling) - known - alike
    found += list_mentions(transaction, sorted(alike))
    return found + list_mentions(transaction, sorted(named), in_news)


def pairs_of(transaction: Transaction, mention_ids: Sequence[str]) -> set[KeptPair]:
    """The kept pairs of these mentions."""
    found = set()
    for column in (scored_pairs.c.left_id, scored_pairs.c.right_id):
        for row in transaction.rows_in(sa.select(scored_pairs), column, mention_ids):
            found.add(KeptPair(row.left_id, row.right_id, row.score))
    return found


def pairs_around(
    transaction: Transaction, mention_ids: Iterable[str], ties: Mapping[str, Iterable[str]]
) -> tuple[set[str], set[KeptPair]]:
    """Everything that is connected with these mentions: what clustering can change, and nothing else.

    Connected are the mentions of a kept pair, those of one incident, and each mention with its `ties`.
    """
    reached: set[str] = set()
    found: set[KeptPair] = set()
    frontier = set(mention_ids)
    while frontier:
        reached |= frontier
        more = pairs_of(transaction, sorted(frontier))
        found |= more
        beside = {one for pair in more for one in (pair.left_id, pair.right_id)}
        beside |= _of_one_incident(transaction, frontier)
        beside |= {other for one in frontier for other in ties.get(one, ())}
        frontier = beside - reached
    return reached, found


def _of_one_incident(transaction: Transaction, mention_ids: set[str]) -> set[str]:
    """Everything that stands in an incident with one of these mentions."""
    query = sa.select(incident_mentions.c.incident_id)
    column = incident_mentions.c.mention_id
    held = {row.incident_id for row in transaction.rows_in(query, column, sorted(mention_ids))}
    query = sa.select(incident_mentions.c.mention_id)
    rows = transaction.rows_in(query, incident_mentions.c.incident_id, sorted(held))
    return {row.mention_id for row in rows}


def mint_events_at(
    transaction: Transaction, mention_ids: Iterable[str], moved: Sequence[MintEvent]
) -> list[MintEvent]:
    """The mint events of every incident that stands at one of these mentions, in the order of (time, id).

    An incident stands at the mention of its latest event that is still there (see `knell.match.identity`),
    `moved` ones among them, which judgements make. Reads only what concerns these mentions: a ledger has as
    many mint events as incidents.
    """
    here = set(mention_ids)
    anchored = events.c.payload["mention_id"].as_string()
    is_minted = events.c.kind == EventKind.INCIDENT_MINTED.value
    query = sa.select(events.c.subject_id).where(is_minted)
    near = {row.subject_id for row in transaction.rows_in(query, anchored, with_former(transaction, here))}
    near |= {event.incident_id for event in moved if event.mention_id in here}
    query = sa.select(events.c.event_id, events.c.at, events.c.subject_id, events.c.payload).where(is_minted)
    rows = list(transaction.rows_in(query, events.c.subject_id, sorted(near)))
    newest = newest_of(transaction, {row.payload["mention_id"] for row in rows})
    minted = [
        MintEvent(row.subject_id, newest[row.payload["mention_id"]], row.at, row.event_id) for row in rows
    ]
    every = [*minted, *(event for event in moved if event.incident_id in near)]
    elsewhere = sorted({event.mention_id for event in every} - here)
    present = {row.mention_id for chunk in chunked(elsewhere) for row in _present(transaction, chunk)}
    every.sort(key=lambda event: (event.at, event.event_id))
    anchor = {event.incident_id: event.mention_id for event in every if event.mention_id in here | present}
    minted.sort(key=lambda event: (event.at, event.event_id))
    return [event for event in minted if anchor.get(event.incident_id) in here]


def _present(transaction: Transaction, mention_ids: Sequence[str]) -> Sequence[sa.Row[Any]]:
    return transaction.rows(_matchable().where(mentions.c.mention_id.in_(mention_ids)))


def _matchable() -> sa.Select[Any]:
    return (
        sa.select(
            mentions.c.mention_id, mentions.c.report_id, mentions.c.sealed, reports.c.published, *KEY_COLUMNS
        )
        .select_from(
            mentions.join(readings)
            .join(reports, mentions.c.report_id == reports.c.report_id)
            .join(content_keys)
        )
        .where(IS_READABLE, is_newest())
        .order_by(mentions.c.report_id, mentions.c.number)
    )


def _open(transaction: Transaction, query: sa.Select[Any]) -> list[StoredMention]:
    found = []
    for row in transaction.rows(query):
        content = transaction.content_key(row).unseal(row.mention_id, row.sealed)
        found.append(StoredMention(build(Mention, load(content)), row.report_id, row.published))
    return found


def _in_time(near: Mention, published: date | None, reach: Reach) -> list[sa.ColumnElement[bool]]:
    earliest, latest, told = mentions.c.earliest, mentions.c.latest, reports.c.published
    if near.when is not None:
        first, last = near.when.earliest, near.when.latest
        gap = timedelta(reach.gap)
        dated = sa.and_(earliest <= last + gap, latest >= first - gap)
        news = sa.or_(
            told.is_(None), told.between(first - timedelta(reach.ahead), last + timedelta(reach.silence))
        )
    elif published is not None:
        dated = sa.and_(
            earliest <= published + timedelta(reach.ahead), latest >= published - timedelta(reach.silence)
        )
        span = timedelta(reach.silence)
        news = sa.or_(told.is_(None), told.between(published - span, published + span))
    else:
        return []
    return [sa.or_(dated, sa.and_(earliest.is_(None), news))]


def _told_together(published: date | None, reach: Reach) -> list[sa.ColumnElement[bool]]:
    """Whether two reports are news of one thing; nothing is asked of a report without a day."""
    if published is None:
        return []
    span = timedelta(reach.together)
    return [reports.c.published.between(published - span, published + span)]


def _in_space(near: Mention) -> list[sa.ColumnElement[bool]]:
    """Only two points rule one another out: countries and areas may be known from words that are sealed."""
    where = near.where
    if where is None or where.is_area or where.latitude is None or where.longitude is None:
        return []
    if abs(where.latitude) > 80 or abs(where.longitude) > 178:
        return []  # where meridians meet or numbers begin anew, a box of degrees says nothing
    aside = 6 * NEAR_DEGREES  # a degree of longitude at 80 degrees north is a sixth of one at the equator
    return [
        sa.or_(
            mentions.c.latitude.is_(None),
            mentions.c.longitude.is_(None),
            mentions.c.is_area,
            sa.and_(
                mentions.c.latitude.between(where.latitude - NEAR_DEGREES, where.latitude + NEAR_DEGREES),
                mentions.c.longitude.between(where.longitude - aside, where.longitude + aside),
            ),
        )
    ]


def _delete(transaction: Transaction, mention_ids: Sequence[str]) -> None:
    for column in (scored_pairs.c.left_id, scored_pairs.c.right_id):
        for chunk in chunked(mention_ids):
            transaction.connection.execute(scored_pairs.delete().where(column.in_(chunk)))


def _row(pair: KeptPair) -> dict[str, object]:
    return {"left_id": pair.left_id, "right_id": pair.right_id, "score": pair.score}
