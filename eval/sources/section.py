"""The part of docs/benchmarks.md on copies and claimants."""

from collections.abc import Iterator
from pathlib import Path

from bench.copies import read_figures
from eval.sources.aliases import AliasScore, score_aliases
from eval.sources.copies import (
    SHOOTINGS,
    MadeScore,
    SearchScore,
    read_shootings,
    score_made,
    score_search,
)

from knell.model.where import Gazetteer
from knell.read.syndication import LIKE_CONTAINED, LIKE_JACCARD

COPIES_TEXT = """\
Our sample reports, each printed by eight papers of a day later in eight ways, read into a new ledger. *Found*: put into
one text with their original. *Told*: of those found, copies that are called copies, and the version with changed
figures that is called an update.
"""

SEARCH_TEXT = """\
Articles on shootings, by their running text: pairs that share {jaccard:.0%} of their sequences of five words, or
{contained:.0%} of the shorter one's. Bands find candidates, which are then compared word for word, so no pair is wrong;
*every pair* compares each article with each other by the same code. Many pairs are frames of one site (a sign-up form)
archived in place of two articles. The reading of the texts is not timed.
"""

ALIASES_TEXT = """\
Claims of the annotated articles by organisation, which is told by a word of its annotated name. *Names*: how many
different names their claimants have. *Keys*: how many claimants we take them for, given the annotated organisation;
*by words*: given only the claimant's own words ("the monitor"), within its article; *largest*: the share of the claims
under the commonest of these keys. An organisation with one key is one claimant.
"""

LARGE_TEXT = """\
A ledger of invented reports of 300 words, one in twenty a print of another (`python -m bench.copies`, {date}).
"""


def sources_section(gazetteer: Gazetteer, corpora: Path) -> Iterator[str]:
    """Copies made of samples, bands beside every pair, speed in a large ledger, names of one organisation."""
    yield "## Copies\n"
    yield from made_lines(score_made(gazetteer))
    shootings = corpora / "shootings" / SHOOTINGS.name
    if shootings.is_file():
        yield from search_lines(score_search(list(read_shootings(shootings))))
    else:
        yield "The articles on shootings were not beside the checkout in this run: nothing was measured on them.\n"
    yield from large_lines()
    yield "## Claimants under several names\n"
    claims = corpora / "casualty-claims"
    if claims.is_dir():
        yield from alias_lines(score_aliases(claims))
    else:
        yield "The annotated articles were not beside the checkout in this run: nothing was measured on them.\n"


def made_lines(score: MadeScore) -> Iterator[str]:
    """A row for each way of printing."""
    yield COPIES_TEXT
    yield "| printed | reports | found | told |\n|---|---:|---:|---:|"
    for name, found in score.found.items():
        told = score.told[name]
        yield f"| {name} | {found.of} | {_share(found.right, found.of)} | {_share(told.right, told.of)} |"
    yield f"\nPairs of different samples that were taken for one text: {score.false_pairs}.\n"


def search_lines(score: SearchScore) -> Iterator[str]:
    """Bands beside every pair."""
    yield SEARCH_TEXT.format(jaccard=LIKE_JACCARD, contained=LIKE_CONTAINED)
    pairs, all_pairs = score.pairs, score.texts * (score.texts - 1) // 2
    yield "| | compared | found | recall | precision | seconds |\n|---|---:|---:|---:|---:|---:|"
    yield f"| every pair | {all_pairs:,} | {pairs.gold:,} | 1.000 | 1.000 | {score.all_pairs_s:.1f} |"
    recall, precision = _share(pairs.found, pairs.gold), _share(pairs.found, pairs.predicted)
    yield (
        f"| bands | {score.candidates:,} | {pairs.predicted:,} | {recall} | {precision} |"
        f" {score.bands_s:.1f} |\n"
    )


def large_lines() -> Iterator[str]:
    """A large ledger, as last measured."""
    figures = read_figures()
    if not figures:
        return
    yield LARGE_TEXT.format(date=figures["date"])
    yield "| reports | all, s | one more, ms (median, most) | ledger, MiB | sketches, MiB |\n|---:|---:|---:|---:|---:|"
    yield (
        f"| {figures['reports']:,} | {figures['all_s']} | {figures['one_ms']}, {figures['one_most_ms']} |"
        f" {figures['ledger_mib']} | {figures['sketches_mib']} |\n"
    )


def alias_lines(scores: dict[str, AliasScore]) -> Iterator[str]:
    """A row for each organisation."""
    yield ALIASES_TEXT
    yield "| organisation | claims | names | keys | by words | largest |\n|---|---:|---:|---:|---:|---:|"
    for name, one in scores.items():
        share = _share(one.largest_of_words, one.claims)
        yield f"| {name} | {one.claims} | {one.names} | {one.keys} | {one.keys_of_words} | {share} |"
    yield ""


def _share(right: int, of: int) -> str:
    return f"{right / of:.3f}" if of else "–"
