"""How far two sentences choose the same place and the same days, by what an encoder makes of them."""

from dataclasses import dataclass, replace

import pytest
from tests.extract.build import draft_of

from knell.extract.event_date import name_days
from knell.extract.event_place import name_places
from knell.extract.impressions import PAIRS, Impressions, Thing
from knell.extract.scenes import Scene
from knell.extract.sense import Sense, named_spot, sentence_spot
from knell.extract.shares import Shares, share_of

TEXT = (
    "A raid hit Mayadeen on Monday. Shells fell on Aleppo on Sunday. Twelve people were killed in the town. "
    "Nine others died there."
)


@dataclass(frozen=True)
class Sure:
    """Fits of an encoder that is sure which place some sentences' events were at."""

    wanted: dict[int, set[int]]
    """The rows of the right places, by the row of a sentence; one that is not here fits everything alike."""

    def fit(self, pair: int, first: int, second: int) -> float:
        """For a sentence and a place; other pairs are not asked for."""
        if PAIRS[pair] != (Thing.SENTENCE, Thing.PLACE) or first not in self.wanted:
            return 0.0
        return 4.0 if second in self.wanted[first] else -4.0

    def forget(self) -> None:
        """Nothing is kept."""


def hear(scenes: list[Scene], choices: dict[int, str]) -> list[Scene]:
    """The scenes as an encoder would hear them that is sure of the place of some sentences."""
    named = [(named_spot(scene.clause, place), place.name) for scene in scenes for place in scene.places]
    spots = [*(sentence_spot(scene.clause) for scene in scenes), *(spot for spot, _ in named)]
    rows = {spot: row for row, spot in enumerate(spots)}
    wanted = {
        rows[sentence_spot(scene.clause)]: {rows[spot] for spot, name in named if name == choice}
        for scene in scenes
        if (choice := choices.get(scene.clause.index)) is not None
    }
    silent = dict.fromkeys(("struck", "main", "holds"), 0.0)
    impressions = Impressions(rows, [silent] * len(spots), Sure(wanted))
    return [replace(scene, sense=Sense(impressions, scene.clause)) for scene in scenes]


@pytest.fixture
def shares() -> list[Shares]:
    """Of four sentences: two name their places, the third is of the first one's, of the fourth nothing is known."""
    scenes = draft_of("News", TEXT).scenes[1:]
    indices = [scene.clause.index for scene in scenes]
    heard = hear(scenes, dict(zip(indices, ("Mayadeen", "Aleppo", "Mayadeen"), strict=False)))
    places, days = name_places(heard, None), name_days(heard)
    return [share_of(scene, places, days) for scene in heard]


def test_all_of_a_choice_of_place_is_shared_out(shares: list[Shares]) -> None:
    for one in shares:
        assert sum(one.places.values()) == pytest.approx(1)
        assert 0 < sum(one.days.values()) < 1


def test_sentences_of_one_place_agree_and_others_do_not(shares: list[Shares]) -> None:
    first, second, third, fourth = shares
    assert first.agree_on_place(third) > 0.9
    assert first.agree_on_place(second) < 0.1
    assert first.agree_on_place(fourth) == pytest.approx(0.5)
    assert first.agree_on_place(second) == second.agree_on_place(first)


def test_without_an_opinion_days_and_none_are_even(shares: list[Shares]) -> None:
    assert shares[0].agree_on_days(shares[1]) == pytest.approx(1 / 3)
