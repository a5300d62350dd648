"""Which reports may be copies of one another: sequences of words, MinHash over them, and exact likeness.

A text is the set of its sequences of five words, case and digits aside: "at least 0 killed" is the same in a copy
with another figure, so that an updated bulletin is found, and the figures themselves tell it from a copy.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rensa import RMinHash

from knell.model.syndication import Likeness

SHINGLE_WORDS = 5
"""Words in a sequence: long enough that two writers seldom share one by chance but for names and set phrases."""

LEAST_SHINGLES = 12
"""Of a text that is compared at all. Shorter ones ("Air strike on X, no details yet.") are alike by their kind."""

LEAD_SHINGLES = 60
"""Sequences at the head of a text that are sketched once more: papers cut agency stories from the end."""

BANDS, ROWS = 32, 3
"""Of the sketch of the whole text: two texts that share half of their sequences meet with a chance of 0.986, a third
0.70, a hundredth 0.00003."""

LEAD_BANDS, LEAD_ROWS = 8, 4
"""Of the sketch of the lead: a copy that is cut short has most of it."""

LIKE_JACCARD = 0.5
"""Share of all sequences that two reports must both have."""

LIKE_CONTAINED = 0.8
"""Share of the shorter one's sequences that the longer must have, where they do not share enough of all."""

SEED = 1
"""Of the permutations; the words themselves are hashed with the ledger's key."""

HASH_BYTES, BAND_BYTES = 4, 8

SKETCHER = "shingles-1 minhash-2"
"""Names what is made here, with the version of the library's algorithm: sketches of another are made anew."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text as hashes of its sequences of words, 32 bits each, in their order."""

    hashes: tuple[int, ...]

    @property
    def is_comparable(self) -> bool:
        """True where it is long enough to tell a copy by its words."""
        return len(set(self.hashes)) >= LEAST_SHINGLES

    @property
    def packed(self) -> bytes:
        """Each hash once, in order of size: what `compare` takes."""
        return np.unique(np.array(self.hashes, dtype=np.uint32)).astype(">u4").tobytes()


def shingle(text: str, key: bytes) -> Shingled:
    """A text's sequences of words, each hashed (keyed BLAKE2b): without the key they say nothing."""
    words = [word.casefold() for word in _WORD.findall(_DIGITS.sub("0", text))]
    sequences = (
        " ".join(words[start : start + SHINGLE_WORDS]) for start in range(len(words) - SHINGLE_WORDS + 1)
    )
    return Shingled(tuple(_hash(sequence.encode(errors="surrogatepass"), key) for sequence in sequences))


def make_bands(texts: Sequence[Shingled], key: bytes) -> list[tuple[int, ...]]:
    """The keys of each text's bands, signed 64-bit numbers; none for a text that is too short.

    Two texts are compared where they share a band. The same text always has the same bands under one key.
    """
    kept = [number for number, text in enumerate(texts) if text.is_comparable]
    found: list[tuple[int, ...]] = [()] * len(texts)
    whole = _sketch([texts[number].hashes for number in kept], BANDS * ROWS)
    lead = _sketch([texts[number].hashes[:LEAD_SHINGLES] for number in kept], LEAD_BANDS * LEAD_ROWS)
    for number, slots, lead_slots in zip(kept, whole, lead, strict=True):
        bands = (*_bands(b"whole", slots, ROWS, key), *_bands(b"lead", lead_slots, LEAD_ROWS, key))
        found[number] = tuple(dict.fromkeys(bands))
    return found


def compare(left_id: str, left: bytes, right_id: str, right: bytes) -> Likeness | None:
    """How alike two packed texts are, counted exactly; None below both thresholds, and for texts too short."""
    own, other = np.frombuffer(left, dtype=">u4"), np.frombuffer(right, dtype=">u4")
    if min(own.size, other.size) < LEAST_SHINGLES:
        return None
    shared = int(np.intersect1d(own, other, assume_unique=True).size)
    jaccard = shared / (own.size + other.size - shared)
    contained = shared / min(own.size, other.size)
    if jaccard < LIKE_JACCARD and contained < LIKE_CONTAINED:
        return None
    first, second = sorted((left_id, right_id))
    return Likeness(first, second, round(jaccard, 4), round(contained, 4))


def _sketch(texts: Sequence[Sequence[int]], slots: int) -> Iterable[Sequence[int]]:
    if not texts:
        return []
    rows: list[list[int]] = RMinHash.digest_matrix_from_token_hash_sets(texts, slots, SEED).to_rows()
    return rows


def _bands(part: bytes, slots: Sequence[int], rows: int, key: bytes) -> Iterable[int]:
    for start in range(0, len(slots), rows):
        values = b"".join(slot.to_bytes(4, "big") for slot in slots[start : start + rows])
        content = part + start.to_bytes(2, "big") + values
        digest = hashlib.blake2b(content, digest_size=BAND_BYTES, key=key).digest()
        yield int.from_bytes(digest, "big", signed=True)


def _hash(content: bytes, key: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=HASH_BYTES, key=key).digest(), "big")
