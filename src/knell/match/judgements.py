"""What people judged, as what matching must keep to: who stands together, who stands apart, what stays open.

Judgements are gone through from the latest to the earliest, and each says only what no later one has said:

1. A pair of mentions that a later judgement is on is left to that one.
2. "Different" is not heard where later judgements put the two together.
3. "Same" is not heard for mentions that it would bring together with one that a later judgement tells them
   apart from, or leaves open. Of several that exclude one another none is joined: there the scores decide.
4. "Unsure" is not heard where later judgements answer it. Else the score of that pair joins nothing, and the
   link stays open.

What was not heard is given back with the judgements that it gave way to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from knell.model.judgement import PARTITION_KINDS, Judgement, JudgementKind, Role, Verdict, in_force
from knell.model.mint import MintEvent

Pair = tuple[str, str]
"""Two mention ids, the smaller first."""


def make_pair(one: str, other: str) -> Pair:
    """The pair of two mentions, whatever their order."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that was not heard, wholly or for some of its pairs, and the later ones it gave way to."""

    judgement_id: str
    by: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Constraints:
    """What matching keeps to. `groups` have two mentions or more and do not overlap.

    `different` and `unsure` give the judgement of each pair. `anchors` move the ids of incidents that were
    split to the mentions that stayed: to be read with the log's mint events.
    """

    groups: tuple[frozenset[str], ...] = ()
    different: Mapping[Pair, str] = field(default_factory=dict)
    unsure: Mapping[Pair, str] = field(default_factory=dict)
    anchors: tuple[MintEvent, ...] = ()
    overruled: tuple[Overruled, ...] = ()


NOTHING_JUDGED = Constraints()


def make_constraints(judgements: Iterable[Judgement]) -> Constraints:
    """The constraints of all judgements, in whatever order they come; those that were undone say nothing.

    Judgements on mentions that are not there count all the same: a and b are one where both are one with a
    third that was lost.
    """
    judged = [one for one in in_force(judgements) if one.kind in PARTITION_KINDS]
    weighing = _Weighing()
    for judgement in reversed(judged):
        weighing.hear(judgement)
    return Constraints(
        groups=weighing.groups(),
        different=weighing.different,
        unsure=weighing.unsure,
        anchors=tuple(anchor for one in judged for anchor in _anchors(one)),
        overruled=tuple(sorted(weighing.overruled, key=lambda one: one.judgement_id)),
    )


def _anchors(judgement: Judgement) -> Iterable[MintEvent]:
    """The id of a split incident stands at the first keeper that is there: the latest of these events."""
    keepers = judgement.of(Role.KEEPER)
    for place, mention_id in enumerate(reversed(keepers)):
        event_id = f"{judgement.judgement_id}/{place:06}"
        yield MintEvent(judgement.of(Role.INCIDENT)[0], mention_id, judgement.at, event_id)


def _claims_of(judgement: Judgement) -> dict[Verdict, list[Pair]]:
    """The pairs of mentions that a judgement is on.

    Who says that two sides are one event says so of all their mentions, and who takes mentions out of an
    incident takes them out together.
    """
    left, right = judgement.of(Role.LEFT), judgement.of(Role.RIGHT)
    verdict = Verdict(judgement.value)
    if verdict is Verdict.SAME:
        return {verdict: _pairs(combinations((*left, *right), 2))}
    found: dict[Verdict, list[Pair]] = {verdict: _pairs(product(left, right))}
    if judgement.kind is JudgementKind.SPLIT:
        found[Verdict.SAME] = _pairs(combinations(left, 2))
    return found


def _pairs(sides: Iterable[Pair]) -> list[Pair]:
    """Each pair once. Two mentions of a former reading may be one in the newest: that is no pair."""
    return list(dict.fromkeys(make_pair(one, other) for one, other in sides if one != other))


class _Weighing:
    """What was heard so far, from the latest judgement on."""

    def __init__(self) -> None:
        self.different: dict[Pair, str] = {}
        self.unsure: dict[Pair, str] = {}
        self.overruled: list[Overruled] = []
        self._group: dict[str, set[str]] = {}
        self._joined_by: dict[str, set[str]] = defaultdict(set)
        self._apart: dict[str, dict[str, str]] = defaultdict(dict)

    def hear(self, judgement: Judgement) -> None:
        """Take in what the judgement says and no later one has said."""
        judgement_id, claims = judgement.judgement_id, _claims_of(judgement)
        gave_way: set[str] = set()
        heard = 0
        for pair in claims.get(Verdict.DIFFERENT, ()):
            against = self._decided(pair) or self._together(pair)
            gave_way |= against
            if not against:
                heard += 1
                self.different[pair] = judgement_id
                self._part(pair, judgement_id)
        for pair in claims.get(Verdict.UNSURE, ()):
            against = self._decided(pair) or self._together(pair)
            gave_way |= against
            if not against:
                heard += 1
                self.unsure[pair] = judgement_id
                self._part(pair, judgement_id)
        joined, against = self._join(claims.get(Verdict.SAME, ()), judgement_id)
        gave_way |= against
        if gave_way:
            is_whole = not heard and not joined
            self.overruled.append(Overruled(judgement_id, tuple(sorted(gave_way)), is_whole))

    def groups(self) -> tuple[frozenset[str], ...]:
        """Mentions that stand together."""
        return tuple(sorted({frozenset(one) for one in self._group.values() if len(one) > 1}, key=min))

    def _part(self, pair: Pair, judgement_id: str) -> None:
        self._apart[pair[0]][pair[1]] = self._apart[pair[1]][pair[0]] = judgement_id

    def _decided(self, pair: Pair) -> set[str]:
        found = self.different.get(pair) or self.unsure.get(pair)
        return set() if found is None else {found}

    def _together(self, pair: Pair) -> set[str]:
        """The judgements that put the two together; none where they are not."""
        whole = self._group.get(pair[0], set())
        return set(self._joined_by[min(whole)]) if pair[1] in whole else set()

    def _join(self, pairs: Sequence[Pair], judgement_id: str) -> tuple[int, set[str]]:
        """Join the pairs that may be; how many stand together now, and what forbade the others."""
        gave_way: set[str] = set()
        open_pairs = []
        for pair in pairs:
            against = self._decided(pair)
            gave_way |= against
            if not against:
                open_pairs.append(pair)
        torn: set[int] = set()
        for nodes in self._nodes(open_pairs):
            members = {one: id(node) for node in nodes for one in node}
            for one, node in members.items():
                for other, by in self._apart.get(one, {}).items():
                    if other in members and members[other] != node:
                        torn |= {node, members[other]}
                        gave_way.add(by)
        joined = 0
        for pair in open_pairs:
            left, right = (self._group.setdefault(one, {one}) for one in pair)
            if id(left) in torn or id(right) in torn:
                continue
            joined += 1
            if left is not right:
                self._unite(left, right)
            self._joined_by[min(left)].add(judgement_id)
        return joined, gave_way

    def _nodes(self, pairs: Iterable[Pair]) -> list[list[set[str]]]:
        """The groups that these pairs would join, as lists of what stands together already."""
        parent: dict[int, int] = {}
        node_of: dict[int, set[str]] = {}

        def find(one: int) -> int:
            while parent.setdefault(one, one) != one:
                parent[one] = parent[parent[one]]
                one = parent[one]
            return one

        for pair in pairs:
            left, right = (self._group.setdefault(one, {one}) for one in pair)
            node_of[id(left)], node_of[id(right)] = left, right
            parent[find(id(left))] = find(id(right))
        found: dict[int, list[set[str]]] = defaultdict(list)
        for one, node in node_of.items():
            found[find(one)].append(node)
        return list(found.values())

    def _unite(self, left: set[str], right: set[str]) -> None:
        reasons = self._joined_by.pop(min(left), set()) | self._joined_by.pop(min(right), set())
        left |= right
        for one in right:
            self._group[one] = left
        self._joined_by[min(left)] = reasons
