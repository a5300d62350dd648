"""Stage: what the facts of an incident suggest of its standing; a person decides."""

from knell.assess.grades import suggest_grade
from knell.assess.inputs import Evidence, ToldHarm
from knell.assess.sources import suggest_sources

__all__ = ["Evidence", "ToldHarm", "suggest_grade", "suggest_sources"]
