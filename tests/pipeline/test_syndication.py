"""Copies from reports to figures: thirty papers that print one agency's story are one claimant."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from tests.factory import make_report
from tests.pipeline.factory import add, make_article, make_articles

from knell.model.claim import Harm
from knell.model.figure import Figure
from knell.model.record import IncidentQuery, IncidentRecord
from knell.model.syndication import CopyKind, EditionKind
from knell.model.where import Gazetteer
from knell.pipeline.look import show_incident, show_report
from knell.pipeline.syndication import body_words, index_copies, make_sketch_input
from knell.store.ledger import Ledger

LEAD = "An air strike killed {killed} civilians in Mayadeen in Syria on Monday."
REST = (
    " The strike hit a market in the middle of the town while people were buying bread, and rescuers dug for the"
    " missing until the evening. The market lies between the river and the road to the border. Schools stayed"
    " closed on the following day, and the hospital asked for blood."
)


def story(
    outlet: str, *, killed: int = 12, day: str = "2017-06-27", text: str | None = None, **more: object
) -> str:
    body = LEAD.format(killed=killed) + REST if text is None else text
    title = f"Strike on Mayadeen: {outlet}"
    return make_article(doc_id=outlet, outlet=outlet, published=day, title=title, text=body, **more)


def record_of(ledger: Ledger, gazetteer: Gazetteer, *articles: str) -> IncidentRecord:
    add(ledger, gazetteer, make_articles(*articles))
    (summary,) = ledger.incident_summaries(IncidentQuery())
    return show_incident(ledger, summary.incident.incident_id)


def killed(record: IncidentRecord) -> Figure:
    (figure,) = [one for one in record.figures if one.harm is Harm.KILLED and one.victim_class is None]
    return figure


def test_reprints_are_one_claimant_and_the_earliest_is_the_original(
    ledger: Ledger, gazetteer: Gazetteer
) -> None:
    papers = [story(f"Paper {number}", day=f"2017-06-2{8 - number}") for number in range(2)]
    record = record_of(
        ledger, gazetteer, *papers, story("The Cutter", text=LEAD.format(killed=12) + REST[:190])
    )
    (syndicate,) = record.copies
    (edition,) = syndicate.editions
    assert edition.outlet == "Paper 1"
    assert sorted(copy.kind for copy in edition.copies) == [CopyKind.CUT, CopyKind.REPRINT]
    assert {one.claimant.name for one in record.claims if one.claimant is not None} == {"Paper 1"}
    assert killed(record).words == "12"
    (group,) = record.independence
    assert group.reasons == ("copies: 3 reports print one text of Paper 1",)
    reasons = {one.report.outlet: one.claimant.reason for one in record.claims if one.claimant is not None}
    assert reasons["Paper 1"] is None
    assert reasons["Paper 0"] == "the report prints a text of Paper 1"


def test_a_credited_agency_speaks_where_nobody_is_named(ledger: Ledger, gazetteer: Gazetteer) -> None:
    text = f"BEIRUT (Reuters) – {LEAD.format(killed=12)}{REST}"
    record = record_of(ledger, gazetteer, story("Paper 1", text=text))
    assert {one.claimant.name for one in record.claims if one.claimant is not None} == {"Reuters"}


def test_an_update_of_the_text_supersedes_and_a_late_copy_does_not_bring_the_old_figure_back(
    ledger: Ledger, gazetteer: Gazetteer
) -> None:
    record = record_of(
        ledger,
        gazetteer,
        story("Wire", killed=12, day="2017-06-27"),
        story("Wire", killed=15, day="2017-06-28"),
        story("Paper", killed=12, day="2017-06-29"),
    )
    (syndicate,) = record.copies
    assert [one.kind for one in syndicate.editions] == [EditionKind.FIRST, EditionKind.UPDATE]
    assert syndicate.editions[0].copies[0].outlet == "Paper"
    assert "killed 15, was 12" in syndicate.editions[1].rule
    assert killed(record).words == "15"


ARTICLES = (
    story("Wire", killed=12),
    story("Paper", killed=12, day="2017-06-28"),
    story("Post", killed=15, day="2017-06-28"),
    story("Cutter", text=LEAD.format(killed=12) + REST[:190], day="2017-06-29"),
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::7], ids=str)
def test_reports_in_any_order_one_by_one_give_the_same(
    ledger: Ledger, gazetteer: Gazetteer, order: Sequence[int]
) -> None:
    for number in order:
        add(ledger, gazetteer, make_articles(ARTICLES[number]))
    (summary,) = ledger.incident_summaries(IncidentQuery())
    record = show_incident(ledger, summary.incident.incident_id)
    outlets = {report.report_id: report.outlet for report in ledger.report_summaries()}
    told = [[outlets[one] for one in edition.report_ids] for edition in record.copies[0].editions]
    assert told == [["Wire", "Paper", "Cutter"], ["Post"]]
    assert killed(record).words == "15"


def test_the_page_of_a_report_has_its_copies(ledger: Ledger, gazetteer: Gazetteer) -> None:
    add(ledger, gazetteer, make_articles(story("Wire"), story("Paper", day="2017-06-28")))
    ids = {one.outlet: one.report_id for one in ledger.report_summaries()}
    found = show_report(ledger, ids["Paper"]).copies
    assert found is not None
    assert found.report_ids == (ids["Wire"], ids["Paper"])


def test_what_was_left_without_a_sketch_gets_one(ledger: Ledger, gazetteer: Gazetteer) -> None:
    add(ledger, gazetteer, make_articles(story("Wire")))
    assert index_copies(ledger) == 0


def test_navigation_is_no_part_of_the_text() -> None:
    report = make_report(
        f"{LEAD.format(killed=12)}{REST}\nRead also: Other news of the day\nSubscribe to us", title="T"
    )
    assert body_words(report).endswith("asked for blood.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [("CORRECTED: Strike kills 12", True), ("Correction: strike", True), ("Strike kills 12", False)],
)
def test_a_report_that_says_it_corrects(title: str, expected: bool) -> None:
    assert make_sketch_input(make_report(REST, title=title)).is_correction is expected
