"""Copies in a ledger: found whatever the order, by nothing that says anything without the secret, gone with content."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from tests.factory import NOON, make_claim, make_count, make_mention, make_reading, make_report

from knell.model.claim import Scope
from knell.model.count import Unit
from knell.read.syndication import BANDS, LEAD_BANDS, SKETCHER
from knell.store.copies import SketchInput
from knell.store.ledger import Ledger

STORY = (
    "An air strike hit the market of the town in the morning and killed many people who had come to buy bread,"
    " a doctor said. Rescuers dug for the missing until the evening. The army said that it had struck a depot and"
    " that nobody but fighters had been there. The quarter was closed and the schools stayed shut."
)
OTHER = (
    "Two cars blew up outside the police station at noon, and the governor closed the road to the border. Shops"
    " stayed shut for the rest of the day while soldiers searched every house along the river for the men."
)


def keep(ledger: Ledger, outlet: str, body: str, **changes: Any) -> str:
    """A report without claims, kept; its id."""
    report = make_report(body, title=f"Title of {outlet}", outlet=outlet, **changes)
    stored = ledger.add_report(report, make_reading(mentions=[], claims=[], positions=[]), at=NOON)
    assert stored is not None
    return stored.report_id


def sketch(report_id: str, words: str, agency: str | None = None) -> SketchInput:
    return SketchInput(report_id, words, agency, None, False)


def likes(ledger: Ledger, *report_ids: str) -> list[tuple[str, str, float]]:
    return [(one.left_id, one.right_id, one.jaccard) for one in ledger.likenesses(report_ids)]


TEXTS = {
    "A": STORY,
    "B": STORY.replace("missing", "lost"),
    "C": OTHER,
    "D": f"{STORY} Nobody else was told of it.",
}


@pytest.mark.parametrize("order", list(permutations("ABCD"))[::5], ids="".join)
def test_any_order_gives_the_same(ledger: Ledger, order: Sequence[str]) -> None:
    ids = {name: keep(ledger, name, TEXTS[name]) for name in sorted(TEXTS)}
    for name in order:
        ledger.add_sketches([sketch(ids[name], TEXTS[name])])
    one_by_one = likes(ledger, ids["A"])
    names = {report_id: name for name, report_id in ids.items()}
    found = {frozenset((names[left], names[right])) for left, right, _ in one_by_one}
    assert found == {frozenset(pair) for pair in ("AB", "AD", "BD")}
    ledger.add_sketches([sketch(ids[name], TEXTS[name]) for name in order])
    assert likes(ledger, ids["A"]) == one_by_one


def test_reports_are_sketched_once(ledger: Ledger, execute: Callable[..., list[Any]]) -> None:
    ids = sorted(keep(ledger, name, TEXTS[name]) for name in "AB")
    waiting = ledger.unsketched_reports(10)
    assert [one.report_id for one in waiting] == ids
    assert [one.raw for one in waiting] == [b"", b""]
    assert [one.report_id for one in ledger.unsketched_reports(1)] == ids[:1]
    ledger.add_sketches([sketch(one.report_id, one.text) for one in waiting])
    assert ledger.unsketched_reports(10) == []
    execute("UPDATE report_sketches SET sketcher = 'older'")
    assert len(ledger.unsketched_reports(10)) == 2


def test_a_new_sketch_takes_the_place_of_the_old(ledger: Ledger, execute: Callable[..., list[Any]]) -> None:
    left, right = (keep(ledger, name, TEXTS[name]) for name in "AB")
    ledger.add_sketches([sketch(left, STORY), sketch(right, STORY)])
    assert len(likes(ledger, left)) == 1
    ledger.add_sketches([sketch(left, OTHER)])
    assert likes(ledger, left) == []
    assert execute("SELECT count(*) FROM report_sketches") == [(2,)]
    assert execute(
        "SELECT count(*) FROM report_bands WHERE number NOT IN (SELECT number FROM report_sketches)"
    ) == [(0,)]


def test_a_text_has_its_bands_and_no_more(ledger: Ledger, execute: Callable[..., list[Any]]) -> None:
    report_id = keep(ledger, "A", STORY)
    ledger.add_sketches([sketch(report_id, STORY)])
    assert execute("SELECT sketcher FROM report_sketches") == [(SKETCHER,)]
    ((count,),) = execute("SELECT count(*) FROM report_bands")
    assert count == BANDS + LEAD_BANDS


def test_another_ledger_has_other_bands(tmp_path: Path) -> None:
    bands = []
    for name in ("one", "two"):
        with Ledger.open(str(tmp_path / name / "ledger.db"), tmp_path / name / "secret") as ledger:
            ledger.add_sketches([sketch(keep(ledger, "A", STORY), STORY)])
            with ledger._reading() as transaction:
                rows = transaction.connection.exec_driver_sql("SELECT band FROM report_bands")
                bands.append({row[0] for row in rows})
    assert not bands[0] & bands[1]


def test_words_are_in_no_plain_column(ledger: Ledger, execute: Callable[..., list[Any]]) -> None:
    ledger.add_sketches([sketch(keep(ledger, "A", STORY), STORY)])
    for table in ("report_sketches", "report_bands"):
        for row in execute(f"SELECT * FROM {table}"):
            assert not any(word in str(value) for value in row for word in ("market", "depot"))


def test_erased_reports_are_no_versions_and_are_compared_with_nothing(
    ledger: Ledger, execute: Callable[..., list[Any]]
) -> None:
    left, right = (keep(ledger, name, TEXTS[name]) for name in "AB")
    ledger.add_sketches([sketch(left, STORY)])
    execute(
        "UPDATE content_keys SET wrapped_key = NULL WHERE key_id ="
        " (SELECT key_id FROM reports WHERE report_id = :report_id)",
        report_id=left,
    )
    ledger.add_sketches([sketch(right, STORY)])
    assert likes(ledger, right) == []
    assert [one.report_id for one in ledger.versions([left, right])] == [right]


def test_versions_have_the_figures_of_persons_of_the_newest_reading(ledger: Ledger) -> None:
    report = make_report("12 died. 15 died. 9 families fled. 100 died in the war.", outlet="A")

    def claim(
        number: int, phrase: str, low: int, scope: Scope = Scope.INCIDENT, unit: Unit = Unit.PERSONS
    ) -> Any:
        made = make_claim(f"C{number}", quote=phrase, text=report.text, scope=scope)
        mention_id = None if scope is Scope.AGGREGATE else "I1"
        return replace(made, count=make_count(low, low, None, phrase, unit), mention_id=mention_id)

    old = make_reading(reader="old", mentions=[make_mention()], claims=[claim(1, "12", 12)], positions=[])
    new = make_reading(
        reader="new",
        mentions=[make_mention()],
        claims=[
            claim(1, "15", 15),
            claim(2, "9", 9, unit=Unit.FAMILIES),
            claim(3, "100", 100, scope=Scope.AGGREGATE),
        ],
        positions=[],
    )
    for reading in (old, new):
        stored = ledger.add_report(report, reading, at=NOON)
        assert stored is not None
    ledger.add_sketches([SketchInput(stored.report_id, report.text, "Reuters", "10:31", True)])
    (found,) = ledger.versions([stored.report_id])
    assert found.figures == {("killed", 15, 15)}
    assert (found.outlet, found.agency, found.time, found.is_correction) == ("A", "Reuters", "10:31", True)
    assert found.length == 15  # title and body have nineteen words
