"""Grades, reviews and independence over the HTTP interface: the same acts as on the pages, with the token."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from knell.model.correction import LONGEST_NAME
from knell.model.grade import Grade
from knell.model.judgement import Independence, JudgementKind
from knell.model.source import Credibility, Reliability
from knell.pipeline.deciding import Decision
from knell.pipeline.judging import Judge
from knell.web.desk import Desk
from knell.web.judgement_api import REFUSED, Act, ChangeOut

MOST_CLAIMS = 1_000
"""Claims in one review: more are not looked at one by one."""

ClaimIds = Annotated[
    tuple[str, ...],
    Field(min_length=1, max_length=MOST_CLAIMS, description="Ids of claims (clm-…), or how they begin"),
]
Within = Annotated[
    str | None,
    Field(description="The incident whose claimants are meant; null for those of the whole ledger"),
]


class GradeIn(Act):
    """An incident's grade: Airwars' five."""

    incident: str
    grade: Grade


class ReliabilityIn(Act):
    """A claimant's grade, A to F, whatever it says."""

    claimant: str
    grade: Reliability
    within: Within = None


class CredibilityIn(Act):
    """The grade of what is claimed, 1 to 6, whoever says it."""

    claims: ClaimIds
    grade: Credibility


class IndependenceIn(Act):
    """Whether two claimants count as two."""

    left: str
    right: str
    verdict: Independence
    within: Within = None


class ClaimReviewIn(Act):
    """Whether claims were read rightly. `correction` says what is right instead, of one claim."""

    claims: ClaimIds = Field(
        description="Ids of claims; INC-… or rpt-… stand for all that nobody reviewed yet"
    )
    review: Annotated[str, Field(pattern="^(accepted|rejected|corrected)$")]
    correction: Mapping[str, Annotated[str, Field(max_length=LONGEST_NAME)]] = Field(
        default_factory=dict, examples=[{"low": "12", "high": "open"}]
    )


def make_decision_api(desk: Desk) -> APIRouter:
    """The routes over one ledger. What changes something needs the token in the header, not the cookie."""
    api = APIRouter(prefix="/api/v1", tags=["judgements"])

    def show(decision: Decision, act: Act) -> ChangeOut:
        judge = Judge(act.by or desk.by, act.why, act.judgement_id)
        return ChangeOut.model_validate(desk.decide(decision, judge))

    @api.post("/judgements/grade", status_code=201, responses=REFUSED)
    def grade(act: GradeIn) -> ChangeOut:
        """Grade an incident."""
        return show(Decision(JudgementKind.GRADE, act.grade, (act.incident,)), act)

    @api.post("/judgements/reliability", status_code=201, responses=REFUSED)
    def grade_claimant(act: ReliabilityIn) -> ChangeOut:
        """Grade a claimant."""
        return show(Decision(JudgementKind.RELIABILITY, act.grade, (act.claimant,), within=act.within), act)

    @api.post("/judgements/credibility", status_code=201, responses=REFUSED)
    def grade_claims(act: CredibilityIn) -> ChangeOut:
        """Grade what is claimed."""
        return show(Decision(JudgementKind.CREDIBILITY, act.grade, act.claims), act)

    @api.post("/judgements/independence", status_code=201, responses=REFUSED)
    def judge_independence(act: IndependenceIn) -> ChangeOut:
        """Judge whether two claimants are independent."""
        sides = (act.left, act.right)
        return show(Decision(JudgementKind.INDEPENDENCE, act.verdict, sides, within=act.within), act)

    @api.post("/judgements/review", status_code=201, responses=REFUSED)
    def review(act: ClaimReviewIn) -> ChangeOut:
        """Say whether claims were read rightly."""
        correction = tuple(act.correction.items())
        return show(Decision(JudgementKind.REVIEW, act.review, act.claims, correction), act)

    return api
