"""Trains the encoder on labelled articles: body and heads together, all marks and pairs at once."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from eval.encoding.labels import Labelled
from eval.encoding.net import OWN_MARKS, STANCES, Body, Heads
from eval.encoding.swapping import names_of_places, swap_places
from torch import Tensor
from torch.nn import functional

from knell.extract.encoder import cut_windows, fill_blocks, home_of
from knell.extract.fits import steps_between
from knell.extract.impressions import FARTHEST, MARKS, PAIRS, Pair, Thing, first_mark
from knell.extract.shares import OWN_SHARE
from knell.text.wordpiece import FIRST, LAST, cut_pieces

EPOCHS = 8
BATCH = 4
BODY_RATE, HEADS_RATE = 1e-4, 1e-3
DECAY = 0.01
WARM_UP = 0.1
"""Share of the steps in which the rates rise; then they fall in a straight line."""

LEAST_RATE = 0.02
SCALE = 60
"""Labels of one article, about: losses are summed over an article's labels and divided by this."""

HIDDEN, HIDDEN_SHARE = "[MASK]", 0.05
"""What stands for a piece that is hidden in training, and the share of pieces that are."""

MARK_WEIGHTS = {(Thing.FIGURE, "sums"): 1.5}
PAIR_WEIGHTS: dict[Pair, float] = {(Thing.FIGURE, Thing.FIGURE): 1.5, (Thing.SENTENCE, Thing.PLACE): 0.25}
PAIR_WEIGHT = 0.5
MAIN_WEIGHT, DAY_WEIGHT, PARTY_WEIGHT = 4.0, 0.5, 0.5
"""Of the choice of the main place, of a sentence's days, and of who did what it tells of."""

MOST_PAIRS = 30
"""A pair of things counts as this many labels at most, however many pairs an article has."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A labelled article as numbers: its windows, and for each spot the window, first and last (exclusive) piece."""

    article: Labelled
    windows: list[list[int]]
    places: list[tuple[int, int, int]]


def prepare(article: Labelled, vocabulary: dict[str, int]) -> Prepared:
    """Cut an article into windows of pieces, as the encoder does when it reads."""
    pieces = cut_pieces(article.text, vocabulary)
    windows = cut_windows(len(pieces.ids))
    framed = [[vocabulary[FIRST], *pieces.ids[a:b], vocabulary[LAST]] for a, b in windows]
    places = []
    for spot in article.spots:
        first, last = pieces.range_of(spot.start, spot.end)
        home = home_of((first, last), windows)
        begin, end = windows[home]
        inner = max(first, begin) - begin + 1
        places.append((home, inner, max(inner + 1, min(last, end) - begin + 1)))
    return Prepared(article, framed, places)


def train(articles: Sequence[Labelled], vocabulary: dict[str, int], *, seed: int = 1) -> tuple[Body, Heads]:
    """A body and heads trained on these articles."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    seen = [article for article in articles if article.spots]
    pool = names_of_places(seen)
    body, heads = Body(), Heads()
    learning = [parameter for parameter in body.parameters() if parameter.requires_grad]
    groups = [{"params": learning, "lr": BODY_RATE}, {"params": heads.parameters(), "lr": HEADS_RATE}]
    search = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = EPOCHS * -(-len(seen) // BATCH)
    rates = torch.optim.lr_scheduler.LambdaLR(
        search, lambda step: min(1, step / max(1, WARM_UP * steps)) * max(LEAST_RATE, 1 - step / steps)
    )
    body.train()
    heads.train()
    for epoch in range(1, EPOCHS + 1):
        lost = 0.0
        prepared = [prepare(swap_places(article, pool, chance), vocabulary) for article in seen]
        for batch in _batches(prepared, chance):
            loss = _loss_of(body, heads, [_hide_pieces(one, vocabulary[HIDDEN], chance) for one in batch])
            search.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*learning, *heads.parameters()], 1.0)
            search.step()
            rates.step()
            lost += loss.item()
        print(f"  epoch {epoch}: {lost * BATCH / len(seen):.4f}", flush=True)
    return body, heads


def _hide_pieces(article: Prepared, hidden: int, chance: random.Random) -> Prepared:
    """The article with some of its pieces unreadable: what is learned must not hang on one word."""
    windows = [
        [
            window[0],
            *(hidden if chance.random() < HIDDEN_SHARE else piece for piece in window[1:-1]),
            window[-1],
        ]
        for window in article.windows
    ]
    return replace(article, windows=windows)


def _batches(prepared: Sequence[Prepared], chance: random.Random) -> list[list[Prepared]]:
    """Articles of like length together, in an order of chance."""
    ordered = sorted(prepared, key=lambda one: (len(one.windows), chance.random()))
    batches = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    chance.shuffle(batches)
    return batches


def _loss_of(body: Body, heads: Heads, batch: Sequence[Prepared]) -> Tensor:
    windows = [window for one in batch for window in one.windows]
    ids = torch.from_numpy(fill_blocks(windows, 0))
    mask = torch.from_numpy(fill_blocks([[1] * len(window) for window in windows], 0))
    states = body(ids, mask)
    total = torch.zeros(())
    begin = 0
    for one in batch:
        own = states[begin : begin + len(one.windows)]
        begin += len(one.windows)
        marks, asks, answers = heads(_with_context(_pool(own, one.places), one.article))
        scored = _score_pairs(asks, answers, heads, one.article)
        total = total + _mark_loss(marks, one.article) + _pair_loss(scored, one.article)
        total = total + _choice_loss(marks, scored, one.article)
    return total / (len(batch) * SCALE)


def _pool(states: Tensor, places: Sequence[tuple[int, int, int]]) -> Tensor:
    """The mean state of the pieces of each spot."""
    sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], dim=1)
    window, first, last = (torch.tensor(column) for column in zip(*places, strict=True))
    return (sums[window, last] - sums[window, first]) / (last - first).unsqueeze(1)


def _with_context(states: Tensor, article: Labelled) -> Tensor:
    """As `knell.extract.encoder.with_context`, on tensors."""
    sentences = {spot.sentence: row for row, spot in enumerate(article.spots) if spot.thing is Thing.SENTENCE}
    mean = states[list(sentences.values())].mean(0)
    context = [
        mean if spot.thing is Thing.SENTENCE else states[sentences[spot.sentence]] for spot in article.spots
    ]
    return torch.cat([states, torch.stack(context)], dim=1)


def _mark_loss(marks: Tensor, article: Labelled) -> Tensor:
    labels = article.labels
    total = torch.zeros(())
    column = 0
    for thing, names in MARKS.items():
        rows = [row for row, spot in enumerate(article.spots) if spot.thing is thing]
        for offset, name in enumerate(names[: OWN_MARKS[thing]]):
            known = [row for row in rows if name in labels[row].marks]
            if known:
                wanted = torch.tensor([float(labels[row].marks[name]) for row in known])
                weight = MARK_WEIGHTS.get((thing, name), 1.0)
                found = marks[known, column + offset]
                total = total + weight * functional.binary_cross_entropy_with_logits(
                    found, wanted, reduction="sum"
                )
        if thing is Thing.PARTY and (said := [row for row in rows if labels[row].stance]):
            begin = column + OWN_MARKS[thing]
            wanted = torch.tensor([STANCES.index(str(labels[row].stance)) for row in said])
            total = total + functional.nll_loss(
                marks[said, begin : begin + len(STANCES)], wanted, reduction="sum"
            )
        column += len(names)
    return total


@dataclass(frozen=True, slots=True)
class _Scored:
    """The things of a pair by row, and a table of how well each two go together."""

    firsts: list[int]
    seconds: list[int]
    table: Tensor


def _score_pairs(asks: Tensor, answers: Tensor, heads: Heads, article: Labelled) -> dict[Pair, _Scored]:
    scored: dict[Pair, _Scored] = {}
    for number, pair in enumerate(PAIRS):
        firsts, seconds = _rows_of(article, pair[0]), _rows_of(article, pair[1])
        if not firsts or not seconds:
            continue
        table = asks[number][firsts] @ answers[number][seconds].T
        is_even = pair == (Thing.SENTENCE, Thing.SENTENCE)
        if is_even:
            table = (table + table.T) / 2
        steps = [[_step(article, a, b, is_even=is_even) for b in seconds] for a in firsts]
        scored[pair] = _Scored(firsts, seconds, table + heads.distances[number][torch.tensor(steps)])
    return scored


def _rows_of(article: Labelled, thing: Thing) -> list[int]:
    return [row for row, spot in enumerate(article.spots) if spot.thing is thing]


def _pair_loss(scored: dict[Pair, _Scored], article: Labelled) -> Tensor:
    total = torch.zeros(())
    known = [
        label.is_known if spot.thing in (Thing.SENTENCE, Thing.FIGURE) else True
        for spot, label in zip(article.spots, article.labels, strict=True)
    ]
    for pair, found in scored.items():
        counted = torch.tensor(
            [[known[a] and known[b] and a != b for b in found.seconds] for a in found.firsts]
        )
        size = int(counted.sum())
        if size:
            wanted = torch.tensor([[_belong(article, a, b) for b in found.seconds] for a in found.firsts])
            loss = functional.binary_cross_entropy_with_logits(found.table[counted], wanted[counted])
            total = total + PAIR_WEIGHTS.get(pair, PAIR_WEIGHT) * loss * min(MOST_PAIRS, size)
    return total


def _choice_loss(marks: Tensor, scored: dict[Pair, _Scored], article: Labelled) -> Tensor:
    """What is chosen in the end is one: the main place, and where, when and by whom what a sentence tells was done."""
    total = torch.zeros(())
    places = _names_of(article, Thing.PLACE)
    rows = _rows_of(article, Thing.PLACE)
    held = [article.labels[row].held for row in rows]
    if places:
        main = _gather(marks[rows, _column(Thing.PLACE, "main")], places)
        right = [any(article.main in held[at] for at in group) for group in places]
        total = total + MAIN_WEIGHT * _missed(main, right)
    if (at_places := scored.get((Thing.SENTENCE, Thing.PLACE))) is not None:
        holds = OWN_SHARE * marks[rows, _column(Thing.PLACE, "holds")]
        for row, sentence in enumerate(at_places.firsts):
            own = article.labels[sentence].incidents
            right = [any(own & held[at] for at in group) for group in places]
            total = total + _missed(_gather(at_places.table[row] + holds, places), right)
    if (on_days := scored.get((Thing.SENTENCE, Thing.DATE))) is not None:
        days = [[at] for at in range(len(on_days.seconds))]
        total = total + DAY_WEIGHT * _missed_or_none(on_days, on_days.table, days, article)
    if (by_party := scored.get((Thing.SENTENCE, Thing.PARTY))) is not None:
        did = OWN_SHARE * marks[by_party.seconds, _column(Thing.PARTY, "did")]
        names = _names_of(article, Thing.PARTY)
        total = total + PARTY_WEIGHT * _missed_or_none(by_party, by_party.table + did, names, article)
    return total


def _names_of(article: Labelled, thing: Thing) -> list[list[int]]:
    """The things of a kind, by their number among those of that kind, those of one name together."""
    names: dict[str, list[int]] = {}
    for at, row in enumerate(_rows_of(article, thing)):
        spot = article.spots[row]
        names.setdefault(article.text[spot.start : spot.end].lower(), []).append(at)
    return list(names.values())


def _missed_or_none(
    scored: _Scored, table: Tensor, groups: Sequence[Sequence[int]], article: Labelled
) -> Tensor:
    """The loss of a choice for each sentence, where none of the things at all is a choice, too."""
    total = torch.zeros(())
    for row, sentence in enumerate(scored.firsts):
        own = article.labels[sentence].incidents
        if own:
            belong = [bool(own & article.labels[other].incidents) for other in scored.seconds]
            right = [any(belong[at] for at in group) for group in groups]
            choices = torch.cat([_gather(table[row], groups), torch.zeros(1)])
            total = total + _missed(choices, [*right, not any(right)])
    return total


def _column(thing: Thing, name: str) -> int:
    """The column of a mark among those of all things."""
    return first_mark(thing) + MARKS[thing].index(name)


def _gather(scores: Tensor, groups: Sequence[Sequence[int]]) -> Tensor:
    """One score for each name, from those of its mentions."""
    return torch.stack([torch.logsumexp(scores[list(group)], 0) for group in groups])


def _missed(scores: Tensor, right: Sequence[bool]) -> Tensor:
    """How little of the weight of all choices lies on the right ones, as a loss; none where there is no right one."""
    if not any(right):
        return torch.zeros(())
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.tensor(right)], 0)


def _step(article: Labelled, first: int, second: int, *, is_even: bool) -> int:
    step = int(steps_between(article.spots[first].sentence, article.spots[second].sentence))
    return FARTHEST + abs(step - FARTHEST) if is_even else step


def _belong(article: Labelled, first: int, second: int) -> float:
    if article.spots[first].thing is article.spots[second].thing is Thing.FIGURE:
        return float((first, second) in article.parts)
    return float(bool(article.labels[first].incidents & article.labels[second].incidents))
