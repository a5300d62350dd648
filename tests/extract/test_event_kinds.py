"""What kind of violence an event was, where its sentences say several."""

import pytest

from knell.extract.event import settle_kind
from knell.model.incident import IncidentType as T

CASES = [
    # The bomber is told of: the bomb was his.
    ({T.IED: 9.0, T.SUICIDE_BOMBING: 2.0}, T.SUICIDE_BOMBING),
    # "bombing" beside warplanes is from the air, beside artillery from the ground.
    ({T.BOMBARDMENT: 9.0, T.AIRSTRIKE: 1.0}, T.AIRSTRIKE),
    ({T.BOMBARDMENT: 9.0, T.SHELLING: 1.0}, T.SHELLING),
    # "air strikes and artillery fire": from both.
    ({T.AIRSTRIKE: 6.0, T.SHELLING: 6.0}, T.BOMBARDMENT),
    ({T.AIRSTRIKE: 12.0, T.SHELLING: 2.0}, T.AIRSTRIKE),
    ({T.OTHER: 9.0, T.SHOOTING: 1.0}, T.SHOOTING),
    ({T.OTHER: 9.0}, T.OTHER),
    ({}, T.OTHER),
]


@pytest.mark.parametrize(("weights", "kind"), CASES, ids=[str(kind) for _, kind in CASES])
def test_kind(weights: dict[T, float], kind: T) -> None:
    assert settle_kind(weights) is kind
