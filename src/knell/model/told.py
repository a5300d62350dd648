"""What reports tell of an incident beside its figures, as far as counting and grading need it."""

from dataclasses import dataclass

from knell.model.incident import PerpetratorRelation
from knell.model.position import PositionKind


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One report's telling: who did it, to what. `teller` is its outlet, or what stands for it.

    `accused` are the neutral names of those said to have done it (not of those who only deny it), `sides` the
    same without organs and members: two names of one side are one.
    """

    mention_id: str
    teller: str
    target: str | None = None
    accused: tuple[str, ...] = ()
    sides: frozenset[str] = frozenset()
    relation: PerpetratorRelation | None = None


@dataclass(frozen=True, slots=True)
class SaidPosition:
    """A party's position, under its neutral name. `is_accused` where a report lays the event to it."""

    position_id: str
    party: str
    kind: PositionKind
    quote: str
    is_accused: bool = False
    accused: str | None = None
