"""Each rule of counting as a row: the claims, and the figure that must come of them."""

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reconcile.builders import MORNING, C, claim, claim_lists

from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Unit
from knell.model.figure import Figure
from knell.reconcile import MINIMUM_MAXIMUM, ReconcileClaim, reconcile
from knell.reconcile.policies import CountingPolicy


def figure(
    claims: Sequence[ReconcileClaim], victim_class: VictimClass | None = None, harm: Harm = Harm.KILLED
) -> Figure:
    """The one figure of this harm and class."""
    found = [
        f for f in reconcile(claims, MINIMUM_MAXIMUM) if f.harm is harm and f.victim_class is victim_class
    ]
    assert len(found) == 1, found
    return found[0]


TOTALS: dict[str, tuple[list[ReconcileClaim], str, bool, bool]] = {
    # The rows of "Open ends under minimum-maximum": claims, words, contested, vague.
    "two claimants": ([claim("A", 57), claim("B", 60)], "57–60", False, False),
    "open above": ([claim("A", "at least 42")], "42 or more", False, False),
    "parts bound nearly": (
        [
            claim("A", "nearly 60", id="C1"),
            claim("A", 42, C.DETAINEE, part_of="C1"),
            claim("A", 15, C.ARMED_ACTOR, part_of="C1"),
        ],
        "57–59",
        False,
        False,
    ),
    "open ends that do not meet": ([claim("A", "up to 30"), claim("B", "at least 42")], "30–42", True, False),
    "vague beside exact": ([claim("Outlet", "dozens"), claim("A", 42)], "42", False, False),
    "vague alone": ([claim("Outlet", "dozens")], "24 or more", False, True),
    "class contested, total not": ([claim("A", 57), claim("B", 57, C.CIVILIAN)], "57", False, False),
    "a party's denial": ([claim("P", "no casualties", is_party=True), claim("A", 12)], "12", False, False),
    "superseded": ([claim("A", 12), claim("A", 21, day=MORNING)], "12", False, False),
    # R10, the correction, is the row above; R8, one agency in four outlets:
    "reprints": (
        [claim("A", 12, report=f"R{i}") for i in range(4)] + [claim("B", 15)],
        "12–15",
        False,
        False,
    ),
    "up to is inclusive": ([claim("A", "up to 60")], "up to 60", False, False),
    "nearly is below": ([claim("A", "nearly 60")], "up to 59", False, False),
    "more than": ([claim("A", "more than 300")], "301 or more", False, False),
    "about stands as worded": ([claim("A", "about 50"), claim("B", 57)], "50–57", False, False),
    "open ends that meet": ([claim("A", "at least 42"), claim("B", 57)], "42–57", False, False),
    "at least above an exact": ([claim("A", 12), claim("B", "at least 15")], "12–15", True, False),
    "up to below an exact": ([claim("A", 57), claim("B", "up to 30")], "30–57", True, False),
    "uncounted death": ([claim("A", "uncounted")], "1 or more", False, True),
    "uncounted beside exact": ([claim("A", "uncounted"), claim("B", 4)], "4", False, False),
    "monitor says none": ([claim("A", "no casualties"), claim("B", 4)], "0–4", False, False),
    # What is never counted.
    "aggregate": ([claim("A", 12), claim("A", 900, scope=Scope.AGGREGATE)], "12", False, False),
    "families": ([claim("A", 12), claim("B", 3, unit=Unit.FAMILIES)], "12", False, False),
    "bodies": ([claim("A", 12), claim("B", 20, unit=Unit.BODIES)], "12", False, False),
    "feared": ([claim("A", 12), claim("B", 20, stance=Stance.HYPOTHETICAL)], "12", False, False),
    "denied": ([claim("A", 12), claim("B", 20, stance=Stance.DENIED)], "12", False, False),
    "enemy losses": ([claim("A", 12), claim("B", 200, stance=Stance.CLAIMED_ENEMY)], "12", False, False),
    "party's figure": ([claim("A", 12), claim("P", 3, is_party=True)], "12", False, False),
    "only a party": ([claim("P", 3, is_party=True)], "unknown", False, False),
    # One claimant, several statements.
    "title and body": ([claim("A", "nearly 60", report="R"), claim("A", 57, report="R")], "57", False, False),
    "one claimant, two papers, one day": (
        [claim("A", "at least 42", report="R1"), claim("A", 57, report="R2")],
        "57",
        False,
        False,
    ),
    "vague and exact of one claimant": ([claim("A", "dozens"), claim("A", 42)], "42", False, False),
    "undated statements stand": ([claim("A", 12, day=None), claim("A", 21)], "12–21", False, False),
    "a later report repeats the total only": (
        [
            claim("A", "nearly 60", id="C1", day=MORNING),
            claim("A", 42, C.DETAINEE, part_of="C1", day=MORNING),
            claim("A", 15, C.ARMED_ACTOR, part_of="C1", day=MORNING),
            claim("A", "nearly 60", id="C1"),
        ],
        "57–59",
        False,
        False,
    ),
    "parts of a total that was corrected down": (
        [
            claim("A", 57, id="C1", day=MORNING),
            claim("A", 42, C.DETAINEE, part_of="C1", day=MORNING),
            claim("A", 30),
        ],
        "30",
        True,
        False,
    ),
    "parts that exceed their total": (
        [
            claim("A", 10, id="C1"),
            claim("A", 8, C.WOMAN, part_of="C1"),
            claim("A", 5, C.CHILD, part_of="C1"),
        ],
        "10–13",
        True,
        False,
    ),
    "later parts replace an earlier total": (
        [claim("A", 10, day=MORNING), claim("A", 12, C.CIVILIAN)],
        "12 or more",
        False,
        False,
    ),
    # Parts, portions and classes.
    "a part is never added": (
        [claim("A", 87, id="C1"), claim("A", 31, C.CHILD, part_of="C1")],
        "87",
        False,
        False,
    ),
    "parts that may overlap are not added": (
        [
            claim("A", "nearly 60", id="C1"),
            claim("A", 42, C.CIVILIAN, part_of="C1"),
            claim("A", 15, C.CHILD, part_of="C1"),
        ],
        "42–59",
        False,
        False,
    ),
    "vague parts bound nothing": (
        [claim("A", "at least 15", id="C1"), claim("A", "dozens", C.CHILD, part_of="C1")],
        "15 or more",
        False,
        False,
    ),
    "portions by place": (
        [
            claim("A", "at least 15", id="C1"),
            claim("A", 10, id="C2", scope=Scope.PART, part_of="C1"),
            claim("A", 12, id="C3", scope=Scope.PART, part_of="C1"),
        ],
        "22 or more",
        False,
        False,
    ),
    "portions without a total": (
        [claim("A", 10, id="C2", scope=Scope.PART), claim("A", 12, id="C3", scope=Scope.PART)],
        "22 or more",
        False,
        False,
    ),
    "women and children": ([claim("A", 3, C.WOMAN), claim("A", 2, C.CHILD)], "5 or more", False, False),
    "one class only": ([claim("A", 42, C.CIVILIAN)], "42", False, False),
    "civilians, and children among them": (
        [claim("A", 42, C.CIVILIAN), claim("A", 5, C.CHILD)],
        "42",
        False,
        False,
    ),
    "one class by two": ([claim("A", 10, C.CIVILIAN), claim("B", 12, C.CIVILIAN)], "10–12", False, False),
    "a child elsewhere does not lower a total": (
        [claim("A", 12), claim("B", 2, C.CHILD)],
        "12",
        False,
        False,
    ),
    "a class above the totals": ([claim("A", 30), claim("B", 42, C.CIVILIAN)], "30–42", False, False),
    "classes that share nobody, by two": (
        [claim("A", 2, C.CHILD), claim("B", 5, C.ARMED_ACTOR)],
        "5 or more",
        False,
        False,
    ),
    "dozens, and 42 civilians": ([claim("Outlet", "dozens"), claim("A", 42, C.CIVILIAN)], "42", False, False),
    "dozens, and a child": ([claim("Outlet", "dozens"), claim("A", 1, C.CHILD)], "24 or more", False, True),
    "classes of different claimants do not fit": (
        [claim("A", 57), claim("B", 42, C.DETAINEE), claim("D", 20, C.ARMED_ACTOR)],
        "57",
        True,
        False,
    ),
    "many children only": ([claim("A", "many", C.CHILD)], "3 or more", False, True),
}


@pytest.mark.parametrize("name", TOTALS)
def test_all_victims_together(name: str) -> None:
    claims, words, is_contested, is_vague = TOTALS[name]
    found = figure(claims)
    assert (found.words, found.is_contested, found.is_vague) == (words, is_contested, is_vague), found.steps


@pytest.mark.parametrize("name", TOTALS)
def test_every_claim_is_in_some_step(name: str) -> None:
    claims, *_ = TOTALS[name]
    named = {claim_id for step in figure(claims).steps for claim_id in step.claim_ids}
    assert named == {item.claim.claim_id for item in claims}


@pytest.mark.parametrize("name", TOTALS)
def test_order_of_claims_does_not_matter(name: str) -> None:
    claims, *_ = TOTALS[name]
    expected = reconcile(claims, MINIMUM_MAXIMUM)
    assert all(reconcile(order, MINIMUM_MAXIMUM) == expected for order in permutations(claims))


CLASSES: dict[str, tuple[list[ReconcileClaim], VictimClass, str, bool, bool]] = {
    "contested status": ([claim("A", 57), claim("B", 57, C.CIVILIAN)], C.CIVILIAN, "0–57", True, False),
    "contested, both open": (
        [claim("A", "at least 42"), claim("B", "at least 42", C.CIVILIAN)],
        C.CIVILIAN,
        "0 or more",
        True,
        False,
    ),
    "rival statuses": (
        [claim("A", 10, C.CIVILIAN), claim("B", 10, C.ARMED_ACTOR)],
        C.ARMED_ACTOR,
        "0–10",
        True,
        False,
    ),
    "some of the people": ([claim("A", 57), claim("B", 42, C.CIVILIAN)], C.CIVILIAN, "42", False, False),
    "civilians as part of a total": (
        [claim("A", 57), claim("B", 57, id="C1"), claim("B", 57, C.CIVILIAN, part_of="C1")],
        C.CIVILIAN,
        "57",
        False,
        False,
    ),
    "children are not contested": ([claim("A", 2), claim("B", 2, C.CHILD)], C.CHILD, "2", False, False),
    "range by two": (
        [claim("A", 10, C.CHILD), claim("B", 12, C.CHILD)],
        C.CHILD,
        "10–12",
        False,
        False,
    ),
    "vague": (
        [claim("A", "at least 87", id="C4"), claim("A", "many", C.CHILD, part_of="C4")],
        C.CHILD,
        "3 or more",
        False,
        True,
    ),
    "superseded in its class": (
        [claim("A", 5, C.CHILD, day=MORNING), claim("A", 8, C.CHILD)],
        C.CHILD,
        "8",
        False,
        False,
    ),
    "portions of a class": (
        [
            claim("A", 10, C.CIVILIAN, id="C1", scope=Scope.PART),
            claim("A", 5, C.CIVILIAN, id="C2", scope=Scope.PART),
        ],
        C.CIVILIAN,
        "15 or more",
        False,
        False,
    ),
    "children among civilians bound them": (
        [
            claim("A", "up to 30", C.CIVILIAN, id="C1"),
            claim("A", 10, C.CHILD, part_of="C1"),
        ],
        C.CIVILIAN,
        "10–30",
        False,
        False,
    ),
}


@pytest.mark.parametrize("name", CLASSES)
def test_victims_of_a_class(name: str) -> None:
    claims, victim_class, words, is_contested, is_vague = CLASSES[name]
    found = figure(claims, victim_class)
    assert (found.words, found.is_contested, found.is_vague) == (words, is_contested, is_vague), found.steps


def test_prison_strike_gives_three_figures() -> None:
    key = "Syrian Observatory for Human Rights"
    claims = [
        claim(key, "nearly 60", id="C1", report="R"),
        claim(key, 42, C.DETAINEE, id="C2", part_of="C1", report="R"),
        claim(key, 15, C.ARMED_ACTOR, id="C3", part_of="C1", report="R"),
    ]
    found = {f.victim_class: f.words for f in reconcile(claims, MINIMUM_MAXIMUM)}
    assert found == {None: "57–59", C.DETAINEE: "42", C.ARMED_ACTOR: "15"}


def test_what_the_classes_leave_is_said() -> None:
    # R7: total 4-6, civilians 2, combatants 1-2 leave 0-3 of unknown status.
    claims = [
        claim("A", "4 to 6", id="C1"),
        claim("A", 2, C.CIVILIAN, part_of="C1"),
        claim("A", "1 or 2", C.ARMED_ACTOR, part_of="C1"),
    ]
    found = figure(claims)
    assert found.words == "4–6"
    assert [step.detail for step in found.steps if step.action == "rest"] == [
        "beside 2 civilian + 1–2 armed actor, the total leaves 0–3 of whom these classes are not said"
    ]


def test_reprints_are_one_independent_source() -> None:
    # R8
    claims = [claim("Agency", 12, report=f"R{i}") for i in range(4)]
    assert figure(claims).steps[0].detail == "1 claimant in 4 reports: Agency"


def test_superseded_figure_is_kept_in_the_series() -> None:
    # R10
    found = figure([claim("A", 12), claim("A", 21, id="old", day=MORNING)])
    (step,) = [step for step in found.steps if step.action == "superseded"]
    assert step.claim_ids == ("old",)
    assert step.detail == "A said 21 on 2017-06-26, and 12 on 2017-06-27"


def test_harms_are_figures_of_their_own() -> None:
    claims = [
        claim("A", 30, id="C1", harm=Harm.KILLED_OR_INJURED),
        claim("A", 12, id="C2", part_of="C1"),
        claim("A", 18, id="C3", part_of="C1", harm=Harm.INJURED),
    ]
    found = [(f.harm, f.words) for f in reconcile(claims, MINIMUM_MAXIMUM)]
    assert found == [(Harm.KILLED, "12"), (Harm.INJURED, "18"), (Harm.KILLED_OR_INJURED, "30")]


def test_the_party_that_says_none_is_named() -> None:
    found = figure([claim("P", "no casualties", id="C9", is_party=True), claim("A", 12)])
    (step,) = [step for step in found.steps if step.action == "position"]
    assert step.claim_ids == ("C9",)
    assert "P, a party" in step.detail


def test_a_claim_that_the_reader_is_not_sure_of_waits_for_a_person() -> None:
    found = figure([claim("A", 12), claim("B", 40, id="C9", confidence=0.55)])
    assert found.words == "12"
    (step,) = [step for step in found.steps if step.action == "waits for a person"]
    assert step.claim_ids == ("C9",)
    assert "not sure" in step.detail


def test_at_the_threshold_a_claim_counts() -> None:
    assert figure([claim("A", 12), claim("B", 40, confidence=0.6)]).words == "12–40"


def test_a_threshold_is_a_confidence() -> None:
    with pytest.raises(ValueError, match="review_below"):
        CountingPolicy(name="x", version="1", review_below=1.5)


def test_policy_is_named_in_the_figure() -> None:
    found = figure([claim("A", 12)])
    assert (found.policy, found.policy_version) == ("minimum-maximum", "1")


def test_no_claims_no_figures() -> None:
    assert reconcile([], MINIMUM_MAXIMUM) == ()


def test_a_claim_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="same report and claim id"):
        reconcile([claim("A", 1), claim("A", 1)], MINIMUM_MAXIMUM)


@given(claim_lists(), st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_the_order(claims: list[ReconcileClaim], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert reconcile(shuffled, MINIMUM_MAXIMUM) == reconcile(claims, MINIMUM_MAXIMUM)


@given(claim_lists())
def test_low_never_exceeds_high(claims: list[ReconcileClaim]) -> None:
    for found in reconcile(claims, MINIMUM_MAXIMUM):
        assert found.low is None or found.high is None or found.low <= found.high


@given(claim_lists(), st.integers(0, 100))
def test_a_reprint_changes_no_number(claims: list[ReconcileClaim], which: int) -> None:
    whole = [c for c in claims if c.claim.part_of is None and c.claim.scope is Scope.INCIDENT]
    if not whole:
        return
    first = whole[which % len(whole)]
    copy = ReconcileClaim(
        first.claim,
        first.report_id + " reprint",
        "Other",
        first.published,
        first.claimant_key,
        first.is_party,
    )
    before = [(f.harm, f.victim_class, f.words) for f in reconcile(claims, MINIMUM_MAXIMUM)]
    after = [(f.harm, f.victim_class, f.words) for f in reconcile([*claims, copy], MINIMUM_MAXIMUM)]
    assert after == before


@given(claim_lists())
def test_claims_of_parties_never_move_a_figure(claims: list[ReconcileClaim]) -> None:
    others = [c for c in claims if not c.is_party]
    names = {c.key for c in claims if c.is_party}
    if any(c.parent_key in names for c in others):
        return
    with_parties = {(f.harm, f.victim_class): f.words for f in reconcile(claims, MINIMUM_MAXIMUM)}
    for found in reconcile(others, MINIMUM_MAXIMUM):
        assert with_parties[found.harm, found.victim_class] == found.words
