"""What becomes of a judgement: whether it holds, and what it changed."""

from dataclasses import dataclass

from knell.model.figure import Figure
from knell.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class JudgementRecord:
    """A judgement and what became of it.

    `undone_by` is the undo that holds against it. `overruled_by` are later judgements that it gave way to,
    `is_overruled_wholly` whether in everything that it says.
    """

    judgement: Judgement
    undone_by: str | None = None
    overruled_by: tuple[str, ...] = ()
    is_overruled_wholly: bool = False

    @property
    def holds(self) -> bool:
        """Whether anything of it counts."""
        return self.undone_by is None and not self.is_overruled_wholly


@dataclass(frozen=True, slots=True)
class Side:
    """An incident before or after a judgement: its mentions and figures (without steps)."""

    mention_ids: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """What a judgement did to one incident: `before` None is a new one; `after` None one that now leads to
    `went_into`, or, where that is None too, has no report left."""

    incident_id: str
    before: Side | None
    after: Side | None
    went_into: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A judgement that was recorded, and the incidents that it changed, by their ids; none where the scores
    had it so already."""

    judgement: Judgement
    incidents: tuple[IncidentChange, ...]
