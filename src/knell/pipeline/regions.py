"""What matching looks at together: mentions that kept pairs, judgements and incidents connect, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from knell.match.conflicts import (
    FEWEST_SHARED,
    FRESH_DAYS,
    MAX_GAP_DAYS_WIDE,
    MAX_SILENCE_DAYS,
    TOLD_AHEAD_DAYS,
)
from knell.match.incidents import MatchResult, match_mentions
from knell.match.items import MatchItem, signature_words
from knell.match.judgements import make_constraints
from knell.match.score import Weights, score_pair
from knell.match.scoring import score_items, score_new
from knell.model.ids import mint_id
from knell.model.incident import Mention, PairScore
from knell.model.judgement import MENTION_ROLES, PARTITION_KINDS, Judgement, Role, follow, is_mention
from knell.store.ledger import Ledger
from knell.store.mention_keys import Telling
from knell.store.rows import StoredMention
from knell.store.scored_pairs import KeptPair, Reach

REACH = Reach(
    gap=MAX_GAP_DAYS_WIDE,
    silence=MAX_SILENCE_DAYS,
    ahead=TOLD_AHEAD_DAYS,
    together=FRESH_DAYS,
    words=FEWEST_SHARED,
)
"""How far the ledger is asked for mentions that may tell of the event of a new one: as far as matching looks."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Mentions matched and not yet kept; `mentions` are those that were matched, by id.

    `reached` are the ids of all that was looked at, also of mentions that no newest reading has any more.
    """

    result: MatchResult
    mentions: Mapping[str, Mention]
    reached: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """Mentions that were scored, with what is telling of each, and the pairs that come to the threshold."""

    tellings: Mapping[str, Telling]
    pairs: Sequence[KeptPair]


def match_whole(
    ledger: Ledger, judgements: Sequence[Judgement], weights: Weights, at: datetime
) -> tuple[Matched, Scored]:
    """Score and match every mention of the newest readings; with what is to be kept of the scoring."""
    items = [_item(stored) for stored in ledger.matchable_mentions()]
    pairs = score_items(items, weights)
    judged = follow_judgements(ledger, judgements)
    result = match_mentions(
        items, ledger.mint_events(), _mint, at, weights=weights, judgements=judged, pairs=pairs
    )
    mentions = {item.mention_id: item.mention for item in items}
    return Matched(result, mentions, frozenset(mentions)), Scored(
        {item.mention_id: _telling(item) for item in items}, [_kept(pair) for pair in pairs]
    )


def score_unmatched(ledger: Ledger, unmatched: Sequence[StoredMention], weights: Weights) -> None:
    """Score mentions that stand in no incident against all within reach, and keep their pairs."""
    new = [_item(stored) for stored in unmatched]
    if new:
        pairs = score_new(new, _known_near(ledger, new), weights)
        ledger.add_pairs({item.mention_id: _telling(item) for item in new}, [_kept(pair) for pair in pairs])


def match_around(
    ledger: Ledger,
    mention_ids: Iterable[str],
    judgements: Sequence[Judgement],
    weights: Weights,
    at: datetime,
) -> Matched:
    """Match these mentions with all that is connected with them, by the kept pairs.

    As if everything were matched anew: what is connected with none of them stays as it is. Connected are
    mentions of a kept pair, of one judgement (also one that was undone), and of one incident.
    """
    judged = follow_judgements(ledger, judgements)
    reached, kept = ledger.pairs_around(mention_ids, ties=_ties(ledger, judged))
    items = {stored.mention.mention_id: _item(stored) for stored in ledger.mentions_by_id(sorted(reached))}
    # Why two mentions score as they do is told from themselves: only the score was kept.
    explained = [
        replace(score_pair(items[pair.left_id], items[pair.right_id], weights), score=pair.score)
        for pair in sorted(kept, key=lambda pair: (pair.left_id, pair.right_id))
        if pair.left_id in items and pair.right_id in items
    ]
    result = match_mentions(
        list(items.values()),
        ledger.mint_events_at(items, moved=make_constraints(judged).anchors),
        _mint,
        at,
        weights=weights,
        judgements=judged,
        pairs=explained,
    )
    return Matched(result, {one: item.mention for one, item in items.items()}, frozenset(reached))


def _mint() -> str:
    return mint_id("INC")


def follow_judgements(ledger: Ledger, judgements: Sequence[Judgement]) -> list[Judgement]:
    """The same judgements, on the mentions of newest readings."""
    if not judgements:
        return []
    judged = [part.subject_id for one in judgements for part in one.subjects if is_mention(one, part)]
    return follow(judgements, ledger.newest_mentions(judged).__getitem__)


def _ties(ledger: Ledger, judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """Each mention that was judged with all that were judged with it.

    Also by judgements that do not hold: an undo changes what they had put together or told apart. Whatever stands
    under an id that a split moves is among them.
    """
    ties: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.kind not in PARTITION_KINDS:
            continue
        members = {part.subject_id for part in judgement.subjects if part.role in MENTION_ROLES}
        if judgement.of(Role.KEEPER):
            members |= {one for moved in judgement.of(Role.INCIDENT) for one in ledger.mentions_of(moved)}
        for one in members:
            ties[one] |= members
    return dict(ties)


def _known_near(ledger: Ledger, new: Sequence[MatchItem]) -> list[MatchItem]:
    """Every mention that is within reach of a new one, and none of these."""
    own = {item.mention_id for item in new}
    near: dict[str, MatchItem] = {}
    for item in new:
        for stored in ledger.mentions_near(item.mention, item.published, _telling(item), REACH):
            if stored.mention.mention_id not in own:
                near.setdefault(stored.mention.mention_id, _item(stored))
    return list(near.values())


def _item(stored: StoredMention) -> MatchItem:
    return MatchItem(stored.mention, stored.report_id, stored.published)


def _telling(item: MatchItem) -> Telling:
    evidence = item.mention.evidence
    return Telling(evidence.people, signature_words(item), evidence.places)


def _kept(pair: PairScore) -> KeptPair:
    return KeptPair(pair.left_id, pair.right_id, pair.score)
