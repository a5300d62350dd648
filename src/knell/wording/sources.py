"""Types of sources, copies and editions in words."""

from collections.abc import Iterable, Mapping

from knell.model.claim import Claim
from knell.model.grade import Review
from knell.model.record import IncidentRecord, SourcedClaim
from knell.model.source import CREDIBILITY_WORDS, ActorKind, Claimant, CredibilityGrade, IndependenceGroup
from knell.model.syndication import CopyKind, EditionKind, Syndicate
from knell.text.names import fold
from knell.wording.judgements import REVIEWS

ACTOR_KINDS: Mapping[ActorKind, str] = {
    ActorKind.MONITOR: "monitor",
    ActorKind.MEDICAL: "medical",
    ActorKind.LOCAL_OFFICIAL: "local official",
    ActorKind.GOVERNMENT: "government",
    ActorKind.ARMED_PARTY: "armed party",
    ActorKind.MILITARY: "military",
    ActorKind.UN: "United Nations",
    ActorKind.NGO: "aid or rights organisation",
    ActorKind.MEDIA: "media",
    ActorKind.WITNESS: "witness",
    ActorKind.OTHER: "type not known",
}

COPIES: Mapping[CopyKind, str] = {
    CopyKind.REPRINT: "reprint",
    CopyKind.CUT: "shortened copy",
    CopyKind.EDITED: "edited copy",
}

EDITIONS: Mapping[EditionKind, str] = {
    EditionKind.FIRST: "original",
    EditionKind.UPDATE: "update",
    EditionKind.CORRECTION: "correction",
    EditionKind.VARIANT: "other version",
}


def say_claimant_type(claimant: Claimant) -> str:
    """ "monitor, reliability F"; what a claimant is and how it is graded, in a few words."""
    return f"{ACTOR_KINDS[claimant.type]}, reliability {claimant.notes.reliability.value}"


def say_credibility(grade: CredibilityGrade) -> str:
    """ "credibility 2, probably true (suggested): agrees with …"."""
    verdict = "judged" if grade.is_judged else "suggested"
    words = f"credibility {grade.grade.value}, {CREDIBILITY_WORDS[grade.grade]} ({verdict})"
    return f"{words}: {grade.reason}" if grade.reason else words


def say_review(sourced: SourcedClaim) -> str | None:
    """ "reviewed: read rightly", "corrected by a person: read as 60 killed"; None where nobody reviewed it."""
    if sourced.review is Review.NONE:
        return None
    read = sourced.as_read
    if read is None:
        return f"reviewed: {REVIEWS[sourced.review]}"
    differing = [
        f"{words} {value if value is not None else 'open'}"
        for (words, value), (_, now) in zip(_said(read), _said(sourced.claim), strict=True)
        if value != now
    ]
    return f"corrected by a person; the machine read: {', '.join(differing)}"


def _said(claim: Claim) -> tuple[tuple[str, object], ...]:
    """What of a claim may be corrected, with the words for it."""
    count, by = claim.count, claim.attribution
    return (
        ("low", count.low),
        ("high", count.high),
        ("qualifier", count.qualifier and count.qualifier.value.replace("_", " ")),
        ("unit", count.unit.value),
        ("harm", claim.harm.value.replace("_", " ")),
        ("victims", claim.victim_class.value.replace("_", " ")),
        ("scope", claim.scope.value),
        ("stance", claim.stance.value.replace("_", " ")),
        ("claimant", by.claimant),
        ("organisation", by.organisation),
    )


def say_sources(claims: Iterable[SourcedClaim], independence: Iterable[IndependenceGroup]) -> str:
    """ "3 outlets, 1 claimant": how many print it, how many say it, and how many of these are independent.

    Reports of unknown outlets are an outlet each.
    """
    claims, groups = tuple(claims), tuple(independence)
    outlets = {one.report.outlet or one.report.report_id for one in claims}
    claimants = sum(len(group.claimant_keys) for group in groups)
    words = f"{_plural(len(outlets), 'outlet')}, {_plural(claimants, 'claimant')}"
    how = "as judged" if any(group.is_judged for group in groups) else "as suggested"
    return words if len(groups) == claimants else f"{words} ({len(groups)} independent, {how})"


def say_independent(record: IncidentRecord) -> list[str]:
    """A line for each two claimants whom a person judged independent: "A and B (judged): why"."""
    names = {
        fold(key): name
        for group in record.independence
        for key, name in zip(group.claimant_keys, group.names, strict=True)
    }
    return [
        f"{names[one.left_key]} and {names[one.right_key]} (judged): {one.reason}"
        for one in record.judged.independence
        if one.is_independent and one.left_key in names and one.right_key in names
    ]


def say_teller(syndicate: Syndicate) -> str:
    """ "Text of Reuters (credited)"."""
    if syndicate.teller is None:
        return "Text of an outlet that is not known"
    return f"Text of {syndicate.teller}" + (" (credited)" if syndicate.is_credited else "")


def _plural(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
