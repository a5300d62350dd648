"""What the parties say, by party: under the names that figures and claimants have too."""

from collections.abc import Iterable
from dataclasses import dataclass

from knell.model.record import SourcedPosition
from knell.pipeline.claimants import actor_of, described
from knell.text.names import fold


@dataclass(frozen=True, slots=True)
class PartyPositions:
    """A party with its positions, in the order in which they came.

    `name` is the neutral name; a description that names nobody ("the military") comes with its outlet in
    brackets, as the one of another outlet may be somebody else. `written` are the names that reports give
    where they differ from it by more than case, marks and articles, each spelling once.
    """

    name: str
    written: tuple[str, ...]
    positions: tuple[SourcedPosition, ...]


def by_party(positions: Iterable[SourcedPosition]) -> tuple[PartyPositions, ...]:
    """Positions by party, in the order of each one's first: "The coalition" and "the coalition" are one."""
    names: dict[str, str] = {}
    found: dict[str, list[SourcedPosition]] = {}
    written: dict[str, dict[str, str]] = {}
    for sourced in positions:
        key, name, bare = _party(sourced)
        names.setdefault(key, name)
        found.setdefault(key, []).append(sourced)
        spelling = fold(sourced.position.party)
        if spelling != fold(bare):
            written.setdefault(key, {}).setdefault(spelling, sourced.position.party)
    return tuple(
        PartyPositions(names[key], tuple(written.get(key, {}).values()), tuple(own))
        for key, own in found.items()
    )


def _party(sourced: SourcedPosition) -> tuple[str, str, str]:
    """What is the same for all names of a party, the name to show, and the name without its outlet."""
    party, report = sourced.position.party, sourced.report
    actor = actor_of(party)
    if actor is None:
        return party, party, party
    if actor.is_generic:
        teller = described(actor, actor_of(report.outlet), report)
        return teller.key, teller.name, actor.name
    return fold(actor.name), actor.name, actor.name
