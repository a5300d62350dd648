"""How a claimant stands to a figure: asserts it, fears it, or boasts of its enemy's losses."""

from knell.extract.candidates import Candidate
from knell.model.claim import Stance
from knell.text.lexicon import harm_words, load_party_media

WINDOW = 6
"""Tokens around a figure in which a word of doubt makes it a fear: "may have killed up to 30"."""


def stance_of(candidate: Candidate, outlet: str | None) -> Stance:
    """HYPOTHETICAL for feared figures, CLAIMED_ENEMY for a warring party's count of its enemy, else ASSERTED."""
    clause, group = candidate.clause, candidate.group
    words = harm_words().hypothetical
    if any(words.match(clause.tokens, at) for at in range(max(0, group.first - WINDOW), group.last + 4)):
        return Stance.HYPOTHETICAL
    if candidate.victim.status == "armed_actor" and _is_party(candidate, outlet):
        return Stance.CLAIMED_ENEMY
    return Stance.ASSERTED


def _is_party(candidate: Candidate, outlet: str | None) -> bool:
    """True where a warring party, or its own medium, speaks."""
    media = load_party_media()
    voice = candidate.voice
    names = [outlet or ""] if voice is None else [voice.name, voice.organisation or ""]
    lows = " ".join(names).lower()
    return any(word in lows.split() or (word in lows and " " in word) for word in media)
