"""Model objects survive being written and read."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import NOON, make_claim, make_mention, make_position, make_when, make_where

from knell.model.claim import Claim, Span
from knell.model.figure import FigureStep
from knell.model.incident import Mention, PerpetratorRelation
from knell.model.position import Position
from knell.model.report import Origin
from knell.model.where import Anchor, Place, PlaceLevel, PlaceRelation, RejectedPlace, Where
from knell.store.codec import build, dump, load

REJECTED = RejectedPlace(
    Place(7, "Elsewhere", None, None, PlaceLevel.CITY, "IQ", None, None, 0), "in another country"
)

ANCHOR = Anchor("Raqqa", "Ar Raqqah", PlaceLevel.CITY, 35.95, 39.01, 5_000, 172955, "Raqqa", "SY")

CASES = [
    make_claim(),
    make_claim(part_of="C9", mention_id=None, victims=None, confidence=1),
    make_mention(relation=PerpetratorRelation.JOINT),
    make_mention(where=None, when=None, perpetrators=(), spans=()),
    make_position(accused="someone"),
    make_when(),
    dataclasses.replace(make_where(), rejected=(REJECTED,), forgiven=("an accent",)),
    dataclasses.replace(
        make_where(),
        relation=PlaceRelation.OFFSET,
        area_level=PlaceLevel.TOWN,
        reasons=("30 km from Ar Raqqah as the text says", "east leaves 12 km open"),
        wider="Syria",
        anchors=(ANCHOR,),
    ),
    Origin("a", NOON, 3),
    FigureStep("kept", "all", ("a", "b")),
]


@pytest.mark.parametrize("value", CASES, ids=lambda value: type(value).__name__)
def test_round_trip(value: object) -> None:
    assert build(type(value), load(dump(value))) == value


@given(text=st.text(st.characters(exclude_categories=())), start=st.integers(0, 10**6))
def test_any_text_survives(text: str, start: int) -> None:
    claim = dataclasses.replace(make_claim(), quote=text, span=Span(start, start + len(text)))
    assert build(Claim, load(dump(claim))) == claim


def test_missing_fields_take_defaults_and_unknown_ones_are_left_out() -> None:
    content = load(dump(make_position(accused="someone")))
    del content["accused"]
    assert build(Position, {**content, "added_later": [1]}) == make_position(accused=None)


def test_a_place_kept_before_there_were_relations_is_read() -> None:
    content = load(dump(dataclasses.replace(make_where(), radius_m=25_000, is_near=True)))
    for name in ("relation", "area_level", "reasons", "wider", "anchors"):
        del content[name]
    where = build(Where, content)
    assert (where.relation, where.reasons, where.anchors) == (PlaceRelation.AT, (), ())
    assert where.codes.ucdp_where_prec == 2


def test_missing_field_without_default_is_an_error() -> None:
    with pytest.raises(TypeError, match="phrase"):
        build(Where, {"level": "town", "reason": "none"})


def test_unknown_values_are_refused() -> None:
    with pytest.raises(TypeError, match="cannot keep a set"):
        dump({"a": {1, 2}})
    with pytest.raises(ValueError, match="no_such_type"):
        build(Mention, {**load(dump(make_mention())), "type": "no_such_type"})
