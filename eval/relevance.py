"""How well reports of violence are told from others, on articles whose kind is known by where they are from."""

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from eval.score import extract_articles

from knell.model.where import Gazetteer

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
SEED = 2024


def share_relevant(articles: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> float:
    """Share of articles that are read as relevant. Raises ValueError where one cannot be read at all."""
    readings = extract_articles(articles, gazetteer)
    if broken := [reading["doc_id"] for reading in readings if "error" in reading]:
        raise ValueError(f"not read: {', '.join(map(str, broken))}")
    return sum(bool(reading["relevant"]) for reading in readings) / len(readings)


def other_articles(folder: Path = CORPORA) -> list[dict[str, Any]]:
    """News of disease (GeoVirus) and local news (LGL): collected for their place names, not for violence."""
    return [*_geoparsed(folder, "GeoVirus.xml"), *_geoparsed(folder, "lgl.xml")]


def shooting_articles(size: int, folder: Path = CORPORA) -> list[dict[str, Any]]:
    """A seeded sample of `size` articles on shootings."""
    lines = (folder / "shootings" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [article for line in lines if line.strip() for article in json.loads(line)["articles"]]
    return random.Random(SEED).sample(articles, min(size, len(articles)))


def _geoparsed(folder: Path, name: str) -> list[dict[str, Any]]:
    root = ElementTree.parse(folder / "geoparsing" / name).getroot()
    return [
        {
            "doc_id": f"{name}:{number}",
            "outlet": None,
            "published": None,
            "title": article.findtext("title") or "",
            "text": article.findtext("text") or "",
        }
        for number, article in enumerate(root.iter("article"))
    ]
