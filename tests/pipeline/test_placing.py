"""The places of running text, found and resolved together: sentences of ours, real names, the real place index."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.toponym import PlacedToponym
from knell.model.where import Gazetteer
from knell.pipeline.placing import find_home, find_places, place_line

Expected = list[tuple[str, str | None]]
"""Each name with its country, and for a place within one its division: "US, Texas"; None where it is left open."""

CASES: list[tuple[str, Expected]] = [
    # The wider place that stands after a name says where it is.
    ("Police in Paris, Texas, arrested two men on Friday.", [("Paris", "US, Texas"), ("Texas", "US, Texas")]),
    (
        "Residents of San Jose, Costa Rica, and of San Jose, California, raised money.",
        [
            ("San Jose", "CR, San José"),
            ("Costa Rica", "CR"),
            ("San Jose", "US, California"),
            ("California", "US, California"),
        ],
    ),
    (
        "Floods hit the city of Charleston, W.Va., on Monday.",
        [("Charleston", "US, West Virginia"), ("W.Va.", "US, West Virginia")],
    ),
    # But countries and divisions in a row are a list: there is a town called China in Japan.
    (
        "Cases were confirmed in Brazil, China, Japan and Norway.",
        [("Brazil", "BR"), ("China", "CN"), ("Japan", "JP"), ("Norway", "NO")],
    ),
    (
        "Schools closed in Colorado, California and Texas.",
        [("Colorado", "US, Colorado"), ("California", "US, California"), ("Texas", "US, Texas")],
    ),
    (
        "She moved to Georgia, United States, last year.",
        [("Georgia", "US, Georgia"), ("United States", "US")],
    ),
    # A country is not its capital, though that bears its name.
    (
        "Schools in Mexico stayed shut on Monday. Those of Mexico City will open later, officials in Mexico said.",
        [("Mexico", "MX"), ("Mexico City", "MX, Mexico City"), ("Mexico", "MX")],
    ),
    # Else the other places of the text, or its people.
    (
        "The governor of Georgia spoke in Atlanta after meeting farmers from Macon and Savannah.",
        [
            ("Georgia", "US, Georgia"),
            ("Atlanta", "US, Georgia"),
            ("Macon", "US, Georgia"),
            ("Savannah", "US, Georgia"),
        ],
    ),
    ("Talks between Georgia and Russia will resume on Friday.", [("Georgia", "GE"), ("Russia", "RU")]),
    (
        "Health officials in NSW warned people in Sydney and Newcastle.",
        [
            ("NSW", "AU, New South Wales"),
            ("Sydney", "AU, New South Wales"),
            ("Newcastle", "AU, New South Wales"),
        ],
    ),
    # Nothing tells which: left open, never a guess.
    ("He was born in Springfield.", [("Springfield", None)]),
    # Names of persons and of organisations hold names of places.
    ("Paris Hilton flew to Tokyo on Friday.", [("Tokyo", "JP, Tokyo")]),
    ("Mr. London and Mrs. Sydney live in Melbourne.", [("Melbourne", "AU, Victoria")]),
    (
        "The minister, Chad Brown, said that Kenya would send troops to Haiti.",
        [("Kenya", "KE"), ("Haiti", "HT")],
    ),
    ("The Aleppo Media Center published pictures from Aleppo.", [("Aleppo", "SY, Aleppo")]),
    (
        "Officials at the University of Oxford declined to comment, but one in London did.",
        [("London", "GB, England")],
    ),
    ("The Washington Post reported that drones had crossed into Poland.", [("Poland", "PL")]),
    # Spellings.
    (
        "Strikes hit Deir ez-Zor, Raqqa and al-Mayadin in Syria.",
        [
            ("Deir ez-Zor", "SY, Deir ez-Zor"),
            ("Raqqa", "SY, Ar-Raqqah"),
            ("al-Mayadin", "SY, Deir ez-Zor"),
            ("Syria", "SY"),
        ],
    ),
    (
        "Jets bombed Khan Sheikhun near Idlib, Syria.",
        [("Khan Sheikhun", "SY, Idlib"), ("Idlib", "SY, Idlib"), ("Syria", "SY")],
    ),
    (
        "Boats left Port-au-Prince for the Dominican Republic.",
        [("Port-au-Prince", "HT, Ouest"), ("Dominican Republic", "DO")],
    ),
    # What comes from a country, and regions of several.
    ("Ukrainian officials met in Kyiv.", [("Ukrainian", "UA"), ("Kyiv", "UA, Kyiv City")]),
    (
        "Aid reached towns across the Middle East and North Africa.",
        [("Middle East", None), ("North Africa", None)],
    ),
    # A name that is also a word stands only beside its neighbours.
    (
        "Nablus and Jenin in the West Bank were raided overnight.",
        [("Nablus", "PS, West Bank"), ("Jenin", "PS, West Bank"), ("West Bank", "PS, West Bank")],
    ),
    ("On Monday the Senate and Congress met again.", []),
]


def told(placed: PlacedToponym) -> str | None:
    """The place in short, as the cases write it."""
    place = placed.place
    if place is None:
        return None
    return place.country if place.admin1 is None else f"{place.country}, {place.admin1}"


@pytest.mark.parametrize(
    ("text", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_places_of_a_sentence(gazetteer: Gazetteer, text: str, expected: Expected) -> None:
    found = find_places(text, gazetteer)
    assert [(one.toponym.name, told(one)) for one in found] == expected
    assert all(text[one.toponym.start : one.toponym.end] == one.toponym.name for one in found)


def test_one_name_is_one_place_in_a_text(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Paris. The mayor of Paris said so. It was the third in Paris, Texas, near Dallas."
    assert {told(one) for one in find_places(text, gazetteer) if one.toponym.name == "Paris"} == {"US, Texas"}


def test_what_was_left_open_says_why_and_what_it_may_be(gazetteer: Gazetteer) -> None:
    (found,) = find_places("He was born in Springfield.", gazetteer)
    assert (found.latitude, found.longitude, found.radius_m) == (None, None, None)
    assert "which Springfield is meant" in found.reason
    assert {one.place.country for one in found.rejected} == {"US"}


def test_a_choice_says_what_spoke_for_it_and_against_the_others(gazetteer: Gazetteer) -> None:
    paris = find_places("Police in Paris, Texas, arrested two men.", gazetteer)[0]
    assert "in Texas, which stands right after it" in paris.reason
    assert any("not in Texas" in lost.reason for lost in paris.rejected)


def test_a_division_without_an_outline_has_the_area_around_it(gazetteer: Gazetteer) -> None:
    found = next(one for one in find_places("A storm hit Laurel County, Kentucky.", gazetteer))
    assert found.level == "district"
    assert found.latitude is not None
    assert "the area is that of Kentucky" in found.reason


@pytest.mark.parametrize(
    ("outlet", "home"),
    [("The Jordan Times", "JO"), ("Kenyan Daily", "KE"), ("Example Post", None), ("", None), (None, None)],
)
def test_an_outlet_may_tell_its_home(gazetteer: Gazetteer, outlet: str | None, home: str | None) -> None:
    assert find_home(outlet, gazetteer) == home


def test_a_line_in_is_a_line_out(gazetteer: Gazetteer) -> None:
    article = {
        "doc_id": "d1",
        "outlet": "Example Post",
        "published": "2017-06-27",
        "title": "Raid on Manbij",
        "text": "The town of Manbij in Syria was hit.",
    }
    answer = json.loads(place_line(json.dumps(article), 1, gazetteer))
    assert answer["doc_id"] == "d1"
    whole = f"{article['title']}\n{article['text']}"
    assert [whole[one["start"] : one["end"]] for one in answer["places"]] == ["Manbij", "Manbij", "Syria"]
    manbij = answer["places"][1]
    assert (manbij["country"], manbij["level"], manbij["radius_m"]) == ("SY", "town", 5000)
    assert 0 < manbij["confidence"] <= 1
    assert set(manbij) == set(
        "start end phrase kind name geonameid country lat lon level radius_m confidence why rejected".split()
    )


@pytest.mark.parametrize("line", ["", "{", "[]", '{"doc_id": "x"}', '{"doc_id": "x", "text": 3}'])
def test_a_bad_line_is_answered_with_an_error(gazetteer: Gazetteer, line: str) -> None:
    assert "error" in json.loads(place_line(line, 1, gazetteer))


@given(st.text(alphabet="Paris, Texas. al-Mo'sl (\n)é-AB", max_size=120))
def test_any_text_is_read(gazetteer: Gazetteer, text: str) -> None:
    found = find_places(text, gazetteer)
    ends = 0
    for one in found:
        assert ends <= one.toponym.start < one.toponym.end <= len(text)
        assert (one.latitude, one.longitude) != (0, 0)
        ends = one.toponym.end
