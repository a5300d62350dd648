"""Reports in a ledger and incidents of them, for the store's own tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from tests.factory import BODY, NOON, make_claim, make_mention, make_reading, make_report

from knell.model.claim import Harm
from knell.model.figure import Figure, FigureStep
from knell.model.incident import FeatureResult, Incident, Mention, PairScore
from knell.model.judgement import Judgement, JudgementKind, make_subjects
from knell.model.mint import MintEvent
from knell.model.record import IncidentQuery
from knell.store.incidents import Derived
from knell.store.ledger import Ledger
from knell.store.rows import StoredReading

EVERYTHING = IncidentQuery()
NOTHING_DERIVED = Derived((), {}, (), ())


def make_judgement(
    judgement_id: str = "JDG-22222222",
    *,
    kind: JudgementKind = JudgementKind.RELIABILITY,
    value: str = "B",
    by: str = "Ada Recorder",
    reason: str = "Two of its counts were confirmed by a hospital.",
    at: datetime = NOON,
    **subjects: Sequence[str],
) -> Judgement:
    """A judgement on a claimant, or with `subjects` on whatever they are."""
    parts = make_subjects(**(subjects or {"claimant": ["Quiet Monitor"]}))
    return Judgement(judgement_id, kind, value, parts, by, at, reason)


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
