"""Places of an article called otherwise, for training: everything else stays where it was."""

import random

from eval.encoding.labels import Label, Labelled
from eval.encoding.swapping import names_of_places, swap_places
from hypothesis import given
from hypothesis import strategies as st

from knell.extract.impressions import Spot, Thing

TEXT = "Syria: raid on Raqqa kills 12. Raqqa was hit on Monday, and so was Tal Abyad, near Tal Hamis."


def _spot(thing: Thing, words: str, begin: int = 0) -> Spot:
    start = TEXT.index(words, begin)
    return Spot(thing, start, start + len(words), 0)


SPOTS = (
    Spot(Thing.SENTENCE, 0, len(TEXT), 0),
    _spot(Thing.PLACE, "Syria"),
    _spot(Thing.PLACE, "Raqqa"),
    _spot(Thing.FIGURE, "12"),
    _spot(Thing.PLACE, "Raqqa", 20),
    _spot(Thing.DATE, "on Monday"),
    _spot(Thing.PLACE, "Tal Abyad"),
    _spot(Thing.PLACE, "Tal Hamis"),
    _spot(Thing.PARTY, "Raqqa", 20),
)
LABELS = tuple(Label(is_country=spot is SPOTS[1]) for spot in SPOTS)
ARTICLE = Labelled("a", TEXT, None, SPOTS, LABELS, frozenset())


def test_only_names_that_share_no_word_and_are_no_country_are_swapped() -> None:
    assert names_of_places([ARTICLE]) == ["Raqqa"]


@given(st.integers(0, 50), st.sampled_from(["Mayadeen", "Ain", "al-Bukamal border crossing"]))
def test_spots_lie_on_the_same_words_or_on_the_new_name(seed: int, name: str) -> None:
    swapped = swap_places(ARTICLE, [name], random.Random(seed))
    for before, after in zip(ARTICLE.spots, swapped.spots, strict=True):
        old, new = TEXT[before.start : before.end], swapped.text[after.start : after.end]
        if old == TEXT:
            assert new == swapped.text
        else:
            assert new == (old if swapped.text == TEXT or old != "Raqqa" else name)
    assert swapped.labels == ARTICLE.labels


def test_a_name_is_swapped_everywhere_or_nowhere() -> None:
    texts = {swap_places(ARTICLE, ["Ain"], random.Random(seed)).text for seed in range(20)}
    assert texts == {TEXT, TEXT.replace("Raqqa", "Ain")}
