"""Sources: who makes claims, of what type, for which side, how they work, and how far they are relied on.

Reliability of a source and credibility of a claim are the two axes of the Admiralty system (NATO STANAG 2511,
"source A–F, information 1–6"); each is graded by itself, whatever the other is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What kind of source or party an actor is."""

    MONITOR = "monitor"
    MEDICAL = "medical"
    LOCAL_OFFICIAL = "local_official"
    GOVERNMENT = "government"
    ARMED_PARTY = "armed_party"
    MILITARY = "military"
    UN = "un"
    NGO = "ngo"
    MEDIA = "media"
    WITNESS = "witness"
    OTHER = "other"


PARTY_KINDS = frozenset({ActorKind.GOVERNMENT, ActorKind.ARMED_PARTY, ActorKind.MILITARY})
"""Kinds that are a side by themselves, also where nobody names which: "rebels", "the army"."""


class Reliability(StrEnum):
    """How far a source is relied on, by its record and by how it works; a person grades it."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far one claim is believed, by what else is known; whoever makes it."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


@dataclass(frozen=True, slots=True)
class CredibilityGrade:
    """A claim's grade with the facts behind it; `is_judged` is True where a person gave it, else it is suggested."""

    grade: Credibility
    reason: str
    is_judged: bool = False


@dataclass(frozen=True, slots=True)
class ReliabilityGrade:
    """A claimant's grade from a person, and why."""

    grade: Reliability
    reason: str


@dataclass(frozen=True, slots=True)
class CanonicalActor:
    """An actor by its neutral name.

    `party` is the warring side that it is or speaks for (a state medium speaks for its state), None for those
    that are no side. `coalitions` are sides that this party leads or belongs to. `is_generic` is True for a
    description that names nobody: the one of another report may be somebody else. Organs of one state share
    its name and differ in kind.
    """

    name: str
    kind: ActorKind
    party: str | None = None
    coalitions: tuple[str, ...] = ()
    is_generic: bool = False


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """What is known of a source beside its name.

    `method` is how it counts, `bias` what it is known to leave out or lean to, both in words, None where nothing
    is noted. `reliability` is a person's grade, with `reason`; F ("cannot be judged") until a person gives one:
    no grade is shipped.
    """

    method: str | None = None
    bias: str | None = None
    reliability: Reliability = Reliability.F
    reason: str | None = None


NO_NOTES = SourceNotes()


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
    by its title. `actor` is None for such a report only. `reason` says why a claim counts for it where the words
    of the report alone do not ("the report prints a text of …"), None where they do. `relay` is the outlet or agency
    that alone tells of it, by name, for outlets' own voices and for those who are only described; None for all others.
    """

    key: str
    name: str
    kind: ClaimantKind
    actor: CanonicalActor | None
    notes: SourceNotes = NO_NOTES
    reason: str | None = None
    relay: str | None = None

    @property
    def type(self) -> ActorKind:
        """What type of source it is: who speaks as an outlet is a medium, unless it is known as something else."""
        kind = ActorKind.OTHER if self.actor is None else self.actor.kind
        return ActorKind.MEDIA if kind is ActorKind.OTHER and self.is_outlet_voice else kind

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
class JudgedPair:
    """What a person says of two claimants: independent of one another or not, and why.

    Claimants are as `knell.pipeline.claimants.slot_of` writes them.
    """

    left_key: str
    right_key: str
    is_independent: bool
    reason: str


@dataclass(frozen=True, slots=True)
class IndependenceGroup:
    """Claimants that are not independent of one another, and so count as one where independence counts.

    `key` is the key of the first of them by letters. `reasons` say in words why; none where a claimant stands
    alone. `is_judged` is True where a person's judgement put it together or kept it apart.
    """

    key: str
    claimant_keys: tuple[str, ...]
    names: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    is_judged: bool = False


RELIABILITY_WORDS: Mapping[Reliability, str] = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}

CREDIBILITY_WORDS: Mapping[Credibility, str] = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNJUDGED: "truth cannot be judged",
}
