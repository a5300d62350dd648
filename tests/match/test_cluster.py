"""The partition: what is put together, what is kept apart, and that no order matters."""

import random as random_module
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.match.builders import item

from knell.match.cluster import Partition, cluster
from knell.match.items import MatchItem
from knell.model.incident import PairScore

Edge = tuple[str, str, float]


def partition(
    precise: str,
    edges: Iterable[Edge],
    *,
    vague: str = "",
    apart: Iterable[str] = (),
    order: int = 0,
    is_certain: bool = True,
) -> Partition:
    """Mentions are single letters; `apart` are pairs of letters that cannot be one event, or hardly can."""
    items: list[MatchItem] = [*(item(one) for one in precise), *(item(one, when=None) for one in vague)]
    pairs = [PairScore(*sorted((a, b)), score, ()) for a, b, score in edges]  # type: ignore[arg-type]
    forbidden = {frozenset(pair) for pair in apart}
    shuffle = random_module.Random(order).shuffle
    shuffle(items)
    shuffle(pairs)
    return cluster(
        items,
        pairs,
        lambda a, b: frozenset((a, b)) in forbidden,
        threshold=0.5,
        alone_threshold=0.8,
        must_part=lambda _one, _other: is_certain,
    )


def words(found: Partition) -> str:
    return " ".join("".join(sorted(component)) for component in found.components)


def refused(found: Partition) -> str:
    return " ".join(pair.left_id + pair.right_id for pair in found.refused)


CASES: dict[str, tuple[Partition, str, str]] = {
    "nothing": (partition("", []), "", ""),
    "chain": (partition("abcd", [("a", "b", 0.9), ("b", "c", 0.5)]), "abc d", ""),
    "below the threshold": (partition("ab", [("a", "b", 0.49)]), "a b", ""),
    "kept apart by the reader": (
        partition("abx", [("a", "x", 0.9), ("b", "x", 0.7)], apart=["ab"]),
        "ax b",
        "bx",
    ),
    "fits both of one report alike": (
        partition("abx", [("a", "x", 0.9), ("b", "x", 0.9)], apart=["ab"]),
        "a b x",
        "ax bx",
    ),
    "what is not torn is still linked": (
        partition("abxy", [("a", "x", 0.9), ("b", "x", 0.9), ("x", "y", 0.9)], apart=["ab"]),
        "a b xy",
        "ax bx",
    ),
    "a longer way round at one strength": (
        partition("abxy", [("a", "x", 0.9), ("x", "y", 0.9), ("b", "y", 0.9)], apart=["ab"]),
        "a b x y",
        "ax by xy",
    ),
    "two reports of two events each": (
        partition(
            "abcd", [("a", "c", 0.9), ("b", "d", 0.9), ("a", "d", 0.6), ("b", "c", 0.6)], apart=["ab", "cd"]
        ),
        "ac bd",
        "ad bc",
    ),
    "a vague mention with one event": (
        partition("ab", [("a", "b", 0.9), ("a", "v", 0.6), ("b", "v", 0.6)], vague="v"),
        "abv",
        "",
    ),
    "a vague mention with two events": (
        partition("ab", [("a", "v", 0.9), ("b", "v", 0.6)], vague="v"),
        "a b v",
        "av bv",
    ),
    "vague mentions bring no events together": (
        partition("ab", [("a", "v", 0.9), ("v", "w", 0.9), ("b", "w", 0.9)], vague="vw"),
        "av bw",
        "",
    ),
    "two vague mentions that exclude one another": (
        partition("a", [("a", "v", 0.9), ("a", "w", 0.9)], vague="vw", apart=["vw"]),
        "a v w",
        "av aw",
    ),
    "vague mentions alone": (partition("", [("v", "w", 0.8), ("u", "w", 0.7)], vague="uvw"), "u vw", ""),
    "a vague mention of the same report": (
        partition("ab", [("a", "b", 0.9), ("b", "v", 0.9)], vague="v", apart=["av"]),
        "ab v",
        "bv",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_partition(name: str) -> None:
    found, components, left_out = CASES[name]
    assert (words(found), refused(found)) == (components, left_out)


LETTERS = "abcdefgh"
EDGES = st.dictionaries(
    st.sets(st.sampled_from(LETTERS), min_size=2, max_size=2).map(lambda pair: "".join(sorted(pair))),
    st.sampled_from([0.5, 0.6, 0.9]),
    max_size=16,
)
APART = st.lists(
    st.sets(st.sampled_from(LETTERS), min_size=2, max_size=2).map(lambda pair: "".join(sorted(pair))),
    max_size=5,
)


@settings(max_examples=300)
@given(EDGES, APART, st.integers(0, 8), st.integers(1, 1000))
def test_any_order_gives_the_same_partition(
    scores: dict[str, float], apart: list[str], precise: int, order: int
) -> None:
    edges = [(pair[0], pair[1], score) for pair, score in scores.items()]
    one = partition(LETTERS[:precise], edges, vague=LETTERS[precise:], apart=apart)
    other = partition(LETTERS[:precise], edges, vague=LETTERS[precise:], apart=apart, order=order)
    assert one == other


@settings(max_examples=300)
@given(EDGES, APART, st.integers(0, 8))
def test_every_mention_once_and_nothing_forbidden_together(
    scores: dict[str, float], apart: list[str], precise: int
) -> None:
    edges = [(pair[0], pair[1], score) for pair, score in scores.items()]
    found = partition(LETTERS[:precise], edges, vague=LETTERS[precise:], apart=apart)
    assert sorted(one for component in found.components for one in component) == list(LETTERS)
    assert not any(set(pair) <= component for pair in apart for component in found.components)


def test_one_misreading_among_several_parts_nothing() -> None:
    edges = [("a", "b", 0.9), ("b", "c", 0.9), ("c", "d", 0.8)]
    assert words(partition("abcd", edges, apart=["ad"], is_certain=False)) == "abcd"
    assert words(partition("abcd", edges, apart=["ad", "bd"], is_certain=False)) == "abc d"
    assert words(partition("abcd", edges, apart=["ad"])) == "abc d"


def test_what_reports_are_chiefly_about_is_put_together_first() -> None:
    """d is told in passing: the stronger link to it does not part those that are chiefly about one event."""
    told = item("d", report="Ra")
    items = [item("a"), item("b"), replace(told, mention=replace(told.mention, is_main=False))]
    pairs = [PairScore("a", "b", 0.8, ()), PairScore("b", "d", 0.9, ())]
    found = cluster(items, pairs, lambda a, b: {a, b} == {"a", "d"}, threshold=0.5, alone_threshold=0.8)
    assert words(found) == "ab d"


@pytest.mark.parametrize("is_certain", [False, True])
def test_two_that_are_in_conflict_are_not_linked(is_certain: bool) -> None:
    found = partition("ab", [("a", "b", 0.9)], apart=["ab"], is_certain=is_certain)
    assert (words(found), refused(found)) == ("a b", "ab")


def test_what_one_report_keeps_apart_is_never_put_together() -> None:
    items = [item("a"), item("b"), item("c"), item("d", report="Ra")]
    pairs = [PairScore(*pair, 0.9, ()) for pair in (("a", "b"), ("b", "c"))] + [PairScore("c", "d", 0.8, ())]
    found = cluster(items, pairs, lambda a, b: {a, b} == {"a", "d"}, threshold=0.5, alone_threshold=0.8)
    assert words(found) == "abc d"


@given(EDGES)
def test_without_exclusions_it_is_the_connected_components(scores: dict[str, float]) -> None:
    found = partition(LETTERS, [(pair[0], pair[1], score) for pair, score in scores.items()])
    component = {one: c for c in found.components for one in c}
    assert all(component[pair[0]] == component[pair[1]] for pair in scores)
    assert found.refused == ()
    # No component is larger than its links: a spanning tree of links lies inside each.
    for members in found.components:
        reached, frontier = {min(members)}, {min(members)}
        while frontier:
            frontier = {b for pair in scores for a, b in (pair, pair[::-1]) if a in frontier} - reached
            reached |= frontier
        assert reached == members


@settings(max_examples=300)
@given(EDGES, APART, st.integers(0, 8))
def test_vague_mentions_never_change_the_events_of_precise_ones(
    scores: dict[str, float], apart: list[str], precise: int
) -> None:
    edges = [(pair[0], pair[1], score) for pair, score in scores.items()]
    whole = partition(LETTERS[:precise], edges, vague=LETTERS[precise:], apart=apart)
    among = [edge for edge in edges if set(edge[:2]) <= set(LETTERS[:precise])]
    only = partition(LETTERS[:precise], among, apart=apart)
    kept = {frozenset(component & set(LETTERS[:precise])) for component in whole.components} - {frozenset()}
    assert kept == set(only.components)
