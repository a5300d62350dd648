"""What a ledger knows of who stands behind the claims of its reports: copies, and whom the texts name."""

from collections.abc import Iterable
from functools import cache

from knell.model.source import CanonicalActor
from knell.pipeline.claimants import Sourcing
from knell.pipeline.syndication import find_syndicates
from knell.store.ledger import Ledger
from knell.text.directory import Directory, shipped_directory
from knell.text.named_actors import find_named_actors


def make_sourcing(ledger: Ledger, report_ids: Iterable[str], directory: Directory | None = None) -> Sourcing:
    """What says who the claims of these reports count for; `directory` None is the shipped one.

    Texts are opened only where a description points back to a name, each once.
    """
    directory = shipped_directory() if directory is None else directory

    @cache
    def named(report_id: str) -> frozenset[CanonicalActor]:
        return find_named_actors(ledger.report(report_id).report.text, directory.table)

    return Sourcing(directory, find_syndicates(ledger, report_ids, directory), named)
