"""What matching asks of the ledger: mentions near others, kept pairs, what waits, and keeping what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from knell.model.figure import Figure
from knell.model.incident import Mention
from knell.model.mint import MintEvent
from knell.store import events, incidents, match_queue, match_state, scored_pairs
from knell.store.connected import Connected, require_zone
from knell.store.incidents import Derived
from knell.store.mention_keys import Telling
from knell.store.rows import StoredMention
from knell.store.scored_pairs import KeptPair, Reach
from knell.store.successions import newest_of


class MatchingLedger(Connected):
    """The part of `Ledger` that matching uses."""

    def matchable_mentions(self) -> list[StoredMention]:
        """All mentions of the newest readings."""
        with self._reading() as transaction:
            return scored_pairs.list_matchable(transaction)

    def mentions_near(
        self, near: Mention, published: date | None, telling: Telling, reach: Reach
    ) -> list[StoredMention]:
        """Mentions of the newest readings that could tell of the same event as this one, itself among them.

        `published` is the day of its report, None where unknown. What is not known rules nothing out. Found by
        days and places, and by what is telling.
        """
        with self._reading() as transaction:
            return scored_pairs.list_near(transaction, near, published, telling, reach)

    def mentions_by_id(self, mention_ids: Sequence[str]) -> list[StoredMention]:
        """Those of these mentions that newest readings have."""
        with self._reading() as transaction:
            return scored_pairs.list_mentions(transaction, mention_ids)

    def newest_mentions(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """Each of these mentions → the one of the newest reading that took its place, itself where none did."""
        with self._reading() as transaction:
            return newest_of(transaction, mention_ids)

    def unmatched_mentions(self) -> tuple[list[StoredMention], list[str]]:
        """Mentions that stand in no incident, and ids of those that must be put into incidents anew."""
        with self._reading() as transaction:
            return scored_pairs.list_unmatched(transaction), match_queue.list_queued(transaction)

    def pairs_around(
        self, mention_ids: Iterable[str], *, ties: Mapping[str, Iterable[str]] | None = None
    ) -> tuple[set[str], set[KeptPair]]:
        """All mentions that are connected with these, these among them, and the pairs that they have.

        Connected are those of a kept pair, those of one incident, and each mention with its `ties`.
        """
        with self._reading() as transaction:
            return scored_pairs.pairs_around(transaction, mention_ids, ties or {})

    def replace_pairs(self, tellings: Mapping[str, Telling], pairs: Iterable[KeptPair]) -> None:
        """Keep these pairs and no others, and what is telling of each mention. They count once `settle_all` is
        called."""
        with self._writing() as transaction:
            match_state.save_version(transaction, None)
            scored_pairs.replace_pairs(transaction, tellings, pairs)

    def add_pairs(self, scored: Mapping[str, Telling], pairs: Iterable[KeptPair]) -> None:
        """Keep the pairs that mentions have which were scored now, with one another and with known ones."""
        with self._writing() as transaction:
            scored_pairs.add_pairs(transaction, scored, pairs)

    def mint_events(self) -> list[MintEvent]:
        """Every minting of an incident's id in the order of (time, id), anchored in newest readings."""
        with self._reading() as transaction:
            return events.list_mint_events(transaction)

    def last_decided(self) -> datetime | None:
        """The latest moment at which an id was minted or something judged; None where nothing was."""
        with self._reading() as transaction:
            return events.last_decided(transaction)

    def mint_events_at(
        self, mention_ids: Iterable[str], *, moved: Sequence[MintEvent] = ()
    ) -> list[MintEvent]:
        """As `mint_events`, for the incidents that stand at one of these mentions.

        `moved` are the events by which judgements move incidents: they decide where one stands, and are not
        among what is given.
        """
        with self._reading() as transaction:
            return scored_pairs.mint_events_at(transaction, mention_ids, moved)

    def match_state(self) -> int:
        """A number that grows with every judgement, and whenever incidents are saved."""
        with self._reading() as transaction:
            return match_state.load_state(transaction)

    def keep_matched(
        self, derived: Derived, *, at: datetime, state: int, settled: Sequence[str] = ()
    ) -> bool:
        """Replace what is kept of these incidents, and log which ids were minted and merged: all or nothing.

        Their mentions leave whatever incident held them, and `settled` the queue. A merged id leads to the one
        that it goes on under until it is saved again. A mint event that the log has, or a merge that holds
        already, is not logged again. False, and nothing is kept, where somebody judged or matched since `state`
        (see `match_state`). Raises NotFound for an unknown mention or incident, ValueError for merges that lead
        in a circle and for a moment without a zone.
        """
        require_zone(at, *(mint.at for mint in derived.minted))
        with self._writing() as transaction:
            if match_state.load_state(transaction) != state:
                return False
            match_queue.settle(transaction, settled)
            incidents.save_derived(transaction, derived, at=at)
        return True

    def match_version(self) -> str | None:
        """The version of the weights that every kept pair was scored by; None where all must be matched."""
        with self._reading() as transaction:
            return match_state.load_version(transaction)

    def settle_all(self, version: str) -> None:
        """Note that every mention stands where the kept pairs put it, and by which weights."""
        with self._writing() as transaction:
            match_queue.settle_all(transaction)
            match_state.save_version(transaction, version)

    def counted_by(self) -> str | None:
        """By which sources and rules the kept figures were counted; None where nobody noted it."""
        with self._reading() as transaction:
            return match_state.load_counted_by(transaction)

    def replace_figures(
        self, figures: Mapping[str, Sequence[Figure]], counted_by: str, *, at: datetime, state: int
    ) -> bool:
        """Replace the figures of these incidents, and note by which sources and rules all are counted now.

        False, and nothing is kept, where somebody judged or matched since `state` (see `match_state`).
        """
        require_zone(at)
        with self._writing() as transaction:
            if match_state.load_state(transaction) != state:
                return False
            incidents.replace_figures(transaction, figures, at)
            match_state.save_counted_by(transaction, counted_by)
        return True
