"""Every policy on the claims that people annotated: figures are computed again from them, and parts add up."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from eval.corpus import CORPUS

from knell.model.claim import Attribution, Claim, Harm, Scope, Span, Stance, VictimAxes, VictimClass
from knell.model.count import Count, Qualifier, Unit
from knell.reconcile import POLICIES, ReconcileClaim, reconcile, replay

pytestmark = pytest.mark.corpus

GOLD = CORPUS / "gold.jsonl"
LEAST_INCIDENTS = 150
"""Of the 219 annotated incidents those with a claim; fewer means that the file was not read."""


def make_item(doc_id: str, raw: Mapping[str, Any]) -> ReconcileClaim:
    """An annotated claim, by its organisation, claimant or outlet, as one report on one day."""
    qualifier = None if raw["qualifier"] is None else Qualifier(raw["qualifier"])
    claim = Claim(
        claim_id=raw["id"],
        mention_id=raw["incident"],
        scope=Scope(raw["scope"]),
        span=Span(0, 1),
        quote=raw["quote"],
        count=Count(raw["low"], raw["high"], qualifier, raw["figure"], Unit(raw["unit"])),
        harm=Harm(raw["harm"]),
        victims=raw["victims"],
        victim_class=VictimClass(raw["victim_class"]),
        victim=VictimAxes(),
        attribution=Attribution(raw["claimant"]),
        part_of=raw["part_of"],
        stance=Stance(raw["stance"]),
        confidence=1.0,
    )
    who = raw["claimant_org"] or raw["claimant"] or "the outlet"
    return ReconcileClaim(claim, doc_id, None, date(2017, 1, 1), who)


@pytest.fixture(scope="module")
def incidents() -> list[list[ReconcileClaim]]:
    """The claims of each annotated incident that has some."""
    if not GOLD.exists():
        pytest.skip(f"needs {GOLD}")
    found: dict[tuple[str, str], list[ReconcileClaim]] = defaultdict(list)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for raw in document["claims"]:
            if raw["incident"] is not None:
                item = make_item(document["doc_id"], raw)
                found[document["doc_id"], raw["incident"]].append(item)
    return list(found.values())


@pytest.mark.parametrize("name", POLICIES)
def test_every_figure_is_computed_again(name: str, incidents: list[list[ReconcileClaim]]) -> None:
    assert len(incidents) >= LEAST_INCIDENTS
    policy = POLICIES[name]
    for items in incidents:
        for figure in reconcile(items, policy):
            if figure.derivation is None:
                assert (figure.low, figure.high) == (None, None)
            else:
                assert replay(figure.derivation, items, policy) == (figure.low, figure.high)


def test_the_conservative_figure_is_never_above_the_range(incidents: list[list[ReconcileClaim]]) -> None:
    """A word may stand for less, and a number from above only for nobody's number."""
    for items in incidents:
        ranges = [f for f in reconcile(items, POLICIES["minimum-maximum"]) if f.harm is Harm.KILLED]
        lowest = [f for f in reconcile(items, POLICIES["conservative"]) if f.harm is Harm.KILLED]
        if ranges and ranges[0].high is not None and not lowest[0].is_vague:
            assert lowest[0].high is not None and lowest[0].high <= ranges[0].high


def test_bests_of_parts_add_up_or_it_is_said(incidents: list[list[ReconcileClaim]]) -> None:
    for items in incidents:
        figures = [f for f in reconcile(items, POLICIES["best-low-high"]) if f.harm is Harm.KILLED]
        if figures and figures[0].best is not None:
            parts = sum(f.best or 0 for f in figures[1:] if f.side is None)
            is_flagged = any(step.action == "does not add up" for step in figures[0].steps)
            assert parts == figures[0].best or is_flagged
