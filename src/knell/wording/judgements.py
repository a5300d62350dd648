"""Judgements in words: what was judged, whether it holds, what it changed, and how it is undone."""

from collections.abc import Callable, Mapping, Sequence

from knell.model.correction import Correction
from knell.model.figure import Figure, range_words
from knell.model.grade import Review
from knell.model.judged import Judged
from knell.model.judgement import Independence, Judgement, JudgementKind, Role, Verdict
from knell.model.judgement_record import Change, IncidentChange, JudgementRecord, Side
from knell.model.source import CREDIBILITY_WORDS, RELIABILITY_WORDS, Credibility, Reliability
from knell.wording.phrases import say_class
from knell.wording.tables import HARMS

VERDICTS: Mapping[Verdict, str] = {
    Verdict.SAME: "the same event",
    Verdict.DIFFERENT: "different events",
    Verdict.UNSURE: "unsure whether they are one event",
}

INDEPENDENCE: Mapping[Independence, str] = {
    Independence.ONE: "not independent: they count as one source",
    Independence.INDEPENDENT: "independent of each other",
    Independence.UNSURE: "unsure whether they are independent",
}

REVIEWS: Mapping[Review, str] = {
    Review.ACCEPTED: "read rightly",
    Review.REJECTED: "read wrongly: counts nowhere",
    Review.CORRECTED: "corrected",
}

UNCHANGED: Mapping[JudgementKind, str] = {
    JudgementKind.GRADE: "No figure changed: the grade says which totals the incident enters.",
    JudgementKind.RELIABILITY: "No figure of the first policy changed: those that ask for grades count by it.",
    JudgementKind.CREDIBILITY: "No figure of the first policy changed: those that ask for grades count by it.",
    JudgementKind.INDEPENDENCE: (
        "No figure of the first policy changed: those that ask for independent claimants count by it."
    ),
    JudgementKind.REVIEW: "No figure of the first policy changed.",
}
"""What is said where a judgement changed no figure that is kept."""

MOST_IDS = 3
"""Claims that a line names; of more it says how many."""

ERASED = "erased"
"""Stands for who judged and why, where that was erased."""


def say_judgement(judgement: Judgement, name: Callable[[str], str] = str) -> str:
    """What was judged, in a line: "merge: INC-A and INC-B are the same event".

    `name` gives what a mention is to be called by; its id where it is left out.
    """
    left, right = (_list([name(one) for one in judgement.of(role)]) for role in (Role.LEFT, Role.RIGHT))
    incidents = " and ".join(judgement.of(Role.INCIDENT))
    judged = "; ".join(one.subject_id for one in judgement.subjects)
    claims = _claims(judgement, name)
    match judgement.kind:
        case JudgementKind.LINK:
            return f"{VERDICTS[Verdict(judgement.value)]}: {left} and {right}"
        case JudgementKind.MERGE:
            return f"merge: {incidents} are the same event"
        case JudgementKind.SPLIT:
            return f"split: {left} out of {incidents}"
        case JudgementKind.INDEPENDENCE:
            return f"{left} and {right}: {INDEPENDENCE[Independence(judgement.value)]}"
        case JudgementKind.UNDO:
            return f"undo of {judged}"
        case JudgementKind.REVIEW if judgement.correction:
            return f"review: {claims} corrected: {say_correction(judgement.correction)}"
        case JudgementKind.REVIEW:
            return f"review: {claims} {REVIEWS[Review(judgement.value)]}"
        case JudgementKind.GRADE:
            return f"grade: {incidents} is {judgement.value.capitalize()}"
        case JudgementKind.RELIABILITY:
            grade = Reliability(judgement.value)
            return f"reliability: {judged} is {grade}, {RELIABILITY_WORDS[grade]}"
        case JudgementKind.CREDIBILITY:
            credibility = Credibility(judgement.value)
            return f"credibility: {claims} is {credibility}, {CREDIBILITY_WORDS[credibility]}"


def say_correction(correction: Correction) -> str:
    """ "low is 12, high is open"."""
    return ", ".join(f"{name.replace('_', ' ')} is {value or 'open'}" for name, value in correction)


def say_reviewed(judged: Judged, claim_id: str) -> str | None:
    """ "reviewed: read rightly", "corrected by a person: low is 12"; None where nobody reviewed the claim."""
    if (correction := judged.corrections.get(claim_id)) is not None:
        return f"corrected by a person: {say_correction(correction)}"
    review = judged.reviews.get(claim_id)
    return None if review is None else f"reviewed: {REVIEWS[review]}"


def _claims(judgement: Judgement, name: Callable[[str], str]) -> str:
    claim_ids = judgement.of(Role.CLAIM)
    if len(claim_ids) > MOST_IDS:
        return f"{len(claim_ids)} claims"
    return _list([name(one) for one in claim_ids] or list(judgement.of(Role.READING)))


def say_standing(record: JudgementRecord) -> str:
    """Whether it holds: "holds", "undone by JDG-…", "gave way to JDG-…"."""
    if record.undone_by is not None:
        return f"undone by {record.undone_by}"
    if not record.overruled_by:
        return "holds"
    share = "gave way" if record.is_overruled_wholly else "gave way in part"
    return f"{share} to {' and '.join(record.overruled_by)}"


def say_change(change: Change) -> list[str]:
    """A line for each incident that changed, or the line that none did."""
    if not change.incidents:
        return [UNCHANGED.get(change.judgement.kind, "No incident changed.")]
    return [f"{one.incident_id}: {say_incident_change(one)}" for one in change.incidents]


def say_incident_change(change: IncidentChange) -> str:
    """ "2 mentions, now 3; killed 12, now 12–14", "new, 1 mention; killed 12", "now part of INC-A"."""
    before, after = change.before, change.after
    if after is None:
        return "has no report any more" if change.went_into is None else f"now part of {change.went_into}"
    size = _mentions(after)
    if before is None:
        return "; ".join([f"new, {size}", *_figures((), after.figures)])
    if before.mention_ids == after.mention_ids:
        return "; ".join(_figures(before.figures, after.figures))
    if len(before.mention_ids) == len(after.mention_ids):
        size += " (others than before)"
    else:
        size = f"{_mentions(before)}, now {len(after.mention_ids)}"
    return "; ".join([size, *_figures(before.figures, after.figures)])


def say_how_to_undo(judgement: Judgement) -> str:
    """The command that undoes it."""
    return f'knell undo {judgement.judgement_id} --why "…"'


def _figures(before: Sequence[Figure], after: Sequence[Figure]) -> list[str]:
    """Totals, and classes of victims that changed."""
    old, new = ({(one.harm, one.victim_class): one for one in figures} for figures in (before, after))
    lines = []
    for key in sorted({*old, *new}, key=lambda one: (one[0], one[1] is not None, one[1] or "")):
        both = [old.get(key), new.get(key)]
        was, now = (None if one is None else range_words(one.low, one.high) for one in both)
        if was == now and _marks(both[0]) != _marks(both[1]):
            was, now = (f"{was}{_marks(one)}" for one in both)
        if was == now and key[1] is not None:
            continue
        name = HARMS[key[0]] + ("" if key[1] is None else f" ({say_class(key[1])})")
        if was == now or not before:
            lines.append(f"{name} {now}")
        else:
            lines.append(f"{name} {was or 'not said'}, now {now or 'not said'}")
    return lines


def _marks(figure: Figure | None) -> str:
    if figure is None:
        return ""
    marks = [
        word for word, is_so in (("contested", figure.is_contested), ("vague", figure.is_vague)) if is_so
    ]
    return f" ({', '.join(marks)})" if marks else ""


def _mentions(side: Side) -> str:
    count = len(side.mention_ids)
    return f"{count} mention{'' if count == 1 else 's'}"


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids)
