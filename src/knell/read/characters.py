"""Bytes to characters: which encoding a text is in, and characters that no ledger can keep."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DAMAGED_SHARE = 0.5
"""Broken places for each whole non-ASCII character up to which a text is still read as UTF-8, with a note:
bytes of another encoding hardly ever make whole UTF-8 characters by chance."""

WESTERN_SHARE = 0.1
"""Above this share of high bytes a text is not Latin script with some accents and quotation marks."""

CONTROL_SHARE = 0.001
"""Above this share of control characters a guessed encoding is the wrong one."""

SAMPLE_BYTES = 100_000
LEGACY = (
    "cp1256",
    "iso8859_6",
    "cp1251",
    "koi8_r",
    "cp1255",
    "cp1253",
    "cp1254",
    "cp1250",
    "gb18030",
    "shift_jis",
    "cp1252",
)
"""Encodings that are tried for text that is neither UTF-8 nor declared: those of Windows, by script."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class Undecodable(ValueError):
    """No encoding fits; `position` is the first byte (from 0) that is not UTF-8."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.position = position


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, the encoding that it was in, and what had to be guessed or lost."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The characters of `data`; `declared` is the encoding that the document names for itself.

    A byte order mark wins, then UTF-8 if all of it fits, then the declaration, then a guess that is noted.
    Raises Undecodable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data, encoding)
    if (wide := wide_encoding(data)) is not None:
        return Decoded(data.decode(wide), wide, (f"read as {wide.upper()}, which it does not declare",))
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError as error:
        position = error.start
    if declared is not None and (text := _try(data, declared)) is not None:
        return Decoded(text, declared.lower())
    return _guess(data, position)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without NULs and halves of surrogate pairs, which cannot be stored, and notes on them.

    Each is replaced by one U+FFFD, so that no offset moves.
    """
    found = _UNKEEPABLE.findall(text)
    if not found:
        return text, ()
    zeros = found.count("\x00")
    notes = []
    if zeros:
        notes.append(f"{_count(zeros, 'NUL character')} replaced by {REPLACEMENT}")
    if len(found) > zeros:
        halves = _count(len(found) - zeros, "broken character")
        notes.append(f"{halves} (half of a surrogate pair) replaced by {REPLACEMENT}")
    return _UNKEEPABLE.sub(REPLACEMENT, text), tuple(notes)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _try(data: bytes, encoding: str) -> str | None:
    # Browsers read what calls itself Latin-1 as Windows-1252, and pages are written for browsers.
    is_latin = encoding.lower().replace("_", "-") in (
        "iso-8859-1",
        "iso8859-1",
        "latin-1",
        "latin1",
        "us-ascii",
        "ascii",
    )
    try:
        return data.decode("cp1252" if is_latin else encoding)
    except (ValueError, LookupError):
        return None


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    name = encoding.removesuffix("-sig")
    try:
        return Decoded(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        whole = sum(character > "\x7f" for character in text) - text.count(REPLACEMENT)
        if text.count(REPLACEMENT) > max(1, DAMAGED_SHARE * whole):
            raise Undecodable(f"marked as {name} but it is not", error.start) from None
        return Decoded(text, name, (_damage(text, name, error.start),))


def _damage(text: str, encoding: str, position: int) -> str:
    lost = text.count(REPLACEMENT)
    places = "1 place is" if lost == 1 else f"{lost} places are"
    return f"{places} not {encoding.upper()} (first at byte {position}), shown as {REPLACEMENT}"


def wide_encoding(data: bytes) -> str | None:
    """The kind of UTF-16 that text without a mark is in, None for none: Latin text has a NUL in every second
    byte then.
    """
    sample = data[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        low = sample[::2] if encoding == "utf-16-le" else sample[1::2]
        if high.count(0) > 0.7 * half and low.count(0) == 0 and _try(data, encoding) is not None:
            return encoding
    return None


def _guess(data: bytes, position: int) -> Decoded:
    repaired = data.decode(errors="replace")
    lost = repaired.count(REPLACEMENT)
    whole = sum(character > "\x7f" for character in repaired) - lost
    if lost <= DAMAGED_SHARE * whole:
        return Decoded(repaired, "utf-8", (_damage(repaired, "utf-8", position),))
    high = sum(byte > 0x7F for byte in data)
    if high <= WESTERN_SHARE * len(data) and (text := _try(data, "cp1252")) is not None:
        return _guessed(text, "cp1252")
    best = from_bytes(data[:SAMPLE_BYTES], cp_isolation=list(LEGACY)).best()
    if best is not None and (text := _try(data, best.encoding)) is not None and _is_text(text):
        return _guessed(text, best.encoding)
    raise Undecodable("its characters are in no encoding that could be told", position)


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) <= CONTROL_SHARE * len(text)


def _guessed(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, (f"not UTF-8 and no encoding declared: read as {encoding}, a guess",))
