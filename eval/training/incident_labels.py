"""Weights of the choices that make incidents of sentences, fitted one after the other by logistic regression.

Each is fitted on what the ones before it choose, so that it learns to live with their faults. The encoder's opinions
of an article must come from one that was trained without it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from eval.encoding.labels import Told, tell_sentences
from eval.training.examples import Example, Scorer
from eval.training.goal import Judge
from eval.training.regression import Row, fit_block, fit_choice, make_row

from knell.extract.event import Event
from knell.extract.event_date import event_date_features, name_days
from knell.extract.event_place import event_place_features, name_places
from knell.extract.events import (
    BLOCK,
    Setting,
    draft_events,
    event_features,
    find_events,
    read_lead,
)
from knell.extract.shares import share_of
from knell.extract.telling import may_tell, pair_features, telling_features
from knell.extract.union import union_features


@dataclass(frozen=True, slots=True)
class _Taught:
    """An example with what its annotation says of its sentences."""

    example: Example
    told: Told

    def incident_of(self, event: Event) -> str | None:
        """The annotated incident that most of an event's sentences tell of; None where none is known."""
        counts = Counter(
            one for scene in event.scenes for one in sorted(self.told.incidents.get(scene.clause.index, ()))
        )
        return counts.most_common(1)[0][0] if counts else None

    def setting(self, weights: dict[str, dict[str, float]]) -> Setting:
        return Setting(self.example.published, self.example.draft.home, weights)


def fit_incidents(examples: Sequence[Example], judge: Judge, scorer: Scorer) -> dict[str, dict[str, float]]:
    """Weights for telling sentences, joining them, places, days, and which events are incidents."""
    taught = [_Taught(example, tell_sentences(example, scorer)) for example in examples]
    nothing: dict[str, dict[str, float]] = {"event_place": {}, "event_date": {}, "union": {}}
    weights = {"tells": fit_block("tells", _telling_rows(taught)), **nothing}
    weights["together"] = fit_block("together", _pair_rows(taught))
    places, days = _place_and_day_rows(taught, scorer, weights)
    weights["event_place"] = fit_choice("event_place", places)
    weights["event_date"] = fit_choice("event_date", days)
    weights["union"] = fit_block("union", _union_rows(taught, weights))
    keeps, mains = _event_rows(taught, judge, weights)
    weights["keep"], weights["main"] = fit_block("keep", keeps), fit_choice("main", mains)
    return weights


def _telling_rows(taught: Sequence[_Taught]) -> list[Row]:
    rows: list[Row] = []
    for one in taught:
        for scene in one.example.draft.scenes:
            index = scene.clause.index
            is_known = index in one.told.incidents or index in one.told.sums or index in one.told.silent
            if is_known and may_tell(scene):
                rows.append(make_row(telling_features(scene), index in one.told.incidents))
    return rows


def _pair_rows(taught: Sequence[_Taught]) -> list[Row]:
    rows: list[Row] = []
    for one in taught:
        told, scenes = one.told.incidents, one.example.draft.scenes
        for begin in range(0, len(scenes), BLOCK):
            block = scenes[begin : begin + BLOCK]
            known = [scene for scene in block if scene.clause.index in told]
            places, days = name_places(block, one.example.draft.home), name_days(block)
            shares = {scene.clause.index: share_of(scene, places, days) for scene in known}
            rows += [
                make_row(
                    pair_features(first, second, shares),
                    bool(told[first.clause.index] & told[second.clause.index]),
                )
                for first, second in combinations(known, 2)
            ]
    return rows


def _place_and_day_rows(
    taught: Sequence[_Taught], scorer: Scorer, weights: dict[str, dict[str, float]]
) -> tuple[list[list[Row]], list[list[Row]]]:
    places: list[list[Row]] = []
    days: list[list[Row]] = []
    for one in taught:
        example = one.example
        incidents = {incident["id"]: incident for incident in example.gold["incidents"]}
        scenes = example.draft.scenes
        named, dated = name_places(scenes, example.draft.home), name_days(scenes)
        for event in find_events(scenes, one.setting(weights)):
            if (own := one.incident_of(event)) is None:
                continue
            incident = incidents[own]
            if incident["place"]:
                places.append(
                    [
                        make_row(
                            event_place_features(mentions, event, scenes),
                            bool(scorer.same_place(incident["place"], mentions[0].place.name)),
                        )
                        for mentions in named.values()
                    ]
                )
            wanted = incident["date_start"], incident["date_end"]
            days.append(
                [
                    make_row(
                        event_date_features(mentions, event, example.published),
                        (run[0].isoformat(), run[1].isoformat()) == wanted,
                    )
                    for run, mentions in dated.items()
                ]
            )
    return places, days


def _union_rows(taught: Sequence[_Taught], weights: dict[str, dict[str, float]]) -> list[Row]:
    rows: list[Row] = []
    for one in taught:
        scenes = one.example.draft.scenes
        for begin in range(0, len(scenes), BLOCK):
            events, fits, _ = draft_events(scenes[begin : begin + BLOCK], one.setting(weights))
            known = [(event, own) for event in events if (own := one.incident_of(event)) is not None]
            rows += [
                make_row(union_features(first, second, fits), own == other)
                for (first, own), (second, other) in combinations(known, 2)
            ]
    return rows


def _event_rows(
    taught: Sequence[_Taught], judge: Judge, weights: dict[str, dict[str, float]]
) -> tuple[list[Row], list[list[Row]]]:
    keeps: list[Row] = []
    mains: list[list[Row]] = []
    for one in taught:
        gold = one.example.gold["incidents"]
        scenes, setting = one.example.draft.scenes, one.setting(weights)
        events, lead = find_events(scenes, setting), read_lead(scenes)
        matched: dict[int, Any] = {id(event): incident for incident, event in judge.pair(gold, events)}
        main = next((incident["id"] for incident in gold if incident.get("main")), None)
        own_mains: list[Row] = []
        for event in events:
            features = dict(event_features(event, lead, setting))
            incident = matched.get(id(event))
            keeps.append((features, incident is not None))
            if main is not None:
                own = incident["id"] if incident is not None else one.incident_of(event)
                own_mains.append((features, own == main))
        mains.append(own_mains)
    return keeps, mains
