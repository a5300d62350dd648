"""Evidence: what a report says around one event that tells it from other events."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two reports of one event share and reports of two events do not; empty where nothing was found.

    Everything is taken from the passage of the report that tells of the event: the whole report where it tells
    of one, else the sentences from where it tells of this one to where it tells of the next.

    `people`: keys of those who were harmed, accused or held, never of those who only speak ("roupe, christopher").
    `ages`: the ages given of anybody. `streets`: keys of streets and roads. `places`: keys of every place named.
    `hours`: hours of the day, 0 to 23. `killed`, `injured`: the largest number of persons that the report counts
    in this event, None where it counts none. `words`: the rarest words that are no names of places, those that tell
    most first.
    `terms`: the words that say most of the passage, names of places with them; `weights`: what each of them says, in
    hundredths, so that the squares of all come to about 10,000: two passages are as like as the sum of the products of
    what they share, over 10,000.
    `looks_back`: the report is of what came after the event (a charge, a trial, a funeral), so that a day that it
    gives may be that of its news.
    """

    people: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    streets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    hours: tuple[int, ...] = ()
    killed: int | None = None
    injured: int | None = None
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    looks_back: bool = False


NO_EVIDENCE = Evidence()
"""What a mention carries of which nothing more is known."""
