"""Encodings and characters: nothing is guessed or lost without a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.read.characters import REPLACEMENT, Undecodable, clean, decode

ENGLISH = "The “toll” rises – ten people were killed in Zürich’s twin town."
ARABIC = "قتل عشرة اشخاص في غارة جوية على مدينة حلب شمال سوريا يوم الاثنين وفق ما قال مسعفون"
RUSSIAN = "Десять человек погибли в понедельник в результате авиаудара по рынку, сообщили спасатели"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_english_in_every_usual_encoding(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251")])
def test_legacy_encodings_by_guess_with_a_note(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.notes == (f"not UTF-8 and no encoding declared: read as {encoding}, a guess",)


def test_declared_encoding_needs_no_guess() -> None:
    decoded = decode(ARABIC.encode("iso8859_6", errors="ignore"), "iso-8859-6")
    assert decoded.encoding == "iso-8859-6" and decoded.notes == ()


def test_declared_latin_1_is_read_as_browsers_do() -> None:
    assert decode("“ten”".encode("cp1252"), "ISO-8859-1").text == "“ten”"


@pytest.mark.parametrize("declared", ["no-such-encoding", "hex", "utf-8", "idna"])
def test_wrong_declaration_falls_back_to_the_guess(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), declared).text == ENGLISH


def test_damaged_utf_8_is_shown_not_guessed() -> None:
    decoded = decode(ENGLISH.encode()[:-1] + b"\xff!")
    assert decoded.text == ENGLISH[:-1] + REPLACEMENT + "!"
    assert decoded.notes == (f"1 place is not UTF-8 (first at byte 72), shown as {REPLACEMENT}",)


def test_what_fits_no_encoding_says_where() -> None:
    with pytest.raises(Undecodable) as caught:
        decode(b"Ten people " + bytes(range(0x80, 0xA0)) * 3)
    assert caught.value.position == 11


def test_unkeepable_characters_are_replaced_one_for_one() -> None:
    text, notes = clean("a\ud800b\x00c\x00")
    assert text == f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}"
    assert len(notes) == 2 and notes[0].startswith("2 NUL characters") and notes[1].startswith("1 broken")


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_cleaned_text_can_be_stored_and_keeps_its_offsets(text: str) -> None:
    cleaned, notes = clean(text)
    cleaned.encode()
    assert len(cleaned) == len(text) and "\x00" not in cleaned
    assert (cleaned == text) == (notes == ())


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_say_why(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Undecodable as error:
        assert 0 <= error.position < len(data)
    else:
        assert isinstance(decoded.text, str)
