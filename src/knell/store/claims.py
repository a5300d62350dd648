"""Claims, positions and mentions as they are asked for: joined with the reports that they stand in."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from knell.errors import BadInput, NotFound
from knell.model.claim import Claim, Span
from knell.model.incident import Mention
from knell.model.position import Position
from knell.model.record import LinkedMention, ReportSummary, SourcedClaim, SourcedPosition
from knell.store.codec import build, load
from knell.store.reports import make_summary, summary_query, unseal_text
from knell.store.tables import claims, mentions, positions, readings, reports
from knell.store.transaction import Transaction

MENTION_PREFIX = "mnt-"
SHORTEST_BEGINNING = 4
"""Letters of a mention's id that are enough, where they fit only one."""

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


def list_claims(
    transaction: Transaction, mention_ids: Sequence[str], *, with_sentences: bool = True
) -> list[SourcedClaim]:
    """The claims of these mentions whose content is there, by report (earliest published first) and text.

    Without sentences no text is opened, which for many incidents is most of the work; they are "" then.
    """
    texts_too = (reports.c.text_sealed,) if with_sentences else ()
    query = summary_query(
        claims.c.claim_id.label("row_id"), claims.c.sealed.label("row_sealed"), *texts_too
    ).join(claims, _in_report(claims))
    texts: dict[str, str] = {}
    heads: dict[str, ReportSummary] = {}
    found = []
    for row in transaction.rows_in(query, claims.c.mention_id, mention_ids):
        if with_sentences and row.report_id not in texts:
            content = unseal_text(transaction.content_key(row), row.report_id, row.text_sealed)
            texts[row.report_id] = content.decode(errors="surrogatepass")
        claim, report = _open(transaction, row, Claim, heads)
        sentence = sentence_around(texts[row.report_id], claim.span) if with_sentences else ""
        found.append(SourcedClaim(claim, report, sentence))
    return sorted(found, key=lambda one: (*_by_report(one.report), one.claim.span.start, one.claim.claim_id))


def list_all_claims(transaction: Transaction) -> list[SourcedClaim]:
    """Every claim whose content is there, in the order of `list_claims`; the sentences are left empty.

    Texts need not be opened for that: of a large ledger it takes a tenth of the time.
    """
    query = summary_query(claims.c.claim_id.label("row_id"), claims.c.sealed.label("row_sealed")).join(
        claims, claims.c.reading_id == readings.c.reading_id
    )
    found = [SourcedClaim(*_open(transaction, row, Claim), "") for row in transaction.rows(query)]
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


def find_mention(transaction: Transaction, beginning: str) -> str:
    """The one mention whose id begins so, in any case and with or without "mnt-"; also of former readings.

    Raises BadInput where it is too short or fits several, NotFound where it fits none.
    """
    return find_id(transaction, mentions.c.mention_id, beginning, prefix=MENTION_PREFIX, noun="mention")


def find_id(
    transaction: Transaction, column: sa.ColumnElement[str], beginning: str, *, prefix: str, noun: str
) -> str:
    """The one id of this column that begins so; raises as `find_mention`."""
    rest = beginning.strip().lower().removeprefix(prefix)
    if len(rest) < SHORTEST_BEGINNING or not (rest.isascii() and rest.isalnum()):
        raise BadInput(
            f"{beginning!r} is no {noun}: give its id, or at least {SHORTEST_BEGINNING} letters and digits of it;"
            " `knell show INC-…` lists them"
        )
    query = sa.select(column).where(column.startswith(prefix + rest)).limit(2)
    found = [str(row[0]) for row in transaction.rows(query)]
    if not found:
        raise NotFound(f"No {noun} has the id {beginning}. `knell show INC-…` lists those of an incident.")
    if len(found) > 1:
        raise BadInput(f"{beginning!r} fits several {noun}s: give more of the id")
    return found[0]


def _in_report(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.report_id == reports.c.report_id


def _open(
    transaction: Transaction,
    row: sa.Row[Any],
    kind: type[Found],
    heads: dict[str, ReportSummary] | None = None,
) -> tuple[Found, ReportSummary]:
    """What a row of `summary_query` with `row_id` and `row_sealed` holds, and the head of its report.

    `heads` keeps those that were opened, for many rows of one report.
    """
    content = transaction.content_key(row).unseal(row.row_id, row.row_sealed)
    heads = {} if heads is None else heads
    if row.report_id not in heads:
        heads[row.report_id] = make_summary(transaction, row)
    return build(kind, load(content)), heads[row.report_id]


def _by_report(report: ReportSummary) -> tuple[bool, str, str]:
    published = "" if report.published is None else report.published.isoformat()
    return report.published is None, published, report.report_id
