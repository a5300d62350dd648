"""Words of a sentence that speak for or against its figures summing over several incidents."""

import pytest

from knell.extract.scope_words import find_scope_words

FOUND = [
    ("Air raids across the province killed 40 people.", {"across", "series"}),
    ("Shelling killed nine people in and around Hama.", {"around"}),
    ("Shells hit the town and its surroundings.", {"around"}),
    ("Between 3 and 9 of May clinics took in 200 wounded.", {"between"}),
    ("From March to June 80 medics died.", {"between", "month"}),
    ("More than 300 people died in July bombing.", {"month"}),
    ("The siege of 20 months has left 90 dead.", {"long", "present_perfect", "perfect"}),
    ("Friday's market bombing killed 12.", {"one_attack"}),
    ("Fridays market bombing killed 12.", {"one_attack"}),
    ("A total of 21 people were killed.", {"total"}),
    ("The toll of the blast rose to 14.", {"toll_moves", "one_attack"}),
    ("It was the deadliest raid since 2014.", {"worst_since", "since_long", "since"}),
]


@pytest.mark.parametrize(("sentence", "names"), FOUND)
def test_what_speaks_for_a_sum_is_named(sentence: str, names: set[str]) -> None:
    assert names <= find_scope_words(sentence)


NOT_FOUND = [
    ("Eight people died on 4 July in Hama.", "month"),
    ("Shells killed six people on July 4.", "month"),
    ("He lost his brother four years ago.", "long"),
    ("Raids killed 12 people in Hama.", "one_attack"),
    ("The hospital and the school were hit.", "around"),
    ("Between 3 and 9 people died.", "between"),
    ("Fighters have since left the town.", "since_long"),
]


@pytest.mark.parametrize(("sentence", "name"), NOT_FOUND)
def test_what_does_not_speak_for_it_is_left_out(sentence: str, name: str) -> None:
    assert name not in find_scope_words(sentence)
