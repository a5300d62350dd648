"""What a machine may suggest of an incident's standing; a person decides."""

from dataclasses import dataclass

from knell.model.grade import Grade


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a suggestion rests on, and the claims, positions or mentions that it is from."""

    words: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeSuggestion:
    """A grade of Airwars', the facts that triggered it, and what would have to be known for a better one.

    `grade` None: nothing to grade, for nobody who is no party tells of people harmed.
    """

    grade: Grade | None
    facts: tuple[Fact, ...]
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcesSuggestion:
    """The two-source rule: provisional where fewer than two independent claimants tell of deaths."""

    is_provisional: bool
    independent: tuple[str, ...]
    facts: tuple[Fact, ...]
