"""Small, complete model objects with defaults that fit one another, for tests of every package.

Defaults tell of one invented strike. Pass only what the test is about:
`make_claim(low=12, claimant="A monitor")`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import BinaryIO

from knell.adapters.files import find_documents
from knell.errors import Unreadable
from knell.model.claim import Attribution, Claim, Harm, Scope, Span, Stance, VictimAxes, VictimClass
from knell.model.count import Count, Qualifier, Unit
from knell.model.incident import (
    IncidentType,
    Mention,
    Perpetrator,
    PerpetratorRelation,
    PerpetratorStance,
)
from knell.model.position import Position, PositionKind
from knell.model.reading import Reading, Rejected
from knell.model.report import Dateline, Origin, Report
from knell.model.when import When
from knell.model.where import PlaceLevel, Where
from knell.read.document import read_stream

NOON = datetime(2017, 6, 28, 12, 0, tzinfo=UTC)
"""A moment for everything that needs one."""

TITLE = "Dozens feared dead in strike on Testabad"
BODY = (
    "At least 12 civilians were killed on Monday when a jet struck the market of Testabad, the Quiet Monitor"
    " said.\nSome 30 people were injured, its director Ada Example said. The Northern Coalition denied the"
    " strike.\nThe market lies in the middle of the town."
)
QUOTE = "At least 12 civilians were killed"


def make_report(
    body: str = BODY,
    *,
    title: str = TITLE,
    outlet: str | None = "The Example Post",
    byline: str | None = "A. Writer",
    dateline: Dateline | None = None,
    published: date | None = date(2017, 6, 27),
    published_field: date | None = None,
    published_time: str | None = None,
    language: str = "en",
    url: str | None = "https://news.example.org/1",
    doc_id: str | None = None,
    notes: Sequence[str] = (),
    raw: bytes | None = None,
    location: str = "reports/1.html",
    line: int | None = None,
    retrieved_at: datetime = NOON,
    media_type: str = "text/plain",
    report_id: str = "",
) -> Report:
    """A report whose text is title, newline, body; the bytes are its text unless given."""
    text = f"{title}\n{body}"
    raw = text.encode() if raw is None else raw
    return Report(
        title=title,
        text=text,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type=media_type,
        origin=Origin(location, retrieved_at, line),
        outlet=outlet,
        byline=byline,
        dateline=dateline,
        published=published,
        published_field=published_field,
        published_time=published_time,
        language=language,
        url=url,
        doc_id=doc_id,
        notes=tuple(notes),
        report_id=report_id,
    )


def make_when(
    earliest: date = date(2017, 6, 26), latest: date | None = None, *, phrase: str | None = "Monday"
) -> When:
    """One day, or the days up to `latest`."""
    return When(earliest, earliest if latest is None else latest, phrase, "the Monday before publication")


def make_where(
    phrase: str = "Testabad",
    *,
    latitude: float | None = 35.0,
    longitude: float | None = 40.4,
    level: PlaceLevel = PlaceLevel.TOWN,
    radius_m: int | None = 5_000,
    is_area: bool = False,
    geonameid: int | None = 42,
    admin: str | None = "Testland",
    country: str | None = "SY",
    facility: str | None = None,
) -> Where:
    """A town as the gazetteer resolves it."""
    return Where(
        phrase=phrase,
        level=level,
        reason="the only place of this name",
        name=phrase,
        latitude=latitude,
        longitude=longitude,
        radius_m=radius_m,
        is_area=is_area,
        geonameid=geonameid,
        admin=admin,
        country=country,
        facility=facility,
    )


WHEN = make_when()
WHERE = make_where()


def make_mention(
    mention_id: str = "I1",
    *,
    is_main: bool = True,
    type: IncidentType = IncidentType.AIRSTRIKE,
    place: str | None = "Testabad",
    places: Sequence[str] | None = None,
    is_near: bool = False,
    admin: str | None = None,
    target: str | None = "the market of Testabad",
    weapon: str | None = None,
    perpetrators: Sequence[Perpetrator] = (
        Perpetrator("The Northern Coalition", PerpetratorStance.ALLEGED, "Northern Coalition"),
    ),
    relation: PerpetratorRelation | None = None,
    date_phrase: str | None = "Monday",
    spans: Sequence[Span] = (Span(41, 150),),
    when: When | None = WHEN,
    where: Where | None = WHERE,
    country: str | None = "SY",
) -> Mention:
    """A mention of the strike; `when` and `where` None is an event that could not be resolved."""
    shown = () if place is None else (place,)
    return Mention(
        mention_id=mention_id,
        is_main=is_main,
        type=type,
        place=place,
        places=shown if places is None else tuple(places),
        is_near=is_near,
        admin=admin,
        target=target,
        weapon=weapon,
        perpetrators=tuple(perpetrators),
        perpetrator_relation=relation,
        date_phrase=date_phrase,
        spans=tuple(spans),
        when=when,
        where=where,
        country=country,
    )


def make_count(
    low: int | None = 12,
    high: int | None = None,
    qualifier: Qualifier | None = Qualifier.AT_LEAST,
    phrase: str | None = "At least 12",
    unit: Unit = Unit.PERSONS,
) -> Count:
    """ "At least 12" persons."""
    return Count(low, high, qualifier, phrase, unit)


def make_claim(
    claim_id: str = "C1",
    *,
    mention_id: str | None = "I1",
    scope: Scope = Scope.INCIDENT,
    quote: str = QUOTE,
    start: int | None = None,
    count: Count | None = None,
    harm: Harm = Harm.KILLED,
    victims: str | None = "civilians",
    victim_class: VictimClass = VictimClass.CIVILIAN,
    victim: VictimAxes | None = None,
    claimant: str | None = "the Quiet Monitor",
    organisation: str | None = None,
    via: str | None = None,
    part_of: str | None = None,
    stance: Stance = Stance.ASSERTED,
    confidence: float = 0.9,
    text: str | None = None,
) -> Claim:
    """A claim that is grounded in `text` (the default report's unless given), at its first occurrence.

    `start` moves the span; a quote that the text does not hold starts at 0.
    """
    text = f"{TITLE}\n{BODY}" if text is None else text
    start = max(text.find(quote), 0) if start is None else start
    return Claim(
        claim_id=claim_id,
        mention_id=mention_id,
        scope=scope,
        span=Span(start, start + len(quote)),
        quote=quote,
        count=make_count() if count is None else count,
        harm=harm,
        victims=victims,
        victim_class=victim_class,
        victim=VictimAxes(status="civilian") if victim is None else victim,
        attribution=Attribution(claimant, organisation, via),
        part_of=part_of,
        stance=stance,
        confidence=confidence,
    )


def make_position(
    position_id: str = "P1",
    *,
    party: str = "The Northern Coalition",
    kind: PositionKind = PositionKind.DENIES,
    mention_id: str | None = "I1",
    quote: str = "The Northern Coalition denied the strike.",
    start: int | None = None,
    accused: str | None = None,
    text: str | None = None,
) -> Position:
    """A position that is grounded in `text` (the default report's unless given)."""
    text = f"{TITLE}\n{BODY}" if text is None else text
    start = max(text.find(quote), 0) if start is None else start
    return Position(position_id, party, kind, mention_id, Span(start, start + len(quote)), quote, accused)


def make_reading(
    *,
    reader: str = "rules-1",
    is_relevant: bool = True,
    mentions: Sequence[Mention] | None = None,
    claims: Sequence[Claim] | None = None,
    positions: Sequence[Position] | None = None,
    rejected: Sequence[Rejected] = (),
) -> Reading:
    """The reading of the default report: one mention, two claims (12 killed, 30 injured), one denial."""
    injured = make_claim(
        "C2",
        quote="Some 30 people were injured",
        count=Count(30, 30, Qualifier.ABOUT, "Some 30"),
        harm=Harm.INJURED,
        victims="people",
        victim_class=VictimClass.UNSPECIFIED,
        victim=VictimAxes(),
        claimant="Ada Example",
        organisation="the Quiet Monitor",
    )
    return Reading(
        reader=reader,
        is_relevant=is_relevant,
        mentions=(make_mention(),) if mentions is None else tuple(mentions),
        claims=(make_claim(), injured) if claims is None else tuple(claims),
        positions=(make_position(),) if positions is None else tuple(positions),
        rejected=tuple(rejected),
    )


def read_files(
    paths: Sequence[str], *, max_bytes: int, standard_input: BinaryIO | None = None
) -> Iterator[Report | Unreadable]:
    """The reports in all that `paths` name, got at NOON, with an Unreadable in the place of each that is none."""
    for document in find_documents(paths, retrieved_at=NOON, standard_input=standard_input):
        if isinstance(document, Unreadable):
            yield document
        else:
            with document.open() as stream:
                yield from read_stream(stream, document.origin, max_bytes=max_bytes)
