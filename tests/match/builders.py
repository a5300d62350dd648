"""Mentions with a report and a day, made short, and a strategy for any of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, count
from typing import Any

from hypothesis import strategies as st
from tests.factory import make_mention, make_when, make_where

from knell.match.items import MatchItem
from knell.match.score import load_weights, score_pair
from knell.model.evidence import NO_EVIDENCE, Evidence
from knell.model.incident import IncidentType, PairScore, Perpetrator, PerpetratorStance
from knell.model.when import When
from knell.model.where import PlaceLevel, Where

DAY = date(2017, 6, 26)
T = IncidentType


def town(
    name: str = "Testabad",
    number: int = 42,
    latitude: float = 35.0,
    longitude: float = 40.4,
    *,
    is_near: bool = False,
) -> Where:
    """A town, or what is near it."""
    where = make_where(name, geonameid=number, latitude=latitude, longitude=longitude)
    return replace(where, is_near=True, radius_m=25_000) if is_near else where


def province(name: str = "Testland", facility: str | None = None, number: int = 7) -> Where:
    """A province of 120 km around the town; with a facility, what stands in for an unknown structure."""
    return make_where(
        name,
        latitude=35.2,
        longitude=40.3,
        level=PlaceLevel.PROVINCE,
        radius_m=120_000,
        is_area=True,
        geonameid=number,
        facility=facility,
    )


def days(first: int, last: int | None = None) -> When:
    """Days counted from `DAY`."""
    return make_when(DAY + timedelta(first), DAY + timedelta(first if last is None else last))


TODAY, HERE = days(0), town()


def item(
    mention_id: str,
    *,
    report: str | None = None,
    when: When | None = TODAY,
    where: Where | None = HERE,
    place: str | None = None,
    type: IncidentType = T.AIRSTRIKE,
    target: str | None = None,
    by: tuple[str, ...] = (),
    country: str | None = "SY",
    published: date | None = date(2017, 7, 30),
    evidence: Evidence = NO_EVIDENCE,
    is_main: bool = True,
) -> MatchItem:
    """A mention in a report of its own, of the place that `where` names unless told otherwise."""
    name = place if place is not None or where is None else where.phrase
    mention = make_mention(
        mention_id,
        when=when,
        where=where,
        place=name,
        type=type,
        target=target,
        country=country,
        perpetrators=[Perpetrator(one, PerpetratorStance.ALLEGED, one) for one in by],
    )
    mention = replace(mention, evidence=evidence, is_main=is_main)
    return MatchItem(mention, f"R{mention_id}" if report is None else report, published)


def score_one_by_one(items: Sequence[MatchItem]) -> list[PairScore]:
    """All pairs that come to the threshold, in Python: what the engine gives, without half a second of start.

    `test_scoring` holds the engine to the same scores.
    """
    weights = load_weights()
    scores = (
        score_pair(left, right, weights)
        for left, right in combinations(items, 2)
        if left.report_id != right.report_id
    )
    return [score for score in scores if score.score >= weights.threshold]


def minter() -> Callable[[], str]:
    """INC-1, INC-2 and so on."""
    numbers = count(1)
    return lambda: f"INC-{next(numbers)}"


PLACES = st.one_of(
    st.none(),
    st.builds(
        lambda n, lat, lon: town(f"Town{n}", n, 34.6 + lat / 10, 40.0 + lon / 10),
        st.integers(1, 4),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    st.sampled_from(
        [
            town(),
            town(is_near=True),
            town("Eastend", 43, 12.0, 179.95),
            town("Westend", 44, 12.0, -179.9),
            town("Northend", 45, 89.9, 10.0),
            town("Otherend", 46, 89.9, -150.0),
            province(),
            province(facility="Test airbase"),
            make_where("Syria", level=PlaceLevel.COUNTRY, radius_m=250_000, is_area=True, geonameid=1),
            make_where("Elsewhere", latitude=None, longitude=None, radius_m=None, geonameid=None),
        ]
    ),
)

RARE = tuple(f"rareword{letter}" for letter in "abcdefghijkl")


def _some(values: Sequence[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """None to `most` of these, each once, in order."""
    return st.sets(st.sampled_from(values), max_size=most).map(lambda found: tuple(sorted(found)))


@st.composite
def _evidence(draw: st.DrawFn) -> Evidence:
    terms = draw(_some((*RARE, "testabad", "market", "shot"), 12))
    return Evidence(
        people=draw(_some(["sampler, jon", "sampler, ada", "testar, li"], 2)),
        ages=draw(_some([7, 30, 31], 2)),
        streets=draw(_some(["mill road", "high street"], 1)),
        places=draw(_some(["tastabad", "tal", "elsewhere", "far"], 4)),
        hours=draw(_some([0, 1, 12, 23], 2)),
        killed=draw(st.sampled_from([None, 0, 1, 4, 6])),
        injured=draw(st.sampled_from([None, 0, 2, 3])),
        words=tuple(draw(st.permutations(RARE)))[: draw(st.sampled_from([0, 3, 6, 10]))],
        terms=terms,
        weights=tuple(draw(st.sampled_from([5, 17, 40])) for _ in terms),
        looks_back=draw(st.booleans()),
    )


EVIDENCE = st.one_of(st.just(NO_EVIDENCE), _evidence())

TIMES = st.one_of(
    st.none(),
    st.builds(
        lambda first, more: days(first, first + more), st.integers(0, 20), st.sampled_from([0, 0, 1, 6])
    ),
    st.sampled_from([days(-6, 20), days(-100, 30), days(-2, 0)]),
)


@st.composite
def item_lists(draw: st.DrawFn, max_size: int = 9) -> list[MatchItem]:
    """Mentions of a few reports about a few places and days, so that many are alike."""
    size = draw(st.integers(0, max_size))
    return [
        item(
            f"M{number}",
            report=draw(st.sampled_from(["R1", "R2", "R3", "R4", "R5", "R6"])),
            when=draw(TIMES),
            where=draw(PLACES),
            place=draw(st.sampled_from([None, "Testabad", "Tell Test"])),
            type=draw(st.sampled_from([T.AIRSTRIKE, T.AIRSTRIKE, T.CHEMICAL_ATTACK, T.IED, T.OTHER])),
            target=draw(st.sampled_from([None, None, "a market", "a prison"])),
            by=draw(st.sampled_from([(), ("Coalition",), ("Army",)])),
            country=draw(st.sampled_from(["SY", "SY", "SY", "IQ", None])),
            evidence=draw(EVIDENCE),
            is_main=draw(st.booleans()),
            published=draw(st.sampled_from([None, DAY, DAY + timedelta(10), DAY + timedelta(40)])),
        )
        for number in range(size)
    ]
