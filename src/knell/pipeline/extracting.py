"""The pure core of the product: one article as a JSON line in, what it says as a JSON line out."""

import json
from datetime import UTC, datetime

from knell.errors import Unreadable, UnreadableArticle, fault_words
from knell.extract.learned import Learned
from knell.model.report import Origin
from knell.model.where import Gazetteer
from knell.pipeline.form import JsonObject, reading_form
from knell.pipeline.reading import read_one
from knell.read.articles import read_line
from knell.read.compose import Found, compose_report
from knell.read.language import is_readable


def extract_line(line: str, line_number: int, gazetteer: Gazetteer, learned: Learned | None = None) -> str:
    """The reading of one article as a JSON line, or `{"doc_id": …, "error": …}`; never raises for bad input.

    `doc_id` is as the article gives it, null where it gives none or the line cannot be read that far.
    """
    origin = Origin("standard input", datetime.now(UTC), line_number)
    try:
        found = read_line(line.encode(errors="surrogatepass"), origin)
    except Unreadable as error:
        doc_id = error.doc_id if isinstance(error, UnreadableArticle) else None
        return _dump({"doc_id": doc_id, "error": error.reason})
    return _dump(_read(found, gazetteer, learned))


def _read(found: Found, gazetteer: Gazetteer, learned: Learned | None) -> JsonObject:
    try:
        report = compose_report(found)
        if is_readable(report.language):
            return reading_form(found.doc_id, read_one(report, gazetteer, learned))
        reason = f"the article is in “{report.language}”: this version reads English"
    except Unreadable as error:
        reason = error.reason
    except Exception as error:
        reason = fault_words(error)
    return {"doc_id": found.doc_id, "error": reason}


def _dump(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False)
