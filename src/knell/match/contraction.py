"""Clustering under judgements: mentions that a person put together are one, and are clustered as one.

A group of mentions that people joined stands as one node. It speaks through its precise mentions; a vague one
that was put there by hand brings nothing along with it.

Whoever puts two mentions together puts their incidents together: what the scores alone would join to either
is not kept from the other's by a machine conflict (`_gather`). Whatever else conflicts with any mention of the
node stays away: a statement that fitted two events and was given to one brings the other no nearer. What one
report tells apart stays apart, and so does what a person told apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    left_open = [pair for pair in pairs if make_pair(pair.left_id, pair.right_id) in constraints.unsure]
    others = [pair for pair in pairs if make_pair(pair.left_id, pair.right_id) not in constraints.unsure]

    def must_part_alone(left: str, right: str) -> bool:
        told_apart = make_pair(left, right) in constraints.different
        return told_apart or by_id[left].report_id == by_id[right].report_id

    def cannot_link_alone(left: str, right: str) -> bool:
        return make_pair(left, right) in constraints.different or cannot_link(left, right)

    near = _reach((one for node in nodes.values() for one in node.speaking), others, threshold)
    by_scores = cluster(
        [item for item in items if item.mention_id in near],
        [pair for pair in others if pair.left_id in near and pair.right_id in near],
        cannot_link_alone,
        threshold=threshold,
        alone_threshold=alone_threshold,
        must_part=must_part_alone,
    )
    apart = _apart(constraints, by_id, node_of)
    cannot_join = _cannot_join(by_id, nodes, cannot_link, _gather(nodes, by_scores), apart)
    origin = _contract(others, node_of, cannot_join)
    found = cluster(
        [item for item in items if item.mention_id in nodes or item.mention_id not in node_of],
        [PairScore(*key, pair.score, pair.features) for key, pair in origin.items()],
        cannot_join,
        threshold=threshold,
        alone_threshold=alone_threshold,
        must_part=_must_part(by_id, nodes, apart),
    )
    whole = [
        frozenset(one for name in component for one in (nodes[name].members if name in nodes else (name,)))
        for component in found.components
    ]
    refused = [*(origin[pair.left_id, pair.right_id] for pair in found.refused), *left_open]
    return Partition(
        tuple(sorted(whole, key=min)),
        tuple(sorted(refused, key=lambda pair: (pair.left_id, pair.right_id))),
    )


def _apart(
    constraints: Constraints, by_id: Mapping[str, MatchItem], node_of: Mapping[str, _Node]
) -> frozenset[Pair]:
    """What people told apart, as nodes."""
    return frozenset(
        make_pair(_name(one, node_of), _name(other, node_of))
        for one, other in constraints.different
        if one in by_id and other in by_id
    )


def _must_part(
    by_id: Mapping[str, MatchItem], nodes: Mapping[str, _Node], apart: frozenset[Pair]
) -> CannotLink:
    """Whether a person told two nodes apart, or one report does: no score brings these together."""

    def must_part(left: str, right: str) -> bool:
        one, other = (nodes.get(each) or _alone(by_id[each]) for each in (left, right))
        return make_pair(left, right) in apart or not one.reports.isdisjoint(other.reports)

    return must_part


def _cannot_join(
    by_id: Mapping[str, MatchItem],
    nodes: Mapping[str, _Node],
    cannot_link: CannotLink,
    around: Mapping[str, str],
    apart: frozenset[Pair],
) -> CannotLink:
    """Whether two nodes, by their names, are known not to be one event: see the head of this module."""

    def cannot_join(left: str, right: str) -> bool:
        if left == right:
            return False
        if make_pair(left, right) in apart:
            return True
        is_gathered = left in around and around[left] == around.get(right)
        if left not in nodes and right not in nodes:
            is_one_report = by_id[left].report_id == by_id[right].report_id
            return is_one_report if is_gathered else cannot_link(left, right)
        one, other = (nodes.get(each) or _alone(by_id[each]) for each in (left, right))
        if one.reports & other.reports:
            return True
        if is_gathered:
            return False
        return any(cannot_link(first, second) for first in one.speaking for second in other.speaking)

    return cannot_join


def _reach(seeds: Iterable[str], pairs: Iterable[PairScore], threshold: float) -> set[str]:
    """The seeds and what strong pairs connect with them: nothing else can stand in one component with them."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.score >= threshold:
            neighbours[pair.left_id].add(pair.right_id)
            neighbours[pair.right_id].add(pair.left_id)
    reached = set(seeds)
    step = set(reached)
    while step:
        step = {other for one in step for other in neighbours.get(one, ())} - reached
        reached |= step
    return reached


def _gather(nodes: Mapping[str, _Node], by_scores: Partition) -> dict[str, str]:
    """For each node, and each mention that the scores alone join to one: the name that they share.

    Nodes that stand in one component of the scores share theirs.
    """
    parent: dict[str, str] = {}

    def find(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    component = {one: whole for whole in by_scores.components for one in whole}
    for name, node in nodes.items():
        for speaking in node.speaking:
            for one in component[speaking]:
                parent[find(one)] = find(name)
    return {one: find(one) for one in list(parent)}


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


def _contract(
    pairs: Sequence[PairScore], node_of: Mapping[str, _Node], cannot_join: CannotLink
) -> dict[Pair, PairScore]:
    """The strongest pair between any two nodes, among the mentions that speak for them.

    Without those that a judgement has answered: where a mention was put with others that cannot be the event,
    it is no open question whether it is.
    """
    best: dict[Pair, PairScore] = {}
    for pair in sorted(pairs, key=lambda one: (-one.score, one.left_id, one.right_id)):
        sides = (pair.left_id, pair.right_id)
        if any(side in node_of and side not in node_of[side].speaking for side in sides):
            continue
        left, right = (_name(side, node_of) for side in sides)
        is_judged = pair.left_id in node_of or pair.right_id in node_of
        if left != right and not (is_judged and cannot_join(left, right)):
            best.setdefault(make_pair(left, right), pair)
    return best
