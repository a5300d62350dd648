"""A report on the terminal: its claims are marked where they stand."""

import io

from rich.console import Console
from tests.factory import NOON, QUOTE, make_claim, make_reading, make_report

from knell.cli.report_page import CLAIM_STYLE, marked_text, print_report
from knell.model.record import ReportRecord


def test_marked_text_marks_each_quote_and_keeps_paragraphs() -> None:
    report = make_report()
    marked = marked_text(report.text, (make_claim(),))
    assert marked.plain == report.text
    (span,) = [span for span in marked.spans if span.style == CLAIM_STYLE]
    assert marked.plain[span.start : span.end] == QUOTE


def test_marked_text_marks_claims_that_overlap() -> None:
    text = "killed 42 prisoners and 15 fighters"
    claims = (make_claim(quote="killed 42 prisoners", text=text), make_claim("C2", quote=text, text=text))
    marked = marked_text(text, claims)
    assert sum(span.end - span.start for span in marked.spans if span.style == CLAIM_STYLE) == len(text)


def test_marked_text_writes_control_characters_out() -> None:
    assert marked_text("a \x1b[31m b\nc", ()).plain == "a \\x1b[31m b\nc"


def test_print_report_says_where_it_is_from_and_what_was_read() -> None:
    console = Console(file=(out := io.StringIO()), width=120, highlight=False, markup=False, emoji=False)
    report = make_report(report_id="rpt-1", notes=["the dateline says 2017-06-27, the field 2017-06-28"])
    print_report(ReportRecord(report, make_reading(), NOON, {"I1": "INC-7KQ3M2ZP"}), console)
    lines = out.getvalue().splitlines()
    assert lines[0] == "rpt-1  The Example Post"
    assert "from: reports/1.html" in lines
    assert "published: 2017-06-27" in lines
    assert "note: the dateline says 2017-06-27, the field 2017-06-28" in lines
    assert "At least 12, killed, civilians, by the Quiet Monitor: INC-7KQ3M2ZP" in lines
    assert f"SHA-256: {report.sha256}" in lines


def test_print_report_says_that_nothing_was_read() -> None:
    console = Console(file=(out := io.StringIO()), width=120, highlight=False, markup=False, emoji=False)
    reading = make_reading(is_relevant=False, mentions=(), claims=(), positions=())
    print_report(ReportRecord(make_report(), reading, NOON, {}), console)
    assert "No claims were read in this report." in out.getvalue()
