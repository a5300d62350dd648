"""One incident out of its mentions: the most specific type, days and place that they support."""

from collections.abc import Sequence
from datetime import date

from knell.match.items import MatchItem, days_long
from knell.match.kinds import most_telling_type
from knell.model.incident import Incident, PairScore
from knell.model.when import When
from knell.model.where import Where


def summarise(incident_id: str, items: Sequence[MatchItem], links: Sequence[PairScore]) -> Incident:
    """The incident of these mentions, which are at least one; their order does not matter."""
    ordered = sorted(items, key=lambda item: item.sort_key)
    return Incident(
        incident_id=incident_id,
        type=most_telling_type([item.mention.type for item in ordered]),
        when=combine_when([item.mention.when for item in ordered]),
        where=choose_where([item.mention.where for item in ordered]),
        mention_ids=tuple(item.mention_id for item in ordered),
        links=tuple(sorted(links, key=lambda pair: (pair.left_id, pair.right_id))),
    )


def combine_when(whens: Sequence[When | None]) -> When | None:
    """The days that all mentions allow; where there are none, the narrowest range that most others touch.

    Of equally narrow and equally supported ranges, the one of the earlier report. None where no mention has
    days. The phrase, zone and part of the day are those of the mention that the range is from.
    """
    known = [when for when in whens if when is not None]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    earliest, latest = max(when.earliest for when in known), min(when.latest for when in known)
    if earliest <= latest:
        source = min(known, key=days_long)
        reason = f"the days that all {len(known)} dated mentions allow; {source.reason}"
        return _between(source, earliest, latest, reason)
    source = min(known, key=lambda when: (days_long(when), -sum(_touch(when, other) for other in known)))
    support = sum(_touch(source, other) for other in known)
    reason = f"{support} of {len(known)} dated mentions agree with it, others do not; {source.reason}"
    return _between(source, source.earliest, source.latest, reason)


def choose_where(wheres: Sequence[Where | None]) -> Where | None:
    """The most precise resolved place: points before areas, in a place before near it, small before large.

    A named structure whose coordinates are unknown goes before the same area without it. Of equally precise
    places the one that most mentions give, then that of the earlier report. None where no place is resolved.
    """
    known = [where for where in wheres if where is not None]
    if not known:
        return None

    def rank(where: Where) -> tuple[bool, bool, bool, float, bool, int]:
        support = sum(_same_place(where, other) for other in known)
        radius = float("inf") if where.radius_m is None else where.radius_m
        has_none = where.latitude is None or where.longitude is None
        return (has_none, where.is_area, where.is_near, radius, where.facility is None, -support)

    return min(known, key=rank)


def _between(source: When, earliest: date, latest: date, reason: str) -> When:
    return When(
        earliest=earliest,
        latest=latest,
        phrase=source.phrase,
        reason=reason,
        part_of_day=source.part_of_day,
        zone=source.zone,
    )


def _touch(one: When, other: When) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _same_place(one: Where, other: Where) -> bool:
    if one.geonameid is None or other.geonameid is None:
        return one.phrase == other.phrase
    return one.geonameid == other.geonameid
