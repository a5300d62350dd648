"""One report through the reading stages; another language is kept unread, a fault is one report's."""

import pytest
from tests.factory import make_report

from knell.errors import Unreadable
from knell.extract.reader import READER
from knell.model.incident import IncidentType
from knell.model.where import Gazetteer, PlaceMatch, PlaceRelation
from knell.pipeline.reading import fault_words, read_one, reader_of

STRIKE = "An air strike killed 12 civilians in Mayadeen in Syria on Monday, the Quiet Monitor said."


class BrokenGazetteer:
    """A gazetteer whose file is damaged."""

    def look_up(self, name: str, *, max_edits: int = 0) -> list[PlaceMatch]:
        raise KeyError(f"no page for {name}")

    def look_up_exact(self, name: str) -> list[PlaceMatch]:
        return self.look_up(name)

    def country(self, code: str) -> None:
        return None

    def division(self, country: str, admin1: str) -> None:
        return None


def test_a_report_is_read_and_its_places_resolved(gazetteer: Gazetteer) -> None:
    report = make_report(STRIKE, title="Strike on a market")
    reading = read_one(report, gazetteer)
    (mention,), (claim,) = reading.mentions, reading.claims
    assert (reading.reader, mention.type) == (READER, IncidentType.AIRSTRIKE)
    assert mention.where is not None and mention.where.country == "SY" and mention.where.latitude is not None
    assert report.text[claim.span.start : claim.span.end] == claim.quote
    assert (claim.count.low, claim.attribution.claimant) == (12, "the Quiet Monitor")


@pytest.mark.parametrize("language", ["en", "EN-gb", "und"])
def test_what_may_be_english_is_read(language: str, gazetteer: Gazetteer) -> None:
    report = make_report(STRIKE, language=language)
    assert read_one(report, gazetteer).claims
    assert reader_of(report) == read_one(report, gazetteer).reader == READER


@pytest.mark.parametrize("language", ["ar", "fr", "ru"])
def test_another_language_is_not_read(language: str, gazetteer: Gazetteer) -> None:
    """Also where English rules would find something: a figure misread is worse than one not read."""
    report = make_report(STRIKE, language=language)
    reading = read_one(report, gazetteer)
    assert (reading.is_relevant, reading.mentions, reading.claims, reading.positions) == (False, (), (), ())
    assert reading.reader == reader_of(report) == f"{READER} (not read: {language})"


def test_a_fault_names_its_place_and_no_word_of_the_report() -> None:
    report = make_report(STRIKE, location="reports/7.html")
    with pytest.raises(
        Unreadable, match=r"reports/7.html: reading it failed \(KeyError in look_up, line"
    ) as found:
        read_one(report, BrokenGazetteer())
    assert "Mayadeen" not in str(found.value)
    assert "Quiet Monitor" not in str(found.value)


def test_a_fault_without_a_place_is_told_too() -> None:
    assert fault_words(ValueError("secret")).startswith("reading it failed (ValueError): ")


@pytest.mark.parametrize(
    ("sentence", "relation", "name"),
    [
        (
            "An air strike killed 12 civilians 30 km east of Raqqa in Syria on Monday, the Quiet Monitor said.",
            PlaceRelation.OFFSET,
            "30 km east of Ar Raqqah",
        ),
        (
            "An air strike killed 12 civilians on the road between Homs and Palmyra in Syria on Monday.",
            PlaceRelation.ROAD,
            "the road from Homs to Tadmur",
        ),
        ("An air strike killed 12 civilians near Raqqa in Syria on Monday.", PlaceRelation.NEAR, "Ar Raqqah"),
    ],
)
def test_an_event_beside_a_place_is_not_put_in_it(
    sentence: str, relation: PlaceRelation, name: str, gazetteer: Gazetteer
) -> None:
    (mention,) = read_one(make_report(sentence, title="Strike on a convoy"), gazetteer).mentions
    assert mention.where is not None
    assert (mention.where.relation, mention.where.name, mention.where.country) == (relation, name, "SY")
