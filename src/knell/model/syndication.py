"""Syndication: reports that print one text, which of them is the original, and which are later versions of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CopyKind(StrEnum):
    """How a report repeats another's text without a figure of its own."""

    REPRINT = "reprint"
    """Word for word, or nearly."""
    CUT = "cut"
    """Nearly everything in it stands in the longer original."""
    EDITED = "edited"
    """Words changed, figures not."""


class EditionKind(StrEnum):
    """What a version of a text is to the one before it."""

    FIRST = "first"
    UPDATE = "update"
    CORRECTION = "correction"
    VARIANT = "variant"
    """Other figures, and nothing tells which of the two came first."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two reports is word for word the same; `left_id` < `right_id`.

    `jaccard` is the share of their sequences of words that both have, `contained` the share of the shorter's that the
    longer has; both in [0, 1].
    """

    left_id: str
    right_id: str
    jaccard: float
    contained: float


@dataclass(frozen=True, slots=True)
class Version:
    """A report as far as it tells copies from updates.

    `agency` is whose text it says that it is, None where it does not. `time` is the time of day of its
    publication as its source gives it ("10:31"), None where not known. `length` is in sequences of words. `figures`
    are (harm, low, high) of every figure of persons that was read in it. `is_correction` is True where it says that
    it corrects.
    """

    report_id: str
    outlet: str | None
    agency: str | None
    published: date | None
    time: str | None
    length: int
    figures: frozenset[tuple[str, int | None, int | None]]
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that prints an original's text and is a source of nothing new; `rule` says how that is known."""

    report_id: str
    outlet: str | None
    published: date | None
    kind: CopyKind
    rule: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a text: the report that has it first, and its copies, in order of publication.

    `rule` says in words why it is the original, or by which rule it is no copy of the edition before it.
    """

    original_id: str
    outlet: str | None
    published: date | None
    kind: EditionKind
    rule: str
    copies: tuple[Copy, ...] = ()

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The original, then its copies."""
        return (self.original_id, *(copy.report_id for copy in self.copies))


@dataclass(frozen=True, slots=True)
class Syndicate:
    """All reports of one text in a ledger, by version; the first edition has the original.

    `teller` is whose text it is: the agency that the reports credit, which may have no report of its own in the
    ledger, else the outlet of the original; None where neither is known. `is_credited` is True for the former.
    """

    editions: tuple[Edition, ...]
    teller: str | None
    is_credited: bool = False

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Every report of it."""
        return tuple(report_id for edition in self.editions for report_id in edition.report_ids)

    @property
    def copy_count(self) -> int:
        """How many of its reports are a source of nothing new."""
        return sum(len(edition.copies) for edition in self.editions)

    def edition_of(self, report_id: str) -> Edition:
        """The edition that a report of it prints; raises KeyError for a report that is none of it."""
        for edition in self.editions:
            if report_id in edition.report_ids:
                return edition
        raise KeyError(report_id)
