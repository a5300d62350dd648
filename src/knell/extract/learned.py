"""What was learned and ships with the reader: the encoder, and the weights of the choices that hear it."""

from dataclasses import dataclass
from functools import lru_cache

from knell.extract.encoder import Encoder, shipped_encoder
from knell.text.weights import Weights, shipped_weights


@dataclass(frozen=True, slots=True)
class Learned:
    """An encoder, None for rules and weights alone, and weights that were made with what it says."""

    weights: Weights
    encoder: Encoder | None


@lru_cache(maxsize=1)
def shipped() -> Learned:
    """What ships, loaded once; docs/model-card.md says what it was made from."""
    return Learned(shipped_weights(), shipped_encoder())
