"""Types of sources, copies and editions in words."""

from collections.abc import Iterable, Mapping

from knell.model.record import SourcedClaim
from knell.model.source import CREDIBILITY_WORDS, ActorKind, Claimant, CredibilityGrade, IndependenceGroup
from knell.model.syndication import CopyKind, EditionKind, Syndicate

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


def say_sources(claims: Iterable[SourcedClaim], independence: Iterable[IndependenceGroup]) -> str:
    """ "3 outlets, 1 claimant": how many print it, how many say it, and how many of these are independent.

    Reports of unknown outlets are an outlet each.
    """
    claims, groups = tuple(claims), tuple(independence)
    outlets = {one.report.outlet or one.report.report_id for one in claims}
    claimants = sum(len(group.claimant_keys) for group in groups)
    words = f"{_plural(len(outlets), 'outlet')}, {_plural(claimants, 'claimant')}"
    return words if len(groups) == claimants else f"{words} ({len(groups)} independent, as suggested)"


def say_teller(syndicate: Syndicate) -> str:
    """ "Text of Reuters (credited)"."""
    if syndicate.teller is None:
        return "Text of an outlet that is not known"
    return f"Text of {syndicate.teller}" + (" (credited)" if syndicate.is_credited else "")


def _plural(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
