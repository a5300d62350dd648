"""Positions put together by who takes them."""

from datetime import date

import pytest
from tests.factory import NOON, make_position

from knell.model.record import ReportSummary, SourcedPosition
from knell.pipeline.parties import by_party

POST = ReportSummary("rpt-1", "Title", "The Example Post", date(2017, 6, 27), "en", "a.html", NOON)
WIRE = ReportSummary("rpt-2", "Title", "Second Wire", None, "en", "b.txt", NOON)
UNKNOWN = ReportSummary("rpt-3", "Title", None, None, "en", "c.txt", NOON)


def told(*parties: tuple[str, ReportSummary]) -> list[SourcedPosition]:
    """A position of each party."""
    return [
        SourcedPosition(make_position(f"P{number}", party=party), report)
        for number, (party, report) in enumerate(parties)
    ]


@pytest.mark.parametrize(
    ("parties", "shown"),
    [
        # An article makes no other party, and is no other spelling.
        (
            [("The Northern Coalition", POST), ("Northern Coalition", WIRE)],
            [("Northern Coalition", (), 2)],
        ),
        # Aliases and offices of one actor, each spelling once.
        (
            [("The coalition", POST), ("the coalition", WIRE), ("US-led coalition", POST)],
            [("US-led coalition", ("The coalition",), 3)],
        ),
        ([("the Pentagon", POST)], [("United States", ("the Pentagon",), 1)]),
        # A state medium is the party's own, and still another voice than its government.
        (
            [("Syrian state television", POST), ("Damascus", POST)],
            [("Syrian state television", (), 1), ("Syrian government", ("Damascus",), 1)],
        ),
        # A description names nobody: that of another outlet may be somebody else.
        (
            [("the military", POST), ("the military", WIRE), ("The military", POST)],
            [("military (The Example Post)", (), 2), ("military (Second Wire)", (), 1)],
        ),
        ([("rebels", UNKNOWN)], [("rebels (“Title”)", (), 1)]),
        # No letters: shown as it stands.
        ([("—", POST), ("—", WIRE)], [("—", (), 2)]),
        ([], []),
    ],
)
def test_positions_by_party(
    parties: list[tuple[str, ReportSummary]], shown: list[tuple[str, tuple[str, ...], int]]
) -> None:
    assert [(one.name, one.written, len(one.positions)) for one in by_party(told(*parties))] == shown


def test_no_position_is_lost_and_their_order_is_kept() -> None:
    positions = told(("the coalition", POST), ("Damascus", POST), ("The coalition", WIRE), ("Assad", WIRE))
    groups = by_party(positions)
    assert sorted(one.position.position_id for group in groups for one in group.positions) == [
        "P0", "P1", "P2", "P3"
    ]  # fmt: skip
    assert [one.position.position_id for one in groups[0].positions] == ["P0", "P2"]
