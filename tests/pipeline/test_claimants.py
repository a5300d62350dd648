"""Who a claim counts for: names, descriptions, outlets, and reports that nobody signed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import NOON, make_claim

from knell.model.record import ReportSummary, SourcedClaim
from knell.model.source import CanonicalActor
from knell.model.syndication import Copy, CopyKind, Edition, EditionKind, Syndicate
from knell.pipeline.claimants import (
    ClaimantKind,
    Sourcing,
    actor_of,
    by_claimant,
    claimant_of,
    resolve_claimants,
)

POST = ReportSummary("rpt-1", "Strike on a market", "The Example Post", None, "en", "a.html", NOON)
WIRE = replace(POST, report_id="rpt-2", outlet="Example Wire")
UNSIGNED = replace(POST, report_id="rpt-3", outlet=None)
ALSO_UNSIGNED = replace(UNSIGNED, report_id="rpt-4")
UNTITLED = replace(UNSIGNED, report_id="rpt-5", title=" ")
SANA = replace(POST, report_id="rpt-6", outlet="SANA")


def source(
    claimant: str | None = None, organisation: str | None = None, report: ReportSummary = POST
) -> SourcedClaim:
    """A claim in a report."""
    return SourcedClaim(make_claim(claimant=claimant, organisation=organisation), report, "")


@pytest.mark.parametrize(
    ("sourced", "name", "kind"),
    [
        (source("a monitor", "the Quiet Monitor"), "Quiet Monitor", ClaimantKind.ORGANISATION),
        (source("Ada Example", "the Quiet Monitor"), "Quiet Monitor", ClaimantKind.ORGANISATION),
        (source("Ada Example"), "Ada Example", ClaimantKind.NAMED),
        (source("Ada Example", "a local hospital"), "Ada Example", ClaimantKind.NAMED),
        (source("a doctor", "a local hospital"), "local hospital (The Example Post)", ClaimantKind.DESCRIBED),
        (source("a doctor"), "doctor (The Example Post)", ClaimantKind.DESCRIBED),
        (source("Residents"), "residents (The Example Post)", ClaimantKind.DESCRIBED),
        (source("a doctor", report=UNSIGNED), "doctor (“Strike on a market”)", ClaimantKind.DESCRIBED),
        (source(), "The Example Post", ClaimantKind.OUTLET),
        (source("—", " "), "The Example Post", ClaimantKind.OUTLET),
        (source(report=replace(POST, outlet="example wire")), "example wire", ClaimantKind.OUTLET),
        (source(report=UNSIGNED), "“Strike on a market”", ClaimantKind.REPORT),
        (source(report=UNTITLED), "rpt-5", ClaimantKind.REPORT),
        (source(report=replace(POST, outlet="—")), "“Strike on a market”", ClaimantKind.REPORT),
    ],
)
def test_claimant_of(sourced: SourcedClaim, name: str, kind: ClaimantKind) -> None:
    found = claimant_of(sourced)
    assert (found.name, found.kind) == (name, kind)
    assert found.is_outlet_voice == (kind in (ClaimantKind.OUTLET, ClaimantKind.REPORT))
    assert (found.actor is None) == (kind is ClaimantKind.REPORT)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (source("the Quiet Monitor"), source("Quiet Monitor")),
        (source("the Quiet Monitor's"), source(organisation="QUIET MONITOR")),
        (source("Quiét-Monitor"), source("the quiet Monitor")),
        (source("the Example Post", report=WIRE), source()),
        (source(report=replace(POST, outlet="EXAMPLE WIRE")), source(report=WIRE)),
        (source("SOHR"), source("a monitor", "the Syrian Observatory for Human Rights", WIRE)),
        (source("a doctor"), source("the Doctor's")),
        (source("residents"), source("Residents")),
    ],
)
def test_one_claimant_however_written(left: SourcedClaim, right: SourcedClaim) -> None:
    assert claimant_of(left).key == claimant_of(right).key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (source("a doctor"), source("a doctor", report=WIRE)),
        (source("a doctor", report=UNSIGNED), source("a doctor", report=ALSO_UNSIGNED)),
        (source("a doctor"), source("a nurse")),
        (source(report=UNSIGNED), source(report=ALSO_UNSIGNED)),
        (source(report=POST), source(report=WIRE)),
        (source("Ada Example"), source("Bo Example")),
    ],
)
def test_several_claimants(left: SourcedClaim, right: SourcedClaim) -> None:
    assert claimant_of(left).key != claimant_of(right).key


@pytest.mark.parametrize(
    ("sourced", "words"),
    [
        (source("the Pentagon"), "claimant, a party to the conflict"),
        (source(report=SANA), "outlet in its own voice, a party to the conflict"),
        (source("a doctor"), "claimant without a name"),
        (source(report=UNSIGNED), "the report itself, outlet not known"),
    ],
)
def test_words_say_what_a_claimant_is(sourced: SourcedClaim, words: str) -> None:
    assert claimant_of(sourced).words == words


CLAIMS = (
    source("the Quiet Monitor"),
    source("QUIET MONITOR", report=WIRE),
    source("Ada Example", "Quiet Monitor"),
    source(report=UNSIGNED),
    source(report=ALSO_UNSIGNED),
)


@pytest.mark.parametrize("claims", list(permutations(CLAIMS)))
def test_claimants_are_the_same_in_any_order(claims: Sequence[SourcedClaim]) -> None:
    groups = by_claimant(claims)
    assert {group.claimant.name: len(group.claims) for group in groups} == {
        "Quiet Monitor": 3,
        "“Strike on a market” (rpt-3)": 1,
        "“Strike on a market” (rpt-4)": 1,
    }
    assert [group.claimant.kind for group in groups if len(group.claims) == 3] == [ClaimantKind.ORGANISATION]
    firsts = [claims.index(group.claims[0]) for group in groups]
    assert firsts == sorted(firsts)


NAMES = st.none() | st.sampled_from(["'s", "the", "—", "a", "the 's", "\x00"]) | st.text(max_size=20)


@given(st.lists(st.builds(source, NAMES, NAMES, st.builds(replace, st.just(POST), outlet=NAMES)), max_size=6))
def test_any_names_give_each_claim_one_claimant_with_a_name_of_its_own(claims: list[SourcedClaim]) -> None:
    groups = by_claimant(claims)
    assert sum(len(group.claims) for group in groups) == len(claims)
    assert len({group.claimant.name for group in groups}) == len(groups)
    assert len({group.claimant.key for group in groups}) == len(groups)


@pytest.mark.parametrize("name", [None, "", "—", "'s", "..."])
def test_what_is_no_name_is_no_actor(name: str | None) -> None:
    assert actor_of(name) is None


NAMED = frozenset({actor for name in ("SOHR", "Reuters") if (actor := actor_of(name)) is not None})
TWO_MONITORS = NAMED | {actor for name in ("SNHR",) if (actor := actor_of(name)) is not None}


@pytest.mark.parametrize(
    ("claims", "named", "expected"),
    [
        ((source("the monitor"), source("SOHR")), (), "Syrian Observatory for Human Rights"),
        ((source("The monitoring group"), source("SOHR")), (), "Syrian Observatory for Human Rights"),
        ((source("the group"), source("SOHR")), (), "Syrian Observatory for Human Rights"),
        ((source("a monitor"), source("SOHR")), (), "Syrian Observatory for Human Rights"),
        ((source("the monitor"),), NAMED, "Syrian Observatory for Human Rights"),
        ((source("the monitor"),), TWO_MONITORS, "monitor (The Example Post)"),
        ((source("the monitor"), source("SOHR")), TWO_MONITORS, "Syrian Observatory for Human Rights"),
        ((source("the monitor"), source("SOHR", report=WIRE)), (), "monitor (The Example Post)"),
        ((source("the volunteer group"), source("SOHR")), (), "volunteer group (The Example Post)"),
        ((source("a group"), source("SOHR")), (), "group (The Example Post)"),
        ((source("the doctor"), source("MSF")), (), "doctor (The Example Post)"),
        ((source("the agency"),), NAMED, "Reuters"),
        ((source("Example"), source("Ada Example")), (), "Ada Example"),
        ((source("Example"), source("Ada Example"), source("Bo Example")), (), "Example"),
    ],
)
def test_within_a_report_a_description_is_the_one_that_fits(
    claims: Sequence[SourcedClaim], named: frozenset[CanonicalActor], expected: str
) -> None:
    first = resolve_claimants(claims, Sourcing(named=lambda report_id: named))[0]
    assert first.claimant is not None
    assert first.claimant.name == expected
    assert (first.claimant.reason is not None) == (
        first.claimant.name in {actor.name for actor in NAMED} | {"Ada Example"}
    )


def test_a_description_told_to_an_agency_counts_for_the_agency() -> None:
    sourced = [
        replace(one, claim=replace(one.claim, attribution=replace(one.claim.attribution, via="AFP")))
        for one in (source("a doctor"), source("a doctor", report=WIRE))
    ]
    found = {one.claimant for one in resolve_claimants(sourced, Sourcing())}
    assert {one.name for one in found if one is not None} == {"doctor (Agence France-Presse)"}


COPY = Syndicate(
    (
        Edition(
            "rpt-2",
            "Example Wire",
            date(2017, 6, 27),
            EditionKind.FIRST,
            "",
            (Copy("rpt-1", "The Example Post", date(2017, 6, 29), CopyKind.REPRINT, ""),),
        ),
    ),
    "Example Wire",
)


def test_a_copy_says_it_for_its_original_and_on_its_day() -> None:
    claims = [source(), source("a doctor"), source("SOHR")]
    found = resolve_claimants(claims, Sourcing(syndicates={"rpt-1": COPY}))
    assert [one.claimant.name for one in found if one.claimant is not None] == [
        "Example Wire",
        "doctor (Example Wire)",
        "Syrian Observatory for Human Rights",
    ]
    assert {one.said for one in found} == {date(2017, 6, 27)}


def test_copies_of_a_report_without_outlet_are_one() -> None:
    edition = replace(
        COPY.editions[0],
        original_id="rpt-3",
        copies=(replace(COPY.editions[0].copies[0], report_id="rpt-4"),),
    )
    copied = Syndicate((edition,), None)
    claims = [source(report=UNSIGNED), source(report=ALSO_UNSIGNED)]
    found = resolve_claimants(claims, Sourcing(syndicates=dict.fromkeys(("rpt-3", "rpt-4"), copied)))
    assert len({one.claimant.key for one in found if one.claimant is not None}) == 1
