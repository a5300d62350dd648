"""Airwars' five grades, suggested from facts. Published wording of each in `knell.wording.grading`.

Looked at in this order: discounted, confirmed, contested, fair, weak; the first that the facts bear is suggested.
"""

from knell.assess.inputs import Evidence, ToldHarm
from knell.assess.sources import independent_claimants
from knell.model.assessment import Fact, GradeSuggestion
from knell.model.claim import VictimClass
from knell.model.grade import Grade
from knell.model.position import PositionKind
from knell.model.told import SaidPosition

ACCEPTS = frozenset(
    {PositionKind.ACKNOWLEDGES_HARM, PositionKind.ASSESSED_CREDIBLE, PositionKind.CLAIMS_RESPONSIBILITY}
)
"""Positions with which a party accepts responsibility for people harmed."""

ACTS = frozenset({PositionKind.ACKNOWLEDGES_STRIKE, PositionKind.STATES_TARGET})
"""Positions with which a party admits that it acted there then."""

LEAST_TELLERS = 2
"""Reports of different outlets that lay it to one side make an action likely where the party admits none."""

CREDIBLE_SOURCES = 2
"""Airwars: "reported by two or more credible sources"."""


def suggest_grade(evidence: Evidence) -> GradeSuggestion:
    """The grade that the facts bear, those facts, and what is lacking for a better one."""
    telling = [one for one in evidence.testimonies if not one.is_none]
    groups = independent_claimants(telling)
    if not groups:
        return GradeSuggestion(None, (Fact("Nobody who is no party tells of people harmed."),))
    combatants = _all_armed(groups)
    if combatants is not None:
        return GradeSuggestion(Grade.DISCOUNTED, (combatants,))
    accepted = _by_party([one for one in evidence.positions if one.kind in ACCEPTS], "accepts responsibility")
    if accepted:
        return GradeSuggestion(Grade.CONFIRMED, accepted)
    contested = _contested(evidence)
    lacking = ["No party accepts responsibility for people harmed."]
    if contested:
        return GradeSuggestion(Grade.CONTESTED, contested, tuple(lacking))
    sources, action = _sources(groups), _action(evidence)
    if len(groups) >= CREDIBLE_SOURCES and action:
        return GradeSuggestion(Grade.FAIR, (sources, *action), tuple(lacking))
    if len(groups) < CREDIBLE_SOURCES:
        lacking.append("A second credible source, independent of the first.")
    if not action:
        lacking.append("An action by a named belligerent there then, admitted by it or told by two outlets.")
    return GradeSuggestion(Grade.WEAK, (sources, *action), tuple(lacking))


def _all_armed(groups: list[list[ToldHarm]]) -> Fact | None:
    """ "Those killed were combatants": nobody counts anybody else."""
    all_told = [one for group in groups for one in group]
    if any(one.victim_class is not VictimClass.ARMED_ACTOR for one in all_told):
        return None
    return Fact("Every claimant counts armed actors only.", tuple(one.claim_id for one in all_told))


def _contested(evidence: Evidence) -> tuple[Fact, ...]:
    if not evidence.is_contested_by_perpetrator:
        return ()
    named = [one for one in evidence.events if one.accused]
    return (
        Fact("Alternative or rival parties are named.", tuple(one.mention_id for one in named)),
        *dict.fromkeys(
            Fact(f"{one.teller}: {', '.join(sorted(one.accused))}", (one.mention_id,)) for one in named
        ),
    )


def _sources(groups: list[list[ToldHarm]]) -> Fact:
    names = [" and ".join(dict.fromkeys(one.claimant for one in group)) for group in groups]
    ids = tuple(one.claim_id for group in groups for one in group)
    if len(groups) == 1:
        return Fact(f"A single source: {names[0]}.", ids)
    return Fact(f"{len(groups)} independent sources: {', '.join(names)}.", ids)


def _by_party(positions: list[SaidPosition], does: str) -> tuple[Fact, ...]:
    """One fact for each party, with its words, each once."""
    parties: dict[str, list[SaidPosition]] = {}
    for one in positions:
        parties.setdefault(one.party, []).append(one)
    facts = []
    for party, own in parties.items():
        quotes = list(dict.fromkeys(one.quote for one in own))
        fullest = [q for q in quotes if not any(q != other and q in other for other in quotes)]
        said = "; ".join(f"“{quote}”" for quote in fullest)
        facts.append(Fact(f"{party} {does}: {said}", tuple(one.position_id for one in own)))
    return tuple(facts)


def _action(evidence: Evidence) -> tuple[Fact, ...]:
    """A confirmed action of a belligerent, else a likely one."""
    admitted = _by_party([one for one in evidence.positions if one.kind in ACTS], "admits that it acted")
    if admitted:
        return admitted
    by_side: dict[str, dict[str, str]] = {}
    for event in evidence.events:
        for side in event.sides:
            by_side.setdefault(side, {})[event.teller] = event.mention_id
    return tuple(
        Fact(f"{len(tellers)} outlets lay it to {side}: {', '.join(tellers)}.", tuple(tellers.values()))
        for side, tellers in sorted(by_side.items())
        if len(tellers) >= LEAST_TELLERS
    )
