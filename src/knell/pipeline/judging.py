"""What a person decides, recorded together with what follows from it: one transaction, both or neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from knell.errors import BadInput, LedgerError, NotFound
from knell.match.identity import find_anchors
from knell.match.judgements import make_constraints
from knell.match.score import load_weights
from knell.model.correction import Correction
from knell.model.ids import mint_id
from knell.model.incident import Incident
from knell.model.judgement import (
    MENTION_ROLES,
    PARTITION_KINDS,
    Judgement,
    JudgementKind,
    Role,
    Subject,
    Verdict,
    check_judgement,
    make_subjects,
    undone_by,
)
from knell.model.judgement_record import Change, IncidentChange, Side
from knell.pipeline.matching import figures_of_incidents, match_ledger
from knell.pipeline.recounting import recount
from knell.pipeline.regions import Matched, follow_judgements, match_around
from knell.store.incidents import Derived
from knell.store.ledger import Ledger
from knell.text.directory import Directory

JUDGEMENT_PREFIX = "JDG"

ATTEMPTS = 20
"""How often a judgement is worked out anew because somebody else wrote in the meantime."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges and why, with whose table of sources figures are counted (None: the shipped one).

    `judgement_id` None mints one; a form that is sent twice gives the same one.
    """

    by: str
    why: str
    judgement_id: str | None = None
    directory: Directory | None = None


def judge_link(ledger: Ledger, left: str, right: str, verdict: Verdict, judge: Judge) -> Change:
    """Whether two sides tell of one event. A side is a mention's id, the beginning of one, or an incident's
    id: then all its mentions. Raises BadInput and NotFound."""
    sides = [_mentions_of(ledger, one) for one in (left, right)]
    subjects = make_subjects(left=sides[0], right=sides[1])
    return record(ledger, make_draft(JudgementKind.LINK, verdict, subjects, judge), judge.directory)


def merge_incidents(ledger: Ledger, one: str, other: str, judge: Judge) -> Change:
    """Two incidents are one event, with all the mentions that they have now; the older id is kept.

    Raises BadInput where both ids stand for one incident already, NotFound for an unknown id.
    """
    ids = [ledger.incident_id(each) for each in (one, other)]
    if ids[0] == ids[1]:
        raise BadInput(f"{one} and {other} are one incident already: {ids[0]}")
    left, right = (_held(ledger, each) for each in ids)
    subjects = make_subjects(incident=ids, left=left, right=right)
    return record(ledger, make_draft(JudgementKind.MERGE, Verdict.SAME, subjects, judge), judge.directory)


def split_incident(ledger: Ledger, incident_id: str, mentions: Sequence[str], judge: Judge) -> Change:
    """These mentions are not of this incident; they leave it together.

    The id stays with the others, unless these had one of their own before they were put together; then that
    comes back. Raises BadInput for a mention that does not stand in it, and where none or all are named.
    """
    incident_id = ledger.incident_id(incident_id)
    held = _held(ledger, incident_id)
    leaving = [_in_incident(ledger, held, one, incident_id) for one in mentions]
    staying = [one for one in held if one not in leaving]
    if not leaving or not staying:
        raise BadInput(
            f"a split parts some mentions of {incident_id} from the others: name at least one, and not all"
            f" {len(held)}"
        )
    anchors = _anchors(ledger, held)
    moves = anchors.get(incident_id) in leaving and not any(one in staying for one in anchors.values())
    keepers = staying if moves else []
    subjects = make_subjects(incident=[incident_id], left=leaving, right=staying, keeper=keepers)
    return record(
        ledger, make_draft(JudgementKind.SPLIT, Verdict.DIFFERENT, subjects, judge), judge.directory
    )


def undo(ledger: Ledger, judgement_id: str, judge: Judge) -> Change:
    """A judgement does not hold any more; an undo can be undone. Raises NotFound, and BadInput where it does
    not hold already."""
    judgement_id = judgement_id.strip().upper()
    known = ledger.judgements()
    if judgement_id not in {one.judgement_id for one in known}:
        raise NotFound(f"No judgement has the id {judgement_id}. `knell judgements` lists them.")
    if (by := undone_by(known).get(judgement_id)) is not None:
        raise BadInput(f"{judgement_id} was undone already, by {by}: undo that one to bring it back")
    subjects = make_subjects(undone=[judgement_id])
    return record(ledger, make_draft(JudgementKind.UNDO, "undone", subjects, judge), judge.directory)


def record(ledger: Ledger, draft: Judgement, directory: Directory | None = None) -> Change:
    """Record a judgement of any kind; `draft.at` is replaced by the moment at which it is recorded.

    A kind that says nothing of the partition leaves incidents as they are, and figures that follow from it are
    counted anew. Raises BadInput where it does not fit,
    NotFound for what it is on, LedgerError where others never stop writing.
    """
    check_judgement(draft)
    if _basis(draft, ledger.judgements()).kind in PARTITION_KINDS:
        match_ledger(ledger, directory)
    for _ in range(ATTEMPTS):
        state = ledger.match_state()
        known = ledger.judgements()
        judgement = replace(draft, at=_moment(ledger))
        basis = _basis(judgement, known)
        if basis.kind in PARTITION_KINDS:
            about = [part.subject_id for part in basis.subjects if part.role in MENTION_ROLES]
            newest = ledger.newest_mentions(about).values()
            matched = match_around(ledger, newest, [*known, judgement], load_weights(), judgement.at)
            derived, changes = _compare(ledger, matched, directory)
        else:
            derived, changes = recount(ledger, basis, [*known, judgement], directory)
        if ledger.judge(judgement, derived, state=state):
            return Change(judgement, changes)
    raise LedgerError("Others write to the ledger all the time: nothing was recorded. Try again.")


def make_draft(
    kind: JudgementKind,
    value: str,
    subjects: tuple[Subject, ...],
    judge: Judge,
    correction: Correction = (),
) -> Judgement:
    """A judgement that is to be recorded."""
    judgement_id = judge.judgement_id or mint_id(JUDGEMENT_PREFIX)
    by, why = judge.by.strip(), judge.why.strip()
    return Judgement(judgement_id, kind, str(value), subjects, by, datetime.now(UTC), why, correction)


def _moment(ledger: Ledger) -> datetime:
    """Now, and after everything that was decided: a clock that was put back must not reorder it."""
    now, last = datetime.now(UTC), ledger.last_decided()
    return now if last is None else max(now, last + timedelta(microseconds=1))


def _basis(judgement: Judgement, known: Sequence[Judgement]) -> Judgement:
    """What an undo, or an undo of undos, is about in the end; any other judgement itself."""
    by_id = {one.judgement_id: one for one in known}
    while judgement.kind is JudgementKind.UNDO:
        judgement = by_id[judgement.of(Role.UNDONE)[0]]
    return judgement


def _compare(
    ledger: Ledger, matched: Matched, directory: Directory | None
) -> tuple[Derived, tuple[IncidentChange, ...]]:
    """What of a matching differs from what is kept: only that is written."""
    result, held = matched.result, ledger.partition(matched.reached)
    changed = [one for one in result.incidents if held.get(one.incident_id) != one.mention_ids]
    figures = figures_of_incidents(ledger, changed, matched.mentions, directory)
    into = dict(result.merged)
    after: Mapping[str, Incident] = {one.incident_id: one for one in changed}
    current = {one.incident_id for one in result.incidents}
    gone = [one for one in held if one not in current]
    changes = [
        IncidentChange(
            incident_id,
            Side(held[incident_id], ledger.incident(incident_id).figures) if incident_id in held else None,
            Side(after[incident_id].mention_ids, figures[incident_id]) if incident_id in after else None,
            into.get(incident_id),
        )
        for incident_id in sorted({*after, *gone})
    ]
    # Also where the mentions of neither changed: an undo can move what an id stands at.
    redirects = ledger.redirects()
    merged = [(old, new) for old, new in result.merged if new in after or redirects.get(old) != new]
    derived = Derived(changed, figures, result.minted, merged, result.candidate_links, matched.reached)
    return derived, tuple(changes)


def _mentions_of(ledger: Ledger, side: str) -> tuple[str, ...]:
    if side.strip().upper().startswith("INC-"):
        return _held(ledger, ledger.incident_id(side))
    return (_newest(ledger, ledger.mention_id(side)),)


def _newest(ledger: Ledger, mention_id: str) -> str:
    return ledger.newest_mentions([mention_id])[mention_id]


def _held(ledger: Ledger, incident_id: str) -> tuple[str, ...]:
    if not (held := ledger.mentions_of(incident_id)):
        raise BadInput(f"{incident_id} has no report any more: there is nothing to judge")
    return held


def _in_incident(ledger: Ledger, held: Sequence[str], mention: str, incident_id: str) -> str:
    mention_id = _newest(ledger, ledger.mention_id(mention))
    if mention_id not in held:
        raise BadInput(f"{mention_id} does not stand in {incident_id}: `knell show {incident_id}` lists them")
    return mention_id


def _anchors(ledger: Ledger, held: Sequence[str]) -> dict[str, str]:
    """The mention that each incident's id stands at, of those that stand at these mentions of one incident."""
    moved = make_constraints(follow_judgements(ledger, ledger.judgements())).anchors
    minted = ledger.mint_events_at(held, moved=moved)
    here = {event.incident_id for event in minted}
    return dict(find_anchors([*minted, *(event for event in moved if event.incident_id in here)], held))
