"""What makes it impossible that two mentions tell of one event: no score outweighs these."""

from datetime import date

from knell.match.geometry import distance_km, radius_km
from knell.match.items import VAGUE_DAYS, MatchItem, days_long, has_point, signature_words

MAX_GAP_DAYS = 2
"""Days between two known ranges of up to a week each. Reports differ by a day for night raids and zones, and
by one more where a report gives the day of the announcement."""

MAX_GAP_DAYS_WIDE = 7
"""Days, where either range is longer: "last month", written on the third, is loosely meant."""

TOLD_AHEAD_DAYS = 1
"""Days by which an event may seem to come after the report that tells of it: zones, and pages dated late."""

MAX_DISTANCE_KM = 40.0
"""Kilometres between two points: "near" a place is up to 25 km (UCDP's where_prec 2), plus the radius of the
towns; for an area, this far beyond its edge."""


MAX_SILENCE_DAYS = 31
"""Days before the report of an event without a day within which it mostly lies. Of pairs of reports on shootings with
no more in common, 1 in 1,000 that are further apart are of one event; nine in ten of all pairs are."""

FRESH_DAYS = 3
"""Days before a report within which the event that is its news mostly lies; two reports of one event without a day
are mostly this close."""

NEWS_DAYS = 14
"""Days before a report within which the events that it tells of without a day mostly lie."""

FEWEST_SHARED = 2
"""Rarest words in common: mentions are looked into that share so many."""


def find_conflict(left: MatchItem, right: MatchItem) -> str | None:
    """Why these two are not to be linked, in words; None where they may be."""
    return _find_conflict(left, right, _told_long_after(left, right))


def _find_conflict(left: MatchItem, right: MatchItem, told_long_after: str | None) -> str | None:
    if left.report_id == right.report_id:
        return None if is_retold(left, right) else "one report tells of both and keeps them apart"
    days = _told_before(left, right) or _told_before(right, left) or _days_conflict(left, right)
    days = days or told_long_after
    places = _country_conflict(left, right) or _distance_conflict(left, right)
    if days is None and places is None:
        return None
    # Days and places are misread more often than two events have their people and their words in common: what
    # is misread then speaks against one event by its weight, and forbids nothing.
    if is_told_alike(left, right):
        return None
    if names_shared_place(left, right):
        # Which of several places was struck may be misread in either; and so may the day in either of two
        # reports that are news of one place together.
        places = None
        days = None if is_told_together(left, right) else days
    return days or places


def keeps_apart(left: MatchItem, right: MatchItem) -> bool:
    """True where the conflict of two mentions speaks against putting together the incidents that they stand in.

    Not where a day alone is in the way which may be that of a trial or a funeral, of a place that both name, nor where
    one has no day and is of a later month: such a report is not linked to the other for that, but others may tell that
    both are of one event.
    """
    if _find_conflict(left, right, None) is None:
        return False
    is_one_report = left.report_id == right.report_id
    return is_one_report or not (names_shared_place(left, right) and is_day_of_news(left, right))


def is_retold(left: MatchItem, right: MatchItem) -> bool:
    """True where two mentions of one report may be one event told twice: neither day nor place parts them.

    They are never proposed for a link; a third report that fits both may then bring them together.
    """
    if gap_days(left, right):
        return False
    one, other = left.mention.where, right.mention.where
    if one is None or other is None or (distance := distance_km(one, other)) is None:
        return True
    if has_point(one) and has_point(other):
        return one.geonameid is not None and one.geonameid == other.geonameid
    return distance <= sum(radius_km(where) for where in (one, other) if where.is_area)


def is_day_of_news(left: MatchItem, right: MatchItem) -> bool:
    """True where the later of two days is that of a report of what came after: a trial, a funeral."""
    if left.mention.when is None or right.mention.when is None:
        return False
    later = max((left, right), key=lambda item: (_last_day(item), item.mention_id))
    if later.mention.when is None or later.published is None:
        return False
    is_of_report = (later.published - later.mention.when.latest).days <= NEWS_DAYS
    return later.mention.evidence.looks_back and is_of_report


def _last_day(item: MatchItem) -> date:
    return date.min if item.mention.when is None else item.mention.when.latest


def is_told_together(left: MatchItem, right: MatchItem) -> bool:
    """True where both reports were published within `FRESH_DAYS`."""
    if left.published is None or right.published is None:
        return False
    return abs((left.published - right.published).days) <= FRESH_DAYS


def names_shared_place(left: MatchItem, right: MatchItem) -> bool:
    """True where both passages name a place in common: which of several was struck may be misread in either."""
    return not set(left.mention.evidence.places).isdisjoint(right.mention.evidence.places)


def is_told_alike(left: MatchItem, right: MatchItem) -> bool:
    """True where both name a person who was harmed or accused, or have two of their rarest words in common."""
    if not set(left.mention.evidence.people).isdisjoint(right.mention.evidence.people):
        return True
    return len(set(signature_words(left)).intersection(signature_words(right))) >= FEWEST_SHARED


def gap_days(left: MatchItem, right: MatchItem) -> int | None:
    """Days between the end of the earlier range and the start of the later; 0 where they share a day; None
    where either is unknown."""
    one, other = left.mention.when, right.mention.when
    if one is None or other is None:
        return None
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def _told_before(told: MatchItem, dated: MatchItem) -> str | None:
    """A report tells of nothing that happened after it. A day is allowed for zones and late pages."""
    when = dated.mention.when
    if told.mention.when is not None or told.published is None or when is None:
        return None
    days = (when.earliest - told.published).days
    return None if days <= TOLD_AHEAD_DAYS else f"one was reported {days} days before the other happened"


def _told_long_after(left: MatchItem, right: MatchItem) -> str | None:
    """What is told without a day is mostly news: it is not looked for in an earlier month on the day alone."""
    one, other = left.mention.when, right.mention.when
    if one is not None and other is not None:
        return None
    # Each is as late as its day, and an event without one as its report.
    ends = [item.published if when is None else when.latest for item, when in ((left, one), (right, other))]
    if ends[0] is None or ends[1] is None:
        return None
    days = (ends[0] - ends[1]).days if one is None else (ends[1] - ends[0]).days
    if one is None and other is None:
        days = abs(days)
    return None if days <= MAX_SILENCE_DAYS else f"told without a day, {days} days after the other"


def _days_conflict(left: MatchItem, right: MatchItem) -> str | None:
    one, other, gap = left.mention.when, right.mention.when, gap_days(left, right)
    if one is None or other is None or gap is None:
        return None
    is_wide = max(days_long(one), days_long(other)) > VAGUE_DAYS
    most = MAX_GAP_DAYS_WIDE if is_wide else MAX_GAP_DAYS
    return None if gap <= most else f"{gap} days apart, more than {most}"


def _country_conflict(left: MatchItem, right: MatchItem) -> str | None:
    one, other = left.country, right.country
    if one is None or other is None or one == other:
        return None
    return f"in different countries: {min(one, other)} and {max(one, other)}"


def _distance_conflict(left: MatchItem, right: MatchItem) -> str | None:
    one, other = left.mention.where, right.mention.where
    if one is None or other is None or (distance := distance_km(one, other)) is None:
        return None
    edges = sum(radius_km(where) for where in (one, other) if where.is_area)
    # An area without a known size may reach anywhere.
    if any(where.is_area and where.radius_m is None for where in (one, other)):
        return None
    if distance - edges <= MAX_DISTANCE_KM:
        return None
    if has_point(one) and has_point(other):
        return f"{distance:.0f} km apart, more than {MAX_DISTANCE_KM:.0f}"
    return f"{distance - edges:.0f} km outside the area, more than {MAX_DISTANCE_KM:.0f}"
