"""What the HTTP interface answers: the model's values with fixed names, so that the model may change inside.

Fields carry the names of the model's and are read from its objects. None is "not known" everywhere.
"""

from datetime import date, datetime

from pydantic import Field

from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Qualifier, Unit
from knell.model.grade import Review
from knell.model.incident import IncidentType, PerpetratorRelation, PerpetratorStance
from knell.model.position import PositionKind
from knell.web.examples import ATTRIBUTION, COUNT, FIGURE, INCIDENT, LINE
from knell.web.judged_schemas import JudgedOut
from knell.web.out import Out, example
from knell.web.source_schemas import ClaimantOut, CredibilityOut, IndependenceOut, SyndicateOut
from knell.web.when_where import WhenOut, WhereOut


class SpanOut(Out):
    """A stretch of the report's text: start inclusive, end exclusive, code points."""

    start: int
    end: int


class CountOut(Out):
    """A figure as worded; null is an open end."""

    model_config = example(**COUNT)

    low: int | None
    high: int | None
    qualifier: Qualifier | None
    phrase: str | None
    unit: Unit


class AttributionOut(Out):
    """Who says so; a claimant of null is the outlet in its own voice."""

    model_config = example(**ATTRIBUTION)

    claimant: str | None
    organisation: str | None
    via: str | None


class VictimOut(Out):
    """Victims on separate axes, from the words alone."""

    status: str
    age: str
    sex: str
    role: str
    situation: str


class ClaimOut(Out):
    """What one claimant said of one group of victims, with the words it stands in."""

    claim_id: str
    mention_id: str | None
    scope: Scope
    span: SpanOut
    quote: str
    count: CountOut
    harm: Harm
    victims: str | None
    victim_class: VictimClass
    victim: VictimOut
    attribution: AttributionOut
    part_of: str | None
    stance: Stance
    confidence: float = Field(ge=0, le=1)


class PositionOut(Out):
    """What a party says of its own part or another's."""

    position_id: str
    party: str
    kind: PositionKind
    mention_id: str | None
    span: SpanOut
    quote: str
    accused: str | None


class StepOut(Out):
    """One step that made a figure."""

    action: str
    detail: str
    claim_ids: tuple[str, ...]


class DerivationOut(Out):
    """How a range was worked out: an operation on what claims say, or on other ranges."""

    operation: str
    low: int | None
    high: int | None
    claim_ids: tuple[str, ...]
    operands: tuple["DerivationOut", ...]


class FigureOut(Out):
    """Low to high, inclusive, in persons; null is an open end."""

    model_config = example(**FIGURE)

    harm: Harm
    victim_class: VictimClass | None
    low: int | None
    high: int | None
    words: str
    policy: str
    policy_version: str
    is_vague: bool
    is_contested: bool
    steps: tuple[StepOut, ...]
    best: int | None
    side: str | None
    is_provisional: bool
    derivation: DerivationOut | None


class PerpetratorOut(Out):
    """A party that is said to have done it."""

    name: str
    stance: PerpetratorStance
    actor: str | None


class FeatureOut(Out):
    """One signal of likeness between two mentions, in [-1, 1]."""

    name: str
    score: float
    weight: float
    detail: str


class LinkOut(Out):
    """Why two mentions were put together."""

    left_id: str
    right_id: str
    score: float
    features: tuple[FeatureOut, ...]


class MentionOut(Out):
    """The event as one report tells it."""

    mention_id: str
    is_main: bool
    type: IncidentType
    place: str | None
    places: tuple[str, ...]
    admin: str | None
    target: str | None
    weapon: str | None
    perpetrators: tuple[PerpetratorOut, ...]
    perpetrator_relation: PerpetratorRelation | None
    date_phrase: str | None
    spans: tuple[SpanOut, ...]
    when: WhenOut | None
    where: WhereOut | None
    country: str | None


class ReportHeadOut(Out):
    """A report without its text."""

    report_id: str
    title: str
    outlet: str | None
    published: date | None
    language: str
    location: str
    added_at: datetime
    claim_count: int


class IncidentCoreOut(Out):
    """One violent event over all reports."""

    model_config = example(**INCIDENT)

    incident_id: str
    type: IncidentType
    when: WhenOut | None
    where: WhereOut | None
    mention_ids: tuple[str, ...]
    links: tuple[LinkOut, ...]


class IncidentLineOut(Out):
    """One line of the list of incidents."""

    model_config = example(**LINE)

    incident: IncidentCoreOut
    killed: FigureOut | None
    injured: FigureOut | None
    report_count: int
    claim_count: int


class IncidentListOut(Out):
    """All incidents that the filters leave."""

    model_config = example(count=1, incidents=[LINE])

    count: int
    incidents: tuple[IncidentLineOut, ...]


class SourcedClaimOut(Out):
    """A claim, its report, the sentence around it, and who it counts for.

    Where a person corrected the reading, `claim` is corrected and `as_read` is as the machine read it.
    """

    claim: ClaimOut
    report: ReportHeadOut
    sentence: str
    claimant: ClaimantOut | None
    said: date | None
    credibility: CredibilityOut | None
    review: Review = Review.NONE
    as_read: ClaimOut | None = None


class SourcedPositionOut(Out):
    """A position and its report."""

    position: PositionOut
    report: ReportHeadOut


class LinkedMentionOut(Out):
    """A mention and its report."""

    mention: MentionOut
    report: ReportHeadOut


class CandidateOut(Out):
    """A link that waits for a person: `own` is of this incident, `other` of the incident `incident_id`.

    `judgement_id` is the judgement by which a person left it open, null where nobody has looked.
    """

    pair: LinkOut
    own: LinkedMentionOut
    other: LinkedMentionOut
    incident_id: str
    judgement_id: str | None


class IncidentOut(Out):
    """One incident with everything that stands behind it."""

    incident: IncidentCoreOut
    figures: tuple[FigureOut, ...]
    mentions: tuple[LinkedMentionOut, ...]
    claims: tuple[SourcedClaimOut, ...]
    positions: tuple[SourcedPositionOut, ...]
    copies: tuple[SyndicateOut, ...]
    independence: tuple[IndependenceOut, ...]
    candidates: tuple[CandidateOut, ...] = ()
    judged: JudgedOut


class OriginOut(Out):
    """Where a report was got from; `line` is 1-based in a file of many."""

    location: str
    retrieved_at: datetime
    line: int | None


class DatelineOut(Out):
    """The head of a dispatch: place and day."""

    phrase: str
    place: str | None
    day: date | None


class ReportTextOut(Out):
    """A report: `text` is title, newline, body; every offset counts its code points."""

    report_id: str
    title: str
    text: str
    sha256: str
    media_type: str
    origin: OriginOut
    outlet: str | None
    byline: str | None
    dateline: DatelineOut | None
    published: date | None
    published_field: date | None
    published_time: str | None
    language: str
    url: str | None
    doc_id: str | None
    notes: tuple[str, ...]


class RejectedOut(Out):
    """A candidate figure that did not become a claim."""

    span: SpanOut
    phrase: str
    reason: str


class ReadingOut(Out):
    """What one reader found in the report."""

    reader: str
    is_relevant: bool
    mentions: tuple[MentionOut, ...]
    claims: tuple[ClaimOut, ...]
    positions: tuple[PositionOut, ...]
    rejected: tuple[RejectedOut, ...]


class ReportOut(Out):
    """A report with its newest reading; `incident_ids` maps its mentions to incidents."""

    report: ReportTextOut
    reading: ReadingOut
    added_at: datetime
    incident_ids: dict[str, str]
    copies: SyndicateOut | None
    judged: JudgedOut


class Problem(Out):
    """What is wrong and what to do."""

    model_config = example(status=404, title="Nothing here", detail="No incident INC-7KQ3M2ZP.")

    status: int
    title: str
    detail: str
