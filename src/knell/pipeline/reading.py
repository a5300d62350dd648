"""One report through the reading stages: segment, extract, resolve."""

from knell.extract.reader import READER, read_report
from knell.model.reading import Reading
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.read.language import is_readable
from knell.resolve.mention import resolve_reading
from knell.segment.report import segment_report


def read_one(report: Report, gazetteer: Gazetteer) -> Reading:
    """What the rules read in a report, its places resolved; empty for a language that they do not read."""
    if not is_readable(report.language):
        return Reading(f"{READER} (not read: {report.language})", False)
    return resolve_reading(read_report(report, segment_report(report), gazetteer), gazetteer)
