"""Streets and hours that a text names."""

import pytest

from knell.extract.streets import find_hours, find_streets


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("in the 1100 block of N. Sampler Rd. on Friday", ["sampler"]),
        ("near the corner of Oak Lane and 12th Street", ["oak", "12th"]),
        ("on Old Mill Drive and again on Old Mill Dr.", ["old mill"]),
        ("the High Court and the Supreme Court", []),
        ("at St Mary Street Church", []),
        ("no street at all", []),
    ],
)
def test_streets(text: str, keys: list[str]) -> None:
    assert find_streets(text) == keys


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("about 11:30 p.m. Wednesday", [23]),
        ("at 12 a.m. and 12 pm", [0, 12]),
        ("shortly before midnight", [0]),
        ("at 02:00 and 14:45 local time", [2, 14]),
        ("7 a.m., then 7:40 AM", [7]),
        ("13 pm is no hour", []),
        ("a score of 3:7", []),
    ],
)
def test_hours(text: str, hours: list[int]) -> None:
    assert find_hours(text) == hours
