"""Who is independent of whom: suggested with reasons, and judged by a person over every suggestion."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.test_claimants import POST, UNSIGNED, WIRE, source

from knell.model.record import SourcedClaim
from knell.model.source import IndependenceGroup, JudgedPair
from knell.model.syndication import Copy, CopyKind, Edition, EditionKind, Syndicate
from knell.pipeline.claimants import Sourcing, by_claimant, resolve_claimants
from knell.pipeline.independence import group_independent

COPIED = Syndicate(
    (
        Edition(
            "rpt-2",
            "Example Wire",
            None,
            EditionKind.FIRST,
            "",
            (Copy("rpt-1", "", None, CopyKind.REPRINT, ""),),
        ),
    ),
    "Example Wire",
)


def group(*claims: SourcedClaim, judged: tuple[JudgedPair, ...] = ()) -> tuple[IndependenceGroup, ...]:
    return group_independent(by_claimant(resolve_claimants(claims, Sourcing())), {}, judged)


def names(*claims: SourcedClaim, judged: tuple[JudgedPair, ...] = ()) -> list[tuple[str, ...]]:
    return [one.names for one in group(*claims, judged=judged)]


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ((source("SANA"), source("the Syrian army")), "same side: both speak for Syrian government"),
        (
            (source("the Pentagon"), source("coalition")),
            "same side: United States belongs to US-led coalition",
        ),
        (
            (source("coalition"), source("the Pentagon")),
            "same side: United States belongs to US-led coalition",
        ),
        (
            (source("Ada Example"), source("Ada Example", "the Quiet Society", WIRE)),
            "same organisation: Ada Example speaks for Quiet Society in another report",
        ),
        ((source("a doctor"), source("residents")), "same relay: The Example Post alone tells of them"),
        ((source("a doctor"), source()), "same relay: The Example Post alone tells of them"),
    ],
)
def test_suggested_as_not_independent(claims: tuple[SourcedClaim, ...], reason: str) -> None:
    (found,) = group(*claims)
    assert found.reasons == (reason,)
    assert not found.is_judged


@pytest.mark.parametrize(
    "claims",
    [
        (source("SOHR"), source("the White Helmets")),
        (source("a doctor"), source("a doctor", report=WIRE)),
        (source("SOHR"), source()),
        (source("Turkey"), source("the Pentagon")),
        (source("Ada Example"), source("Bo Example", "the Quiet Society", WIRE)),
        (source(report=UNSIGNED), source(report=replace(UNSIGNED, report_id="rpt-9"))),
    ],
)
def test_independent(claims: tuple[SourcedClaim, ...]) -> None:
    assert [len(one.names) for one in group(*claims)] == [1, 1]


def test_copies_are_the_reason_why_one_claimant_stands_for_several_papers() -> None:
    claims = (source(), source(report=WIRE))
    sourcing = Sourcing(syndicates={"rpt-1": COPIED, "rpt-2": COPIED})
    groups = by_claimant(resolve_claimants(claims, sourcing))
    (found,) = group_independent(groups, sourcing.syndicates)
    assert found.names == ("Example Wire",)
    assert found.reasons == ("copies: 2 reports print one text of Example Wire",)


SOHR, HELMETS, DOCTOR = "syrian observatory for human rights", "syrian civil defence", "doctor (example post)"


def judge(left: str, right: str, *, independent: bool) -> JudgedPair:
    return JudgedPair(left, right, independent, "they share an office")


def test_a_judgement_puts_together_what_nothing_suggests() -> None:
    claims = (source("SOHR"), source("the White Helmets"))
    (found,) = group(*claims, judged=(judge(HELMETS, SOHR, independent=False),))
    assert found.names == ("Syrian Civil Defence", "Syrian Observatory for Human Rights")
    assert (found.reasons, found.is_judged) == (("they share an office",), True)


def test_a_judgement_keeps_apart_what_is_suggested() -> None:
    claims = (source("SANA"), source("the Syrian army"))
    keys = sorted(one.claimant.key for one in by_claimant(claims))
    found = group(*claims, judged=(judge(*keys, independent=True),))
    assert [(len(one.names), one.is_judged) for one in found] == [(1, True), (1, True)]


def test_those_judged_apart_are_not_joined_through_a_third() -> None:
    claims = (source("SANA"), source("the Syrian army"), source("Syrian state television"))
    keys = sorted(one.claimant.key for one in by_claimant(claims))
    found = group(*claims, judged=(judge(keys[0], keys[1], independent=True),))
    assert sorted(len(one.names) for one in found) == [1, 2]


def test_judgements_on_others_are_passed_over() -> None:
    assert names(source("SOHR"), judged=(judge(SOHR, "gone", independent=False),)) == [
        ("Syrian Observatory for Human Rights",)
    ]


CLAIMS = (
    source("SANA"),
    source("the Syrian army"),
    source("SOHR"),
    source("a doctor", report=POST),
    source(),
)


@pytest.mark.parametrize("claims", list(permutations(CLAIMS))[::11])
def test_any_order_gives_the_same(claims: tuple[SourcedClaim, ...]) -> None:
    assert group(*claims) == group(*CLAIMS)


PEOPLE = ["SANA", "the Syrian army", "SOHR", "a doctor", "residents", "coalition", "the Pentagon", None]
KEYS = [one.claimant.key for one in by_claimant(source(name) for name in PEOPLE)]
JUDGED = st.lists(
    st.builds(judge, st.sampled_from(KEYS), st.sampled_from(KEYS), independent=st.booleans()).filter(
        lambda one: one.left_key != one.right_key
    ),
    max_size=5,
    unique_by=lambda one: frozenset((one.left_key, one.right_key)),
)


@given(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True), JUDGED)
def test_every_claimant_stands_in_one_group_and_judgements_hold(
    people: list[str | None], judged: list[JudgedPair]
) -> None:
    claims = [source(name) for name in people]
    found = group(*claims, judged=tuple(judged))
    assert group(*reversed(claims), judged=tuple(reversed(judged))) == found
    keys = [key for one in found for key in one.claimant_keys]
    assert sorted(keys) == sorted({one.claimant.key for one in by_claimant(claims)})
    together = {
        frozenset((left, right)) for one in found for left in one.claimant_keys for right in one.claimant_keys
    }
    assert not any(
        one.is_independent and frozenset((one.left_key, one.right_key)) in together for one in judged
    )
