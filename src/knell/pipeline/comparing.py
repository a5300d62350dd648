"""The policies side by side, for one incident and for a selection, with why they differ in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from knell.assess.grades import suggest_grade
from knell.assess.sources import suggest_sources
from knell.model.assessment import GradeSuggestion
from knell.model.claim import Harm
from knell.model.comparison import (
    IncidentComparison,
    PolicyHead,
    PolicyResult,
    PolicyTotal,
    SelectionComparison,
    SumApart,
    SumOfBounds,
)
from knell.model.figure import Figure
from knell.model.grade import Grade
from knell.model.record import IncidentRecord, IncidentSummary
from knell.pipeline.findings import make_evidence, said_positions, told_events
from knell.pipeline.judged import Judged
from knell.pipeline.matching import reconcile_record
from knell.reconcile.contradictions import find_contradictions, is_contested_by_perpetrator
from knell.reconcile.figures import reconcile
from knell.reconcile.policies import POLICIES
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.series import headline_figure

CONTESTED = "contested"
PROVISIONAL = "provisional"
NOT_GRADED = "not graded"
"""Why an incident does not enter a total."""

COMMON_STEPS = frozenset({"counted", "range", "rest", "adds up", "superseded", "fuller statement"})
"""Steps that every policy takes in the same way, so that they explain no difference."""


def head_of(policy: CountingPolicy) -> PolicyHead:
    """A policy as pages name it."""
    grades = None if policy.total_grades is None else tuple(g for g in Grade if g in policy.total_grades)
    harms = None if policy.harms is None else tuple(harm for harm in Harm if harm in policy.harms)
    return PolicyHead(
        policy.name, policy.version, policy.title, policy.about, policy.source, policy.headline, grades, harms
    )


def only_reviewed(policies: Mapping[str, CountingPolicy] = POLICIES) -> dict[str, CountingPolicy]:
    """The same policies, admitting only readings that a person accepted: what a published total may rest on.

    That nobody tells of people killed counts as nothing there: no person looked whether that is so.
    """
    return {name: replace(policy, needs_review=True, no_mention=None) for name, policy in policies.items()}


def compare_record(
    record: IncidentRecord,
    judged: Judged | None = None,
    policies: Mapping[str, CountingPolicy] = POLICIES,
) -> IncidentComparison:
    """One incident under every policy, in their order; the others are compared with the first.

    `judged` None is what the record has.
    """
    judged = record.judged if judged is None else judged
    claims = reconcile_record(record, judged)
    events, positions = told_events(record.mentions), said_positions(record)
    figures = {name: reconcile(claims, policy) for name, policy in policies.items()}
    first = next(iter(policies.values()))
    contradictions = find_contradictions(claims, figures[first.name], events, positions, first)
    is_contested = is_contested_by_perpetrator(contradictions)
    evidence = make_evidence(claims, events, positions, is_contested)
    grade = judged.grades.get(record.incident.incident_id)
    base = _result(first, figures[first.name], None, is_contested, grade)
    results = tuple(
        base if policy is first else _result(policy, figures[name], base, is_contested, grade)
        for name, policy in policies.items()
    )
    return IncidentComparison(
        record.incident.incident_id, results, grade, suggest_grade(evidence), suggest_sources(evidence)
    )


def _result(
    policy: CountingPolicy,
    figures: tuple[Figure, ...],
    base: PolicyResult | None,
    is_contested: bool,
    grade: Grade | None,
) -> PolicyResult:
    killed, injured = (headline_figure(figures, harm, policy) for harm in (Harm.KILLED, Harm.INJURED))
    differs = () if base is None else _differences(policy, killed, injured, base)
    apart = _apart(policy, killed, is_contested, grade)
    return PolicyResult(head_of(policy), figures, killed, injured, differs, apart)


def _apart(
    policy: CountingPolicy, killed: Figure | None, is_contested: bool, grade: Grade | None
) -> str | None:
    """Why the incident stands apart from the policy's total; None where it is in it.

    Who did it, or the victims' status, is contested. Figures that do not meet are no reason: the range has both.
    """
    if policy.total_grades is not None and grade not in policy.total_grades:
        return NOT_GRADED if grade is None else f"graded {grade.value}"
    if killed is not None and killed.is_provisional:
        return PROVISIONAL
    if is_contested or (killed is not None and any(step.action == CONTESTED for step in killed.steps)):
        return CONTESTED
    return None


def _differences(
    policy: CountingPolicy, killed: Figure | None, injured: Figure | None, base: PolicyResult
) -> tuple[str, ...]:
    """Sentences on why a policy's figures are not those of the first one."""
    sentences: list[str] = []
    for harm, own, other in ((Harm.KILLED, killed, base.killed), (Harm.INJURED, injured, base.injured)):
        is_same = (
            own is not None
            and other is not None
            and (own.low, own.high, own.is_provisional, own.best) == (other.low, other.high, False, None)
        )
        if is_same or (own is None and other is None):
            continue
        if policy.harms is not None and harm not in policy.harms:
            sentences.append(f"It counts no people {harm.value}.")
        elif own is not None:
            known = set() if other is None else {step.detail for step in other.steps}
            before = "" if harm is Harm.KILLED else f"People {harm.value}: "
            sentences += [
                f"{before}{step.detail[:1].upper() if not before else step.detail[:1]}{step.detail[1:]}."
                for step in own.steps
                if step.action not in COMMON_STEPS and step.detail not in known
            ]
    return tuple(dict.fromkeys(sentences))


def compare_records(
    records: Sequence[tuple[IncidentSummary, IncidentRecord]],
    judged: Judged | None = None,
    policies: Mapping[str, CountingPolicy] = POLICIES,
) -> SelectionComparison:
    """A selection under every policy, people killed: totals are sums of bounds. `judged` None is what each has."""
    compared = [(summary, compare_record(record, judged, policies)) for summary, record in records]
    totals = tuple(
        _total(number, policy, [comparison for _, comparison in compared])
        for number, policy in enumerate(policies.values())
    )
    results = {comparison.incident_id: comparison.results for _, comparison in compared}
    return SelectionComparison(tuple(summary for summary, _ in compared), totals, results)


def _total(number: int, policy: CountingPolicy, compared: Sequence[IncidentComparison]) -> PolicyTotal:
    included: list[Figure] = []
    suggested: list[Figure] = []
    apart: dict[str, list[tuple[str, Figure]]] = {}
    without = 0
    for comparison in compared:
        result = comparison.results[number]
        figure = result.killed
        if figure is None or (figure.low is None and figure.high is None):
            without += 1
            continue
        if result.apart is None:
            included.append(figure)
        else:
            apart.setdefault(result.apart, []).append((comparison.incident_id, figure))
        if policy.total_grades is not None and _would_enter(policy, comparison.suggestion, comparison.grade):
            suggested.append(figure)
    return PolicyTotal(
        policy=head_of(policy),
        harm=Harm.KILLED,
        total=sum_bounds(included),
        apart=tuple(
            SumApart(why, sum_bounds([one for _, one in found]), tuple(key for key, _ in found))
            for why, found in sorted(apart.items())
        ),
        without_figure=without,
        differs=_reasons(number, compared),
        if_suggested=None if policy.total_grades is None else sum_bounds(suggested),
    )


def _would_enter(policy: CountingPolicy, suggestion: GradeSuggestion, grade: Grade | None) -> bool:
    """A person's grade goes before the suggestion."""
    return (grade or suggestion.grade) in (policy.total_grades or ())


def sum_bounds(figures: Sequence[Figure]) -> SumOfBounds:
    """Lows to lows and highs to highs: bounds, for nobody knows how likely anything between them is."""
    highs = [one.high for one in figures if one.high is not None]
    bests = [one.best for one in figures if one.best is not None]
    return SumOfBounds(
        incidents=len(figures),
        low=sum(one.low or 0 for one in figures),
        high=sum(highs) if len(highs) == len(figures) else None,
        known_high=sum(highs),
        open_above=len(figures) - len(highs),
        open_below=sum(one.low is None for one in figures),
        vague=sum(one.is_vague for one in figures),
        unmet=sum(one.is_contested for one in figures),
        best=sum(bests) if bests else None,
    )


REASONS: Mapping[str, str] = {
    "lowest": "the lowest figure is taken, or a word's fixed number",
    "no mention": "nobody tells of people killed, which counts as 0",
    "best": "one figure is taken as the best estimate",
    "closed end": "an open end is closed by the numbers that are named",
    "presumed": "people of whom no status is said are presumed civilians",
    "contested": "a contested status makes the minimum 0",
    "provisional": "too few independent claimants stand behind the figure",
    "left out": "a claim is left out that the first policy counts",
}
"""What a step means for a whole selection."""


def _reasons(number: int, compared: Sequence[IncidentComparison]) -> tuple[str, ...]:
    """How many incidents differ from the first policy, and by which kind of step."""
    counts: Counter[str] = Counter()
    differing = 0
    for comparison in compared:
        own, base = comparison.results[number].killed, comparison.results[0].killed
        if own is None or base is own or (_same(own, base) and own.best is None):
            continue
        differing += not _same(own, base)
        known = set() if base is None else {step.detail for step in base.steps}
        counts.update({step.action for step in own.steps if step.detail not in known} & set(REASONS))
    return (
        *((f"Its range is another {_in(differing)}.",) if differing else ()),
        *(f"{_in(n).capitalize()} {REASONS[action]}." for action, n in counts.most_common()),
    )


def _in(incidents: int) -> str:
    return "in 1 incident" if incidents == 1 else f"in {incidents:,} incidents"


def _same(own: Figure, base: Figure | None) -> bool:
    return base is not None and (own.low, own.high, own.is_provisional) == (base.low, base.high, False)
