"""The three annotated corpora beside the checkout, each read in its own way. Nothing of their text is kept here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from eval.corpus import CORPUS

FOLDER = CORPUS.parent / "geoparsing"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """An annotated place: code points, end exclusive, and degrees; None where the annotators found no point."""

    span: Span
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its places. What overlaps `ignored` is neither right nor wrong: names of another kind."""

    doc_id: str
    text: str
    places: tuple[GoldPlace, ...]
    ignored: tuple[Span, ...] = ()


def read_geovirus(folder: Path = FOLDER) -> Iterator[Annotated]:
    """GeoVirus (CC BY 2.5): news of epidemics; its offsets count from 1."""
    for number, article in enumerate(_articles(folder / "GeoVirus.xml")):
        places = tuple(
            GoldPlace(
                (int(_text(one, "start")) - 1, int(_text(one, "end")) - 1),
                float(_text(one, "lat")),
                float(_text(one, "lon")),
            )
            for one in article.iter("location")
        )
        yield Annotated(str(number), _text(article, "text"), places)


def read_lgl(folder: Path = FOLDER) -> Iterator[Annotated]:
    """LGL: local newspapers, demonyms annotated too."""
    for article in _articles(folder / "lgl.xml"):
        places = tuple(
            GoldPlace(_span(one), _degrees(one, "gaztag/lat"), _degrees(one, "gaztag/lon"))
            for one in article.iter("toponym")
        )
        yield Annotated(article.get("docid", ""), _text(article, "text"), places)


def read_geowebnews(folder: Path = FOLDER) -> Iterator[Annotated]:
    """GeoWebNews: its toponyms of type Literal; names used for a body or as an adjective are ignored."""
    for article in _articles(folder / "GWN.xml"):
        places, ignored = [], []
        for one in article.iter("toponym"):
            kind = _text(one, "type")
            if kind == "Literal":
                places.append(GoldPlace(_span(one), _degrees(one, "latitude"), _degrees(one, "longitude")))
            elif kind != "Non_Toponym":
                ignored.append(_span(one))
        yield Annotated(article.get("file", ""), _text(article, "text"), tuple(places), tuple(ignored))


LEARNED_FROM = "GeoVirus"
"""The one whose licence allows it."""

CORPORA: Mapping[str, Callable[[], Iterator[Annotated]]] = {
    "GeoVirus": read_geovirus,
    "LGL": read_lgl,
    "GeoWebNews": read_geowebnews,
}


def _articles(path: Path) -> Iterator[ElementTree.Element]:
    return ElementTree.parse(path).getroot().iter("article")


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(name) or ""


def _span(element: ElementTree.Element) -> Span:
    return int(_text(element, "start")), int(_text(element, "end"))


def _degrees(element: ElementTree.Element, name: str) -> float | None:
    written = element.findtext(name)
    return float(written) if written else None
