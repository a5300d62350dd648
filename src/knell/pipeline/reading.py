"""One report through the reading stages: segment, extract, resolve."""

from knell.errors import Unreadable, fault_words
from knell.extract.learned import Learned
from knell.extract.reader import READER, read_report
from knell.model.reading import Reading
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.read.language import is_readable
from knell.resolve.mention import resolve_reading
from knell.segment.report import segment_report


def reader_of(report: Report) -> str:
    """The name of the reading that `read_one` makes of this report: the same rules always make the same."""
    return READER if is_readable(report.language) else f"{READER} (not read: {report.language})"


def read_one(report: Report, gazetteer: Gazetteer, learned: Learned | None = None) -> Reading:
    """What the rules read in a report, its places resolved; empty for a language that they do not read.

    `learned` takes the place of what ships.

    Raises Unreadable where a rule fails on it: that is a fault of ours, and no reason to stop reading others.
    """
    if not is_readable(report.language):
        return Reading(reader_of(report), False)
    try:
        reading = read_report(report, segment_report(report), gazetteer, learned)
        return resolve_reading(reading, gazetteer, report.text)
    except Exception as error:
        raise Unreadable(str(report.origin), fault_words(error)) from error
