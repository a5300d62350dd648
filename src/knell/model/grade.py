"""Grades: of an incident (Airwars'), of a source and of what it says (the Admiralty code), and of a reading."""

from enum import StrEnum


class Grade(StrEnum):
    """How well an allegation of harm is borne out: Airwars' five grades of civilian harm."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Review(StrEnum):
    """What a person said of a reading of the machine."""

    NONE = "none"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    """Read wrongly; it counts as the person says that it is to be read."""
