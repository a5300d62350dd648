"""Every error that Knell raises on purpose, split by who must act.

KnellError
├── BadInput                 tell the user what is wrong with what they gave, and go on with the rest
│   └── Unreadable           one report cannot be read; the others are not touched
│       └── UnreadableArticle    the same of a JSON article, with its own id as far as that could be read
├── LedgerError              the ledger cannot be opened or written as it is
│   ├── LedgerKeyMissing
│   └── LedgerTooNew
├── NotFound                 no such incident, report or claim
└── BrokenSpine              a bug: the table of stages does not hold together, and nothing runs
"""

import traceback


class KnellError(Exception):
    """Root of all errors that Knell raises on purpose; its text is written for the person who must act."""


class BadInput(KnellError):
    """The user gave something that cannot be used; the text says what, where and what to do."""


class Unreadable(BadInput):
    """One report cannot be read. `location` is where it stands, `reason` what is wrong and what to do."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class UnreadableArticle(Unreadable):
    """One JSON article cannot be read; `doc_id` is its own id, None where it has none or it was not reached."""

    def __init__(self, location: str, reason: str, doc_id: str | None = None) -> None:
        super().__init__(location, reason)
        self.doc_id = doc_id


class LedgerError(KnellError):
    """The ledger cannot be opened or written as it is."""


class LedgerKeyMissing(LedgerError):
    """The ledger's secret file is not where it should be, so nothing sealed in it can be read."""


class LedgerTooNew(LedgerError):
    """A newer Knell wrote this ledger; this one must not touch it."""


class NotFound(KnellError):
    """No incident, report or claim has this id."""


class BrokenSpine(KnellError):
    """A stage needs something that no stage before it gives, or shares its name with another: a bug."""


def fault_words(error: Exception) -> str:
    """A fault in a line that a user sees: its kind and place in the code, never words of a report."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return (
        f"reading it failed ({type(error).__name__}{place}): a fault of Knell, not of the report; "
        "please send the report to its developers"
    )
