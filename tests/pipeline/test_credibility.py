"""Credibility 1 to 6: what others say of the same harm, whoever they are."""

from dataclasses import replace

import pytest
from tests.pipeline.test_claimants import WIRE, source

from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Count, Qualifier, Unit
from knell.model.record import SourcedClaim
from knell.model.source import Credibility, CredibilityGrade
from knell.pipeline.claimants import Sourcing, by_claimant, resolve_claimants
from knell.pipeline.credibility import grade_claims
from knell.pipeline.independence import group_independent


def says(who: str | None, low: int | None, high: int | None, **changes: object) -> SourcedClaim:
    sourced = source(who)
    qualifier = changes.pop("qualifier", None)
    unit = changes.pop("unit", Unit.PERSONS)
    count = Count(low, high, qualifier, "some", unit)  # type: ignore[arg-type]
    claim_id = f"{who} {low} {high} {sorted(map(str, changes.values()))}"
    return replace(sourced, claim=replace(sourced.claim, claim_id=claim_id, count=count, **changes))  # type: ignore[arg-type]


def grades(
    *claims: SourcedClaim, judged: dict[str, CredibilityGrade] | None = None
) -> list[CredibilityGrade]:
    resolved = resolve_claimants(claims, Sourcing())
    graded = grade_claims(resolved, group_independent(by_claimant(resolved), {}), judged)
    return [one.credibility for one in graded if one.credibility is not None]


SOHR, HELMETS, UN = says("SOHR", 12, 12), says("White Helmets", 12, None), says("the UN", 10, 14)


@pytest.mark.parametrize(
    ("claims", "grade"),
    [
        ((SOHR,), Credibility.UNJUDGED),
        ((SOHR, HELMETS), Credibility.PROBABLE),
        ((SOHR, HELMETS, UN), Credibility.CONFIRMED),
        ((SOHR, HELMETS, says("the UN", 40, 40)), Credibility.POSSIBLE),
        ((SOHR, says("the UN", 40, 40)), Credibility.DOUBTFUL),
        ((SOHR, says("the UN", None, 11)), Credibility.DOUBTFUL),
        ((SOHR, says("the UN", None, 12)), Credibility.PROBABLE),
        ((SOHR, says("the UN", None, 12, qualifier=Qualifier.NEARLY)), Credibility.DOUBTFUL),
        ((SOHR, says("the UN", 5, None, qualifier=Qualifier.VAGUE)), Credibility.UNJUDGED),
        ((SOHR, says("the UN", 12, 12, harm=Harm.INJURED)), Credibility.UNJUDGED),
        ((SOHR, says("the UN", 12, 12, victim_class=VictimClass.CHILD)), Credibility.UNJUDGED),
        ((SOHR, says("the UN", 12, 12, scope=Scope.PART)), Credibility.UNJUDGED),
        ((SOHR, says("the UN", 12, 12, stance=Stance.HYPOTHETICAL)), Credibility.UNJUDGED),
        ((SOHR, says("the UN", 12, 12, unit=Unit.FAMILIES)), Credibility.UNJUDGED),
        ((says("SOHR", 12, 12, stance=Stance.DENIED), UN), Credibility.UNJUDGED),
        ((SOHR, replace(SOHR, report=WIRE)), Credibility.UNJUDGED),
        ((says("SANA", 12, 12), says("the Syrian army", 12, 12)), Credibility.UNJUDGED),
    ],
)
def test_suggested(claims: tuple[SourcedClaim, ...], grade: Credibility) -> None:
    found = grades(*claims)[0]
    assert (found.grade, found.is_judged) == (grade, False)
    assert found.reason


def test_the_facts_are_told() -> None:
    found = grades(SOHR, HELMETS, says("the UN", 40, 40))[0]
    assert found.reason == "agrees with Syrian Civil Defence, does not agree with United Nations"


def test_a_persons_grade_outranks_the_suggestion() -> None:
    grade = CredibilityGrade(Credibility.IMPROBABLE, "the place was empty", is_judged=True)
    assert grades(SOHR, HELMETS, judged={SOHR.claim.claim_id: grade})[0] == grade
