"""Claims by their ids, as people judge them, and figures that take the place of others."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.factory import make_claim, make_mention, make_reading, make_report
from tests.store.factory import NOTHING_DERIVED, make_judgement

from knell.errors import BadInput, NotFound
from knell.model.claim import Claim, Harm
from knell.model.figure import Figure
from knell.pipeline.matching import match_ledger
from knell.store.incidents import Derived
from knell.store.ledger import Ledger

REPORT = make_report("12 civilians were killed and 30 injured.", title="Raid", outlet="Post")


def claims(*numbers: int) -> list[Claim]:
    """A claim of people killed, and one of people injured."""
    found = []
    for number, (quote, harm) in zip(
        numbers, (("12 civilians were killed", Harm.KILLED), ("30 injured", Harm.INJURED)), strict=False
    ):
        claim = make_claim(f"C{len(found) + 1}", quote=quote, text=REPORT.text, harm=harm)
        found.append(replace(claim, count=replace(claim.count, low=number, high=number)))
    return found


def read(ledger: Ledger, reader: str, *numbers: int) -> list[str]:
    """The ids of the claims of a reading."""
    reading = make_reading(reader=reader, mentions=[make_mention()], claims=claims(*numbers), positions=[])
    stored = ledger.add_report(REPORT, reading, at=datetime.now(UTC))
    assert stored is not None
    return [one.claim_id for one in stored.reading.claims]


def test_a_claim_is_found_by_how_its_id_begins(ledger: Ledger) -> None:
    killed, injured = read(ledger, "rules-1", 12, 30)
    assert ledger.claim_id(killed) == ledger.claim_id(killed[4:16].upper()) == killed
    assert ledger.claim(injured).harm is Harm.INJURED
    for wrong, kind, words in (
        ("clm-000000000000", NotFound, "No claim has the id"),
        ("clm-", BadInput, "is no claim"),
        ("12%'--", BadInput, "is no claim"),
    ):
        with pytest.raises(kind, match=words):
            ledger.claim_id(wrong)
    with pytest.raises(NotFound):
        ledger.claim("clm-000000000000")


def test_a_claim_that_is_read_the_same_has_a_successor(ledger: Ledger) -> None:
    killed, injured = read(ledger, "rules-1", 12, 30)
    assert ledger.claim_successors([killed, injured]) == {}
    newest = read(ledger, "rules-2", 12, 31)
    assert ledger.claim_successors([killed, injured, *newest]) == {killed: newest[0], injured: None}
    assert ledger.claim_successors([]) == {}
    third = read(ledger, "rules-3", 12, 30)
    assert ledger.claim_successors([killed, injured]) == dict(zip((killed, injured), third, strict=True))


def test_the_incidents_of_claims(ledger: Ledger) -> None:
    found = read(ledger, "rules-1", 12, 30)
    assert ledger.incidents_of_claims(found) == []
    match_ledger(ledger)
    (incident_id,) = ledger.incidents_of_claims(found)
    assert ledger.incidents_of_claims([]) == []
    assert ledger.incident(incident_id).claims


def test_figures_are_replaced_with_the_judgement_or_not_at_all(ledger: Ledger) -> None:
    found = read(ledger, "rules-1", 12)
    match_ledger(ledger)
    (incident_id,) = ledger.incidents_of_claims(found)
    before = ledger.incident(incident_id)
    figure = Figure(Harm.KILLED, None, 3, 9, "minimum-maximum", "1", False, False, ())
    derived = replace(NOTHING_DERIVED, recounted={incident_id: (figure,)})
    assert isinstance(derived, Derived)
    assert not ledger.judge(make_judgement(), derived, state=ledger.match_state() - 1)
    assert ledger.incident(incident_id) == before
    assert ledger.judge(make_judgement(), derived, state=ledger.match_state())
    after = ledger.incident(incident_id)
    assert [one.words for one in after.figures] == ["3–9"]
    assert replace(after, figures=before.figures) == before
    assert ledger.verify() == []
