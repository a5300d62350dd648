"""Claimants under several names: how many keys the annotated claims of one organisation get.

Which organisation an annotated claim is of is told by a word or two of its annotated organisation, from the list below,
which shares nothing with the alias table.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from knell.model.claim import Attribution, Claim, Harm, Scope, Span, Stance, VictimAxes, VictimClass
from knell.model.count import Count
from knell.model.record import ReportSummary, SourcedClaim
from knell.pipeline.claimants import Sourcing, resolve_claimants
from knell.text.directory import shipped_directory
from knell.text.named_actors import find_named_actors
from knell.text.names import fold

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "casualty-claims"

ORGANISATIONS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "Observatory": r"observatory|\bsohr\b",
        "Network for Human Rights": r"syrian network",
        "United Nations": r"^(?:the )?u\.?n\.?\b|united nations|world health",
        "SANA": r"\bsana\b|syrian arab news",
        "state television": r"syria tv|state (?:tv|television|media)|official television",
        "civil defence": r"civil defen[cs]e|white helmets",
        "doctors without borders": r"\bmsf\b|without borders",
        "AFP": r"\bafp",
        "coalition": r"international coalition|us-led coalition|inherent resolve|combined joint",
        "US government and military": r"pentagon|defense department|central command|^(?:the )?u\.s\.$|united states",
        "UK government": r"^uk government",
        "Turkey": r"turk",
        "red cross federation": r"international federation of red",
        "Aleppo police": r"aleppo police",
    }.items()
}


@dataclass(frozen=True, slots=True)
class AliasScore:
    """Of one organisation: its claims, the different names that articles give their claimants, and the keys that we
    give them, by claimant and organisation as annotated (`keys`) and by the claimant's words (`keys_of_words`)."""

    claims: int
    names: int
    keys: int
    keys_of_words: int
    largest_of_words: int
    """Claims under the commonest key by words alone."""


def score_aliases(folder: Path = CORPUS) -> dict[str, AliasScore]:
    """Each organisation of the list that the annotated articles have."""
    rows: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for prefix in ("", "clean-"):
        articles = {one["doc_id"]: one for one in _read(folder / f"{prefix}articles.jsonl")}
        for gold in _read(folder / f"{prefix}gold.jsonl"):
            article = articles[gold["doc_id"]]
            full, bare = (_keys(article, gold["claims"], with_organisation=one) for one in (True, False))
            for claim, key, key_of_words in zip(gold["claims"], full, bare, strict=True):
                told = claim["claimant_org"] or ""
                name = next((name for name, one in ORGANISATIONS.items() if one.search(told)), None)
                if name is not None:
                    rows[name].append((fold(claim["claimant"] or ""), key, key_of_words))
    return {name: _score(rows[name]) for name in ORGANISATIONS if rows[name]}


def _score(rows: Sequence[tuple[str, str, str]]) -> AliasScore:
    names, keys, bare = ([row[place] for row in rows] for place in range(3))
    return AliasScore(
        len(rows), len(set(names)), len(set(keys)), len(set(bare)), max(map(bare.count, set(bare)))
    )


def _keys(
    article: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], *, with_organisation: bool
) -> list[str]:
    directory = shipped_directory()
    text = f"{article.get('title') or ''}\n{article['text']}"
    sourcing = Sourcing(directory, {}, lambda report_id: find_named_actors(text, directory.table))
    report = ReportSummary(article["doc_id"], "", article.get("outlet"), None, "en", "", datetime.now(UTC))
    sourced = [
        SourcedClaim(_claim(one, one["claimant_org"] if with_organisation else None), report, "")
        for one in claims
    ]
    return [one.claimant.key for one in resolve_claimants(sourced, sourcing) if one.claimant is not None]


def _claim(row: Mapping[str, Any], organisation: str | None) -> Claim:
    return Claim(
        claim_id=row["id"],
        mention_id=row["incident"],
        scope=Scope(row["scope"]),
        span=Span(0, len(row["quote"])),
        quote=row["quote"],
        count=Count(row["low"], row["high"], None, row["figure"]),
        harm=Harm(row["harm"]),
        victims=row["victims"],
        victim_class=VictimClass(row["victim_class"]),
        victim=VictimAxes(),
        attribution=Attribution(row["claimant"], organisation, row["via"]),
        part_of=None,
        stance=Stance(row["stance"]),
        confidence=1.0,
    )


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
