"""Words around a place name in the sentences of an event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.claim import Span
from knell.resolve.place_around import widen_place


@pytest.mark.parametrize(
    ("text", "place", "phrase"),
    [
        ("A jet killed 12 people 30 km east of Raqqa on Monday.", "Raqqa", "30 km east of Raqqa"),
        (
            "It hit a camp about 20 miles (32 km) south-west of the city of Raqqa, he said.",
            "Raqqa",
            "about 20 miles (32 km) south-west of the city of Raqqa",
        ),
        ("It killed people five kilometres from Raqqa.", "Raqqa", "five kilometres from Raqqa"),
        ("The convoy was hit between Homs and Palmyra.", "Homs", "between Homs and Palmyra"),
        ("The convoy was hit between Homs and Palmyra.", "Palmyra", "between Homs and Palmyra"),
        (
            "A mine exploded on the road from Homs to Deir Ezzor on Monday.",
            "Deir Ezzor",
            "road from Homs to Deir Ezzor",
        ),
        ("A mine on the Homs-Palmyra road killed two.", "Homs", "Homs-Palmyra road"),
        ("A raid on the border between Syria and Turkey", "Syria", "border between Syria and Turkey"),
        ("It is 30 km east of Raqqa. They died 30 km east of Raqqa.", "Raqqa", "30 km east of Raqqa"),
        # The place itself.
        ("A jet killed 12 people in Raqqa.", "Raqqa", None),
        ("A jet struck Raqqa and a camp 30 km east of Raqqa.", "Raqqa", None),
        ("Mayadeen, 40 km east of Raqqa, was hit.", "Mayadeen", None),
        ("They fled to Homs and Palmyra.", "Homs", None),
        ("Fighting between the army and rebels in Homs", "Homs", None),
        ("30 km east of New-Raqqa", "Raqqa", None),
        ("30 people east of Raqqa", "Raqqa", None),
        ("Nothing here.", "Raqqa", None),
    ],
)
def test_widen_place(text: str, place: str, phrase: str | None) -> None:
    assert widen_place(place, text, (Span(0, len(text)),)) == phrase


def test_only_the_sentences_of_the_event_count() -> None:
    text = "Raqqa is quiet. They died 30 km east of Raqqa."
    assert widen_place("Raqqa", text, (Span(16, len(text)),)) == "30 km east of Raqqa"
    assert widen_place("Raqqa", text, (Span(0, 15),)) is None


@given(st.text(min_size=1, max_size=10), st.text(max_size=80))
def test_a_phrase_is_verbatim(place: str, text: str) -> None:
    phrase = widen_place(place, text, (Span(0, len(text)),))
    assert phrase is None or (phrase in text and place in phrase)
