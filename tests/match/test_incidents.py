"""The stage as a whole: a prison in a town that was struck often, and any reports in any order."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.match.builders import T, days, item, item_lists, minter, province, score_one_by_one, town

from knell.errors import BadInput
from knell.match import MatchItem, MatchResult, match_mentions
from knell.model.mint import MintEvent

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
MAYADEEN = town("Mayadeen", 170592, 35.02, 40.45)


def match(items: list[MatchItem], log: tuple[MintEvent, ...] = ()) -> MatchResult:
    return match_mentions(items, log, minter(), NOON, pairs=score_one_by_one(items))


def groups(found: MatchResult) -> set[frozenset[str]]:
    return {frozenset(incident.mention_ids) for incident in found.incidents}


PRISON = [
    item(
        "agency",
        where=MAYADEEN,
        target="jail run by the group",
        by=("Coalition",),
        published=date(2017, 6, 27),
    ),
    item("monitor", where=MAYADEEN, target="a prison", by=("Coalition",), published=date(2017, 6, 27)),
    item("paper", where=MAYADEEN, when=days(0, 1), target="a jail", published=date(2017, 6, 28)),
    item("province", where=province("Deir Ezzor"), target="a prison", by=("Coalition",)),
]
OTHERS = [
    item("july", where=MAYADEEN, when=days(6), by=("Coalition",)),
    item("later in july", where=MAYADEEN, when=days(16), by=("Coalition",)),
    item("january", where=MAYADEEN, when=days(-163), by=("Coalition",)),
    item("executed", where=MAYADEEN, type=T.EXECUTION, by=("Islamic State",)),
]


def test_reports_of_one_strike_are_one_incident_and_other_strikes_are_not() -> None:
    found = match([*PRISON, *OTHERS])
    assert groups(found) == {
        frozenset(one.mention_id for one in PRISON),
        *(frozenset({one.mention_id}) for one in OTHERS),
    }
    incident = next(one for one in found.incidents if len(one.mention_ids) == 4)
    assert incident.where == MAYADEEN
    assert (incident.when is not None) and incident.when.earliest == incident.when.latest == date(2017, 6, 26)
    assert incident.links
    assert all(pair.score >= 0.5 and pair.features for pair in incident.links)


def test_a_statement_that_fits_several_strikes_is_a_candidate_for_each() -> None:
    strikes = [
        item(f"strike {number}", where=MAYADEEN, when=days(4 * number), by=("Coalition",))
        for number in range(5)
    ]
    admission = item("admission", where=MAYADEEN, when=days(-2, 27), by=("Coalition",))
    found = match([*strikes, admission])
    assert all(len(incident.mention_ids) == 1 for incident in found.incidents)
    offered = {link.incident_id for link in found.candidate_links if link.mention_id == "admission"}
    assert offered == {one.incident_id for one in found.incidents if one.mention_ids != ("admission",)}


def test_an_area_does_not_glue_two_strikes() -> None:
    strikes = [item("a"), item("b", where=town("Other", 43, 35.3))]
    found = match([*strikes, item("vague", where=province())])
    assert groups(found) == {frozenset({"a"}), frozenset({"b"}), frozenset({"vague"})}
    assert {link.mention_id for link in found.candidate_links} == {"a", "b", "vague"}


def test_ids_are_kept_when_reports_are_added() -> None:
    first = match(PRISON[:1])
    again = match([*PRISON, *OTHERS], first.minted)
    kept = next(one for one in again.incidents if "agency" in one.mention_ids)
    assert kept.incident_id == first.incidents[0].incident_id == "INC-1"
    assert len(again.minted) == len(OTHERS)


def test_two_mentions_with_one_id_are_refused() -> None:
    with pytest.raises(BadInput, match="same id"):
        match([item("a"), item("a")])


@settings(max_examples=200, deadline=None)
@given(item_lists(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_incidents(items: list[MatchItem], random: Random) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)
    assert match(shuffled) == match(items)


@settings(max_examples=100, deadline=None)
@given(item_lists(max_size=7), st.randoms(use_true_random=False))
def test_adding_one_by_one_ends_where_a_rebuild_does(items: list[MatchItem], random: Random) -> None:
    order = list(items)
    random.shuffle(order)
    mint = minter()
    log: list[MintEvent] = []
    for number in range(len(order)):
        some = order[: number + 1]
        at = NOON + timedelta(minutes=number)
        found = match_mentions(some, log, mint, at, pairs=score_one_by_one(some))
        log += found.minted
    if order:
        assert groups(found) == groups(match(items))
        rebuilt = match_mentions(items, log, mint, NOON, pairs=score_one_by_one(items))
        assert rebuilt.incidents == found.incidents
        assert rebuilt.minted == ()
