"""Every value of the model has a word of its own."""

import pytest

from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Unit
from knell.model.incident import IncidentType, PerpetratorRelation, PerpetratorStance
from knell.model.position import PositionKind
from knell.model.where import PlaceLevel, PlaceRelation
from knell.wording import precision, tables


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (tables.TYPES, IncidentType),
        (tables.EVENTS, IncidentType),
        (tables.HARMS, Harm),
        (tables.CLASSES, VictimClass),
        (tables.POSITIONS, PositionKind),
        (tables.PERPETRATOR_STANCES, PerpetratorStance),
        (tables.RELATIONS, PerpetratorRelation),
        (tables.LEVELS, PlaceLevel),
        (tables.UNITS, Unit),
        (tables.SCOPES, Scope),
        (tables.STANCES, Stance),
        (precision.RELATIONS_OF_PLACE, PlaceRelation),
    ],
)
def test_every_kind_has_words_of_its_own(table: dict[str, str], kinds: type) -> None:
    assert set(table) == set(kinds)
    assert len(set(table.values())) == len(table)
