"""Runs of capitalised words, cut into names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.build import clause_of

from knell.extract.known_names import Known
from knell.extract.place_names import cut_names
from knell.model.where import PlaceLevel

KNOWN = frozenset({"Arbin", "Saqba", "al-Saqba", "Kafr Zita", "Aleppo", "Bab", "Deir Ezzor"})
FORGIVEN = frozenset({"Dilbara", "al-Qarmata"})
"""Names that the index has in another spelling only."""

CASES = [
    ("Arbin Saqba", False, ["Arbin", "Saqba"]),
    ("Kafr Zita Arbin", False, ["Kafr Zita", "Arbin"]),
    # No first word alone, though an index has a place of that name.
    ("Bab al-Faraj", False, ["Bab al-Faraj"]),
    ("Khan Touman", False, ["Khan Touman"]),
    ("Deir Ezzor Military Airport", False, ["Deir Ezzor Military Airport"]),
    # Where several are announced, an unknown name is short.
    ("Helbara Qarmata Saqba", True, ["Helbara", "Qarmata", "Saqba"]),
    ("Helbara Qarmata", False, ["Helbara Qarmata"]),
    # Two names that are known part a name with an article; two that are only forgiven do not.
    ("Arbin al-Saqba", False, ["Arbin", "al-Saqba"]),
    ("Dilbara al-Qarmata", False, ["Dilbara al-Qarmata"]),
]


def cut(text: str, *, in_list: bool) -> list[str]:
    clause = clause_of(text)

    def look_up(first: int, last: int) -> Known | None:
        name = clause.words(first, last)
        if name not in KNOWN | FORGIVEN:
            return None
        return Known(PlaceLevel.TOWN, "SY", 1000, frozenset(), is_exact=name in KNOWN)

    names = cut_names(clause, 0, len(clause.tokens), in_list=in_list, look_up=look_up)
    return [clause.words(first, last) for first, last in names]


@pytest.mark.parametrize(("text", "in_list", "names"), CASES, ids=[case[0] for case in CASES])
def test_names(text: str, in_list: bool, names: list[str]) -> None:
    assert cut(text, in_list=in_list) == names


@given(
    st.lists(
        st.sampled_from("Arbin Saqba Kafr Zita Bab al-Faraj Um New Hotel Dilbara".split()),
        min_size=1,
        max_size=12,
    )
)
def test_every_word_is_in_one_name(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(cut(text, in_list=False)).replace(" ", "") == text.replace(" ", "")
