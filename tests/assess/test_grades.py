"""Suggested grades: who tells of it and what the parties say, and the grade that these facts bear."""

import pytest

from knell.assess import Evidence, ToldHarm, suggest_grade, suggest_sources
from knell.model.claim import Harm, VictimClass
from knell.model.grade import Grade
from knell.model.position import PositionKind
from knell.model.told import SaidPosition, ToldEvent

C = VictimClass
K = PositionKind


def told(
    claimant: str,
    victim_class: VictimClass = C.CIVILIAN,
    *,
    group: str = "",
    harm: Harm = Harm.KILLED,
    is_party: bool = False,
    is_credible: bool = True,
    is_none: bool = False,
) -> ToldHarm:
    """One claimant's claim of people killed."""
    return ToldHarm(
        f"clm-{claimant}", claimant, group or claimant, harm, victim_class, is_party, is_credible, is_none
    )


def says(kind: PositionKind, party: str = "North") -> SaidPosition:
    """A position of a party that is accused."""
    return SaidPosition(f"pos-{kind}", party, kind, "its words", True)


def lays(teller: str, *sides: str) -> ToldEvent:
    """An outlet that lays it to these parties."""
    return ToldEvent(f"men-{teller}", teller, None, sides, frozenset(sides))


BOTH = (lays("Post", "North"), lays("Wire", "North"))
RIVAL = (lays("Post", "North"), lays("Wire", "South"))

CASES: dict[str, tuple[Evidence, Grade | None]] = {
    # R5 and R6 of the published rules are the first two.
    "one source, no strike admitted": (Evidence((told("A"),), (), ()), Grade.WEAK),
    "two credible, and a declared strike": (
        Evidence((told("A"), told("B")), (), (says(K.ACKNOWLEDGES_STRIKE),)),
        Grade.FAIR,
    ),
    "two credible, laid to one side by two outlets": (Evidence((told("A"), told("B")), BOTH, ()), Grade.FAIR),
    "two credible, nobody named": (Evidence((told("A"), told("B")), (), ()), Grade.WEAK),
    "two that are not independent": (
        Evidence((told("A"), told("B", group="A")), (), (says(K.ACKNOWLEDGES_STRIKE),)),
        Grade.WEAK,
    ),
    "the second is not credible": (
        Evidence((told("A"), told("B", is_credible=False)), BOTH, ()),
        Grade.WEAK,
    ),
    "one source, and a declared strike": (
        Evidence((told("A"),), (), (says(K.ACKNOWLEDGES_STRIKE),)),
        Grade.WEAK,
    ),
    "harm acknowledged": (Evidence((told("A"),), (), (says(K.ACKNOWLEDGES_HARM),)), Grade.CONFIRMED),
    "assessed as credible": (Evidence((told("A"),), (), (says(K.ASSESSED_CREDIBLE),)), Grade.CONFIRMED),
    "responsibility claimed": (Evidence((told("A"),), (), (says(K.CLAIMS_RESPONSIBILITY),)), Grade.CONFIRMED),
    "rival parties": (Evidence((told("A"), told("B")), RIVAL, (), True), Grade.CONTESTED),
    "rival parties, one accepts it": (
        Evidence((told("A"),), RIVAL, (says(K.ACKNOWLEDGES_HARM),), True),
        Grade.CONFIRMED,
    ),
    "all were combatants": (Evidence((told("A", C.ARMED_ACTOR),), BOTH, ()), Grade.DISCOUNTED),
    "combatants, and the attack is claimed": (
        Evidence((told("A", C.ARMED_ACTOR),), (), (says(K.CLAIMS_RESPONSIBILITY),)),
        Grade.DISCOUNTED,
    ),
    "some were combatants": (
        Evidence((told("A", C.ARMED_ACTOR), told("B", C.UNSPECIFIED)), BOTH, ()),
        Grade.FAIR,
    ),
    # R3: a perpetrator's word on status leaves the grade alone.
    "a party says combatants": (
        Evidence((told("A"), told("P", C.ARMED_ACTOR, is_party=True)), (), (says(K.DISPUTES_STATUS),)),
        Grade.WEAK,
    ),
    "only a party tells of it": (Evidence((told("P", is_party=True),), (), ()), None),
    "only that nobody was harmed": (Evidence((told("A", is_none=True),), (), ()), None),
    "nothing": (Evidence((), (), ()), None),
}


@pytest.mark.parametrize("name", CASES)
def test_suggested_grade(name: str) -> None:
    evidence, grade = CASES[name]
    found = suggest_grade(evidence)
    assert found.grade is grade, found
    assert found.facts and all(fact.words for fact in found.facts)


@pytest.mark.parametrize("name", [name for name, (_, grade) in CASES.items() if grade is not None])
def test_the_facts_lead_to_what_they_are_from(name: str) -> None:
    evidence, _ = CASES[name]
    known = {one.claim_id for one in evidence.testimonies}
    known |= {one.mention_id for one in evidence.events} | {one.position_id for one in evidence.positions}
    found = {one for fact in suggest_grade(evidence).facts for one in fact.ids}
    assert found and found <= known


def test_what_is_lacking_is_said() -> None:
    found = suggest_grade(CASES["one source, no strike admitted"][0])
    assert any("second credible source" in words for words in found.lacking)
    assert any("action by a named belligerent" in words for words in found.lacking)


@pytest.mark.parametrize(
    ("testimonies", "is_provisional", "independent"),
    [
        ((told("A"),), True, ("A",)),
        ((told("A"), told("B")), False, ("A", "B")),
        ((told("A"), told("B", group="A")), True, ("A and B",)),
        ((told("A"), told("P", is_party=True)), True, ("A",)),
        ((told("A"), told("B", is_credible=False)), True, ("A",)),
        ((told("A"), told("B", harm=Harm.INJURED)), True, ("A",)),
        ((), True, ()),
    ],
)
def test_two_sources(
    testimonies: tuple[ToldHarm, ...], is_provisional: bool, independent: tuple[str, ...]
) -> None:
    found = suggest_sources(Evidence(testimonies, (), ()))
    assert (found.is_provisional, found.independent) == (is_provisional, independent)
