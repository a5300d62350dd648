"""The forms of the pages: what a person judged is recorded, and the page says what it changed."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from knell.errors import BadInput
from knell.model.correction import CORRECTABLE
from knell.model.judgement import VALUE_KINDS, JudgementKind, Verdict
from knell.model.judgement_record import Change
from knell.pipeline.deciding import Decision
from knell.pipeline.judging import Judge
from knell.web.desk import Desk
from knell.web.forms import Form, FormDep
from knell.web.guard import Gate
from knell.web.judgement_view import make_judged_page
from knell.web.pages import Renderer


def make_judgement_pages(desk: Desk, renderer: Renderer, gate: Gate) -> APIRouter:
    """The routes that forms are sent to. Each is refused without the guard that only this server's pages have."""
    pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    async def answer(form: Form, act: Callable[[Judge], Change]) -> HTMLResponse:
        if not gate.accepts_form(form.one("guard")):
            raise HTTPException(409)
        judge = Judge(form.one("by") or desk.by, form.one("why"), form.one("judgement_id") or None)
        change = await run_in_threadpool(act, judge)
        return renderer.show(make_judged_page(change, guard=gate.form_guard, by=desk.by))

    @pages.post("/judgements/link")
    async def judge_link(form: FormDep) -> HTMLResponse:
        left, right = form.one("left"), form.one("right")
        return await answer(
            form, lambda judge: desk.judge_link(left, right, read_verdict(form.one("verdict")), judge)
        )

    @pages.post("/judgements/merge")
    async def merge(form: FormDep) -> HTMLResponse:
        return await answer(form, lambda judge: desk.merge(form.one("incident"), form.one("other"), judge))

    @pages.post("/judgements/split")
    async def split(form: FormDep) -> HTMLResponse:
        mentions = form.all("mention")
        return await answer(form, lambda judge: desk.split(form.one("incident"), mentions, judge))

    @pages.post("/judgements/undo")
    async def undo(form: FormDep) -> HTMLResponse:
        return await answer(form, lambda judge: desk.undo(form.one("undone"), judge))

    @pages.post("/judgements/{kind}")
    async def decide(kind: str, form: FormDep) -> HTMLResponse:
        decision = read_decision(kind, form)
        return await answer(form, lambda judge: desk.decide(decision, judge))

    return pages


def read_decision(kind: str, form: Form) -> Decision:
    """What a form decides: `value`, `on` (once or twice), `within`, and `set_…` for what is corrected.

    Fields of a correction that are left empty stay as they were read. Raises HTTPException 404 for what is not
    decided.
    """
    if kind not in VALUE_KINDS:
        raise HTTPException(404)
    written = ((name, form.one(f"set_{name}").strip()) for name in CORRECTABLE)
    correction = tuple((name, text) for name, text in written if text)
    within = form.one("within") or None
    return Decision(JudgementKind(kind), form.one("value"), tuple(form.all("on")), correction, within)


def read_verdict(words: str) -> Verdict:
    """One of the three; raises BadInput."""
    try:
        return Verdict(words)
    except ValueError:
        raise BadInput(f"{words!r} is no verdict: give one of {', '.join(Verdict)}") from None
