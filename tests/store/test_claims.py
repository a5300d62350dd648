"""Claims and mentions as they are asked for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.factory import BODY, NOON, make_mention, make_reading, make_report, make_when, make_where

from knell.model.claim import Span
from knell.model.incident import Mention
from knell.model.reading import Reading
from knell.store.claims import sentence_around
from knell.store.ledger import Ledger
from knell.store.mention_keys import Telling
from knell.store.scored_pairs import Reach

SENTENCES = [
    ("Title\nOne. At least 12 died. Three.", "12", "At least 12 died."),
    ("Title\nAt least 12 died\nThree.", "12", "At least 12 died"),
    ("At least 12 died", "At least 12 died", "At least 12 died"),
    ("Title\nOne! “Some 12 died.” Three.", "12 died", "“Some 12 died.”"),
    ("Title\nOne. Gen. Smith and J. Doe saw 12 dead. Three.", "12", "Gen. Smith and J. Doe saw 12 dead."),
    (
        "Title\nAbout 1.5 km off 12 died, etc. and more. Three.",
        "12",
        "About 1.5 km off 12 died, etc. and more.",
    ),
    ("Title\nOne died. Two died. Three.", "died. Two", "One died. Two died."),
    ("Title\nTwelve died. Three.", "Twelve died.", "Twelve died."),
    ("Title\nHe said: “Twelve died.” Three.", "“Twelve died.”", "He said: “Twelve died.”"),
    ("one " * 1000 + "12" + " two" * 1000, "12", ("one " * 250 + "12" + " two" * 250)),
]


@pytest.mark.parametrize(("text", "quote", "sentence"), SENTENCES)
def test_sentence_around(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert sentence_around(text, Span(start, start + len(quote))) == sentence


def test_claims_come_with_their_reports(ledger: Ledger) -> None:
    mention_ids = []
    for day, outlet in ((None, "Undated"), (date(2017, 6, 28), "Late"), (date(2017, 6, 27), "Early")):
        stored = ledger.add_report(make_report(outlet=outlet, published=day), make_reading(), at=NOON)
        assert stored is not None
        mention_ids += [mention.mention_id for mention in stored.reading.mentions]
    found = ledger.claims_of(mention_ids)
    assert [one.report.outlet for one in found] == ["Early", "Early", "Late", "Late", "Undated", "Undated"]
    assert [one.sentence.split()[0] for one in found[:2]] == ["At", "Some"]
    assert {one.report.claim_count for one in found} == {2}
    assert all(one.claim.mention_id in mention_ids for one in found)
    assert len(ledger.claims_of(mention_ids[:1])) == 2
    assert ledger.claims_of([]) == []


NEAR = make_mention()
REACH = Reach(gap=7, silence=31, ahead=1, together=3, words=2)
DAY = date(2017, 6, 26)
FAR = make_where(latitude=32.0, longitude=13.0)
MATCHABLE: list[tuple[str, Mention, date | None, bool]] = [
    ("the same", make_mention(), DAY, True),
    ("a week later", make_mention(when=make_when(DAY + timedelta(7))), DAY, True),
    ("eight days later", make_mention(when=make_when(DAY + timedelta(8))), DAY, False),
    ("eight days earlier", make_mention(when=make_when(DAY - timedelta(8))), DAY, False),
    ("a long range", make_mention(when=make_when(date(2017, 1, 1), date(2017, 12, 31))), DAY, True),
    ("no day, in the news", make_mention(when=None), DAY + timedelta(31), True),
    ("no day, in later news", make_mention(when=None), DAY + timedelta(32), False),
    ("no day, in earlier news", make_mention(when=None), DAY - timedelta(2), False),
    ("no day at all", make_mention(when=None), None, True),
    ("a point far away", make_mention(where=FAR), DAY, False),
    ("an area far away", make_mention(where=replace(FAR, is_area=True)), DAY, True),
    (
        "over the border",
        make_mention(country="IQ", where=make_where(latitude=34.7, longitude=40.9)),
        DAY,
        True,
    ),
    ("no place", make_mention(where=None), DAY, True),
]


@pytest.mark.parametrize(
    ("mention", "published", "is_near"), [case[1:] for case in MATCHABLE], ids=[c[0] for c in MATCHABLE]
)
def test_mentions_near(ledger: Ledger, mention: Mention, published: date | None, is_near: bool) -> None:
    reading = make_reading(mentions=[mention], claims=[], positions=[])
    stored = ledger.add_report(make_report(published=published), reading, at=NOON)
    assert stored is not None
    (everything,) = ledger.matchable_mentions()
    assert (everything.mention, everything.report_id) == (stored.reading.mentions[0], stored.report_id)
    assert everything.published == published
    assert ledger.mentions_near(NEAR, DAY, Telling(), REACH) == ([everything] if is_near else [])


def test_nothing_known_rules_nothing_out(ledger: Ledger) -> None:
    for number, (_, mention, published, _) in enumerate(MATCHABLE):
        reading = Reading("rules-1", is_relevant=True, mentions=(mention,))
        ledger.add_report(make_report(f"{BODY} {number}", published=published), reading, at=NOON)
    near = make_mention(when=None, where=None, country=None)
    assert len(ledger.mentions_near(near, None, Telling(), REACH)) == len(MATCHABLE)


TOLD = Telling(people=("sampler, jon",), words=("rare", "rarer", "rarest"), places=("tastabad",))
YEAR_LATER = DAY + timedelta(365)
FOUND_BY = [
    ("nothing", Telling(), YEAR_LATER, False),
    ("a person", Telling(people=("sampler, jon", "testar, li")), YEAR_LATER, True),
    ("one rare word", Telling(words=("rare", "other")), YEAR_LATER, False),
    ("two rare words", Telling(words=("rare", "rarest")), YEAR_LATER, True),
    ("a place, a year later", Telling(places=("tastabad",)), YEAR_LATER, False),
    ("a place in one news", Telling(places=("tastabad",)), DAY + timedelta(3), True),
    ("a word that is a place elsewhere", Telling(words=("tastabad", "sampler, jon")), DAY, False),
]


@pytest.mark.parametrize(
    ("telling", "published", "is_near"), [case[1:] for case in FOUND_BY], ids=[case[0] for case in FOUND_BY]
)
def test_mentions_are_found_by_what_is_telling(
    ledger: Ledger, telling: Telling, published: date, is_near: bool
) -> None:
    """Of a point far away, so that neither days nor places bring them together."""
    mention = make_mention(where=FAR)
    stored = ledger.add_report(
        make_report(published=DAY), make_reading(mentions=[mention], claims=[], positions=[]), at=NOON
    )
    assert stored is not None
    mention_id = stored.reading.mentions[0].mention_id
    ledger.add_pairs({mention_id: TOLD}, [])
    near = replace(NEAR, when=make_when(published))
    assert bool(ledger.mentions_near(near, published, telling, REACH)) == is_near
    ledger.add_pairs({mention_id: Telling()}, [])
    assert ledger.mentions_near(near, published, telling, REACH) == []


def test_what_is_telling_is_kept_as_hashes(ledger: Ledger, execute: Callable[..., list[Any]]) -> None:
    stored = ledger.add_report(make_report(), make_reading(), at=NOON)
    assert stored is not None
    ledger.add_pairs({stored.reading.mentions[0].mention_id: TOLD}, [])
    rows = execute("SELECT * FROM mention_keys")
    assert len(rows) == 5
    assert not any(word in str(rows) for word in ("jon", "rare", "tastabad"))
