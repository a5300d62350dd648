"""Stage: what the facts of an incident suggest of its standing; a person decides."""

from knell.assess.grades import suggest_grade
from knell.assess.inputs import Evidence, Testimony
from knell.assess.sources import suggest_sources

__all__ = ["Evidence", "Testimony", "suggest_grade", "suggest_sources"]
