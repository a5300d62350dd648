"""The directory of sources that commands work with: the shipped one, and the user's own tables."""

from knell.adapters.claimant_file import AddedSources, open_directory
from knell.cli.home import home_folder
from knell.cli.terminal import cell, messages
from knell.settings import Settings
from knell.text.directory import Directory


def opened_directory(settings: Settings) -> Directory:
    """The directory of the home folder and of KNELL_CLAIMANTS; standard error names each row that is no use.

    Raises BadInput for a file that is no such table.
    """
    found = open_directory(home_folder(settings), settings.claimants)
    tell_refused(found)
    return found.directory


def tell_refused(found: AddedSources) -> None:
    """A line on standard error for each refused row."""
    for row in found.refused:
        messages().print(cell(f"refused: {row.path}, line {row.line}: {row.reason}"))
