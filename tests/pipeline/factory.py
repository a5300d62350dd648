"""Documents in memory, reports with made mentions, and what a ledger says of its incidents."""

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

from tests.factory import NOON, make_claim, make_mention, make_reading, make_report

from knell.adapters.files import Document
from knell.errors import Unreadable
from knell.model.figure import Figure
from knell.model.incident import Mention
from knell.model.record import IncidentQuery
from knell.model.report import Origin
from knell.model.where import Gazetteer
from knell.pipeline.adding import Outcome, Summary, add_reports
from knell.pipeline.look import show_incident
from knell.store.ledger import Ledger
from knell.store.rows import StoredReading

MAX_BYTES = 2_000_000
"""What one report may have in these tests."""

ARTICLE = {
    "doc_id": "a-1",
    "outlet": "The Example Post",
    "published": "2017-06-27",
    "title": "Air strike on Mayadeen market",
    "text": "An air strike killed 12 civilians in Mayadeen in Syria on Monday, the Quiet Monitor said.",
}


def make_article(**changes: object) -> str:
    """One article as a line of JSON: an invented strike on a real town."""
    return json.dumps({**ARTICLE, **changes}, ensure_ascii=False)


def make_document(data: bytes | str, name: str = "report.txt", *, at: datetime = NOON) -> Document:
    """A document in memory, retrieved at noon of 28 June 2017."""
    raw = data.encode() if isinstance(data, str) else data
    return Document(Origin(name, at), None, None, io.BytesIO(raw))


def make_articles(*articles: str, name: str = "articles.jsonl") -> Document:
    """Lines of JSON as one document."""
    return make_document("\n".join(articles), name)


def add(
    ledger: Ledger, gazetteer: Gazetteer, *documents: Document | Unreadable
) -> tuple[Summary, list[Outcome]]:
    """Add documents; the summary, and what was told of each report."""
    told: list[Outcome] = []
    summary = add_reports(ledger, gazetteer, documents, max_bytes=MAX_BYTES, on_progress=told.append)
    return summary, told


def keep(ledger: Ledger, name: str, mention: Mention, low: int = 12) -> StoredReading:
    """A report of its own outlet with this mention and one claim, kept and not matched."""
    quote = f"{low} civilians were killed"
    report = make_report(f"{quote} in {name}.", title=name, outlet=name)
    claim = make_claim(quote=quote, text=report.text, claimant=f"Monitor of {name}")
    claim = replace(claim, count=replace(claim.count, low=low, high=low, phrase=str(low)))
    reading = make_reading(mentions=[mention], claims=[claim], positions=[])
    stored = ledger.add_report(report, reading, at=datetime.now(UTC))
    assert stored is not None
    return stored


def mention_on(*days: int) -> Mention:
    """A strike on Testabad on a day of June 2017, or in the days from the first to the last given.

    Nobody is blamed and no target named, so that two of different days are told apart.
    """
    first, last = date(2017, 6, days[0]), date(2017, 6, days[-1])
    mention = make_mention(perpetrators=[], target=None)
    assert mention.when is not None
    return replace(mention, when=replace(mention.when, earliest=first, latest=last))


def incident_ids(ledger: Ledger) -> dict[frozenset[str], str]:
    """The partition of mentions into incidents, with their ids."""
    summaries = ledger.incident_summaries(IncidentQuery())
    return {frozenset(one.incident.mention_ids): one.incident.incident_id for one in summaries}


def figures(ledger: Ledger) -> dict[frozenset[str], tuple[Figure, ...]]:
    """The figures of every incident, with their steps, by its mentions."""
    return {
        ids: show_incident(ledger, incident_id).figures for ids, incident_id in incident_ids(ledger).items()
    }
