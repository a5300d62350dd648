"""Incidents as they are asked for: one with everything behind it, or a list of those that fit a query."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from knell.model.claim import Harm, VictimClass
from knell.model.figure import Figure
from knell.model.incident import Incident, IncidentType, Mention, PairScore
from knell.model.record import (
    IncidentQuery,
    IncidentRecord,
    IncidentSummary,
    LinkedMention,
    SourcedClaim,
    SourcedPosition,
)
from knell.model.when import When
from knell.model.where import PlaceLevel, Where
from knell.store.claims import list_claims, list_linked_mentions, list_positions
from knell.store.codec import build, load
from knell.store.incidents import resolve_redirect
from knell.store.links import ERASED, open_links
from knell.store.open_candidates import list_candidates
from knell.store.tables import (
    content_keys,
    figures,
    incident_links,
    incident_mentions,
    incidents,
    mentions,
    reports,
)
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction

OPEN_END = 2**31 - 1
"""Stands for an open upper end when figures are compared: the largest number that the column takes."""


def load_incident(transaction: Transaction, incident_id: str) -> IncidentRecord:
    """The incident that this id stands for now, whatever its case; raises NotFound for an unknown one.

    Figures are the kept ones and have no steps.
    """
    row = resolve_redirect(transaction, incident_id.strip().upper())
    only = sa.select(sa.literal(row.incident_id))
    mention_ids = _mention_ids(transaction, only).get(row.incident_id, ())
    words = _words(transaction, only)
    return IncidentRecord(
        incident=_make_incident(row, mention_ids, words, _load_links(transaction, row.incident_id)),
        figures=tuple(figure for _, figure in _load_figures(transaction, only)),
        mentions=tuple(list_linked_mentions(transaction, mention_ids)),
        claims=tuple(list_claims(transaction, mention_ids)),
        positions=tuple(list_positions(transaction, mention_ids)),
        candidates=tuple(list_candidates(transaction, row.incident_id, mention_ids)),
    )


def list_incidents(transaction: Transaction, query: IncidentQuery) -> list[IncidentSummary]:
    """The incidents that fit, the latest first, those without a day last; links are left out.

    Where figures of several policies are kept for one harm, the first one given counts.
    """
    fitting = sa.select(incidents.c.incident_id).where(*_conditions(query))
    order = (incidents.c.earliest.desc().nulls_last(), incidents.c.incident_id)
    rows = transaction.rows(sa.select(incidents).where(incidents.c.incident_id.in_(fitting)).order_by(*order))
    if query.words is not None:
        told = _told(transaction, fitting)
        wanted = query.words.casefold().split()
        rows = [row for row in rows if all(word in told[row.incident_id] for word in wanted)]
    mention_ids, words = _mention_ids(transaction, fitting), _words(transaction, fitting)
    totals: dict[tuple[str, Harm], Figure] = {}
    for incident_id, figure in _load_figures(transaction, fitting, figures.c.victim_class.is_(None)):
        totals.setdefault((incident_id, figure.harm), figure)
    return [
        IncidentSummary(
            incident=_make_incident(row, mention_ids[row.incident_id], words, ()),
            killed=totals.get((row.incident_id, Harm.KILLED)),
            injured=totals.get((row.incident_id, Harm.INJURED)),
            report_count=row.report_count,
            claim_count=row.claim_count,
        )
        for row in rows
    ]


def load_records(
    transaction: Transaction, query: IncidentQuery
) -> list[tuple[IncidentSummary, IncidentRecord]]:
    """The incidents that fit, in the order of `list_incidents`, with what figures are made of.

    For computing over many incidents: claims come without their sentences, incidents without their links.
    """
    found = list_incidents(transaction, query)
    mention_ids = [one for summary in found for one in summary.incident.mention_ids]
    incident_of = {one: s.incident.incident_id for s in found for one in s.incident.mention_ids}
    mentioned: defaultdict[str, list[LinkedMention]] = defaultdict(list)
    claimed: defaultdict[str, list[SourcedClaim]] = defaultdict(list)
    said: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for linked in list_linked_mentions(transaction, mention_ids):
        mentioned[incident_of[linked.mention.mention_id]].append(linked)
    for claim in list_claims(transaction, mention_ids, with_sentences=False):
        if claim.claim.mention_id is not None:
            claimed[incident_of[claim.claim.mention_id]].append(claim)
    for position in list_positions(transaction, mention_ids):
        if position.position.mention_id is not None:
            said[incident_of[position.position.mention_id]].append(position)
    return [
        (
            summary,
            IncidentRecord(
                summary.incident,
                (),
                tuple(mentioned[summary.incident.incident_id]),
                tuple(claimed[summary.incident.incident_id]),
                tuple(said[summary.incident.incident_id]),
            ),
        )
        for summary in found
    ]


def is_current() -> sa.ColumnElement[bool]:
    """A row of `incidents` is one of the ledger's incidents: not merged away, and told of by a report."""
    return sa.and_(incidents.c.redirect_to.is_(None), incidents.c.report_count > 0)


def _conditions(query: IncidentQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [is_current()]
    if query.earliest is not None:
        conditions.append(incidents.c.latest >= query.earliest)
    if query.latest is not None:
        conditions.append(incidents.c.earliest <= query.latest)
    if query.type is not None:
        conditions.append(incidents.c.type == query.type.value)
    if query.country is not None:
        conditions.append(incidents.c.country == query.country.upper())
    if query.killed_at_least is not None:
        # Row by row along the primary key: a database without statistics makes joins of this very slow.
        upper_end = (
            sa.select(sa.func.coalesce(figures.c.high, OPEN_END))
            .where(
                figures.c.incident_id == incidents.c.incident_id,
                figures.c.harm == Harm.KILLED.value,
                figures.c.victim_class.is_(None),
            )
            .order_by(figures.c.number)
            .limit(1)
            .correlate(incidents)
            .scalar_subquery()
        )
        conditions.append(upper_end >= query.killed_at_least)
    return conditions


def _mention_ids(transaction: Transaction, fitting: sa.Select[Any]) -> defaultdict[str, tuple[str, ...]]:
    query = (
        sa.select(incident_mentions.c.incident_id, incident_mentions.c.mention_id)
        .where(incident_mentions.c.incident_id.in_(fitting))
        .order_by(incident_mentions.c.incident_id, incident_mentions.c.number)
    )
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in transaction.rows(query):
        found[row.incident_id] += (row.mention_id,)
    return found


def _words(transaction: Transaction, fitting: sa.Select[Any]) -> dict[tuple[str, str], Any]:
    """The sealed times and places by (incident, "when" or "where"), where their content is there."""
    found = {}
    for name in ("when", "where"):
        sealed, mention_id = incidents.c[f"{name}_sealed"], incidents.c[f"{name}_mention_id"]
        query = (
            sa.select(incidents.c.incident_id, sealed.label("sealed"), *KEY_COLUMNS)
            .select_from(
                incidents.join(mentions, mentions.c.mention_id == mention_id).join(reports).join(content_keys)
            )
            .where(incidents.c.incident_id.in_(fitting), IS_READABLE)
        )
        for row in transaction.rows(query):
            content = transaction.content_key(row).unseal(f"{row.incident_id}/{name}", row.sealed)
            found[row.incident_id, name] = load(content)
    return found


def _make_incident(
    row: sa.Row[Any],
    mention_ids: tuple[str, ...],
    words: dict[tuple[str, str], Any],
    links: Iterable[PairScore],
) -> Incident:
    when = where = None
    if (data := words.get((row.incident_id, "when"))) is not None:
        when = build(When, data)
    elif row.earliest is not None:
        when = When(row.earliest, row.latest, None, ERASED)
    if (data := words.get((row.incident_id, "where"))) is not None:
        where = build(Where, data)
    elif row.level is not None:
        where = Where(
            phrase="",
            level=PlaceLevel(row.level),
            reason=ERASED,
            latitude=row.latitude,
            longitude=row.longitude,
            radius_m=row.radius_m,
            is_area=row.is_area,
            geonameid=row.geonameid,
            country=row.country,
        )
    return Incident(row.incident_id, IncidentType(row.type), when, where, mention_ids, tuple(links))


def _load_figures(
    transaction: Transaction, fitting: sa.Select[Any], *conditions: sa.ColumnElement[bool]
) -> list[tuple[str, Figure]]:
    query = (
        sa.select(figures)
        .where(figures.c.incident_id.in_(fitting), *conditions)
        .order_by(figures.c.incident_id, figures.c.number)
    )
    return [
        (
            row.incident_id,
            Figure(
                harm=Harm(row.harm),
                victim_class=None if row.victim_class is None else VictimClass(row.victim_class),
                low=row.low,
                high=row.high,
                policy=row.policy,
                policy_version=row.policy_version,
                is_vague=row.is_vague,
                is_contested=row.is_contested,
            ),
        )
        for row in transaction.rows(query)
    ]


def _load_links(transaction: Transaction, incident_id: str) -> list[PairScore]:
    """The links of an incident; their sentences say so where either report was erased."""
    query = (
        sa.select(incident_links)
        .where(incident_links.c.incident_id == incident_id)
        .order_by(incident_links.c.number)
    )
    return open_links(transaction, transaction.rows(query))


def _told(transaction: Transaction, fitting: sa.Select[Any]) -> defaultdict[str, str]:
    """What the words of a query are looked for in: place names, targets and titles, case-folded.

    Content is sealed, so the database cannot search it; this opens what fits the query otherwise.
    """
    query = (
        sa.select(
            incident_mentions.c.incident_id,
            mentions.c.mention_id,
            mentions.c.sealed,
            reports.c.report_id,
            reports.c.sealed.label("head_sealed"),
            *KEY_COLUMNS,
        )
        .select_from(incident_mentions.join(mentions).join(reports).join(content_keys))
        .where(incident_mentions.c.incident_id.in_(fitting), IS_READABLE)
    )
    told: defaultdict[str, str] = defaultdict(str)
    for row in transaction.rows(query):
        key = transaction.content_key(row)
        mention = build(Mention, load(key.unseal(row.mention_id, row.sealed)))
        title: str = load(key.unseal(row.report_id, row.head_sealed))["report"]["title"]
        names = [title, mention.place, mention.admin, mention.target, *mention.places]
        if (where := mention.where) is not None:
            names += [where.phrase, where.name, where.admin, where.facility]
        told[row.incident_id] += "\n".join(name for name in names if name is not None).casefold() + "\n"
    return told
