"""Names in reports and the actors that they mean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.text.actor import ActorKind, canonical_actor, is_party_to, load_actors, parse_actors
from knell.text.data_files import load_words

K = ActorKind
SOHR = "Syrian Observatory for Human Rights"

NAMES: list[tuple[str, str, ActorKind, str | None]] = [
    *(
        (name, SOHR, K.MONITOR, None)
        for name in (
            "the Observatory",
            "The observatory",
            "SOHR",
            "Syrian Observatory",
            "the Britain-based monitor",
            "the Syrian Observatory for Human Rights (SOHR)",
            "the UK-based Syrian Observatory for Human Rights",
            "head of the Syrian Observatory for Human Rights",
            "the Observatory's director",
            "Observatory head Rami Abdel Rahman",
            "Rami Abdel Rahman",
            "Rami Abdel Rahman, head of a group",
        )
    ),
    *(
        (name, "Islamic State", K.ARMED_PARTY, "Islamic State")
        for name in (
            "IS",
            "ISIS",
            "ISIL",
            "Daesh",
            "the “Islamic State” group",
            "Islamic State group",
            "ISIS militants",
        )
    ),
    ("a monitor", "monitor", K.MONITOR, None),
    ("the monitoring group", "monitoring group", K.MONITOR, None),
    ("A human rights monitoring group", "human rights monitoring group", K.MONITOR, None),
    ("SANA", "SANA", K.MEDIA, "Syrian government"),
    ("the state news agency SANA", "SANA", K.MEDIA, "Syrian government"),
    ("SANA reporter in Homs", "SANA", K.MEDIA, "Syrian government"),
    ("White Helmets", "Syrian Civil Defence", K.MEDICAL, None),
    ("the White Helmets rescuers", "Syrian Civil Defence", K.MEDICAL, None),
    ("Syria Civil Defence", "Syrian Civil Defence", K.MEDICAL, None),
    ("the coalition", "US-led coalition", K.MILITARY, "US-led coalition"),
    ("U.S.-led coalition", "US-led coalition", K.MILITARY, "US-led coalition"),
    ("CJTF-OIR", "US-led coalition", K.MILITARY, "US-led coalition"),
    ("a coalition spokesman", "US-led coalition", K.MILITARY, "US-led coalition"),
    ("spokesman for the US-led coalition", "US-led coalition", K.MILITARY, "US-led coalition"),
    ("Pentagon", "United States", K.MILITARY, "United States"),
    ("Pentagon spokesman Alan Example", "United States", K.MILITARY, "United States"),
    ("the US military", "United States", K.MILITARY, "United States"),
    ("CENTCOM", "United States", K.MILITARY, "United States"),
    ("Washington", "United States", K.GOVERNMENT, "United States"),
    ("The regime", "Syrian government", K.GOVERNMENT, "Syrian government"),
    ("Assad's forces", "Syrian government", K.MILITARY, "Syrian government"),
    ("Assads forces", "Syrian government", K.MILITARY, "Syrian government"),
    ("the Syrian army", "Syrian government", K.MILITARY, "Syrian government"),
    ("Syrian air force", "Syrian government", K.MILITARY, "Syrian government"),
    ("Syrian government", "Syrian government", K.GOVERNMENT, "Syrian government"),
    ("Russia's defence ministry", "Russia", K.MILITARY, "Russia"),
    ("the Russian Ministry of Defence", "Russia", K.MILITARY, "Russia"),
    ("Russian", "Russia", K.GOVERNMENT, "Russia"),
    ("Russian jets", "Russia", K.MILITARY, "Russia"),
    ("Turkish Armed Forces", "Turkey", K.MILITARY, "Turkey"),
    ("Turkey's health ministry", "Turkey", K.MEDICAL, "Turkey"),
    ("Iraqi army", "Iraq", K.MILITARY, "Iraq"),
    ("Iraqi police", "Iraq", K.LOCAL_OFFICIAL, "Iraq"),
    ("South Sudanese army", "South Sudan", K.MILITARY, "South Sudan"),
    ("Iraqi military spokesman Jane Example", "Iraq", K.MILITARY, "Iraq"),
    ("IDF", "Israel", K.MILITARY, "Israel"),
    ("the Nusra Front", "Jabhat al-Nusra", K.ARMED_PARTY, "Jabhat al-Nusra"),
    (
        "US-backed Syrian Democratic Forces",
        "Syrian Democratic Forces",
        K.ARMED_PARTY,
        "Syrian Democratic Forces",
    ),
    ("YPG", "People's Protection Units", K.ARMED_PARTY, "Syrian Democratic Forces"),
    ("Huthi rebels", "Houthis", K.ARMED_PARTY, "Houthis"),
    ("Saudi-led coalition", "Saudi-led coalition", K.MILITARY, "Saudi-led coalition"),
    ("MSF", "Médecins Sans Frontières", K.MEDICAL, None),
    ("the U.N.", "United Nations", K.UN, None),
    # Not in the table.
    ("rebels", "rebels", K.ARMED_PARTY, "rebels"),
    ("the government", "government", K.GOVERNMENT, "government"),
    ("Residents", "residents", K.WITNESS, None),
    ("a doctor", "doctor", K.MEDICAL, None),
    ("A medical source", "medical source", K.MEDICAL, None),
    ("Activists", "activists", K.OTHER, None),
    ("Activists in Idlib", "activists in Idlib", K.OTHER, None),
    ("Syrian activists", "Syrian activists", K.OTHER, None),
    ("a doctor in Damascus", "doctor in Damascus", K.MEDICAL, None),
    ("Governor of Testland", "governor of Testland", K.LOCAL_OFFICIAL, None),
    ("Directorate of Health in Testabad", "Directorate of Health in Testabad", K.MEDICAL, None),
    ("local authorities", "local authorities", K.GOVERNMENT, "local authorities"),
    ("Civil Defence", "Civil Defence", K.MEDICAL, None),
    ("Turkeys health ministry", "Turkey", K.MEDICAL, "Turkey"),
    ("Iraqi officials", "Iraq", K.GOVERNMENT, "Iraq"),
    ("United States", "United States", K.GOVERNMENT, "United States"),
    ("Dr. Jane Example", "Jane Example", K.OTHER, None),
    ("Lt. Col. Jane Example", "Jane Example", K.OTHER, None),
    ("the Quiet Hospital", "Quiet Hospital", K.MEDICAL, None),
    ("Testland's spokesman", "Testland spokesman", K.OTHER, None),
    # Words of an actor inside another name are not that actor.
    ("activists opposed to the regime", "activists opposed to the regime", K.OTHER, None),
    ("a source at Testabad Police Command", "source at Testabad Police Command", K.LOCAL_OFFICIAL, None),
    ("American Friends of Peace", "American Friends of Peace", K.OTHER, None),
    ("Syrian Revolution General Commission", "Syrian Revolution General Commission", K.OTHER, None),
]


@pytest.mark.parametrize(("name", "neutral", "kind", "party"), NAMES)
def test_names(name: str, neutral: str, kind: ActorKind, party: str | None) -> None:
    found = canonical_actor(name)
    assert (found.name, found.kind, found.party) == (neutral, kind, party)


@pytest.mark.parametrize(
    ("name", "is_generic"),
    [
        ("a monitor", True),
        ("Residents", True),
        ("the Quiet Hospital", False),
        ("SOHR", False),
        ("rebels", True),
    ],
)
def test_descriptions_name_nobody(name: str, is_generic: bool) -> None:
    assert canonical_actor(name).is_generic is is_generic


@pytest.mark.parametrize(
    ("claimant", "accused", "expected"),
    [
        ("Pentagon", ["US-led coalition"], True),
        ("the coalition", ["US"], True),
        ("SANA", ["regime forces"], True),
        ("SANA", ["rebels"], False),
        ("Amaq", ["ISIS"], True),
        ("Russia's defence ministry", ["the regime", "Russian jets"], True),
        ("the Observatory", ["the regime"], False),
        ("Pentagon", [], False),
    ],
)
def test_who_is_a_party_to_an_event(claimant: str, accused: list[str], expected: bool) -> None:
    assert is_party_to(canonical_actor(claimant), [canonical_actor(one) for one in accused]) is expected


@pytest.mark.parametrize("name", ["", "  ", "…", "“”"])
def test_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        canonical_actor(name)


def test_every_alias_leads_to_its_actor_in_any_case() -> None:
    for alias, actor in load_actors().aliases.items():
        for written in (alias, alias.upper(), f"the {alias}"):
            found = canonical_actor(written)
            assert (found.name, found.party) == (actor.name, actor.party), written


@given(st.text(max_size=40))
def test_a_neutral_name_is_its_own(name: str) -> None:
    try:
        found = canonical_actor(name)
    except ValueError:
        return
    assert found.name.strip() == found.name != ""


def _with(**changes: Any) -> dict[str, Any]:
    return {**load_words("actors"), **changes}


@pytest.mark.parametrize(
    ("actors", "message"),
    [
        (
            [
                {"name": "One", "kind": "ngo", "aliases": ["X"]},
                {"name": "Two", "kind": "ngo", "aliases": ["x"]},
            ],
            "both",
        ),
        ([{"name": "One", "kind": "spy"}], "spy"),
        ([{"name": "One", "kind": "military", "party": "One", "coalitions": ["Nobody"]}], "coalition"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(actors: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_actors(_with(actors=actors))
