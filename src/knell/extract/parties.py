"""Parties to a conflict as a sentence names them: "Syrian regime forces", "the US-led coalition", "Russia"."""

from dataclasses import dataclass
from functools import lru_cache

from knell.extract.sentence import Clause
from knell.text.lexicon import party_words


@dataclass(frozen=True, slots=True)
class Party:
    """A party at tokens `first` to `last` (exclusive); `name` is verbatim, without an article."""

    first: int
    last: int
    name: str


def find_parties(clause: Clause) -> list[Party]:
    """Every party that the sentence names, in order, none overlapping."""
    found: list[Party] = []
    firsts = _first_words()
    at = 0
    while at < len(clause.tokens):
        end = _party_end(clause, at) if clause.tokens[at].low in firsts else None
        if end is None:
            at += 1
        else:
            found.append(Party(at, end, clause.words(at, end)))
            at = end
    return found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Words that a party's name can begin with: few tokens do, and only those are looked up."""
    words = party_words()
    tables = (words.names, words.countries, words.adjectives, words.heads)
    return frozenset().union(*(table.firsts for table in tables))


def _party_end(clause: Clause, at: int) -> int | None:
    words, tokens = party_words(), clause.tokens
    if words.never.match(tokens, at) is not None:
        return None
    best = _described(clause, at)
    for table in (words.names, words.countries):
        if (name := table.match(tokens, at)) is not None and is_written_so(clause, at, name[0]):
            if best is None or name[0] > best:
                best = name[0]
    if (
        best is not None
        and clause.low(best) in ("-", "–")
        and clause.tokens[best].start == tokens[best - 1].end
    ):
        return None  # "IS-run", "US-backed": the party only qualifies another word
    return best


def _described(clause: Clause, at: int) -> int | None:
    """Past a description such as "Syrian government forces": pieces, of which the last is a head."""
    words, tokens = party_words(), clause.tokens
    best: int | None = None
    end = at
    while True:
        if (head := words.heads.match(tokens, end)) is not None:
            if end > at or clause.words(end, head[0]).lower() not in words.bare:
                best = head[0]
        piece = words.adjectives.match(tokens, end)
        if piece is None or not is_written_so(clause, end, piece[0]):
            return best
        end = piece[0]


def is_written_so(clause: Clause, first: int, last: int) -> bool:
    """Names that are common words ("is", "us") count only in capitals: IS, US."""
    if clause.low(first) in ("is", "us") and last - first == 1:
        return clause.tokens[first].text.isupper()
    return True
