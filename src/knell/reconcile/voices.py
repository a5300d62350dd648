"""What each claimant's statements come to for one figure, and how several such voices become one range."""

from collections.abc import Sequence
from dataclasses import dataclass

from knell.model.claim import VictimClass
from knell.model.figure import FigureStep
from knell.reconcile.classes import may_lie_within
from knell.reconcile.interval import Interval
from knell.reconcile.operations import beyond, derive, short


@dataclass(frozen=True, slots=True)
class Voice:
    """What one claimant says of one figure: persons, by which claims, of which classes (none: all)."""

    claimant_key: str
    interval: Interval
    claim_ids: tuple[str, ...]
    classes: tuple[VictimClass, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """A combined range with the steps that made it; `voices` are those whose bounds it has."""

    interval: Interval
    is_contested: bool
    steps: tuple[FigureStep, ...]
    voices: tuple[Voice, ...] = ()


def combine(voices: Sequence[Voice]) -> Range:
    """Lowest closed low to highest closed high; an open end stays its own claimant's.

    A vague word neither narrows nor widens an exact figure; where there are only vague ones the range is
    open from the lowest of their lows. An open end that does not meet the range contradicts it: the range
    then reaches to its closed end ("up to 30" and "at least 42" are 30–42, contradicted).
    """
    ordered = sorted(voices, key=lambda v: (v.claimant_key, v.claim_ids))
    exact = [v for v in ordered if not v.interval.is_vague]
    vague = [v for v in ordered if v.interval.is_vague]
    if not exact:
        found = derive("lowest of vague words", [v.interval for v in vague], is_vague=True)
        return Range(found, False, (_range_step(vague, found),), tuple(vague))
    steps = []
    if vague:
        steps.append(
            FigureStep(
                "vague",
                f"{_names(vague)}: words without a number neither narrow nor widen an exact figure",
                _ids(vague),
            )
        )
    said = [v.interval for v in exact]
    apart = [*beyond(said), *short(said)]
    unmet = [v for v in exact if any(v.interval is one for one in apart)]
    for voice in unmet:
        detail = f"{voice.claimant_key} says {voice.interval.words}, which does not meet what others say"
        steps.append(FigureStep("contradiction", detail, voice.claim_ids))
    interval = derive("lowest to highest", said)
    still_open = [
        v for v in exact if v not in unmet and v.interval.high is None and interval.high is not None
    ]
    for voice in still_open:
        detail = f"{voice.claimant_key} says {voice.interval.words}: its open end stays its own"
        steps.append(FigureStep("open end", detail, voice.claim_ids))
    return Range(interval, bool(unmet), (*steps, _range_step(exact, interval)), tuple(exact))


def combine_by_class(voices: Sequence[Voice]) -> Range:
    """A total where nobody gives one, from figures of classes only.

    Claimants who count the same classes, or whose numbers meet, speak of the same people and are combined.
    Any other figure proves "at least" and is not added: it may count some of the same people. Where it
    cannot, because its classes share nobody with those of the largest, the total is open above.
    """
    exact = [v for v in voices if not v.interval.is_vague]
    if not exact:
        return combine(voices)
    leading = max(exact, key=lambda v: (v.interval.low or 0, v.claimant_key, v.claim_ids))
    rivals = [v for v in exact if _same_people(v, leading)]
    others = [v for v in voices if v not in rivals]
    combined = combine(rivals)
    apart = [v for v in others if not may_lie_within(v.classes, leading.classes)]
    steps = list(combined.steps)
    if others:
        detail = f"{_names(others)}: figures of other classes bound the total from below and are not added"
        steps.append(FigureStep("classes", detail, _ids(others)))
    interval = combined.interval
    if apart and interval.high is not None:
        interval = derive("open above", [interval, *(v.interval for v in apart)])
        detail = f"{_names(apart)}: of classes that share nobody with the others, so the total is open above"
        steps.append(FigureStep("open end", detail, _ids(apart)))
    return Range(interval, combined.is_contested, tuple(steps), combined.voices)


def stretch_to_classes(total: Range, voices: Sequence[Voice]) -> Range:
    """A range of totals, reaching up to what other claimants count by class alone, where that is more."""
    interval, steps, is_contested = total.interval, list(total.steps), total.is_contested
    for voice in sorted(voices, key=lambda v: (v.claimant_key, v.claim_ids)):
        low = 0 if voice.interval.is_vague else voice.interval.low or 0
        if interval.high is not None and low > interval.high:
            said = voice.interval.words
            detail = f"{voice.claimant_key} counts {said} of some classes alone, above {interval.high}"
            steps.append(FigureStep("classes", detail, voice.claim_ids))
            is_contested = is_contested or voice.interval.high is None
            interval = derive("reach up to", [interval, voice.interval])
        elif interval.is_vague and low > (interval.low or 0):
            interval = derive("raise a vague word", [interval, voice.interval], is_vague=True)
    return Range(interval, is_contested, tuple(steps), total.voices)


def _same_people(voice: Voice, leading: Voice) -> bool:
    if voice is leading or voice.classes == leading.classes:
        return True
    if not voice.interval.overlaps(leading.interval):
        return False
    is_closed = None not in (
        voice.interval.low,
        voice.interval.high,
        leading.interval.low,
        leading.interval.high,
    )
    return is_closed or may_lie_within(voice.classes, leading.classes)


def _range_step(voices: Sequence[Voice], interval: Interval) -> FigureStep:
    said = "; ".join(f"{v.claimant_key}: {v.interval.words}" for v in voices)
    names = len({v.claimant_key for v in voices})
    return FigureStep(
        "range", f"{names} claimant{'' if names == 1 else 's'} ({said}) give {interval.words}", _ids(voices)
    )


def _names(voices: Sequence[Voice]) -> str:
    return ", ".join(dict.fromkeys(v.claimant_key for v in voices))


def _ids(voices: Sequence[Voice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim_id for v in voices for claim_id in v.claim_ids))
