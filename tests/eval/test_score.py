"""The scorer over planted readings: nothing wrong costs nothing, and each kind of mistake costs what it should."""

import copy
from typing import Any

import pytest
from eval.score import SAMPLE_ARTICLES, SAMPLE_GOLD, read_lines, score_documents

Document = dict[str, Any]

ARTICLE = {
    "doc_id": "a",
    "title": "Strike on Testabad",
    "text": "On Monday 4 April 2022 a jet killed 12 people, among them 5 children, in Testabad, the Quiet Monitor"
    " said. The Northern Coalition denied it. In Elsewhere, 3 soldiers were wounded on Sunday. Since March the"
    " war has killed 900 people, according to residents.",
}


def claim(number: int, quote: str, figure: str, low: int, **fields: Any) -> Document:
    """A gold claim of the article, exact and of killed people unless said otherwise."""
    return {
        "id": f"C{number}",
        "incident": "I1",
        "scope": "incident",
        "quote": quote,
        "figure": figure,
        "qualifier": "exact",
        "low": low,
        "high": low,
        "harm": "killed",
        "victim_class": "unspecified",
        "victim": {
            "status": "unknown",
            "age": "unknown",
            "sex": "unknown",
            "role": "none",
            "situation": "none",
        },
        "claimant": "the Quiet Monitor",
        "claimant_org": None,
        "part_of": None,
        **fields,
    }


GOLD: Document = {
    "doc_id": "a",
    "relevant": True,
    "incidents": [
        {"id": "I1", "type": "airstrike", "place": "Testabad", "places": ["Testabad"]}
        | {"date_start": "2022-04-04", "date_end": "2022-04-04"},
        {"id": "I2", "type": "other", "place": "Elsewhere", "places": ["Elsewhere"]}
        | {"date_start": "2022-04-03", "date_end": "2022-04-03"},
    ],
    "claims": [
        claim(1, "killed 12 people", "12", 12),
        claim(2, "killed 12 people, among them 5 children", "5", 5, victim_class="child", part_of="C1"),
        claim(3, "3 soldiers were wounded", "3", 3, harm="injured", incident="I2", claimant=None),
        claim(4, "killed 900 people", "900", 900, scope="aggregate", incident=None, claimant="residents"),
    ],
    "positions": [
        {"party": "The Northern Coalition", "incident": "I1", "position": "denies", "quote": "denied it"}
    ],
}


def figures_of(predicted: Document) -> dict[str, float | None]:
    return score_documents([ARTICLE], [GOLD], [predicted]).figures()


def changed(path: str, value: object) -> Document:
    """The gold with one value changed: "claims.0.low"."""
    document = copy.deepcopy(GOLD)
    *way, last = path.split(".")
    inner: Any = document
    for key in way:
        inner = inner[int(key)] if isinstance(inner, list) else inner[key]
    inner[last] = value
    return document


PERFECT = figures_of(GOLD)


def lowered(predicted: Document) -> dict[str, float | None]:
    """The figures that are not those of a perfect reading."""
    return {name: value for name, value in figures_of(predicted).items() if value != PERFECT[name]}


def test_a_perfect_reading_scores_one() -> None:
    shares = {name: value for name, value in PERFECT.items() if name != "ungrounded_quotes"}
    assert set(shares.values()) == {1.0}
    assert PERFECT["ungrounded_quotes"] == 0


def test_the_sample_gold_scores_one_against_itself() -> None:
    gold = read_lines(SAMPLE_GOLD)
    figures = score_documents(read_lines(SAMPLE_ARTICLES), gold, gold).figures()
    assert figures.pop("ungrounded_quotes") == 0
    assert set(figures.values()) == {1.0}


CLAIM_LOST = {
    **dict.fromkeys(("claims.precision", "claims.recall", "claims.f1"), 0.75),
    **{f"claims_with_class_and_claimant.{name}": 0.75 for name in ("precision", "recall", "f1")},
}
FULL_LOST = {f"claims_with_class_and_claimant.{name}": 0.75 for name in ("precision", "recall", "f1")}
PART_LOST = {f"part_of.{name}": 0.0 for name in ("precision", "recall", "f1")}
INCIDENT_LOST = {f"incidents.{name}": 0.5 for name in ("precision", "recall", "f1")}
POSITION_LOST = {f"positions.{name}": 0.0 for name in ("precision", "recall", "f1")}


@pytest.mark.parametrize(
    ("path", "value", "cost"),
    [
        ("claims.2.low", 4, CLAIM_LOST),
        ("claims.2.high", None, CLAIM_LOST),
        ("claims.2.harm", "killed", CLAIM_LOST),
        ("claims.2.figure", "soldiers", CLAIM_LOST),
        ("claims.0.low", 11, CLAIM_LOST | PART_LOST),
        ("claims.2.quote", "3 soldiers were hurt", CLAIM_LOST | {"ungrounded_quotes": 1}),
        ("claims.2.victim_class", "armed_actor", FULL_LOST | {"victim_class": 0.75}),
        ("claims.0.claimant", "The Northern Coalition", FULL_LOST | {"claimant": 0.75}),
        ("claims.0.claimant", None, FULL_LOST | {"claimant": 0.75}),
        ("claims.2.claimant", "residents", FULL_LOST | {"claimant": 0.75}),
        ("claims.0.claimant", "Quiet Monitor", {}),
        ("claims.3.claimant", "some local residents", {}),
        ("claims.0.claimant_org", "an invented organisation", {}),
        ("claims.1.victim.age", "child", {"victim_axes": 0.75}),
        ("claims.1.victim", None, {"victim_axes": 0.75}),
        ("claims.0.qualifier", "about", {"qualifier": 0.75}),
        ("claims.3.scope", "part", {"aggregate_or_not": 0.75}),
        ("claims.2.scope", "part", {}),
        ("claims.1.part_of", None, {"part_of.precision": None, "part_of.recall": 0.0, "part_of.f1": 0.0}),
        ("claims.1.part_of", "C3", PART_LOST),
        ("claims.2.part_of", "C1", {"part_of.precision": 0.5, "part_of.f1": 0.6667}),
        ("incidents.1.type", "shooting", {"incident_type": 0.5}),
        ("incidents.1.date_end", "2022-04-05", {"incident_date": 0.5}),
        ("incidents.1.date_start", None, {"incident_date": 0.5}),
        ("incidents.1.places", ["Nowhere"], {}),
        ("incidents.0.place", "Tastabad", {}),
        ("incidents.1.date_start", "2022-04-02", {"incident_date": 0.5}),
        ("positions.0.position", "accuses", POSITION_LOST),
        ("positions.0.incident", "I2", POSITION_LOST),
        ("positions.0.incident", None, POSITION_LOST),
        ("positions.0.party", "residents", POSITION_LOST),
        ("relevant", False, {"relevant": 0.0}),
    ],
)
def test_what_one_mistake_costs(path: str, value: object, cost: dict[str, float | None]) -> None:
    assert lowered(changed(path, value)) == cost


def test_days_that_do_not_meet_are_another_incident() -> None:
    predicted = changed("incidents.1.date_start", "2022-04-05")
    predicted["incidents"][1]["date_end"] = "2022-04-05"
    assert lowered(predicted) == INCIDENT_LOST


def test_another_place_is_another_incident_and_takes_its_positions_with_it() -> None:
    predicted = changed("incidents.0.places", ["Nowhere"])
    predicted["incidents"][0]["place"] = "Nowhere"
    assert lowered(predicted) == INCIDENT_LOST | POSITION_LOST


def test_a_claim_too_many_costs_precision_only() -> None:
    predicted = copy.deepcopy(GOLD)
    predicted["claims"].append(claim(5, "On Monday 4 April", "4", 4))
    assert lowered(predicted) == {
        "claims.precision": 0.8,
        "claims.f1": 0.8889,
        "claims_with_class_and_claimant.precision": 0.8,
        "claims_with_class_and_claimant.f1": 0.8889,
    }


def test_one_claim_given_twice_is_found_once() -> None:
    predicted = copy.deepcopy(GOLD)
    predicted["claims"].append(GOLD["claims"][0] | {"id": "C9"})
    figures = figures_of(predicted)
    assert (figures["claims.precision"], figures["claims.recall"]) == (0.8, 1.0)


def test_of_two_claims_that_fit_the_one_that_is_right_in_more_is_taken() -> None:
    predicted = copy.deepcopy(GOLD)
    worse = GOLD["claims"][0] | {"id": "C0", "claimant": "residents", "victim_class": "child"}
    predicted["claims"].insert(0, worse)
    assert figures_of(predicted)["claimant"] == 1.0


def test_the_place_in_the_text_decides_not_the_number() -> None:
    article = {"doc_id": "a", "title": "", "text": "In May it killed 7 people. In June it killed 7 men."}
    gold = {"doc_id": "a", "relevant": True, "claims": [claim(1, "killed 7 people", "7", 7)]}
    predicted = {"doc_id": "a", "relevant": True, "claims": [claim(1, "killed 7 men", "7", 7)]}
    assert score_documents([article], [gold], [predicted]).figures()["claims.f1"] == 0.0


@pytest.mark.parametrize(("shift", "ungrounded", "f1"), [(0, 0, 1.0), (1, 1, 0.0)])
def test_offsets_that_are_given_must_be_right(shift: int, ungrounded: int, f1: float) -> None:
    (right, *_) = GOLD["claims"]
    start = f"{ARTICLE['title']}\n{ARTICLE['text']}".index(right["quote"]) + shift
    gold = {"doc_id": "a", "relevant": True, "claims": [right]}
    placed = right | {"start": start, "end": start + len(right["quote"])}
    figures = score_documents([ARTICLE], [gold], [gold | {"claims": [placed]}]).figures()
    assert (figures["ungrounded_quotes"], figures["claims.f1"]) == (ungrounded, f1)


def test_claims_without_a_figure_are_passed_over() -> None:
    predicted = copy.deepcopy(GOLD)
    predicted["claims"].append(claim(6, "a jet killed", "", 0) | {"figure": None})
    assert lowered(predicted) == {}


@pytest.mark.parametrize("predicted", [[], [{"doc_id": "a", "error": "broken"}]])
def test_an_article_that_was_not_read_counts_as_missed(predicted: list[Document]) -> None:
    figures = score_documents([ARTICLE], [GOLD], predicted).figures()
    assert (figures["claims.recall"], figures["claims.precision"], figures["relevant"]) == (0.0, None, 0.0)


def test_articles_are_averaged_by_claim_not_by_article() -> None:
    second = {"doc_id": "b", "title": "", "text": "It killed 7 people."}
    gold = {"doc_id": "b", "relevant": True, "claims": [claim(1, "killed 7 people", "7", 7)]}
    figures = score_documents([ARTICLE, second], [GOLD, gold], [GOLD]).figures()
    assert figures["claims.recall"] == 0.8


def test_a_prediction_without_gold_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="without gold or without an article: stray"):
        score_documents([ARTICLE], [GOLD], [GOLD, {"doc_id": "stray"}])
