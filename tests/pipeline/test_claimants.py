"""Who a claim counts for: names, descriptions, outlets, and reports that nobody signed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import NOON, make_claim

from knell.model.record import ReportSummary, SourcedClaim
from knell.pipeline.claimants import ClaimantKind, actor_of, by_claimant, claimant_of

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
