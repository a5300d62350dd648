"""Names for the map: which places, in which spelling, and that memory and answers are bounded."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.adapters.gazetteer import SqliteGazetteer
from knell.adapters.place_labels import HELD, SHOWN, PlaceLabels, plain_name
from knell.model.where import Place, PlaceLevel


class FewSettlements:
    """A gazetteer of these places, largest first; remembers how many were asked for."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = sorted(places, key=lambda place: -place.population)
        self.asked: list[int] = []

    def largest(self, limit: int) -> Sequence[Place]:
        self.asked.append(limit)
        return self.places[:limit]


def make_place(name: str, latitude: float | None, longitude: float | None, population: int = 50_000) -> Place:
    """A city."""
    return Place(1, name, latitude, longitude, PlaceLevel.CITY, "SY", None, None, population)


PLACES = (
    make_place("Ḩamāh", 35.1, 36.8, 460_000),
    make_place("Testabad", 35.0, 40.4, 90_000),
    make_place("Suva", -18.1, 178.4, 90_001),
    make_place("Apia", -13.8, -171.8, 40_000),
    make_place("Nowhere", None, None, 1_000_000),
)


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ((35.0, 34.0, 41.0, 36.0), ["Hamah", "Testabad"]),
        ((40.4, 35.0, 40.4, 35.0), ["Testabad"]),
        ((37.0, 34.0, 40.0, 36.0), []),
        ((170.0, -20.0, 190.0, -10.0), ["Suva", "Apia"]),
        ((-190.0, -20.0, -170.0, -10.0), ["Suva", "Apia"]),
        ((395.0, 34.0, 401.0, 36.0), ["Hamah", "Testabad"]),
        ((-325.0, 34.0, -319.0, 36.0), ["Hamah", "Testabad"]),
        ((-180.0, -90.0, 180.0, 90.0), ["Hamah", "Suva", "Testabad", "Apia"]),
        ((-540.0, -90.0, 540.0, 90.0), ["Hamah", "Suva", "Testabad", "Apia"]),
    ],
)
def test_places_of_a_box(box: tuple[float, float, float, float], names: list[str]) -> None:
    assert [name for name, *_ in PlaceLabels(FewSettlements(PLACES))(*box)] == names


def test_a_label_is_name_latitude_longitude_population() -> None:
    assert PlaceLabels(FewSettlements(PLACES))(-182.0, -20.0, -178.0, -10.0) == [
        ("Suva", -18.1, 178.4, 90_001)
    ]


def test_the_gazetteer_is_asked_once_and_answers_are_bounded() -> None:
    few = FewSettlements([make_place(f"Place {i}", 10.0, 10.0, i) for i in range(2 * SHOWN)])
    labels = PlaceLabels(few)
    for _ in range(2):
        assert [population for *_, population in labels(9, 9, 11, 11)] == list(
            range(2 * SHOWN - 1, SHOWN - 1, -1)
        )
    assert few.asked == [HELD]


@given(st.floats(-540, 540), st.floats(0, 1080), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90))
def test_a_place_is_in_a_box_on_any_turn_of_the_globe(
    west: float, span: float, south: float, longitude: float, latitude: float
) -> None:
    labels = PlaceLabels(FewSettlements([make_place("A", latitude, longitude)]))
    turns = [longitude + 360 * turn for turn in range(-4, 7)]
    is_clear = all(abs(edge - turn) > 1e-6 for turn in turns for edge in (west, west + span))
    is_inside = south <= latitude and any(west <= turn <= west + span for turn in turns)
    if is_clear:
        assert bool(labels(west, south, west + span, 90)) == is_inside


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Aleppo", "Aleppo"),
        ("Ḩamāh", "Hamah"),
        ("Dar‘ā", "Dar'a"),
        ("Łódź", "Lodz"),
        ("Şanlıurfa", "Sanliurfa"),
        ("Gießen", "Giessen"),
        ("Muḩāfaz̧at", "Muhafazat"),
        ("Київ", "Київ"),
        ("حلب", "حلب"),
    ],
)
def test_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_labels_of_the_real_index(gazetteer: SqliteGazetteer) -> None:
    labels = PlaceLabels(gazetteer)
    around = [name for name, *_ in labels(36.0, 34.0, 41.5, 37.0)]
    assert around[:2] == ["Aleppo", "Homs"]
    assert "Al Mayadin" in around
    world = labels(-180, -90, 180, 90)
    assert len(world) == SHOWN
    assert [label[3] for label in world] == sorted((label[3] for label in world), reverse=True)
    assert all(-180 <= longitude <= 180 for _, _, longitude, _ in world)
