"""Mentions with a report and a day, made short, and a strategy for any of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st
from tests.factory import make_mention, make_when, make_where

from knell.match.items import MatchItem
from knell.model.evidence import NO_EVIDENCE, Evidence
from knell.model.incident import IncidentType, Perpetrator, PerpetratorStance
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
    mention = replace(mention, evidence=evidence)
    return MatchItem(mention, f"R{mention_id}" if report is None else report, published)


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

EVIDENCE = st.one_of(
    st.just(NO_EVIDENCE),
    st.builds(
        lambda people, places, words, looks_back: Evidence(
            people=tuple(sorted(people)),
            places=tuple(sorted(places)),
            words=tuple(words),
            terms=tuple(words),
            weights=tuple(100 // len(words) for _ in words),
            looks_back=looks_back,
        ),
        st.sets(st.sampled_from(["sampler, jon", "testar, li"]), max_size=1),
        st.sets(st.sampled_from(["tastabad", "tal"]), max_size=2),
        st.lists(
            st.sampled_from([f"rareword{letter}" for letter in "abcdefghijkl"]), max_size=10, unique=True
        ),
        st.booleans(),
    ),
)

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
            published=draw(st.sampled_from([None, DAY, DAY + timedelta(10), DAY + timedelta(40)])),
        )
        for number in range(size)
    ]
