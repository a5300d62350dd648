"""The pages' questions, answered by a ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary, ReportRecord, ReportSummary
from knell.pipeline.look import list_incidents, list_records, list_reports, show_incident, show_report
from knell.store.ledger import Ledger
from knell.text.directory import Directory


@dataclass(frozen=True, slots=True)
class LedgerLookUp:
    """A `LookUp` over an open ledger, which several threads may use; `directory` None is the shipped one."""

    ledger: Ledger
    directory: Directory | None = None

    def list_incidents(self, query: IncidentQuery) -> Sequence[IncidentSummary]:
        """The incidents that `query` leaves, newest first."""
        return list_incidents(self.ledger, query)

    def show_incident(self, incident_id: str) -> IncidentRecord:
        """One incident with everything behind it; raises NotFound."""
        return show_incident(self.ledger, incident_id, self.directory)

    def list_records(self, query: IncidentQuery) -> Sequence[tuple[IncidentSummary, IncidentRecord]]:
        """The same, each with what its figures are made of."""
        return list_records(self.ledger, query, self.directory)

    def list_reports(self) -> Sequence[ReportSummary]:
        """Every report, newest first."""
        return list_reports(self.ledger)

    def show_report(self, report_id: str) -> ReportRecord:
        """One report with its newest reading; raises NotFound."""
        return show_report(self.ledger, report_id, self.directory)
