"""A reading in the form of the annotations: every field by its name, every unknown as null."""

import json
from datetime import date

from tests.factory import make_claim, make_mention, make_position, make_reading, make_when, make_where

from knell.model.claim import Harm, Scope, Stance, VictimAxes, VictimClass
from knell.model.count import Count, Qualifier, Unit
from knell.model.incident import IncidentType, Perpetrator, PerpetratorRelation, PerpetratorStance
from knell.model.position import PositionKind
from knell.pipeline.form import reading_form

MENTION = make_mention(
    admin="Testland",
    weapon="jet",
    perpetrators=[
        Perpetrator("Northern jets", PerpetratorStance.ALLEGED, "Northern Coalition"),
        Perpetrator("Southern jets", PerpetratorStance.DENIED),
    ],
    relation=PerpetratorRelation.ALTERNATIVE,
    when=make_when(date(2017, 6, 26), date(2017, 6, 27)),
)
CLAIM = make_claim(
    "C2",
    scope=Scope.PART,
    quote="42 detainees",
    start=7,
    count=Count(42, 42, Qualifier.EXACT, "42", Unit.PERSONS),
    harm=Harm.KILLED,
    victims="detainees",
    victim_class=VictimClass.DETAINEE,
    victim=VictimAxes(situation="detained"),
    claimant="its head",
    organisation="Quiet Monitor",
    via="Example Wire",
    part_of="C1",
    stance=Stance.ASSERTED,
    confidence=0.75,
)


def test_everything_that_was_read_is_written() -> None:
    reading = make_reading(
        mentions=[MENTION],
        claims=[CLAIM],
        positions=[make_position(kind=PositionKind.ACCUSES, accused="The South", quote="It was the South.")],
    )
    assert reading_form("a-1", reading) == {
        "doc_id": "a-1",
        "relevant": True,
        "incidents": [
            {
                "id": "I1",
                "main": True,
                "type": "airstrike",
                "weapon": "jet",
                "date_start": "2017-06-26",
                "date_end": "2017-06-27",
                "date_quote": "Monday",
                "place": "Testabad",
                "places": ["Testabad"],
                "near": False,
                "place_level": "town",
                "admin": "Testland",
                "country": "SY",
                "target": "the market of Testabad",
                "perpetrators": [
                    {"name": "Northern jets", "stance": "alleged"},
                    {"name": "Southern jets", "stance": "denied"},
                ],
                "perpetrator_relation": "alternative",
            }
        ],
        "claims": [
            {
                "id": "C2",
                "incident": "I1",
                "scope": "part",
                "quote": "42 detainees",
                "start": 7,
                "end": 19,
                "figure": "42",
                "qualifier": "exact",
                "low": 42,
                "high": 42,
                "unit": "persons",
                "harm": "killed",
                "victims": "detainees",
                "victim_class": "detainee",
                "victim": {
                    "status": "unknown",
                    "age": "unknown",
                    "sex": "unknown",
                    "role": "none",
                    "situation": "detained",
                },
                "claimant": "its head",
                "claimant_org": "Quiet Monitor",
                "via": "Example Wire",
                "part_of": "C1",
                "stance": "asserted",
                "confidence": 0.75,
            }
        ],
        "positions": [
            {
                "party": "The Northern Coalition",
                "incident": "I1",
                "position": "accuses",
                "quote": "It was the South.",
                "accused": "The South",
            }
        ],
    }


def test_what_is_unknown_is_null_and_never_a_number() -> None:
    bare = make_mention(
        type=IncidentType.OTHER, place=None, target=None, perpetrators=[], date_phrase=None, when=None, where=None,
        country=None,
    )  # fmt: skip
    dead = make_claim(count=Count(None, None, None, None), mention_id=None, victims=None, claimant=None)
    form = reading_form(None, make_reading(mentions=[bare], claims=[dead], positions=[make_position()]))
    incident, claim = form["incidents"][0], form["claims"][0]
    nulls = ("weapon", "date_start", "date_end", "date_quote", "place", "place_level", "admin", "country")
    assert all(incident[name] is None for name in (*nulls, "target", "perpetrator_relation"))
    assert all(
        claim[name] is None
        for name in ("incident", "figure", "qualifier", "low", "high", "victims", "claimant", "claimant_org")
    )
    assert form["doc_id"] is None
    assert "accused" not in form["positions"][0]


def test_a_place_that_was_named_and_not_found_keeps_its_level() -> None:
    where = make_where(latitude=None, longitude=None, radius_m=None, geonameid=None)
    form = reading_form("x", make_reading(mentions=[make_mention(where=where)], claims=[], positions=[]))
    assert form["incidents"][0]["place_level"] == "town"


def test_the_form_is_json_and_a_report_of_nothing_has_empty_lists() -> None:
    form = reading_form("x", make_reading(is_relevant=False, mentions=[], claims=[], positions=[]))
    assert json.loads(json.dumps(form)) == {
        "doc_id": "x",
        "relevant": False,
        "incidents": [],
        "claims": [],
        "positions": [],
    }
