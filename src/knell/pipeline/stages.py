"""The spine as a table: the order of the stages, and what each takes and gives. Checked when it is imported."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from knell.assess.grades import suggest_grade
from knell.errors import BrokenSpine
from knell.extract.reader import read_report
from knell.match.incidents import match_mentions
from knell.read.document import read_stream
from knell.reconcile.figures import reconcile
from knell.resolve.mention import resolve_reading
from knell.segment.report import segment_report


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the spine: `run` takes what `needs` names and gives what `gives` names."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[..., Any]
    purpose: str


STAGES: tuple[Stage, ...] = (
    Stage(
        "read", ("bytes",), ("report",), read_stream, "bytes as they came to reports with their day and words"
    ),
    Stage("segment", ("report",), ("segments",), segment_report, "a report to sentences and quotations"),
    Stage(
        "extract",
        ("report", "segments", "gazetteer"),
        ("reading",),
        read_report,
        "sentences to grounded claims, incident mentions and positions",
    ),
    Stage(
        "resolve",
        ("reading", "gazetteer"),
        ("resolved reading",),
        resolve_reading,
        "places as written to coordinates, areas and actors, each with its reasons",
    ),
    Stage(
        "match",
        ("resolved reading", "event log"),
        ("incidents",),
        match_mentions,
        "mentions in many reports to incidents with permanent ids",
    ),
    Stage(
        "reconcile",
        ("incidents", "resolved reading", "policy"),
        ("figures",),
        reconcile,
        "the claims of an incident to ranges, under a named counting policy",
    ),
    Stage(
        "assess",
        ("incidents", "resolved reading", "figures"),
        ("suggested grades",),
        suggest_grade,
        "what is told of an incident to a suggested grade with its facts; a person decides",
    ),
)
GIVEN = frozenset({"bytes", "gazetteer", "event log", "policy"})
"""What comes from outside the spine."""


def check_stages(stages: tuple[Stage, ...]) -> None:
    """Raises BrokenSpine where a stage needs what nothing before it gives, or two stages share a name."""
    known = set(GIVEN)
    names: set[str] = set()
    for stage in stages:
        if missing := set(stage.needs) - known:
            raise BrokenSpine(
                f"stage {stage.name} needs {', '.join(sorted(missing))}, which nothing gives it"
            )
        if stage.name in names:
            raise BrokenSpine(f"two stages are named {stage.name}")
        names.add(stage.name)
        known |= set(stage.gives)


check_stages(STAGES)
