"""Corrections of a claim by a person: what the reader should have read in the words that are quoted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from knell.errors import BadInput
from knell.model.claim import Claim, Harm, Scope, Stance, VictimClass
from knell.model.count import Count, Qualifier, Unit

Correction = tuple[tuple[str, str], ...]
"""Pairs (field, value as written), each field once."""

OPEN = ("", "open", "none")
"""How an open end, or nobody for a claimant, is written."""

HIGHEST = 100_000_000
"""Persons. More is a slip of the finger: no single event harmed as many."""

LONGEST_NAME = 200
"""Characters of a claimant's name."""

Code = TypeVar("Code", bound=StrEnum)

STATUS: Mapping[VictimClass, str] = {
    VictimClass.CIVILIAN: "civilian",
    VictimClass.ARMED_ACTOR: "armed_actor",
}
"""The status that a class alone says."""


def correct_claim(claim: Claim, correction: Correction) -> Claim:
    """The claim as a person says that it is to be read; quote and place in the text stay.

    Where an end changes and no qualifier is given, the qualifier follows from the ends. Raises BadInput for a
    field that cannot be corrected, a value that it cannot have, and ends that run backwards.
    """
    values = read_correction(correction)
    said_by = {name: values[name] for name in ("claimant", "organisation") if name in values}
    if "claimant" in said_by:  # whom another claimant speaks for is another matter
        said_by.setdefault("organisation", None)
    own = {name: values[name] for name in ("harm", "victim_class", "scope", "stance") if name in values}
    victim = claim.victim
    if (victim_class := own.get("victim_class")) is not None:
        victim = replace(victim, status=STATUS.get(victim_class, victim.status))
    return replace(
        claim,
        **own,
        count=_correct_count(claim.count, values),
        victim=victim,
        attribution=replace(claim.attribution, **said_by),
    )


def read_correction(correction: Correction) -> dict[str, Any]:
    """The fields with their values; raises BadInput as `correct_claim`, but for the ends together."""
    if not correction:
        raise BadInput(
            f"what is right instead? Give a field and its value; fields are {', '.join(CORRECTABLE)}"
        )
    values: dict[str, Any] = {}
    for name, written in correction:
        if name not in CORRECTABLE:
            raise BadInput(f"{name!r} cannot be corrected: fields are {', '.join(CORRECTABLE)}")
        if name in values:
            raise BadInput(f"{name} is corrected twice: give it once")
        values[name] = CORRECTABLE[name](name, written.strip())
    return values


def parse_correction(pairs: Sequence[str]) -> Correction:
    """Corrections as a person types them, "low=12"; raises BadInput for one without a sign of equality."""
    found = []
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise BadInput(f"{pair!r} is no correction: write the field, = and what is right, as in low=12")
        found.append((name.strip(), value.strip()))
    return tuple(found)


def _correct_count(count: Count, values: Mapping[str, Any]) -> Count:
    given = {name: values[name] for name in ("low", "high", "unit", "qualifier") if name in values}
    if not given:
        return count
    try:
        found = replace(count, **given)
    except ValueError as error:
        raise BadInput(f"the corrected figure runs backwards: {error}") from None
    if "qualifier" in given or (found.low, found.high) == (count.low, count.high):
        return found
    return replace(found, qualifier=_qualifier_of(found.low, found.high))


def _qualifier_of(low: int | None, high: int | None) -> Qualifier | None:
    if low is None:
        return None if high is None else Qualifier.UP_TO
    if high is None:
        return Qualifier.AT_LEAST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _end(name: str, text: str) -> int | None:
    if text.casefold() in OPEN:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) > HIGHEST:
        raise BadInput(f"{name} is {text!r}: give a whole number of persons, or open")
    return int(text)


def _name(name: str, text: str) -> str | None:
    if len(text) > LONGEST_NAME:
        raise BadInput(f"{name} has {len(text)} characters, more than {LONGEST_NAME}: make it shorter")
    return None if text.casefold() in OPEN else text


def _code(kind: type[Code]) -> Callable[[str, str], Code]:
    def read(name: str, text: str) -> Code:
        try:
            return kind(text.casefold().replace(" ", "_"))
        except ValueError:
            raise BadInput(f"{name} is {text!r}: give one of {', '.join(kind)}") from None

    return read


CODES: Mapping[str, type[StrEnum]] = {
    "qualifier": Qualifier,
    "unit": Unit,
    "harm": Harm,
    "victim_class": VictimClass,
    "scope": Scope,
    "stance": Stance,
}
"""Fields that have one of a list of values."""

CORRECTABLE: Mapping[str, Callable[[str, str], object]] = {
    "low": _end,
    "high": _end,
    **{name: _code(kind) for name, kind in CODES.items()},
    "claimant": _name,
    "organisation": _name,
}
"""What of a claim a person may correct, and how each value is read. The words and their place are the report's."""
