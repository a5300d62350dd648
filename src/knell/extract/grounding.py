"""A claim stands on its words: the quote is found at its offsets, with the figure in it, or it is no claim."""

from knell.model.claim import Claim


class Ungrounded(ValueError):
    """A reader made a claim whose words are not in the report: a bug of the reader, never a claim."""


def ground(text: str, claim: Claim) -> Claim:
    """The claim itself where `text[start:end] == quote` and the figure stands in the quote; else Ungrounded."""
    if text[claim.span.start : claim.span.end] != claim.quote or not claim.quote:
        raise Ungrounded(f"the quote of {claim.claim_id} is not at {claim.span.start}–{claim.span.end}")
    if claim.count.phrase is not None and claim.count.phrase not in claim.quote:
        raise Ungrounded(f"the figure of {claim.claim_id} is not in its quote")
    return claim
