"""Parts that a report gives far from their total: smaller figures of the same harm, later in the report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from knell.extract.attribution import Voice
from knell.extract.candidates import Candidate
from knell.extract.event import Event
from knell.extract.impressions import NOTHING, Impressions
from knell.extract.sense import figure_spot
from knell.model.claim import Harm, Scope, VictimClass
from knell.model.count import Qualifier
from knell.text.weights import Features, Weights, weigh

COVERED = 0.8
"""Share of a total that its parts must come to: 42 and 15 of "nearly 60", 6 and 10 of "at least 18"."""

OVER = 1.1
"""How far parts may pass a total that is open above: 15, 27 and 10 of "more than 50"."""

LEAD = 3
"""Sentences, headline counted, in which a report gives its total."""

REACH = 60
"""Claims back to which a part may belong: reading stays linear in the length of a report."""

RIVAL = 0.34
"""Share of another claimant's toll from which a figure is a rival's, and no part."""

NEAR_SUM = 3
"""Sentences from a total over several incidents to a part of it that fell in one of them."""

BROAD = frozenset({VictimClass.UNSPECIFIED, VictimClass.OTHER})
PEOPLE = frozenset(
    {
        VictimClass.CHILD,
        VictimClass.WOMAN,
        VictimClass.MAN,
        VictimClass.ELDERLY,
        VictimClass.MEDIC,
        VictimClass.JOURNALIST,
        VictimClass.AID_WORKER,
    }
)
"""Classes that are mostly told as a part of the civilians."""

AMONG = frozenset("among including included them those victims dead one whom mostly".split())


def join_parts(
    candidates: list[Candidate],
    homes: Sequence[Event | None],
    weights: Weights,
    impressions: Impressions = NOTHING,
) -> list[Candidate]:
    """The candidates, with those that a larger figure of the report includes made its parts.

    `homes` are the incidents that the candidates are of, by identity; None for aggregates.
    """
    found = list(candidates)
    tolls = survey(found, homes, impressions)
    for at, part in enumerate(found):
        if part.parent is not None or part.is_title:
            continue
        scored = [
            (weigh(weights["part"], part_features(found, at, whole, homes, tolls)), -whole)
            for whole in wholes_of(found, at, homes, tolls)
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            whole = -best[1]
            found[at] = replace(part, parent=whole, scope=_part_scope(part, found[whole]))
    return found


@dataclass(frozen=True, slots=True)
class Tolls:
    """What is known of all figures of a report at once, so that each is looked at only beside its neighbours.

    `sums` are pairs (part, whole) of figures that add up; `largest` the most people of a harm in one incident, by
    the incident's identity; `titles` the places of the headline's figures.
    """

    sums: set[tuple[int, int]]
    largest: dict[tuple[Harm, int], int]
    titles: tuple[int, ...]
    impressions: Impressions
    """What the encoder makes of the figures."""


def survey(found: list[Candidate], homes: Sequence[Event | None], impressions: Impressions) -> Tolls:
    """Look over all figures once."""
    largest: dict[tuple[Harm, int], int] = {}
    for candidate, home in zip(found, homes, strict=True):
        key = (candidate.harm, id(home))
        largest[key] = max(largest.get(key, 0), _value(candidate))
    titles = tuple(at for at, candidate in enumerate(found) if candidate.is_title)
    return Tolls(_add_ups(found, homes), largest, titles, impressions)


def wholes_of(found: list[Candidate], at: int, homes: Sequence[Event | None], tolls: Tolls) -> list[int]:
    """The places of the figures that one may be a part of: the same harm, more people, told before or as headline.

    A rival's toll, and a toll of another incident that is not told in the lead, is no whole, unless the figures add up
    to it.
    """
    part = found[at]
    size = _value(part)
    near = [i for i in range(max(0, at - REACH), at)]
    near += [i for i in tolls.titles if i > at]
    return [
        i
        for i in near
        if found[i].harm is part.harm
        and _value(found[i]) > size
        and found[i].clause is not part.clause
        and ((at, i) in tolls.sums or _may_hold(part, found[i], homes[at], homes[i]))
    ]


def _may_hold(part: Candidate, whole: Candidate, home: Event | None, other: Event | None) -> bool:
    if home is not None and other is not None and home is not other:
        if whole.clause.index >= LEAD or _are_days_apart(home, other):
            return False
    gap = abs(part.clause.index - whole.clause.index)
    if whole.scope is Scope.AGGREGATE and home is not None and gap > NEAR_SUM:
        return False
    is_narrower = part.victim_class is not whole.victim_class and part.victim_class not in BROAD
    is_small = _value(part) <= RIVAL * _value(whole)
    one_voice = part.voice is None or whole.voice is None or _is_one_voice(part.voice, whole.voice)
    return is_narrower or is_small or one_voice


def _are_days_apart(one: Event, other: Event) -> bool:
    """True where both are dated and no day is common: who died on another day is in no total of this one."""
    a, b = one.when, other.when
    return a is not None and b is not None and (a.earliest > b.latest or b.earliest > a.latest)


def _is_one_voice(one: Voice, other: Voice) -> bool:
    return one.name == other.name or bool(one.organisation and one.organisation == other.organisation)


def _part_scope(part: Candidate, total: Candidate) -> Scope:
    return total.scope if part.scope is Scope.AGGREGATE else part.scope


def _value(candidate: Candidate) -> int:
    return candidate.count.number or 0


def _add_ups(found: list[Candidate], homes: Sequence[Event | None]) -> set[tuple[int, int]]:
    """Pairs (part, whole) of the runs of later figures that add up to one of the lead."""
    pairs: set[tuple[int, int]] = set()
    for at, total in enumerate(found):
        if total.clause.index < LEAD and total.parent is None and not total.count.is_vague:
            pairs |= {(index, at) for index in _best_run(found, at, homes)}
    return pairs


def part_features(
    found: list[Candidate], at: int, whole_at: int, homes: Sequence[Event | None], tolls: Tolls
) -> Features:
    """What speaks for and against one figure being a part of another."""
    part, whole = found[at], found[whole_at]
    yield "bias", 1.0
    if (at, whole_at) in tolls.sums:
        yield "adds_up", 1.0
    yield "gap", log2(1 + abs(part.clause.index - whole.clause.index))
    yield "ratio", _value(part) / _value(whole)
    yield from _home_features(homes[at], homes[whole_at])
    yield from _class_features(part.victim_class, whole.victim_class)
    yield from _voice_features(part.voice, whole.voice)
    yield from _figure_features(part, whole)
    yield "sense_part", tolls.impressions.fit(figure_spot(part), figure_spot(whole))
    largest = tolls.largest[(part.harm, id(homes[at]))]
    if _value(whole) == largest:
        yield "is_largest", 1.0
    if _value(part) == largest:
        yield "part_is_largest", 1.0


def _home_features(home: Event | None, other: Event | None) -> Features:
    if home is not None and home is other:
        yield "same_home", 1.0
    elif home is not None and other is not None:
        yield "other_home", 1.0


def _voice_features(part: Voice | None, whole: Voice | None) -> Features:
    if part is None or whole is None:
        yield ("no_voice" if part is whole else "one_voice"), 1.0
    elif _is_one_voice(part, whole):
        yield "same_voice", 1.0


def _figure_features(part: Candidate, whole: Candidate) -> Features:
    before = {part.clause.low(i) for i in range(max(0, part.group.first - 6), part.group.last + 4)}
    features = {
        "in_lead": whole.clause.index < LEAD,
        "is_title": whole.is_title,
        "of_aggregate": whole.scope is Scope.AGGREGATE,
        "is_aggregate": part.scope is Scope.AGGREGATE,
        "is_other": part.group.is_other,
        "is_pronoun": part.group.is_pronoun,
        "is_vague": part.count.is_vague,
        "of_vague": whole.count.is_vague,
        "is_single": _value(part) == 1,
        "says_among": bool(before & AMONG),
        "of_part": whole.parent is not None,
    }
    yield from ((name, 1.0) for name, holds in features.items() if holds)


def _class_features(part: VictimClass, whole: VictimClass) -> Features:
    if part is whole:
        yield "same_class", 1.0
    elif whole in BROAD:
        yield "of_broad", 1.0
    elif whole is VictimClass.CIVILIAN and part in PEOPLE:
        yield "of_civilians", 1.0
    elif part in BROAD:
        yield "is_broad", 1.0
    else:
        yield "other_class", 1.0


def _best_run(found: list[Candidate], at: int, homes: Sequence[Event | None]) -> list[int]:
    """The run of two or more figures after the total whose sum comes nearest to it; empty for none."""
    total = found[at]
    size = _value(total)
    if total.count.qualifier is Qualifier.MORE_THAN:
        size -= 1
    is_open = total.count.high is None
    places = [
        i
        for i, c in enumerate(found)
        if i > at
        and c.harm is total.harm
        and c.parent is None
        and not c.count.is_vague
        and c.scope is not Scope.AGGREGATE
        and 0 < _value(c) < size
        and (c.clause.index > total.clause.index)
    ][:REACH]
    best: list[int] = []
    best_miss = 1 - COVERED
    for start in range(len(places)):
        run: list[int] = []
        reached = 0
        voice = total.voice
        for index in places[start:]:
            own = found[index].voice
            is_other = own is not None and voice is not None and not _is_one_voice(own, voice)
            if is_other and homes[index] is not homes[at]:
                break  # what several say of several incidents is no sum
            voice = voice or own
            run.append(index)
            reached += _value(found[index])
            if reached > size * (OVER if is_open else 1):
                break
            miss = abs(size - reached) / size
            if len(run) > 1 and reached >= COVERED * size and miss < best_miss + 1e-9:
                best, best_miss = list(run), miss
    return best
