"""Parties that may have done what an event is: those that its sentences and the headline name, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knell.extract.event import Event
from knell.extract.parties import Party, is_written_so
from knell.extract.party_identity import identify_party, is_short_for, strip_gear
from knell.extract.perpetrator_frames import HELD, Frame, frames_of, share_frames
from knell.extract.scenes import Scene
from knell.text.lexicon import party_outlets, party_words

Named = tuple[Scene, Party, frozenset[Frame]]
"""Where a party is named, under which name, and how the sentence speaks of it."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of a report when it is asked who did what.

    `state` is the party that "the army" and "the government" are there, None where that is not known.
    """

    scenes: Sequence[Scene]
    outlet: str | None
    state: str | None

    @property
    def titles(self) -> list[Scene]:
        """The headlines."""
        return [scene for scene in self.scenes if scene.is_title]

    @property
    def is_own_medium(self) -> bool:
        """True where the outlet is a party's own voice."""
        return (self.outlet or "").lower() in party_outlets()


@dataclass(slots=True)
class Doer:
    """A party: where it is told of, and what it is said to do there; `named` is by which of its names it is called."""

    named: Named
    frames: list[Named] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The shortest neutral form of what it is called."""
        return short_name(self.named[0], self.named[1])


def short_name(scene: Scene, party: Party) -> str:
    """The shortest neutral name: "Islamic State" of "Islamic State militants", "regime" of "regime warplanes"."""
    known = party_words().names.match(scene.clause.tokens, party.first)
    name = party.name if known is None else scene.clause.words(party.first, known[0])
    return strip_gear(name.removesuffix(" group").removesuffix(" militants"))


def find_doers(event: Event, background: Background) -> list[Doer]:
    """Every party that the event's sentences or the headline name, in order.

    Sentences that tell what is done again and again count only where there are no others.
    """
    found: dict[str, Doer] = {}
    told = {id(scene) for scene in event.scenes}
    headlines = [title for title in background.titles if id(title) not in told]
    has_plain = any(not (scene.is_title or scene.is_habitual) for scene in event.scenes)
    plain = [scene for scene in event.scenes if not (has_plain and scene.is_habitual)]
    for scene in (*plain, *headlines):
        for party, frames in _frame_parties(scene):
            words = identify_party(party.name, background.state)
            key = next((k for k in found if is_short_for(k, words)), words)
            named = scene, party, frames
            found.setdefault(key, Doer(named)).frames.append(named)
    return list(found.values())


def _frame_parties(scene: Scene) -> Iterator[tuple[Party, frozenset[Frame]]]:
    parties = sorted(parties_named(scene), key=lambda party: party.first)
    parties = [party for party in parties if not _is_qualifier(scene, party)]
    named = [(party, frames_of(scene, party)) for party in parties]
    yield from zip(parties, share_frames(scene, named), strict=True)


def _is_qualifier(scene: Scene, party: Party) -> bool:
    """True where an adjective is no party of its own: "government-held", "Kurdish-led SDF fighters"."""
    if party in scene.parties:
        return False
    clause = scene.clause
    is_holder = clause.low(party.last) in ("-", "–") and clause.low(party.last + 1) in HELD
    is_bare = party.name.lower() in party_words().no_doers
    return is_holder or is_bare or any(other.first == party.last for other in scene.parties)


def parties_named(scene: Scene) -> Iterator[Party]:
    """Parties that a sentence names, and adjectives of parties beside violence: "regime or Russian raids"."""
    taken = {at for party in scene.parties for at in range(party.first, party.last)}
    yield from scene.parties
    clause, words = scene.clause, party_words()
    cues = {cue.first for cue in scene.cues}
    for first, last, _ in words.adjectives.find_all(clause.tokens):
        is_doer = first not in taken and clause.low(first) not in words.no_doers
        if not is_doer or not is_written_so(clause, first, last):
            continue
        if cues & set(range(last, last + AHEAD)) or clause.low(last) in BESIDE:
            yield Party(first, last, clause.words(first, last))


AHEAD = 4
"""Tokens between an adjective and the violence that it owns: "Russian and regime air strikes"."""

BESIDE = frozenset({"and", "or", "-", "jets", "warplanes"})
"""Words after an adjective that make it a doer without them."""
