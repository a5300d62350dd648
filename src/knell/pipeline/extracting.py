"""The pure core of the product: one article as a JSON line in, what it says as a JSON line out."""

from knell.extract.learned import Learned
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.pipeline.form import JsonObject, reading_form
from knell.pipeline.lines import answer_line
from knell.pipeline.reading import read_one


def extract_line(line: str, line_number: int, gazetteer: Gazetteer, learned: Learned | None = None) -> str:
    """The reading of one article as a JSON line, or `{"doc_id": …, "error": …}`; see `answer_line`."""

    def answer(doc_id: str | None, report: Report) -> JsonObject:
        return reading_form(doc_id, read_one(report, gazetteer, learned))

    return answer_line(line, line_number, answer)
