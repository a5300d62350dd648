"""The small neural encoder that ships: a report's text and the spots in it -> what it makes of each.

It runs on the processor, in one thread, through ONNX Runtime; nothing is fetched. Texts longer than one window are
encoded window by window, so that time and memory grow with length, not with its square.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from knell.extract.fits import Array, VectorFits
from knell.extract.impressions import MARKS, MOST, NOTHING, PAIRS, Impressions, Spot, Thing, first_mark
from knell.text.data_files import DATA
from knell.text.wordpiece import FILLING, FIRST, LAST, Pieces, cut_pieces

WINDOW, STRIDE = 510, 340
"""Pieces that are encoded at once, and from one window's beginning to the next's; as in training."""

BLOCK = 128
"""Pieces, about, that hear each other in the lower layers."""

ENCODER, HEADS, VOCABULARY = (
    DATA / name for name in ("encoder.onnx", "encoder-heads.onnx", "encoder-vocabulary.txt")
)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder and its heads, loaded. `distances`: by pair of things, how nearness in the text speaks for them."""

    body: onnxruntime.InferenceSession
    heads: onnxruntime.InferenceSession
    vocabulary: Mapping[str, int]
    distances: Array

    def read(self, text: str, spots: Sequence[Spot]) -> Impressions:
        """What the encoder makes of these spots of a text; each sentence that a spot is in must be a spot itself."""
        pieces = cut_pieces(text, self.vocabulary)
        if not spots or not pieces.ids:
            return NOTHING
        states = with_context(self._pool(pieces, spots), spots)
        found = self.heads.run(None, {"states": states})
        marks, asks, answers = found[0].clip(-MOST, MOST).tolist(), found[1], found[2]
        rows = {spot: row for row, spot in enumerate(spots)}
        own = [_own_marks(spot, marks[row]) for row, spot in enumerate(spots)]
        sentences = np.array([spot.sentence for spot in spots])
        return Impressions(rows, own, VectorFits(asks, answers, self.distances, sentences))

    def _pool(self, pieces: Pieces, spots: Sequence[Spot]) -> Array:
        """The mean state of the pieces of each spot, taken from the window that it lies deepest in."""
        windows = cut_windows(len(pieces.ids))
        ranges = [pieces.range_of(spot.start, spot.end) for spot in spots]
        rows_of: dict[int, list[int]] = {}
        for row, span in enumerate(ranges):
            rows_of.setdefault(home_of(span, windows), []).append(row)
        pooled: list[Array] = [np.zeros(0, np.float32)] * len(spots)
        for number, rows in rows_of.items():
            begin, end = windows[number]
            sums = self._sum_states(pieces.ids[begin:end])
            for row in rows:
                first, last = max(ranges[row][0], begin) - begin, min(ranges[row][1], end) - begin
                last = max(last, first + 1)
                pooled[row] = (sums[last] - sums[first]) / (last - first)
        return np.stack(pooled)

    def _sum_states(self, ids: Sequence[int]) -> Array:
        """Running sums over the pieces' states, a row of zeros first."""
        framed = [self.vocabulary[FIRST], *ids, self.vocabulary[LAST]]
        blocks = fill_blocks([framed], self.vocabulary[FILLING])
        states = self.body.run(None, {"ids": blocks})[0][0, 1 : len(framed) - 1]
        sums: Array = np.concatenate([np.zeros((1, states.shape[1]), np.float32), states.cumsum(0)])
        return sums


def cut_windows(length: int) -> list[tuple[int, int]]:
    """Windows over that many pieces: (first, last exclusive), each beginning STRIDE after the one before."""
    windows = [(0, min(length, WINDOW))]
    while windows[-1][1] < length:
        begin = windows[-1][0] + STRIDE
        windows.append((begin, min(length, begin + WINDOW)))
    return windows


def fill_blocks(windows: Sequence[Sequence[int]], filling: int) -> npt.NDArray[np.int64]:
    """Windows as the encoder takes them, (windows, blocks, pieces): blocks of one length, about `BLOCK`."""
    longest = max(map(len, windows))
    blocks = max(1, round(longest / BLOCK))
    pieces = -(-longest // blocks)
    filled = np.full((len(windows), blocks * pieces), filling, np.int64)
    for row, window in zip(filled, windows, strict=True):
        row[: len(window)] = window
    return filled.reshape(len(windows), blocks, pieces)


def home_of(span: tuple[int, int], windows: Sequence[tuple[int, int]]) -> int:
    """The window in which the middle of a range of pieces lies deepest; the first of equals."""
    middle = sum(span) / 2
    near = int(middle) // STRIDE
    choice = range(max(0, near - 2), min(len(windows), near + 2)) or range(len(windows) - 1, len(windows))
    return max(choice, key=lambda at: (min(middle - windows[at][0], windows[at][1] - middle), -at))


def with_context(states: Array, spots: Sequence[Spot]) -> Array:
    """Each spot's state beside that of its sentence; a sentence's beside the mean of all sentences."""
    sentences = {spot.sentence: row for row, spot in enumerate(spots) if spot.thing is Thing.SENTENCE}
    mean = states[list(sentences.values())].mean(0)
    context = [mean if spot.thing is Thing.SENTENCE else states[sentences[spot.sentence]] for spot in spots]
    both: Array = np.concatenate([states, np.stack(context)], axis=1)
    return both


def _own_marks(spot: Spot, marks: Sequence[float]) -> dict[str, float]:
    """Of the marks of all things those of this one, by name."""
    begin = first_mark(spot.thing)
    return {name: marks[begin + at] for at, name in enumerate(MARKS[spot.thing])}


SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""What ONNX Runtime would join and reckons more slowly joined: on one core, 3 ms of an article of 350 words."""


def load_encoder(body: Path = ENCODER, heads: Path = HEADS, vocabulary: Path = VOCABULARY) -> Encoder:
    """Load an encoder from its files."""
    options = onnxruntime.SessionOptions()
    # One report is read in one thread; several are read in several processes.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    sessions = [
        onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
        )
        for path in (body, heads)
    ]
    words = vocabulary.read_text(encoding="utf-8").split("\n")
    distances = json.loads(sessions[1].get_modelmeta().custom_metadata_map["distances"])
    if len(distances) != len(PAIRS):
        raise ValueError(
            f"{heads} was made for {len(distances)} pairs of things, this reader knows {len(PAIRS)}"
        )
    return Encoder(sessions[0], sessions[1], {word: at for at, word in enumerate(words)}, np.array(distances))


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder:
    """The encoder that ships, loaded once."""
    return load_encoder()
