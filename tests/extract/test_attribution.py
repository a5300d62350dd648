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
    # The sentence opens with a place, not with who speaks; commas are lost.
    (
        "In Khan Sheikhun a town in the south raids killed 5 people the Syrian Observatory for Human Rights said",
        "the Syrian Observatory for Human Rights",
        SOHR,
        None,
    ),
    ("Regional forces on Sunday said that jets killed 5 people", "Regional forces", None, None),
    ("The U.N. in August said that more than 5 people died", "The U.N.", None, None),
    ("State TV quoted a military source as saying 5 people died", "a military source", None, "State TV"),
    ("5 people died, Barazi was quoted as saying by the channel", "Barazi", None, None),
    ("Local media reported on Monday citing a doctor that 5 died", "a doctor", None, "Local media"),
    (
        "According to a report by the Aleppo Justice Institute 5 died",
        "the Aleppo Justice Institute",
        None,
        None,
    ),
    ("A photographer at the medical facility saw the bodies of 5 people", "A photographer", None, None),
    ("State TV has raised the toll from the blast, saying 5 people died", "State TV", None, None),
    (
        "5 people died when a shell hit a school Ahmed Khatib a local activist said",
        "Ahmed Khatib",
        None,
        None,
    ),
    ("Rockets killed 5 in parts of Douma said Rami Abdel Rahman, its head", "Rami Abdel Rahman", None, None),
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
