"""Makes the table of how rare words are: `python -m eval.matching.word_counts` writes it into the package.

Only counts are taken of the texts: how many reports have a word. A word is as common as in the kind of news that
has it most, so that what every report on a war says, and what every report on a shooting says, are both common.
Words of fewer than one report in 256 of every kind are not in the table: no name of a private person is.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from math import floor, log2
from pathlib import Path
from typing import Any

from eval.corpus import CORPUS
from eval.geoparsing.corpora import read_geovirus, read_lgl

from knell.text.data_files import DATA
from knell.text.rarity import RAREST, word_keys

CORPORA = CORPUS.parent
TABLE = DATA / "en-word-rarity.yml"

FEWEST = 4
"""Reports that must have a word before its share is believed."""

HEAD = """\
# How rare words are in news, in halvings of the share of reports that have them: level 3 is one report in eight to
# one in 16. What is not here is in fewer than one report in 256. Made by `python -m eval.matching.word_counts`
# from counts over {reports:,} public reports: on the war in Syria, on shootings (every second incident), on disease,
# and local news. Read by knell.text.rarity. A change of the table is a change of the weights of matching.
levels:
"""


def is_fitted_on(incident_id: str) -> bool:
    """Whether a shooting is in the half that tables and weights may be made from; the other is left out."""
    return zlib.crc32(incident_id.encode()) % 2 == 0


def read_kinds() -> dict[str, list[str]]:
    """The reports of each kind of news, title and text."""
    war = [
        f"{row['title']}\n{row['text']}"
        for name in ("articles", "unannotated", "clean-articles")
        for row in _lines(CORPUS / f"{name}.jsonl")
    ]
    shootings = [
        f"{article['title']}\n{article['text']}"
        for row in _lines(CORPORA / "shootings" / "incidents.jsonl")
        if is_fitted_on(row["incident_id"])
        # One report of each: else the names of those whom many reports tell of would look like common words.
        for article in row["articles"][:1]
    ]
    other = [one.text for read in (read_lgl, read_geovirus) for one in read()]
    return {"war": war, "shootings": shootings, "other": other}


def make_table(kinds: Iterable[list[str]]) -> dict[int, list[str]]:
    """The words of each level below `RAREST`, in the order of the alphabet."""
    levels: dict[str, int] = {}
    for texts in kinds:
        counts = Counter(word for text in texts for word in set(word_keys(text)))
        for word, count in counts.items():
            level = floor(-log2(count / len(texts)))
            if count >= FEWEST and level < RAREST:
                levels[word] = min(level, levels.get(word, RAREST))
    return {
        level: sorted(word for word, own in levels.items() if own == level)
        for level in range(RAREST)
        if level in levels.values()
    }


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def main() -> int:
    """Write the table."""
    kinds = read_kinds()
    head = HEAD.format(reports=sum(map(len, kinds.values())))
    rows = (f"  {level}: >-\n{_wrap(words)}" for level, words in make_table(kinds.values()).items())
    TABLE.write_text(head + "".join(rows), encoding="utf-8")
    return 0


def _wrap(words: Iterable[str], width: int = 118) -> str:
    lines, line = [], "   "
    for word in words:
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = "   "
        line += f" {word}"
    return "".join(f"{one}\n" for one in (*lines, line))


if __name__ == "__main__":
    sys.exit(main())
