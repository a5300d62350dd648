"""True pairs that blocking proposes, counted over those of two reports."""

from eval.matching.proposing import measure_proposing
from tests.match.builders import days, item

from knell.model.evidence import Evidence

JON = Evidence(people=("sampler, jon",))


def test_what_a_name_proposes_that_days_do_not() -> None:
    items = [
        item("A", evidence=JON),
        item("B", when=days(60), evidence=JON),
        item("C"),
        item("D", when=days(60)),
    ]
    found = measure_proposing(items, {"A": 1, "B": 1, "C": 1})
    assert found["recall"] == 2 / 3
    assert found["recall by place and days"] == 1 / 3


def test_mentions_of_one_report_are_no_pair() -> None:
    items = [item("A"), item("B", report="RA"), item("C")]
    assert measure_proposing(items, dict.fromkeys("ABC", 1))["recall"] == 1
