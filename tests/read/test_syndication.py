"""Texts as sequences of words: the same text meets itself, a changed figure changes nothing, other texts never meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.read.syndication import LEAST_SHINGLES, compare, make_bands, shingle

KEY = b"k" * 32
TEXT = (
    "Air strikes on a market in the town killed at least 12 people on Monday, a doctor at the hospital said."
    " Rescuers dug through the night for those who were still missing. The army said that it had struck a depot."
    " Nobody could enter the quarter until the morning, when ambulances from three towns came."
)
OTHER = (
    "Two cars blew up outside a police station at noon, and the governor closed the road to the border. Shops"
    " stayed shut for the rest of the day while soldiers searched every house along the river for the men."
)


def alike(left: str, right: str, key: bytes = KEY) -> tuple[float, float] | None:
    found = compare("a", shingle(left, key).packed, "b", shingle(right, key).packed)
    return None if found is None else (found.jaccard, found.contained)


def share_a_band(left: str, right: str) -> bool:
    one, other = make_bands([shingle(left, KEY), shingle(right, KEY)], KEY)
    return bool(set(one) & set(other))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (TEXT, (1.0, 1.0)),
        (TEXT.upper(), (1.0, 1.0)),
        (TEXT.replace("12", "57"), (1.0, 1.0)),
        (TEXT.replace("12", "1,257"), (1.0, 1.0)),
        (TEXT.replace(" ", "\n  "), (1.0, 1.0)),
        (OTHER, None),
    ],
    ids=["same", "case", "another figure", "a longer figure", "spaces", "another text"],
)
def test_likeness(other: str, expected: tuple[float, float] | None) -> None:
    assert alike(TEXT, other) == expected
    assert share_a_band(TEXT, other) == (expected is not None)


def test_a_cut_copy_is_contained() -> None:
    cut = TEXT[: len(TEXT) // 3]
    found = alike(TEXT, cut)
    assert found is not None
    assert found[0] < 0.5 < 0.9 < found[1]  # that bands find such pairs too is measured: eval/sources


def test_a_paragraph_of_anothers_text_makes_no_copy() -> None:
    assert alike(TEXT, f"{OTHER} {TEXT[:60]}") is None


@pytest.mark.parametrize("text", ["", "Air strike on X.", "word " * (LEAST_SHINGLES + 3)])
def test_what_is_too_short_is_never_compared(text: str) -> None:
    assert make_bands([shingle(text, KEY)], KEY) == [()]
    assert alike(text, text) is None


def test_without_the_key_nothing_meets() -> None:
    other = b"o" * 32
    assert not set(shingle(TEXT, KEY).hashes) & set(shingle(TEXT, other).hashes)
    (one,), (two,) = make_bands([shingle(TEXT, KEY)], KEY), make_bands([shingle(TEXT, KEY)], other)
    assert not set(one) & set(two)


def test_the_order_of_the_two_does_not_matter() -> None:
    left, right = shingle(TEXT, KEY).packed, shingle(TEXT + OTHER, KEY).packed
    assert compare("b", left, "a", right) == compare("a", right, "b", left)


@given(st.lists(st.sampled_from(f"{TEXT} {OTHER}".split()), max_size=80), st.integers(0, 3))
def test_bands_do_not_depend_on_what_is_sketched_beside(words: list[str], place: int) -> None:
    texts = [TEXT, OTHER, TEXT[:100]]
    texts.insert(place, " ".join(words))
    together = make_bands([shingle(text, KEY) for text in texts], KEY)
    assert together == [make_bands([shingle(text, KEY)], KEY)[0] for text in texts]
    assert all(-(2**63) <= band < 2**63 for bands in together for band in bands)
