"""What weights are worth: the incident figures of the corpus's scorer, without the rest of the reading."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eval.training.examples import Example, Scorer

from knell.extract.event import Event
from knell.extract.events import Setting, group_events
from knell.extract.homes import find_homes
from knell.text.weights import Weights


@dataclass(frozen=True, slots=True)
class Grouped:
    """The events that given weights find in an example, and which annotated incident each is."""

    events: list[Event]
    homes: list[Event | None]
    incidents: Mapping[int, Mapping[str, Any]]
    """By the identity of the event; events that are no annotated incident are missing."""


class Judge:
    """Groups examples by weights and counts what is right."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._same_place = lru_cache(maxsize=None)(scorer.same_place)

    def group(self, example: Example, weights: Weights) -> Grouped:
        """The events of an example under these weights."""
        setting = Setting(example.published, example.draft.home, weights)
        events = group_events(example.draft.scenes, setting)
        homes = find_homes(example.candidates, events)
        pairs = self.pair(example.gold["incidents"], events)
        return Grouped(events, homes, {id(event): incident for incident, event in pairs})

    def pair(
        self, incidents: Sequence[Mapping[str, Any]], events: Sequence[Event]
    ) -> list[tuple[Mapping[str, Any], Event]]:
        """Annotated incidents with the events that they are, by the scorer's own measure."""
        pairs: list[tuple[Mapping[str, Any], Event]] = self._scorer.pair(
            list(incidents), list(events), self._match
        )
        return pairs

    def count(self, example: Example, weights: Weights) -> Counter[str]:
        """What is right, and of how many, in one example."""
        grouped = self.group(example, weights)
        gold = example.gold["incidents"]
        counts: Counter[str] = Counter(incidents=len(gold), events=len(grouped.events))
        for event in grouped.events:
            if (incident := grouped.incidents.get(id(event))) is not None:
                counts["right"] += 1
                counts["dated"] += _days(incident) == _days_of(event)
                counts["typed"] += incident["type"] == event.type.value
        for claim, at in example.found:
            if claim["scope"] != "aggregate":
                home = grouped.homes[at]
                incident = None if home is None else grouped.incidents.get(id(home))
                counts["claims"] += 1
                counts["linked"] += incident is not None and incident["id"] == claim["incident"]
        self._count_main(gold, grouped.events, counts)
        return counts

    def _count_main(
        self, gold: Sequence[Mapping[str, Any]], events: list[Event], counts: Counter[str]
    ) -> None:
        wanted = next((incident for incident in gold if incident.get("main")), None)
        if wanted is None:
            return
        main = next((event for event in events if event.is_main), None)
        if wanted["place"]:
            counts["mains"] += 1
            named = main is not None and main.place is not None
            counts["main_placed"] += bool(named and self._same_place(wanted["place"], main.place.name))  # type: ignore[union-attr]
        if wanted["date_start"]:
            counts["dated_mains"] += 1
            counts["main_dated"] += main is not None and _days(wanted) == _days_of(main)

    def _match(self, incident: Mapping[str, Any], event: Event) -> int:
        """The scorer's own measure of an incident against another, on an event."""
        days, own = _days(incident), _days_of(event)
        if days[0] and own[0] and not (days[0] <= own[1] and own[0] <= days[1]):
            return 0
        wanted = [name for name in (incident["place"], *incident["places"]) if name]
        place = None if event.place is None else event.place.name
        given = [name for name in (place, *(p.name for p in event.places)) if name]
        if wanted and given:
            if not any(self._same_place(a, b) for a in wanted for b in given):
                return 0
            is_same = incident["place"] and place and self._same_place(incident["place"], place)
            score = 4 if is_same else 3
        elif not wanted and not given:
            score = 1
        else:
            return 0
        return score + (incident["type"] == event.type.value) + 2 * (days == own)


def _days(incident: Mapping[str, Any]) -> tuple[str, str]:
    return incident["date_start"] or "", incident["date_end"] or ""


def _days_of(event: Event) -> tuple[str, str]:
    if event.when is None:
        return "", ""
    return event.when.earliest.isoformat(), event.when.latest.isoformat()


SHARES = {
    "date": ("dated", "right"),
    "type": ("typed", "right"),
    "right_incident": ("linked", "claims"),
    "main_place": ("main_placed", "mains"),
    "main_date": ("main_dated", "dated_mains"),
}


def figures_of(counts: Counter[str]) -> dict[str, float]:
    """Incident F1, and the shares of what was found or asked that are right."""
    shares = {name: counts[top] / max(1, counts[of]) for name, (top, of) in SHARES.items()}
    both = counts["incidents"] + counts["events"]
    return {"incidents_f1": 2 * counts["right"] / max(1, both), **shares}


def worth_of(figures: Mapping[str, float]) -> float:
    """One number to climb: incidents first, then whose claims are whose, then the main incident."""
    f1 = figures["incidents_f1"]
    return (
        f1 * (1 + 0.3 * figures["date"] + 0.3 * figures["type"])
        + 0.8 * figures["right_incident"]
        + 0.7 * figures["main_place"]
        + 0.3 * figures["main_date"]
    )
