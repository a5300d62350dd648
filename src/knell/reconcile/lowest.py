"""The lowest number that anybody gives, for policies that count conservatively."""

from collections.abc import Sequence
from dataclasses import replace

from knell.model.count import Qualifier
from knell.model.figure import FigureStep
from knell.reconcile.interval import Interval, uncounted_low
from knell.reconcile.operations import by_rule, derive
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.statements import Statement
from knell.reconcile.voices import Range, Voice


def take_lowest(
    total: Range, statements: Sequence[Statement], policy: CountingPolicy, *, is_large: bool
) -> Range:
    """One number of a range: the lowest low of those who give one.

    "up to 30" gives none, so a rival's counts. Where nobody gives a low, "nearly 60" stands for its number, and
    "up to 30" alone for people without a number.
    """
    lows = [v for v in total.voices if v.interval.low is not None]
    nearly = nearly_voices(total.voices, statements)
    if lows:
        found = derive("lowest number", [v.interval for v in lows], is_vague=total.interval.is_vague)
        said = "; ".join(f"{v.claimant_key}: {v.interval.words}" for v in lows)
        detail = f"{found.low} is the lowest number given ({said})"
    elif nearly:
        found = derive("upper number", [v.interval for v in nearly])
        detail = f"nobody gives a number from below: {found.low} is the one that “nearly” stands before"
    else:
        least = uncounted_low(policy, is_large)
        found = by_rule(least, least, is_vague=True)
        detail = f"nobody gives a number from below: people without a number count as {least}"
    ids = tuple(dict.fromkeys(claim_id for v in lows or nearly or total.voices for claim_id in v.claim_ids))
    step = FigureStep("lowest", detail, ids)
    interval = Interval(found.low, found.high, total.interval.is_vague or found.is_vague, found.source)
    return replace(total, interval=interval, steps=(*total.steps, step))


def nearly_voices(voices: Sequence[Voice], statements: Sequence[Statement]) -> list[Voice]:
    """The voices without a low whose words are "nearly …": they name a number, which "up to …" does not."""
    ids = {
        claim_id
        for s in statements
        if s.item.claim.count.qualifier is Qualifier.NEARLY
        for claim_id in s.claim_ids
    }
    return [v for v in voices if v.interval.low is None and ids & set(v.claim_ids)]
