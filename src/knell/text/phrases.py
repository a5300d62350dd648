"""A table of phrases that is looked up at any token, longest phrase first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from knell.text.tokens import Token, tokenise

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Phrases of one or more folded words, each with a value."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take `(phrase, value)` pairs; a later pair of the same phrase replaces an earlier one."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        unique: dict[tuple[str, ...], T] = {tuple(t.low for t in tokenise(p)): v for p, v in entries}
        for words, value in unique.items():
            self._by_first.setdefault(words[0], []).append((words, value))
        for group in self._by_first.values():
            group.sort(key=lambda entry: -len(entry[0]))

    @classmethod
    def of(cls, groups: Mapping[T, Iterable[str]]) -> "PhraseTable[T]":
        """A table from `{value: phrases}`."""
        return cls((phrase, value) for value, phrases in groups.items() for phrase in phrases)

    @property
    def firsts(self) -> frozenset[str]:
        """The words that some phrase begins with."""
        return frozenset(self._by_first)

    def match(self, tokens: list[Token], at: int) -> tuple[int, T] | None:
        """The longest phrase that starts at token `at`, as (index past its end, value), or None."""
        if not 0 <= at < len(tokens):
            return None
        group = self._by_first.get(tokens[at].low)
        if group is None:
            return None
        for words, value in group:
            end = at + len(words)
            if end <= len(tokens) and all(tokens[at + i].low == words[i] for i in range(1, len(words))):
                return end, value
        return None

    def find_all(self, tokens: list[Token]) -> Iterator[tuple[int, int, T]]:
        """Every phrase in order, longest first, none overlapping: (index, index past its end, value)."""
        at, firsts = 0, self._by_first
        while at < len(tokens):
            # Most tokens begin no phrase: this is the loop in which a report's reading spends its time.
            if tokens[at].low in firsts and (found := self.match(tokens, at)) is not None:
                yield at, found[0], found[1]
                at = found[0]
            else:
                at += 1

    def __contains__(self, word: str) -> bool:
        """True where `word` alone is a phrase of the table."""
        return any(words == (word,) for words, _ in self._by_first.get(word, ()))
