"""The pure core of the product: one article as a JSON line in, what it says as a JSON line out."""

import json
from datetime import UTC, datetime

from knell.errors import Unreadable
from knell.model.report import Origin
from knell.model.where import Gazetteer
from knell.pipeline.form import reading_form
from knell.pipeline.reading import read_one
from knell.read.articles import UnreadableArticle, read_line
from knell.read.compose import compose_report
from knell.read.language import is_readable


def extract_line(line: str, line_number: int, gazetteer: Gazetteer) -> str:
    """The reading of one article as a JSON line, or `{"doc_id": …, "error": …}`; never raises for bad input."""
    origin = Origin("standard input", datetime.now(UTC), line_number)
    try:
        report = compose_report(read_line(line.encode(errors="surrogatepass"), origin))
    except Unreadable as error:
        doc_id = error.doc_id if isinstance(error, UnreadableArticle) else None
        return _dump({"doc_id": doc_id, "error": error.reason})
    if not is_readable(report.language):
        error_text = f"the article is in “{report.language}”: this version reads English"
        return _dump({"doc_id": report.doc_id, "error": error_text})
    return _dump(reading_form(report.doc_id, read_one(report, gazetteer)))


def _dump(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
