"""Actors of the table that a text names."""

import pytest

from knell.text.actor import load_actors
from knell.text.named_actors import find_named_actors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Syrian Observatory for Human Rights said so.", {"Syrian Observatory for Human Rights"}),
        ("Rami Abdel Rahman told AFP.", {"Syrian Observatory for Human Rights", "Agence France-Presse"}),
        ("IS said so. Is it true? This site is down.", {"Islamic State"}),
        ("Is it true? Sana is a town; the observatory on the hill.", set()),
        ("SANA's report", {"SANA"}),
        ("", set()),
    ],
)
def test_named(text: str, names: set[str]) -> None:
    assert {actor.name for actor in find_named_actors(text, load_actors())} == names
