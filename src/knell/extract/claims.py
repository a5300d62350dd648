"""One claim for each claimant and figure: doubles in headline, lead and repetition are folded together."""

from dataclasses import replace

from knell.extract.candidates import Candidate
from knell.extract.grounding import ground
from knell.model.claim import Attribution, Claim, Harm, Scope, Stance, VictimClass
from knell.model.count import Count

LOOSE = frozenset({VictimClass.UNSPECIFIED, VictimClass.OTHER})


def fold_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that are claims of their own, in order; `parent` indexes the list that is returned.

    A headline's figure that the body gives too is the body's claim, and a figure that the lead gives without
    its claimant is the claimant's (annotation guidelines).
    """
    kept_as: dict[int, int] = {}
    order = [i for i, c in enumerate(candidates) if not c.is_title] + [
        i for i, c in enumerate(candidates) if c.is_title
    ]
    chosen: list[int] = []
    # Doubles have one harm and one number, so only those of one number are compared; a headline with all.
    alike: dict[tuple[Harm, int | None, bool], list[int]] = {}
    for index in order:
        candidate = candidates[index]
        bucket = alike.setdefault((candidate.harm, *_key(candidate.count)), [])
        rivals = chosen if candidate.is_title else bucket
        double = next((k for k in rivals if _is_double(candidates[k], candidate)), None)
        if double is None:
            chosen.append(index)
            bucket.append(index)
            kept_as[index] = index
        else:
            kept_as[index] = double
            candidates[double] = _fuller(candidates[double], candidate)
    chosen.sort()
    new_place = {old: new for new, old in enumerate(chosen)}
    return [
        replace(candidates[i], parent=_new_parent(candidates[i].parent, kept_as, new_place, new_place[i]))
        for i in chosen
    ]


def _new_parent(
    parent: int | None, kept_as: dict[int, int], new_place: dict[int, int], own: int
) -> int | None:
    if parent is None:
        return None
    place = new_place[kept_as[parent]]
    return None if place == own else place


def _same_voice(a: Candidate, b: Candidate) -> bool:
    if a.voice is None or b.voice is None:
        return True
    names_a = {n.lower().removeprefix("the ") for n in (a.voice.name, a.voice.organisation) if n}
    names_b = {n.lower().removeprefix("the ") for n in (b.voice.name, b.voice.organisation) if n}
    return bool(names_a & names_b) or a.voice.name.split()[-1] == b.voice.name.split()[-1]


def _is_double(kept: Candidate, other: Candidate) -> bool:
    if kept.harm is not other.harm or (
        (kept.parent is None) != (other.parent is None) and not other.is_title
    ):
        return False
    if other.is_title:
        return _satisfies(kept.count, other.count)
    if not _same_voice(kept, other) or kept.group.is_other != other.group.is_other:
        return False
    if kept.scope is Scope.AGGREGATE and other.scope is not Scope.AGGREGATE:
        return False
    if kept.victim_class is not other.victim_class and not {kept.victim_class, other.victim_class} & LOOSE:
        return False
    if _key(kept.count) != _key(other.count):
        return False
    # The same small number in two places of a long report is two groups, unless one leads and the other tells.
    return (
        (kept.count.low or kept.count.high or 0) > 2 and not kept.count.is_vague
    ) or kept.clause.index <= 1


def _key(count: Count) -> tuple[int | None, bool]:
    return (count.number, count.is_vague)


def _satisfies(body: Count, title: Count) -> bool:
    """True where the headline's number may stand for the body's: "dozens" for 58, "more than 50" for 51."""
    if _key(body) == _key(title):
        return True
    value = body.number
    if value is None or title.low == title.high:
        return False
    return (title.low is None or value >= title.low) and (title.high is None or value <= title.high)


def _fuller(kept: Candidate, other: Candidate) -> Candidate:
    """The body's claim, with the claimant and the qualifier that its double may have given."""
    if other.is_title:
        voice = kept.voice if kept.voice is not None or kept.clause.index > 2 else other.voice
        return replace(kept, voice=voice)
    if kept.voice is None and other.voice is not None:
        better = other if other.count.phrase else kept
        return replace(better, parent=kept.parent if kept.parent is not None else other.parent)
    return kept


def make_claims(text: str, candidates: list[Candidate]) -> list[Claim]:
    """Grounded claims "C1", "C2", … of the candidates; mention ids are filled in by the events."""
    claims = []
    for number, candidate in enumerate(candidates, 1):
        voice = candidate.voice
        claims.append(
            ground(
                text,
                Claim(
                    claim_id=f"C{number}",
                    mention_id=None,
                    scope=candidate.scope,
                    span=candidate.span,
                    quote=text[candidate.span.start : candidate.span.end],
                    count=candidate.count,
                    harm=candidate.harm,
                    victims=candidate.group.head,
                    victim_class=candidate.victim_class,
                    victim=candidate.victim,
                    attribution=Attribution() if voice is None else voice.attribution(),
                    part_of=None if candidate.parent is None else f"C{candidate.parent + 1}",
                    stance=Stance.ASSERTED,
                    confidence=0.5,
                ),
            )
        )
    return claims
