"""Who was harmed, accused or held, by what stands around their names; never those who only speak."""

import pytest

from knell.extract.people import find_people, person_key


@pytest.mark.parametrize(
    ("text", "people", "ages"),
    [
        ("Jon Dumont, 17, was shot at the door.", ["dumont, jon"], [17]),
        ("The victim was identified as Mary-Ann Q. Sampler.", ["sampler, mary"], []),
        ("Police charged Omar al-Nadir in the killing.", ["nadir, omar"], []),
        ("A 23-year-old man and a 4-year-old girl were hit.", [], [23, 4]),
        (
            "Ibn Testar (24) died at the scene, and Li Dummett Jr., 31, was wounded.",
            ["testar, ibn", "dummett, li"],
            [24, 31],
        ),
        ("Sgt. Paul Speaker said two were killed.", [], []),
        ("Detective Ann Officer, 44, told reporters nothing.", [], []),
        ("He was taken to Example Medical Center, 20 miles away.", [], []),
        ("The director of the monitor, Ada Talker, said 12 civilians were killed.", [], []),
        ("Nadia Stone was pronounced dead; Nadia Stone was 30.", ["stone, nadia"], []),
    ],
)  # fmt: skip
def test_who_is_found(text: str, people: list[str], ages: list[int]) -> None:
    assert find_people(text) == (people, ages)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Christopher R. Sample", "sample, christopher"),
        ("Christopher “Kit” Sample", "sample, christopher"),
        ("Testabad Police", None),
        ("Cher", None),
    ],
)
def test_one_key_for_the_ways_a_name_is_written(written: str, key: str | None) -> None:
    assert person_key(written) == key
