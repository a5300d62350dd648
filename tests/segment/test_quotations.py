"""Words in quotation marks, whatever the marks and wherever they lost their partner."""

import pytest
from tests.factory import make_report

from knell.segment.report import segment_report

CASES = [
    ("“Ten died,” he said. “We saw it.”", ["Ten died,", "We saw it."]),
    ('"Ten died," he said. "We saw it."', ["Ten died,", "We saw it."]),
    ("«Ten died», he said.", ["Ten died"]),
    ("„Ten died“, he said.", ["Ten died"]),
    ("‘Ten died,’ he said of the boys’ school.", ["Ten died,"]),
    ("'Ten died,' he said of the boys' school.", ["Ten died,"]),
    (
        "“Ten died. Twelve fled. The rest ‘hid’ there,” he said.",
        ["Ten died. Twelve fled. The rest ‘hid’ there,"],
    ),
    ("The boys’ school and the girls’ school were hit.", []),
    ("It wasn't the army's doing, the rebels' chief said.", []),
    ("It happened in the '90s, they said.", []),
    # A mark without a partner reaches to the end of its sentence…
    ("“Ten died in the raid. The army denied it.", ["Ten died in the raid."]),
    ('"Ten died in the raid. "Twelve," said another.', ["Ten died in the raid.", "Twelve,"]),
    # …or of its paragraph, where the next one takes the quotation up again.
    ("“Ten died. Twelve fled.\n“The rest hid,” he said.", ["Ten died. Twelve fled.", "The rest hid,"]),
    ("Ten died,” he said.", []),
    ("“”", []),
    ('the "Islamic State" group and the "regime" said', ["Islamic State", "regime"]),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_quotations(body: str, expected: list[str]) -> None:
    report = make_report(body, title="Raid on Testabad")
    assert [report.text[one.start : one.end] for one in segment_report(report).quotations] == expected


def test_quotation_in_the_title() -> None:
    report = make_report("Ten died.", title="‘Ten dead’ in Testabad")
    assert [report.text[one.start : one.end] for one in segment_report(report).quotations] == ["Ten dead"]
