"""A claim: what one claimant said of one group of victims, once, with the words it stands in."""

from dataclasses import dataclass
from enum import StrEnum

from knell.model.count import Count


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Report.text`: start inclusive, end exclusive, code points."""

    start: int
    end: int


class Harm(StrEnum):
    """What happened to the victims."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"


class Scope(StrEnum):
    """What a figure covers: one incident, one portion of its toll, or a period, an area, a war."""

    INCIDENT = "incident"
    PART = "part"
    AGGREGATE = "aggregate"


class Stance(StrEnum):
    """How the claimant stands to the figure."""

    ASSERTED = "asserted"
    DENIED = "denied"
    CLAIMED_ENEMY = "claimed_enemy"
    """A warring party, or its own medium, counts its enemy's losses."""
    HYPOTHETICAL = "hypothetical"


class VictimClass(StrEnum):
    """The class of victims as worded."""

    CIVILIAN = "civilian"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    ELDERLY = "elderly"
    ARMED_ACTOR = "armed_actor"
    DETAINEE = "detainee"
    MEDIC = "medic"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    OTHER = "other"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class VictimAxes:
    """Victims described on separate axes, from the words alone.

    `status`: civilian, armed_actor, unknown. `age`: child, adult, elderly, unknown. `sex`: female, male,
    unknown. `role`: medic, rescuer, journalist, aid_worker, religious, official, police, other, none.
    `situation`: detained, displaced, hors_de_combat, none.
    """

    status: str = "unknown"
    age: str = "unknown"
    sex: str = "unknown"
    role: str = "none"
    situation: str = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, in order: outlet, who relayed it to the outlet (`via`), claimant, whom it speaks for.

    `claimant` is the nearest name or description, verbatim, None where the outlet speaks in its own voice.
    `organisation` is in full where the report gives it.
    """

    claimant: str | None = None
    organisation: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, for one kind of harm, to one group of people, as one claimant gave it.

    `report.text[span.start:span.end] == quote` holds, or it is not a claim. `claim_id`, `mention_id` and
    `part_of` are local to one reading ("C1", "I1") until a ledger keys them by its secret. `mention_id` is
    None for aggregates; `part_of` is the claim whose people include these. `victims` is the noun phrase,
    None where there is none. `confidence` is in [0, 1].
    """

    claim_id: str
    mention_id: str | None
    scope: Scope
    span: Span
    quote: str
    count: Count
    harm: Harm
    victims: str | None
    victim_class: VictimClass
    victim: VictimAxes
    attribution: Attribution
    part_of: str | None
    stance: Stance
    confidence: float
