"""Who says so: frames of speech, names and organisations, pronouns, and the outlet's own voice."""

import pytest
from tests.extract.build import clause_of

from knell.extract.attribution import attribute, hear, start_voices

SOHR = "Syrian Observatory for Human Rights"
CASES = [
    (
        "The strikes killed 42, according to the Syrian Observatory for Human Rights",
        "the Syrian Observatory for Human Rights",
        SOHR,
        None,
    ),
    (
        "Observatory chief Rami Abdel Rahman told AFP the strikes killed 42 prisoners",
        "Rami Abdel Rahman",
        SOHR,
        "AFP",
    ),
    ("The raid killed 42 people, a monitor said Tuesday, as critics hit out", "a monitor", SOHR, None),
    ("The raid left 15 dead in the east of the city the Observatory said.", "the Observatory", SOHR, None),
    ("Rami Abdel Rahman, the head of the monitor, said 5 people died", "Rami Abdel Rahman", SOHR, None),
    (
        "A source at Aleppo Police Command said that 4 people died",
        "A source at Aleppo Police Command",
        None,
        None,
    ),
    ("Homs Governor Talal Barazi said 5 people died", "Talal Barazi", None, None),
    ("“We counted 5 dead,” said Pentagon spokesman John Roe", "John Roe", "Pentagon", None),
    ("Shells killed 5 people in the market", None, None, None),
    ("Islamic State claimed responsibility for the bomb that killed 5", None, None, None),
]


@pytest.mark.parametrize(("text", "claimant", "organisation", "via"), CASES, ids=[c[0][:50] for c in CASES])
def test_the_claimant_of_a_figure(
    text: str, claimant: str | None, organisation: str | None, via: str | None
) -> None:
    clause = clause_of(text)
    voices = start_voices(f"The {SOHR} watches. {text}")
    heard = hear(clause, voices)
    at = next(i for i, t in enumerate(clause.tokens) if t.text in ("42", "15", "5", "4"))
    voice = attribute(clause, at, heard, voices)
    found = (None, None, None) if voice is None else (voice.name, voice.organisation, voice.via)
    assert found == (claimant, organisation, via)


def test_pronouns_stand_for_the_last_speaker() -> None:
    voices = start_voices("")
    hear(clause_of("Interior Ministry spokesman John Roe said 5 people died", index=1), voices)
    clause = clause_of("“Another 7 were wounded,” he added", index=2)
    voice = attribute(clause, 2, hear(clause, voices), voices)
    assert voice is not None
    assert (voice.name, voice.organisation) == ("John Roe", "Interior Ministry")


def test_a_sentence_that_goes_on_keeps_its_claimant() -> None:
    voices = start_voices("")
    hear(clause_of("Activists said 5 people died", index=1), voices)
    clause = clause_of("Another 7 were wounded", index=2)
    voice = attribute(clause, 1, hear(clause, voices), voices)
    assert voice is not None
    assert voice.name == "Activists"
