"""What the encoder makes of one sentence: of its places, days, parties and figures, and of its fitting others."""

from dataclasses import dataclass, field

from knell.extract.candidates import Candidate
from knell.extract.impressions import Impressions, Spot, Thing
from knell.extract.named_place import NamedPlace
from knell.extract.parties import Party
from knell.extract.sentence import Clause
from knell.text.dates import DatePhrase


def sentence_spot(clause: Clause) -> Spot:
    """The sentence itself."""
    return Spot(Thing.SENTENCE, clause.sentence.start, clause.sentence.end, clause.index)


def named_spot(clause: Clause, named: NamedPlace | Party) -> Spot:
    """A place or a party that the sentence names."""
    thing = Thing.PLACE if isinstance(named, NamedPlace) else Thing.PARTY
    start, end = clause.tokens[named.first].start, clause.tokens[named.last - 1].end
    return Spot(thing, start, end, clause.index)


def date_spot(clause: Clause, found: DatePhrase) -> Spot:
    """A day that the sentence names."""
    return Spot(Thing.DATE, found.start, found.end, clause.index)


def figure_spot(candidate: Candidate) -> Spot:
    """A figure, in its sentence."""
    return Spot(Thing.FIGURE, candidate.figure.start, candidate.figure.end, candidate.clause.index)


@dataclass(frozen=True, slots=True)
class Sense:
    """The impressions of a report, seen from one of its sentences. All numbers are logits; see `Impressions`."""

    impressions: Impressions
    clause: Clause
    spot: Spot = field(init=False)
    """The sentence itself."""
    _named: dict[tuple[Thing, int, int], Spot] = field(init=False, repr=False, compare=False)
    """Spots of its places and parties by where they begin: they are asked for again and again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spot", sentence_spot(self.clause))
        object.__setattr__(self, "_named", {})

    def spot_of(self, named: NamedPlace | Party) -> Spot:
        """One of its places or parties."""
        thing = Thing.PLACE if isinstance(named, NamedPlace) else Thing.PARTY
        key = thing, named.first, named.last
        known = self._named.get(key)
        if known is None:
            known = self._named[key] = named_spot(self.clause, named)
        return known

    @property
    def tells(self) -> float:
        """That it tells of an incident."""
        return self.impressions.mark(self.spot, "tells")

    @property
    def main(self) -> float:
        """That it tells of what the report is about."""
        return self.impressions.mark(self.spot, "main")

    @property
    def sums(self) -> float:
        """That it only sums over a period, an area or a war."""
        return self.impressions.mark(self.spot, "sums")

    def place(self, place: NamedPlace, name: str) -> float:
        """A mark of one of its places: "struck", "main", "holds"."""
        return self.impressions.mark(self.spot_of(place), name)

    def dates(self, found: DatePhrase) -> float:
        """That one of its days dates an incident."""
        return self.impressions.mark(date_spot(self.clause, found), "dates")

    def party(self, party: Party, name: str) -> float:
        """A mark of one of its parties: "did", or how it is said to have done it."""
        return self.impressions.mark(self.spot_of(party), name)

    def together(self, other: "Sense") -> float:
        """That it tells of the incident that another sentence tells of."""
        return self.impressions.fit(self.spot, other.spot)

    def is_at(self, other: "Sense", place: NamedPlace) -> float:
        """That what it tells of happened at a place that another sentence names."""
        return self.impressions.fit(self.spot, other.spot_of(place))

    def is_on(self, other: "Sense", found: DatePhrase) -> float:
        """That what it tells of happened on a day that another sentence names."""
        return self.impressions.fit(self.spot, date_spot(other.clause, found))

    def is_by(self, other: "Sense", party: Party) -> float:
        """That what it tells of was done by a party that another sentence names."""
        return self.impressions.fit(self.spot, other.spot_of(party))

    def counts(self, candidate: Candidate) -> float:
        """That a figure, of this or another sentence, is of the incident that it tells of."""
        return self.impressions.fit(figure_spot(candidate), self.spot)

    def figure(self, candidate: Candidate, name: str) -> float:
        """A mark of one of its figures: "real", "sums", "main"."""
        return self.impressions.mark(figure_spot(candidate), name)
