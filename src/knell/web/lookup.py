"""What the pages need of a ledger: four questions, and nothing of how it keeps them."""

from collections.abc import Callable, Sequence
from typing import Protocol

from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary, ReportRecord, ReportSummary


class LookUp(Protocol):
    """Answers from one ledger; called from several threads at once."""

    def list_incidents(self, query: IncidentQuery) -> Sequence[IncidentSummary]:
        """The incidents that `query` leaves, newest first."""
        ...

    def show_incident(self, incident_id: str) -> IncidentRecord:
        """One incident with everything behind it; raises NotFound."""
        ...

    def list_records(self, query: IncidentQuery) -> Sequence[tuple[IncidentSummary, IncidentRecord]]:
        """The same, each with what its figures are made of."""
        ...

    def list_reports(self) -> Sequence[ReportSummary]:
        """Every report, newest first."""
        ...

    def show_report(self, report_id: str) -> ReportRecord:
        """One report with its newest reading; raises NotFound."""
        ...


PlaceLabels = Callable[[float, float, float, float], Sequence[tuple[str, float, float, int]]]
"""West, south, east, north in degrees → (name, latitude, longitude, population), largest first."""
