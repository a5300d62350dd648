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
class Figure:
    """Low to high, inclusive, in persons; None is an open end (shown as "42 or more", "up to 30").

    `victim_class` None is all victims together. `is_vague` is True where only words such as "dozens" stand
    behind it, `is_contested` where claims contradict one another (`steps` say how).
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

    @property
    def words(self) -> str:
        """The range in words: see `range_words`."""
        return range_words(self.low, self.high)
