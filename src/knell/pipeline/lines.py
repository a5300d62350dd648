"""One article as a JSON line in, one answer as a JSON line out, whatever the article is like."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from knell.errors import Unreadable, UnreadableArticle, fault_words
from knell.model.report import Origin, Report
from knell.pipeline.form import JsonObject
from knell.read.articles import read_line
from knell.read.compose import compose_report
from knell.read.language import is_readable

Answer = Callable[[str | None, Report], JsonObject]
"""From the article's `doc_id` and its report to what is said of it."""


def answer_line(line: str, line_number: int, answer: Answer) -> str:
    """The answer to one article as a JSON line, or `{"doc_id": …, "error": …}`; never raises for bad input.

    `doc_id` is as the article gives it, null where it gives none or the line cannot be read that far.
    """
    origin = Origin("standard input", datetime.now(UTC), line_number)
    try:
        found = read_line(line.encode(errors="surrogatepass"), origin)
    except Unreadable as error:
        doc_id = error.doc_id if isinstance(error, UnreadableArticle) else None
        return _dump({"doc_id": doc_id, "error": error.reason})
    try:
        report = compose_report(found)
        if is_readable(report.language):
            return _dump(answer(found.doc_id, report))
        reason = f"the article is in “{report.language}”: this version reads English"
    except Unreadable as error:
        reason = error.reason
    except Exception as error:
        reason = fault_words(error)
    return _dump({"doc_id": found.doc_id, "error": reason})


def _dump(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False)
