"""Datelines and dates at the head of a text, and dates in running text that are neither."""

import json
from datetime import date
from pathlib import Path

import pytest

from knell.read.dateline import read_head

TITLE = "Ten killed in raid on Testabad"
LEDE = "Jets killed ten people in Testabad, a monitor said on Monday."
FIELD = date(2017, 6, 28)
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpora" / "casualty-claims"

DATELINES = [
    # (what stands before the lede, phrase, place, day)
    ("BEIRUT, Lebanon, Jun 27 – ", "BEIRUT, Lebanon, Jun 27 –", "BEIRUT, Lebanon", date(2017, 6, 27)),
    (", Beirut, Lebanon, Jun 27 – ", "Beirut, Lebanon, Jun 27 –", "Beirut, Lebanon", date(2017, 6, 27)),
    (
        "GENEVA/BEIRUT, Feb 3 (Reuters) - ",
        "GENEVA/BEIRUT, Feb 3 (Reuters) -",
        "GENEVA/BEIRUT",
        date(2017, 2, 3),
    ),
    ("MOSCOW, April 3. /TASS/. ", "MOSCOW, April 3. /TASS/.", "MOSCOW", date(2017, 4, 3)),
    ("DAMASCUS, 25 June 2017 (SANA) – ", "DAMASCUS, 25 June 2017 (SANA) –", "DAMASCUS", date(2017, 6, 25)),
    ("(New York, August 3, 2016) – ", "(New York, August 3, 2016) –", "New York", date(2016, 8, 3)),
    (
        "SAN SALVADOR, 2 NOV 89 (EXAMPLE RADIO) -- ",
        "SAN SALVADOR, 2 NOV 89 (EXAMPLE RADIO) --",
        "SAN SALVADOR",
        date(1989, 11, 2),
    ),
    ("ALEPPO, Syria (AP) — ", "ALEPPO, Syria (AP) —", "ALEPPO, Syria", None),
    ("DAMASCUS (Reuters) - ", "DAMASCUS (Reuters) -", "DAMASCUS", None),
    ("Damascus, (SANA) – ", "Damascus, (SANA) –", "Damascus", None),
    ("(Beirut) – ", "(Beirut) –", "Beirut", None),
    ("KHAN SHEIKHUN, Syria — ", "KHAN SHEIKHUN, Syria —", "KHAN SHEIKHUN, Syria", None),
    ("Beirut- ", "Beirut-", "Beirut", None),
    ("BEIRUT ", "BEIRUT", "BEIRUT", None),
    ("MOSCOW (Sputnik) ", "MOSCOW (Sputnik)", "MOSCOW", None),
]

STAMPS = [
    "June 27, 2017 8:03 pm\n",
    "Thu Feb 26 2015 ",
    "26.11.2014 ",
    "26.11.2014Get short URL 0 612 ",
    "20.04.2017(updated 1618 20.04.2017) Get short URL 215 ",
    "Published February 23 2015 ",
    "Posted on July 20 2016 by Jane Roe\n",
    "Date of publication 12 August 2016 ",
    "Last updated at Apr 092017 ",
    "2016-07-20 14:55\n",
    f"Sun 05 Jul 2015 {TITLE}. ",
    f"{TITLE} AFP Thursday 30 Jun 2016 ",
    f"{TITLE} Middle East Military 07-08-2013 0147 PM ",
    f"{TITLE} The toll may rise says a monitor Reuters Friday 2 Aug 2013 ",
    "Jane Roe, 3 May 2016, 10:30 GMT\n",
    "03.04.2016 ",
]

RUNNING = [
    "(WXYZ) - Ten people died in Testabad on Monday.",
    "October 27, 2014 - November 13, 2016\nTen people remember Jane Roe.",
    "On February 22, 2015 government forces stormed the village, a monitor said.",
    "February 22, 2015 was a dark day for the village, where ten people died.",
    "Since 14 March 2011 the war has killed hundreds of thousands of people.",
    "The village was stormed on 22 February 2015. Ten people died there, a monitor said.",
    "A report dated 3 May 2016 says that ten people died. It was published in Geneva.",
    "Hezbollah – the Lebanese group – said that ten people died.",
    "The Observatory (SOHR) - a monitor - said that ten people died.",
    "ISIS - Islamic State fighters killed ten people.",
]


@pytest.mark.parametrize(("prefix", "phrase", "place", "day"), DATELINES)
def test_datelines(prefix: str, phrase: str, place: str, day: date | None) -> None:
    dateline = read_head(TITLE, prefix + LEDE, field_day=FIELD).dateline
    assert dateline is not None
    assert (dateline.phrase, dateline.place, dateline.day) == (phrase, place, day)


@pytest.mark.parametrize("stamp", STAMPS)
def test_dates_that_stand_alone_at_the_head(stamp: str) -> None:
    dateline = read_head(TITLE, stamp + LEDE, field_day=FIELD).dateline
    assert dateline is not None and dateline.day is not None
    assert dateline.place is None
    assert dateline.day.year < 2018 and dateline.phrase in stamp


@pytest.mark.parametrize("text", RUNNING)
def test_running_text_is_no_dateline(text: str) -> None:
    assert read_head(TITLE, text, field_day=FIELD).dateline is None


def test_date_line_gives_the_year_of_a_dateline_after_a_caption() -> None:
    caption = "Smoke over Testabad © Example Agency"
    body = f"January 1, 2018 8:03 pm\n{caption}\n\n, Beirut, Lebanon, Dec 31 – {LEDE}"
    dateline = read_head(TITLE, body).dateline
    assert dateline is not None
    assert dateline.day == date(2017, 12, 31)


def test_dateline_without_any_year_gives_a_place_only() -> None:
    dateline = read_head(TITLE, "BEIRUT, Jun 27 – " + LEDE).dateline
    assert dateline is not None
    assert (dateline.place, dateline.day) == ("BEIRUT", None)


@pytest.mark.parametrize(
    ("field", "day"), [(date(2016, 4, 5), date(2016, 4, 3)), (date(2016, 3, 5), date(2016, 3, 4))]
)
def test_publication_field_decides_day_and_month(field: date, day: date) -> None:
    dateline = read_head(TITLE, "03/04/2016 " + LEDE, field_day=field).dateline
    assert dateline is not None
    assert dateline.day == day


def test_nothing_decides_day_and_month() -> None:
    head = read_head(TITLE, "03/04/2016 " + LEDE)
    assert head.dateline is None
    assert head.is_ambiguous and head.day_phrase == "03/04/2016"


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"needs {CORPUS}")
def test_heads_of_the_corpus() -> None:
    """Of 526 articles 515 bear their day in the head; the other 11 have none there (checked by eye)."""
    lines = [
        json.loads(line)
        for name in ("articles.jsonl", "unannotated.jsonl")
        for line in (CORPUS / name).read_text().splitlines()
    ]
    heads = [
        read_head(line["title"], line["text"], field_day=date.fromisoformat(line["published"]))
        for line in lines
    ]
    days = [
        head.dateline.day for head in heads if head.dateline is not None and head.dateline.day is not None
    ]
    assert len(days) >= 515
    # The stories were collected for weeks between 2013 and 2017, whatever the field says.
    assert all(2011 <= day.year <= 2018 for day in days)
