"""What assessing takes: who tells of whom harmed, who is said to have done it, and what the parties say."""

from dataclasses import dataclass

from knell.model.claim import Harm, VictimClass
from knell.model.told import SaidPosition, ToldEvent


@dataclass(frozen=True, slots=True)
class ToldHarm:
    """One claim, as far as grading needs it.

    `independence_key` is one text for all claimants that are not independent of one another. `is_credible` is
    False where a person graded the source unreliable or the claim improbable. `is_none` for "no casualties".
    """

    claim_id: str
    claimant: str
    independence_key: str
    harm: Harm
    victim_class: VictimClass
    is_party: bool
    is_credible: bool
    is_none: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything of one incident that a grade may rest on."""

    testimonies: tuple[ToldHarm, ...]
    events: tuple[ToldEvent, ...]
    positions: tuple[SaidPosition, ...]
    is_contested_by_perpetrator: bool = False
