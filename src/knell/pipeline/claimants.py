"""Who a claim counts for: one rule for the figures and for every page that puts claims together by claimant.

1. The claimant is the organisation that the claim is made for, where it is known ("a monitor" of the Syrian
   Observatory is the Observatory); else the claimant itself; else the outlet, which then speaks itself. An
   organisation that is only described ("a local hospital") gives way to a claimant who has a name.
2. Names that differ in case, articles, possessives, marks or hyphens, and aliases of one actor, are one.
3. "The monitor", and "a monitor" in the lead, is the one monitor that the report ascribes something to, else the
   one that it names; a bare surname is the one person of that name whom the report ascribes something to. Where
   several fit, or none does, it names nobody.
4. A description that names nobody ("a doctor", "residents") counts for whoever tells of it, the relay that is
   named ("told AFP"), else the outlet: the doctor of another outlet may be somebody else. Capitals tell names from
   descriptions, but not in an outlet's own name.
5. What a copy, or a later version of a text, says without a claimant is whose text it is: the agency's that it
   credits, else the original's outlet. A copy says it on the day of its original.
6. Where nobody is named and the outlet is unknown, the report counts for itself, and copies for their original.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knell.model.record import ReportSummary, SourcedClaim
from knell.model.source import CanonicalActor, Claimant, ClaimantKind
from knell.model.syndication import Syndicate
from knell.text.actor import ActorKind
from knell.text.directory import Directory, shipped_directory
from knell.text.names import fold

__all__ = [
    "Claimant",
    "ClaimantClaims",
    "ClaimantKind",
    "Sourcing",
    "actor_of",
    "by_claimant",
    "claimant_of",
    "described",
    "resolve_claimants",
    "slot_of",
]

_DESCRIBED = re.compile(r"^\W*(?P<article>the|an?)\s+(?P<words>.+?)\W*$", re.IGNORECASE | re.DOTALL)


def _nobody(report_id: str) -> frozenset[CanonicalActor]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What else than its own words says who a claim counts for.

    `syndicates` are by report. `named` gives the actors that a report's text names, by its id; it is asked only where
    a description points back to somebody. `directory` None is the shipped one.
    """

    directory: Directory = field(default_factory=shipped_directory)
    syndicates: Mapping[str, Syndicate] = field(default_factory=dict)
    named: Callable[[str], Collection[CanonicalActor]] = _nobody


@dataclass(frozen=True, slots=True)
class ClaimantClaims:
    """A claimant with its claims, in the order in which they came. No two of one call share a name."""

    claimant: Claimant
    claims: tuple[SourcedClaim, ...]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Whose text a report is: `key` and `name` as of a claimant, and why, where it is not its own outlet's."""

    key: str
    name: str
    actor: CanonicalActor | None
    reason: str | None = None

    @property
    def relay(self) -> str:
        """Its name; the id of a report without an outlet, for two such may share a title."""
        return self.name if self.actor is not None else self.key.strip("()")


def resolve_claimants(claims: Iterable[SourcedClaim], sourcing: Sourcing) -> list[SourcedClaim]:
    """The claims of one incident, each with who it counts for and the day on which that one said so."""
    claims = list(claims)
    attributed: defaultdict[str, set[CanonicalActor]] = defaultdict(set)
    for sourced in claims:
        by = sourced.claim.attribution
        for name in (by.organisation, by.claimant):
            if (actor := sourcing.directory.actor(name)) is not None and not actor.is_generic:
                attributed[sourced.report.report_id].add(actor)
    return [
        replace(
            sourced,
            claimant=claimant_of(sourced, sourcing, attributed[sourced.report.report_id]),
            said=_said_on(sourced.report, sourcing),
        )
        for sourced in claims
    ]


def claimant_of(
    sourced: SourcedClaim, sourcing: Sourcing | None = None, attributed: Collection[CanonicalActor] = ()
) -> Claimant:
    """Who this claim counts for, by the rule at the head of this module.

    `attributed` are the named actors whom its report ascribes other claims to.
    """
    sourcing = Sourcing() if sourcing is None else sourcing
    directory, by = sourcing.directory, sourced.claim.attribution
    spoken = [(ClaimantKind.ORGANISATION, by.organisation), (ClaimantKind.NAMED, by.claimant)]
    known = [(kind, words, actor) for kind, words in spoken if (actor := directory.actor(words)) is not None]
    for kind, words, actor in known:
        if not actor.is_generic:
            full = _full_name(actor, attributed)
            reason = None if full == actor else f"the report calls {full.name} “{words}” too"
            return Claimant(fold(full.name), full.name, kind, full, directory.notes(full), reason)
    for kind, words, actor in known:
        meant = _point_back(words or "", actor, sourced.report.report_id, sourcing, attributed)
        if meant is not None:
            reason = f"“{words}” is the only one of its kind that the report names"
            return Claimant(fold(meant.name), meant.name, kind, meant, directory.notes(meant), reason)
    teller = _teller_of(sourced.report, sourcing)
    for _, _, actor in known:
        relay = directory.actor(by.via)
        if relay is not None and not relay.is_generic and relay.kind is ActorKind.MEDIA:
            teller = _Teller(fold(relay.name), relay.name, relay, f"it was told to {relay.name}")
        return _described(actor, teller)
    if teller.actor is None:
        return Claimant(
            teller.key, teller.name, ClaimantKind.REPORT, None, reason=teller.reason, relay=teller.relay
        )
    return Claimant(
        teller.key,
        teller.name,
        ClaimantKind.OUTLET,
        teller.actor,
        directory.notes(teller.actor),
        teller.reason,
        teller.relay,
    )


def by_claimant(claims: Iterable[SourcedClaim]) -> tuple[ClaimantClaims, ...]:
    """Claims by claimant, in the order of each one's first claim.

    Claims whose claimant was not found out yet count for who their own words say. Whatever the order of the claims,
    a claimant has one name: the spelling that most of them have, then the first by letters. Reports of one title
    without an outlet get their ids in brackets.
    """
    found: dict[str, list[tuple[Claimant, SourcedClaim]]] = {}
    for sourced in claims:
        claimant = claimant_of(sourced) if sourced.claimant is None else sourced.claimant
        found.setdefault(claimant.key, []).append((claimant, sourced))
    chosen = {key: _choose([claimant for claimant, _ in pairs]) for key, pairs in found.items()}
    names = _distinct({key: claimant.name for key, claimant in chosen.items()})
    return tuple(
        ClaimantClaims(replace(chosen[key], name=names[key]), tuple(sourced for _, sourced in pairs))
        for key, pairs in found.items()
    )


def slot_of(name: str, directory: Directory | None = None) -> str:
    """One text for a claimant, from its name as figures show it: what judgements go by; its folded key.

    Any alias of a known actor gives the slot of its neutral name; who is only described is called with its teller
    in brackets, and stays apart.
    """
    actor = None if "(" in name else actor_of(name, directory)
    return fold(name if actor is None or actor.is_generic else actor.name)


def actor_of(name: str | None, directory: Directory | None = None) -> CanonicalActor | None:
    """The actor that a report means by `name`; None for none, and for what is no name ("—")."""
    return (shipped_directory() if directory is None else directory).actor(name)


def described(actor: CanonicalActor, outlet: CanonicalActor | None, report: ReportSummary) -> Claimant:
    """Somebody who is only described, as the outlet or the report that describes them tells."""
    return _described(actor, _own_teller(outlet, report))


def _described(actor: CanonicalActor, teller: _Teller) -> Claimant:
    key = f"{fold(actor.name)} ({teller.key.strip('()')})"  # no folded name has brackets
    name = f"{actor.name} ({teller.name})"
    return Claimant(key, name, ClaimantKind.DESCRIBED, actor, reason=teller.reason, relay=teller.relay)


def _point_back(
    words: str,
    actor: CanonicalActor,
    report_id: str,
    sourcing: Sourcing,
    attributed: Collection[CanonicalActor],
) -> CanonicalActor | None:
    """The one named actor that "the monitor" can mean; None for other phrases, and where several fit.

    "A monitor said" opens agencies' stories, which name it further down; anybody else with "a" is a new one.
    """
    table = sourcing.directory.table
    found = _DESCRIBED.match(words)
    if found is None:
        return None
    *before, head = found["words"].split()
    kinds = table.definite.get(fold(head), frozenset())
    if before and actor.kind not in kinds:
        return None  # "the volunteer group" is a group of its own
    if found["article"].casefold() != "the" and actor.kind is not ActorKind.MONITOR:
        return None
    if actor.kind in kinds:
        kinds = frozenset({actor.kind})
    if not kinds:
        return None
    for candidates in (attributed, sourcing.named(report_id)):
        fitting = {one for one in candidates if one.kind in kinds and not one.is_generic}
        if len({one.name for one in fitting}) == 1:
            return min(fitting, key=lambda one: one.kind.value)
        if fitting:
            return None
    return None


def _full_name(actor: CanonicalActor, attributed: Collection[CanonicalActor]) -> CanonicalActor:
    """The one person that a bare surname is of; the actor itself where it is none, or may be several people's."""
    surname = fold(actor.name)
    if " " in surname or actor.kind is not ActorKind.OTHER:
        return actor
    fitting = {
        fold(one.name): one
        for one in attributed
        if one.kind is ActorKind.OTHER and fold(one.name).split()[1:][-1:] == [surname]
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else actor


def _teller_of(report: ReportSummary, sourcing: Sourcing) -> _Teller:
    """Whose text a report is: that of the agency that it credits, or of its original; else its outlet's."""
    directory = sourcing.directory
    own = _own_teller(directory.actor(report.outlet), report)
    syndicate = sourcing.syndicates.get(report.report_id)
    if syndicate is None:
        return own
    actor = directory.actor(syndicate.teller)
    if actor is None:
        original = syndicate.editions[0].original_id
        if original == report.report_id:
            return own
        return _Teller(f"({original})", own.name, None, "the report is a copy of another without an outlet")
    key = fold(actor.name)
    if key == own.key:
        return own
    how = "is credited to" if syndicate.is_credited else "prints a text of"
    return _Teller(key, actor.name, actor, f"the report {how} {actor.name}")


def _own_teller(outlet: CanonicalActor | None, report: ReportSummary) -> _Teller:
    if outlet is None:
        return _Teller(_report_key(report), _report_name(report), None)
    return _Teller(fold(outlet.name), _outlet_name(outlet, report), outlet)


def _said_on(report: ReportSummary, sourcing: Sourcing) -> date | None:
    syndicate = sourcing.syndicates.get(report.report_id)
    return report.published if syndicate is None else syndicate.edition_of(report.report_id).published


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
