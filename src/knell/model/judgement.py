"""Judgements: what a person decided, on what, when and why. Appended, never changed; undone by another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from knell.errors import BadInput
from knell.model.correction import read_correction

LONGEST_REASON = 4_000
"""Characters. A reason is some sentences; more belongs into a report of its own."""

LONGEST_NAME = 200
"""Characters of the name of who judges."""


class JudgementKind(StrEnum):
    """What is judged."""

    LINK = "link"
    """Whether mentions on the left and on the right tell of one event."""
    MERGE = "merge"
    """Two incidents are one event."""
    SPLIT = "split"
    """Mentions are not of the incident that they stand in."""
    INDEPENDENCE = "independence"
    """Whether two claimants know by themselves or one from the other."""
    RELIABILITY = "reliability"
    """Of a claimant: A (completely reliable) to F (cannot be judged)."""
    CREDIBILITY = "credibility"
    """Of a claim: 1 (confirmed) to 6 (cannot be judged)."""
    GRADE = "grade"
    """Of an incident: Airwars' five."""
    REVIEW = "review"
    """Whether a claim or a reading is what the report says."""
    UNDO = "undo"
    """Another judgement does not hold."""


class Verdict(StrEnum):
    """Whether mentions tell of one event; UNSURE leaves the question open, and no score closes it."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Independence(StrEnum):
    """Whether two claimants count as two; UNSURE leaves it to what the machine suggests."""

    ONE = "one"
    INDEPENDENT = "independent"
    UNSURE = "unsure"


VALUES: Mapping[JudgementKind, tuple[str, ...]] = {
    JudgementKind.LINK: tuple(Verdict),
    JudgementKind.MERGE: (Verdict.SAME,),
    JudgementKind.SPLIT: (Verdict.DIFFERENT,),
    JudgementKind.INDEPENDENCE: tuple(Independence),
    JudgementKind.RELIABILITY: ("A", "B", "C", "D", "E", "F"),
    JudgementKind.CREDIBILITY: ("1", "2", "3", "4", "5", "6"),
    JudgementKind.GRADE: ("confirmed", "fair", "weak", "contested", "discounted"),
    JudgementKind.REVIEW: ("accepted", "corrected", "rejected"),
    JudgementKind.UNDO: ("undone",),
}
"""What may be judged of each kind. Reliability and credibility: the Admiralty code (NATO STANAG 2511)."""


class Role(StrEnum):
    """What a subject is to its judgement. LEFT and RIGHT are mentions, but of independence claimants."""

    LEFT = "left"
    """Of a split: the mentions that leave."""
    RIGHT = "right"
    """Of a split: the mentions that stay."""
    KEEPER = "keeper"
    """Of a split: the mentions that the incident's id stays with, the first that is still there."""
    INCIDENT = "incident"
    CLAIMANT = "claimant"
    CLAIM = "claim"
    READING = "reading"
    UNDONE = "undone"
    """Of an undo: the judgement that no longer holds."""


MENTION_ROLES = frozenset({Role.LEFT, Role.RIGHT, Role.KEEPER})
PARTITION_KINDS = frozenset({JudgementKind.LINK, JudgementKind.MERGE, JudgementKind.SPLIT})
"""Kinds that say which mentions are one event."""

VALUE_KINDS = frozenset(JudgementKind) - PARTITION_KINDS - {JudgementKind.UNDO}
"""Kinds that give something a value, which the latest of them decides."""

NEEDED: Mapping[JudgementKind, tuple[Role, ...]] = {
    JudgementKind.LINK: (Role.LEFT, Role.RIGHT),
    JudgementKind.MERGE: (Role.INCIDENT, Role.LEFT, Role.RIGHT),
    JudgementKind.SPLIT: (Role.INCIDENT, Role.LEFT, Role.RIGHT),
    JudgementKind.INDEPENDENCE: (Role.LEFT, Role.RIGHT),
    JudgementKind.RELIABILITY: (Role.CLAIMANT,),
    JudgementKind.CREDIBILITY: (Role.CLAIM,),
    JudgementKind.GRADE: (Role.INCIDENT,),
    JudgementKind.REVIEW: (),
    JudgementKind.UNDO: (Role.UNDONE,),
}
"""Roles without which a judgement of the kind says nothing; a review has a claim or a reading."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a judgement is on: an id, or the name of a claimant."""

    role: Role
    subject_id: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person decided. `value` is one of `VALUES` of its kind.

    `by` and `reason` are None where they were erased; what was judged stays. `at` has a zone (UTC);
    judgements are ordered by (`at`, `judgement_id`). `correction` has pairs (field, value as written) of a
    review that corrects.
    """

    judgement_id: str
    kind: JudgementKind
    value: str
    subjects: tuple[Subject, ...]
    by: str | None
    at: datetime
    reason: str | None
    correction: tuple[tuple[str, str], ...] = ()

    def of(self, role: Role) -> tuple[str, ...]:
        """The ids of its subjects in this role, in their order."""
        return tuple(one.subject_id for one in self.subjects if one.role is role)

    @property
    def order(self) -> tuple[datetime, str]:
        """By time, then id: the order in which judgements are replayed."""
        return (self.at, self.judgement_id)


def check_value(kind: JudgementKind, value: str) -> None:
    """Raises BadInput for a value that this kind does not have."""
    if value not in VALUES[kind]:
        raise BadInput(f"{value!r} is no {kind}: give one of {', '.join(VALUES[kind])}")


def check_judgement(judgement: Judgement) -> None:
    """Raises BadInput, in words for the person who judges, where something is missing or does not fit."""
    kind = judgement.kind
    check_value(kind, judgement.value)
    _check_words(judgement.by, "who judges", "give your name with --by or in KNELL_JUDGE", LONGEST_NAME)
    _check_words(judgement.reason, "the reason", "say in a sentence why, with --why", LONGEST_REASON)
    missing = [role for role in NEEDED[kind] if not judgement.of(role)]
    if kind is JudgementKind.REVIEW and not judgement.of(Role.CLAIM) + judgement.of(Role.READING):
        missing = [Role.CLAIM]
    if missing:
        raise BadInput(f"a judgement of the kind {kind} needs its {missing[0]}")
    if set(judgement.of(Role.LEFT)) & set(judgement.of(Role.RIGHT)):
        raise BadInput("both sides are the same: a judgement is on two different ones")
    if judgement.correction and judgement.value != "corrected":
        raise BadInput("what is right instead goes with “corrected” alone: give that, or leave it out")
    if judgement.value == "corrected":
        read_correction(judgement.correction)


def _check_words(words: str | None, name: str, advice: str, longest: int) -> None:
    if words is None or not words.strip():
        raise BadInput(f"{name} is missing: {advice}")
    if len(words) > longest:
        raise BadInput(f"{name} has {len(words):,} characters, more than {longest:,}: make it shorter")


def undone_by(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each judgement that does not hold, the undo that holds against it; an undo can itself be undone.

    By what refers to what, not by time: whoever undoes has seen what is undone.
    """
    undos: dict[str, list[str]] = {}
    for judgement in sorted(judgements, key=lambda one: one.order):
        for undone in judgement.of(Role.UNDONE):
            undos.setdefault(undone, []).append(judgement.judgement_id)
    found: dict[str, str] = {}
    settled: set[str] = set()
    for first in undos:
        waiting = [first]
        while waiting:
            one = waiting[-1]
            open_undos = [undo for undo in undos.get(one, ()) if undo in undos and undo not in settled]
            if open_undos and len(waiting) <= len(undos):
                waiting.append(open_undos[0])
                continue
            waiting.pop()
            settled.add(one)
            holding = [undo for undo in undos.get(one, ()) if undo not in found]
            if holding:
                found[one] = holding[-1]
    return found


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, without the undos, in the order of (time, id)."""
    judgements = sorted(judgements, key=lambda one: one.order)
    undone = undone_by(judgements)
    return [
        one for one in judgements if one.judgement_id not in undone and one.kind is not JudgementKind.UNDO
    ]


def current_values(judgements: Iterable[Judgement], kind: JudgementKind) -> dict[tuple[str, ...], Judgement]:
    """The latest judgement of this kind that holds for each set of subjects, whose ids are sorted."""
    return {
        tuple(sorted(subject.subject_id for subject in one.subjects)): one
        for one in in_force(judgements)
        if one.kind is kind
    }


def follow(judgements: Iterable[Judgement], newest: Callable[[str], str]) -> list[Judgement]:
    """The same judgements on the mentions of newest readings: `newest` gives the one that took a mention's
    place, or the mention itself."""
    return [
        replace(
            one,
            subjects=tuple(
                Subject(part.role, newest(part.subject_id)) if is_mention(one, part) else part
                for part in one.subjects
            ),
        )
        for one in judgements
    ]


def is_mention(judgement: Judgement, subject: Subject) -> bool:
    """Whether this subject is a mention."""
    return judgement.kind in PARTITION_KINDS and subject.role in MENTION_ROLES


def make_subjects(**parts: Sequence[str]) -> tuple[Subject, ...]:
    """Subjects by the names of their roles, in that order; ids that come twice in a role stand once."""
    return tuple(
        Subject(Role(role), subject_id) for role, ids in parts.items() for subject_id in dict.fromkeys(ids)
    )
