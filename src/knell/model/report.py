"""A report: text that somebody published, and what is known of how it came to us."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report was got from, and when.

    `location` is a path, an address or "standard input"; `line` the 1-based line in a file of many reports,
    None where the whole file is one report. `retrieved_at` has a zone (UTC).
    """

    location: str
    retrieved_at: datetime
    line: int | None = None

    def __str__(self) -> str:
        """The location as a person writes it: path, or path:line."""
        return self.location if self.line is None else f"{self.location}:{self.line}"


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "Beirut, Lebanon, Jun 27 –" at the head of a report. `day` is None where it names no full date."""

    phrase: str
    place: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """One published report.

    `text` is title, newline, body: one string, and every offset anywhere counts its code points. `published`
    is the day that all dates in it are reckoned from: the dateline's where it names one, else the publication
    field's. `published_field` is what the field said, kept where the two disagree. `published_time` is the time of
    day of the publication field as the source writes it ("10:31", "09:15:02+02:00"), with its zone where it names
    one; None where the field has no time. `language` is ISO 639-1,
    "und" where it cannot be told. `notes` are contradictions and oddities found while reading, in words.
    `raw` are the bytes as they came, `sha256` their digest in hex. `doc_id` is the source's own id, if any.
    """

    title: str
    text: str
    raw: bytes
    sha256: str
    media_type: str
    origin: Origin
    outlet: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: date | None = None
    published_field: date | None = None
    published_time: str | None = None
    language: str = "und"
    url: str | None = None
    doc_id: str | None = None
    notes: tuple[str, ...] = ()
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a stretch of `Report.text`: start inclusive, end exclusive, code points.

    `paragraph` counts from 0 (the title is paragraph 0). `kind` is "title", "body", "caption", "furniture"
    (navigation, "Read also" links, copyright lines) or "dateline".
    """

    start: int
    end: int
    paragraph: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, without the marks: start inclusive, end exclusive, code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segments:
    """A report cut into sentences and quotations, both in the order of the text."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
