"""`knell extract`: articles as JSON lines in, what they say as JSON lines out."""

from knell.cli.article_lines import answer_articles
from knell.pipeline.extracting import extract_line


def extract() -> None:
    """Read articles as JSON lines, write what they say.

    Standard input: one article a line (doc_id, outlet, published, title, text). Standard output: one line for
    each, in the same order, with its incidents, claims and positions; a claim's "start" and "end" are offsets
    into title, newline, text. An article that cannot be read gives {"doc_id": …, "error": …}. No ledger, no
    network.
    """
    answer_articles("extract", extract_line)
