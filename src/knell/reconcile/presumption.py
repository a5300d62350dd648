"""Civilians presumed unless there is evidence otherwise: what "people" then come to."""

from collections.abc import Mapping, Sequence

from knell.model.claim import VictimClass
from knell.model.figure import FigureStep
from knell.reconcile.operations import by_rule, derive
from knell.reconcile.voices import Range, Voice, combine

_CIVILIAN, _ARMED = VictimClass.CIVILIAN, VictimClass.ARMED_ACTOR


def presume_civilians(total: Range, classes: Mapping[VictimClass, Range]) -> dict[VictimClass, Range]:
    """The classes with civilians and armed actors as Airwars counts them, in the order of the enum.

    Evidence is what an admitted claimant says: parties' words on status were left beside before. Armed actors are
    those that somebody names, else 0. Civilians are, for each claimant, those that it names, up to whatever its
    own total leaves; for one that counts people only, its total without the armed actors.
    """
    armed = classes.get(_ARMED)
    if armed is None:
        step = FigureStep("presumed", "nobody who is no party says that armed actors were among the victims")
        armed = Range(by_rule(0, 0), False, (step,))
    named = classes.get(_CIVILIAN)
    voices, steps = _civilian_voices(total, named, classes.get(_ARMED))
    if voices:
        found = combine(voices)
        before = () if named is None else tuple(s for s in named.steps if s.action != "range")
        is_contested = found.is_contested or (named is not None and named.is_contested)
        civilians = Range(found.interval, is_contested, (*before, *steps, *found.steps), found.voices)
    else:
        step = FigureStep("presumed", "every claimant counts armed actors only")
        civilians = Range(by_rule(0, 0), False, (step,))
    found_classes = {**classes, _CIVILIAN: civilians, _ARMED: armed}
    return {one: found_classes[one] for one in VictimClass if one in found_classes}


def _civilian_voices(
    total: Range, named: Range | None, armed: Range | None
) -> tuple[list[Voice], list[FigureStep]]:
    voices: list[Voice] = []
    steps: list[FigureStep] = []
    explicit = () if named is None else named.voices
    for voice in explicit:
        own_total = _own(total.voices, voice.claimant_key)
        if own_total is None:
            voices.append(voice)
            continue
        own_armed = None if armed is None else _own(armed.voices, voice.claimant_key)
        parts = [] if own_armed is None else [own_armed.interval]
        upper = derive("rest", [own_total.interval, *parts])
        found = derive("from one to the other", [voice.interval, upper], is_vague=voice.interval.is_vague)
        voices.append(Voice(voice.claimant_key, found, (*voice.claim_ids, *own_total.claim_ids)))
        if not found.same_bounds(voice.interval):
            detail = (
                f"{voice.claimant_key} names {voice.interval.words} civilians of {own_total.interval.words}:"
                f" who the others were is not said, so {found.words}"
            )
            steps.append(FigureStep("presumed", detail, voice.claim_ids))
    explicit_keys = {voice.claimant_key for voice in explicit}
    for voice in total.voices:
        if voice.claimant_key in explicit_keys or (voice.classes and set(voice.classes) == {_ARMED}):
            continue
        found, words = voice.interval, ""
        if armed is not None:
            is_vague = voice.interval.is_vague
            found = derive("rest", [voice.interval, armed.interval], is_vague=is_vague)
            words = f", without {armed.interval.words} armed actors"
        detail = f"{voice.claimant_key}: {voice.interval.words} people are presumed civilians{words}"
        steps.append(FigureStep("presumed", detail, voice.claim_ids))
        voices.append(Voice(voice.claimant_key, found, voice.claim_ids))
    return voices, steps


def _own(voices: Sequence[Voice], claimant_key: str) -> Voice | None:
    """What this claimant says of all victims together, whatever their class."""
    return next((v for v in voices if v.claimant_key == claimant_key and not v.classes), None)
