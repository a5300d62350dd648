"""Made mentions of made events: towns of one country, struck over ten years, each event told of three times.

Each report says some of what is to be said of its event: names, ages, places, tolls and words, of which the common
ones are of many events.
"""

import random
from dataclasses import replace
from datetime import date, timedelta

from knell.match.items import MatchItem
from knell.model.evidence import Evidence
from knell.model.incident import IncidentType, Mention, Perpetrator, PerpetratorStance
from knell.model.when import When
from knell.model.where import PlaceLevel, Where
from knell.text.names import name_key

TOWNS = 800
"""Places of a country the size of Syria; how often one is struck falls with its rank."""

DAYS = 3_650
"""Days over which the events lie."""

TOLD = 3
"""Reports of an event."""

START = date(2012, 1, 1)

WORDS = 60_000
"""Words of the made language; how often one is said falls with its number."""

FAMILIES = 3_000

PARTIES = ("Syrian army", "Russia", "Coalition", "Islamic State", "Turkey", None)
TARGETS = ("a market", "a hospital", "a school", "a house", "a mosque", "a convoy", "a bakery", None, None)


def make_mentions(count: int, seed: int, *, told: int = TOLD) -> list[MatchItem]:
    """So many mentions: one in twenty without a day, one in ten known to a week or to a province only.

    `told` is how many reports tell of each event.
    """
    chance = random.Random(seed)
    towns = [
        Where(
            f"Town {number}",
            PlaceLevel.TOWN,
            "made",
            name=f"Town {number}",
            latitude=33 + 4 * chance.random(),
            longitude=36 + 6 * chance.random(),
            radius_m=5_000,
            geonameid=number + 1,
            country="SY",
        )
        for number in range(TOWNS)
    ]
    shares = [1 / (rank + 1) for rank in range(TOWNS)]
    kinds = list(IncidentType)
    items: list[MatchItem] = []
    while len(items) < count:
        day = START + timedelta(chance.randrange(DAYS))
        (town,) = chance.choices(towns, shares)
        kind, party, target = chance.choice(kinds), chance.choice(PARTIES), chance.choice(TARGETS)
        event = _make_event(town.name or "", chance)
        for _ in range(min(told, count - len(items))):
            mention = Mention(
                mention_id=f"mnt-{len(items):08}",
                is_main=True,
                type=chance.choice((kind, kind, kind, IncidentType.OTHER)),
                place=town.name,
                places=(),
                is_near=False,
                admin=None,
                target=target,
                weapon=None,
                perpetrators=() if party is None else (Perpetrator(party, PerpetratorStance.ALLEGED, party),),
                perpetrator_relation=None,
                date_phrase=None,
                spans=(),
                when=_when(day, chance),
                where=town,
                country="SY",
                evidence=_tell(event, chance),
            )
            if chance.random() < 0.1:
                mention = replace(mention, place=None, where=PROVINCE)
            items.append(MatchItem(mention, f"rpt-{len(items):08}", day + timedelta(chance.randrange(5))))
    return items


PROVINCE = Where(
    "the province",
    PlaceLevel.PROVINCE,
    "made",
    name="Province",
    latitude=35.0,
    longitude=38.0,
    radius_m=60_000,
    is_area=True,
    geonameid=9_000,
    country="SY",
)


def _make_event(town: str, chance: random.Random) -> Evidence:
    """All that there is to say of an event."""
    words = {f"word{int(WORDS ** chance.random())}" for _ in range(60)}
    people = {f"family{chance.randrange(FAMILIES)}, given{chance.randrange(500)}" for _ in range(4)}
    return Evidence(
        people=tuple(sorted(people)),
        ages=tuple(sorted({chance.randrange(90) for _ in range(4)})),
        places=(
            name_key(town),
            f"village{chance.randrange(3 * TOWNS)}",
            f"village{chance.randrange(3 * TOWNS)}",
        ),
        killed=int(1 / (chance.random() + 0.01)),
        injured=int(2 / (chance.random() + 0.01)),
        words=tuple(sorted(words)),
    )


def _tell(event: Evidence, chance: random.Random) -> Evidence:
    """What one report says of it: one in three names the victims, and each has words of its own."""
    said = [word for word in event.words if chance.random() < 0.6]
    said += [f"word{int(WORDS ** chance.random())}" for _ in range(15)]
    words = tuple(dict.fromkeys(said))[:40]
    terms = tuple(sorted(words))
    weight = round((10_000 / len(terms)) ** 0.5)
    is_named = chance.random() < 1 / 3
    return Evidence(
        people=tuple(one for one in event.people if chance.random() < 0.6) if is_named else (),
        ages=tuple(one for one in event.ages if chance.random() < 0.5) if is_named else (),
        places=tuple(one for one in event.places if chance.random() < 0.7),
        killed=None if event.killed is None else max(0, event.killed + chance.choice((0, 0, 0, 1, -1))),
        injured=event.injured if chance.random() < 0.6 else None,
        words=tuple(sorted(words, key=lambda word: (-int(word[4:]), word))),
        terms=terms,
        weights=(weight,) * len(terms),
    )


def _when(day: date, chance: random.Random) -> When | None:
    drawn = chance.random()
    if drawn < 0.05:
        return None
    around = timedelta(3 if drawn < 0.15 else 0)
    return When(day - around, day + around, "made", "made")
