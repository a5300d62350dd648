"""Writers as a text names them."""

import pytest

from knell.read.byline import find_byline
from knell.read.dateline import find_stamp

TITLE = "Ten killed in raid on Testabad"
LEDE = "Jets killed ten people in Testabad on Monday, a monitor said."

CASES = [
    (f"By Jane Roe\n\n{LEDE}", "Jane Roe"),
    (f"BY Jane Roe and John al-Doe in Beirut\n{LEDE}", "Jane Roe and John al-Doe"),
    (f"{LEDE}\n(Reporting by Jane Roe in Amman; Editing by John Doe)", "Jane Roe"),
    (f"Posted on July 20 2016 by Jane Roe {TITLE} {LEDE}", "Jane Roe"),
    (f"Posted on July 20 2016 by Jane Roe\n{LEDE}", "Jane Roe"),
    (f"{LEDE}\nBy Monday the toll had risen to twelve.", None),
    (LEDE, None),
]


@pytest.mark.parametrize(("body", "byline"), CASES)
def test_bylines(body: str, byline: str | None) -> None:
    stamp = find_stamp(TITLE, body)
    assert find_byline(TITLE, body, None if stamp is None else stamp.end) == byline
