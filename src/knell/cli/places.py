"""`knell places`: articles as JSON lines in, every place that they name as JSON lines out."""

from knell.cli.article_lines import answer_articles
from knell.pipeline.placing import place_line


def places() -> None:
    """Read articles as JSON lines, write the places that they name.

    Standard input: as for "knell extract". Standard output: one line for each article, in the same order, with
    every place and where it is: "start" and "end" are offsets into title, newline, text; "lat", "lon" and
    "radius_m" are null where nothing tells which place is meant, and "why" says so; "rejected" has what else it
    might have been.
    No ledger, no network.
    """
    answer_articles("places", place_line)
