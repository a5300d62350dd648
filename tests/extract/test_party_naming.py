"""By which of its names a party is called."""

import pytest
from tests.extract.build import draft_of

from knell.extract.doers import Background, find_doers
from knell.extract.event import Event
from knell.extract.party_naming import choose_name, name_features, names_of

BODY = (
    "Syria said that it was winning. Syrian army jets bombed Mayadeen, killing 12 people. "
    "Syrian army troops shelled Mayadeen too. Damascus denied it."
)

WANTED = [
    ("does", "Syrian army"),
    ("is_capital", "Damascus"),
    ("is_country", "Syria"),
    ("length", "Syrian army troops"),
]


@pytest.mark.parametrize(("feature", "name"), WANTED, ids=[feature for feature, _ in WANTED])
def test_a_party_is_called_by_the_name_that_most_speaks_for(feature: str, name: str) -> None:
    draft = draft_of("Raid on Mayadeen", BODY)
    event = Event()
    for scene in draft.scenes:
        event.add(scene)
    (doer,) = find_doers(event, Background(draft.scenes, None, draft.state))
    doer.named = choose_name(doer, {"party_name": {feature: 1.0}})
    assert doer.name == name


def test_initials_stand_for_a_name_that_the_report_gives() -> None:
    draft = draft_of(
        "Battle",
        "The Syrian Democratic Forces shelled Mayadeen. The SDF shelled it again, killing 12 people.",
    )
    event = Event()
    for scene in draft.scenes:
        event.add(scene)
    (doer,) = find_doers(event, Background(draft.scenes, None, draft.state))
    told = {named[1].name: dict(name_features(named, doer)) for named in names_of(doer)}
    assert "is_initials" in told["SDF"]
    assert "is_initials" not in told["Syrian Democratic Forces"]
