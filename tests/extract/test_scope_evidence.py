"""What speaks for the figures of a sentence summing over several incidents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.extract.build import draft_of

from knell.extract.draft import Draft
from knell.extract.event import Event
from knell.extract.impressions import Impressions, Spot
from knell.extract.scope_evidence import places_by_sentence, scope_features, settle_scopes
from knell.extract.sense import Sense, figure_spot
from knell.model.claim import Scope
from knell.model.when import When
from knell.text.weights import Weights

LEAD_AND_REST = (
    "Strikes killed 30 people and wounded 50 on Monday. "
    "Shells killed 18 people in Mayadeen. A bomb killed 12 people in Aleppo."
)


def home_on(day: int) -> Event:
    """An event of a day of June 2017."""
    event = Event()
    event.when = When(date(2017, 6, day), date(2017, 6, day), None, "given")
    return event


def features_of(draft: Draft, homes: Sequence[Event | None], sentence: int) -> dict[str, float]:
    """What is known of the figures of one sentence, by its index."""
    places = places_by_sentence(draft.candidates)[sentence]
    return dict(scope_features(places, draft.candidates, homes, draft.scenes[sentence]))


def settled(draft: Draft, weights: Weights) -> list[Scope]:
    """The scopes of the figures, none of which has an incident."""
    homes: list[Event | None] = [None] * len(draft.candidates)
    return [one.scope for one in settle_scopes(draft.candidates, homes, draft.scenes, weights)]


def test_the_figures_of_a_sentence_are_settled_together() -> None:
    draft = draft_of(
        "News", "The war has killed 4,000 people and wounded 20. A shell killed two people in Aleppo."
    )
    sums = settled(draft, {"aggregate": {"bias": -1.0, "wars": 2.0}})
    assert sums == [Scope.AGGREGATE, Scope.AGGREGATE, Scope.INCIDENT]


def test_what_the_rule_took_for_an_aggregate_may_be_of_an_incident() -> None:
    draft = draft_of("News", "It was the worst raid on Aleppo in recent years, killing 30 people.")
    assert [one.scope for one in draft.candidates] == [Scope.AGGREGATE]
    assert settled(draft, {"aggregate": {"by_rule": 1.0, "bias": -2.0}}) == [Scope.INCIDENT]


def test_what_holds_of_one_figure_of_two_counts_half() -> None:
    draft = draft_of("News", "Strikes killed 30 people and wounded dozens.")
    assert features_of(draft, [None, None], 1)["is_vague"] == 0.5


def test_a_lead_counts_the_incidents_of_its_day() -> None:
    draft = draft_of("News", LEAD_AND_REST)
    first = home_on(26)
    assert len(draft.candidates) == 4
    same = [first, first, first, home_on(26)]
    assert features_of(draft, same, 1)["lead_incidents"] == 1.0
    apart = [first, first, first, home_on(2)]
    assert features_of(draft, apart, 1)["lead_incidents"] == 0.0
    assert "lead_incidents" not in features_of(draft, same, 3)


@dataclass(frozen=True, slots=True)
class PartsOf:
    """Fits of an encoder that takes every other figure for a part of one row."""

    whole: int

    def fit(self, pair: int, first: int, second: int) -> float:
        return 3.0 if second == self.whole and first != self.whole else -3.0

    def forget(self) -> None:
        pass


def with_parts(draft: Draft, whole: int) -> Draft:
    """The draft as an encoder hears it that takes all figures for parts of one, by its place."""
    spots: list[Spot] = [figure_spot(candidate) for candidate in draft.candidates]
    marks = [{"sums": 0.0, "main": 0.0}] * len(spots)
    heard = Impressions({spot: row for row, spot in enumerate(spots)}, marks, PartsOf(whole))
    scenes = []
    for scene in draft.scenes:
        sense = Sense(heard, scene.clause)
        scenes.append(replace(scene, sense=sense))
    return replace(draft, scenes=scenes)


def test_parts_that_fell_in_several_incidents_are_counted() -> None:
    draft = with_parts(draft_of("News", LEAD_AND_REST), whole=0)
    one, other = home_on(26), home_on(26)
    found = features_of(draft, [one, one, one, other], 1)
    assert found["sense_parts_apart"] == 2.0
    assert found["sense_of_whole"] == -4.0
    assert features_of(draft, [one, one, one, other], 2)["sense_of_whole"] == 3.0


def test_without_an_encoder_nothing_is_said_of_parts() -> None:
    draft = draft_of("News", LEAD_AND_REST)
    found = features_of(draft, [None] * 4, 1)
    assert not [name for name in found if name in ("sense_parts", "sense_parts_apart", "sense_of_whole")]
