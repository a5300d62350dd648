"""Which words of a sentence name a party."""

import pytest
from tests.extract.build import clause_of

from knell.extract.parties import find_parties

CASES = [
    ("Syrian government forces shelled the town.", ["Syrian government forces"]),
    ("Forces shelled the town.", []),
    ("It is said to have hit us.", []),
]


@pytest.mark.parametrize(("sentence", "names"), CASES, ids=[case[0][:40] for case in CASES])
def test_parties_of_a_sentence(sentence: str, names: list[str]) -> None:
    assert [party.name for party in find_parties(clause_of(sentence))] == names
