"""Mint events: the log entries that give an incident its permanent id."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MintEvent:
    """`incident_id` was minted because of the mention `mention_id`, its anchor.

    `at` has a zone (UTC); events are ordered by (`at`, `event_id`), and the earliest whose anchor is in an
    incident gives that incident its id.
    """

    incident_id: str
    mention_id: str
    at: datetime
    event_id: str
