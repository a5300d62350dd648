"""Contradictions of an incident: in its figures, in who did it, what was hit, and whether it happened."""

from collections.abc import Sequence
from itertools import combinations

from knell.model.claim import Harm, Scope
from knell.model.contradiction import Contradiction, ContradictionKind, ContradictionSide
from knell.model.count import Unit
from knell.model.figure import Figure
from knell.model.incident import PerpetratorRelation
from knell.model.position import PositionKind
from knell.model.told import SaidPosition, ToldEvent
from knell.reconcile.admission import admit
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.statements import Statement, current_statements, make_statements
from knell.reconcile.totals import is_total
from knell.text.names import fold

_FROM_STEPS = {
    "contested": ContradictionKind.STATUS,
    "contradiction": ContradictionKind.ADDITION,
    "does not add up": ContradictionKind.ADDITION,
}
"""Steps of figures that are contradictions, and on what."""

_SMALL_WORDS = frozenset("a an the of in at on near and or its their his one two some".split())


def find_contradictions(
    claims: Sequence[ReconcileClaim],
    figures: Sequence[Figure],
    events: Sequence[ToldEvent],
    positions: Sequence[SaidPosition],
    policy: CountingPolicy,
) -> tuple[Contradiction, ...]:
    """All contradictions of one incident, by kind; `figures` are those of the same claims under `policy`."""
    found = [
        *_in_figures(claims, policy),
        *_in_steps(claims, figures),
        *_in_harms(figures),
        *_in_perpetrators(events),
        *_in_target(events, positions),
        *_in_occurrence(claims, positions),
    ]
    order = list(ContradictionKind)
    return tuple(dict.fromkeys(sorted(found, key=lambda one: order.index(one.kind))))


def is_contested_by_perpetrator(contradictions: Sequence[Contradiction]) -> bool:
    """True where sources name alternative or rival parties: such an incident is contested."""
    return any(one.kind is ContradictionKind.PERPETRATOR for one in contradictions)


def _in_figures(claims: Sequence[ReconcileClaim], policy: CountingPolicy) -> list[Contradiction]:
    """Totals of different claimants that have no number in common."""
    found = []
    by_key = {item.key: item for item in claims}
    for harm in Harm:
        admitted, _ = admit([item for item in claims if item.claim.harm is harm], policy)
        statements, _ = current_statements(make_statements(admitted, by_key, policy), policy)
        totals = [s for s in statements if is_total(s) and not s.interval.is_vague]
        apart = {
            id(s): s
            for pair in combinations(totals, 2)
            if pair[0].item.claimant_key != pair[1].item.claimant_key
            and not pair[0].interval.overlaps(pair[1].interval)
            for s in pair
        }
        if apart:
            sides = tuple(_figure_side(s) for s in apart.values())
            said = "; ".join(f"{side.who}: {side.says}" for side in sides)
            words = f"The figures of people {_harm(harm)} do not meet ({said})."
            found.append(Contradiction(ContradictionKind.FIGURES, words, sides))
    return found


def _figure_side(statement: Statement) -> ContradictionSide:
    return ContradictionSide(statement.item.claimant_key, statement.interval.words, statement.claim_ids)


def _in_steps(claims: Sequence[ReconcileClaim], figures: Sequence[Figure]) -> list[Contradiction]:
    """What counting ran into: a contested status, parts that are more than their total."""
    by_id = {item.claim.claim_id: item for item in claims}
    found: list[Contradiction] = []
    seen: set[tuple[Harm, frozenset[str]]] = set()
    steps = [(figure.harm, step) for figure in figures for step in figure.steps]
    is_about_status = {harm for harm, step in steps if step.action == "contested"}
    for harm, step in steps:
        kind = _FROM_STEPS.get(step.action)
        if kind is None or "does not meet" in step.detail:
            continue
        # Where the status is contested, both statuses are too many for the total: that is no news.
        if kind is ContradictionKind.ADDITION and not step.claim_ids and harm in is_about_status:
            continue
        key = (harm, frozenset(step.claim_ids))
        # Civilians against armed actors is one contradiction, and a step of both figures.
        if kind is ContradictionKind.STATUS and key in seen:
            continue
        seen.add(key)
        sides = tuple(
            ContradictionSide(by_id[one].claimant_key, by_id[one].claim.quote, (one,))
            for one in step.claim_ids
            if one in by_id
        )
        found.append(Contradiction(kind, f"People {_harm(harm)}: {step.detail}.", sides))
    return found


def _in_harms(figures: Sequence[Figure]) -> list[Contradiction]:
    """Killed and injured against "killed or injured"."""
    totals = {f.harm: f for f in figures if f.victim_class is None}
    both = totals.get(Harm.KILLED_OR_INJURED)
    parts = [totals[harm] for harm in (Harm.KILLED, Harm.INJURED) if harm in totals]
    if both is None or both.high is None or len(parts) < 2:
        return []
    low_sum = sum(part.low or 0 for part in parts)
    if low_sum <= both.high:
        return []
    said = " and ".join(f"{part.words} {part.harm.value}" for part in parts)
    words = f"{said} are more than the {both.words} said to be killed or injured."
    return [Contradiction(ContradictionKind.ADDITION, words)]


def _in_perpetrators(events: Sequence[ToldEvent]) -> list[Contradiction]:
    found = []
    doubtful: dict[tuple[str, tuple[str, ...]], list[ToldEvent]] = {}
    for event in events:
        if event.relation in (PerpetratorRelation.ALTERNATIVE, PerpetratorRelation.RIVAL):
            doubtful.setdefault((event.teller, tuple(sorted(event.accused))), []).append(event)
    for (teller, names), own in doubtful.items():
        is_either = all(event.relation is PerpetratorRelation.ALTERNATIVE for event in own)
        words = (
            f"{teller} names {' or '.join(names)}: one or the other."
            if is_either
            else f"{teller} gives rival accounts of who did it: {', '.join(names)}."
        )
        ids = tuple(event.mention_id for event in own)
        sides = tuple(ContradictionSide(teller, name, ids) for name in names)
        found.append(Contradiction(ContradictionKind.PERPETRATOR, words, sides))
    named = [event for event in events if event.sides]
    apart = [pair for pair in combinations(named, 2) if not pair[0].sides & pair[1].sides]
    if apart:
        events_apart = {one.mention_id: one for pair in apart for one in pair}
        sides = tuple(
            ContradictionSide(one.teller, ", ".join(one.accused), (one.mention_id,))
            for one in events_apart.values()
        )
        said = "; ".join(f"{side.who}: {side.says}" for side in sides)
        words = f"Reports lay it to different parties ({said})."
        found.append(Contradiction(ContradictionKind.PERPETRATOR, words, sides))
    return found


def _in_target(events: Sequence[ToldEvent], positions: Sequence[SaidPosition]) -> list[Contradiction]:
    """A party's word on its target against what reports say was hit, where they share no word."""
    told = [event for event in events if event.target is not None]
    stated: dict[str, list[SaidPosition]] = {}
    for position in positions:
        if position.kind is PositionKind.STATES_TARGET:
            stated.setdefault(position.party, []).append(position)
    found = []
    for party, own in stated.items():
        named = set().union(*(_content(position.quote) for position in own))
        if not told or any(named & _content(event.target or "") for event in told):
            continue
        sides = (
            *(ContradictionSide(party, position.quote, (position.position_id,)) for position in own),
            *(ContradictionSide(one.teller, one.target or "", (one.mention_id,)) for one in told),
        )
        hit = ", ".join(dict.fromkeys(one.target or "" for one in told))
        words = f"{party} states another target; reports say what was hit: {hit}."
        found.append(Contradiction(ContradictionKind.TARGET, words, sides))
    return found


def _content(words: str) -> set[str]:
    return {word for word in fold(words).split() if word not in _SMALL_WORDS}


def _in_occurrence(
    claims: Sequence[ReconcileClaim], positions: Sequence[SaidPosition]
) -> list[Contradiction]:
    """A denial, or "no casualties", against claimants who count people harmed."""
    persons = [
        item
        for item in claims
        if not item.is_rejected
        and item.claim.scope is not Scope.AGGREGATE
        and item.claim.count.unit is Unit.PERSONS
    ]
    harmed = [i for i in persons if not i.is_party and i.claim.count.high != 0]
    if not harmed:
        return []
    sides = [
        ContradictionSide(one.party, one.quote, (one.position_id,))
        for one in positions
        if one.kind is PositionKind.DENIES
    ]
    sides += [
        ContradictionSide(item.claimant_key, item.claim.quote, (item.claim.claim_id,))
        for item in persons
        if item.claim.count.high == 0
    ]
    if not sides:
        return []
    names = ", ".join(dict.fromkeys(side.who for side in sides))
    others = tuple(
        ContradictionSide(item.claimant_key, item.claim.quote, (item.claim.claim_id,)) for item in harmed
    )
    words = f"{names} {'deny' if ', ' in names else 'denies'} it; others count people harmed."
    return [Contradiction(ContradictionKind.OCCURRENCE, words, (*sides, *others))]


def _harm(harm: Harm) -> str:
    return harm.value.replace("_", " ")
