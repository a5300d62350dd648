"""Clustering under judgements: mentions that a person put together are one, and are clustered as one.

A group of mentions that people joined stands as one node. It speaks through its precise mentions; a vague one
that was put there by hand brings nothing along with it. Machine conflicts keep a node away only where every
mention that speaks for it conflicts, since whoever joined them has said that their differences are none of the
event. What one report tells apart stays apart all the same, and so does what a person told apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knell.match.cluster import CannotLink, Partition, cluster
from knell.match.items import MatchItem, is_precise
from knell.match.judgements import Constraints, Pair, make_pair
from knell.model.incident import PairScore


@dataclass(frozen=True, slots=True)
class _Node:
    """What stands for a group: its first precise mention, else its first one."""

    item: MatchItem
    members: frozenset[str]
    speaking: tuple[str, ...]
    reports: frozenset[str]


def cluster_judged(
    items: Sequence[MatchItem],
    pairs: Sequence[PairScore],
    cannot_link: CannotLink,
    constraints: Constraints,
    *,
    threshold: float,
    alone_threshold: float,
) -> Partition:
    """The partition of all mentions as `cluster` makes it, with every judgement kept to.

    `cannot_link` is the machine's word on two mentions. Refused pairs are those that were given.
    """
    if not constraints.groups and not constraints.different and not constraints.unsure:
        return cluster(items, pairs, cannot_link, threshold=threshold, alone_threshold=alone_threshold)
    by_id = {item.mention_id: item for item in items}
    nodes = _make_nodes(by_id, constraints)
    node_of = {one: node for node in nodes.values() for one in node.members}
    open_pairs = [pair for pair in pairs if make_pair(pair.left_id, pair.right_id) not in constraints.unsure]
    origin = _contract(open_pairs, node_of)
    apart = {
        make_pair(_name(one, node_of), _name(other, node_of))
        for one, other in constraints.different
        if one in by_id and other in by_id
    }

    def cannot_join(left: str, right: str) -> bool:
        if left == right:
            return False
        if make_pair(left, right) in apart:
            return True
        if left not in nodes and right not in nodes:
            return cannot_link(left, right)
        one, other = (nodes.get(each) or _alone(by_id[each]) for each in (left, right))
        if one.reports & other.reports:
            return True
        return all(cannot_link(first, second) for first in one.speaking for second in other.speaking)

    kept = [item for item in items if item.mention_id in nodes or item.mention_id not in node_of]
    found = cluster(
        kept,
        [PairScore(*key, pair.score, pair.features) for key, pair in origin.items()],
        cannot_join,
        threshold=threshold,
        alone_threshold=alone_threshold,
    )
    whole = [
        frozenset(one for name in component for one in (nodes[name].members if name in nodes else (name,)))
        for component in found.components
    ]
    refused = [origin[pair.left_id, pair.right_id] for pair in found.refused]
    return Partition(
        tuple(sorted(whole, key=min)),
        tuple(sorted(refused, key=lambda pair: (pair.left_id, pair.right_id))),
    )


def _make_nodes(by_id: Mapping[str, MatchItem], constraints: Constraints) -> dict[str, _Node]:
    """A node for each group of which two mentions or more are there, by the mention that stands for it."""
    nodes = {}
    for group in constraints.groups:
        there = sorted((by_id[one] for one in group if one in by_id), key=lambda item: item.sort_key)
        if len(there) < 2:
            continue
        speaking = [item for item in there if is_precise(item)] or there
        nodes[speaking[0].mention_id] = _Node(
            speaking[0],
            frozenset(item.mention_id for item in there),
            tuple(item.mention_id for item in speaking),
            frozenset(item.report_id for item in there),
        )
    return nodes


def _alone(item: MatchItem) -> _Node:
    own_id = item.mention_id
    return _Node(item, frozenset({own_id}), (own_id,), frozenset({item.report_id}))


def _name(mention_id: str, node_of: Mapping[str, _Node]) -> str:
    return node_of[mention_id].item.mention_id if mention_id in node_of else mention_id


def _contract(pairs: Sequence[PairScore], node_of: Mapping[str, _Node]) -> dict[Pair, PairScore]:
    """The strongest pair between any two nodes, among the mentions that speak for them."""
    best: dict[Pair, PairScore] = {}
    for pair in sorted(pairs, key=lambda one: (-one.score, one.left_id, one.right_id)):
        sides = (pair.left_id, pair.right_id)
        if any(side in node_of and side not in node_of[side].speaking for side in sides):
            continue
        left, right = (_name(side, node_of) for side in sides)
        if left != right:
            best.setdefault(make_pair(left, right), pair)
    return best
