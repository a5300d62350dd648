"""The ledger that commands work on, from the settings."""

from knell.cli.home import home_folder
from knell.settings import Settings
from knell.store.ledger import Ledger

LEDGER_FILE = "ledger.db"
SECRET_FILE = "ledger.key"


def opened_ledger(settings: Settings) -> Ledger:
    """The ledger that KNELL_LEDGER names, else the one in the home folder; made where there is none.

    A context manager, which closes it. Raises LedgerError.
    """
    home = home_folder(settings)
    return Ledger.open(settings.ledger or str(home / LEDGER_FILE), home / SECRET_FILE)
