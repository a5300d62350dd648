"""What people decided, from the log of judgements: for each thing the latest judgement that holds."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from knell.errors import BadInput
from knell.model.correction import Correction, correct_claim
from knell.model.grade import Grade, Review
from knell.model.judged import NOTHING_JUDGED, Judged
from knell.model.judgement import VALUE_KINDS, Independence, Judgement, JudgementKind, Role, in_force
from knell.model.record import SourcedClaim
from knell.model.source import Credibility, CredibilityGrade, JudgedPair, Reliability, ReliabilityGrade
from knell.pipeline.claimants import slot_of
from knell.store.ledger import Ledger
from knell.text.directory import Directory
from knell.text.names import fold

__all__ = [
    "NOTHING_JUDGED",
    "Judged",
    "Key",
    "Names",
    "find_names",
    "hold",
    "judge_claims",
    "keys_of",
    "load_judged",
    "make_judged",
    "narrow",
    "with_reliability",
]

Value = TypeVar("Value")

Key = tuple[str, ...]
"""One thing that is judged: the kind of judgement, and what it is on under the names of today."""


@dataclass(frozen=True, slots=True)
class Names:
    """What judgements are on, under the names of today.

    `incident` follows merges, `claim` gives the claim of the newest reading that says the same, `claimant` the slot
    of a name; each gives what it does not know as it is.
    """

    incident: Callable[[str], str]
    claim: Callable[[str], str]
    claimant: Callable[[str], str]


def load_judged(
    ledger: Ledger, directory: Directory | None = None, judgements: Sequence[Judgement] | None = None
) -> Judged:
    """What people decided and still holds; `judgements` None are those of the ledger, `directory` None the
    shipped one."""
    judgements = ledger.judgements() if judgements is None else judgements
    if not any(one.kind in VALUE_KINDS for one in judgements):
        return NOTHING_JUDGED
    return make_judged(hold(judgements, find_names(ledger, judgements, directory)))


def find_names(ledger: Ledger, judgements: Iterable[Judgement], directory: Directory | None = None) -> Names:
    """The names of today for what these judgements are on."""
    judgements = list(judgements)
    redirects = ledger.redirects() if any(one.kind is JudgementKind.GRADE for one in judgements) else {}
    claims = {claim_id for one in judgements for claim_id in one.of(Role.CLAIM)}
    newest = ledger.claim_successors(sorted(claims))

    def incident(incident_id: str) -> str:
        while incident_id in redirects:
            incident_id = redirects[incident_id]
        return incident_id

    return Names(incident, lambda one: newest.get(one) or one, lambda name: slot_of(name, directory))


def hold(judgements: Iterable[Judgement], names: Names) -> dict[Key, Judgement]:
    """For each thing that is judged the latest judgement that holds, of all kinds but those on what is one event.

    In the order of the first judgement of each.
    """
    return {
        key: judgement
        for judgement in in_force(judgements)
        if judgement.kind in VALUE_KINDS
        for key in keys_of(judgement, names)
    }


def keys_of(judgement: Judgement, names: Names) -> tuple[Key, ...]:
    """The things that a judgement decides, each once; none for kinds on what is one event."""
    found: list[tuple[str, ...]] = []
    match judgement.kind:
        case JudgementKind.GRADE:
            found = [(names.incident(one),) for one in judgement.of(Role.INCIDENT)]
        case JudgementKind.RELIABILITY:
            found = [(names.claimant(one),) for one in judgement.of(Role.CLAIMANT)]
        case JudgementKind.CREDIBILITY | JudgementKind.REVIEW:
            found = [(names.claim(one),) for one in judgement.of(Role.CLAIM)]
        case JudgementKind.INDEPENDENCE:
            sides = [[names.claimant(one) for one in judgement.of(role)] for role in (Role.LEFT, Role.RIGHT)]
            found = [
                (min(one, other), max(one, other)) for one in sides[0] for other in sides[1] if one != other
            ]
        case _:
            pass
    return tuple(dict.fromkeys((judgement.kind.value, *key) for key in found))


def make_judged(held: Mapping[Key, Judgement]) -> Judged:
    """The decisions in the form that counting and grading take."""
    by_kind: dict[str, dict[str, Judgement]] = {}
    pairs = []
    for (kind, *on), judgement in held.items():
        if kind != JudgementKind.INDEPENDENCE:
            by_kind.setdefault(kind, {})[on[0]] = judgement
        elif judgement.value in INDEPENDENT:
            pairs.append(JudgedPair(on[0], on[1], INDEPENDENT[judgement.value], judgement.reason or ERASED))
    reviews = by_kind.get(JudgementKind.REVIEW, {})
    return Judged(
        grades={key: Grade(one.value) for key, one in by_kind.get(JudgementKind.GRADE, {}).items()},
        reviews={key: Review(one.value) for key, one in reviews.items()},
        corrections={key: one.correction for key, one in reviews.items() if one.correction},
        credibilities={
            key: CredibilityGrade(Credibility(one.value), one.reason or ERASED, is_judged=True)
            for key, one in by_kind.get(JudgementKind.CREDIBILITY, {}).items()
        },
        reliabilities={
            key: ReliabilityGrade(Reliability(one.value), one.reason or ERASED)
            for key, one in by_kind.get(JudgementKind.RELIABILITY, {}).items()
        },
        independence=tuple(sorted(pairs, key=lambda one: (one.left_key, one.right_key))),
    )


INDEPENDENT: Mapping[str, bool] = {Independence.ONE: False, Independence.INDEPENDENT: True}
"""What a judgement on independence says of the pair; "unsure" leaves it to the suggestion."""

ERASED = "the reason was erased"


def judge_claims(claims: Iterable[SourcedClaim], judged: Judged) -> list[SourcedClaim]:
    """The claims as people reviewed them: those that were corrected as they are to be read, with what was read."""
    found = []
    for sourced in claims:
        claim_id = sourced.claim.claim_id
        review = judged.reviews.get(claim_id)
        if review is None:
            found.append(sourced)
        elif (correction := judged.corrections.get(claim_id)) is None:
            found.append(replace(sourced, review=review))
        else:
            found.append(_corrected(sourced, correction))
    return found


def _corrected(sourced: SourcedClaim, correction: Correction) -> SourcedClaim:
    """The claim as it is to be read. Recording refuses what cannot be; of a judgement that came from elsewhere, and
    whose correction makes no sense here, only that the reading is wrong is left."""
    try:
        corrected = correct_claim(sourced.claim, correction)
    except BadInput:
        return replace(sourced, review=Review.REJECTED)
    return replace(sourced, claim=corrected, review=Review.CORRECTED, as_read=sourced.claim)


def with_reliability(sourced: SourcedClaim, judged: Judged) -> SourcedClaim:
    """The claim with a person's grade of its claimant, in place of the one that the table of sources has."""
    claimant = sourced.claimant
    grade = None if claimant is None else judged.reliabilities.get(fold(claimant.key))
    if claimant is None or grade is None:
        return sourced
    notes = replace(claimant.notes, reliability=grade.grade, reason=grade.reason)
    return replace(sourced, claimant=replace(claimant, notes=notes))


def narrow(
    judged: Judged, incident_id: str | None, claim_ids: Collection[str], slots: Collection[str]
) -> Judged:
    """Only what concerns one incident (None for no incident), these claims, and these claimants by their slots."""
    if judged is NOTHING_JUDGED:
        return judged
    return Judged(
        grades={} if incident_id is None else _only(judged.grades, {incident_id}),
        reviews=_only(judged.reviews, claim_ids),
        corrections=_only(judged.corrections, claim_ids),
        credibilities=_only(judged.credibilities, claim_ids),
        reliabilities=_only(judged.reliabilities, slots),
        independence=tuple(
            one for one in judged.independence if one.left_key in slots and one.right_key in slots
        ),
    )


def _only(found: Mapping[str, Value], wanted: Collection[str]) -> dict[str, Value]:
    return {key: found[key] for key in sorted(wanted) if key in found}
