"""One rule makes JSON of every record."""

import json
from datetime import UTC, date, datetime

import pytest
from tests.factory import make_report

from knell.cli.json_output import plain, write_json
from knell.model.claim import Harm
from knell.model.count import Count, Qualifier
from knell.model.figure import Figure
from knell.model.when import When

VALUES = [
    (None, None),
    (0, 0),
    (False, False),
    (Harm.KILLED, "killed"),
    (date(2017, 6, 26), "2017-06-26"),
    (datetime(2017, 6, 26, 4, 30, tzinfo=UTC), "2017-06-26T04:30:00+00:00"),
    ((1, None), [1, None]),
    (frozenset({"b", "a"}), ["a", "b"]),
    ({Harm.KILLED: (1,)}, {"killed": [1]}),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_plain(value: object, expected: object) -> None:
    assert plain(value) == expected


def test_a_record_is_its_fields_and_then_its_properties() -> None:
    assert plain(When(date(2017, 4, 1), date(2017, 4, 30), "April", "a month")) == {
        "earliest": "2017-04-01",
        "latest": "2017-04-30",
        "phrase": "April",
        "reason": "a month",
        "part_of_day": None,
        "zone": None,
        "codes": {"ucdp_date_prec": 4, "acled_time_precision": 3},
        "precision": "month",
    }


def test_an_open_end_is_null_and_the_words_stand_beside() -> None:
    written = plain(Figure(Harm.KILLED, None, 42, None, "minimum-maximum", "1"))
    assert isinstance(written, dict)
    assert (written["low"], written["high"], written["words"]) == (42, None, "42 or more")
    vague = plain(Count(24, None, Qualifier.VAGUE, "dozens"))
    assert isinstance(vague, dict)
    assert vague["is_vague"] is True


def test_a_report_is_written_without_its_bytes() -> None:
    written = json.loads(write_json(make_report()))
    assert "raw" not in written
    assert written["origin"]["location"] == "reports/1.html"


def test_what_has_no_json_form_is_a_bug_that_is_seen() -> None:
    with pytest.raises(TypeError, match="no JSON form for object"):
        plain(object())
