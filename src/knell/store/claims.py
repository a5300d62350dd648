"""Claims, positions and mentions as they are asked for: joined with the reports that they stand in."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from knell.model.claim import Claim, Span
from knell.model.incident import Mention
from knell.model.position import Position
from knell.model.record import LinkedMention, ReportSummary, SourcedClaim, SourcedPosition
from knell.store.codec import build, load
from knell.store.reports import make_summary, summary_query, unseal_text
from knell.store.tables import claims, mentions, positions, reports
from knell.store.transaction import Transaction

SENTENCE_WINDOW = 1_000
"""Code points that are looked through on each side of a quote for the bounds of its sentence."""

SENTENCE_END = re.compile(
    r"\n|(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Lt|St|Ms))(?<!\b(?:Gen|Col|Maj|Sgt|Mrs))[.!?][\"”’»)]*[ \t]+(?![a-z])"
)
"""A line's end, or a full stop that neither an initial nor a title has."""

Found = TypeVar("Found", Claim, Position, Mention)


def sentence_around(text: str, span: Span) -> str:
    """The words around a span up to the nearest ends of sentences or lines, for showing it in context.

    A simple cut, not the reader's own: an abbreviation that is not known ends a sentence too early.
    """
    before = max(0, span.start - SENTENCE_WINDOW)
    start = max((end.end() for end in SENTENCE_END.finditer(text, before, span.start)), default=before)
    # The quote may hold its full stop and closing marks itself.
    found = SENTENCE_END.search(text, max(span.start, span.end - 2), span.end + SENTENCE_WINDOW)
    end = min(len(text), span.end + SENTENCE_WINDOW) if found is None else max(span.end, found.end())
    return text[start:end].strip()


def list_claims(transaction: Transaction, mention_ids: Sequence[str]) -> list[SourcedClaim]:
    """The claims of these mentions whose content is there, by report (earliest published first) and text."""
    query = summary_query(
        claims.c.claim_id.label("row_id"), claims.c.sealed.label("row_sealed"), reports.c.text_sealed
    ).join(claims, _in_report(claims))
    texts: dict[str, str] = {}
    found = []
    for row in transaction.rows_in(query, claims.c.mention_id, mention_ids):
        if row.report_id not in texts:
            content = unseal_text(transaction.content_key(row), row.report_id, row.text_sealed)
            texts[row.report_id] = content.decode(errors="surrogatepass")
        claim, report = _open(transaction, row, Claim)
        found.append(SourcedClaim(claim, report, sentence_around(texts[row.report_id], claim.span)))
    return sorted(found, key=lambda one: (*_by_report(one.report), one.claim.span.start, one.claim.claim_id))


def list_positions(transaction: Transaction, mention_ids: Sequence[str]) -> list[SourcedPosition]:
    """The positions on the incident of these mentions, in the order of `list_claims`."""
    query = summary_query(
        positions.c.position_id.label("row_id"), positions.c.sealed.label("row_sealed")
    ).join(positions, _in_report(positions))
    found = [
        SourcedPosition(*_open(transaction, row, Position))
        for row in transaction.rows_in(query, positions.c.mention_id, mention_ids)
    ]
    return sorted(
        found, key=lambda one: (*_by_report(one.report), one.position.span.start, one.position.position_id)
    )


def list_linked_mentions(transaction: Transaction, mention_ids: Sequence[str]) -> list[LinkedMention]:
    """These mentions, in the order given; those whose content was erased are left out."""
    query = summary_query(mentions.c.mention_id.label("row_id"), mentions.c.sealed.label("row_sealed")).join(
        mentions, _in_report(mentions)
    )
    found = {
        row.row_id: LinkedMention(*_open(transaction, row, Mention))
        for row in transaction.rows_in(query, mentions.c.mention_id, mention_ids)
    }
    return [found[mention_id] for mention_id in mention_ids if mention_id in found]


def _in_report(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.report_id == reports.c.report_id


def _open(transaction: Transaction, row: sa.Row[Any], kind: type[Found]) -> tuple[Found, ReportSummary]:
    """What a row of `summary_query` with `row_id` and `row_sealed` holds, and the head of its report."""
    content = transaction.content_key(row).unseal(row.row_id, row.row_sealed)
    return build(kind, load(content)), make_summary(transaction, row)


def _by_report(report: ReportSummary) -> tuple[bool, str, str]:
    published = "" if report.published is None else report.published.isoformat()
    return report.published is None, published, report.report_id
