"""What a passage comes back to: words by rarity and by how often they are said."""

from knell.extract.evidence import FULL_WEIGHT, MOST_TERMS, most_telling_words, weigh_terms

TOLD = "A mortar hit the nightclub Overflow on Tuesday. At Overflow, near Testabad, police counted shells in May."


def test_what_is_said_twice_says_more() -> None:
    terms = weigh_terms(TOLD)
    assert next(iter(terms)) == "overflow"
    assert terms["overflow"] > terms["nightclub"]


def test_names_of_places_are_words_here_and_no_rare_words() -> None:
    assert "testabad" in weigh_terms(TOLD)
    assert "testabad" not in most_telling_words(TOLD, without=["testabad"])


def test_days_and_months_say_nothing() -> None:
    assert not {"tuesday", "may"} & weigh_terms(TOLD).keys()


def test_a_passage_is_as_long_as_any_other() -> None:
    many = weigh_terms(" ".join(f"oddword{chr(97 + one // 26)}{chr(97 + one % 26)}" for one in range(90)))
    assert len(many) == MOST_TERMS
    for terms in (many, weigh_terms(TOLD)):
        assert abs(sum(weight**2 for weight in terms.values()) / FULL_WEIGHT**2 - 1) < 0.1


def test_no_words_say_nothing() -> None:
    assert weigh_terms("") == {}
    assert weigh_terms("on the of") == {}
