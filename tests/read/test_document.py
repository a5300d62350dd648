"""Documents of every kind to reports, and bad input to one clear line each."""

import hashlib
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knell.errors import Unreadable, UnreadableArticle
from knell.model.report import Origin, Report
from knell.read.document import read_stream

NOW = datetime(2020, 1, 1, tzinfo=UTC)
LIMIT = 200_000
LEDE = "Jets killed at least ten people in the town of Testabad on Monday, the monitor said in a statement."
SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "article.txt"

PAGE = """<!doctype html><html lang="en"><head><title>Ten killed in Testabad - The Post</title>{head}
<meta property="og:title" content="Ten killed in Testabad"><meta property="og:site_name" content="The Post">
<meta name="author" content="Jane Roe"><link rel="canonical" href="https://news.example.org/1"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ten killed in Testabad</h1>
<p>BEIRUT, March 4 (Agency) - {lede}</p><p>The director said: "The toll may rise." The town has been
shelled for days, residents told reporters by telephone.</p></article><footer>Terms of use</footer>
</body></html>"""


def page(head: str = "", lede: str = LEDE) -> str:
    return PAGE.format(head=head, lede=lede)


def read(data: bytes | str, name: str = "report", limit: int = LIMIT) -> list[Report | Unreadable]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_stream(io.BytesIO(data), Origin(name, NOW), max_bytes=limit))


def read_one(data: bytes | str, name: str = "report") -> Report:
    (report,) = read(data, name)
    assert isinstance(report, Report), report
    return report


def lines(*articles: object) -> str:
    return "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in articles)


def failures(found: Sequence[Report | Unreadable]) -> list[str]:
    return [str(one) for one in found if isinstance(one, Unreadable)]


BAD = [
    ("empty", b"", "x: empty file: nothing to read"),
    ("blanks", b" \r\n\t\n", "x: nothing but blanks: nothing to read"),
    ("no words", b"--- 123 ---", "x: no words in it: nothing to read"),
    ("PDF", b"%PDF-1.7 ...", "x: a PDF document, not a report as text"),
    ("ZIP", b"PK\x03\x04....", "x: a ZIP archive or an Office document, not a report as text"),
    ("PNG", b"\x89PNG\r\n\x1a\n....", "x: a PNG picture, not a report as text"),
    ("zeros", b"\x00\x01\x02\x03" * 100, "x: a binary file, not a report as text"),
    ("controls", b"\x01\x02\x03\x04abcdef" * 100, "x: a binary file, not a report as text"),
    (
        "large",
        b"word " * 50_000,
        "x: too large: 0.2 MB, over the limit of 0.2 MB for one report (KNELL_MAX_REPORT_MB",
    ),
    (
        "undecodable",
        b"Ten " + bytes(range(0x80, 0xA0)) * 3,
        "x: its characters are in no encoding that could be told: byte 4",
    ),
    ("feed", b'<?xml version="1.0"?><rss><channel/></rss>', "x: an XML document or feed"),
    (
        "menu",
        b"<html><body>" + b'<a href="/">World news</a> ' * 50 + b"<p>Log in</p></body></html>",
        "x: no article text found in the page",
    ),
    ("no body", b"<!doctype html><html></html>", "x: no article text found in the page"),
    ("not closed", b'[{"text": "ten died"}', "x: the JSON list is not closed"),
    ("broken object", b'{\n "text": \n}', "x: broken JSON at line 3, column 1: expecting value"),
    (
        "UTF-16 lines",
        '{"text": "ten died"}\n{"text": "ten died"}\n'.encode("utf-16"),
        "x: JSON lines must be UTF-8",
    ),
]


@pytest.mark.parametrize(("kind", "data", "line"), BAD, ids=[case[0] for case in BAD])
def test_bad_documents_say_what_is_wrong(kind: str, data: bytes, line: str) -> None:
    said = failures(read(data, "x"))
    assert len(said) == 1
    assert said[0].startswith(line)
    assert "\n" not in said[0]


BAD_LINES = [
    ('{"text": }', "broken JSON at column 10: expecting value"),
    ("{", "broken JSON at column 2: expecting property name"),
    ({"title": "Ten killed"}, "the field “text” is missing"),
    ({"text": 5}, "the field “text” must be text, this is a number"),
    ({"text": "  "}, "the field “text” is empty"),
    ({"title": ["x"], "text": "ten died"}, "the field “title” must be text, this is a list"),
    ([1], "an article must be a JSON object with the field “text”, this is a list"),
    ("null", "an article must be a JSON object with the field “text”, this is null"),
    ("[" * 100_000, "JSON nested too deeply"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_bad_lines_are_named_and_the_rest_is_read(line: object, reason: str) -> None:
    first, bad, last = read(lines({"text": "one died"}, line, {"text": "two died"}), "a.jsonl")
    assert isinstance(first, Report) and isinstance(last, Report)
    assert isinstance(bad, UnreadableArticle)
    assert str(bad).startswith(f"a.jsonl:2: {reason}")


def test_unreadable_article_keeps_its_id() -> None:
    (bad,) = read(lines({"doc_id": "a-7", "text": None}), "a.jsonl")
    assert isinstance(bad, UnreadableArticle) and bad.doc_id == "a-7"


def test_line_that_is_not_utf_8() -> None:
    found = read(b'{"text": "ten died"}\n{"text": "Z\xfcrich"}\n{"text": "two died"}', "a.jsonl")
    assert failures(found) == ["a.jsonl:2: byte 12 of the line (0xfc) is not UTF-8: save the file as UTF-8"]
    assert len(found) == 3


def test_limit_is_per_line_not_per_file() -> None:
    data = lines(
        *[{"text": f"{number} died"} for number in range(10_000)], {"text": "x" * LIMIT}, {"text": "last"}
    )
    assert len(data) > LIMIT
    found = read(data, "a.jsonl")
    (bad,) = failures(found)
    assert bad.startswith(
        "a.jsonl:10001: the line is over the limit of 0.2 MB for one report (KNELL_MAX_REPORT_MB"
    )
    assert len(found) == 10_002


def test_lines_are_read_as_they_come() -> None:
    """The first report is there before the stream was read to its end."""
    stream = io.BytesIO((lines({"text": "ten died"}) * 100_000).encode())
    first = next(read_stream(stream, Origin("a.jsonl", NOW), max_bytes=LIMIT))
    assert isinstance(first, Report)
    assert stream.tell() < 100_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", lines({"text": "one died"}, {"text": "two died"})),
        ("a.json", '[{"text": "a"},\n{"text": "b"}]'),
    ],
)
def test_a_fault_in_one_article_does_not_end_its_file(name: str, data: str) -> None:
    """No day follows the last one that a calendar has, so every article of that day fails."""
    origin = Origin(name, datetime.max.replace(tzinfo=UTC))
    found = list(read_stream(io.BytesIO(data.encode()), origin, max_bytes=LIMIT))
    assert [line.split(",")[0] for line in failures(found)] == [
        f"{name}:{line}: reading it failed (OverflowError in compose_report" for line in (1, 2)
    ]


def test_article_line_is_verbatim() -> None:
    article = {
        "doc_id": "a-1",
        "outlet": "The Post",
        "published": "2017-06-27",
        "title": " Ten killed ",
        "text": "\tTen\n died. ",
    }
    line = json.dumps(article)
    report = read_one(line + "\r\n", "a.jsonl")
    assert report.text == " Ten killed \n\tTen\n died. "
    assert report.raw == line.encode() and report.sha256 == hashlib.sha256(line.encode()).hexdigest()
    assert (report.outlet, report.doc_id, report.published) == ("The Post", "a-1", date(2017, 6, 27))
    assert str(report.origin) == "a.jsonl:1" and report.media_type == "application/json"


def test_lists_and_objects_are_articles_too() -> None:
    found = read('[{"text": "one died"},\n\n {"text": "two died"}, 5]', "a.json")
    assert [str(one.origin) if isinstance(one, Report) else str(one) for one in found] == [
        "a.json:1",
        "a.json:3",
        "a.json:3: an article must be a JSON object with the field “text”, this is a number",
    ]
    assert isinstance(found[1], Report) and found[1].raw == b'{"text": "two died"}'
    assert read_one('{\n "text": "ten died",\n "text": "twelve died"\n}').text == "\ntwelve died"


def test_odd_fields_become_notes() -> None:
    report = read_one(lines({"text": "ten \ud800 died\x00", "published": "June", "outlet": 3}), "a.jsonl")
    assert report.text == "\nten � died�" and report.outlet is None and report.published is None
    assert len(report.notes) == 4


def test_page() -> None:
    report = read_one(
        page('<meta property="article:published_time" content="2019-03-05T01:00:00Z">'), "p.html"
    )
    assert report.title == "Ten killed in Testabad"
    assert report.text.split("\n")[1].startswith("BEIRUT, March 4 (Agency) - Jets killed")
    assert report.text.count("\n") == 2 and "Terms of use" not in report.text and "World" not in report.text
    assert (report.outlet, report.byline, report.url) == (
        "The Post",
        "Jane Roe",
        "https://news.example.org/1",
    )
    assert report.dateline is not None and report.dateline.place == "BEIRUT"
    assert (report.published, report.published_field) == (date(2019, 3, 4), date(2019, 3, 5))
    assert report.published_time == "01:00:00Z"
    assert report.language == "en" and report.media_type == "text/html"


def test_page_is_told_by_its_bytes_and_its_day_found_in_linked_data() -> None:
    block = '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-03-05"}]}</script>'
    report = read_one(page(block), "no-suffix")
    assert report.media_type == "text/html" and report.published_field == date(2019, 3, 5)


def test_page_in_its_declared_encoding() -> None:
    lede = LEDE.replace("Testabad", "Testäbad") + " “We saw it,” they said."
    report = read_one(page('<meta charset="windows-1252">', lede).encode("cp1252"), "p.html")
    assert "Testäbad" in report.text and "“We saw it,”" in report.text and report.notes == ()


def test_text_date_wins_over_the_field_and_the_contradiction_is_noted() -> None:
    report = read_one(lines({"text": f"Thu Feb 26 2015 {LEDE}", "published": "2012-08-11 14:55"}), "a.jsonl")
    assert (report.published, report.published_field) == (date(2015, 2, 26), date(2012, 8, 11))
    assert report.published_time == "14:55"
    assert report.notes == (
        "the text says “Thu Feb 26 2015” (2015-02-26), the publication field 2012-08-11: 929 days apart; "
        "the text's day is used",
    )


def test_dates_in_the_future_are_kept_out() -> None:
    field = read_one(lines({"text": LEDE, "published": "2020-01-03"}), "a.jsonl")
    assert (field.published, field.published_field) == (None, date(2020, 1, 3))
    assert "in the future" in field.notes[0]
    text = read_one(lines({"text": f"3 January 2020 {LEDE}", "published": "2019-12-30"}), "a.jsonl")
    assert text.published == date(2019, 12, 30)
    assert text.dateline is not None and text.dateline.day is None and "in the future" in text.notes[0]
    tomorrow = read_one(lines({"text": LEDE, "published": "2020-01-02"}), "a.jsonl")
    assert (tomorrow.published, tomorrow.notes) == (date(2020, 1, 2), ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_plain_text(encoding: str) -> None:
    data = f"“Ten” killed in Testabad\r\n\r\nBy Jane Roe\r\n\r\n{LEDE}\r\n".encode(encoding)
    report = read_one(data, "a.txt")
    assert report.title == "“Ten” killed in Testabad"
    assert report.text == f"“Ten” killed in Testabad\nBy Jane Roe\n\n{LEDE}"
    assert (report.byline, report.outlet, report.media_type) == ("Jane Roe", None, "text/plain")
    assert report.raw == data and report.sha256 == hashlib.sha256(data).hexdigest()


def test_text_that_only_begins_like_json_or_a_page_is_text() -> None:
    assert read_one(f"[Agency] {LEDE}").media_type == "text/plain"
    assert read_one(f"{{Agency}} {LEDE}").media_type == "text/plain"
    assert read_one(f"a < b and c > d. {LEDE}").media_type == "text/plain"


class BrokenStream(io.BytesIO):
    """A disk that fails after its first bytes."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_failing_disk_is_one_line() -> None:
    stream = BrokenStream(b"x" * LIMIT)
    assert failures(list(read_stream(stream, Origin("x", NOW), max_bytes=LIMIT))) == [
        "x: reading failed: Input/output error"
    ]


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x", "x.html", "x.txt", "x.json", "x.jsonl"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    for found in read(data, name):
        if isinstance(found, Report):
            assert found.text == f"{found.title}\n{found.text[len(found.title) + 1 :]}"
            found.text.encode()


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["<html><body>{}</body></html>", '{{"text": "{}"}}', "{}"]))
def test_no_text_raises(text: str, frame: str) -> None:
    for found in read(frame.format(text).encode(errors="surrogatepass")):
        assert found.sha256 if isinstance(found, Report) else found.reason


@pytest.mark.corpus
@pytest.mark.skipif(not SEED.is_file(), reason=f"needs {SEED}")
def test_first_report_of_the_project() -> None:
    report = read_one(SEED.read_bytes(), "article.txt")
    assert report.published == date(2017, 6, 27) and report.notes == ()
    assert report.dateline is not None and report.dateline.place == "Beirut, Lebanon"
    assert report.title == "Dozens dead in US-led raids on jihadist-run Syrian jail"
