"""Ids are permanent: through merge, split, undo and re-reading."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.match.builders import minter

from knell.errors import BadInput, LedgerError
from knell.match.identity import Identities, assign_ids
from knell.model.mint import MintEvent

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def event(incident: str, mention: str, minutes: int = 0, event_id: str = "") -> MintEvent:
    return MintEvent(incident, mention, NOON + timedelta(minutes=minutes), event_id or f"mint-{incident}")


def assign(partition: str, *events: MintEvent) -> Identities:
    """Components as words, their letters being mentions."""
    return assign_ids([list(word) for word in partition.split()], events, minter(), NOON)


def test_new_components_are_minted_at_their_first_mention() -> None:
    found = assign("ab c")
    assert found.incident_ids == ("INC-1", "INC-2")
    assert found.minted == (
        MintEvent("INC-1", "a", NOON, "mint-INC-1"),
        MintEvent("INC-2", "c", NOON, "mint-INC-2"),
    )
    assert found.merged == ()


OLD = (event("X", "a", 1), event("Y", "c", 2))


@pytest.mark.parametrize(
    ("partition", "incident_ids", "merged"),
    [
        ("ab cd", ("X", "Y"), ()),
        ("abcd", ("X",), (("Y", "X"),)),
        # The id stays with its anchor, whoever else leaves or comes.
        ("a bcd", ("X", "Y"), ()),
        ("a b cd", ("X", "INC-1", "Y"), ()),
        ("d b c a", ("INC-1", "INC-2", "Y", "X"), ()),
    ],
)
def test_the_oldest_anchor_names_the_component(
    partition: str, incident_ids: tuple[str, ...], merged: tuple[tuple[str, str], ...]
) -> None:
    found = assign(partition, *OLD)
    assert (found.incident_ids, found.merged) == (incident_ids, merged)


def test_of_one_moment_the_event_id_decides() -> None:
    same = (event("X", "a", 0, "e2"), event("Y", "b", 0, "e1"))
    assert assign("ab", *same).incident_ids == ("Y",)


def test_an_undone_merge_gives_both_ids_back() -> None:
    assert assign("abcd", *OLD).merged == (("Y", "X"),)
    assert assign("ab cd", *OLD).incident_ids == ("X", "Y")


def test_a_second_event_moves_the_anchor_and_not_the_age() -> None:
    moved = (*OLD, event("X", "z", 9, "moved"))
    assert assign("zc", *moved).incident_ids == ("X",)
    # Both anchors are there: the incident stands at the later, and only there.
    assert assign("ab zc", *moved).incident_ids == ("INC-1", "X")


def test_an_id_of_the_log_is_never_minted_again() -> None:
    log = (event("INC-1", "gone"), event("INC-2", "gone too"))
    assert assign("a b", *log).incident_ids == ("INC-3", "INC-4")
    with pytest.raises(LedgerError, match="no new incident id"):
        assign_ids([["a"]], log, lambda: "INC-1", NOON)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(BadInput, match="no zone"):
        assign_ids([["a"]], [], minter(), datetime(2024, 1, 1))


PARTITIONS = st.lists(st.integers(0, 5), min_size=6, max_size=6)
"""For each of six mentions, the number of its component."""


def components(numbers: list[int]) -> list[list[str]]:
    return [
        [letter for letter, number in zip("abcdef", numbers, strict=True) if number == one]
        for one in dict.fromkeys(numbers)
    ]


@settings(max_examples=200)
@given(st.lists(PARTITIONS, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_ids_stay_through_any_merges_and_splits(history: list[list[int]], random: Random) -> None:
    mint = minter()
    log: list[MintEvent] = []
    seen: set[str] = set()
    for step, numbers in enumerate(history):
        found = assign_ids(components(numbers), log, mint, NOON + timedelta(minutes=step))
        assert len(set(found.incident_ids)) == len(found.incident_ids)
        log += found.minted
        # Every id ever given is either in use or redirected to one that is.
        redirected = dict(found.merged)
        seen |= set(found.incident_ids)
        assert {redirected.get(one, one) for one in seen} == set(found.incident_ids)
        # What is minted is never minted again, and the log alone, in any order, gives the same ids.
        shuffled = list(log)
        random.shuffle(shuffled)
        again = assign_ids(components(numbers), shuffled, mint, NOON)
        assert (again.incident_ids, again.merged, again.minted) == (found.incident_ids, found.merged, ())
    # Back to the first partition: it has the ids that it had.
    first = assign_ids(components(history[0]), [], minter(), NOON)
    assert assign_ids(components(history[0]), log, mint, NOON).incident_ids == first.incident_ids
