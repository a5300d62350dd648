"""Whole reports, written for these tests, and what must be read from them."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.build import read

from knell.model.claim import Claim, Scope, Stance, VictimClass
from knell.model.incident import IncidentType, PerpetratorStance
from knell.model.position import PositionKind

PRISON = read(
    "Dozens dead in raids on jail",
    "Coalition air strikes killed nearly 60 people at a prison in Mayadeen on Monday, a monitor said Tuesday.\n\n"
    "Observatory head Rami Abdel Rahman told AFP the strikes killed 42 prisoners and 15 jihadists in Mayadeen, "
    "a large town in the eastern province of Deir Ezzor.\n\n"
    "Pentagon spokesman John Roe confirmed coalition strikes on Mayadeen, targeting a command centre. "
    "The allegations “will be passed to our civilian casualty team for assessment,” he added.\n\n"
    "April’s attack on the town of Khan Sheikhun killed at least 87 people, including many children. "
    "The regime denied any use of chemical weapons.\n\n"
    "The Syrian Observatory for Human Rights follows the war, which has killed more than 300,000 people.",
)


def _claim(figure: str) -> Claim:
    return next(c for c in PRISON.claims if c.count.phrase == figure)


def test_claims_carry_figure_class_claimant_and_whole() -> None:
    total, prisoners, fighters = _claim("nearly 60"), _claim("42"), _claim("15")
    assert (total.count.low, total.count.high) == (None, 60)
    assert prisoners.victim_class is VictimClass.DETAINEE
    assert fighters.victim_class is VictimClass.ARMED_ACTOR
    assert {prisoners.part_of, fighters.part_of} == {total.claim_id}
    assert prisoners.attribution.claimant == "Rami Abdel Rahman"
    assert prisoners.attribution.organisation == "Syrian Observatory for Human Rights"
    assert prisoners.attribution.via == "AFP"


def test_the_headline_is_no_second_claim() -> None:
    assert [c.count.phrase for c in PRISON.claims] == [
        "nearly 60",
        "42",
        "15",
        "at least 87",
        "many",
        "more than 300,000",
    ]


def test_the_war_s_toll_is_an_aggregate_of_no_incident() -> None:
    toll = _claim("more than 300,000")
    assert toll.scope is Scope.AGGREGATE
    assert toll.mention_id is None


def test_the_news_and_the_recap_are_two_incidents() -> None:
    news, recap = PRISON.mentions
    assert (news.place, news.admin, news.is_main, news.type) == (
        "Mayadeen",
        "Deir Ezzor",
        True,
        IncidentType.AIRSTRIKE,
    )
    assert news.when is not None
    assert (news.when.earliest, news.when.latest) == (date(2017, 6, 26), date(2017, 6, 26))
    assert (recap.place, recap.type) == ("Khan Sheikhun", IncidentType.CHEMICAL_ATTACK)
    assert recap.when is not None
    assert (recap.when.earliest, recap.when.latest) == (date(2017, 4, 1), date(2017, 4, 30))
    assert _claim("at least 87").mention_id == recap.mention_id
    assert _claim("42").mention_id == news.mention_id


def test_perpetrators_with_their_stance() -> None:
    news, recap = PRISON.mentions
    assert [(p.name, p.stance) for p in news.perpetrators] == [("Coalition", PerpetratorStance.ALLEGED)]
    assert [p.stance for p in recap.perpetrators] == [PerpetratorStance.DENIED]


def test_positions_of_parties() -> None:
    found = {(p.party, p.kind) for p in PRISON.positions}
    assert ("Pentagon", PositionKind.ACKNOWLEDGES_STRIKE) in found
    assert ("Pentagon", PositionKind.WILL_ASSESS) in found
    assert any(kind is PositionKind.DENIES for _, kind in found)


def test_a_party_s_count_of_its_enemy_is_a_boast() -> None:
    reading = read(
        "Army kills 30", "The army said it killed 30 terrorists in Aleppo on Monday.", outlet="Example Post"
    )
    assert [c.stance for c in reading.claims] == [Stance.CLAIMED_ENEMY]


def test_a_report_without_harm_is_not_relevant() -> None:
    reading = read(
        "Prices rise", "Traders in Aleppo said bread cost 30 pounds more on Monday. 12 shops opened."
    )
    assert not reading.is_relevant
    assert reading.claims == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "killed 5 dozens of people said the monitor including children , . “ ” were wounded and Mayadeen in"
            " Monday his son no between 5 and a death toll \u00a0 \u200f é من at least of them among the".split(
                " "
            )
        ),
        max_size=40,
    )
)
def test_every_quote_is_found_at_its_offsets(words: list[str]) -> None:
    body = " ".join(words)
    reading = read("Title", body)
    text = f"Title\n{body}"
    for claim in reading.claims:
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.count.phrase is not None
        assert claim.count.phrase in claim.quote
    ids = {c.claim_id for c in reading.claims}
    assert all(c.part_of is None or c.part_of in ids for c in reading.claims)
    assert {c.mention_id for c in reading.claims} - {None} <= {m.mention_id for m in reading.mentions}
