"""Phrases that put a place by others, and names that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.where import PlaceRelation
from knell.resolve.relative_phrase import RelativePhrase, parse_relative

R = PlaceRelation
KNOWN = frozenset(
    {"Homs", "Hama", "Palmyra", "Damascus", "Manbij", "al-Bab", "Syria", "Turkey", "Fall River", "Kobani",
     "Khan-Younis", "Khan", "Border"}
)  # fmt: skip


def offset(name: str, km: float, bearing: float | None = None, half: float | None = 22.5) -> RelativePhrase:
    return RelativePhrase(R.OFFSET, (name,), km, bearing, None if bearing is None else half)


@pytest.mark.parametrize(
    ("phrase", "parsed"),
    [
        ("30 km east of Homs", offset("Homs", 30, 90)),
        ("30km east of Homs", offset("Homs", 30, 90)),
        ("30-kilometre north of Homs", offset("Homs", 30, 0)),
        ("some 30 kilometers to the east of Homs", offset("Homs", 30, 90)),
        ("about 20 miles south-west of the Homs", offset("Homs", 20 * 1.609344, 225)),
        ("about 20 miles (32 km) southwest of Homs", offset("Homs", 20 * 1.609344, 225)),
        ("roughly 1.5 miles north east of Homs", offset("Homs", 1.5 * 1.609344, 45)),
        ("10 km north-north-east of Homs", offset("Homs", 10, 22.5, 11.25)),
        ("500 metres north of Homs", offset("Homs", 0.5, 0)),
        ("500m west of Homs", offset("Homs", 0.5, 270)),
        ("1,200 yards south of Homs", offset("Homs", 1200 * 0.0009144, 180)),
        ("five kilometres south of Homs", offset("Homs", 5, 180)),
        ("twenty-five kilometres south of Homs", offset("Homs", 25, 180)),
        ("a few kilometres south of Homs", offset("Homs", 3, 180)),
        ("half a mile south of Homs", offset("Homs", 0.5 * 1.609344, 180)),
        ("5-10 km south of Homs", offset("Homs", 7.5, 180)),
        ("12 km from Homs", offset("Homs", 12)),
        ("12 km away from Homs", offset("Homs", 12)),
        ("12 km outside Homs", offset("Homs", 12)),
        (
            "a village 30 km east of Homs, Syria",
            RelativePhrase(R.OFFSET, ("Homs",), 30.0, 90.0, 22.5, ("Syria",)),
        ),
        ("between Homs and Hama", RelativePhrase(R.BETWEEN, ("Homs", "Hama"))),
        ("halfway between Homs and Hama", RelativePhrase(R.BETWEEN, ("Homs", "Hama"))),
        ("the area between the towns of Homs and Hama", RelativePhrase(R.BETWEEN, ("Homs", "Hama"))),
        ("the road from Homs to Hama", RelativePhrase(R.ROAD, ("Homs", "Hama"))),
        ("on the main road between Homs and Hama", RelativePhrase(R.ROAD, ("Homs", "Hama"))),
        ("a highway linking Homs with Hama", RelativePhrase(R.ROAD, ("Homs", "Hama"))),
        ("the highway linking Homs with Hama", RelativePhrase(R.ROAD, ("Homs", "Hama"))),
        ("the Homs–Hama highway", RelativePhrase(R.ROAD, ("Homs", "Hama"))),
        ("the Homs-Hama international highway", RelativePhrase(R.ROAD, ("Homs", "Hama"))),
        ("the al-Bab-Manbij road", RelativePhrase(R.ROAD, ("al-Bab", "Manbij"))),
        ("the Qqxv-Manbij road", RelativePhrase(R.ROAD, ("Qqxv", "Manbij"))),
        ("the Deir Ezzor to Damascus road", RelativePhrase(R.ROAD, ("Deir Ezzor", "Damascus"))),
        ("the road to Homs", RelativePhrase(R.ROAD, ("Homs",))),
        ("the border between Syria and Turkey", RelativePhrase(R.BORDER, ("Syria", "Turkey"))),
        ("the Syrian-Turkish border", RelativePhrase(R.BORDER, ("Syrian", "Turkish"))),
        ("the Syria-Turkey border area", RelativePhrase(R.BORDER, ("Syria", "Turkey"))),
        ("near the Turkish border", RelativePhrase(R.BORDER, ("Turkish",))),
        ("close to the border with Turkey", RelativePhrase(R.BORDER, ("Turkey",))),
        ("Syria’s border with Turkey", RelativePhrase(R.BORDER, ("Syria", "Turkey"))),
        ("the Euphrates river", RelativePhrase(R.RIVER, ("Euphrates",))),
        ("the eastern bank of the Euphrates", RelativePhrase(R.RIVER, ("Euphrates",))),
        ("the river Tigris in Hama", RelativePhrase(R.RIVER, ("Tigris",), within=("Hama",))),
        ("international waters off Turkey", RelativePhrase(R.WATERS, ("Turkey",))),
        ("in international airspace off the coast of Syria", RelativePhrase(R.WATERS, ("Syria",))),
        # Names, and what says too little.
        ("Homs", None),
        ("near Homs", None),
        ("east of Homs", None),
        ("Fall River", None),
        ("Border", None),
        ("Khan-Younis road", None),
        ("Homs road", None),
        ("the old road", None),
        ("the border crossing", None),
        ("the border", None),
        ("between", None),
        ("30 km", None),
        ("many km east of Homs", None),
        ("1.2.3 km east of Homs", None),
        ("5,000 km east of Homs", None),
        ("10 km north-south of Homs", None),
        ("", None),
    ],
)
def test_parse_relative(phrase: str, parsed: RelativePhrase | None) -> None:
    assert parse_relative(phrase, KNOWN.__contains__) == parsed


@given(st.text(max_size=300))
def test_any_phrase_can_be_read(phrase: str) -> None:
    found = parse_relative(phrase, KNOWN.__contains__)
    assert found is None or all(found.names)


@pytest.mark.parametrize(
    ("phrase", "km"),
    [("30 km east of Homs", 12.43), ("30 km east-north-east of Homs", 5.97), ("30 km from Homs", 30)],
)
def test_what_a_distance_leaves_open(phrase: str, km: float) -> None:
    found = parse_relative(phrase, KNOWN.__contains__)
    assert found is not None
    assert found.spread_km == pytest.approx(km, abs=0.01)
