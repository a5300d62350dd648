"""One incident out of several mentions."""

import pytest
from tests.factory import make_where
from tests.match.builders import DAY, T, days, item, province, town

from knell.match.summary import choose_where, combine_when, summarise
from knell.model.incident import IncidentType
from knell.model.when import When
from knell.model.where import Where


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ([T.AIRSTRIKE], T.AIRSTRIKE),
        ([T.BOMBARDMENT, T.BOMBARDMENT, T.AIRSTRIKE], T.AIRSTRIKE),
        ([T.AIRSTRIKE, T.AIRSTRIKE, T.CHEMICAL_ATTACK], T.CHEMICAL_ATTACK),
        ([T.AIRSTRIKE, T.SHELLING, T.SHELLING], T.SHELLING),
        ([T.SHELLING, T.AIRSTRIKE], T.AIRSTRIKE),
        ([T.OTHER, T.OTHER, T.GROUND_ASSAULT], T.GROUND_ASSAULT),
    ],
)
def test_type(types: list[IncidentType], expected: IncidentType) -> None:
    items = [item(f"M{number}", type=one) for number, one in enumerate(types)]
    assert summarise("INC-1", items, ()).type is expected
    assert summarise("INC-1", items[::-1], ()).type is expected


@pytest.mark.parametrize(
    ("whens", "expected"),
    [
        ([None, None], None),
        ([days(0), None], days(0)),
        ([days(-10, 10), days(-3, 2), days(0, 5)], days(0, 2)),
        ([days(0), days(1), days(1)], days(1)),
        ([days(0), days(1)], days(0)),
        ([days(0, 4), days(6), days(2, 7)], days(6)),
    ],
)
def test_when(whens: list[When | None], expected: When | None) -> None:
    found = combine_when(whens)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (found.earliest, found.latest) == (expected.earliest, expected.latest)


def test_when_says_how_it_was_made() -> None:
    found = combine_when([days(0), days(0, 3)])
    assert found is not None
    assert found.reason.startswith("the days that all 2 dated mentions allow; ")
    found = combine_when([days(0), days(2)])
    assert found is not None
    assert found.reason.startswith("1 of 2 dated mentions agree with it, others do not; ")


NOWHERE = make_where("Elsewhere", latitude=None, longitude=None, radius_m=None, geonameid=None)


@pytest.mark.parametrize(
    ("wheres", "expected"),
    [
        ([None], None),
        ([NOWHERE, None], NOWHERE),
        ([NOWHERE, province()], province()),
        ([province(), town(is_near=True)], town(is_near=True)),
        ([town(is_near=True), town()], town()),
        ([province(), province(facility="Test airbase")], province(facility="Test airbase")),
        ([town("One", 1), town("Two", 2), town("Two", 2)], town("Two", 2)),
    ],
)
def test_where(wheres: list[Where | None], expected: Where | None) -> None:
    assert choose_where(wheres) == expected


def test_mentions_stand_in_the_order_of_publication() -> None:
    items = [item("B"), item("C", published=None), item("A"), item("D", published=DAY)]
    assert summarise("INC-1", items, ()).mention_ids == ("D", "A", "B", "C")
