"""Each policy that ships: the published rules as rows, open ends, and files that make every choice."""

from collections.abc import Sequence
from importlib.resources import files
from itertools import permutations

import pytest
import yaml
from hypothesis import given
from tests.reconcile.builders import MORNING, C, claim, claim_lists

from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.figure import Figure
from knell.model.grade import Review
from knell.model.source import Reliability
from knell.reconcile import POLICIES, ReconcileClaim, reconcile
from knell.reconcile.classes import largest_disjoint_sum
from knell.reconcile.policies import parse_policy

A, B, E = Reliability.A, Reliability.B, Reliability.E
UCDP, ACLED, AIRWARS, IBC = (
    POLICIES[name] for name in ("best-low-high", "conservative", "airwars", "two-sources")
)


def figure(
    policy: str,
    claims: Sequence[ReconcileClaim],
    victim_class: VictimClass | None = None,
    harm: Harm = Harm.KILLED,
    side: str | None = None,
) -> Figure:
    """The one figure of this harm, class and side under a policy."""
    found = [
        one
        for one in reconcile(claims, POLICIES[policy])
        if (one.harm, one.victim_class, one.side) == (harm, victim_class, side)
    ]
    assert len(found) == 1, found
    return found[0]


def bounds(found: Figure) -> tuple[int | None, int | None, int | None]:
    """Low, best and high."""
    return found.low, found.best, found.high


# The rule tests that the organisations' published rules give; R5 and R6 are grades (tests/assess), R9 is left out.


def test_r1_the_most_reliable_source_is_the_best_estimate() -> None:
    claims = [claim("A", 12, reliability=A), claim("C", 15, reliability=Reliability.C)]
    assert bounds(figure("best-low-high", claims)) == (12, 12, 15)
    better_above = [claim("A", 15, reliability=A), claim("C", 12, reliability=Reliability.C)]
    assert bounds(figure("best-low-high", better_above)) == (12, 15, 15)


def test_r2_of_equally_reliable_sources_the_lower_figure_is_best() -> None:
    claims = [claim("B1", 12, reliability=B), claim("B2", 15, reliability=B)]
    assert bounds(figure("best-low-high", claims)) == (12, 12, 15)
    assert bounds(figure("best-low-high", [claim("X", 12), claim("Y", 15)])) == (12, 12, 15)


def test_r3_a_perpetrators_word_on_status_is_context() -> None:
    local = claim("Local", "10 to 14", C.CIVILIAN)
    claims = [local, claim("P", "10 to 14", C.ARMED_ACTOR, is_party=True)]
    assert figure("airwars", claims, C.CIVILIAN).words == "10–14"
    assert figure("airwars", claims, C.ARMED_ACTOR).words == "0"
    assert not figure("airwars", claims, C.CIVILIAN).is_contested


def test_r4_contested_status_has_a_minimum_of_zero_in_both_fields() -> None:
    claims = [claim("Local A", 10, C.CIVILIAN), claim("Local B", 10, C.ARMED_ACTOR)]
    for victim_class in (C.CIVILIAN, C.ARMED_ACTOR):
        found = figure("airwars", claims, victim_class)
        assert (found.words, found.is_contested) == ("0–10", True)


def test_r7_what_is_left_of_the_total_is_unknown() -> None:
    claims = [
        claim("A", "4 to 6", id="C1"),
        claim("A", 2, C.CIVILIAN, part_of="C1"),
        claim("A", "1 or 2", C.ARMED_ACTOR, part_of="C1"),
    ]
    found = figure("best-low-high", claims, C.UNSPECIFIED)
    assert (found.low, found.high) == (0, 3)


@pytest.mark.parametrize("policy", POLICIES)
def test_r8_reprints_are_one_source(policy: str) -> None:
    reprinted = reconcile([claim("Agency", 12, report=f"R{i}") for i in range(4)], POLICIES[policy])
    alone = reconcile([claim("Agency", 12)], POLICIES[policy])
    assert [(f.victim_class, *bounds(f), f.is_provisional) for f in reprinted] == [
        (f.victim_class, *bounds(f), f.is_provisional) for f in alone
    ]


@pytest.mark.parametrize("policy", POLICIES)
def test_r10_a_correction_replaces_and_is_kept(policy: str) -> None:
    found = figure(policy, [claim("A", 12), claim("A", 21, id="old", day=MORNING)])
    assert (found.low, found.high) == (12, 12)
    assert [step.claim_ids for step in found.steps if step.action == "superseded"] == [("old",)]


# Rows of one policy each: claims, then (low, best, high) of all killed.

CONSERVATIVE: dict[str, tuple[list[ReconcileClaim], int]] = {
    "exact": ([claim("A", 57)], 57),
    "conflicting": ([claim("A", 57), claim("B", 60)], 57),
    "at least": ([claim("A", "at least 42")], 42),
    "up to, with a rival": ([claim("A", "up to 30"), claim("B", "at least 42")], 42),
    "up to alone": ([claim("A", "up to 30")], 3),
    "nearly alone": ([claim("A", "nearly 60")], 59),
    "dozens": ([claim("A", "dozens")], 12),
    "many": ([claim("A", "many")], 3),
    "many, on a large scale": ([claim("A", "many"), claim("A", 150, harm=Harm.INJURED)], 10),
    "dozens beside an exact figure": ([claim("Outlet", "dozens"), claim("A", 42)], 42),
    "uncounted": ([claim("A", "uncounted")], 3),
    "no mention": ([claim("A", 9, harm=Harm.INJURED)], 0),
    "a sum of a war is no mention": ([claim("A", 900, scope=Scope.AGGREGATE)], 0),
    "nothing at all": ([], 0),
    "parts bound nearly": (
        [
            claim("A", "nearly 60", id="C1"),
            claim("A", 42, C.DETAINEE, part_of="C1"),
            claim("A", 15, C.ARMED_ACTOR, part_of="C1"),
        ],
        57,
    ),
}


@pytest.mark.parametrize("name", CONSERVATIVE)
def test_conservative(name: str) -> None:
    claims, number = CONSERVATIVE[name]
    for order in permutations(claims):
        found = figure("conservative", order)
        assert (found.low, found.high) == (number, number), found.steps


def test_conservative_counts_deaths_only_and_no_classes() -> None:
    claims = [claim("A", 12), claim("A", 5, C.CHILD), claim("A", 30, harm=Harm.INJURED)]
    found = reconcile(claims, ACLED)
    assert [(one.harm, one.victim_class, one.words) for one in found] == [
        (Harm.KILLED, None, "12"),
        (Harm.INJURED, None, "unknown"),
    ]
    assert "does not count people injured" in found[1].steps[0].detail


BEST: dict[str, tuple[list[ReconcileClaim], tuple[int, int, int]]] = {
    "exact": ([claim("A", 57)], (57, 57, 57)),
    "at least": ([claim("A", "at least 42")], (42, 42, 42)),
    "up to": ([claim("A", "up to 30")], (0, 0, 30)),
    "nearly": ([claim("A", "nearly 60")], (59, 59, 59)),
    "at least, and more": ([claim("A", "at least 42"), claim("B", 57)], (42, 42, 57)),
    "ends that do not meet": ([claim("A", "up to 30"), claim("B", "at least 42")], (30, 30, 42)),
    "dozens": ([claim("A", "dozens")], (24, 24, 24)),
    "who is unreliable counts nowhere": ([claim("A", 12), claim("X", 90, reliability=E)], (12, 12, 12)),
    "nor what is improbable": ([claim("A", 12), claim("X", 90, credibility=5)], (12, 12, 12)),
}


@pytest.mark.parametrize("name", BEST)
def test_best_low_high(name: str) -> None:
    claims, expected = BEST[name]
    assert bounds(figure("best-low-high", claims)) == expected


def test_sides_civilians_and_unknown_add_up_to_the_best() -> None:
    claims = [
        claim("A", 20, id="C1"),
        claim("A", 8, C.CIVILIAN, part_of="C1"),
        claim("A", 4, C.ARMED_ACTOR, id="C2", part_of="C1", side="North"),
        claim("A", 3, C.ARMED_ACTOR, id="C3", part_of="C1", side="South"),
    ]
    found = {(one.victim_class, one.side): one.best for one in reconcile(claims, UCDP)}
    assert found[None, None] == 20
    assert (found[C.ARMED_ACTOR, "North"], found[C.ARMED_ACTOR, "South"]) == (4, 3)
    assert (found[C.CIVILIAN, None], found[C.ARMED_ACTOR, None], found[C.UNSPECIFIED, None]) == (8, 7, 5)


def test_parts_that_exceed_the_best_are_flagged() -> None:
    claims = [claim("A", 10, reliability=A), claim("B", 30, C.CIVILIAN, reliability=B)]
    found = figure("best-low-high", claims)
    assert found.is_contested and any(step.action == "does not add up" for step in found.steps)


@pytest.mark.parametrize(
    ("claims", "is_provisional"),
    [
        ([claim("A", 12)], True),
        ([claim("A", 12), claim("B", 15)], False),
        ([claim("A", 12), claim("B", 15, independence="A")], True),
        ([claim("A", 12), claim("P", 15, is_party=True)], True),
        ([claim("A", 12), claim("X", 15, reliability=E)], True),
    ],
)
def test_two_sources(claims: list[ReconcileClaim], is_provisional: bool) -> None:
    found = figure("two-sources", claims)
    assert found.low == 12 and found.is_provisional is is_provisional
    assert any(step.action == "provisional" for step in found.steps) is is_provisional


AIRWARS_ROWS: dict[str, tuple[list[ReconcileClaim], str, str, bool]] = {
    # Claims, civilians, armed actors, contested.
    "people are presumed civilians": ([claim("A", 57)], "57", "0", False),
    "people and civilians agree": ([claim("A", 57), claim("B", 57, C.CIVILIAN)], "57", "0", False),
    "all fighters": ([claim("A", 10, C.ARMED_ACTOR)], "0", "10", False),
    "people, and fighters by another": ([claim("A", 12), claim("B", 10, C.ARMED_ACTOR)], "2", "10", False),
    "parts": (
        [
            claim("A", "nearly 60", id="C1"),
            claim("A", 42, C.DETAINEE, part_of="C1"),
            claim("A", 15, C.ARMED_ACTOR, part_of="C1"),
        ],
        "42–44",
        "15",
        False,
    ),
    "civilians of a larger total": (
        [claim("A", 20, id="C1"), claim("A", 12, C.CIVILIAN, part_of="C1")],
        "12–20",
        "0",
        False,
    ),
    "a party says fighters": (
        [claim("A", 10), claim("P", 10, C.ARMED_ACTOR, is_party=True)],
        "10",
        "0",
        False,
    ),
    "women and children": ([claim("A", 3, C.WOMAN), claim("A", 2, C.CHILD)], "5 or more", "0", False),
    "open above": ([claim("A", "at least 42")], "42 or more", "0", False),
    "dozens": ([claim("A", "dozens")], "24 or more", "0", False),
}


@pytest.mark.parametrize("name", AIRWARS_ROWS)
def test_airwars(name: str) -> None:
    claims, civilians, armed, is_contested = AIRWARS_ROWS[name]
    for order in permutations(claims):
        found = figure("airwars", order, C.CIVILIAN)
        assert (found.words, found.is_contested) == (civilians, is_contested), found.steps
        assert figure("airwars", order, C.ARMED_ACTOR).words == armed


# What every policy keeps to.


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    "left_out",
    [
        claim("P", 0, is_party=True),
        claim("P", 90, is_party=True),
        claim("X", 90, stance=Stance.DENIED),
        claim("X", 90, stance=Stance.HYPOTHETICAL),
        claim("X", 90, stance=Stance.CLAIMED_ENEMY),
        claim("X", 90, confidence=0.5),
        claim("X", 90, review=Review.REJECTED),
        claim("X", 90, scope=Scope.AGGREGATE),
    ],
    ids=["party's none", "party", "denied", "feared", "enemy", "unsure", "rejected", "sum"],
)
def test_no_policy_admits(policy: str, left_out: ReconcileClaim) -> None:
    found = figure(policy, [claim("A", 12), claim("B", 14), left_out])
    assert found.low == 12 and found.high in (12, 14)
    named = {claim_id for step in found.steps for claim_id in step.claim_ids}
    assert left_out.claim.claim_id in named


@pytest.mark.parametrize("policy", POLICIES)
def test_a_person_may_accept_what_the_reader_was_unsure_of(policy: str) -> None:
    unsure = claim("A", 12, confidence=0.2, review=Review.ACCEPTED)
    assert figure(policy, [unsure]).low == 12


@pytest.mark.parametrize("policy", POLICIES)
def test_a_file_makes_every_choice(policy: str) -> None:
    text = (files("knell.reconcile") / "data" / f"{policy}.yml").read_text(encoding="utf-8")
    raw = yaml.safe_load(text)
    assert parse_policy(raw, policy) == POLICIES[policy]
    for key in raw:
        with pytest.raises(ValueError, match=f"lacks {key}"):
            parse_policy({name: value for name, value in raw.items() if name != key}, policy)
    with pytest.raises(ValueError, match="has sauce"):
        parse_policy({**raw, "sauce": 1}, policy)
    with pytest.raises(ValueError, match="combining"):
        parse_policy({**raw, "combining": "median"}, policy)


@given(claim_lists())
def test_low_best_and_high_are_in_order(claims: list[ReconcileClaim]) -> None:
    for policy in POLICIES.values():
        for found in reconcile(claims, policy):
            numbers = [n for n in (found.low, found.best, found.high) if n is not None]
            assert numbers == sorted(numbers), (policy.name, found)


@given(claim_lists())
def test_parts_add_up_to_the_best_or_the_figure_says_why_not(claims: list[ReconcileClaim]) -> None:
    figures = [one for one in reconcile(claims, UCDP) if one.harm is Harm.KILLED]
    if not figures or figures[0].best is None:
        return
    parts = [one.best or 0 for one in figures[1:] if one.side is None]
    is_flagged = any(step.action == "does not add up" for step in figures[0].steps)
    assert sum(parts) == figures[0].best or is_flagged


@given(claim_lists())
def test_classes_that_share_nobody_fit_into_the_total_or_it_is_flagged(claims: list[ReconcileClaim]) -> None:
    """The sum of the parts' lows is no more than the total's high, else the total says so."""
    for policy in (POLICIES["minimum-maximum"], IBC):
        figures = [one for one in reconcile(claims, policy) if one.harm is Harm.KILLED and not one.is_vague]
        if not figures or figures[0].victim_class is not None or figures[0].high is None:
            continue
        lows = {one.victim_class: one.low or 0 for one in figures if one.victim_class is not None}
        assert largest_disjoint_sum(lows)[0] <= (figures[0].high or 0) or figures[0].is_contested


@given(claim_lists())
def test_conservative_gives_one_number(claims: list[ReconcileClaim]) -> None:
    for found in reconcile(claims, ACLED):
        assert found.low == found.high
