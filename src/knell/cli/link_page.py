"""What `knell link` writes: one page that asks nothing of any server, and one table."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knell.linkage.incident_lists import load_list_model
from knell.linkage.incident_record import IncidentRecord
from knell.linkage.list_columns import FIGURES
from knell.linkage.list_words import Reason, explain, say_days, say_place, say_range
from knell.linkage.model import ScoredPair
from knell.pipeline.linking import IncidentList, ListLink

TEMPLATES = Path(__file__).with_name("templates")

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula: cells of others' lists are made harmless."""


@dataclass(frozen=True, slots=True)
class RecordCells:
    """A record as it is shown."""

    label: str
    days: str
    place: str
    killed: str
    injured: str


@dataclass(frozen=True, slots=True)
class PairCells:
    """A pair as it is shown; `score` in [0, 1], `log_odds` natural."""

    left: RecordCells
    right: RecordCells
    score: float
    log_odds: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Everything that the page shows, in the order in which it shows it."""

    title: str
    link: ListLink
    pairs: tuple[PairCells, ...]
    """The least sure first: those are what a person must look at."""
    also: tuple[PairCells, ...]
    left_only: tuple[RecordCells, ...]
    right_only: tuple[RecordCells, ...]


def make_page(link: ListLink) -> LinkPage:
    """What is shown of a link."""
    left, right = link.left.records, link.right.records
    return LinkPage(
        title=f"{link.left.name} and {link.right.name}",
        link=link,
        pairs=tuple(sorted((_pair(link, one) for one in link.linked.pairs), key=lambda pair: pair.log_odds)),
        also=tuple(sorted((_pair(link, one) for one in link.linked.also), key=lambda pair: -pair.log_odds)),
        left_only=tuple(_cells(left[number]) for number in link.linked.left_only),
        right_only=tuple(_cells(right[number]) for number in link.linked.right_only),
    )


def write_page(page: LinkPage) -> str:
    """The page as HTML: self-contained, everything escaped, no script, no address that is fetched."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("link.html").render(page=page)


def write_table(link: ListLink) -> str:
    """One row for each pair, each record that has no partner, and each pair that lost to a better one, as CSV.

    `what` is pair, only_left, only_right or other_pair; every comparison has its level and its weight.
    """
    weights = load_list_model().model.weights.levels
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    sides = [f"{side}_{name}" for side in ("left", "right") for name in _side_names()]
    comparisons = [f"{name}_{what}" for name in weights for what in ("level", "weight")]
    writer.writerow(["what", "score", "log_odds", *sides, *comparisons])
    left, right = link.left.records, link.right.records
    for what, pairs in (("pair", link.linked.pairs), ("other_pair", link.linked.also)):
        for pair in pairs:
            levels = [cell for name, at in pair.levels.items() for cell in (at, f"{weights[name][at]:g}")]
            head = [what, f"{pair.score:.6f}", f"{pair.log_odds:.3f}"]
            writer.writerow([*head, *_side(left[pair.left]), *_side(right[pair.right]), *levels])
    nobody, nothing = [""] * len(_side_names()), [""] * len(comparisons)
    for number in link.linked.left_only:
        writer.writerow(["only_left", "", "", *_side(left[number]), *nobody, *nothing])
    for number in link.linked.right_only:
        writer.writerow(["only_right", "", "", *nobody, *_side(right[number]), *nothing])
    return out.getvalue()


def column_words(one: IncidentList) -> Iterator[str]:
    """Which column was taken for what, in words."""
    for field, columns in one.columns.items():
        yield f"{field.replace('_', ' ')}: {', '.join(columns)}"


def _side_names() -> list[str]:
    ends = [f"{name}_{end}" for name in FIGURES for end in ("low", "high")]
    return ["id", "first_day", "last_day", "place", "latitude", "longitude", *ends]


def _side(record: IncidentRecord) -> list[str]:
    figures = [end for name in FIGURES for end in record.figures[name]]
    plain = [record.first_day, record.last_day, record.latitude, record.longitude, *figures]
    first, last, latitude, longitude, *ends = ("" if cell is None else str(cell) for cell in plain)
    return [_harmless(record.label), first, last, _harmless(say_place(record)), latitude, longitude, *ends]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _cells(record: IncidentRecord) -> RecordCells:
    return RecordCells(
        record.label,
        say_days(record),
        say_place(record),
        say_range(record.figures["killed"]),
        say_range(record.figures["injured"]),
    )


def _pair(link: ListLink, pair: ScoredPair) -> PairCells:
    left, right = link.left.records[pair.left], link.right.records[pair.right]
    reasons = explain(pair, left, right, load_list_model().model)
    return PairCells(_cells(left), _cells(right), pair.score, pair.log_odds, tuple(reasons))
