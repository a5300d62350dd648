"""The directory of sources: the shipped alias table, and what a user adds to it row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from knell.model.source import NO_NOTES, ActorKind, CanonicalActor, Reliability, SourceNotes
from knell.text.actor import ActorTable, find_actor, load_actors
from knell.text.names import fold

COLUMNS = (
    "name",
    "aliases",
    "kind",
    "party",
    "reliability",
    "reason",
    "method",
    "bias",
    "takes_over",
)
"""Columns of a user's table; only `name` must be there. `aliases` are separated by semicolons."""

SEPARATOR = ";"


class RefusedSource(ValueError):
    """A row that cannot be used; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Who is who for one user: `table` with the user's own sources in it, and their neutral names."""

    table: ActorTable
    own_names: frozenset[str] = frozenset()
    _found: dict[str, CanonicalActor | None] = field(default_factory=dict, compare=False, repr=False)

    def actor(self, name: str | None) -> CanonicalActor | None:
        """The actor that a report means by `name`; None for none, and for what is no name ("—")."""
        if name is None:
            return None
        if name not in self._found:
            try:
                self._found[name] = find_actor(name, self.table)
            except ValueError:
                self._found[name] = None
        return self._found[name]

    def notes(self, actor: CanonicalActor | None) -> SourceNotes:
        """What is noted of an actor: method, bias, reliability; F where nobody graded it."""
        return NO_NOTES if actor is None else self.table.notes.get(actor.name, NO_NOTES)

    def aliases(self, actor: CanonicalActor) -> tuple[str, ...]:
        """Every name of an actor that the table has, folded, by letters."""
        return tuple(sorted(alias for alias, one in self.table.aliases.items() if one == actor))


@lru_cache(maxsize=1)
def shipped_directory() -> Directory:
    """The directory without anybody's additions."""
    return Directory(load_actors())


def extend(directory: Directory, row: Mapping[str, str]) -> Directory:
    """The directory with one row of a user's table.

    A row adds aliases and notes to a source that is known, or makes a new one, which needs a kind. Raises
    RefusedSource for a row without a name, with an unknown kind, side or grade, or with an alias of another
    source, unless its column `takes_over` says "yes".
    """
    name = row.get("name", "").strip()
    if not fold(name):
        raise RefusedSource("the column “name” is empty: give the source's neutral name")
    known = directory.table.aliases.get(fold(name))
    actor = _make_actor(directory, name, known, row)
    written = [part.strip() for part in row.get("aliases", "").split(SEPARATOR) if part.strip()]
    if unusable := [alias for alias in written if not fold(alias)]:
        raise RefusedSource(f"the alias {unusable[0]!r} has no letters or digits")
    takes_over = _yes(row.get("takes_over", ""))
    for alias in written:
        holder = directory.table.aliases.get(fold(alias))
        if holder is not None and holder.name != actor.name and not takes_over:
            raise RefusedSource(
                f"“{alias}” is a name of {holder.name} already: leave it out, or write yes in the column"
                " “takes_over”"
            )
    before = actor if known is None else known
    aliases = {alias: actor if one == before else one for alias, one in directory.table.aliases.items()} | {
        fold(alias): actor for alias in (name, actor.name, *written)
    }
    notes = {**directory.table.notes, actor.name: _make_notes(directory.notes(actor), row)}
    table = replace(directory.table, aliases=aliases, notes=notes)
    return Directory(table, directory.own_names | {actor.name})


def extend_all(
    directory: Directory, rows: Iterable[tuple[int, Mapping[str, str]]]
) -> tuple[Directory, tuple[int, ...], tuple[tuple[int, str], ...]]:
    """The directory with all rows that can be used, the lines of these, and (line, reason) of each refused one.

    A row may name a side that only a later row makes: what is refused is tried again until nothing more is
    taken, so that the order of rows does not matter for that.
    """
    waiting = list(rows)
    taken: list[int] = []
    refused: list[tuple[int, str]] = []
    while waiting:
        refused = []
        left: list[tuple[int, Mapping[str, str]]] = []
        for line, row in waiting:
            try:
                directory = extend(directory, row)
                taken.append(line)
            except RefusedSource as error:
                refused.append((line, str(error)))
                left.append((line, row))
        if len(left) == len(waiting):
            break
        waiting = left
    return directory, tuple(sorted(taken)), tuple(refused)


def _make_actor(
    directory: Directory, name: str, known: CanonicalActor | None, row: Mapping[str, str]
) -> CanonicalActor:
    kind = _kind(row.get("kind", ""))
    if known is None and kind is None:
        kinds = ", ".join(ActorKind)
        raise RefusedSource(f"“{name}” is not known yet: give its kind in the column “kind” ({kinds})")
    party = _party(directory, name, row.get("party", ""))
    if known is None:
        return CanonicalActor(name, kind or ActorKind.OTHER, party)
    return replace(known, kind=kind or known.kind, party=party or known.party)


def _kind(text: str) -> ActorKind | None:
    text = text.strip().casefold().replace(" ", "_")
    if not text:
        return None
    try:
        return ActorKind(text)
    except ValueError:
        raise RefusedSource(f"the kind is {text!r}: give one of {', '.join(ActorKind)}") from None


def _party(directory: Directory, name: str, text: str) -> str | None:
    text = text.strip()
    if not text:
        return None
    if fold(text) == fold(name):
        return name
    side = directory.actor(text)
    if side is None or side.party is None or side.is_generic or fold(text) not in _sides(directory):
        raise RefusedSource(
            f"the party is {text!r}, which is no known side: give that side a row of its own first, with its own"
            " name as its party"
        )
    return side.party


def _sides(directory: Directory) -> frozenset[str]:
    """Every name of a side, folded."""
    names = {alias for alias, actor in directory.table.aliases.items() if actor.party is not None}
    states = {" ".join(words) for words in directory.table.states}
    return frozenset(names | states | {fold(state.name) for state in directory.table.states.values()})


def _make_notes(known: SourceNotes, row: Mapping[str, str]) -> SourceNotes:
    grade = row.get("reliability", "").strip().upper()
    if grade and grade not in set(Reliability):
        raise RefusedSource(f"the reliability is {grade!r}: give a letter from A to F")
    values: Sequence[str | None] = [
        row.get(name, "").strip() or None for name in ("method", "bias", "reason")
    ]
    return SourceNotes(
        method=values[0] or known.method,
        bias=values[1] or known.bias,
        reliability=Reliability(grade) if grade else known.reliability,
        reason=values[2] or known.reason,
    )


def _yes(text: str) -> bool:
    return text.strip().casefold() in ("yes", "y", "true", "1")
