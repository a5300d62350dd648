"""The claimants of a whole ledger: who makes how many claims, and which outlets carry them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knell.errors import NotFound
from knell.model.record import SourcedClaim
from knell.model.source import ActorKind, Claimant
from knell.pipeline.claimants import by_claimant, resolve_claimants
from knell.pipeline.judged import judge_claims, load_judged, with_reliability
from knell.pipeline.sourcing import make_sourcing
from knell.store.ledger import Ledger
from knell.text.directory import Directory, shipped_directory
from knell.text.names import fold


@dataclass(frozen=True, slots=True)
class ClaimantRecord:
    """A claimant with what the ledger has of it.

    `written` are the names that reports give it, each spelling once; `aliases` those that the directory knows,
    folded. `outlets` carry its claims, by letters; reports of unknown outlets are not among them.
    """

    claimant: Claimant
    written: tuple[str, ...]
    aliases: tuple[str, ...]
    claim_count: int
    report_count: int
    outlets: tuple[str, ...]
    is_own: bool

    @property
    def type(self) -> ActorKind:
        """What type of source it is; "other" where nothing tells."""
        return self.claimant.type


def list_claimants(ledger: Ledger, directory: Directory | None = None) -> list[ClaimantRecord]:
    """Every claimant of the ledger, the one with most claims first.

    Descriptions count for each teller apart, as in incidents. A person's grade goes before that of the directory.
    `directory` None is the shipped one.
    """
    directory = shipped_directory() if directory is None else directory
    judged = load_judged(ledger, directory)
    claims = judge_claims(ledger.all_claims(), judged)
    sourcing = make_sourcing(ledger, {sourced.report.report_id for sourced in claims}, directory)
    by_event: defaultdict[str | None, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        by_event[sourced.claim.mention_id or sourced.report.report_id].append(sourced)
    resolved = [one for group in by_event.values() for one in resolve_claimants(group, sourcing)]
    graded = [with_reliability(one, judged) for one in resolved]
    found = [_make_record(group.claimant, group.claims, directory) for group in by_claimant(graded)]
    return sorted(found, key=lambda one: (-one.claim_count, one.claimant.key))


def find_claimant(records: Iterable[ClaimantRecord], name: str, directory: Directory) -> ClaimantRecord:
    """The claimant that `name` stands for: any of its aliases, or its name as the list has it.

    Raises NotFound.
    """
    actor = directory.actor(name)
    keys = {fold(name), name} | ({fold(actor.name)} if actor is not None else set())
    for record in records:
        if record.claimant.key in keys or fold(record.claimant.name) in keys:
            return record
    raise NotFound(f"No claimant of this ledger is called {name}. knell claimants list has all of them.")


def _make_record(claimant: Claimant, claims: Iterable[SourcedClaim], directory: Directory) -> ClaimantRecord:
    claims = tuple(claims)
    written = {
        name: None
        for sourced in claims
        for name in (sourced.claim.attribution.claimant, sourced.claim.attribution.organisation)
        if name is not None
    }
    outlets = {sourced.report.outlet for sourced in claims if sourced.report.outlet is not None}
    return ClaimantRecord(
        claimant=claimant,
        written=tuple(sorted(written)),
        aliases=() if claimant.actor is None else directory.aliases(claimant.actor),
        claim_count=len(claims),
        report_count=len({sourced.report.report_id for sourced in claims}),
        outlets=tuple(sorted(outlets)),
        is_own=claimant.actor is not None and claimant.actor.name in directory.own_names,
    )
