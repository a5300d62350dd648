"""Pair scores become components, the same whatever the order in which mentions and pairs come.

1. Precise mentions (place and days identify an event) are linked from the threshold on: first those that
   reports are chiefly about, then what they tell in passing, in each the strongest pairs first. A link is not
   made that would bring together two components of which more than `MOST_CONFLICTING` of the pairs cannot be
   one event: one misread day among several does not part them. Two mentions that must be parted (one report
   keeps them apart, a person said so) never come together. Of equally strong links that exclude one another
   none is made: the mention fits several events, and a person decides.
2. A vague mention joins a component of precise ones where exactly one comes to the threshold; with several
   it stays alone. Vague mentions never bring two components together: each is placed by the components of
   step 1 only.
3. Vague mentions that fit no component are linked among themselves, as in step 1, from a higher threshold on.

Every link that was refused is given back as a candidate.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from knell.match.items import MatchItem, is_precise
from knell.model.incident import PairScore

CannotLink = Callable[[str, str], bool]
"""Whether two mentions, by id, are known not to be one event."""


MOST_CONFLICTING = 0.34
"""Share of the pairs between two components that may be in conflict: one of three, none of two. Of articles on
shootings 0.68 of the true pairs are found with none, 0.75 with a third and 0.76 with half; 0.97, 0.96 and 0.89 of
the pairs that are made are true."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What keeps components apart: `cannot_link` speaks against a link, `must_part` forbids it."""

    cannot_link: CannotLink
    must_part: CannotLink

    def part(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether these two groups of mentions, by id, must stay apart."""
        left, right = tuple(left), tuple(right)
        conflicts = 0
        for one in left:
            for other in right:
                if self.cannot_link(one, other):
                    conflicts += 1
                    if self.must_part(one, other):
                        return True
        return conflicts > MOST_CONFLICTING * len(left) * len(right)


@dataclass(frozen=True, slots=True)
class Partition:
    """Components as sets of mention ids, by their smallest id; `refused` pairs by (left, right)."""

    components: tuple[frozenset[str], ...]
    refused: tuple[PairScore, ...]


def cluster(
    items: Sequence[MatchItem],
    pairs: Sequence[PairScore],
    cannot_link: CannotLink,
    *,
    threshold: float,
    alone_threshold: float,
    must_part: CannotLink | None = None,
) -> Partition:
    """The partition of all mentions; see the head of this module for the rules.

    `pairs` are scored pairs, those that are missing count as unrelated. Thresholds are inclusive. `must_part` is
    asked of pairs for which `cannot_link` holds; None parts those of one report.
    """
    report_of = {item.mention_id: item.report_id for item in items}
    bars = Bars(
        cannot_link,
        (lambda one, other: report_of[one] == report_of[other]) if must_part is None else must_part,
    )
    precise = {item.mention_id for item in items if is_precise(item)}
    vague = {item.mention_id for item in items} - precise
    strong = [pair for pair in pairs if pair.score >= threshold]
    mains = {item.mention_id for item in items if item.mention.is_main}
    among_precise = [p for p in strong if p.left_id in precise and p.right_id in precise]
    components, refused = _link(precise, among_precise, bars, mains)
    placed, ambiguous, more = _place_vague(vague, components, strong, bars)
    left_over = vague - placed.keys() - ambiguous
    among_vague = [
        p for p in pairs if p.score >= alone_threshold and p.left_id in left_over and p.right_id in left_over
    ]
    alone, still_more = _link(left_over, among_vague, bars, mains)
    joining = _by_component(placed)
    joined = [component | joining.get(component, frozenset()) for component in components]
    everything = [frozenset(one) for one in (*joined, *alone, *({one} for one in ambiguous))]
    return Partition(
        tuple(sorted(everything, key=min)),
        tuple(sorted((*refused, *more, *still_more), key=lambda pair: (pair.left_id, pair.right_id))),
    )


def _link(
    ids: Iterable[str], pairs: Iterable[PairScore], bars: Bars, mains: Container[str]
) -> tuple[list[frozenset[str]], list[PairScore]]:
    """Connected components over the pairs, with no forbidden pair in one component.

    What two reports are chiefly about comes first, strongest first, then what is told in passing.
    """
    component: dict[str, frozenset[str]] = {one: frozenset({one}) for one in ids}
    levels: dict[tuple[bool, float], list[PairScore]] = defaultdict(list)
    for pair in pairs:
        levels[pair.left_id in mains and pair.right_id in mains, pair.score].append(pair)
    refused: list[PairScore] = []
    for strength in sorted(levels, reverse=True):
        level, wrong = _admissible(levels[strength], component, bars)
        refused += wrong
        for group in _groups(level, component):
            merged = frozenset().union(*group.nodes)
            if _holds_forbidden(group.nodes, bars):
                refused += group.pairs
                continue
            for one in merged:
                component[one] = merged
    return sorted(set(component.values()), key=min), refused


def _admissible(
    pairs: Iterable[PairScore], component: dict[str, frozenset[str]], bars: Bars
) -> tuple[list[PairScore], list[PairScore]]:
    """The pairs of one strength that may be linked, and those that may not.

    Not: into a component with a forbidden member, nor to two components that exclude one another.
    """
    possible: list[PairScore] = []
    refused: list[PairScore] = []
    for pair in pairs:
        left, right = component[pair.left_id], component[pair.right_id]
        (refused if left != right and bars.part(left, right) else possible).append(pair)
    neighbours: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for pair in possible:
        left, right = component[pair.left_id], component[pair.right_id]
        if left != right:
            neighbours[left].add(right)
            neighbours[right].add(left)
    # Only a component with several neighbours can be torn between two of them.
    torn = {
        (one, other)
        for one, around in neighbours.items()
        for other in around
        if len(around) > 1 and any(bars.part(other, third) for third in around if third != other)
    }
    kept: list[PairScore] = []
    for pair in possible:
        left, right = component[pair.left_id], component[pair.right_id]
        (refused if (left, right) in torn or (right, left) in torn else kept).append(pair)
    return kept, refused


@dataclass(frozen=True, slots=True)
class _Group:
    nodes: frozenset[frozenset[str]]
    pairs: tuple[PairScore, ...]


def _groups(pairs: Iterable[PairScore], component: dict[str, frozenset[str]]) -> list[_Group]:
    """The components that pairs of one strength would join, with the pairs that do it."""
    parent: dict[frozenset[str], frozenset[str]] = {}

    def find(one: frozenset[str]) -> frozenset[str]:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    pairs = list(pairs)
    for pair in pairs:
        left, right = find(component[pair.left_id]), find(component[pair.right_id])
        if left != right:
            parent[left] = right
    nodes: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for one in list(parent):
        nodes[find(one)].add(one)
    found: dict[frozenset[str], list[PairScore]] = defaultdict(list)
    for pair in pairs:
        found[find(component[pair.left_id])].append(pair)
    return [_Group(frozenset(nodes[root]), tuple(found[root])) for root in found]


def _place_vague(
    vague: Iterable[str],
    components: Sequence[frozenset[str]],
    pairs: Iterable[PairScore],
    bars: Bars,
) -> tuple[dict[str, frozenset[str]], set[str], list[PairScore]]:
    """Vague mentions with the one component that each fits, those that fit several, and the refused pairs.

    Two vague mentions that cannot be one event are not placed in one component: both are left alone.
    """
    component = {one: whole for whole in components for one in whole}
    fits: dict[str, dict[frozenset[str], list[PairScore]]] = {one: defaultdict(list) for one in vague}
    for pair in pairs:
        for one, other in ((pair.left_id, pair.right_id), (pair.right_id, pair.left_id)):
            if one in fits and other in component:
                fits[one][component[other]].append(pair)
    placed: dict[str, frozenset[str]] = {}
    ambiguous: set[str] = set()
    refused: list[PairScore] = []
    for one, found in fits.items():
        open_to = [whole for whole in found if not bars.part([one], whole)]
        if len(open_to) == 1:
            placed[one] = open_to[0]
        elif open_to:
            ambiguous.add(one)
        for whole in found:
            if placed.get(one) != whole:
                refused += found[whole]
    torn = {
        one
        for beside in _by_component(placed).values()
        for one in beside
        if any(other != one and bars.part([one], [other]) for other in beside)
    }
    for one in torn:
        refused += fits[one][placed.pop(one)]
    return placed, ambiguous | torn, refused


def _by_component(placed: Mapping[str, frozenset[str]]) -> dict[frozenset[str], set[str]]:
    """The vague mentions that are placed in each component."""
    found: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for one, whole in placed.items():
        found[whole].add(one)
    return dict(found)


def _holds_forbidden(nodes: Iterable[frozenset[str]], bars: Bars) -> bool:
    """Whether any two of these components, which hold nothing forbidden inside, exclude one another."""
    nodes = list(nodes)
    return any(bars.part(left, right) for place, left in enumerate(nodes) for right in nodes[place + 1 :])
