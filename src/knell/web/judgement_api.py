"""Judgements over the HTTP interface: the same acts as on the pages, for programs that send the token."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from knell.model.judgement import LONGEST_NAME, LONGEST_REASON, JudgementKind, Role, Verdict
from knell.model.judgement_record import Change
from knell.pipeline.judging import Judge
from knell.web.desk import Desk
from knell.web.out import Out
from knell.web.schemas import FigureOut, Problem

Responses = dict[int | str, dict[str, Any]]
MISSING: Responses = {404: {"model": Problem, "description": "No such id"}}
REFUSED: Responses = {
    422: {"model": Problem, "description": "It does not fit, or is there already"},
    **MISSING,
}

Name = Annotated[
    str, Field(max_length=LONGEST_NAME, description="Who judges; empty takes the server's KNELL_JUDGE")
]
Reason = Annotated[str, Field(min_length=1, max_length=LONGEST_REASON, description="Why, in a sentence")]
NewId = Annotated[
    str | None,
    Field(
        pattern=r"^JDG-[2-9A-HJKMNP-Z]{8}$", description="An id of your own making, against double sending"
    ),
]


class Act(BaseModel):
    """What every judgement has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: Reason
    by: Name = ""
    judgement_id: NewId = None


class LinkIn(Act):
    """Whether two sides tell of one event: ids of mentions, or of incidents for all their mentions."""

    left: str
    right: str
    verdict: Verdict


class MergeIn(Act):
    """Two incidents are one event."""

    incident: str
    other: str


class SplitIn(Act):
    """Mentions that are not of an incident; they leave it together."""

    incident: str
    mentions: tuple[str, ...]


class UndoIn(Act):
    """A judgement that does not hold."""

    undone: str


class SubjectOut(Out):
    """What a judgement is on."""

    role: Role
    subject_id: str


class JudgementOut(Out):
    """What one person decided; `by` and `reason` are null where they were erased."""

    judgement_id: str
    kind: JudgementKind
    value: str
    subjects: tuple[SubjectOut, ...]
    by: str | None
    at: datetime
    reason: str | None
    correction: tuple[tuple[str, str], ...]


class JudgementRecordOut(Out):
    """A judgement and what became of it."""

    judgement: JudgementOut
    undone_by: str | None
    overruled_by: tuple[str, ...]
    is_overruled_wholly: bool
    holds: bool


class SideOut(Out):
    """An incident before or after a judgement."""

    mention_ids: tuple[str, ...]
    figures: tuple[FigureOut, ...]


class IncidentChangeOut(Out):
    """What a judgement did to an incident; `before` is null for a new one, `after` for one that went into
    another."""

    incident_id: str
    before: SideOut | None
    after: SideOut | None
    went_into: str | None


class ChangeOut(Out):
    """A judgement that was recorded, and what it changed."""

    judgement: JudgementOut
    incidents: tuple[IncidentChangeOut, ...]


def make_judgement_api(desk: Desk) -> APIRouter:
    """The routes over one ledger. What changes something needs the token in the header, not the cookie."""
    api = APIRouter(prefix="/api/v1", tags=["judgements"])

    def judge(act: Act) -> Judge:
        return Judge(act.by or desk.by, act.why, act.judgement_id)

    def show(change: Change) -> ChangeOut:
        return ChangeOut.model_validate(change)

    @api.get("/judgements")
    def list_judgements() -> tuple[JudgementRecordOut, ...]:
        """Every judgement, the latest first, those that were undone too."""
        return tuple(JudgementRecordOut.model_validate(one) for one in desk.list_history(None))

    @api.get("/incidents/{incident_id}/judgements", responses=MISSING)
    def list_incident_judgements(incident_id: str) -> tuple[JudgementRecordOut, ...]:
        """The judgements on one incident, the latest first."""
        return tuple(JudgementRecordOut.model_validate(one) for one in desk.list_history(incident_id))

    @api.post("/judgements/link", status_code=201, responses=REFUSED)
    def judge_link(act: LinkIn) -> ChangeOut:
        """Judge whether two mentions tell of the same event."""
        return show(desk.judge_link(act.left, act.right, act.verdict, judge(act)))

    @api.post("/judgements/merge", status_code=201, responses=REFUSED)
    def merge(act: MergeIn) -> ChangeOut:
        """Put two incidents together."""
        return show(desk.merge(act.incident, act.other, judge(act)))

    @api.post("/judgements/split", status_code=201, responses=REFUSED)
    def split(act: SplitIn) -> ChangeOut:
        """Take mentions out of an incident."""
        return show(desk.split(act.incident, act.mentions, judge(act)))

    @api.post("/judgements/undo", status_code=201, responses=REFUSED)
    def undo(act: UndoIn) -> ChangeOut:
        """Undo a judgement."""
        return show(desk.undo(act.undone, judge(act)))

    return api
