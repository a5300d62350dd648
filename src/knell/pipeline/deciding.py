"""What a person decides of incidents, claimants and claims: grades, reliability, credibility, independence, reviews."""

from collections.abc import Container
from dataclasses import dataclass

from knell.errors import BadInput, NotFound
from knell.model.correction import Correction, correct_claim
from knell.model.judgement import JudgementKind, Subject, check_value, make_subjects
from knell.model.judgement_record import Change
from knell.pipeline.claimant_list import list_claimants
from knell.pipeline.claimants import Claimant, by_claimant, slot_of
from knell.pipeline.judged import load_judged
from knell.pipeline.judging import Judge, make_draft, record
from knell.pipeline.look import show_incident
from knell.store.ledger import Ledger
from knell.text.names import fold


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: a kind, one of its values (`knell.model.judgement.VALUES`), and what it is on.

    `on` is an incident's id for a grade; a claimant's name or alias for reliability, two of them for independence;
    ids of claims, or how they begin, for credibility and reviews. A review also takes ids of incidents and reports,
    for all their claims that nobody reviewed yet: what somebody looked at by itself is not swept over. `within` is
    the incident whose claimants are meant, None for those of the whole ledger.
    """

    kind: JudgementKind
    value: str
    on: tuple[str, ...]
    correction: Correction = ()
    within: str | None = None


def decide(ledger: Ledger, decision: Decision, judge: Judge) -> Change:
    """Record a decision, and count anew what follows from it.

    Raises BadInput where it does not fit, NotFound for what the ledger does not have.
    """
    check_value(decision.kind, decision.value)
    subjects = _subjects(ledger, decision, judge)
    draft = make_draft(decision.kind, decision.value, subjects, judge, decision.correction)
    return record(ledger, draft, judge.directory)


def _subjects(ledger: Ledger, decision: Decision, judge: Judge) -> tuple[Subject, ...]:
    match decision.kind:
        case JudgementKind.GRADE:
            return make_subjects(incident=[_incident(ledger, one) for one in decision.on])
        case JudgementKind.RELIABILITY:
            return make_subjects(claimant=_claimants(ledger, decision, judge))
        case JudgementKind.INDEPENDENCE:
            sides = _claimants(ledger, decision, judge)
            if len(sides) != 2:
                raise BadInput("independence is of two claimants: name both")
            if slot_of(sides[0], judge.directory) == slot_of(sides[1], judge.directory):
                raise BadInput(f"both are one claimant, {sides[0]}: it counts once already")
            return make_subjects(left=sides[:1], right=sides[1:])
        case JudgementKind.CREDIBILITY:
            return make_subjects(claim=[_claim(ledger, one) for one in decision.on])
        case JudgementKind.REVIEW:
            reviewed = load_judged(ledger, judge.directory).reviews
            claim_ids = [claim_id for one in decision.on for claim_id in _claims(ledger, one, reviewed)]
            _check_correction(ledger, decision, claim_ids)
            return make_subjects(claim=claim_ids)
        case _:
            raise BadInput(f"{decision.kind} is judged of mentions and incidents, not decided like this")


def _incident(ledger: Ledger, incident_id: str) -> str:
    found = ledger.incident(incident_id)
    if not found.mentions:
        raise BadInput(f"{found.incident.incident_id} has no report any more: there is nothing to grade")
    return found.incident.incident_id


def _claim(ledger: Ledger, beginning: str) -> str:
    """The claim of the newest reading that this names, or that says the same as the one that this names."""
    claim_id = ledger.claim_id(beginning)
    former = ledger.claim_successors([claim_id])
    if claim_id not in former:
        return claim_id
    if (newest := former[claim_id]) is None:
        raise BadInput(
            f"{claim_id} is of a former reading, and the newest reads it otherwise: `knell show` of its report or"
            " incident lists the claims of now"
        )
    return newest


def _claims(ledger: Ledger, name: str, reviewed: Container[str]) -> list[str]:
    """The claims that are meant: one, or all those of an incident or a report that nobody reviewed yet."""
    start = name.strip().casefold()
    if start.startswith("inc-"):
        found = [one.claim.claim_id for one in ledger.incident(name.strip()).claims]
    elif start.startswith("rpt-"):
        found = [one.claim_id for one in ledger.report(start).reading.claims]
    else:
        return [_claim(ledger, name)]
    waiting = [claim_id for claim_id in found if claim_id not in reviewed]
    if not waiting:
        reason = (
            "every claim was reviewed: name the claim to review it again" if found else "there is no claim"
        )
        raise BadInput(f"nothing of {name} waits for a review: {reason}")
    return waiting


def _check_correction(ledger: Ledger, decision: Decision, claim_ids: list[str]) -> None:
    """A correction is of one claim, and makes it say something else."""
    if decision.value != "corrected":
        return
    if len(claim_ids) != 1:
        raise BadInput(
            f"a correction is of one claim, and these are {len(claim_ids)}: correct each by itself"
        )
    claim = ledger.claim(claim_ids[0])
    if correct_claim(claim, decision.correction) == claim:
        raise BadInput(f"{claim_ids[0]} says that already: accept the reading instead")


def _claimants(ledger: Ledger, decision: Decision, judge: Judge) -> list[str]:
    """The names under which these claimants are judged; raises NotFound for one that makes no claim."""
    if decision.within is None:
        known = [one.claimant for one in list_claimants(ledger, judge.directory)]
        place = "this ledger is called {}. `knell claimants` has all of them."
    else:
        claims = show_incident(ledger, decision.within, judge.directory).claims
        known = [one.claimant for one in by_claimant(claims)]
        place = f"{decision.within} is called {{}}. `knell show {decision.within}` has all of them."
    names = []
    for name in decision.on:
        found = _find(known, name.strip(), judge)
        if found is None:
            raise NotFound(f"No claimant of {place.format(name)}")
        names.append(found)
    return names


def _find(known: list[Claimant], name: str, judge: Judge) -> str | None:
    slot = slot_of(name, judge.directory)
    fitting = [one for one in known if name in (one.name, one.key)] or [
        one for one in known if slot == fold(one.key)
    ]
    if not fitting:
        return None
    claimant = fitting[0]
    if slot_of(claimant.name, judge.directory) == fold(claimant.key):
        return claimant.name
    # A report without an outlet is called by its title, which others may share: it is judged by its id.
    return claimant.key.strip("()") if claimant.key.startswith("(") else claimant.key
