"""Every error that Knell raises on purpose, split by who must act.

KnellError
├── BadInput         tell the user what is wrong with what they gave, and go on with the rest
│   └── Unreadable   one report cannot be read; the others are not touched
├── LedgerError      the ledger cannot be opened or written as it is
│   ├── LedgerKeyMissing
│   └── LedgerTooNew
└── NotFound         no such incident, report or claim
"""


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


class LedgerError(KnellError):
    """The ledger cannot be opened or written as it is."""


class LedgerKeyMissing(LedgerError):
    """The ledger's secret file is not where it should be, so nothing sealed in it can be read."""


class LedgerTooNew(LedgerError):
    """A newer Knell wrote this ledger; this one must not touch it."""


class NotFound(KnellError):
    """No incident, report or claim has this id."""
