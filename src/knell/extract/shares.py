"""Where and when a sentence's event was, as the encoder sees it: shares of all places and days that a report names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from knell.extract.event import MENTIONS
from knell.extract.event_date import Days
from knell.extract.event_date import Mention as DayMention
from knell.extract.event_place import Mention
from knell.extract.scenes import Scene

OWN_SHARE = 0.5
"""How far the own mark of a place, or of a party, speaks for its being that of a sentence; as in training."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of a sentence's choice by name of place, and by run of days; the latter leave a rest for none."""

    places: Mapping[str, float]
    days: Mapping[Days, float]

    def agree_on_place(self, other: "Shares") -> float:
        """The share with which two sentences choose the same place."""
        return sum(share * other.places[name] for name, share in self.places.items())

    def agree_on_days(self, other: "Shares") -> float:
        """The share with which two sentences choose the same days, or both none."""
        none = (1 - sum(self.days.values())) * (1 - sum(other.days.values()))
        return none + sum(share * other.days[days] for days, share in self.days.items())


def share_of(
    scene: Scene, places: Mapping[str, Sequence[Mention]], days: Mapping[Days, Sequence[DayMention]]
) -> Shares:
    """The shares of one sentence among the places and days that the report names."""
    sense = scene.sense
    at = {
        name: sum(
            exp(sense.is_at(there.scene.sense, there.place) + OWN_SHARE * there.holds)
            for there in mentions[:MENTIONS]
        )
        for name, mentions in places.items()
    }
    on = {
        run: sum(exp(sense.is_on(there.sense, found)) for there, found in mentions[:MENTIONS])
        for run, mentions in days.items()
    }
    whole_at, whole_on = sum(at.values()), 1.0 + sum(on.values())
    return Shares(
        {name: weight / whole_at for name, weight in at.items()},
        {run: weight / whole_on for run, weight in on.items()},
    )
