"""Incidents: what one report says of a violent event (a mention), and the event itself over many reports."""

from dataclasses import dataclass
from enum import StrEnum

from knell.model.claim import Span
from knell.model.evidence import NO_EVIDENCE, Evidence
from knell.model.when import When
from knell.model.where import Where


class IncidentType(StrEnum):
    """What kind of violence, by how it was done."""

    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    MISSILE_STRIKE = "missile_strike"
    SHELLING = "shelling"
    BOMBARDMENT = "bombardment"
    CHEMICAL_ATTACK = "chemical_attack"
    SUICIDE_BOMBING = "suicide_bombing"
    IED = "ied"
    GROUND_ASSAULT = "ground_assault"
    SHOOTING = "shooting"
    EXECUTION = "execution"
    ABDUCTION = "abduction"
    SIEGE = "siege"
    SHOOTDOWN = "shootdown"
    ACCIDENT = "accident"
    OTHER = "other"


class PerpetratorStance(StrEnum):
    """How a party is said to have done it."""

    STATED = "stated"
    ALLEGED = "alleged"
    CLAIMED = "claimed"
    DENIED = "denied"


class PerpetratorRelation(StrEnum):
    """How several named perpetrators stand to one another; the last two make an incident contested."""

    JOINT = "joint"
    ALTERNATIVE = "alternative"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """A party that is said to have done it: `name` verbatim, `actor` the neutral name or None."""

    name: str
    stance: PerpetratorStance
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One violent event as one report tells it: a moment, or a continuous operation, in one place.

    `mention_id` is local to one reading ("I1") until a ledger keys it. `place` is the most specific named
    place that holds the whole incident, verbatim; `places` every named place that it struck, in order;
    `admin` the wider place that the text names. `where` and `when` are None until resolved, and stay None
    where the text gives nothing. `spans` are the sentences that tell of it. `country` is what the text and
    the resolved place say, ISO 3166-1 alpha-2. `evidence` is what else tells the event from others, empty in
    readings that were kept before it was gathered.
    """

    mention_id: str
    is_main: bool
    type: IncidentType
    place: str | None
    places: tuple[str, ...]
    is_near: bool
    admin: str | None
    target: str | None
    weapon: str | None
    perpetrators: tuple[Perpetrator, ...]
    perpetrator_relation: PerpetratorRelation | None
    date_phrase: str | None
    spans: tuple[Span, ...]
    when: When | None = None
    where: Where | None = None
    country: str | None = None
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class FeatureResult:
    """One signal of likeness: `score` in [-1, 1] (against, for), `weight`, and a sentence for a person."""

    name: str
    score: float
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """How likely two mentions tell of one event: `score` in [0, 1], and what made it."""

    left_id: str
    right_id: str
    score: float
    features: tuple[FeatureResult, ...]


@dataclass(frozen=True, slots=True)
class CandidateLink:
    """A link that the machine did not make and a person may: this mention may tell of that incident.

    `mention_id` is the mention that would join; `pair` the score between it and a mention of the incident,
    without features where nothing was reckoned. `judgement_id` is the judgement by which a person left it
    open, None where nobody has looked.
    """

    mention_id: str
    incident_id: str
    pair: PairScore
    judgement_id: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One violent event over all reports; its id is minted once and permanent.

    `mention_ids` are in the order of publication, then id. `type`, `when` and `where` are the most specific
    that the mentions support. `links` explain why these mentions were put together: empty for one mention.
    """

    incident_id: str
    type: IncidentType
    when: When | None
    where: Where | None
    mention_ids: tuple[str, ...]
    links: tuple[PairScore, ...] = ()
