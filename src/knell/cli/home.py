"""The home folder: where the ledger, its secret and the place index lie."""

from pathlib import Path

from knell.errors import BadInput
from knell.settings import Settings


def home_folder(settings: Settings) -> Path:
    """The home folder, made for its owner only where it is not there; raises BadInput."""
    home = settings.home.expanduser()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = f"that folder cannot be made ({error.strerror})"
        raise BadInput(f"KNELL_HOME is {home}: {reason}") from error
    return home
