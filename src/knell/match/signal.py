"""What a comparison comes to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """The level that a comparison came to, and a sentence for a person."""

    level: str
    detail: str
