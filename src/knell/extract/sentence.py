"""A sentence under analysis: its tokens, and where it stands in the report."""

from dataclasses import dataclass

from knell.model.report import Report, Segments, Sentence
from knell.text.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a report with its tokens. `index` counts the sentences of the report from 0."""

    index: int
    sentence: Sentence
    tokens: list[Token]
    text: str
    """The whole report text: token places count in it."""

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`, verbatim."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def low(self, at: int) -> str:
        """The folded word at token `at`; empty past either end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""


READ_KINDS = frozenset({"title", "body"})
"""Captions, datelines and page furniture tell nothing that the body does not tell better."""


def cut_clauses(report: Report, segments: Segments) -> list[Clause]:
    """The sentences of title and body, tokenised."""
    kept = (s for s in segments.sentences if s.kind in READ_KINDS)
    return [
        Clause(index, sentence, tokenise(report.text, sentence.start, sentence.end), report.text)
        for index, sentence in enumerate(kept)
    ]
