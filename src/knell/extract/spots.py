"""The parts of a report that the encoder is asked about."""

from collections.abc import Sequence

from knell.extract.candidates import Candidate
from knell.extract.doers import parties_named
from knell.extract.impressions import Spot
from knell.extract.scenes import Scene
from knell.extract.sense import date_spot, figure_spot, named_spot, sentence_spot


def find_spots(scenes: Sequence[Scene], candidates: Sequence[Candidate]) -> list[Spot]:
    """Every sentence with its places, days and parties, then every figure; each once."""
    spots: dict[Spot, None] = {}
    for scene in scenes:
        clause = scene.clause
        spots[sentence_spot(clause)] = None
        spots |= dict.fromkeys(named_spot(clause, place) for place in scene.places)
        spots |= dict.fromkeys(date_spot(clause, found) for found in scene.dates if found.when is not None)
        spots |= dict.fromkeys(named_spot(clause, party) for party in parties_named(scene))
    spots |= dict.fromkeys(figure_spot(candidate) for candidate in candidates)
    return list(spots)
