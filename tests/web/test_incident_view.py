"""What the page of an incident makes of its claims."""

from dataclasses import replace

import pytest
from tests.factory import make_claim, make_report
from tests.web.factory import head

from knell.model.record import ReportSummary, SourcedClaim
from knell.web.incident_view import Quoted, group_claims, split_sentence

WIRE = head(make_report(report_id="rpt-1", outlet="Example Wire"))
UNKNOWN = replace(
    WIRE, report_id="rpt-2", outlet=None, title="A strike on a market in the middle of a town of the north"
)
OTHER = replace(UNKNOWN, report_id="rpt-3", title="")


def source(report: ReportSummary, claimant: str | None, organisation: str | None = None) -> SourcedClaim:
    """A claim in a report."""
    return SourcedClaim(make_claim(claimant=claimant, organisation=organisation), report, "")


@pytest.mark.parametrize(
    ("claims", "groups"),
    [
        (
            [(WIRE, "Ada Example", "Quiet Monitor"), (UNKNOWN, None, "the Quiet Monitor")],
            [("Quiet Monitor", 2)],
        ),
        ([(WIRE, None, None), (WIRE, None, None)], [("Example Wire", 2)]),
        (
            [(UNKNOWN, None, None), (OTHER, None, None)],
            [("“A strike on a market in the middle of a town …”", 1), ("a report", 1)],
        ),
        ([(WIRE, "Ada Example", None), (WIRE, "Bo Example", None)], [("Ada Example", 1), ("Bo Example", 1)]),
    ],
)
def test_claimants_count_once(
    claims: list[tuple[ReportSummary, str | None, str | None]], groups: list[tuple[str, int]]
) -> None:
    found = group_claims(source(*claim) for claim in claims)
    assert [(group.name, len(group.entries)) for group in found] == groups


@pytest.mark.parametrize(
    ("sentence", "quote", "phrase", "parts"),
    [
        ("So 12 died, they said.", "12 died", "12", Quoted("So ", "", "12", " died", ", they said.")),
        ("In 2015 15 died.", "In 2015 15 died", "15", Quoted("", "In 2015 ", "15", " died", ".")),
        ("Other words.", "12 died", None, Quoted("", "12 died", "", "", "")),
        ("", "many died", "many", Quoted("", "", "many", " died", "")),
        ("a (b) c", "(b)", "(b)", Quoted("a ", "", "(b)", "", " c")),
    ],
)
def test_the_figure_in_its_quote_in_its_sentence(
    sentence: str, quote: str, phrase: str | None, parts: Quoted
) -> None:
    assert split_sentence(sentence, quote, phrase) == parts
