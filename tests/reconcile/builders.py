"""Claims of one incident in a line, and lists of any claims."""

from datetime import date

from hypothesis import strategies as st

from knell.model.claim import (
    Attribution,
    Claim,
    Harm,
    Scope,
    Span,
    Stance,
    VictimAxes,
    VictimClass,
)
from knell.model.count import Count, Qualifier, Unit
from knell.model.grade import Review
from knell.model.source import Reliability
from knell.reconcile import ReconcileClaim

MORNING = date(2017, 6, 26)
C = VictimClass
DAY = date(2017, 6, 27)

COUNTS: dict[str, Count] = {
    "at least 42": Count(42, None, Qualifier.AT_LEAST, "at least 42"),
    "at least 15": Count(15, None, Qualifier.AT_LEAST, "at least 15"),
    "at least 87": Count(87, None, Qualifier.AT_LEAST, "at least 87"),
    "more than 300": Count(301, None, Qualifier.MORE_THAN, "more than 300"),
    "nearly 60": Count(None, 60, Qualifier.NEARLY, "nearly 60"),
    "up to 30": Count(None, 30, Qualifier.UP_TO, "up to 30"),
    "up to 60": Count(None, 60, Qualifier.UP_TO, "up to 60"),
    "about 50": Count(50, 50, Qualifier.ABOUT, "about 50"),
    "4 to 6": Count(4, 6, Qualifier.RANGE, "4 to 6"),
    "10 to 14": Count(10, 14, Qualifier.RANGE, "10 to 14"),
    "1 or 2": Count(1, 2, Qualifier.RANGE, "1 or 2"),
    "dozens": Count(24, None, Qualifier.VAGUE, "dozens"),
    "many": Count(3, None, Qualifier.VAGUE, "many"),
    "no casualties": Count(0, 0, Qualifier.EXACT, "no casualties"),
    "uncounted": Count(None, None, None, None),
}


def count(phrase: str | int) -> Count:
    """The reading of a phrase by the annotation guidelines; a whole number is exact."""
    if isinstance(phrase, int):
        return Count(phrase, phrase, Qualifier.EXACT, str(phrase))
    return COUNTS[phrase]


def claim(
    claimant: str,
    phrase: str | int,
    victim_class: VictimClass = C.UNSPECIFIED,
    *,
    id: str = "",
    report: str = "",
    part_of: str | None = None,
    day: date | None = DAY,
    harm: Harm = Harm.KILLED,
    scope: Scope = Scope.INCIDENT,
    stance: Stance = Stance.ASSERTED,
    unit: Unit = Unit.PERSONS,
    is_party: bool = False,
    confidence: float = 1.0,
    victims: str | None = None,
    independence: str = "",
    reliability: Reliability | None = None,
    credibility: int | None = None,
    review: Review = Review.NONE,
    side: str | None = None,
) -> ReconcileClaim:
    """A claim with one report to each claimant and day, unless told otherwise."""
    value = count(phrase)
    made = Claim(
        claim_id=id or f"{phrase} {victim_class} {harm} {scope} {unit}",
        mention_id=None if scope is Scope.AGGREGATE else "I1",
        scope=scope,
        span=Span(0, 1),
        quote="x",
        count=Count(value.low, value.high, value.qualifier, value.phrase, unit),
        harm=harm,
        victims=victims,
        victim_class=victim_class,
        victim=VictimAxes(),
        attribution=Attribution(claimant=claimant),
        part_of=part_of,
        stance=stance,
        confidence=confidence,
    )
    return ReconcileClaim(
        made,
        report or f"{claimant} {day}",
        "Outlet",
        day,
        claimant,
        is_party,
        independence,
        reliability,
        credibility,
        review,
        side,
    )


CLAIMS = st.builds(
    lambda claimant, phrase, cls, day, part, scope, party: (claimant, phrase, cls, day, part, scope, party),
    st.sampled_from("ABP"),
    st.one_of(st.integers(0, 60), st.sampled_from(sorted(COUNTS))),
    st.sampled_from([C.UNSPECIFIED, C.UNSPECIFIED, C.CIVILIAN, C.CHILD, C.WOMAN, C.ARMED_ACTOR, C.OTHER]),
    st.sampled_from([DAY, MORNING, None]),
    st.one_of(st.none(), st.integers(0, 7)),
    st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, Scope.PART]),
    st.booleans(),
)


@st.composite
def claim_lists(draw: st.DrawFn) -> list[ReconcileClaim]:
    """Up to eight claims; a part names any other by its number, also one that it may not."""
    rows = draw(st.lists(CLAIMS, max_size=8))
    return [
        claim(
            who,
            phrase,
            cls,
            id=f"C{i}",
            day=day,
            part_of=None if part is None else f"C{part}",
            scope=scope,
            is_party=party and who == "P",
        )
        for i, (who, phrase, cls, day, part, scope, party) in enumerate(rows)
    ]
