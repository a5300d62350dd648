"""The encoder that ships: windows over a text, and what it makes of sentences whose meaning is plain."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.build import report_of

from knell.extract.draft import Draft, draft_report
from knell.extract.encoder import STRIDE, WINDOW, cut_windows, home_of, shipped_encoder
from knell.extract.fits import steps_between
from knell.extract.impressions import FARTHEST, MOST, NOTHING, Spot, Thing
from knell.extract.sense import named_spot
from knell.model.where import Gazetteer
from knell.segment.report import segment_report


@given(st.integers(1, 5_000))
def test_windows_cover_every_piece_and_overlap(length: int) -> None:
    windows = cut_windows(length)
    assert (windows[0][0], windows[-1][1]) == (0, length)
    assert all(0 < end - begin <= WINDOW for begin, end in windows)
    assert all(
        later[0] - earlier[0] == STRIDE and later[0] < earlier[1] for earlier, later in pairwise(windows)
    )


@given(st.integers(1, 5_000), st.data())
def test_a_spot_is_read_in_the_window_that_it_lies_deepest_in(length: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, length - 1))
    span = (first, data.draw(st.integers(first + 1, min(length, first + 40))))
    windows = cut_windows(length)

    def depth(at: int) -> float:
        return min(sum(span) / 2 - windows[at][0], windows[at][1] - sum(span) / 2)

    assert depth(home_of(span, windows)) == max(map(depth, range(len(windows))))


@pytest.mark.parametrize(
    ("first", "second", "step"),
    [
        (5, 5, 0),
        (6, 5, 1),
        (7, 5, 2),
        (8, 5, 2),
        (9, 5, 3),
        (99, 0, 6),
        (9_999, 0, 6),
        (5, 6, -1),
        (0, 99, -6),
    ],
)
def test_distances_are_counted_in_doublings(first: int, second: int, step: int) -> None:
    assert steps_between(first, second) == FARTHEST + step


def test_without_an_encoder_nothing_is_said() -> None:
    spot = Spot(Thing.SENTENCE, 0, 5, 0)
    assert NOTHING.mark(spot, "tells") == NOTHING.fit(spot, spot) == 0


TITLE = "Air raid on Mayadeen kills 57"
BODY = (
    "Coalition warplanes struck a prison in Mayadeen on Monday, killing 57 people. "
    "The monitor said that 42 of those killed in the raid were prisoners. "
    "In April 2015, a car bomb killed nine people in the town of Azaz. "
    "The war has killed more than 320,000 people since it began in 2011. "
    "The next round of talks will be held in Geneva in the summer."
)


@pytest.fixture(scope="module")
def heard(gazetteer: Gazetteer) -> Draft:
    """The report as the shipped encoder hears it."""
    report = report_of(TITLE, BODY)
    return draft_report(report, segment_report(report), gazetteer, shipped_encoder())


def test_the_news_tells_of_the_main_incident_and_the_war_s_toll_of_none(heard: Draft) -> None:
    _, raid, prisoners, bomb, war, talks = (scene.sense for scene in heard.scenes)
    assert min(raid.tells, prisoners.tells, bomb.tells) > 0 > max(war.tells, talks.tells)
    assert min(raid.main, prisoners.main) > bomb.main
    assert war.sums > max(raid.sums, bomb.sums)


def test_sentences_of_one_incident_go_together(heard: Draft) -> None:
    _, raid, prisoners, bomb, _, _ = (scene.sense for scene in heard.scenes)
    assert raid.together(prisoners) == prisoners.together(raid) > raid.together(bomb)


def test_a_place_goes_with_the_sentences_of_its_incident(heard: Draft) -> None:
    _, raid, prisoners, bomb, _, _ = heard.scenes
    (mayadeen,) = [place for place in raid.places if place.name == "Mayadeen"]
    assert prisoners.sense.is_at(raid.sense, mayadeen) > bomb.sense.is_at(raid.sense, mayadeen)
    assert heard.impressions.mark(named_spot(raid.clause, mayadeen), "main") > 0


def test_every_opinion_is_kept_within_bounds(heard: Draft) -> None:
    senses = [scene.sense for scene in heard.scenes]
    said = [value for sense in senses for value in (sense.tells, sense.main, sense.sums)]
    said += [one.together(other) for one in senses for other in senses]
    assert all(-MOST <= value <= MOST for value in said)


def test_the_same_text_is_heard_the_same(heard: Draft, gazetteer: Gazetteer) -> None:
    report = report_of(TITLE, BODY)
    again = draft_report(report, segment_report(report), gazetteer, shipped_encoder())
    assert [s.sense.tells for s in again.scenes] == [s.sense.tells for s in heard.scenes]
