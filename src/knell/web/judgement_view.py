"""What pages show of judgements: open links, the history of an incident, and what a judgement changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from knell.model.judgement import Judgement, JudgementKind, Role
from knell.model.judgement_record import Change, JudgementRecord
from knell.model.record import IncidentRecord
from knell.wording.judgements import ERASED, say_change, say_incident_change, say_judgement, say_standing
from knell.wording.phrases import say_report


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A judgement as the page shows it. `can_undo` is False where it was undone already."""

    judgement_id: str
    what: str
    who: str
    when: str
    why: str
    standing: str
    holds: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the forms of a page need: the guard of the forms, who judges by default ("" for nobody), and the
    judgements on the incident, the latest first."""

    guard: str
    by: str
    history: tuple[HistoryEntry, ...] = ()
    decided: Mapping[str, HistoryEntry] = field(default_factory=dict)
    """What holds, by "grade", "review CLAIM" and "credibility CLAIM"."""


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """What a judgement changed: pairs of incident and words; none where the scores had it so already."""

    title: str
    judgement_id: str
    what: str
    why: str
    changes: tuple[tuple[str, str], ...]
    unchanged: str
    is_undo: bool
    guard: str
    by: str


def make_desk_view(
    record: IncidentRecord, history: Sequence[JudgementRecord], *, guard: str, by: str
) -> DeskView:
    """The view over one incident's judgements; mentions are called by their reports where these are shown."""
    name = _namer(record)
    entries = {one.judgement.judgement_id: _entry(one, name) for one in history}
    decided = {
        key: entries[one.judgement.judgement_id]
        for one in reversed(history)
        if one.holds
        for key in _decides(one.judgement)
    }
    return DeskView(guard, by, tuple(entries.values()), decided)


def _decides(judgement: Judgement) -> list[str]:
    if judgement.kind is JudgementKind.GRADE:
        return ["grade"]
    if judgement.kind in (JudgementKind.REVIEW, JudgementKind.CREDIBILITY):
        return [f"{judgement.kind} {claim_id}" for claim_id in judgement.of(Role.CLAIM)]
    return []


def make_judged_page(change: Change, *, guard: str, by: str) -> JudgedPage:
    """The page that follows a judgement."""
    judgement = change.judgement
    return JudgedPage(
        title="Judgement recorded",
        judgement_id=judgement.judgement_id,
        what=capital(say_judgement(judgement)),
        why=judgement.reason or ERASED,
        changes=tuple((one.incident_id, say_incident_change(one)) for one in change.incidents),
        unchanged=" ".join(say_change(change)),
        is_undo=judgement.kind is JudgementKind.UNDO,
        guard=guard,
        by=by or judgement.by or "",
    )


def _entry(record: JudgementRecord, name: Callable[[str], str]) -> HistoryEntry:
    judgement: Judgement = record.judgement
    return HistoryEntry(
        judgement_id=judgement.judgement_id,
        what=capital(say_judgement(judgement, name)),
        who=judgement.by or ERASED,
        when=f"{judgement.at:%Y-%m-%d %H:%M} UTC",
        why=judgement.reason or ERASED,
        standing=say_standing(record),
        holds=record.holds,
        can_undo=record.undone_by is None,
    )


def _namer(record: IncidentRecord) -> Callable[[str], str]:
    linked = [*record.mentions, *(one.other for one in record.candidates)]
    names = {one.mention.mention_id: say_report(one.report) for one in linked}
    names |= {one.claim.claim_id: f"“{one.claim.quote}” ({say_report(one.report)})" for one in record.claims}
    return lambda one: names.get(one, one)


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]
