"""Cells of other people's lists."""

from datetime import date

import pytest

from knell.errors import BadInput
from knell.linkage.incident_record import Range, name_keys, read_day, read_degrees, read_names, read_range
from knell.linkage.list_columns import find_columns, read_record


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2017-06-26", date(2017, 6, 26)),
        ("2017-06-26T02:00:00Z", date(2017, 6, 26)),
        ("2017-06-26 00:00:00.000", date(2017, 6, 26)),
        ("26 June 2017", date(2017, 6, 26)),
        ("26-Jun-2017", date(2017, 6, 26)),
        ("June 26, 2017", date(2017, 6, 26)),
        ("", None),
        ("NA", None),
    ],
)
def test_days(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize("cell", ["03/04/2017", "summer 2017", "2017-02-30"])
def test_a_day_that_can_be_read_in_two_ways_or_none_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="one way only"):
        read_day(cell)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("12", (12, 12)),
        ("12.0", (12, 12)),
        ("1,250", (1250, 1250)),
        ("6-8", (6, 8)),
        ("8–6", (6, 8)),
        ("5 to 7", (5, 7)),
        ("At least 4", (4, None)),
        ("5+", (5, None)),
        ("up to 9", (None, 9)),
        ("about 20", (20, 20)),
        ("Unknown", (None, None)),
        ("Possibly", (None, None)),
        ("", (None, None)),
    ],
)
def test_figures(cell: str, figure: Range) -> None:
    assert read_range(cell) == figure


def test_a_place_is_known_under_all_its_names_without_the_kind_of_place() -> None:
    assert read_names("Miranshah / Mir Ali, Tehsil Ladha") == ("Miranshah", "Mir Ali", "Tehsil Ladha")
    assert name_keys(("Tehsil Ladha",)) == name_keys(("Ladha district",)) == name_keys(("LADHA",))
    assert name_keys(("Village",)) != []


def test_degrees() -> None:
    assert read_degrees("33.5", 90) == 33.5
    assert read_degrees(" ", 90) is None
    with pytest.raises(ValueError, match="no angle"):
        read_degrees("91", 90)


def test_columns_of_the_known_forms_are_recognised() -> None:
    ged = find_columns(
        [
            "id",
            "side_a",
            "where_coordinates",
            "adm_1",
            "latitude",
            "longitude",
            "date_start",
            "date_end",
            "best",
            "low",
        ],
        {},
        "ged.csv",
    )
    assert ged["first_day"] == ("date_start",)
    assert ged["last_day"] == ("date_end",)
    assert ged["place"] == ("where_coordinates",)
    assert ged["killed_low"] == ("low",)
    acled = find_columns(
        ["event_id_cnty", "event_date", "actor1", "admin1", "location", "fatalities"], {}, "acled.csv"
    )
    assert (acled["place"], acled["area"], acled["killed"]) == (("location",), ("admin1",), ("fatalities",))
    town = find_columns(["date", "town", "location"], {}, "a.csv")
    assert (town["place"], town["area"]) == (("town",), ("location",))


def test_a_person_may_say_which_column_is_which() -> None:
    columns = find_columns(["d", "p", "date"], {"first_day": "d", "place": "p"}, "a.csv")
    assert (columns["first_day"], columns["place"]) == (("d",), ("p",))
    with pytest.raises(BadInput, match="no column 'x'"):
        find_columns(["d"], {"first_day": "x"}, "a.csv")
    with pytest.raises(BadInput, match="nothing that is compared"):
        find_columns(["d"], {"colour": "d"}, "a.csv")
    with pytest.raises(BadInput, match="no column gives days"):
        find_columns(["alpha"], {}, "a.csv")


def test_a_row() -> None:
    cells = {"date": "2017-06-26", "town": "Testabad", "deaths": "Unknown", "deaths_min": "0", "deaths_max": "0",
             "lat": "0", "lon": "0"}  # fmt: skip
    record = read_record(cells, find_columns(list(cells), {}, "a.csv"), 7)
    assert record.label == "row 7"
    assert record.figures["killed"] == (None, None), (
        "unknown in words, with zeros because a number was needed"
    )
    assert record.latitude is None, "(0, 0) is what programs write for a place that they do not know"


def test_a_cell_that_is_wrong_is_named() -> None:
    columns = find_columns(["Date", "town"], {}, "a.csv")
    with pytest.raises(ValueError, match="column 'Date'"):
        read_record({"Date": "03/04/2017"}, columns, 1)
    columns = find_columns(["date_start", "date_end"], {}, "a.csv")
    with pytest.raises(ValueError, match="before the first"):
        read_record({"date_start": "2017-06-26", "date_end": "2017-06-25"}, columns, 1)
