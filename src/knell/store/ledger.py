"""The ledger: everything that the other parts ask of the store, one transaction a call."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa

from knell.errors import LedgerKeyMissing
from knell.model.claim import Claim
from knell.model.judgement import Judgement
from knell.model.reading import Reading
from knell.model.record import (
    ChiefReport,
    IncidentQuery,
    IncidentRecord,
    IncidentSummary,
    ReportRecord,
    ReportSummary,
    SourcedClaim,
)
from knell.model.report import Report
from knell.model.syndication import Likeness, Version
from knell.store import (
    audit,
    chief,
    claim_ids,
    claims,
    copies,
    engine,
    incidents,
    judgements,
    likenesses,
    match_queue,
    match_state,
    reports,
    summaries,
    tables,
)
from knell.store.connected import require_zone
from knell.store.copies import SketchInput
from knell.store.matching_ledger import MatchingLedger
from knell.store.readings import is_newest
from knell.store.rows import Counts, StoredReading
from knell.store.schema import check_revision, upgrade
from knell.store.secret import Keys, derive_keys, load_or_create_secret, load_secret

CHECK_NAME = "secret_check"
"""Row of `meta` that tells whether a secret is this ledger's."""


class Ledger(MatchingLedger):
    """An open ledger; a context manager. Several threads may use one, several processes may open the same.

    Every method is one transaction, and raises LedgerError where the database cannot be reached or another
    process writes for too long.
    """

    @classmethod
    def open(cls, address: str, secret_path: Path) -> "Ledger":
        """Open the ledger at a path, `sqlite:///PATH` or `postgresql+pg8000://USER@HOST/NAME`.

        Makes the ledger, its secret and their folders (for their owner only) where they are missing, and
        brings an older ledger to this version. Raises LedgerTooNew, LedgerKeyMissing (also for the secret of
        another ledger) and LedgerError, having changed nothing.
        """
        database = engine.make_engine(address)
        try:
            with engine.clear_errors(database):
                return cls(database, _prepare(database, secret_path))
        except BaseException:
            database.dispose()
            raise

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def __enter__(self) -> "Ledger":
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def report_id(self, report: Report) -> str:
        """The id that this report has or would have in this ledger: from its outlet and text."""
        return reports.report_id_of(self._keys.id_key, report)

    def has_report(self, report_id: str) -> bool:
        """True when the ledger holds this report, also when its content was erased."""
        with self._reading() as transaction:
            return reports.has_report(transaction, report_id)

    def add_report(self, report: Report, reading: Reading, *, at: datetime) -> StoredReading | None:
        """Keep a report with a reading of it; a known report gets the reading as an additional one.

        The reading comes back with the ledger's ids; incidents lose the mentions of an earlier one until they
        are matched anew. None, and nothing is kept, where this reader's reading of it is known already or its
        content was erased. `at` has a zone. Raises ValueError for a quote that is not in the text, for ids
        that do not fit one another, and for a moment without a zone.
        """
        require_zone(at, report.origin.retrieved_at)
        with self._writing() as transaction:
            return reports.add_report(transaction, report, reading, at=at)

    def judge(self, judgement: Judgement, derived: incidents.Derived, *, state: int) -> bool:
        """Append a judgement and save what follows from it, both or neither.

        False, and nothing is kept, where somebody judged or matched since `state` (see
        `match_state`): what was derived may no longer follow. Raises BadInput for a judgement that is
        there already, NotFound for what it is on.
        """
        require_zone(judgement.at)
        with self._writing() as transaction:
            if match_state.load_state(transaction) != state:
                return False
            judgements.add_judgement(transaction, judgement)
            incidents.save_derived(transaction, derived, at=judgement.at)
        return True

    def append_judgement(self, judgement: Judgement) -> None:
        """Append a judgement alone, as it was made elsewhere: nothing follows until the ledger is matched.

        Raises as `judge`.
        """
        require_zone(judgement.at)
        with self._writing() as transaction:
            judgements.add_judgement(transaction, judgement)
            match_queue.queue_judged(transaction, judgement.judgement_id)

    def judgements(self) -> list[Judgement]:
        """All judgements in the order of (time, id), those that were undone too."""
        with self._reading() as transaction:
            return judgements.list_judgements(transaction)

    def partition(self, among: Iterable[str] | None = None) -> dict[str, tuple[str, ...]]:
        """The mentions of each incident as it is kept now; of those only that hold mentions `among` these."""
        with self._reading() as transaction:
            return incidents.load_partition(transaction, among)

    def mentions_of(self, incident_id: str) -> tuple[str, ...]:
        """The mentions that stand in this incident, in their order; none for one that has lost them all."""
        with self._reading() as transaction:
            return incidents.list_mentions_of(transaction, incident_id)

    def incident_id(self, incident_id: str) -> str:
        """The id of the incident that this id (in any case) stands for now; raises NotFound."""
        with self._reading() as transaction:
            row = incidents.resolve_redirect(transaction, incident_id.strip().upper())
            return str(row.incident_id)

    def redirects(self) -> dict[str, str]:
        """For each id that leads to another incident the next one, in one step."""
        with self._reading() as transaction:
            return incidents.load_redirects(transaction)

    def former_ids(self, incident_id: str) -> list[str]:
        """The ids that lead to this incident now, whether in one step or in several."""
        with self._reading() as transaction:
            return incidents.list_former_ids(transaction, incident_id)

    def mention_id(self, beginning: str) -> str:
        """The mention whose id begins so; raises NotFound where none does, BadInput where several do."""
        with self._reading() as transaction:
            return claims.find_mention(transaction, beginning)

    def claim_id(self, beginning: str) -> str:
        """The claim whose id begins so; raises NotFound where none does, BadInput where several do."""
        with self._reading() as transaction:
            return claim_ids.find_claim(transaction, beginning)

    def claim(self, claim_id: str) -> Claim:
        """The claim with this whole id, of any reading; raises NotFound, also where it was erased."""
        with self._reading() as transaction:
            return claim_ids.load_claim(transaction, claim_id)

    def claim_successors(self, judged: Sequence[str]) -> dict[str, str | None]:
        """For each of these claims that is of a former reading the one of the newest that says the same; None
        where none does."""
        if not judged:
            return {}
        with self._reading() as transaction:
            return claim_ids.list_successors(transaction, judged)

    def incidents_of_claims(self, judged: Sequence[str]) -> list[str]:
        """The ids of the incidents that these claims stand in now."""
        with self._reading() as transaction:
            return claim_ids.list_holders(transaction, judged)

    def incident_summaries(self, query: IncidentQuery) -> list[IncidentSummary]:
        """The incidents that fit the query, the latest first, those without a day last; without links."""
        with self._reading() as transaction:
            return summaries.list_incidents(transaction, query)

    def chief_reports(self) -> list[ChiefReport]:
        """Each report with the incident that it is chiefly about, by publication; without those that tell of none."""
        with self._reading() as transaction:
            return chief.list_chief_reports(transaction)

    def incident_records(self, query: IncidentQuery) -> list[tuple[IncidentSummary, IncidentRecord]]:
        """The incidents that fit, in the order of `incident_summaries`, each with what its figures are made of.

        Claims come without their sentences, incidents without links, figures not at all.
        """
        with self._reading() as transaction:
            return summaries.load_records(transaction, query)

    def incident(self, incident_id: str) -> IncidentRecord:
        """The incident that this id (in any case) stands for now; figures come without steps.

        Raises NotFound for an id that was never given out.
        """
        with self._reading() as transaction:
            return summaries.load_incident(transaction, incident_id)

    def claims_of(self, mention_ids: Sequence[str], *, with_sentences: bool = True) -> list[SourcedClaim]:
        """The claims of these mentions, by report (earliest publication first) and place in the text.

        Without sentences, which counting does not need, no text is opened.
        """
        with self._reading() as transaction:
            return claims.list_claims(transaction, mention_ids, with_sentences=with_sentences)

    def report(self, report_id: str) -> ReportRecord:
        """The report with its newest reading; raises NotFound where there is none or it was erased."""
        with self._reading() as transaction:
            return reports.load_report(transaction, report_id)

    def report_summaries(self) -> list[ReportSummary]:
        """All reports whose content is there, the one added last first."""
        with self._reading() as transaction:
            return reports.list_summaries(transaction)

    def unsketched_reports(self, limit: int) -> list[Report]:
        """At most `limit` reports that copies were not looked for of yet, without their bytes."""
        with self._reading() as transaction:
            return copies.list_unsketched(transaction, limit)

    def add_sketches(self, given: Sequence[SketchInput]) -> None:
        """Sketch these reports by their words, and note which others of the ledger they are like."""
        with self._writing() as transaction:
            copies.add_sketches(transaction, given)

    def likenesses(self, report_ids: Sequence[str]) -> list[Likeness]:
        """Which of these reports, and of those that are like them, are like one another."""
        with self._reading() as transaction:
            return likenesses.list_alike(transaction, report_ids)

    def versions(self, report_ids: Sequence[str]) -> list[Version]:
        """These reports as versions of a text; those erased, or whose copies were not looked for, are left out."""
        with self._reading() as transaction:
            return copies.list_versions(transaction, report_ids)

    def all_claims(self) -> list[SourcedClaim]:
        """Every claim of the newest readings, aggregates too, in the order of `claims_of`; without sentences."""
        with self._reading() as transaction:
            return claims.list_all_claims(transaction)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        count = sa.func.count()
        newest = sa.func.coalesce(sa.func.sum(tables.readings.c.claim_count), 0)
        with self._reading() as transaction:
            scalar = transaction.connection.scalar
            return Counts(
                reports=scalar(sa.select(count).select_from(tables.reports)) or 0,
                claims=scalar(sa.select(newest).where(is_newest())) or 0,
                incidents=scalar(sa.select(count).select_from(tables.incidents).where(summaries.is_current()))
                or 0,
            )

    def verify(self) -> list[str]:
        """What is not as it was written, one sentence each: in the log, and in the content it commits to.

        Empty when all is well; erased content is passed over. Reads the whole ledger.
        """
        with self._reading() as transaction:
            return audit.verify(transaction)


def _prepare(database: sa.Engine, secret_path: Path) -> Keys:
    """Bring the schema up to date and give the ledger's keys, having checked that they are its own."""
    check = None
    with engine.reading(database) as connection:
        if check_revision(connection) is not None:
            check = _load_check(connection)
    secret = load_or_create_secret(secret_path) if check is None else load_secret(secret_path)
    keys = derive_keys(secret)
    _refuse_other(check, keys, secret_path)
    upgrade(database)
    if check is None:
        with engine.writing(database) as connection:
            # Another process may have made the ledger in the meantime, with another secret.
            check = _load_check(connection)
            _refuse_other(check, keys, secret_path)
            if check is None:
                connection.execute(tables.meta.insert().values(name=CHECK_NAME, value=keys.check))
    return keys


def _load_check(connection: sa.Connection) -> str | None:
    query = sa.select(tables.meta.c.value).where(tables.meta.c.name == CHECK_NAME)
    return connection.scalar(query)


def _refuse_other(check: str | None, keys: Keys, secret_path: Path) -> None:
    if check is not None and check != keys.check:
        raise LedgerKeyMissing(
            f"{secret_path}: this is the secret of another ledger. Put back the file that was made together"
            " with this one."
        )
