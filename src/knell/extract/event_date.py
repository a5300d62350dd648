"""The days of an event: of all that the report names, those on which it was done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log2

from knell.extract.event import COMPARED, MENTIONS, Event, own_mentions
from knell.extract.scenes import Scene
from knell.model.when import DatePrecision, When
from knell.text.dates import DatePhrase
from knell.text.lexicon import WEAK
from knell.text.weights import Features, Weights, weigh

Days = tuple[date, date]
Mention = tuple[Scene, DatePhrase]

OLD_DAYS = 10
"""A day longer before publication than this belongs to a recap, not to the news that the report leads with."""

FRESH_DAYS = 2
"""Days between an event and the report of it as news."""

NEXT_WORD = 30
"""Code points: "Sunday's deadly air strikes"."""


def name_days(scenes: Iterable[Scene]) -> dict[Days, list[Mention]]:
    """Where each day or run of days is named."""
    named: dict[Days, list[Mention]] = {}
    for scene in scenes:
        for found in scene.dates:
            if found.when is not None:
                named.setdefault((found.when.earliest, found.when.latest), []).append((scene, found))
    return named


def settle_days(
    event: Event, named: Mapping[Days, list[Mention]], anchor: date | None, weights: Weights
) -> None:
    """Set the event's days; leaves them open where none fits. `anchor` is the day of publication."""
    scored = [
        (weigh(weights["event_date"], event_date_features(mentions, event, anchor)), -at, mentions)
        for at, mentions in enumerate(named.values())
    ]
    score, _, mentions = max(scored, default=(0.0, 0, []), key=lambda one: one[:2])
    if mentions and score > 0:
        own = own_mentions(mentions, event)
        event.when, event.when_score = (own or mentions)[0][1].when, score


def event_date_features(mentions: Sequence[Mention], event: Event, anchor: date | None) -> Features:
    """What speaks for and against an event having happened on days that the report names there."""
    yield "bias", 1.0
    own = own_mentions(mentions, event)[:MENTIONS]
    told = [scene.sense for scene in event.scenes[:COMPARED]]
    fits = [one.is_on(scene.sense, found) for one in told for scene, found in mentions[:MENTIONS]]
    yield "sense_fits", sum(fits) / len(fits)
    yield "sense_best", max(fits)
    yield "sense_dates", max(scene.sense.dates(found) for scene, found in own or mentions[:MENTIONS])
    when = mentions[0][1].when
    assert when is not None, "only resolved days are named"
    yield f"span_{_span(when)}", 1.0
    if own:
        fits = [one.is_on(scene.sense, found) for one in told for scene, found in own]
        yield "sense_own_fits", sum(fits) / len(fits)
        yield from _own_features(own, event, anchor)
    else:
        yield from _far_features(mentions, event)
    if anchor is not None:
        age, main = (anchor - when.latest).days, max(sense.main for sense in told)
        if age > OLD_DAYS:
            yield "is_old", 1.0
            yield "sense_main_old", main
        if age <= FRESH_DAYS:
            yield "is_fresh", 1.0
            yield "sense_main_fresh", main


def _own_features(own: Sequence[Mention], event: Event, anchor: date | None) -> Features:
    """Of days that the event's own sentences name."""
    yield "is_own", 1.0
    if any(scene is event.scenes[0] for scene, _ in own):
        yield "in_first", 1.0
    if any(scene.has_harm for scene, _ in own):
        yield "in_harm", 1.0
    scene, found = max(own, key=lambda mention: mention[0].sense.dates(mention[1]))
    yield "distance", log2(1 + _distance(scene, found))
    ahead = anchor is not None and found.when is not None and found.when.earliest > anchor
    holds = {
        "is_ahead": ahead,
        "is_since": found.phrase.lower().startswith("since"),
        "of_period": scene.is_period,
        "is_unreal": scene.is_unreal,
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


def _far_features(mentions: Sequence[Mention], event: Event) -> Features:
    """Of days that only other sentences name."""
    at = [scene.clause.index for scene, _ in mentions]
    yield "far_gap", log2(1 + min(abs(index - scene.clause.index) for index in at for scene in event.scenes))
    if min(at) < event.scenes[0].clause.index:
        yield "far_before", 1.0
    if any(found.when is not None for scene in event.scenes for found in scene.dates):
        yield "far_beside_own", 1.0


def _span(when: When) -> str:
    return "year" if when.precision in (DatePrecision.YEAR, DatePrecision.LONG) else when.precision.value


def _distance(scene: Scene, found: DatePhrase) -> int:
    """Code points between a date phrase and a word of violence; none where it owns it: "Sunday's strikes"."""
    acts = [cue for cue in scene.cues if cue.weight >= WEAK] or list(scene.cues)
    starts = [scene.clause.tokens[cue.first].start for cue in acts]
    if found.phrase.endswith(("’s", "'s")) and any(0 <= spot - found.end <= NEXT_WORD for spot in starts):
        return 0
    return min(
        (abs(spot - found.start) for spot in starts), default=found.start - scene.clause.sentence.start
    )
