"""Who a claim counts for: one rule for the figures and for every page that puts claims together by claimant.

1. The claimant is the organisation that the claim is made for, where it is known ("a monitor" of the Syrian
   Observatory is the Observatory); else the claimant itself; else the outlet, which then speaks itself. An
   organisation that is only described ("a local hospital") gives way to a claimant who has a name.
2. Names that differ in case, articles, possessives, marks or hyphens, and aliases of one actor, are one.
3. A description that names nobody ("a doctor", "residents") counts for the outlet that gives it: the doctor
   of another outlet may be somebody else. Capitals tell names from descriptions, but not in an outlet's own
   name.
4. Where nobody is named and the outlet is unknown, the report counts for itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knell.model.record import ReportSummary, SourcedClaim
from knell.text.actor import CanonicalActor, canonical_actor
from knell.text.names import fold


class ClaimantKind(StrEnum):
    """In which part somebody makes a claim, in words; a claimant is the first of these that it ever is."""

    ORGANISATION = "organisation"
    NAMED = "claimant"
    DESCRIBED = "claimant without a name"
    OUTLET = "outlet in its own voice"
    REPORT = "the report itself, outlet not known"


@dataclass(frozen=True, slots=True)
class Claimant:
    """Somebody who makes claims, counted once whoever prints them.

    `key` is the same for all claims of one claimant and no other's; it is not for display. `name` is the
    neutral name; a description comes with its outlet in brackets, and a report without an outlet is called
    by its title. `actor` is None for such a report only.
    """

    key: str
    name: str
    kind: ClaimantKind
    actor: CanonicalActor | None

    @property
    def is_outlet_voice(self) -> bool:
        """True where nobody but the outlet, known or not, says so."""
        return self.kind in (ClaimantKind.OUTLET, ClaimantKind.REPORT)

    @property
    def words(self) -> str:
        """What it is, for a page: "organisation, a party to the conflict"."""
        is_side = self.actor is not None and self.actor.party is not None
        return f"{self.kind.value}, a party to the conflict" if is_side else self.kind.value


@dataclass(frozen=True, slots=True)
class ClaimantClaims:
    """A claimant with its claims, in the order in which they came. No two of one call share a name."""

    claimant: Claimant
    claims: tuple[SourcedClaim, ...]


def claimant_of(sourced: SourcedClaim) -> Claimant:
    """Who this claim counts for, by the rule at the head of this module."""
    by, report = sourced.claim.attribution, sourced.report
    spoken = [
        (ClaimantKind.ORGANISATION, actor_of(by.organisation)),
        (ClaimantKind.NAMED, actor_of(by.claimant)),
    ]
    known = [(kind, actor) for kind, actor in spoken if actor is not None]
    for kind, actor in known:
        if not actor.is_generic:
            return Claimant(fold(actor.name), actor.name, kind, actor)
    outlet = actor_of(report.outlet)
    for _, actor in known:
        return described(actor, outlet, report)
    if outlet is not None:
        return Claimant(fold(outlet.name), _outlet_name(outlet, report), ClaimantKind.OUTLET, outlet)
    return Claimant(_report_key(report), _report_name(report), ClaimantKind.REPORT, None)


def by_claimant(claims: Iterable[SourcedClaim]) -> tuple[ClaimantClaims, ...]:
    """Claims by claimant, in the order of each one's first claim.

    Whatever the order of the claims, a claimant has one name: the spelling that most of them have, then the
    first by letters. Reports of one title without an outlet get their ids in brackets.
    """
    found: dict[str, list[tuple[Claimant, SourcedClaim]]] = {}
    for sourced in claims:
        claimant = claimant_of(sourced)
        found.setdefault(claimant.key, []).append((claimant, sourced))
    chosen = {key: _choose([claimant for claimant, _ in pairs]) for key, pairs in found.items()}
    names = _distinct({key: claimant.name for key, claimant in chosen.items()})
    return tuple(
        ClaimantClaims(replace(chosen[key], name=names[key]), tuple(sourced for _, sourced in pairs))
        for key, pairs in found.items()
    )


def actor_of(name: str | None) -> CanonicalActor | None:
    """The actor that a report means by `name`; None for none, and for what is no name ("—")."""
    try:
        return None if name is None else canonical_actor(name)
    except ValueError:
        return None


def described(actor: CanonicalActor, outlet: CanonicalActor | None, report: ReportSummary) -> Claimant:
    """Somebody who is only described, as the outlet or the report that describes them tells."""
    teller = report.report_id if outlet is None else fold(outlet.name)
    told_by = _report_name(report) if outlet is None else _outlet_name(outlet, report)
    key = f"{fold(actor.name)} ({teller})"  # no folded name has brackets
    return Claimant(key, f"{actor.name} ({told_by})", ClaimantKind.DESCRIBED, actor)


def _outlet_name(outlet: CanonicalActor, report: ReportSummary) -> str:
    """As the report writes it, with its article ("The Example Post"), unless that is another's alias."""
    written = report.outlet
    return outlet.name if written is None or fold(written) != fold(outlet.name) else written.strip()


def _report_key(report: ReportSummary) -> str:
    return f"({report.report_id})"


def _report_name(report: ReportSummary) -> str:
    return f"“{report.title}”" if report.title.strip() else report.report_id


def _choose(claimants: Sequence[Claimant]) -> Claimant:
    """One for all: the commonest spelling, in the first kind that it ever appears in."""
    spellings = Counter(claimant.name for claimant in claimants)
    name = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    order = list(ClaimantKind)
    first = min(claimants, key=lambda claimant: (order.index(claimant.kind), claimant.name != name))
    return replace(first, name=name)


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names by key, with the key beside those that several keys share."""
    shared = Counter(names.values())
    return {key: name if shared[name] == 1 else f"{name} {key}" for key, name in names.items()}
