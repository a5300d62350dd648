"""Sentences and whole reports for the tests of `extract`, without a file or a ledger."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from knell.extract.draft import Draft, draft_report
from knell.extract.sentence import Clause
from knell.model.reading import Reading
from knell.model.report import Origin, Report, Sentence
from knell.model.where import Gazetteer, Place, PlaceLevel, PlaceMatch
from knell.pipeline.reading import read_one
from knell.segment.report import segment_report
from knell.text.tokens import tokenise

NOON = datetime(2017, 6, 27, 12, tzinfo=UTC)


def clause_of(text: str, kind: str = "body", index: int = 1) -> Clause:
    """One sentence that is the whole text."""
    return Clause(index, Sentence(0, len(text), index, kind), tokenise(text), text)


def report_of(
    title: str, body: str, *, outlet: str = "Example Post", day: date = date(2017, 6, 27)
) -> Report:
    """A report of Tuesday 27 June 2017."""
    text = f"{title}\n{body}"
    return Report(
        title,
        text,
        text.encode(),
        "0" * 64,
        "text/plain",
        Origin("test", NOON),
        outlet,
        published=day,
        language="en",
    )


def place(
    geonameid: int,
    name: str,
    level: str,
    latitude: float,
    longitude: float,
    *,
    population: int = 10_000,
    admin1: str | None = None,
) -> Place:
    """A place in Syria."""
    return Place(geonameid, name, latitude, longitude, PlaceLevel(level), "SY", admin1, None, population)


class SmallGazetteer:
    """A gazetteer of the few places that a test needs."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places

    def look_up(self, name: str, *, max_edits: int = 0) -> Sequence[PlaceMatch]:
        return [PlaceMatch(p, p.name) for p in self._places if p.name.lower() == name.lower()]

    def look_up_exact(self, name: str) -> Sequence[PlaceMatch]:
        return [match for match in self.look_up(name) if not match.forgiven]

    def country(self, code: str) -> Place | None:
        return next((p for p in self._places if p.level is PlaceLevel.COUNTRY and p.country == code), None)

    def division(self, country: str, admin1: str) -> Place | None:
        levels = (PlaceLevel.PROVINCE,)
        return next(
            (p for p in self._places if p.level in levels and p.name == admin1 and p.country == country), None
        )


SYRIA = SmallGazetteer(
    [
        place(1, "Syria", "country", 35.0, 38.0, population=20_000_000),
        place(2, "Deir Ezzor", "province", 35.0, 40.5, population=1_000_000, admin1="Deir Ezzor"),
        place(3, "Mayadeen", "town", 35.02, 40.45, population=44_000, admin1="Deir Ezzor"),
        place(4, "Khan Sheikhun", "town", 35.44, 36.65, population=52_000, admin1="Idlib"),
        place(5, "Aleppo", "city", 36.2, 37.16, population=1_600_000, admin1="Aleppo"),
        place(6, "Idlib", "province", 35.9, 36.6, population=1_500_000, admin1="Idlib"),
    ]
)


def read(title: str, body: str, *, gazetteer: Gazetteer = SYRIA, outlet: str = "Example Post") -> Reading:
    """A report of two strings, read by the whole reading spine."""
    return read_one(report_of(title, body, outlet=outlet), gazetteer)


def draft_of(title: str, body: str) -> Draft:
    """A report taken apart, with the places of `SYRIA` and no encoder."""
    report = report_of(title, body)
    return draft_report(report, segment_report(report), SYRIA)
