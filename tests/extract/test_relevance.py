"""Short reports, written for these tests: which are about violence done by people, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.build import clause_of, read

from knell.extract.relevance import Weighing, is_conflict_harm, weigh

OF_CONFLICT = [
    ("Air strikes kill 12", "Air strikes killed 12 people in Aleppo on Monday, a monitor said."),
    ("Clashes in Idlib", "Rebels clashed with troops in Idlib. Five fighters died."),
    ("Two teens shot", "Two teenagers were shot in a car park on Friday, police said. Both are in hospital."),
    ("Boy, 9, hit by stray bullet", "The boy was shot through a window. He died on Sunday."),
    ("Woman found dead", "Police say that she was murdered at home. A man is charged with the killing."),
    (
        "Cholera in the besieged town",
        "Shelling of the besieged town killed nine. Cholera has infected dozens.",
    ),
    ("Bus blown up", "A roadside bomb hit a bus on the motorway. The bus crashed and three people died."),
    ("Shooting at basketball game", "A gunman shot four people at a basketball game. Two of them died."),
    ("Explosions rock the capital", "Three explosions killed one person and wounded five in the capital."),
]

NOT_OF_CONFLICT = [
    ("Flu kills 12", "The virus killed 12 people in Aleppo this week. Another 40 are infected.", "disease"),
    ("Flood toll rises", "The flood killed at least 90 people and displaced thousands.", "disaster"),
    ("Four die in crash", "Four people died when a lorry and a bus collided near Idlib.", "accident"),
    (
        "Late goal wins it",
        "Their best player scored with a shot of 30 metres. The league ends in May.",
        "sport",
    ),
    ("A film of the war", "The film tells of a soldier who was killed. The film opens on Friday.", "culture"),
    ("Birds found dead", "Some 40 dead birds were found on the beach. Fish had died before.", "disease"),
    ("Council to vote", "Officers arrested two men over stolen bicycles. The council votes on Monday.", None),
    ("A life in music", "The singer died on Sunday. She was 91 and leaves two sons.", None),
]


@pytest.mark.parametrize(("title", "body"), OF_CONFLICT, ids=[title for title, _ in OF_CONFLICT])
def test_violence_done_by_people_is_relevant(title: str, body: str) -> None:
    assert read(title, body).is_relevant


@pytest.mark.parametrize(
    ("title", "body", "topic"), NOT_OF_CONFLICT, ids=[title for title, _, _ in NOT_OF_CONFLICT]
)
def test_harm_by_other_causes_is_not(title: str, body: str, topic: str | None) -> None:
    reading = read(title, body)
    assert not reading.is_relevant
    assert (reading.mentions, reading.claims, reading.positions) == ((), (), ())
    reasons = {r.reason for r in reading.rejected if r.reason.startswith("not of conflict")}
    assert all(topic in reason for reason in reasons if topic is not None)


def test_what_is_dropped_is_rejected_with_the_reason() -> None:
    reading = read("Flu kills 12", "The virus killed 12 people in Aleppo this week.")
    dropped = {r.phrase: r.reason for r in reading.rejected}
    assert dropped["12"] == "not of conflict: the report is about disease"


def test_the_phrase_of_a_dropped_figure_stands_at_its_place() -> None:
    title, body = "Flood toll rises", "The flood killed at least 90 people in Idlib."
    text = f"{title}\n{body}"
    rejected = read(title, body).rejected
    assert rejected
    assert [text[r.span.start : r.span.end] for r in rejected] == [r.phrase for r in rejected]


def test_one_word_of_war_in_a_long_report_of_other_things_is_not_enough() -> None:
    calm = "The library opens again on Monday after two years of building. "
    assert not read("Library opens", calm * 30 + "It was damaged in an air strike.").is_relevant


@pytest.mark.parametrize(
    ("sentence", "counts_harm", "violence"),
    [
        ("Jets dropped barrel bombs on the market.", False, 2.0),
        ("Shelling killed nine people.", True, 3.0),
        ("Troops attacked the village.", False, 1.4),
        ("The murder trial opens today.", False, 0.8),
        ("He shot a film on the massacre at a festival in a museum.", False, 0.8),
        ("She shot 40 per cent in the league.", False, 0.0),
        ("He died of a heart attack.", True, 0.0),
        ("The army fights the outbreak that killed nine.", True, 0.0),
    ],
)
def test_weight_of_one_leading_sentence(sentence: str, counts_harm: bool, violence: float) -> None:
    weighing = weigh([clause_of(sentence)], {1} if counts_harm else ())
    assert weighing.violence == pytest.approx(violence)


@pytest.mark.parametrize(
    ("weighing", "has_findings", "expected"),
    [
        (Weighing(1.0, 0.0, 12.0, None), True, True),
        (Weighing(1.0, 0.0, 12.0, None), False, False),
        (Weighing(2.0, 0.0, 12.0, None), False, True),
        (Weighing(2.0, 0.0, 40.0, None), True, False),
        (Weighing(2.0, 3.0, 12.0, "disease"), True, True),
        (Weighing(2.0, 3.0, 12.0, "disease"), False, False),
        (Weighing(2.0, 5.0, 12.0, "disease"), True, False),
        (Weighing(0.8, 0.0, 1.0, None), False, True),
        (Weighing(0.0, 0.0, 0.0, None), True, False),
    ],
)
def test_bounds(weighing: Weighing, has_findings: bool, expected: bool) -> None:
    assert is_conflict_harm(weighing, has_findings=has_findings) is expected


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.5, 500), st.booleans(), st.floats(0, 50))
def test_more_violence_never_makes_a_report_less_relevant(
    violence: float, other: float, length: float, has_findings: bool, more: float
) -> None:
    if is_conflict_harm(Weighing(violence, other, length, None), has_findings=has_findings):
        heavier = Weighing(violence + more, other, length, None)
        assert is_conflict_harm(heavier, has_findings=has_findings)
