"""Mentions of a ledger into incidents: permanent ids, merges, figures, and the same in any order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import NOON, make_claim, make_mention
from tests.pipeline.factory import (
    MAX_BYTES,
    add,
    figures,
    incident_ids,
    keep,
    make_article,
    make_articles,
    mention_on,
)

from knell.adapters.files import find_documents
from knell.adapters.gazetteer import SqliteGazetteer
from knell.errors import NotFound
from knell.model.claim import Harm
from knell.model.count import Count, Qualifier
from knell.model.figure import Figure
from knell.model.incident import Perpetrator, PerpetratorStance
from knell.model.record import ReportSummary, SourcedClaim
from knell.pipeline.adding import add_reports
from knell.pipeline.matching import figures_of, match_ledger
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.store.ledger import Ledger

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
ALL_SAMPLES = sorted(str(path) for path in SAMPLES.iterdir())


def killed(found: tuple[Figure, ...]) -> str:
    """The figure of all killed in words."""
    (total,) = [one for one in found if one.harm is Harm.KILLED and one.victim_class is None]
    return total.words


def test_ids_are_kept_when_reports_are_added(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    add(ledger, gazetteer, make_articles(make_article()))
    ((_, first),) = incident_ids(ledger).items()
    add(
        ledger, gazetteer, make_articles(make_article(outlet="Daily Example", text="Two men were shot dead."))
    )
    add(ledger, gazetteer, make_articles(make_article(outlet="Third Example")))
    by_size = {len(mention_ids): incident_id for mention_ids, incident_id in incident_ids(ledger).items()}
    assert by_size[2] == first


def test_matching_again_changes_nothing(ledger: Ledger) -> None:
    for name, day in (("A", 20), ("B", 20), ("C", 25)):
        keep(ledger, name, mention_on(day))
    assert match_ledger(ledger) == 2
    before = incident_ids(ledger), figures(ledger), ledger.mint_events()
    assert match_ledger(ledger) == 2
    assert (incident_ids(ledger), figures(ledger), ledger.mint_events()) == before


def test_a_merge_keeps_the_older_id_and_redirects_the_other(ledger: Ledger) -> None:
    """Two reports that nothing joins, until a third tells of both their days as one event."""
    older = keep(ledger, "Older", mention_on(24), low=10)
    match_ledger(ledger)
    newer = keep(ledger, "Newer", mention_on(26), low=14)
    match_ledger(ledger)
    ids = incident_ids(ledger)
    assert len(ids) == 2
    older_id = ids[frozenset({older.reading.mentions[0].mention_id})]
    newer_id = ids[frozenset({newer.reading.mentions[0].mention_id})]
    assert older_id != newer_id

    keep(ledger, "Both", mention_on(24, 26), low=12)
    assert match_ledger(ledger) == 1
    ((mention_ids, kept_id),) = incident_ids(ledger).items()
    assert (len(mention_ids), kept_id) == (3, older_id)
    assert ledger.incident(newer_id).incident.incident_id == older_id
    assert ledger.counts().incidents == 1
    assert killed(figures(ledger)[mention_ids]) == "10–14"
    assert ledger.verify() == []
    match_ledger(ledger)
    assert ledger.incident(newer_id.lower()).incident.incident_id == older_id


def test_an_id_that_was_never_given_out_is_not_found(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(24))
    match_ledger(ledger)
    with pytest.raises(NotFound, match="INC-22222222"):
        ledger.incident("INC-22222222")


def test_an_empty_ledger_has_no_incidents(ledger: Ledger) -> None:
    assert match_ledger(ledger) == 0


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(ALL_SAMPLES), st.integers(0, len(ALL_SAMPLES)))
def test_the_order_of_reports_changes_neither_partition_nor_figures(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: SqliteGazetteer, paths: list[str], cut: int
) -> None:
    """All at once as they lie in the folder, and in any order in two runs: the ids of mentions are the same
    under one secret, and so must be the incidents, their figures and every step of these."""
    folder = tmp_path_factory.mktemp("orders")

    def result_of(name: str, *runs: list[str]) -> dict[frozenset[str], tuple[Figure, ...]]:
        with Ledger.open(str(folder / f"{name}.db"), folder / "secret") as ledger:
            for run in runs:
                documents = find_documents(run, retrieved_at=NOON)
                add_reports(
                    ledger, gazetteer, documents, max_bytes=MAX_BYTES, on_progress=lambda outcome: None
                )
            assert ledger.verify() == []
            return figures(ledger)

    together = result_of("together", ALL_SAMPLES)
    assert len(together) > 1
    assert result_of("apart", paths[:cut], paths[cut:]) == together


POST = ReportSummary("rpt-1", "Title", "The Example Post", date(2017, 6, 27), "en", "a.html", NOON)
WIRE = replace(POST, report_id="rpt-2", outlet="Example Wire", published=date(2017, 6, 28))


def say(
    report: ReportSummary, number: int, claimant: str | None, organisation: str | None = None
) -> SourcedClaim:
    """A number of people killed in one report."""
    count = Count(number, number, Qualifier.EXACT, str(number))
    claim = make_claim(f"C{number}", count=count, claimant=claimant, organisation=organisation)
    return SourcedClaim(claim, report, "")


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([say(POST, 12, "the Quiet Monitor"), say(WIRE, 14, "Ada Example")], "12–14"),
        ([say(POST, 12, "the Quiet Monitor"), say(WIRE, 14, "a monitor", "Quiet Monitor")], "14"),
        ([say(POST, 12, "the Quiet Monitor’s"), say(WIRE, 14, "Quiet Monitor")], "14"),
        ([say(POST, 12, "a doctor"), say(WIRE, 14, "a doctor")], "12–14"),
        ([say(POST, 12, "a doctor"), say(replace(WIRE, outlet=POST.outlet), 14, "the doctor")], "14"),
        ([say(POST, 12, None), say(WIRE, 14, None)], "12–14"),
        ([say(replace(POST, outlet=None), 12, None), say(replace(WIRE, outlet=None), 14, None)], "12–14"),
    ],
)
def test_a_claimant_counts_once_whoever_prints_it(claims: list[SourcedClaim], words: str) -> None:
    for order in (claims, claims[::-1]):
        assert killed(figures_of(order, [make_mention(perpetrators=[])], MINIMUM_MAXIMUM)) == words


def test_a_partys_figure_stands_beside_the_range() -> None:
    accused = make_mention(perpetrators=[Perpetrator("Syrian army", PerpetratorStance.ALLEGED)])
    claims = [say(POST, 12, "the Quiet Monitor"), say(WIRE, 0, "Syrian state television")]
    found = figures_of(claims, [accused], MINIMUM_MAXIMUM)
    assert killed(found) == "12"
    assert any(step.action == "position" for figure in found for step in figure.steps)
    assert killed(figures_of(claims, [make_mention(perpetrators=[])], MINIMUM_MAXIMUM)) == "0–12"


def test_a_perpetrator_without_a_name_accuses_nobody() -> None:
    nobody = make_mention(perpetrators=[Perpetrator("—", PerpetratorStance.ALLEGED)])
    assert killed(figures_of([say(POST, 12, None)], [nobody], MINIMUM_MAXIMUM)) == "12"
