"""The places of a text: one article as a JSON line in, every place that it names as a JSON line out."""

from collections.abc import Iterator

from knell.extract.toponym_candidates import NameIndex
from knell.extract.toponyms import find_toponyms
from knell.model.report import Report
from knell.model.toponym import PlacedToponym
from knell.model.where import Gazetteer
from knell.pipeline.form import JsonObject, placed_form
from knell.pipeline.lines import answer_line
from knell.resolve.toponyms import resolve_toponyms
from knell.segment.sentences import split_sentences
from knell.text.countries import country_of
from knell.text.tokens import tokenise
from knell.text.toponym_words import toponym_words
from knell.text.weights import Weights, toponym_weights


def place_line(line: str, line_number: int, gazetteer: Gazetteer) -> str:
    """The places of one article as a JSON line, or `{"doc_id": …, "error": …}`; see `answer_line`."""

    def answer(doc_id: str | None, report: Report) -> JsonObject:
        home = find_home(report.outlet, gazetteer)
        places = find_places(report.text, gazetteer, home=home)
        return {"doc_id": doc_id, "places": [placed_form(one) for one in places]}

    return answer_line(line, line_number, answer)


def find_home(outlet: str | None, gazetteer: Gazetteer) -> str | None:
    """The country that an outlet's name tells of, ISO 3166-1 alpha-2; None for none: "The Jordan Times"."""
    if not outlet:
        return None
    tokens = tokenise(outlet)
    demonyms = [country for _, _, country in toponym_words().demonyms.find_all(tokens)]
    countries = [
        country
        for token in tokens
        if token.is_capitalised and (country := country_of(token.text, gazetteer)) is not None
    ]
    return next(iter([*demonyms, *countries]), None)


def find_places(
    text: str, gazetteer: Gazetteer, weights: Weights | None = None, home: str | None = None
) -> list[PlacedToponym]:
    """Every place that a text names, in order, with where it is. `weights` take the place of those that ship."""
    weights = toponym_weights() if weights is None else weights
    toponyms = find_toponyms(text, cut_lines(text), names_of(gazetteer), weights["toponym"])
    return resolve_toponyms(toponyms, text, gazetteer, weights, home)


def cut_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a line ends one too."""
    begin = 0
    for line in text.splitlines(keepends=True):
        yield from split_sentences(text, begin, begin + len(line))
        begin += len(line)


def names_of(gazetteer: Gazetteer) -> NameIndex:
    """The names of a gazetteer, as recognition asks for them."""
    return NameIndex(gazetteer.look_up_exact, gazetteer.look_up)
