"""How fast mentions are matched, beside a plain Splink run over the same pairs; and one report added to many."""

import hashlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.mentions import make_mentions
from bench.processes import MEBIBYTE, peak_bytes
from bench.results import Line, seconds_of

from knell.linkage.engine import Engine
from knell.match.columns import make_columns
from knell.match.incidents import match_mentions
from knell.match.items import MatchItem
from knell.match.reach_keys import find_pairs
from knell.match.score import load_weights
from knell.match.scoring import make_model
from knell.model.ids import mint_id
from knell.model.reading import Reading
from knell.model.report import Origin, Report
from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)

PROCESS = """
import json, sys
from bench.linking import match_seconds
print(json.dumps(match_seconds(int(sys.argv[1]), int(sys.argv[2]))))
"""


def matching_lines(*, mentions: int, known: int, seed: int) -> Iterator[Line]:
    """So many mentions matched, the memory that takes, and one report added to a ledger of `known` mentions."""
    items = make_mentions(mentions, seed)
    ours = seconds_of(lambda: match_mentions(items, (), lambda: mint_id("INC"), NOON))
    plain, pairs = plain_splink_seconds(items)
    yield Line(
        f"matching {mentions:,} mentions, from mentions to incidents with reasons",
        "s",
        ours,
        "a plain Splink run over the same pairs",
        plain,
        f"{pairs:,} pairs within reach, one thread; the plain run only scores: no blocking, no reasons in words,"
        " no clusters that keep apart what excludes one another",
    )
    command = [sys.executable, "-c", PROCESS, str(mentions), str(seed)]
    with tempfile.TemporaryDirectory() as home:
        yield Line(
            f"peak memory of matching {mentions:,} mentions",
            "MiB",
            peak_bytes(command, b"", home=Path(home)) / MEBIBYTE,
        )
        ledger_seconds = one_more_seconds(Path(home), make_mentions(known + 1, seed, told=1))
    yield Line(
        f"matching one report more in a ledger of {known:,} incidents, each in one report",
        "s",
        ledger_seconds,
    )


def match_seconds(mentions: int, seed: int) -> float:
    """Seconds of matching made mentions; for a process of its own."""
    items = make_mentions(mentions, seed)
    return seconds_of(lambda: match_mentions(items, (), lambda: mint_id("INC"), NOON))


def plain_splink_seconds(items: Sequence[MatchItem]) -> tuple[float, int]:
    """Seconds of a model out of Splink's own comparisons over the same pairs, and how many those are."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import Linker, SettingsCreator

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.CustomComparison(
                output_column_name="days",
                comparison_levels=[
                    levels.NullLevel("first_day"),
                    levels.ExactMatchLevel("first_day"),
                    levels.CustomLevel("abs(first_day_l - first_day_r) <= 1"),
                    levels.ElseLevel(),
                ],
            ),
            comparisons.DistanceInKMAtThresholds("latitude", "longitude", [5, 10, 40]),
            comparisons.ExactMatch("type"),
            comparisons.ArrayIntersectAtSizes("perpetrators", [1]),
            comparisons.ArrayIntersectAtSizes("target_words", [1]),
        ],
        blocking_rules_to_generate_predictions=["1=1"],
    )
    ordered = sorted(items, key=lambda item: item.mention_id)
    with Engine(make_model(load_weights())) as engine:
        engine.add("mentions", make_columns(ordered))
        pairs = find_pairs(engine, "mentions", ordered)
        connection = engine.connection
        connection.execute(f"CREATE VIEW plain_pairs AS SELECT '0' AS match_key, * FROM {pairs}")
        (count,) = connection.execute(f"SELECT count(*) FROM {pairs}").fetchall()[0]
        linker = Linker(engine.table("mentions"), settings, log_level=None)
        linker.table_management.register_blocked_pairs_for_predict(engine.register("plain_pairs"))
        return seconds_of(lambda: linker.inference.predict(warning_mode="never")), count


def one_more_seconds(folder: Path, items: Sequence[MatchItem]) -> float:
    """Seconds to match the last of these mentions, the others being in a ledger that was matched."""
    with Ledger.open(str(folder / "ledger.db"), folder / "ledger.key") as ledger:
        for item in items[:-1]:
            keep(ledger, item)
        match_ledger(ledger)
        keep(ledger, items[-1])
        return seconds_of(lambda: match_ledger(ledger))


def keep(ledger: Ledger, item: MatchItem) -> None:
    """A report of its own that tells of this mention and nothing else."""
    text = f"Report {item.mention_id}\nMade."
    report = Report(
        title=f"Report {item.mention_id}",
        text=text,
        raw=text.encode(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        origin=Origin("made", NOON),
        outlet="Made",
        published=item.published,
        published_field=item.published,
        language="en",
    )
    reading = Reading("made-1", is_relevant=True, mentions=(replace(item.mention, mention_id="I1"),))
    ledger.add_report(report, reading, at=NOON)


def main(mentions: int = 100_000, known: int = 100_000) -> None:
    """Print the lines: `python -m bench.linking`; `MENTIONS KNOWN` may be given."""
    for line in matching_lines(mentions=mentions, known=known, seed=20170626):
        beside = "" if line.beside is None else f" beside {line.beside:.2f} ({line.beside_what}; {line.note})"
        print(f"{line.what}: {line.ours:.2f} {line.unit}{beside}", flush=True)


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:3]))
