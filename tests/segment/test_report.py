"""Sentences, their kinds and quotations of whole reports."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report

from knell.model.report import Dateline, Segments
from knell.segment.report import segment_report

TITLE = "Ten killed in raid on Testabad"
LEDE = "Jets killed ten people in Testabad on Monday, a monitor said."
MORE = "Twelve were wounded."


def pieces(body: str, *, title: str = TITLE, phrase: str | None = None) -> list[tuple[str, str]]:
    """(kind, words) of each sentence of a report, without its title."""
    dateline = None if phrase is None else Dateline(phrase, None, None)
    report = make_report(body, title=title, dateline=dateline)
    found = [(one.kind, report.text[one.start : one.end]) for one in segment_report(report).sentences]
    assert found[0] == ("title", title)
    return found[1:]


CASES = [
    ("two sentences", f"{LEDE} {MORE}", None, [("body", LEDE), ("body", MORE)]),
    (
        "dateline after a date line and a caption",
        f"June 27, 2017 8:03 pm\nSmoke rises © Example Agency/AFP\n\n, Beirut, Jun 27 – {LEDE}\n\n{MORE}",
        "Beirut, Jun 27 –",
        [
            ("dateline", "June 27, 2017 8:03 pm"),
            ("caption", "Smoke rises © Example Agency/AFP"),
            ("dateline", ", Beirut, Jun 27 –"),
            ("body", LEDE),
            ("body", MORE),
        ],
    ),
    (
        "stamp and repeated title glued to the lede",
        f"Thu Feb 26 2015 {TITLE}. {LEDE}",
        "Thu Feb 26 2015",
        [("dateline", "Thu Feb 26 2015"), ("title", f"{TITLE}."), ("body", LEDE)],
    ),
    (
        "repeated title, agency, stamp",
        f"{TITLE} AFP Thursday 30 Jun 2016 {LEDE}",
        "Thursday 30 Jun 2016",
        [("title", TITLE), ("dateline", "AFP Thursday 30 Jun 2016"), ("body", LEDE)],
    ),
    (
        "author before the repeated title",
        f"Posted on July 20 2016 by Jane Roe {TITLE} {LEDE}",
        "July 20 2016",
        [
            ("dateline", "Posted on July 20 2016"),
            ("dateline", "by Jane Roe"),
            ("title", TITLE),
            ("body", LEDE),
        ],
    ),
    (
        "buttons with counters, and a dateline further down",
        f"20.04.2017(updated 1618 20.04.2017) Get short URL 0 54 {LEDE} MOSCOW (Sputnik) {MORE}",
        "MOSCOW (Sputnik)",
        [
            ("dateline", "20.04.2017(updated 1618 20.04.2017)"),
            ("furniture", "Get short URL 0 54"),
            ("body", LEDE),
            ("dateline", "MOSCOW (Sputnik)"),
            ("body", MORE),
        ],
    ),
    ("place without a dash", f"BEIRUT {LEDE}", "BEIRUT", [("dateline", "BEIRUT"), ("body", LEDE)]),
    (
        "a date that is the subject of a sentence",
        "February 22, 2015 was a dark day.",
        None,
        [("body", "February 22, 2015 was a dark day.")],
    ),
    (
        "furniture glued to the end",
        f"{LEDE} Tags Testabad Syria airstrikes Read Also",
        None,
        [("body", LEDE), ("furniture", "Tags Testabad Syria airstrikes"), ("furniture", "Read Also")],
    ),
    (
        "tags glued between two paragraphs",
        f"{LEDE} Tags Syria air strikes Testabad At least ten people died in the raid.",
        None,
        [
            ("body", LEDE),
            ("furniture", "Tags Syria air strikes Testabad"),
            ("body", "At least ten people died in the raid."),
        ],
    ),
    (
        "tags before a sentence that begins with a name",
        f"{LEDE} Tags Syria civil defence Testabad Warplanes fired on the town killing ten.",
        None,
        [
            ("body", LEDE),
            ("furniture", "Tags Syria civil defence Testabad"),
            ("body", "Warplanes fired on the town killing ten."),
        ],
    ),
    (
        "credits at the end",
        f"{LEDE}\n\nReporting by Jane Roe; Editing by John Doe\n\n© 2017 The Post. All rights reserved.",
        None,
        [
            ("body", LEDE),
            ("furniture", "Reporting by Jane Roe; Editing by John Doe"),
            ("furniture", "© 2017 The Post. All rights reserved."),
        ],
    ),
    (
        "headlines of other reports",
        f"{LEDE}\n\nRead also\nForty die in Otherham\nWhy the truce failed\n"
        "On Sunday two more people were killed there.",
        None,
        [
            ("body", LEDE),
            ("furniture", "Read also"),
            ("furniture", "Forty die in Otherham"),
            ("furniture", "Why the truce failed"),
            ("body", "On Sunday two more people were killed there."),
        ],
    ),
    (
        "buttons on lines of their own",
        f"{LEDE}\n\nLatest Articles\n\nMost Viewed\n\nShare this on Facebook",
        None,
        [
            ("body", LEDE),
            ("furniture", "Latest Articles"),
            ("furniture", "Most Viewed"),
            ("furniture", "Share this on Facebook"),
        ],
    ),
    ("agency in brackets", f"{LEDE}\n[Reuters]", None, [("body", LEDE), ("caption", "[Reuters]")]),
]

CAPTIONS = [
    "A picture taken on March 3, 2017 shows smoke over Testabad.",
    "A handout photo released by the Example News Agency shows a damaged school.",
    "In this photo taken on June 8, people carry an injured woman.",
    "A general view shows the damage at the site of the blast.",
    "File photo of a market in Testabad",
    "People search the rubble (AFP)",
    "The market after the raid [Reuters]",
    "People search the rubble © AFP / Jane Roe",
    "Map of Syria locating Testabad",
]


@pytest.mark.parametrize(("name", "body", "phrase", "expected"), CASES, ids=[case[0] for case in CASES])
def test_kinds(name: str, body: str, phrase: str | None, expected: list[tuple[str, str]]) -> None:
    assert pieces(body, phrase=phrase) == expected


GLUED = [
    (
        "the text goes on after a credit",
        f"{LEDE} A nurse walks past a ruined ward in the town on Friday (File photo) (Reuters) {MORE}",
        [
            ("body", LEDE),
            ("caption", "A nurse walks past a ruined ward in the town on Friday (File photo) (Reuters)"),
            ("body", MORE),
        ],
    ),
    (
        "a credit at the head of a sentence",
        f"{LEDE} Volunteers dig in the rubble of a bakery after the raid. (AFP) {MORE}",
        [
            ("body", LEDE),
            ("caption", "Volunteers dig in the rubble of a bakery after the raid. (AFP)"),
            ("body", MORE),
        ],
    ),
    (
        "somebody is quoted before a credit",
        f"He added that two more died of their wounds. (Reuters) {MORE}",
        [
            ("body", "He added that two more died of their wounds."),
            ("furniture", "(Reuters)"),
            ("body", MORE),
        ],
    ),
    (
        "an agency's dateline after the headline of another report",
        f"{LEDE} REUTERS Jane Roe Rebels Pull Out of Two Towns Near Border MOSCOW (Sputnik) {MORE}",
        [
            ("body", LEDE),
            ("furniture", "REUTERS Jane Roe Rebels Pull Out of Two Towns Near Border"),
            ("dateline", "MOSCOW (Sputnik)"),
            ("body", MORE),
        ],
    ),
    ("an agency is named", f"An officer told Agence France-Presse (AFP) {MORE}", None),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in GLUED], ids=[case[0] for case in GLUED])
def test_what_is_glued_to_a_picture_s_credit(body: str, expected: list[tuple[str, str]] | None) -> None:
    assert pieces(body) == (expected or [("body", body)])


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions(caption: str) -> None:
    assert pieces(f"{LEDE}\n{caption}\n{MORE}") == [("body", LEDE), ("caption", caption), ("body", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers shared pictures of the dead on Monday.",
        "The town (population 4,000) was hit by the Syrian army (SAA).",
        "Relatives of the victims searched the rubble.",
        "Photographs of the raid show ten bodies, said the monitor.",
        "Tagsaran was hit too.",
    ],
)
def test_news_that_only_looks_like_furniture(line: str) -> None:
    assert pieces(line) == [("body", line)]


def test_paragraphs_are_counted_from_the_title() -> None:
    found = segment_report(make_report(f"{LEDE} {MORE}\n\n{LEDE}", title=TITLE)).sentences
    assert [one.paragraph for one in found] == [0, 1, 1, 2]


def test_report_without_a_title_or_without_a_body() -> None:
    assert [one.kind for one in segment_report(make_report(LEDE, title="")).sentences] == ["body"]
    assert [one.kind for one in segment_report(make_report("", title=TITLE)).sentences] == ["title"]
    assert segment_report(make_report("", title="")) == Segments((), ())


def test_site_name_in_the_title_does_not_hide_its_repetition() -> None:
    title = f"{TITLE} | The Post"
    assert pieces(f"{TITLE} 3 May 2016 {LEDE}", title=title, phrase="3 May 2016") == [
        ("title", TITLE),
        ("dateline", "3 May 2016"),
        ("body", LEDE),
    ]


MARKED = 'ten Jets killed U.S. Dr. No. 5 2.5 “ ” " ‘ ’ . ... ? ! Tags Also © (AFP) BEIRUT – 。 قتل al-Sham'
WORDS = st.sampled_from([*MARKED.split(), "\n", "\n\n", "\t", "Read Also", "3 May 2016", "advertisement"])
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
    st.text(max_size=200),
)


@given(TEXTS, TEXTS.map(lambda text: text[:60]))
def test_sentences_are_ordered_disjoint_and_hold_every_letter(body: str, title: str) -> None:
    report = make_report(body, title=title, dateline=Dateline("BEIRUT", "BEIRUT", None))
    segments = segment_report(report)
    at = 0
    covered: set[int] = set()
    for one in segments.sentences:
        assert at <= one.start < one.end <= len(report.text)
        words = report.text[one.start : one.end]
        assert words == words.strip() and any(character.isalnum() for character in words)
        covered.update(range(one.start, one.end))
        at = one.end
    assert all(index in covered for index, character in enumerate(report.text) if character.isalnum())
    paragraphs = [one.paragraph for one in segments.sentences]
    assert paragraphs == sorted(paragraphs)


@given(TEXTS)
def test_quotations_are_ordered_disjoint_and_within_bounds(body: str) -> None:
    report = make_report(body, title=TITLE)
    at = 0
    for one in segment_report(report).quotations:
        assert at <= one.start < one.end <= len(report.text)
        assert report.text[one.start : one.end].strip()
        at = one.end


UNITS = [
    LEDE + " ",
    "! ",
    ".",
    " ",
    '"a ',
    "“",
    "Tags A b. ",
    "advertisement ",
    "27 June 2016 ",
    "Beirut, ",
    "\n",
    "A",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    """Four times the text takes nowhere near the sixteen times that a quadratic rule would."""
    body = unit * (40_000 // len(unit))
    times = []
    for text in (body, body * 4):
        report = make_report(text, title=TITLE)
        begun = process_time()
        segment_report(report)
        times.append(process_time() - begun)
    assert times[1] < 10 * times[0] + 0.2


def test_two_hundred_thousand_words(capsys: pytest.CaptureFixture[str]) -> None:
    report = make_report("The army said that ten people died in Testabad. " * 22_222, title=TITLE)
    begun = process_time()
    found = segment_report(report)
    with capsys.disabled():
        print(f" {len(found.sentences)} sentences in {process_time() - begun:.2f} s", end=" ")
    assert len(found.sentences) == 22_223
