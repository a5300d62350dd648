"""A figure: what is known of one harm to one class of victims, computed from claims by a named policy."""

from dataclasses import dataclass

from knell.model.claim import Harm, VictimClass


def range_words(low: int | None, high: int | None) -> str:
    """A range as a person writes it: "57–59", "42", "42 or more", "up to 30", "unknown"; None is an open end."""
    if low is None and high is None:
        return "unknown"
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}–{high}"


@dataclass(frozen=True, slots=True)
class FigureStep:
    """One step that made a figure: what was done, in words, and the claims that it was done to."""

    action: str
    detail: str
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A range as a sum is worked out on paper: an operation, and what it was done to.

    `operation` "read" takes the range from the words of each of `claim_ids`, which all say the same; "rule" is a
    number that the policy itself sets; every other one is done to `operands`, in their order. `low` and `high` are
    what came of it, persons, inclusive; None is an open end. `knell.reconcile.replay` computes it again.
    """

    operation: str
    low: int | None
    high: int | None
    claim_ids: tuple[str, ...] = ()
    operands: tuple["Derivation", ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Low to high, inclusive, in persons; None is an open end (shown as "42 or more", "up to 30").

    `victim_class` None is all victims together; UNSPECIFIED are those whose status nobody says. `side` is the
    neutral name of the party whose members they were, None where a figure is not of one side. `best` is the most
    likely number, under policies that give one. `is_vague` is True where only words such as "dozens" stand
    behind it, `is_contested` where claims contradict one another (`steps` say how), `is_provisional` where fewer
    independent claimants stand behind it than the policy asks for. `derivation` is None for what was read from
    the store, and where nothing was admitted.
    """

    harm: Harm
    victim_class: VictimClass | None
    low: int | None
    high: int | None
    policy: str
    policy_version: str
    is_vague: bool = False
    is_contested: bool = False
    steps: tuple[FigureStep, ...] = ()
    best: int | None = None
    side: str | None = None
    is_provisional: bool = False
    derivation: Derivation | None = None

    @property
    def words(self) -> str:
        """The range in words: see `range_words`."""
        return range_words(self.low, self.high)
