"""The mentions of a reading with their places looked up and their perpetrators' neutral names."""

from dataclasses import replace

from knell.model.incident import Mention, Perpetrator
from knell.model.reading import Reading
from knell.model.where import Gazetteer, PlaceLevel
from knell.resolve.place import PlaceContext, resolve_place
from knell.resolve.place_around import widen_place
from knell.text.actor import canonical_actor
from knell.text.countries import country_of
from knell.text.names import fold

MOST_NAMES = 100
"""Other places of a report that are looked at for where one of its places is: reading stays linear in its length."""


def resolve_reading(reading: Reading, gazetteer: Gazetteer, text: str = "") -> Reading:
    """The reading with `where`, `country` and neutral actor names filled in.

    The country that the report is about is the one in which a name is looked for first. `text`
    is the report's: where its words put an event beside a place ("30 km east of Raqqa"), that is where it is.
    Without it the place is taken as named.
    """
    names = tuple(dict.fromkeys(reading.place_names))[:MOST_NAMES]
    mentions = tuple(
        _resolve(mention, text, reading.country, names, gazetteer) for mention in reading.mentions
    )
    return replace(reading, mentions=mentions)


def _resolve(
    mention: Mention, text: str, country: str | None, names: tuple[str, ...], gazetteer: Gazetteer
) -> Mention:
    mention = replace(mention, perpetrators=tuple(_name_actor(p) for p in mention.perpetrators))
    if mention.place is None:
        return replace(mention, country=country)
    own = None if mention.admin is None else country_of(mention.admin, gazetteer)
    context = PlaceContext(
        admin=mention.admin,
        country=own or country,
        is_near=mention.is_near,
        other_places=tuple(name for name in names if name != mention.place),
    )
    phrase = widen_place(mention.place, text, mention.spans) if text else None
    where = resolve_place(phrase or mention.place, context, gazetteer)
    if where.anchors and all(anchor.level is PlaceLevel.COUNTRY for anchor in where.anchors):
        # "clashes between Syria and Turkey", "between Damascus and Ankara": who, not where.
        where = resolve_place(mention.place, context, gazetteer)
    return replace(mention, where=where, country=where.country or own or country)


def _name_actor(perpetrator: Perpetrator) -> Perpetrator:
    """With the side that the party is or speaks for: "Syrian regime jets" and "Damascus" are one."""
    if not fold(perpetrator.name):
        return perpetrator
    actor = canonical_actor(perpetrator.name)
    return replace(perpetrator, actor=actor.party or actor.name)
