"""How far each claim of an incident is borne out by others: the Admiralty's 1 to 6, suggested from facts alone.

Who makes the claim plays no part: the reliability of a source is graded by itself. Compared are figures of persons of
one harm and one class, asserted, by claimants who are independent of one another:

1. confirmed: two or more others give a figure that agrees, and nobody one that does not;
2. probably true: one other does, and nobody one that does not;
3. possibly true: others agree and others do not;
4. doubtful: others give figures, and none agrees;
6. cannot be judged: nobody else counts the same.

5 (improbable) is for a person to give. Words without a number ("dozens") and readings that a person rejected bear
nothing out. A person's grade outranks the suggestion.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knell.model.claim import Claim, Scope, Stance
from knell.model.count import Count, Qualifier, Unit
from knell.model.grade import Review
from knell.model.record import SourcedClaim
from knell.model.source import Credibility, CredibilityGrade, IndependenceGroup

Rival = tuple[str, str, Claim]
"""A claim that bears another out or does not: the key of its claimant's group, the claimant's name, the claim."""


def grade_claims(
    claims: Sequence[SourcedClaim],
    independence: Iterable[IndependenceGroup],
    judged: Mapping[str, CredibilityGrade] | None = None,
) -> tuple[SourcedClaim, ...]:
    """The claims of one incident, each with its grade; `judged` are a person's, by claim.

    Claims whose claimant was not found out are left without one.
    """
    judged = judged or {}
    group_of = {key: group for group in independence for key in group.claimant_keys}
    rivals: defaultdict[tuple[str, str], list[Rival]] = defaultdict(list)
    for sourced in claims:
        claimant = sourced.claimant
        if claimant is None or sourced.review is Review.REJECTED:
            continue
        if _counts(sourced.claim) and not _is_vague(sourced.claim):
            rival = (group_of[claimant.key].key, claimant.name, sourced.claim)
            rivals[_subject(sourced.claim)].append(rival)
    graded = []
    for sourced in claims:
        grade = judged.get(sourced.claim.claim_id)
        if grade is None and sourced.claimant is not None:
            own = group_of[sourced.claimant.key].key
            grade = _suggest(sourced.claim, own, rivals[_subject(sourced.claim)])
        graded.append(replace(sourced, credibility=grade))
    return tuple(graded)


def _suggest(claim: Claim, own: str, rivals: Iterable[Rival]) -> CredibilityGrade:
    if not _counts(claim):
        return CredibilityGrade(Credibility.UNJUDGED, "no asserted figure of persons of the incident")
    verdicts: defaultdict[str, bool] = defaultdict(bool)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for group, name, other in rivals:
        if group != own:
            verdicts[group] |= _overlap(claim.count, other.count)
            names[group].add(name)
    told = {group: ", ".join(sorted(own_names)) for group, own_names in names.items()}
    agreeing = sorted(told[group] for group, agrees in verdicts.items() if agrees)
    differing = sorted(told[group] for group, agrees in verdicts.items() if not agrees)
    if not verdicts:
        return CredibilityGrade(Credibility.UNJUDGED, "nobody independent of its claimant counts the same")
    facts = [f"agrees with {'; '.join(agreeing)}"] if agreeing else []
    facts += [f"does not agree with {'; '.join(differing)}"] if differing else []
    if differing:
        grade = Credibility.POSSIBLE if agreeing else Credibility.DOUBTFUL
    else:
        grade = Credibility.CONFIRMED if len(agreeing) > 1 else Credibility.PROBABLE
    return CredibilityGrade(grade, ", ".join(facts))


def _subject(claim: Claim) -> tuple[str, str]:
    return claim.harm.value, claim.victim_class.value


def _counts(claim: Claim) -> bool:
    """A figure of the whole incident that its claimant asserts."""
    is_figure = claim.count.low is not None or claim.count.high is not None
    is_whole = claim.scope is Scope.INCIDENT and claim.count.unit is Unit.PERSONS
    return is_figure and is_whole and claim.stance is Stance.ASSERTED


def _is_vague(claim: Claim) -> bool:
    return claim.count.qualifier is Qualifier.VAGUE


def _overlap(left: Count, right: Count) -> bool:
    """True where some number fits both; an open end fits all beyond it, and "nearly 60" is below 60."""
    highs = [
        None if one.high is None else one.high - (one.qualifier is Qualifier.NEARLY) for one in (left, right)
    ]
    above = highs[0] is None or right.low is None or right.low <= highs[0]
    below = left.low is None or highs[1] is None or left.low <= highs[1]
    return above and below
