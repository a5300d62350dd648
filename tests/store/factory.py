"""Reports in a ledger and incidents of them, for the store's own tests."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from tests.factory import BODY, NOON, make_claim, make_mention, make_reading, make_report

from knell.model.claim import Harm
from knell.model.figure import Figure, FigureStep
from knell.model.incident import FeatureResult, Incident, Mention, PairScore
from knell.model.mint import MintEvent
from knell.model.record import IncidentQuery
from knell.store.ledger import Ledger
from knell.store.rows import StoredReading

EVERYTHING = IncidentQuery()


def add(
    ledger: Ledger, name: str, mention: Mention | None = None, *, reader: str = "rules-1"
) -> StoredReading:
    """Add a report of its own outlet with one mention and one claim."""
    mentions = [make_mention() if mention is None else mention]
    report = make_report(f"{BODY} {name}", title=f"Strike {name}", outlet=name)
    claims = [make_claim(text=report.text)]
    stored = ledger.add_report(
        report, make_reading(mentions=mentions, claims=claims, positions=[], reader=reader), at=NOON
    )
    assert stored is not None
    return stored


def make_incident(incident_id: str, *stored: StoredReading, **changes: Any) -> Incident:
    """An incident of all mentions of these readings, each linked to the one before."""
    mentions = [mention for one in stored for mention in one.reading.mentions]
    ids = tuple(mention.mention_id for mention in mentions)
    links = tuple(
        PairScore(left, right, 0.9, (FeatureResult("place", 1.0, 2.0, "both say “Testabad”"),))
        for left, right in pairwise(ids)
    )
    base = Incident(incident_id, mentions[0].type, mentions[0].when, mentions[0].where, ids, links)
    return replace(base, **changes)


def make_figure(low: int | None, high: int | None, harm: Harm = Harm.KILLED, **changes: Any) -> Figure:
    """A figure of all victims, with a step."""
    steps = (FigureStep("kept", "lowest low to highest high"),)
    return replace(Figure(harm, None, low, high, "minimum-maximum", "1", steps=steps), **changes)


def save(ledger: Ledger, *found: Incident, **changes: Any) -> None:
    """Save these incidents, each minted for its first mention."""
    minted = [
        MintEvent(one.incident_id, one.mention_ids[0], NOON, f"mint-{one.incident_id}")
        for one in found
        if one.mention_ids
    ]
    arguments = {"figures": {}, "minted": minted, "merged": [], "at": NOON, **changes}
    ledger.save_incidents(list(found), **arguments)
