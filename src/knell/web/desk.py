"""What the pages need to let a person judge: some acts, and what was judged before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from knell.model.judgement import Verdict
from knell.model.judgement_record import Change, JudgementRecord
from knell.pipeline.deciding import Decision, decide
from knell.pipeline.judgement_history import list_history
from knell.pipeline.judging import Judge, judge_link, merge_incidents, split_incident, undo
from knell.store.ledger import Ledger
from knell.text.directory import Directory


class Desk(Protocol):
    """Judging on one ledger; called from several threads at once.

    Every act raises BadInput where it does not fit, and NotFound for what is not there.
    """

    @property
    def by(self) -> str:
        """Who judges, where the person does not say; "" for nobody."""
        ...

    def list_history(self, incident_id: str | None) -> Sequence[JudgementRecord]:
        """The judgements on an incident, or all, the latest first."""
        ...

    def judge_link(self, left: str, right: str, verdict: Verdict, judge: Judge) -> Change:
        """Whether two mentions, or all those of an incident, tell of one event."""
        ...

    def merge(self, one: str, other: str, judge: Judge) -> Change:
        """Two incidents are one event."""
        ...

    def split(self, incident_id: str, mentions: Sequence[str], judge: Judge) -> Change:
        """These mentions are not of this incident."""
        ...

    def undo(self, judgement_id: str, judge: Judge) -> Change:
        """A judgement does not hold."""
        ...

    def decide(self, decision: Decision, judge: Judge) -> Change:
        """A grade, a review, or who is independent of whom."""
        ...


@dataclass(frozen=True, slots=True)
class LedgerDesk:
    """A `Desk` over an open ledger, which several threads may use."""

    ledger: Ledger
    by: str = ""
    directory: Directory | None = None
    """Sources of the operator's own; None is the shipped table."""

    def list_history(self, incident_id: str | None) -> Sequence[JudgementRecord]:
        """The judgements on an incident, or all, the latest first."""
        return list_history(self.ledger, incident_id, self.directory)

    def judge_link(self, left: str, right: str, verdict: Verdict, judge: Judge) -> Change:
        """Whether two mentions, or all those of an incident, tell of one event."""
        return judge_link(self.ledger, left, right, verdict, self._with_sources(judge))

    def merge(self, one: str, other: str, judge: Judge) -> Change:
        """Two incidents are one event."""
        return merge_incidents(self.ledger, one, other, self._with_sources(judge))

    def split(self, incident_id: str, mentions: Sequence[str], judge: Judge) -> Change:
        """These mentions are not of this incident."""
        return split_incident(self.ledger, incident_id, mentions, self._with_sources(judge))

    def undo(self, judgement_id: str, judge: Judge) -> Change:
        """A judgement does not hold."""
        return undo(self.ledger, judgement_id, self._with_sources(judge))

    def decide(self, decision: Decision, judge: Judge) -> Change:
        """A grade, a review, or who is independent of whom."""
        return decide(self.ledger, decision, self._with_sources(judge))

    def _with_sources(self, judge: Judge) -> Judge:
        return replace(judge, directory=self.directory)
