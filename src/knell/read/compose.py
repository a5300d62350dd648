"""The last step of reading: a title and a body become a Report with its day, place, language and digest."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from knell.model.report import Dateline, Origin, Report
from knell.read.byline import find_byline
from knell.read.characters import clean
from knell.read.dateline import Head, find_stamp, read_head
from knell.read.language import UNDETERMINED, detect_language

ZONE_DAYS = 1
"""A report may bear tomorrow's date: it is already tomorrow in Auckland when it is retrieved in London."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one reader found in one document, before dates are weighed against each other.

    `published` is the publication field's day and `published_time` its time of day, None where
    there is none. `language` is the document's own word for its language, used only where the text is
    too short to tell.
    """

    title: str
    body: str
    raw: bytes
    media_type: str
    origin: Origin
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    published_time: str | None = None
    language: str | None = None
    url: str | None = None
    doc_id: str | None = None
    notes: tuple[str, ...] = ()


def compose_report(found: Found) -> Report:
    """The report, with `text` exactly title, newline, body."""
    title, title_notes = clean(found.title)
    body, body_notes = clean(found.body)
    latest = found.origin.retrieved_at.date() + timedelta(days=ZONE_DAYS)
    field_day, field_notes = _field_day(found.published, latest)
    head = read_head(title, body, field_day=field_day)
    published, dateline, head_notes = _weigh(head, field_day, latest)
    stamp = find_stamp(title, body)
    text = f"{title}\n{body}"
    language = detect_language(text)
    if language == UNDETERMINED and found.language is not None:
        language = found.language.split("-")[0].lower()
    return Report(
        title=title,
        text=text,
        raw=found.raw,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        media_type=found.media_type,
        origin=found.origin,
        outlet=_keepable(found.outlet) or _agency(dateline),
        byline=_keepable(found.byline) or find_byline(title, body, None if stamp is None else stamp.end),
        dateline=dateline,
        published=published,
        published_field=None if found.published == published else found.published,
        published_time=found.published_time,
        language=language,
        url=_keepable(found.url),
        doc_id=_keepable(found.doc_id),
        notes=(*found.notes, *title_notes, *body_notes, *field_notes, *head_notes),
    )


_AGENCY = re.compile(r"\(([A-Z][^()]{1,40})\)")


def _agency(dateline: Dateline | None) -> str | None:
    """The agency that a dateline names: "Sample Wire" of "BEIRUT, June 27 (Sample Wire) –"; None for none."""
    match = None if dateline is None else _AGENCY.search(dateline.phrase)
    return None if match is None else match[1]


def _keepable(text: str | None) -> str | None:
    return clean(text.strip())[0] or None if text is not None else None


def _field_day(day: date | None, latest: date) -> tuple[date | None, tuple[str, ...]]:
    if day is None or day <= latest:
        return day, ()
    return None, (
        f"the publication field says {day}, which was in the future when the report came: not used",
    )


def _weigh(
    head: Head, field_day: date | None, latest: date
) -> tuple[date | None, Dateline | None, tuple[str, ...]]:
    """The day that the report is reckoned from, its dateline, and what contradicts what."""
    dateline = head.dateline
    notes: tuple[str, ...] = ()
    if head.is_ambiguous:
        notes = (f"“{head.day_phrase}” may be day-month or month-day, and nothing decides: not used",)
    if dateline is None or dateline.day is None:
        return field_day, dateline, notes
    if dateline.day > latest:
        note = f"“{head.day_phrase}” ({dateline.day}) was in the future when the report came: not used"
        return field_day, replace(dateline, day=None), (*notes, note)
    if field_day is not None and field_day != dateline.day:
        note = (
            f"the text says “{head.day_phrase}” ({dateline.day}), the publication field {field_day}: "
            f"{_apart(dateline.day, field_day)} apart; the text's day is used"
        )
        return dateline.day, dateline, (*notes, note)
    return dateline.day, dateline, notes


def _apart(left: date, right: date) -> str:
    days = abs((left - right).days)
    return "1 day" if days == 1 else f"{days} days"
